//! Version 3: a directory of YAML files, one per request (postman-format.md, 1.5).
//!
//! ```text
//! Pets/.resources/definition.yaml                               the collection
//! Pets/List pets.request.yaml                                   a request
//! Pets/.resources/List pets.resources/examples/200.example.yaml a saved answer
//! Pets/Owners/.resources/definition.yaml                        a folder
//! ```

mod request;

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::pointer::Pointer;
use super::{Document, Folder, Item, Node, auth, behavior, entry, example, script, variable, yaml};
use crate::diagnostic::{Diagnostics, ids};
use crate::source::Source;

/// A directory with what is in it; files by their index in the source.
#[derive(Debug, Default)]
struct Directory {
    definition: Option<usize>,
    requests: Vec<(String, usize)>,
    /// The files below `.resources`, by their path from there.
    resources: BTreeMap<String, usize>,
    directories: BTreeMap<String, Directory>,
}

/// The keys of a definition that say something about a collection or a folder.
#[derive(Default)]
struct Definition {
    name: String,
    order: Option<f64>,
    document: Document,
}

/// Reads the collection whose files stand in `source.others`.
pub(super) fn read_directory(source: &Source, notes: &mut Diagnostics) -> Document {
    let mut root = Directory::default();
    for (index, file) in source.others.iter().enumerate() {
        let path = file.name.strip_prefix(&source.collection.name).unwrap_or(&file.name);
        let steps: Vec<&str> = path.trim_start_matches(['/', '\\']).split(['/', '\\']).collect();
        add(&mut root, &steps, Source::FIRST_OTHER + index);
    }
    let definition = definition(source, &root, &[], notes);
    let folder = source.collection.name.trim_end_matches(['/', '\\']);
    let name = folder.rsplit(['/', '\\']).next().unwrap_or_default();
    Document {
        name: or(definition.name, name),
        nodes: nodes(source, &root, &mut Vec::new(), notes),
        ..definition.document
    }
}

fn or(text: String, other: &str) -> String {
    if text.is_empty() { other.to_owned() } else { text }
}

fn add(directory: &mut Directory, steps: &[&str], index: usize) {
    match steps {
        [".resources", "definition.yaml" | "definition.yml"] => directory.definition = Some(index),
        [".resources", rest @ ..] => {
            directory.resources.insert(rest.join("/"), index);
        }
        [name] => directory.requests.push(((*name).to_owned(), index)),
        [name, rest @ ..] => {
            let inner = directory.directories.entry((*name).to_owned()).or_default();
            add(inner, rest, index);
        }
        [] => {}
    }
}

/// Requests and folders by `order`; without one they come last, by name.
fn nodes(source: &Source, directory: &Directory, path: &mut Vec<String>, notes: &mut Diagnostics) -> Vec<Node> {
    let mut nodes: Vec<(Option<f64>, Node)> = Vec::new();
    for (file, index) in &directory.requests {
        nodes.extend(read_item(source, directory, (file, *index), path, notes));
    }
    for (name, directory) in &directory.directories {
        path.push(name.clone());
        let mut definition = definition(source, directory, path, notes);
        definition.name = or(definition.name, name);
        if let Some(last) = path.last_mut() {
            last.clone_from(&definition.name);
        }
        let order = definition.order;
        nodes.push((order, Node::Folder(folder(source, directory, definition, path, notes))));
        path.pop();
    }
    let order = |(order, _): &(Option<f64>, Node)| order.unwrap_or(f64::INFINITY);
    nodes.sort_by(|left, right| order(left).total_cmp(&order(right)));
    nodes.into_iter().map(|(_, node)| node).collect()
}

fn folder(
    source: &Source,
    directory: &Directory,
    definition: Definition,
    path: &mut Vec<String>,
    notes: &mut Diagnostics,
) -> Folder {
    let mut location = Pointer::file(directory.definition.unwrap_or_default()).location();
    location.path.clone_from(path);
    Folder {
        name: definition.name,
        description: definition.document.description,
        auth: definition.document.auth,
        behavior: definition.document.behavior,
        scripts: definition.document.scripts,
        nodes: nodes(source, directory, path, notes),
        location,
    }
}

fn definition(source: &Source, directory: &Directory, path: &[String], notes: &mut Diagnostics) -> Definition {
    let mut definition = Definition::default();
    let object = directory
        .definition
        .and_then(|index| Some((index, parse(source, index, notes)?)));
    if let Some((index, object)) = object {
        Pointer::file(index).within(path, &mut |place| fill(&mut definition, &object, place, notes));
    }
    definition
}

