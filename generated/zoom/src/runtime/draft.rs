// Written by postman-codegen; edit the collection and generate again.

//! A request before its values are filled in: what runs before it is sent may read it and change it.

use super::error::{Error, RequestError};
use super::headers::Headers;
use super::request::{Entry, Parts, Request};
use super::template::{Place, Settings, Unfilled, Values};
use super::{percent, url};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Something that reads and changes a request before it is sent.
pub type Before = dyn Fn(&mut Draft<'_>) -> Result<(), Error> + Send + Sync;

/// A request before its values are filled in.
///
/// Its variables are the holes of the collection, `{{name}}`: what is set here is sent instead of what the call and the
/// client give.
pub struct Draft<'a> {
    parts: &'a Parts,
    settings: &'a Settings,
    pub(super) computed: BTreeMap<String, String>,
    pub(super) query: Cow<'a, [(u16, Entry)]>,
    pub(super) headers: Cow<'a, [(Cow<'static, str>, Entry)]>,
    pub(super) body: Option<String>,
}

impl<'a> Draft<'a> {
    /// A draft that everything has run on that belongs before the request.
    pub(super) fn of(parts: &'a Parts, settings: &'a Settings) -> Result<Self, Error> {
        let mut draft = Self {
            parts,
            settings,
            computed: BTreeMap::new(),
            query: Cow::Borrowed(&parts.query),
            headers: Cow::Borrowed(&parts.headers),
            body: None,
        };
        for before in &parts.before {
            before(&mut draft)?;
        }
        Ok(draft)
    }

