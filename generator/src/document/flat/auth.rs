//! Auth of version 1: `auth` as in version 2, or the older `currentHelper` with `helperAttributes`.

use serde_json::{Map, Value, json};

use crate::diagnostic::{Diagnostics, ids};
use crate::document::pointer::Pointer;
use crate::document::{Auth, AuthKind, auth, js};

/// Reads the auth of a collection, a folder or a request.
pub(super) fn read_auth(object: &Map<String, Value>, place: &Pointer<'_>, notes: &mut Diagnostics) -> Option<Auth> {
    let legacy = object.contains_key("currentHelper") || object.get("helperAttributes").is_some_and(js::truthy);
    if !legacy {
        return auth::read_auth(object.get("auth")?.clone(), &place.key("auth"), notes);
    }
    let helper = object
        .get("currentHelper")?
        .as_str()
        .filter(|helper| *helper != "normal")?;
    let kind = kind_of_helper(helper);
    let known = AuthKind::parse(kind);
    let parameters = match object.get("helperAttributes") {
        Some(Value::String(text)) => match serde_json::from_str(text) {
            Ok(Value::Object(parameters)) => parameters,
            _ => {
                unreadable(&place.key("helperAttributes"), notes);
                return None;
            }
        },
        Some(Value::Object(parameters)) => parameters.clone(),
        _ => Map::new(),
    };
    let parameters = parameters.into_iter().filter(|(key, _)| key != "id");
    let parameters: Map<String, Value> = parameters
        .map(|(key, value)| (current_name(known.as_ref(), key), value))
        .collect();
    auth::read_auth(
        json!({ "type": kind, kind: parameters }),
        &place.key("currentHelper"),
        notes,
    )
}

fn unreadable(place: &Pointer<'_>, notes: &mut Diagnostics) {
    place.warn(
        notes,
        ids::UNEXPECTED_VALUE,
        "auth whose parameters are no JSON object is inherited",
        "expected an object, or one written as JSON text",
        "choose the auth type again in Postman",
    );
}

/// The type that a helper is called now: `basicAuth` is `basic`.
fn kind_of_helper(helper: &str) -> &str {
    match helper {
        "oAuth1" => "oauth1",
        "oAuth2" => "oauth2",
        "awsSigV4" => "awsv4",
        other => {
            let kind = other.strip_suffix("Auth");
            kind.filter(|kind| AuthKind::parse(kind).is_some()).unwrap_or(other)
        }
    }
}

/// The name that a parameter has now.
fn current_name(kind: Option<&AuthKind>, key: String) -> String {
    let legacy = match kind {
        Some(AuthKind::Other(mechanism)) => mechanism.facts().more.legacy,
        _ => &[],
    };
    let names = [("saveToRequest", "saveHelperData")];
    let mut names = names.iter().chain(legacy);
    names
        .find(|(before, _)| *before == key)
        .map_or(key, |(_, now)| (*now).to_owned())
}
