//! Structs, unions and open enums.

use proc_macro2::TokenStream;
use quote::quote;

use super::Table;
use super::text::{docs, identifier, literal};
use super::ty::ty;
use crate::rust::path::{OPTION, STRING};
use crate::rust::{Enum, Standpoint, Struct, StructField, StructRole, Texts, Ty};
use crate::shape::Absence;

/// `#[derive(…)] pub struct Frame {}`: what is before the fields, but for the documentation and the name.
pub(crate) fn frame(item: &Struct) -> TokenStream {
    if item.role == StructRole::Arguments {
        return quote! {
            #[derive(Debug)]
            pub struct Frame {}
        };
    }
    let default = item.has_default().then(|| quote!(Default,));
    let read = item.derived.then(|| quote!(Deserialize,));
    let written = item.derived.then(|| quote!(Serialize));
    let growing = (item.role == StructRole::Received).then(|| quote!(#[non_exhaustive]));
    quote! {
        #[derive(Clone, Debug, #default #read PartialEq, #written)]
        #growing
        pub struct Frame {}
    }
}

/// More arguments than this are no help (the bound of clippy's `too_many_arguments`).
const MOST_ARGUMENTS: usize = 7;

/// `impl Body { pub fn new(name: impl Into<String>) -> Self … pub fn size(mut self, size: i64) -> Self … }`, where some
/// fields are optional.
pub(super) fn constructor(item: &Struct, from: Standpoint<'_>) -> Option<TokenStream> {
    if item.role != StructRole::Sent || !item.fields.iter().any(StructField::is_optional) {
        return None;
    }
    let name = identifier(&item.name);
    let new = new_function(item, from);
    let fields = item.fields.iter().filter(|field| field.name.as_str() != "new");
    let setters = fields.filter_map(|field| setter(field, from));
    let methods: Vec<TokenStream> = new.into_iter().chain(setters).collect();
    (!methods.is_empty()).then(|| quote!(impl #name { #(#methods)* }))
}

/// `pub fn new(name: impl Into<String>) -> Self`, where some fields are required.
fn new_function(item: &Struct, from: Standpoint<'_>) -> Option<TokenStream> {
    let required = || item.fields.iter().filter(|field| !field.is_optional());
    if !(1..=MOST_ARGUMENTS).contains(&required().count()) {
        return None;
    }
    let arguments = required().map(|field| {
        let (name, own) = (identifier(&field.name), ty(&field.ty, from));
        match is_string(&field.ty) {
            true => quote!(#name: impl Into<String>),
            false => quote!(#name: #own),
        }
    });
    let values = item.fields.iter().map(|field| {
        let name = identifier(&field.name);
        match (field.is_optional(), is_string(&field.ty)) {
            (true, _) => quote!(#name: None),
            (false, true) => quote!(#name: #name.into()),
            (false, false) => quote!(#name),
        }
    });
    let must_use = (!required().any(|field| is_string(&field.ty))).then(|| quote!(#[must_use]));
    Some(quote! {
        /// With what is required; the other fields are not sent until they are set.
        #must_use
        pub fn new(#(#arguments),*) -> Self {
            Self { #(#values),* }
        }
    })
}

/// `pub fn size(mut self, size: i64) -> Self`, of an optional field.
fn setter(field: &StructField, from: Standpoint<'_>) -> Option<TokenStream> {
    let inner = field.ty.argument_of(&OPTION)?;
    let name = identifier(&field.name);
    let about = format!(" Sets `{}`.", field.name.as_str());
    let (own, value) = match is_string(inner) {
        true => (quote!(impl Into<String>), quote!(#name.into())),
        false => (ty(inner, from), quote!(#name)),
    };
    Some(quote! {
        #[doc = #about]
        #[must_use]
        pub fn #name(mut self, #name: #own) -> Self {
            self.#name = Some(#value);
            self
        }
    })
}

fn is_string(written: &Ty) -> bool {
    written.is(&STRING)
}

/// `struct Single { pub name: String }`: a field alone, without its documentation.
///
/// In a struct that serde's derive reads, it has what serde has to be told.
pub(crate) fn single(field: &StructField, of: &Struct, from: Standpoint<'_>) -> TokenStream {
    let rename = field.rename.as_ref().filter(|_| of.derived).map(|wire| {
        let wire = literal(wire);
        quote!(rename = #wire)
    });
    let skip = (field.is_optional() && of.derived).then(|| quote!(skip_serializing_if = "Option::is_none"));
    let settings: Vec<TokenStream> = rename.into_iter().chain(skip).collect();
    let serde = (!settings.is_empty()).then(|| quote!(#[serde(#(#settings),*)]));
    let (name, ty) = (identifier(&field.name), ty(&field.ty, from));
    quote! { struct Single { #serde pub #name: #ty, } }
}

/// `json_object!(User { id, created_at? = "createdAt", tags[] });`, of what is an object and not read by serde's derive.
pub(super) fn object(item: &Struct) -> Option<Table> {
    (item.role != StructRole::Arguments && !item.derived).then(|| Table {
        name: "json_object",
        of: item.name.to_string(),
        members: item.fields.iter().map(member).collect(),
    })
}

fn member(field: &StructField) -> String {
    let mut text = identifier(&field.name).to_string();
    text.push_str(match field.absence {
        Absence::Error => "",
        Absence::None => "?",
        Absence::List => "[]",
        Absence::UnwrittenList => "[]?",
    });
    text.push_str(if field.own { ": own" } else { "" });
    if let Some(wire) = &field.rename {
        text.push_str(" = ");
        text.push_str(&literal(wire).to_string());
    }
    text
}

/// `pub enum Id { Integer(i64), Text(String), Other(Value) }`.
pub(super) fn union(item: &Enum, from: Standpoint<'_>) -> TokenStream {
    let about = docs(&item.docs);
    let name = identifier(&item.name);
    let variants = item.variants.iter().map(|(variant, payload)| {
        let about = format!(" {}", union_docs(variant.as_str()));
        let (variant, payload) = (identifier(variant), ty(payload, from));
        quote!(#[doc = #about] #variant(#payload),)
    });
    quote! {
        #about
        #[derive(Clone, Debug, PartialEq)]
        pub enum #name {
            #(#variants)*
            /// Anything else.
            Other(Value),
        }
    }
}

/// `json_union!(Id { Integer, Text });`.
pub(super) fn union_table(item: &Enum) -> Table {
    let variants = item.variants.iter();
    Table {
        name: "json_union",
        of: item.name.to_string(),
        members: variants.map(|(variant, _)| variant.to_string()).collect(),
    }
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

/// `pub enum Status { Active, Pending, Other(String) }`.
pub(super) fn texts(item: &Texts) -> TokenStream {
    let about = docs(&item.docs);
    let name = identifier(&item.name);
    let variants = item.variants.iter().map(|(variant, wire)| {
        let about = format!(" `{}`", crate::rust::docs::code(wire));
        let variant = identifier(variant);
        quote!(#[doc = #about] #variant,)
    });
    quote! {
        #about
        #[derive(Clone, Debug, Eq, Hash, PartialEq)]
        pub enum #name {
            #(#variants)*
            /// Any other value.
            Other(String),
        }
    }
}

/// `json_text!(Status { Active = "active" });`.
pub(super) fn texts_table(item: &Texts) -> Table {
    let variants = item.variants.iter();
    Table {
        name: "json_text",
        of: item.name.to_string(),
        members: variants
            .map(|(variant, wire)| format!("{variant} = {}", literal(wire)))
            .collect(),
    }
}
