// Written by postman-codegen; edit the collection and generate again.

//! What can go wrong with a call.

use super::answer::Answer;
use super::body::BoxError;
pub use super::failure::{DecodeError, Failure, Unexpected};
use super::retry::is_transient;
pub use super::trouble::TransportError;
use http::{HeaderMap, StatusCode};
use serde::Serialize;
use std::fmt;

/// The headers in which servers name a request, the most usual first.
const REQUEST_IDS: &[&str] = &[
    "x-request-id",
    "request-id",
    "x-correlation-id",
    "x-amzn-requestid",
    "x-trace-id",
    "cf-ray",
];

/// The failures of an operation of which none is documented: there is no value of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Undocumented {}

/// Why a call did not succeed. `E` are the operation's documented failures.
///
/// `Debug` and `Display` never show a credential or a query.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error<E = Undocumented> {
    /// The server answered with a documented failure.
    Api(Failure<E>),
    /// The server answered with a status that is not documented.
    Unexpected(Unexpected),
    /// The server's answer is documented, but its body is not what the documentation shows.
    Decode(DecodeError),
    /// No connection, or it broke, or it took too long.
    Transport(TransportError),
    /// The request cannot be made; nothing was sent.
    Request(RequestError),
    /// A credential cannot be had or used.
    Auth(AuthError),
}

impl<E> Error<E> {
    /// The status of the answer, if there was one.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.answer().map(Answer::status_code)
    }

    /// The headers of the answer, if there was one.
    #[must_use]
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.answer().map(Answer::headers)
    }

    /// The whole body of the answer, if there was one.
    #[must_use]
    pub fn body(&self) -> Option<&[u8]> {
        self.answer().map(|answer| answer.bytes().as_ref())
    }

    /// The API's own error code, read from the body of the answer.
    #[must_use]
    pub fn code(&self) -> Option<String> {
        self.answer().and_then(Answer::code)
    }

    /// Whether time ran out.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        matches!(self, Self::Transport(error) if error.is_timeout())
    }

    /// Whether the same call may succeed later: no connection, or it broke, time ran out, or one of the statuses 408, 429,
    /// 502, 503 and 504. Whether it is safe to repeat the call is another question.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        match self {
            Self::Transport(error) => error.is_transient(),
            other => other.status().is_some_and(|status| is_transient(status.as_u16())),
        }
    }

    /// How the server calls the request in its records, if it says so in a header: what its support will ask for.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        let headers = self.headers()?;
        let named = |name| headers.get(name)?.to_str().ok();
        REQUEST_IDS.iter().find_map(|name| named(*name))
    }

    /// Whether no connection could be made, so that the server saw nothing of the request.
    #[must_use]
    pub fn is_connect(&self) -> bool {
        matches!(self, Self::Transport(error) if error.is_connect())
    }

    /// The answer as it came, if there was one.
    #[must_use]
    pub fn answer(&self) -> Option<&Answer> {
        match self {
            Self::Api(failure) => Some(failure.answer()),
            Self::Unexpected(unexpected) => Some(unexpected.answer()),
            Self::Decode(error) => Some(error.answer()),
            Self::Transport(_) | Self::Request(_) | Self::Auth(_) => None,
        }
    }
}

impl Error {
    /// The same error where documented failures are possible.
    #[must_use]
    pub fn widen<E>(self) -> Error<E> {
        match self {
            Self::Api(failure) => match *failure.error() {},
            Self::Unexpected(unexpected) => Error::Unexpected(unexpected),
            Self::Decode(error) => Error::Decode(error),
            Self::Transport(error) => Error::Transport(error),
            Self::Request(error) => Error::Request(error),
            Self::Auth(error) => Error::Auth(error),
        }
    }
}

impl<E> fmt::Display for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Api(failure) => failure.answer().fmt(f),
            Self::Unexpected(unexpected) => unexpected.fmt(f),
            Self::Decode(error) => error.fmt(f),
            Self::Transport(error) => error.fmt(f),
            Self::Request(error) => error.fmt(f),
            Self::Auth(error) => error.fmt(f),
        }
    }
}

impl<E: fmt::Debug> std::error::Error for Error<E> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Api(_) | Self::Unexpected(_) => None,
            Self::Decode(error) => Some(error.problem()),
            Self::Transport(error) => error.source(),
            Self::Request(error) => error.source(),
            Self::Auth(error) => error.source(),
        }
    }
}

/// A request that cannot be made: a value is missing, or is not allowed. Nothing was sent.
#[derive(Debug)]
pub struct RequestError {
    message: String,
    source: Option<BoxError>,
}

impl RequestError {
    /// A request that cannot be made, and why.
    // What leads here is kept apart from what a usual call runs through.
    #[cold]
    #[must_use]
    pub fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            source: None,
        }
    }

    /// A request for which nobody gave the value `name`, which `setter` takes.
    #[cold]
    #[must_use]
    pub fn missing(name: &str, setter: Option<&str>) -> Self {
        match setter {
            Some(setter) => Self::new(format!(
                "the setting `{setter}` is missing: give it to the client's builder with `.{setter}(…)`"
            )),
            None => Self::new(format!(
                "`{name}` has no value: give it to the client's builder with `.set(\"{name}\", …)`"
            )),
        }
    }

    /// The same with its cause.
    #[cold]
    #[must_use]
    pub fn because(mut self, source: impl Into<BoxError>) -> Self {
        self.source = Some(source.into());
        self
    }
}

impl<E> From<RequestError> for Error<E> {
    fn from(error: RequestError) -> Self {
        Self::Request(error)
    }
}

impl std::error::Error for RequestError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        let source: &(dyn std::error::Error + Send + Sync) = self.source.as_deref()?;
        Some(source)
    }
}

impl fmt::Display for RequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

/// A credential that cannot be had or used.
#[derive(Debug)]
pub struct AuthError {
    message: String,
    source: Option<BoxError>,
}

impl AuthError {
    /// What is wrong with the credential, without the credential.
    #[cold]
    #[must_use]
    pub fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            source: None,
        }
    }

    /// A credential that nobody gave, nor one of the others that do instead.
    #[cold]
    #[must_use]
    pub fn missing(name: &str, others: &[&str]) -> Self {
        let instead: String = others.iter().map(|other| format!(" or `.{other}(…)`")).collect();
        Self::new(format!(
            "the credential `{name}` is missing: give it to the client's builder with `.{name}(…)`{instead}, or to this call with `.credential(…)`; `.no_auth()` sends the call without"
        ))
    }

    /// The same with its cause, which must not show the credential.
    #[cold]
    #[must_use]
    pub fn because(mut self, source: impl Into<BoxError>) -> Self {
        self.source = Some(source.into());
        self
    }
}

impl<E> From<AuthError> for Error<E> {
    fn from(error: AuthError) -> Self {
        Self::Auth(error)
    }
}

impl std::error::Error for AuthError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        let source: &(dyn std::error::Error + Send + Sync) = self.source.as_deref()?;
        Some(source)
    }
}

impl fmt::Display for AuthError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}
