//! `[crate]`: what the manifest says.

use super::Package;
use super::value::{Entry, Rule};
use crate::api::Api;
use crate::diagnostic::{Diagnostics, Location, ids};
use crate::name::{self, CrateName};
use crate::runtime::RuntimeSource;

const KEYS: &[&str] = &[
    "name",
    "version",
    "license",
    "repository",
    "edition",
    "runtime",
    "dependencies",
];

pub(super) fn read_package(value: &Entry<'_>, notes: &mut Diagnostics) -> Package {
    let mut package = Package::default();
    for entry in value.table(notes).entries() {
        let what = format!("the crate's {}", entry.key);
        let checked =
            |rule: Rule, notes: &mut Diagnostics| entry.checked(rule, [&what, "not as Cargo takes it"], notes);
        match entry.key.as_str() {
            "name" => package.name = checked(name::check_crate_name, notes),
            "version" => package.version = checked(check_version, notes),
            "license" => package.license = checked(check_line, notes),
            "repository" => package.repository = checked(check_line, notes),
            "edition" => package.edition = checked(check_edition, notes),
            "runtime" => {
                let text = checked(|text| text.parse::<RuntimeSource>().map(|_| ()), notes);
                package.runtime = text.and_then(|text| text.parse().ok());
            }
            "dependencies" => {
                let dependencies = entry.table(notes).entries();
                package.dependencies = dependencies
                    .iter()
                    .filter_map(|entry| dependency(entry, notes))
                    .collect();
            }
            _ => entry.unknown(KEYS, notes),
        }
    }
    package
}

/// Whether Cargo takes it as a version: three numbers, and what semantic versioning allows after them.
///
/// # Errors
///
/// What to write instead.
pub fn check_version(text: &str) -> Result<(), String> {
    let core = text.split(['-', '+']).next().unwrap_or_default();
    let numbers: Vec<&str> = core.split('.').collect();
    let is_number = |part: &&str| part.parse::<u64>().is_ok_and(|number| number.to_string() == **part);
    let is_letter = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | '+');
    if numbers.len() == 3 && numbers.iter().all(is_number) && text.chars().all(is_letter) {
        Ok(())
    } else {
        Err("write three numbers, such as `0.2.0`".to_owned())
    }
}

/// Whether it can be a license or a URL: one line of text.
///
/// # Errors
///
/// What to write instead.
pub fn check_line(text: &str) -> Result<(), String> {
    if text.is_empty() || text.chars().any(char::is_control) {
        return Err("write one line of text".to_owned());
    }
    Ok(())
}

/// Whether generated code compiles in this edition of Rust.
///
/// # Errors
///
/// What to write instead.
pub fn check_edition(text: &str) -> Result<(), String> {
    match text {
        "2021" | "2024" => Ok(()),
        _ => Err("write `2021` or `2024`".to_owned()),
    }
}

/// A dependency as Cargo has it: a version, or a table with one.
fn dependency(entry: &Entry<'_>, notes: &mut Diagnostics) -> Option<(String, String)> {
    let is_letter = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_');
    let legal = entry.key.starts_with(|first: char| first.is_ascii_alphabetic()) && entry.key.chars().all(is_letter);
    if !legal || !entry.value().is_str() && !entry.value().is_table() {
        let message = format!("`{}` is not a dependency", entry.key.escape_debug());
        let help = "write it as in Cargo.toml: `uuid = { version = \"1\", features = [\"serde\"] }`".to_owned();
        entry.refuse(message, "expected a version, or a table with one", help, notes);
        return None;
    }
    Some((entry.key.clone(), super::value::inline(entry.value())))
}

/// The crate's name where none is given: after the collection; else after its only request, else after its file.
pub(crate) fn default_crate_name(api: &Api, stem: &str, notes: &mut Diagnostics) -> String {
    let only = match api.operations.as_slice() {
        [only] => only.name.as_str(),
        _ => "",
    };
    let CrateName { name, is_vague } = CrateName::first_of(&[&api.name, only, stem]);
    if is_vague {
        let location = Location {
            pointer: "/info/name".to_owned(),
            ..Location::default()
        };
        let message = format!("the collection's name tells little, so the crate is called `{name}`");
        let label = "no API is told from others by this";
        let help = "choose a name with `--crate-name`, or as `name` in `[crate]` of the configuration";
        notes.warn(ids::VAGUE_NAME, &location, message, label, help);
    }
    name
}
