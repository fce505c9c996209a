//! `protocolProfileBehavior` (postman-format.md, 8).

use serde_json::{Map, Value};

use super::pointer::Pointer;
use super::{Behavior, entry, js};
use crate::diagnostic::{Diagnostics, ids};

/// Reads the settings of an item, a folder or the collection; null inherits.
pub(super) fn read_behavior(value: Value, place: &Pointer<'_>, notes: &mut Diagnostics) -> Behavior {
    let mut behavior = Behavior::default();
    let Value::Object(object) = value else {
        return behavior;
    };
    for (key, value) in object {
        let place = place.key(&key);
        match key.as_str() {
            "disableBodyPruning" => behavior.disable_body_pruning = flag(&value),
            "disableUrlEncoding" => behavior.disable_url_encoding = flag(&value),
            "disabledSystemHeaders" => behavior.disabled_system_headers = names(value),
            "followRedirects" => behavior.follow_redirects = flag(&value),
            "maxRedirects" => behavior.max_redirects = count(value),
            "followOriginalHttpMethod" => behavior.follow_original_http_method = flag(&value),
            "followAuthorizationHeader" => behavior.follow_authorization_header = flag(&value),
            "removeRefererHeaderOnRedirect" => behavior.remove_referer_header_on_redirect = flag(&value),
            "disableCookies" => behavior.disable_cookies = flag(&value),
            "strictSSL" => behavior.strict_ssl = flag(&value),
            "protocolVersion" if matches!(value.as_str(), Some("http1" | "auto")) => {}
            "tlsPreferServerCiphers"
            | "tlsDisabledProtocols"
            | "tlsCipherSelection"
            | "insecureHTTPParser"
            | "protocolVersion" => unsupported(&key, &value, &place, notes),
            _ => entry::unused(&value, &place, notes, &key),
        }
    }
    behavior
}

fn flag(value: &Value) -> Option<bool> {
    (!value.is_null()).then(|| js::truthy(value))
}

fn count(value: Value) -> Option<u32> {
    (!value.is_null()).then(|| js::numeric_text(value).parse().ok())?
}

/// The names in a map from name to true, or in a list.
fn names(value: Value) -> Option<Vec<String>> {
    let names = match value {
        Value::Object(object) => enabled(object),
        Value::Array(elements) => elements.into_iter().filter_map(entry::string).collect(),
        _ => return None,
    };
    // A name with upper case letters is compared with lower case ones, and switches nothing off.
    Some(names.into_iter().filter(|name| *name == name.to_lowercase()).collect())
}

fn enabled(object: Map<String, Value>) -> Vec<String> {
    let entries = object.into_iter().filter(|(_, value)| js::truthy(value));
    entries.map(|(name, _)| name).collect()
}

fn unsupported(key: &str, value: &Value, place: &Pointer<'_>, notes: &mut Diagnostics) {
    let says_something = match value {
        Value::Array(elements) => !elements.is_empty(),
        other => js::truthy(other),
    };
    if says_something {
        place.warn(
            notes,
            ids::UNSUPPORTED_SETTING,
            format!("setting `{key}` is not supported"),
            "the generated client leaves this to its HTTP library",
            "pass a configured HTTP client to the generated client's builder",
        );
    }
}
