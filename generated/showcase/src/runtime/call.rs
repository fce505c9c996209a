// Written by postman-codegen; edit the collection and generate again.

//! A call of one operation: what the caller can still add, and sending it.

use super::answer::{Answer, Decoded};
use super::auth::Scheme;
use super::body::{Body, BoxFuture};
use super::client::Client;
use super::clock::Deadline;
use super::curl;
use super::error::{AuthError, Error, Failure, Unexpected};
use super::options::Options;
use super::outgoing::Outgoing;
use super::request::Request;
use super::response::{RawResponse, Response};
use super::send::{Named, Next, Reading};
use super::text::Text;
use std::fmt;
use std::future::Future;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

/// An operation's documented answers.
pub trait Operation: 'static {
    /// What a success holds.
    type Success: Send + 'static;
    /// What a failure holds.
    type Failure: fmt::Debug + Send + Sync + 'static;

    /// Reads a documented success.
    fn success(answer: &Answer) -> Decoded<Self::Success>;

    /// Reads a documented failure; none is, if the operation does not say otherwise.
    fn failure(_answer: &Answer) -> Decoded<Self::Failure> {
        Decoded::Undocumented
    }
}

/// A call of the operation `O`, sent by `.await`.
#[must_use = "a call is sent by `.await`"]
pub struct Call<O> {
    pub(super) client: Client,
    pub(super) request: Request,
    options: Options,
    credential: Option<Arc<dyn Scheme>>,
    operation: PhantomData<fn() -> O>,
}

impl<O> Call<O> {
    /// A call that sends `request`.
    pub fn new(client: &Client, request: Request) -> Self {
        Self {
            client: client.clone(),
            request,
            options: Options::default(),
            credential: None,
            operation: PhantomData,
        }
    }

    /// Changes the request.
    pub fn with(mut self, change: impl FnOnce(Request) -> Request) -> Self {
        self.request = change(self.request);
        self
    }

    /// Sends a header, instead of any of the same name.
    pub fn header(self, name: impl Into<String>, value: impl Into<String>) -> Self {
        let name: String = name.into();
        self.with(|request| request.replace_header(name, value))
    }

    /// Sends a query entry after all others.
    pub fn query(self, key: &str, value: impl Into<Text>) -> Self {
        self.with(|request| request.query(u16::MAX, key, value))
    }

    /// Gives up after that time, which includes retries, redirects and reading the body.
    pub fn timeout(self, timeout: Duration) -> Self {
        self.with_options(|options| options.timeout(timeout))
    }

    /// Changes how the call is sent: its retries, its time and size limits, its idempotency key.
    pub fn with_options(mut self, change: impl FnOnce(Options) -> Options) -> Self {
        self.options = change(self.options);
        self
    }

    /// Sends this credential instead of the client's main one for this operation.
    pub fn credential(mut self, scheme: impl Scheme + 'static) -> Self {
        self.credential = Some(Arc::new(scheme));
        self
    }

    /// The call as a command line for `curl`, with placeholders such as `YOUR_BEARER_TOKEN` for credentials.
    ///
    /// # Errors
    ///
    /// [`Error::Request`] if a value is missing or not allowed.
    pub fn to_curl(&self) -> Result<String, Error> {
        let mut outgoing = self.client.as_ref().prepare(&self.request)?;
        for (name, scheme) in schemes(self) {
            scheme.outline(&mut outgoing, &curl::placeholder(name));
        }
        Ok(curl::print(&outgoing))
    }

    /// Sends the call and gives the answer as it comes, whatever its status.
    ///
    /// # Errors
    ///
    /// [`Error::Request`] or [`Error::Auth`] if nothing was sent, [`Error::Transport`] if no answer came.
    pub async fn send_raw(self) -> Result<RawResponse, Error> {
        let sent = exchange(&self, Reading::Headers).await?;
        Ok(RawResponse::new(sent.answer, sent.deadline, sent.limit))
    }
}

impl<O: Operation> Call<O> {
    /// Sends the call and reads the answer; `.await` on the call does the same.
    ///
    /// # Errors
    ///
    /// See [`Error`]: a documented failure of the API is [`Error::Api`].
    pub async fn send(self) -> Result<Response<O::Success>, Error<O::Failure>> {
        let answer = fetch(&self);
        drop(self);
        answer.await
    }
}

impl<O: Operation> std::future::IntoFuture for Call<O> {
    type Output = Result<Response<O::Success>, Error<O::Failure>>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

impl<O> fmt::Debug for Call<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call")
            .field("request", &self.request)
            .finish_non_exhaustive()
    }
}

// These are no methods, so that the methods of an API can have their names.

/// Sends the call and reads the answer.
pub(super) fn fetch<O: Operation>(
    call: &Call<O>,
) -> impl Future<Output = Result<Response<O::Success>, Error<O::Failure>>> + use<O> {
    let sent = exchange(call, Reading::Whole);
    async move {
        let sent = sent.await.map_err(Error::widen)?;
        let answer = Answer::whole(sent.answer);
        match O::success(&answer) {
            Decoded::Value(value) => return Ok(Response::new(value, answer)),
            Decoded::Failed(error) => return Err(Error::Decode(error)),
            Decoded::Undocumented => {}
        }
        Err(match O::failure(&answer) {
            Decoded::Value(error) => Error::Api(Failure::new(error, answer)),
            Decoded::Failed(error) => Error::Decode(error),
            Decoded::Undocumented => Error::Unexpected(Unexpected::new(answer)),
        })
    }
}

/// Sends the call.
fn exchange<O>(call: &Call<O>, reading: Reading) -> BoxFuture<'static, Result<Sent, Error>> {
    let outgoing = match missing(call) {
        Some(name) => Err(AuthError::missing(name).into()),
        None => call.client.as_ref().prepare(&call.request),
    };
    send_prepared(
        call.client.clone(),
        outgoing,
        schemes(call),
        call.options.clone(),
        reading,
    )
}

/// The first credential that the operation needs and nobody gave.
fn missing<O>(call: &Call<O>) -> Option<&'static str> {
    let own = usize::from(call.credential.is_some());
    let needed = call.request.credentials().iter().skip(own);
    needed
        .copied()
        .find(|name| call.client.as_ref().credential(name).is_none())
}

/// The credentials to send, with their names.
fn schemes<O>(call: &Call<O>) -> Vec<Named> {
    let (main, others) = match call.request.credentials() {
        [main, others @ ..] => (*main, others),
        [] => ("credential", &[][..]),
    };
    let known = |name| call.client.as_ref().credential(name).map(|scheme| (name, scheme));
    let first = call.credential.clone().map(|own| (main, own)).or_else(|| known(main));
    first
        .into_iter()
        .chain(others.iter().filter_map(|name| known(*name)))
        .collect()
}

/// An answer, and what holds for reading its body.
struct Sent {
    answer: http::Response<Body>,
    deadline: Deadline,
    limit: u64,
}

/// The part of a call that is the same for all operations.
fn send_prepared(
    client: Client,
    outgoing: Result<Outgoing, Error>,
    schemes: Vec<Named>,
    options: Options,
    reading: Reading,
) -> BoxFuture<'static, Result<Sent, Error>> {
    Box::pin(async move {
        let shared = client.as_ref();
        let deadline = Deadline::after(options.timeout.or(shared.timeout()));
        let limit = options.max_response_size.unwrap_or(shared.limits().body);
        let next = Next::new(shared, &schemes, &options, deadline, reading);
        let answer = next.run(outgoing?).await?;
        Ok(Sent {
            answer,
            deadline,
            limit,
        })
    })
}
