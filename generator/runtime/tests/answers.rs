//! How an operation reads answers.

#![cfg(feature = "client")]

use bytes::Bytes;
use postman_codegen_runtime::answer::{Answer, Decoded, Mixed};
use postman_codegen_runtime::answer_headers::RateLimit;
use postman_codegen_runtime::error::{DecodeError, Error, Failure, Unexpected};
use postman_codegen_runtime::response::Response;
use reqwest::StatusCode;
use reqwest::header::{HeaderMap, HeaderValue, SET_COOKIE};
use serde::Deserialize;
use std::convert::Infallible;
use std::time::Duration;

#[derive(Debug, Deserialize, PartialEq)]
struct Page {
    users: Vec<User>,
}

#[derive(Debug, Deserialize, PartialEq)]
struct User {
    id: i64,
}

fn answer(status: u16, body: &str) -> Answer {
    let status = StatusCode::from_u16(status).expect("a status");
    Answer::new(status, HeaderMap::new(), body.to_owned().into())
}

fn value<T>(decoded: Decoded<T>) -> T {
    match decoded {
        Decoded::Value(value) => value,
        Decoded::Undocumented => panic!("undocumented"),
        Decoded::Failed(error) => panic!("{error}"),
    }
}

fn failure<T>(decoded: Decoded<T>) -> DecodeError {
    match decoded {
        Decoded::Failed(error) => error,
        _ => panic!("no failure"),
    }
}

