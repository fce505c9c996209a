//! JSON web tokens signed for each request.

use super::auth::{Scheme, Secret, parameter, signed};
use super::body::BoxFuture;
use super::crypto::{KeyAlgorithm, base64_bytes, base64_url, hmac, sign_with_key};
use super::error::{AuthError, Error};
use super::outgoing::Outgoing;
use super::transport::Transport;
use serde::Serialize;
use std::borrow::Cow;

/// A JSON web token as a credential: `Authorization: Bearer <token>`, or a query entry.
#[derive(Clone, Debug)]
pub struct Jwt {
    algorithm: String,
    key: Secret,
    payload: String,
    header: String,
    prefix: String,
    query: Option<String>,
    base64_key: bool,
    /// Whether a token that cannot be made is left out.
    optional: bool,
}

impl Jwt {
    /// A token that holds `payload`. `key` is the secret of `HS256`, `HS384` and `HS512`, or the private key in PEM of
    /// `RS…`, `PS…`, `ES256` and `ES384`.
    pub fn new(algorithm: impl Into<String>, key: impl Into<Secret>, payload: &impl Serialize) -> Self {
        // What cannot be written is reported when it is signed.
        let payload = serde_json::to_string(payload).unwrap_or_default();
        Self {
            algorithm: algorithm.into(),
            key: key.into(),
            payload,
            header: "{}".to_owned(),
            prefix: "Bearer".to_owned(),
            query: None,
            base64_key: false,
            optional: false,
        }
    }

    /// Adds members to the token's header, which is JSON text.
    #[must_use]
    pub fn header(mut self, header: impl Into<String>) -> Self {
        self.header = header.into();
        self
    }

    /// Sends another word than `Bearer` before the token, or none if it is empty.
    #[must_use]
    pub fn prefix(mut self, prefix: impl Into<String>) -> Self {
        self.prefix = prefix.into();
        self
    }

    /// Sends the token as this query entry instead of a header.
    #[must_use]
    pub fn in_query(mut self, key: impl Into<String>) -> Self {
        self.query = Some(key.into());
        self
    }

    /// The credential with Postman's parameters. As in Postman, a request whose token cannot be made with them is sent
    /// without one.
    #[must_use]
    pub fn from_parameters(parameters: &[(&str, &str)]) -> Self {
        let get = |name| parameter(parameters, name);
        let algorithm = get("algorithm").unwrap_or("HS256");
        let key = if algorithm.starts_with("HS") {
            get("secret")
        } else {
            get("privateKey")
        };
        let query = get("addTokenTo") == Some("queryParam");
        let prefix = parameters.iter().rev().find(|(name, _)| *name == "headerPrefix");
        Self {
            algorithm: algorithm.to_owned(),
            key: key.unwrap_or("").into(),
            payload: get("payload").unwrap_or("{}").to_owned(),
            header: get("header").unwrap_or("{}").to_owned(),
            prefix: prefix.map_or("Bearer", |(_, prefix)| *prefix).to_owned(),
            query: query.then(|| get("queryParamKey").unwrap_or("token").to_owned()),
            base64_key: get("isSecretBase64Encoded") == Some("true"),
            optional: true,
        }
    }

    /// The signed token.
    ///
    /// # Errors
    ///
    /// [`Error::Auth`] if header or payload are no JSON objects, or the key does not fit the algorithm.
    pub fn token(&self) -> Result<String, Error> {
        let invalid = |part| AuthError::new(format!("the {part} of the JSON web token is no JSON object"));
        let payload = compact(&self.payload)
            .filter(|json| json.starts_with('{'))
            .ok_or_else(|| invalid("payload"))?;
        let header = compact(&self.header)
            .and_then(|header| members(&header))
            .ok_or_else(|| invalid("header"))?;
        let mut header: Vec<String> = header
            .into_iter()
            .filter(|member| !member.starts_with("\"alg\":"))
            .collect();
        header.push(format!("\"alg\":\"{}\"", self.algorithm));
        let key = match self.key.expose() {
            secret if self.base64_key => base64_bytes(secret).map(Cow::Owned),
            secret => Some(Cow::Borrowed(secret.as_bytes())),
        };
        let key = key.ok_or_else(|| AuthError::new("the secret of the JSON web token is no base64"))?;
        token(&self.algorithm, &key, &format!("{{{}}}", header.join(",")), &payload)
    }
}

