//! Names of fields and variants.

use foldhash::HashMap;

use super::Identifier;
use super::scope::Scope;
use super::spelling::{snake, variant};
use crate::shape::{Field, Kind, TypeRef};
use crate::words::words;

/// What each key proposes: few keys are the keys of most fields.
pub(super) type Keys<'a> = HashMap<&'a str, [String; 2]>;

/// The names of a type's fields or variants, in order.
pub(super) fn assign<'a>(kind: &'a Kind, keys: &mut Keys<'a>) -> Vec<Identifier> {
    match kind {
        Kind::Struct(fields) => {
            let mut scope = Scope::reserving("new");
            let mut name = |field: &'a Field| {
                let proposals = keys.entry(&field.key).or_insert_with(|| field_proposals(&field.key));
                scope.choose(proposals.iter().cloned())
            };
            in_order_of(fields, |field| &field.key, &mut name)
        }
        Kind::Union(arms) => {
            let mut scope = Scope::reserving("Other");
            arms.iter()
                .map(|arm| scope.choose([arm_name(arm).to_owned()]))
                .collect()
        }
        Kind::Tagged(_, arms) => {
            let mut scope = Scope::reserving("Other Self");
            in_order_of(arms, |(tag, _)| tag, &mut |(tag, _)| {
                scope.choose([variant(&spelled(tag), "Empty")])
            })
        }
        Kind::Enum(values) => {
            let mut scope = Scope::reserving("Other Self");
            in_order_of(values, |value| value, &mut |value| {
                scope.choose([variant(&spelled(value), "Empty")])
            })
        }
    }
}

/// Names things in the order of their keys, not in that of the samples: of `userId` and `user_id` the same one
/// gets the name always, the one that has it.
fn in_order_of<'a, T>(
    things: &'a [T],
    key: impl Fn(&'a T) -> &'a String,
    name: &mut impl FnMut(&'a T) -> Identifier,
) -> Vec<Identifier> {
    let mut order: Vec<usize> = (0..things.len()).collect();
    order.sort_by_cached_key(|index| std::cmp::Reverse(key(&things[*index])));
    let mut names: Vec<Option<Identifier>> = vec![None; things.len()];
    for index in order {
        names[index] = Some(name(&things[index]));
    }
    names.into_iter().flatten().collect()
}

fn field_proposals(key: &str) -> [String; 2] {
    let name = snake(&spelled(key), "field");
    let second = format!("{}_field", name.trim_end_matches('_'));
    [name, second]
}

/// The words of a key, with a leading sign in words: `+1` and `-1` are two things.
fn spelled(key: &str) -> Vec<String> {
    let sign = match key.chars().next() {
        Some('+') => Some("plus"),
        Some('-') => Some("minus"),
        _ => None,
    };
    sign.map(str::to_owned).into_iter().chain(words(key)).collect()
}

fn arm_name(arm: &TypeRef) -> &'static str {
    match arm {
        TypeRef::Boolean => "Boolean",
        TypeRef::Integer | TypeRef::Unsigned => "Integer",
        TypeRef::Number | TypeRef::BigNumber => "Number",
        TypeRef::Text => "Text",
        TypeRef::Any => "Any",
        TypeRef::Nullable(inner) => arm_name(inner),
        TypeRef::List(_) => "List",
        TypeRef::Map(_) => "Map",
        TypeRef::Named(_) | TypeRef::Recursive(_) | TypeRef::Foreign(_) => "Object",
    }
}
