//! A folder's methods, and what belongs to each.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::expr::{self, Arguments};
use super::text::{condition, docs, identifier, literal, path, path_segment};
use super::ty;
use crate::name::Identifier;
use crate::rust::{Accessor, Answers, Hop, Module, Operation, Paged, Setter};

/// The service with all its methods; of the root, methods of the client.
pub(super) fn service(module: &Module) -> Vec<TokenStream> {
    let accessors = module
        .accessors
        .iter()
        .map(|nested| accessor(nested, &quote!(self.client)));
    let Some(service) = &module.service else {
        let methods = module
            .operations
            .iter()
            .map(|operation| method(operation, &quote!(self)));
        return vec![quote! {
            impl Client {
                #(#methods)*
            }
        }];
    };
    let about = docs(&module.docs);
    let service = identifier(service);
    let methods = module
        .operations
        .iter()
        .map(|operation| method(operation, &quote!(self.client)));
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

/// `pub fn users(&self) -> users::Users<'_>`.
pub(super) fn accessor(accessor: &Accessor, client: &TokenStream) -> TokenStream {
    let (about, needs) = (docs(&accessor.docs), condition(accessor.feature.as_ref()));
    let name = identifier(&accessor.name);
    let service = path(&accessor.service);
    let lifetime = if client.to_string() == "self" {
        quote!('_)
    } else {
        quote!('a)
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

/// `pub fn list_users(&self) -> Call<ListUsers>`.
fn method(operation: &Operation, client: &TokenStream) -> TokenStream {
    let about = docs(&operation.docs);
    let name = identifier(&operation.method);
    let marker = identifier(&operation.marker);
    let (arguments, from) = match &operation.parameters {
        Some(parameters) => {
            let parameters = identifier(&parameters.name);
            (quote!(parameters: #parameters), Arguments::Fields)
        }
        None => {
            let arguments = operation.arguments.iter().map(ty::argument);
            (quote!(#(#arguments),*), Arguments::Names)
        }
    };
    let (verb, url) = (literal(&operation.verb), literal(&operation.url));
    let steps = operation.steps.iter().map(|step| expr::step(step, from));
    quote! {
        #about
        pub fn #name(&self, #arguments) -> Call<#marker> {
            Call::new(#client, Request::new(#verb, #url) #(#steps)*)
        }
    }
}

/// The marker, its decoding, and the setters of its optional arguments.
pub(super) fn items(operation: &Operation) -> Vec<TokenStream> {
    let mut items = vec![marker(operation), decoding(operation)];
    items.extend(operation.paged.iter().map(|paged| pages(&operation.marker, paged)));
    items.extend(operation.shared_failure.iter().map(|(name, shared)| {
        let about = format!(" How `{}` fails.", operation.method);
        let (name, shared) = (identifier(name), ty::ty(shared));
        quote! {
            #[doc = #about]
            pub type #name = #shared;
        }
    }));
    if !operation.setters.is_empty() {
        let marker = identifier(&operation.marker);
        let setters = operation.setters.iter().map(setter);
        items.push(quote! {
            impl Call<#marker> {
                #(#setters)*
            }
        });
    }
    items
}

fn marker(operation: &Operation) -> TokenStream {
    let about = format!(" The operation `{}` with its documented answers.", operation.method);
    let name = identifier(&operation.marker);
    quote! {
        #[doc = #about]
        #[derive(Clone, Copy, Debug)]
        pub struct #name;
    }
}

/// `pub fn page_size(self, page_size: i64) -> Self`.
fn setter(setter: &Setter) -> TokenStream {
    let about = docs(&setter.docs);
    let name = identifier(&setter.name);
    let argument = setter.argument.as_ref().map(|written| {
        let written = ty::argument_type(written);
        quote!(, #name: #written)
    });
    let step = expr::step(&setter.step, Arguments::Names);
    quote! {
        #about
        pub fn #name(self #argument) -> Self {
            self.with(|request| request #step)
        }
    }
}

/// `impl Operation for ListUsers`.
fn decoding(operation: &Operation) -> TokenStream {
    let marker = identifier(&operation.marker);
    let (success_type, success) = (answer_type(&operation.success), answers(&operation.success));
    let failure_type = operation
        .failure
        .as_ref()
        .map_or_else(|| quote!(Undocumented), answer_type);
    let failure = operation.failure.as_ref().map(|failure| {
        let failure = answers(failure);
        quote! {
            fn failure(answer: &Answer) -> Decoded<Self::Failure> {
                #failure
            }
        }
    });
    quote! {
        impl Operation for #marker {
            type Success = #success_type;
            type Failure = #failure_type;

            fn success(answer: &Answer) -> Decoded<Self::Success> {
                #success
            }

            #failure
        }
    }
}

/// `impl Paged for ListUsers`.
fn pages(marker: &Identifier, paged: &Paged) -> TokenStream {
    let (marker, item) = (identifier(marker), ty::ty(&paged.item));
    let paging = expr::expr(&paged.paging, Arguments::Names);
    let more = paged.more.as_ref().map(|path| {
        let path = expr::expr(path, Arguments::Names);
        quote!(const MORE: &'static [&'static str] = #path;)
    });
    let list = list(&paged.hops);
    quote! {
        impl crate::Paged for #marker {
            type Item = #item;
            const PAGING: crate::Paging = #paging;
            #more

            fn items(page: &mut Self::Success) -> Option<&mut Vec<Self::Item>> {
                #list
            }
        }
    }
}

/// `Some(&mut page.data.users)`, `page.data.as_mut()?.users.as_mut()`.
fn list(hops: &[Hop]) -> TokenStream {
    let Some((last, outer)) = hops.split_last() else {
        return quote!(Some(page));
    };
    let outer = outer.iter().map(|hop| {
        let field = identifier(&hop.field);
        if hop.optional {
            quote!(.#field.as_mut()?)
        } else {
            quote!(.#field)
        }
    });
    let field = identifier(&last.field);
    if last.optional {
        quote!(page #(#outer)* .#field.as_mut())
    } else {
        quote!(Some(&mut page #(#outer)* .#field))
    }
}

fn answer_type(answers: &Answers) -> TokenStream {
    match answers {
        Answers::One { ty, .. } | Answers::Several { ty, .. } => ty::ty(ty),
    }
}

fn answers(answers: &Answers) -> TokenStream {
    let arms: Vec<TokenStream> = match answers {
        Answers::One { arms, .. } if arms.is_empty() => return quote!(answer.body()),
        Answers::One { arms, .. } => arms
            .iter()
            .map(|(statuses, reader)| {
                let statuses = statuses.iter().map(|status| Literal::u16_unsuffixed(*status));
                let reader = path_segment(reader);
                quote!(#(#statuses)|* => answer.#reader(),)
            })
            .collect(),
        Answers::Several { ty, arms } => {
            let ty = ty::ty(ty);
            arms.iter()
                .map(|(status, reader, variant)| {
                    let status = Literal::u16_unsuffixed(*status);
                    let (reader, variant_name) = (path_segment(reader), identifier(variant));
                    let made = if *reader.to_string() == *"empty" {
                        quote!(|()| #ty::#variant_name)
                    } else {
                        quote!(#ty::#variant_name)
                    };
                    quote!(#status => answer.#reader().map(#made),)
                })
                .collect()
        }
    };
    quote! {
        match answer.status() {
            #(#arms)*
            _ => Decoded::Undocumented,
        }
    }
}
