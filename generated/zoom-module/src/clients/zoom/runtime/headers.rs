// Written by postman-codegen; edit the collection and generate again.

//! The headers of a request, in the order they are sent.

use super::error::{Error, RequestError};
use bytes::Bytes;
use http::header::{
    ACCEPT, AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, TRANSFER_ENCODING,
    USER_AGENT,
};
use std::borrow::Cow;

/// One header line.
#[derive(Clone)]
struct Header {
    name: Cow<'static, str>,
    value: Cow<'static, str>,
    show: Show,
}

/// Whether the value of a header may be shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Show {
    /// If headers of its name usually hold no credential.
    ByName,
    /// Never: it is a credential.
    Never,
    /// Always: it is a placeholder.
    Always,
}

impl Header {
    fn is_secret(&self) -> bool {
        match self.show {
            Show::ByName => is_sensitive(&self.name),
            Show::Never => true,
            Show::Always => false,
        }
    }
}

/// Header lines in order; names are compared without regard to case.
#[derive(Default)]
pub struct Headers(Vec<Header>);

/// With room for a credential and a cookie, which are added to a copy.
impl Clone for Headers {
    fn clone(&self) -> Self {
        let mut copy = Vec::with_capacity(self.0.len() + 2);
        copy.extend_from_slice(&self.0);
        Self(copy)
    }
}

impl Headers {
    /// The first value of `name`.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|header| header.name.eq_ignore_ascii_case(name))
            .map(|header| &*header.value)
    }

    /// Adds a line.
    pub fn append(&mut self, name: impl Into<Cow<'static, str>>, value: impl Into<Cow<'static, str>>) {
        self.0.push(Header {
            name: name.into(),
            value: value.into(),
            show: Show::ByName,
        });
    }

    /// Adds a line unless there is one of that name.
    pub fn add_default(&mut self, name: impl Into<Cow<'static, str>>, value: impl Into<Cow<'static, str>>) {
        let name = name.into();
        if self.get(&name).is_none() {
            self.append(name, value);
        }
    }

    /// Replaces all lines of that name by one at the end.
    pub fn set(&mut self, name: impl Into<Cow<'static, str>>, value: impl Into<Cow<'static, str>>) {
        let name = name.into();
        self.remove(&name);
        self.append(name, value);
    }

    /// Replaces all lines of that name by one at the end that is never shown.
    pub fn set_secret(&mut self, name: impl Into<Cow<'static, str>>, value: impl Into<Cow<'static, str>>) {
        let name = name.into();
        self.remove(&name);
        self.0.push(Header {
            name,
            value: value.into(),
            show: Show::Never,
        });
    }

    /// Replaces all lines of that name by one at the end that stands for a credential and can be shown.
    pub fn set_placeholder(&mut self, name: &str, value: impl Into<String>) {
        self.remove(name);
        self.0.push(Header {
            name: name.to_owned().into(),
            value: value.into().into(),
            show: Show::Always,
        });
    }

    /// Changes the value of the first line of that name in place, or adds a line.
    pub fn replace(&mut self, name: &'static str, value: impl Into<Cow<'static, str>>) {
        let value = value.into();
        match self.0.iter_mut().find(|header| header.name.eq_ignore_ascii_case(name)) {
            Some(header) => header.value = value,
            None => self.append(name, value),
        }
    }

    /// Removes all lines of that name.
    pub fn remove(&mut self, name: &str) {
        self.0.retain(|header| !header.name.eq_ignore_ascii_case(name));
    }

    /// Removes what holds a credential.
    pub fn remove_secrets(&mut self) {
        self.0.retain(|header| !header.is_secret());
    }

    /// Names and values in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|header| (&*header.name, &*header.value))
    }

    /// Names and values in order; a value that may hold a credential is `None`.
    pub fn visible(&self) -> impl Iterator<Item = (&str, Option<&str>)> {
        self.0
            .iter()
            .map(|header| (&*header.name, (!header.is_secret()).then_some(&*header.value)))
    }

    /// The headers for the HTTP client; characters up to U+00FF become one byte each, as in Postman.
    ///
    /// `Content-Length` and `Transfer-Encoding` are left to the HTTP client.
    ///
    /// # Errors
    ///
    /// [`Error::Request`] for a name or a value that HTTP does not allow.
    pub fn to_map(&self) -> Result<HeaderMap, Error> {
        // The HTTP client adds a few of its own.
        let mut map = HeaderMap::with_capacity(self.0.len() + 3);
        for header in &self.0 {
            let name = match &*header.name {
                // Usual names are compared faster than read.
                "Accept" => ACCEPT,
                "Authorization" => AUTHORIZATION,
                "Content-Type" => CONTENT_TYPE,
                "User-Agent" => USER_AGENT,
                other => HeaderName::from_bytes(other.as_bytes()).map_err(|error| {
                    RequestError::new(format!("`{other}` cannot be the name of a header")).because(error)
                })?,
            };
            if [CONTENT_LENGTH, TRANSFER_ENCODING].contains(&name) {
                continue;
            }
            let value = match &header.value {
                Cow::Borrowed(text) if text.is_ascii() => {
                    HeaderValue::from_maybe_shared(Bytes::from_static(text.as_bytes())).ok()
                }
                Cow::Owned(text) if text.is_ascii() => HeaderValue::from_str(text).ok(),
                _ => {
                    let latin = header.value.chars().map(|c| u8::try_from(u32::from(c)).ok());
                    latin
                        .collect::<Option<Vec<u8>>>()
                        .and_then(|bytes| HeaderValue::try_from(bytes).ok())
                }
            };
            let mut value = value.ok_or_else(|| {
                RequestError::new(format!(
                    "the value of header `{name}` has a character that HTTP does not allow"
                ))
            })?;
            // Most requests have nothing but these and a credential, so that no name is searched.
            let is_usual = header.show == Show::ByName && [ACCEPT, CONTENT_TYPE, USER_AGENT].contains(&name);
            value.set_sensitive(!is_usual && header.is_secret());
            map.append(name, value);
        }
        Ok(map)
    }
}

/// Whether headers of that name usually hold a credential.
#[must_use]
pub fn is_sensitive(name: &str) -> bool {
    let name = name.as_bytes();
    let starts = |at: usize, word: &&str| {
        let part = name.get(at..at + word.len());
        part.is_some_and(|part| part.eq_ignore_ascii_case(word.as_bytes()))
    };
    // No word is shorter than `token`.
    let starting = name.iter().take((name.len() + 1).saturating_sub("token".len()));
    starting.enumerate().any(|(at, letter)| {
        let words: &[&str] = match letter.to_ascii_lowercase() {
            b'a' => &["authorization", "api-key", "apikey"],
            b'c' => &["cookie"],
            b'p' => &["password"],
            b's' => &["secret", "signature"],
            b't' => &["token"],
            _ => &[],
        };
        words.iter().any(|word| starts(at, word))
    })
}
