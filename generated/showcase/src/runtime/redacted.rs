// Written by postman-codegen; edit the collection and generate again.

//! What of a call may be kept: its form, with made-up values. With the feature `har`.

#![cfg(feature = "har")]

use super::made_up::{self, Format};
use super::percent;
use serde::de::IgnoredAny;
use std::collections::HashMap;

/// The last words of names whose values are chosen from a list.
const CHOSEN: &str = "action category cmd command condition currency direction effect encoding env environment error event \
    events format frequency function interval kind language level locale method mode object operation op \
    outcome period permission permissions phase plan platform priority privacy protocol reason region \
    resolution result role roles scheme scope severity side size sort stage state states status strategy tier \
    transport type types unit units variant visibility";

/// A longer word is no choice.
const LONGEST: usize = 40;

/// Makes up the values of one message. Equal ones become equal ones.
pub struct Redacted {
    known: HashMap<String, String>,
    next: u64,
}

impl Redacted {
    /// With numbers above that one in the made-up values.
    #[must_use]
    pub fn new(next: u64) -> Self {
        let known = HashMap::new();
        Self { known, next }
    }

    /// Another text of the same format.
    pub fn text(&mut self, text: &str) -> String {
        if text.is_empty() || ["true", "false", "null"].contains(&text) {
            return text.to_owned();
        }
        self.known_or(text, |number| Format::of(text).text(text, number))
    }

    /// Another number of the same kind.
    fn number(&mut self, number: &str) -> String {
        if ["0", "1", "-1"].contains(&number) {
            return number.to_owned();
        }
        self.known_or(number, |number_of| made_up::digits(number, number_of))
    }

    fn known_or(&mut self, value: &str, make: impl FnOnce(u64) -> String) -> String {
        if let Some(known) = self.known.get(value) {
            return known.clone();
        }
        self.next += 1;
        let made_up = make(self.next);
        self.known.insert(value.to_owned(), made_up.clone());
        made_up
    }

    /// Names and values of a form or query, encoded as they are.
    pub fn form(&mut self, form: &str) -> String {
        let entries = form.split('&').map(|entry| match entry.split_once('=') {
            Some((name, value)) if !is_chosen(name, value) => {
                let value = String::from_utf8_lossy(&percent::decode(&value.replace('+', " "))).into_owned();
                format!("{name}={}", percent::query_data(&self.text(&value)))
            }
            _ => entry.to_owned(),
        });
        entries.collect::<Vec<_>>().join("&")
    }

    /// The path with made-up values for what was filled in, and with the names of these: `/v2/users/17` of the template
    /// `{baseUrl}/users/{id}` gives `/v2/users/52` and `/v2/users/{id}`.
    pub fn path(&mut self, path: &str, template: &str) -> (String, String) {
        let rest = template.split_once("://").map_or(template, |(_, rest)| rest);
        let mut pieces = rest.split('/');
        // Of one setting comes the base of the path; where more was filled in there, it may be data.
        let is_setting = pieces.next().is_some_and(|head| head.matches('{').count() <= 1);
        let named: Vec<&str> = pieces.collect();
        let given: Vec<&str> = path.split('/').skip(1).collect();
        let base = given.len().saturating_sub(named.len());
        let mut made_up = String::new();
        let mut pattern = String::new();
        for (place, segment) in given.iter().enumerate() {
            let name = place.checked_sub(base).and_then(|place| named.get(place).copied());
            let (new, shown) = match name {
                None if is_setting && !made_up::looks_secret(segment) && !made_up::is_key(segment) => (None, *segment),
                Some(name) if name == *segment => (None, name),
                Some(name) if name.contains('{') => (Some(self.filled(name, segment)), name),
                _ => (Some(self.text(segment)), "{}"),
            };
            made_up.push('/');
            made_up.push_str(new.as_deref().unwrap_or(segment));
            pattern.push('/');
            pattern.push_str(shown);
        }
        (made_up, pattern)
    }

    /// `17.json` of `{id}.json` may become `52.json`.
    fn filled(&mut self, name: &str, segment: &str) -> String {
        let start = name.split('{').next().unwrap_or_default();
        let end = name.rsplit('}').next().unwrap_or_default();
        let inner = segment.strip_prefix(start).and_then(|rest| rest.strip_suffix(end));
        match inner {
            Some(inner) => format!("{start}{}{end}", self.text(inner)),
            None => self.text(segment),
        }
    }

