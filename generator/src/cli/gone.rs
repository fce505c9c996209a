//! Crates of earlier runs whose collection is gone.

use std::fs;
use std::path::{Path, PathBuf};

use postman_codegen::RUNTIME_PACKAGE;
use postman_codegen::layout::MARK;

use super::generate::Job;

/// The folders of crates right below this one that no job of the run writes, by name.
pub(super) fn below(out: &Path, jobs: &[Job]) -> Vec<PathBuf> {
    let entries = fs::read_dir(out).into_iter().flatten().flatten();
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(|path| is_ours(path)).collect();
    folders.retain(|folder| !folder.ends_with(RUNTIME_PACKAGE));
    folders.retain(|folder| !jobs.iter().any(|job| job.folder.as_deref() == Some(folder)));
    folders.sort();
    folders
}

/// Whether the tool wrote the crate in a folder.
fn is_ours(folder: &Path) -> bool {
    let manifest = fs::read_to_string(folder.join("Cargo.toml")).unwrap_or_default();
    manifest.lines().next().is_some_and(|first| first.contains(MARK))
}

/// `crates/old is the crate of a collection that is gone; delete the folder`
pub(super) fn line(folder: &Path) -> String {
    format!(
        "{} is the crate of a collection that is gone; delete the folder",
        folder.display()
    )
}
