//! Types of bodies and answers, place by place.

use std::collections::{BTreeMap, BTreeSet};

use super::{Found, Pair, Side};
use crate::api::Target;
use crate::config::field::FieldPath;
use crate::config::{Place, places};
use crate::shape::{Kind, TypeId, TypeRef};
use crate::spelling;

/// Compares the types of an operation; a type that many operations use is told once.
pub(super) fn compare(pair: &Pair<'_>, found: &mut Found) {
    let (old_list, new_list) = (of_all(&pair.old), of_all(&pair.new));
    let old: BTreeMap<&FieldPath, &Place<'_>> = old_list.iter().map(|place| (&place.path, place)).collect();
    let new: BTreeMap<&FieldPath, &Place<'_>> = new_list.iter().map(|place| (&place.path, place)).collect();
    // Below these, everything differs.
    let mut settled: BTreeSet<FieldPath> = BTreeSet::new();
    for place in &new_list {
        if above(&place.path).is_some_and(|path| settled.contains(&path) || !old.contains_key(&path)) {
            settled.insert(place.path.clone());
            continue;
        }
        match old.get(&place.path) {
            Some(before) => {
                if !same(pair, before, place, found) {
                    settled.insert(place.path.clone());
                }
            }
            None => {
                added(pair, place, found);
                settled.insert(place.path.clone());
            }
        }
    }
    for place in &old_list {
        let whole = above(&place.path).is_some_and(|path| new.contains_key(&path) && !settled.contains(&path));
        if whole && !new.contains_key(&place.path) {
            removed(pair, place, found);
        }
    }
}

fn of_all<'a>(side: &Side<'a>) -> Vec<Place<'a>> {
    places(&side.all.api, &side.all.shapes, side.id)
}

/// The place around this one.
fn above(path: &FieldPath) -> Option<FieldPath> {
    let FieldPath::Json(target, steps) = path else {
        return None;
    };
    let (_, around) = steps.split_last()?;
    Some(FieldPath::Json(*target, around.to_vec()))
}

fn is_sent(place: &Place<'_>) -> bool {
    matches!(place.path, FieldPath::Json(Target::Body | Target::Variables, _))
}

/// `users::User.id`
fn subject(side: &Side<'_>, place: &Place<'_>) -> String {
    let Some((ty, index, _)) = place.field else {
        return spelling::method(side.id, &side.all.names);
    };
    let names = side.all.names.ty(ty);
    let field = names.members.get(index).map_or("", |name| name.as_str());
    format!(
        "{}.{field}",
        spelling::item(names.module, names.name.as_str(), &side.all.names)
    )
}

fn added(pair: &Pair<'_>, place: &Place<'_>, found: &mut Found) {
    let Some((_, _, field)) = place.field else { return };
    let subject = subject(&pair.new, place);
    match (is_sent(place), field.required) {
        (true, true) => found.major(
            &subject,
            "required field was added".to_owned(),
            "each body must have it",
        ),
        (true, false) => found.major(
            &subject,
            "optional field was added".to_owned(),
            "struct literals of its type must name it",
        ),
        (false, _) => found.minor(&subject, "field was added".to_owned(), "what exists stays as it is"),
    }
}

fn removed(pair: &Pair<'_>, place: &Place<'_>, found: &mut Found) {
    if place.field.is_some() {
        let subject = subject(&pair.old, place);
        found.major(
            &subject,
            "field was removed".to_owned(),
            "code that uses it does not compile",
        );
    }
}

/// Whether the places hold the same type, but for its parts; reports what differs.
fn same(pair: &Pair<'_>, old: &Place<'_>, new: &Place<'_>, found: &mut Found) -> bool {
    let new_place = new;
    let subject = subject(&pair.new, new);
    if let (Some((ty, index, before)), Some((_, new_index, after))) = (old.field, new.field) {
        if before.required != after.required {
            let now = if after.required { "always there" } else { "an `Option`" };
            found.major(&subject, format!("field is {now} now"), "its type changed");
        }
        let old_name = pair.old.all.names.ty(ty).members.get(index);
        let name = new
            .field
            .and_then(|(ty, ..)| pair.new.all.names.ty(ty).members.get(new_index));
        if let (Some(old_name), Some(name)) = (old_name, name)
            && old_name != name
        {
            found.major(
                &subject,
                format!("field `{old_name}` is called `{name}` now"),
                "the old name is gone",
            );
        }
    }
    let (old_form, new_form) = (form(old.ty, &pair.old), form(new.ty, &pair.new));
    if old_form != new_form {
        let (old, new) = (
            spelling::ty(old.ty, &pair.old.all.names),
            spelling::ty(new.ty, &pair.new.all.names),
        );
        // The type of a whole answer is told with the call.
        if is_sent(new_place) || above(&new_place.path).is_some() {
            found.major(&subject, format!("holds `{new}` now, not `{old}`"), "its type changed");
        }
        return false;
    }
    if let (Some(old), Some(new)) = (named(old.ty), named(new.ty)) {
        item(pair, old, new, found);
    }
    true
}

/// A type without its parts: what Rust would call different even if all parts were equal.
pub(super) fn form(ty: &TypeRef, side: &Side<'_>) -> String {
    match ty {
        TypeRef::Nullable(inner) => format!("Option<{}>", form(inner, side)),
        TypeRef::List(_) => "list".to_owned(),
        TypeRef::Map(_) => "map".to_owned(),
        TypeRef::Named(id) | TypeRef::Recursive(id) => match side.all.shapes.types.get(id.0).map(|ty| &ty.kind) {
            Some(Kind::Struct(_)) => "struct".to_owned(),
            Some(Kind::Enum(_)) => "enum".to_owned(),
            Some(Kind::Union(arms)) => {
                let arms: Vec<String> = arms.iter().map(|arm| form(arm, side)).collect();
                format!("union {}", arms.join(" "))
            }
            None => String::new(),
        },
        scalar => spelling::ty(scalar, &side.all.names),
    }
}

fn named(ty: &TypeRef) -> Option<TypeId> {
    match ty {
        TypeRef::Nullable(inner) => named(inner),
        TypeRef::Named(id) | TypeRef::Recursive(id) => Some(*id),
        _ => None,
    }
}

/// The name of a type, and the values of an enum.
fn item(pair: &Pair<'_>, old: TypeId, new: TypeId, found: &mut Found) {
    let path = |side: &Side<'_>, id: TypeId| {
        let names = side.all.names.ty(id);
        spelling::item(names.module, names.name.as_str(), &side.all.names)
    };
    let (before, after) = (path(&pair.old, old), path(&pair.new, new));
    if before != after {
        found.major(&after, format!("type was `{before}`"), "the old path is gone");
    }
    let values = |side: &Side<'_>, id: TypeId| match side.all.shapes.types.get(id.0).map(|ty| &ty.kind) {
        Some(Kind::Enum(values)) => values.clone(),
        _ => Vec::new(),
    };
    let (old_values, new_values) = (values(&pair.old, old), values(&pair.new, new));
    for value in new_values.iter().filter(|value| !old_values.contains(value)) {
        found.minor(&after, format!("value `{value}` was added"), "the enum is open");
    }
    for value in old_values.iter().filter(|value| !new_values.contains(value)) {
        found.major(&after, format!("value `{value}` was removed"), "its variant is gone");
    }
}
