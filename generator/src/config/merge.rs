//! From API to API: requests that are alike become one operation.
//!
//! Requests are alike if method, path, body mode, constants, credential and settings are equal and their JSON bodies
//! do not contradict each other. The first one gives the name and the place; what the others take besides is
//! optional, and their answers are joined to its own.

use std::collections::HashMap;

use crate::api::{
    Api, Argument, ArgumentId, ArgumentType, Body, Case, Folder, FormField, Header, Operation, OperationId, Outcome,
    Part, Place, QueryEntry, Required, Template, Why,
};
use crate::diagnostic::{Diagnostics, ids};

mod bodies;

/// The API with one operation for requests that are alike; a request that is not quite is reported and stays.
pub fn merge(api: Api, notes: &mut Diagnostics) -> Api {
    if !api.operations.iter().any(|operation| operation.overrides.merge) {
        return api;
    }
    let mut kept: Vec<Operation> = Vec::new();
    let mut alike: HashMap<String, Vec<usize>> = HashMap::new();
    let mut moved: Vec<Option<OperationId>> = Vec::new();
    for operation in api.operations {
        let group = alike.entry(endpoint(&operation)).or_default();
        let mergeable = operation.overrides.merge;
        let mut reason = None;
        let mut joined = None;
        for index in group.iter().copied().filter(|_| mergeable) {
            let Some(first) = kept.get(index) else { continue };
            match join(first, &operation) {
                Ok(one) => {
                    joined = Some((index, one));
                    break;
                }
                Err(why) => reason = reason.or(Some((first.item_path(), why))),
            }
        }
        match (joined, reason) {
            (Some((index, one)), _) => {
                if let Some(slot) = kept.get_mut(index) {
                    *slot = one;
                }
                moved.push(None);
                continue;
            }
            (None, Some((first, why))) => report(&operation, &first, &why, notes),
            (None, None) => {}
        }
        if mergeable {
            group.push(kept.len());
        }
        moved.push(Some(OperationId(kept.len())));
        kept.push(operation);
    }
    Api {
        root: renumber(api.root, &moved),
        operations: kept,
        ..api
    }
}

fn report(operation: &Operation, first: &str, why: &str, notes: &mut Diagnostics) {
    let message = format!("the request cannot be merged with `{}`: {why}", first.escape_debug());
    let help = "make the requests alike in Postman; for now this one stays a method of its own";
    notes.warn(ids::UNMERGED_REQUEST, &operation.location, message, "not merged", help);
}

fn renumber(folder: Folder, moved: &[Option<OperationId>]) -> Folder {
    let place = |id: OperationId| moved.get(id.0).copied().flatten();
    let folders = folder.folders.into_iter();
    Folder {
        operations: folder.operations.into_iter().filter_map(place).collect(),
        folders: folders.map(|folder| renumber(folder, moved)).collect(),
        ..folder
    }
}

/// Method, URL without query, and body mode.
fn endpoint(operation: &Operation) -> String {
    let mode = match &operation.body {
        Body::Constant(_) | Body::Template(_) => "constant",
        body => body.mode(),
    };
    format!("{} {} {mode}", operation.method, spell(&operation.url, operation))
}

/// A template with the keys of its arguments.
fn spell(template: &Template, operation: &Operation) -> String {
    let part = |part: &Part| match part {
        Part::Text(text) => format!("{text:?}"),
        Part::Setting(id) => format!("[{}]", id.0),
        Part::Argument(id) => {
            let key = operation.arguments.get(id.0).map(|argument| argument.key.as_str());
            format!("<{:?}>", key.unwrap_or_default())
        }
        Part::Dynamic(name) | Part::Computed(name) => format!("${name:?}"),
    };
    template.0.iter().map(part).collect()
}

/// One operation of two, or why there cannot be one.
fn join(first: &Operation, other: &Operation) -> Result<Operation, String> {
    let credential =
        |operation: &Operation| -> Vec<_> { operation.authentications.iter().map(|used| used.credential).collect() };
    if credential(first) != credential(other) {
        return Err("they authenticate differently".to_owned());
    }
    if first.behavior != other.behavior {
        return Err("their settings differ".to_owned());
    }
    if constants(first) != constants(other) {
        return Err("the constant parts of their queries or headers differ".to_owned());
    }
    let mut joined = first.clone();
    for (used, other) in joined.authentications.iter_mut().zip(&other.authentications) {
        used.instead.retain(|id| other.instead.contains(id));
    }
    let ids = arguments(&mut joined.arguments, &other.arguments)?;
    let query = other.query.iter().filter_map(|entry| match entry {
        QueryEntry::Argument(id) => Some(QueryEntry::Argument(renumbered(&ids, *id))),
        QueryEntry::Constant { .. } | QueryEntry::Credential(_) => None,
    });
    query.for_each(|entry| push_new(&mut joined.query, entry));
    let headers = other.headers.iter().filter_map(|header| match header {
        Header::Argument(id) => Some(Header::Argument(renumbered(&ids, *id))),
        Header::Constant { .. } => None,
    });
    headers.for_each(|header| push_new(&mut joined.headers, header));
    bodies::join(&mut joined.body, &other.body, &ids)?;
    cases(&mut joined.cases, &other.cases);
    joined.refusals.extend(other.refusals.iter().cloned());
    let schemas = other.schemas.iter().cloned();
    schemas.for_each(|schema| push_new(&mut joined.schemas, schema));
    joined.overrides.places.extend(other.overrides.places.iter().cloned());
    joined.overrides.places.sort_by_key(|place| place.steps.len());
    if joined.overrides.paging.is_none() {
        joined.overrides.paging.clone_from(&other.overrides.paging);
    }
    if joined.overrides.name.is_none() {
        joined.overrides.name.clone_from(&other.overrides.name);
    }
    if joined.description.is_empty() {
        joined.description.clone_from(&other.description);
    }
    Ok(joined)
}

