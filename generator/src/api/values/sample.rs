//! Values that stand in the place of one: `asc|desc`.

use super::takes_several;
use crate::words::{is_in, words};

/// Last words of what one value is chosen for. Of anything else, a slash stands in a path or between a name and its owner,
/// and a bar between several values.
const CHOICES: &str =
    "action direction kind mode operation order side sort sortby sortdir sortorder state status type visibility";

/// Pairs that nothing else is; the second words of others begin like `unpublish`.
const PAIRS: &[[&str; 2]] = &[
    ["asc", "desc"],
    ["ascending", "descending"],
    ["on", "off"],
    ["yes", "no"],
    ["buy", "sell"],
];

/// Before a word, what says the opposite.
const OPPOSITES: &[&str] = &["un", "in", "dis", "de", "non"];

/// First halves of media types.
const MEDIA: &str = "application audio chemical font image message model multipart text video";

/// More words than this are no choice.
const MOST: usize = 6;

/// The values that a sample shows in the place of one: small words of a kind with `/` or `|` between; empty where it is
/// a value itself.
pub(in crate::api) fn values_of_sample(key: &str, description: &str, sample: &str) -> Vec<String> {
    let values: Vec<&str> = sample.split(['/', '|']).map(str::trim).collect();
    let is_one_mark = !(sample.contains('/') && sample.contains('|'));
    let is_list = (2..=MOST).contains(&values.len()) && is_one_mark && values.iter().all(|value| is_word(value));
    let is_distinct = || (1..values.len()).all(|at| !values[..at].contains(&values[at]));
    let is_media = || is_in(MEDIA, &values[0].to_ascii_lowercase());
    let is_chosen = || words(key).last().is_some_and(|last| is_in(CHOICES, last)) || is_pair(&values);
    let is_it = is_list && is_distinct() && !is_media() && is_chosen();
    if !is_it || takes_several(&description.to_ascii_lowercase()) {
        return Vec::new();
    }
    values.into_iter().map(str::to_owned).collect()
}

/// A word of small letters, or of capitals.
fn is_word(value: &str) -> bool {
    const LONGEST: usize = 24;
    let is_of = |is_letter: fn(&u8) -> bool| {
        value
            .bytes()
            .all(|byte| is_letter(&byte) || matches!(byte, b'_' | b'-'))
    };
    let is_one_case = is_of(u8::is_ascii_lowercase) || is_of(u8::is_ascii_uppercase);
    (2..=LONGEST).contains(&value.len()) && is_one_case
}

/// Whether two words are one or the other.
fn is_pair(values: &[&str]) -> bool {
    let [one, other] = values else { return false };
    let (one, other) = (one.to_ascii_lowercase(), other.to_ascii_lowercase());
    let is_known = PAIRS
        .iter()
        .any(|pair| *pair == [&one, &other] || *pair == [&other, &one]);
    let denies = |no: &str, yes: &str| {
        let rest = OPPOSITES.iter().find_map(|before| no.strip_prefix(before));
        rest.is_some_and(|rest| rest.trim_start_matches(['_', '-']) == yes)
    };
    is_known || denies(&one, &other) || denies(&other, &one)
}

#[cfg(test)]
mod tests {
    use super::values_of_sample;

    #[test]
    fn only_choices_are_values() {
        let read = |key, sample| values_of_sample(key, "", sample).join(" ");
        assert_eq!(read("action", "publish/unpublish"), "publish unpublish");
        assert_eq!(read("any", "active|inactive"), "active inactive");
        assert_eq!(read("sort_order", "ASC|DESC"), "ASC DESC");
        for (key, sample) in [
            ("type", "image/png"),
            ("folder", "docs/images"),
            ("repository", "octocat/hello"),
            ("timezone", "Europe/Paris"),
            ("speed", "km/h"),
            ("fields", "name|id"),
            ("type", "a|b"),
            ("status", "open"),
            ("status", "open/open"),
            ("status", "open//closed"),
        ] {
            assert_eq!(read(key, sample), "", "{key} {sample}");
        }
        assert!(values_of_sample("status", "One or more.", "open|closed").is_empty());
    }
}
