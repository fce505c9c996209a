// Written by postman-codegen; edit the collection and generate again.

//! What is sent for a request: its holes filled, its defaults added.

use super::draft::Draft;
use super::error::{Error, RequestError};
use super::headers::Headers;
use super::outgoing::{Length, Outgoing, Redirects};
use super::payload::Payload;
use super::request::{Entry, Request};
use super::template::{Place, Settings, Unfilled, Values};
use super::url;
use std::borrow::Cow;

impl Entry {
    pub(super) fn fill(&self, values: &Values<'_>, place: Place) -> Result<String, Error> {
        match self {
            Self::Text(text) => Ok(text.clone()),
            Self::Template(template) => values.fill(template, place),
            Self::Credential(_) => Ok(String::new()),
        }
    }
}

impl Request {
    /// Fills in all values; what is left to do is to sign and to send.
    ///
    /// # Errors
    ///
    /// [`Error::Request`] if a value is missing or not allowed.
    pub fn prepare(
        &self,
        settings: &Settings,
        defaults: &[(Cow<'static, str>, Cow<'static, str>)],
    ) -> Result<Outgoing, Error> {
        self.prepare_with(settings, settings, defaults)
    }

    /// The same with the values of settings that need not be those that scripts compute with.
    pub(super) fn prepare_with(
        &self,
        shown: &Settings,
        settings: &Settings,
        defaults: &[(Cow<'static, str>, Cow<'static, str>)],
    ) -> Result<Outgoing, Error> {
        let draft = Draft::of(&self.0, settings)?;
        let values = Values {
            bound: &self.0.bound,
            settings: shown,
            computed: &draft.computed,
            unfilled: Unfilled::Refused,
        };
        let url = self.prepare_url(&values, &draft.query)?;
        let mut headers = Headers::default();
        for (name, value) in draft.headers.iter() {
            headers.append(name.clone(), value.fill(&values, Place::Plain)?);
        }
        for (name, value) in defaults {
            headers.add_default(name.clone(), value.clone());
        }
        if !self.without("accept") {
            headers.add_default("Accept", "*/*");
        }
        let explicit = headers.get("Content-Type").map(str::to_owned);
        let payload = self.prepare_payload(&draft, &values, &mut headers)?;
        if self.without("content-type") {
            // What the content set is automatic; only what was asked for stays.
            match explicit {
                Some(explicit) => headers.replace("Content-Type", explicit),
                None => headers.remove("Content-Type"),
            }
        }
        let method = if self.0.method.chars().any(|letter| letter.is_ascii_lowercase()) {
            Cow::Owned(self.0.method.to_ascii_uppercase())
        } else {
            self.0.method.clone()
        };
        let redirects = Redirects {
            referer: !self.without("referer"),
            ..self.0.redirects
        };
        let template = match &self.0.url {
            Cow::Borrowed(text) => Cow::Borrowed(url::without_query(text)),
            Cow::Owned(text) => Cow::Owned(url::without_query(text).to_owned()),
        };
        Ok(Outgoing {
            method,
            template,
            url,
            headers,
            payload,
            length: if self.without("content-length") {
                Length::Omitted
            } else {
                Length::Stated
            },
            redirects,
        })
    }

    fn prepare_payload(&self, draft: &Draft<'_>, values: &Values<'_>, headers: &mut Headers) -> Result<Payload, Error> {
        let mut payload = match &self.0.content {
            Some(content) => content.prepare(values, headers)?,
            None => Payload::default(),
        };
        if let Some(body) = &draft.body {
            payload = Payload::default();
            payload.push(draft.fill_text(body).into_bytes());
        }
        Ok(payload)
    }

    fn prepare_url(&self, values: &Values<'_>, query: &[(u16, Entry)]) -> Result<url::Url, Error> {
        let mut text = values.fill(&self.0.url, Place::Url)?;
        let mut places = Vec::new();
        let mut separator = '?';
        for (_, entry) in query {
            if let Entry::Credential(key) = entry {
                places.push((text.len(), *key));
                continue;
            }
            text.push(separator);
            separator = '&';
            text.push_str(&entry.fill(values, Place::Query)?);
        }
        let mut url = url::parse(&text);
        url.keep_places(text.len(), places);
        url.encode = self.0.encode;
        if url.authority().is_empty() {
            return Err(RequestError::new(format!("the URL of `{}` has no host", self.0.url)).into());
        }
        if url.protocol != "http" && url.protocol != "https" {
            return Err(RequestError::new(format!("the protocol `{}` is not supported", url.protocol)).into());
        }
        self.check_dots(&url)?;
        Ok(url)
    }

    /// Data must not become a `.` or `..` segment: the HTTP client would remove it, and what stands before it.
    fn check_dots(&self, url: &url::Url) -> Result<(), Error> {
        let dots = |text: &str| text == "." || text == "..";
        let data = self
            .0
            .bound
            .iter()
            .find(|bound| bound.data && dots(bound.value.as_str()));
        match data {
            Some(bound) if !bound.value.is_verbatim() && url.path().split('/').any(dots) => {
                Err(RequestError::new(format!("`{}` cannot be a dot segment of the path", bound.name)).into())
            }
            _ => Ok(()),
        }
    }

    fn without(&self, name: &str) -> bool {
        self.0.without.iter().any(|other| other.eq_ignore_ascii_case(name))
    }
}
