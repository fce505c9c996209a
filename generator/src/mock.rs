//! A server's answers without the server: those that a collection has saved.
//!
//! Input: a [`Document`]. Output: a [`Mock`] that answers requests. What fits is told as Postman's mock servers tell
//! it (learning.postman.com, "matching algorithm"):
//!
//! 1. The method is the same (`HEAD` is answered as `GET`).
//! 2. The headers `x-mock-response-name` and `x-mock-response-code`, if they are sent, name the example or its status;
//!    `x-mock-match-request-body: true` asks for the example's body, `x-mock-match-request-headers: a, b` for its
//!    values of these headers.
//! 3. The path has the same segments. A variable fits everything, but its value and what is written fit better;
//!    letters of another case and a slash at the end count against it. A path may begin with that of the server, or
//!    leave it out; a server that is a variable without a value may have any path.
//! 4. Query entries that are the same count for it, those that differ or are missing against it.
//! 5. What counts most wins; of equal ones a success, then the first of the collection.
//!
//! Postman sends a placeholder (`"<integer>"`) as it stands; here it is a value of its type, which a client can read.
//!
//! `GET /users/7` fits `{{baseUrl}}/users/:id`, and is answered by its first saved success.

mod content;
mod pages;
mod pattern;

use postman_codegen_runtime::saved::without_placeholders;

use self::pages::End;
use crate::api::Scopes;
use crate::document::{self, Document, Item, Method, walk_items};
use crate::words::is_in;

pub(crate) use content::Sent;
pub(crate) use pattern::Pattern;

/// Headers that belong to the connection that the example was saved from.
const CONNECTION: &str = "connection content-encoding content-length keep-alive proxy-authenticate proxy-connection te \
    trailer transfer-encoding upgrade";

/// All saved examples of a collection.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mock {
    requests: Vec<Known>,
}

/// A request of the collection with its examples.
#[derive(Clone, Debug, PartialEq)]
struct Known {
    name: String,
    sent: Sent,
    examples: Vec<Example>,
}

#[derive(Clone, Debug, PartialEq)]
struct Example {
    name: String,
    /// The request that it answered, where that was saved with it.
    sent: Option<Sent>,
    status: u16,
    headers: Vec<(String, String)>,
    body: String,
}

/// A request that came in.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// In upper case.
    pub method: &'a str,
    /// Path and query as sent: `/users/7?page=1`.
    pub target: &'a str,
    /// Names and values in order.
    pub headers: &'a [(String, String)],
    /// The whole body.
    pub body: &'a [u8],
}

impl Request<'_> {
    fn header(&self, name: &str) -> Option<&str> {
        content::header(self.headers, name)
    }
}

/// What is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// From 100 to 999.
    pub status: u16,
    /// Names and values in order, those of the connection apart.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: String,
    /// Request and example, on one line; why there is none.
    pub reason: String,
}

impl Mock {
    /// The examples of a collection.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        let scopes = Scopes::new(document);
        let requests = walk_items(&document.nodes).filter_map(|item| known(item, &scopes));
        Self {
            requests: requests.collect(),
        }
    }

    /// How many requests have an example, and how many examples there are.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        let requests = self.requests.iter().filter(|known| !known.examples.is_empty());
        let examples = self.requests.iter().map(|known| known.examples.len());
        (requests.count(), examples.sum())
    }

    /// Answers as the saved example that fits best; 404 where none does, 501 where the request has none.
    ///
    /// What is asked for beyond a saved page is a page without items.
    #[must_use]
    pub fn answer(&self, request: &Request<'_>) -> Answer {
        let asked = Pattern::asked(request.target);
        let method = Method::parse(request.method);
        // What is asked for with `HEAD` may be saved with `GET`.
        let as_get = (method == Method::Head).then_some(Method::Get);
        let score = |sent: &Sent| {
            let methods = as_get.iter().chain([&method]);
            methods.filter_map(|method| sent.score(method, &asked)).max()
        };
        let mut best: Option<(i64, bool, &Known, &Example)> = None;
        let mut nearest = None;
        for known in &self.requests {
            let own = score(&known.sent);
            if own.is_some() {
                nearest.get_or_insert(known);
            }
            for example in &known.examples {
                let saved = example.sent.as_ref();
                let score = own.max(saved.and_then(score));
                let Some(score) = score else { continue };
                nearest = Some(known);
                let success = (200..300).contains(&example.status);
                let better = best.is_none_or(|(most, successful, ..)| (score, success) > (most, successful));
                if better && is_asked_for(example, saved.unwrap_or(&known.sent), request) {
                    best = Some((score, success, known, example));
                }
            }
        }
        match (best, nearest) {
            (Some((_, _, known, example)), _) => {
                let sent = example.sent.as_ref().unwrap_or(&known.sent);
                let end = pages::end(&asked, sent.pattern(), &example.body).filter(|_| example.status < 300);
                Answer {
                    status: example.status,
                    headers: pages::headers(&example.headers, if end.is_some() { End::Reached } else { End::Open }),
                    body: end.unwrap_or_else(|| example.body.clone()),
                    reason: one_line(&format!("{} / {}", known.name, example.name)),
                }
            }
            (None, Some(Known { name, examples, .. })) if examples.is_empty() => {
                nothing(501, &format!("the request `{name}` has no saved example"))
            }
            (None, Some(Known { name, .. })) => nothing(
                404,
                &format!("no example of `{name}` is what the headers `x-mock-…` ask for"),
            ),
            (None, None) => nothing(404, &format!("no request is {} {}", request.method, request.target)),
        }
    }
}

