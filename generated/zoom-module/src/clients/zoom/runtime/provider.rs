// Written by postman-codegen; edit the collection and generate again.

//! Credentials that change: tokens that a program fetches while it runs.

use super::auth::{Challenge, Scheme, Secret};
use super::body::{BoxError, BoxFuture};
use super::clock::now;
use super::error::{AuthError, Error};
use super::outgoing::Outgoing;
use super::transport::Transport;
use std::fmt;
use std::time::Duration;
use tokio::sync::Mutex;

/// How many seconds before it expires a token is no longer used.
const MARGIN: u64 = 30;

/// A token and how long it holds.
#[derive(Clone, Debug)]
pub struct Token {
    secret: Secret,
    /// Seconds since 1970.
    expires: Option<u64>,
}

impl Token {
    /// A token that holds until the server refuses it.
    pub fn new(secret: impl Into<Secret>) -> Self {
        Self {
            secret: secret.into(),
            expires: None,
        }
    }

    /// A token that holds so long from now; a new one is fetched half a minute before that.
    #[must_use]
    pub fn expires_in(mut self, lifetime: Duration) -> Self {
        let lifetime = lifetime.as_secs().saturating_sub(MARGIN);
        self.expires = Some(now().saturating_add(lifetime));
        self
    }

    /// The token's text.
    #[must_use]
    pub fn secret(&self) -> &Secret {
        &self.secret
    }

    fn is_fresh(&self) -> bool {
        self.expires.is_none_or(|expires| now() < expires)
    }
}

/// Where tokens come from; an asynchronous closure is one.
pub trait Provider: Send + Sync + 'static {
    /// Fetches a new token. `transport` is the client's, for who needs one.
    fn fetch<'a>(&'a self, transport: &'a dyn Transport) -> BoxFuture<'a, Result<Token, BoxError>>;
}

#[cfg(not(target_arch = "wasm32"))]
impl<F, A> Provider for F
where
    F: Fn() -> A + Send + Sync + 'static,
    A: std::future::Future<Output = Result<Token, BoxError>> + Send + 'static,
{
    fn fetch<'a>(&'a self, _: &'a dyn Transport) -> BoxFuture<'a, Result<Token, BoxError>> {
        Box::pin(self())
    }
}

/// A token that is kept until it expires or is refused. Calls that need a new one at the same time fetch it once.
#[derive(Default)]
pub struct Kept(Mutex<Option<Token>>);

impl Kept {
    /// The token, fetched if there is none that holds. `refused` does not hold any more.
    ///
    /// # Errors
    ///
    /// What `fetch` fails with.
    pub async fn token<A>(&self, refused: Option<&str>, fetch: impl FnOnce() -> A) -> Result<Token, Error>
    where
        A: std::future::Future<Output = Result<Token, Error>>,
    {
        let mut kept = self.0.lock().await;
        match &*kept {
            Some(token) if token.is_fresh() && refused != Some(token.secret.expose()) => Ok(token.clone()),
            _ => {
                *kept = None;
                let token = fetch().await?;
                *kept = Some(token.clone());
                Ok(token)
            }
        }
    }
}

/// A header with a token that a [`Provider`] fetches: `Authorization: Bearer <token>`, or another one.
///
/// When the server refuses a token (401), it is fetched anew and the call is sent again, once.
pub struct Renewed<P> {
    name: String,
    prefix: String,
    provider: P,
    kept: Kept,
}

impl<P: Provider> Renewed<P> {
    /// `Authorization: Bearer <token>`.
    pub fn bearer(provider: P) -> Self {
        Self::header("Authorization", "Bearer ", provider)
    }

    /// The header `name` with the value `<prefix><token>`.
    pub fn header(name: impl Into<String>, prefix: impl Into<String>, provider: P) -> Self {
        Self {
            name: name.into(),
            prefix: prefix.into(),
            provider,
            kept: Kept::default(),
        }
    }

    async fn put(&self, outgoing: &mut Outgoing, refused: Option<&str>, by: &dyn Transport) -> Result<(), Error> {
        let failed = |error: BoxError| Error::from(AuthError::new("a token cannot be fetched").because(error));
        let fetch = || async { self.provider.fetch(by).await.map_err(failed) };
        let token = self.kept.token(refused, fetch).await?;
        let value = format!("{}{}", self.prefix, token.secret.expose());
        outgoing.headers.set_secret(self.name.clone(), value);
        Ok(())
    }
}

impl<P: Provider> Scheme for Renewed<P> {
    fn sign<'a>(&'a self, outgoing: &'a mut Outgoing, by: &'a dyn Transport) -> BoxFuture<'a, Result<(), Error>> {
        Box::pin(self.put(outgoing, None, by))
    }

    fn answer<'a>(
        &'a self,
        outgoing: &'a mut Outgoing,
        challenge: Challenge<'a>,
    ) -> BoxFuture<'a, Result<bool, Error>> {
        Box::pin(async move {
            if challenge.status.as_u16() != 401 || challenge.round > 0 {
                return Ok(false);
            }
            let sent = outgoing.headers.get(&self.name).unwrap_or_default();
            let refused = Secret::new(sent.strip_prefix(&self.prefix).unwrap_or_default());
            match self.put(outgoing, Some(refused.expose()), challenge.transport).await {
                Ok(()) => Ok(true),
                // Without a new token, the answer says more.
                Err(Error::Auth(_)) => Ok(false),
                Err(error) => Err(error),
            }
        })
    }

    fn outline(&self, outgoing: &mut Outgoing, placeholder: &str) {
        let value = format!("{}{placeholder}", self.prefix);
        outgoing.headers.set_placeholder(&self.name, value);
    }
}

/// The header, not the token.
impl<P> fmt::Debug for Renewed<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Renewed")
            .field("header", &self.name)
            .finish_non_exhaustive()
    }
}
