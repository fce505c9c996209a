//! Values that a description lists, where each is one word.
//!
//! ```text
//! Possible values: MINUTE, HOUR or DAY. The default is MINUTE.        after a phrase that announces them
//! Either `charge_automatically`, or `send_invoice`.                   where a sentence begins so
//! Its kind.<br>`alert`: Sounds.<br>`meeting`: Talks.                  lines that each begin with one, and say what it is
//! ```
//!
//! Prose lists nothing: a single word between commas that is none makes no list of what is before it.

use crate::description::plain_lines;

/// Phrases that a list of values follows, in lower case.
const LISTS: &[&str] = &[
    "can only be one of",
    "allowed values",
    "possible values",
    "valid values",
    "accepted values",
    "available values",
    "supported values",
    "permitted values",
    "possible options",
    "valid options",
    "available options",
    "must be one of",
    "should be one of",
    "can be one of",
    "is one of",
    "either one of",
    "one of the following",
    "one of:",
    "must be either",
    "can be either",
    "enum:",
];

/// The same, where a sentence begins so.
const BEGINNINGS: &[&str] = &["one of ", "either "];

/// Last words of a line that announces a list of values.
const TITLES: &[&str] = &[
    "option",
    "options",
    "value",
    "values",
    "status",
    "statuses",
    "type",
    "types",
    "following",
];

/// The values that a description lists; empty unless there are at least two plain words.
pub(super) fn described_values(description: &str) -> Vec<String> {
    let lower = description.to_ascii_lowercase();
    let is_announced = LISTS.iter().chain(BEGINNINGS).any(|phrase| lower.contains(phrase));
    if !is_announced && !lower.contains([':', '`']) {
        return Vec::new();
    }
    let text = plain_lines(description);
    let found = announced(&text).map(|rest| match by_line(rest) {
        lines if lines.is_empty() => listed_values(first_list(rest)),
        lines => lines,
    });
    let told = |values: &Vec<String>| !values.is_empty();
    found
        .filter(told)
        .or_else(|| Some(titled(&text)).filter(told))
        .unwrap_or_else(|| explained(&text))
}

/// Values in backticks that each begin a line with what is said of them.
fn explained(text: &str) -> Vec<String> {
    let is_told = |line: &str| {
        let item = line.trim_start_matches(['*', '-', '•', ' ']);
        item.starts_with('`') && line_value(line).is_some()
    };
    let lines: Vec<&str> = text.lines().skip_while(|line| !is_told(line)).collect();
    let told: Vec<&str> = lines.into_iter().take_while(|line| is_told(line)).collect();
    by_line(&told.join("\n"))
}

/// The values of a list; empty unless there are at least two plain words.
pub(super) fn listed_values(list: &str) -> Vec<String> {
    let mut values: Vec<String> = Vec::new();
    let separators = |list: &str| list.replace(" or ", ",").replace(" and ", ",");
    for piece in separators(list).split([',', '|', '/']) {
        let value = piece.trim().trim_start_matches("or ").trim_start_matches("and ");
        let value = value.trim_end_matches('.').trim_matches(['`', '"', '\'', '*', ' ']);
        if !is_value(value) {
            return Vec::new();
        }
        add(&mut values, value);
    }
    if values.len() < 2 { Vec::new() } else { values }
}

fn add(values: &mut Vec<String>, value: &str) {
    if !value.is_empty() && !values.iter().any(|known| known == value) {
        values.push(value.to_owned());
    }
}

/// The text after the first phrase that announces values.
fn announced(text: &str) -> Option<&str> {
    let lower = text.to_ascii_lowercase();
    let phrase = LISTS
        .iter()
        .filter_map(|phrase| Some((lower.find(phrase)?, phrase.len())));
    let beginning = BEGINNINGS.iter().filter_map(|phrase| {
        let mut places = lower.match_indices(phrase).map(|(at, _)| at);
        Some((places.find(|at| begins_sentence(&text[..*at]))?, phrase.len()))
    });
    let (at, length) = phrase.min().or_else(|| beginning.min())?;
    let rest = text[at + length..].trim_start_matches([' ', ':', '=', '*', '(', '[', '{', '-']);
    let rest = rest
        .strip_prefix("are ")
        .or_else(|| rest.strip_prefix("is "))
        .or_else(|| rest.strip_prefix("the following"))
        .unwrap_or(rest);
    Some(rest.trim_start_matches([' ', ':', '[', '(']))
}

