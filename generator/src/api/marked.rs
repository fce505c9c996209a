//! Where requests use variables, for who fills them in again: the requests resolved once more, with a mark in the place of
//! each variable that tests keep, that is secret, or that has no value.
//!
//! `/users/{{userId}}` has an argument whose value is the mark of `userId`, and so have headers, forms and bodies.

use std::collections::{BTreeSet, HashMap};

use super::scopes::{Meaning, Scopes, variables};
use super::{Api, Operation, scripts};
use crate::diagnostic::Diagnostics;
use crate::document::{Document, Variable, walk_items};
use crate::script::Scripts;

/// Before and behind the name of a variable: no text of a collection holds them.
const MARKS: [char; 2] = ['\u{f0e10}', '\u{f0e11}'];

/// Requests with marks.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Marked {
    /// By the index of the request.
    operations: HashMap<usize, Operation>,
    /// The variables that tests keep.
    kept: BTreeSet<String>,
}

impl Marked {
    /// The request of that index with marks.
    pub(crate) fn operation(&self, index: usize) -> Option<&Operation> {
        self.operations.get(&index)
    }

    /// Whether tests keep a variable.
    pub(crate) fn keeps(&self, variable: &str) -> bool {
        self.kept.contains(variable)
    }
}

/// Resolves the requests of a collection with marks, if its test scripts test anything.
pub(crate) fn mark(document: &Document, scripts: &Scripts, api: &Api) -> Option<Marked> {
    if api.flows.requests.iter().all(|request| request.steps.is_empty()) {
        return None;
    }
    let kept: BTreeSet<String> = api.flows.kept().into_iter().map(str::to_owned).collect();
    let scopes = Scopes::new(document);
    let is_open = |name: &String| {
        kept.contains(name) || scopes.is_secret(name) || matches!(scopes.meaning(name), Meaning::Unresolved)
    };
    // What stands in the address is the server's.
    let requests = walk_items(&document.nodes).filter_map(|item| item.request.as_ref());
    let urls = requests.filter_map(|request| request.url.as_ref());
    let mut servers: BTreeSet<String> = urls.flat_map(|url| variables(&url.origin)).map(str::to_owned).collect();
    let inner: Vec<String> = servers
        .iter()
        .filter_map(|name| scopes.raw_value(name))
        .map(str::to_owned)
        .collect();
    servers.extend(inner.iter().flat_map(|value| variables(value)).map(str::to_owned));
    let names = scripts::used_names(&scopes, document);
    let names = names.into_iter().filter(is_open).filter(|name| !servers.contains(name));
    let marks: Vec<Variable> = names
        .map(|name| Variable {
            value: format!("{}{name}{}", MARKS[0], MARKS[1]),
            secret: scopes.is_secret(&name),
            key: name,
            ..Variable::default()
        })
        .collect();
    let mut marked = document.clone();
    marked.environment.extend(marks);
    let api = super::resolve(&marked, scripts, &mut Diagnostics::default());
    let operations = api.operations.into_iter().map(|operation| (operation.index, operation));
    Some(Marked {
        operations: operations.collect(),
        kept,
    })
}

/// Whether a text has marks.
pub(crate) fn is_marked(text: &str) -> bool {
    text.contains(MARKS)
}

/// The text with `{{variables}}` in the place of marks.
pub(crate) fn unmarked(text: &str) -> String {
    text.replace(MARKS[0], "{{").replace(MARKS[1], "}}")
}

/// The variable, if the text is one mark.
pub(crate) fn marked_variable(text: &str) -> Option<&str> {
    let name = text.strip_prefix(MARKS[0])?.strip_suffix(MARKS[1])?;
    (!is_marked(name)).then_some(name)
}

/// The same JSON with marks that stand bare in quotes, so that it is JSON whatever they stand for.
pub(crate) fn quoted(text: &str) -> String {
    let (mut quoted, mut in_text, mut escaped) = (String::with_capacity(text.len()), false, false);
    for letter in text.chars() {
        match letter {
            _ if escaped => escaped = false,
            '\\' if in_text => escaped = true,
            '"' => in_text = !in_text,
            _ if !in_text && letter == MARKS[0] => quoted.push_str(&format!("\"{BARE}")),
            _ => {}
        }
        quoted.push(letter);
        if !in_text && letter == MARKS[1] {
            quoted.push('"');
        }
    }
    quoted
}

/// Stands before a mark that was quoted.
const BARE: char = '\u{f0e12}';

/// Undoes [`quoted`].
pub(crate) fn unquoted(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    let start = format!("\"{BARE}");
    while let Some((before, after)) = rest.split_once(&start) {
        plain.push_str(before);
        match after.split_once(MARKS[1]) {
            Some((name, behind)) => {
                plain.push_str(name);
                plain.push(MARKS[1]);
                rest = behind.strip_prefix('"').unwrap_or(behind);
            }
            None => rest = after,
        }
    }
    plain + rest
}
