//! Whether two requests are the same to a server.

use serde_json::Value;

use crate::cases::BOUNDARY;
use crate::multipart;
use crate::server::Arrived;

/// Headers that say how the request was sent, not what was asked.
const IGNORED: [&str; 9] = [
    "user-agent",
    "postman-token",
    "accept-encoding",
    "connection",
    "host",
    "content-length",
    "cache-control",
    "proxy-connection",
    "transfer-encoding",
];

/// How the request that arrived differs from the expected one; `None` where it does not.
#[must_use]
pub fn difference(expected: &Arrived, arrived: &Arrived) -> Option<String> {
    let differ = |what: &str, expected: &str, arrived: &str| Some(format!("{what}: {expected:?} became {arrived:?}"));
    if expected.method != arrived.method {
        return differ("method", &expected.method, &arrived.method);
    }
    if expected.target != arrived.target {
        return differ("target", &expected.target, &arrived.target);
    }
    let boundary = arrived
        .header("content-type")
        .and_then(multipart::boundary)
        .or_else(|| framed(arrived));
    let arrived = match boundary.filter(|_| uses_placeholder(expected)) {
        Some(boundary) => with_placeholder(arrived, boundary),
        None => arrived.clone(),
    };
    if !same_body(&expected.body, &arrived.body) {
        return differ("body", &expected.text(), &arrived.text());
    }
    let (wanted, sent) = (bag(expected), bag(&arrived));
    if wanted != sent {
        return differ("headers", &format!("{wanted:?}"), &format!("{sent:?}"));
    }
    None
}

fn uses_placeholder(request: &Arrived) -> bool {
    request.body.starts_with(format!("--{BOUNDARY}").as_bytes())
}

/// The boundary of a multipart body whose `Content-Type` names none.
fn framed(request: &Arrived) -> Option<&str> {
    let first = request.body.split(|byte| *byte == b'\r').next()?;
    std::str::from_utf8(first.strip_prefix(b"--")?).ok()
}

/// The request as if its boundary were the placeholder.
fn with_placeholder(request: &Arrived, boundary: &str) -> Arrived {
    let replace = |text: &str| text.replace(boundary, BOUNDARY);
    // Each byte as one character, so that nothing but the boundary changes.
    let body: String = request.body.iter().map(|byte| char::from(*byte)).collect();
    Arrived {
        headers: request
            .headers
            .iter()
            .map(|(name, value)| (name.clone(), replace(value)))
            .collect(),
        body: replace(&body)
            .chars()
            .filter_map(|letter| u8::try_from(letter).ok())
            .collect(),
        ..request.clone()
    }
}

/// Byte for byte, or the same JSON.
fn same_body(expected: &[u8], arrived: &[u8]) -> bool {
    let json = |body| serde_json::from_slice::<Value>(body).ok();
    expected == arrived
        || matches!((json(expected), json(arrived)), (Some(one), Some(other)) if same_json(&one, &other))
}

/// An absent field and `null` are one; numbers are compared, not their digits.
fn same_json(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Object(one), Value::Object(other)) => {
            let keys = one.keys().chain(other.keys());
            keys.into_iter().all(|key| {
                same_json(
                    one.get(key).unwrap_or(&Value::Null),
                    other.get(key).unwrap_or(&Value::Null),
                )
            })
        }
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same_json(one, other))
        }
        (Value::Number(one), Value::Number(other)) => one == other || one.as_f64() == other.as_f64(),
        (one, other) => one == other,
    }
}

/// The headers that matter, whatever their order.
fn bag(request: &Arrived) -> Vec<(String, String)> {
    let headers = request
        .headers
        .iter()
        .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()));
    let mut kept: Vec<(String, String)> = headers
        .filter(|(name, value)| !IGNORED.contains(&name.as_str()) && (name != "accept" || value != "*/*"))
        .collect();
    kept.sort();
    kept
}