fn fill(definition: &mut Definition, object: &Map<String, Value>, place: &Pointer<'_>, notes: &mut Diagnostics) {
    let document = &mut definition.document;
    for (key, value) in object {
        let (place, value) = (place.key(key), value.clone());
        match key.as_str() {
            "name" => definition.name = entry::string(value).unwrap_or_default(),
            "description" => document.description = entry::description(value),
            "order" => definition.order = value.as_f64(),
            "variables" => document.variables = variable::read_variables(entry::listed(value), &place, notes),
            "auth" => document.auth = auth::read_auth(request::auth(value, &place, notes), &place, notes),
            "scripts" => document.scripts = script::read_scripts(request::events(value), &place, notes),
            "settings" => document.behavior = behavior::read_behavior(value, &place, notes),
            "$kind" => {}
            _ => entry::unused(&value, &place, notes, key),
        }
    }
}

fn read_item(
    source: &Source,
    directory: &Directory,
    (file, index): (&str, usize),
    path: &[String],
    notes: &mut Diagnostics,
) -> Option<(Option<f64>, Node)> {
    let object = parse(source, index, notes)?;
    let stem = file.strip_suffix(".yaml").or(file.strip_suffix(".yml")).unwrap_or(file);
    let stem = stem.strip_suffix(".request").unwrap_or(stem);
    let name = object.get("name").cloned().and_then(entry::string);
    let name = or(name.unwrap_or_default(), stem);
    let order = object.get("order").and_then(Value::as_f64);
    // The directory that the request names, else the one named after it.
    let usual = format!("{stem}.resources/examples");
    let folder = object.get("examples").and_then(Value::as_str).unwrap_or(&usual);
    let mut item = None;
    Pointer::file(index).within(path, &mut |place| {
        let place = place.named(&name);
        if is_request(&object, &place, notes) {
            item = Some(Item {
                name: name.clone(),
                examples: examples(source, directory, folder, &place, notes),
                ..request::read_item(&object, &place, notes)
            });
        }
    });
    item.map(|item| (order, Node::Item(Box::new(item))))
}

/// Other kinds share the tree; files without a kind belong to other tools.
fn is_request(object: &Map<String, Value>, place: &Pointer<'_>, notes: &mut Diagnostics) -> bool {
    match object.get("$kind").and_then(Value::as_str) {
        Some("http-request") => true,
        None => object.contains_key("url"),
        Some(kind) => {
            place.warn(
                notes,
                ids::UNSUPPORTED_PROTOCOL,
                format!("a request of kind `{kind}` is left out"),
                "expected `http-request`",
                "call it with a library for its protocol",
            );
            false
        }
    }
}

/// The examples of a request in a directory of its resources.
fn examples(
    source: &Source,
    directory: &Directory,
    folder: &str,
    place: &Pointer<'_>,
    notes: &mut Diagnostics,
) -> Vec<super::Example> {
    let folder = folder
        .trim_start_matches("./")
        .trim_start_matches(".resources/")
        .trim_end_matches('/');
    let mut examples = Vec::new();
    for (path, index) in &directory.resources {
        let Some(file) = path.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/')) else {
            continue;
        };
        let Some(object) = parse(source, *index, notes) else {
            continue;
        };
        let order = object.get("order").and_then(Value::as_f64).unwrap_or(f64::INFINITY);
        let inner = Pointer::file(*index);
        let names = place.location().path;
        inner.within(&names, &mut |place| {
            let (response, request) = request::example(&object, file, place, notes);
            let read = example::read_examples(Value::Array(vec![response]), place, notes);
            examples.extend(read.into_iter().map(|example| {
                let request = request.clone().map(Box::new);
                (order, super::Example { request, ..example })
            }));
        });
    }
    examples.sort_by(|(left, _), (right, _)| left.total_cmp(right));
    examples.into_iter().map(|(_, example)| example).collect()
}

/// The file as an object; one that is none is reported and left out, as Postman does.
fn parse(source: &Source, index: usize, notes: &mut Diagnostics) -> Option<Map<String, Value>> {
    let file = source.file(index)?;
    let place = Pointer::file(index);
    let (wrong, label) = match yaml::parse(&file.text) {
        Ok(Value::Object(object)) => return Some(object),
        Ok(_) => ("holds no map is left out".to_owned(), "expected `key: value` lines"),
        Err(reason) => (format!("is not valid YAML is left out: {reason}"), "expected YAML"),
    };
    let help = "correct the file; text that begins with `{{` must stand in quotes";
    place.warn(notes, ids::INVALID_YAML, format!("a file that {wrong}"), label, help);
    None
}
