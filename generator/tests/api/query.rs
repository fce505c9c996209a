//! Query entries.

use serde_json::json;

use super::render;

/// A mark in the description decides; a switched off one has no replay.
#[test]
fn entries_are_optional_arguments() {
    let text = render::request(json!({
        "method": "GET",
        "url": {
            "host": ["{{B}}"],
            "path": ["q"],
            "query": [
                {"key": "a", "value": "x"},
                {"key": "b", "value": "5", "description": "(Required) A number"},
                {"key": "c", "value": "true", "disabled": true},
                {"key": "d", "value": "1.5"},
                {"key": "e", "value": "<integer>"},
                {"key": "f", "value": "007"},
            ],
        },
    }));
    insta::assert_snapshot!(text, @r#"
        GET <B>/q
          Query a: Text sample "x" Data("x")
          Query b: Integer required sample "5" Data("5")
          Query c: Boolean sample "true"
          Query d: Number sample "1.5" Data("1.5")
          Query e: Integer Data("42")
          Query f: Text sample "007" Data("007")
        "#);
}

/// Postman keeps `+`, `%` and a variable's `&`.
#[test]
fn data_only_where_strict_encoding_agrees() {
    let text = render::collection(json!({
        "item": [
            {
                "name": "r",
                "request": {
                    "method": "GET",
                    "url": {
                        "host": ["{{B}}"],
                        "path": ["q"],
                        "query": [
                            {"key": "a", "value": "x&y#z"},
                            {"key": "b", "value": "a+b"},
                            {"key": "c", "value": "%20"},
                            {"key": "d", "value": "{{v}}"},
                            {"key": "e", "value": "a b:c/d?e=f"},
                            {"key": "f", "value": "&{{v}}"},
                        ],
                    },
                },
            },
        ],
        "env": [{"key": "B", "value": "http://h"}, {"key": "v", "value": "1&2"}],
    }));
    insta::assert_snapshot!(text, @r#"
        setting B Server default "http://h"
        GET <B>/q
          Query a: Text sample "x&y#z" Data("x&y#z")
          Query b: Text Verbatim("a+b")
          Query c: Text Verbatim("%20")
          Query d: Text Verbatim("1&2")
          Query e: Text sample "a b:c/d?e=f" Data("a b:c/d?e=f")
          Query f: Text Verbatim("%261&2")
        environment-in-source: values of the environment are the client's defaults: `B`
        "#);
}

/// Without a name they are constant; nothing at all leaves its `&`.
#[test]
fn entries_without_value_are_flags() {
    let text = render::request(json!({
        "method": "GET",
        "url": {
            "host": ["{{B}}"],
            "path": ["q"],
            "query": [
                {"key": "flag", "value": null},
                {"key": null, "value": "v"},
                {"key": null, "value": null},
                {"key": "", "value": ""},
                {"key": "off", "value": null, "disabled": true},
            ],
        },
    }));
    insta::assert_snapshot!(text, @r#"
        GET <B>/q
          Query flag: Flag Set
          Query off: Text
          always query None = Some("v")
          always query None = None
          always query Some("") = Some("")
        "#);
}

/// Others stay apart.
#[test]
fn adjacent_repeats_are_one_list() {
    let text = render::request(json!({
        "method": "GET",
        "url": {
            "host": ["{{B}}"],
            "path": ["q"],
            "query": [
                {"key": "id", "value": "1"},
                {"key": "id", "value": "2"},
                {"key": "z", "value": "x"},
                {"key": "id", "value": "3"},
            ],
        },
    }));
    insta::assert_snapshot!(text, @r#"
        GET <B>/q
          Query id: Integer list sample "1" Data("1") Data("2")
          Query z: Text sample "x" Data("x")
          Query id: Integer sample "3" Data("3")
        "#);
}

/// Plain words only, and only where all have the key.
#[test]
fn values_that_tell_requests_apart_are_constant() {
    let text = render::collection(json!({
        "item": [
            {"name": "List", "request": "http://h/x?Action=List&page=0&q=List"},
            {"name": "Drop", "request": "http://h/x?Action=Drop&page=1&q=Drop"},
        ],
    }));
    insta::assert_snapshot!(text, @r#"
        setting base_url Server default "http://h"
        GET <base_url>/x
          Query page: Integer sample "0" Data("0")
          always query Some("Action") = Some("List")
          always query Some("q") = Some("List")
        GET <base_url>/x
          Query page: Integer sample "1" Data("1")
          always query Some("Action") = Some("Drop")
          always query Some("q") = Some("Drop")
        "#);
}

/// And name types.
#[test]
fn descriptions_list_allowed_values() {
    let text = render::request(json!({
        "method": "GET",
        "url": {
            "host": ["{{B}}"],
            "path": ["q"],
            "query": [
                {"key": "s", "value": "", "description": "Can only be one of `a`, `b` or `c-d`."},
                {
                    "key": "n",
                    "value": "",
                    "disabled": true,
                    "description": "(integer, optional) how many",
                },
                {"key": "p", "value": "1", "description": "The scopes required to call this."},
                {"key": "r", "value": "1", "description": "**Required.** Id"},
                {"key": "o", "value": "1", "description": "required: false"},
            ],
        },
    }));
    insta::assert_snapshot!(text, @r#"
        GET <B>/q
          Query s: Text allowed ["a", "b", "c-d"] Data("")
          Query n: Integer
          Query p: Integer sample "1" Data("1")
          Query r: Integer required sample "1" Data("1")
          Query o: Integer sample "1" Data("1")
        "#);
}
