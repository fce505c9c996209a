//! Requests and saved answers of version 3, put as version 2 has them.

use serde_json::{Map, Value, json};

use crate::diagnostic::{Diagnostics, ids};
use crate::document::pointer::Pointer;
use crate::document::{Item, QueryEntry, Request, Url, behavior, entry, js, request, script, url};

type Object = Map<String, Value>;

/// Reads a request file, all but its name and its examples.
pub(super) fn read_item(object: &Object, place: &Pointer<'_>, notes: &mut Diagnostics) -> Item {
    let mut item = Item {
        request: Some(sent(object, place, notes)),
        location: place.location(),
        ..Item::default()
    };
    for (key, value) in object {
        let (place, value) = (place.key(key), value.clone());
        match key.as_str() {
            "scripts" => item.scripts = script::read_scripts(events(value), &place, notes),
            "settings" => item.behavior = behavior::read_behavior(value, &place, notes),
            "$kind" | "name" | "order" | "examples" | "url" | "queryParams" | "pathVariables" | "method"
            | "description" | "headers" | "body" | "auth" => {}
            _ => entry::unused(&value, &place, notes, key),
        }
    }
    item
}

fn sent(object: &Object, place: &Pointer<'_>, notes: &mut Diagnostics) -> Request {
    let get = |key: &str| object.get(key).cloned().unwrap_or_default();
    let value = json!({
        "method": get("method"),
        "description": get("description"),
        "header": entry::listed(get("headers")),
        "body": body(get("body")),
        "auth": auth(get("auth"), &place.key("auth"), notes),
    });
    let mut request = request::read_request(value, place, notes).unwrap_or_default();
    let mut url = url::read_url(get("url"), &place.key("url"), notes);
    if let Some(url) = &mut url {
        let parameters = url::query(entry::listed(get("queryParams")), &place.key("queryParams"), notes);
        complete(url, parameters.unwrap_or_default());
        let variables = entry::listed(get("pathVariables"));
        url.path_variables = url::path_variables(variables, &place.key("pathVariables"), notes);
    }
    request.url = url;
    request
}

/// The URL's text holds the enabled parameters; the list adds descriptions and the disabled ones.
fn complete(url: &mut Url, parameters: Vec<QueryEntry>) {
    let same = |left: &QueryEntry, right: &QueryEntry| left.key == right.key && left.value == right.value;
    let given = url.query.take().unwrap_or_default();
    let enabled: Vec<&QueryEntry> = parameters.iter().filter(|entry| !entry.disabled).collect();
    let agree = enabled.len() == given.len() && enabled.iter().zip(&given).all(|(left, right)| same(left, right));
    let entries: Vec<QueryEntry> = match agree {
        true => parameters,
        false => given
            .into_iter()
            .chain(parameters.into_iter().filter(|entry| entry.disabled))
            .collect(),
    };
    url.query = (!entries.is_empty()).then_some(entries);
}

/// `{type: json, content: …}` as a body of version 2.
fn body(value: Value) -> Value {
    let Value::Object(mut object) = value else {
        return value;
    };
    let kind = object.remove("type").and_then(entry::string).unwrap_or_default();
    let content = object.remove("content").unwrap_or_default();
    match kind.as_str() {
        "" | "none" => Value::Null,
        "json" | "text" | "xml" | "html" | "javascript" => {
            json!({"mode": "raw", "raw": content, "options": {"raw": {"language": kind}}})
        }
        "urlencoded" | "formdata" => json!({"mode": kind, kind: entry::listed(content)}),
        _ => json!({"mode": kind, kind: content}),
    }
}

/// `{type, credentials}` as auth of version 2; `inherit` is none.
pub(super) fn auth(value: Value, place: &Pointer<'_>, notes: &mut Diagnostics) -> Value {
    let value = match value {
        Value::Array(mut several) if several.len() > 1 => {
            place.warn(
                notes,
                ids::UNEXPECTED_VALUE,
                "of several kinds of auth only the first is used",
                "expected one",
                "set the auth of the other requests one by one",
            );
            several.swap_remove(0)
        }
        Value::Array(one) => one.into_iter().next().unwrap_or_default(),
        other => other,
    };
    let Value::Object(mut object) = value else {
        return value;
    };
    match object.remove("type").and_then(entry::string) {
        Some(kind) if kind != "inherit" => json!({"type": kind, kind: object.remove("credentials")}),
        _ => Value::Null,
    }
}

/// Scripts as events of version 2.
pub(super) fn events(value: Value) -> Value {
    let Value::Array(scripts) = value else {
        return Value::Null;
    };
    let events = scripts.into_iter().map(|mut script| {
        let kind = script.get("type").and_then(Value::as_str).unwrap_or_default();
        let listen = match kind.strip_prefix("http:").unwrap_or(kind) {
            "beforeRequest" => "prerequest",
            "afterResponse" => "test",
            other => other,
        };
        let listen = listen.to_owned();
        let code = script.get_mut("code").map(Value::take);
        json!({"listen": listen, "script": {"exec": code}})
    });
    events.collect()
}

/// A saved answer as version 2 has it, with the request that it answered.
pub(super) fn example(
    object: &Object,
    file: &str,
    place: &Pointer<'_>,
    notes: &mut Diagnostics,
) -> (Value, Option<Request>) {
    let stem = file.split(".example.").next().unwrap_or(file);
    let response = object.get("response").cloned().unwrap_or_default();
    let get = |key: &str| response.get(key).cloned().unwrap_or_default();
    let body = get("body");
    let value = json!({
        "name": object.get("name").filter(|name| js::truthy(name)).cloned().unwrap_or(json!(stem)),
        "code": get("statusCode"),
        "status": get("statusText"),
        "header": entry::listed(get("headers")),
        "body": body.get("content").cloned().unwrap_or_else(|| if body.is_string() { body.clone() } else { Value::Null }),
        "_postman_previewlanguage": body.get("type").cloned(),
    });
    let request = object.get("request").and_then(Value::as_object);
    let request = request.map(|request| sent(request, &place.key("request"), notes));
    (value, request)
}
