//! Requests as the collection has them.

use serde_json::Value;

use crate::api::Scopes;
use crate::document::{Body, FormField, Method, Request};

use super::pattern::{Asked, Pattern};

/// A request of the collection, or one that was saved with an example.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Sent {
    method: Method,
    pattern: Pattern,
    headers: Vec<(String, String)>,
    body: Option<Content>,
}

/// A body that can be compared.
#[derive(Clone, Debug, PartialEq)]
enum Content {
    /// JSON, or any text.
    Text(String),
    /// Fields in order.
    Form(Vec<(String, String)>),
}

impl Sent {
    /// `None` where there is nothing to send to.
    pub(crate) fn of(request: &Request, scopes: &Scopes<'_>) -> Option<Self> {
        let url = request.url.as_ref()?;
        let headers = request.headers.iter().filter(|header| !header.disabled);
        Some(Self {
            method: request.method.clone(),
            pattern: Pattern::of(url, scopes),
            headers: headers
                .map(|header| (header.key.clone(), scopes.substitute(&header.value).into_owned()))
                .collect(),
            body: request.body.as_ref().and_then(|body| content(body, scopes)),
        })
    }

    /// How well it fits, if it does.
    pub(crate) fn score(&self, method: &Method, asked: &Asked<'_>) -> Option<i64> {
        (self.method == *method).then(|| self.pattern.score(asked)).flatten()
    }

    /// Its path and query.
    pub(super) fn pattern(&self) -> &Pattern {
        &self.pattern
    }

    /// The value of a header.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        header(&self.headers, name)
    }

    /// Whether a body says the same.
    pub(crate) fn has_body(&self, bytes: &[u8]) -> bool {
        let text = String::from_utf8_lossy(bytes);
        match &self.body {
            None => text.trim().is_empty(),
            Some(Content::Text(own)) => is_same_text(own, &text),
            Some(Content::Form(own)) => {
                let sent = form_urlencoded::parse(bytes);
                let mut sent: Vec<(String, String)> = sent.into_owned().collect();
                let mut own = own.clone();
                sent.sort_unstable();
                own.sort_unstable();
                sent == own
            }
        }
    }
}

pub(super) fn header<'h>(headers: &'h [(String, String)], name: &str) -> Option<&'h str> {
    let found = headers.iter().find(|(other, _)| other.eq_ignore_ascii_case(name));
    found.map(|(_, value)| value.trim())
}

fn is_same_text(own: &str, sent: &str) -> bool {
    let json = |text: &str| serde_json::from_str::<Value>(text).ok();
    match (json(own), json(sent)) {
        (Some(own), Some(sent)) => own == sent,
        _ => own.trim() == sent.trim(),
    }
}

fn content(body: &Body, scopes: &Scopes<'_>) -> Option<Content> {
    match body {
        Body::Raw { text, .. } => Some(Content::Text(scopes.substitute(text).into_owned())),
        Body::Urlencoded(fields) => {
            let text = |text| scopes.substitute(text).into_owned();
            let pairs = fields.iter().filter_map(FormField::sent_text);
            Some(Content::Form(
                pairs.map(|(key, value)| (text(key), text(value))).collect(),
            ))
        }
        Body::Multipart(_) | Body::File { .. } | Body::GraphQl(_) => None,
    }
}
