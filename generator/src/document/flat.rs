//! Version 1 collections: a flat list of requests, put into a tree by lists of ids (postman-format.md, 1.4).
//!
//! `{"order": ["r1"], "folders": [{"id": "f", "order": ["r2"]}], "requests": [{"id": "r1"}, {"id": "r2"}]}` is read as
//! the folder `f` with `r2`, then `r1`: folders come before requests at each level.

mod auth;
mod keys;
mod request;

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value};

use super::pointer::Pointer;
use super::{AuthKind, Document, Folder, Item, Node, behavior, entry, js, script, variable, walk_items};
use crate::diagnostic::{Diagnostics, ids};

type Object = Map<String, Value>;

/// The lists of a collection by id, each with its index.
struct Flat<'a> {
    requests: HashMap<String, (usize, &'a Object)>,
    folders: HashMap<String, (usize, &'a Object)>,
    /// Ids of folders that another folder lists.
    inner: HashSet<String>,
    place: &'a Pointer<'a>,
}

/// Reads a collection of version 1.
pub(super) fn read_flat(object: &Object, place: &Pointer<'_>, notes: &mut Diagnostics) -> Document {
    let folders = by_id(object, "folders");
    let inner = folders.values().flat_map(|(_, folder)| names(folder, "folders_order"));
    let mut flat = Flat {
        requests: by_id(object, "requests"),
        inner: inner.collect(),
        folders,
        place,
    };
    let mut document = Document {
        name: member_text(object, "name"),
        description: description(object),
        auth: auth::read_auth(object, place, notes).filter(|auth| auth.kind != AuthKind::NoAuth),
        variables: variables(object, place, notes),
        scripts: scripts(object, place, notes),
        behavior: behavior(object, place, notes),
        ..Document::default()
    };
    let outer = match object.get("folders_order") {
        // An empty list is none: old backups have it beside folders that hold requests.
        Some(Value::Array(order)) if !order.is_empty() => names(object, "folders_order"),
        _ => objects(object, "folders")
            .filter_map(|(_, folder)| id(folder))
            .collect(),
    };
    let outer = once_each(outer).into_iter().filter(|id| !flat.inner.contains(id));
    for id in outer.collect::<Vec<String>>() {
        let folder = folder(&mut flat, &id, &mut Vec::new(), notes);
        document.nodes.extend(folder.map(Node::Folder));
    }
    let order = once_each(names(object, "order"));
    document.nodes.extend(items(&flat, order, &[], notes));
    keys::report(object, keys::COLLECTION, place, notes);
    report_unlisted(&document.nodes, &flat, notes);
    document
}

fn once_each(ids: Vec<String>) -> Vec<String> {
    let mut seen = HashSet::new();
    ids.into_iter().filter(|id| seen.insert(id.clone())).collect()
}

fn description(object: &Object) -> String {
    object
        .get("description")
        .cloned()
        .map(entry::description)
        .unwrap_or_default()
}

fn behavior(object: &Object, place: &Pointer<'_>, notes: &mut Diagnostics) -> super::Behavior {
    let value = object.get("protocolProfileBehavior").cloned().unwrap_or_default();
    behavior::read_behavior(value, &place.key("protocolProfileBehavior"), notes)
}

/// Takes the folder out of the lists, so that none can hold itself.
fn folder(flat: &mut Flat<'_>, id: &str, path: &mut Vec<String>, notes: &mut Diagnostics) -> Option<Folder> {
    let (index, object) = flat.folders.remove(id)?;
    let (root, name) = (*flat.place, member_text(object, "name"));
    path.push(name.clone());
    let list = root.key("folders");
    let place = list.index(index);
    let mut location = place.location();
    location.path.clone_from(path);
    let mut read = Folder {
        description: description(object),
        auth: auth::read_auth(object, &place.named(&name), notes),
        scripts: scripts(object, &place.named(&name), notes),
        behavior: behavior(object, &place, notes),
        name,
        location,
        ..Folder::default()
    };
    keys::report(object, keys::FOLDER, &place.named(&read.name), notes);
    for id in names(object, "folders_order") {
        read.nodes.extend(folder(flat, &id, path, notes).map(Node::Folder));
    }
    read.nodes.extend(items(flat, names(object, "order"), path, notes));
    path.pop();
    Some(read)
}

fn items(flat: &Flat<'_>, order: Vec<String>, path: &[String], notes: &mut Diagnostics) -> Vec<Node> {
    let list = flat.place.key("requests");
    let requests = order.iter().filter_map(|id| flat.requests.get(id));
    let mut nodes = Vec::new();
    for (index, object) in requests {
        list.index(*index).within(path, &mut |place| {
            nodes.push(Node::Item(Box::new(read_item(flat, object, place, notes))));
        });
    }
    nodes
}

fn read_item(flat: &Flat<'_>, object: &Object, place: &Pointer<'_>, notes: &mut Diagnostics) -> Item {
    let name = member_text(object, "name");
    let place = &place.named(&name);
    keys::report(object, keys::REQUEST, place, notes);
    let mut item = Item {
        request: Some(request::read_request(object, place, notes)),
        scripts: scripts(object, place, notes),
        behavior: behavior(object, place, notes),
        location: place.location(),
        ..Item::default()
    };
    let examples = place.key("responses");
    for (index, response) in responses(object) {
        let request = |id: &str| flat.requests.get(id).map(|(_, request)| *request);
        let example = request::example(response, &request, &examples.index(index), notes);
        item.examples.push(example);
    }
    item.name = name;
    item
}

/// The saved responses in the order of `responses_order`, else as they stand.
fn responses(object: &Object) -> Vec<(usize, &Object)> {
    let mut responses: Vec<(usize, &Object)> = objects(object, "responses").collect();
    let order = names(object, "responses_order");
    if !order.is_empty() {
        let rank = |object: &Object| id(object).and_then(|id| order.iter().position(|other| *other == id));
        responses.retain(|(_, object)| rank(object).is_some());
        responses.sort_by_key(|(_, object)| rank(object));
    }
    responses
}

fn variables(object: &Object, place: &Pointer<'_>, notes: &mut Diagnostics) -> Vec<super::Variable> {
    let has_several = object.get("variables").is_some_and(js::truthy);
    let key = if has_several { "variables" } else { "variable" };
    let elements = list(object, key).iter().cloned().map(renamed);
    variable::read_variables(elements.collect(), &place.key(key), notes)
}

/// The key may stand in `id`; `text` is what `string` is now.
fn renamed(mut value: Value) -> Value {
    if let Some(object) = value.as_object_mut() {
        if !object.get("key").is_some_and(js::truthy)
            && let Some(id) = object.remove("id")
        {
            object.insert("key".to_owned(), id);
        }
        if object.get("type").and_then(Value::as_str) == Some("text") {
            object.insert("type".to_owned(), Value::String("string".to_owned()));
        }
    }
    value
}

/// `events` where there are no scripts of the old form, else these.
fn scripts(object: &Object, place: &Pointer<'_>, notes: &mut Diagnostics) -> Vec<super::Script> {
    let get = |key: &str| object.get(key).cloned().unwrap_or_default();
    let mut old = vec![("test", "tests"), ("prerequest", "preRequestScript")];
    old.retain(|(_, key)| js::truthy(&get(key)));
    if old.is_empty() {
        return script::read_scripts(get("events"), &place.key("events"), notes);
    }
    let scripts = old
        .into_iter()
        .filter_map(|(listen, key)| script::read_script(listen, get(key), &place.key(key), notes));
    scripts.collect()
}

fn by_id<'a>(object: &'a Object, key: &str) -> HashMap<String, (usize, &'a Object)> {
    let objects = objects(object, key);
    objects
        .filter_map(|(index, object)| Some((id(object)?, (index, object))))
        .collect()
}

