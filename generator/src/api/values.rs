//! Values that a description lists, where each is one word.
//!
//! ```text
//! Possible values: MINUTE, HOUR or DAY. The default is MINUTE.        after a phrase that announces them
//! Can be `mono` or `dual` and defaults to `mono`.                     quoted ones after one that may announce them
//! Either `charge_automatically`, or `send_invoice`.                   where a sentence begins so
//! Its kind.<br>`alert`: Sounds.<br>`meeting`: Talks.                  lines that each begin with one, and say what it is
//! If `full`, all is sent. If `partial`, what changed is sent.         a sentence for each
//! What is sent back. ACK, RESULT, or FULL.                            a sentence that is nothing else
//! publish/unpublish                                                   a sample of what is called an action
//! ```
//!
//! Prose lists nothing: a single word between commas that is none makes no list of what is before it. Neither does what
//! names parameters (`either `from` or `to` must be set`), what is an example, or what takes several values in one text.

mod list;
mod sample;

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use self::list::{
    add_value, at_least_two, first_list, is_quoted_value, line_value, quoted_value, quoted_values, values_by_line,
};
use crate::description::plain_lines;
use crate::words::is_in;

pub(super) use self::list::listed_values;
pub(super) use self::sample::values_of_sample;

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
    "allowed options",
    "valid choices",
    "must be one of",
    "should be one of",
    "can be one of",
    "is one of",
    "either one of",
    "one of the following",
    "one of:",
    "one of ",
    "must be either",
    "can be either",
    "enum:",
];

/// Phrases that quoted or shouted values follow as often as other words.
const OPENINGS: &[&str] = &[
    "can be",
    "could be",
    "must be",
    "should be",
    "may be",
    "shall be",
    "has to be",
    "only be",
    "is either",
    "set to",
    "which is",
    "with status",
    "values are",
    "values include",
    "value is",
    "values",
    "options are",
    "options",
    "choose",
    "choose from",
    "choose between",
    "accepts",
    "by",
];

/// Beginnings of sentences that a list of values follows.
const BEGINNINGS: &[&str] = &["either "];

/// Last words of what announces a list of values by a colon.
const TITLES: &str = "option options value values status statuses type types following mode modes state states format \
    formats level levels strings choices";

/// What tells that a text holds several values.
const SEVERAL: &[&str] = &[
    "comma-",
    "comma sep",
    "comma delimited",
    "separated by",
    "combination of",
    "separate multiple",
    "multiple values",
    "one or more",
    "space-delimited",
    "space-separated",
];

/// Beginnings of what is a list, whatever its place.
const OF_SEVERAL: &[&str] = &["a list of", "an array of", "array of", "list of", "the list of"];

/// Words after a list that make its words names of something else.
const OF_OTHERS: &str = "parameter parameters field fields property properties attribute attributes header headers must \
    should can could may is are has have was were will need needs column columns character characters";

/// Words before a list of names of something else.
const OF_OTHERS_LISTED: &str = "attribute attributes column columns contain contains field fields header headers key keys \
    member members object parameter parameters properties property scope scopes";

/// The values that a description lists; empty unless there are at least two plain words.
pub(super) fn described_values(description: &str) -> Vec<String> {
    let text = plain_lines(description);
    let lower = text.to_ascii_lowercase();
    if takes_several(&lower) {
        return Vec::new();
    }
    let readers: [&dyn Fn() -> Vec<String>; 6] = [
        &|| announced(&text, &lower),
        &|| leading(&text),
        &|| titled(&text),
        &|| explained(&text),
        &|| conditional(&text),
        &|| alone(&text),
    ];
    let found = readers.iter().map(|read| read());
    found.into_iter().find(|values| !values.is_empty()).unwrap_or_default()
}

/// Whether a description, in lower case, is of several values in one text.
fn takes_several(lower: &str) -> bool {
    let is_list = OF_SEVERAL.iter().any(|start| lower.trim_start().starts_with(start));
    is_list || SEVERAL.iter().any(|phrase| lower.contains(phrase))
}

/// How surely a list of values follows a phrase.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Announces {
    /// Bare words will do.
    Surely,
    /// They have to be quoted, or shouted.
    Perhaps,
}

