//! Request bodies: the selected mode and nothing else (postman-format.md, 5).

use serde_json::{Map, Value};

use super::pointer::Pointer;
use super::{Body, FieldValue, FormField, GraphQl, entry, js, url};
use crate::diagnostic::{Diagnostics, ids};

/// Reads a body; `None` where no mode is given, the body is disabled, or its mode holds nothing to send.
pub(super) fn read_body(value: Value, place: &Pointer<'_>, notes: &mut Diagnostics) -> Option<Body> {
    let object = match value {
        Value::Object(object) => object,
        Value::String(text) => return Some(Body::Raw { text, language: None }),
        other => {
            if js::truthy(&other) {
                unexpected(place, notes, "a body that is neither text nor an object is not sent");
            }
            return None;
        }
    };
    let disabled = object.get("disabled").is_some_and(js::truthy);
    let mode = object.get("mode").filter(|mode| js::truthy(mode)).cloned();
    match mode.map(js::to_text) {
        Some(mode) if !disabled => selected(&mode, object, place, notes),
        _ => {
            report_unused(object, place, notes);
            None
        }
    }
}

/// The mode of a body, named like the key below which it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    Raw,
    Urlencoded,
    Formdata,
    File,
    GraphQl,
}

impl Mode {
    const ALL: [Self; 5] = [Self::Raw, Self::Urlencoded, Self::Formdata, Self::File, Self::GraphQl];

    /// Where the content stands.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Raw => "raw",
            Self::Urlencoded => "urlencoded",
            Self::Formdata => "formdata",
            Self::File => "file",
            Self::GraphQl => "graphql",
        }
    }

    pub(super) fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.key() == key)
    }
}

fn selected(name: &str, mut object: Map<String, Value>, place: &Pointer<'_>, notes: &mut Diagnostics) -> Option<Body> {
    let lower = name.to_lowercase();
    let mode = Mode::parse(&lower);
    if mode.is_none() && lower != "none" {
        place.key("mode").warn(
            notes,
            ids::UNKNOWN_BODY_MODE,
            format!("body mode `{name}` is not known"),
            "expected `raw`, `urlencoded`, `formdata`, `file` or `graphql`",
            "choose another body type in Postman; for now it is read as `raw`, as Postman does",
        );
    }
    let mode = mode.unwrap_or(Mode::Raw);
    let language = raw_language(&object);
    let content = object.remove(mode.key()).unwrap_or_default();
    report_unused(object, place, notes);
    let place = place.key(mode.key());
    match mode {
        Mode::Urlencoded => Some(Body::Urlencoded(urlencoded(content, &place, notes))),
        Mode::Formdata => Some(Body::Multipart(formdata(content, &place, notes))),
        Mode::File => Some(file(content, &place, notes)),
        Mode::GraphQl => graphql(content, &place, notes),
        Mode::Raw => Some(Body::Raw {
            text: raw(content, &place, notes),
            language,
        }),
    }
}

fn raw_language(body: &Map<String, Value>) -> Option<String> {
    let language = body.get("options")?.get("raw")?.get("language")?;
    language.as_str().map(str::to_owned)
}

/// Other modes beside the selected one are leftovers of the app; they are no loss.
fn report_unused(object: Map<String, Value>, place: &Pointer<'_>, notes: &mut Diagnostics) {
    for (key, value) in object {
        if !matches!(key.as_str(), "mode" | "disabled" | "options") && Mode::parse(&key).is_none() {
            entry::unused(&value, &place.key(&key), notes, &key);
        }
    }
}

/// An object in place of the text is written as compact JSON; a number or a boolean is not sent.
fn raw(value: Value, place: &Pointer<'_>, notes: &mut Diagnostics) -> String {
    match value {
        Value::String(text) => text,
        Value::Object(object) if !object.is_empty() => js::json(Value::Object(object)),
        Value::Array(elements) if !elements.is_empty() => js::json(Value::Array(elements)),
        other => {
            if matches!(other, Value::Bool(true) | Value::Number(_)) {
                unexpected(place, notes, "a raw body that is no text is not sent");
            }
            String::new()
        }
    }
}

fn urlencoded(value: Value, place: &Pointer<'_>, notes: &mut Diagnostics) -> Vec<FormField> {
    let mut fields = Vec::new();
    match value {
        Value::String(text) if !text.is_empty() => fields.extend(url::pairs(&text).into_iter().map(text_field)),
        Value::Object(object) if !object.contains_key("key") => {
            unexpected(place, notes, "form fields that are a map are read as a list");
            for (key, value) in object {
                let field = FormField {
                    key: Some(key),
                    ..FormField::default()
                };
                spread(field, Some(value), &mut fields);
            }
        }
        other => entry::each(other, place, |value, place| {
            let object = match value {
                Value::String(text) => return fields.push(text_field(url::pair(&text))),
                Value::Object(object) => object,
                _ => Map::new(),
            };
            let entry = entry::read_entry(object, place, notes);
            let field = FormField {
                key: entry.key.filter(|key| !key.is_null()).map(js::to_text),
                disabled: entry.disabled,
                description: entry.description,
                ..FormField::default()
            };
            spread(field, entry.value, &mut fields);
        }),
    }
    fields
}

