//! `Cargo.toml` of the crate.

use std::collections::BTreeMap;

use super::{File, MARK};
use crate::name::ALL;
use crate::runtime::{self, FEATURES, PACKAGE, RuntimeSource};
use crate::rust::{Crate, libraries};
use crate::shown::Shown;
use crate::toml_text::{list, quoted};

pub(super) fn manifest(krate: &Crate, shown: &Shown) -> File {
    let package = &krate.package;
    let mut text = format!("# {MARK}\n\n[package]\nname = {}\n", quoted(&krate.name));
    let version = package.version.as_deref().unwrap_or("0.1.0");
    let edition = package.edition.as_deref().unwrap_or("2024");
    for (key, value) in [("version", version), ("edition", edition), ("rust-version", "1.88")] {
        text.push_str(&format!("{key} = {}\n", quoted(value)));
    }
    text.push_str(&format!("description = {}\n", quoted(&krate.summary)));
    for (key, value) in [("license", &package.license), ("repository", &package.repository)] {
        if let Some(value) = value {
            text.push_str(&format!("{key} = {}\n", quoted(value)));
        }
    }
    text.push_str("publish = false\n\n");
    text.push_str(&format!("{}\n[features]\n", krate.dependencies));
    for (name, value) in features(krate) {
        text.push_str(&format!("{name} = {value}\n"));
    }
    for (kind, name, feature) in targets(krate, shown) {
        let (name, features) = (quoted(name), list([feature]));
        text.push_str(&format!(
            "\n[[{kind}]]\nname = {name}\nrequired-features = {features}\n"
        ));
    }
    text.push_str(&programs(krate, shown));
    if *package.runtime_source() == RuntimeSource::Workspace {
        text.push_str("\n[lints]\nworkspace = true\n");
    }
    File {
        path: "Cargo.toml".to_owned(),
        text,
    }
}

/// What programs and tests need beyond the crate.
fn programs(krate: &Crate, shown: &Shown) -> String {
    let tests = shown.replay.is_some() || shown.contract.is_some();
    if !tests && shown.programs.is_empty() {
        return String::new();
    }
    let source = krate.package.runtime_source();
    let mut text = "\n[dev-dependencies]\n".to_owned();
    if tests && !krate.embeds_runtime() {
        // They stand in for a server, with the types of `Transport`.
        for (name, value) in tested(libraries(runtime::named(&krate.runtime))) {
            text.push_str(&format!("{name} = {}\n", source.library(value)));
        }
    }
    text + &format!("tokio = {}\n", source.library(TOKIO))
}

/// What programs run by.
pub(super) const TOKIO: &str = "{ version = \"1\", features = [\"macros\", \"rt\"] }";

/// The libraries that tests name.
pub(super) fn tested<'a>(known: BTreeMap<&'a str, &'a str>) -> impl Iterator<Item = (&'a str, &'a str)> {
    known.into_iter().filter(|(name, _)| ["http", "reqwest"].contains(name))
}

/// The programs and tests that need a folder's feature, or those of all folders: kind, name, feature.
fn targets<'a>(krate: &Crate, shown: &'a Shown) -> Vec<(&'static str, &'a str, &'a str)> {
    if krate.features.is_empty() {
        return Vec::new();
    }
    let programs = shown.programs.iter();
    let programs = programs.filter_map(|program| Some(("example", program.name.as_str(), program.feature.as_deref()?)));
    let replay = shown.replay.iter().map(|_| ("example", "replay", ALL));
    let contract = shown.contract.iter().map(|_| ("test", "contract", ALL));
    let flows = shown.flows.iter().map(|_| ("test", "flow", ALL));
    programs.chain(replay).chain(contract).chain(flows).collect()
}

/// The runtime's features and those of the folders, ascending; all of the folders are on by default.
fn features(krate: &Crate) -> BTreeMap<String, String> {
    let folders = &krate.features;
    let own = FEATURES.iter().map(|(name, value)| {
        let value = match *name {
            "default" if !folders.is_empty() => value.replacen('[', &format!("[\"{ALL}\", "), 1),
            "default" => (*value).to_owned(),
            _ if !krate.embeds_runtime() => format!("[\"{PACKAGE}/{name}\"]"),
            _ => (*value).to_owned(),
        };
        ((*name).to_owned(), value)
    });
    let each = folders.iter().map(|folder| (folder.clone(), "[]".to_owned()));
    let all = (!folders.is_empty()).then(|| (ALL.to_owned(), list(folders.iter().map(String::as_str))));
    own.chain(each).chain(all).collect()
}

/// `rustfmt.toml`: the files are formatted when they are written; rustfmt would only make them differ.
pub(super) fn formatting() -> File {
    File {
        path: "rustfmt.toml".to_owned(),
        text: format!("# {MARK}\n\ndisable_all_formatting = true\n"),
    }
}

/// `clippy.toml`: how many flags an object has and how many parameters a request has is up to the API.
pub(super) fn lints() -> File {
    File {
        path: "clippy.toml".to_owned(),
        text: format!(
            "# {MARK}\n\n# How many flags an object has, and how many parameters a request, is up to the API.\n\
             max-struct-bools = 100\ntoo-many-lines-threshold = 1000\n"
        ),
    }
}
