//! OAuth 2.0: a given access token, or one that is fetched and kept until it expires.

use super::answer::Decoded;
use super::auth::{Challenge, Scheme, Secret, basic, parameter};
use super::body::BoxFuture;
use super::error::{AuthError, Error};
use super::headers::Headers;
use super::outgoing::{Length, Outgoing, Redirects};
use super::payload::Payload;
use super::percent::strict;
use super::provider::{Kept, Token};
use super::send::{failed, read};
use super::transport::Transport;
use super::url::parse;
use serde::Deserialize;
use std::fmt;
use std::time::Duration;
use tokio::sync::Mutex;

/// How many bytes the answer of a token endpoint may have.
const TOKEN_SIZE: u64 = 1 << 20;

/// An OAuth 2.0 credential, sent as `Authorization: Bearer <token>`, or as the query entry `access_token`.
pub struct OAuth2 {
    given: Option<Secret>,
    grant: Option<Grant>,
    place: TokenPlace,
    prefix: String,
    kept: Kept,
    refresh: Mutex<Option<Secret>>,
}

/// Where the token stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum TokenPlace {
    Header,
    Query,
    Nowhere,
}

/// How a token is fetched.
struct Grant {
    url: String,
    client: String,
    secret: Secret,
    client_in_body: bool,
    form: Vec<(String, Secret)>,
}

/// What a token endpoint answers.
#[derive(Deserialize)]
struct Granted {
    access_token: String,
    expires_in: Option<serde_json::Value>,
    refresh_token: Option<String>,
}

impl OAuth2 {
    /// An access token that the caller has. An empty one sends nothing.
    pub fn token(token: impl Into<Secret>) -> Self {
        Self {
            given: Some(token.into()).filter(|token| !token.expose().is_empty()),
            grant: None,
            place: TokenPlace::Header,
            prefix: "Bearer".to_owned(),
            kept: Kept::default(),
            refresh: Mutex::default(),
        }
    }

    /// Fetches a token for the client itself.
    pub fn client_credentials(url: impl Into<String>, client: impl Into<String>, secret: impl Into<Secret>) -> Self {
        Self::fetched(url, client, secret, "client_credentials")
    }

    /// Fetches a token for a user with their password.
    pub fn password(
        url: impl Into<String>,
        client: impl Into<String>,
        secret: impl Into<Secret>,
        username: impl Into<String>,
        password: impl Into<Secret>,
    ) -> Self {
        let scheme = Self::fetched(url, client, secret, "password");
        scheme
            .extra("username", Secret::new(username))
            .extra("password", password)
    }

    /// Fetches a token with a refresh token.
    pub fn refresh_token(
        url: impl Into<String>,
        client: impl Into<String>,
        secret: impl Into<Secret>,
        token: impl Into<Secret>,
    ) -> Self {
        Self::fetched(url, client, secret, "refresh_token").extra("refresh_token", token)
    }

    /// Fetches a token with a grant of that type; its parameters are still to be given by [`OAuth2::extra`].
    pub fn fetched(url: impl Into<String>, client: impl Into<String>, secret: impl Into<Secret>, grant: &str) -> Self {
        let grant = Grant {
            url: url.into(),
            client: client.into(),
            secret: secret.into(),
            client_in_body: false,
            form: vec![("grant_type".to_owned(), grant.into())],
        };
        Self {
            grant: Some(grant),
            ..Self::token("")
        }
    }

    /// Asks for these scopes.
    #[must_use]
    pub fn scope(self, scope: impl Into<String>) -> Self {
        self.extra("scope", Secret::new(scope))
    }

    /// Sends a further parameter when a token is fetched.
    #[must_use]
    pub fn extra(mut self, name: &str, value: impl Into<Secret>) -> Self {
        if let Some(grant) = &mut self.grant {
            grant.form.push((name.to_owned(), value.into()));
        }
        self
    }

    /// Sends client id and secret in the form instead of a basic credential when a token is fetched.
    #[must_use]
    pub fn client_in_body(mut self) -> Self {
        if let Some(grant) = &mut self.grant {
            grant.client_in_body = true;
        }
        self
    }

    /// Sends the token as the query entry `access_token`.
    #[must_use]
    pub fn in_query(mut self) -> Self {
        self.place = TokenPlace::Query;
        self
    }

    /// Sends another word than `Bearer` before the token, or none if it is empty.
    #[must_use]
    pub fn prefix(mut self, prefix: &str) -> Self {
        prefix.trim().clone_into(&mut self.prefix);
        self
    }

    /// The credential with Postman's parameters: the access token, which Postman never fetches while it sends.
    #[must_use]
    pub fn from_parameters(parameters: &[(&str, &str)]) -> Self {
        let get = |name| parameter(parameters, name);
        let is_mac = get("tokenType").is_some_and(|kind| kind.eq_ignore_ascii_case("mac"));
        let token = get("accessToken").filter(|_| !is_mac).unwrap_or("");
        let place = match get("addTokenTo") {
            None | Some("header") => TokenPlace::Header,
            Some("queryParams") => TokenPlace::Query,
            Some(_) => TokenPlace::Nowhere,
        };
        let prefix = parameters.iter().rev().find(|(name, _)| *name == "headerPrefix");
        let scheme = Self {
            place,
            ..Self::token(token)
        };
        scheme.prefix(prefix.map_or("Bearer", |(_, prefix)| prefix))
    }

    fn put(&self, outgoing: &mut Outgoing, token: &str) {
        outgoing.headers.remove("Authorization");
        outgoing.url.remove_query("access_token");
        match self.place {
            TokenPlace::Header if self.prefix.is_empty() => {
                outgoing.headers.set_secret("Authorization", token.to_owned());
            }
            TokenPlace::Header => outgoing
                .headers
                .set_secret("Authorization", format!("{} {token}", self.prefix)),
            TokenPlace::Query => outgoing.url.push_query("access_token", token),
            TokenPlace::Nowhere => {}
        }
    }

