//! Documented answers: saved examples by status (postman-format.md, section 7).

use std::collections::BTreeMap;

use serde_json::Value;

use super::broken_json::read_broken;
use super::codes;
use super::{Case, Content, Example, Outcome, lenient_json};
use crate::diagnostic::{Diagnostics, ids};
use crate::document::{self, Item, Method};
use crate::statuses;

/// The status of any failure that is the caller's (RFC 9110, section 15.5).
const FAILURE: u16 = 400;

/// The status of a success that has no body (RFC 9110, section 15.3.5).
const NO_CONTENT: u16 = 204;

/// That of an answer of which nothing is said.
const SUCCESS: u16 = 200;

/// The status of an answer that has several addresses (RFC 9110, section 15.4.1).
const CHOICES: u16 = 300;

/// Groups the saved examples of an item by status, ascending.
pub(super) fn resolve(item: &Item, method: &Method, notes: &mut Diagnostics) -> Vec<Case> {
    let mut by_status: BTreeMap<u16, Vec<(&document::Example, Content)>> = BTreeMap::new();
    let mut misfiled = Vec::new();
    for example in &item.examples {
        match example.code.or_else(|| assumed(example, notes)) {
            Some(status @ 200..=399) if is_misfiled(example, status) => misfiled.push((status, example)),
            Some(status @ 200..=599) => {
                let content = content(example, status, method, notes);
                by_status.entry(status).or_default().push((example, content));
            }
            Some(status) => skip(example, &format!("status {status}"), notes),
            None => skip(example, "no status", notes),
        }
    }
    // A redirect is what succeeds where nothing else does.
    let has_success = by_status.keys().any(|status| *status < 300);
    let first_failure = if has_success { 300 } else { 400 };
    let examples = by_status.into_iter();
    let cases = examples.map(|(status, examples)| case(Case::new(status, first_failure), examples));
    let mut cases: Vec<Case> = cases.collect();
    for (status, example) in misfiled {
        file_code(status, example, &mut cases, notes);
    }
    let description = item.request.as_ref().map_or("", |request| &request.description);
    codes::by_status(description, &mut cases);
    let has_success = cases.iter().any(|case| case.outcome == Outcome::Success);
    if !has_success && says_no_content(description) {
        cases.insert(0, Case::new(NO_CONTENT, 300));
    }
    cases
}

/// Whether a description tells of an answer without a body: `returns 204 No Content`.
fn says_no_content(description: &str) -> bool {
    const BETWEEN: usize = 4;
    let mut found = description.match_indices("204");
    found.any(|(at, number)| {
        let is_number = !description[..at].ends_with(|last: char| last.is_ascii_alphanumeric() || last == '.');
        let after = description[at + number.len()..]
            .chars()
            .take(20)
            .collect::<String>()
            .to_ascii_lowercase();
        let between = after.find("no content").filter(|place| *place > 0 && *place <= BETWEEN);
        is_number && between.is_some()
    })
}

/// Whether an example without a body has an API's error code for its status: `Error Code: 300` is no status of HTTP, nor
/// is 300 one that leads nowhere.
fn is_misfiled(example: &document::Example, status: u16) -> bool {
    let is_empty = example.body.as_deref().unwrap_or_default().is_empty();
    let leads = || {
        example
            .headers
            .iter()
            .any(|header| header.key.eq_ignore_ascii_case("location"))
    };
    is_empty && (codes::names_only_code(&example.name, status) || status == CHOICES && !leads())
}

/// Puts the codes of such an example to the status that HTTP has for any failure of the caller.
fn file_code(status: u16, example: &document::Example, cases: &mut Vec<Case>, notes: &mut Diagnostics) {
    notes.warn(
        ids::CODE_AS_STATUS,
        &example.location,
        format!("a saved example has the API's error code {status} for its status"),
        "expected the status that HTTP sends with this code",
        "enter the status in Postman; for now the code is one of 400",
    );
    let place = match cases.binary_search_by_key(&FAILURE, |case| case.status) {
        Ok(place) => place,
        Err(place) => {
            cases.insert(place, Case::new(FAILURE, FAILURE));
            place
        }
    };
    let is_other = status >= 300 && cases.iter().all(|case| case.status != status);
    let case = &mut cases[place];
    codes::in_name(&example.name, status, &mut case.codes);
    if is_other && !case.also.contains(&status) {
        case.also.push(status);
    }
}

