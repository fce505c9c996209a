//! Enums of failures: which operations share one, where it stands, what its codes are called.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::scope::{Scope, Scopes};
use super::spelling::{pascal, screaming};
use super::{Failure, FailureId, Identifier, Operation};
use crate::api::{Api, Case, ErrorCode, OperationId, Outcome};
use crate::shape::{Payload, Shapes};
use crate::statuses;
use crate::words::words;

/// What two enums must have in common to be one: statuses, payloads, and codes with their reasons in any order.
type Key<'a> = (
    Vec<(u16, &'a Payload, BTreeMap<&'a str, BTreeSet<&'a String>>)>,
    // Whether they have errors of JSON-RPC besides.
    bool,
);

/// Groups and names the enums; tells each operation its own.
///
/// An operation's errors are called after it (`ListUsersError`), whether the enum is its own or another name for one
/// that several share: who adds a request that fails alike renames nothing.
pub(super) fn assign(api: &Api, shapes: &Shapes, operations: &mut [Operation], scopes: &mut Scopes) -> Vec<Failure> {
    let groups = group(api, shapes);
    for (operation, own) in api.operations.iter().zip(operations.iter_mut()) {
        if failing(&operation.cases).next().is_some() {
            let name = format!("{}Error", own.stem);
            own.error = Some(scopes.of(Some(own.module)).choose_type([name], "Error"));
        }
    }
    let mut failures = Vec::with_capacity(groups.len());
    for users in groups {
        let id = FailureId(failures.len());
        let first = &operations[users[0].0];
        let in_one = users.iter().all(|user| operations[user.0].module == first.module);
        let module = in_one.then_some(first.module);
        let failing: Vec<&Case> = failing(&api.operations[users[0].0].cases).collect();
        let name = match (&first.error, users.len()) {
            (Some(own), 1) => own.clone(),
            _ => {
                let name = by_statuses(&failing);
                let longer = format!("{}{name}", first.stem);
                let names = [Some(name), by_reason(&failing), Some(longer)];
                scopes.of(module).choose_type(names.into_iter().flatten(), "Error")
            }
        };
        failures.push(Failure {
            module,
            name,
            codes: codes(failing.into_iter()),
            refusal: api.operations[users[0].0]
                .body
                .is_json_rpc()
                .then(|| Identifier("JsonRpc".to_owned())),
            operations: users.clone(),
        });
        for OperationId(user) in users {
            operations[user].failure = Some(id);
        }
    }
    failures
}

/// `ForbiddenOrNotFoundError`: what an enum that several operations share is called.
fn by_statuses(failing: &[&Case]) -> String {
    let mut names: Vec<String> = failing.iter().map(|case| statuses::name(case.status)).collect();
    match names.pop() {
        Some(last) if names.is_empty() => format!("{last}Error"),
        Some(last) if names.len() < 3 => format!("{}Or{last}Error", names.concat()),
        _ => "ApiError".to_owned(),
    }
}

/// `UserDoesNotExistError`, where that is the only reason to fail.
fn by_reason(failing: &[&Case]) -> Option<String> {
    let [only] = failing else { return None };
    let [code] = only.codes.as_slice() else { return None };
    let reason = code_words(code)?;
    let ends_so = reason.last().is_some_and(|last| last == "error");
    Some(pascal(&reason, "Api") + if ends_so { "" } else { "Error" })
}

fn failing(cases: &[Case]) -> impl Iterator<Item = &Case> {
    cases.iter().filter(|case| case.outcome == Outcome::Failure)
}

/// Operations by equal failure cases, in the order of their first.
fn group(api: &Api, shapes: &Shapes) -> Vec<Vec<OperationId>> {
    let mut groups: Vec<Vec<OperationId>> = Vec::new();
    let mut by_key: HashMap<Key<'_>, usize> = HashMap::new();
    for (index, (operation, shape)) in api.operations.iter().zip(&shapes.operations).enumerate() {
        let cases = operation.cases.iter().zip(&shape.cases);
        let failing: Vec<_> = cases
            .filter(|(case, _)| case.outcome == Outcome::Failure)
            .map(|(case, payload)| (case.status, payload, sorted(&case.codes)))
            .collect();
        if failing.is_empty() {
            continue;
        }
        let key: Key<'_> = (failing, operation.body.is_json_rpc());
        let at = *by_key.entry(key).or_insert_with(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        groups[at].push(OperationId(index));
    }
    groups
}

fn sorted(codes: &[ErrorCode]) -> BTreeMap<&str, BTreeSet<&String>> {
    let codes = codes.iter();
    codes
        .map(|code| (code.code.as_str(), code.reasons.iter().collect()))
        .collect()
}

/// Constants per case: `USER_DOES_NOT_EXIST` where the reason is short, else `CODE_300`.
fn codes<'a>(cases: impl Iterator<Item = &'a Case>) -> Vec<Vec<Identifier>> {
    let mut scope = Scope::default();
    let of_case = |case: &'a Case| {
        let mut order: Vec<usize> = (0..case.codes.len()).collect();
        order.sort_by_key(|index| case.codes[*index].code.as_str());
        let mut names = vec![None; case.codes.len()];
        for index in order {
            names[index] = Some(scope.choose(code_proposals(&case.codes[index])));
        }
        names.into_iter().flatten().collect()
    };
    cases.map(of_case).collect()
}

fn code_proposals(code: &ErrorCode) -> Vec<String> {
    let own = words(&code.code);
    let numeric = code.code.chars().all(|c| c.is_ascii_digit());
    let coded = screaming(&[vec!["code".to_owned()], own.clone()].concat(), "CODE");
    if !numeric && !own.is_empty() {
        return vec![screaming(&own, "CODE"), coded];
    }
    let named = reason_words(code).map(|reason| screaming(&reason, "CODE"));
    named.into_iter().chain([coded]).collect()
}

/// What a code says: its own words, else those of its reason.
fn code_words(code: &ErrorCode) -> Option<Vec<String>> {
    let own = words(&code.code);
    let numeric = code.code.chars().all(|c| c.is_ascii_digit());
    let said: Vec<String> = own.into_iter().skip_while(|word| word == "error").collect();
    if numeric || said.len() < 2 {
        reason_words(code)
    } else {
        Some(said)
    }
}

/// The words of the only reason, if it is short.
fn reason_words(code: &ErrorCode) -> Option<Vec<String>> {
    let [reason] = code.reasons.as_slice() else { return None };
    let reason = Some(reason.as_str()).filter(|reason| !reason.ends_with('…'))?;
    let spoken = words(reason.split(['.', ':', '\n', '$', '{']).next().unwrap_or_default());
    (2..=7).contains(&spoken.len()).then_some(spoken)
}
