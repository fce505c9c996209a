//! Token streams.
//!
//! Input: a [`Crate`]. Output: per file of `src` the tokens of its items, one
//! stream each. An emitter is a small function from one value to tokens; it decides nothing.
//!
//! Items are rendered when they are asked for, so that the tokens of one item are held at a time.

use std::borrow::Cow;
use std::fmt;

use proc_macro2::TokenStream;
use quote::quote;

use crate::runtime;
use crate::rust::{Crate, Docs, Module, Standpoint, Struct};
use crate::shown::Shown;

mod answers;
mod client;
mod contract;
mod decoding;
mod expr;
mod flow;
mod operation;
mod play;
mod program;
mod scripts;
mod structure;
mod text;
mod ty;
mod uses;

use text::{condition, inner_docs};

pub(crate) use structure::{frame, single};
pub(crate) use text::{LINE_END, identifier};

/// A file of Rust.
pub(crate) struct File<'a> {
    /// Path below the crate's folder.
    pub path: String,
    /// Inner documentation and attributes.
    pub head: TokenStream,
    /// Items in order, rendered one by one; a blank line stands between two of them.
    pub items: Box<dyn Iterator<Item = Item<'a>> + 'a>,
    /// Text that does not depend on the collection, as it stands.
    pub tail: Cow<'static, str>,
}

#[derive(Clone, Debug)]
pub(crate) enum Item<'a> {
    /// An item, or several that stand together; may be empty.
    Tokens(TokenStream),
    /// A struct: structs fill a crate and are made of the same parts, so each part is rendered once, by
    /// [`frame`] and [`single`].
    Struct(&'a Struct, Standpoint<'a>),
    /// Lines as they are written, below documentation, if there is any.
    Lines(Option<&'a Docs>, String),
    /// A macro with what a type holds: `json_object!(User { id, email? });`.
    Table(Table),
}

/// What a type holds, for a macro of the runtime.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    pub name: &'static str,
    pub of: String,
    /// What it holds, as Rust.
    pub members: Vec<String>,
}

impl fmt::Display for Item<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tokens(tokens) => tokens.fmt(formatter),
            Self::Lines(_, lines) => lines.fmt(formatter),
            Self::Struct(item, from) => {
                write!(formatter, "{}: {}", item.name, frame(item))?;
                let mut fields = item.fields.iter();
                fields.try_for_each(|field| write!(formatter, " {}", single(field, item, *from)))
            }
            Self::Table(Table { name, of, members }) => {
                write!(formatter, "{name}!({of} {{ {} }});", members.join(", "))
            }
        }
    }
}

/// All files that are made of the collection; the runtime's are copied.
pub(crate) fn render<'a>(krate: &'a Crate, shown: &'a Shown) -> impl Iterator<Item = File<'a>> {
    let always = [library(krate, &shown.page), client::file(krate)];
    let embedded = krate.embeds_runtime().then(|| runtime_root(&krate.runtime));
    let contract = shown.contract.iter().filter(|contract| contract.has_tests());
    always
        .into_iter()
        .chain(embedded)
        .chain(modules(krate).map(move |item| module(item, krate.root.path(), &shown.calls)))
        .chain(scripts::file(krate))
        .chain(shown.programs.iter().map(program::file))
        .chain(shown.replay.iter().map(play::file))
        .chain(contract.map(contract::file))
        .chain(shown.flows.iter().map(flow::file))
}

/// The modules that are made of the collection.
fn modules(krate: &Crate) -> impl Iterator<Item = &Module> {
    krate.models.iter().chain(&krate.modules)
}

fn tokens<'a>(items: impl IntoIterator<Item = TokenStream> + 'a) -> impl Iterator<Item = Item<'a>> + 'a {
    items.into_iter().map(Item::Tokens)
}

