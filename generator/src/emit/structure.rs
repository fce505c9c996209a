//! Structs, unions and open enums.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::Table;
use super::text::{docs, identifier, literal};
use super::ty::ty;
use crate::rust::path::{JSON, NESTED, ONE_OF, STRING, TEXT};
use crate::rust::{Enum, Standpoint, Struct, StructField, StructRole, Tagged, Texts, Ty};
use crate::shape::Absence;

/// `#[derive(…)] pub struct Frame {}`: what is before the fields, but for the documentation and the name.
pub(crate) fn frame(item: &Struct) -> TokenStream {
    let default = (item.role != StructRole::Arguments && item.has_default()).then(|| quote!(Default,));
    let debug = (!item.has_secret()).then(|| quote!(Debug,));
    let read = item.derived.then(|| quote!(Deserialize,));
    let written = item.derived.then(|| quote!(Serialize));
    let equal = (item.role != StructRole::Arguments).then(|| quote!(PartialEq,));
    let growing = (item.role != StructRole::Arguments).then(|| quote!(#[non_exhaustive]));
    quote! {
        #[derive(Clone, #debug #default #read #equal #written)]
        #growing
        pub struct Frame {}
    }
}

/// `struct Single { pub name: String }`: a field alone, without its documentation.
///
/// In a struct that serde's derive reads, it has what serde has to be told.
pub(crate) fn single(field: &StructField, of: &Struct, from: Standpoint<'_>) -> TokenStream {
    let rename = field.rename.as_ref().filter(|_| of.derived).map(|wire| {
        let wire = literal(wire);
        quote!(rename = #wire)
    });
    let skip = match field.absence {
        Absence::Error => None,
        Absence::Unknown => Some(quote!(flatten)),
        _ => Some(quote!(skip_serializing_if = "Option::is_none")),
    };
    let settings: Vec<TokenStream> = rename.into_iter().chain(skip.filter(|_| of.derived)).collect();
    let serde = (!settings.is_empty()).then(|| quote!(#[serde(#(#settings),*)]));
    let (name, ty) = (identifier(&field.name), ty(&field.ty, from));
    quote! { struct Single { #serde pub #name: #ty, } }
}

/// What a struct's macros are told of it.
pub(super) fn tables<'a>(item: &'a Struct, from: Standpoint<'a>) -> impl Iterator<Item = Table> + use<'a> {
    let table = |name, member: &dyn Fn(&StructField) -> String| Table {
        name,
        of: item.name.to_string(),
        members: item.fields.iter().map(member).collect(),
    };
    let is_object = item.role != StructRole::Arguments && !item.derived;
    let mut object = is_object.then(|| table("json_object", &member));
    if let Some(object) = object.as_mut().filter(|_| item.strict) {
        object.of.insert_str(0, "strict ");
    }
    let derived = item.is_read_by_serde().then(|| Table {
        name: "json_derived",
        of: item.name.to_string(),
        members: Vec::new(),
    });
    let is_made = item.role != StructRole::Received;
    let setters = is_made.then(|| table("setters", &|field| setter(field, from)));
    let masked = item.has_secret().then(|| table("masked", &printed));
    [object, derived, setters, masked].into_iter().flatten()
}

/// `name: impl Into<String>` of what is required, `size?: i64` of what is not; what `new` and `Default` are called has no
/// setter.
fn setter(field: &StructField, from: Standpoint<'_>) -> String {
    let name = identifier(&field.name);
    let given = |written: &Ty| {
        let text = written.written(from);
        let is_made = written.is(&STRING)
            || written.is(&TEXT)
            || [JSON, NESTED, ONE_OF]
                .iter()
                .any(|outer| written.argument_of(outer).is_some());
        if is_made { format!("impl Into<{text}>") } else { text }
    };
    match field.setter() {
        None => format!("{name}: {}", given(&field.ty)),
        Some(_) if !field.is_settable() => format!("{name}!"),
        Some(inner) => format!("{name}?: {}", given(inner)),
    }
}

/// `name`, or `password: secret`.
fn printed(field: &StructField) -> String {
    let name = identifier(&field.name);
    if field.secret {
        format!("{name}: secret")
    } else {
        name.to_string()
    }
}

/// `id`, `created_at? = "createdAt"` or `tags[]`.
fn member(field: &StructField) -> String {
    let mut text = field.name.to_string();
    if field.absence == Absence::Unknown {
        return format!("..{text}");
    }
    text.push_str(match field.absence {
        Absence::Error => "",
        Absence::None => "?",
        Absence::List => "[]",
        Absence::UnwrittenList => "[]?",
        Absence::Unknown => "",
    });
    text.push_str(if field.own { ": own" } else { "" });
    if let Some(wire) = &field.rename {
        text.push_str(" = ");
        text.push_str(&literal(wire).to_string());
    }
    text
}

/// `#[non_exhaustive] pub enum Id { Integer(i64), Text(String), Other(Value) }`.
pub(super) fn union(item: &Enum, from: Standpoint<'_>) -> TokenStream {
    let variants = item.variants.iter().map(|(variant, payload)| {
        let about = format!(" {}", union_docs(variant.as_str()));
        let (variant, payload) = (identifier(variant), ty(payload, from));
        quote!(#[doc = #about] #variant(#payload),)
    });
    open_enum(docs(&item.docs), identifier(&item.name), variants)
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

/// `#[non_exhaustive] pub enum Block { Image(ImageBlock), Text(TextBlock), Other(Value) }`.
pub(super) fn tagged(item: &Tagged, from: Standpoint<'_>) -> TokenStream {
    let variants = item.variants.iter().map(|variant| {
        let tag = crate::rust::docs::code(&variant.tag);
        let about = format!(" `{}` is `{tag}`.", crate::rust::docs::code(&item.key));
        let (variant, payload) = (identifier(&variant.name), ty(&variant.ty, from));
        quote!(#[doc = #about] #variant(#payload),)
    });
    open_enum(docs(&item.docs), identifier(&item.name), variants)
}

/// An enum with an arm for anything else.
fn open_enum(about: Option<TokenStream>, name: Ident, variants: impl Iterator<Item = TokenStream>) -> TokenStream {
    quote! {
        #about
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            /// Anything else.
            Other(Value),
        }
    }
}

/// `json_tagged!(by "type" Block { Image = "image", Text = "text" });`.
pub(super) fn tagged_table(item: &Tagged) -> Table {
    let variants = item.variants.iter();
    Table {
        name: "json_tagged",
        of: format!("by {} {}", literal(&item.key), item.name),
        members: variants
            .map(|variant| format!("{} = {}", identifier(&variant.name), literal(&variant.tag)))
            .collect(),
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
        #[non_exhaustive]
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
