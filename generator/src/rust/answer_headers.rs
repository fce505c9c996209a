//! Headers that the saved answers show, or test scripts read, and the runtime reads.

use std::collections::BTreeSet;

use crate::api::{Api, Operation};

/// What each method of the runtime's `Answer` reads; an entry with `-` at its end is the start of a name.
const READ: &[(&str, &[&str])] = &[
    ("etag", &["etag"]),
    ("links", &["link"]),
    ("location", &["location"]),
    ("rate_limit", &["x-ratelimit-", "ratelimit-", "x-rate-limit-"]),
    ("retry_after", &["retry-after"]),
    ("total_count", &["x-total-count", "x-total", "total-count"]),
];

/// The methods that read headers of an operation's answers, in alphabetical order.
pub(super) fn readers(operation: &Operation) -> BTreeSet<&'static str> {
    let examples = operation.cases.iter().flat_map(|case| &case.examples);
    let names = examples.flat_map(|example| example.headers.iter().map(|(name, _)| name.as_str()));
    let tested = operation.tested_headers.iter().map(String::as_str);
    names.chain(tested).filter_map(reader).collect()
}

/// The runtime's module, if any operation's examples show such a header.
pub(super) fn runtime(api: &Api) -> Option<&'static str> {
    let mut operations = api.operations.iter();
    let is_used = operations.any(|operation| !readers(operation).is_empty());
    is_used.then_some("answer_headers")
}

fn reader(name: &str) -> Option<&'static str> {
    let starts = |start: &str| {
        let length = if start.ends_with('-') { start.len() } else { name.len() };
        name.get(..length).is_some_and(|part| part.eq_ignore_ascii_case(start))
    };
    let known = READ.iter().find(|(_, names)| names.iter().any(|start| starts(start)));
    known.map(|(method, _)| *method)
}
