//! Files on disk: the only place that writes.
//!
//! The tool knows its own files by a mark in their first line. A file without it is never
//! overwritten or deleted, unless that is forced; nothing is written where one is in the way.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::layout::{File, MARK};

/// Whether files of others may be overwritten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// They stop the run.
    Keep,
    /// They are overwritten where the crate has a file of that name.
    Overwrite,
}

/// Why nothing was written.
#[derive(Debug)]
pub enum WriteError {
    /// Files that the tool did not write are in the way.
    Foreign(Vec<PathBuf>),
    /// The file system refused.
    Io(PathBuf, io::Error),
}

impl std::fmt::Display for WriteError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Foreign(paths) => {
                writeln!(formatter, "files that postman-codegen did not write are in the way:")?;
                for path in paths.iter().take(10) {
                    writeln!(formatter, "  {}", path.display())?;
                }
                formatter.write_str("choose another folder, or overwrite them with --force; nothing was written")
            }
            Self::Io(path, error) => write!(formatter, "cannot write `{}`: {error}", path.display()),
        }
    }
}

impl std::error::Error for WriteError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Foreign(_) => None,
            Self::Io(_, error) => Some(error),
        }
    }
}

/// What a run changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Files that are new or differ from before.
    pub changed: usize,
    /// Files that are as they were.
    pub unchanged: usize,
    /// Files of an earlier run that are no longer part of the crate.
    pub removed: usize,
}

/// A difference between the crate and what is on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Path below the folder.
    pub path: String,
    /// What is on disk; `None` where the file is missing.
    pub old: Option<String>,
    /// What would be written; `None` where the file would be removed.
    pub new: Option<String>,
}

/// Writes the crate into a folder, and removes what earlier runs left there.
///
/// # Errors
///
/// [`WriteError::Foreign`] before anything is written; [`WriteError::Io`] from the file system.
pub fn write(folder: &Path, files: &[File], foreign: Foreign) -> Result<Written, WriteError> {
    let in_the_way: Vec<PathBuf> = files
        .iter()
        .map(|file| folder.join(&file.path))
        .filter(|path| path.exists() && !is_ours(path))
        .collect();
    if foreign == Foreign::Keep && !in_the_way.is_empty() {
        return Err(WriteError::Foreign(in_the_way));
    }
    let mut written = Written::default();
    for file in files {
        let path = folder.join(&file.path);
        if fs::read_to_string(&path).is_ok_and(|old| old == file.text) {
            written.unchanged += 1;
            continue;
        }
        put(&path, &file.text).map_err(|error| WriteError::Io(path.clone(), error))?;
        written.changed += 1;
    }
    for path in stale(folder, files) {
        fs::remove_file(&path).map_err(|error| WriteError::Io(path.clone(), error))?;
        written.removed += 1;
    }
    Ok(written)
}

/// How the folder differs from the crate, by path.
#[must_use]
pub fn compare(folder: &Path, files: &[File]) -> Vec<Difference> {
    let mut differences = Vec::new();
    for file in files {
        let old = fs::read_to_string(folder.join(&file.path)).ok();
        if old.as_deref() != Some(file.text.as_str()) {
            differences.push(Difference {
                path: file.path.clone(),
                old,
                new: Some(file.text.clone()),
            });
        }
    }
    for path in stale(folder, files) {
        let relative = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy();
        differences.push(Difference {
            path: relative.replace('\\', "/"),
            old: fs::read_to_string(&path).ok(),
            new: None,
        });
    }
    differences
}

/// Through a file beside it, so that a reader never meets half a file.
fn put(path: &Path, text: &str) -> io::Result<()> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    let beside = path.with_extension("postman-codegen-part");
    fs::write(&beside, text)?;
    fs::rename(&beside, path)
}

/// Files with our mark that are not part of the output: of a crate below `src`, `examples` and `tests`, of a module in
/// the whole folder.
fn stale(folder: &Path, files: &[File]) -> Vec<PathBuf> {
    let wanted: BTreeSet<PathBuf> = files.iter().map(|file| folder.join(&file.path)).collect();
    let mut found = Vec::new();
    let folders: &[&str] = match files.iter().any(|file| file.path == MODULE) {
        true => &[""],
        false => &["src", "examples", "tests"],
    };
    for below in folders {
        sources(&folder.join(below), &mut found);
    }
    found.retain(|path| !wanted.contains(path) && is_ours(path));
    found.sort();
    found
}

/// The root of a module.
const MODULE: &str = "mod.rs";

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    let is_source = |path: &Path| {
        path.extension()
            .is_some_and(|ending| ending == "rs" || ending == "json")
    };
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        match entry.file_type() {
            // A module that another run wrote is that run's.
            Ok(kind) if kind.is_dir() && !is_ours(&path.join(MODULE)) => sources(&path, found),
            Ok(kind) if kind.is_file() && is_source(&path) => found.push(path),
            _ => {}
        }
    }
}

/// Whether the mark stands in the first line.
fn is_ours(path: &Path) -> bool {
    let mut first = Vec::new();
    let start = fs::File::open(path).and_then(|file| file.take(256).read_to_end(&mut first));
    let line = first.split(|byte| *byte == b'\n').next().unwrap_or_default();
    start.is_ok() && String::from_utf8_lossy(line).contains(MARK)
}
