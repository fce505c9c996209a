//! Names of fields and variants.

use super::Identifier;
use super::scope::Scope;
use super::spelling::{snake, variant};
use super::words::words;
use crate::shape::{Kind, TypeRef};

/// The names of a type's fields or variants, in order.
pub(super) fn assign(kind: &Kind) -> Vec<Identifier> {
    match kind {
        Kind::Struct(fields) => {
            let mut scope = Scope::reserving(&["new"]);
            fields
                .iter()
                .map(|field| scope.choose(field_proposals(&field.key)))
                .collect()
        }
        Kind::Union(arms) => {
            let mut scope = Scope::reserving(&["Other"]);
            arms.iter()
                .map(|arm| scope.choose([arm_name(arm).to_owned()]))
                .collect()
        }
        Kind::Enum(values) => {
            let mut scope = Scope::reserving(&["Other", "Self"]);
            values
                .iter()
                .map(|value| scope.choose([variant(&spelled(value), "Empty")]))
                .collect()
        }
    }
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
        TypeRef::Named(_) | TypeRef::Recursive(_) => "Object",
    }
}
