//! An answer that nobody saved, made from what tests say of it.
//!
//! What is asserted comes first, then what is only read; where two assertions want two things of one place, the first
//! wins, and the other is held against a server alone.

use std::collections::HashMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};

use super::mock::{Answer, World};
use super::{Deed, Held, Reply};

use crate::script::suite::{AnswerId, Check, Claim, ItemId, Operand, Step};
use crate::statuses;

/// Longer lists are not made.
const LONGEST: usize = 100;

/// What stands where something is, whatever it is: until more is known.
const ANY: &str = "\u{f0e20}";

/// The member of what a text of JSON holds, and of what base64 stands for, until they are written.
const PARSED: &str = "\u{f0e21}";
const DECODED: &str = "\u{f0e22}";

/// The steps of a script, before anything is known of their answers.
pub(super) fn deeds(steps: &[Step]) -> Vec<Deed> {
    let deed = |step: &Step| match step.clone() {
        Step::Test { name, checks } => Deed::Test {
            name,
            checks: checks.into_iter().map(|check| Held { check, is_met: true }).collect(),
        },
        Step::If { test, then, otherwise } => Deed::If {
            test,
            then: deeds(&then),
            otherwise: deeds(&otherwise),
        },
        Step::Each { item, list, steps } => Deed::Each {
            item,
            list,
            deeds: deeds(&steps),
        },
        Step::Keep { variable, value } => Deed::Keep { variable, value },
        Step::Wait(milliseconds) => Deed::Wait(milliseconds),
        Step::Ask {
            answer,
            method,
            url,
            steps,
        } => Deed::Ask {
            answer,
            method,
            url,
            reply: Reply::Made {
                status: 200,
                headers: Vec::new(),
                body: String::new(),
            },
            deeds: deeds(&steps),
        },
    };
    steps.iter().map(deed).collect()
}

/// Makes the answers to requests that scripts send.
pub(super) fn fill(deeds: &mut [Deed], world: &World<'_>, reply: &Reply, examples: &[Value]) {
    let mut world = world.clone();
    world.answered(AnswerId(0), Answer::of(reply, examples));
    fill_in(deeds, &mut world);
}

fn fill_in(deeds: &mut [Deed], world: &mut World<'_>) {
    for deed in deeds {
        match deed {
            Deed::Ask {
                answer, reply, deeds, ..
            } => {
                *reply = self::reply(deeds, *answer, world, 200);
                world.answered(*answer, Answer::of(reply, &[]));
                fill_in(deeds, world);
            }
            Deed::If { then, otherwise, .. } => {
                fill_in(then, world);
                fill_in(otherwise, world);
            }
            Deed::Each { deeds, .. } => fill_in(deeds, world),
            Deed::Keep { .. } => world.run(std::slice::from_mut(&mut deed.clone())),
            Deed::Test { .. } | Deed::Wait(_) => {}
        }
    }
}

/// The answer that tests describe.
pub(super) fn reply(deeds: &mut [Deed], answer: AnswerId, world: &World<'_>, status: u16) -> Reply {
    let mut draft = Draft {
        answer,
        world,
        lists: HashMap::new(),
        force: Force::Asserted,
        status: None,
        headers: Vec::new(),
        json: None,
        text: Vec::new(),
    };
    for force in [Force::Asserted, Force::Read] {
        draft.force = force;
        draft.read(deeds);
    }
    let is_type = |(name, _): &(String, String)| name.eq_ignore_ascii_case("content-type");
    let body = match (draft.json, draft.text.as_slice()) {
        (Some(json), _) => {
            if !draft.headers.iter().any(is_type) {
                let json_type = ("Content-Type".to_owned(), "application/json".to_owned());
                draft.headers.insert(0, json_type);
            }
            written(json).to_string()
        }
        (None, []) if answer != AnswerId(0) => "{}".to_owned(),
        (None, texts) => texts.join(" "),
    };
    Reply::Made {
        status: draft.status.unwrap_or(status),
        headers: draft.headers,
        body,
    }
}

/// What is looked at: first what is asserted.
#[derive(Clone, Copy, PartialEq)]
enum Force {
    Asserted,
    Read,
}

struct Draft<'a> {
    answer: AnswerId,
    world: &'a World<'a>,
    /// The lists that elements are of.
    lists: HashMap<ItemId, Operand>,
    force: Force,
    status: Option<u16>,
    headers: Vec<(String, String)>,
    json: Option<Value>,
    text: Vec<String>,
}

