//! Objects whose keys are data.
//!
//! An object is a map if its keys are ids, dates, numbers or made up by a tool (`key_0`), at least two of them (one is
//! enough if it can be nothing else; beside two such, others are data, too), and its values are of one kind; or if it has
//! hundreds of keys.

use super::lattice::{Object, Seen, SeenFields};
use super::signs::{self, Datum};

/// A struct of more fields helps nobody.
const FIELDS: usize = 200;

/// Turns objects with data for keys into maps, from the inside out.
pub(super) fn fold(seen: &mut Seen) {
    if let Some(list) = &mut seen.list {
        fold(list);
    }
    let Some(object) = &mut seen.object else { return };
    if let Object::Struct(fields) = &mut **object {
        for field in fields.fields.values_mut() {
            fold(&mut field.seen);
        }
        if is_map(fields) {
            let fields = std::mem::take(fields);
            **object = Object::Map(Box::new(Object::Struct(fields).into_values()));
        }
    }
}

fn is_map(fields: &SeenFields) -> bool {
    let least = match fields.fields.len() {
        0 => return false,
        1 => Datum::Surely,
        _ => Datum::Likely,
    };
    let mut keys = fields.fields.keys();
    let are_data = keys.all(|key| signs::datum(key) >= least);
    let surely = || fields.fields.keys().filter(|key| signs::datum(key) == Datum::Surely);
    fields.fields.len() > FIELDS || (are_data || surely().nth(1).is_some()) && has_one_kind(fields)
}

fn has_one_kind(fields: &SeenFields) -> bool {
    let mut kinds = fields
        .fields
        .values()
        .map(|field| field.seen.kinds())
        .filter(|kinds| kinds.count() > 0);
    let first = kinds.next();
    first.is_none_or(|first| first.count() == 1 && kinds.all(|kinds| kinds == first))
}