fn known(item: &Item, scopes: &Scopes<'_>) -> Option<Known> {
    Some(Known {
        name: item.name.clone(),
        sent: Sent::of(item.request.as_ref()?, scopes)?,
        examples: item.examples.iter().map(|saved| example(saved, scopes)).collect(),
    })
}

fn example(saved: &document::Example, scopes: &Scopes<'_>) -> Example {
    let headers = saved.headers.iter().filter(|header| !header.disabled);
    let mut headers: Vec<(String, String)> = headers
        .filter(|header| !is_in(CONNECTION, &header.key.to_ascii_lowercase()))
        .map(|header| (header.key.clone(), scopes.substitute(&header.value).into_owned()))
        .collect();
    let body = saved.body.as_deref().unwrap_or_default();
    let is_type = |(name, _): &(String, String)| name.eq_ignore_ascii_case("content-type");
    if !headers.iter().any(is_type) && !body.is_empty() {
        headers.push(("Content-Type".to_owned(), media_type(&saved.language, body).to_owned()));
    }
    Example {
        name: saved.name.clone(),
        sent: saved.request.as_deref().and_then(|request| Sent::of(request, scopes)),
        status: saved.code.filter(|code| (200..=599).contains(code)).unwrap_or(200),
        headers,
        body: without_placeholders(&scopes.substitute(body)),
    }
}

/// What a body is where its headers do not say it.
fn media_type(language: &str, body: &str) -> &'static str {
    match language.to_ascii_lowercase().as_str() {
        "json" => "application/json",
        "xml" => "application/xml",
        "html" => "text/html; charset=utf-8",
        _ if body.trim_start().starts_with(['{', '[']) => "application/json",
        _ => "text/plain; charset=utf-8",
    }
}

/// Whether an example is what the headers `x-mock-…` ask for.
fn is_asked_for(example: &Example, sent: &Sent, request: &Request<'_>) -> bool {
    let named = request
        .header("x-mock-response-name")
        .is_none_or(|name| name == example.name);
    let code = request.header("x-mock-response-code");
    let coded = code.is_none_or(|code| code == example.status.to_string());
    let has_body = match request.header("x-mock-match-request-body") {
        Some(asked) if asked.eq_ignore_ascii_case("true") => sent.has_body(request.body),
        _ => true,
    };
    let names = request.header("x-mock-match-request-headers").unwrap_or_default();
    let mut names = names.split(',').map(str::trim).filter(|name| !name.is_empty());
    named && coded && has_body && names.all(|name| sent.header(name) == request.header(name))
}

fn nothing(status: u16, reason: &str) -> Answer {
    let reason = one_line(reason);
    let error = serde_json::json!({ "error": { "name": "mockRequestNotFoundError", "message": reason } });
    Answer {
        status,
        headers: vec![("Content-Type".to_owned(), "application/json".to_owned())],
        body: error.to_string(),
        reason,
    }
}

fn one_line(text: &str) -> String {
    text.replace(char::is_control, " ")
}
