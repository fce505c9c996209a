//! When types are equal: neither the order of fields nor samples and descriptions count; nor whether a list that may be
//! absent is so in samples.

use std::hash::{BuildHasher, Hash, Hasher};
use std::mem::discriminant;

use foldhash::fast::{FixedState, FoldHasher};

use super::{Field, Kind, TypeRef};

/// Equal for equal types.
pub(super) fn hash(kind: &Kind) -> u64 {
    let mut hasher = hasher();
    match kind {
        // A sum, in which the order of the fields does not count.
        Kind::Struct(fields) => fields
            .iter()
            .map(hash_field)
            .fold(0, u64::wrapping_add)
            .hash(&mut hasher),
        Kind::Union(arms) => arms.iter().for_each(|arm| hash_use(arm, &mut hasher)),
        Kind::Tagged(key, arms) => {
            key.hash(&mut hasher);
            for (tag, arm) in by_tag(arms) {
                tag.hash(&mut hasher);
                hash_use(arm, &mut hasher);
            }
        }
        Kind::Enum(values) => sorted(values).hash(&mut hasher),
    }
    hasher.finish()
}

fn hasher() -> FoldHasher<'static> {
    FixedState::default().build_hasher()
}

fn hash_field(field: &Field) -> u64 {
    let mut hasher = hasher();
    (&field.key, presence(field)).hash(&mut hasher);
    hash_use(&field.ty, &mut hasher);
    hasher.finish()
}

/// Whether types are equal.
pub(super) fn is_equal(one: &Kind, other: &Kind) -> bool {
    match (one, other) {
        (Kind::Struct(one), Kind::Struct(other)) => {
            let is_equal = |(one, other): (&Field, &Field)| {
                one.key == other.key && presence(one) == presence(other) && is_same_use(&one.ty, &other.ty)
            };
            one.len() == other.len() && by_key(one).into_iter().zip(by_key(other)).all(is_equal)
        }
        (Kind::Union(one), Kind::Union(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| is_same_use(one, other))
        }
        (Kind::Tagged(one_key, one), Kind::Tagged(other_key, other)) => {
            let is_equal = |((one_tag, one), (other_tag, other)): (&(String, TypeRef), &(String, TypeRef))| {
                one_tag == other_tag && is_same_use(one, other)
            };
            one_key == other_key && one.len() == other.len() && by_tag(one).into_iter().zip(by_tag(other)).all(is_equal)
        }
        (Kind::Enum(one), Kind::Enum(other)) => sorted(one) == sorted(other),
        _ => false,
    }
}

/// Whether it is required, and whether it is an empty list where it is absent.
fn presence(field: &Field) -> (bool, bool) {
    let list = field.list.is_some();
    (field.required && !list, list)
}

fn by_key(fields: &[Field]) -> Vec<&Field> {
    let mut fields: Vec<_> = fields.iter().collect();
    fields.sort_unstable_by(|one, other| one.key.cmp(&other.key));
    fields
}

fn by_tag(arms: &[(String, TypeRef)]) -> Vec<&(String, TypeRef)> {
    let mut arms: Vec<_> = arms.iter().collect();
    arms.sort_unstable_by(|one, other| one.0.cmp(&other.0));
    arms
}

fn sorted(values: &[String]) -> Vec<&String> {
    let mut values: Vec<_> = values.iter().collect();
    values.sort_unstable();
    values
}

/// Does not tell [`TypeRef::Recursive`] from [`TypeRef::Named`], as [`is_same_use`].
fn hash_use(ty: &TypeRef, hasher: &mut FoldHasher) {
    match ty {
        TypeRef::Recursive(id) | TypeRef::Named(id) => id.hash(hasher),
        TypeRef::Nullable(inner) => hash_use(inner, hasher),
        TypeRef::List(inner) | TypeRef::Map(inner) => {
            discriminant(ty).hash(hasher);
            hash_use(inner, hasher);
        }
        scalar => discriminant(scalar).hash(hasher),
    }
}

/// A part of a recursive type may be used outside of it too; there the type is not recursive.
fn is_same_use(one: &TypeRef, other: &TypeRef) -> bool {
    match (one, other) {
        (TypeRef::Recursive(one) | TypeRef::Named(one), TypeRef::Recursive(other) | TypeRef::Named(other)) => {
            one == other
        }
        (TypeRef::Nullable(one), TypeRef::Nullable(other))
        | (TypeRef::List(one), TypeRef::List(other))
        | (TypeRef::Map(one), TypeRef::Map(other)) => is_same_use(one, other),
        (one, other) => one == other,
    }
}
