//! Bodies.

use serde_json::json;

use super::render;

/// Comments are taken out of what is sent.
#[test]
fn json_with_comments_and_holes_has_a_sample() {
    let text = render::collection(json!({
        "item": [
            {
                "name": "r",
                "request": {
                    "method": "POST",
                    "url": "http://h",
                    "body": {
                        "mode": "raw",
                        "raw": "{\"n\": {{n}}, // why\n \"s\": \"{{s}}\", \"x\": \"{{x}}\", \"y\": {{y}}, \"q\": \"{{q}}\", \"password\": \"{{password}}\",}",
                        "options": {"raw": {"language": "json"}},
                    },
                },
            },
        ],
        "env": [
            {"key": "n", "value": "3"},
            {"key": "s", "value": "str"},
            {"key": "q", "value": "a\"b"},
            {"key": "password", "value": "p"},
        ],
    }));
    insta::assert_snapshot!(text, @r#"
        setting base_url Server default "http://h"
        POST <base_url>
          always Content-Type: application/json
          json {"n":3,"s":"str","x":"{{x}}","y":null,"q":"a\"b","password":"{{password}}"} Verbatim("{\"n\": 3, \n \"s\": \"str\", \"x\": \"{{x}}\", \"y\": {{y}}, \"q\": \"a\"b\", \"password\": \"p\",}") more []
        "#);
}

/// Whatever the language says; repeated keys are not.
#[test]
fn strict_json_is_data() {
    let text = render::requests(json!([
        {"method": "POST", "url": "http://h/r0", "body": {"mode": "raw", "raw": "{\"a\": 1.0}"}},
        {"method": "POST", "url": "http://h/r1", "body": {"mode": "raw", "raw": "{\"a\":1,\"a\":2}"}},
        {"method": "POST", "url": "http://h/r2", "body": {"mode": "raw", "raw": "[1]"}},
        {"method": "POST", "url": "http://h/r3", "body": {"mode": "raw", "raw": "{{body}}"}},
        {"method": "POST", "url": "http://h/r4", "body": {"mode": "raw", "raw": "plain"}},
        {"method": "POST", "url": "http://h/r5", "body": {"mode": "raw", "raw": "{\"a\":1} // c"}},
    ]));
    insta::assert_snapshot!(text, @r#"
        setting base_url Server default "http://h"
        POST <base_url>/r0
          always Content-Type: text/plain
          json {"a":1.0} Data("{\"a\": 1.0}") more []
        POST <base_url>/r1
          always Content-Type: text/plain
          json {"a":2} Verbatim("{\"a\":1,\"a\":2}") more []
        POST <base_url>/r2
          always Content-Type: text/plain
          json [1] Data("[1]") more []
        POST <base_url>/r3
          always Content-Type: text/plain
          Text { replay: "{{body}}", sample: "{{body}}" }
        POST <base_url>/r4
          always Content-Type: text/plain
          Text { replay: "plain", sample: "plain" }
        POST <base_url>/r5
          always Content-Type: text/plain
          json {"a":1} Verbatim("{\"a\":1} // c") more []
        "#);
}

/// Those of failures are not.
#[test]
fn bodies_of_saved_successes_are_further_samples() {
    let text = render::item(json!({
        "name": "r",
        "request": {
            "method": "POST",
            "url": "http://h",
            "body": {"mode": "raw", "raw": "{\"a\":1}"},
        },
        "response": [
            {
                "name": "x",
                "code": 200,
                "originalRequest": {
                    "method": "POST",
                    "url": "http://h",
                    "body": {"mode": "raw", "raw": "{\"a\":1,\"b\":2}"},
                },
            },
            {
                "name": "x",
                "code": 400,
                "originalRequest": {
                    "method": "POST",
                    "url": "http://h",
                    "body": {"mode": "raw", "raw": "{}"},
                },
            },
            {
                "name": "x",
                "code": 201,
                "originalRequest": {
                    "method": "POST",
                    "url": "http://h",
                    "body": {"mode": "raw", "raw": "{\"a\":1}"},
                },
            },
        ],
    }));
    insta::assert_snapshot!(text, @r#"
        POST <base_url>
          always Content-Type: text/plain
          json {"a":1} Data("{\"a\":1}") more ["{\"a\":1,\"b\":2}"]
          200 Success
            Empty
          201 Success
            Empty
          400 Failure
            Empty
        "#);
}

/// Unless pruning is switched off.
#[test]
fn get_sends_no_body() {
    let text = render::collection(json!({
        "item": [
            {
                "name": "a",
                "request": {
                    "method": "GET",
                    "url": "http://h/a",
                    "body": {"mode": "raw", "raw": "x"},
                },
            },
            {
                "name": "b",
                "protocolProfileBehavior": {"disableBodyPruning": true, "followRedirects": false},
                "request": {
                    "method": "GET",
                    "url": "http://h/b",
                    "body": {"mode": "raw", "raw": "x"},
                },
            },
        ],
    }));
    insta::assert_snapshot!(text, @r#"
        setting base_url Server default "http://h"
        GET <base_url>/a
        GET <base_url>/b
          always Content-Type: text/plain
          Text { replay: "x", sample: "x" }
          Behavior { raw_url: false, without_headers: [], without_cookies: false, max_redirects: Some(0), keep_method: false, keep_authorization: false }
        pruned-body: a `GET` request is sent without its body
        "#);
}

/// Enabled ones are required unless marked; made values are constant.
#[test]
fn form_fields_are_arguments() {
    let text = render::request(json!({
        "method": "POST",
        "url": "http://h",
        "body": {
            "mode": "urlencoded",
            "urlencoded": [
                {"key": "grant_type", "value": "x"},
                {"key": "password", "value": "p"},
                {"key": "n", "value": "5", "description": "(Optional) how many"},
                {"key": "off", "value": "true", "disabled": true},
                {"key": "a", "value": "1"},
                {"key": "a", "value": "2"},
                {"key": "nonce", "value": "{{$guid}}"},
                {"key": "u", "value": "{{u}}"},
            ],
        },
    }));
    insta::assert_snapshot!(text, @r#"
        POST <base_url>
          Field password: Text required Data("p")
          Field n: Integer sample "5" Data("5")
          Field off: Boolean sample "true"
          Field a: Integer required list sample "1" Data("1") Data("2")
          Field u: Text required Data("{{u}}")
          always field grant_type = x
          always field nonce = <$guid>
        "#);
}

/// A part without a file is one, too.
#[test]
fn files_are_lists_where_there_are_several() {
    let text = render::request(json!({
        "method": "POST",
        "url": "http://h",
        "body": {
            "mode": "formdata",
            "formdata": [
                {"key": "f", "type": "file", "src": ["a.txt", "b.txt"]},
                {"key": "g", "type": "file", "src": null},
                {"key": "m", "value": "{}", "contentType": "application/json"},
                {"key": "h", "type": "file", "src": "c.txt", "fileName": "d.txt", "disabled": true},
            ],
        },
    }));
    insta::assert_snapshot!(text, @r#"
        POST <base_url>
          Field f: File required list File(FileGiven { path: Some("a.txt"), base64: None, file_name: None, content_type: None }) File(FileGiven { path: Some("b.txt"), base64: None, file_name: None, content_type: None })
          Field g: File required File(FileGiven { path: None, base64: None, file_name: None, content_type: None })
          Field m: Json required Data("{}")
          Field h: File
          multipart None bare false
        "#);
}

/// With variables in it the whole body is the caller's.
#[test]
fn graphql_has_a_constant_query() {
    let text = render::collection(json!({
        "item": [
            {
                "name": "0",
                "request": {
                    "method": "POST",
                    "url": "http://h/r0",
                    "body": {
                        "mode": "graphql",
                        "graphql": {
                            "query": "{ a }",
                            "variables": "{\"n\": {{n}}}",
                        },
                    },
                },
            },
            {
                "name": "1",
                "request": {
                    "method": "POST",
                    "url": "http://h/r1",
                    "body": {
                        "mode": "graphql",
                        "graphql": {"query": "{ a }", "variables": ""},
                    },
                },
            },
            {
                "name": "2",
                "request": {
                    "method": "POST",
                    "url": "http://h/r2",
                    "body": {
                        "mode": "graphql",
                        "graphql": {
                            "query": "query A{a}",
                            "operationName": "A",
                            "variables": {"x": 1},
                        },
                    },
                },
            },
            {
                "name": "3",
                "request": {
                    "method": "POST",
                    "url": "http://h/r3",
                    "body": {
                        "mode": "graphql",
                        "graphql": {"query": "{ {{f}} }", "variables": "{}"},
                    },
                },
            },
            {
                "name": "4",
                "request": {
                    "method": "POST",
                    "url": "http://h/r4",
                    "body": {"mode": "graphql", "graphql": "{ a }"},
                },
            },
        ],
        "env": [{"key": "n", "value": "1"}, {"key": "f", "value": "b"}],
    }));
    insta::assert_snapshot!(text, @r#"
        setting base_url Server default "http://h"
        POST <base_url>/r0
          always Content-Type: application/json
          GraphQl { query: "{ a }", operation_name: None, variables: Some(Object {"n": Number(1)}), replay: Some(Data("{\"n\": 1}")) }
        POST <base_url>/r1
          always Content-Type: application/json
          GraphQl { query: "{ a }", operation_name: None, variables: None, replay: None }
        POST <base_url>/r2
          always Content-Type: application/json
          GraphQl { query: "query A{a}", operation_name: Some(String("A")), variables: Some(Object {"x": Number(1)}), replay: Some(Data("{\"x\":1}")) }
        POST <base_url>/r3
          always Content-Type: application/json
          json {"query":"{ b }","variables":{}} Data("{\"query\":\"{ b }\",\"variables\":{}}") more []
        POST <base_url>/r4
          always Content-Type: application/json
          Constant("{}")
        unexpected-value: a GraphQL body that is no object is sent as `{}`
        "#);
}
