//! Runs as files: newman's JSON report, HAR 1.2, and collections with saved answers.
//!
//! What a file is, is told by its members. It is read piece by piece: one exchange is held at a time.

mod har;
mod newman;
mod saved;
mod stream;

use std::fmt;
use std::io::Read;

use serde::de::{Deserializer as _, IgnoredAny, MapAccess, Visitor};
use serde_json::error::Category;

use super::exchange::Exchange;

/// Why a run cannot be read.
#[derive(Debug)]
pub enum RunError {
    /// It is none of the known forms.
    Unknown,
    /// It ends before its end; so many exchanges were read.
    Truncated(usize),
    /// It is no JSON, or not of the form that it begins with, at this line and column; values of a run are not told.
    Malformed(usize, usize),
    /// It cannot be read.
    Unreadable(std::io::Error),
}

impl fmt::Display for RunError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown => formatter.write_str(
                "it is neither newman's JSON report, nor a HAR file, nor a collection; run `newman run … -r json`, or \
                 save the traffic as HAR",
            ),
            Self::Truncated(count) => write!(
                formatter,
                "it ends in the middle, after {count} exchanges; let the run end, and save it again"
            ),
            Self::Malformed(line, column) => write!(
                formatter,
                "line {line}, column {column} is not what such a file holds there; save the run again"
            ),
            Self::Unreadable(error) => write!(formatter, "it cannot be read: {error}"),
        }
    }
}

impl std::error::Error for RunError {}

/// Reads a run, and gives each exchange in order.
pub(super) fn read_exchanges(reader: impl Read, each: &mut dyn FnMut(Exchange)) -> Result<(), RunError> {
    let mut count = 0;
    let mut counted = |exchange| {
        count += 1;
        each(exchange);
    };
    let mut json = serde_json::Deserializer::from_reader(reader);
    let known = json
        .deserialize_map(Run { each: &mut counted })
        .and_then(|known| json.end().map(|()| known));
    match known {
        Ok(true) => Ok(()),
        Ok(false) => Err(RunError::Unknown),
        Err(error) => Err(match error.classify() {
            Category::Eof => RunError::Truncated(count),
            Category::Io => RunError::Unreadable(error.into()),
            Category::Data if count == 0 && error.line() <= 1 && error.column() <= 1 => RunError::Unknown,
            Category::Syntax | Category::Data => RunError::Malformed(error.line(), error.column()),
        }),
    }
}

/// The members of a run; whether it has one that is known.
struct Run<'a> {
    each: &'a mut dyn FnMut(Exchange),
}

impl<'de> Visitor<'de> for Run<'_> {
    type Value = bool;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a run, which is an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<bool, A::Error> {
        let mut places = newman::Places::default();
        let mut known = false;
        while let Some(key) = members.next_key::<String>()? {
            match key.as_str() {
                "log" => members.next_value_seed(har::Log(self.each))?,
                "collection" => places = members.next_value()?,
                "run" => members.next_value_seed(newman::Executions {
                    places: &places,
                    each: self.each,
                })?,
                "item" => members.next_value_seed(saved::Nodes::new(self.each))?,
                _ => {
                    members.next_value::<IgnoredAny>()?;
                    continue;
                }
            }
            known |= key != "collection";
        }
        Ok(known)
    }
}