/// All phrases that announce values.
static PHRASES: LazyLock<Vec<(&str, Announces)>> = LazyLock::new(|| {
    let surely = LISTS
        .iter()
        .chain(BEGINNINGS)
        .map(|phrase| (*phrase, Announces::Surely));
    surely
        .chain(OPENINGS.iter().map(|phrase| (*phrase, Announces::Perhaps)))
        .collect()
});

/// Looks for all of them at once.
static SEARCH: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| AhoCorasick::new(PHRASES.iter().map(|(phrase, _)| phrase)).ok());

/// The values after the first phrase that announces any, and after it where it comes again.
fn announced(text: &str, lower: &str) -> Vec<String> {
    let mut places = Vec::new();
    for place in SEARCH.iter().flat_map(|search| search.find_overlapping_iter(lower)) {
        let (at, (phrase, announces)) = (place.start(), PHRASES[place.pattern()]);
        let is_one = if BEGINNINGS.contains(&phrase) {
            begins_sentence(&text[..at])
        } else {
            opens_list(&lower[..at], phrase)
        };
        places.extend(is_one.then_some((at, phrase, announces)));
    }
    places.sort_by_key(|(at, phrase, _)| (*at, std::cmp::Reverse(phrase.len())));
    let mut found: Option<(&str, Vec<String>)> = None;
    for (at, phrase, announces) in places {
        if found.as_ref().is_some_and(|(first, _)| *first != phrase) {
            continue;
        }
        let values = values_after(&text[at + phrase.len()..], announces);
        if !values.is_empty() {
            let (_, known) = found.get_or_insert((phrase, Vec::new()));
            values.iter().for_each(|value| add_value(known, value));
        }
    }
    found.map(|(_, values)| values).unwrap_or_default()
}

/// Whether a phrase after this text may be one: it is a word of its own, and `by` tells of an order.
fn opens_list(before: &str, phrase: &str) -> bool {
    let sentence = last_sentence(before);
    let is_word = !before.ends_with(|letter: char| letter.is_ascii_alphanumeric());
    let is_order = phrase != "by" || sentence.contains("sort") || sentence.contains("order");
    is_word && is_order && is_of_itself(before)
}

/// Whether what follows this text is no example, and of no other parameter.
fn is_of_itself(before: &str) -> bool {
    const EXAMPLES: &[&str] = &["example", "e.g", "instance"];
    let sentence = last_sentence(before);
    !EXAMPLES.iter().any(|word| sentence.contains(word)) && !before.trim_end().ends_with(['`', '"'])
}

fn last_sentence(before: &str) -> &str {
    let line = before.rsplit(['\n', '!', '?']).next().unwrap_or_default();
    line.rsplit(". ").next().unwrap_or_default()
}

fn begins_sentence(before: &str) -> bool {
    let before = before.trim_end();
    before.is_empty() || before.ends_with(['.', '!', '(', ':', ';', '\n'])
}

/// The values at the start of what follows a phrase.
fn values_after(rest: &str, announces: Announces) -> Vec<String> {
    let list = without_filling(rest);
    if let Some((values, after)) = quoted_values(list) {
        let is_closed = is_closed(after);
        return if is_closed { values } else { Vec::new() };
    }
    match announces {
        Announces::Surely => match values_by_line(list) {
            lines if lines.is_empty() => listed_values(first_list(list)),
            lines => lines,
        },
        Announces::Perhaps => {
            let values = listed_values(first_list(list));
            if values.iter().all(|value| is_shouted(value)) {
                values
            } else {
                Vec::new()
            }
        }
    }
}

/// Whether a value is in capitals.
fn is_shouted(value: &str) -> bool {
    let letters = value.bytes().filter(u8::is_ascii_alphabetic).count();
    letters > 1 && !value.bytes().any(|byte| byte.is_ascii_lowercase())
}

