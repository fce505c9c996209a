//! Lists and objects that are read piece by piece.

use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// A list whose elements are given one at a time.
pub(super) struct Each<T, F> {
    give: F,
    element: PhantomData<T>,
}

impl<T, F: FnMut(T)> Each<T, F> {
    pub(super) fn new(give: F) -> Self {
        let element = PhantomData;
        Self { give, element }
    }
}

impl<'de, T: Deserialize<'de>, F: FnMut(T)> DeserializeSeed<'de> for Each<T, F> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de, T: Deserialize<'de>, F: FnMut(T)> Visitor<'de> for Each<T, F> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<(), A::Error> {
        while let Some(element) = list.next_element()? {
            (self.give)(element);
        }
        Ok(())
    }
}

/// An object of which one member counts.
pub(super) struct Member<S> {
    name: &'static str,
    seed: S,
}

impl<S> Member<S> {
    pub(super) fn new(name: &'static str, seed: S) -> Self {
        Self { name, seed }
    }
}

impl<'de, S: DeserializeSeed<'de, Value = ()>> DeserializeSeed<'de> for Member<S> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de, S: DeserializeSeed<'de, Value = ()>> Visitor<'de> for Member<S> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "an object with `{}`", self.name)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        let mut seed = Some(self.seed);
        while let Some(key) = members.next_key::<String>()? {
            match seed.take_if(|_| key == self.name) {
                Some(seed) => members.next_value_seed(seed)?,
                None => drop(members.next_value::<IgnoredAny>()?),
            }
        }
        Ok(())
    }
}
