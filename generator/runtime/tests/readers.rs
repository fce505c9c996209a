//! What a server may send, and what a caller may give, at random: nothing panics, and readers agree with the standard or
//! with another reader of the same.

#![cfg(feature = "client")]

mod support;

use bytes::Bytes;
use http::header::{HeaderName, HeaderValue};
use http::{Request as HttpRequest, Response as HttpResponse};
use postman_codegen_runtime::body::{Body, BoxError};
use postman_codegen_runtime::call::Call;
use postman_codegen_runtime::client::{Builder, Client};
use postman_codegen_runtime::digest::Digest;
use postman_codegen_runtime::media;
use postman_codegen_runtime::ntlm::Ntlm;
use postman_codegen_runtime::request::Request;
use postman_codegen_runtime::template::Setting;
use postman_codegen_runtime::url::parse;
use std::collections::VecDeque;
use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};
use support::Any;

const SETTINGS: &[Setting] = &[Setting::new("baseUrl", Some("http://api.example"))];

/// Numbers that are always the same (SplitMix64).
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % bound.max(1) as u64).expect("it is below")
    }

    /// A text of at most so many of these words.
    fn text(&mut self, words: &[&str], most: usize) -> String {
        (0..self.below(most + 1))
            .map(|_| words[self.below(words.len())])
            .collect()
    }
}

/// A body in pieces.
struct Pieces(VecDeque<Bytes>);

impl http_body::Body for Pieces {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<http_body::Frame<Bytes>, Self::Error>>> {
        Poll::Ready(self.0.pop_front().map(|piece| Ok(http_body::Frame::data(piece))))
    }
}

/// A client whose every answer has this body, in pieces of these lengths, and these headers.
fn answering(status: u16, headers: Vec<(HeaderName, HeaderValue)>, body: &str, piece: usize) -> Builder {
    let pieces: Vec<Bytes> = body
        .as_bytes()
        .chunks(piece.max(1))
        .map(Bytes::copy_from_slice)
        .collect();
    let transport = move |_: HttpRequest<Body>| {
        let mut answer = HttpResponse::new(Body::new(Pieces(pieces.clone().into())));
        *answer.status_mut() = http::StatusCode::from_u16(status).expect("a status");
        for (name, value) in &headers {
            answer.headers_mut().append(name, value.clone());
        }
        async move { Ok::<_, BoxError>(answer) }
    };
    Builder::new(SETTINGS).transport(transport)
}

fn call(client: &Client) -> Call<Any> {
    Call::new(client, Request::new("GET", "{baseUrl}/x"))
}

type Told = (String, String, String);

