//! A transport for tests: it answers from a list and keeps what was sent. With the feature `mock`.

#![cfg(feature = "mock")]

use super::body::{Body, BoxError, BoxFuture};
use super::error::RequestError;
use super::transport::{Transport, target};
use bytes::Bytes;
use http::{HeaderMap, Method, Request, Response};
use std::collections::VecDeque;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// How many bytes of a request are kept.
const MOST: u64 = 1 << 30;

/// A saved example of the collection.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// The request that it answers.
    pub request: &'static str,
    /// What it is called.
    pub name: &'static str,
    /// Its status.
    pub status: u16,
    /// Its headers.
    pub headers: &'static [(&'static str, &'static str)],
    /// Its body.
    pub body: &'static str,
}

/// A request that was sent.
#[derive(Clone, Debug)]
pub struct Recorded {
    /// The method.
    pub method: Method,
    /// The whole URL.
    pub url: String,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Bytes,
}

impl Recorded {
    /// The first value of a header, if it is text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The body as JSON.
    ///
    /// # Errors
    ///
    /// If the body is no JSON, or no `T`.
    pub fn json<T: serde::de::DeserializeOwned>(&self) -> Result<T, serde_json::Error> {
        serde_json::from_slice(&self.body)
    }
}

/// A transport without a network: each request gets the next answer of its list. Clones share list and record.
#[derive(Clone, Default)]
pub struct Mock {
    shared: Arc<Mutex<Shared>>,
}

#[derive(Default)]
struct Shared {
    examples: &'static [Example],
    answers: VecDeque<Result<Response<Bytes>, String>>,
    recorded: Vec<Recorded>,
}

impl Mock {
    /// A transport that knows these examples.
    #[must_use]
    pub fn with_examples(examples: &'static [Example]) -> Self {
        let mock = Self::default();
        mock.lock().examples = examples;
        mock
    }

    /// Answers the next request as the saved example of that name does; several have it: as the first, or name the
    /// request before it: `Update user / Not found`.
    ///
    /// # Errors
    ///
    /// [`RequestError`] if there is no such example.
    pub fn reply(&self, name: &str) -> Result<&Self, RequestError> {
        let examples = self.lock().examples;
        let is_named = |example: &&Example| {
            let whole = name
                .strip_suffix(example.name)
                .and_then(|front| front.strip_suffix(" / "));
            example.name == name || whole == Some(example.request)
        };
        let Some(example) = examples.iter().find(is_named) else {
            let names: Vec<&str> = examples.iter().map(|example| example.name).collect();
            let problem = format!("there is no saved example `{name}`; there are: {}", names.join(", "));
            return Err(RequestError::new(problem));
        };
        let mut response = Response::builder().status(example.status);
        for (name, value) in example.headers {
            response = response.header(*name, *value);
        }
        let response = response.body(Bytes::from_static(example.body.as_bytes()));
        Ok(self.answer(response.map_err(|error| RequestError::new("the example cannot be sent").because(error))?))
    }

    /// Answers the next request so.
    pub fn answer(&self, response: Response<impl Into<Bytes>>) -> &Self {
        self.lock().answers.push_back(Ok(response.map(Into::into)));
        self
    }

    /// Breaks the connection of the next request.
    pub fn fail(&self, problem: impl Into<String>) -> &Self {
        self.lock().answers.push_back(Err(problem.into()));
        self
    }

    /// What was sent so far.
    #[must_use]
    pub fn recorded(&self) -> Vec<Recorded> {
        self.lock().recorded.clone()
    }

    fn lock(&self) -> MutexGuard<'_, Shared> {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Transport for Mock {
    fn send(&self, request: Request<Body>) -> BoxFuture<'static, Result<Response<Body>, BoxError>> {
        let mock = self.clone();
        Box::pin(async move {
            let url = target(&request);
            let (parts, body) = request.into_parts();
            let body = body.collect(MOST).await?;
            let mut shared = mock.lock();
            shared.recorded.push(Recorded {
                method: parts.method,
                url,
                headers: parts.headers,
                body,
            });
            match shared.answers.pop_front() {
                Some(Ok(response)) => Ok(response.map(Body::from)),
                Some(Err(problem)) => Err(problem.into()),
                None => Err(RequestError::new("the test has no answer left: add one with `reply` or `answer`").into()),
            }
        })
    }
}

impl fmt::Debug for Mock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shared = self.lock();
        f.debug_struct("Mock")
            .field("answers", &shared.answers.len())
            .field("recorded", &shared.recorded.len())
            .finish_non_exhaustive()
    }
}
