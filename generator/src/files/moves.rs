//! From what is written aside to the crate in its place.
//!
//! ```text
//! .postman-codegen/new/src/…      what shall be, written whole before anything is touched
//! .postman-codegen/journal        what is to be moved, in order; while it is there, the run is not done
//! .postman-codegen/old/src/…      what was, moved here before the new takes its place
//! ```
//!
//! A folder in which nobody else has a file is moved as a whole, so that a crate of thousands of files takes a handful of
//! moves. Where it takes several, the manifest (the root of a module) goes first and comes last: between the two there is
//! no crate rather than half of each. A run that was ended before the journal was written has changed nothing; one that
//! was ended later is completed by the next run, and one that fails takes its moves back.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{Changed, MODULE, WriteError, below};
use crate::layout::File;

/// The folder in the output in which all is written first.
pub(super) const ASIDE: &str = ".postman-codegen";

const MANIFEST: &str = "Cargo.toml";

/// A file or a folder that is moved.
#[derive(Debug, Deserialize, Serialize)]
struct Move {
    /// Below the folder, with `/`.
    path: String,
    /// Whether there is something new for it.
    is_new: bool,
}

/// The moves of a run, in order.
type Journal = Vec<Move>;

/// Whether a run has left something aside.
pub(super) fn is_begun(folder: &Path) -> bool {
    fs::symlink_metadata(folder.join(ASIDE)).is_ok()
}

/// Completes the run that was ended while it moved; what one left that was ended before is removed.
pub(super) fn recover(folder: &Path) -> io::Result<()> {
    let aside = folder.join(ASIDE);
    if let Ok(text) = fs::read_to_string(aside.join("journal")) {
        let journal: Journal = serde_json::from_str(&text).map_err(io::Error::other)?;
        for one in &journal {
            step(folder, one)?;
        }
    }
    clear(&aside)
}

/// Removes all that is aside but for the lock.
fn clear(aside: &Path) -> io::Result<()> {
    let journal = aside.join("journal");
    // First of all, for without the journal what is left is nobody's.
    if journal.exists() {
        fs::remove_file(journal)?;
    }
    for name in ["new", "old"] {
        let path = aside.join(name);
        if path.exists() {
            fs::remove_dir_all(path)?;
        }
    }
    Ok(())
}

/// Writes aside what is new, and moves it into place.
pub(super) fn make(folder: &Path, files: &[File], changed: &Changed<'_>) -> Result<(), WriteError> {
    let journal = plan(folder, files, changed);
    let at_folder = |error: io::Error| WriteError::Io(folder.to_owned(), error);
    if let Err((path, error)) = stage(folder, files, changed, &journal) {
        clear(&folder.join(ASIDE)).map_err(at_folder)?;
        return Err(WriteError::Io(path, error));
    }
    note(folder, &journal).map_err(at_folder)?;
    for (done, one) in journal.iter().enumerate() {
        if let Err(error) = step(folder, one) {
            let undone = journal.iter().take(done + 1).rev();
            undone.for_each(|one| take_back(folder, one));
            clear(&folder.join(ASIDE)).map_err(at_folder)?;
            return Err(WriteError::Io(folder.join(&one.path), error));
        }
    }
    clear(&folder.join(ASIDE)).map_err(at_folder)
}

/// The moves, as few as there can be.
fn plan(folder: &Path, files: &[File], changed: &Changed<'_>) -> Journal {
    let mut plan = Plan {
        folder,
        wanted: files.iter().map(|file| file.path.as_str()).collect(),
        changed: BTreeMap::new(),
        moves: Vec::new(),
    };
    plan.changed
        .extend(changed.written.iter().map(|file| (file.path.as_str(), true)));
    plan.changed
        .extend(changed.removed.iter().map(|path| (path.as_str(), false)));
    plan.add_below("");
    let root = [MANIFEST, MODULE].into_iter().find(|root| plan.wanted.contains(root));
    let mut moves = plan.moves;
    if let Some(root) = root.filter(|_| moves.len() > 1) {
        let one = |is_new| Move {
            path: root.to_owned(),
            is_new,
        };
        moves.retain(|other| other.path != root);
        moves.insert(0, one(false));
        moves.push(one(true));
    }
    moves
}

struct Plan<'a> {
    folder: &'a Path,
    /// All files of the crate.
    wanted: BTreeSet<&'a str>,
    /// Those that differ, and whether there is a new one.
    changed: BTreeMap<&'a str, bool>,
    moves: Journal,
}

