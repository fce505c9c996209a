//! `src/client.rs`: settings, credentials and folders.

use proc_macro2::TokenStream;
use quote::quote;

use super::expr;
use super::operation::Receiver;
use super::text::{condition, docs, identifier, literal, path};
use super::{File, operation, tokens, ty, uses};
use crate::rust::path::OWN_CLIENT;
use crate::rust::{Agent, Client, Crate, Credential, Hook, Login, LoginPart, Setting, Standpoint};

pub(super) fn file(krate: &Crate) -> File<'_> {
    let (client, root) = (&krate.client, krate.root.path());
    let from = Standpoint::File { root, module: &[] };
    let root = path(&from.root().collect::<Vec<_>>());
    let imports = uses::lines(&client.imports, from);
    let defaults = client.settings.iter().map(default);
    // Some templates have holes that are filled anew for each call.
    let makes = krate
        .runtime
        .contains(&"dynamic")
        .then(|| quote!(.maker(#root::runtime::dynamic::make)));
    let user_agent = match &client.user_agent {
        Some(own) => literal(own),
        None => quote!(concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"))),
    };
    let set_agent = match client.agent {
        Agent::Own => quote!(user_agent),
        Agent::OfScripts => quote!(default_user_agent),
    };
    let own = client.imports.contains(&OWN_CLIENT).then(|| quote!(own_client!();));
    let accessors = client.accessors.iter();
    let accessors = accessors.map(|accessor| operation::accessor(accessor, Receiver::Client, from));
    let items = [
        quote! {
            use #root::runtime::template::Setting;
            #imports
        },
        own.unwrap_or_default(),
        quote! {
            /// What the collection says of its variables.
            const SETTINGS: &[Setting] = &[#(#defaults),*];
        },
        quote! {
            impl Client {
                /// A client's settings, to begin with the collection's own values.
                pub fn builder() -> Builder {
                    Builder::new(SETTINGS).#set_agent(#user_agent) #makes
                }
                #(#accessors)*
            }
        },
    ];
    File {
        path: "src/client.rs".to_owned(),
        head: quote! {
            #![doc = " How the client is set up, and the way to its folders."]
        },
        items: Box::new(tokens(items.into_iter().chain(setters(client, from)))),
        tail: "".into(),
    }
}

/// `Setting::new("baseUrl", Some("https://api.example"))`.
fn default(setting: &Setting) -> TokenStream {
    let (key, setter) = (literal(&setting.key), literal(setting.name.as_str()));
    match setting.default.as_deref().map(literal) {
        Some(default) => quote!(Setting::new(#key, Some(#default))),
        None if setting.secret => quote!(Setting::secret(#key, #setter)),
        None => quote!(Setting::required(#key, #setter)),
    }
}

/// `impl Builder { … }`: settings and credentials, if there are any.
fn setters(client: &Client, from: Standpoint<'_>) -> Option<TokenStream> {
    let logins = client
        .credentials
        .iter()
        .filter_map(|own| Some(login(own.login.as_ref()?, from)));
    let credentials = client.credentials.iter().map(|own| credential(own, from)).chain(logins);
    let hooks = client.hooks.iter().map(hook);
    let setters: Vec<TokenStream> = client
        .settings
        .iter()
        .map(setting)
        .chain(credentials)
        .chain(hooks)
        .collect();
    (!setters.is_empty()).then(|| {
        quote! {
            impl Builder {
                #(#setters)*
            }
        }
    })
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

/// `pub fn before_each(self, before: impl Fn(&mut Draft<'_>) -> Result<(), Error> + Send + Sync + 'static) -> Self`.
fn hook(hook: &Hook) -> TokenStream {
    let (about, name) = (docs(&hook.docs), identifier(&hook.name));
    let slot = hook.name.as_str();
    quote! {
        #about
        pub fn #name(self, before: impl Fn(&mut Draft<'_>) -> Result<(), Error> + Send + Sync + 'static) -> Self {
            self.hook(#slot, before)
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

/// `pub fn bearer_token_from(self, call: impl Fn(&Client) -> LogIn + Send + Sync + 'static) -> Self`.
fn login(login: &Login, from: Standpoint<'_>) -> TokenStream {
    let (about, name) = (docs(&login.docs), identifier(&login.name));
    let needs = condition(login.feature.as_ref());
    let call = path(&login.call.segments(from));
    let root = path(&from.root().collect::<Vec<_>>());
    let (imports, begin) = match login.gets.as_slice() {
        [_] => (quote!(Part, log_in), quote!()),
        _ => (quote!(Login, Part), quote!(let login = Login::new(call);)),
    };
    let owned = login.gets.iter().map(|got| {
        let slot = got.credential.as_str();
        let part = match &got.part {
            LoginPart::Json(pointer) => {
                let pointer = literal(pointer);
                quote!(Part::Json(#pointer))
            }
            LoginPart::Header(name) => {
                let name = literal(name);
                quote!(Part::Header(#name))
            }
        };
        let provider = match login.gets.as_slice() {
            [_] => quote!(log_in(own, call, #part)),
            _ => quote!(login.part(own, #part)),
        };
        let renewed = match &got.header {
            Some((name, prefix)) => {
                let (name, prefix) = (literal(name), literal(prefix));
                quote!(Renewed::header(#name, #prefix, #provider))
            }
            None => quote!(Renewed::bearer(#provider)),
        };
        quote!(.owned(#slot, |own| #renewed))
    });
    quote! {
        #about
        #[cfg(not(target_arch = "wasm32"))]
        #needs
        pub fn #name(self, call: impl Fn(&Client) -> #call + Send + Sync + 'static) -> Self {
            use #root::runtime::login::{#imports};
            use #root::runtime::provider::Renewed;
            #begin
            self #(#owned)*
        }
    }
}
