//! Types of the user, which the configuration names.
//!
//! Of a type that is not the crate's nothing is known but that serde reads it. A field of it is read by serde; and a
//! struct that cannot be without one has serde's derive, as has a struct that cannot be without such a struct.

use std::collections::HashSet;

use crate::api::Derive;
use crate::shape::{Absence, Kind, Shapes, TypeId, TypeRef};

/// The structs that serde's derive reads: all where the user wants it.
pub(super) fn derived(shapes: &Shapes, derive: Derive) -> HashSet<TypeId> {
    let mut derived = HashSet::new();
    if derive == Derive::Serde {
        let structs = shapes.types.iter().enumerate();
        let structs = structs.filter(|(_, ty)| matches!(ty.kind, Kind::Struct(_)));
        return structs.map(|(id, _)| TypeId(id)).collect();
    }
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

/// Whether there is a value of a use before any is read: a struct that serde reads must be without required fields.
pub(super) fn has_blank(reference: &TypeRef, shapes: &Shapes, derived: &HashSet<TypeId>) -> bool {
    match reference {
        TypeRef::Named(id) | TypeRef::Recursive(id) if derived.contains(id) => {
            let kind = shapes.types.get(id.0).map(|ty| &ty.kind);
            matches!(kind, Some(Kind::Struct(fields)) if fields.iter().all(|field| field.absence() != Absence::Error))
        }
        TypeRef::Nullable(inner) | TypeRef::List(inner) | TypeRef::Map(inner) => has_blank(inner, shapes, derived),
        other => !is_own(other, derived),
    }
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
