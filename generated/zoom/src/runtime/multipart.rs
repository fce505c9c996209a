// Written by postman-codegen; edit the collection and generate again.

//! Multipart bodies, framed as Postman does.

use super::clock::random;
use super::error::{Error, RequestError};
use super::file::File;
use super::headers::Headers;
use super::json::Json;
use super::media::guess;
use super::payload::{Content, Payload};
use super::percent::strict;
use super::request::Request;
use super::template::{Place, Values};
use super::text::Text;
use std::borrow::Cow;
use std::fmt::Write as _;

/// The media type of a multipart form.
const MEDIA_TYPE: &str = "multipart/form-data";

/// How many numbers of twelve digits there are.
const DIGITS: u64 = 1_000_000_000_000;

/// One part of a multipart form.
#[derive(Clone, Debug)]
pub struct Part {
    name: String,
    value: Value,
    content_type: Option<String>,
    file_name: Option<String>,
}

/// What a part holds.
#[derive(Clone, Debug)]
enum Value {
    Text(Text),
    Template(Cow<'static, str>),
    File(File),
    Json(Result<String, String>),
}

impl Part {
    /// A text.
    pub fn text(name: impl Into<String>, text: impl Into<Text>) -> Self {
        Self::new(name.into(), Value::Text(text.into()))
    }

    /// A text that is a template.
    pub fn template(name: impl Into<String>, template: impl Into<Cow<'static, str>>) -> Self {
        Self::new(name.into(), Value::Template(template.into()))
    }

    /// JSON.
    pub fn json<T>(name: impl Into<String>, value: impl Into<Json<T>>) -> Self {
        let value: Json<T> = value.into();
        let text = value.into_text().map_err(|error| error.to_string());
        Self::new(name.into(), Value::Json(text))
    }

    /// A file.
    pub fn file(name: impl Into<String>, file: impl Into<File>) -> Self {
        Self::new(name.into(), Value::File(file.into()))
    }

    fn new(name: String, value: Value) -> Self {
        Self {
            name,
            value,
            content_type: None,
            file_name: None,
        }
    }

    /// Gives the part a type.
    #[must_use]
    pub fn content_type(mut self, content_type: impl Into<String>) -> Self {
        self.content_type = Some(content_type.into());
        self
    }

    /// Gives the part a file name; of a path, only the last component counts.
    #[must_use]
    pub fn file_name(mut self, name: &str) -> Self {
        match self.value {
            Value::File(file) => self.value = Value::File(file.with_name(name)),
            Value::Text(_) | Value::Template(_) | Value::Json(_) => {
                self.file_name = Some(name.rsplit(['/', '\\']).next().unwrap_or(name).to_owned());
            }
        }
        self
    }

    /// File name and type as they are sent.
    fn labels(&self) -> (Option<String>, Option<String>) {
        let (name, guessed) = match &self.value {
            // Content without a name goes without one; nothing at all is a file that nobody chose.
            Value::File(file) if file.is_plain() => (None, None),
            Value::File(file) => match file.name() {
                None if !file.is_empty() => {
                    let octets = || "application/octet-stream".to_owned();
                    (None, file.content_type().or_else(|| Some(octets())))
                }
                name => (Some(name.unwrap_or("").to_owned()), file.content_type()),
            },
            Value::Text(_) | Value::Template(_) | Value::Json(_) => {
                (self.file_name.clone(), self.file_name.as_deref().map(guess))
            }
        };
        (name, self.content_type.clone().or(guessed))
    }

