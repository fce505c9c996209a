//! Types, names and documentation as they are written.

use std::collections::BTreeSet;
use std::fmt;

use proc_macro2::{TokenStream, TokenTree};
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
        if self.head == head {
            self.arguments.first()
        } else {
            None
        }
    }
}

impl fmt::Display for WrittenType {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.head)?;
        let Some((first, others)) = self.arguments.split_first() else {
            return Ok(());
        };
        let item = if self.head == "impl IntoIterator" {
            "Item = "
        } else {
            ""
        };
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
        match ty {
            Type::Path(ty) => {
                let last = ty.path.segments.last();
                WrittenType {
                    head: self.resolved(
                        ty.path
                            .segments
                            .iter()
                            .map(|segment| segment.ident.to_string())
                            .collect(),
                    ),
                    arguments: last.map_or_else(Vec::new, |last| self.read_arguments(&last.arguments)),
                }
            }
            Type::ImplTrait(ty) => {
                let bound = ty.bounds.iter().find_map(|bound| match bound {
                    TypeParamBound::Trait(bound) => bound.path.segments.last(),
                    _ => None,
                });
                WrittenType {
                    head: bound.map_or_else(String::new, |bound| format!("impl {}", bound.ident)),
                    arguments: bound.map_or_else(Vec::new, |bound| self.read_arguments(&bound.arguments)),
                }
            }
            other => WrittenType::named(&tokens_text(other).replace("( )", "()")),
        }
    }

    fn read_arguments(self, arguments: &PathArguments) -> Vec<WrittenType> {
        let PathArguments::AngleBracketed(arguments) = arguments else {
            return Vec::new();
        };
        let types = arguments.args.iter().filter_map(|argument| match argument {
            GenericArgument::Type(ty) => Some(self.read_type(ty)),
            GenericArgument::AssocType(item) => Some(self.read_type(&item.ty)),
            _ => None,
        });
        types.collect()
    }

    /// `crate::zoom::users::User` → `users::User`, also where it stands in `users` and is written as `User`.
    fn resolved(self, segments: Vec<String>) -> String {
        if let [name] = segments.as_slice() {
            let own = self.path(name);
            return if self.declared.contains(&own) {
                own
            } else {
                name.clone()
            };
        }
        let tails = (0..segments.len()).map(|start| segments[start..].join("::"));
        let known = tails.into_iter().find(|path| self.declared.contains(path));
        known.unwrap_or_else(|| segments.join("::"))
    }
}

/// `users` and `User` → `users::User`.
pub(super) fn join(module: &str, name: &str) -> String {
    if module.is_empty() {
        name.to_owned()
    } else {
        format!("{module}::{name}")
    }
}

/// The lines of the documentation.
pub(super) fn doc_lines(attributes: &[Attribute]) -> Vec<String> {
    let lines = attributes.iter().filter_map(|attribute| {
        let value = &attribute
            .meta
            .require_name_value()
            .ok()
            .filter(|value| value.path.is_ident("doc"))?
            .value;
        text_literal(value)
    });
    lines
        .map(|line| line.strip_prefix(' ').map_or(line.clone(), str::to_owned))
        .collect()
}

/// Whether a derive is asked for.
pub(super) fn derives(attributes: &[Attribute], name: &str) -> bool {
    let mut lists = attributes
        .iter()
        .filter(|attribute| attribute.path().is_ident("derive"));
    lists.any(|list| {
        list.meta
            .require_list()
            .is_ok_and(|list| names_ident(&list.tokens, name))
    })
}

fn names_ident(tokens: &TokenStream, name: &str) -> bool {
    let mut tokens = tokens.clone().into_iter();
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

/// `Call<ListUsers>` → `Call` and `ListUsers`.
pub(super) fn last_name(ty: &Type) -> Option<(String, Option<String>)> {
    let Type::Path(path) = ty else { return None };
    let segment = path.path.segments.last()?;
    let argument = match &segment.arguments {
        PathArguments::AngleBracketed(arguments) => arguments.args.iter().find_map(|argument| match argument {
            GenericArgument::Type(ty) => last_name(ty).map(|(name, _)| name),
            _ => None,
        }),
        _ => None,
    };
    Some((segment.ident.to_string(), argument))
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
