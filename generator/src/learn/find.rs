//! The request of the collection that an exchange was made of.
//!
//! Newman says which it was. Of other traffic, the request counts whose method and host are the same, and whose path,
//! query, body and headers say most of what was sent, as the mock finds its example:
//!
//! `POST https://api.example.com/rpc {"method": "users.get", …}` is the request whose body has this `method`. Where
//! several say equally much, they are meant if they send the same; else none is.

use std::collections::HashMap;

use serde_json::Value;

use super::Hosts;
use super::exchange::{Exchange, Of, Sent};
use super::told::Told;
use crate::api::Scopes;
use crate::diagnostic::Location;
use crate::document::{self, Document, Item, ItemPath, Method, Url};
use crate::mock::{Pattern, Sent as Saved};

/// All requests of a collection.
pub(super) struct Requests {
    pub(super) list: Vec<Request>,
    by_place: HashMap<ItemPath, usize>,
    hosts: Hosts,
}

/// A request of the collection.
#[derive(Clone, Debug)]
pub(super) struct Request {
    pub(super) place: ItemPath,
    pub(super) method: String,
    /// Origin and path as written, without user and query.
    pub(super) url: String,
    /// Where it stands, as an operation holds it.
    pub(super) location: Location,
    wire: Option<Wire>,
    /// What is sent whoever calls. It tells requests apart, but other headers do not make them others.
    headers: Vec<(String, String)>,
}

/// What is known of a request before it is sent.
#[derive(Clone, Debug, PartialEq)]
struct Wire {
    saved: Saved,
    /// `None` where a variable without a value decides.
    host: Option<String>,
    told: Told,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// The request; several that send the same.
    Requests(Vec<usize>),
    /// Several that do not send the same.
    Tie(Vec<usize>),
    Nothing,
}

impl Requests {
    /// The requests of a document, in order.
    pub(super) fn new(document: &Document, hosts: Hosts) -> Self {
        let scopes = Scopes::new(document);
        let items = document::items(&document.nodes).into_iter();
        let list: Vec<Request> = items.map(|(place, item)| request(place, item, &scopes)).collect();
        let by_place = list.iter().map(|request| request.place.clone()).zip(0..).collect();
        Self { list, by_place, hosts }
    }

    pub(super) fn find(&self, exchange: &Exchange) -> Found {
        match &exchange.of {
            Of::Place(place) => match self.by_place.get(place) {
                Some(index) => Found::Requests(vec![*index]),
                None => self.named(place.0.last().map_or("", String::as_str)),
            },
            Of::Name(name) => self.named(name),
            Of::Sent(sent) => self.sent(sent),
        }
    }

    /// Names count only where they are unique.
    fn named(&self, name: &str) -> Found {
        let is_named = |request: &Request| request.place.0.last().is_some_and(|own| own == name);
        let named = (0..).zip(&self.list).filter(|(_, one)| is_named(one));
        let found: Vec<usize> = named.map(|(index, _)| index).collect();
        match found.len() {
            0 => Found::Nothing,
            1 => Found::Requests(found),
            _ => Found::Tie(found),
        }
    }

    fn sent(&self, sent: &Sent) -> Found {
        let (host, target) = split(&sent.url);
        let (asked, method) = (Pattern::asked(target), Method::parse(&sent.method));
        let json = serde_json::from_str::<Value>(&sent.body).ok();
        let mut best: Option<(i64, i64, usize)> = None;
        let mut found: Vec<usize> = Vec::new();
        for (index, request) in self.list.iter().enumerate() {
            let Some(wire) = &request.wire else { continue };
            if self.hosts == Hosts::Known && wire.host.as_ref().is_some_and(|own| *own != host) {
                continue;
            }
            let Some(fit) = wire.saved.score(&method, &asked) else {
                continue;
            };
            let is_sent = |(name, value): &&(String, String)| sent.header(name) == Some(value.trim());
            let headers = request.headers.iter().filter(is_sent).count();
            let score = (fit, wire.told.score(sent, json.as_ref()), headers);
            if best.is_none_or(|most| score > most) {
                best = Some(score);
                found.clear();
            }
            if best == Some(score) {
                found.push(index);
            }
        }
        self.alike(found)
    }

    /// The folders and names of requests.
    pub(super) fn names(&self, indices: &[usize]) -> String {
        let requests = indices.iter().filter_map(|index| self.list.get(*index));
        let names: Vec<String> = requests
            .map(|request| format!("`{}`", request.place.0.join(" / ")))
            .collect();
        names.join(", ")
    }

    fn alike(&self, found: Vec<usize>) -> Found {
        let requests = found.iter().filter_map(|index| self.list.get(*index));
        let wires: Vec<_> = requests.map(|one| &one.wire).collect();
        match wires.split_first() {
            None => Found::Nothing,
            Some((first, rest)) if rest.iter().all(|other| other == first) => Found::Requests(found),
            Some(_) => Found::Tie(found),
        }
    }
}

fn request(place: ItemPath, item: &Item, scopes: &Scopes<'_>) -> Request {
    let sent = item.request.as_ref();
    let url = sent.and_then(|request| request.url.as_ref());
    let wire = |request| {
        let saved = Saved::of(request, scopes)?;
        Some(Wire {
            saved,
            host: url.and_then(|url| known_host(url, scopes)),
            told: Told::new(request, scopes),
        })
    };
    Request {
        place,
        method: sent.map_or_else(String::new, |request| request.method.to_string()),
        url: url.map(public_url).unwrap_or_default(),
        location: sent.map_or(&item.location, |request| &request.location).clone(),
        wire: sent.and_then(wire),
        headers: sent.map(|request| fixed_headers(request, scopes)).unwrap_or_default(),
    }
}

/// Those whose values are known before a call.
fn fixed_headers(request: &document::Request, scopes: &Scopes<'_>) -> Vec<(String, String)> {
    let headers = request.headers.iter().filter(|header| !header.disabled);
    let values = headers.map(|header| (header.key.clone(), scopes.substitute_fixed(&header.value).into_owned()));
    values.filter(|(_, value)| !value.contains("{{")).collect()
}

/// Origin and path as written; the user before `@` is a credential.
fn public_url(url: &Url) -> String {
    let origin = match (url.origin.split_once("://"), url.origin.rsplit_once('@')) {
        (Some((scheme, _)), Some((_, host))) => format!("{scheme}://{host}"),
        (None, Some((_, host))) => host.to_owned(),
        _ => url.origin.clone(),
    };
    format!("{origin}{}", url.path)
}

fn known_host(url: &Url, scopes: &Scopes<'_>) -> Option<String> {
    let origin = scopes.substitute_fixed(&url.origin);
    let (host, _) = split(&origin);
    (!host.is_empty() && !host.contains("{{")).then_some(host)
}

/// Host and target: `api.example.com`, `/users?page=1` of `https://api.example.com:443/users?page=1`.
fn split(url: &str) -> (String, &str) {
    let url = url.split('#').next().unwrap_or_default();
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let end = rest.find(['/', '?']).unwrap_or(rest.len());
    let (authority, target) = rest.split_at(end);
    let host = authority.rsplit('@').next().unwrap_or_default().to_ascii_lowercase();
    let host = host
        .strip_suffix(":443")
        .or_else(|| host.strip_suffix(":80"))
        .unwrap_or(&host);
    (host.to_owned(), target)
}
