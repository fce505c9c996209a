// Written by postman-codegen; edit the collection and generate again.

//! Structs that are objects on the wire.

use super::members::Unknown;
use serde::ser::{Serialize, SerializeMap, Serializer};

/// A member of an object that is written.
pub trait Member<M: SerializeMap> {
    /// Writes it, unless it is left out.
    ///
    /// # Errors
    ///
    /// If the value cannot be written.
    fn write(&self, name: &'static str, object: &mut M) -> Result<(), M::Error>;
}

impl<T: Serialize, M: SerializeMap> Member<M> for T {
    fn write(&self, name: &'static str, object: &mut M) -> Result<(), M::Error> {
        object.serialize_entry(name, self)
    }
}

/// A member that is left out where there is nothing.
pub struct Optional<'o, T>(pub &'o Option<T>);

impl<T: Serialize, M: SerializeMap> Member<M> for Optional<'_, T> {
    fn write(&self, name: &'static str, object: &mut M) -> Result<(), M::Error> {
        self.0
            .as_ref()
            .map_or(Ok(()), |value| object.serialize_entry(name, value))
    }
}

/// A list that is left out where it has no elements.
pub struct Elements<'l, T>(pub &'l Vec<T>);

impl<T: Serialize, M: SerializeMap> Member<M> for Elements<'_, T> {
    fn write(&self, name: &'static str, object: &mut M) -> Result<(), M::Error> {
        if self.0.is_empty() {
            return Ok(());
        }
        object.serialize_entry(name, self.0)
    }
}

/// Writes an object, its unknown members last.
///
/// # Errors
///
/// If a value cannot be written.
pub fn write<S: Serializer>(
    serializer: S,
    names: &'static [&'static str],
    members: &[&dyn Member<S::SerializeMap>],
    unknown: Option<&Unknown>,
) -> Result<S::Ok, S::Error> {
    let mut object = serializer.serialize_map(None)?;
    for (name, member) in names.iter().zip(members) {
        member.write(name, &mut object)?;
    }
    for (name, value) in unknown.into_iter().flatten() {
        object.serialize_entry(name, value)?;
    }
    object.end()
}

/// Makes a struct an object of JSON, by serde's traits: `json_object!(User { id, email?, created_at? = "createdAt" });`.
///
/// A member with a question mark is left out where there is nothing; one with brackets (`tags[]`) is a list, which is
/// empty where there is none or `null`. After `=` stands its name on the wire, where this is not the field's. `: own`
/// marks a type that is not of this crate, and `..extra` after all of them keeps the members that are not known. Scalars of
/// another kind that say a value are read, too, but in a `strict User`.
#[doc(hidden)]
#[macro_export]
macro_rules! json_object {
    (strict $object:ident $members:tt) => { json_object!(@impl $object (reader) reader, $members); };
    ($object:ident $members:tt) => { json_object!(@impl $object (reader) reader.lenient(), $members); };
    (@impl $object:ident ($reader:ident) $read:expr, { $($field:ident $([$($list:lifetime)?])? $(? $($never:lifetime)?)? $(: $own:ident)? $(= $name:literal)?),* $(,)? $(.. $extra:ident)? }) => {
        impl $object {
            const MEMBERS: &'static [&'static str] = &[$(json_object!(@name $field $($name)?)),*];
        }

        impl $crate::runtime::read::Place for $object {
            fn blank() -> Self {
                Self { $($field: json_object!(@blank $($own)?),)* $($extra: Default::default(),)? }
            }
        }

        impl $crate::runtime::read::Read for $object {
            fn read(&mut self, $reader: $crate::runtime::read::Reader<'_>) -> Result<(), serde_json::Error> {
                $read.object(
                    stringify!($object),
                    Self::MEMBERS,
                    &mut [$($crate::runtime::read::Slot::new(json_object!(@place self.$field $([$($list)?])? $($own)?))),*],
                    json_object!(@unknown (&mut self) $($extra)?),
                )
            }

            fn read_again(&mut self, reader: $crate::runtime::read::Reader<'_>) -> Result<(), serde_json::Error> {
                *self = $crate::runtime::read::Place::blank();
                self.read(reader)
            }
        }

        impl<'de> serde::Deserialize<'de> for $object {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::runtime::read::read(deserializer)
            }
        }

        impl serde::Serialize for $object {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::runtime::object::write(
                    serializer,
                    Self::MEMBERS,
                    &[$(json_object!(@member self.$field $([$($list)?])? $(? $($never)?)?)),*],
                    json_object!(@unknown (&self) $($extra)?),
                )
            }
        }
    };
    (@unknown ($($this:tt)*)) => { None };
    (@unknown ($($this:tt)*) $extra:ident) => { Some($($this)*.$extra) };
    (@name $field:ident) => { stringify!($field) };
    (@name $field:ident $name:literal) => { $name };
    (@blank) => { $crate::runtime::read::Place::blank() };
    (@blank own) => { Default::default() };
    (@place $this:ident.$field:ident) => { &mut $this.$field };
    (@place $this:ident.$field:ident own) => { &mut $crate::runtime::place::Own(&mut $this.$field) };
    (@place $this:ident.$field:ident []) => { &mut $crate::runtime::place::List(&mut $this.$field) };
    (@place $this:ident.$field:ident [] own) => { &mut $crate::runtime::place::OwnList(&mut $this.$field) };
    (@member $this:ident.$field:ident []) => { &$this.$field as _ };
    (@member $this:ident.$field:ident [] ?) => { &$crate::runtime::object::Elements(&$this.$field) as _ };
    (@member $this:ident.$field:ident) => { &$this.$field as _ };
    (@member $this:ident.$field:ident ?) => { &$crate::runtime::object::Optional(&$this.$field) as _ };
}

pub use json_object;
