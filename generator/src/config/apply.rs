//! From API to API: what is decided about a request stands beside it afterwards.

use super::field::FieldPath;
use super::{Config, ConfigField, Item};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::api::{
    self, Api, Argument, ArgumentId, ArgumentType, Body, Change, Content, FileGiven, Folder, Given, Header, Operation,
    Override, Part, Place, Proof, Required, Retype, Target, Template, Why,
};
use crate::diagnostic::{Diagnostics, ids};
use crate::suggest;

/// The API with the decisions in it.
pub fn apply(config: &Config, mut api: Api, notes: &mut Diagnostics) -> Api {
    api.answers = config.answers;
    api.extra = config.extra;
    api.derive = config.derive;
    api.required = config.required;
    if config.required == Proof::Marks {
        let arguments = api.operations.iter_mut().flat_map(|operation| &mut operation.arguments);
        for argument in arguments.filter(|argument| {
            matches!(
                argument.required.why,
                Why::SwitchedOn | Why::OthersOff | Why::Variable | Why::Search
            )
        }) {
            argument.required = Required::no(Why::Configuration);
        }
    }
    for item in &config.items {
        for operation in api.operations.iter_mut().filter(|operation| is_of(item, operation)) {
            item_of(item, operation, notes);
        }
        if let Some(name) = &item.name {
            rename(&mut api.root, "", &item.path, name);
        }
    }
    api
}

/// Whether a table speaks of a request: by its path, or by its path and its number among requests of one path.
pub(super) fn is_of(item: &Item, operation: &Operation) -> bool {
    let path = operation.item_path();
    item.path == path || item.path == format!("{path} #{}", operation.overrides.number)
}

/// `Users / Update a user`
pub(super) fn joined(folder: &str, name: &str) -> String {
    match folder {
        "" => name.to_owned(),
        folder => format!("{folder} / {name}"),
    }
}

fn rename(folder: &mut Folder, around: &str, path: &str, name: &str) {
    for child in &mut folder.folders {
        let own = joined(around, &child.name);
        if own == path {
            child.module = Some(name.to_owned());
        }
        rename(child, &own, path, name);
    }
}

fn item_of(item: &Item, operation: &mut Operation, notes: &mut Diagnostics) {
    operation.overrides.name.clone_from(&item.name);
    operation.overrides.paging.clone_from(&item.paging);
    for field in &item.fields {
        match &field.path {
            FieldPath::Json(target, steps) if steps.is_empty() && is_whole(*target, &field.change, operation) => {}
            FieldPath::Json(target, steps) => operation.overrides.places.push(Override {
                target: *target,
                steps: steps.clone(),
                change: field.change.clone(),
            }),
            FieldPath::Argument(place, key) => argument(field, *place, key, operation, notes),
        }
    }
    // A map is made before its values are decided.
    operation.overrides.places.sort_by_key(|place| place.steps.len());
}

/// Makes a whole body a file or text, or an answer bytes, if that is decided.
fn is_whole(target: Target, change: &Change, operation: &mut Operation) -> bool {
    match (target, &change.ty) {
        (Target::Body, Some(Retype::File)) => match sent_text(&operation.body) {
            Some(text) => operation.body = Body::of_content(&text),
            None => return matches!(operation.body, Body::File { .. }),
        },
        (Target::Body, Some(Retype::Text)) => match sent_text(&operation.body) {
            Some(replay) => {
                let sample = replay.clone();
                operation.body = Body::Text { replay, sample };
            }
            None => return false,
        },
        (Target::Answer(status), Some(Retype::Bytes)) => {
            let Some(case) = operation.cases.iter_mut().find(|case| case.status == status) else {
                return false;
            };
            let contents = case.examples.iter_mut().map(|example| &mut example.content);
            contents
                .filter(|content| **content != Content::Empty)
                .for_each(|content| *content = Content::Binary);
        }
        _ => return false,
    }
    true
}

/// The text of a body that the caller gives as a whole.
fn sent_text(body: &Body) -> Option<String> {
    match body {
        Body::Text { replay, .. } => Some(replay.clone()),
        Body::Json {
            replay: Given::Data(text) | Given::Verbatim(text),
            ..
        } => Some(text.clone()),
        Body::File {
            replay: FileGiven {
                base64: Some(content), ..
            },
            ..
        } => String::from_utf8(STANDARD.decode(content).ok()?).ok(),
        _ => None,
    }
}

