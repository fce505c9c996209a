// Written by postman-codegen; edit the collection and generate again.

//! Answers that are no success: documented failures, undocumented ones, and bodies that do not decode.

use super::answer::Answer;
use http::{HeaderMap, StatusCode};
use std::fmt;

/// A documented failure with the answer it was read from.
#[derive(Debug)]
pub struct Failure<E> {
    inner: Box<FailureInner<E>>,
}

#[derive(Debug)]
struct FailureInner<E> {
    error: E,
    answer: Answer,
}

impl<E> Failure<E> {
    /// A failure read from `answer`.
    #[must_use]
    pub fn new(error: E, answer: Answer) -> Self {
        Self {
            inner: Box::new(FailureInner { error, answer }),
        }
    }

    /// The failure.
    #[must_use]
    pub fn error(&self) -> &E {
        &self.inner.error
    }

    /// The failure, without the answer.
    #[must_use]
    pub fn into_error(self) -> E {
        self.inner.error
    }

    /// The whole answer.
    #[must_use]
    pub fn answer(&self) -> &Answer {
        &self.inner.answer
    }

    /// The status of the answer.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.inner.answer.status_code()
    }

    /// The headers of the answer.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        self.inner.answer.headers()
    }

    /// The whole body of the answer.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        self.inner.answer.bytes()
    }

    /// The API's own error code, read from the body: `code`, `error`, `errors[0].code` and the like.
    #[must_use]
    pub fn code(&self) -> Option<String> {
        self.inner.answer.code()
    }
}

/// An answer whose status is not documented.
#[derive(Debug)]
pub struct Unexpected {
    answer: Box<Answer>,
}

impl Unexpected {
    /// An answer that no documented case has.
    #[must_use]
    pub fn new(answer: Answer) -> Self {
        Self {
            answer: Box::new(answer),
        }
    }

    /// The whole answer.
    #[must_use]
    pub fn answer(&self) -> &Answer {
        &self.answer
    }

    /// Its status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.answer.status_code()
    }

    /// Its headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        self.answer.headers()
    }

    /// Its whole body.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        self.answer.bytes()
    }
}

impl fmt::Display for Unexpected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "undocumented answer: {}", self.answer)
    }
}

/// A body that is not what the documentation shows; the answer is kept.
#[derive(Clone, Debug)]
pub struct DecodeError {
    inner: Box<DecodeInner>,
}

#[derive(Clone, Debug)]
struct DecodeInner {
    answer: Answer,
    path: String,
    source: Problem,
}

/// What a decoder says, without its type.
#[derive(Clone, Debug)]
struct Problem(String);

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Problem {}

impl DecodeError {
    /// A body in which `problem` was found at `path`, such as `$.users[3].id`.
    #[must_use]
    pub fn new(answer: Answer, path: String, problem: String) -> Self {
        Self {
            inner: Box::new(DecodeInner {
                answer,
                path,
                source: Problem(problem),
            }),
        }
    }

    /// What the decoder says.
    #[must_use]
    pub fn problem(&self) -> &(dyn std::error::Error + 'static) {
        &self.inner.source
    }

    /// Where in the body: `$.users[3].id`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.inner.path
    }

    /// The whole answer.
    #[must_use]
    pub fn answer(&self) -> &Answer {
        &self.inner.answer
    }

    /// The status of the answer.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.inner.answer.status_code()
    }

    /// The headers of the answer.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        self.inner.answer.headers()
    }

    /// The whole body of the answer.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        self.inner.answer.bytes()
    }
}

impl std::error::Error for DecodeError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(self.problem())
    }
}

/// Where and what: `$.users[3].id: invalid type: integer `5`, expected a string`.
impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let DecodeInner { answer, path, source } = &*self.inner;
        let status = answer.status_code();
        write!(f, "{path}: {source} (in the body of the answer {status})")
    }
}
