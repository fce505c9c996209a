//! From a JSON pointer to a place in the text.
//!
//! Each level is read once with serde_json into raw values, which are slices of the text; where a slice begins
//! is the position. Only subtrees on the way to a pointer are read again.

mod toml;

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

pub(super) use toml::find as find_in_toml;

use serde::de::IgnoredAny;
use serde_json::value::RawValue;

/// The bytes of the values that the pointers lead to, in the order of the pointers.
///
/// A pointer that leads nowhere gives the last value on its way. In a text that is no JSON each gives the place
/// where parsing stops.
pub(super) fn find(text: &str, pointers: &[&str]) -> Vec<Range<usize>> {
    let paths: Vec<Vec<String>> = pointers.iter().map(|pointer| steps(pointer)).collect();
    let mut found = vec![0..0; pointers.len()];
    match serde_json::from_str::<&RawValue>(text) {
        Ok(root) => {
            let wanted = paths.iter().map(Vec::as_slice).enumerate().collect();
            descend(text, root.get(), wanted, &mut found);
        }
        Err(_) => found.fill(end_of_json(text)),
    }
    found
}

/// The unescaped steps of a pointer.
fn steps(pointer: &str) -> Vec<String> {
    let steps = pointer.split('/').skip(1);
    steps.map(|step| step.replace("~1", "/").replace("~0", "~")).collect()
}

type Wanted<'a> = Vec<(usize, &'a [String])>;

fn descend(text: &str, value: &str, wanted: Wanted<'_>, found: &mut [Range<usize>]) {
    let start = value.as_ptr() as usize - text.as_ptr() as usize;
    let mut below: BTreeMap<&str, Wanted<'_>> = BTreeMap::new();
    for (index, path) in wanted {
        if let Some(slot) = found.get_mut(index) {
            *slot = start..start + value.len();
        }
        if let Some((step, rest)) = path.split_first() {
            below.entry(step).or_default().push((index, rest));
        }
    }
    if below.is_empty() {
        return;
    }
    if value.starts_with('{') {
        let entries: HashMap<String, &RawValue> = serde_json::from_str(value).unwrap_or_default();
        for (step, wanted) in below {
            if let Some(child) = entries.get(step) {
                descend(text, child.get(), wanted, found);
            }
        }
    } else if value.starts_with('[') {
        let elements: Vec<&RawValue> = serde_json::from_str(value).unwrap_or_default();
        for (step, wanted) in below {
            if let Some(child) = step.parse().ok().and_then(|index: usize| elements.get(index)) {
                descend(text, child.get(), wanted, found);
            }
        }
    }
}

/// The character at which the text stops being JSON.
fn end_of_json(text: &str) -> Range<usize> {
    let Err(error) = serde_json::from_str::<IgnoredAny>(text) else {
        return 0..0;
    };
    if error.is_eof() {
        let end = text.trim_end().len();
        return end..end;
    }
    let line = text.split_inclusive('\n').nth(error.line().saturating_sub(1));
    let line_start = line.map_or(text.len(), |line| line.as_ptr() as usize - text.as_ptr() as usize);
    let mut at = (line_start + error.column().saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at..text[at..].chars().next().map_or(at, |next| at + next.len_utf8())
}

/// Where the lines of a text begin.
#[derive(Debug)]
pub(super) struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

/// A place as people count: from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Position {
    pub(super) line: usize,
    pub(super) column: usize,
}

impl<'a> Lines<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let after_breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        Self {
            text,
            starts: std::iter::once(0).chain(after_breaks).collect(),
        }
    }

    /// The text of a range of bytes.
    pub(super) fn slice(&self, range: Range<usize>) -> &'a str {
        self.text.get(range).unwrap_or_default()
    }

    /// The position of a byte, and the line that it stands in, without its end.
    pub(super) fn locate(&self, byte: usize) -> (Position, &'a str) {
        let line = self.starts.partition_point(|start| *start <= byte).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or_default();
        let rest = self.text.get(start..).unwrap_or_default();
        let text = rest.lines().next().unwrap_or_default();
        let column = rest.get(..byte - start).map_or(1, |before| before.chars().count() + 1);
        (Position { line, column }, text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at<'a>(text: &'a str, pointer: &str) -> &'a str {
        let range = find(text, &[pointer]).remove(0);
        &text[range]
    }

    #[test]
    fn pointers_lead_to_values() {
        let text = r#" {"a/b": [1, {"~": "x"}], "a": null, "a": true} "#;
        assert_eq!(at(text, "/a~1b/1/~0"), r#""x""#);
        assert_eq!(at(text, "/a"), "true");
        assert_eq!(at(text, ""), text.trim());
    }

    #[test]
    fn a_pointer_that_leads_nowhere_gives_the_last_value_on_its_way() {
        let text = r#"{"a": [1, 2]}"#;
        assert_eq!(at(text, "/a/7/b"), "[1, 2]");
        assert_eq!(at(text, "/a/0/b"), "1");
    }

    #[test]
    fn text_that_is_no_json_is_located_where_parsing_stops() {
        let text = "{\n  \"ä\": é\n}";
        assert_eq!(at(text, "/any"), "é");
        assert_eq!(find("{", &[""]), vec![1..1; 1]);
        assert_eq!(find("", &[""]), vec![0..0; 1]);
    }

    #[test]
    fn columns_count_characters() {
        let lines = Lines::new("a\näöü x\r\nb");
        let byte = lines.text.find('x').expect("x is there");
        assert_eq!(lines.locate(byte), (Position { line: 2, column: 5 }, "äöü x"));
        assert_eq!(lines.locate(lines.text.len()), (Position { line: 3, column: 2 }, "b"));
    }
}