/// The text without what may stand between a phrase and its list: `are the following values for this field: `.
fn without_filling(rest: &str) -> &str {
    const MARKS: &[char] = &[' ', ':', '=', '*', '(', '[', '{', '-'];
    const WORDS: &[&str] = &[
        "are ", "is ", "include ", "only ", "set to ", "either ", "one of ", "either:", "one of:",
    ];
    /// A line that announces is no longer.
    const LINE: usize = 40;
    let mut list = rest.trim_start_matches(MARKS);
    while let Some(after) = WORDS.iter().find_map(|word| list.strip_prefix(word)) {
        list = after.trim_start_matches(MARKS);
    }
    for word in ["the following", "of the following", "these"] {
        list = list.strip_prefix(word).unwrap_or(list);
    }
    let about = list.find(':').filter(|end| *end <= LINE && rest.len() > list.len());
    let is_about = |text: &str| {
        let is_plain = !text.contains(['`', '"', '\'', '.', ',', '\n', '|']);
        text.starts_with(' ') && is_plain && !text.to_ascii_lowercase().contains(" must ")
    };
    if let Some(end) = about.filter(|end| is_about(&list[..*end])) {
        list = &list[end..];
    }
    list.trim_start_matches([' ', ':', '[', '(', '\n', '\r'])
}

/// Whether a list of quoted values ends before this text: it does not go on with other words, and says nothing of
/// parameters that are called so.
fn is_closed(after: &str) -> bool {
    const NOTHING: &str = "null none empty blank omitted nothing";
    let text = after.trim_start_matches([' ', ',']);
    let mut words = text
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty());
    let next = words.next().unwrap_or_default().to_ascii_lowercase();
    let starts = |mark: &str| text.starts_with(mark);
    let goes_on = match next.as_str() {
        "or" => !words
            .next()
            .is_some_and(|word| is_in(NOTHING, &word.to_ascii_lowercase())),
        "but" => starts("but not both"),
        "etc" => true,
        other => {
            after.starts_with(' ') && is_in(OF_OTHERS, other) && text.starts_with(|first: char| first.is_alphabetic())
        }
    };
    !goes_on && !starts("...") && !starts("…")
}

/// The values that are all of the first sentence: `` `GET` or `POST`. ``
fn leading(text: &str) -> Vec<String> {
    let text = text.trim_start();
    let marks = ["(required)", "(optional)", "required.", "optional."];
    let mark = marks.iter().find(|mark| {
        text.get(..mark.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(mark))
    });
    let text = text[mark.map_or(0, |mark| mark.len())..].trim_start();
    match quoted_values(text) {
        Some((values, after)) => {
            let ends = ends_sentence(after) || after.starts_with(", default");
            if ends { values } else { Vec::new() }
        }
        None => Vec::new(),
    }
}

fn ends_sentence(after: &str) -> bool {
    let after = after.trim_start_matches([' ', '\r']);
    after.is_empty() || after.starts_with(['.', '\n', ';'])
}

/// The values that are all of a sentence, quoted or in capitals: ``What is sent back. `ACK`, or `FULL`.``
fn alone(text: &str) -> Vec<String> {
    let ends = text.match_indices(['.', '!', '\n']).map(|(at, _)| at + 1);
    let starts = std::iter::once(0)
        .chain(ends)
        .filter(|start| begins_alone(text, *start));
    let mut found = starts.map(|start| all_of_sentence(text[start..].trim_start()));
    found.find(|values| values.len() > 1).unwrap_or_default()
}

/// Whether a sentence that nothing announces begins there.
fn begins_alone(text: &str, start: usize) -> bool {
    const SHORTENED: &[&str] = &["e.g.", "eg.", "ex.", "i.e.", "vs.", "no.", "cf."];
    let (before, rest) = text.split_at(start);
    let is_apart = before.is_empty() || before.ends_with('\n') || rest.starts_with([' ', '\n', '\r']);
    let lower = before.trim_end().to_ascii_lowercase();
    let is_shortened = SHORTENED.iter().any(|word| lower.ends_with(word));
    is_apart && !is_shortened && !lower.ends_with([':', ',']) && is_of_itself(&lower)
}

/// The values that are all of the sentence at the start of a text; `and` has names of several things between as often.
fn all_of_sentence(text: &str) -> Vec<String> {
    let line = text.lines().next().unwrap_or_default();
    let sentence = line.split(". ").next().and_then(|sentence| sentence.split(';').next());
    let sentence = sentence.unwrap_or_default().trim_end().trim_end_matches('.');
    let values = match quoted_values(sentence) {
        Some((values, after)) if after.trim().is_empty() => values,
        Some(_) => Vec::new(),
        None => listed_values(sentence),
    };
    let is_quoted = sentence.starts_with(['`', '"', '\'', '“', '‘']);
    let is_list = is_quoted || values.iter().all(|value| is_shouted(value));
    if is_list && !sentence.contains(" and ") {
        values
    } else {
        Vec::new()
    }
}

