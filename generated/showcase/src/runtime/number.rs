// Written by postman-codegen; edit the collection and generate again.

//! Numbers of any size, digit by digit as the API writes them.

use super::read::{Place, Read, Reader};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::fmt;
use std::str::FromStr;

/// A number that neither 64 bits nor a float hold without loss; its text is kept as it was sent.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(transparent)]
pub struct BigNumber(Box<RawValue>);

impl BigNumber {
    /// The digits as JSON has them.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.get()
    }
}

impl Read for BigNumber {
    fn read(&mut self, reader: Reader<'_>) -> Result<(), serde_json::Error> {
        self.0 = reader.raw()?;
        Ok(())
    }
}

impl Place for BigNumber {
    fn blank() -> Self {
        Self::of("0")
    }
}

/// Compares the texts: `1` and `1.0` differ.
impl PartialEq for BigNumber {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for BigNumber {}

impl fmt::Display for BigNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for BigNumber {
    type Err = serde_json::Error;

    /// Reads a number in the form of JSON.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        serde_json::from_str::<serde_json::Number>(text)?;
        serde_json::from_str(text).map(Self)
    }
}

impl From<u128> for BigNumber {
    fn from(number: u128) -> Self {
        Self::of(&number.to_string())
    }
}

impl From<i128> for BigNumber {
    fn from(number: i128) -> Self {
        Self::of(&number.to_string())
    }
}

impl BigNumber {
    /// A number that Rust has written.
    fn of(digits: &str) -> Self {
        Self(RawValue::from_string(digits.to_owned()).unwrap_or_else(|_| RawValue::NULL.to_owned()))
    }
}
