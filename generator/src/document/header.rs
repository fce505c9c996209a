//! Headers of requests and of saved responses: a list, a text or a map.

use serde_json::Value;

use super::pointer::Pointer;
use super::{Header, entry, js};
use crate::diagnostic::Diagnostics;

/// Reads all headers; entries without a name are skipped, as Postman does.
pub(super) fn read_headers(value: Value, place: &Pointer<'_>, notes: &mut Diagnostics) -> Vec<Header> {
    match value {
        Value::String(text) => lines(&text),
        Value::Object(object) => {
            let mut headers = Vec::new();
            for (name, value) in object {
                match value {
                    Value::String(text) => push(&mut headers, header(name, text)),
                    Value::Object(entry) => element(Value::Object(entry), &place.key(&name), notes, &mut headers),
                    _ => {}
                }
            }
            headers
        }
        other => {
            let mut headers = Vec::new();
            entry::each(other, place, |value, place| element(value, place, notes, &mut headers));
            headers
        }
    }
}

fn element(value: Value, place: &Pointer<'_>, notes: &mut Diagnostics, headers: &mut Vec<Header>) {
    let entry = match value {
        Value::String(line) => return push(headers, single(&line)),
        Value::Object(object) => entry::read_entry(object, place, notes),
        _ => return,
    };
    let Some(key) = entry.key.filter(js::truthy).map(js::to_text) else {
        return;
    };
    let values = match entry.value {
        None => vec![String::new()],
        Some(Value::Array(elements)) => elements.into_iter().map(js::to_text).collect(),
        Some(value) => vec![js::to_text(value)],
    };
    for value in values {
        headers.push(Header {
            key: key.clone(),
            value,
            disabled: entry.disabled,
            description: entry.description.clone(),
        });
    }
}

/// One header per line; a line without a name and `:` is dropped.
///
/// The name reaches to the last `:` before the first white space, as in Postman's expression `^(\S+):(.*)$`.
/// A line that begins with `//` is a disabled header.
pub(super) fn lines(text: &str) -> Vec<Header> {
    let unfolded = text.replace("\r\n ", " ").replace("\r\n\t", "\t");
    let mut headers = Vec::new();
    for line in unfolded.split(['\n', '\r', '\u{2028}', '\u{2029}']) {
        let comment = line.strip_prefix("//").map(str::trim_start);
        let line = comment.unwrap_or(line);
        let word = line.split(char::is_whitespace).next().unwrap_or_default();
        if let Some(colon) = word.rfind(':') {
            let mut header = header(line[..colon].to_owned(), line[colon + 1..].trim().to_owned());
            header.disabled = comment.is_some();
            push(&mut headers, header);
        }
    }
    headers
}

/// Version 1 disables a header by `//` before its name.
pub(super) fn uncomment(header: &mut Header) {
    if let Some(name) = header.key.strip_prefix("//") {
        header.key = name.trim().to_owned();
        header.disabled = true;
    }
}

/// A header written as one text: split at the first `:`.
fn single(line: &str) -> Header {
    let (key, value) = line.split_once(':').unwrap_or((line, ""));
    header(key.trim().to_owned(), value.trim().to_owned())
}

fn header(key: String, value: String) -> Header {
    Header {
        key,
        value,
        ..Header::default()
    }
}

fn push(headers: &mut Vec<Header>, header: Header) {
    if !header.key.is_empty() {
        headers.push(header);
    }
}