/// Where something of an answer stands.
enum Place {
    Status,
    Reason,
    Header(String),
    Text,
    Json(Vec<Key>),
    Length(Vec<Key>),
    Kind(Vec<Key>),
}

enum Key {
    Name(String),
    Index(usize),
}

impl Draft<'_> {
    fn read(&mut self, deeds: &[Deed]) {
        for deed in deeds {
            match deed {
                Deed::Test { checks, .. } => checks.iter().for_each(|held| self.claim(&held.check)),
                Deed::If { test, then, otherwise } => {
                    self.so(test);
                    self.read(if then.is_empty() { otherwise } else { then });
                }
                Deed::Each { item, list, deeds } => {
                    self.lists.insert(*item, list.clone());
                    if let (Force::Read, Some(Place::Json(mut keys))) = (self.force, self.place(list)) {
                        keys.push(Key::Index(0));
                        self.put(&keys, json!({}));
                    }
                    self.read(deeds);
                }
                Deed::Keep { value, .. } => {
                    if let (Force::Read, Some(place)) = (self.force, self.place(value)) {
                        self.set(&place, Value::from(ANY));
                    }
                }
                Deed::Ask { deeds, .. } => self.read(deeds),
                Deed::Wait(_) => {}
            }
        }
    }

    /// That a decision goes the first way.
    fn so(&mut self, test: &Operand) {
        match test {
            Operand::Met(check) => self.claim(check),
            Operand::All(parts) => parts.iter().for_each(|part| self.so(part)),
            Operand::Any(parts) => parts.iter().take(1).for_each(|part| self.so(part)),
            _ => {}
        }
    }

    fn claim(&mut self, check: &Check) {
        if check.denied && check.claim == Claim::IsEmpty {
            return self.put_something(&check.subject);
        }
        let Some(place) = self.place(&check.subject).filter(|_| !check.denied) else {
            return;
        };
        let value = |operand: &Operand| self.world.seen(operand).value;
        let number = |operand: &Operand| value(operand).and_then(|value| value.as_f64());
        let asserted = match &check.claim {
            Claim::Equals(other) | Claim::Resembles(other) => value(other),
            Claim::IsOneOf(others) => others.first().and_then(value),
            Claim::IsA(kind) => sample_of(kind),
            Claim::Contains(part) => match value(part) {
                Some(Value::String(text)) => return self.contain(&place, text),
                other => other.filter(Value::is_object),
            },
            Claim::ContainsAny(parts) | Claim::ContainsAnyCase(parts) => match parts.first() {
                Some(part) => return self.contain(&place, part.clone()),
                None => None,
            },
            Claim::StartsWith(part) | Claim::EndsWith(part) => value(part),
            Claim::IsAbove(other) => number(other).map(|number| whole(number.floor() + 1.0)),
            Claim::IsBelow(other) => number(other).map(|number| whole(number.ceil() - 1.0)),
            Claim::IsAtLeast(other) | Claim::IsAtMost(other) => number(other).map(whole),
            Claim::IsWithin(low, _) => Some(Value::from(*low)),
            Claim::HasMembers(members) => value(members),
            Claim::Conforms(schema) => Some(sample(schema)),
            Claim::Has(key, member) | Claim::HasAt(key, member) => return self.have(place, key, member.as_ref()),
            Claim::HasKeys(keys) => {
                let keys: Vec<String> = keys.iter().map(|key| self.world.seen(key).text()).collect();
                Some(
                    keys.into_iter()
                        .map(|key| (key, Value::from(ANY)))
                        .collect::<Map<_, _>>()
                        .into(),
                )
            }
            Claim::Exists | Claim::IsTrue if self.force == Force::Read => Some(Value::from(ANY)),
            Claim::Exists | Claim::IsTrue | Claim::Never(_) => None,
            Claim::IsEmpty => Some(json!([])),
        };
        if let Some(asserted) = asserted {
            self.set(&place, asserted);
        }
    }

    /// That something is in a place.
    fn put_something(&mut self, subject: &Operand) {
        let Some(Place::Json(keys)) = self.place(subject) else {
            return;
        };
        match at(self.json.as_mut(), &keys) {
            Some(Value::Array(elements)) if elements.is_empty() => elements.push(Value::from(ANY)),
            Some(Value::Object(members)) if members.is_empty() => {
                members.insert("id".to_owned(), Value::from(ANY));
            }
            _ if self.force == Force::Read => self.put(&keys, Value::from(ANY)),
            _ => {}
        }
    }

    fn have(&mut self, place: Place, key: &Operand, member: Option<&Operand>) {
        let Place::Json(mut keys) = place else { return };
        let way = self.world.seen(key).text();
        keys.extend(way.split(['.', '[']).filter(|piece| !piece.is_empty()).map(|piece| {
            match piece.strip_suffix(']').and_then(|index| index.parse().ok()) {
                Some(index) => Key::Index(index),
                None => Key::Name(piece.to_owned()),
            }
        }));
        let member = member.and_then(|member| self.world.seen(member).value);
        match (self.force, member) {
            (_, Some(member)) => self.put(&keys, member),
            (Force::Read, None) => self.put(&keys, Value::from(ANY)),
            (Force::Asserted, None) => {}
        }
    }

    /// Adds a part to a text.
    fn contain(&mut self, place: &Place, part: String) {
        match place {
            Place::Text if self.json.is_none() => {
                if !self.text.contains(&part) {
                    self.text.push(part);
                }
            }
            Place::Json(keys) => match at(self.json.as_mut(), keys) {
                Some(Value::String(text)) if !text.contains(&part) => {
                    text.push(' ');
                    text.push_str(&part);
                }
                Some(Value::Array(elements)) => elements.push(part.into()),
                _ => self.set(place, part.into()),
            },
            place => self.set(place, part.into()),
        }
    }

    fn set(&mut self, place: &Place, value: Value) {
        match place {
            Place::Status => {
                let status = value.as_u64().and_then(|status| u16::try_from(status).ok());
                let status = status.filter(|status| (200..600).contains(status));
                self.status = self.status.or(status);
            }
            Place::Reason => {
                let phrase = value.as_str().unwrap_or_default();
                self.status = self.status.or_else(|| statuses::of_reason(phrase));
            }
            Place::Header(name) => {
                let is_known = self.headers.iter().any(|(known, _)| known.eq_ignore_ascii_case(name));
                let text = match value {
                    Value::String(text) => text,
                    other => other.to_string(),
                };
                if !is_known && text.chars().all(|letter| (' '..='~').contains(&letter)) {
                    self.headers.push((name.clone(), text));
                }
            }
            Place::Text => {
                if let (true, Value::String(text)) = (self.text.is_empty(), value) {
                    self.text.push(text);
                }
            }
            Place::Json(keys) => self.put(keys, value),
            Place::Length(keys) => {
                let length = value.as_u64().and_then(|length| usize::try_from(length).ok());
                if let Some(length) = length.filter(|length| *length <= LONGEST) {
                    self.put(keys, Value::Array(vec![json!({}); length]));
                }
            }
            Place::Kind(keys) => {
                if let Some(sample) = value.as_str().and_then(sample_of) {
                    self.put(keys, sample);
                }
            }
        }
    }

    fn put(&mut self, keys: &[Key], value: Value) {
        put(self.json.get_or_insert(Value::Null), keys, value);
    }

    fn place(&self, operand: &Operand) -> Option<Place> {
        match operand {
            Operand::Status(id) if *id == self.answer => Some(Place::Status),
            Operand::Text(id) if *id == self.answer => Some(Place::Text),
            Operand::Json(id) if *id == self.answer => Some(Place::Json(Vec::new())),
            Operand::Header(id, name) if *id == self.answer => Some(Place::Header(name.clone())),
            Operand::Item(item) => match self.place(self.lists.get(item)?)? {
                Place::Json(mut keys) => {
                    keys.push(Key::Index(0));
                    Some(Place::Json(keys))
                }
                _ => None,
            },
            Operand::Member(parts) => match self.place(&parts[0])? {
                Place::Json(mut keys) => {
                    keys.push(match self.world.seen(&parts[1]).value? {
                        Value::Number(index) => Key::Index(usize::try_from(index.as_u64()?).ok()?),
                        Value::String(name) => Key::Name(name),
                        _ => return None,
                    });
                    Some(Place::Json(keys))
                }
                _ => None,
            },
            Operand::Seen(inner, what) => match (self.place(inner)?, *what) {
                (Place::Status, "reason") => Some(Place::Reason),
                (Place::Json(keys), "length") => Some(Place::Length(keys)),
                (Place::Json(keys), "kind") => Some(Place::Kind(keys)),
                (Place::Json(mut keys), "parsed" | "decoded") => {
                    let member = if *what == "parsed" { PARSED } else { DECODED };
                    keys.push(Key::Name(member.to_owned()));
                    Some(Place::Json(keys))
                }
                (place, "number" | "integer" | "lower" | "upper" | "trimmed") => Some(place),
                _ => None,
            },
            Operand::Joined(parts) => match parts.as_slice() {
                [one] => self.place(one),
                _ => None,
            },
            _ => None,
        }
    }
}

