//! Token streams.
//!
//! Input: a [`Crate`](crate::rust::Crate). Output: per file of `src` the tokens of its items, one
//! stream each. An emitter is a small function from one value to tokens; it decides nothing.

use proc_macro2::TokenStream;
use quote::quote;

use crate::rust::{Crate, Module};

mod answers;
mod client;
mod expr;
mod operation;
mod play;
mod structure;
mod text;
mod ty;

use text::{identifier, inner_docs};

/// A file of Rust.
#[derive(Clone, Debug)]
pub struct File {
    /// Path below the crate's folder.
    pub path: String,
    /// Inner documentation and attributes.
    pub head: TokenStream,
    /// Items in order; a blank line stands between two of them.
    pub items: Vec<TokenStream>,
    /// Text that does not depend on the collection, as it stands.
    pub tail: &'static str,
}

/// All files that are made of the collection; the runtime's are copied.
#[must_use]
pub fn render(krate: &Crate, runtime: &[&str], exports: &[(&str, &[&str])]) -> Vec<File> {
    let dynamic = if krate.runtime.contains("dynamic") {
        client::Dynamic::Used
    } else {
        client::Dynamic::Unused
    };
    let mut files = vec![
        library(krate, exports),
        client::file(&krate.client, dynamic),
        runtime_root(runtime),
    ];
    files.extend(krate.modules.iter().map(module));
    if !krate.models.is_empty() {
        files.push(models(krate));
    }
    files.extend(krate.replay.as_ref().map(play::file));
    files
}

/// `src/lib.rs`: modules and what users need of the runtime.
fn library(krate: &Crate, exports: &[(&str, &[&str])]) -> File {
    let docs = inner_docs(&krate.docs);
    let modules = krate
        .modules
        .iter()
        .filter(|module| module.path.len() == 1)
        .map(|module| {
            let name = module.path.first().map(identifier);
            quote!(pub mod #name;)
        });
    let models = (!krate.models.is_empty()).then(|| {
        quote!(
            pub mod models;
        )
    });
    let uses = exports
        .iter()
        .filter(|(_, names)| !names.is_empty())
        .map(|(module, names)| {
            let module = text::path_segment(module);
            let names = names.iter().map(|name| text::path_segment(name));
            quote!(pub use runtime::#module::{#(#names),*};)
        });
    File {
        path: "src/lib.rs".to_owned(),
        head: quote! {
            #docs
            #![forbid(unsafe_code)]
        },
        items: vec![
            quote! {
                mod client;
                #models
                #(#modules)*
                #[doc(hidden)]
                pub mod runtime;
            },
            quote!(#(#uses)*),
        ],
        tail: "",
    }
}

/// `src/runtime.rs`: the list of its modules.
fn runtime_root(modules: &[&str]) -> File {
    let modules = modules.iter().map(|name| {
        let about = format!(" See the head of `runtime/{name}.rs`.");
        let name = text::path_segment(name);
        quote! {
            #[doc = #about]
            pub mod #name;
        }
    });
    File {
        path: "src/runtime.rs".to_owned(),
        head: quote! {
            #![doc = " What every call does: the same in each client that postman-codegen writes."]
        },
        items: vec![quote!(#(#modules)*)],
        tail: "",
    }
}

/// A file of operations.
fn module(module: &Module) -> File {
    let children = module.children.iter().map(|child| {
        let child = identifier(child);
        quote!(pub mod #child;)
    });
    let uses = uses(&module.imports);
    let mut items = vec![uses, quote!(#(#children)*)];
    items.extend(operation::service(module));
    for operation in &module.operations {
        items.extend(operation::items(operation));
    }
    items.extend(module.items.iter().flat_map(item));
    let path: Vec<String> = module.path.iter().map(ToString::to_string).collect();
    File {
        path: format!("src/{}.rs", path.join("/")),
        head: inner_docs(&module.docs),
        items,
        tail: "",
    }
}

/// `src/models.rs`.
fn models(krate: &Crate) -> File {
    let mut items = vec![uses(&krate.model_imports)];
    items.extend(krate.models.iter().flat_map(item));
    File {
        path: "src/models.rs".to_owned(),
        head: quote! {
            #![doc = " Types that operations of several folders share."]
        },
        items,
        tail: "",
    }
}

/// The items of a type.
fn item(item: &crate::rust::Item) -> Vec<TokenStream> {
    match item {
        crate::rust::Item::Struct(item) => structure::structure(item),
        crate::rust::Item::Union(item) => structure::union(item),
        crate::rust::Item::Texts(item) => structure::texts(item),
        crate::rust::Item::Answers(item) => answers::items(item),
    }
}

/// `use` lines of a file, grouped by crate.
fn uses(names: &std::collections::BTreeSet<&'static str>) -> TokenStream {
    let has = |name: &str| names.contains(name);
    let map = has("BTreeMap").then(|| {
        quote!(
            use std::collections::BTreeMap;
        )
    });
    let serde: Vec<TokenStream> = ["Deserialize", "Serialize"]
        .into_iter()
        .filter(|name| has(name))
        .map(text::path_segment)
        .collect();
    let serde = (!serde.is_empty()).then(|| quote!(use serde::{#(#serde),*};));
    let value = has("Value").then(|| {
        quote!(
            use serde_json::Value;
        )
    });
    let elsewhere = ["BTreeMap", "Deserialize", "Serialize", "Value"];
    let own: Vec<TokenStream> = names
        .iter()
        .filter(|name| !elsewhere.contains(name))
        .map(|name| text::path_segment(name))
        .collect();
    let own = (!own.is_empty()).then(|| quote!(use crate::{#(#own),*};));
    quote! {
        #map
        #serde
        #value
        #own
    }
}
