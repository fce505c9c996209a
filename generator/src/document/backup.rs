//! Backups of a whole account: collections, environments and globals in one file.

use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::place::Place;
use super::{Document, variable};
use crate::diagnostic::{Diagnostics, ids};
use crate::source::{File, Source};

#[derive(Deserialize)]
struct Backup<'a> {
    #[serde(borrow)]
    collections: Vec<&'a RawValue>,
    #[serde(borrow)]
    globals: Option<&'a RawValue>,
}

/// The collections of a backup with their names, each with the backup's globals and the source's environment.
///
/// Empty if the source is no backup.
pub(super) fn collections(source: &Source) -> Vec<(String, Source)> {
    let Ok(backup) = serde_json::from_str::<Backup<'_>>(&source.collection.text) else {
        return Vec::new();
    };
    let globals = backup
        .globals
        .filter(|globals| globals.get() != "[]" && globals.get().starts_with('['));
    let globals = globals.map(|globals| part(source, "globals", globals.get()));
    let mut collections = Vec::new();
    for text in backup.collections {
        let value: Value = serde_json::from_str(text.get()).unwrap_or_default();
        let name = title(&value).to_owned();
        let own = Source {
            collection: part(source, &name, text.get()),
            environment: source.environment.clone(),
            globals: source.globals.clone().or_else(|| globals.clone()),
            others: Vec::new(),
        };
        collections.push((name, own));
    }
    collections
}

fn part(source: &Source, name: &str, text: &str) -> File {
    File {
        name: format!("{} ({name})", source.collection.name),
        text: text.to_owned(),
    }
}

/// Reads a backup that holds one collection; of several it says the names.
pub(super) fn read(mut object: Map<String, Value>, place: &Place<'_>, notes: &mut Diagnostics) -> Option<Document> {
    let mut collections = match object.remove("collections") {
        Some(Value::Array(collections)) => collections,
        _ => Vec::new(),
    };
    let list = place.key("collections");
    let only = match (collections.len(), collections.pop()) {
        (0 | 1, only) => only.unwrap_or_default(),
        (_, last) => {
            collections.extend(last);
            refuse(&collections, &list, notes);
            return None;
        }
    };
    let document = super::told(only, &list.index(0), notes)?;
    let globals = object.remove("globals").unwrap_or_default();
    Some(Document {
        globals: variable::read(globals, &place.key("globals"), notes),
        ..document
    })
}

fn refuse(collections: &[Value], place: &Place<'_>, notes: &mut Diagnostics) {
    let names: Vec<String> = collections.iter().map(|value| format!("`{}`", title(value))).collect();
    notes.error(
        ids::SEVERAL_COLLECTIONS,
        &place.location(),
        format!(
            "this is a backup with {} collections: {}",
            names.len(),
            names.join(", ")
        ),
        "expected one collection",
        "choose one of them by its name",
    );
}

fn title(collection: &Value) -> &str {
    let info = collection.get("info").and_then(|info| info.get("name"));
    let name = info.or_else(|| collection.get("name")).and_then(Value::as_str);
    name.unwrap_or_default()
}
