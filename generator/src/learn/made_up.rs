//! Made-up values in the place of real ones: no secret and no person gets into a file of examples.
//!
//! A text becomes another one of its format (e-mail, UUID, date, URL, digits, hexadecimal, words), a number another one
//! of its kind. Equal values become equal ones, others others. What decides about types stays: members' names, words of
//! an enum, codes of errors, `true`, `null`, empty texts, 0 and 1.

use std::collections::{HashMap, HashSet};

use postman_codegen_runtime::made_up::{Format, digits};
use serde_json::{Map, Number, Value};

use super::Values;
use super::secret::Secrets;
use crate::api;
use crate::shape::evidence::Meanings;
use crate::shape::{is_address, is_data_key};

/// Numbers that say nothing of anybody.
const KEPT: [&str; 3] = ["0", "1", "-1"];

/// So many others are tried: of two digits there are 90.
const TRIES: usize = 100;

/// Makes values up for one answer's status; counts what it replaced.
pub(super) struct MadeUp<'a> {
    secrets: &'a Secrets,
    values: Values,
    /// Error codes, which are words of the API.
    codes: Vec<String>,
    known: HashMap<String, String>,
    /// What stands for a value already.
    used: HashSet<String>,
    next: u64,
    pub(super) replaced: u64,
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
            used: HashSet::new(),
            next,
            replaced,
        }
    }

    /// The body of an answer with made-up values.
    pub(super) fn body(&mut self, status: u16, body: &Value, meanings: &Meanings) -> Value {
        self.codes = match status {
            ..400 => Vec::new(),
            // The status once more is no code, but another number in its place would be one.
            _ => [vec![status.to_string()], api::error_codes(body, status)].concat(),
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
            let is_datum = is_address(key) || self.secrets.is_key(key);
            let key = match is_map {
                true => self.key(key),
                false if is_datum => self.text(key),
                false => key.clone(),
            };
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
        let format = match Format::of(text) {
            Format::Words if self.secrets.is_in(text) => Format::Secret,
            format => format,
        };
        self.other(text, |number| format.text(text, number))
    }

    /// Another key of a map: one that nobody takes for the name of a member.
    fn key(&mut self, key: &str) -> String {
        let made_up = self.text(key);
        if is_data_key(&made_up) {
            return made_up;
        }
        let letters = made_up.trim_end_matches(|last: char| last.is_ascii_digit()).len();
        format!("key_{}", &made_up[letters..])
    }

    /// Another number of the same kind: whole or not, of this sign, of at most as many digits.
    fn number(&mut self, number: &Number) -> Value {
        let text = number.as_str();
        if self.values == Values::Kept || KEPT.contains(&text) {
            return Value::Number(number.clone());
        }
        if let Some(known) = self.known.get(text) {
            return serde_json::from_str(known).unwrap_or_default();
        }
        let made_up = self.other(text, |number| digits(text, number));
        serde_json::from_str(&made_up).unwrap_or_default()
    }

    /// One that stands for no other value yet: of short ones there are few, and keys of a map that become one would show
    /// another type.
    fn other(&mut self, value: &str, make: impl Fn(u64) -> String) -> String {
        self.replaced += 1;
        let mut made_up = String::new();
        for _ in 0..TRIES {
            self.next += 1;
            made_up = make(self.next);
            if !KEPT.contains(&&*made_up) && self.used.insert(made_up.clone()) {
                break;
            }
        }
        self.known.insert(value.to_owned(), made_up.clone());
        made_up
    }
}

/// `404`, `error.not-found.epic`, `INVALID_GRANT`: no sentence, no name of a person, no long number.
fn is_word(code: &str) -> bool {
    let digits = code.bytes().filter(u8::is_ascii_digit).count();
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || b"._-:".contains(&byte);
    code.len() <= 64 && digits <= 8 && code.bytes().all(is_letter)
}
