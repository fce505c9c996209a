// Written by postman-codegen; edit the collection and generate again.

//! A server's answer, and how an operation reads it.

use super::body::Body as Content;
use super::error::DecodeError;
use super::path;
use super::reason::{Reason, code, message};
use bytes::Bytes;
use http::header::{Entry, SET_COOKIE};
use http::{HeaderMap, Response, StatusCode};
use serde::de::DeserializeOwned;
use serde::{Serialize, Serializer};
use serde_json::Value;
use std::fmt;

/// How much of a body a message shows.
const SHOWN: usize = 300;

/// A server's answer with its whole body.
#[derive(Clone)]
pub struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
}

/// What a documented case made of an answer.
#[derive(Debug)]
pub enum Decoded<T> {
    /// No documented case has this status.
    Undocumented,
    /// The case's value.
    Value(T),
    /// The body is not what the case shows.
    Failed(DecodeError),
}

impl<T> Decoded<T> {
    /// The value as part of something else.
    pub fn map<U>(self, wrap: impl FnOnce(T) -> U) -> Decoded<U> {
        match self {
            Self::Undocumented => Decoded::Undocumented,
            Self::Value(value) => Decoded::Value(wrap(value)),
            Self::Failed(error) => Decoded::Failed(error),
        }
    }
}

impl Answer {
    /// An answer.
    #[must_use]
    pub fn new(status: StatusCode, mut headers: HeaderMap, body: Bytes) -> Self {
        // Without the first condition, the map would make room for an entry.
        if headers.contains_key(SET_COOKIE)
            && let Entry::Occupied(mut cookies) = headers.entry(SET_COOKIE)
        {
            cookies.iter_mut().for_each(|cookie| cookie.set_sensitive(true));
        }
        Self { status, headers, body }
    }

    /// The answer as one of another status.
    #[must_use]
    pub fn with_status(&self, status: StatusCode) -> Self {
        Self { status, ..self.clone() }
    }

    /// An answer whose body is in memory.
    #[must_use]
    pub fn whole(answer: Response<Content>) -> Self {
        let (parts, body) = answer.into_parts();
        let body = body.into_bytes().unwrap_or_default();
        Self::new(parts.status, parts.headers, body)
    }

