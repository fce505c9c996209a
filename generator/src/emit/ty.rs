//! Types and arguments.

use proc_macro2::TokenStream;
use quote::quote;

use super::text::{identifier, path};
use crate::rust::path::MAP;
use crate::rust::{Argument, ArgumentType, Standpoint, Ty};

/// A type as written there.
pub(super) fn ty(written: &Ty, from: Standpoint<'_>) -> TokenStream {
    match written {
        Ty::Path(own) => path(&own.segments(from)),
        Ty::Generic(outer, inner) => {
            let (outer, inner) = (path(&outer.segments(from)), ty(inner, from));
            quote!(#outer<#inner>)
        }
        Ty::Map(inner) => {
            let (map, inner) = (path(&MAP.segments(from)), ty(inner, from));
            quote!(#map<String, #inner>)
        }
        Ty::Unit => quote!(()),
    }
}

/// `name: impl Into<Text>`.
pub(super) fn argument(argument: &Argument, from: Standpoint<'_>) -> TokenStream {
    let name = identifier(&argument.name);
    let ty = argument_type(&argument.ty, from);
    quote!(#name: #ty)
}

/// `impl Into<Text>`, `i64`, `impl IntoIterator<Item = impl Into<Text>>`.
pub(super) fn argument_type(written: &ArgumentType, from: Standpoint<'_>) -> TokenStream {
    match written {
        ArgumentType::Into(inner) => {
            let inner = ty(inner, from);
            quote!(impl Into<#inner>)
        }
        ArgumentType::Plain(inner) => ty(inner, from),
        ArgumentType::Many(item) => {
            let item = argument_type(item, from);
            quote!(impl IntoIterator<Item = #item>)
        }
    }
}
