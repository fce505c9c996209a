//! Files to values: JSON, or YAML by the name of the file.

use serde_json::Value;

use super::pointer::Pointer;
use super::yaml;
use crate::diagnostic::{Diagnostics, ids};
use crate::source::File;

/// Parses a file; says what is wrong with it otherwise.
pub(super) fn parse(file: &File, place: &Pointer<'_>, notes: &mut Diagnostics) -> Option<Value> {
    if file.is_yaml() {
        return from_yaml(file, place, notes);
    }
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
            let (wrong, expected, remedy) = explain(reason, &file.text);
            notes.error(ids::INVALID_JSON, &place.location(), wrong, expected, remedy);
            None
        }
    }
}

fn from_yaml(file: &File, place: &Pointer<'_>, notes: &mut Diagnostics) -> Option<Value> {
    match yaml::parse(&file.text) {
        Ok(value) => Some(value),
        Err(reason) => {
            let message = format!("the file is not valid YAML: {reason}");
            let help = "correct the file; text that begins with `{{` must stand in quotes";
            notes.error(ids::INVALID_YAML, &place.location(), message, "expected YAML", help);
            None
        }
    }
}

/// What is wrong, what was expected, and what to do.
fn explain(reason: &str, text: &str) -> (String, String, &'static str) {
    if let Some(remedy) = other_format(text.trim_start()) {
        return ("the file is no JSON".to_owned(), "expected `{`".to_owned(), remedy);
    }
    let export = "correct the file at this place, or export the collection from Postman again";
    let (wrong, expected, remedy) = match reason {
        reason if reason.starts_with("EOF") => (
            "the file ends too early",
            "expected more after this",
            "the file is cut off; download or export it again",
        ),
        "trailing characters" => (
            "the file goes on after the end of the JSON value",
            "expected the end of the file",
            "remove what follows, or export the collection from Postman again",
        ),
        "trailing comma" => ("a comma has nothing behind it", "expected a value", "remove the comma"),
        "key must be a string" => (
            "a name is not in double quotes",
            "expected a name in double quotes",
            "write names as `\"name\"`; JSON has no comments and no comma behind the last entry",
        ),
        "recursion limit exceeded" => (
            "values are nested too deeply",
            "expected at most 128 levels",
            "flatten the folders of the collection",
        ),
        reason if reason.starts_with("control character") => (
            "a text holds a line break or another control character",
            "expected an escape such as `\\n`",
            export,
        ),
        reason => ("the file is not valid JSON", reason, export),
    };
    (wrong.to_owned(), expected.to_owned(), remedy)
}

/// What to do with a file that never was JSON.
fn other_format(start: &str) -> Option<&'static str> {
    if start.is_empty() {
        Some("the file is empty; export the collection from Postman again")
    } else if start.starts_with('<') {
        Some("this looks like a web page or XML; download the file itself, not the page that shows it")
    } else if start.starts_with("openapi:") || start.starts_with("swagger:") {
        Some("this looks like an OpenAPI document; import it into Postman, then export the collection from there")
    } else if start.starts_with(['{', '[']) {
        None
    } else {
        Some("give the JSON file that Postman's Export wrote")
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
    serde_json::from_str(&mended).ok().filter(|_| changed)
}

/// The UTF-16 unit of a `\uXXXX` at the start of the text.
fn unit(text: &str) -> Option<u16> {
    u16::from_str_radix(text.strip_prefix("\\u")?.get(..4)?, 16).ok()
}
