//! Documented failures stay what they are, whatever their bodies; redirects end in an answer.

#![cfg(feature = "client")]

mod support;

use postman_codegen_runtime::answer::{Answer, Body, Decoded};
use postman_codegen_runtime::call::{Call, Operation};
use postman_codegen_runtime::client::{Builder, Client};
use postman_codegen_runtime::error::{Error, Undocumented};
use postman_codegen_runtime::json_object;
use postman_codegen_runtime::request::Request;
use support::{SETTINGS, Server, bare, json};

#[derive(Clone, Debug, PartialEq)]
struct Problem {
    code: Option<String>,
    details: Vec<i64>,
}

json_object!(Problem { code?, details[]? });

/// 404 is documented with JSON.
struct Find;

impl Operation for Find {
    type Success = Body;
    type Failure = Problem;

    fn success(answer: &Answer) -> Decoded<Body> {
        answer.body()
    }

    fn failure(answer: &Answer) -> Decoded<Problem> {
        match answer.status() {
            404 => answer.or_blank(),
            _ => Decoded::Undocumented,
        }
    }
}

/// 200 is documented with JSON.
struct Rent;

impl Operation for Rent {
    type Success = Problem;
    type Failure = Undocumented;

    fn success(answer: &Answer) -> Decoded<Problem> {
        match answer.status() {
            200 => answer.json(),
            _ => Decoded::Undocumented,
        }
    }
}

fn client(server: &Server) -> Client {
    let builder = Builder::new(SETTINGS).set("baseUrl", server.base.as_str());
    builder.build().expect("a client")
}

#[tokio::test]
async fn a_failure_is_told_by_its_status() {
    let bodies = [
        "",
        "{\"code\":",
        "<h1>Not here</h1>",
        "[1]",
        "{\"details\": \"none\"}",
        "null",
    ];
    for body in bodies {
        let server = Server::start(&[&json(404, body)]);
        let call: Call<Find> = Call::new(&client(&server), Request::new("GET", "{baseUrl}/x"));
        let error = call.await.expect_err("nothing there");
        let text = error.to_string();
        let Error::Api(failure) = error else {
            panic!("{body}: {text}")
        };
        let blank = Problem {
            code: None,
            details: Vec::new(),
        };
        assert_eq!((failure.status().as_u16(), failure.error()), (404, &blank), "{body}");
        assert_eq!(failure.body(), body.as_bytes());
        assert!(text.contains("404 Not Found"), "{text}");
    }
    let server = Server::start(&[&json(404, "{\"code\": \"gone\", \"details\": null}")]);
    let call: Call<Find> = Call::new(&client(&server), Request::new("GET", "{baseUrl}/x"));
    let Err(Error::Api(failure)) = call.await else {
        panic!("a documented failure")
    };
    assert_eq!(failure.error().code.as_deref(), Some("gone"));
}

#[tokio::test]
async fn a_success_of_another_shape_is_one_where_its_type_allows() {
    for (status, body, code) in [
        (200, "", None),
        (202, "", None),
        (204, "", None),
        (201, "{\"code\": \"x\"}", Some("x")),
    ] {
        let server = Server::start(&[&json(status, body)]);
        let call: Call<Rent> = Call::new(&client(&server), Request::new("POST", "{baseUrl}/x"));
        let rent = call.await.expect("a success");
        assert_eq!((rent.status().as_u16(), rent.code.as_deref()), (status, code), "{body}");
    }
    for (status, body) in [(200, "[1]"), (202, "rented"), (302, "")] {
        let server = Server::start(&[&json(status, body)]);
        let call: Call<Rent> = Call::new(&client(&server), Request::new("POST", "{baseUrl}/x"));
        let kept = match call.await.expect_err("no such body") {
            Error::Decode(error) if status == 200 => error.body().to_vec(),
            Error::Unexpected(answer) if status != 200 => answer.body().to_vec(),
            other => panic!("{other}"),
        };
        assert_eq!(kept, body.as_bytes());
    }
}

#[test]
fn a_call_leaves_out_a_header_of_its_operation() {
    let client = Builder::new(SETTINGS).set("baseUrl", "https://x.example");
    let client = client.build().expect("a client");
    let request = || {
        Request::new("GET", "{baseUrl}/x")
            .header("X-Version", "2")
            .header("X-Other", "3")
    };
    let call: Call<Find> = Call::new(&client, request());
    assert!(call.to_curl().expect("a command").contains("X-Version"));
    let without = call.without_header("x-version").to_curl().expect("a command");
    assert!(
        !without.contains("X-Version") && without.contains("X-Other"),
        "{without}"
    );
}

#[tokio::test]
async fn a_redirect_that_is_followed_ends_in_an_answer() {
    let server = Server::start(&[&bare(302, "location: /bytes\r\n"), &json(200, "the bytes")]);
    let call: Call<Find> = Call::new(&client(&server), Request::new("GET", "{baseUrl}/x"));
    let body = call.await.expect("what the redirect leads to");
    assert_eq!((body.status().as_u16(), body.text()), (200, "the bytes".to_owned()));
}
