//! `src/client.rs`: settings, credentials and folders.

use proc_macro2::TokenStream;
use quote::quote;

use super::expr;
use super::operation::Receiver;
use super::text::{docs, identifier, literal, path};
use super::{File, operation, tokens, ty, uses};
use crate::rust::{Client, Credential, Setting, Standpoint};

/// Whether templates have holes that are filled anew for each call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dynamic {
    /// Some have.
    Used,
    /// None has.
    Unused,
}

/// The file.
pub(super) fn file<'a>(client: &'a Client, dynamic: Dynamic, root: &'a str) -> File<'a> {
    let from = Standpoint::File { root, module: &[] };
    let defaults = client.settings.iter().map(|setting| {
        let key = literal(&setting.key);
        match &setting.default {
            Some(default) => {
                let default = literal(default);
                quote!(Setting::new(#key, Some(#default)))
            }
            None => quote!(Setting::new(#key, None)),
        }
    });
    let makes = (dynamic == Dynamic::Used).then(|| quote!(.dynamic_variables()));
    let accessors = client
        .accessors
        .iter()
        .map(|accessor| operation::accessor(accessor, Receiver::Client, from));
    let setters: Vec<TokenStream> = client
        .settings
        .iter()
        .map(setting)
        .chain(client.credentials.iter().map(|own| credential(own, from)))
        .collect();
    let setters = (!setters.is_empty()).then(|| {
        quote! {
            impl Builder {
                #(#setters)*
            }
        }
    });
    let root = path(&from.root().collect::<Vec<_>>());
    let imports = uses::lines(&client.imports, from);
    let mut items = vec![
        quote! {
            use #root::runtime::template::Setting;
            #imports
        },
        quote! {
            /// What the collection says of its variables.
            const SETTINGS: &[Setting] = &[#(#defaults),*];
        },
        quote! {
            impl Client {
                /// A client's settings, to begin with the collection's own values.
                pub fn builder() -> Builder {
                    Builder::new(SETTINGS).user_agent(concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"))) #makes
                }
                #(#accessors)*
            }
        },
    ];
    items.extend(setters);
    File {
        path: "src/client.rs".to_owned(),
        head: quote! {
            #![doc = " How the client is set up, and the way to its folders."]
        },
        items: Box::new(tokens(items)),
        tail: "",
    }
}

/// `pub fn base_url(self, base_url: impl Into<String>) -> Self`.
fn setting(setting: &Setting) -> TokenStream {
    let about = docs(&setting.docs);
    let (name, key) = (identifier(&setting.name), literal(&setting.key));
    quote! {
        #about
        pub fn #name(self, #name: impl Into<String>) -> Self {
            self.set(#key, #name)
        }
    }
}

/// `pub fn bearer_token(self, token: impl Into<Secret>) -> Self`.
fn credential(credential: &Credential, from: Standpoint<'_>) -> TokenStream {
    let about = docs(&credential.docs);
    let name = identifier(&credential.name);
    let slot = credential.name.as_str();
    let arguments = credential.arguments.iter().map(|argument| ty::argument(argument, from));
    let scheme = expr::expr(&credential.scheme, from.into());
    quote! {
        #about
        pub fn #name(self, #(#arguments),*) -> Self {
            self.credential(#slot, #scheme)
        }
    }
}
