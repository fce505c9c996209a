//! What changed between two versions of a crate: each change with its weight.
//!
//! Input: the files of both, made of two exports of a collection or found on disk. Of the code an outline is read, by
//! the same functions whatever its origin; two outlines are compared. Output: [`Changes`], the heaviest first. Methods
//! are the same if their paths are, else if what they send is. What follows from another change is not told: of a new
//! object only itself, not its fields.
//!
//! A change is *major* if code that uses the crate may no longer compile or may fail, *minor* if there is something
//! new to use, and *patch* if only documentation or what is sent changes.

mod answers;
mod client;
mod methods;
mod outline;
mod page;
mod parameters;
mod types;
mod versions;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::files::Difference;
use crate::layout::File;
use versions::{Told, Version};

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

/// Compares two crates.
#[must_use]
pub fn compare(old: &[File], new: &[File]) -> Changes {
    compare_versions(&versions::side_by_side(old, new))
}

/// Compares what is on disk with the crate that would be written there.
#[must_use]
pub fn explain(files: &[File], differences: &[Difference]) -> Changes {
    let same = files
        .iter()
        .map(|file| (file.path.as_str(), (Some(file.text.as_str()), Some(file.text.as_str()))));
    let different = differences.iter();
    let different = different.map(|one| (one.path.as_str(), (one.old.as_deref(), one.new.as_deref())));
    let texts: BTreeMap<&str, _> = same.chain(different).collect();
    let versions = texts.into_iter().map(|(path, (old, new))| Version { path, old, new });
    compare_versions(&versions.collect::<Vec<_>>())
}

fn compare_versions(versions: &[Version<'_>]) -> Changes {
    let mut found = Found::default();
    if versions.iter().all(|version| version.old.is_none()) {
        found.add(Weight::Patch, "crate", "is not there yet", "nothing of it is on disk");
        return found.sorted();
    }
    if versions.iter().all(|version| version.old == version.new) {
        return Changes::default();
    }
    let (old, new) = versions::read_outlines(versions, &mut found);
    let unreadable = found.list.len();
    versions::compare_names(versions, &mut found);
    client::compare_builders(&old, &new, &mut found);
    methods::compare_methods(&old, &new, &mut found);
    let told = match found.list.len() == unreadable {
        true => Told::Nothing,
        false => Told::Something,
    };
    versions::compare_rest(versions, told, &mut found);
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
    fn add(&mut self, weight: Weight, subject: &str, message: impl Into<String>, reason: &str) {
        // Keys are the collection's own and may hold anything.
        let message = message.into().replace(char::is_control, " ");
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

    fn major(&mut self, subject: &str, message: impl Into<String>, reason: &str) {
        self.add(Weight::Major, subject, message, reason);
    }

    fn minor(&mut self, subject: &str, message: impl Into<String>, reason: &str) {
        self.add(Weight::Minor, subject, message, reason);
    }

    fn patch(&mut self, subject: &str, message: impl Into<String>) {
        self.add(Weight::Patch, subject, message, "code stays as it is");
    }
}
