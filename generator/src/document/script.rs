//! Scripts of events, as text.

use serde_json::{Map, Value};

use super::pointer::Pointer;
use super::{Script, entry, js};
use crate::diagnostic::{Diagnostics, ids};

/// Reads `event`: scripts in order, without disabled and empty ones.
pub(super) fn read_scripts(value: Value, place: &Pointer<'_>, notes: &mut Diagnostics) -> Vec<Script> {
    let mut scripts = Vec::new();
    entry::each(value, place, |value, place| {
        let Value::Object(object) = value else { return };
        scripts.extend(event(object, place, notes));
    });
    scripts
}

fn event(object: Map<String, Value>, place: &Pointer<'_>, notes: &mut Diagnostics) -> Option<Script> {
    let mut script = Script {
        location: place.location(),
        ..Script::default()
    };
    let mut disabled = false;
    for (key, value) in object {
        let place = place.key(&key);
        match key.as_str() {
            "listen" => script.listen = entry::string(value).unwrap_or_default(),
            "script" => script.text = source(value, &place, notes),
            "disabled" => disabled = js::truthy(&value),
            "type" => {}
            _ => entry::unused(&value, &place, notes, &key),
        }
    }
    if disabled { None } else { checked(script, place, notes) }
}

/// Reads a script that stands by itself.
pub(super) fn read_script(listen: &str, value: Value, place: &Pointer<'_>, notes: &mut Diagnostics) -> Option<Script> {
    let script = Script {
        listen: listen.to_owned(),
        text: source(value, place, notes),
        location: place.location(),
    };
    checked(script, place, notes)
}

/// The script, if it says something.
fn checked(script: Script, place: &Pointer<'_>, notes: &mut Diagnostics) -> Option<Script> {
    if script.text.trim().is_empty() {
        return None;
    }
    match script.listen.as_str() {
        "prerequest" | "test" => {}
        listen => place.key("listen").warn(
            notes,
            ids::UNKNOWN_EVENT,
            format!("script of event `{listen}` is not used"),
            "expected `prerequest` or `test`",
            "move the script to one of these events",
        ),
    }
    Some(script)
}

fn source(value: Value, place: &Pointer<'_>, notes: &mut Diagnostics) -> String {
    let object = match value {
        Value::Object(object) => object,
        other => return source_text(other),
    };
    let mut script = String::new();
    for (key, value) in object {
        let place = place.key(&key);
        match key.as_str() {
            "exec" => script = source_text(value),
            "src" if js::truthy(&value) => place.warn(
                notes,
                ids::SCRIPT_ELSEWHERE,
                "a script that stands in another file is not read",
                "expected the text of the script in `exec`",
                "paste the script into the collection",
            ),
            // Packages matter to running a script only.
            "type" | "src" | "packages" | "requests" => {}
            _ => entry::unused(&value, &place, notes, &key),
        }
    }
    script
}

/// The text, lines joined.
fn source_text(value: Value) -> String {
    match value {
        Value::String(text) => text.replace("\r\n", "\n"),
        Value::Array(lines) => js::joined(lines, "\n"),
        _ => String::new(),
    }
}
