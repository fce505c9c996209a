//! Numbering: what stands before a name, or in brackets behind it, to count it.
//!
//! ```text
//! 1.1 Log in    04_Refund    (5) Close    #6 Open    a) First    II. Second    Step 3: Pay    TC_06 Reopen    ① Begin
//! ^^^           ^^           ^^^          ^^         ^^          ^^^           ^^^^^^         ^^^^^          ^
//! ```
//!
//! A number that means something stays: `2FA`, `3D Secure`, `24 hour ticker`, `50 states`, `1099 forms`, `2-step login`.

use super::super::words::{is_in, singular, words};
use super::counters::{LABELS, chain, digits, is_counter, is_ordinal, is_roman, label, separator, word};
use super::verbs::{imperative, is_verb};
use crate::statuses;

/// What is counted in the singular: `24 hour ticker`, `2 factor login`.
const UNITS: &str = "bit byte click clicks column core d day days dimensional digit digits factor fa fold gb hop hour hourly hours hr \
    hrs kb leg legged letter level line mb min mins minute minutes month months page party percent phase piece \
    plus point points rd sec second seconds st star step steps th tier tiers time times way week weeks x year years";

/// A name without its numbering.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Counted {
    /// What is left; all of it where there is nothing but numbers.
    pub(super) rest: String,
    /// The words of what was taken off (`1`, `1`; `step`, `3`), which may tell two names apart.
    pub(super) number: Vec<String>,
}

/// Takes the numbering off.
pub(super) fn split(name: &str) -> Counted {
    let (name, mut number) = without_tickets(&with_plain_digits(name.trim()));
    let mut rest = name.trim();
    // `400 - 3101 - Malformed`; more than three numbers are no numbering.
    for _ in 0..3 {
        let Some((before, after)) = leading(rest).filter(|(_, after)| speaks(after)) else {
            break;
        };
        number.extend(words(before));
        rest = after.trim_start();
    }
    if let Some((before, after)) = trailing(rest).filter(|(before, _)| speaks(before)) {
        number.extend(words(after));
        rest = before.trim_end();
    }
    Counted {
        rest: rest.to_owned(),
        number,
    }
}

/// Digits in circles, on keys and of full width as others, with a mark behind those that only counting has.
fn with_plain_digits(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    for letter in name.chars() {
        match letter {
            '\u{FE0F}' => {}
            '\u{20E3}' => plain.push(')'),
            '\u{2460}'..='\u{249B}' | '\u{2776}'..='\u{2793}' | '\u{1F51F}' => {
                let digits = deunicode::deunicode_char(letter).unwrap_or("10");
                plain.extend(digits.chars().filter(char::is_ascii_digit));
                plain.push(')');
            }
            '０'..='９' | '．' | '：' | '（' | '）' => {
                plain.push_str(deunicode::deunicode_char(letter).unwrap_or(" "))
            }
            '、' => plain.push('.'),
            '№' | '§' => plain.push_str("no "),
            _ => plain.push(letter),
        }
    }
    plain
}

/// The name without numbers of tickets, and these: `Missing id (#849)` → `Missing id ()`, `849`.
fn without_tickets(name: &str) -> (String, Vec<String>) {
    let (mut kept, mut tickets) = (String::with_capacity(name.len()), Vec::new());
    let mut rest = name;
    while let Some((before, after)) = rest.split_once('#') {
        let (ticket, after) = after.split_at(digits(after));
        kept.push_str(before);
        if ticket.is_empty() {
            kept.push('#');
        } else {
            tickets.push(ticket.to_owned());
        }
        rest = after;
    }
    kept.push_str(rest);
    if tickets.is_empty() || speaks(&kept) {
        (kept, tickets)
    } else {
        (name.to_owned(), Vec::new())
    }
}

/// Whether words are left.
fn speaks(text: &str) -> bool {
    words(text)
        .iter()
        .any(|word| word.bytes().any(|byte| byte.is_ascii_lowercase()))
}

/// The numbering at the beginning with the marks behind it, and the rest.
fn leading(text: &str) -> Option<(&str, &str)> {
    let length = bracketed(text)
        .or_else(|| labelled(text))
        .or_else(|| numbered(text))
        .or_else(|| lettered(text))?;
    text.split_at_checked(length)
}

