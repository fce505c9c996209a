//! What the collection says that a call sends: method, URL, headers and body, as data for the contract tests.
//!
//! This follows the API alone, not the code that is made of it: it is what that code is held against. Variables that get
//! a new value with each call stay `{{$guid}}`, which fits everything.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use crate::api::{
    self, Body, FileGiven, FormField, Given, Header, MemberKind, Part, Place, QueryEntry, SECRET, Scheme, SettingRole,
    Template,
};
use crate::script::term::{self, Effect, Term, Verb};

use super::Context;
use super::harmless::CONTENT;

/// What a caller's data leaves as it is.
const DATA: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Settings may refer to each other; so many times in one another.
const DEEPEST: usize = 8;

/// What a setting is set to where the collection has no value that may be written.
pub(super) fn placeholder(setting: &api::Setting) -> Option<&'static str> {
    match (&setting.default, &setting.replay, setting.role) {
        (Some(_), None, _) => None,
        (Some(_), Some(_), _) if setting.ends_in_slash() => None,
        (_, _, SettingRole::Server) => Some("https://api.example"),
        (_, Some(_), SettingRole::Variable) => Some(SECRET),
        (None, None, SettingRole::Variable) => Some("value"),
    }
}

/// A request as it must arrive; the operation has harmless values.
pub(super) fn request(operation: &api::Operation, context: &Context<'_>) -> Value {
    let wire = Wire { operation, context };
    json!({
        "name": operation.name,
        "method": operation.method.as_str(),
        "url": if wire.changes(QUERIES) || wire.starts_anywhere() { Value::Null } else { wire.url().into() },
        "headers": wire.headers(),
        "body": if wire.changes(&[term::SET_BODY]) { Value::Null } else { wire.body() },
    })
}

/// The JSON that a call is given, where scripts decide what is sent of it.
pub(super) fn given(operation: &api::Operation) -> Value {
    match &operation.body {
        Body::Json { replay, .. } => sent(replay)["json"].take(),
        Body::GraphQl {
            replay: Some(replay), ..
        }
        | Body::JsonRpc {
            replay: Some(replay), ..
        } => sent(replay)["json"].take(),
        _ => Value::Null,
    }
}

/// What changes a URL.
const QUERIES: &[Verb] = &[
    term::ADD_QUERY,
    term::ADD_QUERY_TEXT,
    term::UPSERT_QUERY,
    term::REMOVE_QUERY,
    term::CLEAR_QUERY,
    term::SET_QUERY,
    term::SET_HOST,
];

/// What takes headers away.
const HEADERS: &[Verb] = &[term::UPSERT_HEADER, term::REMOVE_HEADER];

struct Wire<'a> {
    operation: &'a api::Operation,
    context: &'a Context<'a>,
}

