//! What browsers have: texts as bytes, bytes as numbers, hashes and keys of `crypto.subtle`, promises.
//!
//! ```text
//! const key = await crypto.subtle.importKey("raw", secret, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
//! const code = await crypto.subtle.sign("HMAC", key, message);             hmac_sha256(message, secret)
//! Array.from(new Uint8Array(code)).map(b => b.toString(16).padStart(2, "0")).join("")          hex(code)
//! ```

use super::call::{Keyed, hash};
use super::expression::join;
use super::{Machine, Thing, Val};
use crate::script::term::{self, Local, Term};
use crate::script::tree::{Expression, ExpressionKind, Span};

impl<'t> Machine<'t> {
    /// A call of what browsers have; `None` for any other.
    pub(super) fn web_call(&mut self, path: &str, arguments: &[Val], span: Span) -> Option<Val> {
        let first = arguments.first().cloned().unwrap_or(Val::UNDEFINED);
        Some(match path {
            "TextEncoder.encode" => {
                let text = self.text_term(&first);
                self.new_thing(Thing::Bytes(Term::Call(term::BYTES, vec![text])))
            }
            "TextDecoder.decode" => {
                let bytes = self.bytes_of(&first)?;
                Val::Term(Term::Call(term::UTF8, vec![bytes]))
            }
            "Uint8Array.from" => {
                let bytes = self.bytes_of(&first)?;
                self.new_thing(Thing::Bytes(bytes))
            }
            "Array.from" => {
                let list = Term::Call(term::BYTE_LIST, vec![self.bytes_of(&first)?]);
                match arguments.get(1) {
                    Some(_) => self.open_method(list, "map", arguments[1..].to_vec(), span),
                    None => Val::Term(list),
                }
            }
            "String.fromCharCode.apply" => {
                let bytes = self.bytes_of(arguments.get(1)?)?;
                Val::Term(Term::Call(term::LATIN1, vec![bytes]))
            }
            "Array.prototype.map.call" => {
                let bytes = self.bytes_of(&first)?;
                let list = Term::Call(term::BYTE_LIST, vec![bytes]);
                self.open_method(list, "map", arguments[1..].to_vec(), span)
            }
            "crypto.subtle.importKey" => self.import_key(arguments)?,
            "crypto.subtle.sign" => self.sign_with_key(arguments)?,
            "crypto.subtle.digest" => {
                let verb = hash(&self.algorithm(&first)?, Keyed::No)?;
                let message = self.hashed(arguments.get(1)?);
                self.new_thing(Thing::Bytes(Term::Call(verb, vec![message])))
            }
            "Promise.resolve" => first,
            _ => return None,
        })
    }

    /// The bytes that a value is.
    pub(super) fn bytes_of(&self, value: &Val) -> Option<Term> {
        match value {
            Val::Thing(id) => match self.thing(*id) {
                Thing::Bytes(bytes) => Some(bytes.clone()),
                _ => None,
            },
            Val::Term(_) | Val::Function(_) | Val::Native(_) => None,
        }
    }

    /// The bytes that are spread where nothing else is given: `...new Uint8Array(code)`.
    pub(super) fn spread_bytes(&mut self, given: &'t [Expression], scope: usize) -> Option<Term> {
        let [only] = given else { return None };
        let ExpressionKind::Spread(spread) = &only.kind else {
            return None;
        };
        // What is made on the way is made once more where it is no bytes.
        let (before, effects) = (self.state.clone(), self.out.len());
        let value = self.value(spread, scope);
        let bytes = self.bytes_of(&value);
        if bytes.is_none() {
            self.state = before;
            self.out.truncate(effects);
        }
        bytes
    }

    /// What is hashed, or hashes; bytes of a text are the text.
    fn hashed(&mut self, value: &Val) -> Term {
        match self.bytes_of(value) {
            Some(Term::Call(verb, mut parts)) if verb == term::BYTES && parts.len() == 1 => parts.remove(0),
            Some(bytes) => bytes,
            None => self.text_term(value),
        }
    }

