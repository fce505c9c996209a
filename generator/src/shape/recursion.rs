//! Objects that are parts of themselves.
//!
//! A comment with replies, which are comments:
//!
//! ```text
//! {id, text, replies: [{id, text, replies: [{id, text, replies: []}]}]}
//! ```
//!
//! An object that looks like one around it is taken out, joined to the outer one, and leaves a mark
//! where it was. What the join brings inside is looked at again, until nothing is taken out: each
//! round makes the whole smaller. If an object and the mark of another one would meet in a place,
//! everything stays as it was. An object looks like an outer one if it has the same keys, at least
//! three if its name does not say so; or if one's keys are among the other's, four of five are shared, and its name says so. What
//! stands under the same keys must go together too.

use super::lattice::{Object, Seen, SeenFields};
use crate::words::{is_in, singular, words};

/// Marks the objects that are parts of themselves, from the outside in. `next` is the next mark.
pub(super) fn fold(seen: &mut Seen, key: &str, next: &mut u32) {
    if let Some(list) = &mut seen.list {
        fold(list, key, next);
    }
    match seen.object.as_deref_mut() {
        Some(Object::Map(values)) => fold(values, key, next),
        Some(Object::Struct(fields)) => {
            let outer = Outer {
                fields,
                key,
                mark: *next,
            };
            if outer
                .fields
                .fields
                .iter()
                .any(|(key, field)| finds(&outer, key, &field.seen))
                && let Some(folded) = closed(fields.clone(), key, *next)
            {
                *fields = folded;
                *next += 1;
            }
            for (key, field) in &mut fields.fields {
                fold(&mut field.seen, key, next);
            }
        }
        None => {}
    }
}

/// An object that may stand again inside itself.
struct Outer<'a> {
    fields: &'a SeenFields,
    key: &'a str,
    mark: u32,
}

/// Takes out and joins until nothing is left to take out; `None` if that does not work out.
fn closed(mut fields: SeenFields, key: &str, mark: u32) -> Option<SeenFields> {
    loop {
        let mut inner = std::mem::take(&mut fields.fields);
        let mut parts = Vec::new();
        {
            let keys = SeenFields {
                fields: inner.clone(),
                ..SeenFields::default()
            };
            let outer = Outer {
                fields: &keys,
                key,
                mark,
            };
            for (key, field) in &mut inner {
                take(&outer, key, &mut field.seen, &mut parts);
            }
        }
        fields.fields = inner;
        fields.mark = mark;
        if parts.is_empty() {
            return fields
                .fields
                .values()
                .all(|field| is_clear(&field.seen))
                .then_some(fields);
        }
        for part in parts {
            fields.join(part);
        }
    }
}

/// Whether an object inside looks like the outer one.
fn finds(outer: &Outer<'_>, key: &str, seen: &Seen) -> bool {
    seen.list.as_ref().is_some_and(|list| finds(outer, key, list))
        || match seen.object.as_deref() {
            Some(Object::Map(values)) => finds(outer, key, values),
            Some(Object::Struct(fields)) => {
                resembles(fields, key, outer) || fields.fields.iter().any(|(key, field)| finds(outer, key, &field.seen))
            }
            None => false,
        }
}

/// Takes the objects that look like the outer one, or stand where it stands already.
fn take(outer: &Outer<'_>, key: &str, seen: &mut Seen, parts: &mut Vec<SeenFields>) {
    if let Some(list) = &mut seen.list {
        take(outer, key, list, parts);
    }
    let Some(mut object) = seen.object.take() else { return };
    match &mut *object {
        Object::Struct(fields) if seen.back.contains(&outer.mark) || resembles(fields, key, outer) => {
            parts.push(std::mem::take(fields));
            if let Err(place) = seen.back.binary_search(&outer.mark) {
                seen.back.insert(place, outer.mark);
            }
            return;
        }
        Object::Struct(fields) => {
            for (key, field) in &mut fields.fields {
                take(outer, key, &mut field.seen, parts);
            }
        }
        Object::Map(values) => take(outer, key, values, parts),
    }
    seen.object = Some(object);
}

/// Whether a mark stands alone wherever it stands.
fn is_clear(seen: &Seen) -> bool {
    let here = match seen.back.len() {
        0 => true,
        1 => seen.object.is_none(),
        _ => false,
    };
    here && seen.list.as_ref().is_none_or(|list| is_clear(list))
        && match seen.object.as_deref() {
            Some(Object::Map(values)) => is_clear(values),
            Some(Object::Struct(fields)) => fields.fields.values().all(|field| is_clear(&field.seen)),
            None => true,
        }
}

fn resembles(fields: &SeenFields, key: &str, outer: &Outer<'_>) -> bool {
    let (inner, outside) = (&fields.fields, &outer.fields.fields);
    let few = inner.len() < 3 && !suggests(key, outer.key);
    if few || inner.len() * 5 < outside.len() * 4 || outside.len() * 5 < inner.len() * 4 {
        return false;
    }
    let equal = inner.len() == outside.len() && inner.keys().eq(outside.keys());
    let (smaller, larger) = if inner.len() < outside.len() {
        (inner, outside)
    } else {
        (outside, inner)
    };
    let similar = || smaller.keys().all(|key| larger.contains_key(key)) && suggests(key, outer.key);
    (equal || similar())
        && inner
            .iter()
            .all(|(key, field)| outside.get(key).is_none_or(|other| goes_with(&field.seen, &other.seen)))
}

/// Whether two findings for one name are of one kind; objects must share half of their keys.
fn goes_with(one: &Seen, other: &Seen) -> bool {
    let share = match (one.object.as_deref(), other.object.as_deref()) {
        (Some(Object::Struct(one)), Some(Object::Struct(other))) => {
            let shared = one.fields.keys().filter(|key| other.fields.contains_key(*key)).count();
            shared * 2 >= one.fields.len().min(other.fields.len())
        }
        _ => true,
    };
    share && one.kinds().nests(other.kinds())
}

/// Whether a name says that a part is like the whole: `children`, or the whole's own name if that says anything.
fn suggests(key: &str, outer: &str) -> bool {
    const ALIKE: &str = "ancestor child descendant nested node parent reply sub subtree";
    const VAGUE: &str = "attribute body content data element entry item list object record response result value";
    let stems = |text: &str| words(text).iter().map(|word| singular(word)).collect::<Vec<_>>();
    let own = stems(key);
    own.iter().any(|stem| is_in(ALIKE, stem)) || own.iter().any(|stem| !is_in(VAGUE, stem)) && own == stems(outer)
}
