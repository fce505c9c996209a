//! OAuth 1.0: requests signed with a consumer's and a user's secret.

use super::auth::{Scheme, Secret, base64, parameter, signed};
use super::body::BoxFuture;
use super::clock::now;
use super::crypto::{KeyAlgorithm, hash_base64, hmac, random_text, sign_with_key};
use super::error::{AuthError, Error};
use super::outgoing::Outgoing;
use super::payload::Payload;
use super::percent::{decode, strict};
use super::transport::Transport;
use super::url::Url;
use ring::{digest, hmac as keyed};

/// Signs the bytes with a private key in PEM.
pub type Signer = fn(&str, &[u8]) -> Result<Vec<u8>, Error>;

/// An OAuth 1.0 credential, sent as `Authorization: OAuth …`, in the query, or in the form.
///
/// Without consumer key and secret nothing is sent.
#[derive(Clone, Debug)]
pub struct OAuth1 {
    consumer_key: String,
    consumer_secret: Secret,
    token: String,
    token_secret: Secret,
    method: String,
    private_key: Secret,
    timestamp: Option<String>,
    nonce: Option<String>,
    version: String,
    realm: String,
    callback: Option<String>,
    verifier: Option<String>,
    body_hash: bool,
    in_header: bool,
    sign_empty: bool,
    raw_header: bool,
    signer: Option<Signer>,
    /// Whether a request that cannot be signed is sent as it is.
    optional: bool,
}

