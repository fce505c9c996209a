// Written by postman-codegen; edit the collection and generate again.

//! The calls of a HAR file, for the mock to answer alike. With the feature `mock`.

#![cfg(feature = "mock")]

use bytes::Bytes;
use http::{Method, Response};
use serde::de::Error as _;
use serde_json::Value;
use std::cmp::Reverse;

/// A call that was answered once.
#[derive(Debug)]
pub struct Recording {
    method: String,
    /// `{…}` stands for any segment.
    path: String,
    query: String,
    response: Response<Bytes>,
    is_used: bool,
}

/// The calls of a HAR file that were answered, in order.
///
/// # Errors
///
/// If the text is no HAR file.
pub fn read(text: &str) -> Result<Vec<Recording>, serde_json::Error> {
    let har: Value = serde_json::from_str(text)?;
    let Some(entries) = har["log"]["entries"].as_array() else {
        return Err(serde_json::Error::custom(
            "it is no HAR file: `log.entries` is not there",
        ));
    };
    Ok(entries.iter().filter_map(recording).collect())
}

fn recording(entry: &Value) -> Option<Recording> {
    let (request, answer) = (&entry["request"], &entry["response"]);
    let (path, query) = split(request["url"].as_str()?);
    let status = u16::try_from(answer["status"].as_u64()?).ok()?;
    let mut response = Response::builder().status(status);
    // The body is kept decompressed and in one piece.
    let changed = ["content-encoding", "content-length", "transfer-encoding"];
    for header in answer["headers"].as_array().into_iter().flatten() {
        let name = header["name"].as_str().unwrap_or_default().to_ascii_lowercase();
        // HTTP/2 has `:status` and others among them.
        if !name.starts_with(':') && !changed.contains(&&*name) {
            response = response.header(name, header["value"].as_str().unwrap_or_default());
        }
    }
    let body = answer["content"]["text"].as_str().unwrap_or_default();
    let body = match answer["content"]["encoding"].as_str() {
        Some("base64") => decoded(body).into(),
        _ => Bytes::from(body.to_owned()),
    };
    Some(Recording {
        method: request["method"].as_str()?.to_ascii_uppercase(),
        path: request["_path"].as_str().unwrap_or(path).to_owned(),
        query: query.to_owned(),
        response: response.body(body).ok()?,
        is_used: false,
    })
}

/// The answer of the call that fits best: the path with the fewest holes, the same query, then the first that was not
/// given yet, or the last again.
pub fn next(recordings: &mut [Recording], method: &Method, url: &str) -> Option<Response<Bytes>> {
    let (path, query) = split(url);
    let fits = (0..).zip(recordings.iter_mut()).filter_map(|(place, one): (i64, _)| {
        let constants = fit(&one.path, path).filter(|_| one.method == method.as_str())?;
        let turn = if one.is_used { place } else { -place };
        Some(((constants, one.query == query, Reverse(one.is_used), turn), one))
    });
    let (_, best) = fits.max_by_key(|(rank, _)| *rank)?;
    best.is_used = true;
    Some(best.response.clone())
}

/// How many segments are the same, if the others are holes.
fn fit(pattern: &str, path: &str) -> Option<usize> {
    let (named, given): (Vec<&str>, Vec<&str>) = (pattern.split('/').collect(), path.split('/').collect());

    let fits = |(name, segment): (&&str, &&str)| name == segment || name.contains('{');
    let all = named.len() == given.len() && named.iter().zip(&given).all(fits);
    all.then(|| {
        named
            .iter()
            .zip(&given)
            .filter(|(name, segment)| name == segment)
            .count()
    })
}

/// Path and query of a URL.
pub(super) fn split(url: &str) -> (&str, &str) {
    let url = url.split('#').next().unwrap_or_default();
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let target = rest.find(['/', '?']).and_then(|at| rest.get(at..)).unwrap_or("/");
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    (if path.is_empty() { "/" } else { path }, query)
}

/// The bytes of base64; what is none of its letters is left out.
fn decoded(text: &str) -> Vec<u8> {
    let (mut bytes, mut bits, mut count) = (Vec::with_capacity(text.len() / 4 * 3), 0_u32, 0);
    for letter in text.bytes() {
        let value = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => continue,
        };
        (bits, count) = ((bits << 6 | u32::from(value)) & 0xffff, count + 6);
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count & 0xff) as u8);
        }
    }
    bytes
}
