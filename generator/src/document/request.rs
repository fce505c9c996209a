//! Requests of items and of saved responses.

use serde_json::{Map, Value};

use super::pointer::Pointer;
use super::{Method, Request, auth, body, entry, header, js, url};
use crate::diagnostic::{Diagnostics, ids};

/// Reads a request; a text is the URL of a `GET`, null is `None`.
pub(super) fn read_request(value: Value, place: &Pointer<'_>, notes: &mut Diagnostics) -> Option<Request> {
    let mut request = Request {
        method: Method::Get,
        location: place.location(),
        ..Request::default()
    };
    match value {
        Value::Null => return None,
        Value::Object(object) => fill(&mut request, object, place, notes),
        text @ Value::String(_) => request.url = url::read_url(text, place, notes),
        _ => place.warn(
            notes,
            ids::UNEXPECTED_VALUE,
            "a request that is neither text nor an object is not sent",
            "expected a URL or an object",
            "enter the request again in Postman",
        ),
    }
    Some(request)
}

fn fill(request: &mut Request, object: Map<String, Value>, place: &Pointer<'_>, notes: &mut Diagnostics) {
    for (key, value) in object {
        let place = place.key(&key);
        match key.as_str() {
            "method" => request.method = method(value),
            "url" => request.url = url::read_url(value, &place, notes),
            "header" => request.headers = header::read_headers(value, &place, notes),
            "body" => request.body = body::read_body(value, &place, notes),
            "auth" => request.auth = auth::read_auth(value, &place, notes),
            "description" => request.description = entry::description(value),
            "proxy" | "certificate" => not_used(&key, &value, &place, notes),
            "protocolProfileBehavior" => misplaced(&value, &place, notes),
            // The names of a folder's or a method's examples in exports of other tools.
            _ => entry::unused(&value, &place, notes, &key),
        }
    }
}

/// Upper case, not trimmed; `GET` where nothing is said.
pub(super) fn method(value: Value) -> Method {
    match value {
        Value::Null => Method::Get,
        Value::String(text) if text.is_empty() => Method::Get,
        other => Method::parse(&js::to_text(other).to_uppercase()),
    }
}

fn not_used(key: &str, value: &Value, place: &Pointer<'_>, notes: &mut Diagnostics) {
    if value.as_object().is_some_and(|object| !object.is_empty()) {
        place.warn(
            notes,
            ids::UNSUPPORTED_SETTING,
            format!("the request's `{key}` is not supported"),
            "the generated client leaves this to its HTTP library",
            "pass a configured HTTP client to the generated client's builder",
        );
    }
}

fn misplaced(value: &Value, place: &Pointer<'_>, notes: &mut Diagnostics) {
    if value.as_object().is_some_and(|object| !object.is_empty()) {
        place.warn(
            notes,
            ids::MISPLACED_BEHAVIOR,
            "`protocolProfileBehavior` inside a request has no effect",
            "Postman reads it beside `request`, in the item",
            "move it out of `request`",
        );
    }
}
