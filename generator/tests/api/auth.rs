//! Credentials.

use serde_json::json;

use super::render;

/// `noauth` stops it; equal variables share a credential.
#[test]
fn auth_is_inherited_and_shared() {
    let text = render::collection(json!({
        "auth": {"type": "bearer", "bearer": [{"key": "token", "value": "{{t}}"}]},
        "item": [
            {"name": "a", "request": "http://h/a"},
            {
                "name": "f",
                "auth": {"type": "noauth"},
                "item": [
                    {"name": "b", "request": "http://h/b"},
                    {
                        "name": "c",
                        "request": {
                            "method": "GET",
                            "url": "http://h/c",
                            "auth": {
                                "type": "bearer",
                                "bearer": [{"key": "token", "value": "{{t}}"}],
                            },
                        },
                    },
                ],
            },
            {
                "name": "d",
                "request": {
                    "method": "GET",
                    "url": "http://h/d",
                    "auth": {
                        "type": "basic",
                        "basic": {"username": "u", "password": "{{p}}"},
                    },
                },
            },
        ],
        "env": [{"key": "t", "value": "tok"}],
    }));
    insta::assert_snapshot!(text, @r#"
        setting base_url Server default "http://h"
        credential Bearer ["t"]
        credential Basic ["p"]
        GET <base_url>/a
          auth Bearer [("token", "tok")]
        GET <base_url>/b
        GET <base_url>/c
          auth Bearer [("token", "tok")]
        GET <base_url>/d
          auth Basic [("username", "u"), ("password", "{{p}}")]
        "#);
}

/// Of its own name, switched off ones too.
#[test]
fn auth_replaces_headers_and_query_entries() {
    let text = render::requests(json!([
        {
            "method": "GET",
            "url": "http://h/a",
            "header": [{"key": "authorization", "value": "x"}],
            "auth": {"type": "bearer", "bearer": [{"key": "token", "value": "t"}]},
        },
        {
            "method": "GET",
            "url": "http://h/b?k=1&z=2",
            "auth": {
                "type": "apikey",
                "apikey": [
                    {"key": "key", "value": "k"},
                    {"key": "value", "value": "v"},
                    {"key": "in", "value": "query"},
                ],
            },
        },
        {
            "method": "GET",
            "url": "http://h/c",
            "header": [{"key": "Authorization", "value": "Manual x"}],
            "auth": {"type": "bearer", "bearer": [{"key": "token", "value": ""}]},
        },
    ]));
    insta::assert_snapshot!(text, @r#"
        setting base_url Server default "http://h"
        credential Bearer []
        credential ApiKeyQuery("k") []
        credential Header { name: "Authorization", prefix: "Manual " } []
        GET <base_url>/a
          auth Bearer [("token", "t")]
        GET <base_url>/b
          Query z: Integer sample "2" Data("2")
          auth ApiKeyQuery("k") [("value", "v")]
        GET <base_url>/c
          auth Header { name: "Authorization", prefix: "Manual " } [("value", "x")]
        "#);
}

/// By scheme, with the text before the secret; a second one is an argument.
#[test]
fn credential_headers_become_credentials() {
    let text = render::requests(json!([
        {"method": "GET", "url": "http://h/r0", "header": [{"key": "Authorization", "value": "Bearer {{t}}"}]},
        {"method": "GET", "url": "http://h/r1", "header": [{"key": "Authorization", "value": "Basic dTpw"}]},
        {"method": "GET", "url": "http://h/r2", "header": [{"key": "Authorization", "value": "Token {{t}}"}]},
        {
            "method": "GET",
            "url": "http://h/r3",
            "header": [{"key": "X-Api-Key", "value": "abc"}, {"key": "X-Api-Secret", "value": "def"}],
        },
        {"method": "GET", "url": "http://h/r4", "header": [{"key": "Cookie", "value": "sid={{s}}"}]},
        {"method": "GET", "url": "http://h/r5", "header": [{"key": "X-Idempotency-Token", "value": "{{$guid}}"}]},
        {"method": "GET", "url": "http://h/r6", "header": [{"key": "authorization", "value": "eyJabc.def"}]},
    ]));
    insta::assert_snapshot!(text, @r#"
        setting base_url Server default "http://h"
        credential Bearer ["t"]
        credential Basic []
        credential Header { name: "Authorization", prefix: "Token " } ["t"]
        credential Header { name: "X-Api-Key", prefix: "" } []
        credential Header { name: "Cookie", prefix: "sid=" } ["s"]
        credential Header { name: "authorization", prefix: "" } []
        GET <base_url>/r0
          auth Bearer [("token", "{{t}}")]
        GET <base_url>/r1
          auth Basic [("username", "u"), ("password", "p")]
        GET <base_url>/r2
          auth Header { name: "Authorization", prefix: "Token " } [("value", "{{t}}")]
        GET <base_url>/r3
          Header X-Api-Secret: Text required Data("def")
          auth Header { name: "X-Api-Key", prefix: "" } [("value", "abc")]
        GET <base_url>/r4
          auth Header { name: "Cookie", prefix: "sid=" } [("value", "{{s}}")]
        GET <base_url>/r5
          always X-Idempotency-Token: <$guid>
        GET <base_url>/r6
          auth Header { name: "authorization", prefix: "" } [("value", "eyJabc.def")]
        "#);
}

/// Secrets and variables only stand in the replay.
#[test]
fn other_types_keep_harmless_parameters() {
    let text = render::requests(json!([
        {
            "method": "GET",
            "url": "http://h/a",
            "auth": {
                "type": "awsv4",
                "awsv4": [
                    {"key": "accessKey", "value": "{{ak}}"},
                    {"key": "secretKey", "value": "sk"},
                    {"key": "region", "value": "eu"},
                    {"key": "service", "value": "{{svc}}"},
                ],
            },
        },
        {
            "method": "GET",
            "url": "http://h/b",
            "auth": {
                "type": "oauth2",
                "oauth2": [
                    {"key": "accessToken", "value": "at"},
                    {"key": "addTokenTo", "value": "header"},
                    {"key": "scope", "value": "x"},
                ],
            },
        },
    ]));
    insta::assert_snapshot!(text, @r#"
        setting base_url Server default "http://h"
        credential Other { kind: AwsV4, parameters: [("region", "eu")] } ["ak"]
        credential Other { kind: OAuth2, parameters: [("addTokenTo", "header"), ("scope", "x")] } []
        GET <base_url>/a
          auth Other { kind: AwsV4, parameters: [("region", "eu")] } [("accessKey", "{{ak}}"), ("secretKey", "sk"), ("region", "eu"), ("service", "{{svc}}")]
        GET <base_url>/b
          auth Other { kind: OAuth2, parameters: [("addTokenTo", "header"), ("scope", "x")] } [("accessToken", "at"), ("addTokenTo", "header"), ("scope", "x")]
        "#);
}
