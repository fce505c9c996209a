//! Which answers are kept: those by which the types of their request change.
//!
//! ```text
//! {"id": 1, "name": "a"}                kept: the first
//! {"id": 2, "name": "b"}                not kept: the type is as before
//! {"id": 3, "name": null}               kept: `name` may be null
//! ```
//!
//! While answers come in, one is a candidate if it shows anything that those before do not. At the end, each candidate
//! without which the type stays as it is goes again, and lists lose the elements that decide nothing.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::exchange::Answer;
use super::headers;
use crate::shape::evidence::{self, Evidence};

/// After so many candidates of a status, those that are not needed go.
const CANDIDATES: usize = 64;

/// Of more answers than these, the lists come together in one: who reviews them reads no more.
const MANY: usize = 5;

/// The answers of a request by status.
#[derive(Clone, Debug, Default)]
pub(super) struct Kept(pub(super) BTreeMap<u16, Answers>);

/// The answers of a status.
#[derive(Clone, Debug, Default)]
pub(super) struct Answers {
    evidence: Evidence,
    /// Bodies of answers that are saved already.
    base: Vec<Value>,
    /// Those among them that were learned before.
    learned: Vec<Value>,
    bodies: Vec<New>,
    /// Of an empty body and of one that is no JSON, the first each.
    others: BTreeMap<Other, New>,
    headers: BTreeSet<String>,
    /// Those of answers that are saved already.
    base_headers: BTreeSet<String>,
    limit: usize,
}

/// An answer that may be kept.
#[derive(Clone, Debug)]
pub(super) struct New {
    /// The run that it came in, and as which of its exchanges, from 1.
    pub(super) seen: ExchangeId,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Body,
}

/// A run and the number of an exchange in it.
pub(super) type ExchangeId = (usize, usize);

/// What an answer holds.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Body {
    Json(Value),
    Other(Other),
}

/// A body that shows no type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Other {
    Empty,
    Text,
}

impl Body {
    /// What bytes hold; `HEAD` and some statuses have no body.
    pub(super) fn new(bytes: &[u8]) -> Self {
        if bytes.is_empty() {
            return Self::Other(Other::Empty);
        }
        let json = serde_json::from_slice(bytes);
        json.map_or(Self::Other(Other::Text), Self::Json)
    }
}

impl Kept {
    /// An answer that was learned before.
    pub(super) fn add_learned(&mut self, status: u16, headers: &[String], body: Body) {
        if let Body::Json(value) = &body {
            self.0.entry(status).or_default().learned.push(value.clone());
        }
        self.add_known(status, headers, body);
    }

    /// An answer that is saved already: what it shows is known.
    pub(super) fn add_known(&mut self, status: u16, headers: &[String], body: Body) {
        let answers = self.0.entry(status).or_default();
        let names = headers.iter().filter_map(|name| headers::read_name(name));
        answers.base_headers.extend(names);
        answers.headers.extend(answers.base_headers.iter().cloned());
        match body {
            Body::Json(value) => {
                answers.evidence.add(&value);
                answers.base.push(value);
            }
            Body::Other(other) => {
                let (seen, headers) = (KNOWN, Vec::new());
                answers.others.insert(other, New { seen, headers, body });
            }
        }
    }

    /// An answer of a run; whether it is a candidate.
    pub(super) fn add(&mut self, answer: Answer, seen: ExchangeId) -> bool {
        let Some(bytes) = answer.body else { return false };
        let headers = headers::read_headers(answer.headers);
        let body = Body::new(&bytes);
        let answers = self.0.entry(answer.status).or_default();
        let names = headers.iter().filter_map(|(name, _)| headers::read_name(name));
        let shows_header = names.filter(|name| answers.headers.insert(name.clone())).count() > 0;
        let new = New { seen, headers, body };
        match &new.body {
            Body::Json(value) if answers.evidence.add(value) || shows_header => {
                answers.bodies.push(new);
                answers.thin();
                true
            }
            Body::Other(other) if !answers.others.contains_key(other) => {
                answers.others.insert(*other, new);
                true
            }
            Body::Json(_) | Body::Other(_) => false,
        }
    }
}

/// The place of what was saved before.
const KNOWN: ExchangeId = (usize::MAX, 0);

