//! What callers of a crate can write, and what its calls send: read from the crate's text.
//!
//! Input: files of Rust, each with its module. Output: an [`Outline`]. Text that was just generated and text on disk are
//! read by the same functions, so that both show the same.

mod answered;
mod builder;
mod methods;
mod request;
mod types;
mod written;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use syn::{ImplItem, ImplItemFn, Item, ItemImpl};

use crate::config::field::FieldPath;

use answered::Answered;
pub(super) use answered::{Outcome, Status};
use methods::holes_renamed;
pub(super) use methods::listed_notes;
use written::Scope;
pub(super) use written::WrittenType;

/// All that a crate offers, by the path that a caller writes: `users::list_users`.
#[derive(Default)]
pub(super) struct Outline {
    /// In the order of the files.
    pub(super) methods: Vec<Method>,
    pub(super) types: BTreeMap<String, TypeOutline>,
    pub(super) builder: Vec<BuilderSetter>,
    /// What is said of each folder.
    pub(super) folders: BTreeMap<String, Vec<String>>,
}

/// A method that makes a call.
pub(super) struct Method {
    pub(super) path: String,
    pub(super) verb: String,
    /// A template whose holes are named as callers name them: `{base_url}/users/{user_id}`.
    pub(super) url: String,
    /// Required ones in the order of the signature, or of the struct that holds them; then optional ones.
    pub(super) parameters: Vec<Parameter>,
    /// The struct that holds the required parameters, where they are many.
    pub(super) gathered: Option<WrittenType>,
    /// What is sent as the body.
    pub(super) body: &'static str,
    /// The credential's name.
    pub(super) credential: Option<String>,
    /// Those that do instead of one of its credentials.
    pub(super) instead: Vec<String>,
    /// Of GraphQL.
    pub(super) query: Option<String>,
    /// The method of JSON-RPC that it calls.
    pub(super) json_rpc: Option<String>,
    /// All else that is given to the request, parameters as well, as it is written.
    pub(super) steps: Vec<String>,
    pub(super) answered: Answered,
    pub(super) docs: Vec<String>,
}

/// What a caller gives to a call.
#[derive(Clone)]
pub(super) struct Parameter {
    pub(super) name: String,
    /// Where it goes; `None`: it is the body.
    pub(super) target: Option<FieldPath>,
    pub(super) way: Way,
    /// `None`: it is a flag.
    pub(super) ty: Option<WrittenType>,
    pub(super) docs: Vec<String>,
}

/// How a caller gives a parameter.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Way {
    Position,
    /// In a struct that the method takes.
    Field,
    Setter,
}

/// A type that bodies or answers hold.
pub(super) struct TypeOutline {
    pub(super) kind: TypeKind,
    pub(super) members: Vec<Member>,
    pub(super) growth: Growth,
    pub(super) codes: Vec<ErrorConstant>,
}

#[derive(Clone, PartialEq)]
pub(super) enum TypeKind {
    /// An object of JSON.
    Object,
    /// The parameters of a method.
    Parameters,
    /// Texts that are known.
    Texts,
    /// Several kinds of JSON.
    Union,
    /// Answers by their status.
    Answers,
    /// Another name of a type.
    Alias(WrittenType),
}

/// Whether a type may grow without an error at those who use it: `#[non_exhaustive]`.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Growth {
    Open,
    /// But for what callers must give: its `new` takes that by position.
    Made,
    Closed,
}

/// A field or a variant.
pub(super) struct Member {
    pub(super) name: String,
    /// The key or the text that stands for it in JSON.
    pub(super) wire: String,
    /// `None`: a variant that holds nothing.
    pub(super) ty: Option<WrittenType>,
    pub(super) docs: Vec<String>,
}

/// An error code that failures may have.
#[derive(PartialEq)]
pub(super) struct ErrorConstant {
    /// `` code `taken` of status 409 ``
    pub(super) about: String,
    value: String,
}

/// A method of the builder.
pub(super) struct BuilderSetter {
    pub(super) kind: SetterKind,
    pub(super) name: String,
    /// The variable or the credential that it sets.
    pub(super) key: String,
    /// The types of its arguments.
    pub(super) takes: Vec<WrittenType>,
    /// How a credential is sent.
    pub(super) scheme: Option<String>,
    pub(super) default: Option<String>,
    pub(super) docs: Vec<String>,
}

/// What a method of the builder sets.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum SetterKind {
    Setting,
    Credential,
}

impl Outline {
    /// Reads the files of a crate, each with its module; that is empty where items of the root stand.
    pub(super) fn new(files: &[(String, Rc<syn::File>)]) -> Self {
        let declared = files.iter().flat_map(|(module, file)| declared_types(module, file));
        let declared: &BTreeSet<String> = &declared.collect();
        let scoped = || {
            let files = files.iter();
            files.map(move |(module, file)| (Scope { module, declared }, file.items.as_slice()))
        };
        let mut outline = Self::default();
        for (scope, items) in scoped() {
            items.iter().for_each(|item| outline.add_type(item, scope));
            types::add_tables(&mut outline.types, items, scope);
            outline.add_builder(items, scope);
        }
        for (scope, items) in scoped() {
            outline.add_methods(items, scope);
        }
        let setters = outline.builder.iter();
        let settings: Vec<(&str, &str)> = setters
            .map(|setter| (setter.key.as_str(), setter.name.as_str()))
            .collect();
        for method in &mut outline.methods {
            method.url = holes_renamed(&method.url, &settings);
        }
        outline
    }

    /// A type by its path, also by another name of it.
    pub(super) fn ty(&self, path: &str) -> Option<&TypeOutline> {
        let ty = self.types.get(path)?;
        match &ty.kind {
            TypeKind::Alias(other) => self.types.get(&other.head),
            _ => Some(ty),
        }
    }
}

impl Method {
    /// All parameters but the body.
    pub(super) fn arguments(&self) -> impl Iterator<Item = &Parameter> {
        self.parameters.iter().filter(|parameter| parameter.target.is_some())
    }
}

fn declared_types(module: &str, file: &syn::File) -> Vec<String> {
    let names = file.items.iter().filter_map(|item| match item {
        Item::Struct(item) => Some(&item.ident),
        Item::Enum(item) => Some(&item.ident),
        Item::Type(item) => Some(&item.ident),
        _ => None,
    });
    names.map(|name| written::join(module, &name.to_string())).collect()
}

/// Public methods with the type that they belong to.
fn methods_of(items: &[Item]) -> impl Iterator<Item = (&ImplItemFn, String)> {
    blocks_of(items).flat_map(|(block, owner)| {
        let methods = block.items.iter().filter_map(|item| match item {
            ImplItem::Fn(method) if matches!(method.vis, syn::Visibility::Public(_)) => Some(method),
            _ => None,
        });
        methods.map(move |method| (method, owner.clone()))
    })
}

/// `impl` blocks without a trait, and the type that they belong to.
fn blocks_of(items: &[Item]) -> impl Iterator<Item = (&ItemImpl, String)> {
    items.iter().filter_map(|item| match item {
        Item::Impl(block) if block.trait_.is_none() => Some((block, written::last_name(&block.self_ty)?)),
        _ => None,
    })
}