/// The name before a number in brackets, or before `- Step 3`, and that.
fn trailing(text: &str) -> Option<(&str, &str)> {
    if let Some(inner) = text.strip_suffix([')', ']']) {
        let open = inner.rfind(['(', '['])?;
        let inner = inner.get(open + 1..)?.trim();
        let is_status = inner.parse().is_ok_and(|status| statuses::known(status).is_some());
        let counts = label(inner) > 0 || inner.starts_with(|first: char| first.is_ascii_digit());
        return (counts && !is_status && is_counter(inner)).then(|| text.split_at(open));
    }
    let last = text.rfind(" - ")?;
    let counter = text.get(last + 3..)?.trim();
    (label(counter) > 0 && is_counter(counter)).then(|| text.split_at(last))
}

/// `(5) `, `[a]`.
fn bracketed(text: &str) -> Option<usize> {
    let inner = text.strip_prefix(['(', '['])?;
    let end = inner.find([')', ']'])?;
    let after = inner.get(end + 1..)?;
    is_counter(inner.get(..end)?.trim()).then(|| end + 2 + separator(after).len())
}

/// `Step 3: `, `TC_06 `, `Part 2 - `.
fn labelled(text: &str) -> Option<usize> {
    let length = label(text);
    let (label, after) = text.split_at_checked(length)?;
    let number = match chain(after) {
        0 => word(after).len(),
        digits => digits,
    };
    let (number, after) = after.split_at_checked(number)?;
    let separator = separator(after);
    let is_marked = separator.bytes().any(|byte| byte != b' ');
    let counts = match (number.starts_with(|first: char| first.is_ascii_digit()), is_marked) {
        (_, true) => is_ordinal(number),
        (true, false) => {
            let label = label.trim_end_matches(|last: char| !last.is_ascii_alphabetic());
            is_in(LABELS, &label.to_ascii_lowercase().replace(' ', ""))
        }
        (false, false) => false,
    };
    (length > 0 && counts && !separator.is_empty()).then(|| length + number.len() + separator.len())
}

/// `1. `, `1.1 `, `04_`, `2) `, `5b `, `3 - `.
fn numbered(text: &str) -> Option<usize> {
    let length = chain(text);
    let (number, after) = text.split_at_checked(length)?;
    let letter = word(after);
    let suffix = usize::from(matches!(letter, "a" | "b" | "c" | "e" | "f"));
    let after = after.get(suffix..)?;
    let separator = separator(after);
    let rest = after.get(separator.len()..)?;
    let fits = (1..=16).contains(&length) && !separator.is_empty();
    let counts = match separator.trim() {
        // Whoever writes `24 hour ticker` means it, and whoever writes `1 Log in` counts.
        "" => counts_alone(number, suffix, rest),
        "-" | "_" if separator.len() == 1 => counts_tightly(number, separator, rest),
        "." if separator.len() == 1 => rest.chars().take(2).filter(|letter| letter.is_alphabetic()).count() == 2,
        _ => separator.len() > 1 || is_lettered(rest),
    };
    (fits && counts).then(|| length + suffix + separator.len())
}

/// Whether a number counts with a blank behind it: `01 Log in`, `1.1 Log in`, `1 Log in`, `404 Not Found`, `2 Access`.
/// A letter may belong to it (`1a Log in`), whose length is that of the `suffix`.
fn counts_alone(number: &str, suffix: usize, rest: &str) -> bool {
    let spoken = imperative(words(rest));
    let (Some(next), capital) = (spoken.first(), is_capital(rest)) else {
        return false;
    };
    let is_status = || {
        let phrase = number.parse().ok().and_then(statuses::known).map(words);
        phrase.is_some_and(|phrase| spoken.starts_with(&phrase))
    };
    let is_plural = singular(next) != *next;
    if number.starts_with('0') || is_status() {
        return true;
    }
    let chained = number.contains('.') || number.contains('-') && capital;
    let short = number.len() < 3 && capital && next.len() > 1 && (!is_plural || number == "1");
    let is_verb = number.len() < 4 && is_verb(next);
    !is_in(UNITS, next) && (chained || suffix > 0 && capital || short || is_verb)
}

/// Whether a number counts with nothing but a hyphen or an underscore behind it: `04_Refund`, `400-Malformed`.
fn counts_tightly(number: &str, separator: &str, rest: &str) -> bool {
    let next = word(rest).to_ascii_lowercase();
    let named = separator == "_" || is_capital(rest) || is_verb(&next);
    number.starts_with('0') || named && next.len() > 1 && !is_in(UNITS, &next)
}

