//! Pages that end: a saved page is followed by one without items, whatever a client asks for after it.
//!
//! A request is beyond the saved page if its number (`page`, `offset`) is higher than that of the saved request, or if its
//! cursor stands in the saved answer, which led there.

use serde_json::Value;

use super::pattern::{Asked, Pattern};
use crate::api::{Turning, turning};

/// How deep in an answer lists are.
const DEPTH: usize = 2;

/// Whether a request is beyond the saved page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    Reached,
    Open,
}

/// The saved body without its items, if a request is beyond it; `None` for what has none.
pub(super) fn end(asked: &Asked<'_>, saved: &Pattern, body: &str) -> Option<String> {
    let mut value: Value = serde_json::from_str(body).ok()?;
    let is_beyond = asked.entries().any(|(key, given)| match turning(key) {
        Some(Turning::Number) => number(given) > saved.value(key).and_then(number).or(Some(first(key))),
        Some(Turning::Cursor) => !given.is_empty() && holds(&value, given),
        None => false,
    });
    (is_beyond && clear(&mut value, DEPTH)).then(|| value.to_string())
}

/// The saved headers; at the end without those that lead on.
pub(super) fn headers(saved: &[(String, String)], end: End) -> Vec<(String, String)> {
    let leads = |name: &str| end == End::Reached && name.eq_ignore_ascii_case("link");
    saved.iter().filter(|(name, _)| !leads(name)).cloned().collect()
}

/// Where counting begins if no request says it: pages at 1, items at 0.
fn first(key: &str) -> u64 {
    u64::from(key.to_ascii_lowercase().contains("page"))
}

fn number(text: &str) -> Option<u64> {
    text.parse().ok()
}

/// Whether a scalar of the answer is this.
fn holds(value: &Value, text: &str) -> bool {
    match value {
        Value::String(own) => own == text,
        Value::Number(own) => own.as_str() == text,
        Value::Array(elements) => elements.iter().any(|element| holds(element, text)),
        Value::Object(members) => members.values().any(|member| holds(member, text)),
        Value::Null | Value::Bool(_) => false,
    }
}

/// Takes the elements out of lists, and what leads on; whether there was a list.
fn clear(value: &mut Value, depth: usize) -> bool {
    match value {
        Value::Array(elements) => {
            elements.clear();
            true
        }
        Value::Object(members) if depth > 0 => {
            let mut found = false;
            for (key, member) in members.iter_mut() {
                match member {
                    Value::Bool(more) if key.to_ascii_lowercase().contains("more") => *more = false,
                    Value::String(text) if key.to_ascii_lowercase().contains("next") => text.clear(),
                    Value::Number(_) if key.to_ascii_lowercase().contains("next") => *member = Value::Null,
                    member => found |= clear(member, depth - 1),
                }
            }
            found
        }
        _ => false,
    }
}
