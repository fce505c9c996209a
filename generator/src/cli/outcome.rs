//! What became of one collection.

use std::path::PathBuf;

use postman_codegen::diagnostic::{Diagnostics, Severity};
use postman_codegen::diff::Changes;
use postman_codegen::files::{Difference, Written};
use postman_codegen::source::{Source, Unreadable};
use postman_codegen::spelling::count;
use serde_json::{Value, json};

use super::{Format, colour, gone};

/// What became of one collection.
#[derive(Default)]
pub(super) struct Outcome {
    /// The file or directory, as the user gave it.
    pub(super) file: String,
    /// As Postman shows it; empty where it has none or cannot be read.
    pub(super) collection: String,
    /// `None` where the collection failed before it had one.
    pub(super) crate_name: Option<String>,
    pub(super) folder: PathBuf,
    pub(super) operations: usize,
    /// How many of them have a success that the collection shows.
    pub(super) typed: usize,
    /// The environment, as the user gave it.
    pub(super) environment: Option<PathBuf>,
    /// Of a module: what the manifest of its crate must hold.
    pub(super) dependencies: Option<String>,
    pub(super) messages: Messages,
    pub(super) done: Done,
}

/// How it ended.
#[derive(Default)]
pub(super) enum Done {
    /// With what that means for the API, where inputs are watched.
    Written(Written, Changes),
    /// `--check`: the crate on disk is what would be written.
    Same,
    /// `--check`: it is not; what that means for the API.
    Differs(Vec<Difference>, Changes),
    /// `--check`: the folder's collection is gone.
    Gone,
    /// Nothing was written, as the messages say.
    #[default]
    Refused,
    /// Nothing, or not all, was written, for this reason.
    Failed(String),
}

/// The diagnostics in the form that is asked for.
#[derive(Default)]
pub(super) struct Messages {
    pub(super) warnings: usize,
    pub(super) text: String,
    json: Value,
}

impl Messages {
    pub(super) fn new(notes: &Diagnostics, source: &Source, format: Format) -> Self {
        let (text, json) = match format {
            Format::Text => (colour::diagnostics(notes, source), json!([])),
            Format::Json => (String::new(), notes.to_json(source)),
        };
        let warnings = notes.count(Severity::Warning);
        Self { warnings, text, json }
    }
    /// `, 3 warnings`, or nothing.
    fn count(&self) -> String {
        match self.warnings {
            0 => String::new(),
            warnings => format!(", {}", count(warnings, "warning")),
        }
    }
}

impl Outcome {
    pub(super) fn unreadable(unreadable: &Unreadable) -> Self {
        Self {
            file: unreadable.name.clone(),
            done: Done::Failed(format!("{unreadable}; nothing was written")),
            ..Self::default()
        }
    }

    pub(super) fn gone(folder: PathBuf) -> Self {
        Self {
            folder,
            done: Done::Gone,
            ..Self::default()
        }
    }

    /// Whether it is of a collection, and not of what stands beside the crates.
    pub(super) fn is_of_collection(&self) -> bool {
        !self.file.is_empty()
    }

    /// `40 operations, 3 warnings; ` of a collection.
    fn extent(&self) -> String {
        match self.is_of_collection() {
            true => format!("{}{}; ", count(self.operations, "operation"), self.messages.count()),
            false => String::new(),
        }
    }

    pub(super) fn is_failure(&self) -> bool {
        matches!(self.done, Done::Refused | Done::Failed(_))
    }

    /// Name, operations and what was done, in one line.
    pub(super) fn line(&self) -> String {
        let name = self.crate_name.as_deref().unwrap_or_default();
        let folder = self.folder.display();
        match &self.done {
            Done::Written(written, _) => format!(
                "{name}: {}{} files changed, {} as before, {} removed in {folder}",
                self.extent(),
                written.changed,
                written.unchanged,
                written.removed,
            ),
            Done::Same => format!("{name}: {folder} is up to date"),
            Done::Differs(differences, _) => {
                format!("{name}: {} files differ in {folder}", differences.len())
            }
            Done::Gone => gone::line(&self.folder),
            Done::Refused => format!("error: nothing was written for {}", self.subject()),
            Done::Failed(reason) => format!("error: {reason}"),
        }
    }

    /// The collection, and the file that it stands in.
    fn subject(&self) -> String {
        if self.collection.is_empty() {
            format!("`{}`", self.file)
        } else {
            format!("`{}` of `{}`", self.collection.escape_debug(), self.file)
        }
    }

    /// One of the results that `--format json` lists.
    pub(super) fn json(self) -> Value {
        let (status, files, error) = match &self.done {
            Done::Written(written, changes) => (
                "written",
                json!({
                    "changed": written.changed,
                    "unchanged": written.unchanged,
                    "removed": written.removed,
                    "changes": changes.list,
                }),
                None,
            ),
            Done::Same => ("same", Value::Null, None),
            Done::Differs(differences, changes) => (
                "differs",
                json!({
                    "differing": differences.iter().map(|difference| &difference.path).collect::<Vec<_>>(),
                    "changes": changes.list,
                }),
                None,
            ),
            Done::Gone => ("gone", Value::Null, None),
            Done::Refused => ("failed", Value::Null, None),
            Done::Failed(reason) => ("failed", Value::Null, Some(reason.clone())),
        };
        json!({
            "file": self.file,
            "collection": self.collection,
            "crate": self.crate_name,
            "folder": self.folder.to_string_lossy(),
            "status": status,
            "operations": self.operations,
            "typed": self.typed,
            "dependencies": self.dependencies,
            "files": files,
            "error": error,
            "diagnostics": if self.messages.json.is_null() { json!([]) } else { self.messages.json },
        })
    }
}
