//! Which operation is which: added, removed, renamed, moved; what is sent where, and who may.

use super::{Found, Pair, Side};
use crate::Understood;
use crate::api::{Operation, OperationId, Part};
use crate::spelling::method;

/// Pairs the operations of both collections, and reports what one of them alone has.
pub(super) fn compare(old: &Understood, new: &Understood, found: &mut Found) -> Vec<(OperationId, OperationId)> {
    let mut partner: Vec<Option<usize>> = vec![None; new.api.operations.len()];
    let mut free: Vec<usize> = (0..old.api.operations.len()).collect();
    let rules: [fn(&Operation, &Operation) -> bool; 3] = [
        |one, other| is_same_place(one, other) && is_same_endpoint(one, other),
        is_same_place,
        is_same_endpoint,
    ];
    for is_same in rules {
        for (after, slot) in new
            .api
            .operations
            .iter()
            .zip(&mut partner)
            .filter(|(_, slot)| slot.is_none())
        {
            let place = free
                .iter()
                .position(|index| is_same(&old.api.operations[*index], after));
            *slot = place.map(|place| free.remove(place));
        }
    }
    let mut pairs = Vec::new();
    for (index, before) in partner.iter().enumerate() {
        let after = OperationId(index);
        match before {
            Some(before) => pairs.push((OperationId(*before), after)),
            None => found.minor(
                &method(after, &new.names),
                "operation was added".to_owned(),
                "there is a new method",
            ),
        }
    }
    for (before, after) in &pairs {
        let pair = Pair {
            old: Side::new(old, *before),
            new: Side::new(new, *after),
        };
        one(&pair, found);
    }
    for index in free {
        let name = method(OperationId(index), &old.names);
        found.major(&name, "operation was removed".to_owned(), "its method is gone");
    }
    pairs
}

fn is_same_place(one: &Operation, other: &Operation) -> bool {
    one.name == other.name && one.folders == other.folders
}

fn is_same_endpoint(one: &Operation, other: &Operation) -> bool {
    one.method == other.method && one.path == other.path
}

fn one(pair: &Pair<'_>, found: &mut Found) {
    let subject = pair.subject();
    let (old, new) = (pair.old.operation, pair.new.operation);
    let before = method(pair.old.id, &pair.old.all.names);
    if before != subject {
        found.major(&subject, format!("was `{before}`"), "the old path is gone");
    }
    if old.method != new.method {
        let message = format!("is sent as {} now, not {}", new.method, old.method);
        found.patch(&subject, message, "code stays as it is");
    }
    if old.path != new.path && holes(old) == holes(new) {
        let message = format!("goes to `{}` now, not `{}`", new.path, old.path);
        found.patch(&subject, message, "code stays as it is");
    }
    if old.description != new.description {
        found.patch(&subject, "its documentation changed".to_owned(), "code stays as it is");
    }
    credential(pair, &subject, found);
}

/// How many values a caller gives for the URL.
fn holes(operation: &Operation) -> usize {
    operation
        .url
        .0
        .iter()
        .filter(|part| matches!(part, Part::Argument(_)))
        .count()
}

fn credential(pair: &Pair<'_>, subject: &str, found: &mut Found) {
    let name = |side: &Side<'_>| {
        let used = side.operation.authentication.as_ref();
        used.map(|used| side.all.names.credential(used.credential).to_string())
    };
    match (name(&pair.old), name(&pair.new)) {
        (None, Some(new)) => found.major(
            subject,
            format!("needs credential `{new}` now"),
            "it fails for clients without it",
        ),
        (Some(old), None) => found.patch(
            subject,
            format!("needs credential `{old}` no more"),
            "code stays as it is",
        ),
        (Some(old), Some(new)) if old != new => found.major(
            subject,
            format!("needs credential `{new}` now, not `{old}`"),
            "it fails for clients without it",
        ),
        _ => {}
    }
}
