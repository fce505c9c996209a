//! Arguments of a method, and the mode of its body.

use super::{Found, Pair, Side};
use crate::api::{Argument, ArgumentType, Body};
use crate::config::field::FieldPath;

/// More required arguments than this stand in a struct.
const POSITIONAL: usize = 4;

/// Compares the arguments.
pub(super) fn compare(pair: &Pair<'_>, found: &mut Found) {
    let subject = pair.subject();
    let (old, new) = (named(&pair.old), named(&pair.new));
    for (argument, name) in &new {
        let path = path(argument);
        match nth(argument, &new).and_then(|number| same(argument, &old).nth(number)) {
            Some((before, old_name)) => one((before, old_name), (argument, name), &subject, found),
            None if argument.required.value => found.major(
                &subject,
                format!("argument `{name}` (`{path}`) was added and is required"),
                "each call must give it",
            ),
            None => found.minor(
                &subject,
                format!("optional argument `{name}` (`{path}`) was added"),
                "calls stay as they are",
            ),
        }
    }
    for (argument, name) in &old {
        if nth(argument, &old).is_none_or(|number| same(argument, &new).nth(number).is_none()) {
            let message = format!("argument `{name}` (`{}`) was removed", path(argument));
            found.major(&subject, message, "calls that give it do not compile");
        }
    }
    order(pair, &subject, found);
    mode(pair, &subject, found);
}

fn named<'a>(side: &Side<'a>) -> Vec<(&'a Argument, String)> {
    let names = side.names.arguments.iter().map(ToString::to_string);
    side.operation.arguments.iter().zip(names).collect()
}

/// The arguments of one place and key; a form may have several.
fn same<'l, 'a>(
    argument: &'l Argument,
    list: &'l [(&'a Argument, String)],
) -> impl Iterator<Item = &'l (&'a Argument, String)> {
    list.iter()
        .filter(move |(other, _)| other.place == argument.place && other.key == argument.key)
}

/// Which of them an argument is.
fn nth(argument: &Argument, list: &[(&Argument, String)]) -> Option<usize> {
    same(argument, list).position(|(other, _)| std::ptr::eq(*other, argument))
}

fn path(argument: &Argument) -> String {
    FieldPath::Argument(argument.place, argument.key.clone()).to_string()
}

fn one(old: (&Argument, &str), new: (&Argument, &str), subject: &str, found: &mut Found) {
    let ((before, old_name), (after, name)) = (old, new);
    match (before.required.value, after.required.value) {
        (false, true) => found.major(
            subject,
            format!("argument `{name}` is required now"),
            "each call must give it",
        ),
        (true, false) => found.major(
            subject,
            format!("argument `{name}` is optional now"),
            "it is a setter instead of a positional argument",
        ),
        _ => {}
    }
    let types = (word(before), word(after));
    if types.0 != types.1 {
        let message = format!("argument `{name}` is {} now, not {}", types.1, types.0);
        // Text is taken from whatever prints as text.
        let wider = after.ty == ArgumentType::Text
            && !after.list
            && !before.list
            && matches!(
                before.ty,
                ArgumentType::Integer | ArgumentType::Number | ArgumentType::Boolean
            );
        if wider {
            found.minor(subject, message, "what calls give is taken as text");
        } else {
            found.major(subject, message, "calls give another type");
        }
    }
    if old_name != name && !after.required.value {
        let message = format!("argument `{old_name}` is called `{name}` now");
        found.major(subject, message, "the old setter is gone");
    }
    let values: Vec<&String> = before
        .allowed
        .iter()
        .filter(|value| !after.allowed.contains(value))
        .collect();
    if before.description != after.description || !values.is_empty() || before.allowed != after.allowed {
        found.patch(
            subject,
            format!("the documentation of argument `{name}` changed"),
            "code stays as it is",
        );
    }
}

fn word(argument: &Argument) -> String {
    let one = match argument.ty {
        ArgumentType::Text => "text",
        ArgumentType::Integer => "an integer",
        ArgumentType::Number => "a number",
        ArgumentType::Boolean => "a boolean",
        ArgumentType::Flag => "a flag",
        ArgumentType::File => "a file",
    };
    if argument.list {
        format!("a list, each {one}")
    } else {
        one.to_owned()
    }
}

/// Positional arguments that both have, in another order; and the struct that holds many.
fn order(pair: &Pair<'_>, subject: &str, found: &mut Found) {
    let required = |side: &Side<'_>| -> Vec<String> {
        let mut list: Vec<_> = named(side)
            .into_iter()
            .filter(|(argument, _)| argument.required.value)
            .collect();
        list.sort_by_key(|(argument, _)| argument.place != crate::api::Place::Path);
        list.into_iter().map(|(argument, _)| path(argument)).collect()
    };
    let (old, new) = (required(&pair.old), required(&pair.new));
    let common = |one: &[String], other: &[String]| -> Vec<String> {
        one.iter().filter(|path| other.contains(path)).cloned().collect()
    };
    if common(&old, &new) != common(&new, &old) {
        let message = "its required arguments stand in another order".to_owned();
        found.major(subject, message, "calls pass them by position");
    }
    if (old.len() > POSITIONAL) != (new.len() > POSITIONAL) {
        let now = if new.len() > POSITIONAL {
            "in a struct"
        } else {
            "by position"
        };
        found.major(
            subject,
            format!("takes its required arguments {now} now"),
            "calls are written differently",
        );
    }
}

fn mode(pair: &Pair<'_>, subject: &str, found: &mut Found) {
    let word = |body: &Body| match body {
        Body::None => "no body",
        Body::Json { .. } => "a JSON body",
        Body::Text { .. } => "a text body",
        Body::Urlencoded(_) => "a form",
        Body::Multipart { .. } => "a multipart form",
        Body::File { .. } => "a file",
        Body::GraphQl { .. } => "a GraphQL query",
        Body::Constant(_) => "a constant body",
    };
    let (old, new) = (word(&pair.old.operation.body), word(&pair.new.operation.body));
    if old != new {
        found.major(
            subject,
            format!("sends {new} now, not {old}"),
            "calls take another body",
        );
    }
    if let (Body::GraphQl { query: old, .. }, Body::GraphQl { query: new, .. }) =
        (&pair.old.operation.body, &pair.new.operation.body)
        && old != new
    {
        found.patch(subject, "its GraphQL query changed".to_owned(), "code stays as it is");
    }
}
