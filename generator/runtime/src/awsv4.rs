//! Amazon's signature, version 4.

use super::auth::{Scheme, Secret, parameter, signed};
use super::body::BoxFuture;
use super::clock::{civil, now};
use super::crypto::{hex, hmac, sha256_hex};
use super::error::{AuthError, Error};
use super::outgoing::Outgoing;
use super::percent::{decode, strict};
use super::transport::Transport;
use ring::hmac::HMAC_SHA256;
use std::collections::BTreeMap;

/// The name of the algorithm.
const ALGORITHM: &str = "AWS4-HMAC-SHA256";

/// An Amazon access key.
///
/// Signed are the host, all `X-Amz-` headers and all others but `Accept: */*`, `User-Agent` and the like.
#[derive(Clone, Debug)]
pub struct AwsV4 {
    access_key: String,
    secret_key: Secret,
    session_token: Option<Secret>,
    region: String,
    service: String,
    in_query: bool,
    time: Option<String>,
}

impl AwsV4 {
    /// An access key for a service in a region: `execute-api` in `us-east-1`.
    pub fn new(
        access_key: impl Into<String>,
        secret_key: impl Into<Secret>,
        region: impl Into<String>,
        service: impl Into<String>,
    ) -> Self {
        Self {
            access_key: access_key.into(),
            secret_key: secret_key.into(),
            session_token: None,
            region: region.into(),
            service: service.into(),
            in_query: false,
            time: None,
        }
    }

    /// The token of a temporary access key.
    #[must_use]
    pub fn session_token(mut self, token: impl Into<Secret>) -> Self {
        self.session_token = Some(token.into());
        self
    }

    /// Puts the signature into the query instead of headers.
    #[must_use]
    pub fn in_query(mut self) -> Self {
        self.in_query = true;
        self
    }

    /// Signs at that time (`20261123T090416Z`) instead of now.
    #[must_use]
    pub fn at(mut self, time: impl Into<String>) -> Self {
        self.time = Some(time.into());
        self
    }

    /// The credential with Postman's parameters.
    #[must_use]
    pub fn from_parameters(parameters: &[(&str, &str)]) -> Self {
        let get = |name| parameter(parameters, name);
        let (key, secret) = (get("accessKey").unwrap_or(""), get("secretKey").unwrap_or(""));
        let (region, service) = (
            get("region").unwrap_or("us-east-1"),
            get("service").unwrap_or("execute-api"),
        );
        Self {
            session_token: get("sessionToken").map(Secret::from),
            in_query: get("addAuthDataToQuery") == Some("true"),
            ..Self::new(key, secret, region, service)
        }
    }

    fn put(&self, outgoing: &mut Outgoing) -> Result<(), Error> {
        let time = self.time.clone().unwrap_or_else(date_and_time);
        let day = time.get(..8).unwrap_or(&time).to_owned();
        let scope = format!("{day}/{}/{}/aws4_request", self.region, self.service);
        let credential = format!("{}/{scope}", self.access_key);
        let body = outgoing
            .payload
            .bytes()
            .ok_or_else(|| AuthError::new("a body that is streamed cannot be signed"))?;
        let body_hash = match (self.in_query, self.service.as_str()) {
            (true, "s3") => "UNSIGNED-PAYLOAD".to_owned(),
            _ => sha256_hex(&body),
        };
        if self.in_query {
            if let Some(token) = &self.session_token {
                outgoing.url.push_query("X-Amz-Security-Token", &strict(token.expose()));
            }
            let names: Vec<String> = canonical_headers(outgoing).into_keys().collect();
            for (key, value) in [
                ("X-Amz-Date", time.as_str()),
                ("X-Amz-Algorithm", ALGORITHM),
                ("X-Amz-Credential", &credential),
                ("X-Amz-SignedHeaders", &names.join(";")),
            ] {
                outgoing.url.push_query(key, &strict(value));
            }
            let signature = self.signature(outgoing, &time, &day, &scope, &body_hash);
            outgoing.url.push_query("X-Amz-Signature", &signature);
        } else {
            if !body.is_empty() || self.service == "s3" {
                outgoing.headers.set("X-Amz-Content-Sha256", body_hash.clone());
            }
            if let Some(token) = &self.session_token {
                outgoing
                    .headers
                    .set_secret("X-Amz-Security-Token", token.expose().to_owned());
            }
            outgoing.headers.set("X-Amz-Date", time.clone());
            outgoing.headers.remove("Authorization");
            let names: Vec<String> = canonical_headers(outgoing).into_keys().collect();
            let signature = self.signature(outgoing, &time, &day, &scope, &body_hash);
            let names = names.join(";");
            let header = format!("{ALGORITHM} Credential={credential}, SignedHeaders={names}, Signature={signature}");
            outgoing.headers.set_secret("Authorization", header);
        }
        Ok(())
    }

