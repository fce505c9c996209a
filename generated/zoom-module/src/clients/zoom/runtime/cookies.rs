// Written by postman-codegen; edit the collection and generate again.

//! The cookies of a client: what servers set goes back to them (RFC 6265).

use super::clock::{now, parse_date};
use super::url::Url;
use http::HeaderMap;
use http::header::{COOKIE, HeaderValue, SET_COOKIE};
use std::sync::{Mutex, PoisonError};

/// How many cookies are kept; the oldest goes first.
const MOST: usize = 300;

/// How long name and value of a cookie may be together.
const LONGEST: usize = 4096;

/// One cookie.
#[derive(Clone)]
struct Cookie {
    name: String,
    value: String,
    domain: String,
    /// Whether it is for the hosts below its domain, too.
    below: bool,
    path: String,
    secure: bool,
    expires: Option<u64>,
}

/// The cookies of a client. They are never shown: a session is a credential.
#[derive(Default)]
pub struct Jar(Mutex<Vec<Cookie>>);

impl Jar {
    /// Keeps what an answer from `url` sets.
    pub fn keep(&self, url: &Url, headers: &HeaderMap) {
        if !headers.contains_key(SET_COOKIE) {
            return;
        }
        let mut cookies = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for header in headers.get_all(SET_COOKIE) {
            let Some(cookie) = std::str::from_utf8(header.as_bytes())
                .ok()
                .and_then(|text| parse(text, url))
            else {
                continue;
            };
            let same = |other: &Cookie| {
                other.name == cookie.name && other.domain == cookie.domain && other.path == cookie.path
            };
            cookies.retain(|other| !same(other));
            if cookie.expires.is_none_or(|expires| expires > now()) {
                if cookies.len() >= MOST {
                    cookies.remove(0);
                }
                cookies.push(cookie);
            }
        }
    }

    /// Adds what is kept for `url`, after the cookies that a request has of its own, as Postman does.
    pub fn add(&self, url: &Url, headers: &mut HeaderMap) {
        let cookies = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if cookies.is_empty() {
            return;
        }
        let mut value = headers.get(COOKIE).map_or_else(Vec::new, |own| own.as_bytes().to_vec());
        for cookie in for_url(&cookies, url) {
            if !value.is_empty() {
                value.extend_from_slice(b"; ");
            }
            value.extend_from_slice(format!("{}={}", cookie.name, cookie.value).as_bytes());
        }
        if let (false, Ok(mut value)) = (value.is_empty(), HeaderValue::from_bytes(&value)) {
            value.set_sensitive(true);
            headers.insert(COOKIE, value);
        }
    }
}

/// The cookies for a URL, those of longer paths first.
fn for_url<'a>(cookies: &'a [Cookie], url: &Url) -> Vec<&'a Cookie> {
    let (host, path) = (url.host().to_ascii_lowercase(), url.encoded_path());
    let secure = url.protocol == "https";
    let mut sent: Vec<&Cookie> = Vec::new();
    let wanted = cookies
        .iter()
        .filter(|cookie| cookie.domain == host || (cookie.below && is_below(&host, &cookie.domain)))
        .filter(|cookie| covers(&cookie.path, &path) && (secure || !cookie.secure))
        .filter(|cookie| cookie.expires.is_none_or(|expires| expires > now()));
    for cookie in wanted {
        let at = sent.partition_point(|other| other.path.len() >= cookie.path.len());
        sent.insert(at, cookie);
    }
    sent
}

/// Reads a `Set-Cookie`; none if it is not for the host that sets it.
fn parse(text: &str, url: &Url) -> Option<Cookie> {
    let mut parts = text.split(';');
    let (name, value) = parts.next()?.split_once('=')?;
    let (name, value) = (name.trim(), value.trim());
    if name.is_empty() || !text.is_ascii() || name.len() + value.len() > LONGEST {
        return None;
    }
    let host = url.host().to_ascii_lowercase();
    let mut cookie = Cookie {
        name: name.to_owned(),
        value: value.to_owned(),
        domain: host.clone(),
        below: false,
        path: default_path(&url.encoded_path()),
        secure: false,
        expires: None,
    };
    let mut lifetime = None;
    for part in parts {
        let (key, value) = part.split_once('=').unwrap_or((part, ""));
        let value = value.trim();
        match key.trim().to_ascii_lowercase().as_str() {
            "domain" if !value.is_empty() => {
                let domain = value.trim_start_matches('.').to_ascii_lowercase();
                // Without a list of public suffixes, what has no dot is taken for one.
                if domain != host && !(is_below(&host, &domain) && domain.contains('.')) {
                    return None;
                }
                cookie.below = host.parse::<std::net::IpAddr>().is_err();
                cookie.domain = domain;
            }
            "path" if value.starts_with('/') => value.clone_into(&mut cookie.path),
            "secure" => cookie.secure = true,
            "expires" => cookie.expires = cookie.expires.or_else(|| parse_date(value)),
            "max-age" => lifetime = value.parse::<i64>().ok(),
            _ => {}
        }
    }
    if let Some(lifetime) = lifetime {
        cookie.expires = Some(u64::try_from(lifetime).map_or(0, |seconds| now().saturating_add(seconds)));
    }
    Some(cookie)
}

/// Whether `host` is `domain` or below it.
fn is_below(host: &str, domain: &str) -> bool {
    host.strip_suffix(domain).is_some_and(|front| front.ends_with('.')) && host.parse::<std::net::IpAddr>().is_err()
}

/// Whether a cookie of `path` is for `requested`.
fn covers(path: &str, requested: &str) -> bool {
    requested
        .strip_prefix(path)
        .is_some_and(|rest| rest.is_empty() || path.ends_with('/') || rest.starts_with('/'))
}

/// The folder that a path is in.
fn default_path(path: &str) -> String {
    match path.rfind('/') {
        Some(0) | None => "/".to_owned(),
        Some(at) => path.get(..at).unwrap_or("/").to_owned(),
    }
}
