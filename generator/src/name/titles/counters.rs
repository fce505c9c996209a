//! What counts: numbers, letters, Roman numbers, with labels and marks around them.

use super::super::words::is_in;

/// What precedes a number and counts with or without a mark behind it: `Step 3 Pay`.
pub(super) const LABELS: &str = "no nr paso passo schritt step task tc testcase uc usecase";

/// What precedes a number and counts only with a mark behind it: `Part 2: Pay`, but `Phase 2 results`.
const MARKED_LABELS: &str = "api bug case chapter day endpoint etapa example exercise fase feature item jira lab lesson module part phase req \
    request round scenario section stage story test topic unit us week";

/// Numbers in words, behind a label.
const SPELLED: &str = "one two three four five six seven eight nine ten";

/// Whether it is nothing but a number, with or without a label, or a letter.
pub(super) fn is_counter(text: &str) -> bool {
    let length = label(text);
    text.get(length..).is_some_and(is_ordinal)
}

/// `3`, `1.2`, `b`, `IV`, `three`.
pub(super) fn is_ordinal(text: &str) -> bool {
    let digits = chain(text);
    let alone = text.len() == 1 && text.bytes().all(|byte| byte.is_ascii_alphabetic());
    digits > 0 && digits == text.len() || alone || is_roman(text) || is_in(SPELLED, &text.to_ascii_lowercase())
}

/// The length of a label with what links it to its number: `Step `, `TC_`, `Test Case #`.
pub(super) fn label(text: &str) -> usize {
    let first = word(text);
    let second = text.get(first.len() + 1..).map_or("", word);
    let is_label = |label: &str| is_in(LABELS, label) || is_in(MARKED_LABELS, label);
    let two = format!("{first}{second}").to_ascii_lowercase();
    let length = if matches!(two.as_str(), "testcase" | "usecase") && !second.is_empty() {
        first.len() + 1 + second.len()
    } else if is_label(&first.to_ascii_lowercase()) {
        first.len()
    } else {
        return 0;
    };
    let rest = text.get(length..).unwrap_or_default();
    let linked = rest.trim_start_matches([' ', '_', '-', '.', '#']);
    length + rest.len() - linked.len()
}

/// The length of numbers joined by marks: `1`, `1.1`, `003_002`, `2023-01-05`.
pub(super) fn chain(text: &str) -> usize {
    let mut length = digits(text);
    while length > 0 {
        let rest = text.get(length..).unwrap_or_default();
        let more = rest.strip_prefix(['.', '_', '-', '/']).map_or(0, digits);
        if more == 0 {
            break;
        }
        length += 1 + more;
    }
    length
}

pub(super) fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// The letters at the beginning.
pub(super) fn word(text: &str) -> &str {
    let length = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    text.get(..length).unwrap_or_default()
}

/// The marks and blanks at the beginning.
pub(super) fn separator(text: &str) -> &str {
    const MARKS: [char; 11] = ['.', ')', ':', '-', '–', '—', '_', '|', '>', '/', ']'];
    let rest = text.trim_start_matches(|letter: char| letter.is_whitespace() || MARKS.contains(&letter));
    text.get(..text.len() - rest.len()).unwrap_or_default()
}

/// Whether it is a Roman number up to 39, in one case.
pub(super) fn is_roman(text: &str) -> bool {
    let upper = text.to_ascii_uppercase();
    let units = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let tens = upper.bytes().take_while(|byte| *byte == b'X').count().min(3);
    let one_case = text == upper || text == text.to_ascii_lowercase();
    let is = |tens: usize| upper.get(tens..).is_some_and(|rest| units.contains(&rest));
    !text.is_empty() && one_case && (is(tens) || tens > 0 && is(tens - 1))
}
