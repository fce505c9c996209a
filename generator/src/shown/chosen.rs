//! Which of the optional arguments that the collection sends an example shows.
//!
//! A description may say that a value counts only without another one (`not applicable if a date range has been specified`):
//! an example that sets both shows a call that nobody wants. And it may say that one of several has to be there (`At least
//! one of these two must be set: remoteParty, movedParticipant`): an example that sets none of them shows one that fails.

use std::collections::BTreeSet;

use crate::api::{self, Why};

/// What says that a value does not count beside another one, in lower case.
const EXCLUDES: &[&str] = &[
    "not applicable if",
    "not applicable when",
    "not applicable with",
    "ignored if",
    "ignored when",
    "not allowed if",
    "not allowed when",
    "not allowed with",
    "not be used with",
    "not be used together",
    "not be used in conjunction",
    "not be combined",
    "not be set if",
    "not be set when",
    "not be specified if",
    "not be specified when",
    "not be specified with",
    "can't be used with",
    "can't be used together",
    "can't be combined",
    "cannot be used with",
    "cannot be used together",
    "cannot be used in conjunction",
    "cannot be combined",
    "cannot be set if",
    "cannot be set when",
    "cannot be specified if",
    "cannot be specified when",
    "cannot be specified with",
    "mutually exclusive",
];

/// What says that something has to be there, in lower case.
const NEEDED: &[&str] = &["must", "require", "need", "has to", "have to", "should", "mandatory"];

/// The choice among the optional arguments of an operation, by their places.
#[derive(Default)]
pub(super) struct Choice {
    /// They do not count beside others that are sent.
    left_out: BTreeSet<usize>,
    /// One of several that a call cannot do without.
    needed: BTreeSet<usize>,
}

impl Choice {
    pub(super) fn of(operation: &api::Operation) -> Self {
        let mut choice = Self::default();
        // Most have nothing to choose from, and long descriptions.
        if !operation.arguments.iter().any(is_chosen) {
            return choice;
        }
        let texts = operation.arguments.iter().map(|argument| &argument.description);
        for sentence in texts.chain([&operation.description]).flat_map(|text| sentences(text)) {
            choice.needed.extend(needed(sentence, operation));
        }
        let sent: Vec<usize> = (0..operation.arguments.len())
            .filter(|at| is_chosen(&operation.arguments[*at]) && !choice.needed.contains(at))
            .collect();
        let (excluding, others): (Vec<usize>, Vec<usize>) =
            sent.into_iter().partition(|at| is_excluding(*at, operation));
        // Where all of them exclude one another, the first one is as good as any.
        let first = usize::from(others.is_empty() && choice.needed.is_empty());
        choice.left_out = excluding.into_iter().skip(first).collect();
        choice
    }

    pub(super) fn leaves_out(&self, argument: usize) -> bool {
        self.left_out.contains(&argument)
    }

    pub(super) fn needs(&self, argument: usize) -> bool {
        self.needed.contains(&argument)
    }
}

/// Whether the collection sends an argument that may be left out.
fn is_chosen(argument: &api::Argument) -> bool {
    let is_off = argument.replay.is_empty() || matches!(argument.required.why, Why::SwitchedOff | Why::OfOneCall);
    !argument.required.value && !is_off
}

/// The argument that stands for those of which a sentence says that one has to be there: one with a value before others.
fn needed(sentence: &str, operation: &api::Operation) -> Option<usize> {
    let lower = sentence.to_lowercase();
    let asks = lower.contains("one of") || lower.contains("either ");
    if !asks || !NEEDED.iter().any(|word| lower.contains(word)) {
        return None;
    }
    let arguments = &operation.arguments;
    let named = (0..arguments.len()).filter(|at| is_named(&lower, &arguments[*at].key));
    let named: Vec<usize> = named.collect();
    if named.len() < 2 || named.iter().any(|at| arguments[*at].required.value) {
        return None;
    }
    let mut sent = named.into_iter().filter(|at| is_chosen(&arguments[*at]));
    let with_value = sent.clone().find(|at| arguments[*at].sample.is_some());
    with_value.or_else(|| sent.next())
}

/// Whether a description says that an argument does not count beside another one.
fn is_excluding(at: usize, operation: &api::Operation) -> bool {
    let lower = operation.arguments[at].description.to_lowercase();
    let replaces = || {
        let others = operation.arguments.iter().enumerate().filter(|(other, _)| *other != at);
        let after = lower.split("instead of ").skip(1);
        let mut first_words = after.filter_map(|rest| rest.split(|letter: char| letter.is_whitespace()).next());
        let others: Vec<&str> = others.map(|(_, argument)| argument.key.as_str()).collect();
        first_words.any(|word| others.iter().any(|key| is_named(word, key)))
    };
    EXCLUDES.iter().any(|phrase| lower.contains(phrase)) || replaces()
}

/// Whether a text in lower case has a name as one of its words.
fn is_named(lower: &str, key: &str) -> bool {
    let key = key.trim_end_matches("[]").to_lowercase();
    let mut words = lower.split(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '_' | '-'));
    !key.is_empty() && words.any(|word| word == key)
}

fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.lines().flat_map(|line| line.split(". "))
}