impl Answers {
    /// Whether new answers show more only together with those that were learned before.
    fn counts_twice(&self, new: &[New]) -> bool {
        let before: Vec<&Value> = self.base.iter().collect();
        let new: Vec<&Value> = new.iter().filter_map(New::json).collect();
        let saved = before.iter().filter(|body| !self.learned.contains(body));
        let alone: Vec<&Value> = saved.chain(&new).copied().collect();
        let all = [before.as_slice(), &new].concat();
        !self.learned.is_empty() && evidence::counts_twice(&before, &alone, &all)
    }

    fn shows_header(&self, answer: &New) -> bool {
        let mut names = answer.headers.iter().filter_map(|(name, _)| headers::read_name(name));
        names.any(|name| !self.base_headers.contains(&name))
    }

    /// Lets go of candidates that are not needed, when there are many.
    fn thin(&mut self) {
        if self.bodies.len() > self.limit.max(CANDIDATES) {
            self.bodies = self.needed();
            self.limit = 2 * self.bodies.len();
        }
    }

    /// The same with the elements of all lists in the first of the answers, if the type is the same then: many short
    /// lists show together what is always in their elements.
    fn pooled(&self, mut answers: Vec<New>) -> Vec<New> {
        let bodies: Vec<&Value> = self.base.iter().chain(answers.iter().filter_map(New::json)).collect();
        let (base, own) = bodies.split_at(self.base.len());
        let Some((first, rest)) = own.split_first() else {
            return answers;
        };
        let mut whole = (*first).clone();
        rest.iter().for_each(|other| pool(&mut whole, other));
        if !evidence::is_same_with(&bodies, base.len(), &whole) {
            return answers;
        }
        if let Some(first) = answers.first_mut() {
            first.body = Body::Json(whole);
        }
        self.needed_of(&answers)
    }

    /// The candidates without which the type, or the headers, would be others.
    fn needed(&self) -> Vec<New> {
        self.needed_of(&self.bodies)
    }

    fn needed_of(&self, bodies: &[New]) -> Vec<New> {
        let new = bodies.iter().filter_map(New::json);
        let all: Vec<&Value> = self.base.iter().chain(new).collect();
        let needed = evidence::needed(&all, self.base.len());
        let needed = needed.into_iter().skip(self.base.len());
        let mut headers = self.base_headers.clone();
        let candidates = bodies.iter().zip(needed).filter(|(one, needed)| {
            let names = one.headers.iter().filter_map(|(name, _)| headers::read_name(name));
            let shows_header = names.filter(|name| headers.insert(name.clone())).count() > 0;
            *needed || shows_header
        });
        candidates.map(|(one, _)| one.clone()).collect()
    }

    /// The answers to keep, in the order in which they came.
    pub(super) fn chosen(&self) -> Vec<New> {
        let mut chosen = self.needed();
        if self.counts_twice(&chosen) {
            chosen.retain(|answer| self.shows_header(answer));
        }
        if chosen.len() > MANY {
            chosen = self.pooled(chosen);
        }
        for index in 0..chosen.len() {
            let bodies: Vec<&Value> = self.base.iter().chain(chosen.iter().filter_map(New::json)).collect();
            let place = self.base.len() + index;
            let Some(short) = bodies.get(place).map(|body| evidence::shorten(body)) else {
                continue;
            };
            if evidence::is_same_with(&bodies, place, &short)
                && let Some(one) = chosen.get_mut(index)
            {
                one.body = Body::Json(short);
            }
        }
        let others = self.others.values().filter(|other| other.seen != KNOWN).cloned();
        chosen.into_iter().chain(others).collect()
    }
}

/// Adds to lists the elements of those at the same places.
fn pool(whole: &mut Value, other: &Value) {
    match (whole, other) {
        (Value::Array(elements), Value::Array(others)) => elements.extend(others.iter().cloned()),
        (Value::Object(members), Value::Object(others)) => {
            for (key, member) in members {
                others.get(key).into_iter().for_each(|other| pool(member, other));
            }
        }
        _ => {}
    }
}

impl New {
    fn json(&self) -> Option<&Value> {
        match &self.body {
            Body::Json(value) => Some(value),
            Body::Other(_) => None,
        }
    }
}
