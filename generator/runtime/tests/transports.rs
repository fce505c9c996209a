//! The ways around a transport: layers, middleware, closures, the transport for tests, blocking calls, streams.

mod support;

use bytes::Bytes;
use http::{Request as HttpRequest, Response as HttpResponse};
use postman_codegen_runtime::auth::Bearer;
use postman_codegen_runtime::body::{Body, BoxError, BoxFuture};
use postman_codegen_runtime::call::Call;
use postman_codegen_runtime::client::{Builder, Client};
use postman_codegen_runtime::error::Error;
use postman_codegen_runtime::file::File;
use postman_codegen_runtime::mock::Mock;
use postman_codegen_runtime::outgoing::Outgoing;
use postman_codegen_runtime::request::Request;
use postman_codegen_runtime::send::{Middleware, Next};
use postman_codegen_runtime::template::Setting;
use postman_codegen_runtime::transport::Transport;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use support::Any;

const SETTINGS: &[Setting] = &[Setting::new("baseUrl", Some("http://api.example"))];

const COLLECTION: &str = r#"{"item": [{"name": "Users", "item": [
    {"name": "Get user", "request": {}, "response": [
        {"name": "User not found", "code": 404, "header": [{"key": "Content-Type", "value": "application/json"}],
         "body": "{\"code\":1001}"},
        {"name": "Found", "code": 200, "header": [{"key": "Content-Encoding", "value": "gzip"}], "body": "{\"id\":1}"}
    ]},
    {"name": "Delete user", "request": {}, "response": [{"name": "Found", "code": 204, "header": null}]}
]}]}"#;

fn call(client: &Client) -> Call<Any> {
    Call::new(
        client,
        Request::new("POST", "{baseUrl}/users/{id}")
            .path("id", "a b")
            .text("body")
            .auth("key"),
    )
}

fn builder() -> Builder {
    Builder::new(SETTINGS).credential("key", Bearer::new("t"))
}

fn answered(body: &'static str) -> HttpResponse<Body> {
    HttpResponse::new(Bytes::from_static(body.as_bytes()).into())
}

#[tokio::test]
async fn saved_examples_answer_by_name() {
    let transport = Mock::of_collection(COLLECTION).expect("JSON");
    let client = builder().transport(transport.clone()).build().expect("a client");
    transport.reply("User not found").expect("an example");
    transport.reply("Delete user / Found").expect("an example");
    transport.reply("Found").expect("an example");
    let error = call(&client).await.expect_err("404");
    assert_eq!(error.code().as_deref(), Some("1001"));
    assert_eq!(call(&client).await.expect("204").status().as_u16(), 204);
    assert_eq!(call(&client).await.expect("200").text(), "{\"id\":1}");
    let recorded = transport.recorded();
    assert_eq!(recorded.len(), 3);
    assert_eq!(recorded[0].url, "http://api.example/users/a%20b");
    assert_eq!(recorded[0].header("authorization"), Some("Bearer t"));
    assert_eq!(recorded[0].body, "body");
    let unknown = transport.reply("Lost").expect_err("no such example");
    assert!(unknown.to_string().contains("User not found, Found"), "{unknown}");
    let error = call(&client).await.expect_err("no answer left");
    assert!(matches!(error, Error::Request(_)), "{error}");
    transport.fail("connection reset");
    assert!(matches!(call(&client).await, Err(Error::Transport(_))));
}

#[tokio::test]
async fn placeholders_are_answered_as_values_of_their_types() {
    let collection = r#"{"item": [{"name": "Get user", "request": {}, "response": [
        {"name": "Found", "code": 200, "body": "{\"id\": \"<integer>\", \"name\": \"<string>\", \"on\": [\"<boolean>\"]}"}
    ]}]}"#;
    let transport = Mock::of_collection(collection).expect("JSON");
    let client = builder().transport(transport.clone()).build().expect("a client");
    transport.reply("Found").expect("an example");
    let answer = call(&client).await.expect("200");
    // The rest of the text is as it was saved.
    assert_eq!(answer.text(), r#"{"id": 42, "name": "<string>", "on": [true]}"#);
}

#[tokio::test]
async fn a_closure_sends() {
    let client = builder()
        .transport(|request: HttpRequest<Body>| async move {
            let seen = format!("{} {}", request.method(), request.uri());
            Ok(HttpResponse::new(Body::from(seen)))
        })
        .build()
        .expect("a client");
    assert_eq!(
        call(&client).await.expect("an answer").text(),
        "POST http://api.example/users/a%20b"
    );
}

/// Writes down what it sees.
struct Watch(Arc<Mutex<Vec<String>>>);

impl Middleware for Watch {
    fn call<'a>(&'a self, mut outgoing: Outgoing, next: Next<'a>) -> BoxFuture<'a, Result<HttpResponse<Body>, Error>> {
        Box::pin(async move {
            outgoing.headers.set("X-Above", "1");
            let signed = outgoing.headers.get("Authorization").is_some();
            self.0
                .lock()
                .expect("no panic")
                .push(format!("above, signed: {signed}"));
            let answer = next.run(outgoing).await?;
            self.0
                .lock()
                .expect("no panic")
                .push(format!("final: {}", answer.status()));
            Ok(answer)
        })
    }
}

