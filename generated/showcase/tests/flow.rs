// Written by postman-codegen; edit the collection and generate again.

//! The requests of each folder in the runner's order, held to what their test scripts say.
//!
//! A mock answers, with what is saved. Against a server:
//!
//! ```sh
//! FLOW_BASE_URL=https://… cargo test --test flow -- --test-threads 1
//! ```
//!
//! Credentials and variables come from the environment then: `FLOW_BEARER_TOKEN`, `FLOW_USER_ID`.

use std::collections::BTreeMap;
use std::error::Error;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use ::showcase::runtime::body::{Body, BoxError, BoxFuture};
use ::showcase::runtime::client::http_client;
use ::showcase::runtime::error::Error as Failed;
use ::showcase::runtime::response::Response as Answered;
use ::showcase::runtime::transport::Transport;
use ::showcase::{Builder, ApiKey, Basic, Bearer, Client, Json, Retries, Verbatim};
use http::{HeaderMap, Request, Response};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

mod requests {
    pub(crate) mod boats {
        use crate::{Flow, Outcome};
        /// List boats: `GET /boats`.
        pub(crate) async fn list_boats(flow: &Flow) -> Outcome {
            let reply = flow.saved("boats/list_boats", 0)?;
            let call = flow
                .client
                .boats()
                .list_boats()
                .type_("sail")
                .sort("-length")
                .page(1);
            flow.call(reply, call).await?;
            Ok(())
        }
        /// Register a boat: `POST /boats`.
        pub(crate) async fn register_boat(flow: &Flow) -> Outcome {
            let reply = flow.saved("boats/register_boat", 0)?;
            let call = flow
                .client
                .boats()
                .register_boat(
                    flow
                        .typed::<
                            ::showcase::boats::RegisterBoatBody,
                        >(
                            r#"{
  "name": "Möwe",
  "type": "sail",
  "length": 9.75,
  "flag": "DE",
  "match": "DE-ABC12345D404",
  "self": null,
  "boatId": "x-1",
  "boat_id": 1,
  "owner": {
    "name": "R. Jansen",
    "e-mail": "rj@mail.example",
    "größe": 2
  }
}"#,
                        ),
                );
            let Some(answer) = flow.call(reply, call).await? else {
                return Ok(());
            };
            flow.test("status is 201", [answer.status().equals(201)]);
            flow.test(
                "the boat has an id",
                [answer.at("/id").is_a("string"), answer.at("/id").not().has_nothing()],
            );
            flow.keep("registeredId", answer.at("/id"));
            Ok(())
        }
        /// Get a boat: `GET /boats/{boat_id}`.
        pub(crate) async fn get_boat(flow: &Flow) -> Outcome {
            let reply = flow.saved("boats/get_boat", 0)?;
            let call = flow
                .client
                .boats()
                .get_boat("0b9f5a52-5f0e-4d53-9f0e-6f7f6a3c1e01");
            let Some(answer) = flow.call(reply, call).await? else {
                return Ok(());
            };
            flow.test(
                "it is the boat that was registered",
                [
                    answer.status().equals(200),
                    answer.at("/id").equals(flow.variable("registeredId")),
                ],
            );
            Ok(())
        }
        /// Update a boat: `PATCH /boats/{boat_id}`.
        pub(crate) async fn update_boat(flow: &Flow) -> Outcome {
            let reply = flow.saved("boats/update_boat", 0)?;
            let call = flow
                .client
                .boats()
                .update_boat(
                    "0b9f5a52-5f0e-4d53-9f0e-6f7f6a3c1e01",
                    "renamed by its owner",
                    flow
                        .typed::<
                            ::showcase::boats::UpdateBoatBody,
                        >(
                            r#"{
  "name": "Möwe II",
  "insured": false,
  "flag": null
}"#,
                        ),
                );
            flow.call(reply, call).await?;
            Ok(())
        }
        /// Delete a boat: `DELETE /boats/{boat_id}`.
        pub(crate) async fn delete_boat(flow: &Flow) -> Outcome {
            let reply = flow.saved("boats/delete_boat", 0)?;
            let call = flow
                .client
                .boats()
                .delete_boat("0b9f5a52-5f0e-4d53-9f0e-6f7f6a3c1e01");
            flow.call(reply, call).await?;
            Ok(())
        }
        pub(crate) mod photos {
            use crate::{Flow, Outcome};
            use ::showcase::{File, Text, Verbatim};
            /// Upload photos: `POST /boats/{boat_id}/photos`.
            pub(crate) async fn upload_photos(flow: &Flow) -> Outcome {
                let reply = flow.saved("boats/photos/upload_photos", 0)?;
                let call = flow
                    .client
                    .boats()
                    .photos()
                    .upload_photos(
                        "0b9f5a52-5f0e-4d53-9f0e-6f7f6a3c1e01",
                        "Am Büro, summer",
                        vec![
                            File::unnamed(& b"content"[..]).with_name("bow.jpg"),
                            File::unnamed(& b"content"[..]).with_name("stern.png")
                        ],
                    )
                    .about(Verbatim::new("{\"public\": true, \"tags\": [\"deck\"]}"))
                    .tag(vec![Text::from("deck"), Text::from("summer")]);
                flow.call(reply, call).await?;
                Ok(())
            }
            /// Download a photo: `GET /boats/{boat_id}/photos/{photo_id}.jpg`.
            pub(crate) async fn download_photo(flow: &Flow) -> Outcome {
                let reply = flow.saved("boats/photos/download_photo", 0)?;
                let call = flow
                    .client
                    .boats()
                    .photos()
                    .download_photo("0b9f5a52-5f0e-4d53-9f0e-6f7f6a3c1e01", "p1");
                flow.call(reply, call).await?;
                Ok(())
            }
            /// Replace the logbook: `PUT /boats/{boat_id}/logbook`.
            pub(crate) async fn replace_logbook(flow: &Flow) -> Outcome {
                let reply = flow.saved("boats/photos/replace_logbook", 0)?;
                let call = flow
                    .client
                    .boats()
                    .photos()
                    .replace_logbook(
                        "0b9f5a52-5f0e-4d53-9f0e-6f7f6a3c1e01",
                        File::unnamed(&b"content"[..]).with_name("logbook.pdf"),
                    );
                flow.call(reply, call).await?;
                Ok(())
            }
        }
    }
}

