//! The types that the samples show.
//!
//! Input: an [`Api`]. Output: [`Shapes`]: a type for each JSON body and answer,
//! equal ones shared by id. Afterwards no JSON sample is left, only harmless examples for the
//! documentation. Total: nothing here can fail.

mod agreed;
mod arena;
mod decide;
mod digest;
mod equality;
#[cfg(feature = "learn")]
pub(crate) mod evidence;
#[cfg(feature = "learn")]
pub(crate) mod fit;
mod lattice;
mod lists;
mod maps;
mod measures;
mod merge;
mod needed;
mod noun;
mod observe;
mod overrides;
mod patch;
mod reasons;
mod recursion;
mod refine;
mod siblings;
mod signs;
mod spelling;
mod stated;
mod tags;
#[cfg(test)]
mod tests;
mod unify;
mod variants;

use std::collections::{BTreeMap, HashMap};

use serde_json::Value;

use self::agreed::Agreed;
use self::arena::Arena;
use self::decide::{Tree, Trust};
pub(crate) use self::lattice::ENOUGH;
use self::lattice::Seen;
pub(crate) use self::needed::warn_needless;
use self::noun::Noun;
pub(crate) use self::noun::{is_known_by, is_link, is_wrapper, listed_noun, with_whole};
use self::observe::Samples;
pub(crate) use self::patch::standard_name;
pub use self::reasons::Reason;
use self::reasons::Reasons;
use self::signs::Names;
pub(crate) use self::signs::is_id;
#[cfg(feature = "learn")]
pub(crate) use self::signs::{is_address, is_data_key};
use self::variants::Variants;
/// What a type is for.
pub use crate::api::Target as Role;
use crate::api::{
    Api, Argument, ArgumentId, ArgumentType, Body, Case, Content, Operation, OperationId, Outcome, Proof, Strictness,
    Why,
};

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
    /// What decided about places, where it was not their samples alone; a path without `|`.
    pub reasons: BTreeMap<Origin, Reason>,
    /// How many places are [`TypeRef::Any`] although their samples agree on a shape.
    pub opaque: usize,
}

/// The types of an operation.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OperationShapes {
    /// Of a JSON body, or of GraphQL variables.
    pub body: Option<TypeRef>,
    /// Of arguments that are JSON as text.
    pub arguments: BTreeMap<ArgumentId, TypeRef>,
    /// Of each case, in the order of [`Operation::cases`](crate::api::Operation::cases).
    pub cases: Vec<Payload>,
}

/// What the answers of a status hold.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Payload<T = TypeRef> {
    /// No example has a body.
    Empty,
    /// Nothing shows the body: a success that only a test script asserts.
    Raw,
    /// No example is JSON; some have text.
    Text,
    /// The content of a file.
    Binary,
    /// Every example is JSON.
    Json(T),
    /// JSON or nothing.
    Optional(T),
    /// JSON or other text.
    Mixed(T),
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
    /// A type of the user's own, by the segments of its path.
    Foreign(Vec<String>),
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
    /// Objects that the text under this key tells apart, each without it; an open arm comes last in Rust.
    Tagged(String, Vec<(String, TypeRef)>),
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
    /// Of a list that is empty where it is absent or `null`; `None` for all else.
    pub list: Option<ListSamples>,
    /// As mined from descriptions; usually empty.
    pub description: String,
    /// A harmless scalar sample, as JSON text, at most 60 characters.
    pub sample: Option<String>,
}

/// Which lists samples show besides those with elements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListSamples {
    /// None at all, or `null`.
    pub missing: bool,
    /// Empty ones.
    pub empty: bool,
}

/// What stands for a field that is absent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Absence {
    /// Nothing can: it must be there.
    Error,
    /// `None`, which is not written.
    None,
    /// An empty list, which is written.
    List,
    /// An empty list, which is not written.
    UnwrittenList,
    /// An empty map of members that are not known: it is no member itself.
    Unknown,
}

