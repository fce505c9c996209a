//! Words as identifiers, with a name for what has no words.

use crate::words;

/// Snake case.
pub(super) fn snake(spoken: &[String], fallback: &str) -> String {
    if spoken.is_empty() {
        fallback.to_owned()
    } else {
        words::snake(spoken)
    }
}

/// Camel case of types.
pub(super) fn pascal(spoken: &[String], fallback: &str) -> String {
    if spoken.is_empty() {
        fallback.to_owned()
    } else {
        words::pascal(spoken)
    }
}

/// Camel case of a type that must not end in a number: it says what it is, `CloseWindow1Operation`.
pub(super) fn titled(spoken: &[String], fallback: &str, kind: &str) -> String {
    let name = pascal(spoken, fallback);
    if words::ends_in_number(spoken) {
        name + kind
    } else {
        name
    }
}

/// Camel case of variants, which may be called like items of the prelude.
pub(super) fn variant(spoken: &[String], fallback: &str) -> String {
    if spoken.is_empty() {
        fallback.to_owned()
    } else {
        words::variant(spoken)
    }
}

/// Capitals of constants.
pub(super) fn screaming(spoken: &[String], fallback: &str) -> String {
    if spoken.is_empty() {
        fallback.to_owned()
    } else {
        words::screaming(spoken)
    }
}
