//! Variables of a scope, with the casts that their type asks for (postman-format.md, 2).

use serde_json::Value;

use super::pointer::Pointer;
use super::{Variable, entry, js};
use crate::diagnostic::{Diagnostics, ids};

/// Reads a list of variables; entries without a key are never found and are left out.
pub(super) fn read_variables(value: Value, place: &Pointer<'_>, notes: &mut Diagnostics) -> Vec<Variable> {
    let mut variables = Vec::new();
    entry::each(value, place, |value, place| {
        let Value::Object(object) = value else {
            return warn_of_no_key(None, place, notes);
        };
        // Old exports have the name as `id`; what Postman makes up itself is no name.
        let id = object.get("id").and_then(Value::as_str);
        let id = id
            .filter(|id| !id.is_empty() && hex_digits(id) != 32)
            .map(str::to_owned);
        let entry = entry::read_entry(object, place, notes);
        let key = entry.key.filter(js::truthy).map(js::to_text);
        if key.is_none() {
            warn_of_no_key(id.as_deref(), place, notes);
        }
        let lost = key.is_none();
        let Some(key) = key.or(id) else { return };
        let kind = entry.kind.unwrap_or_default();
        let secret = kind.eq_ignore_ascii_case("secret");
        variables.push(Variable {
            key,
            lost,
            value: match cast(&kind, entry.value) {
                Some(value) => js::to_text(value),
                None => String::new(),
            },
            secret,
            disabled: entry.disabled || entry.off,
            description: entry.description,
        });
    });
    variables
}

/// How many hexadecimal digits an id of Postman's has, without its dashes; 0 where it has other letters.
fn hex_digits(id: &str) -> usize {
    let digits = id.bytes().filter(|byte| *byte != b'-');
    if digits.clone().all(|byte| byte.is_ascii_hexdigit()) {
        digits.count()
    } else {
        0
    }
}

fn warn_of_no_key(id: Option<&str>, place: &Pointer<'_>, notes: &mut Diagnostics) {
    let help = match id {
        Some(id) => format!(
            "name it in Postman; for the client it is called `{}`",
            id.escape_debug()
        ),
        None => "give it a name in Postman, or delete it".to_owned(),
    };
    let message = "a variable without `key` is never found";
    place.warn(
        notes,
        ids::VARIABLE_WITHOUT_KEY,
        message,
        "expected an object with a `key`",
        &help,
    );
}

/// The value after the cast of its type, if it is text then.
pub(super) fn cast_text(kind: Option<&str>, value: Option<Value>) -> Option<String> {
    cast(kind.unwrap_or_default(), value).and_then(entry::string)
}

/// What Postman's object model makes of a value of a type; unknown types let it pass.
///
/// `None` is JavaScript's `undefined`.
pub(super) fn cast(kind: &str, value: Option<Value>) -> Option<Value> {
    match (kind.to_ascii_lowercase().as_str(), value) {
        ("string", None) => Some(Value::String("undefined".to_owned())),
        ("string", Some(value)) => Some(Value::String(js::to_text(value))),
        ("boolean", value) => Some(Value::Bool(value.is_some_and(|value| js::truthy(&value)))),
        ("number", None) => Some(Value::String("NaN".to_owned())),
        ("number", Some(value)) => Some(number(js::numeric_text(value))),
        ("array", value) => parsed(value).filter(Value::is_array),
        ("object", value) => parsed(value).filter(Value::is_object),
        (_, value) => value,
    }
}

fn number(text: String) -> Value {
    match text.parse() {
        Ok(number) => Value::Number(number),
        Err(_) => Value::String(text),
    }
}

/// Lists and objects hold JSON as text.
fn parsed(value: Option<Value>) -> Option<Value> {
    match value? {
        Value::String(text) => serde_json::from_str(&text).ok(),
        other => Some(other),
    }
}
