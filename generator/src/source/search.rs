//! The files and directories below a folder that may be collections.

use std::path::{Path, PathBuf};

use super::{Unreadable, directory, has_yaml_name};

/// Directories of tools, which hold no collections of the user's own.
const FOREIGN: &[&str] = &["node_modules", "target"];

/// What is below a folder, by path.
///
/// JSON files, whatever they hold; directories of version 3 collections; environments and globals in YAML.
/// Hidden files and directories, those of build tools and links to directories are passed by.
pub(super) fn below(folder: &Path) -> Result<Vec<PathBuf>, Unreadable> {
    if directory::is_collection(folder)? {
        return Ok(vec![folder.to_owned()]);
    }
    let mut found = Vec::new();
    for entry in directory::entries(folder)? {
        let name = entry.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        if name.starts_with('.') || FOREIGN.contains(&name.as_str()) {
            continue;
        }
        if entry.is_dir() {
            if !entry.is_symlink() {
                found.extend(below(&entry)?);
            }
        } else if is_candidate(&entry, &name) {
            found.push(entry);
        }
    }
    Ok(found)
}

fn is_candidate(path: &Path, name: &str) -> bool {
    if has_yaml_name(path) {
        return [".environment.", ".globals."].iter().any(|part| name.contains(part));
    }
    name.ends_with(".json") || name.contains("postman_collection") || name.contains("postman_dump")
}
