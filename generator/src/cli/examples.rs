//! Which answers beside a collection are whose.
//!
//! `--examples` names the files of the one collection of a run. Without it, `pets.examples.json` beside
//! `pets.postman_collection.json` counts, if it is there.

use std::path::Path;

use postman_codegen::source::{File, Source};

use super::collections::{Collection, STDIN_NAME};
use super::{Failed, Variables, tell};

/// Gives each collection its examples.
pub(super) fn attach(collections: &mut [Collection], variables: &Variables) -> Result<(), Failed> {
    let wrong = |text: String| Failed::Wrong(format!("error: {text}; nothing was written"));
    let load = |path: &Path| File::load(path).map_err(|error| wrong(error.to_string()));
    if !variables.examples.is_empty() {
        let count = collections.len();
        let [only] = collections else {
            return Err(wrong(format!(
                "`--examples` is for one collection, but there are {count}"
            )));
        };
        let files = variables.examples.iter().map(|path| load(path));
        only.source.examples = files.collect::<Result<_, _>>()?;
        return Ok(());
    }
    for Collection { source, .. } in collections {
        let path = Source::examples_path(Path::new(&source.collection.name));
        if source.collection.name != STDIN_NAME && path.is_file() {
            source.examples.push(load(&path)?);
        }
    }
    Ok(())
}

/// Tells which files beside their collections count.
pub(super) fn tell_found(collections: &[Collection], variables: &Variables) {
    let files = collections.iter().flat_map(|one| &one.source.examples);
    for file in files.filter(|_| variables.examples.is_empty()) {
        tell(&format!("note: with the answers of `{}`", file.name));
    }
}
