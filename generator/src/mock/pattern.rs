//! Paths and queries, and how well they fit.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

use crate::api::{Scopes, is_lifted};
use crate::document::Url;

/// What a path counts that is the same, letter by letter.
const PATH: i64 = 1000;

/// What a variable in the place of a segment costs.
const VARIABLE: i64 = 20;

/// What letters of another case cost, a segment.
const CASE: i64 = 100;

/// What a slash at the end costs that only one of both has.
const SLASH: i64 = 10;

/// What each segment costs that may be the path of an unknown server.
const SERVER: i64 = 100;

/// A server's path has no more segments.
const LONGEST_SERVER: usize = 3;

/// What a query entry counts that is the same.
const SAME: i64 = 5;

/// What a query entry costs of which only one side has the key, or both another value.
const OTHER: i64 = 3;

/// The path and query of a request of the collection.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Pattern {
    /// The path of the server, which a request may leave out; `None` where the server is a variable without a value.
    base: Option<Vec<Segment>>,
    path: Vec<Segment>,
    slash: bool,
    query: Vec<(String, Option<Segment>)>,
}

/// A piece that is compared.
#[derive(Clone, Debug, PartialEq)]
enum Segment {
    /// This text, decoded.
    Text(String),
    /// Anything; this best of all, which is the variable's value in the collection.
    Variable(Option<String>),
}

/// A target that came in.
#[derive(Clone, Debug)]
pub(crate) struct Asked<'a> {
    path: Vec<Cow<'a, str>>,
    slash: bool,
    query: Vec<(Cow<'a, str>, Option<Cow<'a, str>>)>,
}

impl Pattern {
    /// Of a request of the collection; the server's path is that of its variables' values.
    pub(crate) fn of(url: &Url, scopes: &Scopes<'_>) -> Self {
        let origin = scopes.substitute_fixed(&url.origin);
        let authority = origin.split_once("://").map_or(&*origin, |(_, rest)| rest);
        // A host has no `/`; a variable's value may.
        let base = authority.split_once('/').map_or("", |(_, path)| path);
        let (path, embedded) = url.path.split_once('?').unwrap_or((&url.path, ""));
        let mut query: Vec<(String, Option<Segment>)> = Vec::new();
        let written = url.query.iter().flatten().filter(|entry| !entry.disabled);
        for entry in written {
            let key = scopes.substitute_fixed(entry.key.as_deref().unwrap_or_default());
            let value = entry.value.as_deref().map(|value| segment(value, scopes));
            query.push((decoded(&key).into_owned(), value));
        }
        let embedded = entries(embedded).into_iter();
        query.extend(embedded.map(|(key, value)| (key.into_owned(), value.map(|value| segment(&value, scopes)))));
        Self {
            base: (!has_variable(authority)).then(|| segments(base, scopes)),
            path: segments(path, scopes),
            slash: path.ends_with('/'),
            query,
        }
    }

    /// What is written for a key of the query.
    pub(super) fn value(&self, key: &str) -> Option<&str> {
        let (_, value) = self.query.iter().find(|(known, _)| known == key)?;
        match value.as_ref()? {
            Segment::Text(text) => Some(text),
            Segment::Variable(known) => known.as_deref(),
        }
    }

    /// Of a request that came in.
    pub(crate) fn asked(target: &str) -> Asked<'_> {
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        Asked {
            path: path.split('/').filter(|text| !text.is_empty()).map(decoded).collect(),
            slash: path.ends_with('/'),
            query: entries(query),
        }
    }

    /// How well a target fits; `None`: not at all.
    pub(crate) fn score(&self, asked: &Asked<'_>) -> Option<i64> {
        let below = match &self.base {
            Some(base) => along(base.iter().chain(&self.path), &asked.path),
            None => self.score_below_unknown(asked),
        };
        let path = along(self.path.iter(), &asked.path).max(below)?;
        let slash = if self.slash == asked.slash { 0 } else { SLASH };
        Some(path - slash + self.queried(asked))
    }

    /// A path that is nothing but variables would fit everything.
    fn score_below_unknown(&self, asked: &Asked<'_>) -> Option<i64> {
        let own = asked.path.len().checked_sub(self.path.len())?;
        let is_told = self.path.iter().any(|segment| matches!(segment, Segment::Text(_)));
        let score = along(self.path.iter(), asked.path.get(own..)?)?;
        let cost = SERVER * i64::try_from(own).unwrap_or(i64::MAX / SERVER);
        (is_told && own <= LONGEST_SERVER).then_some(score - cost)
    }

    fn queried(&self, asked: &Asked<'_>) -> i64 {
        let mut score = 0;
        for (key, value) in &self.query {
            let is_same = |(other, given): &&(Cow<'_, str>, Option<Cow<'_, str>>)| {
                *other == *key
                    && match (value, given) {
                        (Some(Segment::Variable(_)), _) | (None, None) => true,
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

impl Asked<'_> {
    /// The keys of the query with their values.
    pub(super) fn entries(&self) -> impl Iterator<Item = (&str, &str)> {
        let entries = self.query.iter();
        entries.map(|(key, value)| (&**key, value.as_deref().unwrap_or_default()))
    }
}

fn along<'a>(pattern: impl Iterator<Item = &'a Segment>, asked: &[Cow<'_, str>]) -> Option<i64> {
    let mut asked = asked.iter();
    let mut score = PATH;
    for segment in pattern {
        let given = asked.next()?;
        match segment {
            Segment::Variable(Some(value)) if **given == **value => {}
            Segment::Variable(_) => score -= VARIABLE,
            Segment::Text(text) if **given == **text => {}
            Segment::Text(text) if given.to_lowercase() == text.to_lowercase() => score -= CASE,
            Segment::Text(_) => return None,
        }
    }
    asked.next().is_none().then_some(score)
}

fn segments(path: &str, scopes: &Scopes<'_>) -> Vec<Segment> {
    let written: Vec<&str> = path.split('/').filter(|text| !text.is_empty()).collect();
    let pattern = |(index, text): (usize, &&str)| match written.split_at_checked(index) {
        Some((before, [_, after @ ..])) if is_lifted(text, before, after) => {
            vec![Segment::Variable(Some(decoded(text).into_owned()))]
        }
        _ => within(text, scopes),
    };
    written.iter().enumerate().flat_map(pattern).collect()
}

/// A variable whose value is a piece of the path stands for its segments.
fn within(text: &str, scopes: &Scopes<'_>) -> Vec<Segment> {
    let value = scopes.substitute_fixed(text);
    if text.starts_with(':') && text.len() > 1 {
        vec![Segment::Variable(None)]
    } else if value.contains('/') {
        let pieces = value.split('/').filter(|piece| !piece.is_empty());
        pieces.map(|piece| segment(piece, scopes)).collect()
    } else {
        vec![segment(text, scopes)]
    }
}

/// A text with a variable in it fits everything.
fn segment(text: &str, scopes: &Scopes<'_>) -> Segment {
    if has_variable(text) {
        let value = scopes.substitute_fixed(text);
        let known = Some(value).filter(|value| !value.is_empty() && !has_variable(value));
        Segment::Variable(known.map(|value| decoded(&value).into_owned()))
    } else {
        Segment::Text(decoded(text).into_owned())
    }
}

fn has_variable(text: &str) -> bool {
    text.split_once("{{").is_some_and(|(_, rest)| rest.contains("}}"))
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
