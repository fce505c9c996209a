//! Types as written in a file.

use crate::name::{Identifier, ModuleId, ROOT};
use crate::shape::{Payload, TypeId, TypeRef};

use super::path::{self, Path};
use super::{Context, Home, Standpoint, own};

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ty {
    /// A path: `bool`, `Value`, `User`.
    Path(Path),
    /// A path with one argument: `Option<T>`, `Vec<T>`, `Mixed<T>`, `Json<T>`.
    Generic(Path, Box<Ty>),
    /// `BTreeMap<String, T>`.
    Map(Box<Ty>),
    Unit,
}

#[derive(Clone, Debug, PartialEq)]
pub enum ArgumentType {
    /// `impl Into<T>`; in a struct, `T`.
    Into(Ty),
    Plain(Ty),
    /// `impl IntoIterator<Item = …>`; in a struct, a vector.
    Many(Box<ArgumentType>),
}

impl Ty {
    /// `outer<T>`.
    pub(super) fn within(self, outer: Path) -> Self {
        Self::Generic(outer, Box::new(self))
    }

    /// The argument of a type that is so called: `T` of `Option<T>`.
    pub(crate) fn argument_of(&self, name: &Path) -> Option<&Self> {
        match self {
            Self::Generic(outer, inner) if outer == name => Some(inner),
            _ => None,
        }
    }

    pub(crate) fn is(&self, path: &Path) -> bool {
        matches!(self, Self::Path(own) if own == path)
    }

    /// Whether it may hold any JSON.
    pub fn is_untyped(&self) -> bool {
        match self {
            Self::Generic(_, inner) | Self::Map(inner) => inner.is_untyped(),
            other => other.is(&path::VALUE),
        }
    }

    /// Its name in documentation, with a link to the type of the crate that it is or holds.
    pub(super) fn linked(&self, from: Standpoint<'_>) -> String {
        let (name, link) = (self.plain_name(), self.innermost().map(|path| path.written(from)));
        match link {
            Some(link) if link == name => format!("[`{name}`]"),
            Some(link) => format!("[`{name}`]({link})"),
            None => format!("`{name}`"),
        }
    }

    /// `Vec<User>`, without paths.
    fn plain_name(&self) -> String {
        match self {
            Self::Path(path) => path.name.to_string(),
            Self::Generic(outer, inner) => format!("{}<{}>", outer.name, inner.plain_name()),
            Self::Map(inner) => format!("{}<String, {}>", path::MAP.name, inner.plain_name()),
            Self::Unit => "()".to_owned(),
        }
    }

    /// The type of the crate that it is or holds.
    fn innermost(&self) -> Option<&Path> {
        match self {
            Self::Path(path) => matches!(path.home, Home::Root | Home::Module(_)).then_some(path),
            Self::Generic(_, inner) | Self::Map(inner) => inner.innermost(),
            Self::Unit => None,
        }
    }

    pub fn written(&self, from: Standpoint<'_>) -> String {
        match self {
            Self::Path(path) => path.written(from),
            Self::Generic(outer, inner) => [&outer.written(from), "<", &inner.written(from), ">"].concat(),
            Self::Map(inner) => format!("{}<String, {}>", path::MAP.written(from), inner.written(from)),
            Self::Unit => "()".to_owned(),
        }
    }
}

impl ArgumentType {
    pub fn written(&self, from: Standpoint<'_>) -> String {
        match self {
            Self::Into(ty) => format!("impl Into<{}>", ty.written(from)),
            Self::Plain(ty) => ty.written(from),
            Self::Many(item) => format!("impl IntoIterator<Item = {}>", item.written(from)),
        }
    }
}

/// The type of a use.
pub(super) fn ty(reference: &TypeRef, context: &Context<'_>) -> Ty {
    used_type(reference, context, Indirect::No)
}

/// Whether a list or map stands between a type and its use.
#[derive(Clone, Copy, PartialEq)]
enum Indirect {
    Yes,
    No,
}

fn used_type(reference: &TypeRef, context: &Context<'_>, indirect: Indirect) -> Ty {
    match reference {
        TypeRef::Boolean => Ty::Path(path::BOOL),
        TypeRef::Integer => Ty::Path(path::I64),
        TypeRef::Unsigned => Ty::Path(path::U64),
        TypeRef::Number => Ty::Path(path::F64),
        TypeRef::BigNumber => Ty::Path(path::BIG_NUMBER),
        TypeRef::Text => Ty::Path(path::STRING),
        TypeRef::Any => Ty::Path(path::VALUE),
        TypeRef::Nullable(value) => used_type(value, context, indirect).within(path::OPTION),
        TypeRef::List(element) => used_type(element, context, Indirect::Yes).within(path::VEC),
        TypeRef::Map(value) => Ty::Map(Box::new(used_type(value, context, Indirect::Yes))),
        TypeRef::Foreign(path) => Ty::Path(Path::user(path)),
        TypeRef::Recursive(id) if indirect == Indirect::No => named_type(*id, context).within(path::BOX),
        TypeRef::Named(id) | TypeRef::Recursive(id) => named_type(*id, context),
    }
}

fn named_type(id: TypeId, context: &Context<'_>) -> Ty {
    let names = context.names.ty(id);
    Ty::Path(path(names.module, &names.name, context))
}

/// The path of an item of a module (`None`: of `models`).
pub(super) fn path(home: Option<ModuleId>, name: &Identifier, context: &Context<'_>) -> Path {
    Path::own(module_path(home, context), name)
}

/// The path of a module from the crate's root.
pub(super) fn module_path(home: Option<ModuleId>, context: &Context<'_>) -> Vec<Identifier> {
    match home {
        None => vec![Identifier::fixed("models")],
        Some(ROOT) => vec![context.names.module(ROOT).name.clone()],
        Some(home) => {
            let modules = context.names.ancestry(home).into_iter();
            modules.map(|id| context.names.module(id).name.clone()).collect()
        }
    }
}

/// The type of a success payload and the method of `Answer` that reads it.
pub(super) fn success(payload: &Payload, context: &Context<'_>) -> (Ty, &'static str) {
    match payload {
        Payload::Empty => (Ty::Unit, "empty"),
        Payload::Text => (Ty::Path(path::STRING), "text"),
        Payload::Raw | Payload::Binary => (Ty::Path(path::BODY), "body"),
        other => json_payload(other, context),
    }
}

/// The same for a failure: without JSON there is still a reason, and no body makes it another error, but where serde
/// alone can read it.
pub(super) fn failure(payload: &Payload, context: &Context<'_>) -> (Ty, &'static str) {
    match payload {
        Payload::Empty | Payload::Raw | Payload::Text | Payload::Binary => (Ty::Path(path::REASON), "reason"),
        Payload::Json(reference) | Payload::Optional(reference)
            if own::has_blank(reference, context.shapes, context.derived) =>
        {
            (json_payload(payload, context).0, "or_blank")
        }
        other => json_payload(other, context),
    }
}

fn json_payload(payload: &Payload, context: &Context<'_>) -> (Ty, &'static str) {
    match payload {
        Payload::Empty | Payload::Raw | Payload::Text | Payload::Binary => (Ty::Unit, "empty"),
        Payload::Json(reference) => (ty(reference, context), "json"),
        Payload::Optional(reference) => (ty(reference, context).within(path::OPTION), "optional"),
        Payload::Mixed(reference) => (ty(reference, context).within(path::MIXED), "mixed"),
    }
}