fn argument(field: &ConfigField, place: Place, key: &str, operation: &mut Operation, notes: &mut Diagnostics) {
    let is_it = |argument: &Argument| argument.place == place && argument.key == key;
    if place == Place::Header && field.change.required.is_some() {
        free_header(key, operation);
    }
    let arguments = operation.arguments.iter();
    let keys = arguments.map(|argument| FieldPath::from(argument).to_string());
    let keys: Vec<String> = keys.collect();
    let is_multipart = matches!(operation.body, Body::Multipart { .. });
    let Some(found) = operation.arguments.iter_mut().find(|argument| is_it(argument)) else {
        let message = format!("the request has no argument `{}`", field.path);
        let otherwise = "`postman-codegen inspect` lists what a request takes";
        unused(field, message, &keys, otherwise, notes);
        return;
    };
    let change = &field.change;
    if change.ty == Some(Retype::File) && !is_multipart {
        return refuse(
            field,
            "only a part of a multipart form is a file",
            "leave `type` out",
            notes,
        );
    }
    if let Some(name) = &change.name {
        found.name = Some(name.clone());
    }
    match change.required {
        Some(false) if place == Place::Path || place == Place::Text => {
            let message = "what stands in the URL's path or in a text cannot be optional";
            refuse(field, message, "leave `required` out", notes);
        }
        Some(_) if place == Place::Client => {
            let message = "a call need not give what is a setting of the client";
            refuse(
                field,
                message,
                "leave `required` out, or switch off `lift` in `[client]`",
                notes,
            );
        }
        Some(true) if place == Place::Path || place == Place::Text => {}
        Some(value) => (found.required.value, found.required.why) = (value, Why::Configuration),
        None => {}
    }
    if change.type_name.is_some() {
        refuse(
            field,
            "an argument has no type of its own",
            "leave `type_name` out",
            notes,
        );
    }
    if let Some(wanted) = &change.ty {
        retype(field, wanted, found, notes);
    }
}

/// Makes an argument of a header that each call sends, whose value is the collection's own.
fn free_header(key: &str, operation: &mut Operation) {
    for header in &mut operation.headers {
        if let Header::Constant {
            name,
            value: Template(parts),
        } = header
            && name == key
            && let [Part::Text(text)] = parts.as_slice()
        {
            operation.arguments.push(api::header_argument(name, text));
            *header = Header::Argument(ArgumentId(operation.arguments.len() - 1));
        }
    }
}

/// Warns of a setting that decides nothing; it may have meant one of `known`.
pub(super) fn unused(field: &ConfigField, message: String, known: &[String], otherwise: &str, notes: &mut Diagnostics) {
    let help = suggest::help(&field.path.to_string(), known.iter().map(String::as_str), otherwise);
    let label = "it decides nothing";
    notes.warn(ids::UNUSED_SETTING, &field.location, message, label, help);
}

fn retype(field: &ConfigField, wanted: &Retype, argument: &mut Argument, notes: &mut Diagnostics) {
    let ty = match wanted {
        Retype::Text => {
            argument.allowed.clear();
            ArgumentType::Text
        }
        Retype::Enum(values) => {
            argument.allowed.clone_from(values);
            ArgumentType::Text
        }
        Retype::Integer => ArgumentType::Integer,
        Retype::Number => ArgumentType::Number,
        Retype::Boolean => ArgumentType::Boolean,
        Retype::Json if argument.place == Place::Field && !argument.list => ArgumentType::Json,
        Retype::File if argument.place == Place::Field => ArgumentType::File,
        _ => {
            let help = "write `text`, `integer`, `number`, `boolean` or `enum` with its `values`; of a field of a form also `json` or `file`";
            return refuse(field, "an argument cannot have this type", help, notes);
        }
    };
    let is_text = |given: &Given| matches!(given, Given::Data(_) | Given::Verbatim(_));
    let is_file = argument.ty == ArgumentType::File && !argument.replay.iter().all(is_text);
    if is_file || argument.ty == ArgumentType::Flag || argument.place == Place::Header {
        let message = "the type of a file, a flag or a header is fixed";
        return refuse(field, message, "leave `type` out", notes);
    }
    if ty == ArgumentType::File {
        argument.replay.iter_mut().for_each(api::as_it_stands);
    }
    if ty == ArgumentType::Json {
        let texts = argument.replay.iter().filter_map(|given| match given {
            Given::Data(text) | Given::Verbatim(text) => serde_json::from_str(text).ok(),
            Given::File(_) | Given::Set => None,
        });
        argument.json = texts.collect();
    }
    if argument.fits(ty) {
        (argument.ty, argument.ty_why) = (ty, Why::Configuration);
    } else {
        let message = "the collection's own value is not of this type";
        refuse(field, message, "save another value in Postman", notes);
    }
}

fn refuse(field: &ConfigField, message: &str, help: &str, notes: &mut Diagnostics) {
    let message = format!("`{}`: {message}", field.path);
    notes.error(ids::INVALID_SETTING, &field.location, message, "this cannot be", help);
}
