//! What the user decides otherwise: `postman-codegen.toml`.
//!
//! Input: the text of a configuration. Output: a [`Config`]. It is applied between the stages: [`select`] leaves
//! requests out and marks others, [`apply`] writes what is decided about an operation beside it, [`merge`] makes one
//! operation of several. The stages after that carry the decisions on as they carry everything else. What names
//! nothing of the collection is reported by [`select`] and [`check`]; nothing is ignored in silence.
//!
//! ```toml
//! ["Users / Update a user's password"]
//! name = "change_password"
//! "answers.200.users[].id" = { type = "uuid::Uuid" }
//! ```

mod apply;
mod check;
pub mod field;
mod item;
mod legal;
mod merge;
mod package;
mod places;
mod read;
mod select;
mod value;

pub use apply::apply;
pub use check::check;
pub use legal::{check_legal, check_package};
pub use merge::merge;
pub(crate) use package::default_crate_name;
pub use package::{check_edition, check_line, check_version};
pub use places::{JsonPlace, places};
pub use read::read;
pub use select::select;

use crate::api::{Change, Derive, PagingOverride, Proof, Strictness, Unknown};
use crate::diagnostic::Location;
use crate::document::Segments;
pub use crate::package::Package;
use field::FieldPath;

/// What the user decides otherwise.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Config {
    /// What the manifest says.
    pub package: Package,
    /// How much an answer may lack.
    pub answers: Strictness,
    /// What shows that something must be sent.
    pub required: Proof,
    /// How JSON is read into structs.
    pub derive: Derive,
    /// What becomes of the members of answers that no sample shows.
    pub extra: Unknown,
    /// Variables that become settings of the client.
    pub settings: Vec<Setting>,
    /// Whether nothing else becomes the client's, however many requests share it.
    pub unlifted: bool,
    /// Decisions about folders and requests, in the order of the file.
    pub items: Vec<Item>,
}

/// A variable that becomes a setting of the client.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Setting {
    /// The variable's name.
    pub variable: String,
    /// Where the file says so.
    pub location: Location,
}

/// Decisions about a folder or a request.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Item {
    /// Folders and request as Postman shows them, joined by ` / `; `*` is the whole collection.
    pub path: String,
    /// The method's or the module's name.
    pub name: Option<String>,
    /// Whether it is left out.
    pub skip: bool,
    /// Whether requests in it that are alike become one method.
    pub merge: bool,
    /// What is decided about the segments of its path, or of its requests' paths.
    pub segments: Segments,
    /// What is decided about its pages.
    pub paging: Option<PagingOverride>,
    /// Decisions about what a request takes and gives.
    pub fields: Vec<ConfigField>,
    /// Where the file says so.
    pub location: Location,
}

/// A decision about an argument, a field of a body, or an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct ConfigField {
    /// Which.
    pub path: FieldPath,
    /// What is decided.
    pub change: Change,
    /// Where the file says so.
    pub location: Location,
}
