//! Values of which a description lists those that there are.

use super::open_text::Known;
use super::text::{Text, Verbatim};
use std::marker::PhantomData;

/// One of the values of `T`, or any text: a description may be older than the API.
///
/// [`Verbatim`] is sent as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OneOf<T> {
    text: Text,
    of: PhantomData<fn() -> T>,
}

impl<T> OneOf<T> {
    /// The text that is sent.
    pub fn text(value: impl Into<Self>) -> Text {
        value.into().text
    }

    fn of(text: Text) -> Self {
        Self { text, of: PhantomData }
    }
}

impl<T: Known> From<T> for OneOf<T> {
    fn from(value: T) -> Self {
        Self::from(&value)
    }
}

impl<T: Known> From<&T> for OneOf<T> {
    fn from(value: &T) -> Self {
        Self::of(value.known().into())
    }
}

impl<T> From<&str> for OneOf<T> {
    fn from(text: &str) -> Self {
        Self::of(text.into())
    }
}

impl<T> From<String> for OneOf<T> {
    fn from(text: String) -> Self {
        Self::of(text.into())
    }
}

impl<T> From<Verbatim> for OneOf<T> {
    fn from(text: Verbatim) -> Self {
        Self::of(text.into())
    }
}
