//! OAuth 2.0 for a user in a browser: authorization code with proof of possession (PKCE).

use super::auth::Secret;
use super::crypto::{base64_url, random_text};
use super::error::Error;
use super::oauth2::OAuth2;
use super::percent::strict;
use super::url::parse;

/// A user's authorization in the browser, with proof of possession of the code (PKCE, `S256`).
///
/// Send the user to [`Authorization::url`]; compare the `state` that comes back; pass the `code` to
/// [`OAuth2::authorization_code`].
#[derive(Clone, Debug)]
pub struct Authorization {
    redirect_uri: String,
    verifier: Secret,
    url: String,
    state: String,
}

impl Authorization {
    /// A new authorization at the server's `authorize_url`.
    ///
    /// # Errors
    ///
    /// [`Error::Auth`] if the system has no randomness.
    pub fn new(authorize_url: &str, client: &str, redirect_uri: &str, scope: &str) -> Result<Self, Error> {
        let (verifier, state) = (random_text(64)?, random_text(32)?);
        let challenge = base64_url(ring::digest::digest(&ring::digest::SHA256, verifier.as_bytes()).as_ref());
        let mut url = parse(authorize_url);
        for (key, value) in [
            ("response_type", "code"),
            ("client_id", client),
            ("redirect_uri", redirect_uri),
            ("scope", scope),
            ("state", &state),
            ("code_challenge", &challenge),
            ("code_challenge_method", "S256"),
        ] {
            if !value.is_empty() {
                url.push_query(key, &strict(value));
            }
        }
        Ok(Self {
            redirect_uri: redirect_uri.to_owned(),
            verifier: verifier.into(),
            url: url.href(),
            state,
        })
    }

    /// Where to send the user.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// What must come back as `state`.
    #[must_use]
    pub fn state(&self) -> &str {
        &self.state
    }
}

impl OAuth2 {
    /// Fetches a token with the code that the user's browser brought back; see [`Authorization`]. It is renewed
    /// with the refresh token that comes with it.
    pub fn authorization_code(
        url: impl Into<String>,
        client: impl Into<String>,
        secret: impl Into<Secret>,
        code: impl Into<Secret>,
        authorization: &Authorization,
    ) -> Self {
        let scheme = Self::fetched(url, client, secret, "authorization_code").extra("code", code);
        let scheme = scheme.extra("redirect_uri", authorization.redirect_uri.as_str());
        scheme.extra("code_verifier", authorization.verifier.clone())
    }
}
