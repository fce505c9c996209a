//! Requests and saved responses of version 1.

use serde_json::{Map, Value, json};

use super::auth;
use crate::diagnostic::Diagnostics;
use crate::document::body::Mode;
use crate::document::pointer::Pointer;
use crate::document::{Body, Example, Header, Request, Url, body, entry, header, js, request, url};

type Object = Map<String, Value>;

pub(super) fn read_request(object: &Object, place: &Pointer<'_>, notes: &mut Diagnostics) -> Request {
    Request {
        method: request::method(get(object, "method")),
        url: address(object, place, notes),
        headers: headers(object, place, notes),
        body: content(object, place, notes),
        auth: auth::read_auth(object, place, notes),
        description: entry::description(get(object, "description")),
        location: place.location(),
    }
}

/// Reads a saved response; its request may be an object, JSON text, or the id of a request of the collection.
pub(super) fn example<'a>(
    object: &'a Object,
    request: &dyn Fn(&str) -> Option<&'a Object>,
    place: &Pointer<'_>,
    notes: &mut Diagnostics,
) -> Example {
    let response = |key: &str| object.get("responseCode").and_then(|response| response.get(key));
    let code = response("code").cloned().map(js::numeric_text);
    let status = response("name").and_then(Value::as_str);
    let text = |key: &str| object.get(key).and_then(Value::as_str).map(str::to_owned);
    Example {
        name: text("name").unwrap_or_default(),
        code: code.and_then(|code| code.parse().ok()).filter(|code| *code != 0),
        status: status.unwrap_or_default().to_owned(),
        headers: header::read_headers(get(object, "headers"), &place.key("headers"), notes),
        body: text("text"),
        language: text("language").unwrap_or_default(),
        request: saved(object, request, place, notes).map(Box::new),
        location: place.location(),
    }
}

fn saved<'a>(
    object: &'a Object,
    request: &dyn Fn(&str) -> Option<&'a Object>,
    place: &Pointer<'_>,
    notes: &mut Diagnostics,
) -> Option<Request> {
    for key in ["requestObject", "request"] {
        match object.get(key) {
            Some(Value::Object(object)) => return Some(read_request(object, &place.key(key), notes)),
            Some(Value::String(text)) if !text.is_empty() => match serde_json::from_str(text) {
                Ok(Value::Object(object)) => return Some(read_request(&object, &place.key(key), notes)),
                _ => {
                    if let Some(object) = request(text) {
                        return Some(read_request(object, place, notes));
                    }
                }
            },
            _ => {}
        }
    }
    None
}

/// `queryParams` win over the query in `url`, `pathVariableData` over `pathVariables`.
fn address(object: &Object, place: &Pointer<'_>, notes: &mut Diagnostics) -> Option<Url> {
    let text = object
        .get("url")
        .filter(|text| !text.is_null())
        .cloned()
        .map(js::to_text);
    let read = url::read_url(Value::String(text.unwrap_or_default()), &place.key("url"), notes);
    let parameters = list(object, "queryParams");
    let variables = path_values(object);
    if read.is_none() && parameters.is_empty() {
        return None;
    }
    let mut url = read.unwrap_or_default();
    if !parameters.is_empty() {
        let parameters = parameters.into_iter().map(|value| equals(switched(value))).collect();
        url.query = url::query(Value::Array(parameters), &place.key("queryParams"), notes);
    }
    url.path_variables = url::path_variables(variables, &place.key("pathVariableData"), notes);
    Some(url)
}

/// Without `equals` an empty value is none, with it none is an empty value.
fn equals(mut value: Value) -> Value {
    let Some(object) = value.as_object_mut() else {
        return value;
    };
    if let Some(equals) = object.remove("equals") {
        let given = object.get("value").is_some_and(js::truthy);
        let null = object.get("value").is_some_and(Value::is_null);
        match js::truthy(&equals) {
            true if null => object.insert("value".to_owned(), json!("")),
            false if !given => object.insert("value".to_owned(), Value::Null),
            _ => None,
        };
    }
    value
}

fn path_values(object: &Object) -> Value {
    let mut values = list(object, "pathVariableData");
    if let Some(Value::Object(map)) = object.get("pathVariables") {
        for (key, value) in map {
            let is_it = |value: &Value| value.get("key").and_then(Value::as_str) == Some(key);
            if !values.iter().any(is_it) {
                values.push(json!({"key": key, "value": value}));
            }
        }
    }
    Value::Array(values)
}

