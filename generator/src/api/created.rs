//! Which segments of paths are names of things that a request of the collection creates.
//!
//! `POST /datasets` with `{"name": "Tides"}` says that the `Tides` of `/datasets/Tides/rows` is one dataset of many. So
//! is what stands in its place between the same segments, as in `/datasets/Winds/rows`.

use std::borrow::Cow;
use std::cell::OnceCell;

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

/// Longer paths are no endpoints, and looking at each part of them takes time with its square.
const LONGEST: usize = 2048;

/// The same of paths with more segments.
const MOST_SEGMENTS: usize = 32;

/// So many segments, at most, before a name may belong to the path that creates it.
const NEAREST: usize = 4;

/// What requests send to a path.
#[derive(Default)]
struct Creator<'a> {
    bodies: Vec<&'a Body>,
    /// The names in them with their members: read once, if a request goes below the path.
    names: OnceCell<HashMap<String, String>>,
}

/// The path of a request.
struct Route<'a> {
    item: usize,
    path: &'a str,
    /// With where they start.
    segments: Vec<(usize, &'a str)>,
}

pub(super) fn find(scopes: &Scopes<'_>, plans: &[Plan<'_>]) -> Created {
    let paths: Vec<Cow<'_, str>> = plans.iter().map(|plan| scopes.flat(&plan.url.path)).collect();
    let mut creators: HashMap<&str, Creator<'_>> = HashMap::default();
    for (plan, path) in plans.iter().zip(&paths) {
        let body = plan.request.body.as_ref();
        if let Some(body) = body.filter(|_| matches!(plan.request.method, Method::Post | Method::Put)) {
            let path = path.trim_end_matches('/');
            creators.entry(path).or_default().bodies.push(body);
        }
    }
    let mut created = Created::default();
    if creators.is_empty() {
        return created;
    }
    let routes = plans.iter().zip(&paths).filter(|(_, path)| path.len() <= LONGEST);
    let routes = routes.map(|(plan, path)| Route {
        item: plan.index,
        path,
        segments: segments(path),
    });
    let routes: Vec<Route<'_>> = routes.filter(|route| route.segments.len() <= MOST_SEGMENTS).collect();
    for Route { item, path, segments } in &routes {
        for (number, (start, name)) in segments.iter().enumerate().filter(|(_, (_, name))| may_be_name(name)) {
            let before = path.get(..*start).unwrap_or_default();
            let member = created_as(name, before, &creators);
            if let Some(member) = member.filter(|_| is_plain(name)) {
                let before = segments.iter().take(number).rev().map(|(_, text)| *text);
                created.insert((*item, *start), called_after(before, &words(member)));
            }
        }
    }
    if !created.is_empty() {
        add_others(&routes, &mut created);
    }
    created
}

/// A cheap look before bodies are read.
fn may_be_name(segment: &str) -> bool {
    !segment.is_empty() && !segment.starts_with([':', '{'])
}

/// The member that a request to a path before this segment gives this name.
fn created_as<'c>(name: &str, before: &str, creators: &'c HashMap<&str, Creator<'_>>) -> Option<&'c str> {
    let name = percent_decode_str(name).decode_utf8().ok()?;
    let mut path = before.trim_end_matches('/');
    for _ in 0..NEAREST {
        if path.is_empty() {
            break;
        }
        if let Some(creator) = creators.get(path)
            && let Some(member) = creator.names.get_or_init(|| names(&creator.bodies)).get(&*name)
        {
            return Some(member);
        }
        path = path.rsplit_once('/').map_or("", |(before, _)| before);
    }
    None
}

/// What bodies name what they create, with the members that do; of equal names the first member counts.
fn names(bodies: &[&Body]) -> HashMap<String, String> {
    let mut found = HashMap::default();
    let mut add = |key: &str, name: &str| {
        if words(key).last().is_some_and(|last| is_in(ID_WORDS, last)) {
            found.entry(name.to_owned()).or_insert_with(|| key.to_owned());
        }
    };
    for body in bodies {
        match body {
            Body::Raw { text, .. } => {
                let Ok(Value::Object(members)) = serde_json::from_str(text) else {
                    continue;
                };
                let texts = members.iter().filter_map(|(key, value)| Some((key, value.as_str()?)));
                texts.for_each(|(key, name)| add(key, name));
            }
            Body::Urlencoded(fields) | Body::Multipart(fields) => {
                for field in fields.iter().filter(|field| !field.disabled) {
                    if let (Some(key), FieldValue::Text(name)) = (&field.key, &field.value) {
                        add(key, name);
                    }
                }
            }
            Body::File { .. } | Body::GraphQl(_) => {}
        }
    }
    found
}

/// Adds what stands where a created thing does, between the same segments.
fn add_others(routes: &[Route<'_>], created: &mut Created) {
    let mut known: HashMap<(&str, &str), String> = HashMap::default();
    let mut others = Vec::new();
    for Route { item, path, segments } in routes {
        for (start, name) in segments.iter().filter(|(_, name)| is_plain(name)) {
            let (before, after) = (path.get(..*start), path.get(start + name.len()..));
            let around = (before.unwrap_or_default(), after.unwrap_or_default());
            if around.1.len() < 2 {
                continue;
            }
            match created.get(&(*item, *start)) {
                Some(key) => drop(known.insert(around, key.clone())),
                None => others.push(((*item, *start), around)),
            }
        }
    }
    for (place, around) in others {
        if let Some(key) = known.get(&around) {
            created.insert(place, key.clone());
        }
    }
}
