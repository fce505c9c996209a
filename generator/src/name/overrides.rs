//! Names that the user chose; they are taken before any other.

use super::scope::Scope;
use super::{Identifier, ModuleId};
use crate::api::{Api, Target};
use crate::shape::{Kind, Origin, Type};

/// The methods' chosen names, by operation.
pub(super) fn methods(api: &Api, homes: &[ModuleId], scopes: &mut [Scope]) -> Vec<Option<Identifier>> {
    let operations = api.operations.iter().zip(homes);
    operations
        .map(|(operation, home)| {
            let name = operation.overrides.name.clone()?;
            Some(scopes.get_mut(home.0)?.choose([name]))
        })
        .collect()
}

/// The chosen name of a type: the first that one of its places has.
pub(super) fn type_name(api: &Api, origins: &[Origin]) -> Option<String> {
    changes(api, origins, &[]).find_map(|change| change.type_name.clone())
}

/// Whether a struct keeps members that are not known, where the user decides it for one of its places.
pub(crate) fn keeps_unknown(api: &Api, origins: &[Origin]) -> Option<bool> {
    changes(api, origins, &[]).find_map(|change| change.extra)
}

/// Puts the chosen names of fields in the place of others, if no other field is called so.
pub(super) fn members(api: &Api, ty: &Type, names: &mut [Identifier]) {
    let Kind::Struct(fields) = &ty.kind else { return };
    for (index, field) in fields.iter().enumerate() {
        let key = [field.key.clone()];
        let Some(chosen) = changes(api, &ty.origins, &key).find_map(|change| change.name.clone()) else {
            continue;
        };
        let mut others = names.iter().enumerate();
        let free = others.all(|(other, name)| other == index || name.0 != chosen);
        if let Some(name) = names.get_mut(index).filter(|_| free && chosen != "new") {
            *name = Identifier(chosen);
        }
    }
}

/// What is decided about the places of a type, or about what is so many steps below.
fn changes<'a>(
    api: &'a Api,
    origins: &'a [Origin],
    below: &'a [String],
) -> impl Iterator<Item = &'a crate::api::Change> + 'a {
    let decided = origins.iter().filter_map(|origin| {
        let operation = api.operations.get(origin.operation.0)?;
        (!operation.overrides.places.is_empty()).then_some((operation, origin))
    });
    decided.flat_map(move |(operation, origin)| {
        let places = operation.overrides.places.iter();
        places
            .filter(move |place| is_at(place.target, &place.steps, origin, below))
            .map(|place| &place.change)
    })
}

/// Whether the steps lead to the origin and what is below it; the arm of a union is no step, and of arms that a text
/// tells apart none is what stands there.
fn is_at(target: Target, steps: &[String], origin: &Origin, below: &[String]) -> bool {
    let is_arm = origin
        .path
        .last()
        .is_some_and(|step| step.len() > 1 && step.starts_with('|'));
    let path = origin.path.iter().filter(|step| !step.starts_with('|'));
    target == origin.role && (!is_arm || !below.is_empty()) && path.chain(below).eq(steps)
}

/// Whether a function, method, field, argument or module can be called so.
///
/// # Errors
///
/// What to write instead.
pub fn check_function_name(name: &str) -> Result<(), String> {
    let is_letter = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_';
    check_name(name, "lower-case words joined by `_`, such as `list_users`", |name| {
        name.starts_with(|first: char| first.is_ascii_lowercase())
            && name.chars().all(is_letter)
            && !name.contains("__")
    })
}

/// Whether a type can be called so.
///
/// # Errors
///
/// What to write instead.
pub fn check_type_name(name: &str) -> Result<(), String> {
    check_name(name, "words in camel case, such as `UserList`", |name| {
        name.starts_with(|first: char| first.is_ascii_uppercase())
            && name.chars().all(|letter| letter.is_ascii_alphanumeric())
    })
}

fn check_name(name: &str, rule: &str, is_legal: impl Fn(&str) -> bool) -> Result<(), String> {
    if crate::words::is_keyword(name) {
        return Err(format!("`{name}` is a word of Rust; choose another"));
    }
    if is_legal(name) && name.len() <= 120 {
        Ok(())
    } else {
        Err(format!("write {rule}"))
    }
}
