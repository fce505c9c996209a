//! What the tool says about its input: errors and warnings with a place and a remedy.
//!
//! A diagnostic holds a JSON pointer; only rendering it looks for the line and the column.

mod fold;
pub mod ids;
mod position;
mod render;

use std::fmt;

/// Identifies a kind of diagnostic; kebab-case, never changes once released.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(pub &'static str);

impl fmt::Display for Id {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.0)
    }
}

/// Whether the run goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something was left out or repaired; the crate is still written.
    Warning,
    /// Nothing can be written.
    Error,
}

/// A place in an input file.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Location {
    /// Index into [`crate::source::Source::file`].
    pub file: usize,
    /// JSON pointer (RFC 6901) to the value; empty for the whole document.
    pub pointer: String,
    /// Folders and request as Postman shows them, outermost first; empty for the collection itself.
    pub path: Vec<String>,
}

/// One message about the input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The kind.
    pub id: Id,
    /// Error or warning.
    pub severity: Severity,
    /// What is wrong: lower case, no full stop, values in backticks.
    pub message: String,
    /// What was expected, at the exact value.
    pub label: String,
    /// What to do.
    pub help: String,
    /// Where.
    pub location: Location,
}

/// Errors and warnings of a run, in the order of the input.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics {
    /// All of them; stages append.
    pub list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Adds a warning.
    pub fn warn(
        &mut self,
        id: &'static str,
        location: &Location,
        message: impl Into<String>,
        label: impl Into<String>,
        help: impl Into<String>,
    ) {
        let texts = [message.into(), label.into(), help.into()];
        self.push(Severity::Warning, id, location, texts);
    }

    /// Adds an error.
    pub fn error(
        &mut self,
        id: &'static str,
        location: &Location,
        message: impl Into<String>,
        label: impl Into<String>,
        help: impl Into<String>,
    ) {
        let texts = [message.into(), label.into(), help.into()];
        self.push(Severity::Error, id, location, texts);
    }

    /// Makes errors of the warnings of these kinds.
    pub fn deny(&mut self, ids: &[Id]) {
        for diagnostic in self.list.iter_mut().filter(|diagnostic| ids.contains(&diagnostic.id)) {
            diagnostic.severity = Severity::Error;
        }
    }

    /// How many of this severity there are.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        let list = self.list.iter();
        list.filter(|diagnostic| diagnostic.severity == severity).count()
    }

    /// Whether the run must stop at the end of the stage.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    fn push(&mut self, severity: Severity, id: &'static str, location: &Location, [message, label, help]: [String; 3]) {
        self.list.push(Diagnostic {
            id: Id(id),
            severity,
            message,
            label,
            help,
            location: location.clone(),
        });
    }
}
