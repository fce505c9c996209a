// Written by postman-codegen; edit the collection and generate again.

//! Percent-encoding, as Postman does it for each part of a URL.

use std::borrow::Cow;

/// A query key that stands in the collection: only what would end it is encoded.
#[must_use]
pub fn literal_key(key: &str) -> Cow<'_, str> {
    escape(key, b"&#=")
}

/// A caller's value in a path: what could end the segment is encoded, the rest is left to [`Url::encoded_path`](super::url::Url::encoded_path).
#[must_use]
pub fn path_data(value: &str) -> Cow<'_, str> {
    escape(value, b"/?#%\\{}")
}

/// A caller's value in a query: what could end the entry or be read as something else is encoded.
#[must_use]
pub fn query_data(value: &str) -> Cow<'_, str> {
    escape(value, b"&#+%{}")
}

/// Percent-encodes all but letters, digits and `-._~`.
#[must_use]
pub fn strict(text: &str) -> String {
    percent(text, |byte| !(byte.is_ascii_alphanumeric() || b"-._~".contains(&byte))).into_owned()
}

/// Percent-encodes `set`, control characters and everything beyond ASCII.
#[must_use]
pub fn encode(text: &str, set: &[u8]) -> String {
    percent(text, is_encoded(set)).into_owned()
}

/// Whether a byte is of `set`, a control character or beyond ASCII.
pub(super) fn is_encoded(set: &[u8]) -> impl Fn(u8) -> bool {
    |byte| !byte.is_ascii_alphanumeric() && (!(0x20..0x7f).contains(&byte) || set.contains(&byte))
}

/// Percent-encodes `set` only.
fn escape<'a>(text: &'a str, set: &[u8]) -> Cow<'a, str> {
    percent(text, |byte| set.contains(&byte))
}

/// Percent-encodes the bytes that `encoded` says, in upper-case hex.
fn percent(text: &str, encoded: impl Fn(u8) -> bool) -> Cow<'_, str> {
    if !text.bytes().any(&encoded) {
        return Cow::Borrowed(text);
    }
    let mut result = String::with_capacity(text.len() + 16);
    write_percent(&mut result, text, encoded);
    Cow::Owned(result)
}

/// Of characters beyond ASCII, `encoded` says the same for all bytes.
pub(super) fn write_percent(result: &mut String, text: &str, encoded: impl Fn(u8) -> bool) {
    let mut rest = text;
    while let Some(at) = rest.bytes().position(&encoded) {
        let (plain, from) = rest.split_at(at);
        let (character, after) = from.split_at(from.chars().next().map_or(0, char::len_utf8));
        result.push_str(plain);
        for byte in character.bytes() {
            result.extend(['%', digit(byte >> 4), digit(byte & 15)]);
        }
        rest = after;
    }
    result.push_str(rest);
}

/// A digit in upper-case hex.
fn digit(number: u8) -> char {
    char::from_digit(number.into(), 16).unwrap_or('0').to_ascii_uppercase()
}

/// Undoes percent-encoding; what is not two hex digits stays.
#[must_use]
pub fn decode(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        let pair = after
            .get(..2)
            .filter(|pair| *byte == b'%' && pair.iter().all(u8::is_ascii_hexdigit));
        let decoded = pair.and_then(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok());
        bytes.push(decoded.unwrap_or(*byte));
        rest = if decoded.is_some() {
            after.get(2..).unwrap_or(&[])
        } else {
            after
        };
    }
    bytes
}
