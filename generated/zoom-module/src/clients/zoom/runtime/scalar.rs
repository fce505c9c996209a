// Written by postman-codegen; edit the collection and generate again.

//! Scalars that say a value of another kind: `"10"` is a number, `10` a text, `10.0` an integer.
//!
//! What a sample shows as text an API may write as a number, and the reverse, from one version of it to the next.

use super::text::double;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Error, MapAccess, Unexpected, Visitor};
use serde_json::Value;
use std::fmt;

/// A scalar.
pub(super) enum Scalar {
    Boolean(bool),
    Integer(i64),
    Unsigned(u64),
    Number(f64),
    Text(String),
}

impl Scalar {
    /// `true`, `1`, `"true"`, `"1"`, and the reverse.
    pub(super) fn boolean(self) -> Result<bool, Self> {
        match &self {
            Self::Boolean(value) => Ok(*value),
            Self::Integer(0) | Self::Unsigned(0) => Ok(false),
            Self::Integer(1) | Self::Unsigned(1) => Ok(true),
            Self::Text(text) => match text.as_str() {
                "true" | "True" | "1" => Ok(true),
                "false" | "False" | "0" => Ok(false),
                _ => Err(self),
            },
            _ => Err(self),
        }
    }

    /// A whole number.
    pub(super) fn integer(self) -> Result<i64, Self> {
        match self {
            Self::Integer(value) => Ok(value),
            Self::Unsigned(value) => i64::try_from(value).map_err(|_| self),
            _ => self.whole(),
        }
    }

    /// A whole number that is not negative.
    pub(super) fn unsigned(self) -> Result<u64, Self> {
        match self {
            Self::Unsigned(value) => Ok(value),
            Self::Integer(value) => u64::try_from(value).map_err(|_| self),
            _ => self.whole(),
        }
    }

    /// Of `10.0` and `"10"`.
    fn whole<T: std::str::FromStr>(self) -> Result<T, Self> {
        let text = match &self {
            Self::Number(value) if value.fract() == 0.0 => format!("{value:.0}"),
            Self::Text(text) => text.trim().to_owned(),
            _ => return Err(self),
        };
        text.parse().map_err(|_| self)
    }

    /// A number.
    pub(super) fn number(self) -> Result<f64, Self> {
        match &self {
            Self::Integer(value) => Ok(*value as f64),
            Self::Unsigned(value) => Ok(*value as f64),
            Self::Number(value) => Ok(*value),
            Self::Text(text) => text
                .trim()
                .parse()
                .ok()
                .filter(|value: &f64| value.is_finite())
                .ok_or(self),
            Self::Boolean(_) => Err(self),
        }
    }

    /// Text.
    pub(super) fn text(self) -> Result<String, Self> {
        Ok(match self {
            Self::Boolean(value) => value.to_string(),
            Self::Integer(value) => value.to_string(),
            Self::Unsigned(value) => value.to_string(),
            Self::Number(value) => double(value),
            Self::Text(text) => text,
        })
    }
}

/// Reads any scalar that says a value of a type, which has a name.
pub(super) struct Loosely<T>(pub(super) &'static str, pub(super) fn(Scalar) -> Result<T, Scalar>);

impl<T> Loosely<T> {
    fn fit<E: Error>(self, scalar: Scalar) -> Result<T, E> {
        (self.1)(scalar).map_err(|scalar| match scalar {
            Scalar::Boolean(value) => E::invalid_type(Unexpected::Bool(value), &self.0),
            Scalar::Integer(value) => E::invalid_value(Unexpected::Signed(value), &self.0),
            Scalar::Unsigned(value) => E::invalid_value(Unexpected::Unsigned(value), &self.0),
            Scalar::Number(value) => E::invalid_type(Unexpected::Float(value), &self.0),
            Scalar::Text(value) => E::invalid_type(Unexpected::Str(&value), &self.0),
        })
    }
}

impl<'de, T> Visitor<'de> for Loosely<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<T, E> {
        self.fit(Scalar::Boolean(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<T, E> {
        self.fit(Scalar::Integer(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<T, E> {
        self.fit(Scalar::Unsigned(value))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<T, E> {
        self.fit(Scalar::Number(value))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        self.visit_string(text.to_owned())
    }

    fn visit_string<E: Error>(self, text: String) -> Result<T, E> {
        self.fit(Scalar::Text(text))
    }

    /// As `serde_json` with its feature `arbitrary_precision` gives numbers.
    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<T, A::Error> {
        let value = Value::deserialize(MapAccessDeserializer::new(members))?;
        let Value::Number(number) = value else {
            return Err(A::Error::invalid_type(Unexpected::Map, &self));
        };
        let integer = number.as_i64().map(Scalar::Integer);
        let unsigned = || number.as_u64().map(Scalar::Unsigned);
        let scalar = integer
            .or_else(unsigned)
            .or_else(|| number.as_f64().map(Scalar::Number));
        self.fit(scalar.unwrap_or_else(|| Scalar::Text(number.to_string())))
    }
}
