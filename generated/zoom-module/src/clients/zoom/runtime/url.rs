// Written by postman-codegen; edit the collection and generate again.

//! URLs as Postman reads and encodes them.
//!
//! The text of a URL is split once, after all values are in it: the first `#` ends it, the first `?` starts the query,
//! `\` is `/`, what stands before `://` is the protocol (`http` if there is none), the last `@` ends the user info.
//! Nothing is normalized: no dot segment, no double slash, no letter of the path.
//!
//! What is encoded: white space, control characters, everything beyond ASCII, and `"<>` with `` `{} `` in a path or
//! `'#` in a query. Percent signs stay as they are, `+` is never a blank.
//!
//! The encoded text is then read by the HTTP client, which follows the WHATWG rules: it removes `.` and `..`
//! segments and the default port, and writes host names in lower case (international ones in Punycode).

use super::percent::{encode, is_encoded, literal_key, write_percent};
use std::borrow::Cow;
use std::sync::Arc;

/// What is encoded in a path.
const PATH: &[u8] = b" \"<>`{}#?";

/// A URL in its parts, not yet encoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Url {
    /// `http`, `https` or what else stood before `://`, in lower case.
    pub protocol: Cow<'static, str>,
    /// `user:password`, percent-encoded as it was.
    pub user_info: Option<String>,
    /// Host name and port, and the path with its leading `/`.
    location: Arc<str>,
    /// Where the path starts.
    start: usize,
    /// The query without its `?`.
    pub query: Option<String>,
    /// Whether path and query are encoded when sent.
    pub encode: bool,
    /// Where in the query an entry of a key will stand, in order.
    places: Vec<(usize, &'static str)>,
}

/// Splits the text of a URL.
///
/// `api.example.com/a b?q=1#top` gives protocol `http`, authority `api.example.com`, path `/a b`, query `q=1`.
#[must_use]
pub fn parse(text: &str) -> Url {
    let text = text.trim_start();
    let text = find(text, b'#').map_or(text, |at| text.split_at(at).0);
    let (text, query) = match find(text, b'?') {
        Some(at) => (text.split_at(at).0, text.get(at + 1..).map(str::to_owned)),
        None => (text, None),
    };
    let text = if holds(text, b'\\') {
        Cow::Owned(text.replace('\\', "/"))
    } else {
        Cow::Borrowed(text)
    };
    let (protocol, rest) = match find_by(&text, separator) {
        Some(at) => (
            text.split_at(at).0,
            text.get(at + 3..).unwrap_or("").trim_start_matches('/'),
        ),
        None => ("http", &*text),
    };
    let (origin, path) = rest.split_at(find(rest, b'/').unwrap_or(rest.len()));
    let at_sign = if holds(origin, b'@') { origin.rfind('@') } else { None };
    let authority = at_sign.map_or(origin, |at| origin.get(at + 1..).unwrap_or_default());
    Url {
        protocol: match protocol {
            "" | "http" => Cow::Borrowed("http"),
            "https" => Cow::Borrowed("https"),
            other => Cow::Owned(other.to_ascii_lowercase()),
        },
        user_info: at_sign.map(|at| origin.split_at(at).0.to_owned()),
        location: match path {
            "" => format!("{authority}/").into(),
            _ => rest.split_at(rest.len() - authority.len() - path.len()).1.into(),
        },
        start: authority.len(),
        query,
        encode: true,
        places: Vec::new(),
    }
}

/// Whether a letter stands anywhere, which is found faster than where: without an early end, many bytes are looked at
/// at once.
pub(super) fn holds(text: &str, letter: u8) -> bool {
    text.bytes().fold(false, |held, byte| held | (byte == letter))
}

/// Where a letter first stands outside `{{…}}`.
fn find(text: &str, wanted: u8) -> Option<usize> {
    if holds(text, wanted) {
        find_by(text, |text| text.bytes().position(|byte| byte == wanted))
    } else {
        None
    }
}

/// Where what `first` finds first stands outside `{{…}}`.
fn find_by(text: &str, first: impl Fn(&str) -> Option<usize>) -> Option<usize> {
    if !holds(text, b'{') {
        return first(text);
    }
    let mut from = 0;
    loop {
        let at = from + first(text.get(from..)?)?;
        match token(text, from, at) {
            Some(end) => from = end,
            None => return Some(at),
        }
    }
}

/// Where `://` first stands.
fn separator(text: &str) -> Option<usize> {
    text.as_bytes().windows(3).position(|three| three == b"://")
}

/// The end of the `{{…}}` that starts at or after `from` and holds `at`.
fn token(text: &str, from: usize, at: usize) -> Option<usize> {
    let mut from = from;
    while let Some(start) = text.get(from..at)?.find('{').map(|start| from + start) {
        let inside = text.get(start..)?.strip_prefix("{{").unwrap_or_default();
        match inside.find(['{', '}']) {
            Some(length) if inside.get(length..)?.starts_with("}}") => {
                let end = start + 2 + length + 2;
                if at < end {
                    return Some(end);
                }
                from = end;
            }
            _ => from = start + 1,
        }
    }
    None
}