impl Plan<'_> {
    /// What is to be moved below a folder, whose path ends in `/` unless it is empty.
    fn add_below(&mut self, base: &str) {
        let mut folders: BTreeMap<String, usize> = BTreeMap::new();
        let mut moves = Journal::new();
        for (path, is_new) in self.changed.iter().filter(|(path, _)| path.starts_with(base)) {
            match path.get(base.len()..).and_then(|rest| rest.find('/')) {
                Some(end) => {
                    let folder = path.get(..=base.len() + end).unwrap_or_default();
                    *folders.entry(folder.to_owned()).or_default() += 1;
                }
                None => moves.push(Move {
                    path: (*path).to_owned(),
                    is_new: *is_new,
                }),
            }
        }
        self.moves.extend(moves);
        for (below, count) in folders {
            let there = self.folder.join(&below);
            if !there.exists() || count > 1 && self.is_own(&there) {
                let is_new = self
                    .wanted
                    .range(below.as_str()..)
                    .next()
                    .is_some_and(|path| path.starts_with(&below));
                self.moves.push(Move {
                    path: below.trim_end_matches('/').to_owned(),
                    is_new,
                });
            } else {
                self.add_below(&below);
            }
        }
    }

    /// Whether all below a folder is of the crate, or was.
    fn is_own(&self, there: &Path) -> bool {
        let Ok(entries) = fs::read_dir(there) else { return false };
        entries.into_iter().all(|entry| {
            let Ok((path, kind)) = entry.and_then(|entry| Ok((entry.path(), entry.file_type()?))) else {
                return false;
            };
            let name = below(self.folder, &path);
            let is_known = || self.wanted.contains(name.as_str()) || self.changed.contains_key(name.as_str());
            kind.is_dir() && self.is_own(&path) || kind.is_file() && is_known()
        })
    }
}

/// Writes aside all that is moved.
fn stage(folder: &Path, files: &[File], changed: &Changed<'_>, moves: &Journal) -> Result<(), (PathBuf, io::Error)> {
    let (new, old) = (folder.join(ASIDE).join("new"), folder.join(ASIDE).join("old"));
    for path in [&new, &old] {
        fs::create_dir_all(path).map_err(|error| (path.clone(), error))?;
    }
    let changed: BTreeSet<&str> = changed.written.iter().map(|file| file.path.as_str()).collect();
    let moved = moves.iter().filter(|one| one.is_new).map(|one| one.path.as_str());
    let moved: BTreeSet<&str> = moved.collect();
    let is_moved = |path: &str| {
        let mut ends = path.match_indices('/').map(|(end, _)| end).chain([path.len()]);
        ends.any(|end| path.get(..end).is_some_and(|way| moved.contains(way)))
    };
    for file in files.iter().filter(|file| is_moved(&file.path)) {
        let path = new.join(&file.path);
        let put = || {
            path.parent().map_or(Ok(()), fs::create_dir_all)?;
            // What is as it was keeps its time, so that nothing is built again for it.
            let is_linked =
                !changed.contains(file.path.as_str()) && fs::hard_link(folder.join(&file.path), &path).is_ok();
            if is_linked {
                Ok(())
            } else {
                fs::write(&path, &file.text)
            }
        };
        put().map_err(|error| (folder.join(&file.path), error))?;
    }
    Ok(())
}

/// From here on the run is completed, whatever happens.
fn note(folder: &Path, journal: &Journal) -> io::Result<()> {
    let aside = folder.join(ASIDE);
    let text = serde_json::to_string(journal).map_err(io::Error::other)?;
    fs::write(aside.join("journal.part"), text)?;
    fs::rename(aside.join("journal.part"), aside.join("journal"))
}

/// Moves one path; nothing happens if that was done before.
fn step(folder: &Path, Move { path, is_new }: &Move) -> io::Result<()> {
    let aside = folder.join(ASIDE);
    let (here, new, old) = (
        folder.join(path),
        aside.join("new").join(path),
        aside.join("old").join(path),
    );
    if *is_new && !is_there(&new) {
        return Ok(());
    }
    if is_there(&here) && !is_there(&old) {
        old.parent().map_or(Ok(()), fs::create_dir_all)?;
        if *is_new && here.is_file() {
            // A file is replaced at once; the link is what it is taken back from.
            fs::hard_link(&here, &old).or_else(|_| fs::copy(&here, &old).map(drop))?;
        } else {
            fs::rename(&here, &old)?;
        }
    }
    if *is_new {
        here.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::rename(&new, &here)?;
    }
    Ok(())
}

/// Undoes a step as far as it was done; what cannot be undone is still aside, and told by the error that led here.
fn take_back(folder: &Path, Move { path, is_new }: &Move) {
    let aside = folder.join(ASIDE);
    let (here, new, old) = (
        folder.join(path),
        aside.join("new").join(path),
        aside.join("old").join(path),
    );
    if *is_new && is_there(&here) && !is_there(&new) {
        let _ = fs::rename(&here, &new);
    }
    if is_there(&old) && !is_there(&here) {
        let _ = fs::rename(&old, &here);
    }
}

/// Whether there is anything, be it a link to nowhere.
fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}
