//! Servers that misbehave: nothing panics, hangs, or loses the body of an error.

mod support;

use postman_codegen_runtime::answer::{Answer, Decoded};
use postman_codegen_runtime::auth::{ApiKey, Bearer, HeaderSecret};
use postman_codegen_runtime::body::Body;
use postman_codegen_runtime::call::{Call, Operation};
use postman_codegen_runtime::client::{Builder, Client};
use postman_codegen_runtime::error::Error;
use postman_codegen_runtime::file::File;
use postman_codegen_runtime::provider::{Renewed, Token};
use postman_codegen_runtime::request::Request;
use postman_codegen_runtime::retry::Retries;
use postman_codegen_runtime::transport::Transport as _;
use serde_json::Value;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};
use support::{Any, SETTINGS, Server, bare, json};

/// 200 is JSON.
struct Typed;

impl Operation for Typed {
    type Success = Value;
    type Failure = ();

    fn success(answer: &Answer) -> Decoded<Value> {
        answer.json()
    }

    fn failure(_: &Answer) -> Decoded<()> {
        Decoded::Undocumented
    }
}

fn builder(base: &str) -> Builder {
    let quick = Retries::default().first_delay(Duration::from_millis(5));
    Builder::new(SETTINGS).set("baseUrl", base).retries(quick)
}

fn client(base: &str) -> Client {
    builder(base).build().expect("a client")
}

fn get(client: &Client) -> Call<Any> {
    Call::new(client, Request::new("GET", "{baseUrl}/x"))
}

fn post(client: &Client) -> Call<Any> {
    Call::new(client, Request::new("POST", "{baseUrl}/x").text("body"))
}

/// A server that lets `behave` do what it wants with each connection after a request; gives its address and how many
/// requests came.
fn rogue(behave: impl Fn(&mut TcpStream) + Send + Sync + 'static) -> (String, Arc<AtomicU32>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let base = format!("http://{}", listener.local_addr().expect("an address"));
    let count = Arc::new(AtomicU32::new(0));
    let counted = Arc::clone(&count);
    let behave = Arc::new(behave);
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let (behave, counted) = (Arc::clone(&behave), Arc::clone(&counted));
            std::thread::spawn(move || {
                let mut head = [0; 4096];
                if stream.read(&mut head).is_ok_and(|length| length > 0) {
                    counted.fetch_add(1, Ordering::SeqCst);
                    behave(&mut stream);
                }
            });
        }
    });
    (base, count)
}

