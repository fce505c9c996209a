//! Made-up values in the place of real ones: no secret and no person gets into a file of examples.
//!
//! A text becomes another one of its format (e-mail, UUID, date, URL, digits, hexadecimal, words), a number another one
//! of its kind. Equal values become equal ones, others others. What decides about types stays: members' names, words of
//! an enum, codes of errors, `true`, `null`, empty texts, 0 and 1.

use std::collections::HashMap;

use serde_json::{Map, Number, Value};

use super::Values;
use super::secret::Secrets;
use crate::api;
use crate::shape::evidence::Meanings;

/// Makes values up for one answer's status; counts what it replaced.
pub(super) struct MadeUp<'a> {
    secrets: &'a Secrets,
    values: Values,
    /// Error codes, which are words of the API.
    codes: Vec<String>,
    known: HashMap<String, String>,
    next: u64,
    pub(super) replaced: u64,
}

/// The formats of texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Email,
    Uuid,
    Date,
    Url,
    Digits,
    Hexadecimal,
    Secret,
    Words,
}

impl<'a> MadeUp<'a> {
    /// `next` is the number of the first value, above those that are in use.
    pub(super) fn new(secrets: &'a Secrets, values: Values, next: u64) -> Self {
        let (codes, known, replaced) = (Vec::new(), HashMap::new(), 0);
        Self {
            secrets,
            values,
            codes,
            known,
            next,
            replaced,
        }
    }

    /// The body of an answer with made-up values.
    pub(super) fn body(&mut self, status: u16, body: &Value, meanings: &Meanings) -> Value {
        self.codes = match status {
            ..400 => Vec::new(),
            _ => api::error_codes(body, status),
        };
        self.codes.retain(|code| is_word(code) && !self.secrets.is_in(code));
        self.value(body, "", &mut Vec::new(), meanings)
    }

    fn value(&mut self, value: &Value, name: &str, path: &mut Vec<String>, meanings: &Meanings) -> Value {
        match value {
            Value::Null | Value::Bool(_) => value.clone(),
            Value::Number(number) if self.is_code(number.as_str()) => value.clone(),
            Value::String(text) if self.is_code(text) => value.clone(),
            Value::Number(number) => self.number(number),
            Value::String(text) if meanings.choices.contains(path) && !self.secrets.is_in(text) => value.clone(),
            Value::String(text) if self.is_kept(name, text) => value.clone(),
            Value::String(text) => Value::String(self.text(text)),
            Value::Array(elements) => {
                path.push("[]".to_owned());
                let elements = elements.iter().map(|element| self.value(element, name, path, meanings));
                let elements = elements.collect();
                path.pop();
                Value::Array(elements)
            }
            Value::Object(members) => self.members(members, path, meanings),
        }
    }

    fn members(&mut self, members: &Map<String, Value>, path: &mut Vec<String>, meanings: &Meanings) -> Value {
        let is_map = meanings.maps.contains(path);
        let mut made_up = Map::with_capacity(members.len());
        for (key, value) in members {
            path.push(if is_map { "{}".to_owned() } else { key.clone() });
            let value = self.value(value, key, path, meanings);
            path.pop();
            let is_datum = is_map || key.contains('@') || self.secrets.is_in(key);
            let key = if is_datum { self.text(key) } else { key.clone() };
            made_up.insert(key, value);
        }
        Value::Object(made_up)
    }

    fn is_code(&self, text: &str) -> bool {
        self.codes.iter().any(|code| code == text)
    }

    /// Whether the user wants values as they came, and this one is no secret.
    fn is_kept(&self, name: &str, text: &str) -> bool {
        self.values == Values::Kept && !api::is_secret_name(name) && !self.secrets.is_in(text)
    }