/// `boats`: its requests as the runner sends them.
#[tokio::test]
async fn boats() -> Outcome {
    let flow = Flow::begin()?;
    requests::boats::list_boats(&flow).await?;
    requests::boats::register_boat(&flow).await?;
    requests::boats::get_boat(&flow).await?;
    requests::boats::update_boat(&flow).await?;
    requests::boats::delete_boat(&flow).await?;
    requests::boats::photos::upload_photos(&flow).await?;
    requests::boats::photos::download_photo(&flow).await?;
    requests::boats::photos::replace_logbook(&flow).await?;
    flow.end()
}

/// The client with the collection's own settings, and with credentials that are none.
fn mocked(builder: Builder) -> Builder {
    builder
        .credential("bearer_token", Bearer::new("secret"))
        .credential("basic_auth", Basic::new("secret", "secret"))
        .credential("api_key", ApiKey::query("api_key", "secret"))
        .credential("api_key_credential", ApiKey::header("X-Api-Key", "secret"))
}
/// The client for a server, with credentials of the environment.
fn with_credentials(
    builder: Builder,
    address: String,
) -> Result<Builder, Box<dyn Error>> {
    let builder = builder.set("baseUrl", address);
    let builder = match std::env::var("FLOW_REGION") {
        Ok(value) => builder.set("region", value),
        Err(_) => builder,
    };
    Ok(builder.bearer_token(env::var("FLOW_BEARER_TOKEN")?))
}
/// The environment, whose errors say what is missing.
mod env {
    pub(crate) fn var(name: &str) -> Result<String, String> {
        std::env::var(name).map_err(|error| format!("{name}: {error}"))
    }
}

/// What the collection says of variables that tests read.
const VARIABLES: &[(&str, &str)] = &[];

/// What a request or a run comes to.
type Outcome = Result<(), Box<dyn Error>>;

/// A run of requests one after the other: what they kept, and the tests that failed.
struct Flow {
    client: Client,
    wire: Wire,
}

/// The answers: from a server where `FLOW_BASE_URL` names one, else from the mock.
#[derive(Clone)]
struct Wire {
    server: Option<Arc<dyn Transport>>,
    state: Arc<Mutex<State>>,
}

/// What a run knows so far.
#[derive(Default)]
struct State {
    reply: Reply,
    received: Answer,
    kept: BTreeMap<String, Seen>,
    failed: Vec<String>,
}

