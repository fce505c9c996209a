//! Calls that are kept as a HAR file, and answered from one.

#![cfg(all(feature = "har", feature = "mock"))]

mod support;

use postman_codegen_runtime::auth::Bearer;
use postman_codegen_runtime::call::Call;
use postman_codegen_runtime::client::{Builder, Client};
use postman_codegen_runtime::error::Error;
use postman_codegen_runtime::har::Har;
use postman_codegen_runtime::mock::Mock;
use postman_codegen_runtime::request::Request;
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;
use support::{Any, SETTINGS, Server};

/// A file that is not there yet.
fn place(name: &str) -> PathBuf {
    let place = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_file(&place);
    place
}

fn client(base: &str, har: &PathBuf) -> Client {
    let builder = Builder::new(SETTINGS)
        .set("baseUrl", base)
        .credential("key", Bearer::new("t0p-s3cret-value"));
    builder.middleware(Har::to(har)).build().expect("a client")
}

fn user(client: &Client, id: &str) -> Call<Any> {
    let request = Request::new("GET", "{baseUrl}/users/{id}").path("id", id).auth("key");
    Call::new(
        client,
        request.query(0, "mail", "ada@mail.test").query(1, "order_type", "asc"),
    )
}

fn answer(body: &str) -> String {
    format!(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nSet-Cookie: sid=s3cret\r\nX-RateLimit-Limit: 60\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
}

fn entries(har: &PathBuf) -> Vec<Value> {
    let text = fs::read_to_string(har).expect("a file");
    let har: Value = serde_json::from_str(&text).expect("JSON");
    har["log"]["entries"].as_array().expect("entries").clone()
}

const BODY: &str = r#"{"name": "Ada Lovelace", "id": 171717, "born": "1815-12-10", "status": "active", "nick": "ada",
    "tags": ["ada", "x"], "mail": "ada@mail.test", "key": "sk_live_51H8xYz", "score": 12.50, "big": 12345678901234567890123,
    "on": true, "none": null, "count": 1, "a\"b": {"ada@mail.test": "say \"<ada>\", \u00e9"}, "error_code": 404}"#;

