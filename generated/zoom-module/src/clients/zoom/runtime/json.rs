// Written by postman-codegen; edit the collection and generate again.

//! JSON and text bodies.

use super::error::{Error, RequestError};
use super::headers::Headers;
use super::payload::{Content, Payload};
use super::request::Request;
use super::template::{Place, Values};
use super::text::{Verbatim, double};
use bytes::Bytes;
use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};
use std::borrow::Cow;
use std::io::{self, Write};
use std::marker::PhantomData;

/// A JSON body: a `T`, or text that is sent as it stands ([`Verbatim`]).
#[derive(Clone, Debug)]
pub struct Json<T> {
    text: Result<String, String>,
    of: PhantomData<fn() -> T>,
}

impl<T> Json<T> {
    /// The JSON text.
    ///
    /// # Errors
    ///
    /// [`Error::Request`] if the value could not be written as JSON.
    pub fn into_text(self) -> Result<String, Error> {
        self.text
            .map_err(|error| RequestError::new(format!("the body cannot be written as JSON: {error}")).into())
    }
}

impl<T: Serialize> From<T> for Json<T> {
    fn from(value: T) -> Self {
        Self::from(&value)
    }
}

impl<T: Serialize> From<&T> for Json<T> {
    fn from(value: &T) -> Self {
        let mut text = Vec::new();
        let written = value.serialize(&mut Serializer::with_formatter(&mut text, Plain));
        let text = written
            .map_err(|error| error.to_string())
            .and_then(|()| String::from_utf8(text).map_err(|error| error.to_string()));
        Self { text, of: PhantomData }
    }
}

/// JSON without blanks whose numbers are as JavaScript writes them: some servers take `10.0` for no integer.
struct Plain;

impl Formatter for Plain {
    fn write_f64<W: Write + ?Sized>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        writer.write_all(double(value).as_bytes())
    }
}

impl<T> From<Verbatim> for Json<T> {
    fn from(text: Verbatim) -> Self {
        Self {
            text: Ok(text.into_string()),
            of: PhantomData,
        }
    }
}

/// A body that is text, or that could not be made.
struct Raw(Result<Bytes, String>);

impl Content for Raw {
    fn prepare(&self, _: &Values<'_>, _: &mut Headers) -> Result<Payload, Error> {
        let text = self.0.clone().map_err(RequestError::new)?;
        let mut payload = Payload::default();
        payload.push(text);
        Ok(payload)
    }
}

/// A body that is text with holes.
struct Template(Cow<'static, str>);

impl Content for Template {
    fn prepare(&self, values: &Values<'_>, _: &mut Headers) -> Result<Payload, Error> {
        let mut payload = Payload::default();
        payload.push(values.fill(&self.0, Place::Plain)?);
        Ok(payload)
    }
}

impl Request {
    /// Sends JSON.
    #[must_use]
    pub fn json<T>(self, body: impl Into<Json<T>>) -> Self {
        let body: Json<T> = body.into();
        self.content(Raw(body
            .into_text()
            .map(Bytes::from)
            .map_err(|error| error.to_string())))
    }

    /// Sends text.
    #[must_use]
    pub fn text(self, body: impl Into<String>) -> Self {
        self.content(Raw(Ok(Bytes::from(body.into()))))
    }

    /// Sends text whose holes are filled as they are.
    #[must_use]
    pub fn text_template(self, template: impl Into<Cow<'static, str>>) -> Self {
        self.content(Template(template.into()))
    }
}
