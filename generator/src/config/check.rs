//! What of the configuration has no effect, or not the one that was meant.

use super::apply::{is_of, unused};
use super::field::FieldPath;
use super::{Config, ConfigField, Item, JsonPlace, places};
use crate::api::{Api, Body, Content, Operation, OperationId, Part, Retype, SettingId, Target, Template};
use crate::diagnostic::{Diagnostics, ids};
use crate::name::Names;
use crate::shape::{Shapes, TypeRef};
use crate::suggest;

/// Crates that every generated crate has.
const REACHABLE: &[&str] = &["core", "serde_json", "std"];

/// Reports types of crates that the generated crate would not have.
pub(super) fn types(config: &Config, notes: &mut Diagnostics) {
    let dependencies = &config.package.dependencies;
    let depended = |name: &str| dependencies.keys().any(|known| known.replace('-', "_") == name);
    for field in config.items.iter().flat_map(|item| &item.fields) {
        let is_part = matches!(&field.path, FieldPath::Json(_, steps) if !steps.is_empty());
        if let (true, Some(Retype::File | Retype::Bytes)) = (is_part, &field.change.ty) {
            let message = format!("`{}` is no whole body", field.path);
            let help = "leave `type` out; within JSON nothing is a file";
            notes.error(ids::INVALID_SETTING, &field.location, message, "this cannot be", help);
        }
        let Some(Retype::Rust(segments)) = &field.change.ty else {
            continue;
        };
        let first = segments.first().map_or("", String::as_str);
        if !REACHABLE.contains(&first) && !depended(first) {
            let message = format!("the generated crate does not depend on `{first}`");
            let label = "this type cannot be reached";
            let help = format!(
                "add `{first} = \"…\"` to `[crate.dependencies]`; the type must implement Clone, Debug, PartialEq, Deserialize and Serialize"
            );
            notes.error(ids::INVALID_SETTING, &field.location, message, label, help);
        }
    }
}

/// Reports what names nothing, and names that were taken.
pub fn check(config: &Config, api: &Api, shapes: &Shapes, names: &Names, notes: &mut Diagnostics) {
    for setting in &config.settings {
        lifted(setting, api, notes);
    }
    for item in &config.items {
        let operations = api.operations.iter().enumerate();
        for (index, _) in operations.filter(|(_, operation)| is_of(item, operation)) {
            let id = OperationId(index);
            let given = names.operation(id).method.as_str();
            if let Some(wanted) = item.name.as_deref().filter(|wanted| *wanted != given) {
                taken(wanted, given, &item.location, notes);
            }
            let known = places(api, shapes, id);
            for field in &item.fields {
                let whole = matches!(&field.path, FieldPath::Json(_, steps) if steps.is_empty());
                match field.path {
                    FieldPath::Json(target, _) if whole && is_whole(target, id, api) => {}
                    FieldPath::Json(..) => check_json(field, &known, names, notes),
                    FieldPath::Argument(..) => argument(field, id, api, names, notes),
                }
            }
        }
        module(item, api, names, notes);
    }
}

fn lifted(setting: &super::Setting, api: &Api, notes: &mut Diagnostics) {
    let id = api.settings.iter().position(|known| known.key == setting.variable);
    let is_it = |part: &Part| matches!(part, Part::Setting(SettingId(used)) if Some(*used) == id);
    let has = |template: &Template| template.0.iter().any(is_it);
    let defaults = api.settings.iter().filter_map(|setting| setting.default.as_ref());
    if api
        .operations
        .iter()
        .flat_map(Operation::templates)
        .chain(defaults)
        .any(has)
    {
        return;
    }
    let variables = api.operations.iter().flat_map(|operation| &operation.arguments);
    let names = variables.map(|argument| argument.key.as_str());
    let help = suggest::help(
        &setting.variable,
        names,
        "name a variable that requests use, without its braces",
    );
    let message = format!("no request uses the variable `{}`", setting.variable.escape_debug());
    notes.warn(
        ids::UNUSED_SETTING,
        &setting.location,
        message,
        "it decides nothing",
        help,
    );
}

