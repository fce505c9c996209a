//! Structs, unions and open enums.

use proc_macro2::TokenStream;
use quote::quote;

use super::text::{docs, identifier, literal};
use super::ty::ty;
use crate::rust::{Enum, Field, Struct, StructRole, Texts, Ty};

/// `pub struct User { … }`.
pub(super) fn structure(item: &Struct) -> Vec<TokenStream> {
    let about = docs(&item.docs);
    let name = identifier(&item.name);
    if item.role == StructRole::Arguments {
        let fields = item.fields.iter().map(plain_field);
        return vec![quote! {
            #about
            #[derive(Debug)]
            pub struct #name {
                #(#fields)*
            }
        }];
    }
    let fields = item.fields.iter().map(field);
    let default = item.fields.iter().all(|field| field.skip).then(|| quote!(Default,));
    let camel_case = item.camel_case.then(|| quote!(#[serde(rename_all = "camelCase")]));
    let growing = (item.role == StructRole::Received).then(|| quote!(#[non_exhaustive]));
    let definition = quote! {
        #about
        #[derive(Clone, Debug, #default Deserialize, PartialEq, Serialize)]
        #camel_case
        #growing
        pub struct #name {
            #(#fields)*
        }
    };
    std::iter::once(definition).chain(constructor(item)).collect()
}

/// More arguments than this are no help (the bound of clippy's `too_many_arguments`).
const MOST_ARGUMENTS: usize = 7;

/// `impl Body { pub fn new(name: impl Into<String>) -> Self }`, where some fields are required and some are not.
fn constructor(item: &Struct) -> Option<TokenStream> {
    let required = item.fields.iter().filter(|field| !field.skip).count();
    let some_are_optional = required < item.fields.len();
    if item.role != StructRole::Sent || !(1..=MOST_ARGUMENTS).contains(&required) || !some_are_optional {
        return None;
    }
    let name = identifier(&item.name);
    let required = item.fields.iter().filter(|field| !field.skip);
    let arguments = required.map(|field| {
        let (name, own) = (identifier(&field.name), ty(&field.ty));
        if is_string(&field.ty) {
            quote!(#name: impl Into<String>)
        } else {
            quote!(#name: #own)
        }
    });
    let values = item.fields.iter().map(|field| {
        let name = identifier(&field.name);
        match (field.skip, is_string(&field.ty)) {
            (true, _) => quote!(#name: None),
            (false, true) => quote!(#name: #name.into()),
            (false, false) => quote!(#name),
        }
    });
    Some(quote! {
        impl #name {
            /// With what is required; the other fields are not sent until they are set.
            pub fn new(#(#arguments),*) -> Self {
                Self { #(#values),* }
            }
        }
    })
}

fn is_string(written: &Ty) -> bool {
    matches!(written, Ty::Path(path) if path.len() == 1 && path[0] == "String")
}

fn plain_field(field: &Field) -> TokenStream {
    let about = docs(&field.docs);
    let (name, ty) = (identifier(&field.name), ty(&field.ty));
    quote! { #about pub #name: #ty, }
}

/// One field; `rename` is set only where serde would not find the wire's name by itself.
fn field(field: &Field) -> TokenStream {
    let about = docs(&field.docs);
    let rename = field.rename.as_ref().map(|wire| {
        let wire = literal(wire);
        quote!(rename = #wire)
    });
    let skip = field.skip.then(|| quote!(skip_serializing_if = "Option::is_none"));
    let settings: Vec<TokenStream> = rename.into_iter().chain(skip).collect();
    let serde = (!settings.is_empty()).then(|| quote!(#[serde(#(#settings),*)]));
    let (name, ty) = (identifier(&field.name), ty(&field.ty));
    quote! { #about #serde pub #name: #ty, }
}

/// `pub enum Id { Integer(i64), Text(String), Other(Value) }`, read by trying one variant after the other.
///
/// Not by serde's own `untagged`: that finds no floats where serde_json has its feature `arbitrary_precision`.
pub(super) fn union(item: &Enum) -> Vec<TokenStream> {
    let about = docs(&item.docs);
    let name = identifier(&item.name);
    let variants = item.variants.iter().map(|(variant, payload)| {
        let about = format!(" {}", union_docs(variant.as_str()));
        let (variant, payload) = (identifier(variant), ty(payload));
        quote! {
            #[doc = #about]
            #variant(#payload),
        }
    });
    let attempts = item.variants.iter().map(|(variant, _)| {
        let variant = identifier(variant);
        quote! {
            if let Ok(value) = Deserialize::deserialize(&value) {
                return Self::#variant(value);
            }
        }
    });
    vec![
        quote! {
            #about
            #[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
            #[serde(untagged, from = "Value")]
            pub enum #name {
                #(#variants)*
                /// Anything else.
                Other(Value),
            }
        },
        quote! {
            impl From<Value> for #name {
                fn from(value: Value) -> Self {
                    #(#attempts)*
                    Self::Other(value)
                }
            }
        },
    ]
}

fn union_docs(variant: &str) -> &'static str {
    match variant {
        "Boolean" => "`true` or `false`.",
        "Integer" => "A whole number.",
        "Number" => "A number.",
        "Text" => "Text.",
        "List" => "An array.",
        "Map" => "An object whose keys are data.",
        _ => "An object.",
    }
}

/// `pub enum Status { Active, Pending, Other(String) }` with its texts.
pub(super) fn texts(item: &Texts) -> Vec<TokenStream> {
    let about = docs(&item.docs);
    let name = identifier(&item.name);
    let variants = item.variants.iter().map(|(variant, wire)| {
        let about = format!(" `{}`", crate::rust::docs::code(wire));
        let (variant, wire) = (identifier(variant), literal(wire));
        quote! {
            #[doc = #about]
            #[serde(rename = #wire)]
            #variant,
        }
    });
    vec![quote! {
        #about
        #[derive(Clone, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
        pub enum #name {
            #(#variants)*
            /// Any other value.
            #[serde(untagged)]
            Other(String),
        }
    }]
}
