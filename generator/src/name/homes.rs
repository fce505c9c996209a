//! Where types stand: in the module of their users, in the nearest module around them, else in `models`.
//!
//! What a type is made of stands where it does, or further out: a module that its feature leaves out has nothing that
//! `models` needs.

use super::{Module, ModuleId, Operation, ROOT};
use crate::shape::{Kind, Origin, Shapes, TypeRef};

/// The module of each type; `None` for `models`.
pub(super) fn of(shapes: &Shapes, operations: &[Operation], modules: &[Module]) -> Vec<Option<ModuleId>> {
    let own = shapes.types.iter().map(|ty| home(&ty.origins, operations, modules));
    let mut homes: Vec<Option<ModuleId>> = own.collect();
    let mut open: Vec<usize> = (0..homes.len()).collect();
    while let Some(index) = open.pop() {
        for part in parts(&shapes.types[index].kind) {
            let common = common(homes[index], homes[part], modules);
            if common != homes[part] {
                homes[part] = common;
                open.push(part);
            }
        }
    }
    homes
}

/// The nearest module around all users.
fn home(origins: &[Origin], operations: &[Operation], modules: &[Module]) -> Option<ModuleId> {
    let homes = origins.iter().map(|origin| Some(operations[origin.operation.0].module));
    homes.reduce(|one, other| common(one, other, modules)).flatten()
}

/// The nearest module around two; types of several top modules, or of the root and a module, are everybody's.
fn common(one: Option<ModuleId>, other: Option<ModuleId>, modules: &[Module]) -> Option<ModuleId> {
    let (one, other) = (one?, other?);
    let around = nearest(one, other, modules)?;
    (around != ROOT || one == other).then_some(around)
}

fn nearest(left: ModuleId, right: ModuleId, modules: &[Module]) -> Option<ModuleId> {
    let up = |mut at: ModuleId| {
        let mut chain = vec![at];
        while at != ROOT {
            at = modules[at.0].parent;
            chain.push(at);
        }
        chain
    };
    let around = up(right);
    up(left).into_iter().find(|module| around.contains(module))
}

/// The types that a type is made of.
fn parts(kind: &Kind) -> Vec<usize> {
    let mut found = Vec::new();
    match kind {
        Kind::Struct(fields) => fields.iter().for_each(|field| add(&field.ty, &mut found)),
        Kind::Union(arms) => arms.iter().for_each(|arm| add(arm, &mut found)),
        Kind::Tagged(_, arms) => arms.iter().for_each(|(_, arm)| add(arm, &mut found)),
        Kind::Enum(_) => {}
    }
    found
}

fn add(ty: &TypeRef, found: &mut Vec<usize>) {
    match ty {
        TypeRef::Nullable(inner) | TypeRef::List(inner) | TypeRef::Map(inner) => add(inner, found),
        TypeRef::Named(id) | TypeRef::Recursive(id) => found.push(id.0),
        _ => {}
    }
}
