// Written by postman-codegen; edit the collection and generate again.

//! Enums of known texts, open to others.

/// An enum of known texts.
pub trait Known {
    /// The text on the wire.
    fn known(&self) -> &str;
}

/// Makes an enum a text of JSON, by serde's traits: `json_text!(Status { Active = "active", Ended = "ended" });`.
///
/// Any other text is its variant `Other`.
#[doc(hidden)]
#[macro_export]
macro_rules! json_text {
    ($text:ident { $($variant:ident = $wire:literal),* $(,)? }) => {
        impl $text {
            /// The text on the wire.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $wire,)*
                    Self::Other(text) => text,
                }
            }
        }

        impl $crate::runtime::open_text::Known for $text {
            fn known(&self) -> &str {
                self.as_str()
            }
        }

        impl From<String> for $text {
            fn from(text: String) -> Self {
                match text.as_str() {
                    $($wire => Self::$variant,)*
                    _ => Self::Other(text),
                }
            }
        }

        impl From<&str> for $text {
            fn from(text: &str) -> Self {
                Self::from(text.to_owned())
            }
        }

        impl std::fmt::Display for $text {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl $crate::runtime::read::Place for $text {
            fn blank() -> Self {
                Self::Other(String::new())
            }
        }

        impl $crate::runtime::read::Read for $text {
            fn read(&mut self, reader: $crate::runtime::read::Reader<'_>) -> Result<(), serde_json::Error> {
                *self = reader.text()?.into();
                Ok(())
            }
        }

        impl<'de> serde::Deserialize<'de> for $text {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::runtime::read::read(deserializer)
            }
        }

        impl serde::Serialize for $text {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }
    };
}

pub use json_text;
