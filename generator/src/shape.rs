//! The types that the samples show.
//!
//! Input: an [`Api`](crate::api::Api). Output: [`Shapes`]: a type for each JSON body and answer,
//! equal ones shared by id. Afterwards no JSON sample is left, only harmless examples for the
//! documentation. Total: nothing here can fail.

use crate::api::OperationId;

/// Index into [`Shapes::types`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeId(pub usize);

/// All types of an API.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shapes {
    /// Structs, unions and enums; equal ones once.
    pub types: Vec<Type>,
    /// By [`OperationId`].
    pub operations: Vec<OperationShapes>,
}

/// The types of an operation.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OperationShapes {
    /// Of a JSON body, or of GraphQL variables.
    pub body: Option<TypeRef>,
    /// Of each case, in the order of [`Operation::cases`](crate::api::Operation::cases).
    pub cases: Vec<Payload>,
}

/// What the answers of a status hold.
#[derive(Clone, Debug, PartialEq)]
pub enum Payload {
    /// No example has a body.
    Empty,
    /// No example is JSON; some have text.
    Text,
    /// Every example is JSON.
    Json(TypeRef),
    /// JSON or nothing.
    Optional(TypeRef),
    /// JSON or other text.
    Mixed(TypeRef),
}

/// A use of a type.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TypeRef {
    /// `bool`.
    Boolean,
    /// Whole numbers that fit 64 bits with a sign.
    Integer,
    /// Whole numbers that fit 64 bits without a sign.
    Unsigned,
    /// `f64`.
    Number,
    /// Numbers that fit neither; every digit is kept.
    BigNumber,
    /// Text.
    Text,
    /// Anything: only `null` was seen, or an empty array's element, or nothing.
    Any,
    /// A value or `null`.
    Nullable(Box<TypeRef>),
    /// An array.
    List(Box<TypeRef>),
    /// An object whose keys are data.
    Map(Box<TypeRef>),
    /// A struct, union or enum.
    Named(TypeId),
    /// A type of which this one is a part (recursion is through `Box` unless a list or map is between).
    Recursive(TypeId),
}

/// A type with a name to come.
#[derive(Clone, Debug, PartialEq)]
pub struct Type {
    /// What it is.
    pub kind: Kind,
    /// Every place that uses it, in the order of the collection; at least one.
    pub origins: Vec<Origin>,
}

/// The forms of a named type.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// An object; the fields in the order of the first sample, later ones appended.
    Struct(Vec<Field>),
    /// Several kinds of JSON; an open arm comes last in Rust.
    Union(Vec<TypeRef>),
    /// A text with known values, ascending by first appearance; always open.
    Enum(Vec<String>),
}

/// A field of a struct.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// The wire's name; may be empty.
    pub key: String,
    /// Its type, without the outer `Option` of absence. `Nullable` where `null` was seen.
    pub ty: TypeRef,
    /// Whether it is always there.
    pub required: bool,
    /// As mined from descriptions; usually empty.
    pub description: String,
    /// A harmless scalar sample, as JSON text, at most 60 characters.
    pub sample: Option<String>,
}

/// A place that uses a type.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin {
    /// The operation.
    pub operation: OperationId,
    /// Request or answer.
    pub role: Role,
    /// Keys from the top of the body down to this type; `[]` for array elements, `{}` for values
    /// of a map, `|` for an arm of a union. Empty: the whole body.
    pub path: Vec<String>,
}

/// What the type is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// A request's body.
    Body,
    /// GraphQL variables.
    Variables,
    /// The answer with this status.
    Answer(u16),
}
