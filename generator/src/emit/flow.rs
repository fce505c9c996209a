//! `tests/flow.rs`: the requests of each folder in the runner's order, held to their test scripts.

mod pieces;
mod write;

use std::collections::BTreeSet;

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use quote::quote;

use super::expr;
use super::play::{chain, lint};
use super::text::{docs, identifier, literal, path_segment};
use super::{File, tokens, uses};
use crate::rust::{Expr, Home, Standpoint, Step};
use crate::shown::flow::{FlowModule, FlowRequest, FlowRun, Flows};

/// What is the same in all flows; of it a file has what it uses.
const SUPPORT: &str = concat!(include_str!("flow/support.rs"), include_str!("../shown/flow/seen.rs"));

/// The file.
pub(super) fn file(flows: &Flows) -> File<'_> {
    let from = Standpoint::Program(&flows.crate_name);
    let modules = flows.modules.iter().map(|item| module(item, from));
    let runs = flows.runs.iter().map(run);
    let all = [
        quote! {
            mod requests {
                #(#modules)*
            }
        },
        quote!(#(#runs)*),
        client(flows, from),
    ];
    // Calls of the client have names of their own, which say nothing of what is used here.
    let mut used: BTreeSet<String> = ["begin", "end", "call"].map(str::to_owned).into();
    flows.modules.iter().for_each(|module| add_uses(module, &mut used));
    let support = pieces::used(SUPPORT, used);
    let variables = support.contains("VARIABLES").then(|| variables(flows));
    let items = imports(flows, &support).into_iter().chain(all).chain(variables);
    File {
        path: "tests/flow.rs".to_owned(),
        head: quote! {
            #![doc = " The requests of each folder in the runner's order, held to what their test scripts say."]
            #![doc = ""]
            #![doc = " A mock answers, with what is saved. Against a server:"]
            #![doc = ""]
            #![doc = " ```sh"]
            #![doc = " FLOW_BASE_URL=https://… cargo test --test flow -- --test-threads 1"]
            #![doc = " ```"]
            #![doc = ""]
            #![doc = " Credentials and variables come from the environment then: `FLOW_BEARER_TOKEN`, `FLOW_USER_ID`."]
        },
        items: Box::new(tokens(items)),
        tail: support.into(),
    }
}

/// What the requests of a module use of the support.
fn add_uses(module: &FlowModule, used: &mut BTreeSet<String>) {
    for request in &module.requests {
        pieces::add_uses(&unquoted(write::after_call(request)), used);
        let mut add = |value: &Expr| {
            let name = match value {
                Expr::Filled(text)
                    if text.starts_with("{{") && text.ends_with("}}") && text.matches("{{").count() == 1 =>
                {
                    "kept"
                }
                Expr::Filled(_) => "filled",
                Expr::FilledAs(..) => "kept_as",
                Expr::FilledJson { .. } => "typed",
                _ => return,
            };
            used.insert(name.to_owned());
        };
        let steps = request.play.steps.iter().flat_map(|step| &step.arguments);
        request
            .play
            .arguments
            .iter()
            .chain(steps)
            .for_each(|value| value.walk(&mut add));
    }
    module.children.iter().for_each(|child| add_uses(child, used));
}

/// The text of tokens without that of literals.
fn unquoted(tokens: TokenStream) -> String {
    let words = tokens.into_iter().map(|token| match token {
        TokenTree::Group(group) => {
            let inner = unquoted(group.stream());
            match group.delimiter() {
                Delimiter::Parenthesis => format!("({inner})"),
                _ => format!("{{{inner}}}"),
            }
        }
        TokenTree::Literal(_) => "_".to_owned(),
        TokenTree::Punct(sign) if sign.spacing() == Spacing::Joint => sign.to_string(),
        other => format!("{other} "),
    });
    words.collect()
}

/// What the file imports, of what its support has only what is used.
fn imports(flows: &Flows, support: &str) -> [TokenStream; 2] {
    let name = path_segment(&flows.crate_name);
    let imports = uses::names(&flows.imports, &Home::Root);
    let reads_json = support.contains("fn typed<T");
    let keeps = support.contains("BTreeMap").then(|| {
        quote!(
            use std::collections::BTreeMap;
        )
    });
    let serde = reads_json.then(|| {
        quote!(
            use serde::{Serialize, de::DeserializeOwned};
        )
    });
    [
        quote! {
            #keeps
            use std::error::Error;
            use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
            use std::time::Duration;
        },
        quote! {
            use ::#name::runtime::body::{Body, BoxError, BoxFuture};
            use ::#name::runtime::client::http_client;
            use ::#name::runtime::error::Error as Failed;
            use ::#name::runtime::response::Response as Answered;
            use ::#name::runtime::transport::Transport;
            use ::#name::{Builder, #(#imports),*};
            use http::{HeaderMap, Request, Response};
            #serde
            use serde_json::Value;
        },
    ]
}