/// The algorithm of the HTML standard (9.2.6), line by line, for a stream without a byte order mark.
fn events(text: &str) -> Vec<Told> {
    let unified = text.replace("\r\n", "\n").replace('\r', "\n");
    let whole = unified.rfind('\n').map_or("", |end| &unified[..=end]);
    let (mut kind, mut data, mut id, mut told) = (String::new(), String::new(), String::new(), Vec::new());
    for line in whole.split_terminator('\n') {
        if line.is_empty() {
            if !data.is_empty() {
                let data = data.strip_suffix('\n').unwrap_or(&data).to_owned();
                let event = if kind.is_empty() {
                    "message".to_owned()
                } else {
                    kind.clone()
                };
                told.push((event, data, id.clone()));
            }
            data.clear();
            kind.clear();
            continue;
        }
        let (field, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match field {
            "event" => kind = value.to_owned(),
            "data" => data.push_str(&format!("{value}\n")),
            "id" if !value.contains('\0') => id = value.to_owned(),
            _ => {}
        }
    }
    told
}

#[tokio::test]
async fn events_are_those_of_the_standard() {
    const WORDS: &[&str] = &[
        "data",
        "data: x",
        "data:",
        "event",
        "event: tick",
        "id",
        "id: 7",
        "id: \0",
        "retry: 3",
        ":",
        ": ",
        " ",
        "\n",
        "\n",
        "\n",
        "\n\n",
        "\r",
        "\r\n",
        "é",
        "🦀",
        "x",
    ];
    let mut chance = Chance(1);
    for _ in 0..3000 {
        let text = chance.text(WORDS, 24);
        let piece = 1 + chance.below(9);
        let client = answering(200, Vec::new(), &text, piece).build().expect("a client");
        let mut read = call(&client).send_raw().await.expect("headers").events();
        let mut seen = Vec::new();
        while let Some(event) = read.next().await.expect("an event") {
            seen.push((event.event, event.data, event.id));
        }
        assert_eq!(seen, events(&text), "{text:?} in pieces of {piece}");
    }
}

#[tokio::test]
async fn lines_are_values_as_serde_reads_them() {
    const WORDS: &[&str] = &[
        "{",
        "}",
        "{\"a\":1}",
        "[1,",
        "]",
        "3",
        "\"x\"",
        "null",
        " ",
        "\n",
        "\n",
        "\r\n",
        "\r",
        "é",
        "1e9",
        "-",
    ];
    let mut chance = Chance(2);
    for _ in 0..2000 {
        let text = chance.text(WORDS, 16);
        let piece = 1 + chance.below(9);
        let client = answering(200, Vec::new(), &text, piece).build().expect("a client");
        let mut lines = call(&client)
            .send_raw()
            .await
            .expect("headers")
            .json_lines::<serde_json::Value>();
        let unified = text.replace("\r\n", "\n").replace('\r', "\n");
        for line in unified.split('\n').filter(|line| !line.trim().is_empty()) {
            let read = lines.next().await.map_err(drop);
            let expected = serde_json::from_str(line).map(Some).map_err(drop);
            assert_eq!(read, expected, "{line:?} of {text:?} in pieces of {piece}");
        }
        assert!(lines.next().await.expect("the end").is_none(), "{text:?}");
    }
}

/// Headers that the runtime reads, with what stands in them and what does not.
const NAMES: &[&str] = &[
    "www-authenticate",
    "www-authenticate",
    "set-cookie",
    "location",
    "content-type",
    "retry-after",
    "link",
    "etag",
    "proxy-authenticate",
    "content-length",
    "x-ratelimit-reset",
    "date",
];

const VALUES: &[&str] = &[
    "Digest ",
    "digest",
    "realm=",
    "nonce=",
    "opaque=",
    "qop=",
    "algorithm=",
    "stale=true",
    "\"",
    "\"a\"",
    "\\\"",
    ",",
    ", ",
    "=",
    ";",
    " ",
    "auth",
    "auth-int",
    "MD5",
    "MD5-sess",
    "SHA-256",
    "SHA-512-256",
    "NTLM",
    "NTLM ",
    "Negotiate",
    "TlRMTVNTUAAC",
    "TlRMTVNTUAACAAAAAAAAADAAAAA1gomi",
    "AAAA",
    "////",
    "Basic realm=x",
    "a=b",
    "; path=/",
    "; Domain=.example",
    "; Max-Age=-1",
    "; Expires=Wed, 21 Oct 2015 07:28:00 GMT",
    "; Secure",
    "http://",
    "https://api.example/y",
    "/z",
    "//",
    "..",
    "?",
    "#",
    "%",
    "[::1]",
    ":99999",
    "<",
    ">; rel=\"next\"",
    "1",
    "-1",
    "99999999999999999999",
    "Wed, 21 Oct 2015 07:28:00 GMT",
    "application/json",
    "multipart/mixed; boundary=",
    "text/event-stream",
    "charset=utf-16",
    "W/",
    "\u{e9}",
    "0",
];

#[tokio::test]
async fn no_header_of_an_answer_breaks_a_call() {
    let mut chance = Chance(3);
    for round in 0..4000 {
        let status = [
            200, 201, 204, 301, 302, 303, 307, 308, 400, 401, 401, 401, 403, 407, 418, 500,
        ][chance.below(16)];
        let headers = (0..chance.below(6)).filter_map(|_| {
            let name = HeaderName::from_static(NAMES[chance.below(NAMES.len())]);
            let value = HeaderValue::from_bytes(chance.text(VALUES, 10).as_bytes()).ok()?;
            Some((name, value))
        });
        let headers: Vec<_> = headers.collect();
        let body = chance.text(&["{\"a\":", "1}", "<a>", "", "\u{feff}", "[]"], 3);
        let builder = answering(status, headers.clone(), &body, 4);
        let builder = match round % 3 {
            0 => builder.credential("key", Digest::new("u", "p")),
            1 => builder.credential("key", Ntlm::new("u", "p")),
            _ => builder,
        };
        let client = builder.build().expect("a client");
        // Whatever comes of it, it comes to an end, and can be shown; the jar has kept what it could by the second call.
        for _ in 0..2 {
            let request = Request::new("GET", "{baseUrl}/x");
            let request = if round % 3 == 2 { request } else { request.auth("key") };
            let done = Call::<Any>::new(&client, request).await;
            assert!(
                !format!("{:?}", done.map(|answer| answer.status())).is_empty(),
                "{status} {headers:?}"
            );
        }
    }
}

#[test]
fn urls_say_what_they_said_before() {
    const WORDS: &[&str] = &[
        "http://",
        "https://",
        "//",
        "/",
        "\\",
        "?",
        "#",
        "&",
        "=",
        "@",
        ":",
        "::",
        "[",
        "]",
        "[::1]",
        ".",
        "..",
        "%",
        "%2e",
        "%2F",
        "%zz",
        " ",
        "\t",
        "\n",
        "\0",
        "a",
        "B",
        "é",
        "🦀",
        "xn--",
        "api.example",
        "ü.example",
        ":80",
        ":443",
        ":99999",
        "u:p@",
        "{{x}}",
        "{",
        "}",
        "+",
        ";",
    ];
    let mut chance = Chance(4);
    for _ in 0..30_000 {
        let text = chance.text(WORDS, 12);
        let url = parse(&text);
        if url.authority().is_empty() {
            // It is not sent.
            continue;
        }
        let again = parse(&url.href());
        assert_eq!(again.href(), url.href(), "{text:?}");
        let target = url.target();
        let is_sendable = target.bytes().all(|byte| (b'!'..=b'~').contains(&byte)) && target.starts_with('/');
        assert!(is_sendable, "{text:?} is sent as {target:?}");
        let _ = (url.origin(), url.host().len(), url.port().len(), media::guess(&text));
    }
}

#[tokio::test]
async fn no_template_and_no_argument_breaks_a_call() {
    const WORDS: &[&str] = &[
        "{baseUrl}",
        "{a}",
        "{b}",
        "{",
        "}",
        "{{",
        "}}",
        "{{a}}",
        "/",
        "?",
        "#",
        "é",
        ":",
        "x",
        "..",
        "%",
        "{}",
        "=",
        "&",
    ];
    let mut chance = Chance(5);
    for _ in 0..5000 {
        let (template, value) = (chance.text(WORDS, 8), chance.text(WORDS, 4));
        let client = answering(200, Vec::new(), "", 1).build().expect("a client");
        let request = Request::new("GET", template.clone())
            .path("a", value.clone())
            .bind("b", value.clone());
        let request = request.query(1, &value, value.clone()).header("X-A", value.clone());
        let call: Call<Any> = Call::new(&client, request);
        let (shown, sent) = (call.to_curl().is_ok(), call.await.is_ok());
        assert!(shown || !sent, "{template:?} {value:?} is sent, but not shown");
    }
}
