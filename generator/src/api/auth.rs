//! How a request is authenticated (postman-format.md, section 6).

use std::collections::HashSet;

use serde_json::Value;

use super::Scheme;
use super::scopes::{Scopes, variables};
use crate::document::{Auth, AuthKind};
use crate::mechanism::Mechanism;

/// A credential in use by one request, and what it replaces.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Access {
    pub(super) scheme: Scheme,
    /// The variables that the secret comes from.
    pub(super) variables: Vec<String>,
    /// The parameters with the collection's own values.
    pub(super) replay: Vec<(String, String)>,
    /// Headers that are taken out, in lower case.
    pub(super) headers: Vec<String>,
    /// The query entry that is taken out.
    pub(super) query: Option<String>,
    /// Whether Postman does nothing for want of a value; then a header written by hand stays.
    pub(super) idle: bool,
}

/// The parameters that make a credential what it is; all others are labels, addresses and switches.
fn identifying(kind: Mechanism) -> &'static str {
    match kind {
        Mechanism::OAuth2 => "accessToken clientId clientSecret username password refreshToken",
        Mechanism::Jwt => "secret privateKey",
        Mechanism::Digest => "username password",
        Mechanism::OAuth1 => "consumerKey consumerSecret token tokenSecret privateKey",
        Mechanism::AwsV4 => "accessKey secretKey sessionToken",
        Mechanism::Hawk => "authId authKey",
        Mechanism::EdgeGrid => "accessToken clientToken clientSecret",
        Mechanism::Asap => "kid iss sub aud privateKey",
        Mechanism::Ntlm => "username password domain workstation",
    }
}

/// The nearest auth with its values; `None` where nothing is to be added.
///
/// A type that Postman does not know adds nothing; reading the document warned of it.
pub(super) fn access(scopes: &Scopes<'_>, auth: Option<&Auth>) -> Option<Access> {
    let auth = auth?;
    match &auth.kind {
        AuthKind::NoAuth | AuthKind::Unknown(_) => None,
        AuthKind::Bearer => Some(simple(scopes, auth, Scheme::Bearer, "token")),
        AuthKind::Basic => Some(simple(scopes, auth, Scheme::Basic, "username password")),
        AuthKind::ApiKey => api_key(scopes, auth),
        AuthKind::Other(kind) => Some(other(scopes, auth, *kind)),
    }
}

/// The header of a bearer token or an API key that is computed: its name and its text.
pub(super) fn made_header(auth: Option<&Auth>, computed: &HashSet<String>) -> Option<(String, String)> {
    let auth = auth?;
    let given = |name: &str| {
        let parameter = auth.parameters.iter().find(|(own, _)| own == name);
        parameter.and_then(|(_, value)| value.as_str()).unwrap_or_default()
    };
    let (name, value) = match auth.kind {
        AuthKind::Bearer => ("Authorization", format!("Bearer {}", given("token"))),
        AuthKind::ApiKey if given("in") != "query" => (given("key"), given("value").to_owned()),
        _ => return None,
    };
    let is_computed = variables(&value).any(|name| computed.contains(name));
    (is_computed && !name.contains("{{")).then(|| (name.to_owned(), value))
}

/// Bearer and basic: text parameters, absent ones empty.
fn simple(scopes: &Scopes<'_>, auth: &Auth, scheme: Scheme, names: &str) -> Access {
    let given = |name: &str| (name.to_owned(), parameter(scopes, auth, name));
    let replay: Vec<(String, String)> = names.split(' ').map(given).collect();
    let idle = scheme == Scheme::Bearer && replay.iter().all(|(_, value)| value.is_empty());
    Access {
        scheme,
        variables: used(auth, names),
        replay,
        headers: vec!["authorization".to_owned()],
        query: None,
        idle,
    }
}

/// Without a key or a value Postman sends nothing.
fn api_key(scopes: &Scopes<'_>, auth: &Auth) -> Option<Access> {
    let key = parameter(scopes, auth, "key");
    let value = parameter(scopes, auth, "value");
    let in_query = parameter(scopes, auth, "in") == "query";
    if key.is_empty() && (value.is_empty() || !in_query) {
        return None;
    }
    Some(Access {
        headers: if in_query { Vec::new() } else { vec![key.to_lowercase()] },
        query: in_query.then(|| key.clone()),
        scheme: if in_query {
            Scheme::ApiKeyQuery(key)
        } else {
            Scheme::ApiKeyHeader(key)
        },
        variables: used(auth, "value"),
        replay: match auth.parameters.iter().find(|(name, _)| name == "value") {
            // What is no text is not sent in a query.
            Some((_, other)) if in_query && !other.is_string() && !other.is_null() => Vec::new(),
            _ => vec![("value".to_owned(), value)],
        },
        idle: false,
    })
}

/// Every other type keeps Postman's names.
fn other(scopes: &Scopes<'_>, auth: &Auth, kind: Mechanism) -> Access {
    let facts = kind.facts();
    let (sent, shown) = (facts.sent.split_whitespace(), facts.more.shown.split_whitespace());
    let harmless: Vec<&str> = sent.chain(shown).collect();
    let secret = identifying(kind);
    // The order of the file says nothing.
    let rank = |name: &str| {
        let mut known = secret.split(' ').chain(harmless.iter().copied());
        known.position(|known| known == name).unwrap_or(usize::MAX)
    };
    let mut ordered: Vec<&(String, Value)> = auth.parameters.iter().collect();
    ordered.sort_by_key(|(name, _)| rank(name));
    let parameters = ordered
        .iter()
        .filter(|(name, value)| harmless.contains(&name.as_str()) && !value.is_null())
        .map(|(name, value)| (name.clone(), text_of(value)))
        .filter(|(name, text)| !text.contains("{{") && (!text.is_empty() || name == "headerPrefix"))
        .collect();
    let replay = ordered
        .iter()
        .filter(|(_, value)| !value.is_null())
        .map(|(name, value)| (name.clone(), scopes.substitute(&text_of(value)).into_owned()))
        .collect();
    let value = |name: &str| parameter(scopes, auth, name);
    Access {
        query: (facts.more.query)(&value),
        idle: (facts.more.is_idle)(&value),
        scheme: Scheme::Other { kind, parameters },
        variables: used(auth, secret),
        replay,
        headers: vec!["authorization".to_owned()],
    }
}

fn parameter(scopes: &Scopes<'_>, auth: &Auth, name: &str) -> String {
    scopes.substitute(&written(auth, name)).into_owned()
}

/// The value of a parameter as text; empty where there is none.
fn written(auth: &Auth, name: &str) -> String {
    let parameter = auth.parameters.iter().find(|(key, _)| key == name);
    parameter.map_or_else(String::new, |(_, value)| text_of(value))
}

/// The variables of these parameters in the order of the names, each once.
fn used(auth: &Auth, names: &str) -> Vec<String> {
    let texts: Vec<String> = names.split(' ').map(|name| written(auth, name)).collect();
    let mut found: Vec<String> = Vec::new();
    for variable in texts.iter().flat_map(|text| variables(text)) {
        if !found.iter().any(|known| known == variable) {
            found.push(variable.to_owned());
        }
    }
    found
}

fn text_of(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}
