// Written by postman-codegen; edit the collection and generate again.

//! The types of fields, and how each is read.

use super::answer::{Answer, Decoded};
use super::path;
use super::read::{Place, Read, Reader};
use serde::de::{DeserializeOwned, Error as _};
use serde_json::{Error, Value};
use std::collections::BTreeMap;

/// Types that are read as they are.
macro_rules! leaves {
    ($($ty:ty: $read:ident)*) => {
        $(
            impl Read for $ty {
                fn read(&mut self, reader: Reader<'_>) -> Result<(), Error> {
                    *self = reader.0.$read()?;
                    Ok(())
                }
            }

            impl Place for $ty {
                fn blank() -> Self {
                    Self::default()
                }
            }
        )*
    };
}

leaves! {
    bool: boolean
    i64: integer
    u64: unsigned
    f64: number
    String: text
}

impl Read for Value {
    fn read(&mut self, reader: Reader<'_>) -> Result<(), Error> {
        *self = reader.0.value()?;
        Ok(())
    }

    fn is_null(&self) -> bool {
        self.is_null()
    }
}

impl Place for Value {
    fn blank() -> Self {
        Self::Null
    }
}

impl<T: Place> Read for Option<T> {
    fn read(&mut self, reader: Reader<'_>) -> Result<(), Error> {
        if !reader.0.option(self.insert(T::blank()))? {
            *self = None;
        }
        Ok(())
    }

    fn missing(&mut self, _: &'static str) -> Result<(), Error> {
        Ok(())
    }

    fn is_null(&self) -> bool {
        self.is_none()
    }
}

impl<T: Place> Place for Option<T> {
    fn blank() -> Self {
        None
    }
}

impl<T: Place> Read for Box<T> {
    fn read(&mut self, reader: Reader<'_>) -> Result<(), Error> {
        T::read(self, reader)
    }

    fn read_again(&mut self, reader: Reader<'_>) -> Result<(), Error> {
        T::read_again(self, reader)
    }
}

impl<T: Place> Place for Box<T> {
    fn blank() -> Self {
        Self::new(T::blank())
    }
}

impl<T: Place> Read for Vec<T> {
    fn read(&mut self, reader: Reader<'_>) -> Result<(), Error> {
        reader.0.list(&mut |reader| {
            self.push(T::blank());
            self.last_mut().map_or(Ok(()), |element| element.read(reader))
        })
    }

    fn read_again(&mut self, reader: Reader<'_>) -> Result<(), Error> {
        self.clear();
        self.read(reader)
    }
}

impl<T: Place> Place for Vec<T> {
    fn blank() -> Self {
        Self::new()
    }
}

/// A list that may be absent or null, which then is empty.
pub struct List<'l, T>(pub &'l mut Vec<T>);

impl<T: Place> Read for List<'_, T> {
    fn read(&mut self, reader: Reader<'_>) -> Result<(), Error> {
        reader.0.option(self.0).map(drop)
    }

    fn missing(&mut self, _: &'static str) -> Result<(), Error> {
        Ok(())
    }
}

/// An entry that is `null` where no value can be is none.
impl<T: Place> Read for BTreeMap<String, T> {
    fn read(&mut self, reader: Reader<'_>) -> Result<(), Error> {
        reader.0.map(&mut |name, reader| {
            let mut value = T::blank();
            if reader.0.option(&mut value)? || value.is_null() {
                self.insert(name, value);
            }
            Ok(())
        })
    }

    fn read_again(&mut self, reader: Reader<'_>) -> Result<(), Error> {
        self.clear();
        self.read(reader)
    }
}

impl<T: Place> Place for BTreeMap<String, T> {
    fn blank() -> Self {
        Self::new()
    }
}

/// A field whose type is the user's own: what serde makes of it.
pub struct Own<'o, T>(pub &'o mut T);

impl<T: DeserializeOwned> Read for Own<'_, T> {
    fn read(&mut self, reader: Reader<'_>) -> Result<(), Error> {
        let text = reader.raw()?;
        // Of the place only the outer text can tell.
        *self.0 = serde_json::from_str(text.get()).map_err(|error| Error::custom(path::problem(&error)))?;
        Ok(())
    }

    fn missing(&mut self, name: &'static str) -> Result<(), Error> {
        // Nothing is what an option has for null.
        *self.0 = T::deserialize(Value::Null).map_err(|_| Error::missing_field(name))?;
        Ok(())
    }
}

/// A list of the user's own type that may be absent or null, which then is empty.
pub struct OwnList<'o, T>(pub &'o mut Vec<T>);

impl<T: DeserializeOwned> Read for OwnList<'_, T> {
    fn read(&mut self, reader: Reader<'_>) -> Result<(), Error> {
        let mut list = None;
        Own(&mut list).read(reader)?;
        *self.0 = list.unwrap_or_default();
        Ok(())
    }

    fn missing(&mut self, _: &'static str) -> Result<(), Error> {
        Ok(())
    }
}

impl Answer {
    /// The body of a failure as JSON; a blank value where it is empty, cut, or of another shape, for then the status
    /// says what went wrong, and the failure keeps the body.
    #[must_use]
    pub fn or_blank<T: DeserializeOwned + Place>(&self) -> Decoded<T> {
        match self.json() {
            Decoded::Value(value) => Decoded::Value(value),
            Decoded::Failed(_) | Decoded::Undocumented => Decoded::Value(T::blank()),
        }
    }
}
