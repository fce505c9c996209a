//! Requests to one endpoint that show different bodies: what all of them send is needed.
//!
//! ```text
//! POST /instruments  Create card     {"type", "holderId", "country", "card", "brand", "reference"}
//! POST /instruments  Create account  {"type", "holderId", "country", "bankAccount", "bic", "iban"}
//! POST /instruments  Create wallet   {"type", "holderId", "country", "walletId"}
//! ```

use foldhash::HashMap;
use serde_json::{Map, Value};

use super::decide::{Structure, Tree};
use crate::api::{Api, Body, Operation, Required, Template, Why};
use crate::document::Method;
use crate::placeholder::is_placeholder;

/// So many different bodies show what they have in common.
const LEAST: usize = 3;

/// The bodies of each endpoint.
pub(super) struct Variants<'a>(HashMap<(&'a Method, &'a Template), Vec<&'a Map<String, Value>>>);

impl<'a> Variants<'a> {
    pub(super) fn of(api: &'a Api) -> Self {
        let mut bodies: HashMap<_, Vec<_>> = HashMap::default();
        for operation in &api.operations {
            if let Body::Json {
                sample: Value::Object(members),
                ..
            } = &operation.body
            {
                bodies.entry(endpoint(operation)).or_default().push(members);
            }
        }
        bodies.retain(|_, bodies| are_various(bodies));
        Self(bodies)
    }

    /// Requires what samples alone leave open and all bodies of the endpoint have.
    pub(super) fn settle(&self, tree: &mut Tree, operation: &'a Operation) {
        let (Tree::Struct(Structure { fields, .. }), Some(bodies)) = (tree, self.0.get(&endpoint(operation))) else {
            return;
        };
        for member in fields {
            let is_sent = || {
                bodies
                    .iter()
                    .all(|body| body.get(&member.key).is_some_and(says_something))
            };
            let is_open = !member.required.value && member.required.why == Why::Samples && member.always;
            if is_open && is_sent() {
                member.required = Required::yes(Why::Variants);
            }
        }
    }
}

/// Whether a value is no switch and not left out in its place.
fn says_something(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(_) => false,
        Value::String(text) => !matches!(text.as_str(), "" | "true" | "false"),
        Value::Number(_) | Value::Array(_) | Value::Object(_) => true,
    }
}

fn endpoint(operation: &Operation) -> (&Method, &Template) {
    (&operation.method, &operation.url)
}

/// Whether enough bodies have different members, and none of them is a converter's.
fn are_various(bodies: &[&Map<String, Value>]) -> bool {
    let is_made_up = |value: &Value| value.as_str().is_some_and(is_placeholder);
    let mut kinds: Vec<Vec<&String>> = Vec::new();
    for body in bodies {
        let mut keys: Vec<&String> = body.keys().collect();
        keys.sort_unstable();
        if !kinds.contains(&keys) {
            kinds.push(keys);
        }
    }
    kinds.len() >= LEAST && !bodies.iter().any(|body| body.values().any(is_made_up))
}
