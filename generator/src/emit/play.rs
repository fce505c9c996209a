//! `examples/replay.rs`: the smoke test.

use proc_macro2::{Group, Ident, Literal, Span, TokenStream, TokenTree};
use quote::quote;

use super::expr::{self, Arguments};
use super::text::{identifier, literal, path_segment};
use super::{File, tokens};
use crate::rust::{Expr, Play, Replay, Ty};

/// The file. What does not depend on the collection is in the template beside this module.
pub(super) fn file(replay: &Replay) -> File<'_> {
    let name = path_segment(&replay.crate_name);
    let mut types = Vec::new();
    for argument in replay.plays.iter().flat_map(|play| &play.arguments) {
        parsed(argument, &mut types);
    }
    let parses = !types.is_empty();
    let maps = types.into_iter().any(has_map).then(|| {
        quote!(
            use std::collections::BTreeMap;
        )
    });
    let imports = imports(replay, parses).into_iter().map(|import| path_segment(&import));
    let builder = replay.builder.iter().map(|step| expr::step(step, Arguments::Names));
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
    let functions = replay.plays.iter().map(|play| function(play, &replay.crate_name));
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

/// What the calls name of the crate's root.
fn imports(replay: &Replay, parses: bool) -> Vec<String> {
    let mut names = vec!["Call".to_owned(), "Client".to_owned()];
    if parses {
        names.push("Json".to_owned());
    }
    let mut visit = |value: &Expr| heads(value, &mut names);
    for step in &replay.builder {
        step.arguments.iter().for_each(&mut visit);
    }
    for play in &replay.plays {
        play.arguments.iter().for_each(&mut visit);
        play.steps.iter().flat_map(|step| &step.arguments).for_each(&mut visit);
    }
    names.sort_unstable();
    names.dedup();
    names
}

/// Adds what a value names of the crate's root.
pub(super) fn heads(value: &Expr, names: &mut Vec<String>) {
    match value {
        Expr::Call {
            function, arguments, ..
        } => {
            names.extend(
                function
                    .first()
                    .filter(|first| *first != "Into" && *first != "Some")
                    .cloned(),
            );
            arguments.iter().for_each(|argument| heads(argument, names));
        }
        Expr::Slice(values) | Expr::List(values) => values.iter().for_each(|value| heads(value, names)),
        Expr::Struct { fields, .. } => fields.iter().for_each(|(_, value)| heads(value, names)),
        Expr::Pair(left, right) => {
            heads(left, names);
            heads(right, names);
        }
        Expr::Text(_)
        | Expr::Bytes(_)
        | Expr::Count(_)
        | Expr::Literal(_)
        | Expr::Argument(_)
        | Expr::Path(_)
        | Expr::Environment(_)
        | Expr::Parsed { .. }
        | Expr::Saved { .. } => {}
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

fn function(play: &Play, crate_name: &str) -> TokenStream {
    let name = path_segment(&format!("item_{}", play.item));
    let call = chain(play, &Ident::new("client", Span::call_site()), crate_name);
    quote! {
        fn #name(client: &Client) -> Result<Played, Box<dyn Error>> {
            Ok(played(#call))
        }
    }
}

/// The call, from the client to its last setter.
pub(super) fn chain(play: &Play, client: &Ident, crate_name: &str) -> TokenStream {
    let accessors = play.accessors.iter().map(|accessor| {
        let accessor = identifier(accessor);
        quote!(.#accessor())
    });
    let method = identifier(&play.method);
    let value = |argument| outside(expr::expr(argument, Arguments::Names), crate_name);
    let arguments = play.arguments.iter().map(value);
    let steps = play.steps.iter().map(|step| {
        let method = path_segment(&step.method);
        let arguments = step.arguments.iter().map(value);
        quote!(.#method(#(#arguments),*))
    });
    quote!(#client #(#accessors)* .#method(#(#arguments),*) #(#steps)*)
}

/// The crate's own paths begin with its name here.
pub(super) fn outside(tokens: TokenStream, crate_name: &str) -> TokenStream {
    let mut placed = TokenStream::new();
    for token in tokens {
        match token {
            TokenTree::Ident(ident) if ident == "CRATE" => {
                let name = Ident::new(crate_name, ident.span());
                placed.extend(quote!(::#name));
            }
            TokenTree::Group(group) => {
                let inner = outside(group.stream(), crate_name);
                placed.extend([TokenTree::Group(Group::new(group.delimiter(), inner))]);
            }
            other => placed.extend([other]),
        }
    }
    placed
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

/// The types of the values that are read from JSON.
fn parsed<'a>(value: &'a Expr, types: &mut Vec<&'a Ty>) {
    match value {
        Expr::Parsed { ty, .. } | Expr::Saved { ty, .. } => types.push(ty),
        Expr::Call { arguments, .. } => arguments.iter().for_each(|argument| parsed(argument, types)),
        Expr::Struct { fields, .. } => fields.iter().for_each(|(_, value)| parsed(value, types)),
        _ => {}
    }
}

/// The types of what is read from JSON.
pub(super) fn types(value: &Expr) -> Vec<&Ty> {
    let mut found = Vec::new();
    parsed(value, &mut found);
    found
}

/// Whether any JSON stands in a type.
pub(super) fn has_value(ty: &Ty) -> bool {
    match ty {
        Ty::Known(name) => *name == "Value",
        Ty::Map(inner) | Ty::Generic(_, inner) => has_value(inner),
        Ty::Path(_) | Ty::Unit => false,
    }
}

/// Whether a map stands in a type.
pub(super) fn has_map(ty: &Ty) -> bool {
    match ty {
        Ty::Map(_) => true,
        Ty::Generic(_, inner) => has_map(inner),
        Ty::Known(_) | Ty::Path(_) | Ty::Unit => false,
    }
}
