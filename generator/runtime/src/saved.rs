//! What the saved examples of a collection answer. With the feature `mock`.

#![cfg(feature = "mock")]

use std::borrow::Cow;

/// What a text in angle brackets stands for, which converters from OpenAPI write for want of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placeholder {
    /// `<boolean>`.
    Boolean,
    /// `<integer>` and its formats.
    Integer,
    /// `<number>` and its formats.
    Number,
    /// `<object>`, of which nothing more is known.
    Object,
    /// `<string>` and its formats.
    Text,
}

impl Placeholder {
    /// Reads `<integer>`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::named(text.strip_prefix('<')?.strip_suffix('>')?)
    }

    /// What the name of a type or of a format stands for.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "bool" | "boolean" => Self::Boolean,
            "int" | "int32" | "int64" | "integer" | "long" => Self::Integer,
            "double" | "float" | "number" => Self::Number,
            "object" => Self::Object,
            "binary" | "byte" | "date" | "dateTime" | "date-time" | "decimal" | "email" | "hostname" | "ipv4"
            | "ipv6" | "password" | "string" | "time" | "uri" | "url" | "uuid" => Self::Text,
            _ => return None,
        })
    }

    /// A value of the type as JSON; what is text may stay as it is.
    #[must_use]
    pub fn value(self) -> Option<&'static str> {
        match self {
            Self::Boolean => Some("true"),
            Self::Integer => Some("42"),
            Self::Number => Some("4.5"),
            Self::Object => Some("{}"),
            Self::Text => None,
        }
    }
}

/// The body with a value for each placeholder that is one in JSON, which a client can read.
#[must_use]
pub fn without_placeholders(body: &str) -> String {
    filled(&bracketed(body), |_, text| {
        Placeholder::parse(text)?.value().map(str::to_owned)
    })
}

/// The body with names of types in angle brackets, where it shows a schema in place of an answer: `"page": "integer"`
/// becomes `"page": "<integer>"`, and `"string [date]"` becomes `"<string>"`.
///
/// One name may be a value; of two keys, one with another type than text, none is. What tells of types is left alone: a key
/// such as `type`, unless all texts are names of types, and a body with a key such as `columns`.
#[must_use]
pub fn bracketed(body: &str) -> Cow<'_, str> {
    let mut keys: Vec<&str> = Vec::new();
    let mut is_told = false;
    let (mut tells_of_types, mut is_all) = (false, true);
    for string in strings(body) {
        match (&string.key, type_name(string.text)) {
            (Key::Is, _) => tells_of_types |= is_any(string.text, OF_TYPES),
            (Key::Of(_), None) => is_all = false,
            (Key::Of(key), Some(_)) if !is_of_types(key) => {
                is_told |= string.text != "string";
                if !keys.contains(key) {
                    keys.push(key);
                }
            }
            (Key::Of(_), Some(_)) => {}
        }
    }
    if !is_told || keys.len() < 2 || tells_of_types {
        return Cow::Borrowed(body);
    }
    let bracketed = |key: &str, text: &str| {
        let name = type_name(text).filter(|_| is_all || !is_of_types(key))?;
        Some(format!("\"<{name}>\""))
    };
    Cow::Owned(filled(body, bracketed))
}

/// Keys below which names of types are values.
const OF_TYPES: &[&str] = &["$schema", "attributes", "columns", "properties", "schema", "types"];

fn is_any(text: &str, names: &[&str]) -> bool {
    names.iter().any(|name| text.eq_ignore_ascii_case(name))
}

/// Whether a value of this key may be the name of a type.
fn is_of_types(key: &str) -> bool {
    key.ends_with("ype") || is_any(key, &["format", "kind"])
}

/// The JSON type that a text names, with a format in brackets or without.
fn type_name(text: &str) -> Option<&'static str> {
    let name = match text.split_once(' ') {
        Some((name, format)) if format.starts_with('[') && format.ends_with(']') => name,
        Some(_) => return None,
        None => text,
    };
    let names = ["boolean", "integer", "number", "string"];
    names.into_iter().find(|known| *known == name)
}

/// A string of JSON, between its quotes.
struct Quoted<'a> {
    start: usize,
    text: &'a str,
    key: Key<'a>,
}

/// What a string is to a key.
enum Key<'a> {
    /// The key itself.
    Is,
    /// A value behind this key.
    Of(&'a str),
}

/// The strings of a text in the form of JSON.
fn strings(body: &str) -> impl Iterator<Item = Quoted<'_>> {
    let (mut at, mut last) = (0, "");
    std::iter::from_fn(move || {
        let start = at + body.get(at..)?.find('"')? + 1;
        let rest = body.get(start..)?;
        let end = end_of_string(rest)?;
        let (text, after) = (rest.get(..end)?, rest.get(end + 1..)?);
        at = start + end + 1;
        let is_key = after.trim_start().starts_with(':');
        if is_key {
            last = text;
        }
        let key = if is_key { Key::Is } else { Key::Of(last) };
        Some(Quoted { start, text, key })
    })
}

/// The quote that ends a string: one without a backslash before it that has none itself.
fn end_of_string(rest: &str) -> Option<usize> {
    let mut escaped = false;
    rest.bytes().position(|byte| {
        let ends = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        ends
    })
}

/// The body with other JSON in place of strings that are values, by their keys.
fn filled(body: &str, value: impl Fn(&str, &str) -> Option<String>) -> String {
    let mut filled = String::with_capacity(body.len());
    let mut written = 0;
    for string in strings(body) {
        let Key::Of(key) = string.key else { continue };
        let Some(value) = value(key, string.text) else { continue };
        filled.push_str(body.get(written..string.start - 1).unwrap_or_default());
        filled.push_str(&value);
        written = string.start + string.text.len() + 1;
    }
    filled + body.get(written..).unwrap_or_default()
}
