//! What can be known of a file without reading it as a collection.

use std::collections::HashMap;

use serde_json::Value;
use serde_json::value::RawValue;

use super::kind::{self, Kind};
use super::place::Place;
use super::{Content, json, scope};
use crate::diagnostic::Diagnostics;
use crate::source::Source;

/// `info.name`, or `name` where there is no `info`; of an envelope that of what is in it.
pub(super) fn title(text: &str) -> Option<String> {
    let keys: HashMap<String, &RawValue> = serde_json::from_str(text).ok()?;
    if let Some(inner) = keys.get("collection").filter(|_| !keys.contains_key("item")) {
        return title(inner.get());
    }
    let parse = |key: &str| serde_json::from_str::<Value>(keys.get(key)?.get()).ok();
    let name = match parse("info") {
        Some(info) => info.get("name").cloned(),
        None => parse("name"),
    };
    name.as_ref().and_then(Value::as_str).map(str::to_owned)
}

/// What the source holds.
pub(super) fn tell(source: &Source) -> Content {
    if !source.others.is_empty() {
        return Content::Collection;
    }
    let mut notes = Diagnostics::default();
    let Some(value) = json::parse(&source.collection, &Place::file(0), &mut notes) else {
        return Content::Unknown;
    };
    match kind::tell(kind::unwrap(value, "collection").0) {
        Kind::Other(kind::ENVIRONMENT) => Content::Variables,
        // An envelope, or a bare list of variables.
        Kind::Other(_) if scope::read(Some(&source.collection), 0, &mut notes).is_some_and(|list| !list.is_empty()) => {
            Content::Variables
        }
        Kind::Other(looks) => Content::Other(looks),
        _ => Content::Collection,
    }
}
