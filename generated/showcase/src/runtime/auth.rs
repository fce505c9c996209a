// Written by postman-codegen; edit the collection and generate again.

//! Credentials and the ways to send them.

use super::body::BoxFuture;
use super::error::Error;
use super::outgoing::Outgoing;
use super::transport::Transport;
use http::{HeaderMap, StatusCode};
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

/// Text that is never shown and is overwritten when it is dropped: a password, a token, a key.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

/// Overwrites the text. What was copied out of it to be sent is not reached.
impl Drop for Secret {
    fn drop(&mut self) {
        let mut bytes = std::mem::take(&mut self.0).into_bytes();
        bytes.fill(0);
        // The compiler must take the zeros for used, and so writes them.
        std::hint::black_box(&bytes);
    }
}

impl Secret {
    /// Keeps `text` from being shown.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<&String> for Secret {
    fn from(text: &String) -> Self {
        Self(text.clone())
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

impl fmt::Display for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

/// A way to send a credential.
pub trait Scheme: Send + Sync {
    /// Adds the credential to a request that is about to be sent. `transport` is for fetching a token.
    fn sign<'a>(&'a self, outgoing: &'a mut Outgoing, transport: &'a dyn Transport)
    -> BoxFuture<'a, Result<(), Error>>;

    /// Answers a challenge, an answer of status 4xx: changes the request and says whether to send it again. By default
    /// there is none.
    /// `round` counts the answers, from 0.
    fn answer<'a>(
        &'a self,
        outgoing: &'a mut Outgoing,
        challenge: Challenge<'a>,
    ) -> BoxFuture<'a, Result<bool, Error>> {
        let _ = (outgoing, challenge);
        Box::pin(std::future::ready(Ok(false)))
    }

    /// Whether there is nothing to send, as if it had not been given.
    fn is_missing(&self) -> bool {
        false
    }

    /// Adds `placeholder` where the credential would stand, for showing the request.
    fn outline(&self, outgoing: &mut Outgoing, placeholder: &str) {
        outgoing.headers.set_placeholder("Authorization", placeholder);
    }
}

/// An answer that may ask for a credential.
#[derive(Clone, Copy)]
pub struct Challenge<'a> {
    /// Its status.
    pub status: StatusCode,
    /// Its headers.
    pub headers: &'a HeaderMap,
    /// How many challenges were answered before.
    pub round: u32,
    /// For fetching a token.
    pub transport: &'a dyn Transport,
}

/// What a signing that needs no waiting gives.
#[must_use]
pub fn signed(result: Result<(), Error>) -> BoxFuture<'static, Result<(), Error>> {
    match result {
        Ok(()) => Box::pin(Signed),
        Err(error) => Box::pin(std::future::ready(Err(error))),
    }
}

/// Nothing is left to do. It has no size, and so takes no memory on the heap.
struct Signed;

impl Future for Signed {
    type Output = Result<(), Error>;

    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Self::Output> {
        Poll::Ready(Ok(()))
    }
}

/// `Authorization: Bearer <token>`. An empty token sends nothing; one of the client's counts as missing.
#[derive(Clone, Debug)]
pub struct Bearer {
    token: Secret,
}

impl Bearer {
    /// A bearer token.
    pub fn new(token: impl Into<Secret>) -> Self {
        Self { token: token.into() }
    }
}

impl Scheme for Bearer {
    fn is_missing(&self) -> bool {
        self.token.expose().is_empty()
    }

    fn sign<'a>(&'a self, outgoing: &'a mut Outgoing, _: &'a dyn Transport) -> BoxFuture<'a, Result<(), Error>> {
        let token = self.token.expose();
        if !token.is_empty() {
            outgoing
                .headers
                .set_secret("Authorization", ["Bearer ", token].concat());
        }
        signed(Ok(()))
    }

    fn outline(&self, outgoing: &mut Outgoing, placeholder: &str) {
        outgoing
            .headers
            .set_placeholder("Authorization", format!("Bearer {placeholder}"));
    }
}

/// `Authorization: Basic …`, also if both are empty.
#[derive(Clone, Debug)]
pub struct Basic {
    username: String,
    password: Secret,
}

impl Basic {
    /// A user name and a password.
    pub fn new(username: impl Into<String>, password: impl Into<Secret>) -> Self {
        Self {
            username: username.into(),
            password: password.into(),
        }
    }
}

impl Scheme for Basic {
    fn sign<'a>(&'a self, outgoing: &'a mut Outgoing, _: &'a dyn Transport) -> BoxFuture<'a, Result<(), Error>> {
        outgoing
            .headers
            .set_secret("Authorization", basic(&self.username, self.password.expose()));
        signed(Ok(()))
    }

    fn outline(&self, outgoing: &mut Outgoing, placeholder: &str) {
        outgoing
            .headers
            .set_placeholder("Authorization", format!("Basic {placeholder}"));
    }
}

