//! What the configuration decides about an operation; the stages that it concerns carry it out.

use super::Place;

/// Decisions about an operation.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overrides {
    /// The method's name.
    pub name: Option<String>,
    /// Whether it may become one method with requests that are like it.
    pub merge: bool,
    /// Which of the requests with its folders and name it is, from 1; 0 where nobody counted.
    pub number: usize,
    /// How its pages follow one another.
    pub paging: Option<super::PagingOverride>,
    /// Decisions about bodies and answers; those about arguments are in the arguments.
    pub places: Vec<Override>,
}

/// A decision about a place in a body or an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Override {
    /// Which body.
    pub target: Target,
    /// From its top: keys, `[]` for the elements of an array, `{}` for the values of a map.
    pub steps: Vec<String>,
    /// What is decided.
    pub change: Change,
}

/// A body of JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// The request's.
    Body,
    /// GraphQL variables.
    Variables,
    /// The params of JSON-RPC.
    Params,
    /// JSON in a field of the request's form, whose name is the first step of the path.
    Form,
    /// An argument, whose name is the first step of the path.
    Argument(Place),
    /// The answer's with this status.
    Answer(u16),
}

/// What is decided about an argument, a field or a type; `None` leaves it as it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Change {
    /// The argument's or the field's name.
    pub name: Option<String>,
    /// The name of the struct, union or enum that stands there.
    pub type_name: Option<String>,
    /// What stands there.
    pub ty: Option<Retype>,
    /// Whether it is always there.
    pub required: Option<bool>,
    /// Whether the struct that stands there keeps members that are not known.
    pub extra: Option<bool>,
}

/// A type that the user chose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Retype {
    /// `bool`.
    Boolean,
    /// `i64`.
    Integer,
    /// `u64`.
    Unsigned,
    /// `f64`.
    Number,
    /// A number of which every digit is kept.
    BigNumber,
    /// `String`.
    Text,
    /// Any JSON.
    Opaque,
    /// JSON as text in a field of a form.
    Json,
    /// A file that is sent.
    File,
    /// The bytes of an answer.
    Bytes,
    /// An object whose keys are data.
    Map,
    /// One struct of all objects, though a text tells them apart.
    Struct,
    /// A text with these values; none: those that the samples show.
    Enum(Vec<String>),
    /// A type of the user's own, by the segments of its path.
    Rust(Vec<String>),
}

impl super::Operation {
    /// Whether anything is decided about a body.
    pub fn overrides(&self, target: Target) -> Vec<&Override> {
        self.overrides
            .places
            .iter()
            .filter(|place| place.target == target)
            .collect()
    }
}