impl Url {
    /// Host name and port.
    #[must_use]
    pub fn authority(&self) -> &str {
        self.location.split_at(self.start).0
    }

    /// The path with its leading `/`.
    #[must_use]
    pub fn path(&self) -> &str {
        self.location.split_at(self.start).1
    }

    /// Path and query as they are sent.
    #[must_use]
    pub fn target(&self) -> String {
        let mut target = String::new();
        self.write_target(&mut target);
        target
    }

    fn write_target(&self, text: &mut String) {
        if self.encode {
            write_percent(text, self.path(), is_encoded(PATH));
        } else {
            text.push_str(self.path());
        }
        if let Some(query) = self.encoded_query() {
            text.push('?');
            text.push_str(&query);
        }
    }

    /// The whole URL as it is sent, without user info.
    #[must_use]
    pub fn href(&self) -> String {
        let mut href = String::with_capacity(self.location.len() + 64);
        href.extend([&*self.protocol, "://", self.authority()]);
        self.write_target(&mut href);
        href
    }

    /// Protocol, host and port.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("{}://{}", self.protocol, self.authority())
    }

    /// The host without its port.
    #[must_use]
    pub fn host(&self) -> &str {
        let authority = self.authority();
        match authority.rfind(':') {
            Some(at) if !authority.get(at..).unwrap_or("").contains(']') => authority.split_at(at).0,
            _ => authority,
        }
    }

    /// The port, also if it is not written.
    #[must_use]
    pub fn port(&self) -> &str {
        match self.authority().get(self.host().len() + 1..) {
            Some(port) if !port.is_empty() => port,
            _ if self.protocol == "https" => "443",
            _ => "80",
        }
    }

    /// The path as it is sent.
    #[must_use]
    pub fn encoded_path(&self) -> String {
        if self.encode {
            encode(self.path(), PATH)
        } else {
            self.path().to_owned()
        }
    }

    /// The query as it is sent.
    #[must_use]
    pub fn encoded_query(&self) -> Option<String> {
        self.query.as_ref().map(|query| {
            if self.encode {
                encode(query, b" \"'<>#")
            } else {
                query.clone()
            }
        })
    }

    /// Removes the query entries named `key`.
    pub fn remove_query(&mut self, key: &str) {
        if let Some(query) = &self.query {
            let kept: Vec<&str> = query.split('&').filter(|entry| entry_key(entry) != key).collect();
            self.query = if kept.is_empty() { None } else { Some(kept.join("&")) };
        }
    }

    /// Adds a query entry at the end; `&` and `#` are encoded, in the key also `=`.
    pub fn push_query(&mut self, key: &str, value: &str) {
        self.push_entry(&entry(key, value));
    }

    /// Keeps places between the entries of the query; each is told by how much of the URL's text, which has `length`
    /// bytes, stands before it.
    pub(super) fn keep_places(&mut self, length: usize, places: Vec<(usize, &'static str)>) {
        let start = length - self.query.as_ref().map_or(0, String::len).min(length);
        let inside = |(at, key): (usize, _)| (at.saturating_sub(start), key);
        self.places = places.into_iter().map(inside).collect();
    }

    /// Adds a query entry as [`Url::push_query`] does, in the place that is kept for its key; whether there is one.
    pub fn fill_place(&mut self, key: &str, value: &str) -> bool {
        let Some(index) = self.places.iter().position(|(_, own)| *own == key) else {
            return false;
        };
        let (at, _) = self.places.remove(index);
        let entry = entry(key, value);
        let query = self.query.take().unwrap_or_default();
        // Whoever changed the query meanwhile may have moved its entries.
        let split = query
            .split_at_checked(at)
            .filter(|(_, after)| after.is_empty() || at == 0 || after.starts_with('&'));
        let (before, after) = split.unwrap_or((&query, ""));
        self.query = Some(match (before, after) {
            ("", "") => entry.clone(),
            ("", after) => format!("{entry}&{after}"),
            (before, after) => format!("{before}&{entry}{after}"),
        });
        for (later, _) in self.places.iter_mut().skip(index) {
            *later += entry.len() + usize::from(*later > 0);
        }
        true
    }

    /// Adds a query entry without a value at the end.
    pub fn push_flag(&mut self, key: &str) {
        self.push_entry(&literal_key(key));
    }

    fn push_entry(&mut self, entry: &str) {
        match &mut self.query {
            Some(query) if !query.is_empty() => {
                query.push('&');
                query.push_str(entry);
            }
            _ => self.query = Some(entry.to_owned()),
        }
    }
}

/// What stands before the query.
#[must_use]
pub fn without_query(text: &str) -> &str {
    text.split('?').next().unwrap_or(text)
}

/// A query entry of literal text.
fn entry(key: &str, value: &str) -> String {
    format!("{}={}", literal_key(key), encode(value, b"&#"))
}

/// The key of a query entry `key=value` or `key`.
fn entry_key(entry: &str) -> &str {
    entry.split_once('=').map_or(entry, |(key, _)| key)
}
