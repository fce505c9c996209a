// Written by postman-codegen; edit the collection and generate again.

//! Urlencoded bodies.

use super::error::{Error, RequestError};
use super::headers::Headers;
use super::json::Json;
use super::payload::{Content, Payload};
use super::percent::strict;
use super::request::Request;
use super::template::{Place, Values};
use super::text::Text;
use std::borrow::Cow;

/// The media type of a form.
const MEDIA_TYPE: &str = "application/x-www-form-urlencoded";

/// The fields of a form, each with its place.
///
/// Fields of one name are sent together, where the first of them stands; names that are integers come first, in
/// ascending order. Everything but letters, digits and `-._~` is percent-encoded. Without a field there is no body.
#[derive(Default)]
pub struct Form {
    fields: Vec<(u16, String, Field)>,
}

/// The value of a field.
enum Field {
    Text(Text),
    Template(Cow<'static, str>),
    Json(Result<String, String>),
    /// Fields with their names, as they are sent.
    Entries(String),
}

impl Content for Form {
    fn prepare(&self, values: &Values<'_>, headers: &mut Headers) -> Result<Payload, Error> {
        let mut fields: Vec<&(u16, String, Field)> = self.fields.iter().collect();
        fields.sort_by_key(|(place, ..)| *place);
        let mut groups: Vec<(&str, Vec<String>)> = Vec::new();
        for (_, name, field) in fields {
            let value = match field {
                Field::Entries(entries) => {
                    groups.push((name, vec![entries.clone()]));
                    continue;
                }
                Field::Text(text) if text.is_verbatim() => text.as_str().to_owned(),
                Field::Text(text) => strict(text.as_str()),
                Field::Json(json) => strict(&json.clone().map_err(RequestError::new)?),
                Field::Template(template) => strict(&values.fill(template, Place::Plain)?),
            };
            let entry = format!("{}={value}", strict(name));
            match groups.iter_mut().find(|(other, _)| other == name) {
                Some((_, entries)) => entries.push(entry),
                None => groups.push((name, vec![entry])),
            }
        }
        groups.sort_by_key(|(name, _)| integer(name).unwrap_or(u32::MAX));
        let entries: Vec<String> = groups.into_iter().flat_map(|(_, entries)| entries).collect();
        let mut payload = Payload::default();
        if !entries.is_empty() {
            payload.push(entries.join("&"));
            if !headers
                .get("Content-Type")
                .is_some_and(|explicit| explicit.starts_with(MEDIA_TYPE))
            {
                headers.replace("Content-Type", MEDIA_TYPE);
            }
        }
        Ok(payload)
    }
}

/// A name that JavaScript takes as an array index: decimal digits, no leading zero, below 2³² - 1.
fn integer(name: &str) -> Option<u32> {
    let number: u32 = name.parse().ok()?;
    (number < u32::MAX && number.to_string() == name).then_some(number)
}

impl Request {
    /// Sends a form, also if none of its fields is given.
    #[must_use]
    pub fn form(self) -> Self {
        self.with_content(|_: &mut Form| {})
    }

    /// Adds a field to the form. Fields are sent in the order of their `place`.
    #[must_use]
    pub fn field(self, place: u16, name: impl Into<String>, value: impl Into<Text>) -> Self {
        self.with_content(|form: &mut Form| form.fields.push((place, name.into(), Field::Text(value.into()))))
    }

    /// Adds a field whose value is JSON.
    #[must_use]
    pub fn field_json<T>(self, place: u16, name: &str, value: impl Into<Json<T>>) -> Self {
        let value: Json<T> = value.into();
        let text = value.into_text().map_err(|error| error.to_string());
        self.with_content(|form: &mut Form| form.fields.push((place, name.to_owned(), Field::Json(text))))
    }

    /// Adds a field for each value.
    #[must_use]
    pub fn field_list<V: Into<Text>>(self, place: u16, name: &str, values: impl IntoIterator<Item = V>) -> Self {
        self.with_content(|form: &mut Form| {
            let fields = values
                .into_iter()
                .map(|value| (place, name.to_owned(), Field::Text(value.into())));
            form.fields.extend(fields);
        })
    }

    /// Adds a field `name[0]`, `name[1]`, … for each value.
    #[must_use]
    pub fn field_counted<V: Into<Text>>(self, place: u16, name: &str, values: impl IntoIterator<Item = V>) -> Self {
        self.with_content(|form: &mut Form| {
            let fields = values
                .into_iter()
                .enumerate()
                .map(|(number, value)| (place, format!("{name}[{number}]"), Field::Text(value.into())));
            form.fields.extend(fields);
        })
    }

    /// Adds fields as they are sent, with their names.
    #[must_use]
    pub fn field_entries(self, place: u16, name: impl Into<String>, entries: impl Into<String>) -> Self {
        self.with_content(|form: &mut Form| form.fields.push((place, name.into(), Field::Entries(entries.into()))))
    }

    /// Adds a field whose value is a template.
    #[must_use]
    pub fn field_template(self, place: u16, name: impl Into<String>, template: impl Into<Cow<'static, str>>) -> Self {
        self.with_content(|form: &mut Form| form.fields.push((place, name.into(), Field::Template(template.into()))))
    }
}
