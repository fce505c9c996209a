//! What a request's body and headers say of it, besides its URL.

use serde_json::Value;

use super::exchange::Sent;
use crate::api::Scopes;
use crate::document::{Body, FormField, Request};

/// What counts that names an operation: of GraphQL, JSON-RPC or SOAP.
const OPERATION: i64 = 50;

/// What a value counts that is the same.
const SAME: i64 = 5;

/// What counts against it: a value that is missing.
const MISSING: i64 = 3;

/// What a request says in its body and headers.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Told {
    action: Option<String>,
    body: Content,
}

#[derive(Clone, Debug, Default, PartialEq)]
enum Content {
    #[default]
    None,
    Json(Value),
    Text(String),
    Form(Vec<(String, String)>),
    GraphQl {
        query: Option<String>,
        operation: Option<Value>,
    },
    /// Files, or what no run shows.
    Unknown,
}

impl Told {
    /// With variables as far as they have values.
    pub(super) fn new(request: &Request, scopes: &Scopes<'_>) -> Self {
        let mut headers = request.headers.iter().filter(|header| !header.disabled);
        let action = headers.find(|header| header.key.eq_ignore_ascii_case("soapaction"));
        let body = request.body.as_ref();
        Self {
            action: action.map(|header| scopes.substitute_fixed(&header.value).into_owned()),
            body: body.map_or(Content::None, |body| content(body, scopes)),
        }
    }

    /// How much of what was sent it says; `json` is the body that was sent.
    pub(super) fn score(&self, sent: &Sent, json: Option<&Value>) -> i64 {
        let action = match (&self.action, sent.header("soapaction")) {
            (Some(own), Some(sent)) if unquoted(own) == unquoted(sent) => OPERATION,
            (Some(_), _) => -OPERATION,
            (None, _) => 0,
        };
        action + self.body.score(&sent.body, json)
    }
}

fn unquoted(text: &str) -> &str {
    text.trim().trim_matches('"')
}

impl Content {
    fn score(&self, sent: &str, json: Option<&Value>) -> i64 {
        match (self, json) {
            (Self::None, _) if sent.is_empty() => SAME,
            (Self::None, _) | (Self::Unknown, None) => 0,
            (Self::GraphQl { query, operation }, Some(json)) => graphql(query.as_deref(), operation.as_ref(), json),
            (Self::Json(own), Some(json)) => operation(own, json) + alike(own, json),
            (Self::Text(own), _) if own.trim() == sent.trim() => OPERATION,
            (Self::Form(own), _) => form(own, sent),
            _ => -MISSING,
        }
    }
}

fn graphql(query: Option<&str>, operation: Option<&Value>, json: &Value) -> i64 {
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let sent = json.get("query").and_then(Value::as_str);
    let by_query = match (query, sent) {
        (Some(own), Some(sent)) if words(own) == words(sent) => OPERATION,
        _ => -MISSING,
    };
    let by_name = match (operation, json.get("operationName")) {
        (Some(own), Some(sent)) if own == sent => OPERATION,
        _ => 0,
    };
    by_query + by_name
}

/// The method of JSON-RPC.
fn operation(own: &Value, sent: &Value) -> i64 {
    match (own.get("method"), sent.get("method")) {
        (Some(Value::String(own)), Some(Value::String(sent))) if own == sent => OPERATION,
        (Some(Value::String(_)), _) => -OPERATION,
        _ => 0,
    }
}

/// Scalars that are the same count for it, members that are missing against it.
fn alike(own: &Value, sent: &Value) -> i64 {
    match (own, sent) {
        (Value::Object(own), Value::Object(sent)) => {
            let mine = own.iter().map(|(key, value)| match sent.get(key) {
                Some(other) => alike(value, other),
                None => -MISSING,
            });
            let theirs = sent.keys().filter(|key| !own.contains_key(*key)).map(|_| -MISSING);
            mine.chain(theirs).sum()
        }
        (Value::Array(own), Value::Array(sent)) => own.iter().zip(sent).map(|(own, sent)| alike(own, sent)).sum(),
        (own, sent) if own == sent => SAME,
        _ => 0,
    }
}

fn form(own: &[(String, String)], sent: &str) -> i64 {
    let sent: Vec<_> = form_urlencoded::parse(sent.as_bytes()).collect();
    let mine = own.iter().map(|(key, value)| {
        let same: Vec<_> = sent.iter().filter(|(other, _)| other == key).collect();
        if same.is_empty() {
            -MISSING
        } else if same.iter().any(|(_, other)| other == value) {
            SAME
        } else {
            0
        }
    });
    let is_new = |key: &str| !own.iter().any(|(known, _)| known == key);
    let theirs = sent.iter().filter(|(key, _)| is_new(key)).map(|_| -MISSING);
    mine.chain(theirs).sum()
}

fn content(body: &Body, scopes: &Scopes<'_>) -> Content {
    match body {
        Body::Raw { text, .. } => {
            let text = scopes.substitute_fixed(text);
            match serde_json::from_str(&text) {
                Ok(json) => Content::Json(json),
                Err(_) => Content::Text(text.into_owned()),
            }
        }
        Body::Urlencoded(fields) => {
            let text = |text| scopes.substitute_fixed(text).into_owned();
            let pairs = fields.iter().filter_map(FormField::sent_text);
            Content::Form(pairs.map(|(key, value)| (text(key), text(value))).collect())
        }
        Body::GraphQl(Some(graphql)) => Content::GraphQl {
            query: graphql.query.as_ref().and_then(Value::as_str).map(str::to_owned),
            operation: graphql.operation_name.clone(),
        },
        Body::Multipart(_) | Body::File { .. } | Body::GraphQl(None) => Content::Unknown,
    }
}
