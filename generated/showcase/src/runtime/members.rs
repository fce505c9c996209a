// Written by postman-codegen; edit the collection and generate again.

//! The members of an object whose names are known.

use super::read::{Fill, Scalars, Slot, To};
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt;

/// The members of an object whose names are known.
pub(super) struct Members<'m, 's> {
    pub(super) name: &'static str,
    pub(super) names: &'static [&'static str],
    pub(super) slots: &'m mut [Slot<'s>],
    pub(super) scalars: Scalars,
    pub(super) unknown: Option<&'m mut Unknown>,
}

/// Members whose names are not known.
pub type Unknown = BTreeMap<String, Value>;

impl<'de> Visitor<'de> for Members<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "struct {}", self.name)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        let Self {
            names,
            slots,
            scalars,
            mut unknown,
            ..
        } = self;
        let (mut next, mut other) = (0, None);
        let kept = unknown.is_some();
        while let Some(found) = members.next_key_seed(Name {
            names,
            next,
            other: kept.then_some(&mut other),
        })? {
            match slots.get_mut(found) {
                Some(slot) if slot.read => {
                    members.next_value_seed(To(&mut |reader| slot.place.read_again(reader), scalars))?;
                }
                Some(slot) => {
                    members.next_value_seed(Fill(slot.place, scalars))?;
                    slot.read = true;
                    next = found + 1;
                }
                None => match (&mut unknown, other.take()) {
                    (Some(unknown), Some(name)) => {
                        unknown.insert(name, members.next_value()?);
                    }
                    _ => {
                        members.next_value::<IgnoredAny>()?;
                    }
                },
            }
        }
        for (name, slot) in names.iter().zip(slots).filter(|(_, slot)| !slot.read) {
            slot.place.missing(name).map_err(A::Error::custom)?;
        }
        Ok(())
    }
}

/// Finds a name; mostly it is the next one.
struct Name<'o> {
    names: &'static [&'static str],
    next: usize,
    /// Where a name goes that is none of them.
    other: Option<&'o mut Option<String>>,
}

impl<'de> DeserializeSeed<'de> for Name<'_> {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Name<'_> {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<usize, E> {
        let (before, after) = self.names.split_at(self.next);
        let place = |names: &[&str]| names.iter().position(|known| *known == name);
        let found = place(after).map(|found| self.next + found).or_else(|| place(before));
        if let (None, Some(other)) = (found, self.other) {
            *other = Some(name.to_owned());
        }
        Ok(found.unwrap_or(self.names.len()))
    }
}
