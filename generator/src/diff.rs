//! What changed between two exports of a collection, in terms of the crate: each change with its weight.
//!
//! Input: two collections as the stages understood them. Output: [`Changes`], the heaviest first. Requests are the
//! same if folders and name are, else if method and path are. What follows from another change is not told: of a new
//! object only itself, not its fields.
//!
//! A change is *major* if code that uses the crate may no longer compile or may fail, *minor* if there is something
//! new to use, and *patch* if only documentation or what is sent changes.

mod answers;
mod arguments;
mod client;
mod code;
mod operations;
mod outline;
mod page;
mod places;
mod written;

use std::collections::BTreeSet;

use serde::Serialize;

use crate::Understood;
use crate::api::OperationId;

pub use code::explain;

/// All changes.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Changes {
    /// The heaviest first; equal weights in the order of the new collection, what is gone at the end.
    pub list: Vec<Change>,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What it asks of the crate's version.
    pub weight: Weight,
    /// What changed: `users::list_users`, `users::User`, `Client::builder`.
    pub subject: String,
    /// How: `` argument `page` is required now ``.
    pub message: String,
    /// Why it has this weight.
    pub reason: String,
}

/// What a change asks of the crate's version, by semantic versioning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Weight {
    /// Nothing that code could notice at compile time.
    Patch,
    /// Something new.
    Minor,
    /// Something that breaks.
    Major,
}

impl Weight {
    /// `major`, `minor`, `patch`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }
}

/// Compares two collections.
#[must_use]
pub fn compare(old: &Understood, new: &Understood) -> Changes {
    let mut found = Found::default();
    client::compare(old, new, &mut found);
    let pairs = operations::compare(old, new, &mut found);
    for (before, after) in pairs {
        let pair = Pair {
            old: Side::new(old, before),
            new: Side::new(new, after),
        };
        arguments::compare(&pair, &mut found);
        answers::compare(&pair, &mut found);
        places::compare(&pair, &mut found);
    }
    found.sorted()
}

impl Changes {
    /// The heaviest weight; `None` if nothing changed.
    #[must_use]
    pub fn weight(&self) -> Option<Weight> {
        self.list.iter().map(|change| change.weight).max()
    }
}

/// The changes so far, each once.
#[derive(Default)]
struct Found {
    list: Vec<Change>,
    met: BTreeSet<(String, String)>,
}

impl Found {
    fn add(&mut self, weight: Weight, subject: &str, message: String, reason: &str) {
        // Keys are the collection's own and may hold anything.
        let message = message.replace(char::is_control, " ");
        if self.met.insert((subject.to_owned(), message.clone())) {
            self.list.push(Change {
                weight,
                subject: subject.to_owned(),
                message,
                reason: reason.to_owned(),
            });
        }
    }

    /// The heaviest first.
    fn sorted(self) -> Changes {
        let mut list = self.list;
        list.sort_by_key(|change| std::cmp::Reverse(change.weight));
        Changes { list }
    }

    fn major(&mut self, subject: &str, message: String, reason: &str) {
        self.add(Weight::Major, subject, message, reason);
    }

    fn minor(&mut self, subject: &str, message: String, reason: &str) {
        self.add(Weight::Minor, subject, message, reason);
    }

    fn patch(&mut self, subject: &str, message: String, reason: &str) {
        self.add(Weight::Patch, subject, message, reason);
    }
}

/// An operation in its collection.
#[derive(Clone, Copy)]
struct Side<'a> {
    all: &'a Understood,
    id: OperationId,
    operation: &'a crate::api::Operation,
    shapes: &'a crate::shape::OperationShapes,
    names: &'a crate::name::Operation,
}

impl<'a> Side<'a> {
    fn new(all: &'a Understood, id: OperationId) -> Self {
        Self {
            all,
            id,
            operation: &all.api.operations[id.0],
            shapes: &all.shapes.operations[id.0],
            names: all.names.operation(id),
        }
    }
}

/// An operation before and after.
struct Pair<'a> {
    old: Side<'a>,
    new: Side<'a>,
}

impl Pair<'_> {
    /// How the change's subject is called: by its new name.
    fn subject(&self) -> String {
        crate::spelling::method(self.new.id, &self.new.all.names)
    }
}