fn list<'a>(object: &'a Object, key: &str) -> &'a [Value] {
    object.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// The objects of a list with their indices.
fn objects<'a>(object: &'a Object, key: &str) -> impl Iterator<Item = (usize, &'a Object)> {
    let list = list(object, key).iter().enumerate();
    list.filter_map(|(index, value)| Some((index, value.as_object()?)))
}

/// The ids in a list of ids.
fn names(object: &Object, key: &str) -> Vec<String> {
    list(object, key).iter().cloned().map(js::to_text).collect()
}

fn id(object: &Object) -> Option<String> {
    object.get("id").filter(|id| !id.is_null()).cloned().map(js::to_text)
}

fn member_text(object: &Object, key: &str) -> String {
    let text = object.get(key).filter(|text| js::truthy(text));
    text.cloned().map(js::to_text).unwrap_or_default()
}

/// Postman shows and sends only what an `order` names.
fn report_unlisted(nodes: &[Node], flat: &Flat<'_>, notes: &mut Diagnostics) {
    let listed = pointers(nodes);
    let list = flat.place.key("requests");
    let mut requests: Vec<_> = flat.requests.values().collect();
    requests.sort_by_key(|(index, _)| *index);
    for (index, request) in requests {
        let (name, place) = (member_text(request, "name"), list.index(*index));
        if !listed.contains(place.location().pointer.as_str()) {
            place.named(&name).warn(
                notes,
                ids::UNLISTED_REQUEST,
                "a request that no `order` names is left out",
                "its `id` stands neither in the collection's `order` nor in that of a listed folder",
                "add its `id` to an `order`, or delete it",
            );
        }
    }
}

/// Where the items stand.
fn pointers(nodes: &[Node]) -> HashSet<&str> {
    walk_items(nodes).map(|item| item.location.pointer.as_str()).collect()
}
