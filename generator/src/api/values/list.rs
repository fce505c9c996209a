//! Lists of values in plain text: quoted ones in a sentence, bare words, one a line.

/// Longer texts are no value.
const LONGEST: usize = 40;

/// What stands around a value.
const QUOTES: &[(char, char)] = &[('`', '`'), ('"', '"'), ('\'', '\''), ('“', '”'), ('‘', '’')];

/// The values at the start of a text, each in quotes, and the text after them; at least two.
///
/// `` `a`, `b` (slow) or `c` when sent `` gives three; a remark in brackets belongs to its value.
pub(super) fn quoted_values(text: &str) -> Option<(Vec<String>, &str)> {
    let mut values = Vec::new();
    let (mut rest, mut next, mut kind) = (text, Some(text), None);
    while let Some((value, after)) = next.and_then(quoted_value) {
        if !is_quoted_value(value) {
            return None;
        }
        add_value(&mut values, value);
        rest = after_remark(after);
        let separated = after_separator(rest).filter(|(_, other)| *kind.get_or_insert(*other) == *other);
        next = separated.map(|(after, _)| after);
    }
    (values.len() > 1).then_some((values, rest))
}

/// The value in quotes at the start of a text, and what follows.
pub(super) fn quoted_value(text: &str) -> Option<(&str, &str)> {
    let mut letters = text.chars();
    let open = letters.next()?;
    let (_, close) = QUOTES.iter().find(|(quote, _)| *quote == open)?;
    let (value, after) = letters.as_str().split_once(*close)?;
    Some((value.trim_matches(['"', '\'', ' ']).trim_end_matches('.'), after))
}

/// The text after a remark in brackets.
fn after_remark(text: &str) -> &str {
    let inner = text.trim_start_matches(' ').strip_prefix('(');
    match inner.and_then(|inner| inner.split_once(')')) {
        Some((remark, after)) if !remark.contains(['\n', '(']) => after,
        _ => text,
    }
}

/// What stands between two values.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Separator {
    Line,
    Sentence,
}

/// The text after what stands between two values.
fn after_separator(text: &str) -> Option<(&str, Separator)> {
    let mut rest = text.trim_start_matches([' ', '\n', '\r', ',', '|', '/']);
    for word in ["and/or", "or", "and"] {
        let after = rest.strip_prefix(word).filter(|after| after.starts_with([' ', '\n']));
        rest = after.unwrap_or(rest).trim_start();
    }
    let between = text[..text.len() - rest.len()].trim_start_matches([' ', '\r']);
    match between.chars().next()? {
        '\n' => Some((rest, Separator::Line)),
        _ => Some((rest, Separator::Sentence)),
    }
}

/// The values of a list of bare or quoted words; empty unless there are at least two and nothing else.
pub(in crate::api) fn listed_values(list: &str) -> Vec<String> {
    let mut values: Vec<String> = Vec::new();
    let separators = |list: &str| list.replace(" or ", ",").replace(" and ", ",");
    for piece in separators(list).split([',', '|', '/']) {
        let value = piece.trim().trim_start_matches("or ").trim_start_matches("and ");
        let value = value.trim_end_matches('.').trim_matches(['`', '"', '\'', '*', ' ']);
        if !is_value(value) {
            return Vec::new();
        }
        add_value(&mut values, value);
    }
    at_least_two(values)
}

/// A list in a sentence, up to its end.
pub(super) fn first_list(rest: &str) -> &str {
    let rest = rest.trim_start();
    let end = rest.find(['\n', ')', ']', '}', ';', '<']).unwrap_or(rest.len());
    let list = &rest[..end];
    list.find(". ").map_or(list, |at| &list[..at])
}

/// The values that lines begin with, one a line.
pub(super) fn values_by_line(rest: &str) -> Vec<String> {
    let mut values = Vec::new();
    for line in rest.lines().filter(|line| !line.trim().is_empty()) {
        match line_value(line) {
            Some(value) => add_value(&mut values, value),
            None => break,
        }
    }
    at_least_two(values)
}

/// `*` before `` `value` ``, or before a value with what is said of it; `` `value` - Why. `` without a bullet.
pub(super) fn line_value(line: &str) -> Option<&str> {
    let line = line.trim();
    let item = line.trim_start_matches(['*', '-', '•', ' ']);
    let is_item = item.len() < line.len();
    if let Some((value, rest)) = item.starts_with('`').then(|| quoted_value(item)).flatten() {
        let rest = rest.trim_start();
        let is_told = rest.is_empty() && is_item || rest.starts_with([':', '-', '–', '—', '=', '(', '.']);
        return (is_told && is_value(value) && !value.is_empty()).then_some(value);
    }
    let (value, rest) = item.split_at(item.find([':', ' ']).unwrap_or(item.len()));
    let rest = rest.trim_start();
    let is_told = rest.is_empty() || rest.starts_with([':', '-', '–', '—', '=']);
    (is_item && is_told && is_value(value) && !value.is_empty()).then_some(value)
}

pub(super) fn add_value(values: &mut Vec<String>, value: &str) {
    if !value.is_empty() && !values.iter().any(|known| known == value) {
        values.push(value.to_owned());
    }
}

pub(super) fn at_least_two(values: Vec<String>) -> Vec<String> {
    if values.len() < 2 { Vec::new() } else { values }
}

fn is_value(value: &str) -> bool {
    let is_mark = |letter: char| matches!(letter, '_' | '-' | '.' | ':' | '+');
    value.len() <= LONGEST
        && !is_format(value)
        && value
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || is_mark(letter))
}

/// The letters of a date: `YYYY-MM-DD`.
fn is_format(value: &str) -> bool {
    ["YYYY", "yyyy", "hh:mm"].iter().any(|letters| value.contains(letters))
}

/// What is quoted may be a media type, or up to three words.
pub(super) fn is_quoted_value(value: &str) -> bool {
    const WORDS: usize = 3;
    let words = value.split(' ');
    let is_text = value.contains(|letter: char| letter.is_ascii_alphanumeric());
    is_text && value.len() <= LONGEST && words.clone().count() <= WORDS && words.into_iter().all(is_path)
}

/// A word, or several with slashes between: `image/png`.
fn is_path(text: &str) -> bool {
    text.split('/').all(|word| !word.is_empty() && is_value(word))
}