/// `oauth_…` parameters.
type Parameters = Vec<(&'static str, String)>;

impl OAuth1 {
    /// Signs with HMAC-SHA1; the token may be empty.
    pub fn new(
        consumer_key: impl Into<String>,
        consumer_secret: impl Into<Secret>,
        token: impl Into<String>,
        token_secret: impl Into<Secret>,
    ) -> Self {
        Self {
            consumer_key: consumer_key.into(),
            consumer_secret: consumer_secret.into(),
            token: token.into(),
            token_secret: token_secret.into(),
            method: "HMAC-SHA1".to_owned(),
            private_key: Secret::new(""),
            timestamp: None,
            nonce: None,
            version: "1.0".to_owned(),
            realm: String::new(),
            callback: None,
            verifier: None,
            body_hash: false,
            in_header: true,
            sign_empty: false,
            raw_header: false,
            signer: None,
            optional: false,
        }
    }

    /// Signs otherwise: `HMAC-SHA256`, `HMAC-SHA512`, `RSA-SHA256`, `RSA-SHA512`, `PLAINTEXT`.
    #[must_use]
    pub fn method(mut self, method: impl Into<String>) -> Self {
        self.method = method.into();
        self
    }

    /// The private key in PEM of an `RSA-…` method.
    #[must_use]
    pub fn private_key(mut self, key: impl Into<Secret>) -> Self {
        self.private_key = key.into();
        self
    }

    /// Signs an `RSA-SHA1` method with this function.
    #[must_use]
    pub fn signer(mut self, signer: Signer) -> Self {
        self.signer = Some(signer);
        self
    }

    /// Names a realm.
    #[must_use]
    pub fn realm(mut self, realm: impl Into<String>) -> Self {
        self.realm = realm.into();
        self
    }

    /// Sends the parameters in the form or the query instead of a header.
    #[must_use]
    pub fn outside_header(mut self) -> Self {
        self.in_header = false;
        self
    }

    /// The credential with Postman's parameters. As in Postman, a request that cannot be signed with them is sent as
    /// it is.
    #[must_use]
    pub fn from_parameters(parameters: &[(&str, &str)]) -> Self {
        let get = |name| parameter(parameters, name);
        let text = |name| get(name).unwrap_or("").to_owned();
        let flag = |name| get(name) == Some("true");
        let given = |name| {
            let parameter = parameters.iter().rev().find(|(other, _)| *other == name);
            parameter.map(|(_, value)| (*value).to_owned())
        };
        Self {
            method: get("signatureMethod").unwrap_or("HMAC-SHA1").to_owned(),
            private_key: text("privateKey").into(),
            timestamp: get("timestamp").map(str::to_owned),
            nonce: get("nonce").map(str::to_owned),
            version: text("version"),
            realm: text("realm"),
            callback: given("callback"),
            verifier: given("verifier"),
            body_hash: flag("includeBodyHash"),
            in_header: flag("addParamsToHeader"),
            sign_empty: flag("addEmptyParamsToSign"),
            raw_header: flag("disableHeaderEncoding"),
            optional: true,
            ..Self::new(
                text("consumerKey"),
                text("consumerSecret"),
                text("token"),
                text("tokenSecret"),
            )
        }
    }

    fn is_rsa(&self) -> bool {
        self.method.starts_with("RSA")
    }

    fn put(&self, outgoing: &mut Outgoing) -> Result<(), Error> {
        let secret = if self.is_rsa() {
            &self.private_key
        } else {
            &self.consumer_secret
        };
        if self.consumer_key.is_empty() || secret.expose().is_empty() {
            return Ok(());
        }
        let content_type = outgoing.headers.get("Content-Type").unwrap_or("");
        let is_form = content_type.starts_with("application/x-www-form-urlencoded");
        let form = if is_form { outgoing.payload.bytes() } else { None };
        let form = form.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        let mut parameters = self.parameters(outgoing, is_form)?;
        let signature = match self.signature(outgoing, &parameters, form.as_deref()) {
            Err(_) if self.optional => return Ok(()),
            signature => signature?,
        };
        parameters.retain(|(_, value)| !value.is_empty());
        parameters.push(("oauth_signature", signature));
        let pairs: Vec<String> = parameters
            .iter()
            .map(|(name, value)| format!("{name}={}", strict(value)))
            .collect();
        if self.in_header {
            outgoing.headers.set_secret("Authorization", self.header(&parameters));
        } else if let Some(form) = form.filter(|_| outgoing.method == "POST" || outgoing.method == "PUT") {
            outgoing.payload = Payload::default();
            outgoing.payload.push(format!("{form}&{}", pairs.join("&")));
        } else {
            let query = outgoing.url.query.as_deref().unwrap_or("");
            let mut entries: Vec<String> = entries(query)
                .into_iter()
                .map(|(key, value)| value.map_or(strict(&key), |value| format!("{}={}", strict(&key), strict(&value))))
                .collect();
            entries.extend(pairs);
            outgoing.url.query = Some(entries.join("&"));
        }
        Ok(())
    }

    /// All parameters but the signature, in Postman's order; those to sign though they are empty are among them.
    fn parameters(&self, outgoing: &Outgoing, is_form: bool) -> Result<Parameters, Error> {
        let body_hash = match outgoing.payload.bytes() {
            Some(body) if self.body_hash && !is_form => Some(hash_base64(self.digest(), &body)),
            None if self.body_hash => return Err(AuthError::new("a body that is streamed cannot be signed").into()),
            _ => None,
        };
        let parameters = [
            ("oauth_consumer_key", Some(self.consumer_key.clone())),
            ("oauth_token", Some(self.token.clone())),
            ("oauth_signature_method", Some(self.method.clone())),
            (
                "oauth_timestamp",
                Some(self.timestamp.clone().unwrap_or_else(|| now().to_string())),
            ),
            (
                "oauth_nonce",
                Some(self.nonce.clone().map_or_else(|| random_text(11), Ok)?),
            ),
            ("oauth_version", Some(self.version.clone())),
            ("oauth_body_hash", body_hash),
            ("oauth_callback", self.callback.clone()),
            ("oauth_verifier", self.verifier.clone()),
        ];
        let given = parameters.into_iter().filter_map(|(name, value)| Some((name, value?)));
        Ok(given
            .filter(|(_, value)| self.sign_empty || !value.is_empty())
            .collect())
    }

    fn digest(&self) -> &'static digest::Algorithm {
        match self.method.as_str() {
            method if method.ends_with("SHA256") => &digest::SHA256,
            method if method.ends_with("SHA512") => &digest::SHA512,
            _ => &digest::SHA1_FOR_LEGACY_USE_ONLY,
        }
    }

    fn signature(&self, outgoing: &Outgoing, parameters: &Parameters, form: Option<&str>) -> Result<String, Error> {
        let mut pairs: Vec<(String, String)> = parameters
            .iter()
            .map(|(name, value)| (strict(name), strict(value)))
            .collect();
        let query = outgoing.url.query.as_deref().unwrap_or("");
        for (key, value) in entries(query).into_iter().chain(entries(form.unwrap_or(""))) {
            pairs.push((strict(&key), strict(&value.unwrap_or_default())));
        }
        pairs.sort();
        let pairs: Vec<String> = pairs.into_iter().map(|(key, value)| format!("{key}={value}")).collect();
        let base = [
            &*outgoing.method,
            &strict(&base_url(&outgoing.url)),
            &strict(&pairs.join("&")),
        ]
        .join("&");
        let key = format!(
            "{}&{}",
            strict(self.consumer_secret.expose()),
            strict(self.token_secret.expose())
        );
        let pem = self.private_key.expose();
        let bytes = match self.method.as_str() {
            "PLAINTEXT" => return Ok(key),
            "HMAC-SHA1" => hmac(keyed::HMAC_SHA1_FOR_LEGACY_USE_ONLY, key.as_bytes(), base.as_bytes()),
            "HMAC-SHA256" => hmac(keyed::HMAC_SHA256, key.as_bytes(), base.as_bytes()),
            "HMAC-SHA512" => hmac(keyed::HMAC_SHA512, key.as_bytes(), base.as_bytes()),
            "RSA-SHA256" => sign_with_key(KeyAlgorithm::Rsa(256), pem, base.as_bytes())?,
            "RSA-SHA512" => sign_with_key(KeyAlgorithm::Rsa(512), pem, base.as_bytes())?,
            method => match self.signer {
                Some(sign) if method == "RSA-SHA1" => sign(pem, base.as_bytes())?,
                _ => return Err(AuthError::new(format!("the signature method `{method}` is not supported")).into()),
            },
        };
        Ok(base64(&bytes))
    }

    fn header(&self, parameters: &Parameters) -> String {
        let encode = |value: &str| {
            if self.raw_header {
                value.to_owned()
            } else {
                strict(value)
            }
        };
        let realm = Some(("realm", self.realm.as_str())).filter(|(_, realm)| !realm.is_empty());
        let rest = parameters.iter().map(|(name, value)| (*name, value.as_str()));
        let parts: Vec<String> = realm
            .into_iter()
            .chain(rest)
            .map(|(name, value)| format!("{name}=\"{}\"", encode(value)))
            .collect();
        format!("OAuth {}", parts.join(","))
    }
}

/// The entries of a query or a form, decoded; `+` is a blank.
fn entries(query: &str) -> Vec<(String, Option<String>)> {
    let text = |part: &str| String::from_utf8_lossy(&decode(&part.replace('+', " "))).into_owned();
    let entry = |entry: &str| match entry.split_once('=') {
        Some((key, value)) => (text(key), Some(text(value))),
        None => (text(entry), None),
    };
    query.split('&').filter(|entry| !entry.is_empty()).map(entry).collect()
}

/// The URL without its query and the default port.
fn base_url(url: &Url) -> String {
    let host = url.host().to_ascii_lowercase();
    let port = match (&*url.protocol, url.port()) {
        ("http", "80") | ("https", "443") => String::new(),
        (_, port) => format!(":{port}"),
    };
    format!("{}://{host}{port}{}", url.protocol, url.encoded_path())
}

impl Scheme for OAuth1 {
    fn sign<'a>(&'a self, outgoing: &'a mut Outgoing, _: &'a dyn Transport) -> BoxFuture<'a, Result<(), Error>> {
        signed(self.put(outgoing))
    }
}
