// Written by postman-codegen; edit the collection and generate again.

//! What each call offers: what the caller can still add, and sending it.

use super::auth::Scheme;
use super::client::Client;
use super::curl;
use super::error::Error;
use super::options::Options;
use super::outgoing::Outgoing;
use super::request::Request;
use super::send::Reading;
pub use super::sending::Operation;
use super::sending::{Sender, SendingRaw};
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

/// A call with a request of your own, which is answered as the operation `O`: for what the API's methods lack.
#[must_use = "a call is sent by `.await`"]
pub struct Call<O>(pub(super) Request, PhantomData<fn() -> O>);

impl<O> Call<O> {
    /// A call that sends `request`.
    pub fn new(client: &Client, request: Request) -> Self {
        Self(request.sent_by(client), PhantomData)
    }
}

/// Gives the call of an operation, a struct that holds a [`Request`], what each call offers:
/// `call!(GetUser => User, GetUserError);`, with the types of a success and of a failure.
///
/// All of it stands in the struct's own `impl`, so that setters and these follow one another in any order and nothing
/// needs an import. The compiler reads it once for each operation: each method is a line that hands on.
#[doc(hidden)]
#[macro_export]
macro_rules! call {
    ($call:ident => $success:ty, $failure:ty) => {
        impl $call {
            #[inline]
            fn new(client: &$crate::runtime::client::Client, request: $crate::runtime::request::Request) -> Self {
                Self(request.sent_by(client))
            }
        }

        call!(($call), ($call => $success, $failure), (), ());
    };
    (($call:ident $($generic:tt)*), ($operation:ty => $success:ty, $failure:ty), ($($parameters:tt)*), ($($rest:tt)*)) => {
        impl $($parameters)* $call $($generic)* {
            /// Changes the request.
            #[inline]
            pub fn with(self, change: impl FnOnce($crate::runtime::request::Request) -> $crate::runtime::request::Request) -> Self {
                Self(self.0.changed(change) $($rest)*)
            }

            /// Sends a header, instead of any of the same name.
            #[inline]
            pub fn header(self, name: impl Into<String>, value: impl Into<String>) -> Self {
                Self(self.0.replace_header(name.into(), value) $($rest)*)
            }

            /// Sends no header of that name, though the operation has it.
            #[inline]
            pub fn without_header(self, name: &'static str) -> Self {
                Self(self.0.remove_header(name) $($rest)*)
            }

            /// Sends a query entry after all others.
            #[inline]
            pub fn query(self, key: &str, value: impl Into<$crate::runtime::text::Text>) -> Self {
                Self(self.0.query(u16::MAX, key, value) $($rest)*)
            }

            /// Gives up after that time, which includes retries, redirects and reading the body.
            #[inline]
            pub fn timeout(self, timeout: ::std::time::Duration) -> Self {
                Self(self.0.timeout(timeout) $($rest)*)
            }

            /// Changes how the call is sent: its retries, its time and size limits, its idempotency key.
            #[inline]
            pub fn with_options(
                self,
                change: impl FnOnce($crate::runtime::options::Options) -> $crate::runtime::options::Options,
            ) -> Self {
                Self(self.0.with_options(change) $($rest)*)
            }

            /// Sends this credential instead of the client's main one for this operation.
            #[inline]
            pub fn credential(self, scheme: impl $crate::runtime::auth::Scheme + 'static) -> Self {
                Self(self.0.credential(scheme) $($rest)*)
            }

            /// Sends no credential of the client's.
            #[inline]
            pub fn no_auth(self) -> Self {
                Self(self.0.no_auth() $($rest)*)
            }

            /// The call as a command line for `curl`, with placeholders such as `YOUR_BEARER_TOKEN` for credentials.
            ///
            /// # Errors
            ///
            /// `Error::Request` if a value is missing or not allowed.
            #[inline]
            pub fn to_curl(&self) -> Result<String, $crate::runtime::error::Error> {
                self.0.to_curl()
            }

            /// The address that the call goes to, with its query: for a browser, a link, a download elsewhere. Nothing is
            /// sent, and placeholders such as `YOUR_KEY` stand for credentials.
            ///
            /// # Errors
            ///
            /// `Error::Request` if a value is missing or not allowed.
            #[inline]
            pub fn to_url(&self) -> Result<String, $crate::runtime::error::Error> {
                self.0.to_url()
            }

            /// Sends the call and reads the answer; `.await` on the call does the same.
            ///
            /// # Errors
            ///
            /// See `Error`: a documented failure of the API is `Error::Api`.
            #[inline]
            pub fn send(self) -> $crate::runtime::sending::Sending<$operation> {
                $crate::runtime::sending::Sending::new(self.0)
            }

            /// Sends the call and gives the answer as it comes, whatever its status.
            ///
            /// # Errors
            ///
            /// `Error::Request` or `Error::Auth` if nothing was sent, `Error::Transport` if no answer came.
            #[inline]
            pub fn send_raw(self) -> $crate::runtime::sending::SendingRaw {
                self.0.send_raw()
            }

            /// Sends the call and waits for the answer, without an asynchronous program around it.
            ///
            /// # Errors
            ///
            /// As `send`; `Error::Request` within an asynchronous program, whose thread must not be blocked.
            #[cfg(all(feature = "blocking", not(target_arch = "wasm32")))]
            #[inline]
            pub fn send_blocking(self) -> Result<$crate::runtime::response::Response<$success>, $crate::runtime::error::Error<$failure>> {
                $crate::runtime::blocking::wait(self.send())
            }
        }

        impl $($parameters)* ::std::future::IntoFuture for $call $($generic)* {
            type Output = Result<$crate::runtime::response::Response<$success>, $crate::runtime::error::Error<$failure>>;
            type IntoFuture = $crate::runtime::sending::Sending<$operation>;

            #[inline]
            fn into_future(self) -> Self::IntoFuture {
                self.send()
            }
        }

        impl $($parameters)* ::std::fmt::Debug for $call $($generic)* {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                self.0.print(stringify!($call), f)
            }
        }
    };
}

