// Written by postman-codegen; edit the collection and generate again.

//! A call of one operation: what the caller can still add, and sending it.

use super::answer::{Answer, Decoded};
use super::auth::Scheme;
use super::body::BoxFuture;
use super::client::Client;
use super::curl;
use super::error::{Error, Failure, Unexpected};
use super::request::Request;
use super::response::{RawResponse, Response};
use super::send::{self, Outgoing};
use super::text::Text;
use std::fmt;
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

    /// Reads a documented failure.
    fn failure(answer: &Answer) -> Decoded<Self::Failure>;
}

/// A call of the operation `O`, sent by `.await`.
#[must_use = "a call is sent by `.await`"]
pub struct Call<O> {
    client: Client,
    request: Request,
    timeout: Option<Duration>,
    credential: Option<Arc<dyn Scheme>>,
    operation: PhantomData<fn() -> O>,
}

impl<O> Call<O> {
    /// A call that sends `request`.
    pub fn new(client: &Client, request: Request) -> Self {
        Self {
            client: client.clone(),
            request,
            timeout: None,
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

    /// Gives up after that time, which includes redirects and reading the body.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
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
        let mut outgoing = self.client.prepare(&self.request)?;
        for (name, scheme) in self.schemes() {
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
        self.exchange().await.map(RawResponse::new)
    }

    fn exchange(self) -> BoxFuture<'static, Result<reqwest::Response, Error>> {
        let schemes = self.schemes().into_iter().map(|(_, scheme)| scheme).collect();
        let outgoing = self.client.prepare(&self.request);
        exchange(self.client, outgoing, schemes, self.timeout)
    }

    /// The credentials to send, with their names.
    fn schemes(&self) -> Vec<(&'static str, Arc<dyn Scheme>)> {
        let (main, others) = match self.request.credentials() {
            [main, others @ ..] => (*main, others),
            [] => ("credential", &[][..]),
        };
        let first = self
            .credential
            .clone()
            .or_else(|| self.client.credential(main))
            .map(|scheme| (main, scheme));
        let rest = others
            .iter()
            .filter_map(|name| Some((*name, self.client.credential(name)?)));
        first.into_iter().chain(rest).collect()
    }
}

impl<O: Operation> Call<O> {
    /// Sends the call and reads the answer; `.await` on the call does the same.
    ///
    /// # Errors
    ///
    /// See [`Error`]: a documented failure of the API is [`Error::Api`].
    pub async fn send(self) -> Result<Response<O::Success>, Error<O::Failure>> {
        let response = self.exchange().await.map_err(Error::widen)?;
        let answer = send::read(response).await.map_err(Error::widen)?;
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

impl<O: Operation> IntoFuture for Call<O> {
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

/// The part of a call that is the same for all operations.
fn exchange(
    client: Client,
    outgoing: Result<Outgoing, Error>,
    schemes: Vec<Arc<dyn Scheme>>,
    timeout: Option<Duration>,
) -> BoxFuture<'static, Result<reqwest::Response, Error>> {
    Box::pin(async move {
        let timeout = timeout.or(client.timeout());
        send::send(outgoing?, &schemes, client.transport(), timeout).await
    })
}
