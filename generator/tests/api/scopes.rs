//! Variables.

use serde_json::json;

use super::render;

/// A disabled entry leaves it to the next scope; the last of equal names counts.
#[test]
fn environment_wins_over_collection_over_globals() {
    let text = render::collection(json!({
        "item": [{"name": "r", "request": "http://h/{{a}}/{{b}}/{{c}}/{{d}}"}],
        "globals": [
            {"key": "a", "value": "g"},
            {"key": "b", "value": "g"},
            {"key": "c", "value": "g"},
            {"key": "d", "value": "1"},
            {"key": "d", "value": "2"},
        ],
        "variable": [{"key": "a", "value": "c"}, {"key": "b", "value": "c"}],
        "env": [
            {"key": "a", "value": "e"},
            {"key": "b", "value": "e", "disabled": true},
        ],
    }));
    insta::assert_snapshot!(text, @r#"
        setting base_url Server default "http://h"
        GET <base_url>/(a)/(b)/(c)/(d)
          Path a: Text required sample "e" Data("e")
          Path b: Text required sample "c" Data("c")
          Path c: Text required sample "g" Data("g")
          Path d: Integer required sample "2" Data("2")
        "#);
}

/// The inner one first.
#[test]
fn names_made_of_variables_are_filled_in() {
    let text = render::collection(json!({
        "item": [{"name": "r", "request": "http://h/{{pre_{{x}}}}"}],
        "env": [{"key": "x", "value": "one"}, {"key": "pre_one", "value": "ok"}],
    }));
    insta::assert_snapshot!(text, @r#"
        setting base_url Server default "http://h"
        GET <base_url>/ok
        "#);
}

/// What is left after 19 rounds is sent.
#[test]
fn a_cycle_ends() {
    let text = render::collection(json!({
        "item": [{"name": "r", "request": "{{a}}/p"}],
        "env": [{"key": "a", "value": "x{{b}}"}, {"key": "b", "value": "y{{a}}"}],
    }));
    insta::assert_snapshot!(text, @r#"
        setting a Server default "x<b>"
        setting b Variable default "yxyxyxyxyxyxyxyxyxyxy{{a}}"
        GET <a>/p
        environment-in-source: values of the environment are the client's defaults: `a`, `b`
        "#);
}

/// Other random data is a sample; a defined name wins.
#[test]
fn ids_and_times_are_made_per_call() {
    let text = render::collection(json!({
        "item": [
            {
                "name": "r",
                "request": {
                    "method": "GET",
                    "url": {
                        "host": ["{{B}}"],
                        "path": ["{{$guid}}"],
                        "query": [
                            {"key": "t", "value": "{{$timestamp}}"},
                            {"key": "m", "value": "{{$randomEmail}}"},
                            {"key": "i", "value": "{{$randomInt}}"},
                        ],
                    },
                    "header": [{"key": "X-Id", "value": "{{$guid}}"}],
                },
            },
        ],
        "env": [
            {"key": "B", "value": "http://h"},
            {"key": "$randomInt", "value": "9"},
        ],
    }));
    insta::assert_snapshot!(text, @r#"
        setting B Server default "http://h"
        GET <B>/<$guid>
          Query m: Text sample "ada@example.com" Data("ada@example.com")
          Query i: Integer sample "9" Data("9")
          always query Some("t") = Some("<$timestamp>")
          always X-Id: <$guid>
        environment-in-source: values of the environment are the client's defaults: `B`
        "#);
}