pub use call;

call!((Call<O>), (O => O::Success, O::Failure), (<O: Operation>), (, PhantomData));

/// What calls make of their requests.
#[doc(hidden)]
impl Request {
    /// What `client` sends.
    #[must_use]
    pub fn sent_by(mut self, client: &Client) -> Self {
        self.0.sender = Some(Sender {
            client: client.clone(),
            options: None,
            credential: None,
        });
        self
    }

    /// Another request that is sent as this one would be.
    #[must_use]
    pub fn changed(mut self, change: impl FnOnce(Self) -> Self) -> Self {
        let sender = self.0.sender.take();
        let mut changed = change(self);
        changed.0.sender = sender;
        changed
    }

    /// See `timeout` of a call.
    #[must_use]
    pub fn timeout(self, timeout: Duration) -> Self {
        self.with_options(|options| options.timeout(timeout))
    }

    /// See `with_options` of a call.
    #[must_use]
    pub fn with_options(mut self, change: impl FnOnce(Options) -> Options) -> Self {
        if let Some(sender) = &mut self.0.sender {
            let options = sender.options.take().unwrap_or_default();
            sender.options = Some(Box::new(change(*options)));
        }
        self
    }

    /// See `credential` of a call.
    #[must_use]
    pub fn credential(mut self, scheme: impl Scheme + 'static) -> Self {
        if let Some(sender) = &mut self.0.sender {
            sender.credential = Some(Arc::new(scheme));
        }
        self
    }

    /// See `no_auth` of a call.
    #[must_use]
    pub fn no_auth(mut self) -> Self {
        if let Some(sender) = &mut self.0.sender {
            sender.credential = None;
        }
        self.without_auth()
    }

    /// See `to_curl` of a call.
    ///
    /// # Errors
    ///
    /// [`Error::Request`] if a value is missing or not allowed.
    pub fn to_curl(&self) -> Result<String, Error> {
        Ok(curl::print(&self.outline()?))
    }

    /// See `to_url` of a call.
    ///
    /// # Errors
    ///
    /// [`Error::Request`] if a value is missing or not allowed.
    pub fn to_url(&self) -> Result<String, Error> {
        Ok(self.outline()?.url.href())
    }

    /// What is sent, with placeholders for credentials and settings that are secret.
    fn outline(&self) -> Result<Outgoing, Error> {
        let sender = self.sender()?;
        let mut outgoing = sender.client.as_ref().prepare_shown(self, curl::placeholder)?;
        for (name, scheme) in sender.schemes(self).iter() {
            scheme.outline(&mut outgoing, &curl::placeholder(name));
        }
        Ok(outgoing)
    }

    /// See `send_raw` of a call.
    pub fn send_raw(self) -> SendingRaw {
        SendingRaw(Box::pin(async move { self.send(Reading::Headers).await }))
    }

    /// Prints the call of that name; never a value, which could be a credential.
    ///
    /// # Errors
    ///
    /// If it cannot be written.
    pub fn print(&self, name: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct(name).field("request", self).finish_non_exhaustive()
    }
}
