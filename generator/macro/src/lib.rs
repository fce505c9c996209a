//! The client of a Postman collection as a module of your crate, made while it is compiled.
//!
//! ```ignore
//! postman_codegen_macro::generate!(pub mod zoom = "zoom.postman_collection.json");
//! ```
//!
//! The same code as that of `postman-codegen generate --module`, which the crate's manifest must hold the dependencies
//! of: they stand in the module's documentation. The crate is compiled again when an input changes.

use std::env;
use std::path::{Path, PathBuf};

use postman_codegen::build::Build;
use proc_macro2::TokenStream;
use quote::quote;
use syn::parse::{Parse, ParseStream};
use syn::{Ident, LitStr, Token, Visibility};

/// Declares a module that is the client of a collection. To be called at the root of a crate, whose paths it uses.
///
/// `generate!(pub mod zoom = "zoom.postman_collection.json", environment = "production.json", globals = "globals.json",
/// config = "postman-codegen.toml", examples = "zoom.examples.json");` names all that may be given. Paths are relative to the folder of the package.
#[proc_macro]
pub fn generate(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let call = syn::parse_macro_input!(input as Call);
    match call.expand() {
        Ok(tokens) => tokens.into(),
        Err(error) => error.into_compile_error().into(),
    }
}

/// `pub mod zoom = "zoom.json", environment = "local.json"`
struct Call {
    visibility: Visibility,
    name: Ident,
    collection: LitStr,
    others: Vec<(Ident, LitStr)>,
}

impl Parse for Call {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let visibility = input.parse()?;
        input.parse::<Token![mod]>()?;
        let name = input.parse()?;
        input.parse::<Token![=]>()?;
        let collection = input.parse()?;
        let mut others = Vec::new();
        while !input.is_empty() {
            input.parse::<Token![,]>()?;
            if input.is_empty() {
                break;
            }
            let key = input.parse()?;
            input.parse::<Token![=]>()?;
            others.push((key, input.parse()?));
        }
        Ok(Self {
            visibility,
            name,
            collection,
            others,
        })
    }
}

impl Call {
    fn expand(&self) -> syn::Result<TokenStream> {
        let mut build = Build::new(path(&self.collection));
        for (key, file) in &self.others {
            build = match key.to_string().as_str() {
                "environment" => build.environment(path(file)),
                "globals" => build.globals(path(file)),
                "config" => build.config(path(file)),
                "examples" => build.examples(path(file)),
                _ => {
                    return Err(syn::Error::new(
                        key.span(),
                        "expected `environment`, `globals`, `config` or `examples`",
                    ));
                }
            };
        }
        let wrong = |error: postman_codegen::build::BuildError| syn::Error::new(self.collection.span(), error);
        let module = build.tokens(&self.visibility, &self.name).map_err(wrong)?;
        // By these the compiler knows that the inputs are part of the crate.
        let inputs = build.inputs().map_err(wrong)?;
        let inputs = inputs.iter().map(|path| path.to_string_lossy().into_owned());
        Ok(quote! {
            #(const _: &[u8] = include_bytes!(#inputs);)*
            #module
        })
    }
}

/// Below the package's folder; a macro may run anywhere.
fn path(file: &LitStr) -> PathBuf {
    let folder = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default();
    Path::new(&folder).join(file.value())
}
