//! Saved responses (postman-format.md, 7).

use serde_json::{Map, Value};

use super::pointer::Pointer;
use super::{Example, entry, header, js, request};
use crate::diagnostic::{Diagnostics, ids};

/// Reads the saved responses of an item in order.
pub(super) fn read_examples(value: Value, place: &Pointer<'_>, notes: &mut Diagnostics) -> Vec<Example> {
    let mut examples = Vec::new();
    entry::each(value, place, |value, place| match value {
        Value::Object(object) => examples.push(example(object, place, notes)),
        _ => place.warn(
            notes,
            ids::UNEXPECTED_VALUE,
            "a saved response that is no object is left out",
            "expected an object",
            "save the response again in Postman",
        ),
    });
    examples
}

fn example(object: Map<String, Value>, place: &Pointer<'_>, notes: &mut Diagnostics) -> Example {
    let mut example = Example {
        location: place.location(),
        ..Example::default()
    };
    for (key, value) in object {
        let place = place.key(&key);
        match key.as_str() {
            "name" => example.name = entry::string(value).unwrap_or_default(),
            "code" => example.code = code(value, &place, notes),
            "status" => example.status = entry::string(value).unwrap_or_default(),
            "header" => example.headers = header::read_headers(value, &place, notes),
            "body" => example.body = body(value, &place, notes),
            "originalRequest" => example.request = request::read_request(value, &place, notes).map(Box::new),
            "_postman_previewlanguage" => example.language = entry::string(value).unwrap_or_default(),
            // Measurements and views of the answer, no part of it.
            "cookie" | "responseTime" | "responseSize" | "timings" | "type" | "mime" | "previewType" | "language"
            | "rawDataType" | "time" | "disabled" => {}
            _ => entry::unused(&value, &place, notes, &key),
        }
    }
    example
}

/// A number or its digits; 0 stands for a request that failed.
fn code(value: Value, place: &Pointer<'_>, notes: &mut Diagnostics) -> Option<u16> {
    let text = match value {
        Value::Null => return None,
        other => js::to_text(other),
    };
    match text.trim().parse() {
        Ok(0) => None,
        Ok(code) => Some(code),
        Err(_) => {
            if !text.trim().is_empty() {
                place.warn(
                    notes,
                    ids::UNEXPECTED_VALUE,
                    format!("code `{text}` of a saved response is no status code"),
                    "expected a number such as 200",
                    "correct the code of the saved response",
                );
            }
            None
        }
    }
}

/// A body in place of its text is written as JSON.
fn body(value: Value, place: &Pointer<'_>, notes: &mut Diagnostics) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text),
        other => {
            place.warn(
                notes,
                ids::UNEXPECTED_VALUE,
                "the body of a saved response is no text; it is read as JSON",
                "expected text",
                "save the response again in Postman",
            );
            Some(other.to_string())
        }
    }
}
