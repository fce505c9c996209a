//! Types that stand in a file.

use super::{Docs, Ty, path};
use crate::name::Identifier;
use crate::shape::Absence;

/// A type or constant that stands in a file.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    Struct(Struct),
    /// Several kinds of JSON.
    Union(Enum),
    /// Objects that a text tells apart, and an open arm.
    Tagged(Tagged),
    /// Known texts and an open arm.
    Texts(Texts),
    /// Answers of an operation: success or failure.
    Answers(AnswersItem),
}

impl Item {
    pub fn name(&self) -> &Identifier {
        match self {
            Self::Struct(Struct { name, .. }) | Self::Union(Enum { name, .. }) => name,
            Self::Tagged(Tagged { name, .. }) => name,
            Self::Texts(Texts { name, .. }) | Self::Answers(AnswersItem { name, .. }) => name,
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Struct {
    pub docs: Docs,
    pub name: Identifier,
    /// Fields in order.
    pub fields: Vec<StructField>,
    /// Who makes it, and from what.
    pub role: StructRole,
    /// Whether scalars must be of the kind that its fields have.
    pub strict: bool,
    /// Whether serde's derive reads it: a value of the user's own type must be there, and none can be made before it is
    /// read.
    pub derived: bool,
}

impl Struct {
    /// Whether it can be made of nothing: every field may be absent.
    pub fn has_default(&self) -> bool {
        self.fields.iter().all(StructField::is_optional)
    }

    /// Whether the runtime reads it as serde's derive does, into what was there before.
    pub fn is_read_by_serde(&self) -> bool {
        self.derived && self.has_default() && self.role == StructRole::Received
    }

    /// Whether it holds what is not printed.
    #[must_use]
    pub fn has_secret(&self) -> bool {
        self.fields.iter().any(|field| field.secret)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StructRole {
    /// JSON that callers make.
    Sent,
    /// JSON that only answers hold.
    Received,
    /// The arguments of a method; no JSON.
    Arguments,
}

#[derive(Clone, Debug, PartialEq)]
pub struct StructField {
    pub docs: Docs,
    /// What the collection says of it, as it stands there.
    pub description: String,
    pub name: Identifier,
    /// The wire's name, where it is not the field's.
    pub rename: Option<String>,
    /// Its type; the outer `Option` of absence is in it.
    pub ty: Ty,
    /// What stands for it where it is absent.
    pub absence: Absence,
    /// Whether it is always there.
    pub required: bool,
    /// Whether its value may be `null`.
    pub nullable: bool,
    /// Whether a type of the user is in its type.
    pub own: bool,
    /// Whether its value is not printed.
    pub secret: bool,
}

impl StructField {
    /// Whether a value can be made without it.
    pub fn is_optional(&self) -> bool {
        self.absence != Absence::Error
    }

    /// What its setter takes; without one, `new` takes its value.
    pub fn setter(&self) -> Option<&Ty> {
        self.ty.argument_of(&path::OPTION).filter(|_| self.is_optional())
    }

    /// Whether it can have a setter: `new` and `default` are other functions.
    pub fn is_settable(&self) -> bool {
        !matches!(self.name.as_str(), "default" | "new")
    }

    /// The wire's name.
    pub fn key(&self) -> &str {
        self.rename.as_deref().unwrap_or(self.name.as_str())
    }

    /// Its type where it is there.
    pub fn value(&self) -> &Ty {
        let present = self.ty.argument_of(&path::OPTION).filter(|_| !self.nullable);
        present.unwrap_or(&self.ty)
    }
}

/// An enum with a payload per variant; the open arm `Other(Value)` comes last.
#[derive(Clone, Debug, PartialEq)]
pub struct Enum {
    pub docs: Docs,
    pub name: Identifier,
    /// Variants with their types, the open arm apart.
    pub variants: Vec<(Identifier, Ty)>,
}

/// An enum of structs that a text tells apart; the open arm `Other(Value)` comes last.
#[derive(Clone, Debug, PartialEq)]
pub struct Tagged {
    pub docs: Docs,
    pub name: Identifier,
    /// The text's name on the wire.
    pub key: String,
    /// The open arm apart.
    pub variants: Vec<TaggedVariant>,
}

/// What a text stands for.
#[derive(Clone, Debug, PartialEq)]
pub struct TaggedVariant {
    pub name: Identifier,
    /// Its struct, which does not have the text.
    pub ty: Ty,
    /// The text.
    pub tag: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Texts {
    pub docs: Docs,
    pub name: Identifier,
    /// Variants with the wire's text.
    pub variants: Vec<(Identifier, String)>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct AnswersItem {
    pub docs: Docs,
    pub name: Identifier,
    /// Variants; `None` has no payload.
    pub variants: Vec<(Docs, Identifier, Option<Ty>)>,
    /// Constants of API error codes.
    pub codes: Vec<(Docs, Identifier, String)>,
}
