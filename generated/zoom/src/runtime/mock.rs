// Written by postman-codegen; edit the collection and generate again.

//! A transport for tests: it answers from a list and keeps what was sent. With the feature `mock`.

#![cfg(feature = "mock")]

use super::body::{Body, BoxError, BoxFuture};
use super::error::RequestError;
use super::recordings::{self, Recording};
use super::saved::without_placeholders;
use super::transport::{Transport, target};
use bytes::Bytes;
use http::{HeaderMap, Method, Request, Response};
use serde_json::Value;
use std::collections::VecDeque;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// How many bytes of a request are kept.
const MOST: u64 = 1 << 30;

/// A saved example.
#[derive(Debug)]
struct Example {
    request: String,
    name: String,
    status: u16,
    headers: Vec<(String, String)>,
    body: String,
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
///
/// ```text
/// let mock = Mock::of_collection(include_str!("collection.json"))?;
/// let client = Client::builder().transport(mock.clone()).build()?;
/// mock.reply("User not found")?;
/// ```
#[derive(Clone, Default)]
pub struct Mock {
    shared: Arc<Mutex<Shared>>,
}

#[derive(Default)]
struct Shared {
    examples: Arc<[Example]>,
    recordings: Vec<Recording>,
    answers: VecDeque<Result<Response<Bytes>, String>>,
    recorded: Vec<Recorded>,
}

impl Mock {
    /// A transport that knows the examples that a collection holds, by the text of its file (JSON).
    ///
    /// # Errors
    ///
    /// If the text is no JSON.
    pub fn of_collection(text: &str) -> Result<Self, serde_json::Error> {
        let mut examples = Vec::new();
        saved(&serde_json::from_str(text)?, &mut examples);
        let mock = Self::default();
        mock.lock().examples = examples.into();
        Ok(mock)
    }

    /// A transport that answers as the calls of a HAR file were, by its text: each request as one with its method and
    /// path, in the order of the file. What [`Mock::answer`] and the like add comes first.
    ///
    /// # Errors
    ///
    /// If the text is no HAR file.
    pub fn of_har(text: &str) -> Result<Self, serde_json::Error> {
        let mock = Self::default();
        mock.lock().recordings = recordings::read(text)?;
        Ok(mock)
    }

    /// Answers the next request as the saved example of that name does; several have it: as the first, or name the
    /// request before it: `Update user / Not found`. Its status will do then: `Update user / 404`.
    ///
    /// # Errors
    ///
    /// [`RequestError`] if there is no such example.
    pub fn reply(&self, name: &str) -> Result<&Self, RequestError> {
        let examples = Arc::clone(&self.lock().examples);
        let is_named = |example: &&Example| {
            let rest = name
                .strip_prefix(&example.request)
                .and_then(|rest| rest.strip_prefix(" / "));
            example.name == name || rest.is_some_and(|rest| rest == example.name || rest == example.status.to_string())
        };
        let Some(example) = examples.iter().find(is_named) else {
            let names: Vec<&str> = examples.iter().map(|example| example.name.as_str()).collect();
            let problem = format!("there is no saved example `{name}`; there are: {}", names.join(", "));
            return Err(RequestError::new(problem));
        };
        let mut response = Response::builder().status(example.status);
        for (name, value) in &example.headers {
            response = response.header(name, value);
        }
        let response = response.body(Bytes::from(example.body.clone()));
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

/// The examples of a collection, as formats 2 and 1 have them: in the order of their requests.
fn saved(value: &Value, examples: &mut Vec<Example>) {
    let text = |value: &Value, key: &str| value[key].as_str().unwrap_or_default().to_owned();
    let list = |value: &Value, keys: [&str; 2]| {
        let found = keys.iter().find_map(|key| value[key].as_array());
        found.cloned().unwrap_or_default()
    };
    for answer in list(value, ["response", "responses"]) {
        let status = answer["code"]
            .as_u64()
            .or_else(|| answer["responseCode"]["code"].as_u64());
        let headers = list(&answer, ["header", "headers"]);
        // The body is saved decompressed and in one piece.
        let changed = ["content-encoding", "content-length", "transfer-encoding"];
        let headers = headers
            .iter()
            .map(|header| (text(header, "key"), text(header, "value")));
        examples.push(Example {
            request: text(value, "name"),
            name: text(&answer, "name"),
            status: status.and_then(|status| status.try_into().ok()).unwrap_or(200),
            headers: headers
                .filter(|(name, _)| !changed.contains(&name.to_ascii_lowercase().as_str()))
                .collect(),
            body: without_placeholders(
                answer["body"]
                    .as_str()
                    .or_else(|| answer["text"].as_str())
                    .unwrap_or_default(),
            ),
        });
    }
    if let Some(collection) = value.get("collection") {
        saved(collection, examples);
    }
    for item in list(value, ["item", "requests"]) {
        saved(&item, examples);
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
            let answer = shared.answers.pop_front();
            let answer = answer.or_else(|| recordings::next(&mut shared.recordings, &parts.method, &url).map(Ok));
            let problem = if shared.recordings.is_empty() {
                "the test has no answer left: add one with `reply` or `answer`".to_owned()
            } else {
                format!(
                    "the HAR file has no call like {} {}",
                    parts.method,
                    recordings::split(&url).0
                )
            };
            shared.recorded.push(Recorded {
                method: parts.method,
                url,
                headers: parts.headers,
                body,
            });
            match answer {
                Some(Ok(response)) => Ok(response.map(Body::from)),
                Some(Err(problem)) => Err(problem.into()),
                None => Err(RequestError::new(problem).into()),
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