/// What stands at the end of a way, if anything does.
fn at<'v>(value: Option<&'v mut Value>, keys: &[Key]) -> Option<&'v mut Value> {
    keys.iter().try_fold(value?, |place, key| match key {
        Key::Name(name) => place.get_mut(name),
        Key::Index(index) => place.get_mut(index),
    })
}

/// Puts a value where nothing is; objects are joined.
fn put(place: &mut Value, keys: &[Key], value: Value) {
    let Some((key, rest)) = keys.split_first() else {
        match (place, value) {
            (Value::Object(own), Value::Object(more)) => {
                for (key, value) in more {
                    own.entry(key).or_insert(value);
                }
            }
            (place, value) if is_open(place) => *place = value,
            _ => {}
        }
        return;
    };
    if is_open(place) {
        *place = match key {
            Key::Name(_) => json!({}),
            Key::Index(_) => json!([]),
        };
    }
    match (place, key) {
        (Value::Object(members), Key::Name(name)) => {
            put(members.entry(name.clone()).or_insert(Value::Null), rest, value)
        }
        (Value::Array(elements), Key::Index(index)) if *index <= LONGEST => {
            while elements.len() <= *index {
                elements.push(Value::Null);
            }
            put(&mut elements[*index], rest, value);
        }
        _ => {}
    }
}