    /// `sha256` of `"SHA-256"` or `{name: "SHA-256"}`.
    fn algorithm(&mut self, value: &Val) -> Option<String> {
        let name = match value {
            Val::Thing(_) => self.member(value, "name", Span::default()),
            other => other.clone(),
        };
        Some(name.known_text()?.to_lowercase().replace('-', ""))
    }

    /// `crypto.subtle.importKey("raw", bytes, {name: "HMAC", hash: "SHA-256"}, …)`
    fn import_key(&mut self, arguments: &[Val]) -> Option<Val> {
        let [format, key, algorithm, ..] = arguments else {
            return None;
        };
        if format.known_text() != Some("raw") || self.algorithm(algorithm)? != "hmac" {
            return None;
        }
        let hash = self.member(algorithm, "hash", Span::default());
        let algorithm = self.algorithm(&hash)?;
        let key = self.hashed(key);
        Some(self.new_thing(Thing::Key { algorithm, key }))
    }

    /// `crypto.subtle.sign("HMAC", key, message)`
    fn sign_with_key(&mut self, arguments: &[Val]) -> Option<Val> {
        let [scheme, Val::Thing(key), message, ..] = arguments else {
            return None;
        };
        let Thing::Key { algorithm, key } = self.thing(*key).clone() else {
            return None;
        };
        let verb = hash(&algorithm, Keyed::Yes).filter(|_| self.algorithm(scheme).as_deref() == Some("hmac"))?;
        let message = self.hashed(message);
        Some(self.new_thing(Thing::Bytes(Term::Call(verb, vec![message, key]))))
    }

    /// What a promise calls with its value, which here is always there: `promise.then(next)`.
    pub(super) fn settled(&mut self, value: &Val, method: &str, arguments: &[Val], span: Span) -> Option<Val> {
        let is_value = match value {
            Val::Term(Term::Unknown(_)) | Val::Native(_) | Val::Function(_) => false,
            Val::Thing(id) => match self.thing(*id) {
                Thing::Object(members) => !members.iter().any(|(key, _)| key == method),
                _ => true,
            },
            Val::Term(_) => true,
        };
        match (method, arguments.first()) {
            ("then", Some(next @ Val::Function(_))) if is_value => {
                Some(self.call_value(next, vec![value.clone()], span))
            }
            ("catch", Some(Val::Function(_))) if is_value => Some(value.clone()),
            _ => None,
        }
    }

    /// The bytes whose hex digits a list holds, two for each.
    pub(super) fn hex_bytes(&self, list: &Term) -> Option<Term> {
        let Term::Call(mapped, parts) = self.source(list) else {
            return None;
        };
        let ([of, Term::Lambda(byte, digits)], true) = (parts.as_slice(), *mapped == term::MAPPED) else {
            return None;
        };
        match self.source(of) {
            Term::Call(verb, bytes) if *verb == term::BYTE_LIST && is_hex_of(digits, *byte) => bytes.first().cloned(),
            _ => None,
        }
    }
}

/// Whether a text is a byte as two hex digits: padded to two, or the last two with zeros before.
fn is_hex_of(text: &Term, byte: Local) -> bool {
    let digits = Term::Call(term::RADIX, vec![Term::Local(byte), Term::Number(16.0)]);
    let is_padded = |zeros: &str| join(vec![Term::Text(zeros.to_owned()), digits.clone()]);
    match text {
        Term::Call(verb, parts) if *verb == term::PAD_START => {
            *parts == [digits, Term::Number(2.0), Term::Text("0".to_owned())]
        }
        Term::Call(verb, parts) if *verb == term::SLICE_FROM => match parts.as_slice() {
            [padded, Term::Number(last)] => {
                *last == -2.0 && ["0", "00"].iter().any(|zeros| *padded == is_padded(zeros))
            }
            _ => false,
        },
        _ => false,
    }
}
