//! Documented answers.

use serde_json::json;

use super::render;

/// JSON counts whatever its type; a lenient one shows the type only.
#[test]
fn examples_are_grouped_by_status() {
    let text = render::item(json!({
        "name": "r",
        "request": "http://h",
        "response": [
            {"name": "a", "code": 404, "body": "{\"x\":1}"},
            {"name": "b", "code": 200, "body": "{\"id\":1}"},
            {"name": "c", "code": 200, "body": ""},
            {"name": "d", "code": 200, "body": "{\"id\": {{id}}, // c\n}"},
            {"name": "e", "code": 200, "body": "plain"},
            {"name": "f", "code": 204, "body": "text"},
            {"name": "g", "code": 302, "body": null},
        ],
    }));
    insta::assert_snapshot!(text, @r#"
        GET <base_url>
          200 Success
            Json(Object {"id": Number(1)})
            Empty
            Lenient(Object {"id": Null})
            Text
          204 Success
            Empty
          302 Failure
            Empty
          404 Failure
            Json(Object {"x": Number(1)})
        "#);
}

/// Else it is a failure.
#[test]
fn a_redirect_is_success_where_no_other_is() {
    let text = render::item(json!({
        "name": "r",
        "request": "http://h",
        "response": [{"name": "a", "code": 302}, {"name": "b", "code": 404}],
    }));
    insta::assert_snapshot!(text, @r#"
        GET <base_url>
          302 Success
            Empty
          404 Failure
            Empty
        "#);
}

/// Each code once, markup removed.
#[test]
fn codes_and_reasons_are_read_from_names() {
    let text = render::item(json!({
        "name": "r",
        "request": "http://h",
        "response": [
            {
                "name": "**HTTP Status Code:** `400`<br>\nBad Request<br>\n**Error Code:** `300` <br>\n* Too short.<br>Changed too often in 24 hours.<br>\n**Error Code:** `1001`User does not exist: $userId.<br>",
                "code": 400,
            },
            {"name": "Error code 12", "code": 500},
        ],
    }));
    insta::assert_snapshot!(text, @r#"
        GET <base_url>
          400 Failure
            Empty
            code 300 ["Too short.", "Changed too often in 24 hours."]
            code 1001 ["User does not exist: $userId."]
          500 Failure
            Empty
            code 12 []
        "#);
}

/// At the top, under `error`, in the first of `errors`; not the status, and nothing made up.
#[test]
fn codes_are_read_from_bodies() {
    let text = render::item(json!({
        "name": "r",
        "request": "http://h",
        "response": [
            {"name": "0", "code": 400, "body": "{\"code\": 17, \"message\": \"Bad\"}"},
            {
                "name": "1",
                "code": 400,
                "body": "{\"error\": {\"code\": \"E_X\", \"message\": \"Why\"}}",
            },
            {"name": "2", "code": 400, "body": "{\"errors\": [{\"errorCode\": \"INVALID\"}]}"},
            {
                "name": "3",
                "code": 401,
                "body": "{\"error\": \"invalid_grant\", \"error_description\": \"Expired\"}",
            },
            {"name": "4", "code": 404, "body": "{\"code\": 404, \"message\": \"gone\"}"},
            {"name": "5", "code": 422, "body": "{\"code\": \"anim\"}"},
            {"name": "6", "code": 500, "body": "{\"code\": \"<string>\"}"},
        ],
    }));
    insta::assert_snapshot!(text, @r#"
        GET <base_url>
          400 Failure
            Json(Object {"code": Number(17), "message": String("Bad")})
            Json(Object {"error": Object {"code": String("E_X"), "message": String("Why")}})
            Json(Object {"errors": Array [Object {"errorCode": String("INVALID")}]})
            code 17 ["Bad"]
            code E_X ["Why"]
            code INVALID []
          401 Failure
            Json(Object {"error": String("invalid_grant"), "error_description": String("Expired")})
            code invalid_grant ["Expired"]
          404 Failure
            Json(Object {"code": Number(404), "message": String("gone")})
          422 Failure
            Json(Object {"code": String("anim")})
          500 Failure
            Json(Object {"code": String("<string>")})
        "#);
}

/// Codes without a status before them belong to none.
#[test]
fn codes_of_a_description_follow_their_status() {
    let text = render::item(json!({
        "name": "r",
        "request": {
            "method": "GET",
            "url": "http://h",
            "description": "**Error Code:** `1`<br>**HTTP Status Code:** `404`<br>**Error Code:** `2` <br>Gone.",
        },
        "response": [{"name": "a", "code": 404}],
    }));
    insta::assert_snapshot!(text, @r#"
        GET <base_url>
          404 Failure
            Empty
            code 2 ["Gone."]
        "#);
}

/// With a warning.
#[test]
fn an_example_without_status_and_body_is_left_out() {
    let text = render::collection(json!({
        "item": [
            {
                "name": "r",
                "request": "http://h",
                "response": [{"name": "a", "body": " "}, {"name": "b", "code": 0}],
            },
        ],
    }));
    insta::assert_snapshot!(text, @r#"
        setting base_url Server default "http://h"
        GET <base_url>
        skipped-example: saved example `a` has no status
        skipped-example: saved example `b` has no status
        "#);
}
