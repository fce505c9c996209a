//! `generate --watch`: the crates again whenever an input changes.
//!
//! Folders are watched, not files: editors put a new file in the place of the old one. Whether something changed is
//! told by what the inputs say, so what is written below a watched folder starts nothing.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::Duration;

use notify_debouncer_mini::new_debouncer;
use notify_debouncer_mini::notify::RecursiveMode;
use postman_codegen::source::Source;

use super::collections::{Found, STANDARD_INPUT};
use super::options::Generate;
use super::{Failed, generate, tell};

/// An editor that saves is done after this time.
const CALM: Duration = Duration::from_millis(200);

/// Generates, and again after each change, until the process is ended.
pub(super) fn run(options: &Generate) -> Result<(), Failed> {
    let wrong = |error: &dyn std::fmt::Display| Failed::Wrong(format!("error: cannot watch the inputs: {error}"));
    if options.inputs.iter().any(|input| input == Path::new(STANDARD_INPUT)) {
        return Err(wrong(&"standard input comes only once; give a file"));
    }
    let (sender, events) = mpsc::channel();
    let mut debouncer = new_debouncer(CALM, sender).map_err(|error| wrong(&error))?;
    for (folder, mode) in folders(options) {
        let watched = debouncer.watcher().watch(&folder, mode);
        watched.map_err(|error| wrong(&format!("{}: {error}", folder.display())))?;
    }
    let mut last = None;
    loop {
        let found = generate::find(options);
        let now = found.as_ref().ok().map(read_inputs);
        if now.is_none() || now != last {
            last = now;
            settle(found.and_then(|found| generate::once(found, options)))?;
            tell("watching for changes; Ctrl-C ends it");
        }
        if events.recv().is_err() {
            return Ok(());
        }
    }
}

/// What can be mended in an input has been told, and is waited for.
fn settle(done: Result<(), Failed>) -> Result<(), Failed> {
    match done {
        Ok(()) | Err(Failed::Reported) => Ok(()),
        Err(Failed::Wrong(message)) => {
            tell(message.trim_end());
            Ok(())
        }
        Err(other) => Err(other),
    }
}

/// What the inputs say.
fn read_inputs(found: &Found) -> (Vec<Source>, Vec<String>) {
    let sources = found.collections.iter().map(|one| one.source.clone());
    let unreadable = found.unreadable.iter().map(ToString::to_string);
    (sources.collect(), unreadable.collect())
}

/// Where the inputs are: of a folder all of it, of a file its folder.
fn folders(options: &Generate) -> BTreeSet<(PathBuf, RecursiveMode)> {
    let variables = &options.choice.variables;
    let beside = [&variables.environment, &variables.globals, &variables.config];
    let files = options
        .inputs
        .iter()
        .chain(beside.into_iter().flatten())
        .chain(&variables.examples);
    files
        .map(|path| {
            if path.is_dir() {
                return (path.clone(), RecursiveMode::Recursive);
            }
            let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty());
            let folder = folder.unwrap_or(Path::new("."));
            (folder.to_owned(), RecursiveMode::NonRecursive)
        })
        .collect()
}
