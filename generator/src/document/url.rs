//! URLs: a text is split, an object is joined; both end as origin, path and query.

use serde_json::{Map, Value};

use super::place::Place;
use super::{PathVariable, QueryEntry, Url, entry, js, variable};
use crate::diagnostic::{Diagnostics, ids};

/// Reads the `url` of a request; `None` where there is nothing to send to.
///
/// The pieces of an object win over its `raw`, as in Postman. Where the object names no host, `raw` is split in
/// its place and a warning says so.
pub(super) fn read(value: Value, place: &Place<'_>, notes: &mut Diagnostics) -> Option<Url> {
    let url = match value {
        Value::String(text) => split(&text),
        Value::Object(object) => join(object, place, notes),
        Value::Null => return None,
        _ => {
            place.warn(
                notes,
                ids::UNEXPECTED_VALUE,
                "a URL that is neither text nor an object is not sent",
                "expected text or an object",
                "enter the URL again in Postman",
            );
            return None;
        }
    };
    let empty = url.origin.is_empty() && url.path.is_empty() && url.query.is_none();
    if empty {
        return None;
    }
    check_protocol(&url, place, notes);
    Some(url)
}

/// Splits the text of a URL into origin, path and query (format reference, 3.1).
///
/// Leading white space and the fragment are dropped, `\` is read as `/`, `{{…}}` is opaque.
pub(super) fn split(text: &str) -> Url {
    let text = text.trim_start_matches(|first: char| first.is_whitespace() || first == '\u{feff}');
    let mask = masked(text);
    let end = mask.find('#').unwrap_or(mask.len());
    let head_end = mask[..end].find('?').unwrap_or(end);
    let query = (head_end < end).then(|| query_text(&text[head_end + 1..end], &mask[head_end + 1..end]));
    let (protocol, start) = match mask[..head_end].replace('\\', "/").find("://") {
        Some(at) => {
            let rest = mask[at + 3..head_end].trim_start_matches(['/', '\\']);
            (&text[..at], head_end - rest.len())
        }
        None => ("", 0),
    };
    let path_start = mask[start..head_end]
        .find(['/', '\\'])
        .map_or(head_end, |at| start + at);
    let separator = if protocol.is_empty() { "" } else { "://" };
    Url {
        origin: format!("{protocol}{separator}{}", &text[start..path_start]),
        path: slashes(&text[path_start..head_end], &mask[path_start..head_end]),
        query,
        path_variables: Vec::new(),
    }
}

/// The text with every `{{…}}` blotted out, byte for byte, so that what is found in it has a meaning.
fn masked(text: &str) -> String {
    let mut mask = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find("{{") {
        // Of `{{{{x}}` the inner pair counts.
        let name = &rest[open + 2..];
        match name.find(['{', '}']) {
            Some(close) if name[close..].starts_with("}}") => {
                mask.push_str(&rest[..open]);
                mask.push_str(&"_".repeat(close + 4));
                rest = &name[close + 2..];
            }
            _ => {
                mask.push_str(&rest[..open + 1]);
                rest = &rest[open + 1..];
            }
        }
    }
    mask.push_str(rest);
    mask
}

fn slashes(text: &str, mask: &str) -> String {
    if !mask.contains('\\') {
        return text.to_owned();
    }
    let mut written = String::with_capacity(text.len());
    for (index, letter) in text.char_indices() {
        let outside = mask[index..].starts_with('\\');
        written.push(if outside { '/' } else { letter });
    }
    written
}

fn query_text(text: &str, mask: &str) -> Vec<QueryEntry> {
    let mut entries = Vec::new();
    let mut start = 0;
    for part in mask.split('&') {
        entries.push(pair(&text[start..start + part.len()]));
        start += part.len() + 1;
    }
    blank(&mut entries);
    entries
}

/// Splits a query text without regard to variables, as Postman does outside URLs.
pub(super) fn pairs(text: &str) -> Vec<QueryEntry> {
    let mut entries: Vec<QueryEntry> = text.split('&').map(pair).collect();
    blank(&mut entries);
    entries
}

/// `a=1` has a value, `a` has none.
pub(super) fn pair(text: &str) -> QueryEntry {
    let (key, value) = match text.split_once('=') {
        Some((key, value)) => (key, Some(value.to_owned())),
        None => (text, None),
    };
    QueryEntry {
        key: Some(key.to_owned()),
        value,
        ..QueryEntry::default()
    }
}

/// An empty part has no key, unless it is the last.
fn blank(entries: &mut [QueryEntry]) {
    if let Some((_, others)) = entries.split_last_mut() {
        for entry in others {
            if entry.value.is_none() && entry.key.as_deref() == Some("") {
                entry.key = None;
            }
        }
    }
}

/// Joins the pieces of a URL object as Postman serializes them (format reference, 1.2).
fn join(object: Map<String, Value>, place: &Place<'_>, notes: &mut Diagnostics) -> Url {
    let mut url = Url::default();
    let (mut protocol, mut auth, mut host, mut port) = (String::new(), String::new(), None, None);
    let mut raw = None;
    for (key, value) in object {
        let place = place.key(&key);
        match key.as_str() {
            "raw" => raw = entry::string(value),
            "protocol" => protocol = scheme(value),
            "auth" => auth = user(value),
            "host" => host = pieces(value, "."),
            "port" => port = (!value.is_null()).then(|| js::text(value)),
            "path" => url.path = path(value),
            "query" => url.query = query(value, &place, notes),
            "variable" => url.path_variables = path_variables(value, &place, notes),
            // Never sent.
            "hash" => {}
            _ => entry::unused(&value, &place, notes, &key),
        }
    }
    let port = port.map(|port| format!(":{port}")).unwrap_or_default();
    let host = host.unwrap_or_default();
    url.origin = format!("{protocol}{auth}{host}{port}");
    match raw {
        Some(raw) if host.is_empty() => from_raw(url, &raw, place, notes),
        _ => url,
    }
}