    /// The token to send, fetched if there is none but a `refused` one; only one call at a time fetches it.
    async fn current(&self, refused: Option<&str>, transport: &dyn Transport) -> Result<Option<Secret>, Error> {
        let Some(grant) = &self.grant else {
            return Ok(self.given.clone());
        };
        let fetch = || async {
            let mut refresh = self.refresh.lock().await;
            let mut granted = grant.fetch(refresh.as_ref(), transport).await;
            if refresh.is_some() && matches!(granted, Err(Error::Auth(_))) {
                *refresh = None;
                granted = grant.fetch(None, transport).await;
            }
            let granted = granted?;
            if let Some(next) = granted.refresh_token {
                *refresh = Some(next.into());
            }
            let token = Token::new(granted.access_token);
            Ok(match granted.expires_in.as_ref().and_then(seconds) {
                Some(seconds) => token.expires_in(Duration::from_secs(seconds)),
                None => token,
            })
        };
        let token = self.kept.token(refused, fetch).await?;
        Ok(Some(token.secret().clone()))
    }

    /// The token that a request was sent with.
    fn sent<'a>(&self, outgoing: &'a Outgoing) -> Option<&'a str> {
        match self.place {
            TokenPlace::Header => {
                let value = outgoing.headers.get("Authorization")?;
                Some(value.strip_prefix(self.prefix.as_str())?.trim_start())
            }
            TokenPlace::Query => {
                let mut entries = outgoing.url.query.as_deref()?.rsplit('&');
                entries.find_map(|entry| entry.strip_prefix("access_token="))
            }
            TokenPlace::Nowhere => None,
        }
    }
}

/// A number of seconds, which some servers write as text.
fn seconds(value: &serde_json::Value) -> Option<u64> {
    value.as_u64().or_else(|| value.as_str()?.parse().ok())
}

impl Grant {
    async fn fetch(&self, refresh: Option<&Secret>, transport: &dyn Transport) -> Result<Granted, Error> {
        let mut form: Vec<(&str, &str)> = match refresh {
            Some(token) => vec![("grant_type", "refresh_token"), ("refresh_token", token.expose())],
            None => self
                .form
                .iter()
                .map(|(name, value)| (name.as_str(), value.expose()))
                .collect(),
        };
        let mut headers = Headers::default();
        headers.append("Content-Type", "application/x-www-form-urlencoded");
        headers.append("Accept", "application/json");
        if self.client_in_body || self.secret.expose().is_empty() {
            form.push(("client_id", &self.client));
            form.push(("client_secret", self.secret.expose()));
            form.retain(|(name, value)| *name != "client_secret" || !value.is_empty());
        } else {
            headers.set_secret("Authorization", basic(&self.client, self.secret.expose()));
        }
        let form: Vec<String> = form
            .iter()
            .map(|(name, value)| format!("{}={}", strict(name), strict(value)))
            .collect();
        let mut payload = Payload::default();
        payload.push(form.join("&"));
        let (method, url) = ("POST".to_owned(), parse(&self.url));
        let outgoing = Outgoing {
            method: method.into(),
            template: "".into(),
            url,
            headers,
            payload,
            length: Length::Stated,
            redirects: Redirects::default(),
        };
        let response = transport.send(outgoing.to_request().await?).await;
        let answer = read(response.map_err(failed)?, TOKEN_SIZE).await?;
        match answer.json() {
            Decoded::Value(granted) if answer.status_code().is_success() => Ok(granted),
            // The body of a success may hold a token.
            _ if answer.status_code().is_success() => Err(AuthError::new("the token endpoint gave no token").into()),
            _ => Err(AuthError::new(format!("the token endpoint refused: {answer}")).into()),
        }
    }
}

impl Scheme for OAuth2 {
    fn sign<'a>(
        &'a self,
        outgoing: &'a mut Outgoing,
        transport: &'a dyn Transport,
    ) -> BoxFuture<'a, Result<(), Error>> {
        Box::pin(async move {
            if let Some(token) = self.current(None, transport).await? {
                self.put(outgoing, token.expose());
            }
            Ok(())
        })
    }

    /// A fetched token that is refused is fetched anew, once.
    fn answer<'a>(
        &'a self,
        outgoing: &'a mut Outgoing,
        challenge: Challenge<'a>,
    ) -> BoxFuture<'a, Result<bool, Error>> {
        Box::pin(async move {
            if self.grant.is_none() || challenge.status.as_u16() != 401 || challenge.round > 0 {
                return Ok(false);
            }
            let refused = Secret::new(self.sent(outgoing).unwrap_or_default());
            match self.current(Some(refused.expose()), challenge.transport).await {
                Ok(Some(token)) => {
                    self.put(outgoing, token.expose());
                    Ok(true)
                }
                // Without a new token, the answer says more.
                Ok(None) | Err(Error::Auth(_)) => Ok(false),
                Err(error) => Err(error),
            }
        })
    }

    fn outline(&self, outgoing: &mut Outgoing, placeholder: &str) {
        match self.place {
            TokenPlace::Header => {
                outgoing
                    .headers
                    .set_placeholder("Authorization", format!("{} {placeholder}", self.prefix).trim_start());
            }
            TokenPlace::Query | TokenPlace::Nowhere => self.put(outgoing, placeholder),
        }
    }
}

/// Where tokens come from, not the tokens.
impl fmt::Debug for OAuth2 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OAuth2")
            .field("url", &self.grant.as_ref().map(|grant| &grant.url))
            .finish_non_exhaustive()
    }
}
