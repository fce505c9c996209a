//! Akamai's `EdgeGrid`: requests signed with a client secret.

use super::auth::{Scheme, Secret, base64, parameter, signed};
use super::body::BoxFuture;
use super::clock::{civil, now};
use super::crypto::{hash_base64, hmac, random_text};
use super::error::{AuthError, Error};
use super::outgoing::Outgoing;
use super::transport::Transport;
use super::url::parse;
use ring::hmac::HMAC_SHA256;

/// How much of a body is signed.
const MAX_BODY: usize = 131_072;

/// An `EdgeGrid` credential.
#[derive(Clone, Debug)]
pub struct EdgeGrid {
    access_token: Secret,
    client_token: Secret,
    client_secret: Secret,
    nonce: Option<String>,
    timestamp: Option<String>,
    base_url: Option<String>,
    headers_to_sign: Vec<String>,
    max_body: usize,
}

impl EdgeGrid {
    /// The three texts of an API client.
    pub fn new(
        access_token: impl Into<Secret>,
        client_token: impl Into<Secret>,
        client_secret: impl Into<Secret>,
    ) -> Self {
        Self {
            access_token: access_token.into(),
            client_token: client_token.into(),
            client_secret: client_secret.into(),
            nonce: None,
            timestamp: None,
            base_url: None,
            headers_to_sign: Vec::new(),
            max_body: MAX_BODY,
        }
    }

    /// Signs these headers too.
    #[must_use]
    pub fn headers_to_sign<H: Into<String>>(mut self, names: impl IntoIterator<Item = H>) -> Self {
        self.headers_to_sign = names.into_iter().map(Into::into).collect();
        self
    }

    /// The credential with Postman's parameters.
    #[must_use]
    pub fn from_parameters(parameters: &[(&str, &str)]) -> Self {
        let get = |name| parameter(parameters, name);
        let text = |name| get(name).unwrap_or("");
        let names = text("headersToSign")
            .split(',')
            .map(str::trim)
            .filter(|name| !name.is_empty());
        Self {
            nonce: get("nonce").map(str::to_owned),
            timestamp: get("timestamp").map(str::to_owned),
            base_url: get("baseURL").map(str::to_owned),
            headers_to_sign: names.map(str::to_owned).collect(),
            max_body: get("maxBodySize")
                .and_then(|size| size.parse().ok())
                .unwrap_or(MAX_BODY),
            ..Self::new(text("accessToken"), text("clientToken"), text("clientSecret"))
        }
    }

    fn header(&self, outgoing: &Outgoing) -> Result<String, Error> {
        let timestamp = self.timestamp.clone().unwrap_or_else(|| {
            let [year, month, day, hour, minute, second] = civil(now());
            format!("{year:04}{month:02}{day:02}T{hour:02}:{minute:02}:{second:02}+0000")
        });
        let nonce = self.nonce.clone().map_or_else(|| random_text(36), Ok)?;
        let secret = self.client_secret.expose();
        let header = format!(
            "EG1-HMAC-SHA256 client_token={};access_token={};timestamp={timestamp};nonce={nonce};",
            self.client_token.expose(),
            self.access_token.expose()
        );
        let base = self.base_url.as_deref().map(parse);
        let host = base.as_ref().unwrap_or(&outgoing.url).authority();
        let data = [
            &*outgoing.method,
            &outgoing.url.protocol,
            host,
            &outgoing.url.target(),
            &self.canonical_headers(outgoing),
            &self.content_hash(outgoing)?,
            &header,
        ]
        .join("\t");
        let key = base64(&hmac(HMAC_SHA256, secret.as_bytes(), timestamp.as_bytes()));
        let signature = base64(&hmac(HMAC_SHA256, key.as_bytes(), data.as_bytes()));
        Ok(format!("{header}signature={signature}"))
    }

    fn canonical_headers(&self, outgoing: &Outgoing) -> String {
        let line = |name: &String| {
            let value = outgoing.headers.get(name)?;
            let words: Vec<&str> = value.split_whitespace().collect();
            Some(format!("{}:{}", name.to_ascii_lowercase(), words.join(" ")))
        };
        let lines: Vec<String> = self.headers_to_sign.iter().filter_map(line).collect();
        lines.join("\t")
    }

    /// Only the body of a POST is signed.
    fn content_hash(&self, outgoing: &Outgoing) -> Result<String, Error> {
        if outgoing.method != "POST" || outgoing.payload.is_empty() {
            return Ok(String::new());
        }
        let body = outgoing
            .payload
            .bytes()
            .ok_or_else(|| AuthError::new("a body that is streamed cannot be signed"))?;
        let signed = body.get(..self.max_body).unwrap_or(&body);
        Ok(hash_base64(&ring::digest::SHA256, signed))
    }
}

impl Scheme for EdgeGrid {
    fn sign<'a>(&'a self, outgoing: &'a mut Outgoing, _: &'a dyn Transport) -> BoxFuture<'a, Result<(), Error>> {
        let header = self.header(outgoing);
        signed(header.map(|header| outgoing.headers.set_secret("Authorization", header)))
    }
}