    /// The part's headers, each line ended, with the blank line after them.
    ///
    /// The name is the collection's and stands as it is; in a file name, which may be a caller's, what would end it
    /// is percent-encoded.
    fn head(&self) -> Result<String, Error> {
        let (file_name, content_type) = self.labels();
        let mut head = format!("Content-Disposition: form-data; name=\"{}\"", self.name);
        if let Some(name) = file_name {
            let quoted = name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A");
            // Writing to a string cannot fail.
            let _ = write!(head, "; filename=\"{quoted}\"");
            if name.chars().any(|character| character > '\u{FF}') {
                let _ = write!(head, "; filename*=UTF-8''{}", strict(&name));
            }
        }
        if let Some(content_type) = content_type {
            if content_type.contains(['\r', '\n']) {
                let message = format!("the type of part `{}` has a line break", self.name);
                return Err(RequestError::new(message).into());
            }
            let _ = write!(head, "\r\nContent-Type: {content_type}");
        }
        head.push_str("\r\n\r\n");
        Ok(head)
    }
}

/// The parts of a form, each with its place. Without a part there is no body.
#[derive(Default)]
pub struct Multipart {
    parts: Vec<(u16, Part)>,
    boundary: Option<String>,
    bare: bool,
}

impl Content for Multipart {
    fn prepare(&self, values: &Values<'_>, headers: &mut Headers) -> Result<Payload, Error> {
        let mut payload = Payload::default();
        let skipped = |part: &Part| matches!(&part.value, Value::File(file) if file.is_skipped());
        let mut parts: Vec<&(u16, Part)> = self.parts.iter().filter(|(_, part)| !skipped(part)).collect();
        if parts.is_empty() {
            return Ok(payload);
        }
        parts.sort_by_key(|(place, _)| *place);
        let boundary = self.boundary(headers);
        for (_, part) in parts {
            payload.push(format!("--{boundary}\r\n{}", part.head()?));
            match &part.value {
                Value::Text(text) => payload.push(text.as_str().to_owned()),
                Value::Json(json) => payload.push(json.clone().map_err(RequestError::new)?),
                Value::Template(template) => payload.push(values.fill(template, Place::Plain)?),
                Value::File(file) => file.write_to(&mut payload),
            }
            payload.push("\r\n");
        }
        payload.push(format!("--{boundary}--\r\n"));
        Ok(payload)
    }
}

impl Multipart {
    /// The boundary to use: given, or of an explicit `Content-Type`, or made; writes the header.
    fn boundary(&self, headers: &mut Headers) -> String {
        let explicit = headers
            .get("Content-Type")
            .filter(|value| value.starts_with(MEDIA_TYPE))
            .and_then(parameter);
        if let (None, Some(own)) = (&self.boundary, explicit) {
            return own;
        }
        let boundary = self.boundary.clone().unwrap_or_else(random_boundary);
        let value = if self.bare {
            MEDIA_TYPE.to_owned()
        } else {
            format!("{MEDIA_TYPE}; boundary={boundary}")
        };
        headers.replace("Content-Type", value);
        boundary
    }
}

/// The boundary that a media type names.
fn parameter(media_type: &str) -> Option<String> {
    let mut parameters = media_type
        .split(';')
        .skip(1)
        .filter_map(|parameter| parameter.trim().split_once('='));
    let (_, boundary) = parameters.find(|(name, _)| name.eq_ignore_ascii_case("boundary"))?;
    Some(boundary.trim_matches('"').to_owned()).filter(|boundary| !boundary.is_empty())
}

/// 26 hyphens and 24 digits.
fn random_boundary() -> String {
    format!("{:->26}{:012}{:012}", "", random() % DIGITS, random() % DIGITS)
}

impl Request {
    /// Sends a multipart form, also if none of its parts is given.
    #[must_use]
    pub fn multipart(self) -> Self {
        self.with_content(|_: &mut Multipart| {})
    }

    /// Adds a part. Parts are sent in the order of their `place`.
    #[must_use]
    pub fn part(self, place: u16, part: Part) -> Self {
        self.with_content(|form: &mut Multipart| form.parts.push((place, part)))
    }

    /// Adds a text part per value, all of one name.
    #[must_use]
    pub fn part_list<V: Into<Text>>(self, place: u16, name: &str, values: impl IntoIterator<Item = V>) -> Self {
        self.with_content(|form: &mut Multipart| {
            let parts = values.into_iter().map(|value| (place, Part::text(name, value)));
            form.parts.extend(parts);
        })
    }

    /// Adds a part per file, all of one name.
    #[must_use]
    pub fn files<F: Into<File>>(self, place: u16, name: &str, files: impl IntoIterator<Item = F>) -> Self {
        self.with_content(|form: &mut Multipart| {
            let parts = files.into_iter().map(|file| (place, Part::file(name, file)));
            form.parts.extend(parts);
        })
    }

    /// Adds a text part that is a template.
    #[must_use]
    pub fn part_template(self, place: u16, name: impl Into<String>, template: impl Into<Cow<'static, str>>) -> Self {
        self.part(place, Part::template(name, template))
    }

    /// Separates the parts by this text instead of a random one.
    #[must_use]
    pub fn boundary(self, boundary: impl Into<String>) -> Self {
        self.with_content(|form: &mut Multipart| form.boundary = Some(boundary.into()))
    }

    /// Does not name the boundary in the header `Content-Type`.
    #[must_use]
    pub fn bare_multipart(self) -> Self {
        self.with_content(|form: &mut Multipart| form.bare = true)
    }
}