/// Takes what the pieces do not say from `raw`.
fn from_raw(url: Url, raw: &str, place: &Place<'_>, notes: &mut Diagnostics) -> Url {
    let split = split(raw);
    if split.origin.is_empty() {
        return url;
    }
    place.warn(
        notes,
        ids::RAW_URL_USED,
        format!("the URL has no `host`; `{raw}` is read from its `raw`"),
        "Postman sends nothing for this URL",
        "open the request in Postman and save it again",
    );
    Url {
        path_variables: url.path_variables,
        ..split
    }
}

fn scheme(value: Value) -> String {
    if !js::truthy(&value) {
        return String::new();
    }
    let protocol = js::text(value);
    if protocol.ends_with("://") {
        protocol
    } else {
        format!("{protocol}://")
    }
}

fn user(value: Value) -> String {
    let Value::Object(mut auth) = value else {
        return String::new();
    };
    let user = auth.remove("user").and_then(entry::string);
    let password = auth.remove("password").and_then(entry::string);
    match (user, password) {
        (Some(user), Some(password)) => format!("{user}:{password}@"),
        (Some(user), None) => format!("{user}@"),
        (None, Some(password)) => format!(":{password}@"),
        (None, None) => String::new(),
    }
}

fn pieces(value: Value, separator: &str) -> Option<String> {
    match value {
        Value::Array(elements) => Some(js::joined(elements, separator)),
        other => js::truthy(&other).then(|| js::text(other)),
    }
}

/// `["a", "", 5, null]` gives `/a//5/`; the leading `/` of a text is its own.
fn path(value: Value) -> String {
    match value {
        Value::String(text) if text.is_empty() => text,
        Value::String(text) if text.starts_with('/') && !text.contains(['\n', '\r', '\u{2028}', '\u{2029}']) => text,
        Value::String(text) => format!("/{text}"),
        Value::Array(elements) => format!("/{}", js::joined(elements, "/")),
        Value::Object(object) => format!(
            "/{}",
            js::joined(object.into_iter().map(|(_, value)| value).collect(), "/")
        ),
        other if js::truthy(&other) => "/".to_owned(),
        _ => String::new(),
    }
}

/// Reads the `query` of a URL object: a list of entries, a text or a map.
pub(super) fn query(value: Value, place: &Place<'_>, notes: &mut Diagnostics) -> Option<Vec<QueryEntry>> {
    let entries = match value {
        Value::String(text) if !text.is_empty() => pairs(&text),
        Value::Object(object) if !object.is_empty() => object.into_iter().map(map_entry).collect(),
        other => {
            let mut entries = Vec::new();
            entry::each(other, place, |value, place| {
                entries.push(query_entry(value, place, notes))
            });
            entries
        }
    };
    (!entries.is_empty()).then_some(entries)
}

fn map_entry((key, value): (String, Value)) -> QueryEntry {
    QueryEntry {
        key: Some(key),
        value: entry::string(value),
        ..QueryEntry::default()
    }
}

fn query_entry(value: Value, place: &Place<'_>, notes: &mut Diagnostics) -> QueryEntry {
    let object = match value {
        Value::String(text) => return pair(&text),
        Value::Object(object) => object,
        _ => Map::new(),
    };
    let entry = entry::read(object, place, notes);
    let value = entry.value.unwrap_or_default();
    if !value.is_null() && !value.is_string() {
        place.key("value").warn(
            notes,
            ids::VALUE_NOT_SENT,
            format!("value `{}` of a query entry is not sent", js::json(value.clone())),
            "Postman sends only text here",
            "put the value in quotes",
        );
    }
    QueryEntry {
        key: entry.key.and_then(entry::string),
        value: entry::string(value),
        disabled: entry.disabled,
        description: entry.description,
    }
}

/// Values of path variables; of equal keys the last counts.
pub(super) fn path_variables(value: Value, place: &Place<'_>, notes: &mut Diagnostics) -> Vec<PathVariable> {
    let mut variables: Vec<PathVariable> = Vec::new();
    entry::each(value, place, |value, place| {
        let Value::Object(object) = value else { return };
        let entry = entry::read(object, place, notes);
        let key = entry.key.filter(js::truthy).or(entry.id).filter(js::truthy);
        let Some(key) = key.map(js::text) else { return };
        let variable = PathVariable {
            key,
            value: variable::cast_text(entry.kind.as_deref(), entry.value).filter(|text| !text.is_empty()),
            description: entry.description,
        };
        match variables.iter_mut().find(|earlier| earlier.key == variable.key) {
            Some(earlier) => *earlier = variable,
            None => variables.push(variable),
        }
    });
    variables
}

fn check_protocol(url: &Url, place: &Place<'_>, notes: &mut Diagnostics) {
    let Some((protocol, _)) = url.origin.split_once("://") else {
        return;
    };
    let protocol = protocol.to_ascii_lowercase();
    if !protocol.contains("{{") && !matches!(protocol.as_str(), "http" | "https") {
        place.warn(
            notes,
            ids::UNSUPPORTED_PROTOCOL,
            format!("protocol `{protocol}` is not supported"),
            "expected `http` or `https`",
            "such a request gets no method; call it with a library for its protocol",
        );
    }
}
