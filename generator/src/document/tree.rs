//! The collection's tree: its own settings, folders and items.

use serde_json::{Map, Value};

use super::pointer::Pointer;
use super::{Document, Folder, Item, Node, auth, behavior, entry, example, js, request, script, variable};
use crate::diagnostic::{Diagnostics, ids};

/// Reads a collection of version 2, with or without `info`.
pub(super) fn collection(object: Map<String, Value>, place: &Pointer<'_>, notes: &mut Diagnostics) -> Document {
    let mut document = Document::default();
    for (key, value) in object {
        let place = place.key(&key);
        match key.as_str() {
            "info" => info(&mut document, value, &place, notes),
            "name" if document.name.is_empty() => document.name = entry::string(value).unwrap_or_default(),
            "description" if document.description.is_empty() => document.description = entry::description(value),
            "item" => document.nodes = nodes(value, &place, notes),
            "auth" => document.auth = auth::read_auth(value, &place, notes),
            "variable" => document.variables = variable::read_variables(value, &place, notes),
            "protocolProfileBehavior" => document.behavior = behavior::read_behavior(value, &place, notes),
            "event" => document.scripts = script::read_scripts(value, &place, notes),
            _ => entry::unused(&value, &place, notes, &key),
        }
    }
    document
}

fn info(document: &mut Document, value: Value, place: &Pointer<'_>, notes: &mut Diagnostics) {
    let Value::Object(object) = value else { return };
    for (key, value) in object {
        match key.as_str() {
            "name" if js::truthy(&value) => document.name = js::to_text(value),
            "description" => document.description = entry::description(value),
            "version" => {}
            _ => entry::unused(&value, &place.key(&key), notes, &key),
        }
    }
}

/// Reads folders and items in order.
pub(super) fn nodes(value: Value, place: &Pointer<'_>, notes: &mut Diagnostics) -> Vec<Node> {
    let mut nodes = Vec::new();
    entry::each(value, place, |value, place| match value {
        Value::Object(object) => nodes.push(node(object, place, notes)),
        _ => place.warn(
            notes,
            ids::UNEXPECTED_VALUE,
            "an item that is no object is left out",
            "expected a request or a folder",
            "delete it, or enter the request again in Postman",
        ),
    });
    nodes
}

/// Reads a folder or an item: what has a truthy `item` is a folder, whatever else it has.
pub(super) fn node(mut object: Map<String, Value>, place: &Pointer<'_>, notes: &mut Diagnostics) -> Node {
    let name = match object.remove("name") {
        Some(name) if js::truthy(&name) => js::to_text(name),
        _ => String::new(),
    };
    let place = place.named(&name);
    if object.get("item").is_some_and(js::truthy) {
        Node::Folder(read_folder(name.clone(), object, &place, notes))
    } else {
        Node::Item(Box::new(read_item(name.clone(), object, &place, notes)))
    }
}

fn read_folder(name: String, object: Map<String, Value>, place: &Pointer<'_>, notes: &mut Diagnostics) -> Folder {
    let mut folder = Folder {
        name,
        location: place.location(),
        ..Folder::default()
    };
    for (key, value) in object {
        let place = place.key(&key);
        match key.as_str() {
            "description" => folder.description = entry::description(value),
            "item" => folder.nodes = nodes(value, &place, notes),
            "auth" => folder.auth = auth::read_auth(value, &place, notes),
            "protocolProfileBehavior" => folder.behavior = behavior::read_behavior(value, &place, notes),
            "event" => folder.scripts = script::read_scripts(value, &place, notes),
            "variable" => own_variables(&value, &place, notes),
            "request" => not_sent(&value, &place, notes),
            "response" => {}
            _ => entry::unused(&value, &place, notes, &key),
        }
    }
    folder
}

/// Reads an item that is no folder.
fn read_item(name: String, object: Map<String, Value>, place: &Pointer<'_>, notes: &mut Diagnostics) -> Item {
    let mut item = Item {
        name,
        location: place.location(),
        ..Item::default()
    };
    for (key, value) in object {
        let place = place.key(&key);
        match key.as_str() {
            "description" => item.description = entry::description(value),
            "request" => item.request = request::read_request(value, &place, notes),
            "response" => item.examples = example::read_examples(value, &place, notes),
            "protocolProfileBehavior" => item.behavior = behavior::read_behavior(value, &place, notes),
            "event" => item.scripts = script::read_scripts(value, &place, notes),
            "variable" => own_variables(&value, &place, notes),
            "item" => {}
            _ => entry::unused(&value, &place, notes, &key),
        }
    }
    item
}

fn own_variables(value: &Value, place: &Pointer<'_>, notes: &mut Diagnostics) {
    if value.as_array().is_some_and(|variables| !variables.is_empty()) {
        place.warn(
            notes,
            ids::VARIABLES_IGNORED,
            "variables of a folder or an item have no effect",
            "Postman reads only the collection's own",
            "move them to the collection or to an environment",
        );
    }
}

fn not_sent(value: &Value, place: &Pointer<'_>, notes: &mut Diagnostics) {
    if js::truthy(value) {
        place.warn(
            notes,
            ids::FOLDER_WITH_REQUEST,
            "a folder's own request is not sent",
            "an entry with `item` is a folder",
            "move the request into an item of its own",
        );
    }
}
