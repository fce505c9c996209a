//! Structs of answers that have one shape under several keys, and are one thing: what stands side by side in one struct
//! (`openPrice`, `closePrice`, `highPrice`), and what says enough by its members (`login`, `avatar_url`, … under `owner`,
//! `assignee`, `merged_by`).
//!
//! A struct that says little (`id`, `name`, `created_at`) is none of them, nor are two things that answers are or list by
//! themselves, unless their paths are about the same: `Tag` and `Category` may look the same today, but what `/tags` lists
//! is what `/tags/:id` gives.

use std::collections::{BTreeMap, BTreeSet};

use foldhash::HashMap;

use super::equality::{hash, is_equal};
use super::noun::{is_wrapper, resource};
use super::{Field, Kind, OperationShapes, Origin, Payload, Role, Type, TypeId, TypeRef};
use crate::api::{Api, Outcome};
use crate::words::is_in;

/// So many members of one struct that look the same are one thing.
const SIBLINGS: usize = 3;

/// So many members, and so many that say what a thing is, are enough to know it by.
const MEMBERS: usize = 4;
const TELLING: usize = 2;

/// Members that any thing may have.
const COMMON: &str = "code count created created_at createdat date description display_name displayname email href id \
    key kind label link links meta name object self slug state status text title total type updated updated_at updatedat \
    url uuid value version";

/// Unites what is one thing until nothing more is.
pub(super) fn unite(api: &Api, types: &mut Vec<Type>, operations: &mut [OperationShapes]) {
    /// Structs whose parts are united may be so, too; deeper ones are rare.
    const ROUNDS: usize = 4;
    for _ in 0..ROUNDS {
        let united = united(api, types);
        if united.is_empty() {
            return;
        }
        replace(&united, types, operations);
    }
}

/// Each type that is another one, by that.
fn united(api: &Api, types: &[Type]) -> BTreeMap<TypeId, TypeId> {
    let mut united = BTreeMap::new();
    let groups = groups(api, types);
    let siblings = siblings(&groups, types);
    for group in groups {
        let Some(Kind::Struct(fields)) = types.get(group[0].0).map(|ty| &ty.kind) else {
            continue;
        };
        let is_part = telling(fields) > 0;
        let tells = telling(fields) >= TELLING;
        let is_known = tells && fields.len() >= MEMBERS;
        let mut first: Option<TypeId> = None;
        let mut tops: Vec<(String, TypeId)> = Vec::new();
        for id in group {
            let top = types[id.0].origins.iter().find(|origin| is_top(origin));
            let about = top.map(|origin| resource(&api.operations[origin.operation.0].path));
            let same = about
                .as_ref()
                .and_then(|about| tops.iter().find(|(known, _)| known == about));
            // Of two whole answers none would say what both are.
            let is_listed = |id: &TypeId| types[id.0].origins.iter().any(|origin| !origin.path.is_empty());
            if let Some((_, same)) = same.filter(|(_, same)| tells && (is_listed(same) || is_listed(&id))) {
                united.insert(id, united.get(same).copied().unwrap_or(*same));
                continue;
            }
            let is_other = !tops.is_empty() && about.is_some();
            tops.extend(about.map(|about| (about, id)));
            if !(is_part && siblings.contains(&id)) && (!is_known || is_other) {
                continue;
            }
            match first {
                Some(first) => _ = united.insert(id, first),
                None => first = Some(id),
            }
        }
    }
    united
}

/// Structs of one shape that stand in successes, in the order of their ids; at least two.
fn groups(api: &Api, types: &[Type]) -> Vec<Vec<TypeId>> {
    let mut alike: HashMap<u64, Vec<Vec<TypeId>>> = HashMap::default();
    let mut order = Vec::new();
    for (index, ty) in types.iter().enumerate() {
        let is_struct = matches!(&ty.kind, Kind::Struct(fields) if fields.len() > 1);
        if !is_struct || !ty.origins.iter().any(|origin| is_success(api, origin)) {
            continue;
        }
        let hash = hash(&ty.kind);
        let known = alike.entry(hash).or_default();
        let is_it = |group: &&mut Vec<TypeId>| is_equal(&types[group[0].0].kind, &ty.kind);
        match known.iter_mut().find(is_it) {
            Some(group) => group.push(TypeId(index)),
            None => {
                order.push((hash, known.len()));
                known.push(vec![TypeId(index)]);
            }
        }
    }
    let groups = order
        .into_iter()
        .filter_map(|(hash, place)| alike.get(&hash)?.get(place).cloned());
    groups.filter(|group| group.len() > 1).collect()
}