    /// Another text of the same format.
    pub(super) fn text(&mut self, text: &str) -> String {
        if text.is_empty() || ["true", "false", "null"].contains(&text) {
            return text.to_owned();
        }
        if let Some(known) = self.known.get(text) {
            return known.clone();
        }
        self.replaced += 1;
        self.next += 1;
        let made_up = made_up_text(text, format_of(text, self.secrets), self.next);
        self.known.insert(text.to_owned(), made_up.clone());
        made_up
    }

    /// Another number of the same kind: whole or not, of this sign, of at most as many digits.
    fn number(&mut self, number: &Number) -> Value {
        let text = number.as_str();
        if self.values == Values::Kept || ["0", "1", "-1"].contains(&text) {
            return Value::Number(number.clone());
        }
        if let Some(known) = self.known.get(text) {
            return serde_json::from_str(known).unwrap_or_default();
        }
        self.replaced += 1;
        self.next += 1;
        let made_up = digits(text, self.next);
        self.known.insert(text.to_owned(), made_up.clone());
        serde_json::from_str(&made_up).unwrap_or_default()
    }
}

/// `404`, `error.not-found.epic`, `INVALID_GRANT`: no sentence, no name of a person, no long number.
fn is_word(code: &str) -> bool {
    let digits = code.bytes().filter(u8::is_ascii_digit).count();
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || b"._-:".contains(&byte);
    code.len() <= 64 && digits <= 8 && code.bytes().all(is_letter)
}

/// Whether one value may be the other with made-up values: equal ones stand for equal ones.
pub(super) fn is_alike(one: &Value, other: &Value) -> bool {
    Pairs::default().fit(one, other)
}

/// Which text or number stands for which, both ways.
#[derive(Default)]
struct Pairs<'a> {
    forth: HashMap<&'a str, &'a str>,
    back: HashMap<&'a str, &'a str>,
}

impl<'a> Pairs<'a> {
    fn fit(&mut self, one: &'a Value, other: &'a Value) -> bool {
        match (one, other) {
            (Value::String(one), Value::String(other)) => self.pair(one, other),
            (Value::Number(one), Value::Number(other)) => self.pair(one.as_str(), other.as_str()),
            (Value::Array(one), Value::Array(other)) => {
                one.len() == other.len() && one.iter().zip(other).all(|(one, other)| self.fit(one, other))
            }
            (Value::Object(one), Value::Object(other)) => {
                let mut members = one.iter().zip(other);
                one.len() == other.len()
                    && members.all(|((key, one), (name, other))| self.pair(key, name) && self.fit(one, other))
            }
            (one, other) => one == other,
        }
    }

    fn pair(&mut self, one: &'a str, other: &'a str) -> bool {
        *self.forth.entry(one).or_insert(other) == other && *self.back.entry(other).or_insert(one) == one
    }
}

fn format_of(text: &str, secrets: &Secrets) -> Format {
    let is_hex = |byte: u8| byte.is_ascii_hexdigit();
    let day = text.as_bytes();
    let is_day = day.len() >= 10 && day[..4].iter().all(u8::is_ascii_digit) && [day[4], day[7]] == *b"--";
    let groups: Vec<usize> = text.split('-').map(str::len).collect();
    if groups == [8, 4, 4, 4, 12] && text.bytes().all(|byte| is_hex(byte) || byte == b'-') {
        Format::Uuid
    } else if is_day {
        Format::Date
    } else if text.contains("://") && !text.contains(char::is_whitespace) {
        Format::Url
    } else if text.contains('@') && !text.contains(char::is_whitespace) {
        Format::Email
    } else if text.bytes().all(|byte| byte.is_ascii_digit()) {
        Format::Digits
    } else if text.len() >= 16 && text.bytes().all(is_hex) {
        Format::Hexadecimal
    } else if secrets.is_in(text) {
        Format::Secret
    } else {
        Format::Words
    }
}

