//! Placeholders of converters from OpenAPI, as values of the type that they stand for.

use crate::shape::{Placeholder, placeholder};

/// The text with a value for each `"<integer>"`, `"<number>"`, `"<boolean>"` and `"<object>"` that is one in JSON.
///
/// A quote within a string has a backslash before it, so none of these is found there; a key has a colon behind it.
pub(super) fn filled(text: &str) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("\"<") {
        let (before, found) = rest.split_at(start);
        filled.push_str(before);
        let quoted = found.get(1..).and_then(|inner| inner.split_once('"'));
        let value = quoted.and_then(|(inner, after)| {
            let is_key = after.trim_start().starts_with(':');
            let value = placeholder(inner).filter(|_| !is_key).and_then(value)?;
            Some((value, after))
        });
        match value {
            Some((value, after)) => {
                filled.push_str(value);
                rest = after;
            }
            None => {
                let (quote, after) = found.split_at(1);
                filled.push_str(quote);
                rest = after;
            }
        }
    }
    filled + rest
}

/// A value of a type; what is text may stay as it is.
fn value(placeholder: Placeholder) -> Option<&'static str> {
    match placeholder {
        Placeholder::Boolean => Some("true"),
        Placeholder::Integer => Some("42"),
        Placeholder::Number => Some("4.5"),
        Placeholder::Object => Some("{}"),
        Placeholder::Text => None,
    }
}

#[cfg(test)]
mod tests {
    use super::filled;

    #[test]
    fn placeholders_become_values_of_their_types() {
        let text =
            r#"{"id": "<integer>", "sold": "<boolean>", "price":"<number>", "name": "<string>", "tags": "<object>"}"#;
        assert_eq!(
            filled(text),
            r#"{"id": 42, "sold": true, "price":4.5, "name": "<string>", "tags": {}}"#
        );
    }

    #[test]
    fn keys_and_texts_around_them_stay() {
        for text in [
            r#"{"<integer>": 1}"#,
            r#"{"a": "say \"<integer>\""}"#,
            "\"<",
            "",
            "\"<integer>",
        ] {
            assert_eq!(filled(text), text);
        }
    }
}
