//! Enums of answers, and the constants of error codes.

use proc_macro2::TokenStream;
use quote::quote;

use super::text::{docs, identifier, literal};
use super::ty::ty;
use crate::rust::{AnswersItem, Standpoint};

/// `pub enum ListUsersError { NotFound(ErrorBody) }` with its codes.
pub(super) fn items(item: &AnswersItem, from: Standpoint<'_>) -> Vec<TokenStream> {
    let about = docs(&item.docs);
    let name = identifier(&item.name);
    let variants = item.variants.iter().map(|(about, variant, payload)| {
        let about = docs(about);
        let variant = identifier(variant);
        let payload = payload.as_ref().map(|payload| {
            let payload = ty(payload, from);
            quote!((#payload))
        });
        quote! { #about #variant #payload, }
    });
    let definition = quote! {
        #about
        #[derive(Clone, Debug, PartialEq, Serialize)]
        #[serde(untagged)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
        }
    };
    let codes = item.codes.iter().map(|(about, name, code)| {
        let about = docs(about);
        let (name, code) = (identifier(name), literal(code));
        quote! {
            #about
            pub const #name: &'static str = #code;
        }
    });
    let codes = (!item.codes.is_empty()).then(|| {
        quote! {
            impl #name {
                #(#codes)*
            }
        }
    });
    std::iter::once(definition).chain(codes).collect()
}
