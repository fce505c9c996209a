//! The collections that the given paths hold.

use std::collections::HashSet;
use std::io::Read;
use std::path::{Path, PathBuf};

use postman_codegen::document::{self, Content};
use postman_codegen::source::{EXAMPLES, File, Source, Unreadable};

use super::{Failed, Variables, parallel};

/// What stands for standard input.
pub(super) const STANDARD_INPUT: &str = "-";

/// How messages name standard input.
pub(super) const STDIN_NAME: &str = "<stdin>";

/// What was found, in the order of the paths.
#[derive(Default)]
pub(super) struct Found {
    pub(super) collections: Vec<Collection>,
    pub(super) skipped: Vec<Skipped>,
    pub(super) unreadable: Vec<Unreadable>,
}

/// A collection, or what was given as one.
pub(super) struct Collection {
    pub(super) source: Source,
    /// Of a collection in a backup.
    name: Option<String>,
}

/// A file of a folder that is no collection.
pub(super) struct Skipped {
    pub(super) file: String,
    /// What it is, and what may be done with it.
    pub(super) reason: String,
}

/// What a file turned out to be.
enum Seen {
    Collections(Vec<Collection>),
    Skipped(Skipped),
    Unreadable(Unreadable),
}

impl Collection {
    /// As Postman shows it; empty where it has none or cannot be read.
    pub(super) fn name(&self) -> String {
        let name = self.name.clone();
        name.or_else(|| document::title(&self.source)).unwrap_or_default()
    }
}

/// Finds the collections of files, folders and standard input; a file that is met twice counts once.
///
/// What is given as a file is a collection, good or bad. In a folder, files of other kinds are skipped.
pub(super) fn find(paths: &[PathBuf], variables: &Variables) -> Result<Found, Failed> {
    let file = |path: &Option<PathBuf>| path.as_deref().map(File::load).transpose();
    let wrong = |error: Unreadable| Failed::Wrong(format!("error: {error}; nothing was written"));
    let beside = Source {
        environment: file(&variables.environment).map_err(wrong)?,
        globals: file(&variables.globals).map_err(wrong)?,
        ..Source::default()
    };
    let mut found = Found::default();
    let mut met = HashSet::new();
    for path in paths {
        if path.is_dir() {
            found.extend(folder(path, &beside, &mut met));
        } else if met.insert(canonical(path)) {
            found.add(load(path, &beside).map_or_else(Seen::Unreadable, collections));
        }
    }
    Ok(found)
}

impl Found {
    fn add(&mut self, seen: Seen) {
        match seen {
            Seen::Collections(collections) => self.collections.extend(collections),
            Seen::Skipped(skipped) => self.skipped.push(skipped),
            Seen::Unreadable(unreadable) => self.unreadable.push(unreadable),
        }
    }

    fn extend(&mut self, all: Vec<Seen>) {
        all.into_iter().for_each(|seen| self.add(seen));
    }
}

fn canonical(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

fn folder(folder: &Path, beside: &Source, met: &mut HashSet<PathBuf>) -> Vec<Seen> {
    let paths = match Source::search(folder) {
        Ok(paths) => paths,
        Err(unreadable) => return vec![Seen::Unreadable(unreadable)],
    };
    let count = paths.len();
    let new: Vec<PathBuf> = paths.into_iter().filter(|path| met.insert(canonical(path))).collect();
    let all_new = new.len() == count;
    let mut seen = parallel::map(new, |path| in_folder(&path, beside));
    if all_new && seen.iter().all(|seen| matches!(seen, Seen::Skipped(_))) {
        seen.push(Seen::Unreadable(Unreadable {
            name: folder.display().to_string(),
            reason: "there is no collection in this folder".to_owned(),
        }));
    }
    seen
}

/// Reads a file of a folder, or a version 3 collection in it.
///
/// A file that its name calls a collection must be one, and one that is cut off must not go unseen.
fn in_folder(path: &Path, beside: &Source) -> Seen {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    let named = name.contains("postman_collection");
    let skip = |reason: String| {
        Seen::Skipped(Skipped {
            file: path.display().to_string(),
            reason,
        })
    };
    if name.ends_with(EXAMPLES) {
        return skip("holds answers that belong to the collection beside it".to_owned());
    }
    let source = match load(path, beside) {
        Ok(source) => source,
        Err(unreadable) if named => return Seen::Unreadable(unreadable),
        Err(unreadable) => return skip(unreadable.reason),
    };
    let text = &source.collection.text;
    match document::tell(&source) {
        Content::Variables => {
            skip("holds variables; give such a file with `--environment` or `--globals` to use it".to_owned())
        }
        Content::Other(looks) if !named => skip(format!("is {looks}")),
        Content::Unknown if !named && !text.contains("_postman_id") && !text.contains("schema.getpostman.com") => {
            skip("is not valid JSON".to_owned())
        }
        Content::Collection | Content::Other(_) | Content::Unknown => collections(source),
    }
}

fn load(path: &Path, beside: &Source) -> Result<Source, Unreadable> {
    let read = if path == Path::new(STANDARD_INPUT) {
        Source {
            collection: standard_input()?,
            ..Source::default()
        }
    } else {
        Source::load(path, None, None)?
    };
    Ok(Source {
        environment: beside.environment.clone(),
        globals: beside.globals.clone(),
        ..read
    })
}

fn standard_input() -> Result<File, Unreadable> {
    let name = STDIN_NAME;
    let mut bytes = Vec::new();
    match std::io::stdin().lock().read_to_end(&mut bytes) {
        Ok(_) => File::decode(name, bytes),
        Err(error) => Err(Unreadable {
            name: name.to_owned(),
            reason: error.to_string(),
        }),
    }
}

/// The collections of a backup; else the source as it is.
fn collections(source: Source) -> Seen {
    let mut parts = document::collections_of(&source);
    if parts.len() < 2 {
        parts.clear();
        return Seen::Collections(vec![Collection { source, name: None }]);
    }
    let part = |(name, source)| Collection {
        source,
        name: Some(name),
    };
    Seen::Collections(parts.into_iter().map(part).collect())
}
