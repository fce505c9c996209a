//! Types as written in a file.

use crate::name::{Identifier, ModuleId, ROOT};
use crate::shape::{Payload, TypeId, TypeRef};

use super::{ArgumentType, Context, Ty};

/// A type that is one name.
pub(super) fn named(name: &'static str) -> Ty {
    Ty::Known(name)
}

/// The type of a use, seen from a module (`None`: from `models`).
pub(super) fn ty(reference: &TypeRef, from: Option<ModuleId>, context: &Context<'_>) -> Ty {
    inner(reference, from, context, Indirect::No)
}

/// Whether a list or map stands between a type and its use.
#[derive(Clone, Copy, PartialEq)]
enum Indirect {
    Yes,
    No,
}

fn inner(reference: &TypeRef, from: Option<ModuleId>, context: &Context<'_>, indirect: Indirect) -> Ty {
    match reference {
        TypeRef::Boolean => named("bool"),
        TypeRef::Integer => named("i64"),
        TypeRef::Unsigned => named("u64"),
        TypeRef::Number => named("f64"),
        TypeRef::BigNumber => named("BigNumber"),
        TypeRef::Text => named("String"),
        TypeRef::Any => named("Value"),
        TypeRef::Nullable(value) => Ty::Generic("Option", Box::new(inner(value, from, context, indirect))),
        TypeRef::List(element) => Ty::Generic("Vec", Box::new(inner(element, from, context, Indirect::Yes))),
        TypeRef::Map(value) => Ty::Map(Box::new(inner(value, from, context, Indirect::Yes))),
        TypeRef::Named(id) => named_type(*id, from, context),
        TypeRef::Foreign(path) => Ty::Path(path.clone()),
        TypeRef::Recursive(id) if indirect == Indirect::No => {
            Ty::Generic("Box", Box::new(named_type(*id, from, context)))
        }
        TypeRef::Recursive(id) => named_type(*id, from, context),
    }
}

fn named_type(id: TypeId, from: Option<ModuleId>, context: &Context<'_>) -> Ty {
    let names = context.names.ty(id);
    Ty::Path(path(names.module, &names.name, from, context))
}

/// The path of an item from a file: its name alone, or from the crate's root.
pub(super) fn path(
    home: Option<ModuleId>,
    name: &Identifier,
    from: Option<ModuleId>,
    context: &Context<'_>,
) -> Vec<String> {
    if home == from {
        return vec![name.to_string()];
    }
    let mut path = vec!["crate".to_owned()];
    path.extend(place(home, context));
    path.push(name.to_string());
    path
}

/// The path of a module from the crate's root.
pub(super) fn place(home: Option<ModuleId>, context: &Context<'_>) -> Vec<String> {
    match home {
        None => vec!["models".to_owned()],
        Some(ROOT) => vec![context.names.module(ROOT).name.to_string()],
        Some(home) => context
            .names
            .ancestry(home)
            .iter()
            .map(|id| context.names.module(*id).name.to_string())
            .collect(),
    }
}

/// The type of a success payload and the method of `Answer` that reads it.
pub(super) fn success(payload: &Payload, from: Option<ModuleId>, context: &Context<'_>) -> (Ty, &'static str) {
    match payload {
        Payload::Empty => (Ty::Unit, "empty"),
        Payload::Text => (named("String"), "text"),
        other => json(other, from, context),
    }
}

/// The same for a failure: without JSON there is still a reason.
pub(super) fn failure(payload: &Payload, from: Option<ModuleId>, context: &Context<'_>) -> (Ty, &'static str) {
    match payload {
        Payload::Empty | Payload::Text => (named("Reason"), "reason"),
        other => json(other, from, context),
    }
}

fn json(payload: &Payload, from: Option<ModuleId>, context: &Context<'_>) -> (Ty, &'static str) {
    match payload {
        Payload::Empty | Payload::Text => (Ty::Unit, "empty"),
        Payload::Json(reference) => (ty(reference, from, context), "json"),
        Payload::Optional(reference) => (
            Ty::Generic("Option", Box::new(ty(reference, from, context))),
            "optional",
        ),
        Payload::Mixed(reference) => (Ty::Generic("Mixed", Box::new(ty(reference, from, context))), "mixed"),
    }
}

impl std::fmt::Display for Ty {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Known(name) => formatter.write_str(name),
            Self::Path(segments) => formatter.write_str(&segments.join("::")),
            Self::Generic(outer, inner) => write!(formatter, "{outer}<{inner}>"),
            Self::Map(inner) => write!(formatter, "BTreeMap<String, {inner}>"),
            Self::Unit => formatter.write_str("()"),
        }
    }
}

impl std::fmt::Display for ArgumentType {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Into(ty) => write!(formatter, "impl Into<{ty}>"),
            Self::Plain(ty) => write!(formatter, "{ty}"),
            Self::Many(item) => write!(formatter, "impl IntoIterator<Item = {item}>"),
        }
    }
}