    fn values(&self) -> Values<'_> {
        Values {
            bound: &self.parts.bound,
            settings: self.settings,
            computed: &self.computed,
            unfilled: Unfilled::Kept,
        }
    }

    /// The text with its variables filled in; `{{name}}` stays where there is none of that name.
    fn filled(&self, entry: &Entry, place: Place) -> String {
        entry.fill(&self.values(), place).unwrap_or_default()
    }

    /// The value of a variable: what was set here, what the call gives, or the client.
    #[must_use]
    pub fn variable(&self, name: &str) -> Option<String> {
        self.values().get(name)
    }

    /// Sets a variable.
    pub fn set_variable(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.computed.insert(name.into(), value.into());
    }

    /// Forgets a variable that was set.
    pub fn unset_variable(&mut self, name: &str) {
        self.computed.remove(name);
    }

    /// The text with `{{name}}` filled in wherever there is a variable of that name.
    #[must_use]
    pub fn fill_text(&self, text: &str) -> String {
        let mut filled = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, (name, after))) = rest
            .split_once("{{")
            .and_then(|(before, after)| Some((before, after.split_once("}}")?)))
        {
            filled.push_str(before);
            match self.variable(name) {
                Some(value) => filled.push_str(&value),
                None => filled.extend(["{{", name, "}}"]),
            }
            rest = after;
        }
        filled + rest
    }

    /// The method, in upper case.
    #[must_use]
    pub fn method(&self) -> String {
        self.parts.method.to_ascii_uppercase()
    }

    /// The URL without its query, as it is before it is encoded.
    #[must_use]
    pub fn base_url(&self) -> String {
        let filled = self.values().fill(&self.parts.url, Place::Url);
        filled.unwrap_or_default()
    }

    /// The path of the URL, with its `/`.
    #[must_use]
    pub fn path(&self) -> String {
        url::parse(&self.base_url()).path().to_owned()
    }

    /// Host name and port.
    #[must_use]
    pub fn host(&self) -> String {
        url::parse(&self.base_url()).authority().to_owned()
    }

    /// Sends the request to another host, or to an address with its scheme; a client that was told where the API is
    /// sends it there.
    pub fn set_host(&mut self, host: &str) {
        let server = self.parts.url.strip_prefix('{').and_then(|url| url.split_once('}'));
        let Some((server, _)) = server.filter(|(server, _)| !self.settings.given.contains_key(*server)) else {
            return;
        };
        let own = self.variable(server).unwrap_or_default();
        let address = match own.split_once("://") {
            Some((scheme, rest)) if !host.contains("://") => {
                let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
                let port = authority
                    .rfind(':')
                    .and_then(|at| authority.get(at..))
                    .unwrap_or_default();
                format!("{scheme}://{host}{port}{path}")
            }
            _ => host.trim_end_matches('/').to_owned(),
        };
        self.set_variable(server, address);
    }

    /// The entries of the query as they are sent, but for what the connection encodes: `("page", Some("1"))`.
    #[must_use]
    pub fn query(&self) -> Vec<(String, Option<String>)> {
        let entries = self
            .query
            .iter()
            .filter(|(_, entry)| !matches!(entry, Entry::Credential(_)));
        let entries = entries.map(|(_, entry)| {
            let text = self.filled(entry, Place::Query);
            match text.split_once('=') {
                Some((key, value)) => (key.to_owned(), Some(value.to_owned())),
                None => (text, None),
            }
        });
        entries.collect()
    }

    /// The query as it is sent, without its `?`.
    #[must_use]
    pub fn query_string(&self) -> String {
        let entries = self.query().into_iter().map(|(key, value)| match value {
            Some(value) => format!("{key}={value}"),
            None => key,
        });
        entries.collect::<Vec<_>>().join("&")
    }

    /// Adds an entry to the query, at its end.
    pub fn add_query(&mut self, key: &str, value: Option<&str>) {
        let key = percent::literal_key(key);
        let text = match value {
            Some(value) => format!("{key}={}", value.replace('&', "%26").replace('#', "%23")),
            None => key.into_owned(),
        };
        self.query.to_mut().push((u16::MAX, Entry::Text(text)));
    }

    /// Sets an entry of the query in its place, or adds it.
    pub fn set_query(&mut self, key: &str, value: Option<&str>) {
        let keys: Vec<String> = self.query.iter().map(|(_, entry)| self.query_key(entry)).collect();
        let Some(at) = keys.iter().position(|own| own == key) else {
            return self.add_query(key, value);
        };
        self.add_query(key, value);
        let query = self.query.to_mut();
        if let Some((_, entry)) = query.pop()
            && let Some(place) = query.get_mut(at)
        {
            place.1 = entry;
        }
    }

    fn query_key(&self, entry: &Entry) -> String {
        match entry {
            Entry::Credential(own) => (*own).to_owned(),
            entry => {
                let text = self.filled(entry, Place::Query);
                text.split_once('=').map_or(text.clone(), |(key, _)| key.to_owned())
            }
        }
    }

    /// The entries of the query as they were given, before anything is encoded.
    #[must_use]
    pub fn given_query(&self) -> Vec<(String, Option<String>)> {
        let entries = self.query.iter().filter_map(|(_, entry)| {
            let (text, place) = match entry {
                Entry::Credential(_) => return None,
                Entry::Text(_) => (self.filled(entry, Place::Query), Place::Query),
                Entry::Template(_) => (self.filled(entry, Place::Plain), Place::Plain),
            };
            // What callers give is encoded at once; what stands in the collection never is.
            let given = |part: &str| match place {
                Place::Query => String::from_utf8_lossy(&percent::decode(part)).into_owned(),
                _ => part.to_owned(),
            };
            Some(match text.split_once('=') {
                Some((key, value)) => (given(key), Some(given(value))),
                None => (given(&text), None),
            })
        });
        entries.collect()
    }

    /// Takes all entries of a key out of the query.
    pub fn remove_query(&mut self, key: &str) {
        let keys = self.query.iter().map(|(_, entry)| self.query_key(entry));
        let keep: Vec<bool> = keys.map(|own| own != key).collect();
        let mut keep = keep.into_iter();
        self.query.to_mut().retain(|_| keep.next().unwrap_or(true));
    }

    /// Takes the whole query out.
    pub fn clear_query(&mut self) {
        self.query.to_mut().clear();
    }

    /// The headers that the operation and the call give.
    #[must_use]
    pub fn headers(&self) -> Vec<(String, String)> {
        let headers = self.headers.iter();
        headers
            .map(|(name, value)| (name.to_string(), self.filled(value, Place::Plain)))
            .collect()
    }

    /// The value of the first header of that name.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<String> {
        let mut headers = self.headers.iter();
        let (_, value) = headers.find(|(own, _)| own.eq_ignore_ascii_case(name))?;
        Some(self.filled(value, Place::Plain))
    }

    /// Adds a header; those of its name stay.
    pub fn add_header(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.headers
            .to_mut()
            .push((name.into().into(), Entry::Text(value.into())));
    }

    /// Sends that `User-Agent`, unless the call has one, or the client was given one.
    pub fn set_user_agent(&mut self, value: impl Into<String>) {
        if !self.settings.own_agent && self.header("User-Agent").is_none() {
            self.add_header("User-Agent", value);
        }
    }

    /// Takes all headers of that name out.
    pub fn remove_header(&mut self, name: &str) {
        self.headers.to_mut().retain(|(own, _)| !own.eq_ignore_ascii_case(name));
    }

    /// The body as text; empty where there is none, or where it is a file.
    #[must_use]
    pub fn body(&self) -> String {
        if let Some(body) = &self.body {
            return body.clone();
        }
        let Some(content) = &self.parts.content else {
            return String::new();
        };
        let payload = content.prepare(&self.values(), &mut Headers::default());
        let bytes = payload.ok().and_then(|payload| payload.bytes());
        String::from_utf8_lossy(&bytes.unwrap_or_default()).into_owned()
    }

    /// The type of the body: what a header says of it, else what it is.
    #[must_use]
    pub fn content_type(&self) -> Option<String> {
        self.header("Content-Type").or_else(|| {
            let mut headers = Headers::default();
            let content = self.parts.content.as_ref()?;
            content.prepare(&self.values(), &mut headers).ok()?;
            headers.get("Content-Type").map(str::to_owned)
        })
    }

    /// Whether the request has a body.
    #[must_use]
    pub fn has_body(&self) -> bool {
        self.body.is_some() || self.parts.content.is_some()
    }

    /// Sends this text instead of the body.
    pub fn set_body(&mut self, body: impl Into<String>) {
        self.body = Some(body.into());
    }
}

impl Request {
    /// Runs something before the request's values are filled in, after what was said so before.
    #[must_use]
    pub fn before(mut self, before: impl Fn(&mut Draft<'_>) -> Result<(), Error> + Send + Sync + 'static) -> Self {
        self.0.before.push(Box::new(before));
        self
    }

    /// Runs what the client's builder was given under that name; without it, the call fails before anything is sent.
    #[must_use]
    pub fn hook(self, name: &'static str) -> Self {
        self.before(move |draft| match draft.settings.hooks.get(name).map(Arc::clone) {
            Some(hook) => hook(draft),
            None => {
                let problem = format!(
                    "what a script of the collection does before this request could not be translated; `Builder::{name}` \
                     takes a function that does the same"
                );
                Err(RequestError::new(problem).into())
            }
        })
    }
}
