// Written by postman-codegen; edit the collection and generate again.

//! Values a caller passes as text: data by default, structure only where it says so.

use std::borrow::Cow;

/// A value that a request carries as text: a path segment, a query value, a form field.
///
/// It is data: what has a meaning in a URL (`/`, `?`, `&`, …) is percent-encoded, so that no value can change the
/// request's structure. Wrap it in [`Verbatim`] to send it as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    text: String,
    sent: Sent,
}

/// How a text is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sent {
    Encoded,
    AsItStands,
    /// Without itself: of a query entry, the key alone is sent.
    KeyAlone,
}

/// Text that is sent as it stands: several path segments, a value that is already encoded, a body of one's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verbatim(Text);

impl Verbatim {
    /// Marks `text` as structure rather than data.
    pub fn new(text: impl Into<String>) -> Self {
        Self(Text {
            text: text.into(),
            sent: Sent::AsItStands,
        })
    }

    /// No value: of a query entry, the key alone is sent, as in `?include`; elsewhere it is an empty text.
    #[must_use]
    pub fn key_alone() -> Self {
        Self(Text {
            text: String::new(),
            sent: Sent::KeyAlone,
        })
    }

    /// The text itself.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0.text
    }
}

impl Text {
    /// The text, without the encoding it gets when sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether the text is sent as it stands.
    #[must_use]
    pub fn is_verbatim(&self) -> bool {
        self.sent != Sent::Encoded
    }

    /// Whether of a query entry the key alone is sent.
    pub(super) fn is_key_alone(&self) -> bool {
        self.sent == Sent::KeyAlone
    }

    /// The text, without the encoding it gets when sent.
    #[must_use]
    pub fn into_string(self) -> String {
        self.text
    }
}

/// Values as one text with commas between; `None` without any. Beside one that is sent as it stands, the others are encoded
/// by `encode`, and the whole is sent as it stands.
pub(super) fn joined<V: Into<Text>>(
    values: impl IntoIterator<Item = V>,
    encode: fn(&str) -> Cow<'_, str>,
) -> Option<Text> {
    let values: Vec<Text> = values.into_iter().map(Into::into).collect();
    if values.len() < 2 {
        return values.into_iter().next();
    }
    let sent = match values.iter().any(Text::is_verbatim) {
        true => Sent::AsItStands,
        false => Sent::Encoded,
    };
    let one = |value: &Text| match (sent, value.sent) {
        (Sent::AsItStands, Sent::Encoded) => encode(&value.text).into_owned(),
        _ => value.text.clone(),
    };
    let texts: Vec<String> = values.iter().map(one).collect();
    Some(Text {
        text: texts.join(","),
        sent,
    })
}

impl From<Verbatim> for Text {
    fn from(verbatim: Verbatim) -> Self {
        verbatim.0
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self {
            text,
            sent: Sent::Encoded,
        }
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<&String> for Text {
    fn from(text: &String) -> Self {
        text.clone().into()
    }
}

impl From<Cow<'_, str>> for Text {
    fn from(text: Cow<'_, str>) -> Self {
        text.into_owned().into()
    }
}

impl From<&Text> for Text {
    fn from(text: &Text) -> Self {
        text.clone()
    }
}

/// Types whose `Display` is what JavaScript writes for them.
macro_rules! from_display {
    ($($ty:ty)*) => {$(
        impl From<$ty> for Text {
            fn from(value: $ty) -> Self {
                value.to_string().into()
            }
        }
    )*};
}

from_display!(char bool i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);

impl From<f64> for Text {
    fn from(number: f64) -> Self {
        double(number).into()
    }
}

/// A number as JavaScript writes it: `10`, not `10.0`.
pub(super) fn double(number: f64) -> String {
    decimal(number, number.to_string(), format!("{number:e}"))
}

impl From<f32> for Text {
    fn from(number: f32) -> Self {
        decimal(number.into(), number.to_string(), format!("{number:e}")).into()
    }
}

/// A number as JavaScript writes it: the shortest digits that read back, with an exponent from 1e21 and below 1e-6.
fn decimal(number: f64, plain: String, scientific: String) -> String {
    if number.is_infinite() {
        return if number > 0.0 { "Infinity" } else { "-Infinity" }.to_owned();
    }
    let size = number.abs();
    if size == 0.0 {
        "0".to_owned()
    } else if size >= 1e21 {
        scientific.replace('e', "e+")
    } else if size < 1e-6 {
        scientific
    } else {
        plain
    }
}