/// The value of a basic `Authorization` header.
#[must_use]
pub fn basic(username: &str, password: &str) -> String {
    format!("Basic {}", base64(format!("{username}:{password}").as_bytes()))
}

/// Standard base64 with padding.
#[must_use]
pub fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let byte = |index: usize| u32::from(group.get(index).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for (place, shift) in [18, 12, 6, 0].into_iter().enumerate() {
            let digit = DIGITS.get((bits >> shift & 63) as usize).copied().unwrap_or(b'=');
            text.push(if place > group.len() { '=' } else { char::from(digit) });
        }
    }
    text
}

/// A key in a header or in the query.
#[derive(Clone, Debug)]
pub struct ApiKey {
    name: String,
    key: Secret,
    place: KeyPlace,
}

/// Where an [`ApiKey`] stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum KeyPlace {
    Header,
    Query,
    /// The name alone.
    Flag,
}

impl ApiKey {
    /// A key that is sent as the header `name`. An empty name sends nothing.
    pub fn header(name: impl Into<String>, key: impl Into<Secret>) -> Self {
        Self {
            name: name.into(),
            key: key.into(),
            place: KeyPlace::Header,
        }
    }

    /// A key that is sent as the query entry `name`, in the place that the request keeps for it; without one as the last
    /// entry, instead of all others of that name.
    pub fn query(name: impl Into<String>, key: impl Into<Secret>) -> Self {
        Self {
            name: name.into(),
            key: key.into(),
            place: KeyPlace::Query,
        }
    }

    /// The name alone as the last query entry: what Postman sends for a key that is no text.
    pub fn flag(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            key: String::new().into(),
            place: KeyPlace::Flag,
        }
    }

    fn put(&self, outgoing: &mut Outgoing, key: &str) {
        match self.place {
            KeyPlace::Header if self.name.is_empty() => {}
            KeyPlace::Header => outgoing.headers.set_secret(self.name.clone(), key.to_owned()),
            KeyPlace::Query if self.name.is_empty() && key.is_empty() => {}
            KeyPlace::Query if outgoing.url.fill_place(&self.name, key) => {}
            KeyPlace::Query => {
                outgoing.url.remove_query(&self.name);
                outgoing.url.push_query(&self.name, key);
            }
            KeyPlace::Flag => {
                outgoing.url.remove_query(&self.name);
                outgoing.url.push_flag(&self.name);
            }
        }
    }
}

impl Scheme for ApiKey {
    fn sign<'a>(&'a self, outgoing: &'a mut Outgoing, _: &'a dyn Transport) -> BoxFuture<'a, Result<(), Error>> {
        self.put(outgoing, self.key.expose());
        signed(Ok(()))
    }

    fn outline(&self, outgoing: &mut Outgoing, placeholder: &str) {
        match self.place {
            KeyPlace::Header => outgoing.headers.set_placeholder(&self.name, placeholder),
            KeyPlace::Query | KeyPlace::Flag => self.put(outgoing, placeholder),
        }
    }
}

/// A header that a collection writes itself, with a credential in it: `X-Token: key <secret>`.
#[derive(Clone, Debug)]
pub struct HeaderSecret {
    name: String,
    prefix: String,
    secret: Secret,
}

impl HeaderSecret {
    /// The header `name` with the value `<prefix><secret>`.
    pub fn new(name: impl Into<String>, prefix: impl Into<String>, secret: impl Into<Secret>) -> Self {
        Self {
            name: name.into(),
            prefix: prefix.into(),
            secret: secret.into(),
        }
    }
}

impl Scheme for HeaderSecret {
    fn sign<'a>(&'a self, outgoing: &'a mut Outgoing, _: &'a dyn Transport) -> BoxFuture<'a, Result<(), Error>> {
        outgoing
            .headers
            .set_secret(self.name.clone(), format!("{}{}", self.prefix, self.secret.expose()));
        signed(Ok(()))
    }

    fn outline(&self, outgoing: &mut Outgoing, placeholder: &str) {
        outgoing
            .headers
            .set(self.name.clone(), format!("{}{placeholder}", self.prefix));
    }
}

/// The value of a parameter as Postman names it; the last one of a name counts, an empty one is none.
#[must_use]
pub fn parameter<'a>(parameters: &[(&str, &'a str)], name: &str) -> Option<&'a str> {
    let (_, value) = parameters.iter().rev().find(|(other, _)| *other == name)?;
    (!value.is_empty()).then_some(*value)
}