/// What the mock answers.
#[derive(Clone, Default)]
struct Reply {
    to: String,
    is_saved: bool,
    answer: Answer,
}

/// An answer as it came.
#[derive(Clone, Default)]
struct Answer {
    status: u16,
    headers: HeaderMap,
    body: String,
}

impl Flow {
    /// Before the first request.
    fn begin() -> Result<Self, Box<dyn Error>> {
        let address = std::env::var("FLOW_BASE_URL").ok();
        let server: Option<Arc<dyn Transport>> = match address {
            Some(_) => Some(Arc::new(http_client(Duration::from_secs(30))?)),
            None => None,
        };
        let wire = Wire { server, state: Arc::default() };
        let builder = Client::builder().transport(wire.clone()).retries(Retries::off());
        let client = match address {
            Some(address) => with_credentials(builder, address)?.build()?,
            None => mocked(builder).build()?,
        };
        Ok(Self { client, wire })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.wire.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A saved answer to a request, by its place in `tests/contract`.
    fn saved(&self, to: &str, example: usize) -> Result<Reply, Box<dyn Error>> {
        let path = format!("{}/tests/contract/{to}.json", env!("CARGO_MANIFEST_DIR"));
        let data: Value = serde_json::from_str(&std::fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?)?;
        let saved = &data["examples"][example];
        let headers = saved["headers"].as_array().into_iter().flatten();
        let headers = headers.filter_map(|header| Some((header[0].as_str()?, header[1].as_str()?)));
        let mut reply = Reply::new(to, u16::try_from(saved["status"].as_u64().unwrap_or(200))?, headers, saved["body"].as_str().unwrap_or_default());
        reply.is_saved = true;
        Ok(reply)
    }

    /// Sends a request; nothing comes back of one that cannot be sent, which Postman does not send either.
    async fn call<C, T, E>(&self, reply: Reply, call: C) -> Result<Option<Answer>, Box<dyn Error>>
    where
        C: IntoFuture<Output = Result<Answered<T>, Failed<E>>>,
        E: std::fmt::Debug,
    {
        let (is_mocked, is_saved) = (self.wire.server.is_none(), reply.is_saved);
        self.state().reply = reply;
        match call.await {
            Ok(_) | Err(Failed::Api(_) | Failed::Unexpected(_)) => {}
            // What nobody saved need not be of the types.
            Err(Failed::Decode(_)) if is_mocked && !is_saved => {}
            Err(Failed::Decode(error)) => self.fail("the answer is of the types", &error.to_string()),
            Err(Failed::Request(_)) if is_mocked => return Ok(None),
            Err(error) => return Err(format!("{}: {error}", self.state().reply.to).into()),
        }
        Ok(Some(self.state().received.clone()))
    }

    /// Holds checks under the name of their test.
    fn test(&self, name: &str, checks: impl IntoIterator<Item = Check>) {
        for problem in checks.into_iter().filter_map(Result::err) {
            self.fail(name, &problem);
        }
    }

    fn fail(&self, name: &str, problem: &str) {
        let mut state = self.state();
        let failed = format!("{}: {name}: {problem}", state.reply.to);
        state.failed.push(failed);
    }

    /// Keeps a value for later requests.
    fn keep(&self, name: &str, value: Seen) {
        self.state().kept.insert(name.to_owned(), value);
    }

    /// The value of a variable: what a request kept, what the environment says, what the collection has.
    fn variable(&self, name: &str) -> Seen {
        if let Some(kept) = self.state().kept.get(name) {
            return kept.clone();
        }
        let mut given = "FLOW".to_owned();
        for (before, letter) in format!("_{name}").chars().zip(name.chars()) {
            let begins = !before.is_ascii_lowercase() && !before.is_ascii_digit() || !letter.is_ascii_uppercase();
            given.push_str(if begins && given.len() > 4 { "" } else { "_" });
            given.push(if letter.is_ascii_alphanumeric() { letter.to_ascii_uppercase() } else { '_' });
        }
        if let Some(given) = self.wire.server.as_ref().and_then(|_| std::env::var(given).ok()) {
            return Seen::from(given);
        }
        let known = VARIABLES.iter().find(|(known, _)| *known == name);
        known.map_or_else(Seen::nothing, |(_, value)| Seen::from(*value))
    }

    /// The same as text, as Postman sends it.
    fn kept(&self, name: &str) -> String {
        match self.variable(name) {
            nothing if nothing == Seen::nothing() => format!("{{{{{name}}}}}"),
            value => value.text(),
        }
    }

    /// A text with its `{{variables}}` filled in.
    fn filled(&self, text: &str) -> String {
        let mut filled = String::new();
        let mut rest = text;
        while let Some((before, (name, after))) = rest.split_once("{{").and_then(|(before, rest)| Some((before, rest.split_once("}}")?))) {
            filled.push_str(before);
            filled.push_str(&self.kept(name));
            rest = after;
        }
        filled + rest
    }

    /// JSON with its `{{variables}}` filled in: as its type reads it, else as it stands.
    fn typed<T: DeserializeOwned + Serialize>(&self, text: &str) -> Json<T> {
        let text = self.filled(text);
        serde_json::from_str::<T>(&text).map_or_else(|_| Json::from(Verbatim::new(text)), Json::from)
    }

    /// After the last request.
    fn end(&self) -> Outcome {
        match self.state().failed.as_slice() {
            [] => Ok(()),
            failed => Err(failed.join("\n").into()),
        }
    }
}

impl Transport for Wire {
    fn send(&self, request: Request<Body>) -> BoxFuture<'static, Result<Response<Body>, BoxError>> {
        let wire = self.clone();
        Box::pin(async move {
            let sent = match &wire.server {
                Some(server) => Some(server.send(request).await?),
                None => None,
            };
            let answer = match sent {
                Some(sent) => {
                    let (parts, body) = sent.into_parts();
                    let body = String::from_utf8_lossy(&body.collect(u64::MAX).await?).into_owned();
                    Answer { status: parts.status.as_u16(), headers: parts.headers, body }
                }
                None => wire.state.lock().unwrap_or_else(PoisonError::into_inner).reply.answer.clone(),
            };
            wire.state.lock().unwrap_or_else(PoisonError::into_inner).received = answer.clone();
            let mut response = Response::new(Body::from(answer.body));
            *response.status_mut() = http::StatusCode::from_u16(answer.status)?;
            *response.headers_mut() = answer.headers;
            if wire.server.is_none() {
                // A redirect that is documented is an answer; it is not followed.
                response.headers_mut().remove(http::header::LOCATION);
            }
            Ok(response)
        })
    }
}