fn begins_sentence(before: &str) -> bool {
    let before = before.trim_end();
    before.is_empty() || before.ends_with(['.', '!', '(', ':', ';', '\n'])
}

/// A list in a sentence, up to its end.
fn first_list(rest: &str) -> &str {
    let rest = rest.trim_start();
    let end = rest.find(['\n', ')', ']', '}', ';', '<']).unwrap_or(rest.len());
    let list = &rest[..end];
    list.find(". ").map_or(list, |at| &list[..at])
}

/// The values that lines begin with, one a line.
fn by_line(rest: &str) -> Vec<String> {
    let mut values = Vec::new();
    for line in rest.lines().skip_while(|line| line.trim().is_empty()) {
        match line_value(line) {
            Some(value) => add(&mut values, value),
            None => break,
        }
    }
    if values.len() < 2 { Vec::new() } else { values }
}

/// `*` before `` `value` ``, or before a value with what is said of it; `` `value` - Why. `` without a bullet.
fn line_value(line: &str) -> Option<&str> {
    let line = line.trim();
    let item = line.trim_start_matches(['*', '-', '•', ' ']);
    let is_item = item.len() < line.len();
    if let Some(quoted) = item.strip_prefix('`') {
        let (value, rest) = quoted.split_once('`')?;
        let rest = rest.trim_start();
        let is_told = rest.is_empty() && is_item || rest.starts_with([':', '-', '–', '—', '=', '(', '.']);
        return (is_told && is_value(value) && !value.is_empty()).then_some(value);
    }
    let (value, rest) = item.split_at(item.find([':', ' ']).unwrap_or(item.len()));
    let rest = rest.trim_start();
    let is_told = rest.is_empty() || rest.starts_with([':', '-', '–', '—', '=']);
    (is_item && is_told && is_value(value) && !value.is_empty()).then_some(value)
}

/// The values that follow a line such as `Reason options:`.
fn titled(text: &str) -> Vec<String> {
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let title = line.trim().strip_suffix(':').unwrap_or_default();
        let last = title.rsplit(' ').next().unwrap_or_default().to_ascii_lowercase();
        if TITLES.contains(&last.as_str()) {
            let rest: Vec<&str> = lines.clone().collect();
            let values = by_line(&rest.join("\n"));
            if !values.is_empty() {
                return values;
            }
        }
    }
    Vec::new()
}

fn is_value(value: &str) -> bool {
    let is_mark = |letter: char| matches!(letter, '_' | '-' | '.' | ':' | '+');
    value.len() <= 40
        && value
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || is_mark(letter))
}

#[cfg(test)]
mod tests {
    use super::described_values;

    #[test]
    fn lists_of_words_are_read() {
        let lists = [
            ("Possible values: a, B_c or d-e. The default is a.", "a B_c d-e"),
            ("Possible values are `physical` or `virtual`.", "physical virtual"),
            ("(Required) Allowed values are a | b | c", "a b c"),
            ("How it is paid. One of `card`, `bank`, or `cash`.", "card bank cash"),
            ("Either `charge`, or `send`. When charging, it is sent.", "charge send"),
            ("(This can only be one of approve,deny)", "approve deny"),
            (
                "The value can be one of the following:\n* `content`: Files.\n* `folder`: Places.\n\nElse.",
                "content folder",
            ),
            (
                "Status:<br>`approve` - Approve it.<br>`deny` - Deny it.",
                "approve deny",
            ),
            (
                "The value can be one of the following:\n`city`, `floor`. ",
                "city floor",
            ),
            (
                "Its kind.<br>`alert`: Sounds.<br> `meeting`: Talks.<br>Else.",
                "alert meeting",
            ),
            ("Valid values\n- ASC\n- DESC: from the end", "ASC DESC"),
        ];
        for (description, values) in lists {
            assert_eq!(described_values(description).join(" "), values, "{description}");
        }
    }

    #[test]
    fn prose_lists_nothing() {
        let prose = [
            "Only one of `unit_amount` and `unit_amount_decimal` can be set.",
            "You must provide either `to_contact` or `to_channel` parameter.",
            "Possible values: any text, or nothing at all",
            "Either a card or a bank account of the customer.",
            "The token: `a` and `b` are parts.",
            "One of the account's cards, if there are any.",
        ];
        for description in prose {
            assert_eq!(described_values(description), Vec::<String>::new(), "{description}");
        }
    }
}
