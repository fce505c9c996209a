//! `tests/contract.rs`: a test for each operation.

use std::str::FromStr;

use proc_macro2::TokenStream;
use quote::quote;

use super::expr;
use super::play::{chain, lint, parses, serde};
use super::text::{docs, identifier, literal, path_segment};
use super::{File, tokens, uses};
use crate::rust::{Home, Standpoint};
use crate::shown::{Contract, ContractModule, ContractTest};

/// The file. What does not depend on the collection is in the template beside this module.
pub(super) fn file(contract: &Contract) -> File<'_> {
    let from = Standpoint::Program(&contract.crate_name);
    let builder = contract.builder.iter().map(|step| expr::step(step, from.into()));
    let typed = parses(&contract.imports).then(typed);
    let modules = contract.modules.iter().map(|item| module(item, from));
    let [std, others] = imports(contract);
    let all = [
        std,
        others,
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
        tail: if contract.modules.iter().any(|module| runs_examples(module, from)) {
            concat!(include_str!("contract/support.rs"), include_str!("contract/example.rs")).into()
        } else {
            include_str!("contract/support.rs").into()
        },
    }
}

/// What the client needs of the crate, and what the template needs.
fn imports(contract: &Contract) -> [TokenStream; 2] {
    let name = path_segment(&contract.crate_name);
    let imports = uses::names(&contract.imports, &Home::Root);
    let serde = serde(&contract.imports);
    [
        quote! {
            use std::error::Error;
            use std::sync::{Arc, Mutex, PoisonError};
        },
        quote! {
            use ::#name::runtime::body::Body;
            use ::#name::runtime::error::Error as Failed;
            use ::#name::runtime::response::Response as Answered;
            use ::#name::runtime::transport::{Transport, target};
            use ::#name::{#(#imports),*};
            use http::{HeaderMap, Request, Response};
            #serde
            use serde_json::Value;
        },
    ]
}

/// Makes a body of its data, where a test has one.
fn typed() -> TokenStream {
    quote! {
        /// A body of the data, through its type.
        fn typed<T: DeserializeOwned + Serialize>(&self, pointer: &str) -> Result<Json<T>, Box<dyn Error>> {
            let body = self.data.pointer(pointer).ok_or("the data has no body")?;
            Ok(Json::from(serde_json::from_str::<T>(&body.to_string())?))
        }
    }
}

fn module(module: &ContractModule, from: Standpoint<'_>) -> TokenStream {
    let contract = (!module.tests.is_empty()).then(|| {
        quote! {
            use crate::{Contract, Outcome};
        }
    });
    let libraries = uses::chosen(&module.imports, from, |home| *home != Home::Root);
    let own = uses::chosen(&module.imports, from, |home| *home == Home::Root);
    let tests = module.tests.iter().map(|item| test(item, from));
    let children = module.children.iter().map(|child| self::module(child, from));
    let inner = quote! {
        #contract
        #libraries
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

/// The statements of the documentation's example; the very call that is checked needs no second test.
fn example(test: &ContractTest, from: Standpoint<'_>) -> Option<TokenStream> {
    let statements = TokenStream::from_str(test.example.as_ref()?).ok()?;
    let call = chain(&test.play, from);
    let checked = quote!(let answer = #call.await?;);
    // Whether blanks stand between signs depends on where tokens come from.
    let plain = |tokens: &TokenStream| tokens.to_string().replace(' ', "");
    (plain(&statements) != plain(&checked)).then_some(statements)
}

fn runs_examples(module: &ContractModule, from: Standpoint<'_>) -> bool {
    let mut own = module.tests.iter();
    own.any(|test| example(test, from).is_some()) || module.children.iter().any(|child| runs_examples(child, from))
}

fn test(test: &ContractTest, from: Standpoint<'_>) -> TokenStream {
    let about = docs(&test.docs);
    let name = identifier(&test.play.method);
    let path = literal(&test.path);
    let (call, lint) = (chain(&test.play, from), lint(&test.play));
    let example = example(test, from).map(|statements| {
        quote! {
            ?;
            contract.example(async |client| { #statements Ok(answer.status()) }).await
        }
    });
    quote! {
        #about
        #[tokio::test]
        #lint
        async fn #name() -> Outcome {
            let contract = Contract::read(#path)?;
            contract.check(|client| Ok(#call)).await #example
        }
    }
}
