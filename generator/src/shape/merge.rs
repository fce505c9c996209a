//! Structs of one noun that differ only in what is there: they are one type with optional fields.
//!
//! Two join if at least half of the fields of the smaller one are fields of the other, and no such field conflicts: it has
//! the same type, or is `null` in one of them, or text in one and texts that are known in the other.

use std::collections::HashSet;

use super::{Field, ListSamples, TypeId, TypeRef};
use crate::words::words;

/// The fields of both; `None`: they are two types.
pub(super) fn merge_fields(one: &[Field], other: &[Field], is_enum: &dyn Fn(TypeId) -> bool) -> Option<Vec<Field>> {
    let find = |fields: &[Field], key: &str| fields.iter().position(|field| field.key == key);
    let shared = one.iter().filter(|field| find(other, &field.key).is_some()).count();
    if shared == 0 || 2 * shared < one.len().min(other.len()) {
        return None;
    }
    let mut merged = Vec::with_capacity(one.len() + other.len() - shared);
    for field in one {
        merged.push(match find(other, &field.key) {
            Some(place) => merge_field(field, &other[place], is_enum)?,
            None => absent(field),
        });
    }
    merged.extend(other.iter().filter(|field| find(one, &field.key).is_none()).map(absent));
    if merged.len() == one.len() || merged.len() == other.len() {
        return Some(merged);
    }
    // Of `userId` and `user_id` only one can be called so.
    let spelled: HashSet<Vec<String>> = merged.iter().map(|field| words(&field.key)).collect();
    (spelled.len() == merged.len()).then_some(merged)
}

/// The arms of both; `None` where a text stands for two types.
pub(super) fn merge_arms(one: &[(String, TypeRef)], other: &[(String, TypeRef)]) -> Option<Vec<(String, TypeRef)>> {
    let mut merged = one.to_vec();
    for (tag, arm) in other {
        match one.iter().find(|(known, _)| known == tag) {
            Some((_, known)) if known != arm => return None,
            Some(_) => {}
            None => merged.push((tag.clone(), arm.clone())),
        }
    }
    Some(merged)
}

/// A field that one of the two lacks.
fn absent(field: &Field) -> Field {
    Field {
        required: false,
        list: field.list.map(|list| ListSamples { missing: true, ..list }),
        ..field.clone()
    }
}

fn merge_field(one: &Field, other: &Field, is_enum: &dyn Fn(TypeId) -> bool) -> Option<Field> {
    let list = match (one.list, other.list) {
        (Some(one), Some(other)) => Some(ListSamples {
            missing: one.missing | other.missing,
            empty: one.empty | other.empty,
        }),
        (None, None) => None,
        _ => return None,
    };
    let (first, second) = (one.clone(), other);
    Some(Field {
        ty: merge_uses(&one.ty, &other.ty, is_enum)?,
        required: one.required && other.required,
        list,
        description: match first.description.is_empty() {
            true => second.description.clone(),
            false => first.description,
        },
        sample: first.sample.or_else(|| second.sample.clone()),
        key: first.key,
    })
}

fn merge_uses(one: &TypeRef, other: &TypeRef, is_enum: &dyn Fn(TypeId) -> bool) -> Option<TypeRef> {
    let both = |one: &TypeRef, other: &TypeRef| merge_uses(one, other, is_enum).map(Box::new);
    Some(match (one, other) {
        (one, other) if one == other => one.clone(),
        (TypeRef::Nullable(null), some) | (some, TypeRef::Nullable(null)) if **null == TypeRef::Any => match some {
            TypeRef::Nullable(_) => some.clone(),
            some => TypeRef::Nullable(Box::new(some.clone())),
        },
        (TypeRef::Nullable(one), TypeRef::Nullable(other)) => TypeRef::Nullable(both(one, other)?),
        (TypeRef::Nullable(one), other) | (other, TypeRef::Nullable(one)) => TypeRef::Nullable(both(one, other)?),
        (TypeRef::List(one), TypeRef::List(other)) => TypeRef::List(both(one, other)?),
        (TypeRef::Map(one), TypeRef::Map(other)) => TypeRef::Map(both(one, other)?),
        (TypeRef::Text, known @ TypeRef::Named(id)) | (known @ TypeRef::Named(id), TypeRef::Text) if is_enum(*id) => {
            known.clone()
        }
        _ => return None,
    })
}
