//! Types and arguments.

use proc_macro2::TokenStream;
use quote::quote;

use super::text::{identifier, path, path_segment};
use crate::rust::{Argument, ArgumentType, Ty};

/// A type as written.
pub(super) fn ty(written: &Ty) -> TokenStream {
    match written {
        Ty::Known(name) => path_segment(name),
        Ty::Path(segments) => path(segments),
        Ty::Generic(outer, inner) => {
            let (outer, inner) = (path_segment(outer), ty(inner));
            quote!(#outer<#inner>)
        }
        Ty::Map(inner) => {
            let inner = ty(inner);
            quote!(BTreeMap<String, #inner>)
        }
        Ty::Unit => quote!(()),
    }
}

/// `name: impl Into<Text>`.
pub(super) fn argument(argument: &Argument) -> TokenStream {
    let name = identifier(&argument.name);
    let ty = argument_type(&argument.ty);
    quote!(#name: #ty)
}

/// `impl Into<Text>`, `i64`, `impl IntoIterator<Item = impl Into<Text>>`.
pub(super) fn argument_type(written: &ArgumentType) -> TokenStream {
    match written {
        ArgumentType::Into(inner) => {
            let inner = ty(inner);
            quote!(impl Into<#inner>)
        }
        ArgumentType::Plain(inner) => ty(inner),
        ArgumentType::Many(item) => {
            let item = argument_type(item);
            quote!(impl IntoIterator<Item = #item>)
        }
    }
}

/// The single names that an argument's type is made of.
pub(super) fn names(written: &ArgumentType) -> Option<&str> {
    let inner = match written {
        ArgumentType::Into(inner) | ArgumentType::Plain(inner) => inner,
        ArgumentType::Many(item) => return names(item),
    };
    match inner {
        Ty::Known(name) => Some(name),
        Ty::Path(segments) => segments.first().map(String::as_str),
        Ty::Generic(..) | Ty::Map(_) | Ty::Unit => None,
    }
}
