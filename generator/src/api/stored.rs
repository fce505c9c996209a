//! Names of variables that scripts store. Scripts are text here and are never run.

use std::collections::HashSet;

use super::plan::Plan;
use super::scopes::variables;
use crate::diagnostic::{Diagnostics, ids};
use crate::document::{Body, Document, FieldValue, Node, Request, Script, walk, walk_items};
use crate::words::words;

/// Whose `set` stores a variable.
const SCOPES: &[&str] = &["environment", "collectionVariables", "globals", "variables"];

/// Older names of the same.
const OLDER: &[&str] = &["setEnvironmentVariable", "setGlobalVariable"];

/// The names that a script stores, where they are written out.
pub(super) fn stored_names(script: &Script) -> impl Iterator<Item = &str> {
    let text = script.text.as_str();
    let calls = text.match_indices("set").filter_map(move |(at, _)| {
        let (before, call) = text.split_at_checked(at)?;
        let (name, rest) = call.split_once('(')?;
        let of_scope = |before: &str| SCOPES.iter().any(|scope| before.ends_with(scope));
        let is_store = name == "set" && before.strip_suffix('.').is_some_and(of_scope) || OLDER.contains(&name);
        is_store.then(|| rest.trim_start())
    });
    calls.filter_map(|rest| {
        let quote = rest.chars().next().filter(|first| matches!(first, '"' | '\'' | '`'))?;
        rest.get(1..)?.split_once(quote).map(|(name, _)| name)
    })
}

/// All names that scripts of an event store, wherever they stand.
pub(super) fn stored_on<'d>(document: &'d Document, event: &'static str) -> HashSet<&'d str> {
    scripts_on(document, event).flat_map(stored_names).collect()
}

fn scripts_on<'d>(document: &'d Document, event: &'static str) -> impl Iterator<Item = &'d Script> {
    let inner = walk(&document.nodes).flat_map(|node| match node {
        Node::Folder(folder) => &folder.scripts,
        Node::Item(item) => &item.scripts,
    });
    inner
        .chain(&document.scripts)
        .filter(move |script| script.listen == event)
}

/// Tells of variables that scripts set before requests that use them.
pub(super) fn warn_of_stored(document: &Document, plans: &[Plan<'_>], notes: &mut Diagnostics) {
    let used: HashSet<&str> = plans.iter().flat_map(used).collect();
    for script in scripts_on(document, "prerequest") {
        let mut names: Vec<String> = Vec::new();
        for name in stored_names(script).filter(|name| used.contains(name)) {
            let name = format!("`{}`", name.escape_debug());
            if !names.contains(&name) {
                names.push(name);
            }
        }
        if !names.is_empty() {
            let message = format!("a script sets what requests use: {}", names.join(", "));
            let help = "give the value with each call; a credential once, or by a provider";
            let id = ids::SCRIPT_SETS_VARIABLE;
            notes.warn(id, &script.location, message, "scripts are not run", help);
        }
    }
}

/// The variables in a request.
fn used<'p>(plan: &'p Plan<'_>) -> Vec<&'p str> {
    let (url, request) = (plan.url, plan.request);
    let mut texts: Vec<&str> = vec![&url.origin, &url.path];
    for entry in url.query.iter().flatten().filter(|entry| !entry.disabled) {
        texts.extend(entry.key.iter().chain(&entry.value).map(String::as_str));
    }
    texts.extend(
        url.path_variables
            .iter()
            .filter_map(|variable| variable.value.as_deref()),
    );
    let headers = request.headers.iter().filter(|header| !header.disabled);
    texts.extend(headers.map(|header| header.value.as_str()));
    match &request.body {
        Some(Body::Raw { text, .. }) => texts.push(text),
        Some(Body::Urlencoded(fields) | Body::Multipart(fields)) => {
            texts.extend(
                fields
                    .iter()
                    .filter(|field| !field.disabled)
                    .filter_map(|field| match &field.value {
                        FieldValue::Text(text) => Some(text.as_str()),
                        FieldValue::Files(_) | FieldValue::Base64(_) => None,
                    }),
            );
        }
        Some(Body::GraphQl(Some(body))) => {
            texts.extend(
                body.query
                    .iter()
                    .chain(&body.variables)
                    .filter_map(|value| value.as_str()),
            );
        }
        Some(Body::GraphQl(None) | Body::File { .. }) | None => {}
    }
    let accesses = plan.access.iter().chain(&plan.own_access).chain(&plan.others);
    let credentials = accesses.flat_map(|access| access.variables.iter().map(String::as_str));
    texts.into_iter().flat_map(variables).chain(credentials).collect()
}

/// Ends of names whose values are no tokens, whoever stores them.
const OPEN: &[&str] = &["date", "email", "id", "ids", "name", "url", "uri", "version"];

/// Variables that are tokens whatever they are called: test scripts store them from answers, and at least half of the
/// requests, three at least, send them as a header.
pub(super) fn renewed_tokens(document: &Document) -> HashSet<&str> {
    let mut tokens = stored_on(document, "test");
    let requests: Vec<_> = walk_items(&document.nodes)
        .filter_map(|item| item.request.as_ref())
        .collect();
    let least = requests.len().div_ceil(2).max(3);
    tokens.retain(|name| {
        let hole = format!("{{{{{name}}}}}");
        let sends = |request: &&&Request| request.headers.iter().any(|header| header.value == hole);
        let last = words(name).pop().unwrap_or_default();
        !OPEN.contains(&last.as_str()) && requests.iter().filter(sends).count() >= least
    });
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_where_they_are_written_out() {
        let script = Script {
            text: "pm.environment.set('a', 1); pm.collectionVariables.set(\"b\", x)\npostman.setEnvironmentVariable( `c`, y);\n\
                   pm.environment.set(name, 1); headers.set('d', 1); pm.environment.unset('e'); offset(1)"
                .to_owned(),
            ..Script::default()
        };
        assert_eq!(stored_names(&script).collect::<Vec<_>>(), ["a", "b", "c"]);
    }
}
