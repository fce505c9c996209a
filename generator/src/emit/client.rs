//! `src/client.rs`: settings, credentials and folders.

use proc_macro2::TokenStream;
use quote::quote;

use super::expr::{self, Arguments};
use super::text::{docs, identifier, literal};
use super::{File, operation, tokens, ty};
use crate::rust::{Client, Credential, Setting};

/// Whether templates have holes that are filled anew for each call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dynamic {
    /// Some have.
    Used,
    /// None has.
    Unused,
}

/// The file.
pub(super) fn file<'a>(client: &Client, dynamic: Dynamic) -> File<'a> {
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
        .map(|accessor| operation::accessor(accessor, &quote!(self)));
    let setters: Vec<TokenStream> = client
        .settings
        .iter()
        .map(setting)
        .chain(client.credentials.iter().map(credential))
        .collect();
    let setters = (!setters.is_empty()).then(|| {
        quote! {
            impl Builder {
                #(#setters)*
            }
        }
    });
    let mut items = vec![
        imports(client),
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

fn imports(client: &Client) -> TokenStream {
    let mut own = vec!["Builder", "Client"];
    for credential in &client.credentials {
        for argument in &credential.arguments {
            own.extend(ty::names(&argument.ty));
        }
        own.extend(expr::first_segment(&credential.scheme));
    }
    own.sort_unstable();
    own.dedup();
    let own = own
        .into_iter()
        .filter(|name| *name != "String")
        .map(super::text::path_segment);
    quote! {
        use crate::runtime::template::Setting;
        use crate::{#(#own),*};
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
fn credential(credential: &Credential) -> TokenStream {
    let about = docs(&credential.docs);
    let name = identifier(&credential.name);
    let slot = credential.name.as_str();
    let arguments = credential.arguments.iter().map(ty::argument);
    let scheme = expr::expr(&credential.scheme, Arguments::Names);
    quote! {
        #about
        pub fn #name(self, #(#arguments),*) -> Self {
            self.credential(#slot, #scheme)
        }
    }
}