fn text_field(entry: super::QueryEntry) -> FormField {
    FormField {
        key: entry.key,
        value: FieldValue::Text(entry.value.unwrap_or_default()),
        ..FormField::default()
    }
}

/// An array becomes one field per element, an object an empty field.
fn spread(field: FormField, value: Option<Value>, fields: &mut Vec<FormField>) {
    let values = match value {
        Some(Value::Array(elements)) => elements,
        other => vec![other.unwrap_or_default()],
    };
    for value in values {
        let text = match value {
            Value::Null | Value::Object(_) => String::new(),
            other => js::to_text(other),
        };
        fields.push(FormField {
            value: FieldValue::Text(text),
            ..field.clone()
        });
    }
}

fn formdata(value: Value, place: &Pointer<'_>, notes: &mut Diagnostics) -> Vec<FormField> {
    let mut fields = Vec::new();
    if value.is_string() && js::truthy(&value) {
        unexpected(place, notes, "form fields that are a text are not sent");
        return fields;
    }
    entry::each(value, place, |value, place| {
        let object = if let Value::Object(object) = value {
            object
        } else {
            Map::new()
        };
        let entry = entry::read_entry(object, place, notes);
        let value = match entry.kind.as_deref() {
            Some("file") => files(entry.src, entry.value),
            _ => FieldValue::Text(part_text(entry.value.unwrap_or_default())),
        };
        fields.push(FormField {
            key: Some(entry.key.filter(js::truthy).map(js::to_text).unwrap_or_default()),
            value,
            disabled: entry.disabled,
            content_type: entry.content_type.filter(|text| !text.is_empty()),
            file_name: entry.file_name,
            description: entry.description,
        });
    });
    fields
}

/// Nothing for what is falsy, JSON for what is no text.
fn part_text(value: Value) -> String {
    match value {
        Value::String(text) => text,
        other if js::truthy(&other) => js::json(other),
        _ => String::new(),
    }
}

/// Paths win over inline content.
fn files(src: Option<Value>, value: Option<Value>) -> FieldValue {
    let paths: Vec<String> = match src {
        Some(Value::String(path)) => vec![path],
        Some(Value::Array(paths)) => paths.into_iter().filter_map(entry::string).collect(),
        _ => Vec::new(),
    };
    let paths: Vec<String> = paths.into_iter().filter(|path| !path.is_empty()).collect();
    match value {
        Some(Value::String(content)) if paths.is_empty() && !content.is_empty() => FieldValue::Base64(content),
        _ => FieldValue::Files(paths),
    }
}

fn file(value: Value, place: &Pointer<'_>, notes: &mut Diagnostics) -> Body {
    let (mut src, mut content) = (None, None);
    match value {
        Value::String(path) => src = Some(path),
        Value::Object(object) => {
            for (key, value) in object {
                match key.as_str() {
                    "src" => src = entry::string(value),
                    "content" => content = entry::string(value),
                    _ => entry::unused(&value, &place.key(&key), notes, &key),
                }
            }
        }
        _ => {}
    }
    Body::File {
        src: src.filter(|path| !path.is_empty()),
        content: content.filter(|content| !content.is_empty()),
    }
}

fn graphql(value: Value, place: &Pointer<'_>, notes: &mut Diagnostics) -> Option<Body> {
    let object = match value {
        Value::Object(object) => object,
        other => {
            // Postman sends `{}` for any other value, nothing for none.
            return js::truthy(&other).then(|| {
                unexpected(place, notes, "a GraphQL body that is no object is sent as `{}`");
                Body::GraphQl(None)
            });
        }
    };
    let mut graphql = GraphQl::default();
    for (key, value) in object {
        match key.as_str() {
            "query" => graphql.query = Some(value),
            "operationName" => graphql.operation_name = Some(value),
            "variables" => graphql.variables = Some(value),
            _ => entry::unused(&value, &place.key(&key), notes, &key),
        }
    }
    Some(Body::GraphQl(Some(graphql)))
}

fn unexpected(place: &Pointer<'_>, notes: &mut Diagnostics, message: &str) {
    place.warn(
        notes,
        ids::UNEXPECTED_VALUE,
        message,
        "Postman writes another kind of value here",
        "enter the body again in Postman",
    );
}