fn is_success(api: &Api, origin: &Origin) -> bool {
    let Role::Answer(status) = origin.role else {
        return false;
    };
    let mut cases = api.operations[origin.operation.0].cases.iter();
    cases.any(|case| case.status == status && case.outcome == Outcome::Success)
}

/// Those that stand beside others of their group in one struct.
fn siblings(groups: &[Vec<TypeId>], types: &[Type]) -> BTreeSet<TypeId> {
    let group_of: HashMap<TypeId, usize> = groups
        .iter()
        .enumerate()
        .flat_map(|(index, group)| group.iter().map(move |id| (*id, index)))
        .collect();
    let mut found = BTreeSet::new();
    for ty in types {
        let Kind::Struct(fields) = &ty.kind else { continue };
        let mut parts: HashMap<usize, Vec<TypeId>> = HashMap::default();
        for id in fields.iter().filter_map(|field| named(&field.ty)) {
            if let Some(group) = group_of.get(&id) {
                parts.entry(*group).or_default().push(id);
            }
        }
        found.extend(parts.into_values().filter(|parts| parts.len() >= SIBLINGS).flatten());
    }
    found
}

/// The type of one thing, not of a list.
fn named(ty: &TypeRef) -> Option<TypeId> {
    match ty {
        TypeRef::Nullable(inner) => named(inner),
        TypeRef::Named(id) => Some(*id),
        _ => None,
    }
}

/// How many members say what a thing is.
fn telling(fields: &[Field]) -> usize {
    let telling = fields
        .iter()
        .filter(|field| !is_in(COMMON, &field.key.to_ascii_lowercase()));
    telling.count()
}

/// Whether an answer is such a thing, or lists it.
fn is_top(origin: &Origin) -> bool {
    let is_key = |step: &&String| !matches!(step.as_str(), "[]" | "{}") && !step.starts_with('|') && !is_wrapper(step);
    let keys: Vec<&String> = origin.path.iter().filter(is_key).collect();
    match keys.as_slice() {
        [] => true,
        [_] => origin.path.last().is_some_and(|last| last == "[]"),
        _ => false,
    }
}

/// Writes one type for the others everywhere, and leaves no gap.
fn replace(united: &BTreeMap<TypeId, TypeId>, types: &mut Vec<Type>, operations: &mut [OperationShapes]) {
    let mut ids = Vec::with_capacity(types.len());
    let mut next = 0;
    for index in 0..types.len() {
        match united.get(&TypeId(index)) {
            Some(first) => ids.push(ids[first.0]),
            None => {
                ids.push(TypeId(next));
                next += 1;
            }
        }
    }
    let mut kept: Vec<Type> = Vec::with_capacity(next);
    for (index, ty) in std::mem::take(types).into_iter().enumerate() {
        match kept.get_mut(ids[index].0) {
            Some(known) => join(known, ty),
            None => kept.push(ty),
        }
    }
    let rename = |id: &mut TypeId| *id = ids[id.0];
    kept.iter_mut().for_each(|ty| each_use(&mut ty.kind, &rename));
    for shapes in operations {
        let arguments = shapes.arguments.values_mut();
        shapes
            .body
            .iter_mut()
            .chain(arguments)
            .for_each(|ty| each_id(ty, &rename));
        for payload in &mut shapes.cases {
            if let Payload::Json(ty) | Payload::Optional(ty) | Payload::Mixed(ty) = payload {
                each_id(ty, &rename);
            }
        }
    }
    *types = kept;
}

/// The places, samples and descriptions of both.
fn join(known: &mut Type, other: Type) {
    known.origins.extend(other.origins);
    known.origins.sort();
    let (Kind::Struct(known), Kind::Struct(fields)) = (&mut known.kind, other.kind) else {
        return;
    };
    for field in fields {
        if let Some(known) = known.iter_mut().find(|known| known.key == field.key) {
            super::arena::add_sample(known, field);
        }
    }
}

fn each_use(kind: &mut Kind, rename: &impl Fn(&mut TypeId)) {
    match kind {
        Kind::Struct(fields) => fields.iter_mut().for_each(|field| each_id(&mut field.ty, rename)),
        Kind::Union(arms) => arms.iter_mut().for_each(|arm| each_id(arm, rename)),
        Kind::Tagged(_, arms) => arms.iter_mut().for_each(|(_, arm)| each_id(arm, rename)),
        Kind::Enum(_) => {}
    }
}

fn each_id(ty: &mut TypeRef, rename: &impl Fn(&mut TypeId)) {
    match ty {
        TypeRef::Nullable(inner) | TypeRef::List(inner) | TypeRef::Map(inner) => each_id(inner, rename),
        TypeRef::Named(id) | TypeRef::Recursive(id) => rename(id),
        _ => {}
    }
}
