//! How well a collection documents its API, and which example would help most.
//!
//! Input: a collection as the stages understood it. Output: a [`Report`]: per folder the share of operations whose
//! success, errors and parameters are known, and the examples to save in Postman, the most useful first.

mod advice;
mod page;

use serde::Serialize;

use crate::Understood;
use crate::api::{Argument, Flows, Given, Operation, OperationId, Outcome, Place, Target, Why};
use crate::config::places;
use crate::shape::{Payload, TypeRef};

/// How well a collection is documented.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Report {
    /// The collection's name.
    pub name: String,
    /// Of all operations.
    pub total: Share,
    /// Of the top folders' operations, in the order of the collection.
    pub folders: Vec<Folder>,
    /// What to save in Postman, the most useful first.
    pub advice: Vec<Advice>,
    /// What becomes of the assertions of test scripts.
    pub assertions: Assertions,
    /// What stands literally in a path and is an argument nevertheless, in the order of the collection.
    pub lifted: Vec<Lift>,
}

/// Assertions of test scripts, each script once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Assertions {
    /// How many there are.
    pub total: usize,
    /// How many of them stand in `tests/flow.rs`, which `generate --tests` writes.
    pub taken: usize,
    /// Why the others do not, the most frequent first.
    pub left: Vec<Left>,
}

/// Assertions that are left out for one reason.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Left {
    /// The reason.
    pub reason: String,
    /// How many.
    pub count: usize,
}

/// A piece of a path that is an argument although Postman sends it as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Lift {
    /// Folders and request, as Postman shows them.
    pub request: String,
    /// What stands in the path.
    pub written: String,
    /// The argument's key, as in `request.path.KEY`.
    pub argument: String,
}

/// A top folder.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Folder {
    /// As Postman shows it; empty for requests that stand in no folder.
    pub name: String,
    /// Of its operations.
    pub share: Share,
}

/// How many operations have what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Share {
    /// Operations.
    pub operations: usize,
    /// Those with a documented success whose every part has a type.
    pub typed_success: usize,
    /// Those without a documented success: callers get a raw body.
    pub raw_success: usize,
    /// Those with a documented failure that has a body or text.
    pub typed_errors: usize,
    /// Those without a parameter that lacks a description.
    pub documented_parameters: usize,
    /// Fields of their bodies and answers that may hold anything.
    pub untyped_fields: usize,
}

/// An example to save.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Advice {
    /// Folders and request, as Postman shows them.
    pub request: String,
    /// What to do.
    pub action: String,
    /// What it brings.
    pub gain: String,
}

/// Looks at a collection.
pub fn report(understood: &Understood) -> Report {
    let api = &understood.krate.api;
    let mut report = Report {
        name: api.name.clone(),
        advice: advice::advice(understood),
        assertions: assertions(&api.flows),
        ..Report::default()
    };
    for (index, operation) in api.operations.iter().enumerate() {
        report.lifted.extend(lifts(operation));
        let share = share(OperationId(index), understood);
        report.total.add(share);
        let name = operation.folders.first().cloned().unwrap_or_default();
        match report.folders.iter_mut().find(|folder| folder.name == name) {
            Some(folder) => folder.share.add(share),
            None => report.folders.push(Folder { name, share }),
        }
    }
    report
}

fn assertions(flows: &Flows) -> Assertions {
    let left = flows.gaps.iter().map(|(kind, count)| Left {
        reason: kind.words().to_owned(),
        count: *count,
    });
    let mut left: Vec<Left> = left.collect();
    left.sort_by_key(|left| std::cmp::Reverse(left.count));
    Assertions {
        total: flows.assertions,
        taken: flows.assertions - flows.gaps.values().sum::<usize>(),
        left,
    }
}

fn lifts(operation: &Operation) -> impl Iterator<Item = Lift> {
    let is_lifted = |argument: &&Argument| {
        let lifted = matches!(
            argument.required.why,
            Why::Id | Why::Created | Why::Placeholder | Why::Configuration
        );
        argument.place == Place::Path && lifted
    };
    operation.arguments.iter().filter(is_lifted).map(|argument| Lift {
        request: operation.item_path(),
        written: match argument.replay.first() {
            Some(Given::Data(text) | Given::Verbatim(text)) => text.clone(),
            _ => String::new(),
        },
        argument: argument.key.clone(),
    })
}

impl Share {
    fn add(&mut self, other: Self) {
        self.operations += other.operations;
        self.typed_success += other.typed_success;
        self.raw_success += other.raw_success;
        self.typed_errors += other.typed_errors;
        self.documented_parameters += other.documented_parameters;
        self.untyped_fields += other.untyped_fields;
    }
}

fn share(id: OperationId, understood: &Understood) -> Share {
    let Understood { krate, shapes, .. } = understood;
    let operation = &krate.api.operations[id.0];
    let mut untyped = places(&krate.api, shapes, id);
    untyped.retain(|place| place.untyped_key().is_some());
    let mut successes = 0;
    let mut typed_success = true;
    let mut typed_errors = operation.body.is_json_rpc();
    for (case, payload) in operation.cases.iter().zip(&shapes.operations[id.0].cases) {
        if case.outcome == Outcome::Success {
            let target = Target::Answer(case.status);
            let whole = payload.json() == Some(&TypeRef::Any);
            successes += usize::from(*payload != Payload::Raw);
            typed_success &= !whole && !untyped.iter().any(|place| place.is_of(target));
        } else {
            typed_errors |= *payload != Payload::Empty;
        }
    }
    let mut arguments = operation.arguments.iter();
    let documented = arguments.all(|argument| !argument.description.trim().is_empty());
    Share {
        operations: 1,
        typed_success: usize::from(successes > 0 && typed_success),
        raw_success: usize::from(successes == 0),
        typed_errors: usize::from(typed_errors),
        documented_parameters: usize::from(documented),
        untyped_fields: untyped.len(),
    }
}
