//! A table of the file: what is decided about a folder or a request.

use super::field::{self, FieldPath};
use super::value::{Entry, Rule};
use super::{ConfigField, Item};
use crate::api::{Change, PagingOverride, Retype};
use crate::diagnostic::{Diagnostics, ids};
use crate::document::Segments;
use crate::name;

const KEYS: &[&str] = &["name", "skip", "merge", "path", "paging"];
const PAGING_KEYS: &[&str] = &["by", "query", "next", "items"];
const PAGINGS: &[&str] = &["page", "offset", "cursor", "url", "link"];
const FIELD_KEYS: &[&str] = &["name", "type", "type_name", "values", "required", "extra"];

/// What a type can be called besides a path of Rust.
const TYPES: &[(&str, Retype)] = &[
    ("text", Retype::Text),
    ("integer", Retype::Integer),
    ("unsigned", Retype::Unsigned),
    ("number", Retype::Number),
    ("big_number", Retype::BigNumber),
    ("boolean", Retype::Boolean),
    ("opaque", Retype::Opaque),
    ("map", Retype::Map),
    ("struct", Retype::Struct),
    ("json", Retype::Json),
    ("file", Retype::File),
    ("bytes", Retype::Bytes),
];

/// Reads a table; `None` for what is none.
pub(super) fn read_item(value: &Entry<'_>, notes: &mut Diagnostics) -> Option<Item> {
    let mut item = Item {
        path: value.key.strip_prefix("/ ").unwrap_or(&value.key).to_owned(),
        location: value.key_location(),
        ..Item::default()
    };
    for entry in value.table_or_nothing(notes)?.entries() {
        match entry.key.as_str() {
            "name" => item.name = identifier(&entry, name::check_function_name, notes),
            "skip" => item.skip = entry.flag(notes).unwrap_or_default(),
            "paging" => item.paging = paging(&entry, notes),
            "path" => item.segments = segments(&entry, notes),
            "merge" => item.merge = entry.flag(notes).unwrap_or_default(),
            key => match FieldPath::parse(key) {
                Ok(path) => item.fields.extend(change(&entry, path, notes)),
                Err(None) => entry.unknown(KEYS, notes),
                Err(Some(help)) => {
                    let split = !key.contains('.') && entry.value().is_table();
                    let help = match split {
                        true => "put the whole path in quotes: `\"request.query.page\" = { … }`".to_owned(),
                        false => help,
                    };
                    let message = format!("`{}` is no path of a field", key.escape_debug());
                    let place = entry.key_location();
                    notes.error(ids::INVALID_SETTING, &place, message, "not a path", help);
                }
            },
        }
    }
    Some(item)
}

/// `false`, or a table of segments with the names of the arguments that they are, or `false`.
fn segments(value: &Entry<'_>, notes: &mut Diagnostics) -> Segments {
    let mut segments = Segments::default();
    if let Some(lifts) = value.value().as_bool() {
        segments.kept = !lifts;
        return segments;
    }
    for entry in value.table(notes).entries() {
        let name = match entry.value().as_bool() {
            Some(false) => None,
            Some(true) => {
                let message = format!("the segment `{}` needs a name", entry.key.escape_debug());
                let help = "write the name of the argument, or `false` for a segment that is none".to_owned();
                entry.refuse(message, "not a name", help, notes);
                continue;
            }
            None => match identifier(&entry, name::check_function_name, notes) {
                Some(name) => Some(name),
                None => continue,
            },
        };
        segments.decided.insert(entry.key.clone(), name);
    }
    segments
}

/// `false`, or a table that says how.
fn paging(value: &Entry<'_>, notes: &mut Diagnostics) -> Option<PagingOverride> {
    let mut paging = PagingOverride {
        location: value.key_location(),
        ..PagingOverride::default()
    };
    if let Some(on) = value.value().as_bool() {
        paging.off = !on;
        return Some(paging);
    }
    let keys = |text: String| {
        text.split('.')
            .filter(|key| !key.is_empty())
            .map(str::to_owned)
            .collect()
    };
    for entry in value.table(notes).entries() {
        let text = |notes: &mut Diagnostics| entry.text(notes);
        match entry.key.as_str() {
            "by" => {
                let by = text(notes).unwrap_or_default();
                paging.by = PAGINGS.iter().copied().find(|known| *known == by);
                if paging.by.is_none() {
                    let message = format!("`{}` is no kind of paging", by.escape_debug());
                    let help = format!("write {}", super::value::list(PAGINGS));
                    entry.refuse(message, "not a kind", help, notes);
                }
            }
            "query" => paging.query = text(notes),
            "next" => paging.next = text(notes).map(keys),
            "items" => paging.items = text(notes).map(keys),
            _ => entry.unknown(PAGING_KEYS, notes),
        }
    }
    Some(paging)
}

fn change(value: &Entry<'_>, path: FieldPath, notes: &mut Diagnostics) -> Option<ConfigField> {
    let mut change = Change::default();
    let mut values = None;
    for entry in value.table_or_nothing(notes)?.entries() {
        match entry.key.as_str() {
            "name" => change.name = identifier(&entry, name::check_function_name, notes),
            "type_name" => change.type_name = identifier(&entry, name::check_type_name, notes),
            "type" => change.ty = retype(&entry, notes),
            "values" => {
                let texts = entry.texts(notes).into_iter();
                values = Some(texts.map(|(value, _)| value).collect::<Vec<_>>());
            }
            "required" => change.required = entry.flag(notes),
            "extra" => change.extra = entry.flag(notes),
            _ => entry.unknown(FIELD_KEYS, notes),
        }
    }
    match (&mut change.ty, values) {
        (Some(Retype::Enum(known)), Some(values)) => *known = values,
        (None, Some(values)) => change.ty = Some(Retype::Enum(values)),
        (_, None) => {}
        (Some(_), Some(_)) => {
            let message = "`values` is for a type that is an enum".to_owned();
            let help = "write `type = \"enum\"`, or leave `type` out".to_owned();
            value.refuse(message, "two types at once", help, notes);
        }
    }
    Some(ConfigField {
        path,
        change,
        location: value.key_location(),
    })
}

fn identifier(entry: &Entry<'_>, rule: Rule, notes: &mut Diagnostics) -> Option<String> {
    entry.checked(rule, ["a name here", "not a legal name"], notes)
}

/// A word of [`TYPES`], `enum`, or a path.
fn retype(entry: &Entry<'_>, notes: &mut Diagnostics) -> Option<Retype> {
    let text = entry.text(notes)?;
    if let Some((_, known)) = TYPES.iter().find(|(word, _)| *word == text) {
        return Some(known.clone());
    }
    if text == "enum" {
        return Some(Retype::Enum(Vec::new()));
    }
    if let Some(path) = field::rust_path(&text) {
        return Some(Retype::Rust(path));
    }
    let words: Vec<&str> = TYPES.iter().map(|(word, _)| *word).chain(["enum"]).collect();
    let known = super::value::list(&words);
    let otherwise = format!("write {known}, or the path of a type without arguments, such as `uuid::Uuid`");
    let help = crate::suggest::help(&text, words.iter().copied(), otherwise);
    entry.refuse(
        format!("`{}` is not a type", text.escape_debug()),
        "not a type",
        help,
        notes,
    );
    None
}
