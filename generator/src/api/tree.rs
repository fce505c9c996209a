//! The tree of folders, flattened: each item with what it inherits.

use super::{Folder, OperationId};
use crate::document::{self, Auth, Behavior, Document, Item, Node, Script};

/// An item with what its folders give it.
pub(super) struct Entry<'a> {
    pub(super) item: &'a Item,
    /// Names of its folders, outermost first.
    pub(super) folders: Vec<&'a str>,
    /// The nearest auth object, the request's own first.
    pub(super) auth: Option<&'a Auth>,
    /// Nearest wins, setting by setting.
    pub(super) behavior: Behavior,
    /// What runs before it, outer ones first, with how deep it stands: 0 is the collection.
    pub(super) scripts: Vec<(usize, &'a Script)>,
}

/// All items, depth first.
pub(super) fn entries(document: &Document) -> Vec<Entry<'_>> {
    let mut entries = Vec::new();
    let outer = Outer {
        folders: Vec::new(),
        auth: document.auth.as_ref(),
        behavior: document.behavior.clone(),
        scripts: before(0, &document.scripts).collect(),
    };
    collect(&document.nodes, &outer, &mut entries);
    entries
}

/// What folders give to what is in them.
struct Outer<'a> {
    folders: Vec<&'a str>,
    auth: Option<&'a Auth>,
    behavior: Behavior,
    scripts: Vec<(usize, &'a Script)>,
}

/// The scripts that run before a request.
fn before(depth: usize, scripts: &[Script]) -> impl Iterator<Item = (usize, &Script)> {
    let before = scripts.iter().filter(|script| script.listen == "prerequest");
    before.map(move |script| (depth, script))
}

fn collect<'a>(nodes: &'a [Node], outer: &Outer<'a>, entries: &mut Vec<Entry<'a>>) {
    let depth = outer.folders.len() + 1;
    let with = |own: &'a [Script]| outer.scripts.iter().copied().chain(before(depth, own)).collect();
    for node in nodes {
        match node {
            Node::Folder(folder) => {
                let inner = Outer {
                    folders: outer.folders.iter().copied().chain([folder.name.as_str()]).collect(),
                    auth: folder.auth.as_ref().or(outer.auth),
                    behavior: nearest(&folder.behavior, &outer.behavior),
                    scripts: with(&folder.scripts),
                };
                collect(&folder.nodes, &inner, entries);
            }
            Node::Item(item) => entries.push(Entry {
                item,
                folders: outer.folders.clone(),
                auth: item
                    .request
                    .as_ref()
                    .and_then(|request| request.auth.as_ref())
                    .or(outer.auth),
                behavior: nearest(&item.behavior, &outer.behavior),
                scripts: with(&item.scripts),
            }),
        }
    }
}

fn nearest(near: &Behavior, far: &Behavior) -> Behavior {
    let headers = near.disabled_system_headers.as_ref();
    let headers = headers.or(far.disabled_system_headers.as_ref());
    let without_referer = near.remove_referer_header_on_redirect;
    Behavior {
        disable_body_pruning: near.disable_body_pruning.or(far.disable_body_pruning),
        disable_url_encoding: near.disable_url_encoding.or(far.disable_url_encoding),
        disabled_system_headers: headers.cloned(),
        follow_redirects: near.follow_redirects.or(far.follow_redirects),
        max_redirects: near.max_redirects.or(far.max_redirects),
        follow_original_http_method: near.follow_original_http_method.or(far.follow_original_http_method),
        follow_authorization_header: near.follow_authorization_header.or(far.follow_authorization_header),
        remove_referer_header_on_redirect: without_referer.or(far.remove_referer_header_on_redirect),
        disable_cookies: near.disable_cookies.or(far.disable_cookies),
        strict_ssl: near.strict_ssl.or(far.strict_ssl),
    }
}

/// The same tree with the operations that items became; `operations` is by item, depth first.
pub(super) fn folder(document: &Document, operations: &[Option<OperationId>]) -> Folder {
    let mut operations = operations.iter().copied();
    let root = document::Folder::default();
    rebuild(&root, &document.nodes, &mut operations)
}

fn rebuild(
    folder: &document::Folder,
    nodes: &[Node],
    operations: &mut impl Iterator<Item = Option<OperationId>>,
) -> Folder {
    let mut rebuilt = Folder {
        name: folder.name.clone(),
        description: folder.description.clone(),
        ..Folder::default()
    };
    for node in nodes {
        match node {
            Node::Folder(inner) => rebuilt.folders.push(rebuild(inner, &inner.nodes, operations)),
            Node::Item(_) => rebuilt.operations.extend(operations.next().flatten()),
        }
    }
    rebuilt
}

/// What an operation does differently from every other.
pub(super) fn behavior(behavior: &Behavior) -> super::Behavior {
    let max_redirects = match behavior.follow_redirects {
        Some(false) => Some(0),
        _ => behavior.max_redirects,
    };
    let mut without_headers = behavior.disabled_system_headers.clone().unwrap_or_default();
    if behavior.remove_referer_header_on_redirect == Some(true) && !without_headers.iter().any(|name| name == "referer")
    {
        without_headers.push("referer".to_owned());
    }
    super::Behavior {
        raw_url: behavior.disable_url_encoding == Some(true),
        without_headers,
        without_cookies: behavior.disable_cookies == Some(true),
        max_redirects,
        keep_method: behavior.follow_original_http_method == Some(true),
        keep_authorization: behavior.follow_authorization_header == Some(true),
    }
}
