//! Which segments of paths are names of things that a request of the collection creates.
//!
//! `POST /datasets` with `{"name": "Tides"}` says that the `Tides` of `/datasets/Tides/rows` is one dataset of many. So
//! is what stands in its place between the same segments, as in `/datasets/Winds/rows`.

use std::borrow::Cow;

use foldhash::HashMap;
use percent_encoding::percent_decode_str;
use serde_json::Value;

use super::path::segments;
use super::plan::Plan;
use super::scopes::Scopes;
use super::segment::{ID_WORDS, called_after, is_plain};
use crate::document::{Body, FieldValue, Method};
use crate::words::{is_in, words};

/// By item, and where the segment starts in the path: what the argument is called.
pub(super) type Created = HashMap<(usize, usize), String>;

/// What requests send to create things, by their paths.
type Creators<'a> = HashMap<&'a str, Vec<&'a Body>>;

pub(super) fn find(scopes: &Scopes<'_>, plans: &[Plan<'_>]) -> Created {
    let paths: Vec<Cow<'_, str>> = plans.iter().map(|plan| scopes.flat(&plan.url.path)).collect();
    let mut creators = Creators::default();
    for (plan, path) in plans.iter().zip(&paths) {
        let body = plan.request.body.as_ref();
        if let Some(body) = body.filter(|_| matches!(plan.request.method, Method::Post | Method::Put)) {
            creators.entry(path.trim_end_matches('/')).or_default().push(body);
        }
    }
    let mut created = Created::default();
    if creators.is_empty() {
        return created;
    }
    for (plan, path) in plans.iter().zip(&paths) {
        let segments = segments(path);
        for (number, (start, name)) in segments.iter().enumerate() {
            let before = path.get(..*start).unwrap_or_default();
            let member = created_as(name, before, &creators);
            if let Some(member) = member.filter(|_| is_plain(name)) {
                let before = segments.iter().take(number).rev().map(|(_, text)| *text);
                created.insert((plan.index, *start), called_after(before, &words(&member)));
            }
        }
    }
    if !created.is_empty() {
        add_others(plans, &paths, &mut created);
    }
    created
}

/// The member that a request to a path before this segment gives this name.
fn created_as(name: &str, before: &str, creators: &Creators<'_>) -> Option<String> {
    let mut path = before.trim_end_matches('/');
    while !path.is_empty() {
        let mut bodies = creators.get(path).into_iter().flatten();
        if let Some(member) = bodies.find_map(|body| member(body, name)) {
            return Some(member);
        }
        path = path.rsplit_once('/').map_or("", |(before, _)| before);
    }
    None
}

/// The member of a body that names what it creates so.
fn member(body: &Body, name: &str) -> Option<String> {
    let name = percent_decode_str(name).decode_utf8().ok()?;
    let names = |key: &str| words(key).last().is_some_and(|last| is_in(ID_WORDS, last));
    match body {
        // Few bodies have the name at all, and need not be read.
        Body::Raw { text, .. } if !name.is_empty() && text.contains(&*name) => {
            let Ok(Value::Object(members)) = serde_json::from_str(text) else {
                return None;
            };
            let mut members = members.into_iter();
            let (key, _) = members.find(|(key, value)| names(key) && value.as_str() == Some(&*name))?;
            Some(key)
        }
        Body::Urlencoded(fields) | Body::Multipart(fields) => {
            let mut fields = fields.iter().filter(|field| !field.disabled);
            fields.find_map(|field| {
                let is_name = matches!(&field.value, FieldValue::Text(text) if *text == name);
                field.key.clone().filter(|key| is_name && names(key))
            })
        }
        _ => None,
    }
}

/// Adds what stands where a created thing does, between the same segments.
fn add_others(plans: &[Plan<'_>], paths: &[Cow<'_, str>], created: &mut Created) {
    let mut known: HashMap<(&str, &str), String> = HashMap::default();
    let mut others = Vec::new();
    for (plan, path) in plans.iter().zip(paths) {
        for (start, name) in segments(path).into_iter().filter(|(_, name)| is_plain(name)) {
            let (before, after) = (path.get(..start), path.get(start + name.len()..));
            let around = (before.unwrap_or_default(), after.unwrap_or_default());
            if around.1.len() < 2 {
                continue;
            }
            match created.get(&(plan.index, start)) {
                Some(key) => drop(known.insert(around, key.clone())),
                None => others.push(((plan.index, start), around)),
            }
        }
    }
    for (place, around) in others {
        if let Some(key) = known.get(&around) {
            created.insert(place, key.clone());
        }
    }
}