#[tokio::test]
async fn layers_stand_above_and_below_credentials() {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let below = Arc::clone(&seen);
    let answers = Mock::default();
    answers.answer(HttpResponse::builder().status(503).body("").expect("an answer"));
    answers.answer(HttpResponse::new("done"));
    let client = builder()
        .transport(answers)
        .middleware(Watch(Arc::clone(&seen)))
        .layer(move |inner| {
            move |request: HttpRequest<Body>| {
                let signed = request.headers().contains_key("authorization");
                let above = request.headers().contains_key("x-above");
                below
                    .lock()
                    .expect("no panic")
                    .push(format!("below, signed: {signed}, above: {above}"));
                inner.send(request)
            }
        })
        .build()
        .expect("a client");
    call(&client)
        .with_options(|options| options.repeatable())
        .await
        .expect("an answer");
    let below = "below, signed: true, above: true";
    assert_eq!(
        *seen.lock().expect("no panic"),
        ["above, signed: false", below, below, "final: 200 OK"]
    );
}

#[test]
fn blocking_calls_need_no_runtime() {
    let client = builder()
        .transport(|_| async { Ok::<_, BoxError>(answered("done")) })
        .build()
        .expect("a client");
    assert_eq!(call(&client).send_blocking().expect("an answer").text(), "done");
    let inside = tokio::runtime::Builder::new_current_thread()
        .build()
        .expect("a runtime");
    let error = inside
        .block_on(async { call(&client).send_blocking() })
        .expect_err("would block");
    assert!(
        matches!(&error, Error::Request(_)) && error.to_string().contains(".await"),
        "{error}"
    );
}

fn streaming(body: &'static str, piece: usize) -> Client {
    let transport = move |_| async move {
        let pieces = body.as_bytes().chunks(piece).map(Bytes::from_static).collect();
        Ok::<_, BoxError>(HttpResponse::new(Body::new(Pieces(pieces))))
    };
    builder().transport(transport).build().expect("a client")
}

/// A body in pieces.
struct Pieces(std::collections::VecDeque<Bytes>);

impl http_body::Body for Pieces {
    type Data = Bytes;
    type Error = std::convert::Infallible;

    fn poll_frame(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Result<http_body::Frame<Bytes>, Self::Error>>> {
        std::task::Poll::Ready(self.0.pop_front().map(|piece| Ok(http_body::Frame::data(piece))))
    }
}

#[tokio::test]
async fn events_are_read_as_they_come() {
    let body = "\u{feff}: comment\n\ndata: one\ndata: two\nid: 7\n\nevent: tick\r\ndata:{\"n\":1}\r\n\r\ndata: last\rid\r\rdata: unfinished";
    for piece in [1, 2, 3, 7, 1000] {
        let mut events = call(&streaming(body, piece))
            .send_raw()
            .await
            .expect("headers")
            .events();
        let mut seen = Vec::new();
        while let Some(event) = events.next().await.expect("an event") {
            seen.push((event.event, event.data, event.id));
        }
        let expected = [
            ("message", "one\ntwo", "7"),
            ("tick", "{\"n\":1}", "7"),
            ("message", "last", ""),
        ];
        assert_eq!(
            seen,
            expected.map(|(a, b, c)| (a.to_owned(), b.to_owned(), c.to_owned())),
            "{piece}"
        );
    }
}

#[tokio::test]
async fn lines_are_values() {
    for piece in [1, 5, 1000] {
        let client = streaming("{\"a\":1}\n\n{\"a\":\"x\"}\r\n{\"a\":2}", piece);
        let raw = call(&client).send_raw().await.expect("headers");
        let mut lines = raw.json_lines::<std::collections::BTreeMap<String, i64>>();
        assert_eq!(lines.next().await.expect("a value").expect("not the end")["a"], 1);
        let error = lines.next().await.expect_err("no number");
        assert!(error.to_string().contains("$.a: invalid type"), "{error}");
        assert_eq!(lines.next().await.expect("a value").expect("not the end")["a"], 2);
        assert!(lines.next().await.expect("the end").is_none());
    }
}

#[tokio::test]
async fn bodies_are_copied_and_watched() {
    let client = streaming("0123456789", 4);
    let mut written = Vec::new();
    let mut seen = Vec::new();
    let raw = call(&client).send_raw().await.expect("headers");
    let length = raw
        .copy_watched(&mut written, |bytes, _| seen.push(bytes))
        .await
        .expect("a body");
    assert_eq!(
        (length, written.as_slice(), seen),
        (10, &b"0123456789"[..], vec![4, 8, 10])
    );
    let sent = Arc::new(AtomicU64::new(0));
    let counted = Arc::clone(&sent);
    let file = File::stream("a.bin", Some(10), &b"0123456789"[..]).with_progress(move |bytes, length| {
        assert_eq!(length, Some(10));
        counted.store(bytes, Ordering::SeqCst);
    });
    let mock = Mock::default();
    mock.answer(HttpResponse::new(""));
    let client = builder().transport(mock.clone()).build().expect("a client");
    Call::<Any>::new(&client, Request::new("POST", "{baseUrl}/f").file(file))
        .await
        .expect("an answer");
    assert_eq!(sent.load(Ordering::SeqCst), 10);
    assert_eq!(mock.recorded()[0].body, "0123456789");
}
