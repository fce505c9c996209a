//! Items of a crate as people speak of them: `users::User`, `Vec<User>`.

use crate::name::{ModuleId, Names};
use crate::shape::{Payload, TypeRef};

/// A type as Rust writes it, without its module.
pub fn ty(ty: &TypeRef, names: &Names) -> String {
    match ty {
        TypeRef::Boolean => "bool".to_owned(),
        TypeRef::Integer => "i64".to_owned(),
        TypeRef::Unsigned => "u64".to_owned(),
        TypeRef::Number => "f64".to_owned(),
        TypeRef::BigNumber => "BigNumber".to_owned(),
        TypeRef::Text => "String".to_owned(),
        TypeRef::Any => "Value".to_owned(),
        TypeRef::Nullable(inner) => format!("Option<{}>", self::ty(inner, names)),
        TypeRef::List(inner) => format!("Vec<{}>", self::ty(inner, names)),
        TypeRef::Map(inner) => format!("BTreeMap<String, {}>", self::ty(inner, names)),
        TypeRef::Named(id) | TypeRef::Recursive(id) => names.ty(*id).name.to_string(),
        TypeRef::Foreign(path) => path.join("::"),
    }
}

/// What an answer's body becomes.
pub fn payload(payload: &Payload, names: &Names) -> String {
    match payload {
        Payload::Empty => "()".to_owned(),
        Payload::Text => "String".to_owned(),
        Payload::Raw | Payload::Binary => "Body".to_owned(),
        Payload::Json(inner) => ty(inner, names),
        Payload::Optional(inner) => format!("Option<{}>", ty(inner, names)),
        Payload::Mixed(inner) => format!("Mixed<{}>", ty(inner, names)),
    }
}

/// An item with its module; `None` is `models`.
pub fn item_path(module: Option<ModuleId>, name: &str, names: &Names) -> String {
    let Some(module) = module else {
        return format!("models::{name}");
    };
    let modules = names.ancestry(module).into_iter();
    let mut path: Vec<&str> = modules.map(|id| names.module(id).name.as_str()).collect();
    path.push(name);
    path.join("::")
}

/// `1 field`, `3 fields`
pub fn count(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}