impl Reply {
    /// An answer to a request.
    fn new<'h>(to: &str, status: u16, headers: impl IntoIterator<Item = (&'h str, &'h str)>, body: &str) -> Self {
        let mut answer = Answer { status, headers: HeaderMap::new(), body: body.to_owned() };
        for (name, value) in headers {
            if let (Ok(name), Ok(value)) = (http::HeaderName::try_from(name), http::HeaderValue::try_from(value)) {
                answer.headers.append(name, value);
            }
        }
        Self { to: to.to_owned(), is_saved: false, answer }
    }
}

impl Answer {
    /// The status.
    fn status(&self) -> Seen {
        Seen::from(usize::from(self.status))
    }

    /// The body as JSON.
    fn json(&self) -> Seen {
        Seen::read(self.body.trim_start_matches('\u{feff}'))
    }

    /// What stands in the JSON at a pointer.
    fn at(&self, pointer: &str) -> Seen {
        self.json().at(pointer)
    }
}

/// Something that a test looks at: a value of JSON, or nothing where there is none.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Seen {
    pub(crate) value: Option<Value>,
    denied: bool,
}

/// Whether a check holds; if not, why.
pub(crate) type Check = Result<(), String>;

impl Seen {
    /// A value, or nothing.
    pub(crate) fn of(value: Option<Value>) -> Self {
        Self { value, denied: false }
    }

    /// Nothing.
    pub(crate) fn nothing() -> Self {
        Self::default()
    }

    /// What a text of JSON says.
    pub(crate) fn read(json: &str) -> Self {
        Self::of(serde_json::from_str(json).ok())
    }

    /// The value as text, as JavaScript writes it.
    pub(crate) fn text(&self) -> String {
        match &self.value {
            None => "undefined".to_owned(),
            Some(Value::String(text)) => text.clone(),
            Some(Value::Array(elements)) => {
                let texts = elements.iter().map(|element| match element {
                    Value::Null => String::new(),
                    element => Self::of(Some(element.clone())).text(),
                });
                texts.collect::<Vec<_>>().join(",")
            }
            Some(Value::Object(_)) => "[object Object]".to_owned(),
            Some(other) => other.to_string(),
        }
    }

