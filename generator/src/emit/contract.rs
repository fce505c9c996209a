//! `tests/contract.rs`: a test for each operation.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::expr::{self, Arguments};
use super::play::{chain, heads};
use super::text::{docs, identifier, literal, path_segment};
use super::{File, tokens};
use crate::rust::{Contract, ContractModule, ContractTest, Expr};

/// The file. What does not depend on the collection is in the template beside this module.
pub(super) fn file(contract: &Contract) -> File<'_> {
    let name = path_segment(&contract.crate_name);
    let mut imports = vec![
        "Call".to_owned(),
        "Client".to_owned(),
        "Operation".to_owned(),
        "Retries".to_owned(),
    ];
    let given = contract.builder.iter().flat_map(|step| &step.arguments);
    given.for_each(|argument| heads(argument, &mut imports));
    let parses = contract.modules.iter().any(parses);
    imports.extend(parses.then(|| "Json".to_owned()));
    imports.sort_unstable();
    imports.dedup();
    let imports = imports.iter().map(|import| path_segment(import));
    let serde = if parses {
        quote!(
            use serde::{Serialize, de::DeserializeOwned};
        )
    } else {
        quote!(
            use serde::Serialize;
        )
    };
    let builder = contract.builder.iter().map(|step| expr::step(step, Arguments::Names));
    let typed = parses.then(|| {
        quote! {
            /// A body of the data, through its type.
            fn typed<T: DeserializeOwned + Serialize>(&self, pointer: &str) -> Result<Json<T>, Box<dyn Error>> {
                let body = self.data.pointer(pointer).ok_or("the data has no body")?;
                Ok(Json::from(serde_json::from_str::<T>(&body.to_string())?))
            }
        }
    });
    let modules = contract.modules.iter().map(|item| module(item, &contract.crate_name));
    let all = vec![
        quote! {
            use std::error::Error;
            use std::sync::{Arc, Mutex, PoisonError};
        },
        quote! {
            use ::#name::runtime::body::Body;
            use ::#name::runtime::error::Error as Failed;
            use ::#name::runtime::transport::{Transport, target};
            use ::#name::{#(#imports),*};
            use http::{HeaderMap, Request, Response};
            #serde
            use serde_json::Value;
        },
        quote! {
            mod operations {
                #(#modules)*
            }
        },
        quote! {
            impl Contract {
                /// A client with the collection's own settings, and with credentials that are none.
                fn client(transport: impl Transport) -> Result<Client, Box<dyn Error>> {
                    Ok(Client::builder().transport(transport).retries(Retries::off()) #(#builder)* .build()?)
                }

                #typed
            }
        },
    ];
    File {
        path: "tests/contract.rs".to_owned(),
        head: quote! {
            #![doc = " What each operation sends, held against the collection, and what it makes of each saved example."]
            #![doc = ""]
            #![doc = " The data stands in `tests/contract`. It holds no credential of the collection."]
        },
        items: Box::new(tokens(all)),
        tail: include_str!("contract/support.rs"),
    }
}

/// Whether a test reads a body from its data.
fn parses(module: &ContractModule) -> bool {
    module.tests.iter().any(|test| test.play.arguments.iter().any(is_saved)) || module.children.iter().any(parses)
}

fn is_saved(value: &Expr) -> bool {
    match value {
        Expr::Saved { .. } => true,
        Expr::Call { arguments, .. } => arguments.iter().any(is_saved),
        Expr::Struct { fields, .. } => fields.iter().any(|(_, value)| is_saved(value)),
        _ => false,
    }
}

fn module(module: &ContractModule, crate_name: &str) -> TokenStream {
    let mut names = Vec::new();
    for test in &module.tests {
        let setters = test.play.steps.iter().flat_map(|step| &step.arguments);
        test.play
            .arguments
            .iter()
            .chain(setters)
            .for_each(|argument| heads(argument, &mut names));
    }
    names.sort_unstable();
    names.dedup();
    let krate = path_segment(crate_name);
    let names = names.iter().map(|name| path_segment(name));
    let own = (names.len() > 0).then(|| quote!(use ::#krate::{#(#names),*};));
    let maps = module
        .tests
        .iter()
        .any(|test| test.play.arguments.iter().any(has_map))
        .then(|| {
            quote!(
                use std::collections::BTreeMap;
            )
        });
    let values = module
        .tests
        .iter()
        .any(|test| test.play.arguments.iter().any(has_value))
        .then(|| {
            quote!(
                use serde_json::Value;
            )
        });
    let contract = (!module.tests.is_empty()).then(|| {
        quote! {
            use crate::{Contract, Outcome};
        }
    });
    let tests = module.tests.iter().map(|item| test(item, crate_name));
    let children = module.children.iter().map(|child| self::module(child, crate_name));
    let inner = quote! {
        #contract
        #maps
        #values
        #own
        #(#tests)*
        #(#children)*
    };
    match &module.name {
        Some(name) => {
            let name = identifier(name);
            quote!(mod #name { #inner })
        }
        None => inner,
    }
}

fn test(test: &ContractTest, crate_name: &str) -> TokenStream {
    let about = docs(&test.docs);
    let name = identifier(&test.play.method);
    let path = literal(&test.path);
    let client = Ident::new("client", Span::call_site());
    let call = chain(&test.play, &client, crate_name);
    quote! {
        #about
        #[tokio::test]
        async fn #name() -> Outcome {
            let contract = Contract::read(#path)?;
            contract.check(|client| Ok(#call)).await
        }
    }
}

/// Whether a body's type is a map or has one.
fn has_map(value: &Expr) -> bool {
    super::play::types(value).into_iter().any(super::play::has_map)
}

/// Whether a body is any JSON.
fn has_value(value: &Expr) -> bool {
    super::play::types(value).into_iter().any(super::play::has_value)
}
