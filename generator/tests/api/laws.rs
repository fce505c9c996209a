//! What holds for every input.

use proptest::prelude::*;
use serde_json::json;

use super::render;

/// Texts of the pieces that matter, and some that do not.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("{{a}}"),
        Just("{{b}}"),
        Just("{{"),
        Just("}}"),
        Just("{{$guid}}"),
        Just("://"),
        Just("/"),
        Just(":"),
        Just("?"),
        Just("#"),
        Just("&"),
        Just("="),
        Just("%"),
        Just("é"),
        Just("\""),
        Just("\\"),
        Just("//"),
        Just("/*"),
        Just("*/"),
        Just("[`"),
        Just("required"),
        Just("error code: "),
        Just("<br>"),
        Just("]("),
        Just("Bearer "),
        Just("x"),
        Just("\n"),
    ];
    proptest::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

proptest! {
    /// No text anywhere makes the stage panic.
    #[test]
    fn nothing_panics(texts in proptest::collection::vec(text(), 12)) {
        let [url, path, query, header, value, raw, field, form, name, body, a, b] = texts.as_slice() else { return Ok(()) };
        let request = |body| json!({
            "method": "POST",
            "url": { "raw": url, "host": [url], "path": [path, ":id"], "query": [{ "key": query, "value": value, "description": name }],
                "variable": [{ "key": "id", "value": value }] },
            "header": [{ "key": header, "value": value }, { "key": "Authorization", "value": value }],
            "auth": { "type": "apikey", "apikey": [{ "key": "key", "value": header }, { "key": "value", "value": value }] },
            "body": body,
            "description": name,
        });
        let answers = json!([{ "name": name, "code": 400, "body": body }, { "name": body, "code": 200, "body": raw }]);
        let item = |body| json!({ "name": name, "request": request(body), "response": answers });
        let _ = render::resolve(json!({
            "item": [
                item(json!({ "mode": "raw", "raw": raw, "options": { "raw": { "language": "json" } } })),
                item(json!({ "mode": "urlencoded", "urlencoded": [{ "key": field, "value": form }] })),
                item(json!({ "mode": "graphql", "graphql": { "query": raw, "variables": form } })),
                { "name": name, "request": url },
            ],
            "variable": [{ "key": "a", "value": a }, { "key": "b", "value": b }],
        }));
    }
}

/// Variables that double each other end in time.
#[test]
fn doubling_variables_end() {
    let value = "{{a}}".repeat(50);
    let (api, _) = render::resolve(json!({
        "item": [{ "name": "r", "request": "http://h/{{a}}" }],
        "variable": [{ "key": "a", "value": value }],
    }));
    assert_eq!(api.operations.len(), 1);
}

/// Brackets that nest deeper than the stack is are text.
#[test]
fn deep_brackets_are_text() {
    let text = render::request(json!({
        "method": "POST", "url": "http://h",
        "body": { "mode": "raw", "raw": "[ // \n".repeat(100_000), "options": { "raw": { "language": "text" } } },
    }));
    assert!(
        text.contains("Text {"),
        "{}",
        text.chars().take(200).collect::<String>()
    );
}
