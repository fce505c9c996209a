//! From text to [`Config`]: the tables of the file.

use super::value::{Entry, Table, at};
use super::{Config, Setting, check, item, package};
use crate::api::{Derive, Proof, Strictness, Unknown};
use crate::diagnostic::{Diagnostics, ids};
use crate::source::{File, Source};

/// Reads the configuration of a source; nothing is decided where it has none.
pub fn read(source: &Source, notes: &mut Diagnostics) -> Config {
    let file = source.config.as_ref();
    file.map_or_else(Config::default, |file| parse(file, notes))
}

/// The configuration that a text holds.
fn parse(file: &File, notes: &mut Diagnostics) -> Config {
    let (root, errors) = toml::de::DeTable::parse_recoverable(&file.text);
    let mut config = Config::default();
    if let Some(error) = errors.first() {
        let location = at(String::new());
        let message = format!("the configuration is not valid TOML: {}", error.message().trim_end());
        let help = "correct the file at the place shown; a key with blanks or dots must stand in quotes";
        notes.error(ids::INVALID_TOML, &location, message, "parsing stops here", help);
        return config;
    }
    for value in Table::root(root.get_ref()).entries() {
        match value.key.as_str() {
            "crate" => config.package = package::read_package(&value, notes),
            "client" => client(&value, &mut config, notes),
            // A table of this name is of a folder.
            "answers" if !value.value().is_table() => config.answers = strictness(&value, notes),
            "derive" if !value.value().is_table() => config.derive = derive(&value, notes),
            "extra" if !value.value().is_table() => config.extra = extra(&value, notes),
            "required" if !value.value().is_table() => config.required = proof(&value, notes),
            _ => config.items.extend(item::read_item(&value, notes)),
        }
    }
    check::types(&config, notes);
    config
}

/// `answers = "strict"`.
fn strictness(value: &Entry<'_>, notes: &mut Diagnostics) -> Strictness {
    one_of(
        value,
        [("lenient", Strictness::Lenient), ("strict", Strictness::Strict)],
        notes,
    )
}

/// `derive = "serde"`.
fn derive(value: &Entry<'_>, notes: &mut Diagnostics) -> Derive {
    one_of(value, [("tables", Derive::Tables), ("serde", Derive::Serde)], notes)
}

/// `extra = true`.
fn extra(value: &Entry<'_>, notes: &mut Diagnostics) -> Unknown {
    match value.flag(notes) {
        Some(true) => Unknown::Kept,
        Some(false) => Unknown::Dropped,
        None => Unknown::default(),
    }
}

/// `required = "marks"`.
fn proof(value: &Entry<'_>, notes: &mut Diagnostics) -> Proof {
    one_of(value, [("samples", Proof::Samples), ("marks", Proof::Marks)], notes)
}

/// What one of two words means; the first is meant where there is none.
fn one_of<T: Default + Copy>(value: &Entry<'_>, words: [(&str, T); 2], notes: &mut Diagnostics) -> T {
    let Some(text) = value.text(notes) else {
        return T::default();
    };
    let meant = words.iter().find(|(word, _)| *word == text);
    if meant.is_none() {
        let message = format!("{} cannot be `{}`", value.key, text.escape_debug());
        let help = format!("write `{}` or `{}`", words[0].0, words[1].0);
        value.refuse(message, "not known", help, notes);
    }
    meant.map_or_else(T::default, |(_, meaning)| *meaning)
}

/// `[client]`.
fn client(value: &Entry<'_>, config: &mut Config, notes: &mut Diagnostics) {
    for entry in value.table(notes).entries() {
        match entry.key.as_str() {
            "lift" => config.unlifted = entry.flag(notes) == Some(false),
            "settings" => {
                let texts = entry.texts(notes).into_iter();
                config
                    .settings
                    .extend(texts.map(|(variable, location)| Setting { variable, location }));
            }
            _ => entry.unknown(&["lift", "settings"], notes),
        }
    }
}
