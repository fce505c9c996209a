//! Reads values into the places where they belong.
//!
//! serde's derive writes code for each struct to read it, which is most of what a client takes to compile. Here that code
//! is compiled once: a struct says where the value of each member goes, and each type of a field how it is read.

use super::members::{Members, Unknown};
use super::scalar::{Loosely, Scalar};
use serde::de::{self, Deserialize, DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Error, Value};
use std::fmt;

/// What a value can be read into.
pub trait Read {
    /// Reads the value.
    ///
    /// # Errors
    ///
    /// If it is of another kind.
    fn read(&mut self, reader: Reader<'_>) -> Result<(), Error>;

    /// Reads another value in its place, as [`Read::read`]: of equal names of an object the last counts.
    fn read_again(&mut self, reader: Reader<'_>) -> Result<(), Error> {
        self.read(reader)
    }

    /// Takes that there is no value.
    ///
    /// # Errors
    ///
    /// If there must be one.
    fn missing(&mut self, name: &'static str) -> Result<(), Error> {
        Err(Error::missing_field(name))
    }

    /// Whether it holds `null`.
    fn is_null(&self) -> bool {
        false
    }
}

/// A type of which there can be one before its value is read.
pub trait Place: Read + Sized {
    /// What is there before.
    fn blank() -> Self;
}

/// Reads a type of this crate from any format that has maps.
///
/// # Errors
///
/// If the value is of another kind.
pub fn read<'de, T: Place, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let mut value = T::blank();
    Fill(&mut value, Scalars::Exact).deserialize(deserializer)?;
    Ok(value)
}

/// Which scalars are read.
#[derive(Clone, Copy)]
pub(super) enum Scalars {
    /// Those of the type.
    Exact,
    /// Others, too, that say a value of it: `"10"` is a number, `10` a text.
    Lenient,
}

/// A place within a struct, and whether it has its value.
pub struct Slot<'s> {
    pub(super) place: &'s mut dyn Read,
    pub(super) read: bool,
}

impl<'s> Slot<'s> {
    /// Before its value is read.
    pub fn new(place: &'s mut dyn Read) -> Self {
        Self { place, read: false }
    }
}

/// Reads one value.
pub struct Reader<'r>(pub(super) &'r mut dyn Source);

impl Reader<'_> {
    /// Takes what says a value of another kind for it, here and below: `"10"` for a number, `10` for a text.
    #[must_use]
    pub fn lenient(self) -> Self {
        self.0.loosen();
        self
    }

    /// Reads a text.
    ///
    /// # Errors
    ///
    /// If it is none.
    pub fn text(self) -> Result<String, Error> {
        self.0.text()
    }

    /// Reads whatever it is.
    ///
    /// # Errors
    ///
    /// If it is nothing that can be read.
    pub fn value(self) -> Result<Value, Error> {
        self.0.value()
    }

    /// Takes a value as its JSON text has it.
    ///
    /// # Errors
    ///
    /// If it is no JSON.
    pub fn raw(self) -> Result<Box<RawValue>, Error> {
        self.0.raw()
    }

    /// Reads an object into the slots of its members' names; others are kept as `unknown`, or passed over.
    ///
    /// # Errors
    ///
    /// If it is none, or if a member is of another kind or is missing.
    pub fn object(
        self,
        name: &'static str,
        names: &'static [&'static str],
        slots: &mut [Slot<'_>],
        unknown: Option<&mut Unknown>,
    ) -> Result<(), Error> {
        let scalars = Scalars::Exact;
        self.0.object(Members {
            name,
            names,
            slots,
            scalars,
            unknown,
        })
    }
}

