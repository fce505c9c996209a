//! What a description says of a parameter: required or optional, its type, its allowed values.

use super::{ArgumentType, values};
use crate::placeholder::Placeholder;
use crate::words::is_in;

/// What was found; nothing is the usual case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks {
    /// `(Required)`, `(Optional)`, `required: true`.
    pub(super) required: Option<bool>,
    /// `(integer)`, `type: boolean`.
    pub(super) ty: Option<ArgumentType>,
    /// What its words mean where it names no type: `Whether to …`, `Unix timestamp`.
    pub(super) meant: Option<ArgumentType>,
    /// `Allowed values: a, b`.
    pub(super) allowed: Vec<String>,
}

/// Reads the marks of a description.
pub(super) fn parse(description: &str) -> Marks {
    if description.is_empty() {
        return Marks::default();
    }
    let lower = description.to_lowercase();
    let mut marks = Marks {
        required: required(&lower),
        ty: ty(&lower).or_else(|| takes_fractions(&lower).then_some(ArgumentType::Number)),
        meant: meant(&lower),
        allowed: values::described_values(description),
    };
    if marks.allowed == ["true", "false"] || marks.allowed == ["false", "true"] {
        marks.ty = Some(ArgumentType::Boolean);
        marks.allowed.clear();
    }
    if marks.allowed.len() > 1 {
        marks.meant = None;
    }
    marks
}

/// The type that the words of a description mean.
fn meant(lower: &str) -> Option<ArgumentType> {
    const QUESTIONS: &[&str] = &[
        "whether ",
        "boolean",
        "set to true",
        "set this to true",
        "set it to true",
        "if true",
        "if set to true",
        "when true",
        "when set to true",
        "true if",
        "true to",
        "true when",
        "pass true",
        "flag indicating",
        "flag specifying",
        "flag to",
        "indicates if",
        "indicates whether",
        "indicate whether",
        "indicator whether",
        "specifies whether",
        "specify whether",
        "a flag",
    ];
    const TIMES: &[&str] = &[
        "unix timestamp",
        "unix epoch",
        "unix time",
        "epoch timestamp",
        "epoch time",
        "seconds since",
    ];
    let text = lower.replace(['`', '*', '"', '\''], "");
    let start = text.trim_start();
    let start = ["(required)", "(optional)", "required.", "optional.", "optionally,"]
        .iter()
        .find_map(|mark| start.strip_prefix(mark))
        .unwrap_or(start)
        .trim_start();
    if QUESTIONS.iter().any(|question| start.starts_with(question)) {
        return Some(ArgumentType::Boolean);
    }
    let is_time = TIMES.iter().any(|time| text.contains(time)) && !text.contains(" or a date");
    is_time.then_some(ArgumentType::Integer)
}

/// Whether a description says that a number may have a fraction: `up to three decimal places`, `(e.g., 6000.346)`.
///
/// How many places there are is a whole number, and so is the amount of a `zero-decimal currency`.
fn takes_fractions(lower: &str) -> bool {
    const PLACES: &str = "digit digits number numbers place places point precision value values";
    const WHOLE: &str = "hexadecimal integer no not number string version whole without zero";
    let says_so = |sentence: &str| {
        let words: Vec<&str> = words(sentence).map(|(start, end)| &sentence[start..end]).collect();
        let is_it = |(at, word): (usize, &&str)| match *word {
            "decimal" => words.get(at + 1).is_some_and(|next| is_in(PLACES, next)),
            "decimals" | "fractional" => true,
            _ => false,
        };
        let mut places = words.iter().enumerate().filter(|place| is_it(*place)).map(|(at, _)| at);
        places
            .next()
            .is_some_and(|at| !words[..at].iter().any(|word| is_in(WHOLE, word)))
    };
    let sentences = || lower.split(['\n', ';']).flat_map(|line| line.split(". "));
    sentences().any(says_so)
        || shows_fraction(lower) && !words(lower).any(|(start, end)| is_in(WHOLE, &lower[start..end]))
}

/// Whether an example in a description is a number with a fraction, and neither a version nor an address.
fn shows_fraction(lower: &str) -> bool {
    let mut examples = ["e.g.", "eg.", "example:", "for example"].iter().flat_map(|phrase| {
        lower
            .match_indices(phrase)
            .map(|(at, phrase)| &lower[at + phrase.len()..])
    });
    examples.any(|rest| {
        let rest = rest.trim_start_matches([' ', ',', ':', '`', '"']);
        let end = rest.find(|letter: char| !letter.is_ascii_digit() && letter != '.');
        let (number, after) = rest.split_at(end.unwrap_or(rest.len()));
        let number = number.strip_suffix('.').unwrap_or(number);
        let has_fraction = number
            .split_once('.')
            .is_some_and(|(whole, fraction)| !whole.is_empty() && !fraction.is_empty() && !fraction.contains('.'));
        let goes_on = after.starts_with(|letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '%'));
        let is_list = after
            .trim_start_matches([',', ' '])
            .starts_with(|letter: char| letter.is_ascii_digit());
        has_fraction && !goes_on && !is_list
    })
}

