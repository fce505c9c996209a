//! Which samples are one: equal values are, and so are all that a converter made up.
//!
//! Evidence is what differs. A converter writes each element of a list twice, and one example into every answer that
//! holds it; and a value in which it wrote a placeholder (`<string>`, `"string"`, lorem ipsum) shows what a schema has,
//! not what the API sends.

use std::hash::{BuildHasher, Hash, Hasher};
use std::mem::discriminant;

use foldhash::fast::{FixedState, FoldHasher};
use serde_json::{Map, Value};

use crate::placeholder::{is_converted, is_made_up};

/// Equal for equal values, whatever the order of their members; `None` if something in it was made up.
pub(super) fn digest(value: &Value) -> Option<u64> {
    let mut hasher = hasher();
    discriminant(value).hash(&mut hasher);
    match value {
        Value::Null => {}
        Value::Bool(value) => value.hash(&mut hasher),
        Value::Number(number) if is_made_up(number.as_str()) => return None,
        Value::Number(number) => number.as_str().hash(&mut hasher),
        Value::String(text) if is_converted(text) => return None,
        Value::String(text) => text.hash(&mut hasher),
        Value::Array(elements) => {
            for element in elements {
                digest(element)?.hash(&mut hasher);
            }
        }
        Value::Object(members) => members_digest(members)?.hash(&mut hasher),
    }
    Some(hasher.finish())
}

/// The same in each run, so that equal inputs give equal numbers of samples even where two digests should meet.
fn hasher() -> FoldHasher<'static> {
    FixedState::default().build_hasher()
}

/// A sum, in which the order of the members does not count.
fn members_digest(members: &Map<String, Value>) -> Option<u64> {
    members.iter().try_fold(0_u64, |sum, (key, value)| {
        let mut hasher = hasher();
        key.hash(&mut hasher);
        let is_type_name = value == "string" && key.ends_with("ype");
        let own = if is_type_name { 0 } else { digest(value)? };
        own.hash(&mut hasher);
        Some(sum.wrapping_add(hasher.finish()))
    })
}
