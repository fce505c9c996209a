// Written by postman-codegen; edit the collection and generate again.

//! Text with holes: `{name}` is filled from a call's values, then from the client's settings.

use super::draft::Before;
use super::error::{Error, RequestError};
use super::few::Few;
use super::text::Text;
use super::{percent, url};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

/// How often settings may refer to settings, as in Postman.
const DEPTH: u32 = 19;

/// A setting of a client: its name in templates and its default, which may have holes itself.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    name: &'static str,
    default: Option<&'static str>,
    setter: Option<&'static str>,
    secret: bool,
}

impl Setting {
    /// A setting named `name`; without a default it must be set before it is used.
    #[must_use]
    pub const fn new(name: &'static str, default: Option<&'static str>) -> Self {
        Self {
            name,
            default,
            setter: None,
            secret: false,
        }
    }

    /// A setting without a default, which the builder's function `setter` sets.
    #[must_use]
    pub const fn required(name: &'static str, setter: &'static str) -> Self {
        Self {
            name,
            default: None,
            setter: Some(setter),
            secret: false,
        }
    }

    /// The same for a value that nothing shows.
    #[must_use]
    pub const fn secret(name: &'static str, setter: &'static str) -> Self {
        Self {
            secret: true,
            ..Self::required(name, setter)
        }
    }
}

/// The settings of a client: what its builder was given, then the defaults, then values made on the spot.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The settings that exist, with their defaults.
    pub known: &'static [Setting],
    /// What was given, used as it is.
    pub given: BTreeMap<String, String>,
    /// Makes a new value for a name such as `$guid`.
    pub maker: Option<fn(&str) -> Option<String>>,
    /// What runs before requests that ask for it by name.
    pub hooks: Hooks,
    /// Whether the client was given a `User-Agent`, which then counts more than that of a script.
    pub own_agent: bool,
}

impl Settings {
    /// These, with placeholders for what is secret: a token that stands in a path, say.
    pub(super) fn masked(&self, placeholder: fn(&str) -> String) -> Self {
        let mut masked = self.clone();
        for Setting { name, .. } in self.known.iter().filter(|setting| setting.secret) {
            if let Some(given) = masked.given.get_mut(*name) {
                *given = placeholder(name);
            }
        }
        masked
    }

    /// Takes what others were given for settings that these have, too, but for URLs: where an API is, is its own.
    pub(super) fn adopt(&mut self, others: &Self) {
        for (name, value) in &others.given {
            let is_known = self.known.iter().any(|setting| setting.name == name);
            if is_known && !value.contains("://") {
                self.given.entry(name.clone()).or_insert_with(|| value.clone());
            }
        }
    }
}

/// What runs before requests, by name.
#[derive(Clone, Default)]
pub struct Hooks(BTreeMap<&'static str, Arc<Before>>);

impl Hooks {
    /// What has that name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Arc<Before>> {
        self.0.get(name)
    }

    /// Gives what has a name.
    pub fn insert(&mut self, name: &'static str, hook: Arc<Before>) {
        self.0.insert(name, hook);
    }
}

/// Names only.
impl fmt::Debug for Hooks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

impl Settings {
    /// The value of `name`, with the holes of a default filled.
    fn value(&self, name: &str, depth: u32) -> Result<Cow<'_, str>, Error> {
        if let Some(given) = self.given.get(name) {
            return Ok(given.into());
        }
        let known = self.known.iter().find(|setting| setting.name == name);
        match known.and_then(|setting| setting.default) {
            Some(template) if depth < DEPTH => fill(template, |hole, _| self.value(hole, depth + 1)).map(Cow::Owned),
            Some(_) => Err(RequestError::new(format!("the setting `{name}` refers to itself")).into()),
            None => match self.maker.and_then(|make| make(name)) {
                Some(made) => Ok(made.into()),
                None => Err(RequestError::missing(name, known.and_then(|setting| setting.setter)).into()),
            },
        }
    }
}

/// A value for a hole of one request.
#[derive(Clone, Debug)]
pub struct Bound {
    /// The hole's name.
    pub name: &'static str,
    /// What goes there.
    pub value: Text,
    /// Whether it is a caller's data, to be encoded where it stands in a URL.
    pub data: bool,
}

