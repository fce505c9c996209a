//! `examples/replay.rs`: the smoke test.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::expr;
use super::text::{identifier, literal, path_segment};
use super::{File, tokens, uses};
use crate::rust::path::JSON;
use crate::rust::{Home, Standpoint};
use crate::shown::{Play, Replay};

/// The file. What does not depend on the collection is in the template beside this module.
pub(super) fn file(replay: &Replay) -> File<'_> {
    let name = path_segment(&replay.crate_name);
    let from = Standpoint::Program(&replay.crate_name);
    let parses = replay.imports.contains(&JSON);
    let maps = uses::chosen(&replay.imports, from, |home| matches!(home, Home::Std(_)));
    let imports = uses::names(&replay.imports, &Home::Root);
    let builder = replay.builder.iter().map(|step| expr::step(step, from.into()));
    let rows = replay.plays.iter().map(row);
    let items = Literal::usize_unsuffixed(replay.items);
    let serde = if parses {
        quote!(
            use serde::{Serialize, de::DeserializeOwned};
        )
    } else {
        quote!(
            use serde::Serialize;
        )
    };
    let all = vec![
        quote! {
            #maps
            use std::error::Error;
            use std::future::Future;
            use std::io::{Read, Write};
            use std::net::TcpStream;
            use std::pin::Pin;
            use std::time::Duration;
        },
        quote! {
            use #name::{#(#imports),*};
        },
        quote! {
            use #name::runtime::body::Body;
            use #name::runtime::client::http_client;
            use #name::runtime::error as client_error;
            use #name::runtime::transport::target;
            use #name::{Operation, Retries, Transport};
            #serde
            use serde_json::{Value, json};
        },
        quote! {
            /// How many requests the collection holds.
            const ITEMS: usize = #items;
        },
        quote! {
            /// The requests that can be sent: index, name, the case of each status, the call.
            const PLAYS: &[Play] = &[#(#rows),*];
        },
        quote! {
            /// A client with the collection's own settings and credentials.
            fn client() -> Result<Client, Box<dyn Error>> {
                let transport = Exact(http_client(Duration::from_secs(10))?);
                Ok(Client::builder().transport(transport).retries(Retries::off()) #(#builder)* .build()?)
            }
        },
    ];
    let functions = replay.plays.iter().map(move |play| function(play, from));
    let rest = parses.then(typed).into_iter().chain(fixed());
    File {
        path: "examples/replay.rs".to_owned(),
        head: quote! {
            #![doc = " Sends the collection's requests, each with its own values, through the typed methods."]
            #![doc = ""]
            #![doc = " `replay [ITEM…]` prints one JSON line per request; no argument means all. The file holds the"]
            #![doc = " collection's own values, credentials among them."]
        },
        items: Box::new(tokens(all.into_iter().chain(functions).chain(rest))),
        tail: include_str!("play/exact.rs"),
    }
}

fn row(play: &Play) -> TokenStream {
    let (item, name) = (Literal::usize_unsuffixed(play.item), literal(&play.name));
    let cases = play.cases.iter().map(|(status, case)| {
        let status = Literal::u16_unsuffixed(*status);
        quote!((#status, #case))
    });
    let function = path_segment(&format!("item_{}", play.item));
    quote!(Play { item: #item, name: #name, cases: &[#(#cases),*], call: #function })
}

fn function(play: &Play, from: Standpoint<'_>) -> TokenStream {
    let name = path_segment(&format!("item_{}", play.item));
    let call = chain(play, from);
    quote! {
        fn #name(client: &Client) -> Result<Played, Box<dyn Error>> {
            Ok(played(#call))
        }
    }
}

/// The call, from the client to its last setter.
pub(super) fn chain(play: &Play, from: Standpoint<'_>) -> TokenStream {
    let accessors = play.accessors.iter().map(|accessor| {
        let accessor = identifier(accessor);
        quote!(.#accessor())
    });
    let method = identifier(&play.method);
    let arguments = play.arguments.iter().map(|argument| expr::expr(argument, from.into()));
    let steps = play.steps.iter().map(|step| expr::step(step, from.into()));
    quote!(client #(#accessors)* .#method(#(#arguments),*) #(#steps)*)
}

/// What every smoke test has.
fn fixed() -> Vec<TokenStream> {
    vec![
        quote! {
            /// A request and its typed call.
            struct Play {
                item: usize,
                name: &'static str,
                cases: &'static [(u16, &'static str)],
                call: fn(&Client) -> Result<Played, Box<dyn Error>>,
            }
        },
        quote! {
            /// The outcome of a call, on its way.
            type Played = Pin<Box<dyn Future<Output = Outcome>>>;
        },
        quote! {
            /// What a call came to.
            struct Outcome {
                outcome: &'static str,
                status: Option<u16>,
                body: Value,
                error: Option<String>,
            }
        },
        quote! {
            #[tokio::main(flavor = "current_thread")]
            async fn main() -> Result<(), Box<dyn Error>> {
                let asked: Vec<usize> = std::env::args().skip(1).map(|item| item.parse()).collect::<Result<_, _>>()?;
                let items = if asked.is_empty() { (0..ITEMS).collect() } else { asked };
                let client = client()?;
                for item in items {
                    let play = PLAYS.iter().find(|play| play.item == item);
                    let outcome = match play.map(|play| (play.call)(&client)) {
                        Some(Ok(played)) => played.await,
                        Some(Err(error)) => not_sent(error.to_string()),
                        None => not_sent("the request cannot be sent".to_owned()),
                    };
                    let case = play.and_then(|play| play.cases.iter().find(|(status, _)| Some(*status) == outcome.status));
                    let line = json!({
                        "item": item,
                        "name": play.map(|play| play.name),
                        "outcome": outcome.outcome,
                        "status": outcome.status,
                        "case": case.map(|(_, case)| case),
                        "body": outcome.body,
                        "error": outcome.error,
                    });
                    println!("{line}");
                }
                Ok(())
            }
        },
        quote! {
            fn not_sent(error: String) -> Outcome {
                Outcome { outcome: "not_sent", status: None, body: Value::Null, error: Some(error) }
            }
        },
        quote! {
            /// Sends the call and says what came back, as the types have it.
            fn played<O>(call: Call<O>) -> Played
            where
                O: Operation + 'static,
                O::Success: Serialize,
                O::Failure: Serialize + std::fmt::Debug,
            {
                Box::pin(async move {
                    match call.send().await {
                        Ok(response) => Outcome {
                            outcome: "ok",
                            status: Some(response.status().as_u16()),
                            body: serde_json::to_value(&*response).unwrap_or_default(),
                            error: None,
                        },
                        Err(error) => failed(&error),
                    }
                })
            }
        },
        quote! {
            /// A documented failure, an answer that no case has, or no answer.
            fn failed<E: Serialize>(error: &client_error::Error<E>) -> Outcome {
                let status = error.status().map(|status| status.as_u16());
                let text = Some(error.to_string());
                match error {
                    client_error::Error::Api(failure) => Outcome {
                        outcome: "error",
                        status,
                        body: serde_json::to_value(failure.error()).unwrap_or_default(),
                        error: text,
                    },
                    client_error::Error::Request(_) | client_error::Error::Auth(_) => not_sent(error.to_string()),
                    _ => Outcome { outcome: "unexpected", status, body: Value::Null, error: text },
                }
            }
        },
    ]
}

/// Makes a body of its text, where a request has one.
fn typed() -> TokenStream {
    quote! {
        /// A body from its text, through its type.
        fn typed<T: DeserializeOwned + Serialize>(text: &str) -> Result<Json<T>, Box<dyn Error>> {
            Ok(Json::from(serde_json::from_str::<T>(text)?))
        }
    }
}
