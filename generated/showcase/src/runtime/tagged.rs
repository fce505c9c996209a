// Written by postman-codegen; edit the collection and generate again.

//! Enums of objects that a text in them tells apart.

use serde::ser::{Error, Impossible, Serialize, SerializeMap, SerializeStruct, Serializer};
use serde_json::Value;

/// Takes the value by which an object is told from others: it is no member of what is told apart.
pub fn take(value: &mut Value, key: &str) -> Option<Value> {
    value.as_object_mut()?.remove(key)
}

/// Puts it back.
#[must_use]
pub fn restored(mut value: Value, key: &str, tag: Option<Value>) -> Value {
    if let (Some(object), Some(tag)) = (value.as_object_mut(), tag) {
        object.insert(key.to_owned(), tag);
    }
    value
}

/// Writes an object with its tag, which comes first.
///
/// # Errors
///
/// If the value is no object, or cannot be written.
pub fn write<S: Serializer, T: Serialize>(
    serializer: S,
    (key, tag): (&'static str, &'static str),
    value: &T,
) -> Result<S::Ok, S::Error> {
    let mut object = serializer.serialize_map(None)?;
    object.serialize_entry(key, tag)?;
    value.serialize(Within(&mut object))?;
    object.end()
}

/// Writes the members of an object into one that is being written.
struct Within<'m, M>(&'m mut M);

/// What is no object has no members.
macro_rules! refused {
    ($($method:ident($($ty:ty),*);)*) => {
        $(fn $method(self, $(_: $ty),*) -> Result<(), M::Error> {
            Err(no_object())
        })*
    };
}

fn no_object<E: Error>() -> E {
    E::custom("what has a tag must be an object")
}

impl<M: SerializeMap> Serializer for Within<'_, M> {
    type Ok = ();
    type Error = M::Error;
    type SerializeSeq = Impossible<(), M::Error>;
    type SerializeTuple = Impossible<(), M::Error>;
    type SerializeTupleStruct = Impossible<(), M::Error>;
    type SerializeTupleVariant = Impossible<(), M::Error>;
    type SerializeMap = Self;
    type SerializeStruct = Self;
    type SerializeStructVariant = Impossible<(), M::Error>;

    refused! {
        serialize_bool(bool);
        serialize_i8(i8);
        serialize_i16(i16);
        serialize_i32(i32);
        serialize_i64(i64);
        serialize_u8(u8);
        serialize_u16(u16);
        serialize_u32(u32);
        serialize_u64(u64);
        serialize_f32(f32);
        serialize_f64(f64);
        serialize_char(char);
        serialize_str(&str);
        serialize_bytes(&[u8]);
        serialize_none();
        serialize_unit();
        serialize_unit_struct(&'static str);
        serialize_unit_variant(&'static str, u32, &'static str);
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), M::Error> {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), M::Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), M::Error> {
        Err(no_object())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self::SerializeSeq, M::Error> {
        Err(no_object())
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, M::Error> {
        Err(no_object())
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, M::Error> {
        Err(no_object())
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, M::Error> {
        Err(no_object())
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self, M::Error> {
        Ok(self)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, M::Error> {
        Ok(self)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, M::Error> {
        Err(no_object())
    }
}

impl<M: SerializeMap> SerializeMap for Within<'_, M> {
    type Ok = ();
    type Error = M::Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), M::Error> {
        self.0.serialize_key(key)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), M::Error> {
        self.0.serialize_value(value)
    }

    fn end(self) -> Result<(), M::Error> {
        Ok(())
    }
}

impl<M: SerializeMap> SerializeStruct for Within<'_, M> {
    type Ok = ();
    type Error = M::Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), M::Error> {
        self.0.serialize_entry(key, value)
    }

    fn end(self) -> Result<(), M::Error> {
        Ok(())
    }
}

/// Makes an enum of objects one that a text in them tells apart, by serde's traits:
/// `json_tagged!(by "type" Block { Image = "image", Text = "text" });`.
///
/// It is the variant of that text, if its type can be read from the value, else `Other`, which holds the text, too.
#[doc(hidden)]
#[macro_export]
macro_rules! json_tagged {
    (by $key:literal $tagged:ident { $($variant:ident = $tag:literal),* $(,)? }) => {
        impl From<serde_json::Value> for $tagged {
            fn from(mut value: serde_json::Value) -> Self {
                let tag = $crate::runtime::tagged::take(&mut value, $key);
                let read = match tag.as_ref().and_then(serde_json::Value::as_str) {
                    $(Some($tag) => serde::Deserialize::deserialize(&value).map(Self::$variant).ok(),)*
                    _ => None,
                };
                read.unwrap_or_else(|| Self::Other($crate::runtime::tagged::restored(value, $key, tag)))
            }
        }

        impl $crate::runtime::read::Place for $tagged {
            fn blank() -> Self {
                Self::Other(serde_json::Value::Null)
            }
        }

        impl $crate::runtime::read::Read for $tagged {
            fn read(&mut self, reader: $crate::runtime::read::Reader<'_>) -> Result<(), serde_json::Error> {
                *self = reader.value()?.into();
                Ok(())
            }

            fn is_null(&self) -> bool {
                matches!(self, Self::Other(serde_json::Value::Null))
            }
        }

        impl<'de> serde::Deserialize<'de> for $tagged {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::runtime::read::read(deserializer)
            }
        }

        impl serde::Serialize for $tagged {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self {
                    $(Self::$variant(value) => $crate::runtime::tagged::write(serializer, ($key, $tag), value),)*
                    Self::Other(value) => value.serialize(serializer),
                }
            }
        }
    };
}

pub use json_tagged;
