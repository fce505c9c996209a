//! Which method is which: added, removed, renamed; what is sent where, and who may.

use super::outline::{Method, Outcome, Outline};
use super::types::TypeWalk;
use super::{Found, answers, parameters};

/// A method before and after.
#[derive(Clone, Copy)]
pub(super) struct MethodPair<'a> {
    pub(super) old: &'a Method,
    pub(super) new: &'a Method,
}

/// Compares all methods, and the types that they take and give.
pub(super) fn compare_methods(old: &Outline, new: &Outline, found: &mut Found) {
    let (partners, gone) = pair_methods(&old.methods, &new.methods);
    for (after, before) in new.methods.iter().zip(&partners) {
        match before {
            None => found.minor(&after.path, "operation was added".to_owned(), "there is a new method"),
            Some(before) if before.path != after.path => {
                found.major(&after.path, format!("was `{}`", before.path), "the old path is gone");
            }
            Some(_) => {}
        }
    }
    for before in gone {
        found.major(&before.path, "operation was removed".to_owned(), "its method is gone");
    }
    let mut types = TypeWalk::new(old, new);
    for (after, before) in new.methods.iter().zip(partners) {
        if let Some(before) = before {
            types.method = &after.path;
            compare_method(
                MethodPair {
                    old: before,
                    new: after,
                },
                &mut types,
                found,
            );
        }
    }
}

/// What is said of folders that both have.
pub(super) fn compare_folders(old: &Outline, new: &Outline, found: &mut Found) {
    for (path, docs) in &new.folders {
        if old.folders.get(path).is_some_and(|before| before != docs) {
            found.patch(path, "its documentation changed".to_owned(), "code stays as it is");
        }
    }
}

/// What each new method was, and the old ones that are none of them.
fn pair_methods<'a>(old: &'a [Method], new: &[Method]) -> (Vec<Option<&'a Method>>, Vec<&'a Method>) {
    let mut partners: Vec<Option<&Method>> = vec![None; new.len()];
    let mut free: Vec<&Method> = old.iter().collect();
    let rules: [fn(&Method, &Method) -> bool; 4] = [
        |one, other| one.path == other.path,
        |one, other| is_same_endpoint(one, other) && last_segment(&one.path) == last_segment(&other.path),
        |one, other| is_same_endpoint(one, other) && one.steps == other.steps && one.query == other.query,
        is_same_endpoint,
    ];
    for is_same in rules {
        for (after, partner) in new.iter().zip(&mut partners).filter(|(_, partner)| partner.is_none()) {
            let place = free.iter().position(|before| is_same(before, after));
            *partner = place.map(|place| free.remove(place));
        }
    }
    (partners, free)
}

fn last_segment(path: &str) -> &str {
    path.rsplit("::").next().unwrap_or(path)
}

fn is_same_endpoint(one: &Method, other: &Method) -> bool {
    one.verb == other.verb && without_hole_names(&one.url) == without_hole_names(&other.url)
}

/// `{base_url}/users/{user_id}` → `{base_url}/users/{}`: what a hole is called below the base is the caller's affair.
fn without_hole_names(url: &str) -> String {
    let (base, path) = url.split_once('/').unwrap_or((url, ""));
    let parts = path
        .split('{')
        .map(|part| part.split_once('}').map_or(part, |(_, after)| after));
    format!("{base}/{}", parts.collect::<Vec<_>>().join("{}"))
}

fn compare_method(pair: MethodPair<'_>, types: &mut TypeWalk<'_>, found: &mut Found) {
    let told = found.list.len();
    compare_endpoint(pair, found);
    compare_credential(pair, found);
    parameters::compare_parameters(pair, types, found);
    answers::compare_answers(pair, Outcome::Success, types, found);
    answers::compare_answers(pair, Outcome::Failure, types, found);
    answers::compare_pages(pair, found);
    let subject = &pair.new.path;
    let MethodPair { old, new } = pair;
    if old.query.is_some() && new.query.is_some() && old.query != new.query {
        found.patch(subject, "its GraphQL query changed".to_owned(), "code stays as it is");
    }
    // Steps follow from parameters.
    if old.steps != new.steps && found.list[told..].iter().all(|change| change.subject != *subject) {
        found.patch(subject, "sends something else".to_owned(), "code stays as it is");
    }
    if description(old) != description(new) || answer_notes(pair) {
        found.patch(subject, "its documentation changed".to_owned(), "code stays as it is");
    }
}

fn compare_endpoint(pair: MethodPair<'_>, found: &mut Found) {
    let MethodPair { old, new } = pair;
    if old.verb != new.verb {
        let message = format!("is sent as {} now, not {}", new.verb, old.verb);
        found.patch(&new.path, message, "code stays as it is");
    }
    let (before, after) = (without_hole_names(&old.url), without_hole_names(&new.url));
    if before != after {
        let message = match (old.url.split_once('/'), new.url.split_once('/')) {
            (Some((base, before)), Some((other, after))) if base == other => {
                format!("goes to `/{after}` now, not `/{before}`")
            }
            _ => format!("goes to `{}` now, not `{}`", new.url, old.url),
        };
        found.patch(&new.path, message, "code stays as it is");
    }
}

fn compare_credential(pair: MethodPair<'_>, found: &mut Found) {
    let subject = &pair.new.path;
    match (&pair.old.credential, &pair.new.credential) {
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

/// What the collection says of a request: all before its endpoint, but for its name, which the method's is made of.
fn description(method: &Method) -> &[String] {
    let lines = &method.docs;
    let start = lines.iter().position(String::is_empty).unwrap_or(lines.len());
    let end = lines.iter().position(|line| is_endpoint(line, method)).unwrap_or(start);
    lines.get(start..end).unwrap_or_default()
}

/// `` `GET /users` ``
fn is_endpoint(line: &str, method: &Method) -> bool {
    let verb = line.strip_prefix('`').and_then(|line| line.strip_prefix(&method.verb));
    verb.is_some_and(|rest| rest.starts_with(' ') && rest.ends_with('`'))
}

/// Whether something else is said of an answer that both have.
fn answer_notes(pair: MethodPair<'_>) -> bool {
    let notes = |method: &Method| -> Vec<(String, String)> {
        let listed = method.docs.iter().skip_while(|line| *line != "# Answers").skip(2);
        let entries = listed.take_while(|line| line.starts_with("- "));
        entries
            .filter_map(|line| {
                line.split_once(':')
                    .map(|(status, said)| (status.to_owned(), said.to_owned()))
            })
            .collect()
    };
    let old = notes(pair.old);
    let mut changed = notes(pair.new).into_iter();
    changed.any(|(status, said)| old.iter().any(|(known, before)| *known == status && *before != said))
}
