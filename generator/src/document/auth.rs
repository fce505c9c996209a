//! Auth of a request, a folder or the collection (postman-format.md, 6.1).

use serde_json::Value;

use super::pointer::Pointer;
use super::{Auth, AuthKind, entry, js, variable};
use crate::diagnostic::{Diagnostics, ids};
use crate::mechanism::Mechanism;

impl AuthKind {
    /// The type that a collection names so.
    pub fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "noauth" => Self::NoAuth,
            "basic" => Self::Basic,
            "bearer" => Self::Bearer,
            "apikey" => Self::ApiKey,
            other => Self::Other(Mechanism::parse(other)?),
        })
    }
}

/// Reads an auth object; one without a type inherits and gives `None`.
///
/// The parameters stand below the key that is named like the type, as a list of entries or as a map.
pub(super) fn read_auth(value: Value, place: &Pointer<'_>, notes: &mut Diagnostics) -> Option<Auth> {
    let mut object = match value {
        Value::Object(object) => object,
        other => {
            if js::truthy(&other) {
                place.warn(
                    notes,
                    ids::UNEXPECTED_VALUE,
                    "auth that is no object is inherited",
                    "expected an object with a `type`",
                    "choose the auth type again in Postman",
                );
            }
            return None;
        }
    };
    let name = match object.remove("type") {
        Some(Value::String(name)) if name != "type" => name,
        _ => return None,
    };
    let kind = AuthKind::parse(&name).unwrap_or_else(|| AuthKind::Unknown(name.clone()));
    if matches!(kind, AuthKind::Unknown(_)) {
        place.key("type").warn(
            notes,
            ids::UNKNOWN_AUTH_TYPE,
            format!("auth type `{name}` is not known"),
            "expected `basic`, `bearer`, `apikey`, `oauth2`, …, all in lower case",
            "choose another auth type in Postman; for now the request is sent without credentials, as Postman does",
        );
    }
    let mut auth = Auth {
        kind,
        parameters: Vec::new(),
        location: place.location(),
    };
    for (key, value) in object {
        let place = place.key(&key);
        if key == name {
            auth.parameters = parameters(value, &place, notes);
        } else if AuthKind::parse(&key).is_none() {
            entry::unused(&value, &place, notes, &key);
        }
    }
    Some(auth)
}

fn parameters(value: Value, place: &Pointer<'_>, notes: &mut Diagnostics) -> Vec<(String, Value)> {
    let mut parameters: Vec<(String, Value)> = Vec::new();
    match value {
        Value::Object(object) => parameters.extend(object),
        Value::Array(_) => entry::each(value, place, |value, place| {
            let Value::Object(object) = value else { return };
            let entry = entry::read_entry(object, place, notes);
            let Some(key) = entry.key.filter(js::truthy).map(js::to_text) else {
                return;
            };
            let value = variable::cast(&entry.kind.unwrap_or_default(), entry.value).unwrap_or_default();
            entry::put(&mut parameters, (key, value), |one, other| one.0 == other.0);
        }),
        _ => {}
    }
    parameters
}