impl Wire<'_> {
    /// What scripts do to the request.
    fn each_change(&self, see: &mut dyn FnMut(&Verb, &[Term])) {
        let scripts = self.operation.scripts.iter();
        for effect in scripts.flat_map(|id| &self.context.krate.api.scripts[id.0].effects) {
            effect.walk(&mut |effect| {
                if let Effect::Change(verb, terms) = effect {
                    see(verb, terms);
                }
            });
        }
    }

    /// Whether a script of the operation sets a variable.
    fn sets(&self, key: &str) -> bool {
        let scripts = self.operation.scripts.iter();
        let mut effects = scripts.flat_map(|id| &self.context.krate.api.scripts[id.0].effects);
        effects.any(|effect| {
            let mut sets = false;
            effect.walk(&mut |effect| sets |= matches!(effect, Effect::Store(_, name, _) if name == key));
            sets
        })
    }

    /// Whether the URL begins with what a script sets.
    fn starts_anywhere(&self) -> bool {
        match self.operation.url.0.first() {
            Some(Part::Setting(id)) => self.sets(&self.context.krate.api.settings[id.0].key),
            _ => false,
        }
    }

    fn changes(&self, verbs: &[Verb]) -> bool {
        let mut changes = false;
        self.each_change(&mut |verb, _| changes |= verbs.contains(verb));
        changes
    }

    /// JSON with what scripts compute of it, which fits everything.
    fn with_members(&self, mut body: Value) -> Value {
        for member in self
            .operation
            .members
            .iter()
            .filter(|member| member.kind != MemberKind::Hole)
        {
            let Some(mut place) = body.get_mut("json") else { break };
            for key in &member.path {
                if !place.is_object() {
                    *place = json!({});
                }
                place = &mut place[key.as_str()];
            }
            *place = match member.kind {
                MemberKind::Text => self
                    .text(&member.value, str::to_owned, |_, given| as_it_is(given))
                    .into(),
                MemberKind::Json | MemberKind::Hole => return Value::Null,
            };
        }
        body
    }

    fn schemes(&self) -> impl Iterator<Item = &Scheme> {
        let used = self.operation.authentications.iter();
        used.map(|used| &self.context.krate.api.credentials[used.credential.0].scheme)
    }

    fn url(&self) -> String {
        let path = self.text(&self.operation.url, str::to_owned, in_url);
        let mut entries = Vec::new();
        for entry in &self.operation.query {
            match entry {
                QueryEntry::Constant { key: None, value: None } => {}
                QueryEntry::Constant { key, value } => {
                    let text = |template: &Template| self.text(template, escaped, |_, given| in_query(given));
                    let key = key.as_ref().map(text).unwrap_or_default();
                    let value = value.as_ref().map(|value| format!("={}", text(value)));
                    entries.push(key.replace('=', "%3D") + &value.unwrap_or_default());
                }
                QueryEntry::Credential(key) => entries.push(format!("{}={SECRET}", escaped(key).replace('=', "%3D"))),
                QueryEntry::Argument(id) => {
                    let argument = &self.operation.arguments[id.0];
                    let given = argument.replay.iter().enumerate().map(|(number, given)| {
                        let key = escaped(&argument.numbered(&argument.key, number)).replace('=', "%3D");
                        match given {
                            Given::Set => key,
                            given => format!("{key}={}", in_query(given)),
                        }
                    });
                    entries.extend(given);
                }
            }
        }
        for scheme in self.schemes() {
            let Scheme::ApiKeyQuery(name) = scheme else { continue };
            if self.operation.query.contains(&QueryEntry::Credential(name.clone())) {
                continue;
            }
            let values = self.operation.authentications.iter().flat_map(|one| &one.replay);
            let value = if values.count() == 0 { "" } else { "=secret" };
            entries.push(format!("{}{value}", escaped(name).replace('=', "%3D")));
        }
        let separator = if entries.is_empty() { "" } else { "?" };
        format!("{path}{separator}{}", entries.join("&"))
    }

    fn headers(&self) -> Vec<[String; 2]> {
        let mut headers = Vec::new();
        for header in &self.operation.headers {
            match header {
                Header::Constant { name, value } => {
                    let value = self.text(value, str::to_owned, |_, given| as_it_is(given));
                    headers.push([name.clone(), value]);
                }
                Header::Argument(id) => {
                    let argument = &self.operation.arguments[id.0];
                    let values = argument.replay.iter();
                    headers.extend(values.map(|given| [argument.key.clone(), as_it_is(given)]));
                }
            }
        }
        let mut replaced: Vec<String> = Vec::new();
        let mut any = false;
        self.each_change(&mut |verb, terms| match terms.first() {
            Some(Term::Text(name)) if HEADERS.contains(verb) => replaced.push(name.to_ascii_lowercase()),
            // Which one it is, only the script knows.
            Some(_) => any |= HEADERS.contains(verb),
            None => {}
        });
        if any {
            headers.clear();
        }
        headers.retain(|[name, _]: &[String; 2]| !replaced.contains(&name.to_ascii_lowercase()));
        let without = &self.operation.behavior.without_headers;
        headers.retain(|[name, _]| !without.contains(&name.to_ascii_lowercase()));
        headers.extend(self.schemes().filter_map(credential));
        headers
    }

    fn body(&self) -> Value {
        match &self.operation.body {
            Body::None => json!({ "text": "" }),
            Body::Json { replay, .. } => self.with_members(sent(replay)),
            Body::Text { replay, .. } => json!({ "text": replay }),
            Body::Template(text) => json!({ "text": self.text(text, str::to_owned, |_, given| as_it_is(given)) }),
            Body::Constant(text) if !self.operation.members.is_empty() => {
                self.with_members(json!({ "json": serde_json::from_str::<Value>(text).unwrap_or_default() }))
            }
            Body::Constant(text) => json!({ "text": text }),
            Body::File { replay, .. } => json!({ "text": content(replay) }),
            Body::GraphQl {
                query,
                operation_name,
                replay,
                ..
            } => {
                let mut body = json!({ "query": query });
                if let Some(name) = operation_name {
                    body["operationName"] = name.clone();
                }
                match replay.as_ref().map(sent) {
                    Some(variables) if variables.get("json").is_none() => return Value::Null,
                    Some(mut variables) => body["variables"] = variables["json"].take(),
                    None => {}
                }
                json!({ "json": body })
            }
            Body::JsonRpc { envelope, replay, .. } => match replay.as_ref().map(sent) {
                Some(params) if params.get("json").is_none() => Value::Null,
                params => {
                    let params = params.map(|mut params| params["json"].take());
                    self.with_members(json!({ "json": Body::json_rpc_call(envelope, params.as_ref()) }))
                }
            },
            Body::Urlencoded(fields) => json!({ "form": self.fields(fields) }),
            Body::Multipart { fields, .. } => json!({ "parts": self.fields(fields) }),
        }
    }

    /// Names with values; a file has its content for a value, and a name of its own.
    fn fields(&self, fields: &[FormField]) -> Vec<Value> {
        let mut all = Vec::new();
        for field in fields {
            match field {
                FormField::Constant { name, value, .. } => {
                    let text = |template: &Template| self.text(template, str::to_owned, |_, given| as_it_is(given));
                    all.push(json!({ "name": text(name), "value": text(value) }));
                }
                FormField::Argument { name, argument, .. } => {
                    let argument = &self.operation.arguments[argument.0];
                    let name = name.as_ref().unwrap_or(&argument.key);
                    let names = argument.nested.iter().map(Some).chain(std::iter::repeat(None));
                    let given = argument.replay.iter().zip(names).enumerate();
                    all.extend(given.map(|(number, (given, nested))| match given {
                        Given::File(file) => json!({
                            "name": name,
                            "value": content(file),
                            "file": file.file_name.as_deref().or((file.base64.is_none()).then_some("")),
                        }),
                        given => json!({
                            "name": nested.map_or_else(|| argument.numbered(name, number), Cow::from),
                            "value": as_it_is(given),
                        }),
                    }));
                }
            }
        }
        all
    }

    /// A template with its values.
    fn text(&self, template: &Template, literal: fn(&str) -> String, write: fn(Place, &Given) -> String) -> String {
        let part = |part: &Part| match part {
            Part::Text(text) => literal(text),
            Part::Argument(id) => {
                let argument = &self.operation.arguments[id.0];
                let given = argument.replay.first();
                given.map_or_else(String::new, |given| write(argument.place, given))
            }
            other => self.fixed(other, DEEPEST),
        };
        not_nested(&template.0.iter().map(part).collect::<String>())
    }

    fn fixed(&self, part: &Part, depth: usize) -> String {
        match part {
            Part::Text(text) => text.clone(),
            Part::Dynamic(name) | Part::Computed(name) => variable(name),
            Part::Argument(_) => String::new(),
            Part::Setting(id) if self.sets(&self.context.krate.api.settings[id.0].key) => {
                variable(&self.context.krate.api.settings[id.0].key)
            }
            Part::Setting(id) => {
                let setting = &self.context.krate.api.settings[id.0];
                match (placeholder(setting), &setting.default) {
                    (None, Some(default)) if depth > 0 => {
                        default.0.iter().map(|part| self.fixed(part, depth - 1)).collect()
                    }
                    (given, _) => given.unwrap_or_default().to_owned(),
                }
            }
        }
    }
}

