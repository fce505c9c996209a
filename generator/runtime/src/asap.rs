//! Atlassian's service-to-service tokens (ASAP).

use super::auth::{Scheme, Secret, parameter, signed};
use super::body::BoxFuture;
use super::clock::now;
use super::crypto::random_text;
use super::error::{AuthError, Error};
use super::jwt::{compact, members, token};
use super::outgoing::Outgoing;
use super::transport::Transport;

/// A fresh token for each request: `Authorization: Bearer <token>`.
#[derive(Clone, Debug)]
pub struct Asap {
    algorithm: String,
    key_id: String,
    issuer: String,
    audience: String,
    subject: Option<String>,
    key: Secret,
    lifetime: u64,
    claims: String,
    /// Whether a request whose token cannot be made is sent without one.
    optional: bool,
}

impl Asap {
    /// A token signed by the private key in PEM (or a data URI) that is known as `key_id`; valid for an hour.
    pub fn new(
        key_id: impl Into<String>,
        issuer: impl Into<String>,
        audience: impl Into<String>,
        key: impl Into<Secret>,
    ) -> Self {
        Self {
            algorithm: "RS256".to_owned(),
            key_id: key_id.into(),
            issuer: issuer.into(),
            audience: audience.into(),
            subject: None,
            key: key.into(),
            lifetime: 3600,
            claims: "{}".to_owned(),
            optional: false,
        }
    }

    /// Signs with another algorithm than `RS256`.
    #[must_use]
    pub fn algorithm(mut self, algorithm: impl Into<String>) -> Self {
        self.algorithm = algorithm.into();
        self
    }

    /// Names another subject than the issuer.
    #[must_use]
    pub fn subject(mut self, subject: impl Into<String>) -> Self {
        self.subject = Some(subject.into());
        self
    }

    /// Adds claims, a JSON object; they win over `jti`, `iat` and `exp`.
    #[must_use]
    pub fn claims(mut self, claims: impl Into<String>) -> Self {
        self.claims = claims.into();
        self
    }

    /// The credential with Postman's parameters. As in Postman, a request whose token cannot be made with them is sent
    /// without one.
    #[must_use]
    pub fn from_parameters(parameters: &[(&str, &str)]) -> Self {
        let get = |name| parameter(parameters, name);
        let text = |name| get(name).unwrap_or("");
        let lifetime = get("exp").and_then(|text| text.trim_end_matches('s').trim().parse().ok());
        Self {
            algorithm: get("alg").unwrap_or("RS256").to_owned(),
            subject: get("sub").map(str::to_owned),
            lifetime: lifetime.unwrap_or(3600),
            claims: get("claims").unwrap_or("{}").to_owned(),
            optional: true,
            ..Self::new(text("kid"), text("iss"), text("aud"), text("privateKey"))
        }
    }

    fn token(&self) -> Result<String, Error> {
        let invalid = || AuthError::new("the claims are no JSON object");
        let own = compact(&self.claims)
            .and_then(|claims| members(&claims))
            .ok_or_else(invalid)?;
        let now = now();
        let mut claims = Vec::new();
        for (name, value) in [
            ("jti", format!("\"{}\"", random_text(36)?)),
            ("iat", now.to_string()),
            ("exp", now.saturating_add(self.lifetime).to_string()),
        ] {
            let start = format!("\"{name}\":");
            let given = own.iter().rev().find(|claim| claim.starts_with(&start));
            claims.push(given.cloned().unwrap_or_else(|| format!("{start}{value}")));
        }
        let timing = ["\"jti\":", "\"iat\":", "\"exp\":"];
        claims.extend(
            own.into_iter()
                .filter(|claim| !timing.iter().any(|start| claim.starts_with(start))),
        );
        let subject = self.subject.as_deref().unwrap_or(&self.issuer);
        for (name, value) in [
            ("iss", self.issuer.as_str()),
            ("sub", subject),
            ("aud", self.audience.as_str()),
        ] {
            claims.push(format!("\"{name}\":{}", serde_json::Value::from(value)));
        }
        let (algorithm, key_id) = (&self.algorithm, serde_json::Value::from(self.key_id.as_str()));
        let header = format!("{{\"alg\":\"{algorithm}\",\"kid\":{key_id}}}");
        token(
            algorithm,
            self.key.expose().as_bytes(),
            &header,
            &format!("{{{}}}", claims.join(",")),
        )
    }
}

impl Scheme for Asap {
    fn sign<'a>(&'a self, outgoing: &'a mut Outgoing, _: &'a dyn Transport) -> BoxFuture<'a, Result<(), Error>> {
        let token = match self.token() {
            Err(_) if self.optional => return signed(Ok(())),
            token => token,
        };
        signed(token.map(|token| outgoing.headers.set_secret("Authorization", format!("Bearer {token}"))))
    }
}
