// Written by postman-codegen; edit the collection and generate again.

//! A call of one operation: what the caller can still add, and sending it.

use super::answer::{Answer, Decoded};
use super::auth::Scheme;
use super::client::Client;
use super::curl;
use super::error::Error;
use super::options::Options;
use super::request::Request;
use super::response::{RawResponse, Response};
use super::send::Reading;
use super::sending::{Sending, Unsent};
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

    /// Reads a documented failure; none is, if the operation does not say otherwise.
    fn failure(_answer: &Answer) -> Decoded<Self::Failure> {
        Decoded::Undocumented
    }
}

/// A call of the operation `O`, sent by `.await`.
#[must_use = "a call is sent by `.await`"]
pub struct Call<O> {
    pub(super) unsent: Unsent,
    operation: PhantomData<fn() -> O>,
}

impl<O> Call<O> {
    /// A call that sends `request`.
    pub fn new(client: &Client, request: Request) -> Self {
        let unsent = Unsent {
            client: client.clone(),
            request,
            options: None,
            credential: None,
        };
        Self {
            unsent,
            operation: PhantomData,
        }
    }

    /// Changes the request.
    pub fn with(mut self, change: impl FnOnce(Request) -> Request) -> Self {
        self.unsent.request = change(self.unsent.request);
        self
    }

    /// Sends a header, instead of any of the same name.
    pub fn header(self, name: impl Into<String>, value: impl Into<String>) -> Self {
        let name: String = name.into();
        self.with(|request| request.replace_header(name, value))
    }

    /// Sends no header of that name, though the operation has it.
    pub fn without_header(self, name: &'static str) -> Self {
        self.with(|request| request.remove_header(name))
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
        let options = self.unsent.options.take().unwrap_or_default();
        self.unsent.options = Some(Box::new(change(*options)));
        self
    }

    /// Sends this credential instead of the client's main one for this operation.
    pub fn credential(mut self, scheme: impl Scheme + 'static) -> Self {
        self.unsent.credential = Some(Arc::new(scheme));
        self
    }

    /// Sends no credential of the client's.
    pub fn no_auth(mut self) -> Self {
        self.unsent.credential = None;
        self.with(Request::without_auth)
    }

    /// The call as a command line for `curl`, with placeholders such as `YOUR_BEARER_TOKEN` for credentials.
    ///
    /// # Errors
    ///
    /// [`Error::Request`] if a value is missing or not allowed.
    pub fn to_curl(&self) -> Result<String, Error> {
        let mut outgoing = self.unsent.client.as_ref().prepare(&self.unsent.request)?;
        for (name, scheme) in self.unsent.schemes().iter() {
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
        let sent = self.unsent.send(Reading::Headers).await?;
        Ok(RawResponse::new(sent.answer, sent.deadline, sent.limit))
    }
}

impl<O: Operation> Call<O> {
    /// Sends the call and reads the answer; `.await` on the call does the same.
    ///
    /// # Errors
    ///
    /// See [`Error`]: a documented failure of the API is [`Error::Api`].
    pub fn send(self) -> Sending<O> {
        Sending::new(self.unsent)
    }
}

impl<O: Operation> std::future::IntoFuture for Call<O> {
    type Output = Result<Response<O::Success>, Error<O::Failure>>;
    type IntoFuture = Sending<O>;

    fn into_future(self) -> Sending<O> {
        self.send()
    }
}

impl<O> fmt::Debug for Call<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call")
            .field("request", &self.unsent.request)
            .finish_non_exhaustive()
    }
}
