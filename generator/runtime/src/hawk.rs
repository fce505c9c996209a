//! Hawk: requests signed with a shared key.

use super::auth::{Scheme, Secret, base64, parameter, signed};
use super::body::BoxFuture;
use super::clock::now;
use super::crypto::{hash_base64, hmac, random_text};
use super::error::{AuthError, Error};
use super::outgoing::Outgoing;
use super::transport::Transport;

/// A Hawk credential.
#[derive(Clone, Debug)]
pub struct Hawk {
    id: String,
    key: Secret,
    sha1: bool,
    nonce: Option<String>,
    timestamp: Option<String>,
    extra: Option<String>,
    app: Option<String>,
    delegation: Option<String>,
    payload_hash: bool,
}

impl Hawk {
    /// The key known as `id`; signs with HMAC-SHA256.
    pub fn new(id: impl Into<String>, key: impl Into<Secret>) -> Self {
        Self {
            id: id.into(),
            key: key.into(),
            sha1: false,
            nonce: None,
            timestamp: None,
            extra: None,
            app: None,
            delegation: None,
            payload_hash: false,
        }
    }

    /// Signs with HMAC-SHA1.
    #[must_use]
    pub fn sha1(mut self) -> Self {
        self.sha1 = true;
        self
    }

    /// Sends application data in `ext`.
    #[must_use]
    pub fn extra(mut self, extra: impl Into<String>) -> Self {
        self.extra = Some(extra.into());
        self
    }

    /// Names the application, and who delegated to it.
    #[must_use]
    pub fn app(mut self, app: impl Into<String>, delegation: impl Into<String>) -> Self {
        self.app = Some(app.into());
        self.delegation = Some(delegation.into()).filter(|delegation| !delegation.is_empty());
        self
    }

    /// Signs the body too.
    #[must_use]
    pub fn payload_hash(mut self) -> Self {
        self.payload_hash = true;
        self
    }

    /// The credential with Postman's parameters.
    #[must_use]
    pub fn from_parameters(parameters: &[(&str, &str)]) -> Self {
        let get = |name| parameter(parameters, name).map(str::to_owned);
        Self {
            id: get("authId").unwrap_or_default(),
            key: get("authKey").unwrap_or_default().into(),
            sha1: get("algorithm").as_deref() == Some("sha1"),
            nonce: get("nonce"),
            timestamp: get("timestamp"),
            extra: get("extraData"),
            app: get("app"),
            delegation: get("delegation"),
            payload_hash: get("includePayloadHash").as_deref() == Some("true"),
        }
    }

    fn header(&self, outgoing: &Outgoing) -> Result<String, Error> {
        let timestamp = self.timestamp.clone().unwrap_or_else(|| now().to_string());
        let nonce = self.nonce.clone().map_or_else(|| random_text(6), Ok)?;
        let hash = if self.payload_hash {
            Some(self.hash(outgoing)?)
        } else {
            None
        };
        let extra = self
            .extra
            .as_deref()
            .unwrap_or("")
            .replace('\\', "\\\\")
            .replace('\n', "\\n");
        let mut text = format!(
            "hawk.1.header\n{timestamp}\n{nonce}\n{}\n{}\n{}\n{}\n{}\n{extra}\n",
            outgoing.method,
            outgoing.url.target(),
            outgoing.url.host().to_ascii_lowercase(),
            outgoing.url.port(),
            hash.as_deref().unwrap_or("")
        );
        if let Some(app) = &self.app {
            text = format!("{text}{app}\n{}\n", self.delegation.as_deref().unwrap_or(""));
        }
        let algorithm = if self.sha1 {
            ring::hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY
        } else {
            ring::hmac::HMAC_SHA256
        };
        let mac = base64(&hmac(algorithm, self.key.expose().as_bytes(), text.as_bytes()));
        let parts = [
            ("id", Some(&self.id)),
            ("ts", Some(&timestamp)),
            ("nonce", Some(&nonce)),
            ("hash", hash.as_ref()),
            ("ext", self.extra.as_ref()),
            ("mac", Some(&mac)),
            ("app", self.app.as_ref()),
            ("dlg", self.app.as_ref().and(self.delegation.as_ref())),
        ];
        let part = |(name, value): (&str, Option<&String>)| {
            value.map(|value| format!("{name}=\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\"")))
        };
        let parts: Vec<String> = parts.into_iter().filter_map(part).collect();
        Ok(format!("Hawk {}", parts.join(", ")))
    }

    fn hash(&self, outgoing: &Outgoing) -> Result<String, Error> {
        let body = outgoing
            .payload
            .bytes()
            .ok_or_else(|| AuthError::new("a body that is streamed cannot be signed"))?;
        let content_type = outgoing.headers.get("Content-Type").unwrap_or("");
        let content_type = content_type.split(';').next().unwrap_or("").trim().to_ascii_lowercase();
        let mut text = format!("hawk.1.payload\n{content_type}\n").into_bytes();
        text.extend_from_slice(&body);
        text.push(b'\n');
        let algorithm = if self.sha1 {
            &ring::digest::SHA1_FOR_LEGACY_USE_ONLY
        } else {
            &ring::digest::SHA256
        };
        Ok(hash_base64(algorithm, &text))
    }
}

impl Scheme for Hawk {
    fn sign<'a>(&'a self, outgoing: &'a mut Outgoing, _: &'a dyn Transport) -> BoxFuture<'a, Result<(), Error>> {
        // Postman signs nothing without both.
        if self.id.is_empty() || self.key.expose().is_empty() {
            return signed(Ok(()));
        }
        let header = self.header(outgoing);
        signed(header.map(|header| outgoing.headers.set_secret("Authorization", header)))
    }
}