/// `A. `, `b) `, `II. `, `IV - `, `A - `.
fn lettered(text: &str) -> Option<usize> {
    let letters = word(text);
    let separator = separator(text.get(letters.len()..)?);
    let spaced = separator.ends_with(' ');
    let alone = letters.len() == 1;
    let counts = match separator.trim() {
        ")" => true,
        "." => spaced,
        "-" | "–" | "—" | ":" => spaced && (is_in("A B C D E F G H I", letters) || !alone && is_capital(letters)),
        _ => false,
    };
    (counts && (alone || is_roman(letters))).then(|| letters.len() + separator.len())
}

fn is_lettered(text: &str) -> bool {
    text.starts_with(|first: char| !first.is_ascii_digit())
}

fn is_capital(text: &str) -> bool {
    text.starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn numbering_is_no_part_of_a_name() {
        for (name, rest, number) in [
            ("1.1 Log in", "Log in", "1 1"),
            ("1. Access", "Access", "1"),
            ("02 - Orders", "Orders", "02"),
            ("2) Poll status", "Poll status", "2"),
            ("Step 3: Pay order", "Pay order", "step 3"),
            ("04_Refund order", "Refund order", "04"),
            ("(5) Close order", "Close order", "5"),
            ("TC06: Reopen order", "Reopen order", "tc06"),
            ("TC_06 Reopen order", "Reopen order", "tc 06"),
            ("TC_003.002_200_Logs user", "Logs user", "tc 003 002 200"),
            ("Test case 7 - Reopen", "Reopen", "test case 7"),
            ("a) First", "First", "a"),
            ("A. First", "First", "a"),
            ("[B] Second", "Second", "b"),
            ("II. Second", "Second", "ii"),
            ("IV - Fourth", "Fourth", "iv"),
            ("#6 Open", "Open", "6"),
            ("№ 6 Open", "Open", "no 6"),
            ("No. 6: Open", "Open", "no 6"),
            ("§2.1 Open", "Open", "no 2 1"),
            ("1\u{FE0F}\u{20E3} Open", "Open", "1"),
            ("① Open", "Open", "1"),
            ("⑫Open", "Open", "12"),
            ("１．Open", "Open", "1"),
            ("1、登录", "登录", "1"),
            ("001.001.uploads an image", "uploads an image", "001 001"),
            ("1 Log in", "Log in", "1"),
            ("1b Generate token", "Generate token", "1b"),
            ("5a. Create transfer", "Create transfer", "5a"),
            ("2 Access", "Access", "2"),
            ("400 - 3101 - Malformed", "Malformed", "400 3101"),
            ("400-Malformed ID", "Malformed ID", "400"),
            ("404 not found", "not found", "404"),
            ("2023-01-05 Log in", "Log in", "2023 01 05"),
            ("Log in (2)", "Log in", "2"),
            ("Log in - Step 2", "Log in", "step 2"),
            ("Log in [TC-12]", "Log in", "tc 12"),
            ("Missing id (#849)", "Missing id ()", "849"),
            ("Task 6 - Download", "Download", "task 6"),
            ("Step one: log in", "log in", "step one"),
        ] {
            let counted = split(name);
            assert_eq!(
                (counted.rest.as_str(), counted.number.join(" ").as_str()),
                (rest, number),
                "{name}"
            );
        }
    }

    #[test]
    fn numbers_that_mean_something_stay() {
        let texts = "2FA code, 3D Secure, 3-D Secure, 2-factor login, 2 Factor Login, 3-Legged OAuth, 1099 forms, \
            1099-K forms, 24h ticker, 24 hour ticker, 24hr Ticker, 30 Day Volume, 50 states, 50 States, v2, \
            v1 - Users, 2.5 hours, 5G, Phase 2 results, Type 1 diabetes, Step 3, 201, 1. 2, R1, Find pet \
            (404), Plan (B), X - Post, e-mail, C# client, Close window 1, 3scale, I am, 12:30 report";
        for name in texts.split(", ") {
            let counted = split(name);
            assert_eq!((counted.rest.as_str(), counted.number.len()), (name, 0), "{name}");
        }
        assert_eq!(split("").rest, "");
    }
}
