//! The small collections of `tests/features`, and the program.
#![allow(dead_code, unreachable_pub)]

pub mod program;

use std::fs;
use std::path::{Path, PathBuf};

use postman_codegen::source::{File, Source};

/// The folder of the features.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/features")
}

/// The names of all features, in order.
pub fn features() -> Vec<String> {
    let entries = fs::read_dir(folder()).expect("the folder is there");
    let paths = entries.map(|entry| entry.expect("it can be read").path());
    let collections = paths.filter(|path| path.extension().is_some_and(|extension| extension == "json"));
    let mut names: Vec<String> = collections
        .map(|path| path.file_stem().unwrap_or_default().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// The path of a feature's collection.
pub fn path(name: &str) -> PathBuf {
    folder().join(format!("{name}.json"))
}

/// The text of a feature's collection.
pub fn text(name: &str) -> String {
    fs::read_to_string(path(name)).expect("it can be read")
}

/// A collection as an input.
pub fn source(name: &str, text: &str) -> Source {
    let collection = File {
        name: name.to_owned(),
        text: text.to_owned(),
    };
    Source {
        collection,
        ..Source::default()
    }
}

/// A feature as an input, with its configuration, if it has one.
pub fn feature(name: &str) -> Source {
    let config = fs::read_to_string(path(name).with_extension("toml")).ok();
    let config = config.map(|text| File {
        name: format!("{name}.toml"),
        text,
    });
    Source {
        config,
        ..source(&format!("{name}.json"), &text(name))
    }
}
