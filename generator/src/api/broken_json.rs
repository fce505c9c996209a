//! JSON that is plainly meant, though no parser takes it: cut, with `...`, with a quote or a comma too few.
//!
//! ```text
//! {"a": [{"id": "x,             a quote too few: the text ends with its line
//! "n": 007, "user": <your id>}  zeros before a number; a placeholder is `null`
//! "b": 1 "c": 2, ...            commas too few, an ellipsis; what is open at the end is closed there
//! {"a": 1}, {"a": 2}            the elements of a list without it
//! ```
//!
//! Only the shape of answers is read so: what is sent is sent as it stands.

use serde_json::{Map, Value};

use crate::placeholder::Placeholder;

/// Deeper JSON is no JSON.
const DEPTH: usize = 64;

/// The object or array that a text means; `None` where it is something else.
pub(super) fn read_broken(text: &str) -> Option<Value> {
    let mut reader = Reader { rest: text };
    let mut values = Vec::new();
    loop {
        reader.skip_blanks();
        reader.rest = reader
            .rest
            .trim_start_matches([',', ';', '}', ']', '.', ' ', '\n', '\r', '\t']);
        if reader.rest.is_empty() {
            break;
        }
        let value = reader.value(DEPTH)?;
        let is_full = match &value {
            Value::Object(members) => !members.is_empty(),
            Value::Array(elements) => !elements.is_empty(),
            _ => false,
        };
        values.push(Some(value).filter(|_| is_full)?);
    }
    match values.len() {
        0 | 1 => values.pop(),
        _ => Some(Value::Array(values)),
    }
}

/// What is left to read.
struct Reader<'t> {
    rest: &'t str,
}

impl<'t> Reader<'t> {
    fn value(&mut self, depth: usize) -> Option<Value> {
        let depth = depth.checked_sub(1)?;
        self.skip_blanks();
        match self.rest.chars().next()? {
            '{' => self.object(depth),
            '[' => self.array(depth),
            '"' => self.text().map(Value::String),
            _ => Some(self.bare()),
        }
    }

    fn object(&mut self, depth: usize) -> Option<Value> {
        let mut members = Map::new();
        self.rest = &self.rest[1..];
        while !self.ends_with_bracket() {
            let key = self.text()?;
            self.skip_blanks();
            self.rest = self.rest.strip_prefix(':')?;
            let value = self.value(depth)?;
            members.insert(key, value);
        }
        Some(Value::Object(members))
    }

    fn array(&mut self, depth: usize) -> Option<Value> {
        let mut elements = Vec::new();
        self.rest = &self.rest[1..];
        while !self.ends_with_bracket() {
            let before = self.rest.len();
            elements.push(self.value(depth)?);
            if self.rest.len() == before {
                return None;
            }
        }
        Some(Value::Array(elements))
    }

    /// Skips commas and ellipses; whether a bracket that closes anything, or the end of all, is next, which is read.
    fn ends_with_bracket(&mut self) -> bool {
        loop {
            self.skip_blanks();
            let skipped = self.rest.trim_start_matches([',', '…']);
            let skipped = skipped.strip_prefix("...").unwrap_or(skipped);
            if skipped.len() == self.rest.len() {
                break;
            }
            self.rest = skipped;
        }
        let after = self.rest.strip_prefix(['}', ']']);
        self.rest = after.unwrap_or(self.rest);
        after.is_some() || self.rest.is_empty()
    }

    /// A text in quotes, which ends with its line at the latest.
    fn text(&mut self) -> Option<String> {
        let inner = self.rest.strip_prefix('"')?;
        let mut escaped = false;
        let end = inner.find(|letter: char| {
            let ends = !escaped && letter == '"' || letter == '\n';
            escaped = letter == '\\' && !escaped;
            ends
        });
        let (text, rest) = inner.split_at(end.unwrap_or(inner.len()));
        if let Some(after) = rest.strip_prefix('"') {
            self.rest = after;
            let read = serde_json::from_str(&format!("\"{text}\""));
            return Some(read.unwrap_or_else(|_| text.to_owned()));
        }
        let line = text.trim_end();
        self.rest = rest;
        Some(line.trim_end_matches(',').to_owned())
    }

    /// A number, a word, or a placeholder that says nothing.
    fn bare(&mut self) -> Value {
        let end = self.rest.find([',', '}', ']', '\n', '\r', '"', '{', '[']);
        let (word, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest;
        let word = word.split("//").next().unwrap_or_default().trim();
        let digits = word.trim_start_matches('0');
        let number = if digits.is_empty() && !word.is_empty() {
            "0"
        } else {
            digits
        };
        match serde_json::from_str(word).or_else(|_| serde_json::from_str(number)) {
            Ok(value @ (Value::Bool(_) | Value::Number(_))) => value,
            _ if Placeholder::parse(word).is_some() => Value::String(word.to_owned()),
            _ => Value::Null,
        }
    }

    /// Skips blanks and comments.
    fn skip_blanks(&mut self) {
        loop {
            let rest = self.rest.trim_start();
            let after = match (rest.strip_prefix("//"), rest.strip_prefix("/*")) {
                (Some(line), _) => line.split_once('\n').map_or("", |(_, after)| after),
                (None, Some(block)) => block.split_once("*/").map_or("", |(_, after)| after),
                (None, None) => {
                    self.rest = rest;
                    return;
                }
            };
            self.rest = after;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::read_broken;

    #[test]
    fn what_is_meant_is_read() {
        let read = [
            (r#"{"a": 1, "b": [{"c": "x"}"#, r#"{"a":1,"b":[{"c":"x"}]}"#),
            ("{\"id\": \"x,\n\"n\": 007, \"z\": 000}", r#"{"id":"x","n":7,"z":0}"#),
            (
                "{\"a\": false\n \"b\": <your id>, \"c\": ID, \"d\": <string>}",
                r#"{"a":false,"b":null,"c":null,"d":"<string>"}"#,
            ),
            (r#"{"a": 1}, {"a": 2}"#, r#"[{"a":1},{"a":2}]"#),
            (r#"{"a": [1, 2, ...], ...}"#, r#"{"a":[1,2]}"#),
            ("{\"data\": {\"a\": 1 // one\n}]}", r#"{"data":{"a":1}}"#),
            (r#"{"a": "x\"y\n"}"#, r#"{"a":"x\"y\n"}"#),
        ];
        for (text, value) in read {
            assert_eq!(
                read_broken(text).map(|value| value.to_string()).as_deref(),
                Some(value),
                "{text}"
            );
        }
    }

    #[test]
    fn other_text_is_none() {
        let deep = "[".repeat(100_000);
        for text in [
            "",
            "{}",
            "{not json}",
            "[INFO] started",
            "<p>",
            "{{a}}",
            "{\"a\"}",
            deep.as_str(),
            "\"{",
        ] {
            assert_eq!(read_broken(text), None, "{}", &text[..text.len().min(20)]);
        }
    }
}
