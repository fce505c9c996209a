//! NTLM, version 2: three messages on one connection.

use super::auth::{Challenge, Scheme, Secret, base64, parameter, signed};
use super::body::BoxFuture;
use super::clock::now;
use super::crypto::{base64_bytes, random_text};
use super::error::{AuthError, Error};
use super::outgoing::Outgoing;
use super::transport::Transport;
use http::header::WWW_AUTHENTICATE;
use md4::Digest as _;

/// What the first message offers: Unicode, NTLM, extended session security, target information, 128 and 56 bits.
const OFFER: u32 = 0xA208_B207;

/// The version that the first message names: Windows XP.
const VERSION: [u8; 8] = [5, 1, 0x28, 0x0A, 0, 0, 0, 0x0F];

/// A Windows user name and password that answer a server's challenge.
#[derive(Clone, Debug)]
pub struct Ntlm {
    username: String,
    password: Secret,
    domain: String,
    workstation: String,
    retry: bool,
}

impl Ntlm {
    /// A user, who may be written as `DOMAIN\user` or `user@domain`, and a password.
    pub fn new(username: impl AsRef<str>, password: impl Into<Secret>) -> Self {
        let username = username.as_ref();
        let (domain, username) = match (username.split_once('\\'), username.split_once('@')) {
            (Some((domain, user)), _) | (None, Some((user, domain))) => (domain, user),
            (None, None) => ("", username),
        };
        Self {
            username: username.to_owned(),
            password: password.into(),
            domain: domain.to_owned(),
            workstation: String::new(),
            retry: true,
        }
    }

    /// The user's domain.
    #[must_use]
    pub fn domain(mut self, domain: impl Into<String>) -> Self {
        self.domain = domain.into();
        self
    }

    /// The name of the caller's machine.
    #[must_use]
    pub fn workstation(mut self, workstation: impl Into<String>) -> Self {
        self.workstation = workstation.into();
        self
    }

    /// The credential with Postman's parameters.
    #[must_use]
    pub fn from_parameters(parameters: &[(&str, &str)]) -> Self {
        let get = |name| parameter(parameters, name);
        let text = |name| get(name).unwrap_or("");
        let scheme = Self::new(text("username"), text("password")).workstation(text("workstation"));
        let scheme = match get("domain") {
            Some(domain) => scheme.domain(domain),
            None => scheme,
        };
        Self {
            retry: get("disableRetryRequest") != Some("true"),
            ..scheme
        }
    }

    /// The message that opens the exchange.
    fn negotiate(&self) -> Vec<u8> {
        let (domain, workstation) = (self.domain.to_uppercase(), self.workstation.to_uppercase());
        let mut message = b"NTLMSSP\0\x01\0\0\0".to_vec();
        message.extend(OFFER.to_le_bytes());
        message.extend(field(domain.len(), 40 + workstation.len()));
        message.extend(field(workstation.len(), 40));
        message.extend(VERSION);
        message.extend(workstation.bytes());
        message.extend(domain.bytes());
        message
    }

    /// The message that answers the server's.
    fn authenticate(&self, challenge: &[u8]) -> Result<Vec<u8>, Error> {
        let malformed = || AuthError::new("the server's NTLM challenge cannot be read");
        let server = challenge
            .get(24..32)
            .filter(|_| challenge.starts_with(b"NTLMSSP\0\x02"))
            .ok_or_else(malformed)?;
        let flags = number(challenge, 20, 4)
            .and_then(|flags| u32::try_from(flags).ok())
            .ok_or_else(malformed)?;
        let target = match (number(challenge, 40, 2), number(challenge, 44, 4)) {
            (Some(length), Some(at)) if length > 0 => challenge.get(at..at + length).ok_or_else(malformed)?,
            _ => &[],
        };
        let random = random_text(8)?;
        let key = response_key(&self.username, &self.domain, self.password.expose());
        let mut blob = vec![1, 1, 0, 0, 0, 0, 0, 0];
        blob.extend(timestamp(target).unwrap_or_else(file_time));
        blob.extend(random.bytes());
        blob.extend([0; 4]);
        blob.extend(target);
        blob.extend([0; 4]);
        let mut modern = hmac_md5(&key, &[server, &blob].concat()).to_vec();
        modern.extend(&blob);
        let mut legacy = hmac_md5(&key, &[server, random.as_bytes()].concat()).to_vec();
        legacy.extend(random.bytes());
        let (domain, user, workstation) = (wide(&self.domain), wide(&self.username), wide(&self.workstation));
        let mut message = b"NTLMSSP\0\x03\0\0\0".to_vec();
        let mut at = 64;
        let parts = [&legacy, &modern, &domain, &user, &workstation, &Vec::new()];
        for part in parts {
            message.extend(field(part.len(), at));
            at += part.len();
        }
        // Without a version, and without a key of the session.
        message.extend((flags & OFFER & !0x4200_0000).to_le_bytes());
        message.extend(parts.into_iter().flatten());
        Ok(message)
    }
}

