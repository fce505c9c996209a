// Written by postman-codegen; edit the collection and generate again.

//! What an API says of an error.

use serde::{Serialize, Serializer};
use serde_json::Value;
use std::fmt;

/// A code under one of its usual names.
pub(super) fn code(body: &Value) -> Option<String> {
    let names = ["code", "error_code", "errorCode", "error", "type", "status_code"];
    let nested = [body.get("error"), first(body.get("errors")), first(Some(body))];
    let inside = || {
        nested
            .into_iter()
            .flatten()
            .find_map(|inner| named(inner, &["code", "error_code", "errorCode"]))
    };
    named(body, names.get(..3)?)
        .or_else(inside)
        .or_else(|| named(body, names.get(3..)?))
}

/// A message under one of its usual names.
pub(super) fn message(body: &Value) -> Option<String> {
    let names = [
        "message",
        "error_description",
        "errorMessage",
        "error_message",
        "detail",
        "description",
        "title",
    ];
    let nested = [body.get("error"), first(body.get("errors")), first(Some(body))];
    named(body, &names).or_else(|| nested.into_iter().flatten().find_map(|inner| named(inner, &names)))
}

fn first(list: Option<&Value>) -> Option<&Value> {
    list?.as_array()?.first()
}

/// The first of `names` that is a text or a number.
fn named(object: &Value, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| match object.get(name)? {
        Value::String(text) if !text.is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    })
}

/// The text that an error answer has as its body; any text, also none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    pub(super) text: String,
}

impl Reason {
    /// The API's own error code, if the text is JSON that has one.
    #[must_use]
    pub fn code(&self) -> Option<String> {
        code(&serde_json::from_str(&self.text).ok()?)
    }

    /// The message, if the text is JSON that has one; else the text itself.
    #[must_use]
    pub fn message(&self) -> String {
        let json: Option<Value> = serde_json::from_str(&self.text).ok();
        json.as_ref().and_then(message).unwrap_or_else(|| self.text.clone())
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

impl Serialize for Reason {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}
