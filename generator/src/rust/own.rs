//! Types of the user, which the configuration names.
//!
//! Of a type that is not the crate's nothing is known but that serde reads it. A field of it is read by serde; and a
//! struct that cannot be without one has serde's derive, as has a struct that cannot be without such a struct.

use std::collections::HashSet;

use crate::shape::{Kind, Shapes, TypeId, TypeRef};

/// The structs that serde's derive reads.
pub(super) fn derived(shapes: &Shapes) -> HashSet<TypeId> {
    let mut derived = HashSet::new();
    loop {
        let before = derived.len();
        for (id, ty) in shapes.types.iter().enumerate() {
            if let Kind::Struct(fields) = &ty.kind
                && fields
                    .iter()
                    .any(|field| field.required && must_be(&field.ty, &derived))
            {
                derived.insert(TypeId(id));
            }
        }
        if derived.len() == before {
            return derived;
        }
    }
}

/// Whether a use needs a value of the user's own types.
fn must_be(reference: &TypeRef, derived: &HashSet<TypeId>) -> bool {
    !matches!(reference, TypeRef::Nullable(_) | TypeRef::List(_) | TypeRef::Map(_)) && is_own(reference, derived)
}

/// Whether a use holds values that only serde can read.
pub(super) fn is_own(reference: &TypeRef, derived: &HashSet<TypeId>) -> bool {
    match reference {
        TypeRef::Foreign(_) => true,
        TypeRef::Named(id) | TypeRef::Recursive(id) => derived.contains(id),
        TypeRef::Nullable(inner) | TypeRef::List(inner) | TypeRef::Map(inner) => is_own(inner, derived),
        TypeRef::Boolean
        | TypeRef::Integer
        | TypeRef::Unsigned
        | TypeRef::Number
        | TypeRef::BigNumber
        | TypeRef::Text
        | TypeRef::Any => false,
    }
}