/// Whether a body is no JSON, or an answer bytes.
fn is_whole(target: Target, id: OperationId, api: &Api) -> bool {
    let Some(operation) = api.operations.get(id.0) else {
        return false;
    };
    match target {
        Target::Body => matches!(operation.body, Body::File { .. } | Body::Text { .. }),
        Target::Answer(status) => {
            let cases = operation.cases.iter().filter(|case| case.status == status);
            let mut examples = cases.flat_map(|case| &case.examples);
            examples.any(|example| example.content == Content::Binary)
        }
        Target::Variables | Target::Params | Target::Form | Target::Argument(_) => false,
    }
}

/// Reports a place in JSON that there is not, and names that were taken.
fn check_json(field: &ConfigField, known: &[JsonPlace<'_>], names: &Names, notes: &mut Diagnostics) {
    let Some(place) = known.iter().find(|place| place.path == field.path) else {
        let paths: Vec<String> = known.iter().map(|place| place.path.to_string()).collect();
        let message = format!("the request has nothing at `{}`", field.path);
        let otherwise = "`postman-codegen explain` shows the fields of a request";
        unused(field, message, &paths, otherwise, notes);
        return;
    };
    if let (Some(wanted), Some((ty, index, _))) = (&field.change.name, place.field) {
        let given = names.ty(ty).members.get(index).map_or("", |name| name.as_str());
        if given != wanted {
            taken(wanted, given, &field.location, notes);
        }
    }
    if let Some(wanted) = &field.change.type_name {
        match named(place.ty) {
            Some(ty) if names.ty(ty).name.as_str() == wanted => {}
            Some(ty) => taken(wanted, names.ty(ty).name.as_str(), &field.location, notes),
            None => {
                let message = format!("what stands at `{}` has no type of its own", field.path);
                let label = "the name is not used";
                let help = "leave `type_name` out; only objects, enums and mixed kinds have a name";
                notes.warn(ids::UNUSED_SETTING, &field.location, message, label, help);
            }
        }
    }
}

fn argument(field: &ConfigField, id: OperationId, api: &Api, names: &Names, notes: &mut Diagnostics) {
    let mut arguments = api.operations[id.0].arguments.iter();
    let index = arguments.position(|argument| FieldPath::from(argument) == field.path);
    let given = index.and_then(|index| names.operation(id).arguments.get(index));
    if let (Some(wanted), Some(given)) = (&field.change.name, given)
        && given.as_str() != wanted
    {
        taken(wanted, given.as_str(), &field.location, notes);
    }
}

fn named(ty: &TypeRef) -> Option<crate::shape::TypeId> {
    match ty {
        TypeRef::Nullable(inner) => named(inner),
        TypeRef::Named(id) | TypeRef::Recursive(id) => Some(*id),
        _ => None,
    }
}

fn module(item: &Item, api: &Api, names: &Names, notes: &mut Diagnostics) {
    let Some(wanted) = &item.name else { return };
    let title = item.path.rsplit(" / ").next().unwrap_or_default();
    let is_request = api.operations.iter().any(|operation| is_of(item, operation));
    let mut modules = names.modules.iter().skip(1);
    if is_request || modules.any(|module| module.name.as_str() == wanted) {
        return;
    }
    if let Some(module) = names.modules.iter().skip(1).find(|module| module.title == title) {
        taken(wanted, module.name.as_str(), &item.location, notes);
    }
}

fn taken(wanted: &str, given: &str, location: &crate::diagnostic::Location, notes: &mut Diagnostics) {
    let message = format!("the name `{wanted}` is taken");
    let help = format!("choose another name; for now it is `{given}`");
    notes.warn(ids::NAME_TAKEN, location, message, "something else is called so", help);
}
