//! Scripts of events. They are never run; what they would do to a request is reported.

use serde_json::{Map, Value};

use super::pointer::Pointer;
use super::{Script, entry, js};
use crate::diagnostic::{Diagnostics, ids};

/// Methods that change what they belong to.
const CHANGES: &str = "add addHeader addQueryParams append assimilate authorizeUsing clear insert populate prepend remove \
    removeHeader removeQueryParams repopulate update upsert";

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
        "prerequest" => report_effects(&script.text, place, notes),
        "test" => {}
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

fn report_effects(text: &str, place: &Pointer<'_>, notes: &mut Diagnostics) {
    if let Some(change) = change(text) {
        place.warn(
            notes,
            ids::SCRIPT_CHANGES_REQUEST,
            format!("a script may change the request: `{change}`"),
            "scripts are not run",
            "pass what the script adds as a header or parameter of the call",
        );
    }
    if text.contains("pm.sendRequest") {
        place.warn(
            notes,
            ids::SCRIPT_SENDS_REQUEST,
            "a script sends a request of its own",
            "scripts are not run",
            "make this call yourself before, for example to get a token",
        );
    }
}

/// The first `pm.request.…` that is assigned to or that ends in a method that changes.
///
/// Looks at the text only: a warning too many costs less than a difference in silence.
fn change(text: &str) -> Option<&str> {
    text.match_indices("pm.request.").find_map(|(start, _)| {
        let chain = text.get(start..)?;
        let end = chain.find(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '.' | '_' | '$'))?;
        let (chain, rest) = chain.split_at(end);
        let rest = rest.trim_start();
        let assigned = rest.starts_with('=') && !rest.starts_with("==") && !rest.starts_with("=>");
        let method = chain.rsplit('.').next().unwrap_or_default();
        (assigned || (rest.starts_with('(') && CHANGES.split(' ').any(|change| change == method))).then_some(chain)
    })
}