    fn signature(&self, outgoing: &Outgoing, time: &str, day: &str, scope: &str, body_hash: &str) -> String {
        let headers = canonical_headers(outgoing);
        let lines: Vec<String> = headers.iter().map(|(name, value)| format!("{name}:{value}")).collect();
        let names: Vec<&str> = headers.keys().map(String::as_str).collect();
        let request = [
            &*outgoing.method,
            &self.canonical_path(&outgoing.url.encoded_path()),
            &canonical_query(outgoing.url.encoded_query().as_deref().unwrap_or("")),
            &lines.join("\n"),
            "",
            &names.join(";"),
            body_hash,
        ]
        .join("\n");
        let text = [ALGORITHM, time, scope, &sha256_hex(request.as_bytes())].join("\n");
        let mut key = format!("AWS4{}", self.secret_key.expose()).into_bytes();
        for word in [day, &self.region, &self.service, "aws4_request"] {
            key = hmac(HMAC_SHA256, &key, word.as_bytes());
        }
        hex(&hmac(HMAC_SHA256, &key, text.as_bytes()))
    }

    /// The path encoded once more; for S3 encoded only once, with its slashes as they are.
    fn canonical_path(&self, path: &str) -> String {
        if self.service == "s3" {
            let segments = path.split('/').map(|segment| strict(&text(segment)));
            return segments.collect::<Vec<_>>().join("/");
        }
        let mut segments: Vec<String> = Vec::new();
        for segment in path.split('/').filter(|segment| !segment.is_empty()) {
            match segment {
                "." => {}
                ".." => {
                    segments.pop();
                }
                segment => segments.push(strict(segment)),
            }
        }
        let slash = if path.len() > 1 && path.ends_with('/') && !segments.is_empty() {
            "/"
        } else {
            ""
        };
        format!("/{}{slash}", segments.join("/"))
    }
}

/// The query sorted by encoded keys and values.
fn canonical_query(query: &str) -> String {
    let entry = |entry: &str| {
        let (key, value) = entry.split_once('=').unwrap_or((entry, ""));
        (strict(&text(key)), strict(&text(value)))
    };
    let mut entries: Vec<(String, String)> = query.split('&').map(entry).filter(|(key, _)| !key.is_empty()).collect();
    entries.sort();
    let entries: Vec<String> = entries
        .into_iter()
        .map(|(key, value)| format!("{key}={value}"))
        .collect();
    entries.join("&")
}

/// Lower-case names and trimmed values of the headers to sign, sorted.
fn canonical_headers(outgoing: &Outgoing) -> BTreeMap<String, String> {
    let unsigned = [
        "authorization",
        "connection",
        "x-amzn-trace-id",
        "user-agent",
        "expect",
        "range",
        "host",
    ];
    let mut headers = BTreeMap::new();
    for (name, value) in outgoing.headers.iter() {
        let name = name.to_ascii_lowercase();
        if !unsigned.contains(&name.as_str()) && (name.as_str(), value) != ("accept", "*/*") {
            let words: Vec<&str> = value.split_whitespace().collect();
            let value = words.join(" ");
            let merged = |known: &mut String| *known = format!("{known},{value}");
            headers.entry(name).and_modify(merged).or_insert_with(|| value.clone());
        }
    }
    headers.insert("host".to_owned(), outgoing.host());
    headers
}

/// Percent-encoding undone.
fn text(encoded: &str) -> String {
    String::from_utf8_lossy(&decode(encoded)).into_owned()
}

/// The time as Amazon writes it.
fn date_and_time() -> String {
    let [year, month, day, hour, minute, second] = civil(now());
    format!("{year:04}{month:02}{day:02}T{hour:02}{minute:02}{second:02}Z")
}

impl Scheme for AwsV4 {
    fn sign<'a>(&'a self, outgoing: &'a mut Outgoing, _: &'a dyn Transport) -> BoxFuture<'a, Result<(), Error>> {
        signed(self.put(outgoing))
    }
}
