//! `examples/replay.rs`: the smoke test.

use std::collections::BTreeSet;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::expr;
use super::text::{identifier, literal, path_segment};
use super::{File, tokens, uses};
use crate::rust::path::JSON;
use crate::rust::{Home, Path, Standpoint};
use crate::shown::{Play, Replay};

/// The file. What does not depend on the collection is in the template beside this module.
pub(super) fn file(replay: &Replay) -> File<'_> {
    let from = Standpoint::Program(&replay.crate_name);
    let builder = replay.builder.iter().map(|step| expr::step(step, from.into()));
    let rows = replay.plays.iter().map(row);
    let items = Literal::usize_unsuffixed(replay.items);
    let name = path_segment(&replay.crate_name);
    // Time and chance of scripts stand still where the environment says so.
    let fixed = replay.scripted.then(|| {
        quote! {
            let fixed = |name: &str| std::env::var(name).ok().and_then(|value| value.parse().ok());
            #name::runtime::script_time::fix(fixed("REPLAY_NOW"), fixed("REPLAY_RANDOM"));
        }
    });
    let own = [
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
                #fixed
                let transport = Exact(http_client(Duration::from_secs(10))?);
                Ok(Client::builder().transport(transport).retries(Retries::off()) #(#builder)* .build()?)
            }
        },
    ];
    let own = imports(replay, from).into_iter().chain(own);
    let functions = replay.plays.iter().map(move |play| function(play, from));
    File {
        path: "examples/replay.rs".to_owned(),
        head: quote! {
            #![doc = " Sends the collection's requests, each with its own values, through the typed methods."]
            #![doc = ""]
            #![doc = " `replay [ITEM…]` prints one JSON line per request; no argument means all. The file holds the"]
            #![doc = " collection's own values, credentials among them."]
        },
        items: Box::new(tokens(own.chain(functions).chain(parses(&replay.imports).then(typed)))),
        tail: if replay.plays.is_empty() {
            include_str!("play/support.rs").into()
        } else {
            concat!(include_str!("play/support.rs"), include_str!("play/calls.rs")).into()
        },
    }
}

/// What the calls need of the crate, and what the template needs.
fn imports(replay: &Replay, from: Standpoint<'_>) -> [TokenStream; 3] {
    let name = path_segment(&replay.crate_name);
    let maps = uses::chosen(&replay.imports, from, |home| matches!(home, Home::Std(_)));
    let imports = uses::names(&replay.imports, &Home::Root);
    let sent = (!replay.plays.is_empty()).then(|| {
        let serde = serde(&replay.imports);
        quote! {
            use #name::Response;
            use #name::runtime::error as client_error;
            #serde
        }
    });
    [
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
            use #name::runtime::transport::target;
            use #name::{Retries, Transport};
            #sent
            use serde_json::{Value, json};
        },
    ]
}

/// Whether a file makes bodies of their text, which takes a function.
pub(super) fn parses(imports: &BTreeSet<Path>) -> bool {
    imports.contains(&JSON)
}

/// What that function and the template need of serde.
pub(super) fn serde(imports: &BTreeSet<Path>) -> TokenStream {
    if parses(imports) {
        quote!(
            use serde::{Serialize, de::DeserializeOwned};
        )
    } else {
        quote!(
            use serde::Serialize;
        )
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
    let lint = lint(play);
    quote! {
        #lint
        fn #name(client: &Client) -> Result<Played, Box<dyn Error>> {
            Ok(played(#call))
        }
    }
}

/// What a function needs whose call goes out of use: the collection makes it.
pub(super) fn lint(play: &Play) -> Option<TokenStream> {
    play.deprecated.then(|| quote!(#[expect(deprecated)]))
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

/// Makes a body of its text, where a request has one.
fn typed() -> TokenStream {
    quote! {
        /// A body from its text, through its type.
        fn typed<T: DeserializeOwned + Serialize>(text: &str) -> Result<Json<T>, Box<dyn Error>> {
            Ok(Json::from(serde_json::from_str::<T>(text)?))
        }
    }
}
