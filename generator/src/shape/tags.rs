//! Objects of one place that a text in them tells apart.
//!
//! Objects of a place are an enum by a text that all of them have if at least two of its values go with members that
//! no other value goes with, and most members go with some values only. It is a text that is called so (`type`,
//! `kind`, `object`, `event`), else one of whose values each has two distinct samples: an `id` tells nothing apart.
//!
//! ```text
//! {"type": "text", "text": "Hi"}, {"type": "image", "url": "/a.png", "width": 3}     by `type`: text, image
//! {"type": "card", "id": 1, "name": "a"}, {"type": "bank", "id": 2, "name": "b"}     a struct
//! ```
//!
//! What is a part of itself stays a struct, for its parts are told apart nowhere else.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use serde_json::{Map, Value};

use super::digest::digest;
use super::lattice::{Object, Seen, SeenFields};
use super::observe::Samples;
use super::{maps, recursion};
use crate::words::{is_in, words};

/// Last words of the names of texts that say what an object is.
const KINDS: &str = "class entity event kind model object type typename variant";

/// An enum of more objects helps nobody.
const MOST_TAGS: usize = 64;

/// The longest text that tells objects apart.
const LONGEST_TAG: usize = 64;

/// Objects that a text tells apart.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Tagged {
    /// The key of the text.
    pub(super) key: String,
    /// What the objects of each value have besides.
    pub(super) arms: BTreeMap<String, Seen>,
}

/// What is needed to look at objects again.
pub(super) struct Again<'a, 'n> {
    pub(super) samples: &'a mut Samples<'n>,
    /// The next mark of what is a part of itself.
    pub(super) mark: u32,
}

/// Tells objects apart wherever a text does, from the outside in; `values` are all that were seen of the place.
pub(super) fn fold(seen: &mut Seen, values: &[&Value], again: &mut Again<'_, '_>, depth: usize) {
    if values.is_empty() || seen.deep {
        return;
    }
    if let Some(list) = &mut seen.list {
        let elements: Vec<&Value> = values.iter().filter_map(|value| value.as_array()).flatten().collect();
        fold(list, &elements, again, depth + 1);
    }
    let Some(object) = &mut seen.object else { return };
    let objects: Vec<&Map<String, Value>> = values.iter().filter_map(|value| value.as_object()).collect();
    match &mut **object {
        Object::Map(inner) => {
            let values: Vec<&Value> = objects.iter().flat_map(|object| object.values()).collect();
            fold(inner, &values, again, depth + 1);
        }
        Object::Struct(fields) if fields.mark == 0 => {
            fields.tagged = told_apart(fields, &objects, again, depth).map(Box::new);
            if fields.tagged.is_none() {
                for (key, field) in &mut fields.fields {
                    let values: Vec<&Value> = objects.iter().filter_map(|object| object.get(key)).collect();
                    fold(&mut field.seen, &values, again, depth + 1);
                }
            }
        }
        Object::Struct(_) => {}
    }
}

/// The objects by the text that tells them apart, if one does.
fn told_apart(
    fields: &SeenFields,
    objects: &[&Map<String, Value>],
    again: &mut Again<'_, '_>,
    depth: usize,
) -> Option<Tagged> {
    let partial = fields.fields.values().filter(|field| field.absent).count();
    if 2 * partial < fields.fields.len() {
        return None;
    }
    let is_text = |seen: &Seen| seen.text.is_some() && seen.kinds().count() == 1 && !seen.null;
    let texts = fields
        .fields
        .iter()
        .filter(|(_, field)| !field.absent && is_text(&field.seen));
    let groups = texts.filter_map(|(key, _)| Some((key, groups(key, objects)?)));
    let (key, groups) = groups.min_by_key(|(key, groups)| (!is_kind(key), groups.len(), *key))?;
    let mut arms = BTreeMap::new();
    for (tag, objects) in groups {
        arms.insert(tag.to_owned(), arm(key, &objects, again, depth)?);
    }
    Some(Tagged { key: key.clone(), arms })
}

fn is_kind(key: &str) -> bool {
    words(key).last().is_some_and(|last| is_in(KINDS, last))
}

/// The objects by the values of a text, if it tells them apart.
fn groups<'v>(key: &str, objects: &[&'v Map<String, Value>]) -> Option<BTreeMap<&'v str, Vec<&'v Map<String, Value>>>> {
    let mut groups: BTreeMap<&str, Vec<&Map<String, Value>>> = BTreeMap::new();
    for object in objects {
        let tag = object.get(key)?.as_str().filter(|text| is_tag(text))?;
        groups.entry(tag).or_default().push(object);
        if groups.len() > MOST_TAGS {
            return None;
        }
    }
    let tells = has_members_of_their_own(key, &groups) && (is_kind(key) || groups.values().all(|group| repeats(group)));
    tells.then_some(groups)
}

/// Whether at least two groups have members that no other has, and most members are some groups' only.
fn has_members_of_their_own(key: &str, groups: &BTreeMap<&str, Vec<&Map<String, Value>>>) -> bool {
    let mut holders: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (tag, group) in groups {
        for member in group
            .iter()
            .flat_map(|object| object.keys())
            .filter(|member| *member != key)
        {
            holders.entry(member).or_default().insert(tag);
        }
    }
    let with_own = holders.values().filter(|tags| tags.len() == 1).flatten();
    let with_own: BTreeSet<&&str> = with_own.collect();
    let shared = holders.values().filter(|tags| tags.len() == groups.len()).count();
    with_own.len() > 1 && 2 * shared < holders.len()
}

/// Whether there are two distinct objects.
fn repeats(group: &[&Map<String, Value>]) -> bool {
    let mut seen = HashSet::new();
    group.iter().any(|object| {
        seen.insert(digest(&Value::Object((*object).clone())));
        seen.len() > 1
    })
}

/// Whether a text may be that of many objects: `image`, `user.created`, `CREDIT_CARD`; no sentence, and no id.
fn is_tag(text: &str) -> bool {
    let is_mark = |byte: u8| byte.is_ascii_alphanumeric() || b"_-.:".contains(&byte);
    text.len() <= LONGEST_TAG
        && text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.bytes().all(is_mark)
        && text.bytes().filter(u8::is_ascii_digit).count() < 4
        && !["true", "false", "string"].contains(&text)
}

/// What the objects of one text have besides; `None` where they are parts of themselves.
fn arm(key: &str, objects: &[&Map<String, Value>], again: &mut Again<'_, '_>, depth: usize) -> Option<Seen> {
    let values: Vec<Value> = objects.iter().map(|object| Value::Object((*object).clone())).collect();
    let values: Vec<&Value> = values.iter().collect();
    let mut seen = Seen::default();
    for value in &values {
        seen.join(again.samples.observe_at(value, depth));
    }
    maps::fold(&mut seen);
    recursion::fold(&mut seen, "", &mut again.mark);
    let Some(Object::Struct(fields)) = seen.object.as_deref_mut() else {
        return None;
    };
    if fields.mark != 0 {
        return None;
    }
    fields.fields.remove(key);
    for (key, field) in &mut fields.fields {
        let values: Vec<&Value> = values.iter().filter_map(|value| value.get(key)).collect();
        fold(&mut field.seen, &values, again, depth + 1);
    }
    Some(seen)
}