/// Values in backticks that each begin a line with what is said of them.
fn explained(text: &str) -> Vec<String> {
    if !text.contains('`') {
        return Vec::new();
    }
    let is_told = |line: &str| {
        let item = line.trim_start_matches(['*', '-', '•', ' ']);
        item.starts_with('`') && line_value(line).is_some()
    };
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let lines: Vec<&str> = lines.skip_while(|line| !is_told(line)).collect();
    let told: Vec<&str> = lines.into_iter().take_while(|line| is_told(line)).collect();
    let values = values_by_line(&told.join("\n"));
    if values.is_empty() { itemized(text) } else { values }
}

/// What each item of a list begins with in backticks before a sentence of its own: ``* `all` returns everything``.
fn itemized(text: &str) -> Vec<String> {
    /// Two remarks are of special values as often.
    const ITEMS: usize = 3;
    const BULLETS: [char; 3] = ['*', '-', '•'];
    let is_item = |line: &&str| line.trim_start().starts_with(BULLETS);
    let about = text
        .lines()
        .take_while(|line| !is_item(line))
        .collect::<Vec<_>>()
        .join(" ");
    let mut about = about.split(|letter: char| !letter.is_ascii_alphanumeric());
    if about.any(|word| is_in(OF_OTHERS_LISTED, &word.to_ascii_lowercase())) {
        return Vec::new();
    }
    let items = text.lines().skip_while(|line| !is_item(line));
    let items = items.take_while(|line| !line.trim().is_empty()).filter(is_item);
    let value = |line: &str| {
        let item = line.trim_start().trim_start_matches(BULLETS).trim_start();
        let (value, after) = item.starts_with('`').then(|| quoted_value(item)).flatten()?;
        let is_told = after.starts_with([' ', ':', ',', '.']);
        let is_alone = !after.trim_start().starts_with("or ") && !after.trim_start().starts_with("and ");
        (is_told && is_alone && is_quoted_value(value)).then(|| value.to_owned())
    };
    let values: Option<Vec<String>> = items.map(value).collect();
    values.filter(|values| values.len() >= ITEMS).unwrap_or_default()
}

/// The values that follow `Reason options:`, line by line or in quotes.
fn titled(text: &str) -> Vec<String> {
    for (at, _) in text.match_indices(':') {
        let line = text[..at].rsplit('\n').next().unwrap_or_default();
        let last = line.rsplit(' ').next().unwrap_or_default().to_ascii_lowercase();
        if !is_in(TITLES, last.trim_matches('*')) || !is_of_itself(&text[..at].to_ascii_lowercase()) {
            continue;
        }
        let rest = text[at + 1..].trim_start_matches(['*', ' ']);
        let values = match quoted_values(rest) {
            Some((values, after)) if is_closed(after) => values,
            _ if rest.starts_with(['\n', '\r']) => values_by_line(rest),
            _ => Vec::new(),
        };
        if !values.is_empty() {
            return values;
        }
    }
    Vec::new()
}

/// The values that sentences begin with: ``If `full`, …``, three times ``Use `full` to …``.
fn conditional(text: &str) -> Vec<String> {
    /// So many advices are of the values, and not of other parameters.
    const ADVICES: usize = 3;
    if !text.contains('`') {
        return Vec::new();
    }
    let (mut values, mut advised) = (Vec::new(), Vec::new());
    for sentence in text.split(['.', '\n']) {
        if let Some((value, after)) = value_said(sentence, &["If ", "When "])
            && after.starts_with(',')
        {
            add_value(&mut values, value);
        }
        if let Some((value, after)) = value_said(sentence, &["Use "])
            && [" to ", " if ", " when "].iter().any(|word| after.starts_with(word))
        {
            add_value(&mut advised, value);
        }
    }
    match values {
        none if none.is_empty() && advised.len() >= ADVICES => advised,
        values => at_least_two(values),
    }
}

/// The quoted value after one of the words that a sentence begins with, and what follows it.
fn value_said<'t>(sentence: &'t str, words: &[&str]) -> Option<(&'t str, &'t str)> {
    let sentence = sentence.trim_start();
    let said = words.iter().find_map(|word| sentence.strip_prefix(word))?;
    let value = said.starts_with('`').then(|| quoted_value(said)).flatten();
    value.filter(|(value, _)| is_quoted_value(value))
}

