//! Which method is which: added, removed, renamed; what is sent where, and who may.

use std::collections::{BTreeMap, BTreeSet};

use super::outline::{Method, Outcome, Outline, listed_notes};
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
    let mut types = TypeWalk {
        old,
        new,
        method: "",
        moved: BTreeMap::new(),
        met: BTreeSet::new(),
    };
    let (partners, gone) = pair_methods(&old.methods, &new.methods);
    types.moved = moved_folders((old, new), &partners);
    for (from, to) in &types.moved {
        if types.carried(from) != *to {
            found.major(to, format!("module was `{from}`"), "the old path is gone");
        }
    }
    for (new, old) in new.methods.iter().zip(partners) {
        let Some(old) = old else {
            found.minor(&new.path, "operation was added", "there is a new method");
            continue;
        };
        if types.carried(&old.path) != new.path {
            found.major(&new.path, format!("was `{}`", old.path), "the old path is gone");
        }
        types.method = &new.path;
        compare_method(MethodPair { old, new }, &mut types, found);
    }
    for before in gone {
        found.major(&before.path, "operation was removed", "its method is gone");
    }
    for (path, docs) in &new.folders {
        if old.folders.get(path).is_some_and(|before| before != docs) {
            found.patch(path, "its documentation changed");
        }
    }
}

/// Folders of which one name went and the other came, as their methods show.
fn moved_folders<'a>(
    (old, new): (&Outline, &'a Outline),
    partners: &[Option<&'a Method>],
) -> BTreeMap<&'a str, &'a str> {
    let mut moved = BTreeMap::new();
    for (after, before) in new.methods.iter().zip(partners) {
        let before = before.and_then(|before| before.path.rsplit_once("::"));
        let paths = before.zip(after.path.rsplit_once("::"));
        if let Some(((from, name), (to, same))) = paths
            && name == same
            && !new.folders.contains_key(from)
            && !old.folders.contains_key(to)
        {
            moved.entry(from).or_insert(to);
        }
    }
    moved
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
    // All calls of JSON-RPC go to one address.
    let calls_another = one.json_rpc.is_some() && other.json_rpc.is_some() && one.json_rpc != other.json_rpc;
    let is_same_url = || without_hole_names(&one.url) == without_hole_names(&other.url);
    one.verb == other.verb && !calls_another && is_same_url()
}

/// `{base_url}/users/{user_id}` → `{base_url}/users/{}`: what a hole is called below the base is the caller's affair.
fn without_hole_names(url: &str) -> String {
    let (base, path) = url.split_once('/').unwrap_or((url, ""));
    let parts = path.split('{');
    let parts = parts.map(|part| part.split_once('}').map_or(part, |(_, after)| after));
    format!("{base}/{}", parts.collect::<Vec<_>>().join("{}"))
}

fn compare_method(pair: MethodPair<'_>, types: &mut TypeWalk<'_>, found: &mut Found) {
    let MethodPair { old, new } = pair;
    let (subject, told) = (&new.path, found.list.len());
    compare_endpoint(pair, found);
    compare_credential(pair, found);
    parameters::compare_parameters(pair, types, found);
    answers::compare_answers(pair, Outcome::Success, types, found);
    answers::compare_answers(pair, Outcome::Failure, types, found);
    answers::compare_pages(pair, found);
    if old.query.is_some() && new.query.is_some() && old.query != new.query {
        found.patch(subject, "its GraphQL query changed");
    }
    // Steps follow from parameters.
    if old.steps != new.steps && found.list[told..].iter().all(|change| change.subject != *subject) {
        found.patch(subject, "sends something else");
    }
    if description(old) != description(new) || has_other_notes(pair) {
        found.patch(subject, "its documentation changed");
    }
}

fn compare_endpoint(MethodPair { old, new }: MethodPair<'_>, found: &mut Found) {
    if old.verb != new.verb {
        found.patch(&new.path, format!("is sent as {} now, not {}", new.verb, old.verb));
    }
    let (before, after) = (without_hole_names(&old.url), without_hole_names(&new.url));
    if before != after {
        let message = match (old.url.split_once('/'), new.url.split_once('/')) {
            (Some((base, before)), Some((other, after))) if base == other => {
                format!("goes to `/{after}` now, not `/{before}`")
            }
            _ => format!("goes to `{}` now, not `{}`", new.url, old.url),
        };
        found.patch(&new.path, message);
    }
}

fn compare_credential(MethodPair { old, new }: MethodPair<'_>, found: &mut Found) {
    let does =
        |method: &Method, name: &String| method.credential.as_ref() == Some(name) || method.instead.contains(name);
    for name in new.instead.iter().filter(|name| !does(old, name)) {
        found.minor(
            &new.path,
            format!("takes credential `{name}`, too"),
            "clients may have it instead",
        );
    }
    for name in old.instead.iter().filter(|name| !does(new, name)) {
        let message = format!("takes credential `{name}` no more");
        found.major(&new.path, message, "it fails for clients with just that");
    }
    let message = match (&old.credential, &new.credential) {
        (Some(before), Some(name)) if before != name && does(new, before) => {
            let message = format!("sends credential `{name}` where the client has it, else `{before}`");
            return found.patch(&new.path, message);
        }
        (None, Some(name)) => format!("needs credential `{name}` now"),
        (Some(before), Some(name)) if before != name => format!("needs credential `{name}` now, not `{before}`"),
        (Some(before), None) => return found.patch(&new.path, format!("needs credential `{before}` no more")),
        _ => return,
    };
    found.major(&new.path, message, "it fails for clients without it");
}

/// What the collection says of a request: all before its endpoint, but for its name, which the method's is made of.
fn description(method: &Method) -> &[String] {
    let lines = &method.docs;
    let is_endpoint = |line: &String| {
        let rest = line.strip_prefix('`').and_then(|line| line.strip_prefix(&method.verb));
        rest.is_some_and(|rest| rest.starts_with(' ') && rest.ends_with('`'))
    };
    let start = lines.iter().position(String::is_empty).unwrap_or(lines.len());
    let end = lines.iter().position(is_endpoint).unwrap_or(start);
    lines.get(start..end).unwrap_or_default()
}

/// Whether something else is said of an answer that both have.
fn has_other_notes(pair: MethodPair<'_>) -> bool {
    let [old, mut new] = [pair.old, pair.new].map(|method| listed_notes(&method.docs, "# Answers"));
    new.any(|(status, said)| old.clone().any(|(known, before)| known == status && before != said))
}
