//! What `--check` found, in terms of the API: generated code on disk against the code that would be written.
//!
//! The collection that the crate on disk was made of may be gone, so the code itself is read: methods that make a
//! call, their arguments and setters, what they give, and the types. Of what follows from another change nothing is
//! told: of a new operation only itself. A file that differs in nothing of this is told as a whole.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;

use super::outline::{Members, Operation, Outline};
use super::written::Written;
use super::{Changes, Found};
use crate::files::Difference;
use crate::layout::File;
use crate::spelling::count;

/// The module that does not depend on the collection.
const RUNTIME: &str = "runtime";

/// Explains the differences between a folder and the files that would be written into it.
#[must_use]
pub fn explain(files: &[File], differences: &[Difference]) -> Changes {
    let mut found = Found::default();
    if differences.iter().all(|difference| difference.old.is_none()) && differences.len() == files.len() {
        found.patch("crate", "is not there yet".to_owned(), "nothing of it is on disk");
        return found.sorted();
    }
    let (mut old, mut new) = (Outline::default(), Outline::default());
    for file in files.iter().filter(|file| is_code(&file.path)) {
        let different = differences.iter().find(|difference| difference.path == file.path);
        let before = different.map_or(Some(file.text.as_str()), |difference| difference.old.as_deref());
        if before.is_some_and(|before| old.add(&file.path, before).is_err()) {
            found.patch(
                &file.path,
                "is no valid Rust".to_owned(),
                "it was changed by hand, or cut off",
            );
            continue;
        }
        // What is generated is always Rust.
        let _ = new.add(&file.path, &file.text);
    }
    for difference in differences.iter().filter(|difference| is_code(&difference.path)) {
        if let (Some(before), None) = (&difference.old, &difference.new) {
            // A file that cannot be read has nothing that could be missed.
            let _ = old.add(&difference.path, before);
        }
    }
    operations(&old, &new, &mut found);
    types(&old, &new, &mut found);
    others(&old, &new, &mut found);
    rest(differences, &mut found);
    found.sorted()
}

fn is_code(path: &str) -> bool {
    let is_run = path.starts_with("examples/") || path.starts_with("tests/");
    path.ends_with(".rs") && !is_run && !is_runtime(path)
}

/// Files of a crate stand in `src`, those of a module do not.
fn is_runtime(path: &str) -> bool {
    path.strip_prefix("src/").unwrap_or(path).starts_with(RUNTIME)
}

fn operations(old: &Outline, new: &Outline, found: &mut Found) {
    let mut gone: BTreeMap<&String, &Operation> = old.operations.iter().collect();
    gone.retain(|path, _| !new.operations.contains_key(*path));
    for (path, after) in &new.operations {
        if let Some(before) = old.operations.get(path) {
            operation(path, before, after, found);
            continue;
        }
        // Of another name, but what it sends is the same.
        let renamed = gone.iter().find(|(_, before)| before.method.code == after.method.code);
        if let Some(before) = renamed.map(|(path, _)| *path) {
            found.major(path, format!("was `{before}`"), "the old path is gone");
            if let Some(before) = gone.remove(before) {
                operation(path, before, after, found);
            }
        } else {
            found.minor(path, "operation was added".to_owned(), "there is a new method");
        }
    }
    for path in gone.keys() {
        found.major(path, "operation was removed".to_owned(), "its method is gone");
    }
}

fn operation(path: &str, old: &Operation, new: &Operation, found: &mut Found) {
    let told = found.list.len();
    arguments(path, old, new, found);
    results(path, old, new, found);
    if found.list.len() > told {
        return;
    }
    if old.method.code != new.method.code {
        found.patch(path, "sends something else".to_owned(), "code stays as it is");
    } else if old.reading.code != new.reading.code || codes(&old.setters) != codes(&new.setters) {
        found.patch(path, "works in another way".to_owned(), "code stays as it is");
    } else if old.docs() != new.docs() {
        found.patch(path, "its documentation changed".to_owned(), "code stays as it is");
    }
}

fn codes(setters: &BTreeMap<String, Written>) -> Vec<&str> {
    setters.values().map(|setter| setter.code.as_str()).collect()
}

fn arguments(path: &str, old: &Operation, new: &Operation, found: &mut Found) {
    for (name, ty) in &new.arguments {
        match old.arguments.iter().find(|(before, _)| before == name) {
            Some((_, before)) if before != ty => found.major(
                path,
                format!("argument `{name}` is `{ty}` now, not `{before}`"),
                "calls give another type",
            ),
            Some(_) => {}
            None if old.setters.contains_key(name) => found.major(
                path,
                format!("argument `{name}` is required now"),
                "each call must give it",
            ),
            None => found.major(
                path,
                format!("argument `{name}` was added and is required"),
                "each call must give it",
            ),
        }
    }
    for (name, _) in old.arguments.iter().filter(|(name, _)| !new.has(name)) {
        match new.setters.contains_key(name) {
            true => found.major(
                path,
                format!("argument `{name}` is optional now"),
                "it is a setter instead of a positional argument",
            ),
            false => found.major(
                path,
                format!("argument `{name}` was removed"),
                "calls that give it do not compile",
            ),
        }
    }
    let common = |one: &Operation, other: &Operation| -> Vec<String> {
        let names = one.arguments.iter().map(|(name, _)| name.clone());
        names.filter(|name| other.has(name)).collect()
    };
    if common(old, new) != common(new, old) {
        let message = "its required arguments stand in another order".to_owned();
        found.major(path, message, "calls pass them by position");
    }
    setters(path, old, new, found);
}