/// The key that responses are made with (`NTOWFv2`).
#[must_use]
pub fn response_key(username: &str, domain: &str, password: &str) -> [u8; 16] {
    hmac_md5(
        &md4::Md4::digest(wide(password)),
        &wide(&format!("{}{domain}", username.to_uppercase())),
    )
}

/// Length, space and offset of a part.
fn field(length: usize, at: usize) -> impl Iterator<Item = u8> {
    // Names and responses are far shorter than that.
    let length = u16::try_from(length).unwrap_or(u16::MAX).to_le_bytes();
    let at = u32::try_from(at).unwrap_or(u32::MAX).to_le_bytes();
    length.into_iter().chain(length).chain(at)
}

/// A little-endian number.
fn number(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    let bytes = bytes.get(at..at.checked_add(length)?)?;
    Some(
        bytes
            .iter()
            .rev()
            .fold(0, |number, byte| number << 8 | usize::from(*byte)),
    )
}

/// UTF-16, little-endian.
fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// The time in the server's target information.
fn timestamp(target: &[u8]) -> Option<[u8; 8]> {
    let mut rest = target;
    loop {
        let (kind, length) = (number(rest, 0, 2)?, number(rest, 2, 2)?);
        match kind {
            0 => return None,
            7 => return rest.get(4..12)?.try_into().ok(),
            _ => rest = rest.get(4 + length..)?,
        }
    }
}

/// The time in tenths of microseconds since 1601.
fn file_time() -> [u8; 8] {
    now()
        .saturating_add(11_644_473_600)
        .saturating_mul(10_000_000)
        .to_le_bytes()
}

/// HMAC with MD5.
fn hmac_md5(key: &[u8], text: &[u8]) -> [u8; 16] {
    let mut block = [0; 64];
    // All keys here are hashes, shorter than a block.
    block.iter_mut().zip(key).for_each(|(to, from)| *to = *from);
    let inner = md5::Md5::digest([&block.map(|byte| byte ^ 0x36)[..], text].concat());
    md5::Md5::digest([&block.map(|byte| byte ^ 0x5C)[..], &inner].concat()).into()
}

impl Scheme for Ntlm {
    fn sign<'a>(&'a self, _: &'a mut Outgoing, _: &'a dyn Transport) -> BoxFuture<'a, Result<(), Error>> {
        signed(Ok(()))
    }

    fn answer<'a>(&'a self, outgoing: &'a mut Outgoing, asked: Challenge<'a>) -> BoxFuture<'a, Result<bool, Error>> {
        let headers = asked.headers.get_all(WWW_AUTHENTICATE);
        let mut headers = headers.iter().filter_map(|header| header.to_str().ok()).map(str::trim);
        let message = match asked.round {
            _ if !self.retry || asked.status.as_u16() != 401 => Ok(None),
            0 if headers.any(|header| header == "NTLM" || header.starts_with("Negotiate")) => {
                Ok(Some(self.negotiate()))
            }
            1 => match headers.find_map(|header| base64_bytes(header.strip_prefix("NTLM ")?)) {
                Some(challenge) => self.authenticate(&challenge).map(Some),
                None => Ok(None),
            },
            _ => Ok(None),
        };
        Box::pin(std::future::ready(message.map(|message| {
            let header = message.map(|message| format!("NTLM {}", base64(&message)));
            header
                .map(|header| outgoing.headers.set_secret("Authorization", header))
                .is_some()
        })))
    }
}