fn says(text: &'static [u8]) -> impl Fn(&mut TcpStream) + Send + Sync + 'static {
    move |stream| {
        let _ = stream.write_all(text);
    }
}

#[tokio::test]
async fn a_connection_that_drops_mid_body_is_retried_then_an_error() {
    let (base, count) = rogue(says(b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{\"half\":"));
    let error = get(&client(&base)).await.expect_err("half an answer");
    assert!(matches!(error, Error::Transport(_)) && error.is_retryable(), "{error}");
    assert_eq!(count.load(Ordering::SeqCst), 3);
    let error = post(&client(&base)).await.expect_err("half an answer");
    assert!(
        error.to_string().contains("whether it had an effect is unknown"),
        "{error}"
    );
    assert_eq!(count.load(Ordering::SeqCst), 4, "a POST is sent once");
}

#[tokio::test]
async fn a_truncated_chunk_is_an_error() {
    let (base, _) = rogue(says(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhel"));
    assert!(get(&client(&base)).await.is_err());
    let (base, _) = rogue(says(
        b"HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 4\r\n\r\n\x1f\x8b\x08\x00",
    ));
    assert!(get(&client(&base)).await.is_err());
}

#[tokio::test]
async fn a_wrong_content_length_loses_nothing_before_it() {
    let (base, _) = rogue(says(b"HTTP/1.1 400 Bad\r\ncontent-length: 3\r\n\r\nabcdef"));
    let error = get(&client(&base)).await.expect_err("a failure");
    assert_eq!(error.body(), Some(&b"abc"[..]));
    let (base, _) = rogue(says(
        b"HTTP/1.1 200 OK\r\ncontent-length: 3\r\ncontent-length: 5\r\n\r\nabcde",
    ));
    assert!(matches!(get(&client(&base)).await, Err(Error::Transport(_))));
    let (base, _) = rogue(says(b"no http at all\r\n\r\n"));
    assert!(matches!(get(&client(&base)).await, Err(Error::Transport(_))));
}

#[tokio::test]
async fn slow_answers_time_out() {
    let (base, count) = rogue(|stream| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n");
        for _ in 0..100 {
            std::thread::sleep(Duration::from_millis(50));
            if stream.write_all(b"x").is_err() {
                return;
            }
        }
    });
    let start = Instant::now();
    let whole = get(&client(&base))
        .timeout(Duration::from_millis(200))
        .await
        .expect_err("too slow");
    assert!(whole.is_timeout() && whole.is_retryable(), "{whole}");
    assert!(start.elapsed() < Duration::from_secs(2));
    count.store(0, Ordering::SeqCst);
    let attempts = builder(&base)
        .attempt_timeout(Duration::from_millis(100))
        .build()
        .expect("a client");
    assert!(get(&attempts).await.expect_err("too slow").is_timeout());
    assert_eq!(count.load(Ordering::SeqCst), 3, "an attempt that times out is retried");
    let mut raw = get(&client(&base))
        .timeout(Duration::from_millis(200))
        .send_raw()
        .await
        .expect("headers");
    let outcome = loop {
        match raw.chunk().await {
            Ok(Some(_)) => {}
            other => break other,
        }
    };
    assert!(outcome.expect_err("too slow").is_timeout());
}

/// The kernel takes the connection, but nobody answers the greeting of TLS.
#[cfg(any(feature = "rustls", feature = "native-tls"))]
#[tokio::test]
async fn a_connection_that_does_not_come_about_times_out() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let base = format!("https://{}", listener.local_addr().expect("an address"));
    let hurried = builder(&base)
        .retries(Retries::off())
        .connect_timeout(Duration::from_millis(200));
    let hurried = hurried.build().expect("a client");
    let start = Instant::now();
    let error = get(&hurried).await.expect_err("no connection");
    assert!(error.is_timeout() && error.is_retryable(), "{error}");
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_dropped_call_leaves_nothing_running() {
    let (closed, heard) = std::sync::mpsc::channel();
    let (base, count) = rogue(move |stream| {
        let mut rest = [0; 16];
        // The client hangs up: the read ends.
        let _ = closed.send(stream.read(&mut rest).unwrap_or(0));
    });
    let call = tokio::time::timeout(Duration::from_millis(100), get(&client(&base)).send());
    assert!(call.await.is_err());
    assert_eq!(heard.recv_timeout(Duration::from_secs(5)).expect("a hang-up"), 0);
    assert_eq!(count.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn a_call_that_is_dropped_while_it_waits_is_not_sent_again() {
    let server = Server::start(&[&bare(503, "retry-after: 1\r\n")]);
    let client = client(&server.base);
    let call = tokio::time::timeout(Duration::from_millis(300), get(&client).send());
    assert!(call.await.is_err());
    tokio::time::sleep(Duration::from_millis(1200)).await;
    assert_eq!(server.arrived().len(), 1);
}

#[tokio::test]
async fn busy_servers_are_asked_again() {
    let date = bare(429, "retry-after: Wed, 21 Oct 2015 07:28:00 GMT\r\n");
    for busy in [
        bare(429, "retry-after: 0\r\n"),
        date,
        bare(429, "retry-after: soon\r\n"),
        bare(429, "retry-after: -1\r\n"),
        bare(429, "retry-after: 0.5\r\n"),
        bare(429, "retry-after: 99999999999999999999999\r\n"),
        bare(429, "retry-after: \r\n"),
        bare(429, ""),
        bare(408, ""),
        bare(502, ""),
        bare(503, "retry-after: 0\r\n"),
        bare(504, ""),
    ] {
        let server = Server::start(&[&busy, &busy]);
        get(&client(&server.base)).await.expect(&busy);
        assert_eq!(server.arrived().len(), 3, "{busy}");
        let server = Server::start(&[&busy]);
        assert!(post(&client(&server.base)).await.is_err());
        assert_eq!(server.arrived().len(), 1);
        let server = Server::start(&[&busy]);
        let marked = post(&client(&server.base)).with_options(|options| options.idempotency_key("k1"));
        marked.await.expect("an answer");
        let keys: Vec<Option<String>> = server
            .arrived()
            .iter()
            .map(|one| one.header("idempotency-key"))
            .collect();
        assert_eq!(keys, [Some("k1".to_owned()), Some("k1".to_owned())]);
        let server = Server::start(&[&busy]);
        let marked = post(&client(&server.base)).with_options(|options| options.repeatable());
        marked.await.expect("an answer");
        let server = Server::start(&[&busy]);
        let once = get(&client(&server.base)).with_options(|options| options.retries(Retries::off()));
        assert!(once.await.expect_err("busy").is_retryable());
        assert_eq!(server.arrived().len(), 1);
    }
}

#[tokio::test]
async fn waits_are_as_long_as_the_server_asks_but_not_for_ever() {
    let server = Server::start(&[&bare(503, "retry-after: 1\r\n")]);
    let start = Instant::now();
    get(&client(&server.base)).await.expect("an answer");
    assert!(start.elapsed() >= Duration::from_secs(1));
    for (header, timeout) in [
        ("retry-after: 86400\r\n", None),
        ("retry-after: 5\r\n", Some(Duration::from_secs(2))),
    ] {
        let server = Server::start(&[&bare(503, header)]);
        let call = get(&client(&server.base));
        let call = match timeout {
            Some(timeout) => call.timeout(timeout),
            None => call,
        };
        let error = call.await.expect_err("busy");
        assert_eq!(error.status().map(|status| status.as_u16()), Some(503));
        assert_eq!(server.arrived().len(), 1);
    }
    let ahead = support::http_date(2);
    let server = Server::start(&[&bare(429, &format!("retry-after: {ahead}\r\n"))]);
    let start = Instant::now();
    get(&client(&server.base)).await.expect("an answer");
    assert!(start.elapsed() >= Duration::from_millis(900), "{ahead}");
}

#[tokio::test]
async fn a_stream_is_never_sent_twice() {
    let server = Server::start(&[&bare(503, "")]);
    let stream = File::stream("a.bin", Some(4), &b"data"[..]);
    let call: Call<Any> = Call::new(&client(&server.base), Request::new("PUT", "{baseUrl}/x").file(stream));
    assert_eq!(
        call.await.expect_err("busy").status().map(|status| status.as_u16()),
        Some(503)
    );
    assert_eq!(server.arrived().len(), 1);
}

#[tokio::test]
async fn a_stream_does_not_follow_a_redirect() {
    let server = Server::start(&[&bare(307, "location: /y\r\n")]);
    let stream = File::stream("a.bin", Some(4), &b"data"[..]);
    let call: Call<Any> = Call::new(&client(&server.base), Request::new("PUT", "{baseUrl}/x").file(stream));
    let error = call.await.expect_err("the stream is spent");
    assert!(matches!(error, Error::Request(_)), "{error}");
    let cause = std::error::Error::source(&error).expect("a cause");
    assert_eq!(cause.to_string(), "the stream was sent already");
    assert_eq!(server.arrived().len(), 1);
}

#[tokio::test]
async fn retries_stop_when_the_budget_is_spent() {
    let (base, count) = rogue(says(
        b"HTTP/1.1 503 Busy\r\ncontent-length: 0\r\nconnection: close\r\n\r\n",
    ));
    let none = Retries::default().first_delay(Duration::ZERO);
    let client = builder(&base).retries(none).build().expect("a client");
    for _ in 0..80 {
        let _ = get(&client).await;
    }
    // 80 calls and 500 / 5 retries.
    assert_eq!(count.load(Ordering::SeqCst), 180);
}

#[tokio::test]
async fn a_refused_token_is_renewed_once() {
    let fetched = Arc::new(AtomicU32::new(0));
    let tokens = || {
        let fetched = Arc::clone(&fetched);
        Renewed::bearer(move || {
            let number = fetched.fetch_add(1, Ordering::SeqCst);
            async move { Ok(Token::new(format!("t{number}"))) }
        })
    };
    let call = |server: &Server| {
        let client = builder(&server.base)
            .credential("key", tokens())
            .build()
            .expect("a client");
        let call: Call<Any> = Call::new(&client, Request::new("GET", "{baseUrl}/x").auth("key"));
        call
    };
    let server = Server::start(&[&json(401, "{\"no\":1}")]);
    call(&server).await.expect("the second token holds");
    let sent: Vec<Option<String>> = server.arrived().iter().map(|one| one.header("authorization")).collect();
    assert_eq!(sent, [Some("Bearer t0".to_owned()), Some("Bearer t1".to_owned())]);
    let server = Server::start(&[&json(401, "{}"), &json(401, "{\"still\":1}")]);
    let error = call(&server).await.expect_err("refused twice");
    assert_eq!(error.body(), Some(&b"{\"still\":1}"[..]));
    assert_eq!(server.arrived().len(), 2);
}

#[tokio::test]
async fn concurrent_calls_fetch_a_token_once() {
    let fetched = Arc::new(AtomicU32::new(0));
    let counted = Arc::clone(&fetched);
    let provider = Renewed::bearer(move || {
        counted.fetch_add(1, Ordering::SeqCst);
        async {
            tokio::time::sleep(Duration::from_millis(50)).await;
            Ok(Token::new("t").expires_in(Duration::from_secs(3600)))
        }
    });
    let server = Server::start(&[]);
    let client = builder(&server.base)
        .credential("key", provider)
        .build()
        .expect("a client");
    let calls: Vec<_> = (0..8)
        .map(|_| {
            let call: Call<Any> = Call::new(&client, Request::new("GET", "{baseUrl}/x").auth("key"));
            tokio::spawn(call.send())
        })
        .collect();
    for call in calls {
        call.await.expect("no panic").expect("an answer");
    }
    assert_eq!(fetched.load(Ordering::SeqCst), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn calls_whose_token_is_refused_renew_it_once() {
    let (base, _) = rogue(|stream| {
        // Any connection is for one request, whose token is the second one from now on.
        let _ = stream.write_all(b"HTTP/1.1 401 No\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
    });
    let fetched = Arc::new(AtomicU32::new(0));
    let (counted, server) = (Arc::clone(&fetched), Server::start(&[]));
    let provider = Renewed::bearer(move || {
        let number = counted.fetch_add(1, Ordering::SeqCst);
        async move { Ok(Token::new(format!("t{number}"))) }
    });
    let (good, bad) = (server.base.clone(), base);
    let client = builder(&good)
        .credential("key", provider)
        .layer(move |inner| {
            move |mut request: http::Request<Body>| {
                if request.headers()["authorization"] == "Bearer t0" {
                    *request.uri_mut() = format!("{bad}/x").parse().expect("a URI");
                }
                inner.send(request)
            }
        })
        .build()
        .expect("a client");
    let calls: Vec<_> = (0..8)
        .map(|_| {
            let call: Call<Any> = Call::new(&client, Request::new("GET", "{baseUrl}/x").auth("key"));
            tokio::spawn(call.send())
        })
        .collect();
    for call in calls {
        call.await.expect("no panic").expect("the second token holds");
    }
    assert_eq!(fetched.load(Ordering::SeqCst), 2);
    assert_eq!(server.arrived().len(), 8);
}

#[tokio::test]
async fn a_token_that_cannot_be_fetched_is_an_error_of_its_own() {
    let provider = Renewed::bearer(|| async { Err::<Token, _>("the vault is shut".into()) });
    let server = Server::start(&[]);
    let client = builder(&server.base)
        .credential("key", provider)
        .build()
        .expect("a client");
    let call: Call<Any> = Call::new(&client, Request::new("GET", "{baseUrl}/x").auth("key"));
    let error = call.await.expect_err("no token");
    assert!(matches!(error, Error::Auth(_)), "{error}");
    let cause = std::error::Error::source(&error).expect("a cause");
    assert_eq!(cause.to_string(), "the vault is shut");
    assert!(server.arrived().is_empty());
}

#[tokio::test]
async fn no_credential_follows_to_another_origin() {
    let other = Server::start(&[]);
    let server = Server::start(&[&bare(307, &format!("location: {}/y\r\n", other.base))]);
    let client = builder(&server.base)
        .credential("a", Bearer::new("secret1"))
        .credential("b", ApiKey::header("X-Api", "secret2"))
        .credential("c", ApiKey::query("key", "secret3"))
        .credential("d", HeaderSecret::new("X-Custom", "v=", "secret4"))
        .build()
        .expect("a client");
    let request = Request::new("POST", "{baseUrl}/x")
        .auth("a")
        .auth("b")
        .auth("c")
        .auth("d");
    let call: Call<Any> = Call::new(&client, request.header("Cookie", "c=secret5").text("body"));
    call.await.expect("an answer");
    assert!(server.one().headers.iter().any(|(_, value)| value.contains("secret4")));
    let arrived = format!("{:?}", other.one());
    assert!(!arrived.contains("secret"), "{arrived}");
}

#[tokio::test]
async fn cookies_come_back_to_who_set_them() {
    let set = bare(
        200,
        "set-cookie: sid=abc; Path=/\r\nset-cookie: z=1; Path=/only; Max-Age=60\r\nset-cookie: gone=1; Max-Age=0\r\nset-cookie: alien=1; Domain=example.com\r\nset-cookie: safe=1; Secure\r\n",
    );
    let server = Server::start(&[&set]);
    let client = client(&server.base);
    let send = |target: &'static str| {
        let call: Call<Any> = Call::new(&client, Request::new("GET", target));
        call
    };
    for target in ["{baseUrl}/a", "{baseUrl}/b", "{baseUrl}/only/x"] {
        send(target).await.expect("an answer");
    }
    let own = Request::new("GET", "{baseUrl}/b").header("Cookie", "m=2; sid=mine");
    Call::<Any>::new(&client, own).await.expect("an answer");
    let without = Request::new("GET", "{baseUrl}/b").without_cookies();
    Call::<Any>::new(&client, without).await.expect("an answer");
    let sent: Vec<Option<String>> = server.arrived().iter().map(|one| one.header("cookie")).collect();
    let text = |text: &str| Some(text.to_owned());
    assert_eq!(
        sent,
        [
            None,
            text("sid=abc"),
            text("z=1; sid=abc"),
            text("m=2; sid=mine; sid=abc"),
            None
        ]
    );
}

/// Answers a number of bytes in chunks.
fn endless(stream: &mut TcpStream) {
    let _ = stream.write_all(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n");
    let mut chunk = b"100000\r\n".to_vec();
    chunk.resize(chunk.len() + 0x10_0000, b'x');
    chunk.extend_from_slice(b"\r\n");
    // 5 GB.
    for _ in 0..5_000 {
        if stream.write_all(&chunk).is_err() {
            return;
        }
    }
}

#[tokio::test]
async fn endless_answers_are_cut() {
    let (base, count) = rogue(endless);
    let client = builder(&base).max_response_size(10 << 20).build().expect("a client");
    let error = get(&client).await.expect_err("too much");
    assert!(
        !error.is_retryable() && error.to_string().contains("raise `max_response_size`"),
        "{error}"
    );
    assert_eq!(count.load(Ordering::SeqCst), 1);
    let mut raw = get(&client).send_raw().await.expect("headers");
    assert!(
        raw.chunk().await.expect("bytes").is_some(),
        "a raw answer is read piece by piece"
    );
}

#[tokio::test]
async fn what_grows_when_decompressed_is_cut() {
    // 16 MiB of zeros each; what zlib adds to the blocks, gzip writes in its own way.
    let zlib: &[u8] = include_bytes!("bomb.deflate");
    let blocks = &zlib[2..zlib.len() - 4];
    let gzip = [b"\x1f\x8b\x08\0\0\0\0\0\0\xff", blocks].concat();
    let brotli =
        b"\xcb\xff\xff\x3f\xf8\x27\0\xe2\xb1\x40\x20\xf7\xfe\x2f\xff\xff\xff\xf0\x4f\0\xc4\x61\x11\x80\xee\xfd\x1f";
    for (encoding, bomb) in [("deflate", zlib), ("gzip", &gzip), ("br", brotli)] {
        let (head, bomb) = (
            format!("HTTP/1.1 200 OK\r\ncontent-encoding: {encoding}\r\nconnection: close\r\n\r\n"),
            bomb.to_vec(),
        );
        let (base, count) = rogue(move |stream| {
            let _ = stream.write_all(head.as_bytes());
            let _ = stream.write_all(&bomb);
        });
        let client = builder(&base).max_response_size(1 << 20).build().expect("a client");
        let error = get(&client).await.expect_err("too much");
        assert!(
            error.to_string().contains("more than 1048576 bytes"),
            "{encoding}: {error}"
        );
        assert_eq!(count.load(Ordering::SeqCst), 1, "{encoding}");
    }
}

#[tokio::test]
async fn too_many_headers_are_refused() {
    let (base, _) = rogue(|stream| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\n");
        for index in 0..100_000 {
            if stream
                .write_all(format!("x-{index}: {}\r\n", "y".repeat(1000)).as_bytes())
                .is_err()
            {
                return;
            }
        }
    });
    assert!(matches!(get(&client(&base)).await, Err(Error::Transport(_))));
    let long = bare(200, &format!("x-long: {}\r\n", "y".repeat(2000)));
    let server = Server::start(&[&long]);
    let client = builder(&server.base).max_header_size(1000).build().expect("a client");
    let error = get(&client).await.expect_err("too long");
    assert!(
        error.to_string().contains("headers have more than 1000 bytes"),
        "{error}"
    );
}

#[tokio::test]
async fn invalid_utf_8_is_kept() {
    let (base, _) = rogue(says(b"HTTP/1.1 400 Bad\r\ncontent-length: 3\r\n\r\na\xFFb"));
    let error = get(&client(&base)).await.expect_err("a failure");
    assert_eq!(error.body(), Some(&b"a\xFFb"[..]));
    let (base, _) = rogue(says(b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\n\"a\xFFb\""));
    let call: Call<Typed> = Call::new(&client(&base), Request::new("GET", "{baseUrl}/x"));
    let error = call.await.expect_err("no JSON");
    assert!(
        matches!(&error, Error::Decode(_)) && error.body() == Some(&b"\"a\xFFb\""[..]),
        "{error}"
    );
}

#[tokio::test]
async fn deep_json_does_not_overflow() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let deep = format!("{}1{}", open.repeat(200_000), close.repeat(200_000));
        let server = Server::start(&[&json(200, &deep), &json(400, &deep)]);
        let client = client(&server.base);
        let call: Call<Typed> = Call::new(&client, Request::new("GET", "{baseUrl}/x"));
        let error = call.await.expect_err("too deep");
        assert!(matches!(&error, Error::Decode(_)), "too deep");
        assert_eq!(error.code(), None);
        let error = get(&client).await.expect_err("a failure");
        assert_eq!(error.body().map(<[u8]>::len), Some(deep.len()));
        assert_eq!(error.code(), None);
    }
}
