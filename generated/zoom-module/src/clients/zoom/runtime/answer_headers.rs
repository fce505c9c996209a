// Written by postman-codegen; edit the collection and generate again.

//! What the usual headers of an answer say.

use super::answer::Answer;
use super::retry;
use http::HeaderMap;
use http::header::{ETAG, LINK, LOCATION};
use std::time::Duration;

/// What the headers of rate limits begin with: the usual one, the draft of a standard, and Twitter's.
const RATE_LIMITS: &[&str] = &["x-ratelimit-", "ratelimit-", "x-rate-limit-"];

/// The headers in which servers say how many items there are.
const TOTALS: &[&str] = &["x-total-count", "x-total", "total-count"];

/// How many calls a server still takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct RateLimit {
    /// Calls in a period: `X-RateLimit-Limit`.
    pub limit: Option<u64>,
    /// Calls that are left in this period: `X-RateLimit-Remaining`.
    pub remaining: Option<u64>,
    /// When the next period begins, as the server counts: seconds from now, or since 1970: `X-RateLimit-Reset`.
    pub reset: Option<u64>,
}

/// A link of the header `Link` (RFC 8288).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Link {
    /// Where it leads, as the server wrote it: it may be relative.
    pub url: String,
    /// What is there: `next`, `last`; empty if the server does not say.
    pub rel: String,
}

impl Answer {
    /// How long the server asks to wait: `Retry-After` (RFC 9110, section 10.2.3), in seconds or as a date.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        retry::retry_after(self.headers())
    }

    /// How many calls the server still takes: `X-RateLimit-*`, `RateLimit-*` or `X-Rate-Limit-*`.
    #[must_use]
    pub fn rate_limit(&self) -> RateLimit {
        let read = |what: &str| {
            let named = |start: &&str| number(self.headers(), &format!("{start}{what}"));
            RATE_LIMITS.iter().find_map(named)
        };
        RateLimit {
            limit: read("limit"),
            remaining: read("remaining"),
            reset: read("reset"),
        }
    }

    /// The links to what belongs to this answer: `Link` (RFC 8288).
    #[must_use]
    pub fn links(&self) -> Vec<Link> {
        links(self.headers())
    }

    /// Where what was made, or what was moved, is: `Location` (RFC 9110, section 10.2.2). It may be relative.
    #[must_use]
    pub fn location(&self) -> Option<&str> {
        self.headers().get(LOCATION)?.to_str().ok()
    }

    /// The version of what was answered, quotes and all, as `If-Match` and `If-None-Match` take it: `ETag`.
    #[must_use]
    pub fn etag(&self) -> Option<&str> {
        self.headers().get(ETAG)?.to_str().ok()
    }

    /// How many items there are on all pages together: `X-Total-Count`, `X-Total` or `Total-Count`.
    #[must_use]
    pub fn total_count(&self) -> Option<u64> {
        TOTALS.iter().find_map(|name| number(self.headers(), name))
    }
}

/// The number that a header begins with: `100` of `100, 100;w=60`.
fn number(headers: &HeaderMap, name: &str) -> Option<u64> {
    let text = headers.get(name)?.to_str().ok()?.trim();
    let digits = text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len());
    text[..digits].parse().ok()
}

/// All links, in order; one with several relations stands once for each.
pub fn links(headers: &HeaderMap) -> Vec<Link> {
    let values = headers.get_all(LINK).iter().filter_map(|value| value.to_str().ok());
    let written = values
        .flat_map(|value| value.split('<').skip(1))
        .filter_map(|link| link.split_once('>'));
    let mut links = Vec::new();
    for (url, parameters) in written {
        let rel = parameters.split(';').find_map(relation).unwrap_or_default();
        let rels = rel.split(' ').filter(|rel| !rel.is_empty());
        let before = links.len();
        links.extend(rels.map(|rel| Link {
            url: url.to_owned(),
            rel: rel.to_ascii_lowercase(),
        }));
        if links.len() == before {
            links.push(Link {
                url: url.to_owned(),
                rel: String::new(),
            });
        }
    }
    links
}

/// `next` of ` rel="next",`.
fn relation(parameter: &str) -> Option<&str> {
    let (name, value) = parameter.split_once('=')?;
    let is_relation = name.trim().eq_ignore_ascii_case("rel");
    is_relation.then(|| value.trim_matches([' ', '"', ',']))
}
