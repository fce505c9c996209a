//! Texts of scripts, as JavaScript cuts, replaces and encodes them.

use super::auth;
use super::percent;
use super::script_value::{Value, number};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE, URL_SAFE_NO_PAD};

/// What is hashed or encoded: bytes, or a text as UTF-8.
pub trait IntoBytes {
    /// The bytes.
    fn into_bytes(self) -> Vec<u8>;
}

impl IntoBytes for Vec<u8> {
    fn into_bytes(self) -> Vec<u8> {
        self
    }
}

impl IntoBytes for &Vec<u8> {
    fn into_bytes(self) -> Vec<u8> {
        self.clone()
    }
}

/// Texts as they are.
macro_rules! text_bytes {
    ($($ty:ty),*) => {
        $(
            impl IntoBytes for $ty {
                fn into_bytes(self) -> Vec<u8> {
                    Value::from(self).to_string().into_bytes()
                }
            }
        )*
    };
}

text_bytes!(&str, String, &String, f64, &f64, bool, &bool, Value, &Value);

impl From<Value> for Vec<u8> {
    fn from(value: Value) -> Self {
        value.to_string().into_bytes()
    }
}

/// The bytes of a text.
#[must_use]
pub fn bytes(value: impl IntoBytes) -> Vec<u8> {
    value.into_bytes()
}

/// The bytes as numbers.
#[must_use]
pub fn byte_list(value: impl IntoBytes) -> Value {
    let numbers = value.into_bytes().into_iter().map(|byte| Value::Number(byte.into()));
    Value::List(numbers.collect())
}

/// A letter for each byte.
#[must_use]
pub fn latin1(value: impl IntoBytes) -> String {
    value.into_bytes().into_iter().map(char::from).collect()
}

