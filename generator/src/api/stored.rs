//! Variables that scripts store.

use std::collections::HashSet;

use super::plan::Plan;
use super::scopes::variables;
use crate::diagnostic::{Diagnostics, ids};
use crate::document::{Body, Document, FieldValue, Request, walk_items};
use crate::script::{Scripts, scripts_of};
use crate::words::words;

/// All names that scripts of an event store, wherever they stand.
pub(super) fn stored_on<'d>(document: &Document, scripts: &'d Scripts, event: &str) -> HashSet<&'d str> {
    let of_event = scripts_of(document).filter(|script| script.listen == event);
    of_event.flat_map(|script| scripts.stored_names(script)).collect()
}

/// Tells of variables that scripts set before requests that use them.
pub(super) fn warn_of_stored(document: &Document, scripts: &Scripts, plans: &[Plan<'_>], notes: &mut Diagnostics) {
    let used: HashSet<&str> = plans.iter().flat_map(used).collect();
    for script in scripts_of(document).filter(|script| script.listen == "prerequest") {
        let mut names: Vec<String> = Vec::new();
        for name in scripts
            .stored_names(script)
            .into_iter()
            .filter(|name| used.contains(name))
        {
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
pub(super) fn renewed_tokens<'d>(document: &Document, scripts: &'d Scripts) -> HashSet<&'d str> {
    let mut tokens = stored_on(document, scripts, "test");
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
