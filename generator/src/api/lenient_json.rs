//! JSON as people write it in Postman: with comments, trailing commas, `{{variables}}` and `<placeholders>`.

use jsonc_parser::ParseOptions;
use serde::de::IgnoredAny;
use serde_json::Value;

use super::scopes::{Scopes, hole};
use crate::words::{is_in, words};

/// Deeper JSON is read as text.
const DEPTH: usize = 100;

/// The value that a text shows; variables are filled in, secret, empty and unresolved ones left as
/// `"{{name}}"` within quotes and as `null`, or a number, outside of them.
///
/// `{"n": {{n}}, "s": "{{s}}", /* … */}` with `n` = 3 gives `{"n":3,"s":"{{s}}"}`.
pub(super) fn sample(scopes: Option<&Scopes<'_>>, text: &str) -> Option<Value> {
    if !text.contains("{{")
        && let Ok(value) = serde_json::from_str(text)
    {
        return Some(value);
    }
    let text = text.trim_start_matches('\u{feff}');
    let filled = fill(scopes, text);
    if let Ok(value) = serde_json::from_str(&filled.text) {
        return Some(value);
    }
    if filled.depth > DEPTH || filled.text.trim().is_empty() {
        return None;
    }
    jsonc_parser::parse_to_serde_value(&filled.text, &ParseOptions::default()).ok()
}

/// Whether the text is strict JSON in which no object has a key twice.
pub(super) fn is_strict(text: &str) -> bool {
    serde_json::from_str(text).is_ok_and(|value| count_members(&value) == count_colons(text))
}

fn count_members(value: &Value) -> usize {
    match value {
        Value::Array(elements) => elements.iter().map(count_members).sum(),
        Value::Object(members) => members.len() + members.values().map(count_members).sum::<usize>(),
        _ => 0,
    }
}

/// Colons outside of strings: one a member, also of those that a later one of the same name takes the place of.
fn count_colons(text: &str) -> usize {
    let (mut count, mut rest) = (0, text);
    while let Some(at) = rest.find(['"', ':']) {
        let is_colon = rest[at..].starts_with(':');
        count += usize::from(is_colon);
        rest = &rest[at + if is_colon { 1 } else { string_end(&rest[at..]) }..];
    }
    count
}

/// Takes `//…` and `/*…*/` out, as Postman does; blanks around them stay.
pub(super) fn strip_comments(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['"', '/']) {
        result.push_str(&rest[..at]);
        rest = &rest[at..];
        let length = if rest.starts_with('"') {
            let end = string_end(rest);
            result.push_str(&rest[..end]);
            end
        } else if let Some(end) = comment_end(rest) {
            end
        } else {
            result.push('/');
            1
        };
        rest = &rest[length..];
    }
    result.push_str(rest);
    result
}

/// Length of the string literal that the text begins with, quotes included.
fn string_end(text: &str) -> usize {
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// Length of the comment that the text begins with; the line feed that ends it is not part of it.
fn comment_end(text: &str) -> Option<usize> {
    if text.starts_with("//") {
        Some(text.find('\n').unwrap_or(text.len()))
    } else {
        let inner = text.strip_prefix("/*")?;
        Some(inner.find("*/").map_or(text.len(), |at| at + 4))
    }
}

/// Length of the placeholder that the text begins with: `<userId>`, `<your id>`.
fn placeholder_end(text: &str) -> Option<usize> {
    let (name, _) = text.strip_prefix('<')?.split_once('>')?;
    let is_name = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '-' | '.' | ' ');
    let names = name.starts_with(char::is_alphabetic) && name.chars().all(is_name);
    names.then_some(name.len() + 2)
}

struct Filled {
    text: String,
    depth: usize,
}

/// Fills holes and drops comments; says how deep the brackets nest.
fn fill(scopes: Option<&Scopes<'_>>, text: &str) -> Filled {
    let mut filled = Filled {
        text: String::with_capacity(text.len()),
        depth: 0,
    };
    let (mut at, mut quoted, mut depth) = (0, false, 0_usize);
    while let Some(next) = text[at..].chars().next() {
        let rest = &text[at..];
        if let Some(name) = hole(rest) {
            let value = scopes
                .filter(|scopes| !scopes.is_secret(name))
                .and_then(|scopes| scopes.value(name))
                .filter(|value| !value.is_empty());
            match quoted {
                true => push_quoted_value(&mut filled.text, name, value),
                false => push_bare_value(&mut filled.text, scopes.map(|_| name), value),
            }
            at += name.len() + 4;
            continue;
        }
        if !quoted && let Some(length) = comment_end(rest) {
            at += length;
            continue;
        }
        if !quoted && let Some(length) = placeholder_end(rest) {
            filled.text.push_str("null");
            at += length;
            continue;
        }
        match next {
            '"' => quoted = !quoted,
            '\\' if quoted => {
                let length = 1 + rest[1..].chars().next().map_or(0, char::len_utf8);
                filled.text.push_str(&rest[..length]);
                at += length;
                continue;
            }
            '{' | '[' if !quoted => {
                depth += 1;
                filled.depth = filled.depth.max(depth);
            }
            '}' | ']' if !quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
        filled.text.push(next);
        at += next.len_utf8();
    }
    filled
}

/// A variable inside of a string: its value, escaped, or the hole as it stands.
fn push_quoted_value(text: &mut String, name: &str, value: Option<String>) {
    match value {
        Some(value) => {
            let escaped = Value::String(value).to_string();
            text.push_str(escaped.get(1..escaped.len() - 1).unwrap_or_default());
        }
        None => super::scopes::push_hole(text, name),
    }
}

/// A variable where a value of JSON stands: its value if it is one, else `null`. An id or an amount of what is sent that
/// nobody sets is a number, since it has no quotes; `sent` is its name.
fn push_bare_value(text: &mut String, sent: Option<&str>, value: Option<String>) {
    const NUMBERS: &str = "amount balance count id number page price quantity size total year";
    let last = sent.and_then(|name| words(name).pop()).unwrap_or_default();
    let unset = match &value {
        None if is_in(NUMBERS, &last) => "1",
        _ => "null",
    };
    let json = value.filter(|value| serde_json::from_str::<IgnoredAny>(value).is_ok());
    text.push_str(json.as_deref().unwrap_or(unset));
}

#[cfg(test)]
mod tests {
    use super::strip_comments;

    /// The carriage return before the line feed that ends a comment goes with it, as in Postman.
    #[test]
    fn a_comment_takes_its_carriage_return_along() {
        let stripped = [
            (
                "{\r\n \"a\": 1, // note\r\n \"b\": oops\r\n}",
                "{\r\n \"a\": 1, \n \"b\": oops\r\n}",
            ),
            ("{\n \"a\": 1, // note\n}", "{\n \"a\": 1, \n}"),
            ("{\r\n \"a\": /* x\r\ny */ \r\n1}", "{\r\n \"a\":  \r\n1}"),
        ];
        for (written, sent) in stripped {
            assert_eq!(strip_comments(written), sent);
        }
    }
}
