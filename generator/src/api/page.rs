//! Pages of a browser: requests that no program sends.

use super::{Argument, Part, QueryEntry};
use crate::document::Method;

/// Whether a request asks for an authorization (RFC 6749, section 4.1.1): its server answers a person with a page, and then
/// sends their browser back to the application.
pub(super) fn is_page(method: &Method, query: &[QueryEntry], arguments: &[Argument]) -> bool {
    let has = |wanted: &str| {
        query.iter().any(|entry| match entry {
            QueryEntry::Argument(id) => arguments.get(id.0).is_some_and(|argument| argument.key == wanted),
            QueryEntry::Constant { key: Some(key), .. } => {
                matches!(key.0.as_slice(), [Part::Text(text)] if text == wanted)
            }
            QueryEntry::Constant { key: None, .. } => false,
            QueryEntry::Credential(key) => key == wanted,
        })
    };
    *method == Method::Get && has("response_type") && has("client_id")
}
