//! What can be known of a file without reading it as a collection.

use std::collections::HashMap;

use serde_json::Value;
use serde_json::value::RawValue;

use super::kind::{self, Kind};
use super::pointer::Pointer;
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
    let Some(value) = json::parse(&source.collection, &Pointer::file(0), &mut notes) else {
        return Content::Unknown;
    };
    match kind::tell(kind::unwrap(value, "collection").0) {
        Kind::Other(kind::ENVIRONMENT) => Content::Variables,
        // An envelope, or a bare list of variables.
        Kind::Other(_)
            if scope::read_scope(Some(&source.collection), 0, &mut notes).is_some_and(|list| !list.is_empty()) =>
        {
            Content::Variables
        }
        Kind::Other(looks) if looks != kind::ITEM_NO_LIST => Content::Other(looks),
        _ => Content::Collection,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::File;

    #[test]
    fn titles_are_found_in_every_dialect() {
        let name = |text: &str| title(text);
        assert_eq!(name(r#"{"info": {"name": "A"}, "item": []}"#).as_deref(), Some("A"));
        assert_eq!(name(r#"{"name": "B", "requests": []}"#).as_deref(), Some("B"));
        assert_eq!(name(r#"{"collection": {"info": {"name": "C"}}}"#).as_deref(), Some("C"));
        assert_eq!(name(r#"{"info": {"name": 5}}"#), None);
        assert_eq!(name(r#"[{"name": "D"}]"#), None);
    }

    #[test]
    fn files_are_told_apart() {
        let told = |text: &str| {
            let (name, text) = ("a.json".to_owned(), text.to_owned());
            let collection = File { name, text };
            tell(&Source {
                collection,
                ..Source::default()
            })
        };
        for variables in [
            r#"{"values": []}"#,
            r#"{"environment": {"values": [{"key": "a"}]}}"#,
            r#"[{"key": "a"}]"#,
        ] {
            assert_eq!(told(variables), Content::Variables, "{variables}");
        }
        for collection in [
            r#"{"item": []}"#,
            r#"{"item": 5}"#,
            r#"{"collections": []}"#,
            r#"[{"request": "h"}]"#,
        ] {
            assert_eq!(told(collection), Content::Collection, "{collection}");
        }
        assert_eq!(told(r#"{"openapi": "3"}"#), Content::Other("an OpenAPI document"));
        assert_eq!(told("{"), Content::Unknown);
    }
}
