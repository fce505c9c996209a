//! Messages of one kind are shown once, with a count of the others.

use std::collections::{HashMap, HashSet};

use super::{Diagnostic, Id, Severity};

/// A message and the ones like it, in the order of the input.
#[derive(Debug)]
pub(super) struct Group<'a> {
    pub(super) first: &'a Diagnostic,
    pub(super) others: Vec<&'a Diagnostic>,
}

/// Up to so many messages of one shape are shown one by one.
const FEW: usize = 5;

/// Folds messages that are equal, or of which there are many with one id and one shape: the text without the
/// values in backticks.
pub(super) fn fold(list: &[Diagnostic]) -> Vec<Group<'_>> {
    let mut variants: HashMap<(Severity, Id, String), HashSet<&str>> = HashMap::new();
    for diagnostic in list {
        variants.entry(key(diagnostic)).or_default().insert(&diagnostic.message);
    }
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut places: HashMap<(Severity, Id, String), usize> = HashMap::new();
    for diagnostic in list {
        let mut key = key(diagnostic);
        if variants.get(&key).is_some_and(|messages| messages.len() <= FEW) {
            key.2.clone_from(&diagnostic.message);
        }
        let place = *places.entry(key).or_insert(groups.len());
        match groups.get_mut(place) {
            Some(group) => group.others.push(diagnostic),
            None => groups.push(Group {
                first: diagnostic,
                others: Vec::new(),
            }),
        }
    }
    groups
}

fn key(diagnostic: &Diagnostic) -> (Severity, Id, String) {
    (diagnostic.severity, diagnostic.id, shape(&diagnostic.message))
}

fn shape(message: &str) -> String {
    message.split('`').step_by(2).collect::<Vec<_>>().join("`")
}
