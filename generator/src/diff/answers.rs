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
    let (verb, reason) = match outcome {
        Outcome::Success => ("gives", "a success has another type"),
        Outcome::Failure => ("fails with", "a failure has another type"),
    };
    match (given(pair.old), given(pair.new)) {
        (Some(before), Some(after)) => {
            types.compare_type((&before, &after), &Holder { subject, verb, reason }, found);
            compare_statuses(pair, outcome, found);
            compare_payloads(pair, (&before, &after), types, found);
            let codes = (codes_of(types.old, &before), codes_of(types.new, &after));
            let told = [
                ("was added", "there is a new constant"),
                ("was removed", "its constant is gone"),
            ];
            compare_lists(subject, codes, |code| format!("error {}", code.about), told, found);
        }
        (None, Some(after)) => {
            let reason = "its failures had no type before";
            found.major(subject, format!("{verb} `{after}` now"), reason);
        }
        (Some(before), None) => {
            let reason = "its failures have no type any more";
            found.major(subject, format!("{verb} `{before}` no more"), reason);
        }
        (None, None) => {}
    }
}

fn compare_statuses(pair: MethodPair<'_>, outcome: Outcome, found: &mut Found) {
    let [old, new] = [pair.old, pair.new].map(|method| {
        let statuses = method.answered.statuses.iter();
        let statuses = statuses.filter(|status| status.outcome == outcome);
        statuses.map(|status| status.number).collect::<Vec<u16>>()
    });
    // A success that is not documented is any 2xx.
    if !old.is_empty() && !new.is_empty() {
        let told = [
            ("is documented now", "it was an unexpected answer before"),
            ("is documented no more", "it is an unexpected answer now"),
        ];
        compare_lists(
            &pair.new.path,
            (&old, &new),
            |number| format!("status {number}"),
            told,
            found,
        );
    }
}

/// Tells what came (`told` first) and what is gone.
fn compare_lists<T: PartialEq>(
    subject: &str,
    (old, new): (&[T], &[T]),
    label: impl Fn(&T) -> String,
    [(came, new_reason), (gone, old_reason)]: [(&str, &str); 2],
    found: &mut Found,
) {
    for one in new.iter().filter(|one| !old.contains(one)) {
        found.minor(subject, format!("{} {came}", label(one)), new_reason);
    }
    for one in old.iter().filter(|one| !new.contains(one)) {
        found.major(subject, format!("{} {gone}", label(one)), old_reason);
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
        let (was, is) = (held_type(types.old, old, before), held_type(types.new, new, after));
        if let (Some(was), Some(is)) = (was, is) {
            let verb = &format!("status {} holds", after.number);
            let reason = "the variant has another type";
            types.compare_type((&was, &is), &Holder { subject, verb, reason }, found);
        }
        if let (Some(was), Some(is)) = (&before.variant, &after.variant)
            && was != is
        {
            let message = format!("status {} is variant `{is}` now, not `{was}`", after.number);
            found.major(subject, message, "the old variant is gone");
        }
    }
}

/// What a status' variant holds; `()` where it holds nothing. `None`: it has no variant in this type.
fn held_type(outline: &Outline, ty: &WrittenType, status: &Status) -> Option<WrittenType> {
    let mut members = outline.ty(&ty.head)?.members.iter();
    let member = members.find(|member| status.variant.as_ref() == Some(&member.name))?;
    Some(member.ty.clone().unwrap_or_else(|| WrittenType::named("()")))
}

fn codes_of<'a>(outline: &'a Outline, ty: &WrittenType) -> &'a [ErrorConstant] {
    outline.ty(&ty.head).map_or(&[], |ty| &ty.codes)
}

/// Whether the call gives its list page by page.
pub(super) fn compare_pages(pair: MethodPair<'_>, found: &mut Found) {
    let subject = &pair.new.path;
    match (&pair.old.answered.pages, &pair.new.answered.pages) {
        (None, Some(_)) => found.minor(subject, "gives its list page by page now", "there is `.pages()`"),
        (Some(_), None) => found.major(subject, "gives its list page by page no more", "`.pages()` is gone"),
        (Some(old), Some(new)) if old.order != new.order => {
            found.patch(subject, "finds its next page in another way");
        }
        _ => {}
    }
}
