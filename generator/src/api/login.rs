//! Requests that get a credential, and so need none.

use serde_json::Value;

use super::Scheme;
use super::auth::Access;
use super::tree::Entry;
use crate::document::{Method, Request};
use crate::script::Scripts;
use crate::words::is_in;

/// Members of an answer that are a token.
const TOKENS: &str = "access_token accessToken auth_token authToken bearerToken id_token idToken jwt token";

/// Words in the path or the name of a request that gets one.
const WORDS: &str = "auth authenticate login oauth register session sessions signin signup token";

/// Whether a request gets the credential that it inherits: its own test script stores the variable of it, or it is a
/// POST to log in whose saved answer holds a token.
pub(super) fn gets_credential(scripts: &Scripts, entry: &Entry<'_>, request: &Request, access: &Access) -> bool {
    if request.auth.is_some() {
        return false;
    }
    let tests = entry.item.scripts.iter().filter(|script| script.listen == "test");
    let mut stored = tests.flat_map(|script| scripts.stored_names(script));
    stored.any(|name| access.variables.iter().any(|variable| variable == name))
        || !matches!(access.scheme, Scheme::Basic | Scheme::Other { .. }) && answers_with_token(entry, request)
}

fn answers_with_token(entry: &Entry<'_>, request: &Request) -> bool {
    let path = request.url.as_ref().map_or("", |url| &url.path);
    let text = format!("{path} {}", entry.item.name).to_lowercase();
    let mut words = text.split(|letter: char| !letter.is_alphanumeric());
    let logs_in = words.any(|word| is_in(WORDS, word)) || text.contains("log in") || text.contains("sign in");
    let saved = entry.item.examples.iter();
    let answers = saved.filter(|example| example.code.is_some_and(|code| code / 100 == 2));
    let mut bodies = answers.filter_map(|example| example.body.as_deref());
    request.method == Method::Post && logs_in && bodies.any(holds_token)
}

/// Whether a token stands in an object, or one level below.
fn holds_token(body: &str) -> bool {
    let Ok(Value::Object(answer)) = serde_json::from_str(body) else {
        return false;
    };
    let is_token = |(key, value): (&String, &Value)| is_in(TOKENS, key) && value.is_string();
    let below = answer.values().filter_map(Value::as_object);
    answer.iter().any(is_token) || below.flatten().any(is_token)
}
