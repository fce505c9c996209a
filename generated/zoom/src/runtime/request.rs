// Written by postman-codegen; edit the collection and generate again.

//! The description of a request: what an operation and its caller put in.

use super::draft::Before;
use super::few::Few;
use super::outgoing::Redirects;
use super::payload::Content;
use super::percent;
use super::sending::Sender;
use super::template::Bound;
use super::text::{self, Text};
use std::any::Any;
use std::borrow::Cow;
use std::fmt;

/// A request as a chain of what it consists of; made into bytes when it is sent.
///
/// It is on the heap, as it is handed on at each step of the chain.
pub struct Request(pub(super) Box<Parts>);

/// What a request consists of.
pub(super) struct Parts {
    pub(super) method: Cow<'static, str>,
    pub(super) url: Cow<'static, str>,
    pub(super) bound: Few<Bound>,
    /// In the order of their places.
    pub(super) query: Vec<(u16, Entry)>,
    pub(super) headers: Vec<(Cow<'static, str>, Entry)>,
    pub(super) auth: Few<&'static str>,
    /// Credentials that do instead of others: which, and instead of which.
    pub(super) instead: Vec<(&'static str, &'static str)>,
    pub(super) content: Option<Box<dyn Content>>,
    pub(super) encode: bool,
    pub(super) without: Vec<&'static str>,
    pub(super) redirects: Redirects,
    /// Of a request that is a call's.
    pub(super) sender: Option<Sender>,
    /// What runs before the values are filled in.
    pub(super) before: Vec<Box<Before>>,
}

/// Text that is ready, or has holes.
#[derive(Clone)]
pub(super) enum Entry {
    Text(String),
    Template(Cow<'static, str>),
    /// The place of a credential with this key.
    Credential(&'static str),
}

impl Request {
    /// A request; the URL is a template: `{baseUrl}/users/{id}`.
    pub fn new(method: impl Into<Cow<'static, str>>, url: impl Into<Cow<'static, str>>) -> Self {
        Self(Box::new(Parts {
            method: method.into(),
            url: url.into(),
            bound: Few::default(),
            query: Vec::new(),
            headers: Vec::new(),
            auth: Few::default(),
            instead: Vec::new(),
            content: None,
            encode: true,
            without: Vec::new(),
            redirects: Redirects::default(),
            sender: None,
            before: Vec::new(),
        }))
    }

    /// Fills the hole `name` with data, encoded as its place in the URL needs.
    #[must_use]
    pub fn path(mut self, name: &'static str, value: impl Into<Text>) -> Self {
        self.0.bound.push(Bound {
            name,
            value: value.into(),
            data: true,
        });
        self
    }

    /// Fills the hole `name` with data, with commas between the values, encoded as its place in the URL needs.
    #[must_use]
    pub fn path_joined<V: Into<Text>>(self, name: &'static str, values: impl IntoIterator<Item = V>) -> Self {
        let value = text::joined(values, percent::path_data);
        self.path(name, value.unwrap_or_else(|| Text::from("")))
    }

    /// Fills the hole `name` with text as it is.
    #[must_use]
    pub fn bind(mut self, name: &'static str, value: impl Into<Text>) -> Self {
        self.0.bound.push(Bound {
            name,
            value: value.into(),
            data: false,
        });
        self
    }

    /// Fills the hole `name` of this request with a value instead of the client's setting, encoded as its place needs.
    #[must_use]
    pub fn instead(self, name: &'static str, value: impl Into<Text>) -> Self {
        self.path(name, value)
    }

    /// Adds the query entry `key=value`. Entries are sent in the order of their `place`.
    #[must_use]
    pub fn query(mut self, place: u16, key: &str, value: impl Into<Text>) -> Self {
        self.push_query(place, key, &value.into());
        self
    }

    /// Adds a query entry `key=value` for each value.
    #[must_use]
    pub fn query_list<V: Into<Text>>(mut self, place: u16, key: &str, values: impl IntoIterator<Item = V>) -> Self {
        for value in values {
            self.push_query(place, key, &value.into());
        }
        self
    }

    /// Adds a query entry `key[0]=value`, `key[1]=value`, … for each value.
    #[must_use]
    pub fn query_counted<V: Into<Text>>(mut self, place: u16, key: &str, values: impl IntoIterator<Item = V>) -> Self {
        for (number, value) in values.into_iter().enumerate() {
            self.push_query(place, &format!("{key}[{number}]"), &value.into());
        }
        self
    }

    /// Adds the query entry `key=value,value` of all values; none without any.
    #[must_use]
    pub fn query_joined<V: Into<Text>>(mut self, place: u16, key: &str, values: impl IntoIterator<Item = V>) -> Self {
        if let Some(value) = text::joined(values, percent::query_data) {
            self.push_query(place, key, &value);
        }
        self
    }

    pub(super) fn push_query(&mut self, place: u16, key: &str, value: &Text) {
        let key = percent::literal_key(key);
        let entry = match value {
            absent if absent.is_key_alone() => key.into_owned(),
            verbatim if verbatim.is_verbatim() => format!("{key}={}", verbatim.as_str()),
            data => format!("{key}={}", percent::query_data(data.as_str())),
        };
        self.insert_query(place, Entry::Text(entry));
    }

    /// Adds an entry behind those of its place. Hardly any request has so many that sorting them pays.
    fn insert_query(&mut self, place: u16, entry: Entry) {
        let at = self.0.query.partition_point(|(other, _)| *other <= place);
        self.0.query.insert(at, (place, entry));
    }

    /// Adds the query entry `key`, without a value.
    #[must_use]
    pub fn flag(mut self, place: u16, key: &str) -> Self {
        self.insert_query(place, Entry::Text(percent::literal_key(key).into_owned()));
        self
    }

    /// Adds a query entry as it stands; it is a template.
    #[must_use]
    pub fn query_text(mut self, place: u16, text: impl Into<Cow<'static, str>>) -> Self {
        self.insert_query(place, Entry::Template(text.into()));
        self
    }

    /// Keeps a place in the query for the credential with this key; without one, nothing stands there.
    #[must_use]
    pub fn query_credential(mut self, place: u16, key: &'static str) -> Self {
        self.insert_query(place, Entry::Credential(key));
        self
    }

    /// Adds a header.
    #[must_use]
    pub fn header(mut self, name: impl Into<Cow<'static, str>>, value: impl Into<String>) -> Self {
        self.0.headers.push((name.into(), Entry::Text(value.into())));
        self
    }

    /// Adds a header whose value is a template.
    #[must_use]
    pub fn header_template(
        mut self,
        name: impl Into<Cow<'static, str>>,
        template: impl Into<Cow<'static, str>>,
    ) -> Self {
        self.0.headers.push((name.into(), Entry::Template(template.into())));
        self
    }

    /// Sets a header instead of those of the same name.
    #[must_use]
    pub fn replace_header(mut self, name: impl Into<Cow<'static, str>>, value: impl Into<String>) -> Self {
        let name = name.into();
        self.0.headers.retain(|(other, _)| !other.eq_ignore_ascii_case(&name));
        self.header(name, value)
    }

    /// Does not send the header of that name that is otherwise added by itself: `accept`, `content-length`
    /// (unless the transport adds it, as reqwest does), `content-type`, `referer`.
    #[must_use]
    pub fn without_header(mut self, name: &'static str) -> Self {
        self.0.without.push(name);
        self
    }

    /// Sends no header of that name: neither the operation's own nor one that is otherwise added by itself.
    #[must_use]
    pub fn remove_header(mut self, name: &'static str) -> Self {
        self.0.headers.retain(|(other, _)| !other.eq_ignore_ascii_case(name));
        self.without_header(name)
    }

    /// Sends the client's credential of that name; without it, and without one of the call's own, the call fails before
    /// anything is sent. The first of several is the main one.
    #[must_use]
    pub fn auth(mut self, name: &'static str) -> Self {
        self.0.auth.push(name);
        self
    }

    /// Sends the client's credential `name` where it has none called `main`, which [`Self::auth`] asks for; of several
    /// the first that it has.
    #[must_use]
    pub fn auth_instead(mut self, main: &'static str, name: &'static str) -> Self {
        self.0.instead.push((main, name));
        self
    }

    /// Sends no credential of the client's.
    #[must_use]
    pub fn without_auth(mut self) -> Self {
        self.0.auth = Few::default();
        self
    }

    /// Sends `content` as the body.
    #[must_use]
    pub fn content(mut self, content: impl Content) -> Self {
        self.0.content = Some(Box::new(content));
        self
    }

    /// Changes the content of type `C`; content of another type is replaced by an empty `C` before.
    #[must_use]
    pub fn with_content<C: Content + Default>(mut self, change: impl FnOnce(&mut C)) -> Self {
        let content = self.0.content.get_or_insert_with(|| Box::new(C::default()));
        if !(content.as_ref() as &dyn Any).is::<C>() {
            *content = Box::new(C::default());
        }
        if let Some(content) = (content.as_mut() as &mut dyn Any).downcast_mut::<C>() {
            change(content);
        }
        self
    }

    /// Sends path and query without encoding them.
    #[must_use]
    pub fn raw_url(mut self) -> Self {
        self.0.encode = false;
        self
    }

    /// Follows at most that many redirects; 0 follows none and gives the redirect itself as the answer.
    #[must_use]
    pub fn max_redirects(mut self, limit: u32) -> Self {
        self.0.redirects.limit = Some(limit);
        self
    }

    /// Keeps method and body when a redirect would make it a GET.
    #[must_use]
    pub fn keep_method(mut self) -> Self {
        self.0.redirects.keep_method = true;
        self
    }

    /// Keeps the credential when a redirect leads to another host.
    #[must_use]
    pub fn keep_authorization(mut self) -> Self {
        self.0.redirects.keep_authorization = true;
        self
    }

    /// Sends no cookies of the client's, and keeps none of the answer's.
    #[must_use]
    pub fn without_cookies(mut self) -> Self {
        self.0.redirects.cookies = false;
        self
    }

    /// The names of the credentials to send, the main one first.
    pub fn credentials(&self) -> impl Iterator<Item = &'static str> {
        self.0.auth.iter().copied()
    }

    /// The names of the credentials that do for the one called `main`: itself, and those that do instead.
    pub(super) fn alternatives(&self, main: &'static str) -> impl Iterator<Item = &'static str> {
        let others = self.0.instead.iter().filter(move |(of, _)| *of == main);
        std::iter::once(main).chain(others.map(|(_, name)| *name))
    }
}

/// Method and URL template; never a value, which could be a credential.
impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let headers: Vec<&str> = self.0.headers.iter().map(|(name, _)| name.as_ref()).collect();
        f.debug_struct("Request")
            .field("method", &self.0.method)
            .field("url", &self.0.url)
            .field("headers", &headers)
            .finish_non_exhaustive()
    }
}