impl Field {
    /// What stands for it where it is absent, such that each sample is written again as it was.
    pub fn absence(&self) -> Absence {
        match self.list {
            Some(ListSamples { missing: false, .. }) => Absence::List,
            Some(ListSamples { empty: false, .. }) => Absence::UnwrittenList,
            None if self.required => Absence::Error,
            _ => Absence::None,
        }
    }
}

/// A place that uses a type.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin {
    /// Whose body or answer it is.
    pub operation: OperationId,
    /// Request or answer.
    pub role: Role,
    /// Keys from the top of the body down to this type; `[]` for array elements, `{}` for values
    /// of a map, `|` for an arm of a union, with its text behind it where a text tells arms apart. Empty: the whole body.
    pub path: Vec<String>,
}

/// Infers the types of all bodies and answers.
///
/// The samples of a place join to what they have in common; a type is decided from that alone, so
/// neither the order of samples nor their repetition matters. One case is looked at at a time.
pub fn infer(api: &Api) -> Shapes {
    let mut arena = Arena::default();
    let mut names = Names::default();
    let agreed = Agreed::of(api);
    let variants = Variants::of(api);
    let mut operations = Vec::with_capacity(api.operations.len());
    for (index, operation) in api.operations.iter().enumerate() {
        let mut place = Inference {
            operation,
            id: OperationId(index),
            answers: api.answers,
            required: api.required,
            names: &mut names,
            agreed: &agreed,
            variants: &variants,
            arena: &mut arena,
        };
        operations.push(OperationShapes {
            body: place.body(),
            arguments: place.arguments(),
            cases: operation.cases.iter().map(|case| place.payload(case)).collect(),
        });
    }
    let (mut types, reasons, opaque) = arena.into_types();
    unify::unite(api, &mut types, &mut operations);
    Shapes {
        types,
        operations,
        reasons,
        opaque,
    }
}

/// An operation whose bodies are looked at.
struct Inference<'a> {
    operation: &'a Operation,
    id: OperationId,
    answers: Strictness,
    required: Proof,
    names: &'a mut Names,
    agreed: &'a Agreed,
    variants: &'a Variants<'a>,
    arena: &'a mut Arena,
}

