//! How large a type's values are, about: a large variant of an enum is boxed.

use crate::shape::{Kind, Payload, Shapes, TypeRef};

use super::path;
use super::{Context, Ty};

/// A variant that is so much larger than the next one is boxed (the bound of clippy's `large_enum_variant`).
const FAR_LARGER: usize = 200;

/// What a type of an unfinished cycle counts; it stands behind a pointer.
const POINTER: usize = 8;

/// The size of each type in bytes, by id.
pub(super) fn sizes(shapes: &Shapes) -> Vec<usize> {
    let mut known = vec![None; shapes.types.len()];
    (0..shapes.types.len())
        .map(|id| named(id, shapes, &mut known))
        .collect()
}

fn named(id: usize, shapes: &Shapes, known: &mut Vec<Option<usize>>) -> usize {
    if let Some(size) = known[id] {
        return size;
    }
    known[id] = Some(POINTER);
    let size = match &shapes.types[id].kind {
        Kind::Struct(fields) => fields.iter().map(|field| reference(&field.ty, shapes, known)).sum(),
        Kind::Union(arms) => {
            arms.iter()
                .map(|arm| reference(arm, shapes, known))
                .fold(32, usize::max)
                + 8
        }
        Kind::Tagged(_, arms) => {
            arms.iter()
                .map(|(_, arm)| reference(arm, shapes, known))
                .fold(32, usize::max)
                + 8
        }
        Kind::Enum(_) => 24,
    };
    known[id] = Some(size);
    size
}

fn reference(ty: &TypeRef, shapes: &Shapes, known: &mut Vec<Option<usize>>) -> usize {
    match ty {
        TypeRef::Boolean => 1,
        TypeRef::Integer | TypeRef::Unsigned | TypeRef::Number => 16,
        TypeRef::BigNumber => 16,
        TypeRef::Text | TypeRef::List(_) | TypeRef::Map(_) => 24,
        TypeRef::Any | TypeRef::Foreign(_) => 32,
        TypeRef::Nullable(inner) => reference(inner, shapes, known),
        TypeRef::Named(id) => named(id.0, shapes, known),
        TypeRef::Recursive(_) => POINTER,
    }
}

/// The payloads of an enum's variants, the largest boxed where it is far larger than the others.
pub(super) fn boxed(payloads: &[&Payload], types: Vec<Ty>, context: &Context<'_>) -> Vec<Ty> {
    let sizes: Vec<usize> = payloads.iter().map(|payload| payload_size(payload, context)).collect();
    far_larger_boxed(&sizes, types)
}

/// The same for the arms of a union.
pub(super) fn boxed_arms(arms: &[TypeRef], types: Vec<Ty>, context: &Context<'_>) -> Vec<Ty> {
    let sizes: Vec<usize> = arms.iter().map(|arm| use_size(arm, context)).collect();
    far_larger_boxed(&sizes, types)
}

fn far_larger_boxed(sizes: &[usize], types: Vec<Ty>) -> Vec<Ty> {
    let largest = sizes.iter().copied().max().unwrap_or(0);
    let second = sizes.iter().copied().filter(|size| *size != largest).max().unwrap_or(0);
    let once = sizes.iter().filter(|size| **size == largest).count() == 1;
    let far = sizes.len() > 1 && once && largest >= second + FAR_LARGER;
    let boxed = |(ty, size): (Ty, &usize)| match far && *size == largest {
        true => ty.within(path::BOX),
        false => ty,
    };
    types.into_iter().zip(sizes).map(boxed).collect()
}

fn payload_size(payload: &Payload, context: &Context<'_>) -> usize {
    match payload {
        Payload::Empty => 0,
        Payload::Text => 24,
        Payload::Raw | Payload::Binary => 32,
        Payload::Json(ty) | Payload::Optional(ty) | Payload::Mixed(ty) => use_size(ty, context),
    }
}

fn use_size(ty: &TypeRef, context: &Context<'_>) -> usize {
    match ty {
        TypeRef::Named(id) => context.sizes.get(id.0).copied().unwrap_or(0),
        TypeRef::Text | TypeRef::List(_) | TypeRef::Map(_) => 24,
        _ => 32,
    }
}