/// Header and payload, which are JSON, signed.
///
/// # Errors
///
/// [`Error::Auth`] if the algorithm is unknown, or the key does not fit it.
pub fn token(algorithm: &str, key: &[u8], header: &str, payload: &str) -> Result<String, Error> {
    let text = format!("{}.{}", base64_url(header.as_bytes()), base64_url(payload.as_bytes()));
    let unknown = || {
        AuthError::new(format!(
            "the algorithm `{algorithm}` of the JSON web token is not supported"
        ))
    };
    let bits = match algorithm.get(2..) {
        Some("256") => 256,
        Some("384") => 384,
        Some("512") => 512,
        _ => return Err(unknown().into()),
    };
    let keyed = |algorithm| {
        let pem = std::str::from_utf8(key).map_err(|_| AuthError::new("the private key is no PEM text"))?;
        sign_with_key(algorithm, pem, text.as_bytes())
    };
    let signature = match (algorithm.get(..2), bits) {
        (Some("HS"), 256) => hmac(ring::hmac::HMAC_SHA256, key, text.as_bytes()),
        (Some("HS"), 384) => hmac(ring::hmac::HMAC_SHA384, key, text.as_bytes()),
        (Some("HS"), _) => hmac(ring::hmac::HMAC_SHA512, key, text.as_bytes()),
        (Some("RS"), bits) => keyed(KeyAlgorithm::Rsa(bits))?,
        (Some("PS"), bits) => keyed(KeyAlgorithm::RsaPss(bits))?,
        (Some("ES"), bits) => keyed(KeyAlgorithm::Ecdsa(bits))?,
        _ => return Err(unknown().into()),
    };
    Ok(format!("{text}.{}", base64_url(&signature)))
}

/// JSON without the white space between its tokens, in the order it has.
#[must_use]
pub fn compact(json: &str) -> Option<String> {
    serde_json::from_str::<serde::de::IgnoredAny>(json).ok()?;
    let (mut text, mut escaped) = (false, false);
    let kept = json.chars().filter(|character| {
        let keep = text || !character.is_ascii_whitespace();
        match character {
            '"' if !escaped => text = !text,
            _ => {}
        }
        escaped = text && *character == '\\' && !escaped;
        keep
    });
    Some(kept.collect())
}

/// The members of a compact JSON object.
#[must_use]
pub fn members(object: &str) -> Option<Vec<String>> {
    let inside = object.strip_prefix('{')?.strip_suffix('}')?;
    let (mut text, mut escaped, mut depth) = (false, false, 0_u32);
    let members = inside.split(|character: char| {
        match character {
            '"' if !escaped => text = !text,
            '{' | '[' if !text => depth += 1,
            '}' | ']' if !text => depth = depth.saturating_sub(1),
            _ => {}
        }
        escaped = text && character == '\\' && !escaped;
        character == ',' && !text && depth == 0
    });
    Some(members.filter(|member| !member.is_empty()).map(str::to_owned).collect())
}

impl Scheme for Jwt {
    fn sign<'a>(&'a self, outgoing: &'a mut Outgoing, _: &'a dyn Transport) -> BoxFuture<'a, Result<(), Error>> {
        let token = match self.token() {
            Err(_) if self.optional => return signed(Ok(())),
            token => token,
        };
        signed(token.map(|token| {
            match &self.query {
                Some(key) => {
                    outgoing.url.remove_query(key);
                    outgoing.url.push_query(key, &token);
                }
                None if self.prefix.is_empty() => outgoing.headers.set_secret("Authorization", token),
                None => outgoing
                    .headers
                    .set_secret("Authorization", format!("{} {token}", self.prefix)),
            }
        }))
    }
}
