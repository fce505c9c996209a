//! Headers.

use serde_json::json;

use super::render;

/// A whole variable is a header argument, a fragment an argument of text.
#[test]
fn constants_stay_and_variables_are_arguments() {
    let text = render::request(json!({
        "method": "GET",
        "url": "http://h",
        "header": [
            {"key": "X-A", "value": "1"},
            {"key": "X-B", "value": "{{b}}"},
            {"key": "X-C", "value": "v{{c}}"},
            {"key": "X-D", "value": "d", "disabled": true},
            {"key": "Accept", "value": "x", "disabled": true},
        ],
    }));
    insta::assert_snapshot!(text, @r#"
        GET <base_url>
          Header X-B: Text required Verbatim("{{b}}")
          Text c: Text required Verbatim("{{c}}")
          Header X-D: Text sample "d"
          always X-A: 1
          always X-C: v(c)
        "#);
}

/// Equal names move up to the first.
#[test]
fn names_that_differ_in_case_only_keep_the_last() {
    let text = render::request(json!({
        "method": "GET",
        "url": "http://h",
        "header": [
            {"key": "X-A", "value": "1"},
            {"key": "X-B", "value": "b"},
            {"key": "x-a", "value": "2"},
            {"key": "X-B", "value": "c"},
        ],
    }));
    insta::assert_snapshot!(text, @r#"
        GET <base_url>
          always x-a: 2
          always X-B: b
          always X-B: c
        "#);
}

/// At least three of them.
#[test]
fn headers_of_half_the_requests_are_settings() {
    let text = render::collection(json!({
        "item": [
            {
                "name": "a",
                "request": {
                    "method": "GET",
                    "url": "http://h/a",
                    "header": [
                        {"key": "X-T", "value": "{{tenant}}"},
                        {"key": "X-O", "value": "{{a}}"},
                    ],
                },
            },
            {
                "name": "b",
                "request": {
                    "method": "GET",
                    "url": "http://h/b",
                    "header": [
                        {"key": "X-T", "value": "{{tenant}}"},
                        {"key": "X-O", "value": "{{b}}"},
                    ],
                },
            },
            {
                "name": "c",
                "request": {
                    "method": "GET",
                    "url": "http://h/c",
                    "header": [
                        {"key": "X-T", "value": "{{tenant}}"},
                        {"key": "X-O", "value": "{{c}}"},
                    ],
                },
            },
        ],
        "variable": [{"key": "tenant", "value": "t"}],
    }));
    insta::assert_snapshot!(text, @r#"
        setting base_url Server default "http://h"
        setting tenant Variable default "t"
        GET <base_url>/a
          Header X-O: Text required Verbatim("{{a}}")
          Client tenant: Text
          always X-T: <tenant>
        GET <base_url>/b
          Header X-O: Text required Verbatim("{{b}}")
          Client tenant: Text
          always X-T: <tenant>
        GET <base_url>/c
          Header X-O: Text required Verbatim("{{c}}")
          Client tenant: Text
          always X-T: <tenant>
        "#);
}

/// Of forms only their own type is kept; JSON has one by its language.
#[test]
fn content_type_follows_the_body() {
    let text = render::requests(json!([
        {
            "method": "POST",
            "url": "http://h/r1",
            "header": [{"key": "Content-Type", "value": "application/json"}],
            "body": {"mode": "urlencoded", "urlencoded": [{"key": "a", "value": "1"}]},
        },
        {
            "method": "POST",
            "url": "http://h/r2",
            "header": [{"key": "Content-Type", "value": "application/x-www-form-urlencoded; charset=utf-8"}],
            "body": {"mode": "urlencoded", "urlencoded": [{"key": "a", "value": "1"}]},
        },
        {
            "method": "POST",
            "url": "http://h/r3",
            "header": [{"key": "Content-Type", "value": "multipart/form-data; boundary=X"}],
            "body": {"mode": "formdata", "formdata": [{"key": "a", "value": "1"}]},
        },
        {
            "method": "POST",
            "url": "http://h/r4",
            "header": [{"key": "Content-Length", "value": "3"}],
            "body": {"mode": "raw", "raw": "<a/>", "options": {"raw": {"language": "xml"}}},
        },
    ]));
    insta::assert_snapshot!(text, @r#"
        setting base_url Server default "http://h"
        POST <base_url>/r1
          Field a: Integer required sample "1" Data("1")
          urlencoded
        POST <base_url>/r2
          Field a: Integer required sample "1" Data("1")
          always Content-Type: application/x-www-form-urlencoded; charset=utf-8
          urlencoded
        POST <base_url>/r3
          Field a: Integer required sample "1" Data("1")
          always Content-Type: multipart/form-data; boundary=X
          multipart Some("X") bare false
        POST <base_url>/r4
          always Content-Type: application/xml
          Text { replay: "<a/>", sample: "<a/>" }
        framing-header: header `Content-Length` is left out
        "#);
}
