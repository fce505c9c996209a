//! Backups of a whole account: collections, environments and globals in one file.

use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::pointer::Pointer;
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
    if !source.collection.text.contains("\"collections\"") {
        return Vec::new();
    }
    let Ok(backup) = serde_json::from_str::<Backup<'_>>(&source.collection.text) else {
        return Vec::new();
    };
    let is_list = |globals: &&RawValue| globals.get() != "[]" && globals.get().starts_with('[');
    let globals = backup.globals.filter(is_list);
    let globals = globals.map(|globals| part(source, "globals", globals.get()));
    let mut collections = Vec::new();
    for text in backup.collections {
        let name = super::outline::title(text.get()).unwrap_or_default();
        let own = Source {
            collection: part(source, &name, text.get()),
            environment: source.environment.clone(),
            globals: source.globals.clone().or_else(|| globals.clone()),
            config: source.config.clone(),
            examples: source.examples.clone(),
            ..Source::default()
        };
        collections.push((name, own));
    }
    collections
}

/// The part of a file as a file of its own, in which it stands at the same line and column.
///
/// In a line too long for that, the place is counted from the part's own start, and its name says so.
fn part(source: &Source, name: &str, text: &str) -> File {
    let whole = &source.collection;
    let start = text.as_ptr() as usize - whole.text.as_ptr() as usize;
    let before = whole.text.get(..start).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    if line.len() > LONG_LINE {
        return File {
            name: format!("{} ({name})", whole.name),
            text: text.to_owned(),
        };
    }
    let lines = before.matches('\n').count();
    File {
        name: whole.name.clone(),
        text: "\n".repeat(lines) + &" ".repeat(line.chars().count()) + text,
    }
}

/// A backup without line breaks would be copied for each collection in it.
const LONG_LINE: usize = 200;

/// Reads a backup that holds one collection; of several it says the names.
pub(super) fn read_backup(
    mut object: Map<String, Value>,
    place: &Pointer<'_>,
    notes: &mut Diagnostics,
) -> Option<Document> {
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
        globals: variable::read_variables(globals, &place.key("globals"), notes),
        ..document
    })
}

fn refuse(collections: &[Value], place: &Pointer<'_>, notes: &mut Diagnostics) {
    let names: Vec<String> = collections.iter().map(|value| format!("`{}`", title(value))).collect();
    let message = format!(
        "this is a backup with {} collections: {}",
        names.len(),
        names.join(", ")
    );
    let (label, help) = ("expected one collection", "choose one of them by its name");
    notes.error(ids::SEVERAL_COLLECTIONS, &place.location(), message, label, help);
}

fn title(collection: &Value) -> &str {
    let info = collection.get("info").and_then(|info| info.get("name"));
    let name = info.or_else(|| collection.get("name")).and_then(Value::as_str);
    name.unwrap_or_default()
}