/// Whether a text says that a value is several with commas between: `comma-separated`, `delimited by commas`.
pub(super) fn is_joined(description: &str) -> bool {
    const STEMS: [&str; 4] = ["separ", "seper", "sepr", "delim"];
    let quoted = ["`,`", "','", "\",\"", "(,)"];
    let lower = quoted
        .iter()
        .fold(description.to_lowercase(), |text, comma| text.replace(comma, " comma "));
    let words: Vec<&str> = words(&lower).filter_map(|(start, end)| lower.get(start..end)).collect();
    let separates = |word: &&str| STEMS.iter().any(|stem| word.starts_with(stem));
    let is_it = |(at, word): (usize, &&str)| {
        let before = &words[at.saturating_sub(5)..at];
        let is_meant = before.last().is_none_or(|word| *word != "not");
        let is_told = words.get(at + 1).is_some_and(separates) || before.iter().any(separates);
        matches!(*word, "comma" | "commas") && is_meant && is_told
    };
    words.iter().enumerate().any(is_it)
}

/// The first mark decides; prose that merely holds the word is none.
fn required(lower: &str) -> Option<bool> {
    words(lower).find_map(|(start, end)| {
        let word = match &lower[start..end] {
            "required" | "mandatory" => Word::Required,
            "optional" => Word::Optional,
            _ => return None,
        };
        mark(&lower[..start], &lower[end..], word)
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Word {
    Required,
    Optional,
}

/// Start and end of each word of letters and digits.
fn words(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let is_word = |letter: char| letter.is_ascii_alphanumeric();
        let start = at + text.get(at..)?.find(is_word)?;
        let end = text[start..]
            .find(|letter| !is_word(letter))
            .map_or(text.len(), |length| start + length);
        at = end;
        Some((start, end))
    })
}

/// Whether the word between `before` and `after` is a mark, and if it says that the parameter is required.
fn mark(before: &str, after: &str, word: Word) -> Option<bool> {
    let word = word == Word::Required;
    let before = before.trim_end_matches([' ', '*', '_', '`']);
    let after = after.trim_start_matches(['*', '_', '`']);
    if let Some(value) = after.trim_start().strip_prefix([':', '=']) {
        let value = value.trim_start_matches([' ', '*', '_', '`']);
        return if value.starts_with("true") || value.starts_with("yes") {
            Some(word)
        } else if value.starts_with("false") || value.starts_with("no") {
            Some(!word)
        } else {
            before.is_empty().then_some(word)
        };
    }
    let ends = after.is_empty() || after.starts_with(['.', ',', ';', ')', ']', '}', '>', '\n', '\r', '|', '!']);
    let bracketed = before.ends_with(['(', '[', '{', '<']);
    let starts = before.is_empty() || before.ends_with(['\n', '|', ',', ';', '.', '-', '–']);
    if before.ends_with("not") || before.ends_with("n't") {
        return (word && ends).then_some(false);
    }
    let stated = before.ends_with(" is") || before.ends_with(" are");
    let qualified = ["if", "when", "unless", "only", "for", "with", "to", "by", "in"]
        .iter()
        .any(|word| {
            after
                .trim_start()
                .strip_prefix(word)
                .is_some_and(|rest| rest.starts_with([' ', '\n']))
        });
    if qualified {
        return None;
    }
    let dashed = before.is_empty() && after.trim_start().starts_with(['-', '–']);
    (bracketed || (starts && ends) || dashed || (stated && ends)).then_some(word)
}

/// A type name in brackets, in backticks, after `type:`, or alone at the beginning.
fn ty(lower: &str) -> Option<ArgumentType> {
    words(lower).find_map(|(start, end)| {
        let ty = type_name(&lower[start..end])?;
        let (before, after) = (&lower[..start], &lower[end..]);
        let trimmed = before.trim_end_matches([' ', '*', '`', '"']);
        let labelled = ["type:", "type :", "type="]
            .iter()
            .any(|label| trimmed.ends_with(label));
        let closes = after.starts_with([')', ']', '>', '}', '`', ',', ';', ' ']);
        let opened = before.ends_with(['(', '[', '<', '{', '`']) && closes;
        let alone = trimmed.is_empty() && (after.is_empty() || after.starts_with(['.', ',', ';', ':', '\n', ')']));
        (labelled || opened || alone).then_some(ty)
    })
}

/// The type that a word of a description names.
pub(super) fn type_name(word: &str) -> Option<ArgumentType> {
    match Placeholder::named(word)? {
        Placeholder::Boolean => Some(ArgumentType::Boolean),
        Placeholder::Integer => Some(ArgumentType::Integer),
        Placeholder::Number => Some(ArgumentType::Number),
        Placeholder::Text if word == "decimal" => Some(ArgumentType::Number),
        Placeholder::Text if word == "string" => Some(ArgumentType::Text),
        // `date` and `email` are as often about the value as about its type.
        Placeholder::Text | Placeholder::Object => None,
    }
}

#[cfg(test)]
mod tests {
    use super::takes_fractions;

    #[test]
    fn only_what_says_so_takes_fractions() {
        for text in [
            "Supports up to three decimal places of precision (e.g., 6000.346) so that microseconds may be specified.",
            "A decimal number.",
            "How much it is. May have two decimals",
            "The rate, e.g. `0.25`",
            "Example: 12.5",
        ] {
            assert!(takes_fractions(&text.to_lowercase()), "{text}");
        }
        for text in [
            "An IP address in dotted decimal notation, e.g. 10.0.0.1",
            "A positive integer in cents (or yen, a zero-decimal currency).",
            "The number of decimal places.",
            "No decimals.",
            "The version, e.g. 2.1",
            "A whole number, for example 17",
            "The build (e.g. 2.4.1)",
            "The corners, e.g. `51.8, 114.8`.",
            "Hexadecimal digits. For example: 1.5x",
        ] {
            assert!(!takes_fractions(&text.to_lowercase()), "{text}");
        }
    }
}
