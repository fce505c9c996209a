//! Servers and paths.

use serde_json::json;

use super::render;

/// A value that holds structure is passed verbatim; one without a value as `:name`.
#[test]
fn path_variables_and_holes_are_arguments() {
    let text = render::collection(json!({
        "item": [
            {
                "name": "r",
                "request": {
                    "method": "GET",
                    "url": {
                        "host": ["{{B}}"],
                        "path": [
                            "users",
                            ":id",
                            "files",
                            ":file.json",
                            "{{kind}}",
                            ":none",
                        ],
                        "variable": [
                            {"key": "id", "value": "7"},
                            {"key": "file", "value": "a/b"},
                        ],
                    },
                },
            },
        ],
        "env": [{"key": "B", "value": "https://h"}, {"key": "kind", "value": "cat"}],
    }));
    insta::assert_snapshot!(text, @r#"
        setting B Server default "https://h"
        GET <B>/users/(id)/files/(file).json/(kind)/(none)
          Path id: Integer required sample "7" Data("7")
          Path file: Text required Verbatim("a/b")
          Path kind: Text required sample "cat" Data("cat")
          Path none: Text required Verbatim(":none")
        environment-in-source: values of the environment are the client's defaults: `B`
        "#);
}

/// Also as a part of a segment; what has no value keeps its braces.
#[test]
fn one_variable_twice_is_one_argument() {
    let text = render::request(json!({"method": "GET", "url": {"host": ["{{B}}"], "path": ["{{v}}", "x-{{v}}.json"]}}));
    insta::assert_snapshot!(text, @r#"
        GET <B>/(v)/x-(v).json
          Path v: Text required Verbatim("{{v}}")
        "#);
}

/// The most used origin that is written out is `base_url`.
#[test]
fn servers_are_variables_or_named_after_hosts() {
    let text = render::collection(json!({
        "item": [
            {"name": "a", "request": "https://api.x.com/a"},
            {"name": "b", "request": "https://api.x.com/b"},
            {"name": "c", "request": "https://auth.x.com:8080/c"},
            {"name": "d", "request": "{{own}}/d"},
        ],
        "variable": [{"key": "own", "value": "http://own.x.com"}],
    }));
    insta::assert_snapshot!(text, @r#"
        setting base_url Server default "https://api.x.com"
        setting auth_x_com_8080_url Server default "https://auth.x.com:8080"
        setting own Server default "http://own.x.com"
        GET <base_url>/a
        GET <base_url>/b
        GET <auth_x_com_8080_url>/c
        GET <own>/d
        "#);
}

/// So that configuring the server moves all requests.
#[test]
fn a_written_origin_equal_to_a_variable_uses_it() {
    let text = render::collection(json!({
        "item": [
            {"name": "a", "request": "{{own}}/a"},
            {"name": "b", "request": "http://own.x.com/b"},
        ],
        "variable": [{"key": "own", "value": "http://own.x.com"}],
    }));
    insta::assert_snapshot!(text, @r#"
        setting own Server default "http://own.x.com"
        GET <own>/a
        GET <own>/b
        "#);
}

/// The server is a template of them.
#[test]
fn parts_of_an_origin_are_settings() {
    let text = render::collection(json!({
        "item": [{"name": "a", "request": "{{scheme}}://{{host}}:{{port}}/a"}],
        "variable": [
            {"key": "host", "value": "{{name}}.x.com"},
            {"key": "name", "value": "n"},
            {"key": "port", "value": "81"},
        ],
    }));
    insta::assert_snapshot!(text, @r#"
        setting base_url Server default "<scheme>://<host>:<port>"
        setting scheme Variable replay "{{scheme}}"
        setting name Variable default "n"
        setting host Variable default "<name>.x.com"
        setting port Variable default "81"
        GET <base_url>/a
        "#);
}

/// `{{url}}users` where the variable ends its host.
#[test]
fn text_after_a_server_belongs_to_the_path() {
    let text = render::collection(json!({
        "item": [{"name": "a", "request": "{{url}}users/{{id}}"}],
        "variable": [{"key": "url", "value": "http://h/"}],
    }));
    insta::assert_snapshot!(text, @r#"
        setting url Server default "http://h/"
        GET <url>users/(id)
          Path id: Text required Verbatim("{{id}}")
        "#);
}

/// User and password only stand in the replay.
#[test]
fn secrets_of_an_origin_are_no_default() {
    let text = render::collection(json!({"item": [{"name": "a", "request": "http://u:p@h/a"}]}));
    insta::assert_snapshot!(text, @r#"
        setting base_url Server default "http://h" replay "http://u:p@h"
        GET <base_url>/a
        "#);
}

/// But not those of the last segment.
#[test]
fn variables_in_every_base_path_are_settings() {
    let text = render::collection(json!({
        "item": [
            {"name": "a", "request": "{{B}}/{{tenant}}/a/{{id}}"},
            {"name": "b", "request": "{{B}}/{{tenant}}/b/{{id}}"},
            {"name": "c", "request": "{{B}}/{{tenant}}/c/{{id}}"},
        ],
        "env": [{"key": "B", "value": "http://h"}, {"key": "tenant", "value": "t"}],
    }));
    insta::assert_snapshot!(text, @r#"
        setting B Server default "http://h"
        setting tenant Variable default "t"
        GET <B>/<tenant>/a/(id)
          Path id: Text required Verbatim("{{id}}")
          Client tenant: Text
        GET <B>/<tenant>/b/(id)
          Path id: Text required Verbatim("{{id}}")
          Client tenant: Text
        GET <B>/<tenant>/c/(id)
          Path id: Text required Verbatim("{{id}}")
          Client tenant: Text
        environment-in-source: values of the environment are the client's defaults: `B`, `tenant`
        "#);
}

/// It leaves a warning; the index counts it.
#[test]
fn what_cannot_be_sent_has_no_operation() {
    let text = render::collection(json!({
        "item": [
            {"name": "a", "request": {"url": ""}},
            {"name": "b", "request": {"method": "no token", "url": "http://h"}},
            {"name": "c", "request": "{{ws}}/x"},
            {"name": "d", "request": {"url": "http://h", "header": [{"key": "X A", "value": "1"}]}},
            {"name": "e", "request": {"url": "http://h", "header": [{"key": "X", "value": "日本"}]}},
            {"name": "f", "request": "http://h"},
        ],
        "variable": [{"key": "ws", "value": "ws://h"}],
    }));
    insta::assert_snapshot!(text, @r#"
        setting base_url Server default "http://h"
        GET <base_url>
        unsent-request: the request cannot be sent: it has no URL
        unsent-request: the request cannot be sent: method `NO TOKEN` is not valid
        unsent-request: the request cannot be sent: protocol `ws` is neither `http` nor `https`
        unsent-request: the request cannot be sent: header name `X A` is not valid
        unsent-request: the request cannot be sent: header `X` has a value that is not valid
        "#);
}

/// Its `id` names it for the client; Postman sends `{{baseUrl}}` as it stands.
#[test]
fn a_variable_that_postman_never_finds_is_no_more_than_a_default() {
    let text = render::collection(json!({
        "variable": [{"id": "baseUrl", "value": "https://h/v1"}],
        "item": [{"name": "0", "request": {"method": "GET", "url": "{{baseUrl}}/x"}}],
    }));
    let setting = r#"setting baseUrl Server default "https://h/v1" replay "{{baseUrl}}""#;
    assert!(text.contains(setting), "{text}");
}
