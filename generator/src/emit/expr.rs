//! Expressions and chained calls.

use std::str::FromStr;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::text::{identifier, literal, path, path_segment};
use super::ty::ty;
use crate::name::Identifier;
use crate::rust::{Expr, Step};

/// Where an argument's value is found.
#[derive(Clone, Copy)]
pub(super) enum Arguments {
    /// Each is a name in scope.
    Names,
    /// They are fields of `parameters`.
    Fields,
}

/// `.method(arguments)`.
pub(super) fn step(step: &Step, from: Arguments) -> TokenStream {
    let method = path_segment(step.method);
    let arguments = step.arguments.iter().map(|argument| expr(argument, from));
    quote!(.#method(#(#arguments),*))
}

/// An expression.
pub(super) fn expr(value: &Expr, from: Arguments) -> TokenStream {
    match value {
        Expr::Text(text) => literal(text),
        Expr::Bytes(bytes) => {
            let bytes = Literal::byte_string(bytes);
            quote!(&#bytes[..])
        }
        Expr::Count(count) => {
            let count = Literal::usize_unsuffixed(*count);
            quote!(#count)
        }
        Expr::Literal(text) => TokenStream::from_str(text).unwrap_or_default(),
        Expr::Argument(name) => argument(name, from),
        Expr::Path(segments) => path(segments),
        Expr::Call {
            function,
            arguments,
            steps,
        } => {
            let function = path(function);
            let arguments = arguments.iter().map(|argument| expr(argument, from));
            let steps = steps.iter().map(|chained| step(chained, from));
            quote!(#function(#(#arguments),*) #(#steps)*)
        }
        Expr::Slice(values) => {
            let values = values.iter().map(|value| expr(value, from));
            quote!(&[#(#values),*])
        }
        Expr::List(values) => {
            let values = values.iter().map(|value| expr(value, from));
            quote!(vec![#(#values),*])
        }
        Expr::Environment(name) => {
            let name = literal(name);
            quote!(env::var(#name)?)
        }
        Expr::Pair(left, right) if matches!(**right, Expr::Environment(_)) => {
            let (left, right) = (expr(left, from), expr(right, from));
            quote!((#left, #right.as_str()))
        }
        Expr::Pair(left, right) => {
            let (left, right) = (expr(left, from), expr(right, from));
            quote!((#left, #right))
        }
        Expr::Parsed { ty: parsed, text } => {
            let (parsed, text) = (ty(parsed), literal(text));
            quote!(typed::<#parsed>(#text)?)
        }
        Expr::Saved { ty: read, pointer } => {
            let (read, pointer) = (ty(read), literal(pointer));
            quote!(contract.typed::<#read>(#pointer)?)
        }
        Expr::Struct { path: of, fields } => {
            let of = path(of);
            let fields = fields.iter().map(|(name, value)| {
                let (name, value) = (identifier(name), expr(value, from));
                quote!(#name: #value)
            });
            quote!(#of { #(#fields),* })
        }
    }
}

fn argument(name: &Identifier, from: Arguments) -> TokenStream {
    let name = identifier(name);
    match from {
        Arguments::Names => quote!(#name),
        Arguments::Fields => quote!(parameters.#name),
    }
}

/// The first segment of a call's path: what a file must import.
pub(super) fn first_segment(value: &Expr) -> Option<&str> {
    match value {
        Expr::Call { function, .. } => function.first().map(String::as_str),
        _ => None,
    }
}