/// `headerData` wins over the text of `headers`, name by name.
fn headers(object: &Object, place: &Pointer<'_>, notes: &mut Diagnostics) -> Vec<Header> {
    let lines = match object.get("headers") {
        Some(list @ Value::Array(_)) => return header::read_headers(list.clone(), &place.key("headers"), notes),
        Some(Value::String(text)) => header::lines(text),
        _ => Vec::new(),
    };
    let data = list(object, "headerData").into_iter().map(switched).collect();
    let mut headers = header::read_headers(Value::Array(data), &place.key("headerData"), notes);
    for header in &mut headers {
        header::uncomment(header);
    }
    let given: Vec<String> = headers.iter().map(|header| header.key.clone()).collect();
    headers.extend(lines.into_iter().filter(|header| !given.contains(&header.key)));
    headers
}

/// The body, put together as version 2 has it.
fn content(object: &Object, place: &Pointer<'_>, notes: &mut Diagnostics) -> Option<Body> {
    let (data, raw) = (get(object, "data"), get(object, "rawModeData"));
    let option = |name: &str| object.get("dataOptions").and_then(|options| options.get(name));
    let graphql = [
        Some(get(object, "graphqlModeData")),
        option("graphql").map(|_| data.clone()),
    ];
    let graphql = graphql.into_iter().flatten().find(|value| !is_empty(value));
    let mode = match object.get("dataMode") {
        Some(Value::Null) => return None,
        mode => mode.and_then(Value::as_str).and_then(known_mode),
    };
    if mode.is_none() && is_empty(&data) && is_empty(&raw) && graphql.is_none() {
        return None;
    }
    let raw_text = raw_text(&raw);
    let fields = if js::truthy(&data) { &data } else { &raw };
    let mode = mode.unwrap_or(match (&raw_text, fields, &graphql) {
        (None, Value::Array(_), _) => Mode::Formdata,
        (None, _, Some(_)) => Mode::GraphQl,
        _ => Mode::Raw,
    });
    let content = match mode {
        Mode::Raw => json!(raw_text.as_deref().or(data.as_str()).unwrap_or_default()),
        Mode::GraphQl => graphql.unwrap_or_default(),
        Mode::File => json!({ "src": raw_text }),
        Mode::Urlencoded | Mode::Formdata => {
            let fields = fields.as_array();
            fields.map_or(Value::Null, |fields| fields.iter().cloned().filter_map(field).collect())
        }
    };
    let language = option("raw").cloned();
    let disabled = object.get("dataDisabled").is_some_and(js::truthy);
    let value = json!({"mode": mode.key(), mode.key(): content, "disabled": disabled, "options": {"raw": language}});
    body::read_body(value, place, notes)
}

/// The mode that version 1 of the format names so.
fn known_mode(name: &str) -> Option<Mode> {
    match name {
        "binary" => Some(Mode::File),
        "params" => Some(Mode::Formdata),
        "file" | "formdata" => None,
        other => Mode::parse(other),
    }
}

fn raw_text(value: &Value) -> Option<String> {
    let text = match value {
        Value::Array(elements) if elements.len() == 1 => elements.first()?.as_str(),
        other => other.as_str(),
    };
    text.filter(|text| !text.is_empty()).map(str::to_owned)
}

/// A file's path stood in `value`; without a key there is no field.
fn field(value: Value) -> Option<Value> {
    let mut value = switched(value);
    let object = value.as_object_mut()?;
    if object.get("key").is_none_or(Value::is_null) {
        return None;
    }
    let file = object.get("type").and_then(Value::as_str) == Some("file");
    if file && !object.get("src").is_some_and(js::truthy) && object.get("value").is_some_and(js::truthy) {
        let path = object.remove("value").unwrap_or_default();
        object.insert("src".to_owned(), path);
    }
    Some(value)
}

/// `enabled: false` is `disabled: true` now.
fn switched(mut value: Value) -> Value {
    if let Some(object) = value.as_object_mut()
        && object.remove("enabled") == Some(Value::Bool(false))
    {
        object.insert("disabled".to_owned(), Value::Bool(true));
    }
    value
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Array(elements) => elements.is_empty(),
        Value::Object(object) => object.is_empty(),
        Value::String(text) => text.is_empty(),
        _ => true,
    }
}

fn list(object: &Object, key: &str) -> Vec<Value> {
    object.get(key).and_then(Value::as_array).cloned().unwrap_or_default()
}

fn get(object: &Object, key: &str) -> Value {
    object.get(key).cloned().unwrap_or_default()
}