/// `src/lib.rs`: modules and what users need of the runtime.
fn library<'a>(krate: &Crate, page: &Docs) -> File<'a> {
    let docs = inner_docs(page);
    let modules = modules(krate).filter(|module| module.path.len() == 1).map(|module| {
        let (name, needs) = (module.path.first().map(identifier), condition(module.feature.as_ref()));
        quote!(#needs pub mod #name;)
    });
    let scripts = (!krate.scripts.is_empty()).then(|| {
        quote!(
            pub mod scripts;
        )
    });
    let extra = krate.extra.then(|| {
        quote!(
            pub mod extra;
        )
    });
    let runtime = match krate.embeds_runtime() {
        true => quote!(
            pub mod runtime;
        ),
        false => quote!(
            pub use postman_codegen_runtime as runtime;
        ),
    };
    File {
        path: "src/lib.rs".to_owned(),
        head: quote! {
            #docs
            #![forbid(unsafe_code)]
        },
        items: Box::new(tokens([
            quote! {
                mod client;
                #(#modules)*
                #scripts
                #extra
                #[doc(hidden)]
                #runtime
            },
            exports(krate),
            doubles(krate),
        ])),
        tail: "".into(),
    }
}

/// What users need of the runtime, at the root of the crate.
fn exports(krate: &Crate) -> TokenStream {
    // The types of another crate take no methods: the client and its builder are the crate's own then.
    let own: &[&str] = if krate.embeds_runtime() {
        &[]
    } else {
        &["builder", "client"]
    };
    let of_its_own = (!own.is_empty()).then(|| {
        quote!(
            pub use client::{Builder, Client};
        )
    });
    let exports = runtime::named(&krate.runtime).filter(|module| !module.exports.is_empty());
    let uses = exports.filter(|module| !own.contains(&module.name)).map(|module| {
        let names = module.exports.iter().map(|name| text::path_segment(name));
        let module = text::path_segment(module.name);
        quote!(pub use runtime::#module::{#(#names),*};)
    });
    quote!(#of_its_own #(#uses)*)
}

/// What stands in for a server.
fn doubles(krate: &Crate) -> TokenStream {
    let mock = krate.runtime.contains(&"mock").then(|| {
        quote! {
            #[cfg(feature = "har")]
            pub use runtime::har::Har;
            #[cfg(feature = "mock")]
            pub use runtime::mock::{Mock, Recorded};
        }
    });
    mock.unwrap_or_default()
}

/// `src/runtime.rs`: the list of its modules.
fn runtime_root<'a>(modules: &[&str]) -> File<'a> {
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
        items: Box::new(tokens([quote!(#(#modules)*)])),
        tail: "".into(),
    }
}

/// A file of operations.
fn module<'a>(module: &'a Module, root: &'a str, calls: &'a [Docs]) -> File<'a> {
    let from = Standpoint::File {
        root,
        module: &module.path,
    };
    let children = module.children.iter().map(|child| {
        let child = identifier(child);
        quote!(pub mod #child;)
    });
    let head = [uses::lines(&module.imports, from), quote!(#(#children)*)];
    let service = std::iter::once(module).flat_map(move |module| operation::service(module, calls, from));
    let operations = module.operations.iter();
    let operations = operations.flat_map(move |operation| operation::items(operation, from));
    let items = tokens(head.into_iter().chain(service)).chain(operations);
    let path: Vec<String> = module.path.iter().map(ToString::to_string).collect();
    File {
        path: format!("src/{}.rs", path.join("/")),
        head: inner_docs(&module.docs).unwrap_or_default(),
        items: Box::new(items.chain(module.items.iter().flat_map(move |own| type_items(own, from)))),
        tail: "".into(),
    }
}

fn type_items<'a>(item: &'a crate::rust::Item, from: Standpoint<'a>) -> Vec<Item<'a>> {
    match item {
        crate::rust::Item::Struct(item) => std::iter::once(Item::Struct(item, from))
            .chain(structure::tables(item, from).map(Item::Table))
            .collect(),
        crate::rust::Item::Union(item) => vec![
            Item::Tokens(structure::union(item, from)),
            Item::Table(structure::union_table(item)),
        ],
        crate::rust::Item::Tagged(item) => vec![
            Item::Tokens(structure::tagged(item, from)),
            Item::Table(structure::tagged_table(item)),
        ],
        crate::rust::Item::Texts(item) => vec![
            Item::Tokens(structure::texts(item)),
            Item::Table(structure::texts_table(item)),
        ],
        crate::rust::Item::Answers(item) => tokens(answers::items(item, from)).collect(),
    }
}