/// Where a template stands, which decides how data is encoded in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The URL up to its query, and from its first `?` on like [`Place::Query`].
    Url,
    /// The query.
    Query,
    /// A header, a body: nothing is encoded.
    Plain,
}

/// All that can fill the holes of one request.
#[derive(Clone, Copy, Debug)]
pub struct Values<'a> {
    /// The request's own values; the last of a name counts.
    pub bound: &'a Few<Bound>,
    /// The client's settings.
    pub settings: &'a Settings,
    /// What was computed for the request, which wins.
    pub computed: &'a BTreeMap<String, String>,
    /// What becomes of a hole without a value.
    pub unfilled: Unfilled,
}

/// What becomes of a hole without a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfilled {
    /// The request is not sent.
    Refused,
    /// It stays, as Postman writes it: `{{name}}`.
    Kept,
}

impl Values<'_> {
    /// The value of a name, if it has one.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<String> {
        let bound = || self.bound.iter().rev().find(|bound| bound.name == name);
        let given = self.computed.get(name).cloned();
        let given = given.or_else(|| bound().map(|bound| bound.value.as_str().to_owned()));
        given.or_else(|| self.settings.value(name, 0).ok().map(Cow::into_owned))
    }

    /// Fills the holes of `template`.
    ///
    /// # Errors
    ///
    /// An [`Error::Request`] that names a hole without a value.
    pub fn fill(&self, template: &str, place: Place) -> Result<String, Error> {
        fill(template, |hole, before| {
            if let Some(computed) = self.computed.get(hole) {
                return Ok(computed.into());
            }
            match self.bound.iter().rev().find(|bound| bound.name == hole) {
                None => match (self.settings.value(hole, 0), self.unfilled) {
                    (Err(_), Unfilled::Kept) => Ok(format!("{{{{{hole}}}}}").into()),
                    (filled, _) => filled,
                },
                Some(bound) if !bound.data || bound.value.is_verbatim() => Ok(bound.value.as_str().into()),
                Some(bound) => Ok(match place {
                    Place::Plain => bound.value.as_str().into(),
                    Place::Url if !url::holds(before, b'?') => {
                        // `DELETE /users/` is another request than `DELETE /users/{id}`.
                        if bound.value.as_str().is_empty() {
                            let message = format!(
                                "`{}` cannot be empty, for it is part of the path; `Verbatim::new(\"\")` is sent so",
                                bound.name
                            );
                            return Err(RequestError::new(message).into());
                        }
                        percent::path_data(bound.value.as_str())
                    }
                    Place::Url | Place::Query => percent::query_data(bound.value.as_str()),
                }),
            }
        })
    }
}

/// The name of a hole, and what follows it.
fn hole(text: &str) -> Option<(&str, &str)> {
    let end = text.bytes().position(|byte| byte == b'}')?;
    let (name, rest) = text.split_at(end);
    Some((name, rest.get(1..)?))
}

/// Copies `template`, asking `value` for each hole; `value` also sees the text before the hole.
fn fill<'v>(template: &str, mut value: impl FnMut(&str, &str) -> Result<Cow<'v, str>, Error>) -> Result<String, Error> {
    let mut text = String::with_capacity(template.len() + 64);
    let mut rest = template;
    // Faster than looking for characters.
    while let Some(at) = rest.bytes().position(|byte| matches!(byte, b'{' | b'}')) {
        let (before, brace) = rest.split_at(at);
        text.push_str(before);
        if let Some(after) = brace.strip_prefix("{{") {
            text.push('{');
            rest = after;
        } else if let Some(after) = brace.strip_prefix("}}") {
            text.push('}');
            rest = after;
        } else if let Some((name, after)) = brace.strip_prefix('{').and_then(hole) {
            let filled = value(name, &text)?;
            text.push_str(&filled);
            rest = after;
        } else {
            text.push_str(brace);
            rest = "";
        }
    }
    text.push_str(rest);
    Ok(text)
}
