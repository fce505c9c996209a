//! Collecting secrets: every place of a document where one may stand.

use std::collections::BTreeSet;

use foldhash::HashMap;
use serde_json::Value;

use super::super::Api;
use super::super::scripts::is_secret;
use super::super::secret::{is_masked_name, is_secret_name, is_secret_value, looks_random, may_name_secrets};
use super::Secrets;
use super::assigned::assigned_values;
use super::prose::told_values;
use crate::document::{
    Auth, AuthKind, Body, Document, Example, FieldValue, FormField, Header, Node, Request, Url, Variable, walk,
};
use crate::placeholder::{is_converted, is_placeholder};
use crate::script::{Scripts, scripts_of};

/// The API with all secrets of its document, and what its credentials and secret settings are with their variables
/// filled in.
pub(in super::super) fn with_secrets(api: Api, document: &Document, scripts: &Scripts) -> Api {
    let mut found = Found::default();
    found.add_document(document);
    for script in scripts_of(document) {
        let spans = scripts.secret_spans(script, &is_secret);
        let texts = spans
            .iter()
            .filter_map(|span| script.text.get(span.start as usize..span.end as usize));
        texts.for_each(|text| found.add(text.trim_matches(['"', '\'', '`'])));
        found.add_prose(&script.text);
    }
    found.add_api(&api);
    if found.values.iter().any(|value| is_short_number(value)) {
        found.reads_all = true;
        found.add_document(document);
    }
    Api {
        secrets: Secrets::new(found.values, &found.numbers),
        ..api
    }
}

/// Those of a document without its scripts, as they stand.
#[cfg(feature = "learn")]
pub(crate) fn secret_values(document: &Document) -> BTreeSet<String> {
    let mut found = Found::default();
    found.add_document(document);
    found.values
}

/// Parameters of authentication that are secrets although their names do not say so.
const PARAMETERS: &[&str] = &[
    "value",
    "nonce",
    "opaque",
    "clientId",
    "consumerKey",
    "authId",
    "username",
    "user",
    "accessKey",
    "kid",
];

#[derive(Default)]
struct Found {
    values: BTreeSet<String>,
    /// Numbers under names that are no secret. A converter gives every number of an API the same sample: that of a
    /// `credential_id` stands for each other id, too.
    numbers: BTreeSet<String>,
    /// Whether bodies in which nothing is named a secret are read, too: for their numbers, if one may be a secret.
    reads_all: bool,
    /// Which names are those of secrets: a collection has few keys, each many times.
    masked: HashMap<String, bool>,
}

impl Found {
    fn add_document(&mut self, document: &Document) {
        self.add_prose(&document.description);
        self.add_auth(document.auth.as_ref());
        let scopes = [&document.variables, &document.globals, &document.environment];
        scopes
            .into_iter()
            .flatten()
            .for_each(|variable| self.add_variable(variable));
        walk(&document.nodes).for_each(|node| self.add_node(node));
    }