fn made_up_text(text: &str, format: Format, number: u64) -> String {
    match format {
        Format::Email => format!("user{number}@example.com"),
        Format::Uuid => format!("00000000-0000-4000-8000-{:012x}", number & 0xffff_ffff_ffff),
        Format::Date => date(text, number),
        Format::Url => url(text, number),
        Format::Digits => digits(text, number),
        Format::Hexadecimal => format!("{number:0width$x}", width = text.len()),
        Format::Secret => format!("redacted-{number}"),
        Format::Words => words(text, number),
    }
}

/// The same notation of another time: `2024-01-05T10:00:00+02:00`.
fn date(text: &str, number: u64) -> String {
    let rest: String = text.chars().skip(10).map(zeroed).collect();
    format!("2024-{:02}-{:02}{rest}", 1 + number / 28 % 12, 1 + number % 28)
}

fn zeroed(letter: char) -> char {
    if letter.is_ascii_digit() { '0' } else { letter }
}

/// Scheme and number of segments stay, and the names in the query.
fn url(text: &str, number: u64) -> String {
    let (scheme, rest) = text.split_once("://").unwrap_or(("https", text));
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let segments = path.split('/').skip(1);
    let segment = |segment: &str| {
        if segment.is_empty() {
            "/".to_owned()
        } else {
            format!("/{number}")
        }
    };
    let segments: String = segments.map(segment).collect();
    let names = form_urlencoded::parse(query.as_bytes()).map(|(name, _)| name.into_owned());
    let names = names.filter(|name| name.len() <= 32 && !api::looks_secret(name) && !name.contains('@'));
    let entries = names.map(|name| {
        let name: String = form_urlencoded::byte_serialize(name.as_bytes()).collect();
        format!("{name}={number}")
    });
    let entries: Vec<String> = entries.collect();
    let mark = if entries.is_empty() { "" } else { "?" };
    format!("{scheme}://api.example.com{segments}{mark}{}", entries.join("&"))
}

/// As many digits, with the same sign, fraction and exponent: `-12.50` may become `-10.01`.
///
/// Of whole numbers beyond 64 bits, the first digits say whether they fit; they stay.
fn digits(text: &str, number: u64) -> String {
    const KEPT: usize = 18;
    let count = text.bytes().filter(u8::is_ascii_digit).count();
    let (mantissa, exponent) = match text.find(['e', 'E']) {
        Some(place) if !text.bytes().all(|byte| byte.is_ascii_digit()) => text.split_at(place),
        _ => (text, ""),
    };
    if count > KEPT {
        let kept = text.len() - 4;
        return format!("{}{:04}", text.get(..kept).unwrap_or_default(), number % 10_000);
    }
    let places = mantissa.bytes().filter(u8::is_ascii_digit).count();
    let padded = format!("{number:0places$}");
    let mut new = padded.bytes().skip(padded.len() - places);
    let mut first = true;
    let digit = |byte: u8| match byte {
        b'0'..=b'9' => {
            let digit = new.next().unwrap_or(b'0');
            // A number does not begin with 0, unless it did.
            let digit = match (first, byte, digit) {
                (true, b'0', _) => b'0',
                (true, _, b'0') => b'1',
                _ => digit,
            };
            first = false;
            char::from(digit)
        }
        other => char::from(other),
    };
    let made_up: String = mantissa.bytes().map(digit).collect();
    format!("{made_up}{exponent}")
}

/// Words of about the same length: up to 8, 32, 128 letters, or more; what had no blank has none.
fn words(text: &str, number: u64) -> String {
    let length = text.chars().count();
    let blank = if text.contains(char::is_whitespace) { ' ' } else { '_' };
    let short = if text.chars().any(char::is_lowercase) {
        "text"
    } else {
        "TEXT"
    };
    let start = match length {
        0..=8 => short.to_owned(),
        9..=32 => format!("made{blank}up{blank}{short}"),
        33..=128 => format!("made{blank}up{blank}text{blank}of{blank}an{blank}answer{blank}that{blank}came"),
        _ => format!("made{blank}up{blank}text{blank}of{blank}an{blank}answer{blank}that{blank}came{blank}").repeat(4),
    };
    format!("{start}{blank}{number}")
}
