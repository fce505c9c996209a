// Written by postman-codegen; edit the collection and generate again.

//! The pages of a list, one call after another.
//!
//! The next page is asked for with the request of the page before: one query entry of it changes, or all of the URL
//! after its origin where the answer names the next page itself. Nothing is ever asked of another origin.

use super::answer::Answer;
use super::answer_headers::links;
use super::call::Call;
use super::error::{Error, TransportError};
use super::request::{Entry, Request};
use super::response::Response;
use super::send::Reading;
use super::sending::{Operation, read};
use http::HeaderMap;
use serde_json::Value;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::marker::PhantomData;

/// The way to a value in an answer: keys; for the last element of an array, any key.
pub type Path = &'static [&'static str];

/// How the pages of an operation follow one another. A query entry is named by its place and its key.
#[derive(Clone, Copy, Debug)]
pub enum Paging {
    /// A query entry is the page's number, counted from the last value.
    Page(u16, &'static str, u64),
    /// A query entry is how many items stand before the page; before the very first, the last value.
    Offset(u16, &'static str, u64),
    /// A query entry takes what the page before has there.
    Cursor(u16, &'static str, Path),
    /// The page before has the URL of the next there.
    Url(Path),
    /// The header `Link` has the URL of the next page.
    Link,
}

/// An operation that gives a list page by page.
#[doc(hidden)]
pub trait Paged: Operation {
    /// What it lists.
    type Item: Send + 'static;
    /// How the pages follow one another.
    const PAGING: Paging;
    /// Where the last page has `false`, or each page how many there are.
    const MORE: Path = &[];

    /// The items of a page.
    fn items(page: &mut Self::Success) -> Option<&mut Vec<Self::Item>>;
}

/// Gives the call of an operation that lists page by page what reads the pages: `pages!(ListUsers);`.
macro_rules! pages {
    ($call:ident) => { pages!(($call), ($call), ()); };
    (($($call:tt)*), ($operation:ty), ($($parameters:tt)*)) => {
        impl $($parameters)* $($call)* {
            /// The answer and those of all pages after it. Each is sent when it is asked for, with the options of this
            /// call.
            #[inline]
            pub fn pages(self) -> $crate::clients::zoom::runtime::paging::Pages<$operation> {
                $crate::clients::zoom::runtime::paging::Pages::new(self.0)
            }

            /// The items of this page and of all pages after it. Each page is sent when its first item is asked for.
            #[inline]
            pub fn items(self) -> $crate::clients::zoom::runtime::paging::Items<$operation> {
                self.pages().items()
            }
        }
    };
}

pub(crate) use pages;

pages!((Call<O>), (O), (<O: Paged>));

/// Pages that are sent as they are asked for.
#[must_use = "nothing is sent before `next`"]
pub struct Pages<O> {
    request: Request,
    ahead: Ahead,
    seen: BTreeSet<u64>,
    operation: PhantomData<fn() -> O>,
}

/// What comes next.
enum Ahead {
    Page,
    Trouble(Error),
    End,
}

impl<O: Paged> Pages<O> {
    /// The pages from that of the call on.
    pub fn new(request: Request) -> Self {
        Self {
            request,
            ahead: Ahead::Page,
            seen: BTreeSet::new(),
            operation: PhantomData,
        }
    }

    /// Their items.
    pub fn items(self) -> Items<O> {
        Items {
            pages: self,
            ready: Vec::new().into_iter(),
        }
    }

    /// The next page; `None` after the last one, or after an error.
    ///
    /// # Errors
    ///
    /// As the call; [`Error::Transport`] if the server names a page of another origin, or one that there was before.
    pub async fn next(&mut self) -> Result<Option<Response<O::Success>>, Error<O::Failure>> {
        match std::mem::replace(&mut self.ahead, Ahead::Page) {
            Ahead::Page => {}
            Ahead::Trouble(error) => {
                self.ahead = Ahead::End;
                return Err(error.widen());
            }
            Ahead::End => {
                self.ahead = Ahead::End;
                return Ok(None);
            }
        }
        let sent = self.request.send(Reading::Whole).await;
        self.ahead = Ahead::End;
        let mut page = read::<O>(sent.map_err(Error::widen)?)?;
        let count = O::items(&mut page).map_or(0, |items| items.len());
        self.ahead = match turn((O::PAGING, O::MORE), &mut self.request, page.answer(), count) {
            Ok(Some(position)) if self.seen.insert(position) => Ahead::Page,
            Ok(Some(_)) => Ahead::Trouble(refused("the server gives the same page again")),
            Ok(None) => Ahead::End,
            Err(error) => Ahead::Trouble(error),
        };
        Ok(Some(page))
    }
}

/// The items of pages that are sent as they are asked for.
#[must_use = "nothing is sent before `next`"]
pub struct Items<O: Paged> {
    pages: Pages<O>,
    ready: std::vec::IntoIter<O::Item>,
}

impl<O: Paged> Items<O> {
    /// The next item; `None` after the last one, or after an error.
    ///
    /// # Errors
    ///
    /// As [`Pages::next`].
    pub async fn next(&mut self) -> Result<Option<O::Item>, Error<O::Failure>> {
        loop {
            if let Some(item) = self.ready.next() {
                return Ok(Some(item));
            }
            match self.pages.next().await? {
                Some(mut page) => self.ready = O::items(&mut page).map(std::mem::take).unwrap_or_default().into_iter(),
                None => return Ok(None),
            }
        }
    }
}

impl<O> fmt::Debug for Pages<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages").finish_non_exhaustive()
    }
}

impl<O: Paged> fmt::Debug for Items<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items").finish_non_exhaustive()
    }
}