    /// What stands at a JSON pointer.
    pub(crate) fn at(&self, pointer: &str) -> Self {
        Self::of(self.value.as_ref().and_then(|value| value.pointer(pointer)).cloned())
    }

    /// Its kind, as JavaScript has it.
    pub(crate) fn kind(&self) -> Self {
        Self::from(match &self.value {
            None => "undefined",
            Some(Value::Bool(_)) => "boolean",
            Some(Value::Number(_)) => "number",
            Some(Value::String(_)) => "string",
            Some(Value::Null | Value::Array(_) | Value::Object(_)) => "object",
        })
    }

    /// What follows must not be so.
    pub(crate) fn not(mut self) -> Self {
        self.denied = !self.denied;
        self
    }

    /// A check, or its opposite.
    fn check(&self, holds: impl FnOnce() -> bool, claim: impl std::fmt::Display) -> Check {
        let not = if self.denied { "not " } else { "" };
        match holds() != self.denied {
            true => Ok(()),
            false => Err(format!("{:.200} must {not}{claim}", self.shown())),
        }
    }

    /// The value for people.
    fn shown(&self) -> String {
        self.value.as_ref().map_or_else(|| "nothing".to_owned(), Value::to_string)
    }

    /// It is this, whatever is in it.
    pub(crate) fn equals(&self, other: impl Into<Self>) -> Check {
        let other = other.into();
        self.check(|| same(self.value.as_ref(), other.value.as_ref()), format!("be {:.200}", other.shown()))
    }

    /// It is of a kind of JavaScript: `string`, `array`.
    pub(crate) fn is_a(&self, kind: &str) -> Check {
        let holds = match (&self.value, kind) {
            (None, kind) => kind == "undefined",
            (Some(Value::Null), kind) => kind == "null",
            (Some(Value::Number(number)), "integer") => number.as_f64().is_some_and(|number| number.fract() == 0.0),
            (Some(Value::Array(_)), kind) => kind == "array",
            (Some(_), kind) => self.kind().text() == kind,
        };
        self.check(|| holds, format!("be a {kind}"))
    }

    /// Nothing is in it.
    pub(crate) fn has_nothing(&self) -> Check {
        let holds = match &self.value {
            Some(Value::String(text)) => text.is_empty(),
            Some(Value::Array(elements)) => elements.is_empty(),
            Some(Value::Object(members)) => members.is_empty(),
            _ => false,
        };
        self.check(|| holds, "be empty")
    }
}

impl From<Value> for Seen {
    fn from(value: Value) -> Self {
        Self::of(Some(value))
    }
}

impl From<&str> for Seen {
    fn from(text: &str) -> Self {
        Self::of(Some(Value::from(text)))
    }
}

impl From<String> for Seen {
    fn from(text: String) -> Self {
        Self::of(Some(Value::from(text)))
    }
}

impl From<bool> for Seen {
    fn from(value: bool) -> Self {
        Self::of(Some(Value::from(value)))
    }
}

impl From<i32> for Seen {
    fn from(number: i32) -> Self {
        Self::of(Some(Value::from(number)))
    }
}

impl From<i64> for Seen {
    fn from(number: i64) -> Self {
        Self::of(Some(Value::from(number)))
    }
}

impl From<f64> for Seen {
    fn from(number: f64) -> Self {
        Self::of(Some(Value::from(number)))
    }
}

impl From<usize> for Seen {
    fn from(number: usize) -> Self {
        Self::of(Some(Value::from(number)))
    }
}

/// Whether two values are one; numbers are, however they are written.
fn same(one: Option<&Value>, other: Option<&Value>) -> bool {
    match (one, other) {
        (Some(Value::Number(one)), Some(Value::Number(other))) => one == other || one.as_f64() == other.as_f64(),
        (Some(Value::Array(one)), Some(Value::Array(other))) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(Some(one), Some(other)))
        }
        (Some(Value::Object(one)), Some(Value::Object(other))) => {
            one.len() == other.len() && one.iter().all(|(key, value)| same(Some(value), other.get(key)))
        }
        (one, other) => one == other,
    }
}