#[test]
fn json_tells_where_it_fails() {
    let page: Page = value(answer(200, "\u{feff}{\"users\": [{\"id\": 7}]}\n").json());
    assert_eq!(
        page,
        Page {
            users: vec![User { id: 7 }]
        }
    );
    let error = failure(answer(200, r#"{"users":[{"id":1},{"id":"x"}]}"#).json::<Page>());
    assert_eq!(error.path(), "$.users[1].id");
    assert_eq!(error.body(), br#"{"users":[{"id":1},{"id":"x"}]}"#);
    let expected = "$.users[1].id: invalid type: string \"x\", expected i64 (in the body of the answer 200 OK)";
    assert_eq!(error.to_string(), expected);
    assert_eq!(failure(answer(200, "").json::<Page>()).path(), "$");
    assert_eq!(failure(answer(200, "[] x").json::<Vec<i64>>()).path(), "$");
    assert_eq!(failure(answer(200, "[1,\"\"]").json::<Vec<i64>>()).path(), "$[1]");
}

#[test]
fn an_empty_body_can_be_none() {
    assert_eq!(value(answer(200, " \n").optional::<i64>()), None);
    assert_eq!(value(answer(200, "5").optional::<i64>()), Some(5));
    assert_eq!(failure(answer(200, "x").optional::<i64>()).path(), "$");
}

#[test]
fn what_is_no_documented_json_is_text() {
    assert_eq!(value(answer(200, "5").mixed::<i64>()), Mixed::Json(5));
    assert_eq!(
        value(answer(200, "hello").mixed::<i64>()),
        Mixed::Text("hello".to_owned())
    );
    assert_eq!(value(answer(200, "").mixed::<i64>()), Mixed::Text(String::new()));
    assert_eq!(
        value(answer(200, "\"five\"").mixed::<i64>()),
        Mixed::Text("\"five\"".to_owned())
    );
    assert_eq!(
        value(answer(200, r#""{\"a\": 1}""#).mixed::<i64>()),
        Mixed::Text(r#"{"a": 1}"#.to_owned())
    );
}

#[test]
fn any_success_will_do_where_none_has_a_body() {
    for status in [200, 202, 204] {
        value(answer(status, "{}").done());
    }
    assert!(matches!(answer(302, "").done(), Decoded::Undocumented));
    assert_eq!(value(answer(302, "gone").followed()).text(), "gone");
    assert_eq!(value(answer(200, "bytes").followed()).text(), "bytes");
    assert!(matches!(answer(404, "").followed(), Decoded::Undocumented));
}

#[test]
fn an_undocumented_body_is_kept_if_it_is_a_success() {
    let body = value(answer(201, "[1, 2]").body());
    assert_eq!(body.json::<Vec<i64>>().expect("numbers"), [1, 2]);
    assert_eq!(serde_json::to_string(&body).expect("JSON"), "[1,2]");
    assert_eq!(
        serde_json::to_string(&value(answer(200, "a b").body())).expect("JSON"),
        "\"a b\""
    );
    assert_eq!(
        serde_json::to_string(&value(answer(204, "").body())).expect("JSON"),
        "null"
    );
    assert!(matches!(answer(300, "").body(), Decoded::Undocumented));
}

#[test]
fn codes_and_messages_are_found() {
    for (body, code, shown) in [
        (
            r#"{"code":300,"message":"No"}"#,
            Some("300"),
            "400 Bad Request: No (300)",
        ),
        (
            r#"{"error":"invalid_grant","error_description":"Old"}"#,
            Some("invalid_grant"),
            "400 Bad Request: Old (invalid_grant)",
        ),
        (
            r#"{"error":{"code":"E1","message":"No"}}"#,
            Some("E1"),
            "400 Bad Request: No (E1)",
        ),
        (
            r#"{"errors":[{"code":"E2","detail":"No"}]}"#,
            Some("E2"),
            "400 Bad Request: No (E2)",
        ),
        (r#"[{"errorCode":"E3"}]"#, Some("E3"), "400 Bad Request: E3"),
        (r#"{"message":"only"}"#, None, "400 Bad Request: only"),
        ("<html>", None, "400 Bad Request: <html>"),
        ("", None, "400 Bad Request"),
    ] {
        let answer = answer(400, body);
        assert_eq!(answer.code().as_deref(), code, "{body}");
        assert_eq!(answer.to_string(), shown);
        let reason = value(answer.reason());
        assert_eq!(reason.code().as_deref(), code, "{body}");
        assert_eq!(serde_json::to_value(&reason).expect("JSON"), body);
    }
}

#[test]
fn errors_keep_the_answer() {
    let error: Error<i64> = Error::Api(Failure::new(7, answer(404, r#"{"code":"gone"}"#)));
    assert_eq!(error.status(), Some(StatusCode::NOT_FOUND));
    assert_eq!(error.code().as_deref(), Some("gone"));
    assert_eq!(error.body(), Some(&br#"{"code":"gone"}"#[..]));
    assert_eq!(error.to_string(), "404 Not Found: gone");
    let error: Error<Infallible> = Error::Unexpected(Unexpected::new(answer(500, "oops")));
    assert_eq!(
        error.to_string(),
        "undocumented answer: 500 Internal Server Error: oops"
    );
    assert!(size_of::<Error<[u8; 1000]>>() <= 48);
}

#[test]
fn errors_can_go_anywhere_and_tell_their_cause() {
    fn shares<T: std::error::Error + Send + Sync + 'static>() {}
    shares::<Error<i64>>();
    shares::<Error>();
    let error: Error<i64> = Error::Decode(failure(answer(200, r#"{"users":3}"#).json::<Page>()));
    let cause = std::error::Error::source(&error).expect("a cause");
    assert_eq!(cause.to_string(), "invalid type: integer `3`, expected a sequence");
    assert!(!error.is_timeout() && !error.is_retryable());
    assert_eq!(error.status(), Some(StatusCode::OK));
}

#[test]
fn a_response_is_its_value() {
    let response = Response::new(vec![1, 2], answer(200, "[1,2]"));
    assert_eq!(
        (response.len(), response.status().as_u16(), response.body().len()),
        (2, 200, 5)
    );
    assert_eq!(response.into_inner(), [1, 2]);
}

#[test]
fn cookies_are_not_shown() {
    let mut headers = HeaderMap::new();
    headers.append(SET_COOKIE, HeaderValue::from_static("sid=s3cret"));
    let answer = Answer::new(StatusCode::OK, headers, "".into());
    assert!(!format!("{answer:?}").contains("s3cret"));
    assert_eq!(answer.headers()[SET_COOKIE], "sid=s3cret");
}

fn with_headers(headers: &[(&'static str, &str)]) -> Answer {
    let mut map = HeaderMap::new();
    for (name, value) in headers {
        map.append(*name, value.parse().expect("a value that HTTP allows"));
    }
    Answer::new(StatusCode::OK, map, Bytes::new())
}

#[test]
fn usual_headers_are_typed() {
    let answer = with_headers(&[
        ("retry-after", "120"),
        ("x-ratelimit-limit", "5000, 5000;w=3600"),
        ("x-ratelimit-remaining", "4999"),
        ("x-ratelimit-reset", "1593181441"),
        (
            "link",
            r#"<https://a.example/?page=2>; rel="next", <?page=9>; rel="last end""#,
        ),
        ("link", "</help>; title=about"),
        ("location", "/users/7"),
        ("etag", r#"W/"5""#),
        ("x-total-count", "81"),
    ]);
    assert_eq!(answer.retry_after(), Some(Duration::from_secs(120)));
    let limit = answer.rate_limit();
    assert_eq!(limit.limit, Some(5000));
    assert_eq!(limit.remaining, Some(4999));
    assert_eq!(limit.reset, Some(1_593_181_441));
    let links = answer.links();
    let links: Vec<(&str, &str)> = links.iter().map(|link| (&*link.rel, &*link.url)).collect();
    assert_eq!(
        links,
        [
            ("next", "https://a.example/?page=2"),
            ("last", "?page=9"),
            ("end", "?page=9"),
            ("", "/help")
        ]
    );
    assert_eq!(answer.location(), Some("/users/7"));
    assert_eq!(answer.etag(), Some(r#"W/"5""#));
    assert_eq!(answer.total_count(), Some(81));
}

#[test]
fn headers_that_are_not_there_or_say_nothing_are_none() {
    let answer = with_headers(&[
        ("retry-after", "soon"),
        ("x-rate-limit-remaining", "<integer>"),
        ("total-count", "many"),
    ]);
    assert_eq!(answer.retry_after(), None);
    assert_eq!(answer.rate_limit(), RateLimit::default());
    assert_eq!(answer.total_count(), None);
    assert_eq!((answer.location(), answer.etag()), (None, None));
    assert!(answer.links().is_empty());
}
