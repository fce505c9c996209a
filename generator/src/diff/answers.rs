//! What a call gives: types of success and failure, documented statuses, error codes, pages.

use super::Found;
use super::methods::MethodPair;
use super::outline::{ErrorConstant, Method, Outcome, Outline, Status, WrittenType};
use super::types::{Holder, TypeWalk};

/// Compares what a call gives.
pub(super) fn compare_answers(pair: MethodPair<'_>, outcome: Outcome, types: &mut TypeWalk<'_>, found: &mut Found) {
    let subject = &pair.new.path;
    let given = |method: &Method| match outcome {
        Outcome::Success => Some(method.answered.success.clone()),
        Outcome::Failure => method.answered.failure.clone(),
    };
    match (given(pair.old), given(pair.new)) {
        (Some(before), Some(after)) => {
            let holder = match outcome {
                Outcome::Success => Holder::Success(subject),
                Outcome::Failure => Holder::Failure(subject),
            };
            types.compare_type((&before, &after), &holder, found);
            compare_statuses(pair, outcome, found);
            compare_payloads(pair, (&before, &after), types, found);
            let (old, new) = (codes(types.old, &before), codes(types.new, &after));
            compare_codes(subject, (old, new), found);
        }
        (None, Some(after)) => found.major(
            subject,
            format!("fails with `{after}` now"),
            "its failures had no type before",
        ),
        (Some(before), None) => found.major(
            subject,
            format!("fails with `{before}` no more"),
            "its failures have no type any more",
        ),
        (None, None) => {}
    }
}

fn statuses(method: &Method, outcome: Outcome) -> impl Iterator<Item = &Status> {
    let statuses = method.answered.statuses.iter();
    statuses.filter(move |status| status.outcome == outcome)
}

fn compare_statuses(pair: MethodPair<'_>, outcome: Outcome, found: &mut Found) {
    // A success that is not documented is any 2xx.
    if [pair.old, pair.new]
        .into_iter()
        .any(|method| statuses(method, outcome).next().is_none())
    {
        return;
    }
    let has = |method: &Method, number: u16| statuses(method, outcome).any(|status| status.number == number);
    for status in statuses(pair.new, outcome).filter(|status| !has(pair.old, status.number)) {
        let message = format!("status {} is documented now", status.number);
        found.minor(&pair.new.path, message, "it was an unexpected answer before");
    }
    for status in statuses(pair.old, outcome).filter(|status| !has(pair.new, status.number)) {
        let message = format!("status {} is documented no more", status.number);
        found.major(&pair.new.path, message, "it is an unexpected answer now");
    }
}

/// What variants of the same status hold.
fn compare_payloads(
    pair: MethodPair<'_>,
    (old, new): (&WrittenType, &WrittenType),
    types: &mut TypeWalk<'_>,
    found: &mut Found,
) {
    let subject = &pair.new.path;
    for after in &pair.new.answered.statuses {
        let same = |before: &&Status| before.number == after.number && before.outcome == after.outcome;
        let Some(before) = pair.old.answered.statuses.iter().find(same) else {
            continue;
        };
        let (Some(old_variant), Some(variant)) = (&before.variant, &after.variant) else {
            continue;
        };
        let (Some(was), Some(is)) = (held(types.old, old, old_variant), held(types.new, new, variant)) else {
            continue;
        };
        types.compare_type((&was, &is), &Holder::Status(subject, after.number), found);
        if old_variant != variant {
            let message = format!(
                "the variant of status {} is `{variant}` now, not `{old_variant}`",
                after.number
            );
            found.major(subject, message, "the old variant is gone");
        }
    }
}

/// What a variant holds; `()` where it holds nothing. `None`: there is no such variant.
fn held(outline: &Outline, ty: &WrittenType, variant: &str) -> Option<WrittenType> {
    let members = &outline.ty(&ty.head)?.members;
    let member = members.iter().find(|member| member.name == variant)?;
    Some(member.ty.clone().unwrap_or_else(|| WrittenType::named("()")))
}

fn codes<'a>(outline: &'a Outline, ty: &WrittenType) -> &'a [ErrorConstant] {
    outline.ty(&ty.head).map_or(&[], |ty| &ty.codes)
}

fn compare_codes(subject: &str, (old, new): (&[ErrorConstant], &[ErrorConstant]), found: &mut Found) {
    for code in new.iter().filter(|code| !old.contains(code)) {
        found.minor(
            subject,
            format!("error {} was added", code.about),
            "there is a new constant",
        );
    }
    for code in old.iter().filter(|code| !new.contains(code)) {
        found.major(
            subject,
            format!("error {} was removed", code.about),
            "its constant is gone",
        );
    }
}

/// Whether the call gives its list page by page.
pub(super) fn compare_pages(pair: MethodPair<'_>, found: &mut Found) {
    let subject = &pair.new.path;
    match (&pair.old.answered.pages, &pair.new.answered.pages) {
        (None, Some(_)) => found.minor(
            subject,
            "gives its list page by page now".to_owned(),
            "there are `.pages()` and `.items()`",
        ),
        (Some(_), None) => found.major(
            subject,
            "gives its list page by page no more".to_owned(),
            "`.pages()` and `.items()` are gone",
        ),
        (Some(old), Some(new)) if old.order != new.order => found.patch(
            subject,
            "finds its next page in another way".to_owned(),
            "code stays as it is",
        ),
        _ => {}
    }
}