fn refused(problem: &str) -> Error {
    TransportError::refused(problem).into()
}

/// Turns the request to the page after `answer`, which has `count` items. Gives what must never come again, or `None`
/// if there is no page left.
fn turn(
    (paging, more): (Paging, Path),
    request: &mut Request,
    answer: &Answer,
    count: usize,
) -> Result<Option<u64>, Error> {
    let is_read = !more.is_empty() || matches!(paging, Paging::Cursor(..) | Paging::Url(_));
    let body = if is_read {
        serde_json::from_slice(answer.bytes()).unwrap_or_default()
    } else {
        Value::Null
    };
    let more = at(&body, more);
    if more == Some(&Value::Bool(false)) {
        return Ok(None);
    }
    let count = u64::try_from(count).unwrap_or(u64::MAX);
    let next = match paging {
        Paging::Page(..) | Paging::Offset(..) if count == 0 => return Ok(None),
        Paging::Page(place, key, first) => {
            let page = number(request, place).unwrap_or(first).saturating_add(1);
            if more
                .and_then(Value::as_u64)
                .is_some_and(|pages| page >= pages.saturating_add(first))
            {
                return Ok(None);
            }
            set(request, place, key, page.to_string());
            None
        }
        Paging::Offset(place, key, first) => {
            let offset = number(request, place).unwrap_or(first).saturating_add(count);
            set(request, place, key, offset.to_string());
            None
        }
        Paging::Cursor(place, key, path) => match at(&body, path).and_then(text) {
            Some(cursor) => {
                set(request, place, key, cursor.clone());
                Some(cursor)
            }
            None => return Ok(None),
        },
        Paging::Url(path) => match at(&body, path).and_then(text) {
            Some(url) => Some(follow(request, url)?),
            None => return Ok(None),
        },
        Paging::Link => match linked(answer.headers()) {
            Some(url) => Some(follow(request, url)?),
            None => return Ok(None),
        },
    };
    let mut hasher = DefaultHasher::new();
    match &next {
        Some(next) => next.hash(&mut hasher),
        // A server that knows no such entry gives the first page for ever.
        None => answer.bytes().hash(&mut hasher),
    }
    Ok(Some(hasher.finish()))
}

fn at(value: &Value, path: Path) -> Option<&Value> {
    path.iter().try_fold(value, |value, key| match value {
        Value::Array(items) => items.last(),
        value => value.get(key),
    })
}

/// A cursor or a URL; nothing says that there is no more.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The number that a query entry has.
fn number(request: &Request, place: u16) -> Option<u64> {
    let mut entries = request.0.query.iter().filter(|(other, _)| *other == place);
    match entries.next() {
        Some((_, Entry::Text(entry))) => entry.split_once('=')?.1.parse().ok(),
        _ => None,
    }
}

fn set(request: &mut Request, place: u16, key: &str, value: String) {
    request.0.query.retain(|(other, _)| *other != place);
    request.push_query(place, key, &value.into());
}

/// Turns the request to a URL of its own origin, which a server behind a proxy may not know to be `https`.
fn follow(request: &mut Request, target: String) -> Result<String, Error> {
    let wrong = || refused("the server names a next page that is no web address");
    let own = request.sender()?.client.as_ref().prepare(request)?.url.href();
    let own = reqwest::Url::parse(&own).map_err(|_| wrong())?;
    let next = own.join(&target).map_err(|_| wrong())?;
    let is_web = matches!(next.scheme(), "http" | "https");
    let same_port = own.scheme() != next.scheme() || own.port() == next.port();
    if !is_web || own.host() != next.host() || !same_port {
        return Err(refused(
            "the server names a next page of another origin: call it with a client of its own",
        ));
    }
    if own.path() != next.path() {
        let url = format!("{}{}", own.origin().ascii_serialization(), next.path());
        request.0.url = Cow::Owned(url.replace('{', "{{").replace('}', "}}"));
    }
    request.0.query.clear();
    if let Some(query) = next.query() {
        request.0.query.push((0, Entry::Text(query.to_owned())));
    }
    Ok(target)
}

/// The URL of the next page, of `Link: <…>; rel="next"` (RFC 8288).
fn linked(headers: &HeaderMap) -> Option<String> {
    let mut links = links(headers).into_iter();
    links.find(|link| link.rel == "next").map(|link| link.url)
}