fn setters(path: &str, old: &Operation, new: &Operation, found: &mut Found) {
    for (name, setter) in &new.setters {
        match old.setters.get(name) {
            Some(before) if before.signature != setter.signature => found.major(
                path,
                format!("argument `{name}` is of another type"),
                "calls give another type",
            ),
            None if !old.has(name) => found.minor(
                path,
                format!("optional argument `{name}` was added"),
                "calls stay as they are",
            ),
            _ => {}
        }
    }
    let gone = old
        .setters
        .keys()
        .filter(|name| !new.setters.contains_key(*name) && !new.has(name));
    for name in gone {
        found.major(
            path,
            format!("argument `{name}` was removed"),
            "calls that give it do not compile",
        );
    }
}

fn results(path: &str, old: &Operation, new: &Operation, found: &mut Found) {
    for (kind, verb, reason) in [
        ("Success", "gives", "a success has another type"),
        ("Failure", "fails with", "a failure has another type"),
    ] {
        if let (Some(before), Some(after)) = (old.results.get(kind), new.results.get(kind))
            && before != after
        {
            found.major(path, format!("{verb} `{after}` now, not `{before}`"), reason);
        }
    }
    for status in new.statuses.iter().filter(|status| !old.statuses.contains(status)) {
        let message = format!("status {status} is documented now");
        found.minor(path, message, "it was an unexpected answer before");
    }
    for status in old.statuses.iter().filter(|status| !new.statuses.contains(status)) {
        let message = format!("status {status} is documented no more");
        found.major(path, message, "it is an unexpected answer now");
    }
}

fn types(old: &Outline, new: &Outline, found: &mut Found) {
    for (path, after) in &new.types {
        let Some(before) = old.types.get(path).filter(|before| before.whole != after.whole) else {
            continue;
        };
        if before.kind != after.kind {
            found.major(
                path,
                "is another kind of type".to_owned(),
                "code that uses it does not compile",
            );
            continue;
        }
        let told = found.list.len();
        members(path, before, after, &new.senders(path), found);
        if found.list.len() > told {
            continue;
        }
        let message = match before.whole.code == after.whole.code {
            true => "its documentation changed",
            false => "is read or written in another way",
        };
        found.patch(path, message.to_owned(), "code stays as it is");
    }
}

fn members(path: &str, old: &Members, new: &Members, senders: &BTreeSet<&String>, found: &mut Found) {
    let kind = new.kind;
    for (name, held) in &new.list {
        let subject = format!("{path}.{name}");
        let before = old.list.iter().find(|(before, _)| before == name);
        match (before, senders.first()) {
            (Some((_, before)), _) if before != held => {
                let message = format!("holds `{held}` now, not `{before}`");
                found.major(&subject, message, "its type changed");
            }
            (Some(_), _) => {}
            (None, Some(sender)) if kind == "field" && !held.starts_with("Option<") => found.major(
                &subject,
                "required field was added".to_owned(),
                &format!("each body of `{sender}` must have it"),
            ),
            (None, Some(_)) if kind == "field" => found.major(
                &subject,
                "optional field was added".to_owned(),
                "struct literals of its type must name it",
            ),
            (None, _) => found.minor(&subject, format!("{kind} was added"), "what exists stays as it is"),
        }
    }
    for (name, _) in old
        .list
        .iter()
        .filter(|(name, _)| !new.list.iter().any(|(other, _)| other == name))
    {
        let subject = format!("{path}.{name}");
        found.major(
            &subject,
            format!("{kind} was removed"),
            "code that uses it does not compile",
        );
    }
}

fn others(old: &Outline, new: &Outline, found: &mut Found) {
    // What a new or removed type has follows from that; `new` takes what the fields are.
    let follows = |path: &str| {
        let owner = path.rsplit_once("::");
        owner.is_some_and(|(owner, name)| {
            name == "new" || old.types.contains_key(owner) != new.types.contains_key(owner)
        })
    };
    for (path, after) in new.others.iter().filter(|(path, _)| !follows(path)) {
        match old.others.get(path) {
            None => found.minor(path, "was added".to_owned(), "what exists stays as it is"),
            Some(before) if before.signature != after.signature => {
                found.major(path, "changed".to_owned(), "code that uses it may not compile");
            }
            Some(before) if before.code != after.code => {
                found.patch(path, "works in another way".to_owned(), "code stays as it is");
            }
            Some(_) => {}
        }
    }
    let gone = old.others.keys().filter(|path| !new.others.contains_key(*path));
    for path in gone.filter(|path| !follows(path)) {
        found.major(path, "was removed".to_owned(), "code that uses it does not compile");
    }
}

/// What the outline does not show.
fn rest(differences: &[Difference], found: &mut Found) {
    let (runtime, others): (Vec<_>, Vec<_>) = differences.iter().partition(|difference| is_runtime(&difference.path));
    if !runtime.is_empty() {
        let message = format!("differs in {}", count(runtime.len(), "file"));
        found.patch(RUNTIME, message, "it does not depend on the collection alone");
    }
    let silent = found.list.is_empty();
    for difference in others {
        let path = &difference.path;
        if !path.ends_with(".rs") {
            found.patch(path, "changed".to_owned(), "it is no code");
        } else if silent || is_same_code(difference) {
            found.patch(path, "is written otherwise".to_owned(), "code stays as it is");
        }
    }
}

fn is_same_code(difference: &Difference) -> bool {
    let tokens = |text: &Option<String>| text.as_ref()?.parse::<TokenStream>().ok();
    match (tokens(&difference.old), tokens(&difference.new)) {
        (Some(old), Some(new)) => old.to_string() == new.to_string(),
        _ => false,
    }
}