    /// The status as a number.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.status.as_u16()
    }

    /// The status.
    #[must_use]
    pub fn status_code(&self) -> StatusCode {
        self.status
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The text of a header; nothing where it is absent, or no text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The body.
    #[must_use]
    pub fn bytes(&self) -> &Bytes {
        &self.body
    }

    /// Nothing, whatever the body.
    #[must_use]
    pub fn empty(&self) -> Decoded<()> {
        Decoded::Value(())
    }

    /// The body as text; bytes that are no UTF-8 are replaced.
    #[must_use]
    pub fn text(&self) -> Decoded<String> {
        Decoded::Value(self.lossy())
    }

    /// The body as what went wrong.
    #[must_use]
    pub fn reason(&self) -> Decoded<Reason> {
        Decoded::Value(Reason { text: self.lossy() })
    }

    /// The body as JSON; of a success without a body, what `null`, `{}` or `[]` is, if the type has one of them.
    #[must_use]
    pub fn json<T: DeserializeOwned>(&self) -> Decoded<T> {
        match read(&self.body) {
            Ok(value) => Decoded::Value(value),
            Err(error) => self
                .nothing()
                .map_or_else(|| Decoded::Failed(self.undecoded(&error)), Decoded::Value),
        }
    }

    fn nothing<T: DeserializeOwned>(&self) -> Option<T> {
        let is_empty = self.status.is_success() && self.body.trim_ascii().is_empty();
        let texts: &[&[u8]] = if is_empty { &[b"null", b"{}", b"[]"] } else { &[] };
        texts.iter().find_map(|text| read(text).ok())
    }

    /// The body as JSON; `None` if it is empty.
    #[must_use]
    pub fn optional<T: DeserializeOwned>(&self) -> Decoded<Option<T>> {
        if self.body.trim_ascii().is_empty() {
            Decoded::Value(None)
        } else {
            self.json().map(Some)
        }
    }

    /// The body as JSON of the documented shape, else as text; JSON that stands in JSON's quotes is what stands there.
    #[must_use]
    pub fn mixed<T: DeserializeOwned>(&self) -> Decoded<Mixed<T>> {
        let quoted = || {
            read(&self.body)
                .ok()
                .filter(|text: &String| text.trim_start().starts_with(['{', '[']))
        };
        let text = || quoted().unwrap_or_else(|| self.lossy());
        Decoded::Value(read(&self.body).map_or_else(|_| Mixed::Text(text()), Mixed::Json))
    }

    /// Nothing, if the status is one of success (2xx).
    #[must_use]
    pub fn done(&self) -> Decoded<()> {
        if self.status.is_success() {
            Decoded::Value(())
        } else {
            Decoded::Undocumented
        }
    }

    /// The body as it is, of a success or of a redirect that led nowhere.
    #[must_use]
    pub fn followed(&self) -> Decoded<Body> {
        if self.status.is_redirection() {
            Decoded::Value(Body {
                bytes: self.body.clone(),
            })
        } else {
            self.body()
        }
    }

    /// The body as it is, if the status is one of success (2xx).
    #[must_use]
    pub fn body(&self) -> Decoded<Body> {
        if self.status.is_success() {
            Decoded::Value(Body {
                bytes: self.body.clone(),
            })
        } else {
            Decoded::Undocumented
        }
    }

    /// The API's own error code: `code`, `error_code`, `error.code`, `errors[0].code`, … of a JSON body.
    #[must_use]
    pub fn code(&self) -> Option<String> {
        code(&read(&self.body).ok()?)
    }

    fn lossy(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    fn undecoded(&self, error: &serde_json::Error) -> DecodeError {
        let path = path::at(&self.body, error.line(), error.column());
        DecodeError::new(self.clone(), path, path::problem(error))
    }
}

/// Status, headers, and the start of the body.
impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answer")
            .field("status", &self.status)
            .field("headers", &self.headers)
            .field("body", &self.lossy().chars().take(SHOWN * 10).collect::<String>())
            .finish()
    }
}

/// Status, the API's error code and message if there are any, else the start of the body.
impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.status)?;
        let body: Option<Value> = read(&self.body).ok();
        let (code, message) = (body.as_ref().and_then(code), body.as_ref().and_then(message));
        match (code, message) {
            (None, None) => {
                let text: String = self.lossy().trim().chars().take(SHOWN).collect();
                if text.is_empty() { Ok(()) } else { write!(f, ": {text}") }
            }
            (Some(code), None) => write!(f, ": {code}"),
            (None, Some(message)) => write!(f, ": {message}"),
            (Some(code), Some(message)) => write!(f, ": {message} ({code})"),
        }
    }
}

/// Reads a JSON text; a byte order mark is no error.
fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, serde_json::Error> {
    serde_json::from_slice(without_mark(bytes))
}

fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(path::BYTE_ORDER_MARK).unwrap_or(bytes)
}

/// A body that was seen as JSON and as text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Mixed<T> {
    /// It is JSON of the documented shape.
    Json(T),
    /// It is anything else.
    Text(String),
}

/// The body of a success whose content is not documented.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    bytes: Bytes,
}

impl Body {
    /// The body as JSON.
    ///
    /// # Errors
    ///
    /// If the body is no JSON, or no `T`.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, serde_json::Error> {
        serde_json::from_slice(&self.bytes)
    }

    /// The body as text; bytes that are no UTF-8 are replaced.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// The body as it is.
    #[must_use]
    pub fn bytes(&self) -> &Bytes {
        &self.bytes
    }
}

/// JSON if it is JSON, nothing if it is empty, else text.
impl Serialize for Body {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.json::<Value>() {
            Ok(value) => value.serialize(serializer),
            Err(_) if self.bytes.is_empty() => serializer.serialize_none(),
            Err(_) => serializer.serialize_str(&self.text()),
        }
    }
}