#[tokio::test]
async fn what_is_kept_has_the_form_of_the_call_and_none_of_its_values() {
    let server = Server::start(&[&answer(BODY)]);
    let har = place("kept.har");
    user(&client(&server.base, &har), "ada@mail.test")
        .await
        .expect("an answer");
    let text = fs::read_to_string(&har).expect("a file");
    for planted in [
        "ada",
        "Ada",
        "t0p-s3cret",
        "s3cret",
        "1815",
        "171717",
        "sk_live",
        "mail.test",
    ] {
        assert!(!text.contains(planted), "{planted} is in {text}");
    }
    let entry = &entries(&har)[0];
    assert_eq!(entry["request"]["_path"], "/users/{id}");
    let url = entry["request"]["url"].as_str().expect("a URL");
    assert!(
        url.starts_with(&format!("{}/users/", server.base)) && url.ends_with("&order_type=asc"),
        "{url}"
    );
    assert_eq!(
        entry["response"]["headers"],
        json!([{"name": "content-type", "value": "application/json"}, {"name": "x-ratelimit-limit", "value": "60"}])
    );
    let body = entry["response"]["content"]["text"].as_str().expect("a body");
    assert!(body.contains(r#""big": 1234567890123456789"#), "{body}");
    let body: Value = serde_json::from_str(body).expect("JSON");
    for (name, value) in [
        ("status", json!("active")),
        ("on", json!(true)),
        ("none", Value::Null),
        ("count", json!(1)),
    ] {
        assert_eq!(body[name], value, "{name}");
    }
    assert_eq!(body["nick"], body["tags"][0]);
    assert_eq!(body["error_code"], 404);
    let names = body.as_object().expect("an object").len();
    assert_eq!(names, 15);
}

#[tokio::test]
async fn forms_and_bodies_lose_their_values() {
    let server = Server::start(&[]);
    let har = place("sent.har");
    let client = client(&server.base, &har);
    let call = |body: Value| Call::<Any>::new(&client, Request::new("POST", "{baseUrl}/graphql").json::<Value>(body));
    call(json!({"query": "query Who { me { id } }", "operationName": "Who", "variables": {"name": "Ada Lovelace"}}))
        .await
        .expect("an answer");
    call(json!({"method": "users.get", "params": ["Ada Lovelace"], "password": "open sesame"}))
        .await
        .expect("an answer");
    let sent: Vec<Value> = entries(&har)
        .iter()
        .map(|entry| {
            serde_json::from_str(entry["request"]["postData"]["text"].as_str().expect("a text")).expect("JSON")
        })
        .collect();
    assert_eq!(sent[0]["query"], "query Who { me { id } }");
    assert_eq!(sent[0]["operationName"], "Who");
    assert_eq!(sent[1]["method"], "users.get");
    let text = fs::read_to_string(&har).expect("a file");
    assert!(!text.contains("Lovelace") && !text.contains("sesame"), "{text}");
}

#[tokio::test]
async fn a_file_goes_on_and_is_whole_after_each_call() {
    let server = Server::start(&[]);
    let har = place("on.har");
    for count in 1..=3 {
        user(&client(&server.base, &har), "a").await.expect("an answer");
        assert_eq!(entries(&har).len(), count);
    }
}

#[tokio::test]
async fn a_file_of_others_stays_and_nothing_is_sent() {
    let server = Server::start(&[]);
    let har = place("others.har");
    fs::write(&har, "precious").expect("a file");
    let error = user(&client(&server.base, &har), "a")
        .await
        .expect_err("a file of others");
    assert!(matches!(error, Error::Request(_)), "{error}");
    assert!(server.arrived().is_empty());
    assert_eq!(fs::read_to_string(&har).expect("a file"), "precious");
}

#[tokio::test]
async fn what_was_kept_is_answered_again() {
    let server = Server::start(&[&answer(r#"{"id": 1}"#), &answer(r#"{"id": 0}"#)]);
    let har = place("again.har");
    let live = client(&server.base, &har);
    for id in ["a", "b"] {
        user(&live, id).await.expect("an answer");
    }
    let mock = Mock::of_har(&fs::read_to_string(&har).expect("a file")).expect("a HAR");
    let builder = Builder::new(SETTINGS)
        .set("baseUrl", &*server.base)
        .credential("key", Bearer::new("t"));
    let client = builder.transport(mock.clone()).build().expect("a client");
    let mut bodies = Vec::new();
    for id in ["x", "y", "z"] {
        let answer = user(&client, id).await.expect("an answer");
        bodies.push(answer.text());
    }
    assert_eq!(bodies, [r#"{"id": 1}"#, r#"{"id": 0}"#, r#"{"id": 0}"#]);
    assert_eq!(mock.recorded().len(), 3);
    let other = Call::<Any>::new(&client, Request::new("GET", "{baseUrl}/shops"))
        .await
        .expect_err("no such call");
    assert!(
        other.to_string().contains("the HAR file has no call like GET /shops"),
        "{other}"
    );
}

#[test]
fn a_har_of_a_browser_is_answered_by_path_and_query() {
    let entry = |url: &str, content: Value| {
        json!({"request": {"method": "GET", "url": url}, "response": {
            "status": 200, "headers": [{"name": ":status", "value": "200"}, {"name": "ETag", "value": "1"}],
            "content": content,
        }})
    };
    let entries = [
        entry("https://shop.example/items?page=1", json!({"text": "one"})),
        entry(
            "https://shop.example/items?page=2",
            json!({"text": "dHdv", "encoding": "base64"}),
        ),
    ];
    let mock = Mock::of_har(&json!({"log": {"entries": entries}}).to_string()).expect("a HAR");
    let builder = Builder::new(SETTINGS)
        .set("baseUrl", "https://other.example")
        .transport(mock);
    let client = builder.build().expect("a client");
    let call = |page: i64| Call::<Any>::new(&client, Request::new("GET", "{baseUrl}/items").query(0, "page", page));
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        assert_eq!(call(2).await.expect("an answer").text(), "two");
        assert_eq!(call(1).await.expect("an answer").text(), "one");
    });
    assert!(
        Mock::of_har("{}")
            .expect_err("no HAR")
            .to_string()
            .contains("no HAR file")
    );
}
