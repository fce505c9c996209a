//! Which `postman-codegen.toml` is whose.
//!
//! `--config` names the file of the one collection of a run. Without it, the file beside the collection counts:
//! `pets.postman-codegen.toml` for `pets.postman_collection.json`, else `postman-codegen.toml` where the run has
//! one collection only.

use std::path::{Path, PathBuf};

use postman_codegen::source::File;

use super::collections::Collection;
use super::{Failed, Variables, stem, tell};

/// The name of the file.
pub(super) const NAME: &str = "postman-codegen.toml";

/// Gives each collection its configuration.
pub(super) fn attach(collections: &mut [Collection], variables: &Variables) -> Result<(), Failed> {
    let wrong = |text: String| Failed::Wrong(format!("error: {text}; nothing was written"));
    let load = |path: &Path| File::load(path).map_err(|error| wrong(error.to_string()));
    if let Some(path) = &variables.config {
        let count = collections.len();
        return match collections {
            [only] => {
                only.source.config = Some(load(path)?);
                Ok(())
            }
            _ => Err(wrong(format!(
                "`--config` is for one collection, but there are {count}"
            ))),
        };
    }
    let files: Vec<String> = collections
        .iter()
        .map(|one| one.source.collection.name.clone())
        .collect();
    let alone = files.len() == 1;
    for (collection, file) in collections.iter_mut().zip(&files) {
        if files.iter().filter(|other| *other == file).count() > 1 {
            continue;
        }
        let own = format!("{}.{NAME}", stem(file));
        let shared = || beside(file, NAME).filter(|_| alone);
        if let Some(path) = beside(file, &own).or_else(shared) {
            collection.source.config = Some(load(&path)?);
        }
    }
    Ok(())
}

/// Tells which files beside their collections count.
pub(super) fn tell_found(collections: &[Collection], variables: &Variables) {
    let found = collections.iter().filter_map(|one| one.source.config.as_ref());
    for file in found.filter(|_| variables.config.is_none()) {
        tell(&format!("note: configured by `{}`", file.name));
    }
}

/// The file of this name beside a collection, if there is one.
fn beside(file: &str, name: &str) -> Option<PathBuf> {
    let path = Path::new(file).parent()?.join(name);
    path.is_file().then_some(path)
}
