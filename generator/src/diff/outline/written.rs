//! Types, names and documentation as they are written.

use std::collections::BTreeSet;
use std::fmt;

use proc_macro2::TokenTree;
use quote::ToTokens;
use syn::{Attribute, Expr, FnArg, GenericArgument, Lit, Pat, PathArguments, Signature, Stmt, Type, TypeParamBound};

/// A type, with its path from the root of the crate: `Option<users::User>`, `impl Into<Text>`.
#[derive(Clone, PartialEq)]
pub(in crate::diff) struct WrittenType {
    /// `Option`, `users::User`, `impl Into`.
    pub(in crate::diff) head: String,
    pub(in crate::diff) arguments: Vec<WrittenType>,
}

impl WrittenType {
    pub(in crate::diff) fn named(head: &str) -> Self {
        Self {
            head: head.to_owned(),
            arguments: Vec::new(),
        }
    }

    /// What stands in it, if it is of this kind.
    pub(in crate::diff) fn inside(&self, head: &str) -> Option<&Self> {
        self.arguments.first().filter(|_| self.head == head)
    }
}

impl fmt::Display for WrittenType {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.head)?;
        let Some((first, others)) = self.arguments.split_first() else {
            return Ok(());
        };
        let is_many = self.head == "impl IntoIterator";
        let item = if is_many { "Item = " } else { "" };
        write!(formatter, "<{item}{first}")?;
        for other in others {
            write!(formatter, ", {other}")?;
        }
        formatter.write_str(">")
    }
}

#[derive(Clone, Copy)]
pub(super) struct Scope<'a> {
    pub(super) module: &'a str,
    /// The paths of all types of the crate.
    pub(super) declared: &'a BTreeSet<String>,
}

impl Scope<'_> {
    /// The path of an item of this module.
    pub(super) fn path(self, name: &str) -> String {
        join(self.module, name)
    }

    /// A type, its path resolved.
    pub(super) fn read_type(self, ty: &Type) -> WrittenType {
        let (start, path) = match ty {
            Type::Path(ty) => ("", Some(&ty.path)),
            Type::ImplTrait(ty) => match ty.bounds.first() {
                Some(TypeParamBound::Trait(bound)) => ("impl ", Some(&bound.path)),
                _ => ("", None),
            },
            _ => ("", None),
        };
        let Some(path) = path else {
            return WrittenType::named(&tokens_text(ty).replace("( )", "()"));
        };
        let segments = path.segments.iter().map(|segment| segment.ident.to_string());
        let arguments = match path.segments.last().map(|segment| &segment.arguments) {
            Some(PathArguments::AngleBracketed(arguments)) => Some(&arguments.args),
            _ => None,
        };
        let arguments = arguments.into_iter().flatten().filter_map(|argument| match argument {
            GenericArgument::Type(ty) => Some(self.read_type(ty)),
            GenericArgument::AssocType(item) => Some(self.read_type(&item.ty)),
            _ => None,
        });
        WrittenType {
            head: format!("{start}{}", self.resolved(segments.collect())),
            arguments: arguments.collect(),
        }
    }

    /// `crate::zoom::users::User` → `users::User`, also where it stands in `users` and is written as `User`.
    fn resolved(self, segments: Vec<String>) -> String {
        let own = (segments.len() == 1).then(|| self.path(&segments[0]));
        let tails = (0..segments.len()).map(|start| segments[start..].join("::"));
        let tails = tails.filter(|_| segments.len() > 1);
        let known = own.into_iter().chain(tails).find(|path| self.declared.contains(path));
        known.unwrap_or_else(|| segments.join("::"))
    }
}

/// `users` and `User` → `users::User`.
pub(super) fn join(module: &str, name: &str) -> String {
    let separator = if module.is_empty() { "" } else { "::" };
    format!("{module}{separator}{name}")
}

/// The lines of the documentation.
pub(super) fn doc_lines(attributes: &[Attribute]) -> Vec<String> {
    let lines = attributes.iter().filter_map(|attribute| {
        let value = attribute.meta.require_name_value().ok();
        text_literal(&value.filter(|value| value.path.is_ident("doc"))?.value)
    });
    lines
        .map(|line| line.strip_prefix(' ').map_or(line.clone(), str::to_owned))
        .collect()
}

/// Whether a derive is asked for.
pub(super) fn derives(attributes: &[Attribute], name: &str) -> bool {
    let lists = attributes
        .iter()
        .filter(|attribute| attribute.path().is_ident("derive"));
    let lists = lists.filter_map(|list| list.meta.require_list().ok());
    let mut tokens = lists.flat_map(|list| list.tokens.clone());
    tokens.any(|token| matches!(token, TokenTree::Ident(ident) if ident == name))
}

/// `#[serde(rename = "createdAt")]` → `createdAt`.
pub(super) fn serde_name(attributes: &[Attribute]) -> Option<String> {
    let mut name = None;
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("serde")) {
        // What else stands there is passed over.
        let _ = attribute.parse_nested_meta(|meta| {
            if meta.path.is_ident("rename") {
                name = Some(meta.value()?.parse::<syn::LitStr>()?.value());
            } else if let Ok(value) = meta.value() {
                value.parse::<Lit>()?;
            }
            Ok(())
        });
    }
    name
}

/// `crate::users::ListUsers` → `ListUsers`.
pub(super) fn last_name(ty: &Type) -> Option<String> {
    let Type::Path(path) = ty else { return None };
    Some(path.path.segments.last()?.ident.to_string())
}

/// Names and types of arguments, `self` apart.
pub(super) fn arguments(signature: &Signature) -> impl Iterator<Item = (String, &Type)> {
    signature.inputs.iter().filter_map(|input| match input {
        FnArg::Typed(typed) => match &*typed.pat {
            Pat::Ident(name) => Some((name.ident.to_string(), &*typed.ty)),
            _ => None,
        },
        FnArg::Receiver(_) => None,
    })
}

/// What a block gives.
pub(super) fn last_expression(block: &syn::Block) -> Option<&Expr> {
    match block.stmts.last()? {
        Stmt::Expr(expression, _) => Some(expression),
        _ => None,
    }
}

/// The value of a literal text.
pub(super) fn text_literal(expression: &Expr) -> Option<String> {
    match expression {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Str(text) => Some(text.value()),
            _ => None,
        },
        _ => None,
    }
}

/// Tokens on one line.
pub(super) fn tokens_text(tokens: &impl ToTokens) -> String {
    tokens.to_token_stream().to_string()
}
