//! A run against what the mock answers, worked out beforehand.

use std::collections::{BTreeMap, HashMap};

use serde_json::Value;

use super::seen::Seen;
use super::{Deed, FlowRequest, Held, Reply};
use crate::api;
use crate::name::status_phrase;
use crate::script::suite::{AnswerId, Check, Claim, ItemId, Operand};

/// No longer list is gone through.
const LONGEST: usize = 200;

/// What a run knows so far.
#[derive(Clone)]
pub(super) struct World<'a> {
    initial: &'a BTreeMap<String, String>,
    kept: BTreeMap<String, Seen>,
    answers: HashMap<AnswerId, Answer>,
    items: HashMap<ItemId, Seen>,
}

/// An answer of the mock.
#[derive(Clone, Debug, Default)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: String,
}

impl Answer {
    /// What stands in the data of contract tests.
    fn saved(example: &Value) -> Self {
        let headers = example["headers"].as_array().into_iter().flatten();
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        Self {
            status: example["status"]
                .as_u64()
                .and_then(|status| u16::try_from(status).ok())
                .unwrap_or(200),
            headers: headers.map(|header| (text(&header[0]), text(&header[1]))).collect(),
            body: text(&example["body"]),
        }
    }

    pub(super) fn of(reply: &Reply, examples: &[Value]) -> Self {
        match reply {
            Reply::Saved(index) => examples.get(*index).map(Self::saved).unwrap_or_default(),
            Reply::Made { status, headers, body } => Self {
                status: *status,
                headers: headers.clone(),
                body: body.clone(),
            },
        }
    }
}

impl<'a> World<'a> {
    pub(super) fn new(flows: &'a api::Flows) -> Self {
        Self {
            initial: &flows.variables,
            kept: BTreeMap::new(),
            answers: HashMap::new(),
            items: HashMap::new(),
        }
    }

    /// The text that a call sends for a variable.
    pub(super) fn sent(&self, variable: &str) -> String {
        match self.variable(variable) {
            nothing if nothing == Seen::nothing() => format!("{{{{{variable}}}}}"),
            value => value.text(),
        }
    }

    pub(super) fn answered(&mut self, id: AnswerId, answer: Answer) {
        self.answers.insert(id, answer);
    }

    /// A request and what comes of it; which checks are met in every run is noted.
    pub(super) fn follow(&mut self, request: &mut FlowRequest, examples: &[Value]) {
        self.answered(AnswerId(0), Answer::of(&request.reply, examples));
        self.run(&mut request.deeds);
    }

    /// The example that meets most; of equal ones a success, then the first.
    pub(super) fn best(&self, deeds: &[Deed], examples: &[Value]) -> Option<usize> {
        let unmet = |index: &usize| {
            let mut world = self.clone();
            let mut deeds = deeds.to_vec();
            let answer = Answer::saved(&examples[*index]);
            let fails = answer.status / 100 != 2;
            world.answered(AnswerId(0), answer);
            world.run(&mut deeds);
            (open_checks(&deeds), fails)
        };
        (0..examples.len().min(10)).min_by_key(unmet)
    }

    pub(super) fn run(&mut self, deeds: &mut [Deed]) {
        for deed in deeds {
            match deed {
                Deed::Test { checks, .. } => {
                    for Held { check, is_met } in checks {
                        *is_met = *is_met && self.is_met(check);
                    }
                }
                Deed::If { test, then, otherwise } => match self.seen(test).is_true() {
                    Ok(()) => self.run(then),
                    Err(_) => self.run(otherwise),
                },
                Deed::Each { item, list, deeds } => {
                    for element in self.seen(list).elements().into_iter().take(LONGEST) {
                        self.items.insert(*item, element);
                        self.run(deeds);
                    }
                }
                Deed::Keep { variable, value } => {
                    let value = self.seen(value);
                    self.kept.insert(variable.clone(), value);
                }
                Deed::Wait(_) => {}
                Deed::Ask {
                    answer, reply, deeds, ..
                } => {
                    self.answered(*answer, Answer::of(reply, &[]));
                    self.run(deeds);
                }
            }
        }
    }

