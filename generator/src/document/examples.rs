//! Answers that are kept beside the collection: in other collections, learned from runs or saved in a fork.
//!
//! An answer belongs to the request with the same folders and name; of several of one name, to the one that comes at the
//! same place among them. Where there is none, it belongs to the only request with the same method and URL.

use std::collections::HashMap;

use super::pointer::Pointer;
use super::{Document, Example, Item, Node, json, told};
use crate::diagnostic::{Diagnostics, ids};
use crate::source::Source;

/// Folders and name of a request, outermost first, and which of the requests with these it is, from 0.
pub(crate) type ItemPath = (Vec<String>, usize);

/// All requests in order, each with its path.
pub(crate) fn items(nodes: &[Node]) -> Vec<(ItemPath, &Item)> {
    let mut found = Vec::new();
    collect(nodes, &mut Vec::new(), &mut found);
    let mut counts: HashMap<Vec<String>, usize> = HashMap::new();
    let numbered = found.into_iter().map(|(path, item)| {
        let count = counts.entry(path.clone()).or_default();
        *count += 1;
        ((path, *count - 1), item)
    });
    numbered.collect()
}

fn collect<'a>(nodes: &'a [Node], path: &mut Vec<String>, found: &mut Vec<(Vec<String>, &'a Item)>) {
    for node in nodes {
        match node {
            Node::Folder(folder) => {
                path.push(folder.name.clone());
                collect(&folder.nodes, path, found);
                path.pop();
            }
            Node::Item(item) => {
                let mut own = path.clone();
                own.push(item.name.clone());
                found.push((own, item));
            }
        }
    }
}

/// Adds the answers of the source's examples to the requests that they belong to.
pub(super) fn join(mut document: Document, source: &Source, notes: &mut Diagnostics) -> Document {
    for (index, file) in source.examples.iter().enumerate() {
        let place = Pointer::file(source.first_example() + index);
        let Some(other) = json::parse(file, &place, notes) else {
            continue;
        };
        // Whatever else is odd in it was told where it was saved.
        match told(other, &place, &mut Diagnostics::default()) {
            Some(other) => add(&mut document.nodes, &other.nodes, notes),
            None => place.warn(
                notes,
                ids::NOT_EXAMPLES,
                "the file of examples is no collection",
                "expected a collection whose requests have saved responses",
                "write it by `postman-codegen learn`, or export a collection; for now nothing of it is used",
            ),
        }
    }
    document
}

/// Adds the answers of other requests.
fn add(nodes: &mut [Node], others: &[Node], notes: &mut Diagnostics) {
    let mut by_path: HashMap<ItemPath, usize> = HashMap::new();
    let mut by_url: HashMap<(String, String), Vec<usize>> = HashMap::new();
    for (index, (path, item)) in items(nodes).into_iter().enumerate() {
        by_path.insert(path, index);
        if let Some(endpoint) = endpoint(item) {
            by_url.entry(endpoint).or_default().push(index);
        }
    }
    let mut own = Vec::new();
    collect_mut(nodes, &mut own);
    for (path, other) in items(others) {
        if other.examples.is_empty() {
            continue;
        }
        let same_url = || match by_url.get(&endpoint(other)?)?.as_slice() {
            [only] => Some(*only),
            _ => None,
        };
        let found = by_path.get(&path).copied().or_else(same_url);
        match found.and_then(|index| own.get_mut(index)) {
            Some(item) => add_examples(item, &other.examples, notes),
            None => gone(other, notes),
        }
    }
}

fn add_examples(item: &mut Item, others: &[Example], notes: &mut Diagnostics) {
    for other in others {
        let is_same =
            |known: &Example| known.code == other.code && known.body == other.body && known.headers == other.headers;
        if item.examples.iter().any(is_same) {
            let message = format!("the answer `{}` is saved already", one_line(&other.name));
            let help = "delete it here, or in the collection";
            notes.warn(ids::NEEDLESS_EXAMPLE, &other.location, message, "it adds nothing", help);
        } else {
            item.examples.push(other.clone());
        }
    }
}

fn gone(other: &Item, notes: &mut Diagnostics) {
    let message = format!("the collection has no request `{}`", one_line(&other.name));
    let label = "answers of a request that is gone, or has another name";
    let help = "move them to the request's new folder and name, or delete them";
    notes.warn(ids::EXAMPLE_WITHOUT_REQUEST, &other.location, message, label, help);
}

fn one_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}

/// The same requests, to add to.
fn collect_mut<'a>(nodes: &'a mut [Node], found: &mut Vec<&'a mut Item>) {
    for node in nodes {
        match node {
            Node::Folder(folder) => collect_mut(&mut folder.nodes, found),
            Node::Item(item) => found.push(item),
        }
    }
}

/// Method and URL as written, without its query.
fn endpoint(item: &Item) -> Option<(String, String)> {
    let request = item.request.as_ref()?;
    let url = request.url.as_ref()?;
    Some((request.method.to_string(), format!("{}{}", url.origin, url.path)))
}
