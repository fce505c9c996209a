// Written by postman-codegen; edit the collection and generate again.

//! What a call gives: the typed body of a success, or any answer as it is.

use super::answer::Answer;
use super::body::{Body, BoxError};
use super::clock::Deadline;
use super::error::{Error, TransportError};
use super::send::read;
use bytes::Bytes;
use http::HeaderMap;
pub use http::StatusCode;
use std::ops::{Deref, DerefMut};

/// A success: its body as `T`, which it dereferences to, with status, headers and the body's bytes.
#[derive(Clone, Debug)]
pub struct Response<T> {
    value: T,
    answer: Answer,
}

impl<T> Response<T> {
    /// A body read from `answer`.
    #[must_use]
    pub fn new(value: T, answer: Answer) -> Self {
        Self { value, answer }
    }

    /// The status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.answer.status_code()
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        self.answer.headers()
    }

    /// All of it, its value apart.
    #[must_use]
    pub fn answer(&self) -> &Answer {
        &self.answer
    }

    /// The body as it came, decompressed.
    #[must_use]
    pub fn body(&self) -> &Bytes {
        self.answer.bytes()
    }

    /// The body alone.
    #[must_use]
    pub fn into_inner(self) -> T {
        self.value
    }
}

impl<T> Deref for Response<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> DerefMut for Response<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.value
    }
}

/// An answer of any status whose body is read as the caller wants.
#[derive(Debug)]
pub struct RawResponse {
    response: http::Response<Body>,
    deadline: Deadline,
    limit: u64,
}

impl RawResponse {
    /// An answer whose body was not read yet, and must be by `deadline`; read whole, it may have `limit` bytes.
    #[must_use]
    pub fn new(response: http::Response<Body>, deadline: Deadline, limit: u64) -> Self {
        Self {
            response,
            deadline,
            limit,
        }
    }

    /// The status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.response.status()
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        self.response.headers()
    }

    /// The answer with its body, as it comes from the transport.
    #[must_use]
    pub fn into_http(self) -> http::Response<Body> {
        self.response
    }

    /// The next bytes of the body; `None` at its end.
    ///
    /// # Errors
    ///
    /// [`Error::Transport`] if the connection breaks or time runs out.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, Error> {
        in_time(
            self.deadline
                .limit(self.response.body_mut().chunk())
                .await
                .map_err(Into::into),
        )
    }

    /// The whole body.
    ///
    /// # Errors
    ///
    /// [`Error::Transport`] if the connection breaks, time runs out, or the body is too long.
    pub async fn bytes(self) -> Result<Bytes, Error> {
        Ok(self.answer().await?.bytes().clone())
    }

    /// The whole body as text; bytes that are no UTF-8 are replaced.
    ///
    /// # Errors
    ///
    /// [`Error::Transport`] if the connection breaks, time runs out, or the body is too long.
    pub async fn text(self) -> Result<String, Error> {
        Ok(String::from_utf8_lossy(&self.bytes().await?).into_owned())
    }

    /// Status, headers and the whole body.
    ///
    /// # Errors
    ///
    /// [`Error::Transport`] if the connection breaks, time runs out, or the body is too long.
    pub async fn answer(self) -> Result<Answer, Error> {
        match self.deadline.limit(read(self.response, self.limit)).await {
            Ok(answer) => answer,
            Err(elapsed) => in_time(Err(elapsed.into())),
        }
    }
}

/// What was read, unless it failed or time ran out.
fn in_time<T>(read: Result<Result<T, BoxError>, BoxError>) -> Result<T, Error> {
    read.and_then(|read| read)
        .map_err(|error| TransportError::new(error).into())
}
