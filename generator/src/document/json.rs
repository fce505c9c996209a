//! JSON text to values.

use serde_json::Value;

use super::place::Place;
use crate::diagnostic::{Diagnostics, ids};
use crate::source::File;

/// Parses a file; says what is wrong with it otherwise.
pub(super) fn parse(file: &File, place: &Place<'_>, notes: &mut Diagnostics) -> Option<Value> {
    match serde_json::from_str(&file.text) {
        Ok(value) => Some(value),
        Err(error) => {
            if let Some(value) = mended(&file.text) {
                place.warn(
                    notes,
                    ids::LONE_SURROGATE,
                    "a text holds half of a character, written as `\\uD800` to `\\uDFFF`",
                    "read as U+FFFD, as Postman sends it",
                    "enter the text again in Postman",
                );
                return Some(value);
            }
            let message = error.to_string();
            let reason = message.split(" at line ").next().unwrap_or_default();
            notes.error(
                ids::INVALID_JSON,
                &place.location(),
                format!("the file is not valid JSON: {reason}"),
                reason,
                remedy(&file.text),
            );
            None
        }
    }
}

fn remedy(text: &str) -> &'static str {
    let start = text.trim_start();
    if start.is_empty() {
        "the file is empty; export the collection from Postman again"
    } else if start.starts_with('<') {
        "this looks like a web page or XML; download the file itself, not the page that shows it"
    } else if start.starts_with("openapi:") || start.starts_with("swagger:") {
        "this looks like an OpenAPI document; import it into Postman, then export the collection from there"
    } else if start.starts_with(['{', '[']) {
        "correct the file at this place, or export the collection from Postman again"
    } else {
        "give the JSON file that Postman's Export wrote"
    }
}

/// The value, if half characters are all that is wrong: JavaScript allows them, Rust's text does not.
fn mended(text: &str) -> Option<Value> {
    let mut mended = String::with_capacity(text.len());
    let mut rest = text;
    let mut changed = false;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        mended.push_str(before);
        let length = match (unit(escape), escape.get(6..).and_then(unit)) {
            (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => 12,
            (Some(0xD800..=0xDFFF), _) => 0,
            _ => 1 + escape.get(1..)?.chars().next()?.len_utf8(),
        };
        if length == 0 {
            changed = true;
            mended.push_str("\\ufffd");
            rest = escape.get(6..)?;
        } else {
            mended.push_str(escape.get(..length)?);
            rest = escape.get(length..)?;
        }
    }
    mended.push_str(rest);
    if changed {
        serde_json::from_str(&mended).ok()
    } else {
        None
    }
}

/// The UTF-16 unit of a `\uXXXX` at the start of the text.
fn unit(text: &str) -> Option<u16> {
    u16::from_str_radix(text.strip_prefix("\\u")?.get(..4)?, 16).ok()
}
