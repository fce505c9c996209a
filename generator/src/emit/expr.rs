//! Expressions and chained calls.

use std::str::FromStr;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::program::raw;
use super::text::{identifier, literal, path, path_segment};
use super::ty::ty;
use crate::name::Identifier;
use crate::rust::{Expr, Standpoint, Step};

/// Where an expression stands.
#[derive(Clone, Copy)]
pub(super) struct Scope<'a> {
    pub(super) from: Standpoint<'a>,
    /// Where an argument's value is found.
    pub(super) arguments: Arguments,
}

/// Where an argument's value is found.
#[derive(Clone, Copy)]
pub(super) enum Arguments {
    /// Each is a name in scope.
    Names,
    /// They are fields of `parameters`.
    Fields,
}

impl<'a> From<Standpoint<'a>> for Scope<'a> {
    fn from(from: Standpoint<'a>) -> Self {
        Self {
            from,
            arguments: Arguments::Names,
        }
    }
}

/// `.method(arguments)`.
pub(super) fn step(step: &Step, scope: Scope<'_>) -> TokenStream {
    let method = path_segment(&step.method);
    let arguments = all(&step.arguments, scope);
    quote!(.#method(#(#arguments),*))
}

pub(super) fn expr(value: &Expr, scope: Scope<'_>) -> TokenStream {
    match value {
        Expr::Text(text) => literal(text),
        Expr::Raw(text) => raw(text),
        Expr::Bytes(bytes) => {
            let bytes = Literal::byte_string(bytes);
            quote!(&#bytes[..])
        }
        Expr::Count(count) => {
            let count = Literal::usize_unsuffixed(*count);
            quote!(#count)
        }
        Expr::Literal(text) => TokenStream::from_str(text).unwrap_or_default(),
        Expr::Argument(name) => argument(name, scope.arguments),
        Expr::Path(own) => path(&own.segments(scope.from)),
        Expr::Call {
            function,
            arguments,
            steps,
        } => {
            let function = path(&function.segments(scope.from));
            let arguments = all(arguments, scope);
            let steps = steps.iter().map(|chained| step(chained, scope));
            quote!(#function(#(#arguments),*) #(#steps)*)
        }
        Expr::Slice(values) => {
            let values = all(values, scope);
            quote!(&[#(#values),*])
        }
        Expr::List(values) => {
            let values = all(values, scope);
            quote!(vec![#(#values),*])
        }
        Expr::Environment(name) => {
            let name = literal(name);
            quote!(env::var(#name)?)
        }
        Expr::Pair(left, right) if matches!(**right, Expr::Environment(_) | Expr::Filled(_)) => {
            let (left, right) = (expr(left, scope), expr(right, scope));
            quote!((#left, #right.as_str()))
        }
        Expr::Pair(left, right) => {
            let (left, right) = (expr(left, scope), expr(right, scope));
            quote!((#left, #right))
        }
        Expr::Parsed { ty: parsed, text } => {
            let (parsed, text) = (ty(parsed, scope.from), literal(text));
            quote!(typed::<#parsed>(#text)?)
        }
        Expr::Saved { ty: read, pointer } => {
            let (read, pointer) = (ty(read, scope.from), literal(pointer));
            quote!(contract.typed::<#read>(#pointer)?)
        }
        Expr::Filled(_) | Expr::FilledAs(..) | Expr::FilledJson { .. } => filled_value(value, scope),
    }
}

/// What a flow fills in.
fn filled_value(value: &Expr, scope: Scope<'_>) -> TokenStream {
    match value {
        Expr::FilledAs(variable, ty) => {
            let (variable, ty) = (literal(variable), path_segment(ty));
            quote!(flow.kept_as::<#ty>(#variable)?)
        }
        Expr::FilledJson { ty: read, text } => {
            let (read, text) = (ty(read, scope.from), raw(text));
            quote!(flow.typed::<#read>(#text))
        }
        Expr::Filled(text) => filled(text),
        other => expr(other, scope),
    }
}

/// A text of a flow with its variables.
fn filled(text: &str) -> TokenStream {
    let single = text.strip_prefix("{{").and_then(|rest| rest.strip_suffix("}}"));
    match single.filter(|name| !name.contains(['{', '}'])) {
        Some(name) => {
            let name = literal(name);
            quote!(flow.kept(#name))
        }
        None => {
            let text = literal(text);
            quote!(flow.filled(#text))
        }
    }
}

fn all<'a>(values: &'a [Expr], scope: Scope<'a>) -> impl Iterator<Item = TokenStream> + 'a {
    values.iter().map(move |value| expr(value, scope))
}

fn argument(name: &Identifier, from: Arguments) -> TokenStream {
    let name = identifier(name);
    match from {
        Arguments::Names => quote!(#name),
        Arguments::Fields => quote!(parameters.#name),
    }
}
