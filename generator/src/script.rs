//! The scripts of a collection: parsed, and what they say of requests and answers.
//!
//! Input: a [`Document`]. Output: [`Scripts`], which later stages ask for the tree of a script and for its facts.
//! Afterwards nothing searches the text of a script. Nothing is ever run, and what cannot be parsed is told with its line
//! and column; such a script has no tree, as Postman runs none of it.
//!
//! Equal scripts are parsed and followed once: converters repeat one on every request.
//!
//! `pm.environment.set("token", pm.response.json().token)` is a call of the path `pm.environment.set` with the text
//! `token` and a member of another call.

mod change;
mod evidence;
mod literal;
#[cfg(feature = "scripts")]
mod parse;
mod secrets;
mod stored;
pub mod suite;
pub mod term;
mod tidy;
mod translate;
pub mod tree;
mod walk;

use std::collections::{BTreeMap, HashMap, HashSet};

pub(crate) use evidence::Evidence;
pub use evidence::{Stored, StoredPart};
pub(crate) use tidy::{tidy, with_terms};
pub(crate) use translate::IsSecret;
pub use walk::{each_expression, each_statement};

use crate::diagnostic::{Diagnostics, ids};
use crate::document::{Document, Node, Script, walk};
use tree::{Span, Statement};

/// All scripts of a collection that can be read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scripts {
    /// By their text.
    programs: BTreeMap<String, Program>,
    /// What those of tests say, by their text.
    tested: BTreeMap<String, Evidence>,
}

/// A script as a tree.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Program {
    /// What it does, in order.
    pub statements: Vec<Statement>,
    /// The first byte of each line.
    lines: Vec<u32>,
}

impl Program {
    /// The line of a place, from 1.
    #[must_use]
    pub fn line(&self, span: Span) -> usize {
        self.lines.partition_point(|start| *start <= span.start).max(1)
    }
}

impl Scripts {
    /// The tree of a script; `None` where it cannot be read.
    #[must_use]
    pub fn program(&self, script: &Script) -> Option<&Program> {
        self.programs.get(&script.text)
    }

    /// What a script does to a request before it is sent.
    pub(crate) fn translation(&self, script: &Script, is_secret: &IsSecret) -> Option<term::Translation> {
        self.program(script)
            .map(|program| translate::translate(program, is_secret))
    }

    /// Where texts of a script stand that must not be shown.
    pub(crate) fn secret_spans(&self, script: &Script, is_secret: &IsSecret) -> Vec<tree::Span> {
        let program = self.program(script);
        program.map_or_else(Vec::new, |program| secrets::secret_spans(program, is_secret))
    }

    /// The names of variables that a script stores, where they are written out.
    pub(crate) fn stored_names(&self, script: &Script) -> Vec<&str> {
        self.program(script).map(stored::stored_names).unwrap_or_default()
    }

    /// What a test script holds answers to.
    pub(crate) fn suite(&self, script: &Script, is_secret: &IsSecret) -> suite::Suite {
        self.program(script)
            .map(|program| suite::suite(program, is_secret))
            .unwrap_or_default()
    }

    /// What a test script says of the answer.
    pub(crate) fn tested_evidence(&self, script: &Script) -> Evidence {
        self.tested.get(&script.text).cloned().unwrap_or_default()
    }
}

/// Why a script has no tree.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Fault {
    message: String,
}

#[cfg(feature = "scripts")]
impl Fault {
    fn not_read(reason: &str) -> Self {
        Self {
            message: format!("a script is not read: {reason}"),
        }
    }

    fn syntax(error: &str, text: &str, at: usize) -> Self {
        let (line, column) = line_and_column(text, at);
        let error = error.trim_end_matches('.');
        Self {
            message: format!("a script cannot be read: {error} at line {line}, column {column} of the script"),
        }
    }
}

/// From 1, the column in characters.
pub(crate) fn line_and_column(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    (before.matches('\n').count() + 1, before[start..].chars().count() + 1)
}

/// Reads all scripts.
pub fn read(document: &Document, notes: &mut Diagnostics) -> Scripts {
    let scripts: Vec<&Script> = scripts_of(document).collect();
    let mut faults: HashMap<&str, Fault> = HashMap::new();
    let mut read = Scripts::default();
    let texts = distinct_texts(&scripts);
    for (text, parsed) in texts.iter().zip(parse_all(&texts)) {
        match parsed {
            Ok(program) => drop(read.programs.insert((*text).to_owned(), program)),
            Err(fault) => drop(faults.insert(text, fault)),
        }
    }
    for script in scripts.iter().filter(|script| script.listen == "test") {
        if let Some(program) = read.programs.get(&script.text)
            && !read.tested.contains_key(&script.text)
        {
            let evidence = evidence::tested_evidence(program);
            read.tested.insert(script.text.clone(), evidence);
        }
    }
    if !cfg!(feature = "scripts") {
        warn_of_none(&scripts, notes);
    }
    for script in scripts {
        match (read.program(script), faults.get(script.text.as_str())) {
            (Some(program), _) if script.listen == "prerequest" => change::warn_of_requests(script, program, notes),
            (None, Some(fault)) => {
                let help = "correct the script in Postman; until then what it does is left out";
                let label = "Postman runs nothing of it";
                notes.warn(
                    ids::SCRIPT_NOT_READ,
                    &script.location,
                    fault.message.clone(),
                    label,
                    help,
                );
            }
            _ => {}
        }
    }
    read
}

/// Every script of the collection, outer ones first.
pub(crate) fn scripts_of(document: &Document) -> impl Iterator<Item = &Script> {
    let inner = walk(&document.nodes).flat_map(|node| match node {
        Node::Folder(folder) => &folder.scripts,
        Node::Item(item) => &item.scripts,
    });
    document.scripts.iter().chain(inner)
}

/// Each text once, in the order of its first appearance.
fn distinct_texts<'d>(scripts: &[&'d Script]) -> Vec<&'d str> {
    let mut known = HashSet::new();
    let texts = scripts.iter().map(|script| script.text.as_str());
    texts.filter(|text| known.insert(*text)).collect()
}

#[cfg(feature = "scripts")]
fn parse_all(texts: &[&str]) -> Vec<Result<Program, Fault>> {
    parse::parse_scripts(texts)
}

#[cfg(not(feature = "scripts"))]
fn parse_all(_: &[&str]) -> Vec<Result<Program, Fault>> {
    Vec::new()
}

/// Says once that this build reads no scripts.
fn warn_of_none(scripts: &[&Script], notes: &mut Diagnostics) {
    let Some(first) = scripts.first() else { return };
    let (message, label) = (
        "scripts were not read",
        "this build of the generator has no feature `scripts`",
    );
    let help = "switch the feature `scripts` of `postman-codegen` on, so that the crate is that of the program";
    notes.warn(ids::SCRIPT_NOT_READ, &first.location, message, label, help);
}

/// The first byte of each line.
#[cfg(feature = "scripts")]
fn line_starts(text: &str) -> Vec<u32> {
    let after = text
        .match_indices('\n')
        .filter_map(|(at, _)| u32::try_from(at + 1).ok());
    std::iter::once(0).chain(after).collect()
}

#[cfg(all(test, feature = "scripts"))]
mod tests;
