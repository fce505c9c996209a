//! What saved examples answer.

#![cfg(feature = "mock")]

use postman_codegen_runtime::saved::without_placeholders;

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
