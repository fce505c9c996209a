//! What checks say of an answer, as evidence of it.

use super::Step;
use super::operand::{AnswerId, Check, Claim, Operand};
use crate::script::Evidence;
use crate::script::evidence::{Kind, Seen, Step as Way};
use crate::statuses;
use serde_json::Value;

/// What tests say that are held whatever comes: a status where they name one alone, headers, and fields of the answer.
pub(crate) fn evidence_of(steps: &[Step]) -> Evidence {
    let mut statuses: Vec<u16> = Vec::new();
    let mut headers: Vec<String> = Vec::new();
    let mut seen = Seen::default();
    for check in steps.iter().flat_map(checks) {
        match &check.subject {
            Operand::Status(AnswerId(0)) => statuses.extend(status(check)),
            Operand::Seen(inner, "reason") if **inner == Operand::Status(AnswerId(0)) => statuses.extend(status(check)),
            Operand::Header(AnswerId(0), name) => headers.push(name.clone()),
            subject => show(subject, &check.claim, &mut seen),
        }
    }
    headers.dedup();
    statuses.dedup();
    let schemas = (seen != Seen::default()).then(|| (None, seen.into_schema()));
    Evidence {
        statuses: if statuses.len() == 1 { statuses } else { Vec::new() },
        schemas: schemas.into_iter().collect(),
        headers,
        ..Evidence::default()
    }
}

/// The checks of a test that are no denials.
fn checks(step: &Step) -> impl Iterator<Item = &Check> {
    let checks = match step {
        Step::Test { checks, .. } => checks.as_slice(),
        _ => &[],
    };
    checks.iter().filter(|check| !check.denied)
}

/// The one status that a check wants.
fn status(check: &Check) -> Option<u16> {
    let Claim::Equals(Operand::Literal(value)) = &check.claim else {
        return None;
    };
    let status = match value {
        Value::String(reason) => statuses::of_reason(reason),
        other => other.as_u64().and_then(|status| u16::try_from(status).ok()),
    };
    status.filter(|status| (200..600).contains(status))
}

fn show(subject: &Operand, claim: &Claim, seen: &mut Seen) {
    let Some(mut way) = way(subject) else { return };
    let kind = match claim {
        Claim::IsA(name) => Kind::named(name),
        Claim::Equals(Operand::Literal(value)) => match value {
            Value::String(_) => Some(Kind::Text),
            Value::Bool(_) => Some(Kind::Boolean),
            Value::Number(number) if number.is_i64() => Some(Kind::Integer),
            Value::Number(_) => Some(Kind::Number),
            _ => None,
        },
        Claim::Has(Operand::Literal(Value::String(key)), _) => {
            way.push(Way::Key(key.clone()));
            None
        }
        _ => None,
    };
    if way.is_empty() && kind.is_none() {
        return;
    }
    let place = seen.at(&way, 0);
    if let Some(kind) = kind {
        place.add_kind(kind);
    }
}

/// The way to a place of the answer's JSON.
fn way(subject: &Operand) -> Option<Vec<Way>> {
    match subject {
        Operand::Json(AnswerId(0)) => Some(Vec::new()),
        Operand::Member(parts) => {
            let mut way = way(&parts[0])?;
            way.push(match &parts[1] {
                Operand::Literal(Value::String(key)) => Way::Key(key.clone()),
                Operand::Literal(Value::Number(_)) => Way::Element,
                _ => return None,
            });
            Some(way)
        }
        _ => None,
    }
}
