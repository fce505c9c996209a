//! Which example to save: first successes that nobody saved, then answers that one example shows incompletely, then
//! failures.

use super::{Advice, untyped_below};
use crate::Understood;
use crate::api::{Case, Operation, OperationId, Outcome};
use crate::config::places;
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
        if !operation.cases.iter().any(|case| case.outcome == Outcome::Failure) {
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
    let shapes = understood.shapes.operations.get(id.0)?;
    let is_success = |case: &&Case| case.outcome == Outcome::Success;
    let case = operation.cases.iter().find(is_success)?;
    let payload = operation
        .cases
        .iter()
        .zip(&shapes.cases)
        .find(|(other, _)| other.status == case.status)?
        .1;
    let mut untyped = Vec::new();
    untyped_below(payload.json()?, &understood.shapes, &mut Vec::new(), &mut untyped);
    let target = crate::api::Target::Answer(case.status);
    let optional = places(&understood.krate.api, &understood.shapes, id)
        .iter()
        .filter(|place| matches!(&place.path, crate::config::field::FieldPath::Json(of, _) if *of == target))
        .filter(|place| {
            place
                .field
                .is_some_and(|(_, _, field)| field.absence() == Absence::None)
        })
        .count();
    let lacking = ENOUGH.saturating_sub(case.examples.len());
    let (gain, text) = match untyped.as_slice() {
        [] if optional > 0 && lacking > 0 => (optional, format!("up to {} become required", count(optional, "field"))),
        [] => return None,
        keys => {
            let named: Vec<String> = keys
                .iter()
                .take(3)
                .map(|key| format!("`{}`", key.escape_debug()))
                .collect();
            let more = if keys.len() > 3 { ", …" } else { "" };
            (
                keys.len(),
                format!("{}{more} may hold anything so far", named.join(", ")),
            )
        }
    };
    let action = if untyped.is_empty() {
        format!("save {} of status {}", count(lacking, "more real example"), case.status)
    } else {
        format!(
            "save an example of status {} in which every field has a value",
            case.status
        )
    };
    Some((gain, advice_of(operation, action, text)))
}
