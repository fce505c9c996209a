//! Values that stand under the name of a secret in a text that is no JSON: XML, forms, headers, lists of settings.

use std::ops::Range;

use super::super::secret::is_masked_name;

/// What is longer is no name.
const LONGEST_NAME: usize = 64;

/// Where they stand, ascending: `no` in `<password>no</password>`, `pin="no"`, `secret: no` and `a=1&token=no`.
pub(super) fn assigned_values(text: &str) -> Vec<Range<usize>> {
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    let bytes = text.as_bytes();
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while let Some(skipped) = bytes.get(at..).and_then(|rest| rest.iter().position(is_name)) {
        let start = at + skipped;
        let length = bytes[start..].iter().position(|byte| !is_name(byte));
        let end = length.map_or(bytes.len(), |length| start + length);
        at = end;
        let is_free = found.last().is_none_or(|last| last.end <= start);
        let name = text.get(start..end).unwrap_or_default();
        if is_free && name.len() <= LONGEST_NAME && is_masked_name(name) {
            let value = element(text, start..end).or_else(|| setting(text, end));
            found.extend(value.filter(|value| is_value(text, value)));
        }
    }
    found
}

/// The text of an element of XML with this name.
fn element(text: &str, name: Range<usize>) -> Option<Range<usize>> {
    let before = text.get(..name.start)?;
    let prefix = before.trim_end_matches(|letter: char| letter.is_ascii_alphanumeric() || letter == ':');
    let is_opened = prefix.ends_with('<') && (before.len() == prefix.len() || before.ends_with(':'));
    if !is_opened {
        return None;
    }
    let start = name.end + text.get(name.end..)?.find('>')? + 1;
    if text.get(..start)?.ends_with("/>") {
        return None;
    }
    let length = text.get(start..)?.find('<')?;
    Some(start..start + length)
}

/// The value after `=` or `:`, in quotation marks or up to the end of the word.
fn setting(text: &str, name_end: usize) -> Option<Range<usize>> {
    let rest = text.get(name_end..)?;
    let after = rest
        .strip_prefix("\\\"")
        .or_else(|| rest.strip_prefix(['"', '\'']))
        .unwrap_or(rest);
    let after = after.trim_start_matches([' ', '\t']);
    let after = after.strip_prefix(['=', ':'])?.trim_start_matches([' ', '\t']);
    let start = text.len() - after.len();
    let quotes = ["\\\"", "\"", "'"];
    let quote = quotes.into_iter().find(|quote| after.starts_with(quote));
    let (start, end) = match quote {
        Some(quote) => {
            let inner = after.get(quote.len()..)?;
            (start + quote.len(), inner.find(quote)?)
        }
        None => {
            let ends = |letter: char| letter.is_whitespace() || "&,;<>\"'}])".contains(letter);
            (start, after.find(ends).unwrap_or(after.len()))
        }
    };
    Some(start..start + end)
}

/// Whether it is a value, and not the place of one.
fn is_value(text: &str, range: &Range<usize>) -> bool {
    let value = text.get(range.clone()).unwrap_or_default().trim();
    !value.is_empty() && !value.contains("{{") && !value.starts_with(['{', '[', '<', '$']) && !is_literal(value)
}

fn is_literal(value: &str) -> bool {
    matches!(value, "true" | "false" | "null")
}
