//! From document to document: requests are left out, marked to be merged, and variables to be settings.

use std::collections::BTreeSet;

use super::{Config, Item};
use crate::diagnostic::{Diagnostics, ids};
use crate::document::{Document, Node};
use crate::suggest;

/// The table that speaks of the whole collection.
const ALL: &str = "*";

/// The document without what is left out; tables that speak of nothing in it are reported.
#[must_use]
pub fn select(config: &Config, document: Document, notes: &mut Diagnostics) -> Document {
    if config.items.is_empty() && config.settings.is_empty() {
        return document;
    }
    let mut met = BTreeSet::new();
    paths(&document.nodes, "", &mut met);
    for item in config
        .items
        .iter()
        .filter(|item| item.path != ALL && !met.contains(&item.path))
    {
        let help = match suggest::similar(&item.path, met.iter().map(String::as_str)) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => "write the names of folders and request as Postman shows them, joined by ` / `".to_owned(),
        };
        let message = format!("there is no folder or request `{}`", item.path.escape_debug());
        notes.warn(ids::UNUSED_SETTING, &item.location, message, "it decides nothing", help);
    }
    let skipped = chosen(config, |item| item.skip);
    let merged = chosen(config, |item| item.merge);
    let rules = Rules { skipped, merged };
    let merge = rules.merged.contains(ALL);
    Document {
        nodes: nodes(document.nodes, "", merge, &rules),
        lifted: config.settings.iter().map(|setting| setting.variable.clone()).collect(),
        ..document
    }
}

struct Rules<'a> {
    skipped: BTreeSet<&'a str>,
    merged: BTreeSet<&'a str>,
}

fn chosen(config: &Config, wanted: fn(&Item) -> bool) -> BTreeSet<&str> {
    config
        .items
        .iter()
        .filter(|item| wanted(item))
        .map(|item| item.path.as_str())
        .collect()
}

/// `Users / Update a user`
fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() {
        name.to_owned()
    } else {
        format!("{folder} / {name}")
    }
}

fn name(node: &Node) -> &str {
    match node {
        Node::Folder(folder) => &folder.name,
        Node::Item(item) => &item.name,
    }
}

fn paths(nodes: &[Node], around: &str, met: &mut BTreeSet<String>) {
    for node in nodes {
        let path = join(around, name(node));
        if let Node::Folder(folder) = node {
            paths(&folder.nodes, &path, met);
        }
        met.insert(path);
    }
}

fn nodes(all: Vec<Node>, around: &str, merge: bool, rules: &Rules<'_>) -> Vec<Node> {
    let mut kept = Vec::with_capacity(all.len());
    for mut node in all {
        let path = join(around, name(&node));
        if rules.skipped.contains(path.as_str()) {
            continue;
        }
        let merge = merge || rules.merged.contains(path.as_str());
        match &mut node {
            Node::Folder(folder) => folder.nodes = nodes(std::mem::take(&mut folder.nodes), &path, merge, rules),
            Node::Item(item) => item.merge = merge,
        }
        kept.push(node);
    }
    kept
}