    fn is_met(&self, check: &Check) -> bool {
        let subject = self.seen(&check.subject);
        let subject = if check.denied { subject.not() } else { subject };
        let seen = |operand: &Operand| self.seen(operand);
        let result = match &check.claim {
            Claim::Equals(other) => subject.equals(seen(other)),
            Claim::Resembles(other) => subject.resembles(seen(other)),
            Claim::IsOneOf(others) => subject.is_one_of(others.iter().map(seen)),
            Claim::IsA(kind) => subject.is_a(kind),
            Claim::Has(key, None) => subject.has(seen(key)),
            Claim::Has(key, Some(value)) => subject.has_value(seen(key), seen(value)),
            Claim::HasAt(way, None) => subject.has_at(seen(way)),
            Claim::HasAt(way, Some(value)) => subject.has_value_at(seen(way), seen(value)),
            Claim::Contains(part) => subject.includes(seen(part)),
            Claim::ContainsAny(parts) => subject.includes_any(&parts.iter().map(String::as_str).collect::<Vec<_>>()),
            Claim::ContainsAnyCase(parts) => {
                subject.includes_any_case(&parts.iter().map(String::as_str).collect::<Vec<_>>())
            }
            Claim::Exists => subject.exists(),
            Claim::IsEmpty => subject.has_nothing(),
            Claim::IsTrue => subject.is_true(),
            Claim::IsAbove(other) => subject.is_above(seen(other)),
            Claim::IsBelow(other) => subject.is_below(seen(other)),
            Claim::IsAtLeast(other) => subject.is_at_least(seen(other)),
            Claim::IsAtMost(other) => subject.is_at_most(seen(other)),
            Claim::IsWithin(low, high) => subject.is_within(*low, *high),
            Claim::StartsWith(part) => subject.begins(seen(part)),
            Claim::EndsWith(part) => subject.ends(seen(part)),
            Claim::HasKeys(keys) => subject.has_keys(keys.iter().map(seen)),
            Claim::HasMembers(members) => subject.has_members(seen(members)),
            Claim::Conforms(schema) => subject.conforms(&schema.to_string()),
            Claim::Never(reason) => seen(reason).never(),
        };
        result.is_ok()
    }

    fn variable(&self, name: &str) -> Seen {
        if let Some(kept) = self.kept.get(name) {
            return kept.clone();
        }
        let known = self.initial.get(name);
        known.map_or_else(Seen::nothing, |value| Seen::from(value.as_str()))
    }

    /// What an operand is.
    pub(super) fn seen(&self, operand: &Operand) -> Seen {
        let none = Answer::default();
        let answer = |id: &AnswerId| self.answers.get(id).unwrap_or(&none);
        match operand {
            Operand::Undefined | Operand::Method => Seen::nothing(),
            Operand::Literal(value) => Seen::from(value.clone()),
            Operand::Variable(name) => self.variable(name),
            Operand::Status(id) => Seen::from(usize::from(answer(id).status)),
            Operand::Text(id) => Seen::from(answer(id).body.as_str()),
            Operand::Json(id) => Seen::read(answer(id).body.trim_start_matches('\u{feff}')),
            Operand::Header(id, name) => {
                let mut headers = answer(id).headers.iter();
                let found = headers.find(|(own, _)| own.eq_ignore_ascii_case(name));
                found.map_or_else(Seen::nothing, |(_, value)| Seen::from(value.as_str()))
            }
            Operand::Item(item) => self.items.get(item).cloned().unwrap_or_default(),
            Operand::Member(parts) => self.seen(&parts[0]).member(self.seen(&parts[1])),
            Operand::Seen(inner, "reason") => {
                let status = self.seen(inner).value.and_then(|status| status.as_u64());
                let status = status.and_then(|status| u16::try_from(status).ok());
                Seen::from(status.map(status_phrase).unwrap_or_default())
            }
            Operand::Seen(inner, what) => looked(&self.seen(inner), what),
            Operand::Joined(parts) => Seen::joined(parts.iter().map(|part| self.seen(part))),
            Operand::Sum(sign, parts) => match sign {
                '-' => self.seen(&parts[0]).minus(self.seen(&parts[1])),
                _ => self.seen(&parts[0]).plus(self.seen(&parts[1])),
            },
            Operand::Met(check) => Seen::from(self.is_met(check)),
            Operand::Not(inner) => Seen::from(self.seen(inner).is_true().is_err()),
            Operand::All(parts) => Seen::from(parts.iter().all(|part| self.seen(part).is_true().is_ok())),
            Operand::Any(parts) => Seen::from(parts.iter().any(|part| self.seen(part).is_true().is_ok())),
        }
    }
}

/// What a method of [`Seen`] without arguments gives.
fn looked(seen: &Seen, what: &str) -> Seen {
    match what {
        "length" => seen.length(),
        "number" => seen.number(),
        "integer" => seen.integer(),
        "kind" => seen.kind(),
        "parsed" => seen.parsed(),
        "written" => seen.written(),
        "decoded" => seen.decoded(),
        "member_names" => seen.member_names(),
        "member_values" => seen.member_values(),
        "lower" => seen.lower(),
        "upper" => seen.upper(),
        "trimmed" => seen.trimmed(),
        _ => unreachable!("the reader of scripts makes no other"),
    }
}

/// How many checks are not met.
pub(super) fn open_checks(deeds: &[Deed]) -> usize {
    let count = |deed: &Deed| match deed {
        Deed::Test { checks, .. } => checks.iter().filter(|held| !held.is_met).count(),
        Deed::If { then, otherwise, .. } => open_checks(then) + open_checks(otherwise),
        Deed::Each { deeds, .. } | Deed::Ask { deeds, .. } => open_checks(deeds),
        Deed::Keep { .. } | Deed::Wait(_) => 0,
    };
    deeds.iter().map(count).sum()
}
