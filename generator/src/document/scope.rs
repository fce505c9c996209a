//! Environments and globals.

use serde_json::Value;

use super::pointer::Pointer;
use super::{Variable, entry, env, json, kind, variable};
use crate::diagnostic::{Diagnostics, ids};
use crate::source::File;

/// Reads the variables of a file; no file has none.
///
/// `{"environment": {"values": […]}}`, `{"values": […]}` and a bare list are read.
pub(super) fn read_scope(file: Option<&File>, index: usize, notes: &mut Diagnostics) -> Option<Vec<Variable>> {
    let Some(file) = file else {
        return Some(Vec::new());
    };
    let place = Pointer::file(index);
    if file.is_env() {
        return Some(env::read_env(&file.text, &place, notes));
    }
    let value = json::parse(file, &place, notes)?;
    let (value, in_environment) = kind::unwrap(value, "environment");
    let (value, in_globals) = kind::unwrap(value, "globals");
    let environment = place.key("environment");
    let globals = place.key("globals");
    let place = match (in_environment, in_globals) {
        (true, _) => environment,
        (false, true) => globals,
        (false, false) => place,
    };
    match value {
        Value::Object(mut object) => match object.remove("values") {
            Some(values @ (Value::Array(_) | Value::Object(_))) => Some(variable::read_variables(
                entry::listed(values),
                &place.key("values"),
                notes,
            )),
            _ => refuse(&place, notes),
        },
        list @ Value::Array(_) => Some(variable::read_variables(list, &place, notes)),
        _ => refuse(&place, notes),
    }
}

fn refuse(place: &Pointer<'_>, notes: &mut Diagnostics) -> Option<Vec<Variable>> {
    notes.error(
        ids::NOT_AN_ENVIRONMENT,
        &place.location(),
        "the file holds no list of variables",
        "expected an object with `values`",
        "export the environment from Postman: Environments, … next to its name, Export",
    );
    None
}
