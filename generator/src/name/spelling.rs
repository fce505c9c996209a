//! Words as identifiers, with a name for what has no words.

use crate::words;

fn spelled(spoken: &[String], fallback: &str, spell: fn(&[String]) -> String) -> String {
    match spoken {
        [] => fallback.to_owned(),
        spoken => spell(spoken),
    }
}

/// Snake case.
pub(super) fn snake(spoken: &[String], fallback: &str) -> String {
    spelled(spoken, fallback, words::snake)
}

/// Camel case of types.
pub(super) fn pascal(spoken: &[String], fallback: &str) -> String {
    spelled(spoken, fallback, words::pascal)
}

/// Camel case of a type that must not end in a number: it says what it is, `CloseWindow1Operation`.
pub(super) fn titled(spoken: &[String], fallback: &str, kind: &str) -> String {
    let end = if words::ends_in_number(spoken) { kind } else { "" };
    pascal(spoken, fallback) + end
}

/// Camel case of variants, which may be called like items of the prelude.
pub(super) fn variant(spoken: &[String], fallback: &str) -> String {
    spelled(spoken, fallback, words::variant)
}

/// Capitals of constants.
pub(super) fn screaming(spoken: &[String], fallback: &str) -> String {
    spelled(spoken, fallback, words::screaming)
}