impl Inference<'_> {
    /// The type of a JSON body; anything, if the whole body is a variable.
    fn body(&mut self) -> Option<TypeRef> {
        let (samples, role): (Vec<&Value>, Role) = match &self.operation.body {
            Body::Json { sample, more, .. } => (std::iter::once(sample).chain(more).collect(), Role::Body),
            Body::GraphQl {
                variables: Some(variables),
                ..
            } => (vec![variables], Role::Variables),
            Body::JsonRpc { params, .. } if !params.is_empty() => (params.iter().collect(), Role::Params),
            _ => return None,
        };
        if samples.iter().all(|sample| sample.is_null()) {
            return Some(TypeRef::Any);
        }
        Some(self.join(&samples, role, Vec::new()))
    }

    /// The types of what is JSON in a field of a form, and of what is one of the values that are described.
    fn arguments(&mut self) -> BTreeMap<ArgumentId, TypeRef> {
        let arguments = self.operation.arguments.iter().enumerate();
        let typed = arguments.filter_map(|(index, argument)| {
            let ty = match argument.ty {
                ArgumentType::Json if argument.json.is_empty() => TypeRef::Any,
                ArgumentType::Json | ArgumentType::Nested => {
                    let samples: Vec<&Value> = argument.json.iter().collect();
                    self.join(&samples, Role::Form, vec![argument.key.clone()])
                }
                _ if argument.is_one_of() => self.one_of(argument),
                _ => return None,
            };
            Some((ArgumentId(index), ty))
        });
        typed.collect()
    }

    /// The values that are described.
    fn one_of(&mut self, argument: &Argument) -> TypeRef {
        let tree = Tree::Enum(argument.allowed.clone());
        let noun = Noun::of_argument(self.operation, &argument.key);
        let origin = Origin {
            operation: self.id,
            role: Role::Argument(argument.place),
            path: vec![argument.key.clone()],
        };
        self.arena.add(tree, noun, origin, Reasons::new())
    }

    /// What the examples of a case hold.
    fn payload(&mut self, case: &Case) -> Payload {
        let has = |wanted: fn(&Content) -> bool| case.examples.iter().any(|example| wanted(&example.content));
        let samples = case.examples.iter().filter_map(|example| match &example.content {
            Content::Json(value) | Content::Lenient(value) => Some(value),
            Content::Empty | Content::Text | Content::Binary => None,
        });
        let samples: Vec<&Value> = samples.collect();
        let text = has(|content| matches!(content, Content::Text | Content::Lenient(_)));
        if self.operation.method.answers_without_body(case.status) {
            return Payload::Empty;
        }
        let role = Role::Answer(case.status);
        if samples.is_empty() && has(|content| matches!(content, Content::Binary)) {
            return Payload::Binary;
        }
        if samples.is_empty() && (text || self.operation.schemas(role).next().is_none()) {
            let is_asserted = case.outcome == Outcome::Success && case.examples.is_empty();
            return match (text, is_asserted) {
                (true, _) => Payload::Text,
                (false, true) => Payload::Raw,
                (false, false) => Payload::Empty,
            };
        }
        let ty = self.join(&samples, role, Vec::new());
        if text {
            Payload::Mixed(ty)
        } else if has(|content| matches!(content, Content::Empty)) {
            Payload::Optional(ty)
        } else {
            Payload::Json(ty)
        }
    }

    /// The one type of all samples of a place, with what schemas state and what the user decides.
    fn join(&mut self, samples: &[&Value], role: Role, path: Vec<String>) -> TypeRef {
        let trust = match (role, self.required, self.answers) {
            (Role::Answer(_), _, Strictness::Lenient) => Trust::Enough,
            (Role::Answer(_), _, Strictness::Strict) => Trust::Two,
            (_, Proof::Samples, _) if self.operation.method.as_str() == "PATCH" => Trust::Only,
            (_, Proof::Samples, _) => Trust::One,
            (_, Proof::Marks, _) => Trust::Never,
        };
        let is_failure = self.is_failure(role);
        let mut numbers = Samples::new(self.names);
        let mut seen = Seen::default();
        for sample in samples {
            seen.join(numbers.observe(sample));
        }
        if is_failure {
            fold_structs(&mut seen);
        } else {
            fold(&mut seen, samples, &mut numbers);
        }
        let tree = decide::decide(seen, trust);
        let (mut tree, reasons) = self.complete(tree, samples, role, trust);
        if is_failure {
            lists::loosen(&mut tree);
        }
        if trust == Trust::Enough {
            lists::settle(&mut tree);
        }
        let whole = Noun::new((self.id, self.operation), role, &tree);
        let noun = path
            .iter()
            .fold(whole, |noun, key| noun.below(&noun::KeyNoun::new(key)));
        let origin = Origin {
            operation: self.id,
            role,
            path,
        };
        self.arena.add(tree, noun, origin, reasons)
    }

    fn is_failure(&self, role: Role) -> bool {
        let is_it = |case: &&Case| Role::Answer(case.status) == role;
        let case = self.operation.cases.iter().find(is_it);
        case.is_some_and(|case| case.outcome == Outcome::Failure)
    }

    /// What schemas and the user say besides, and where they do.
    fn complete(&mut self, mut tree: Tree, samples: &[&Value], role: Role, trust: Trust) -> (Tree, Reasons) {
        let mut reasons = Reasons::new();
        for schema in self.operation.schemas(role) {
            let before = tree.clone();
            tree = refine::refine(tree, &stated::read_schema(schema));
            reasons::note_types(&before, &tree, schema.why, &mut reasons);
        }
        if !matches!(role, Role::Answer(_)) {
            let before = tree.clone();
            if patch::settle(&mut tree) {
                reasons::note_types(&before, &tree, Why::Standard, &mut reasons);
            }
        }
        if let Some(before) = measures::settle(&mut tree) {
            reasons::note_types(&before, &tree, Why::Measure, &mut reasons);
        }
        if let Some(before) = siblings::settle(&mut tree) {
            reasons::note_types(&before, &tree, Why::Elsewhere, &mut reasons);
        }
        if let Some(before) = self.agreed.settle(&mut tree) {
            reasons::note_types(&before, &tree, Why::Elsewhere, &mut reasons);
        }
        let is_success = matches!(role, Role::Answer(_)) && !self.is_failure(role);
        let paging = self.operation.paging.as_ref().filter(|_| is_success);
        if let Some(before) = paging.and_then(|paging| lists::lead_on(&mut tree, paging)) {
            reasons::note_types(&before, &tree, Why::NextPage, &mut reasons);
        }
        if role == Role::Body && trust == Trust::One {
            self.variants.settle(&mut tree, self.operation);
        }
        let overrides = self.operation.overrides(role);
        if !overrides.is_empty() {
            let before = tree.clone();
            tree = overrides::apply(tree, &overrides, samples, trust, self.names);
            reasons::note_types(&before, &tree, Why::Configuration, &mut reasons);
            reasons::note_overrides(&overrides, &mut reasons);
        }
        reasons::note_fields(&tree, &mut reasons);
        (tree, reasons)
    }
}