#[cfg(test)]
mod tests {
    use super::described_values;

    #[test]
    fn three_advices_are_values() {
        let read = |text| described_values(text).join(" ");
        let text = "Use `allow` to go on. Use `pend` to wait with `x`. Use `fail` if you want an error.";
        assert_eq!(read(text), "allow pend fail");
        assert_eq!(read("Use `start` to begin. Use `end` to stop."), "");
    }

    #[test]
    fn three_items_with_sentences_are_values() {
        let read = |text: &str| described_values(text).join(" ");
        let items =
            "* `all` returns everything\n* `changes` returns what\n  moved, at once\n* `sync` is less\n\n* `no` is not";
        assert_eq!(read(&format!("What is returned\n\n{items}")), "all changes sync");
        assert_eq!(read(&format!("The object has these fields\n\n{items}")), "");
        assert_eq!(read("Where it begins.\n\n* `now` is empty\n* `0` or `null` is all"), "");
    }

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
            ("Must be `BUY` or `SELL`", "BUY SELL"),
            ("Must be BUY or SELL", "BUY SELL"),
            ("Why, one of `late`, `early`, or `other`", "late early other"),
            ("Why, one of late, early", "late early"),
            (
                "Things of the given status: `open`, `posted` or `void`.",
                "open posted void",
            ),
            ("Valid values are `add` (default) or `set`. When set, it is.", "add set"),
            ("Can be `GET` or \"POST\" and the default is `POST`.", "GET POST"),
            ("Values include<br>`read` or `unread`.", "read unread"),
            ("The kind. Must be one of the following values: a, b, or c.", "a b c"),
            (
                "Can only be `a` or `b` here. There, this can only be `c` or `d`.",
                "a b c d",
            ),
            ("If `full`, all is sent. If `partial`, the rest is.", "full partial"),
            ("`true` or `false`, default `false`.", "true false"),
            ("Sorts them by `name` or `date`. Default: `date`", "name date"),
            (
                "Its kind:<ul><li><code>up</code> - Up.</li><li><code>down</code> - Down.</li></ul>",
                "up down",
            ),
            (
                "One of the following:<br>`all`<br>`some`<br>`none`<br>as it is",
                "all some none",
            ),
        ];
        for (description, values) in lists {
            assert_eq!(described_values(description).join(" "), values, "{description}");
        }
    }

    #[test]
    fn sentences_of_nothing_else_are_values() {
        let sentences = [
            (
                "What is sent back. `ACK`, `RESULT`, or `FULL`. Default to `FULL`",
                "ACK RESULT FULL",
            ),
            ("What is sent back. ACK, RESULT, or FULL.", "ACK RESULT FULL"),
            ("`NEAR` or `FAR` <br> See more", "NEAR FAR"),
            (
                "What is sent. `ACK`, or `FULL`; `A` and `B` default to `FULL`.",
                "ACK FULL",
            ),
            ("BUY/SELL", "BUY SELL"),
        ];
        for (description, values) in sentences {
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
            "Some of them (e.g. `foo` or `bar`).",
            "For example, it can be `foo` or `bar`.",
            "Can be `foo`, `bar` or any other text.",
            "Can be `foo`, `bar`, etc.",
            "If it is on then one of `customer` or `schedule` must be set.",
            "`from` or `to` must be set.",
            "The field `kind` can be `a` or `b`.",
            "Comma-separated. Valid values: `a`, `b`.",
            "An array of kinds. Can be `a` or `b`.",
            "One of these two must be set: `a`, `b`",
            "Must be `YYYY-MM-DD` or `YYYY-MM`.",
            "It can be between `1` and `9`.",
            "City/District/Suburb/Town/Village.",
            "The language (e.g. `en`, `pt`). If it is missing, `en` is.",
            "Is not sent with:<br>`a`, `b`",
            "What is needed. `from` and `to`.",
            "The address of the example. ACK, FULL.",
            "Where it is. AND/OR both. N/A.",
            "The standard. ISO 8601, UTC.",
        ];
        for description in prose {
            assert_eq!(described_values(description), Vec::<String>::new(), "{description}");
        }
    }
}
