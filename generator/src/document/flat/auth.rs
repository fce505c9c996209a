//! Auth of version 1: `auth` as in version 2, or the older `currentHelper` with `helperAttributes`.

use serde_json::{Map, Value};

use crate::diagnostic::{Diagnostics, ids};
use crate::document::place::Place;
use crate::document::{Auth, auth, js};

/// Reads the auth of a collection, a folder or a request.
pub(super) fn read(object: &Map<String, Value>, place: &Place<'_>, notes: &mut Diagnostics) -> Option<Auth> {
    let legacy = object.contains_key("currentHelper") || object.get("helperAttributes").is_some_and(js::truthy);
    if !legacy {
        return auth::read(object.get("auth")?.clone(), &place.key("auth"), notes);
    }
    let helper = object
        .get("currentHelper")?
        .as_str()
        .filter(|helper| *helper != "normal")?;
    let kind = kind(helper);
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
    let parameters: Map<String, Value> = parameters
        .into_iter()
        .filter(|(key, _)| key != "id")
        .map(|(key, value)| (parameter(kind, key), value))
        .collect();
    let mut object = Map::new();
    object.insert("type".to_owned(), Value::String(kind.to_owned()));
    object.insert(kind.to_owned(), Value::Object(parameters));
    auth::read(Value::Object(object), &place.key("currentHelper"), notes)
}

fn unreadable(place: &Place<'_>, notes: &mut Diagnostics) {
    place.warn(
        notes,
        ids::UNEXPECTED_VALUE,
        "auth whose parameters are no JSON object is inherited",
        "expected an object, or one written as JSON text",
        "choose the auth type again in Postman",
    );
}

/// The type that a helper is called now.
fn kind(helper: &str) -> &str {
    match helper {
        "apikeyAuth" => "apikey",
        "basicAuth" => "basic",
        "bearerAuth" => "bearer",
        "digestAuth" => "digest",
        "hawkAuth" => "hawk",
        "oAuth1" => "oauth1",
        "oAuth2" => "oauth2",
        "ntlmAuth" => "ntlm",
        "awsSigV4" => "awsv4",
        "jwtAuth" => "jwt",
        "asapAuth" => "asap",
        "edgegridAuth" => "edgegrid",
        other => other,
    }
}

/// The name that a parameter has now.
fn parameter(kind: &str, key: String) -> String {
    let name = match (kind, key.as_str()) {
        (_, "saveToRequest") => "saveHelperData",
        ("hawk", "hawk_id") => "authId",
        ("hawk", "hawk_key") => "authKey",
        ("hawk", "ext") => "extraData",
        ("hawk", "app") => "appId",
        ("hawk", "dlg") => "delegation",
        ("oauth1", "header") => "addParamsToHeader",
        ("oauth1", "auto") => "autoAddParam",
        ("oauth1", "includeEmpty") => "addEmptyParamsToSign",
        _ => return key,
    };
    name.to_owned()
}