/// The status of an example with a body that was saved without one: that of its reason, that which its name begins with
/// or says, 400 where the body says that it is a failure, else 200.
fn assumed(example: &document::Example, notes: &mut Diagnostics) -> Option<u16> {
    let body = example.body.as_deref().filter(|body| !body.trim().is_empty())?;
    let digits: String = example.name.chars().take_while(char::is_ascii_digit).collect();
    let begins = digits.parse().ok().filter(|status| (200..600).contains(status));
    let said = || {
        statuses::of_reason(&example.status)
            .or(begins)
            .or_else(|| statuses::said(&example.name))
    };
    let status = said().unwrap_or(if is_refusal(body) { FAILURE } else { SUCCESS });
    notes.warn(
        ids::ASSUMED_STATUS,
        &example.location,
        format!(
            "saved example `{}` has no status",
            example.name.lines().next().unwrap_or_default()
        ),
        format!("{status} is assumed"),
        "save the example again, or enter its status",
    );
    Some(status)
}

/// Whether a body says that it is a failure: an object whose `error` or `errors` is an object, a text or a list of some.
fn is_refusal(body: &str) -> bool {
    let value: Value = serde_json::from_str(body).unwrap_or_default();
    let says = |key| match value.get(key) {
        Some(Value::Object(error)) => !error.is_empty(),
        Some(Value::Array(errors)) => !errors.is_empty(),
        Some(Value::String(error)) => !error.is_empty(),
        _ => false,
    };
    says("error") || says("errors")
}

fn skip(example: &document::Example, reason: &str, notes: &mut Diagnostics) {
    let name = example.name.lines().next().unwrap_or_default();
    notes.warn(
        ids::SKIPPED_EXAMPLE,
        &example.location,
        format!("saved example `{name}` has {reason}"),
        "expected a status from 200 to 599",
        "save the example again; for now it is left out",
    );
}

/// Tells of an example that only [`read_broken`] reads.
fn warn_broken(example: &document::Example, notes: &mut Diagnostics) {
    let name = example.name.lines().next().unwrap_or_default();
    notes.warn(
        ids::BROKEN_EXAMPLE,
        &example.location,
        format!("saved example `{name}` is broken JSON"),
        "expected JSON",
        "correct it in Postman, or save the answer again; for now its shape is read as far as it goes",
    );
}

fn case(mut case: Case, examples: Vec<(&document::Example, Content)>) -> Case {
    for (example, content) in examples {
        if case.outcome == Outcome::Failure {
            codes::in_text(&example.name, &mut case.codes);
            if let Content::Json(value) | Content::Lenient(value) = &content {
                codes::in_json(value, case.status, &mut case.codes);
            }
        }
        let headers = example.headers.iter();
        case.examples.push(Example {
            name: example.name.clone(),
            headers: headers
                .map(|header| (header.key.clone(), header.value.clone()))
                .collect(),
            content,
            location: example.location.clone(),
        });
    }
    case
}

impl Case {
    /// Without examples.
    pub(super) fn new(status: u16, first_failure: u16) -> Self {
        let outcome = if status < first_failure {
            Outcome::Success
        } else {
            Outcome::Failure
        };
        Self {
            status,
            outcome,
            also: Vec::new(),
            examples: Vec::new(),
            codes: Vec::new(),
        }
    }
}

/// Whether the body is the content of a file, of which a text is no more than a sign.
fn is_binary(example: &document::Example) -> bool {
    const KINDS: [&str; 9] = [
        "audio/",
        "video/",
        "image/",
        "font/",
        "application/octet-stream",
        "application/pdf",
        "application/zip",
        "application/gzip",
        "application/vnd.ms-excel",
    ];
    let types = example
        .headers
        .iter()
        .filter(|header| header.key.eq_ignore_ascii_case("content-type"));
    let mut types = types.map(|header| header.value.trim().to_ascii_lowercase());
    types.any(|ty| KINDS.iter().any(|kind| ty.starts_with(kind)) && !ty.contains("xml") && !ty.contains("json"))
}

/// What the body is, whatever `Content-Type` says but that it is binary.
fn content(example: &document::Example, status: u16, method: &Method, notes: &mut Diagnostics) -> Content {
    let text = example.body.as_deref().unwrap_or_default();
    if text.is_empty() || method.answers_without_body(status) {
        return Content::Empty;
    }
    if is_binary(example) {
        return Content::Binary;
    }
    let inner = match serde_json::from_str(text) {
        Ok(Value::String(inner)) if begins_json(&inner) => inner,
        Ok(value) => return Content::Json(value),
        Err(_) => text.to_owned(),
    };
    let begins = inner.trim_start_matches('\u{feff}').trim_start();
    if !begins.starts_with(['{', '[', '/']) || begins.starts_with("{{") {
        return Content::Text;
    }
    // JSON as people write it, or break it.
    let is_shape = |value: &Value| value.is_object() || value.is_array();
    if let Some(sample) = lenient_json::sample(None, &inner).filter(is_shape) {
        return Content::Lenient(sample);
    }
    match read_broken(&inner).filter(|_| begins_json(begins)) {
        Some(value) => {
            warn_broken(example, notes);
            Content::Lenient(value)
        }
        None => Content::Text,
    }
}

fn begins_json(text: &str) -> bool {
    text.trim_start().starts_with(['{', '['])
}
