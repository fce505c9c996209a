//! From document to document: requests are left out, marked to be merged, and variables to be settings.

use std::collections::{BTreeMap, BTreeSet};

use super::{Config, Item};
use crate::diagnostic::{Diagnostics, ids};
use crate::document::{Document, Node, Segments};
use crate::suggest;

/// The table that speaks of the whole collection.
const ALL: &str = "*";

/// The document without what is left out; tables that speak of nothing in it are reported.
pub fn select(config: &Config, document: Document, notes: &mut Diagnostics) -> Document {
    let mut counts = BTreeMap::new();
    paths(&document.nodes, "", &mut counts);
    let met: BTreeSet<String> = counts
        .into_iter()
        .flat_map(|(path, count)| {
            let numbered: Vec<String> = (1..=count).map(|number| format!("{path} #{number}")).collect();
            std::iter::once(path).chain(numbered)
        })
        .collect();
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
    let merge = merged.contains(ALL);
    let mut rules = Rules {
        items: &config.items,
        skipped,
        merged,
        counts: BTreeMap::new(),
        segments: BTreeSet::new(),
    };
    let whole = Inherited {
        merge,
        segments: Segments::default(),
    };
    let whole = whole.with(&config.items, &[ALL]);
    let nodes = nodes(document.nodes, "", &whole, &mut rules);
    for item in &config.items {
        for segment in item
            .segments
            .decided
            .keys()
            .filter(|segment| !rules.segments.contains(*segment))
        {
            let message = format!("no path has the segment `{}`", segment.escape_debug());
            let help = "write the segment as it stands in Postman; variables cannot be decided here";
            notes.warn(ids::UNUSED_SETTING, &item.location, message, "it decides nothing", help);
        }
    }
    Document {
        nodes,
        lifted: config.settings.iter().map(|setting| setting.variable.clone()).collect(),
        ..document
    }
}

struct Rules<'a> {
    items: &'a [Item],
    skipped: BTreeSet<&'a str>,
    merged: BTreeSet<&'a str>,
    /// How many nodes of a path were met so far.
    counts: BTreeMap<String, usize>,
    /// Segments that stand in the path of a request for which they are decided.
    segments: BTreeSet<String>,
}

/// What a folder decides for all in it.
#[derive(Clone)]
struct Inherited {
    merge: bool,
    segments: Segments,
}

impl Inherited {
    /// The same with what tables of these paths say of segments, the later of which is the nearer one.
    fn with(mut self, items: &[Item], paths: &[&str]) -> Self {
        for path in paths {
            for item in items.iter().filter(|item| item.path == *path) {
                self.segments.kept |= item.segments.kept;
                self.segments.decided.extend(item.segments.decided.clone());
            }
        }
        self
    }
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

/// How many nodes have a path.
fn paths(nodes: &[Node], around: &str, counts: &mut BTreeMap<String, usize>) {
    for node in nodes {
        let path = join(around, name(node));
        if let Node::Folder(folder) = node {
            paths(&folder.nodes, &path, counts);
        }
        *counts.entry(path).or_insert(0) += 1;
    }
}

fn nodes(all: Vec<Node>, around: &str, inherited: &Inherited, rules: &mut Rules<'_>) -> Vec<Node> {
    let mut kept = Vec::with_capacity(all.len());
    for mut node in all {
        let path = join(around, name(&node));
        let count = rules.counts.entry(path.clone()).or_insert(0);
        *count += 1;
        let number = *count;
        let numbered = format!("{path} #{number}");
        let is_in = |set: &BTreeSet<&str>| set.contains(path.as_str()) || set.contains(numbered.as_str());
        if is_in(&rules.skipped) {
            continue;
        }
        let own = Inherited {
            merge: inherited.merge || is_in(&rules.merged),
            segments: inherited.segments.clone(),
        };
        let own = own.with(rules.items, &[path.as_str(), numbered.as_str()]);
        match &mut node {
            Node::Folder(folder) => folder.nodes = nodes(std::mem::take(&mut folder.nodes), &path, &own, rules),
            Node::Item(item) => {
                let url = item.request.as_ref().and_then(|request| request.url.as_ref());
                let written = url.into_iter().flat_map(|url| url.path.split('/'));
                let met = written.filter(|segment| own.segments.decided.contains_key(*segment));
                rules.segments.extend(met.map(str::to_owned));
                item.merge = own.merge;
                item.number = number;
                item.segments = own.segments;
            }
        }
        kept.push(node);
    }
    kept
}
