//! Variables that scripts store.

use std::collections::HashSet;

use crate::document::{Document, Request, walk_items};
use crate::script::{Scripts, scripts_of};
use crate::words::words;

/// All names that scripts of an event store, wherever they stand.
pub(super) fn stored_on<'d>(document: &Document, scripts: &'d Scripts, event: &str) -> HashSet<&'d str> {
    let of_event = scripts_of(document).filter(|script| script.listen == event);
    of_event.flat_map(|script| scripts.stored_names(script)).collect()
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
