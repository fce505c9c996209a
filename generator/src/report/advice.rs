//! Which example to save: first successes that nobody saved, then answers that one example shows incompletely, then
//! failures.

use super::Advice;
use crate::Understood;
use crate::api::{Case, Operation, OperationId, Outcome, Target};
use crate::config::{JsonPlace, places};
use crate::shape::{Absence, ENOUGH};
use crate::spelling::count;

/// The advice for all operations, the most useful first.
pub(super) fn advice(understood: &Understood) -> Vec<Advice> {
    let mut found: Vec<(u8, usize, Advice)> = Vec::new();
    for (index, operation) in understood.krate.api.operations.iter().enumerate() {
        let id = OperationId(index);
        if let Some(case) = unsaved(operation) {
            found.push((0, 1, case));
            continue;
        }
        found.extend(incomplete(id, operation, understood).map(|(gain, advice)| (1, gain, advice)));
        let mut cases = operation.cases.iter();
        if !operation.body.is_json_rpc() && !cases.any(|case| case.outcome == Outcome::Failure) {
            let action = "save an example of a failure, such as 400 or 404".to_owned();
            let gain = "callers can match on the error instead of reading its body".to_owned();
            found.push((2, 1, advice_of(operation, action, gain)));
        }
    }
    // Stable: what is equally useful stays in the order of the collection.
    found.sort_by_key(|(rank, gain, _)| (*rank, std::cmp::Reverse(*gain)));
    found.into_iter().map(|(_, _, advice)| advice).collect()
}

fn advice_of(operation: &Operation, action: String, gain: String) -> Advice {
    Advice {
        request: operation.item_path(),
        action,
        gain,
    }
}

/// An operation without a saved success gives a raw body.
fn unsaved(operation: &Operation) -> Option<Advice> {
    let saved = operation.cases.iter().any(|case| case.outcome == Outcome::Success);
    let action = "send it and save the response of a success as an example".to_owned();
    let gain = "the call gives a type instead of a raw body".to_owned();
    (!saved).then(|| advice_of(operation, action, gain))
}

/// A success of which one example is saved: its fields are all optional, and what it left empty has no type.
fn incomplete(id: OperationId, operation: &Operation, understood: &Understood) -> Option<(usize, Advice)> {
    let is_success = |case: &&Case| case.outcome == Outcome::Success;
    let case = operation.cases.iter().find(is_success)?;
    let mut places = places(&understood.krate.api, &understood.shapes, id);
    places.retain(|place| place.is_of(Target::Answer(case.status)));
    let untyped: Vec<&str> = places.iter().filter_map(JsonPlace::untyped_key).collect();
    let is_optional = |place: &&JsonPlace<'_>| place.field.is_some_and(|(.., field)| field.absence() == Absence::None);
    let optional = places.iter().filter(is_optional).count();
    let lacking = ENOUGH.saturating_sub(case.examples.len());
    let status = case.status;
    let (gain, action, text) = match untyped.as_slice() {
        [] if optional > 0 && lacking > 0 => {
            let action = format!("save {} of status {status}", count(lacking, "more real example"));
            (
                optional,
                action,
                format!("up to {} become required", count(optional, "field")),
            )
        }
        [] => return None,
        keys => {
            let named = keys.iter().take(3).map(|key| format!("`{}`", key.escape_debug()));
            let named = named.collect::<Vec<_>>().join(", ");
            let more = if keys.len() > 3 { ", …" } else { "" };
            let action = format!("save an example of status {status} in which every field has a value");
            (keys.len(), action, format!("{named}{more} may hold anything so far"))
        }
    };
    Some((gain, advice_of(operation, action, text)))
}
