//! YAML text to values.

use serde_json::Value;

/// Parses YAML; says in one line what is wrong with it otherwise.
pub(super) fn parse(text: &str) -> Result<Value, String> {
    serde_saphyr::from_str(text).map_err(|error| {
        let message = error.without_snippet().to_string();
        let message = message.lines().next().unwrap_or_default();
        match error.location() {
            Some(location) if !message.contains("line ") => format!("{message} at line {}", location.line()),
            _ => message.to_owned(),
        }
    })
}