    /// A JSON text with made-up values, as long as it is JSON. Numbers keep their notation, and members their order.
    pub fn json(&mut self, body: &[u8]) -> Option<String> {
        serde_json::from_slice::<IgnoredAny>(body).ok()?;
        let text = std::str::from_utf8(body).ok()?;
        let mut new = String::with_capacity(text.len());
        // The names under which the open lists and objects stand.
        let mut open: Vec<String> = Vec::new();
        let mut name = String::new();
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let length = token_length(rest);
            let (token, after) = rest.split_at_checked(length)?;
            rest = after;
            match first {
                '"' => {
                    let value: String = serde_json::from_str(token).ok()?;
                    let is_key = after.trim_start().starts_with(':');
                    let written = if is_key {
                        name.clone_from(&value);
                        self.key(&value)
                    } else if is_chosen(&name, &value) || open.len() == 1 && is_query(&name, &value) {
                        value
                    } else {
                        self.text(&value)
                    };
                    new.push_str(&serde_json::to_string(&written).ok()?);
                }
                '-' | '0'..='9' if token.len() <= 5 && names_code(&name) => new.push_str(token),
                '-' | '0'..='9' => new.push_str(&self.number(token)),
                _ => {
                    match first {
                        '{' | '[' => open.push(name.clone()),
                        '}' | ']' => name = open.pop().unwrap_or_default(),
                        // The next element of a list has the list's name; a member brings its own.
                        ',' => name.clone_from(open.last()?),
                        _ => {}
                    }
                    new.push_str(token);
                }
            }
        }
        Some(new)
    }

    /// A key of an object; ids, dates and addresses are data.
    fn key(&mut self, key: &str) -> String {
        match Format::of(key) {
            Format::Words if !made_up::is_key(key) => key.to_owned(),
            _ if key.is_empty() => String::new(),
            _ => self.text(key),
        }
    }
}

/// How long the string or number at the start of a JSON text is, else one letter.
fn token_length(text: &str) -> usize {
    let mut bytes = text.bytes().enumerate().skip(1);
    match text.bytes().next() {
        Some(b'"') => {
            let mut escaped = false;
            let end = bytes.find(|(_, byte)| {
                let is_end = *byte == b'"' && !escaped;
                escaped = *byte == b'\\' && !escaped;
                is_end
            });
            end.map_or(text.len(), |(at, _)| at + 1)
        }
        Some(b'-' | b'0'..=b'9') => {
            let end = bytes.find(|(_, byte)| !matches!(byte, b'0'..=b'9' | b'.' | b'e' | b'E' | b'+' | b'-'));
            end.map_or(text.len(), |(at, _)| at)
        }
        _ => text.chars().next().map_or(0, char::len_utf8),
    }
}

/// Whether a text is a word that is chosen from a list.
fn is_chosen(name: &str, text: &str) -> bool {
    is_word(text) && is_choice(name)
}

/// Whether the values under a name are chosen from a list: `status`, `order_type`, `eventType`.
fn is_choice(name: &str) -> bool {
    let start = name.rfind(|letter: char| letter.is_uppercase() || !letter.is_alphanumeric());
    let last = start.and_then(|start| name.get(start..)).unwrap_or(name);
    let last = last
        .trim_start_matches(|letter: char| !letter.is_alphanumeric())
        .to_lowercase();
    let whole = name.to_lowercase();
    names_code(name) || CHOSEN.split(' ').any(|chosen| last == chosen || whole == chosen)
}

/// Whether what stands under a name is a code of the API: `404` of `status`, `INVALID_GRANT` of `errorCode`.
fn names_code(name: &str) -> bool {
    let name = name.to_lowercase().replace(['_', '-'], "");
    ["code", "codes", "errno", "errorcode", "status", "statuscode"].contains(&&*name)
}

/// `active`, `INVALID_GRANT`, `error.not-found`.
fn is_word(text: &str) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || b"._-:".contains(&byte);
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    text.len() <= LONGEST
        && digits <= 4
        && text.bytes().next().is_some_and(|first| first.is_ascii_alphabetic())
        && text.bytes().all(is_letter)
        && !made_up::is_key(text)
        && !made_up::looks_secret(text)
}

/// The query of GraphQL and the name of its operation, which the collection holds.
fn is_query(name: &str, text: &str) -> bool {
    let text = text.trim_start();
    let starts = ["{", "query", "mutation", "subscription", "fragment", "#"];
    name == "operationName" || name == "query" && starts.iter().any(|start| text.starts_with(start))
}