/// Bytes as lower-case hex digits.
#[must_use]
pub fn hex(value: impl IntoBytes) -> String {
    value.into_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Bytes as base64.
#[must_use]
pub fn base64(value: impl IntoBytes) -> String {
    auth::base64(&value.into_bytes())
}

/// The bytes that hex digits say.
#[must_use]
pub fn from_hex(text: impl Into<Value>) -> Vec<u8> {
    let text = text.into().to_string();
    let pairs = (0..text.len()).step_by(2).map_while(|at| text.get(at..at + 2));
    pairs.filter_map(|pair| u8::from_str_radix(pair, 16).ok()).collect()
}

/// The bytes that base64 says.
#[must_use]
pub fn from_base64(text: impl Into<Value>) -> Vec<u8> {
    let text: String = text.into().to_string().split_whitespace().collect();
    let engines = [&STANDARD, &STANDARD_NO_PAD, &URL_SAFE, &URL_SAFE_NO_PAD];
    engines
        .iter()
        .find_map(|engine| engine.decode(&text).ok())
        .unwrap_or_default()
}

/// Bytes as the text that they are in UTF-8.
#[must_use]
pub fn utf8(value: impl IntoBytes) -> String {
    String::from_utf8_lossy(&value.into_bytes()).into_owned()
}

/// `encodeURIComponent(text)`
#[must_use]
pub fn encode_component(text: impl Into<Value>) -> String {
    percent::encode(&text.into().to_string(), b" \"#$%&+,/:;<=>?@[\\]^`{|}")
}

/// `encodeURI(text)`
#[must_use]
pub fn encode_uri(text: impl Into<Value>) -> String {
    percent::encode(&text.into().to_string(), b" \"%<>[\\]^`{|}")
}

/// `decodeURIComponent(text)`
#[must_use]
pub fn decode_component(text: impl Into<Value>) -> String {
    String::from_utf8_lossy(&percent::decode(&text.into().to_string())).into_owned()
}

/// In capital letters.
#[must_use]
pub fn upper(text: impl Into<Value>) -> String {
    text.into().to_string().to_uppercase()
}

/// In small letters.
#[must_use]
pub fn lower(text: impl Into<Value>) -> String {
    text.into().to_string().to_lowercase()
}

/// Without blanks around it.
#[must_use]
pub fn trim(text: impl Into<Value>) -> String {
    text.into().to_string().trim().to_owned()
}

/// Letters from a place to another one.
fn cut(text: &str, start: usize, end: usize) -> String {
    text.chars().skip(start).take(end.saturating_sub(start)).collect()
}

/// A place from the beginning, or, below 0, from the end.
fn place(value: impl Into<Value>, length: usize) -> usize {
    let at = number(value);
    let at = if at < 0.0 { at + length as f64 } else { at };
    at.clamp(0.0, length as f64) as usize
}

/// `text.slice(start, end)`
#[must_use]
pub fn slice(text: impl Into<Value>, start: impl Into<Value>, end: impl Into<Value>) -> String {
    let text = text.into().to_string();
    let length = text.chars().count();
    cut(&text, place(start, length), place(end, length))
}

/// `text.slice(start)`
#[must_use]
pub fn slice_from(text: impl Into<Value>, start: impl Into<Value>) -> String {
    let text = text.into().to_string();
    let length = text.chars().count();
    cut(&text, place(start, length), length)
}

/// `text.substring(start, end)`
#[must_use]
pub fn substring(text: impl Into<Value>, start: impl Into<Value>, end: impl Into<Value>) -> String {
    let text = text.into().to_string();
    let length = text.chars().count();
    let at = |value: Value| number(value).max(0.0).min(length as f64) as usize;
    let (start, end) = (at(start.into()), at(end.into()));
    cut(&text, start.min(end), start.max(end))
}

/// `text.substr(start, length)`
#[must_use]
pub fn substr(text: impl Into<Value>, start: impl Into<Value>, length: impl Into<Value>) -> String {
    let text = text.into().to_string();
    let start = place(start, text.chars().count());
    let length = number(length).max(0.0) as usize;
    cut(&text, start, start.saturating_add(length))
}

/// `text.charAt(index)`
#[must_use]
pub fn char_at(text: impl Into<Value>, index: impl Into<Value>) -> String {
    let index = number(index) as usize;
    cut(&text.into().to_string(), index, index + 1)
}

/// What is missing in a text of that length.
fn padding(text: &str, length: f64, with: &str) -> String {
    let missing = (length.min(10_000.0) as usize).saturating_sub(text.chars().count());
    with.chars()
        .cycle()
        .take(if with.is_empty() { 0 } else { missing })
        .collect()
}

/// `text.padStart(length, with)`
#[must_use]
pub fn pad_start(text: impl Into<Value>, length: impl Into<Value>, with: impl Into<Value>) -> String {
    let text = text.into().to_string();
    padding(&text, number(length), &with.into().to_string()) + &text
}

/// `text.padEnd(length, with)`
#[must_use]
pub fn pad_end(text: impl Into<Value>, length: impl Into<Value>, with: impl Into<Value>) -> String {
    let text = text.into().to_string();
    let padding = padding(&text, number(length), &with.into().to_string());
    text + &padding
}

/// `text.repeat(times)`
#[must_use]
pub fn repeat(text: impl Into<Value>, times: impl Into<Value>) -> String {
    text.into()
        .to_string()
        .repeat(number(times).clamp(0.0, 10_000.0) as usize)
}

/// Replaces what is found first.
#[must_use]
pub fn replace(text: impl Into<Value>, found: impl Into<Value>, with: impl Into<Value>) -> String {
    let text = text.into().to_string();
    text.replacen(&found.into().to_string(), &with.into().to_string(), 1)
}

/// Replaces all that is found.
#[must_use]
pub fn replace_all(text: impl Into<Value>, found: impl Into<Value>, with: impl Into<Value>) -> String {
    let text = text.into().to_string();
    text.replace(&found.into().to_string(), &with.into().to_string())
}

/// Replaces each letter of a class: `abc`, `a-z0-9`, `^0-9` for all others.
#[must_use]
pub fn replace_letters(text: impl Into<Value>, class: impl Into<Value>, with: impl Into<Value>) -> String {
    let class = class.into().to_string();
    let (others, class) = match class.strip_prefix('^') {
        Some(rest) => (true, rest.to_owned()),
        None => (false, class),
    };
    let letters: Vec<char> = class.chars().collect();
    let mut ranges = Vec::new();
    let mut rest = letters.as_slice();
    while let Some((first, after)) = rest.split_first() {
        (ranges, rest) = match after {
            ['-', last, after @ ..] => (joined(ranges, *first..=*last), after),
            after => (joined(ranges, *first..=*first), after),
        };
    }
    let is_of = |letter: char| {
        ranges
            .iter()
            .any(|range: &std::ops::RangeInclusive<char>| range.contains(&letter))
    };
    text.into()
        .to_string()
        .replace(|letter| is_of(letter) != others, &with.into().to_string())
}

fn joined<T>(mut list: Vec<T>, more: T) -> Vec<T> {
    list.push(more);
    list
}

/// Without these letters at the end.
#[must_use]
pub fn trim_end(text: impl Into<Value>, letters: impl Into<Value>) -> String {
    let letters = letters.into().to_string();
    text.into()
        .to_string()
        .trim_end_matches(|letter| letters.contains(letter))
        .to_owned()
}

/// `text.split(separator)`
#[must_use]
pub fn split(text: impl Into<Value>, separator: impl Into<Value>) -> Value {
    let (text, separator) = (text.into().to_string(), separator.into().to_string());
    let parts: Vec<Value> = match separator.as_str() {
        "" => text.chars().map(|letter| letter.to_string().into()).collect(),
        separator => text.split(separator).map(Value::from).collect(),
    };
    parts.into()
}

/// Whether it begins so.
#[must_use]
pub fn starts_with(text: impl Into<Value>, start: impl Into<Value>) -> bool {
    text.into().to_string().starts_with(&start.into().to_string())
}

/// Whether it ends so.
#[must_use]
pub fn ends_with(text: impl Into<Value>, end: impl Into<Value>) -> bool {
    text.into().to_string().ends_with(&end.into().to_string())
}

/// Where it is found first, or -1.
#[must_use]
pub fn index_of(text: impl Into<Value>, found: impl Into<Value>) -> f64 {
    let text = text.into().to_string();
    let before = text
        .split_once(&found.into().to_string())
        .map(|(before, _)| before.chars().count());
    before.map_or(-1.0, |count| count as f64)
}

/// A number to a base.
#[must_use]
pub fn radix(value: impl Into<Value>, base: impl Into<Value>) -> String {
    let (value, base) = (number(value), (number(base) as u32).clamp(2, 36));
    let mut rest = value.abs().trunc();
    let mut digits = Vec::new();
    while rest >= 1.0 && digits.len() < 1_100 {
        digits.extend(char::from_digit((rest % f64::from(base)) as u32, base));
        rest = (rest / f64::from(base)).trunc();
    }
    if digits.is_empty() {
        digits.push('0');
    }
    let mut text: String = digits.into_iter().rev().collect();
    let mut fraction = value.abs().fract();
    if fraction > 0.0 {
        text.push('.');
    }
    for _ in 0..52 {
        if fraction <= 0.0 {
            break;
        }
        fraction *= f64::from(base);
        text.extend(char::from_digit(fraction.trunc() as u32, base));
        fraction = fraction.fract();
    }
    if value < 0.0 { format!("-{text}") } else { text }
}

/// A number with so many places.
#[must_use]
pub fn fixed(value: impl Into<Value>, places: impl Into<Value>) -> String {
    format!("{:.*}", number(places).clamp(0.0, 100.0) as usize, number(value))
}
