// Written by postman-codegen; edit the collection and generate again.

//! Enums of several kinds of JSON.

/// Makes an enum whatever it holds, by serde's traits: `json_union!(Id { Integer, Text });`.
///
/// It is the first variant whose type can be read from the value, else `Other`.
#[doc(hidden)]
#[macro_export]
macro_rules! json_union {
    ($union:ident { $($variant:ident),* $(,)? }) => {
        impl From<serde_json::Value> for $union {
            fn from(value: serde_json::Value) -> Self {
                $(
                    if let Ok(value) = serde::Deserialize::deserialize(&value) {
                        return Self::$variant(value);
                    }
                )*
                Self::Other(value)
            }
        }

        impl $crate::runtime::read::Place for $union {
            fn blank() -> Self {
                Self::Other(serde_json::Value::Null)
            }
        }

        impl $crate::runtime::read::Read for $union {
            fn read(&mut self, reader: $crate::runtime::read::Reader<'_>) -> Result<(), serde_json::Error> {
                *self = reader.value()?.into();
                Ok(())
            }

            fn is_null(&self) -> bool {
                matches!(self, Self::Other(serde_json::Value::Null))
            }
        }

        impl<'de> serde::Deserialize<'de> for $union {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::runtime::read::read(deserializer)
            }
        }

        impl serde::Serialize for $union {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self {
                    $(Self::$variant(value) => value.serialize(serializer),)*
                    Self::Other(value) => value.serialize(serializer),
                }
            }
        }
    };
}

pub use json_union;
