//! Documented failures stay what they are, whatever their bodies; redirects end in an answer.

#![cfg(feature = "client")]

mod support;

use postman_codegen_runtime::answer::{Answer, Body, Decoded};
use postman_codegen_runtime::call::{Call, Operation};
use postman_codegen_runtime::client::{Builder, Client};
use postman_codegen_runtime::error::{Error, Undocumented};
use postman_codegen_runtime::json_object;
use postman_codegen_runtime::json_rpc::JsonRpcError;
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

/// 200 is documented, and 404 as a failure; all else is for JSON-RPC to say.
struct Balance;

#[derive(Debug, PartialEq)]
enum BalanceError {
    NotFound(Problem),
    JsonRpc(JsonRpcError),
}

impl Operation for Balance {
    type Success = serde_json::Value;
    type Failure = BalanceError;

    fn success(answer: &Answer) -> Decoded<serde_json::Value> {
        if answer.is_json_rpc_error() {
            return Decoded::Undocumented;
        }
        match answer.status() {
            200 => answer.json(),
            _ => Decoded::Undocumented,
        }
    }

    fn failure(answer: &Answer) -> Decoded<BalanceError> {
        match answer.status() {
            404 => answer.or_blank().map(BalanceError::NotFound),
            _ => answer.json_rpc_error().map(BalanceError::JsonRpc),
        }
    }
}

/// What a call comes to that is answered so: a success, a failure, or neither.
async fn balance(status: u16, body: &str) -> Result<serde_json::Value, Option<BalanceError>> {
    let server = Server::start(&[&json(status, body)]);
    let call = r#"{"jsonrpc":"2.0","method":"balance","params":null,"id":1}"#;
    let request = Request::new("POST", "{baseUrl}/").json_rpc::<Vec<String>>(call, vec!["0x1".to_owned()]);
    match Call::<Balance>::new(&client(&server), request).await {
        Ok(answer) => Ok(answer.into_inner()),
        Err(Error::Api(failure)) => Err(Some(failure.into_error())),
        Err(_) => Err(None),
    }
}

#[tokio::test]
async fn an_error_of_json_rpc_is_a_failure_whatever_the_status() {
    let failed = |code, message: &str, data| {
        let message = message.to_owned();
        Err(Some(BalanceError::JsonRpc(JsonRpcError { code, message, data })))
    };
    let invalid = r#"{"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"Invalid params","data":[1]}}"#;
    let data = Some(serde_json::json!([1]));
    for status in [200, 202, 500] {
        assert_eq!(
            balance(status, invalid).await,
            failed(-32602, "Invalid params", data.clone()),
            "{status}"
        );
    }
    let lenient = [
        (r#"{"error":{"code":"7"}}"#, failed(7, "", None)),
        (r#"{"error":"no such block"}"#, failed(0, "no such block", None)),
        ("\u{feff}{\"error\":{}}", failed(0, "", None)),
    ];
    for (body, expected) in lenient {
        assert_eq!(balance(200, body).await, expected, "{body}");
    }
    let error = JsonRpcError {
        code: -32602,
        message: "Invalid params".to_owned(),
        data: None,
    };
    assert_eq!(error.to_string(), "Invalid params (-32602)");
}

#[tokio::test]
async fn what_has_no_error_of_json_rpc_stays_what_it_is() {
    for body in [
        r#"{"jsonrpc":"2.0","id":1,"result":"0x1"}"#,
        r#"{"result":1,"error":null}"#,
        "[]",
    ] {
        assert!(balance(200, body).await.is_ok(), "{body}");
    }
    let missing = balance(404, r#"{"code":"gone","details":[]}"#).await;
    assert!(matches!(missing, Err(Some(BalanceError::NotFound(_)))), "{missing:?}");
    assert_eq!(balance(429, r#"{"error":"rate limited"}"#).await, Err(None));
}