/// The text with what fits everything in place of a name that holds a variable: `{{host.{{region}}}}`.
fn not_nested(text: &str) -> String {
    let Some((before, after)) = text.split_once("{{") else {
        return text.to_owned();
    };
    let (mut depth, mut end, mut deepest) = (1, None, 1);
    let mut rest = after;
    while let Some(at) = rest.find(['{', '}']) {
        let bytes = rest.as_bytes();
        let is_pair = bytes.get(at + 1) == bytes.get(at);
        match (bytes[at], is_pair) {
            (b'{', true) => depth += 1,
            (_, true) => depth -= 1,
            _ => {}
        }
        deepest = deepest.max(depth);
        rest = &rest[at + 1 + usize::from(is_pair)..];
        if depth == 0 {
            end = Some(after.len() - rest.len());
            break;
        }
    }
    let Some(end) = end else { return text.to_owned() };
    let (name, rest) = after.split_at(end);
    let held = if deepest > 1 {
        "{{variable}}".to_owned()
    } else {
        format!("{{{{{name}")
    };
    format!("{before}{held}{}", not_nested(rest))
}

/// What fits everything; a name with letters that mean something in a URL, or with another variable in it, stays out.
fn variable(name: &str) -> String {
    let is_word = |letter: char| letter.is_alphanumeric() || matches!(letter, '$' | '_' | '-' | '.');
    match name.chars().all(is_word) {
        true => format!("{{{{{name}}}}}"),
        false => "{{variable}}".to_owned(),
    }
}

