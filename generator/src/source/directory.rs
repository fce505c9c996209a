//! The files of a collection that is a directory.

use std::fs;
use std::path::{Path, PathBuf};

use super::{File, Unreadable, has_yaml_name};

/// The directory of the collection: the given one, or the only one that it holds.
///
/// `.`, `postman` and `postman/collections` are searched, as in a repository that Postman keeps.
pub(super) fn root(given: &Path) -> Result<PathBuf, Unreadable> {
    if is_collection(given)? {
        return Ok(given.to_owned());
    }
    for inner in ["postman/collections", "collections", "."] {
        let inner = if inner == "." {
            given.to_owned()
        } else {
            given.join(inner)
        };
        if !inner.is_dir() {
            continue;
        }
        let mut found = Vec::new();
        for entry in entries(&inner)? {
            if entry.is_dir() && is_collection(&entry)? {
                found.push(entry);
            }
        }
        match found.as_slice() {
            [] => {}
            [only] => return Ok(only.clone()),
            _ => return Err(several(given, &found)),
        }
    }
    Err(Unreadable {
        name: given.display().to_string(),
        reason: "it holds no collection, that is, neither `.resources/definition.yaml` nor a `*.request.yaml`"
            .to_owned(),
    })
}

fn several(given: &Path, found: &[PathBuf]) -> Unreadable {
    let names: Vec<String> = found.iter().map(|path| format!("`{}`", path.display())).collect();
    Unreadable {
        name: given.display().to_string(),
        reason: format!(
            "it holds several collections; give the directory of one: {}",
            names.join(", ")
        ),
    }
}

/// Whether it is a version 3 collection itself.
pub(super) fn is_collection(directory: &Path) -> Result<bool, Unreadable> {
    let resources = directory.join(".resources");
    let defined = ["definition.yaml", "definition.yml"]
        .iter()
        .any(|name| resources.join(name).is_file());
    let is_request = |path: &PathBuf| {
        let name = path.to_string_lossy();
        name.ends_with(".request.yaml") || name.ends_with(".request.yml")
    };
    Ok(defined || entries(directory)?.iter().any(is_request))
}

/// All YAML files below, by path; links to directories are not followed.
pub(super) fn files(root: &Path) -> Result<Vec<File>, Unreadable> {
    let mut files = Vec::new();
    let mut open = vec![root.to_owned()];
    while let Some(directory) = open.pop() {
        for entry in entries(&directory)? {
            if entry.is_dir() && !entry.is_symlink() {
                open.push(entry);
            } else if has_yaml_name(&entry) && entry.is_file() {
                files.push(File::load(&entry)?);
            }
        }
    }
    files.sort_by(|left, right| left.name.cmp(&right.name));
    Ok(files)
}

/// What a directory holds, by name.
pub(super) fn entries(directory: &Path) -> Result<Vec<PathBuf>, Unreadable> {
    let unreadable = |error: std::io::Error| Unreadable {
        name: directory.display().to_string(),
        reason: super::reason(&error),
    };
    let mut paths = Vec::new();
    for entry in fs::read_dir(directory).map_err(unreadable)? {
        paths.push(entry.map_err(unreadable)?.path());
    }
    paths.sort();
    Ok(paths)
}
