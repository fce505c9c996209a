//! Values that a form spells out in the names of its fields: `card[number]=4242&items[0][price]=p1`.

use super::json::Json;
use super::request::Request;
use super::text::{Verbatim, double};
use serde::Serialize;
use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// A value whose members are fields of a form of their own: a `T`, or fields that are sent as they stand
/// ([`Verbatim`]).
///
/// A member is a field `name[member]`, an element `name[0]`; `null` is an empty text, and an empty list nothing.
#[derive(Clone, Debug)]
pub struct Nested<T> {
    /// What could not be written says so when it is sent.
    entries: Result<Entries, Json<T>>,
}

/// What is sent.
#[derive(Clone, Debug)]
enum Entries {
    /// The ends of the fields' names (`[card][number]`) with their values.
    Fields(Vec<(String, String)>),
    /// Fields as they stand.
    Verbatim(String),
}

impl Request {
    /// Adds the fields of a value whose names begin with its own.
    #[must_use]
    pub fn field_nested<T>(self, place: u16, name: &str, value: impl Into<Nested<T>>) -> Self {
        let value: Nested<T> = value.into();
        match value.entries {
            Ok(Entries::Fields(fields)) => fields.into_iter().fold(self, |request, (end, value)| {
                request.field(place, format!("{name}{end}"), value)
            }),
            Ok(Entries::Verbatim(text)) => self.field_entries(place, format!("{name}[]"), text),
            Err(json) => self.field_json(place, name, json),
        }
    }
}

impl<T: Serialize> From<T> for Nested<T> {
    fn from(value: T) -> Self {
        Self::from(&value)
    }
}

impl<T: Serialize> From<&T> for Nested<T> {
    fn from(value: &T) -> Self {
        let text = Json::<T>::from(value).into_text().ok();
        let fields = text.and_then(|text| spelled(text.as_str()).ok());
        Self {
            entries: fields.map(Entries::Fields).ok_or_else(|| Json::from(value)),
        }
    }
}

impl<T> From<Verbatim> for Nested<T> {
    fn from(text: Verbatim) -> Self {
        Self {
            entries: Ok(Entries::Verbatim(text.into_string())),
        }
    }
}

/// The fields of JSON, in its order.
fn spelled(json: &str) -> Result<Vec<(String, String)>, serde_json::Error> {
    let mut fields = Vec::new();
    Spelling(String::new(), &mut fields).deserialize(&mut serde_json::Deserializer::from_str(json))?;
    Ok(fields)
}

/// The member of a number where another crate switches on `arbitrary_precision` of serde_json.
const NUMBER: &str = "$serde_json::private::Number";

/// Spells a value below a name.
struct Spelling<'f>(String, &'f mut Vec<(String, String)>);

impl Spelling<'_> {
    fn field(self, value: impl Into<String>) {
        self.1.push((self.0, value.into()));
    }
}

impl<'de> DeserializeSeed<'de> for Spelling<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Spelling<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<(), E> {
        self.field(value.to_string());
        Ok(())
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<(), E> {
        self.field(value.to_string());
        Ok(())
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<(), E> {
        self.field(value.to_string());
        Ok(())
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<(), E> {
        self.field(double(value));
        Ok(())
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<(), E> {
        self.field(value);
        Ok(())
    }

    fn visit_unit<E: de::Error>(self) -> Result<(), E> {
        self.field("");
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<(), A::Error> {
        let mut number = 0;
        let Self(name, fields) = self;
        while elements
            .next_element_seed(Spelling(format!("{name}[{number}]"), fields))?
            .is_some()
        {
            number += 1;
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        let Self(name, fields) = self;
        while let Some(member) = members.next_key::<String>()? {
            if member == NUMBER {
                let text: String = members.next_value()?;
                let is_whole = text.parse::<i64>().is_ok() || text.parse::<u64>().is_ok();
                let value = text.parse().ok().filter(|_| !is_whole).map(double);
                fields.push((name.clone(), value.unwrap_or(text)));
                continue;
            }
            members.next_value_seed(Spelling(format!("{name}[{member}]"), fields))?;
        }
        Ok(())
    }
}