fn push_new<T: PartialEq>(list: &mut Vec<T>, one: T) {
    if !list.contains(&one) {
        list.push(one);
    }
}

/// What both always send, spelled out.
fn constants(operation: &Operation) -> Vec<String> {
    let text = |template: &Template| spell(template, operation);
    let query = operation.query.iter().filter_map(|entry| match entry {
        QueryEntry::Constant { key, value } => {
            Some(format!("?{:?}={:?}", key.as_ref().map(text), value.as_ref().map(text)))
        }
        QueryEntry::Credential(key) => Some(format!("?{key:?}")),
        QueryEntry::Argument(_) => None,
    });
    let headers = operation.headers.iter().filter_map(|header| match header {
        Header::Constant { name, value } => Some(format!("{}: {}", name.to_lowercase(), text(value))),
        Header::Argument(_) => None,
    });
    let mut constants: Vec<String> = query.chain(headers).collect();
    constants.sort();
    constants
}

fn renumbered(ids: &[ArgumentId], id: ArgumentId) -> ArgumentId {
    ids.get(id.0).copied().unwrap_or(id)
}

/// Adds the arguments of another operation; gives their new ids. What only one has is optional.
fn arguments(list: &mut Vec<Argument>, others: &[Argument]) -> Result<Vec<ArgumentId>, String> {
    let mut ids = Vec::with_capacity(others.len());
    let own = list.len();
    for other in others {
        let same = |argument: &Argument| argument.place == other.place && argument.key == other.key;
        let known = list
            .iter()
            .enumerate()
            .position(|(index, argument)| index < own && same(argument) && !ids.contains(&ArgumentId(index)));
        match known.and_then(|index| list.get_mut(index).map(|argument| (index, argument))) {
            Some((index, argument)) => {
                both(argument, other)?;
                ids.push(ArgumentId(index));
            }
            None => {
                ids.push(ArgumentId(list.len()));
                list.push(Argument {
                    required: Required::no(Why::Merged),
                    replay: Vec::new(),
                    ..other.clone()
                });
            }
        }
    }
    for (index, argument) in list.iter_mut().enumerate().take(own) {
        if !ids.contains(&ArgumentId(index)) && !matches!(argument.place, Place::Path | Place::Text) {
            argument.required = Required::no(Why::Merged);
        }
    }
    Ok(ids)
}

fn both(argument: &mut Argument, other: &Argument) -> Result<(), String> {
    use ArgumentType::{Boolean, File, Flag, Integer, Json, Nested, Number, Text};
    let ty = match (argument.ty, other.ty) {
        (one, other) if one == other => one,
        (Integer, Number) | (Number, Integer) => Number,
        (Text | Integer | Number | Boolean | Json, Text | Integer | Number | Boolean | Json) => Text,
        (File | Flag | Nested, _) | (_, File | Flag | Nested) => {
            return Err(format!("`{}` is a file, a flag or fields in one only", argument.key));
        }
    };
    if argument.counted != other.counted {
        return Err(format!("`{}` counts its values in one only", argument.key));
    }
    let is_list = |one: &Argument| one.list && !one.joined;
    if argument.joined && is_list(other) || other.joined && is_list(argument) {
        return Err(format!("`{}` has commas between its values in one only", argument.key));
    }
    argument.joined |= other.joined;
    if ty != argument.ty {
        let ty = if argument.fits(ty) { ty } else { Text };
        (argument.ty, argument.ty_why) = (ty, Why::Merged);
    }
    if !other.required.value && argument.required.value {
        argument.required = other.required;
    }
    argument.list |= other.list;
    argument.json.extend(other.json.iter().cloned());
    if argument.description.is_empty() {
        argument.description.clone_from(&other.description);
    }
    argument.sample = argument.sample.take().or_else(|| other.sample.clone());
    argument.name = argument.name.take().or_else(|| other.name.clone());
    // Values that only one of them lists are allowed in neither.
    if argument.allowed != other.allowed {
        argument.allowed.clear();
    }
    Ok(())
}

/// Joins the answers by status, ascending.
fn cases(list: &mut Vec<Case>, others: &[Case]) {
    for other in others {
        match list.iter_mut().find(|case| case.status == other.status) {
            Some(case) => {
                case.examples.extend(other.examples.iter().cloned());
                for code in &other.codes {
                    if !case.codes.iter().any(|known| known.code == code.code) {
                        case.codes.push(code.clone());
                    }
                }
            }
            None => list.push(other.clone()),
        }
    }
    list.sort_by_key(|case| case.status);
    if list.iter().any(|case| case.status < 300) {
        for case in list.iter_mut().filter(|case| case.status >= 300) {
            case.outcome = Outcome::Failure;
        }
    }
}

/// A field's argument with its new id.
fn field(field: &FormField, ids: &[ArgumentId]) -> FormField {
    let mut field = field.clone();
    if let FormField::Argument { argument, .. } = &mut field {
        *argument = renumbered(ids, *argument);
    }
    field
}
