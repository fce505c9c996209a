//! Which files beside a collection are whose.
//!
//! `--config` and `--examples` name the files of the one collection of a run. Without them, what stands beside the
//! collection counts: for `pets.postman_collection.json` the configuration `pets.postman-codegen.toml`, else
//! `postman-codegen.toml` where the run has one collection only, and the answers of `pets.examples.json`.

use std::path::{Path, PathBuf};

use postman_codegen::source::{File, Source, stem};

use super::collections::{Collection, STDIN_NAME};
use super::{Failed, Variables, tell};

/// The name of a configuration.
pub(super) const CONFIG: &str = "postman-codegen.toml";

/// Gives each collection its configuration and its examples.
pub(super) fn attach(collections: &mut [Collection], variables: &Variables) -> Result<(), Failed> {
    let wrong = |text: String| Failed::Wrong(format!("error: {text}; nothing was written"));
    let load = |path: &PathBuf| File::load(path).map_err(|error| wrong(error.to_string()));
    let count = collections.len();
    let given = [
        ("--config", variables.config.is_some()),
        ("--examples", !variables.examples.is_empty()),
    ];
    if let Some((option, _)) = given.into_iter().find(|(_, is_given)| *is_given && count != 1) {
        return Err(wrong(format!(
            "`{option}` is for one collection, but there are {count}"
        )));
    }
    let files: Vec<String> = collections
        .iter()
        .map(|one| one.source.collection.name.clone())
        .collect();
    for (Collection { source, .. }, file) in collections.iter_mut().zip(&files) {
        let config = || config_beside(file, &files);
        source.config = variables
            .config
            .clone()
            .or_else(config)
            .as_ref()
            .map(load)
            .transpose()?;
        let learned = Source::examples_path(Path::new(file));
        let examples = match variables.examples.as_slice() {
            [] if file != STDIN_NAME && learned.is_file() => std::slice::from_ref(&learned),
            given => given,
        };
        source.examples = examples.iter().map(load).collect::<Result<_, _>>()?;
    }
    Ok(())
}

/// The configuration beside a collection, if there is one; none is for several collections of one file.
fn config_beside(file: &str, files: &[String]) -> Option<PathBuf> {
    let is_alone = files.len() == 1;
    if files.iter().filter(|other| *other == file).count() > 1 {
        return None;
    }
    let folder = Path::new(file).parent()?;
    let own = folder.join(format!("{}.{CONFIG}", stem(file)));
    let shared = folder.join(CONFIG);
    [(own, true), (shared, is_alone)]
        .into_iter()
        .find_map(|(path, counts)| (counts && path.is_file()).then_some(path))
}

/// Tells which files beside their collections count.
pub(super) fn tell_found(collections: &[Collection], variables: &Variables) {
    let configs = collections.iter().filter_map(|one| one.source.config.as_ref());
    for file in configs.filter(|_| variables.config.is_none()) {
        tell(&format!("note: configured by `{}`", file.name));
    }
    let examples = collections.iter().flat_map(|one| &one.source.examples);
    for file in examples.filter(|_| variables.examples.is_empty()) {
        tell(&format!("note: with the answers of `{}`", file.name));
    }
}
