//! What a key or a value looks like: pure tests on text.

use std::ops::Range;

use foldhash::HashMap;
use serde_json::{Map, Value};

use crate::api::{Secrecy, secrecy};
use crate::measure::Measure;
use crate::words::{is_in, words};

/// Whether an object is what openapi-to-postman writes in place of a value, of any type, that it cut off:
/// `{"value": "<Error: Too many levels of nesting to fake this schema>"}`.
pub(super) fn is_cut(members: &Map<String, Value>) -> bool {
    const MARKS: [&str; 2] = ["<Error: Too many levels of nesting", "<Circular reference to "];
    let value = members.get("value").and_then(Value::as_str).unwrap_or_default();
    members.len() == 1 && MARKS.iter().any(|mark| value.starts_with(mark))
}

/// How surely a key is data rather than a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Datum {
    /// It may be a name.
    No,
    /// It looks like data where all its neighbours do: long hexadecimal, an opaque token, an address.
    Likely,
    /// Alone it is data: a number, a UUID, a date, a hash, a key that a tool makes up.
    Surely,
}

/// Whether a text identifies one thing of many: a number, a UUID, a date, a long hexadecimal number.
pub(crate) fn is_id(text: &str) -> bool {
    datum(text) == Datum::Surely || is_hexadecimal(text)
}

/// Whether a key is data where all its neighbours are.
#[cfg(feature = "learn")]
pub(crate) fn is_data_key(key: &str) -> bool {
    datum(key) > Datum::No
}

/// Tells whether a key is data.
pub(super) fn datum(key: &str) -> Datum {
    let digits = key.bytes().filter(u8::is_ascii_digit).count();
    if digits == 0 && !is_address(key) && !key.contains("://") {
        Datum::No
    } else if is_number(key) || is_uuid(key) || is_date(key) || is_hash(key) || is_made_up(key) {
        Datum::Surely
    } else if is_hexadecimal(key) || is_opaque(key, digits) || is_address(key) || key.contains("://") {
        Datum::Likely
    } else {
        Datum::No
    }
}

/// `12`, `-3`, `1.5`, `10.0.0.1`.
fn is_number(text: &str) -> bool {
    let text = text.strip_prefix('-').unwrap_or(text);
    text.split('.').all(is_digits)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `c1e8…-…`: 8-4-4-4-12 hexadecimal digits.
fn is_uuid(text: &str) -> bool {
    let mut lengths = [8, 4, 4, 4, 12].into_iter();
    text.split('-')
        .all(|group| lengths.next() == Some(group.len()) && group.bytes().all(|byte| byte.is_ascii_hexdigit()))
        && lengths.next().is_none()
}

/// `2024-05`, `2024-05-31`, `2024/05/31`, `2024-05-31T…`.
fn is_date(text: &str) -> bool {
    let day = text.split(['T', ' ']).next().unwrap_or(text);
    let digits = |range: Range<usize>| day.get(range).is_some_and(is_digits);
    let separator = |place: usize| day.get(place..=place).is_some_and(|mark| mark == "-" || mark == "/");
    digits(0..4) && separator(4) && digits(5..7) && (day.len() == 7 || day.len() == 10 && separator(7) && digits(8..10))
}

/// `0xfe3b557e8fb62b89f4916b721be55ceb828dbd73`.
fn is_hash(text: &str) -> bool {
    text.strip_prefix("0x").is_some_and(is_hexadecimal)
}

/// `key_0`, `additionalProp1`: what tools write for the keys that a schema leaves open (`additionalProperties`), and
/// `redacted-1`, what is learned of those that are secret.
fn is_made_up(text: &str) -> bool {
    let mut numbers = ["key_", "additionalProp", "redacted-"]
        .into_iter()
        .filter_map(|name| text.strip_prefix(name));
    numbers.any(is_digits)
}

/// `a@b.example`; `@index` is an attribute of XML.
pub(crate) fn is_address(text: &str) -> bool {
    text.find('@').is_some_and(|place| place > 0)
}

/// At least 16 hexadecimal digits.
fn is_hexadecimal(text: &str) -> bool {
    text.len() >= 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// At least 16 letters and digits, four of them digits (`price_1Mr4kLx9Q2eZvKYlo2C0I4Fz`).
fn is_opaque(text: &str, digits: usize) -> bool {
    let is_mark = |byte: u8| byte.is_ascii_alphanumeric() || b"_-".contains(&byte);
    text.len() >= 16 && digits >= 4 && text.bytes().all(is_mark)
}

/// What names say, each looked at once.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    known: HashMap<String, Name>,
}

/// What a name says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Name {
    /// Its values are never shown.
    pub(super) secret: bool,
    /// Its values may be a closed list.
    pub(super) choice: bool,
    /// Its values are data of an object that is a map.
    pub(super) datum: Datum,
    /// Its numbers measure something.
    pub(super) measure: Measure,
    /// Its values lead to the next page: text, whatever a placeholder says.
    pub(super) cursor: bool,
}

impl Names {
    /// What the name of a field says.
    pub(super) fn name(&mut self, key: &str) -> Name {
        if let Some(known) = self.known.get(key) {
            return *known;
        }
        let name = Name {
            secret: secrecy(key) >= Secrecy::Personal,
            choice: names_a_choice(&words(key)),
            datum: datum(key),
            measure: Measure::of(key),
            cursor: names_a_cursor(&words(key)),
        };
        self.known.insert(key.to_owned(), name);
        name
    }
}

/// Whether the values of a field of this name lead to the next page: `next_marker`, `cursor`, `page_token`.
fn names_a_cursor(words: &[String]) -> bool {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    matches!(
        words.as_slice(),
        [.., "cursor" | "marker"] | [.., "continuation" | "next" | "page", "token"]
    )
}

/// Whether a text looks like a token, a hash or encoded bytes: no example, though most are no secret.
pub(super) fn looks_encoded(text: &str) -> bool {
    let begins = ["eyJ", "Bearer ", "Basic "].iter().any(|start| text.starts_with(start));
    let is_solid = |byte: u8| byte.is_ascii_alphanumeric() || b"+/=_-.".contains(&byte);
    let solid = || text.bytes().all(is_solid);
    let digits = || text.bytes().any(|byte| byte.is_ascii_digit());
    let letters = || text.bytes().any(|byte| byte.is_ascii_alphabetic());
    begins || text.len() >= 20 && solid() && digits() && letters() && !is_uuid(text) && !is_date(text)
}

/// Whether the values of a field of this name may be a closed list: `status`, `event_type`, ….
///
/// Plurals are left out, and what has more values than samples show: currencies, categories.
fn names_a_choice(words: &[String]) -> bool {
    const CHOICES: &str = "access direction environment frequency gender interval kind level mode outcome permission \
        phase priority protocol role scope severity sex stage state status tier type visibility";
    words.last().is_some_and(|word| is_in(CHOICES, word))
}

/// Whether a text may be a value of an enum: `pending`, `IN_PROGRESS`, `Active`; without digits, as ids have.
pub(super) fn is_choice(text: &str) -> bool {
    (2..=32).contains(&text.len())
        && text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphabetic() || byte == b'_' || byte == b'-')
        && !["true", "false"].contains(&text.to_ascii_lowercase().as_str())
}