    /// A value, unless it is the place of one; with a scheme also what follows it.
    fn add(&mut self, value: &str) {
        const SHORTEST: usize = 4;
        let value = value.trim();
        let is_place = value.contains("{{") || value.starts_with(['<', '{']) || is_placeholder(value);
        if value.len() < SHORTEST || is_place || is_converted(value) || matches!(value, "true" | "false" | "null") {
            return;
        }
        self.values.insert(value.to_owned());
        if let Some((scheme, rest)) = value.split_once(' ')
            && scheme.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'-')
            && !rest.contains(' ')
        {
            self.add(rest);
        }
    }

    fn is_masked(&mut self, name: &str) -> bool {
        if let Some(known) = self.masked.get(name) {
            return *known;
        }
        let is_masked = is_masked_name(name);
        self.masked.insert(name.to_owned(), is_masked);
        is_masked
    }

    /// A value, if its name or its look says that it is secret.
    fn add_named(&mut self, name: &str, value: &str) {
        if self.is_masked(name) || is_secret_value(name, value) {
            self.add(value);
        } else {
            self.add_sample(value);
        }
    }

    /// A value under a name that is no secret.
    fn add_sample(&mut self, value: &str) {
        if is_short_number(value) {
            self.numbers.insert(value.to_owned());
        }
    }

    /// What is secret in the words of people.
    fn add_prose(&mut self, text: &str) {
        told_values(text).into_iter().for_each(|value| self.add(value));
    }

    /// The words about something that has a name: those about a secret may hold one.
    fn add_description(&mut self, name: &str, text: &str) {
        self.add_prose(text);
        if self.is_masked(name) {
            let is_part = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-');
            let words = text.split(|letter| !is_part(letter)).filter(|word| looks_random(word));
            words.for_each(|word| self.add(word));
        }
    }

    fn add_auth(&mut self, auth: Option<&Auth>) {
        let Some(auth) = auth else { return };
        let is_open = |name: &str| match &auth.kind {
            AuthKind::Other(mechanism) => {
                let facts = mechanism.facts();
                crate::words::is_in(facts.sent, name) || crate::words::is_in(facts.more.shown, name)
            }
            _ => false,
        };
        for (name, value) in auth.parameters.iter().filter(|(name, _)| !is_open(name)) {
            if let Some(value) = value
                .as_str()
                .filter(|_| PARAMETERS.contains(&name.as_str()) || is_secret_name(name))
            {
                self.add(value);
            }
        }
    }

    fn add_variable(&mut self, variable: &Variable) {
        self.add_description(&variable.key, &variable.description);
        if variable.secret {
            self.add(&variable.value);
        } else {
            self.add_named(&variable.key, &variable.value);
        }
    }

    fn add_node(&mut self, node: &Node) {
        match node {
            Node::Folder(folder) => {
                self.add_auth(folder.auth.as_ref());
                self.add_prose(&folder.description);
            }
            Node::Item(item) => {
                self.add_prose(&item.description);
                item.request.iter().for_each(|request| self.add_request(request));
                item.examples.iter().for_each(|example| self.add_example(example));
            }
        }
    }

    fn add_request(&mut self, request: &Request) {
        self.add_auth(request.auth.as_ref());
        self.add_prose(&request.description);
        request.url.iter().for_each(|url| self.add_url(url));
        request.headers.iter().for_each(|header| self.add_header(header));
        match &request.body {
            Some(Body::Raw { text, .. }) => self.add_text(text),
            Some(Body::Urlencoded(fields) | Body::Multipart(fields)) => {
                fields.iter().for_each(|field| self.add_field(field));
            }
            Some(Body::GraphQl(Some(body))) => match &body.variables {
                Some(Value::String(text)) => self.add_text(text),
                Some(value) => self.add_json(value),
                None => {}
            },
            Some(Body::GraphQl(None) | Body::File { .. }) | None => {}
        }
    }

    fn add_url(&mut self, url: &Url) {
        let address = url
            .origin
            .split_once("://")
            .map_or(url.origin.as_str(), |(_, rest)| rest);
        if let Some((user, _)) = address.rsplit_once('@') {
            user.split(':').for_each(|part| self.add(part));
        }
        for variable in &url.path_variables {
            self.add_description(&variable.key, &variable.description);
            self.add_named(&variable.key, variable.value.as_deref().unwrap_or_default());
        }
        for entry in url.query.iter().flatten() {
            let (name, value) = (entry.key.as_deref().unwrap_or_default(), entry.value.as_deref());
            self.add_description(name, &entry.description);
            self.add_named(name, value.unwrap_or_default());
        }
    }

    fn add_header(&mut self, header: &Header) {
        self.add_description(&header.key, &header.description);
        self.add_named(&header.key, &header.value);
        let is_cookie = ["cookie", "set-cookie"]
            .iter()
            .any(|name| header.key.eq_ignore_ascii_case(name));
        if is_cookie {
            let cookies = header.value.split(';').filter_map(|cookie| cookie.split_once('='));
            let values = cookies.filter(|(name, _)| !is_attribute(name.trim()));
            values.for_each(|(_, value)| self.add(value));
        } else {
            self.add_assigned(&header.value);
        }
    }

    fn add_field(&mut self, field: &FormField) {
        let name = field.key.as_deref().unwrap_or_default();
        self.add_description(name, &field.description);
        if let FieldValue::Text(value) = &field.value {
            self.add_named(name, value);
            if value.starts_with(['{', '[']) {
                self.add_text(value);
            }
        }
    }

    fn add_example(&mut self, example: &Example) {
        example.headers.iter().for_each(|header| self.add_header(header));
        example.body.iter().for_each(|body| self.add_text(body));
        example.request.iter().for_each(|request| self.add_request(request));
    }

    /// A body: JSON, or any other text.
    fn add_text(&mut self, text: &str) {
        let is_escaped = || text.contains("\\u");
        if !self.reads_all && !may_name_secrets(text) && !is_escaped() {
            return;
        }
        match serde_json::from_str(text) {
            Ok(value) => self.add_json(&value),
            Err(_) => self.add_assigned(text),
        }
    }

    fn add_assigned(&mut self, text: &str) {
        for range in assigned_values(text) {
            self.add(text.get(range).unwrap_or_default());
        }
    }

    fn add_json(&mut self, value: &Value) {
        match value {
            Value::Object(members) => {
                for (key, value) in members {
                    match value {
                        Value::String(text) if self.is_masked(key) => self.add(text),
                        Value::Number(number) if self.is_masked(key) => self.add(&number.to_string()),
                        other => self.add_json(other),
                    }
                }
            }
            Value::Array(elements) => elements.iter().for_each(|element| self.add_json(element)),
            Value::Number(number) => self.add_sample(&number.to_string()),
            Value::String(text) => self.add_sample(text),
            Value::Null | Value::Bool(_) => {}
        }
    }

    /// What is sent as a credential once variables are filled in.
    fn add_api(&mut self, api: &Api) {
        let is_secret = |key: &str| is_secret_name(key) || PARAMETERS.contains(&key);
        let authentications = api.operations.iter().flat_map(|one| &one.authentications);
        let own = api.operations.iter().filter_map(|one| one.own_access.as_ref());
        let credentials = authentications
            .map(|authentication| &authentication.replay)
            .chain(own.map(|(_, replay)| replay));
        let secret = api.settings.iter().filter(|setting| !setting.ends_in_slash());
        let settings = secret.filter_map(|setting| setting.replay.as_ref());
        let values = credentials
            .flatten()
            .filter(|(key, _)| is_secret(key))
            .map(|(_, value)| value);
        values.chain(settings).for_each(|value| self.add(value));
    }
}

/// As many digits as an id has; a card number has more.
fn is_short_number(value: &str) -> bool {
    const LONGEST: usize = 12;
    value.len() <= LONGEST && value.parse::<i64>().is_ok()
}

/// Attributes of a cookie, whose values are no secrets.
fn is_attribute(name: &str) -> bool {
    let known = [
        "domain", "expires", "max-age", "path", "priority", "samesite", "version",
    ];
    known.iter().any(|attribute| name.eq_ignore_ascii_case(attribute))
}