/// The header of a credential that the tests give.
fn credential(scheme: &Scheme) -> Option<[String; 2]> {
    let header = |name: &str, value: String| Some([name.to_owned(), value]);
    match scheme {
        Scheme::Bearer | Scheme::Other { .. } => header("Authorization", format!("Bearer {SECRET}")),
        Scheme::Basic => header("Authorization", "Basic c2VjcmV0OnNlY3JldA==".to_owned()),
        Scheme::ApiKeyHeader(name) => header(name, SECRET.to_owned()),
        Scheme::Header { name, prefix } => header(name, format!("{prefix}{SECRET}")),
        Scheme::ApiKeyQuery(_) => None,
    }
}

fn sent(given: &Given) -> Value {
    match given {
        Given::Data(text) => match serde_json::from_str::<Value>(text) {
            Ok(json) => json!({ "json": json }),
            Err(_) => json!({ "text": text }),
        },
        given => json!({ "text": as_it_is(given) }),
    }
}

fn content(file: &FileGiven) -> &'static str {
    if file.base64.is_some() { CONTENT } else { "" }
}

fn as_it_is(given: &Given) -> String {
    match given {
        Given::Data(text) | Given::Verbatim(text) => text.clone(),
        Given::File(_) | Given::Set => String::new(),
    }
}

fn in_url(place: Place, given: &Given) -> String {
    match (place, given) {
        (Place::Path, Given::Data(text)) => utf8_percent_encode(text, DATA).to_string(),
        (_, given) => as_it_is(given),
    }
}

fn in_query(given: &Given) -> String {
    match given {
        Given::Data(text) => utf8_percent_encode(text, DATA).to_string(),
        given => as_it_is(given),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "%26").replace('#', "%23")
}
