//! A folder's methods, and what belongs to each.

use proc_macro2::TokenStream;
use quote::quote;

use super::expr::{self, Arguments, Scope};
use super::text::{condition, docs, identifier, literal, path};
use super::{Item, decoding, ty};
use crate::rust::{Accessor, Docs, Module, Operation, Setter, Standpoint};

/// The service with all its methods; of the root, methods of the client.
pub(super) fn service(module: &Module, calls: &[Docs], from: Standpoint<'_>) -> Vec<TokenStream> {
    let methods = |receiver: Receiver| {
        let operations = module.operations.iter();
        operations.map(move |operation| method(operation, calls, receiver, from))
    };
    let Some(service) = &module.service else {
        let methods = methods(Receiver::Client);
        let methods = quote! {
            impl Client {
                #(#methods)*
            }
        };
        return (!module.operations.is_empty()).then_some(methods).into_iter().collect();
    };
    let about = docs(&module.docs);
    let service = identifier(service);
    let accessors = module.accessors.iter();
    let accessors = accessors.map(|nested| accessor(nested, Receiver::Service, from));
    let methods = methods(Receiver::Service);
    let client = quote! {
        #about
        #[derive(Clone, Copy, Debug)]
        pub struct #service<'a> {
            client: &'a Client,
        }
    };
    vec![
        client,
        quote! {
            impl<'a> #service<'a> {
                pub(crate) fn new(client: &'a Client) -> Self {
                    Self { client }
                }
                #(#accessors)*
                #(#methods)*
            }
        },
    ]
}

/// What a method belongs to.
#[derive(Clone, Copy)]
pub(super) enum Receiver {
    Client,
    /// The service of a folder, which has the client.
    Service,
}

impl Receiver {
    /// The client, as a method has it.
    fn client(self) -> TokenStream {
        match self {
            Self::Client => quote!(self),
            Self::Service => quote!(self.client),
        }
    }
}

/// `pub fn users(&self) -> crate::users::Users<'_>`; a folder within a folder is a module of that file.
pub(super) fn accessor(accessor: &Accessor, receiver: Receiver, from: Standpoint<'_>) -> TokenStream {
    let (about, needs) = (docs(&accessor.docs), condition(accessor.feature.as_ref()));
    let (name, service) = (identifier(&accessor.name), identifier(&accessor.service));
    let client = receiver.client();
    let (service, lifetime) = match receiver {
        Receiver::Client => {
            let root = path(&from.root().collect::<Vec<_>>());
            (quote!(#root::#name::#service), quote!('_))
        }
        Receiver::Service => (quote!(#name::#service), quote!('a)),
    };
    quote! {
        #about
        #needs
        #[must_use]
        pub fn #name(&self) -> #service<#lifetime> {
            #service::new(#client)
        }
    }
}

/// `pub fn list_users(&self) -> ListUsers`.
fn method(operation: &Operation, calls: &[Docs], receiver: Receiver, from: Standpoint<'_>) -> TokenStream {
    let mut about = operation.docs.clone();
    about.append(calls.get(operation.id.0).cloned().unwrap_or_default());
    let about = docs(&about);
    let (name, marker) = (identifier(&operation.method), identifier(&operation.marker));
    let (given, arguments) = match &operation.parameters {
        Some(parameters) => {
            let parameters = identifier(&parameters.name);
            (quote!(parameters: #parameters), Arguments::Fields)
        }
        None => {
            let arguments = operation.arguments.iter().map(|argument| ty::argument(argument, from));
            (quote!(#(#arguments),*), Arguments::Names)
        }
    };
    let (verb, url, client) = (literal(&operation.verb), literal(&operation.url), receiver.client());
    let scope = Scope { from, arguments };
    let steps = operation.steps.iter().map(|step| expr::step(step, scope));
    let deprecated = deprecated(operation.deprecated.as_deref());
    quote! {
        #about
        #deprecated
        pub fn #name(&self, #given) -> #marker {
            #marker::new(#client, Request::new(#verb, #url) #(#steps)*)
        }
    }
}

/// The call, the setters of its optional arguments, and how its answers are read.
pub(super) fn items<'a>(operation: &'a Operation, from: Standpoint<'_>) -> Vec<Item<'a>> {
    let mut items = call(operation, from);
    items.push(Item::Tokens(decoding::decoding(operation, from)));
    let paged = operation.paged.iter();
    items.extend(paged.map(|paged| Item::Tokens(decoding::pages(&operation.marker, paged, from))));
    items.extend(operation.shared_failure.iter().map(|(name, shared)| {
        let about = format!(" How `{}` fails.", operation.method);
        let (name, shared) = (identifier(name), ty::ty(shared, from));
        Item::Tokens(quote! {
            #[doc = #about]
            pub type #name = #shared;
        })
    }));
    items
}

/// `pub struct ListUsers(Request);` with its setters, and what each call has.
fn call<'a>(operation: &'a Operation, from: Standpoint<'_>) -> Vec<Item<'a>> {
    let name = identifier(&operation.marker);
    let definition = format!("#[must_use = \"a call is sent by `.await`\"]\npub struct {name}(Request);\n");
    let setters = operation.setters.iter().map(|own| setter(own, from));
    let setters = quote! {
        impl #name {
            #(#setters)*
        }
    };
    let setters = (!operation.setters.is_empty()).then_some(Item::Tokens(setters));
    let success = operation.success.ty().written(from);
    let failure = operation.failure.as_ref().map(|failure| failure.ty().written(from));
    let failure = failure.as_deref().unwrap_or("Undocumented");
    let mut offers = format!("call!({name} => {success}, {failure});\n");
    if operation.paged.is_some() {
        offers.push_str(&format!("pages!({name});\n"));
    }
    let definition = Item::Lines(Some(&operation.call), definition);
    std::iter::once(definition)
        .chain(setters)
        .chain([Item::Lines(None, offers)])
        .collect()
}

/// `#[deprecated = "Use the token."]`.
fn deprecated(said: Option<&str>) -> Option<TokenStream> {
    said.map(|said| match said {
        "" => quote!(#[deprecated]),
        said => quote!(#[deprecated = #said]),
    })
}

/// `pub fn page_size(self, page_size: i64) -> Self`.
fn setter(setter: &Setter, from: Standpoint<'_>) -> TokenStream {
    let about = docs(&setter.docs);
    let name = identifier(&setter.name);
    let argument = setter.argument.as_ref().map(|written| {
        let written = ty::argument_type(written, from);
        quote!(, #name: #written)
    });
    let step = expr::step(&setter.step, from.into());
    let deprecated = deprecated(setter.deprecated.as_deref());
    quote! {
        #about
        #deprecated
        pub fn #name(self #argument) -> Self {
            Self(self.0 #step)
        }
    }
}
