//! Files on disk: the only place that writes.
//!
//! The tool knows its own files by a mark in their first line. A file without it is never
//! overwritten or deleted, unless that is forced; nothing is written where one is in the way, and no
//! symbolic link below the folder is followed.
//!
//! A run that fails, or is ended at any moment, leaves the crate as it was or as it shall be: all is written aside, in
//! the folder `.postman-codegen` of the output, and then moved into place (`moves`). What an ended run left there, the
//! next one completes or removes.

mod lock;
mod moves;

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
    /// They are overwritten where the crate has a file of that name; folders stop the run nevertheless.
    Overwrite,
}

/// Why nothing was written.
#[derive(Debug)]
pub enum WriteError {
    /// Files that the tool did not write are in the way.
    Foreign(Vec<PathBuf>),
    /// A symbolic link stands where a folder or a file of the crate shall be.
    Link(PathBuf),
    /// Another run writes into the folder, and goes on and on.
    Busy(PathBuf),
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
            Self::Link(path) => write!(
                formatter,
                "`{}` is a symbolic link, which is not followed; remove it, or choose another folder; nothing was written",
                path.display()
            ),
            Self::Busy(folder) => write!(
                formatter,
                "another run writes into `{}`; try again when it is done; nothing was written",
                folder.display()
            ),
            Self::Io(path, error) => write!(formatter, "cannot write `{}`: {error}", path.display()),
        }
    }
}

impl std::error::Error for WriteError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Foreign(_) | Self::Link(_) | Self::Busy(_) => None,
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
/// [`WriteError::Foreign`], [`WriteError::Link`] and [`WriteError::Busy`] before anything is written; [`WriteError::Io`]
/// from the file system, with the folder as it was before.
pub fn write(folder: &Path, files: &[File], foreign: Foreign) -> Result<Written, WriteError> {
    refuse(folder, files, foreign)?;
    let (_, written) = changes(folder, files);
    if written.changed + written.removed == 0 && !moves::is_begun(folder) {
        return Ok(written);
    }
    let failed = |error: io::Error| WriteError::Io(folder.to_owned(), error);
    let _lock = lock::acquire(folder)?;
    moves::recover(folder).map_err(failed)?;
    // Another run may have written since.
    refuse(folder, files, foreign)?;
    let (changes, written) = changes(folder, files);
    moves::make(folder, files, &changes)?;
    Ok(written)
}

/// Fails where something of others is in the way.
fn refuse(folder: &Path, files: &[File], foreign: Foreign) -> Result<(), WriteError> {
    if let Some(link) = find_link(folder, files) {
        return Err(WriteError::Link(link));
    }
    let in_the_way: Vec<PathBuf> = files
        .iter()
        .map(|file| folder.join(&file.path))
        .filter(|path| path.is_dir() || foreign == Foreign::Keep && path.exists() && !is_ours(path))
        .collect();
    if !in_the_way.is_empty() {
        return Err(WriteError::Foreign(in_the_way));
    }
    Ok(())
}

/// A symbolic link in the way to one of the files, which would lead out of the folder.
fn find_link(folder: &Path, files: &[File]) -> Option<PathBuf> {
    let mut known: BTreeSet<&str> = BTreeSet::new();
    for file in files {
        let ends = file
            .path
            .match_indices('/')
            .map(|(end, _)| end)
            .chain([file.path.len()]);
        for way in ends.filter_map(|end| file.path.get(..end)) {
            let is_link = |path: &Path| fs::symlink_metadata(path).is_ok_and(|about| about.file_type().is_symlink());
            if known.insert(way) && is_link(&folder.join(way)) {
                return Some(folder.join(way));
            }
        }
    }
    None
}

/// What differs on disk.
#[derive(Debug, Default)]
struct Changed<'a> {
    /// Files that are new or differ.
    written: Vec<&'a File>,
    /// Paths below the folder, with `/`, of files that are no longer part of the crate.
    removed: Vec<String>,
}

fn changes<'a>(folder: &Path, files: &'a [File]) -> (Changed<'a>, Written) {
    let is_same = |file: &&File| fs::read_to_string(folder.join(&file.path)).is_ok_and(|old| old == file.text);
    let (same, written): (Vec<&File>, Vec<&File>) = files.iter().partition(is_same);
    let removed = stale(folder, files);
    let removed: Vec<String> = removed.iter().map(|path| below(folder, path)).collect();
    let counts = Written {
        changed: written.len(),
        unchanged: same.len(),
        removed: removed.len(),
    };
    (Changed { written, removed }, counts)
}

/// The path below the folder, with `/`.
fn below(folder: &Path, path: &Path) -> String {
    let relative = path.strip_prefix(folder).unwrap_or(path).to_string_lossy();
    relative.replace('\\', "/")
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
        differences.push(Difference {
            path: below(folder, &path),
            old: fs::read_to_string(&path).ok(),
            new: None,
        });
    }
    differences
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
            // What is written aside, and a module that another run wrote, is that run's.
            Ok(kind) if kind.is_dir() && path.ends_with(moves::ASIDE) => {}
            Ok(kind) if kind.is_dir() && !is_ours(&path.join(MODULE)) => sources(&path, found),
            Ok(kind) if kind.is_file() && is_source(&path) => found.push(path),
            _ => {}
        }
    }
}

/// Whether the user has a module of his own in the folder of a crate, or of a module: `src/extra.rs`, `extra.rs`.
///
/// It is never written; the crate has it as its module `extra` as long as it is there.
#[must_use]
pub fn has_extra(folder: &Path) -> bool {
    let is_crate = folder.join("Cargo.toml").exists() || folder.join("src").is_dir();
    let root = if is_crate { "src" } else { "" };
    let below = folder.join(root);
    ["extra.rs", "extra/mod.rs"].iter().any(|name| {
        let path = below.join(name);
        path.is_file() && !is_ours(&path)
    })
}

/// Whether the mark stands in the first line.
fn is_ours(path: &Path) -> bool {
    let mut first = Vec::new();
    let start = fs::File::open(path).and_then(|file| file.take(256).read_to_end(&mut first));
    let line = first.split(|byte| *byte == b'\n').next().unwrap_or_default();
    start.is_ok() && String::from_utf8_lossy(line).contains(MARK)
}
