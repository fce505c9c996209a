//! URLs: a text is split, an object is joined; both end as origin, path and query.

mod text;

use std::ops::Range;

use serde_json::{Map, Value};

pub(super) use self::text::{pair, pairs};

use self::text::split;
use super::pointer::Pointer;
use super::{PathVariable, QueryEntry, Url, entry, js, variable};
use crate::diagnostic::{Diagnostics, ids};

/// Reads the `url` of a request; `None` where there is nothing to send to.
///
/// The pieces of an object win over its `raw`, as in Postman. Where the object names no host, `raw` is split in
/// its place and a warning says so.
pub(super) fn read_url(value: Value, place: &Pointer<'_>, notes: &mut Diagnostics) -> Option<Url> {
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

/// Joins the pieces of a URL object as Postman serializes them (postman-format.md, 1.2).
fn join(object: Map<String, Value>, place: &Pointer<'_>, notes: &mut Diagnostics) -> Url {
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
            "port" => port = (!value.is_null()).then(|| js::to_text(value)),
            "path" => {
                url.fused = fused(&value);
                url.path = path(value);
            }
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
fn from_raw(url: Url, raw: &str, place: &Pointer<'_>, notes: &mut Diagnostics) -> Url {
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
    let protocol = js::to_text(value);
    format!("{}://", protocol.strip_suffix("://").unwrap_or(&protocol))
}

fn user(value: Value) -> String {
    let Value::Object(mut auth) = value else {
        return String::new();
    };
    let [user, password] = ["user", "password"].map(|key| auth.remove(key).and_then(entry::string));
    match (user.is_some(), password) {
        (_, Some(password)) => format!("{}:{password}@", user.unwrap_or_default()),
        (true, None) => format!("{}@", user.unwrap_or_default()),
        (false, None) => String::new(),
    }
}

fn pieces(value: Value, separator: &str) -> Option<String> {
    match value {
        Value::Array(elements) => Some(js::joined(elements, separator)),
        other => js::truthy(&other).then(|| js::to_text(other)),
    }
}

/// `["a", "", 5, null]` gives `/a//5/`; the leading `/` of a text is its own.
fn path(value: Value) -> String {
    match value {
        Value::String(text) if text.is_empty() => text,
        Value::String(text) if text.starts_with('/') && !text.contains(['\n', '\r', '\u{2028}', '\u{2029}']) => text,
        Value::String(text) => format!("/{text}"),
        Value::Array(elements) => format!("/{}", js::joined(elements, "/")),
        Value::Object(object) => path(object.into_iter().map(|(_, value)| value).collect()),
        other if js::truthy(&other) => "/".to_owned(),
        _ => String::new(),
    }
}

/// The bytes of a joined path that come from elements with a slash in them.
fn fused(value: &Value) -> Vec<Range<usize>> {
    let mut fused = Vec::new();
    let mut start = 1;
    for element in value.as_array().into_iter().flatten() {
        let end = start + js::joined(vec![element.clone()], "").len();
        if element.as_str().is_some_and(|text| text.contains('/')) {
            fused.push(start..end);
        }
        start = end + 1;
    }
    fused
}

/// Reads the `query` of a URL object: a list of entries, a text or a map.
pub(super) fn query(value: Value, place: &Pointer<'_>, notes: &mut Diagnostics) -> Option<Vec<QueryEntry>> {
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

fn query_entry(value: Value, place: &Pointer<'_>, notes: &mut Diagnostics) -> QueryEntry {
    let object = match value {
        Value::String(text) => return pair(&text),
        Value::Object(object) => object,
        _ => Map::new(),
    };
    let entry = entry::read_entry(object, place, notes);
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
pub(super) fn path_variables(value: Value, place: &Pointer<'_>, notes: &mut Diagnostics) -> Vec<PathVariable> {
    let mut variables: Vec<PathVariable> = Vec::new();
    entry::each(value, place, |value, place| {
        let Value::Object(object) = value else { return };
        let entry = entry::read_entry(object, place, notes);
        let key = entry.key.filter(js::truthy).or(entry.id).filter(js::truthy);
        let Some(key) = key.map(js::to_text) else { return };
        let variable = PathVariable {
            key,
            value: variable::cast_text(entry.kind.as_deref(), entry.value).filter(|text| !text.is_empty()),
            description: entry.description,
        };
        entry::put(&mut variables, variable, |one, other| one.key == other.key);
    });
    variables
}

fn check_protocol(url: &Url, place: &Pointer<'_>, notes: &mut Diagnostics) {
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
