//! What saved examples answer.

#![cfg(feature = "mock")]

use postman_codegen_runtime::saved::{bracketed, without_placeholders};

#[test]
fn placeholders_become_values_of_their_types() {
    let body =
        r#"{"id": "<integer>", "sold": "<boolean>", "price":"<number>", "name": "<string>", "tags": "<object>"}"#;
    assert_eq!(
        without_placeholders(body),
        r#"{"id": 42, "sold": true, "price":4.5, "name": "<string>", "tags": {}}"#
    );
}

#[test]
fn keys_and_texts_around_them_stay() {
    for body in [
        r#"{"<integer>": 1}"#,
        r#"{"a": "say \"<integer>\""}"#,
        "\"<",
        "",
        "\"<integer>",
    ] {
        assert_eq!(without_placeholders(body), body);
    }
}

#[test]
fn names_of_types_in_place_of_values_are_placeholders() {
    let body =
        r#"{"page": "integer", "rows": [{"start": "string [date-time]", "video": "boolean", "type": "integer"}]}"#;
    let expected =
        r#"{"page": "<integer>", "rows": [{"start": "<string>", "video": "<boolean>", "type": "<integer>"}]}"#;
    assert_eq!(bracketed(body), expected);
    let filled = r#"{"page": 42, "rows": [{"start": "<string>", "video": true, "type": 42}]}"#;
    assert_eq!(without_placeholders(body), filled);
    let mixed = r#"{"page": "integer", "video": "boolean", "type": "string", "name": "Rex"}"#;
    let expected = r#"{"page": "<integer>", "video": "<boolean>", "type": "string", "name": "Rex"}"#;
    assert_eq!(bracketed(mixed), expected);
}

#[test]
fn names_of_types_may_be_values() {
    for body in [
        // One alone, and texts alone.
        r#"{"is": "integer", "name": "Rex"}"#,
        r#"{"reason": "string", "name": "string"}"#,
        // What tells of types.
        r#"{"type": "object", "properties": {"id": {"type": "integer"}, "sold": {"type": "boolean"}}}"#,
        r#"{"columns": {"id": "integer", "sold": "boolean"}}"#,
        r#"{"id": "integer number", "sold": "boolean or text"}"#,
        r#"{"a": "say \"integer\"", "b": "\\", "c": 1}"#,
        r#"{"integer": "a", "boolean": "b"}"#,
        "\"",
        "\"a\": \"integer",
    ] {
        assert_eq!(bracketed(body), body);
    }
}
