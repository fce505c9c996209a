//! Documented answers: statuses, error codes, and the types of success and failure.

use super::{Found, Pair, Side, places};
use crate::api::{Case, Outcome};
use crate::shape::Payload;
use crate::spelling;

/// Compares what a call gives.
pub(super) fn compare(pair: &Pair<'_>, found: &mut Found) {
    let subject = pair.subject();
    let (old, new) = (success(&pair.old), success(&pair.new));
    // Named types are compared part by part.
    if old.form != new.form {
        let message = format!("gives `{}` now, not `{}`", new.shown, old.shown);
        found.major(&subject, message, "a success has another type");
    }
    let (old, new) = (failure(&pair.old), failure(&pair.new));
    match (&old, &new) {
        (Some(old), Some(new)) if old != new => {
            found.major(
                &subject,
                format!("fails with `{new}` now, not `{old}`"),
                "a failure has another type",
            );
        }
        (None, Some(new)) => {
            found.major(
                &subject,
                format!("fails with `{new}` now"),
                "its failures had no type before",
            );
        }
        (Some(old), None) => {
            found.major(
                &subject,
                format!("fails with `{old}` no more"),
                "its failures have no type any more",
            );
        }
        _ => {}
    }
    statuses(pair, &subject, old.is_some() && new.is_some(), found);
}

/// A type: what makes it another one, and how it is written.
#[derive(PartialEq)]
struct Given {
    form: String,
    shown: String,
}

/// The type of a success, as the call's result names it.
fn success(side: &Side<'_>) -> Given {
    let mut types: Vec<Given> = of(side, Outcome::Success).map(|(_, given)| given).collect();
    types.dedup();
    match types.pop() {
        None => Given {
            form: "Body".to_owned(),
            shown: "Body".to_owned(),
        },
        Some(only) if types.is_empty() => only,
        Some(_) => Given {
            form: "several".to_owned(),
            shown: side.names.response.to_string(),
        },
    }
}

fn of<'a>(side: &'a Side<'_>, outcome: Outcome) -> impl Iterator<Item = (&'a Case, Given)> {
    let cases = side.operation.cases.iter().zip(&side.shapes.cases);
    let wanted = cases.filter(move |(case, _)| case.outcome == outcome);
    wanted.map(|(case, payload)| {
        let form = match payload {
            Payload::Empty | Payload::Text => format!("{payload:?}"),
            Payload::Json(ty) => places::form(ty, side),
            Payload::Optional(ty) => format!("optional {}", places::form(ty, side)),
            Payload::Mixed(ty) => format!("mixed {}", places::form(ty, side)),
        };
        let shown = spelling::payload(payload, &side.all.names);
        (case, Given { form, shown })
    })
}

fn failure(side: &Side<'_>) -> Option<String> {
    let failure = side.all.names.failures.get(side.names.failure?.0)?;
    Some(spelling::item(failure.module, failure.name.as_str(), &side.all.names))
}

fn statuses(pair: &Pair<'_>, subject: &str, both_fail: bool, found: &mut Found) {
    let (old, new) = (&pair.old.operation.cases, &pair.new.operation.cases);
    for case in new {
        let Some(before) = old.iter().find(|before| before.status == case.status) else {
            let told = case.outcome == Outcome::Failure && both_fail || case.outcome == Outcome::Success;
            if told {
                let message = format!("status {} is documented now", case.status);
                found.minor(subject, message, "it was an unexpected answer before");
            }
            continue;
        };
        codes(before, case, subject, found);
    }
    for case in old
        .iter()
        .filter(|case| !new.iter().any(|after| after.status == case.status))
    {
        let message = format!("status {} is documented no more", case.status);
        found.major(subject, message, "it is an unexpected answer now");
    }
    if both_fail {
        payloads(pair, subject, found);
    }
}

/// What the variants of failures hold.
fn payloads(pair: &Pair<'_>, subject: &str, found: &mut Found) {
    let old: Vec<(&Case, Given)> = of(&pair.old, Outcome::Failure).collect();
    for (case, after) in of(&pair.new, Outcome::Failure) {
        let before = old.iter().find(|(before, _)| before.status == case.status);
        if let Some((_, before)) = before.filter(|(_, before)| before.form != after.form) {
            let message = format!(
                "status {} holds `{}` now, not `{}`",
                case.status, after.shown, before.shown
            );
            found.major(subject, message, "the variant has another type");
        }
    }
}

fn codes(old: &Case, new: &Case, subject: &str, found: &mut Found) {
    let has = |case: &Case, code: &str| case.codes.iter().any(|known| known.code == code);
    for code in new.codes.iter().filter(|code| !has(old, &code.code)) {
        let message = format!("error code `{}` of status {} was added", code.code, new.status);
        found.minor(subject, message, "there is a new constant");
    }
    for code in old.codes.iter().filter(|code| !has(new, &code.code)) {
        let message = format!("error code `{}` of status {} was removed", code.code, old.status);
        found.major(subject, message, "its constant is gone");
    }
}
