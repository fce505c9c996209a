use postman_codegen::diagnostic::Diagnostics;
use postman_codegen::document;
use postman_codegen::mock::{Answer, Mock, Request};
use postman_codegen::source::{File, Source};
use proptest::prelude::*;
use serde_json::{Value, json};

fn mock() -> Mock {
    let collection = File {
        name: "pets.json".to_owned(),
        text: include_str!("pets.json").to_owned(),
    };
    let source = Source {
        collection,
        ..Source::default()
    };
    Mock::of(&document::read(&source, &mut Diagnostics::default()).expect("a collection"))
}

fn ask(request: &str, headers: &[(&str, &str)], body: &str) -> Answer {
    let (method, target) = request.split_once(' ').expect("a method and a target");
    let headers: Vec<(String, String)> = headers
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect();
    mock().answer(&Request {
        method,
        target,
        headers: &headers,
        body: body.as_bytes(),
    })
}

fn reason(request: &str, headers: &[(&str, &str)], body: &str) -> String {
    let answer = ask(request, headers, body);
    format!("{} {}", answer.status, answer.reason)
}

#[test]
fn variables_of_the_path_fit_and_text_fits_better() {
    assert_eq!(reason("GET /pets/7", &[], ""), "200 Get pet / Found");
    assert_eq!(reason("GET /pets/1", &[], ""), "200 Get pet / The first");
    assert_eq!(reason("GET /by/e7ff", &[], ""), "200 By token / Any");
}

#[test]
fn variables_with_a_value_fit_everything_too() {
    assert_eq!(reason("GET /old/stock/Ben/pets", &[], ""), "200 Of owner / Theirs");
    assert_eq!(reason("GET /old/stock/Ann/pets", &[], ""), "200 Of owner / Theirs");
    assert_eq!(
        reason("GET /old/other/Ann/pets", &[], ""),
        "404 no request is GET /old/other/Ann/pets"
    );
}

#[test]
fn the_servers_path_may_be_left_out() {
    assert_eq!(reason("GET /v2/pets/7", &[], ""), "200 Get pet / Found");
    assert_eq!(reason("GET /v3/pets/7", &[], ""), "404 no request is GET /v3/pets/7");
}

#[test]
fn an_unknown_server_may_have_a_path() {
    assert_eq!(reason("GET /shops/7", &[], ""), "200 Elsewhere / A shop");
    assert_eq!(reason("GET /api/v2/shops/7", &[], ""), "200 Elsewhere / A shop");
    assert_eq!(
        reason("GET /a/b/c/d/shops/7", &[], ""),
        "404 no request is GET /a/b/c/d/shops/7"
    );
}

#[test]
fn letters_of_another_case_and_a_slash_still_fit() {
    assert_eq!(reason("GET /Pets/7/", &[], ""), "200 Get pet / Found");
}

#[test]
fn the_query_decides_between_examples() {
    assert_eq!(reason("GET /pets?kind=cat", &[], ""), "200 List pets / Cats");
    assert_eq!(reason("GET /pets?kind=d%6Fg", &[], ""), "200 List pets / Dogs");
    assert_eq!(reason("GET /pets?page=2", &[], ""), "200 List pets / Dogs");
}

#[test]
fn headers_choose_an_example() {
    let named = [("X-Mock-Response-Name", "Not found")];
    assert_eq!(reason("GET /pets/7", &named, ""), "404 Get pet / Not found");
    let coded = [("x-mock-response-code", "404")];
    assert_eq!(reason("GET /pets/7", &coded, ""), "404 Get pet / Not found");
    let unknown = [("x-mock-response-code", "500")];
    let problem = "404 no example of `Get pet` is what the headers `x-mock-…` ask for";
    assert_eq!(reason("GET /pets/7", &unknown, ""), problem);
}

#[test]
fn bodies_and_headers_are_compared_where_asked() {
    let by_body = [("x-mock-match-request-body", "true")];
    assert_eq!(reason("POST /pets", &[], "{}"), "201 Add pet / Added");
    assert_eq!(
        reason("POST /pets", &by_body, r#"{"name":"Tom"}"#),
        "201 Add pet / Cat added"
    );
    let by_header = [("x-mock-match-request-headers", "x-kind"), ("X-Kind", "cat")];
    assert_eq!(reason("POST /pets", &by_header, ""), "201 Add pet / Cat added");
    assert!(reason("POST /pets", &by_body, "no").starts_with("404 no example of `Add pet`"));
}

#[test]
fn what_has_no_example_says_so() {
    assert_eq!(
        reason("PUT /pets/7/food", &[], ""),
        "501 the request `Feed pet` has no saved example"
    );
    assert_eq!(reason("DELETE /pets", &[], ""), "404 no request is DELETE /pets");
    let body = r#"{"error":{"name":"mockRequestNotFoundError","message":"no request is DELETE /pets"}}"#;
    assert_eq!(ask("DELETE /pets", &[], "").body, body);
}

#[test]
fn answers_are_as_saved_but_for_the_connection() {
    let answer = ask("HEAD /pets/7", &[], "");
    let header = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    assert_eq!(
        answer.headers,
        [
            header("Content-Type", "application/json; charset=utf-8"),
            header("X-Owner", "Ann")
        ]
    );
    assert_eq!(answer.body, r#"{"owner": "Ann"}"#);
    let untyped = ask("GET /pets/7", &[("x-mock-response-code", "404")], "");
    assert_eq!(untyped.headers, [header("Content-Type", "application/json")]);
}

proptest! {
    #[test]
    fn any_request_is_answered(method in "[A-Z]{1,7}", target in "/.{0,60}", body in ".{0,20}") {
        let headers = [("x-mock-match-request-body".to_owned(), "true".to_owned())];
        let answer = mock().answer(&Request { method: &method, target: &target, headers: &headers, body: body.as_bytes() });
        prop_assert!((200..=599).contains(&answer.status));
        prop_assert!(!answer.reason.contains('\n'));
    }
}

/// `page=2` is beyond the page that is saved, and what is behind a cursor is, too.
#[test]
fn pages_end() {
    let page = json!({"pets": [{"id": 7}], "next_page_token": "b7", "has_more": true});
    let collection = json!({"info": {"name": "Pets"}, "item": [
        {"name": "List", "request": "https://pets.example/pets", "response": [{"name": "A page", "code": 200,
            "header": [{"key": "Link", "value": "</pets?page=2>; rel=next"}], "body": page.to_string()}]},
    ]});
    let source = Source {
        collection: File {
            name: "pages.json".to_owned(),
            text: collection.to_string(),
        },
        ..Source::default()
    };
    let mock = Mock::of(&document::read(&source, &mut Diagnostics::default()).expect("a collection"));
    let ask = |target| {
        mock.answer(&Request {
            method: "GET",
            target,
            headers: &[],
            body: b"",
        })
    };
    let end = json!({"pets": [], "next_page_token": "", "has_more": false});
    for (target, is_end) in [
        ("/pets", false),
        ("/pets?page=1", false),
        ("/pets?next_page_token=a", false),
        ("/pets?page=2", true),
        ("/pets?offset=1", true),
        ("/pets?next_page_token=b7", true),
        ("/pets?starting_after=7", true),
        ("/pets?limit=7", false),
    ] {
        let answer = ask(target);
        let expected = if is_end { &end } else { &page };
        let body: Value = serde_json::from_str(&answer.body).expect("JSON");
        assert_eq!(&body, expected, "{target}");
        assert_eq!(
            answer.headers.iter().any(|(name, _)| name == "Link"),
            !is_end,
            "{target}"
        );
    }
}
