//! Paths and queries, and how well they fit.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

use crate::api::Scopes;
use crate::document::Url;

/// What a path counts that is the same, letter by letter.
const PATH: i64 = 1000;

/// What a variable in the place of a segment costs.
const VARIABLE: i64 = 20;

/// What letters of another case cost, a segment.
const CASE: i64 = 100;

/// What a slash at the end costs that only one of both has.
const SLASH: i64 = 10;

/// What a query entry counts that is the same.
const SAME: i64 = 5;

/// What a query entry costs of which only one side has the key, or both another value.
const OTHER: i64 = 3;

/// The path and query of a request of the collection.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Pattern {
    /// The path of the server, which a request may leave out.
    base: Vec<Segment>,
    path: Vec<Segment>,
    slash: bool,
    query: Vec<(String, Option<Segment>)>,
}

/// A piece that is compared.
#[derive(Clone, Debug, PartialEq)]
enum Segment {
    /// This text, decoded.
    Text(String),
    /// Anything.
    Variable,
}

/// A target that came in.
#[derive(Clone, Debug)]
pub(super) struct Asked<'a> {
    path: Vec<Cow<'a, str>>,
    slash: bool,
    query: Vec<(Cow<'a, str>, Option<Cow<'a, str>>)>,
}

impl Pattern {
    /// Of a request of the collection; variables that have a value stand for it.
    pub(super) fn of(url: &Url, scopes: &Scopes<'_>) -> Self {
        let origin = scopes.substitute_fixed(&url.origin);
        let authority = origin.split_once("://").map_or(&*origin, |(_, rest)| rest);
        // A host has no `/`; a variable's value may.
        let base = authority.split_once('/').map_or("", |(_, path)| path);
        let path = scopes.substitute_fixed(&url.path);
        let (path, embedded) = path.split_once('?').unwrap_or((&path, ""));
        let mut query: Vec<(String, Option<Segment>)> = Vec::new();
        let written = url.query.iter().flatten().filter(|entry| !entry.disabled);
        for entry in written {
            let key = scopes.substitute_fixed(entry.key.as_deref().unwrap_or_default());
            let value = entry
                .value
                .as_deref()
                .map(|value| segment(&scopes.substitute_fixed(value)));
            query.push((decoded(&key).into_owned(), value));
        }
        let embedded = entries(embedded).into_iter();
        query.extend(embedded.map(|(key, value)| (key.into_owned(), value.map(|value| segment(&value)))));
        Self {
            base: segments(base),
            path: segments(path),
            slash: path.ends_with('/'),
            query,
        }
    }

    /// Of a request that came in.
    pub(super) fn asked(target: &str) -> Asked<'_> {
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        Asked {
            path: path.split('/').filter(|text| !text.is_empty()).map(decoded).collect(),
            slash: path.ends_with('/'),
            query: entries(query),
        }
    }

    /// How well a target fits; `None`: not at all.
    pub(super) fn score(&self, asked: &Asked<'_>) -> Option<i64> {
        let whole = along(self.base.iter().chain(&self.path), &asked.path);
        let path = along(self.path.iter(), &asked.path).max(whole)?;
        let slash = if self.slash == asked.slash { 0 } else { SLASH };
        Some(path - slash + self.queried(asked))
    }

    fn queried(&self, asked: &Asked<'_>) -> i64 {
        let mut score = 0;
        for (key, value) in &self.query {
            let is_same = |(other, given): &&(Cow<'_, str>, Option<Cow<'_, str>>)| {
                *other == *key
                    && match (value, given) {
                        (Some(Segment::Variable), _) | (None, None) => true,
                        (Some(Segment::Text(value)), Some(given)) => *value == **given,
                        (Some(Segment::Text(value)), None) => value.is_empty(),
                        (None, Some(given)) => given.is_empty(),
                    }
            };
            score += if asked.query.iter().any(|entry| is_same(&entry)) {
                SAME
            } else {
                -OTHER
            };
        }
        let is_new = |(key, _): &&(Cow<'_, str>, _)| !self.query.iter().any(|(known, _)| *known == **key);
        let new = asked.query.iter().filter(is_new).count();
        score - OTHER * i64::try_from(new).unwrap_or(i64::MAX / OTHER)
    }
}

fn along<'a>(pattern: impl Iterator<Item = &'a Segment>, asked: &[Cow<'_, str>]) -> Option<i64> {
    let mut asked = asked.iter();
    let mut score = PATH;
    for segment in pattern {
        let given = asked.next()?;
        match segment {
            Segment::Variable => score -= VARIABLE,
            Segment::Text(text) if **given == **text => {}
            Segment::Text(text) if given.to_lowercase() == text.to_lowercase() => score -= CASE,
            Segment::Text(_) => return None,
        }
    }
    asked.next().is_none().then_some(score)
}

fn segments(path: &str) -> Vec<Segment> {
    let written = path.split('/').filter(|text| !text.is_empty());
    written
        .map(|text| match text.strip_prefix(':') {
            Some(name) if !name.is_empty() => Segment::Variable,
            _ => segment(text),
        })
        .collect()
}

/// A text with a variable in it fits everything.
fn segment(text: &str) -> Segment {
    let has_variable = text.split_once("{{").is_some_and(|(_, rest)| rest.contains("}}"));
    if has_variable {
        Segment::Variable
    } else {
        Segment::Text(decoded(text).into_owned())
    }
}

fn entries(query: &str) -> Vec<(Cow<'_, str>, Option<Cow<'_, str>>)> {
    let written = query.split('&').filter(|entry| !entry.is_empty());
    written
        .map(|entry| match entry.split_once('=') {
            Some((key, value)) => (decoded(key), Some(decoded(value))),
            None => (decoded(entry), None),
        })
        .collect()
}

fn decoded(text: &str) -> Cow<'_, str> {
    percent_decode_str(text).decode_utf8_lossy()
}