/// Takes the elements of a list.
pub(super) type Element<'e> = &'e mut dyn FnMut(Reader<'_>) -> Result<(), Error>;

/// Takes the members of an object whose names are data.
pub(super) type Entry<'e> = &'e mut dyn FnMut(String, Reader<'_>) -> Result<(), Error>;

/// What a reader reads from.
pub(super) trait Source {
    fn loosen(&mut self);
    fn boolean(&mut self) -> Result<bool, Error>;
    fn integer(&mut self) -> Result<i64, Error>;
    fn unsigned(&mut self) -> Result<u64, Error>;
    fn number(&mut self) -> Result<f64, Error>;
    fn text(&mut self) -> Result<String, Error>;
    fn value(&mut self) -> Result<Value, Error>;
    fn raw(&mut self) -> Result<Box<RawValue>, Error>;
    /// Whether there is a value, which then is read.
    fn option(&mut self, inner: &mut dyn Read) -> Result<bool, Error>;
    fn list(&mut self, element: Element<'_>) -> Result<(), Error>;
    fn map(&mut self, entry: Entry<'_>) -> Result<(), Error>;
    fn object(&mut self, members: Members<'_, '_>) -> Result<(), Error>;
}

/// A deserializer, which can be asked once.
struct Once<D>(Option<D>, Scalars);

impl<'de, D: Deserializer<'de>> Once<D> {
    fn take(&mut self) -> Result<D, Error> {
        self.0
            .take()
            .ok_or_else(|| Error::custom("a value can be read only once"))
    }

    fn of<T: Deserialize<'de>>(&mut self) -> Result<T, Error> {
        T::deserialize(self.take()?).map_err(Error::custom)
    }

    /// Only formats that tell what a value is can be asked for any.
    fn scalar<T: Deserialize<'de>>(&mut self, loosely: Loosely<T>) -> Result<T, Error> {
        let deserializer = self.take()?;
        let read = match self.1 {
            Scalars::Lenient if deserializer.is_human_readable() => deserializer.deserialize_any(loosely),
            Scalars::Lenient | Scalars::Exact => T::deserialize(deserializer),
        };
        read.map_err(Error::custom)
    }
}

impl<'de, D: Deserializer<'de>> Source for Once<D> {
    fn loosen(&mut self) {
        self.1 = Scalars::Lenient;
    }

    fn boolean(&mut self) -> Result<bool, Error> {
        self.scalar(Loosely("a boolean", Scalar::boolean))
    }

    fn integer(&mut self) -> Result<i64, Error> {
        self.scalar(Loosely("i64", Scalar::integer))
    }

    fn unsigned(&mut self) -> Result<u64, Error> {
        self.scalar(Loosely("u64", Scalar::unsigned))
    }

    fn number(&mut self) -> Result<f64, Error> {
        self.scalar(Loosely("f64", Scalar::number))
    }

    fn text(&mut self) -> Result<String, Error> {
        self.scalar(Loosely("a string", Scalar::text))
    }

    fn value(&mut self) -> Result<Value, Error> {
        self.of()
    }

    fn raw(&mut self) -> Result<Box<RawValue>, Error> {
        self.of()
    }

    fn option(&mut self, inner: &mut dyn Read) -> Result<bool, Error> {
        self.take()?
            .deserialize_option(Inner(inner, self.1))
            .map_err(Error::custom)
    }

    fn list(&mut self, element: Element<'_>) -> Result<(), Error> {
        self.take()?
            .deserialize_seq(Elements(element, self.1))
            .map_err(Error::custom)
    }

    fn map(&mut self, entry: Entry<'_>) -> Result<(), Error> {
        self.take()?
            .deserialize_map(Entries(entry, self.1))
            .map_err(Error::custom)
    }

    fn object(&mut self, mut members: Members<'_, '_>) -> Result<(), Error> {
        members.scalars = self.1;
        self.take()?.deserialize_map(members).map_err(Error::custom)
    }
}

/// Reads a value into a place.
pub(super) struct Fill<'p>(pub(super) &'p mut dyn Read, pub(super) Scalars);

impl<'de> DeserializeSeed<'de> for Fill<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.0
            .read(Reader(&mut Once(Some(deserializer), self.1)))
            .map_err(D::Error::custom)
    }
}

/// Reads what may be null.
struct Inner<'p>(&'p mut dyn Read, Scalars);

impl<'de> Visitor<'de> for Inner<'_> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("option")
    }

    fn visit_none<E: de::Error>(self) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_unit<E: de::Error>(self) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        Fill(self.0, self.1).deserialize(deserializer)?;
        Ok(true)
    }
}

/// Hands a value to a function.
pub(super) struct To<'e>(pub(super) Element<'e>, pub(super) Scalars);

impl<'de> DeserializeSeed<'de> for To<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        (self.0)(Reader(&mut Once(Some(deserializer), self.1))).map_err(D::Error::custom)
    }
}

struct Elements<'e>(Element<'e>, Scalars);

impl<'de> Visitor<'de> for Elements<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a sequence")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<(), A::Error> {
        while elements.next_element_seed(To(self.0, self.1))?.is_some() {}
        Ok(())
    }
}

struct Entries<'e>(Entry<'e>, Scalars);

impl<'de> Visitor<'de> for Entries<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        while let Some(name) = entries.next_key()? {
            let mut name = Some(name);
            let mut element = |reader: Reader<'_>| (self.0)(name.take().unwrap_or_default(), reader);
            entries.next_value_seed(To(&mut element, self.1))?;
        }
        Ok(())
    }
}