/// Whether nothing is known of a place.
fn is_open(value: &Value) -> bool {
    value.is_null() || value == ANY
}

/// The answer with what stands for something.
fn written(value: Value) -> Value {
    match value {
        Value::String(text) if text == ANY => Value::from("1"),
        Value::Array(elements) => elements.into_iter().map(written).collect(),
        Value::Object(mut members) => {
            if let Some(inner) = members.remove(PARSED) {
                return Value::from(written(inner).to_string());
            }
            if let Some(inner) = members.remove(DECODED) {
                let inner = written(inner);
                let text = inner.as_str().map_or_else(|| inner.to_string(), str::to_owned);
                return Value::from(STANDARD.encode(text));
            }
            Value::Object(members.into_iter().map(|(key, value)| (key, written(value))).collect())
        }
        other => other,
    }
}

fn whole(number: f64) -> Value {
    if number.fract() == 0.0 {
        Value::from(number as i64)
    } else {
        Value::from(number)
    }
}

fn sample_of(kind: &str) -> Option<Value> {
    Some(match kind {
        "string" => Value::from("text"),
        "number" | "integer" => Value::from(1),
        "boolean" => Value::from(true),
        "array" => json!([]),
        "object" => json!({}),
        _ => return None,
    })
}

/// A value as a JSON Schema wants it.
fn sample(schema: &Value) -> Value {
    if let Some(allowed) = schema["enum"].as_array().and_then(|allowed| allowed.first()) {
        return allowed.clone();
    }
    let kind = schema["type"].as_str().or_else(|| schema["type"][0].as_str());
    match kind {
        Some("array") => {
            let length = schema["minItems"].as_u64().unwrap_or(0).min(10);
            (0..length).map(|_| sample(&schema["items"])).collect()
        }
        None | Some("object") => {
            let members = schema["properties"].as_object().into_iter().flatten();
            let mut object: Map<String, Value> = members.map(|(key, schema)| (key.clone(), sample(schema))).collect();
            let required = schema["required"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Value::as_str);
            for key in required {
                object.entry(key).or_insert_with(|| Value::from(ANY));
            }
            Value::Object(object)
        }
        Some("string") => {
            let length = usize::try_from(schema["minLength"].as_u64().unwrap_or(0)).unwrap_or(0);
            Value::from(format!("{:x<1$}", "text", length.min(LONGEST)))
        }
        Some("null") => Value::Null,
        Some("number" | "integer") => schema["minimum"].as_f64().map_or_else(|| Value::from(1), whole),
        Some(kind) => sample_of(kind).unwrap_or(Value::Null),
    }
}
