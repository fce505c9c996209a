//! What the saved examples of a collection answer. With the feature `mock`.

#![cfg(feature = "mock")]

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
///
/// A quote within a string has a backslash before it, so none is found there; a key has a colon behind it.
#[must_use]
pub fn without_placeholders(body: &str) -> String {
    let mut filled = String::with_capacity(body.len());
    let mut rest = body;
    while let Some(start) = rest.find("\"<") {
        let (before, found) = rest.split_at(start);
        filled.push_str(before);
        let quoted = found.get(1..).and_then(|inner| inner.split_once('"'));
        let value = quoted.and_then(|(inner, after)| {
            let is_key = after.trim_start().starts_with(':');
            let value = Placeholder::parse(inner).filter(|_| !is_key)?.value()?;
            Some((value, after))
        });
        let (written, after) = value.unwrap_or_else(|| found.split_at(1));
        filled.push_str(written);
        rest = after;
    }
    filled + rest
}
