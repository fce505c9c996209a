//! Digest access authentication.

use super::auth::{Challenge, Scheme, Secret, parameter, signed};
use super::body::BoxFuture;
use super::crypto::{hex, random_text};
use super::error::{AuthError, Error};
use super::outgoing::Outgoing;
use super::transport::Transport;
use http::header::WWW_AUTHENTICATE;
use md5::Digest as _;

/// A user name and a password that answer a server's challenge; they never travel themselves.
#[derive(Clone, Debug)]
pub struct Digest {
    username: String,
    password: Secret,
    algorithm: Option<String>,
    given: Nonce,
    client_nonce: Option<String>,
    count: Option<String>,
    retry: bool,
}

/// What a server asks.
#[derive(Clone, Debug, Default)]
struct Nonce {
    realm: String,
    nonce: String,
    algorithm: Option<String>,
    qop: Option<String>,
    opaque: Option<String>,
}

impl Digest {
    /// A user name and a password.
    pub fn new(username: impl Into<String>, password: impl Into<Secret>) -> Self {
        Self {
            username: username.into(),
            password: password.into(),
            algorithm: None,
            given: Nonce::default(),
            client_nonce: None,
            count: None,
            retry: true,
        }
    }

    /// The credential with Postman's parameters; realm and nonce answer a challenge before it is made.
    #[must_use]
    pub fn from_parameters(parameters: &[(&str, &str)]) -> Self {
        let get = |name| parameter(parameters, name).map(str::to_owned);
        Self {
            algorithm: get("algorithm"),
            given: Nonce {
                realm: get("realm").unwrap_or_default(),
                nonce: get("nonce").unwrap_or_default(),
                algorithm: None,
                qop: get("qop"),
                opaque: get("opaque"),
            },
            client_nonce: get("clientNonce"),
            count: get("nonceCount"),
            retry: get("disableRetryRequest").as_deref() != Some("true"),
            ..Self::new(get("username").unwrap_or_default(), get("password").unwrap_or_default())
        }
    }

    fn header(&self, outgoing: &Outgoing, asked: &Nonce) -> Result<String, Error> {
        let algorithm = asked
            .algorithm
            .as_deref()
            .or(self.algorithm.as_deref())
            .unwrap_or("MD5");
        let (name, session) = match algorithm
            .len()
            .checked_sub(5)
            .and_then(|at| algorithm.split_at_checked(at))
        {
            Some((name, end)) if end.eq_ignore_ascii_case("-sess") => (name, true),
            _ => (algorithm, false),
        };
        let unsupported = || AuthError::new(format!("the digest algorithm `{algorithm}` is not supported"));
        let hash = |text: &[u8]| hash(name, text).ok_or_else(unsupported);
        let qop = asked.qop.as_deref().and_then(protection);
        let count = self.count.as_deref().unwrap_or("00000001");
        let client_nonce = self.client_nonce.clone().map_or_else(|| random_text(8), Ok)?;
        let Nonce { realm, nonce, .. } = asked;
        let mut secret = hash(format!("{}:{realm}:{}", self.username, self.password.expose()).as_bytes())?;
        if session {
            secret = hash(format!("{secret}:{nonce}:{client_nonce}").as_bytes())?;
        }
        let target = outgoing.url.target();
        let mut what = format!("{}:{target}", outgoing.method);
        if qop == Some("auth-int") {
            let body = outgoing.payload.bytes();
            let body = body.ok_or_else(|| AuthError::new("a body that is streamed cannot be signed"))?;
            what = format!("{what}:{}", hash(&body)?);
        }
        let what = hash(what.as_bytes())?;
        let response = match qop {
            Some(qop) => hash(format!("{secret}:{nonce}:{count}:{client_nonce}:{qop}:{what}").as_bytes())?,
            None => hash(format!("{secret}:{nonce}:{what}").as_bytes())?,
        };
        let mut header = format!(
            "Digest username=\"{}\", realm=\"{realm}\", nonce=\"{nonce}\", uri=\"{target}\", algorithm=\"{algorithm}\"",
            self.username
        );
        if let Some(qop) = qop {
            header = format!("{header}, qop={qop}, nc={count}, cnonce=\"{client_nonce}\"");
        } else if session {
            header = format!("{header}, cnonce=\"{client_nonce}\"");
        }
        header = format!("{header}, response=\"{response}\"");
        if let Some(opaque) = &asked.opaque {
            header = format!("{header}, opaque=\"{opaque}\"");
        }
        Ok(header)
    }
}

/// The protection to use of those a server offers.
fn protection(offered: &str) -> Option<&'static str> {
    let offers = |name: &str| offered.split(',').any(|offer| offer.trim() == name);
    if offers("auth") {
        Some("auth")
    } else {
        offers("auth-int").then_some("auth-int")
    }
}

/// A hash as hex digits; none if the algorithm is not known.
fn hash(algorithm: &str, text: &[u8]) -> Option<String> {
    let ring = |algorithm| hex(ring::digest::digest(algorithm, text).as_ref());
    match algorithm.to_ascii_uppercase().as_str() {
        "MD5" => Some(hex(&md5::Md5::digest(text))),
        "SHA-256" => Some(ring(&ring::digest::SHA256)),
        "SHA-512-256" => Some(ring(&ring::digest::SHA512_256)),
        _ => None,
    }
}

/// Reads `Digest realm="…", nonce=…`.
fn challenge(header: &str) -> Option<Nonce> {
    let (scheme, mut rest) = header.trim().split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("Digest") {
        return None;
    }
    let mut asked = Nonce::default();
    while let Some((name, after)) = rest.split_once('=') {
        let after = after.trim_start();
        let (value, next) = match after.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"')?,
            None => after.split_once(',').unwrap_or((after, "")),
        };
        let value = value.trim().to_owned();
        match name.trim_matches([',', ' ']).to_ascii_lowercase().as_str() {
            "realm" => asked.realm = value,
            "nonce" => asked.nonce = value,
            "algorithm" => asked.algorithm = Some(value),
            "qop" => asked.qop = Some(value),
            "opaque" => asked.opaque = Some(value),
            _ => {}
        }
        rest = next;
    }
    Some(asked)
}

impl Scheme for Digest {
    fn sign<'a>(&'a self, outgoing: &'a mut Outgoing, _: &'a dyn Transport) -> BoxFuture<'a, Result<(), Error>> {
        if self.given.realm.is_empty() || self.given.nonce.is_empty() {
            return signed(Ok(()));
        }
        let header = self.header(outgoing, &self.given);
        signed(header.map(|header| outgoing.headers.set_secret("Authorization", header)))
    }

    fn answer<'a>(&'a self, outgoing: &'a mut Outgoing, asked: Challenge<'a>) -> BoxFuture<'a, Result<bool, Error>> {
        let refused = self.retry && asked.round == 0 && matches!(asked.status.as_u16(), 401 | 403);
        let headers = asked.headers.get_all(WWW_AUTHENTICATE);
        let asked = headers
            .iter()
            .filter(|_| refused)
            .find_map(|header| challenge(header.to_str().ok()?));
        let again = asked.map_or(Ok(false), |asked| {
            let header = self.header(outgoing, &asked)?;
            outgoing.headers.set_secret("Authorization", header);
            Ok(true)
        });
        Box::pin(std::future::ready(again))
    }
}
