//! From document to document: requests are left out, marked to be merged, and variables to be settings.

use std::collections::{BTreeMap, BTreeSet};

use super::apply::joined;
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
    let met = counts.into_iter().flat_map(|(path, count)| {
        let numbered: Vec<String> = (1..=count).map(|number| format!("{path} #{number}")).collect();
        std::iter::once(path).chain(numbered)
    });
    let met: BTreeSet<String> = met.collect();
    let is_unknown = |item: &&Item| item.path != ALL && !met.contains(&item.path);
    for item in config.items.iter().filter(is_unknown) {
        let otherwise = "write the names of folders and request as Postman shows them, joined by ` / `";
        let help = suggest::help(&item.path, met.iter().map(String::as_str), otherwise);
        let message = format!("there is no folder or request `{}`", item.path.escape_debug());
        notes.warn(ids::UNUSED_SETTING, &item.location, message, "it decides nothing", help);
    }
    let mut rules = Rules {
        items: &config.items,
        counts: BTreeMap::new(),
        segments: BTreeSet::new(),
    };
    let whole = Inherited::default().with(&config.items, &[ALL]);
    let nodes = nodes(document.nodes, "", &whole, &mut rules);
    for item in &config.items {
        let segments = item.segments.decided.keys();
        for segment in segments.filter(|segment| !rules.segments.contains(*segment)) {
            let message = format!("no path has the segment `{}`", segment.escape_debug());
            let help = "write the segment as it stands in Postman; variables cannot be decided here";
            notes.warn(ids::UNUSED_SETTING, &item.location, message, "it decides nothing", help);
        }
    }
    Document {
        nodes,
        unlifted: config.unlifted,
        lifted: config.settings.iter().map(|setting| setting.variable.clone()).collect(),
        ..document
    }
}

struct Rules<'a> {
    items: &'a [Item],
    /// How many nodes of a path were met so far.
    counts: BTreeMap<String, usize>,
    /// Segments that stand in the path of a request for which they are decided.
    segments: BTreeSet<String>,
}

/// What a folder decides for all in it.
#[derive(Clone, Default)]
struct Inherited {
    merge: bool,
    segments: Segments,
}

impl Inherited {
    /// The same with what tables of these paths say, the later of which is the nearer one.
    fn with(mut self, items: &[Item], paths: &[&str]) -> Self {
        for path in paths {
            for item in items.iter().filter(|item| item.path == *path) {
                self.merge |= item.merge;
                self.segments.kept |= item.segments.kept;
                self.segments.decided.extend(item.segments.decided.clone());
            }
        }
        self
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
        let path = joined(around, name(node));
        if let Node::Folder(folder) = node {
            paths(&folder.nodes, &path, counts);
        }
        *counts.entry(path).or_insert(0) += 1;
    }
}

fn nodes(all: Vec<Node>, around: &str, inherited: &Inherited, rules: &mut Rules<'_>) -> Vec<Node> {
    let mut kept = Vec::with_capacity(all.len());
    for mut node in all {
        let path = joined(around, name(&node));
        let count = rules.counts.entry(path.clone()).or_insert(0);
        *count += 1;
        let number = *count;
        let numbered = format!("{path} #{number}");
        if rules
            .items
            .iter()
            .any(|item| item.skip && (item.path == path || item.path == numbered))
        {
            continue;
        }
        let own = inherited.clone().with(rules.items, &[path.as_str(), numbered.as_str()]);
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