/// Finds maps, what is a part of itself, and objects that a text tells apart.
fn fold(seen: &mut Seen, samples: &[&Value], numbers: &mut Samples<'_>) {
    let mark = fold_structs(seen);
    let mut again = tags::Again { samples: numbers, mark };
    tags::fold(seen, samples, &mut again, 0);
}

/// The same where nothing is told apart: of a failure. Gives the next mark.
fn fold_structs(seen: &mut Seen) -> u32 {
    let mut mark = 1;
    maps::fold(seen);
    recursion::fold(seen, "", &mut mark);
    mark
}

impl Shapes {
    /// How many types are equal to one before them, but for samples and descriptions.
    pub fn equal(&self) -> usize {
        let mut known: HashMap<u64, Vec<&Kind>> = HashMap::new();
        let mut equal = 0;
        for ty in &self.types {
            let alike = known.entry(equality::hash(&ty.kind)).or_default();
            equal += usize::from(alike.iter().any(|other| equality::is_equal(other, &ty.kind)));
            alike.push(&ty.kind);
        }
        equal
    }
}

impl<T> Payload<T> {
    /// The type of its JSON.
    pub fn json(&self) -> Option<&T> {
        match self {
            Self::Empty | Self::Raw | Self::Text | Self::Binary => None,
            Self::Json(ty) | Self::Optional(ty) | Self::Mixed(ty) => Some(ty),
        }
    }

    /// The same with another type of its JSON.
    pub fn map<U>(&self, lowered: impl FnOnce(&T) -> U) -> Payload<U> {
        match self {
            Self::Empty => Payload::Empty,
            Self::Raw => Payload::Raw,
            Self::Text => Payload::Text,
            Self::Binary => Payload::Binary,
            Self::Json(ty) => Payload::Json(lowered(ty)),
            Self::Optional(ty) => Payload::Optional(lowered(ty)),
            Self::Mixed(ty) => Payload::Mixed(lowered(ty)),
        }
    }
}

impl TypeRef {
    /// Whether it may hold anything.
    pub fn is_untyped(&self) -> bool {
        match self {
            Self::Any => true,
            Self::Nullable(inner) | Self::List(inner) | Self::Map(inner) => inner.is_untyped(),
            _ => false,
        }
    }
}