fn module(module: &FlowModule, from: Standpoint<'_>) -> TokenStream {
    let text: String = module
        .requests
        .iter()
        .map(|one| write::after_call(one).to_string())
        .collect();
    let own = (!module.requests.is_empty()).then(|| {
        let seen = text.contains("Seen ::").then(|| quote!(, Seen));
        quote!(use crate::{Flow, Outcome #seen};)
    });
    let libraries = uses::chosen(&module.imports, from, |home| *home != Home::Root);
    let root = uses::chosen(&module.imports, from, |home| *home == Home::Root);
    let requests = module.requests.iter().map(|one| request(one, from));
    let children = module.children.iter().map(|child| self::module(child, from));
    let inner = quote! {
        #own
        #libraries
        #root
        #(#requests)*
        #(#children)*
    };
    match &module.name {
        Some(name) => {
            let name = identifier(name);
            quote!(pub(crate) mod #name { #inner })
        }
        None => inner,
    }
}

fn request(request: &FlowRequest, from: Standpoint<'_>) -> TokenStream {
    let about = docs(&request.docs);
    let name = identifier(&request.play.method);
    let (body, lint) = (write::request(request, from), lint(&request.play));
    quote! {
        #about
        #lint
        pub(crate) async fn #name(flow: &Flow) -> Outcome {
            #body
            Ok(())
        }
    }
}

fn run(run: &FlowRun) -> TokenStream {
    let about = docs(&run.docs);
    let name = identifier(&run.name);
    let requests = run.requests.iter().map(|names| {
        let names = names.iter().map(identifier);
        quote!(requests #(::#names)* (&flow).await?;)
    });
    quote! {
        #about
        #[tokio::test]
        async fn #name() -> Outcome {
            let flow = Flow::begin()?;
            #(#requests)*
            flow.end()
        }
    }
}

/// How the client is made: for the mock, and for a server.
fn client(flows: &Flows, from: Standpoint<'_>) -> TokenStream {
    let chained =
        |steps: &[Step]| -> Vec<TokenStream> { steps.iter().map(|step| expr::step(step, from.into())).collect() };
    let (mocked, live) = (chained(&flows.mocked), chained(&flows.live));
    let server = match &flows.server {
        Some(key) => {
            let key = literal(key);
            quote!(let builder = builder.set(#key, address);)
        }
        None => quote!(drop(address);),
    };
    let settings = flows.settings.iter().map(|(key, variable)| {
        let (key, variable) = (literal(key), literal(variable));
        quote! {
            let builder = match std::env::var(#variable) {
                Ok(value) => builder.set(#key, value),
                Err(_) => builder,
            };
        }
    });
    let environment = live.iter().any(|step| step.to_string().contains("env :: var"));
    let environment = environment.then(|| {
        quote! {
            /// The environment, whose errors say what is missing.
            mod env {
                pub(crate) fn var(name: &str) -> Result<String, String> {
                    std::env::var(name).map_err(|error| format!("{name}: {error}"))
                }
            }
        }
    });
    quote! {
        /// The client with the collection's own settings, and with credentials that are none.
        fn mocked(builder: Builder) -> Builder {
            builder #(#mocked)*
        }

        /// The client for a server, with credentials of the environment.
        fn with_credentials(builder: Builder, address: String) -> Result<Builder, Box<dyn Error>> {
            #server
            #(#settings)*
            Ok(builder #(#live)*)
        }

        #environment
    }
}

/// What the collection says of variables.
fn variables(flows: &Flows) -> TokenStream {
    let rows = flows.variables.iter().map(|(name, value)| {
        let (name, value) = (literal(name), literal(value));
        quote!((#name, #value))
    });
    quote! {
        /// What the collection says of variables that tests read.
        const VARIABLES: &[(&str, &str)] = &[#(#rows),*];
    }
}

/// The call of a request.
fn sent(request: &FlowRequest, from: Standpoint<'_>) -> TokenStream {
    let call = chain(&request.play, from);
    quote!(flow.#call)
}
