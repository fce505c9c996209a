//! `examples/users.rs`: a program that makes one call.

use std::str::FromStr;

use proc_macro2::TokenStream;
use quote::quote;

use super::expr;
use super::play::chain;
use super::text::{inner_docs, literal, path_segment};
use super::ty::ty;
use super::{File, tokens, uses};
use crate::rust::{Expr, Home, Standpoint};
use crate::shown::{Program, Sent};

pub(super) fn file(program: &Program) -> File<'_> {
    let krate = path_segment(&program.crate_name);
    let from = Standpoint::Program(&program.crate_name);
    let names = uses::names(&program.imports, &Home::Root);
    let map = uses::chosen(&program.imports, from, |home| matches!(home, Home::Std(_)));
    let libraries = uses::chosen(&program.imports, from, |home| matches!(home, Home::Library(_)));
    let mut given = program.builder.iter().flat_map(|step| &step.arguments);
    let reads = given.any(|value| value.any(is_environment));
    let environment = reads.then(|| {
        quote!(
            use std::env;
        )
    });
    let steps = program.builder.iter().map(|step| expr::step(step, from.into()));
    let (own, sent) = sent(&program.sent, from);
    let items = vec![
        quote! {
            #map
            #environment
            use std::error::Error;
        },
        quote! {
            use #krate::{#(#names),*};
            #libraries
            #own
        },
        quote! {
            #[tokio::main(flavor = "current_thread")]
            async fn main() -> Result<(), Box<dyn Error>> {
                let client = Client::builder() #(#steps)* .build()?;
                #sent
                let content = &*answer;
                println!("{} {content:#?}", answer.status());
                Ok(())
            }
        },
    ];
    File {
        path: format!("examples/{}.rs", program.name),
        head: inner_docs(&program.docs).unwrap_or_default(),
        items: Box::new(tokens(items)),
        tail: "".into(),
    }
}

/// What the call imports for itself, and its statements.
fn sent(sent: &Sent, from: Standpoint<'_>) -> (TokenStream, TokenStream) {
    let tokens = |text: &str| TokenStream::from_str(text).unwrap_or_default();
    match sent {
        Sent::Example { imports, statements } => (tokens(imports), tokens(statements)),
        Sent::Whole { body, call } => {
            let body = body.as_ref().map(|(kind, text)| {
                let (kind, text) = (ty(kind, from), raw(text));
                quote!(let body: #kind = serde_json::from_str(#text)?;)
            });
            let call = chain(call, from);
            (TokenStream::new(), quote!(#body let answer = #call.await?;))
        }
    }
}

fn is_environment(value: &Expr) -> bool {
    matches!(value, Expr::Environment(_))
}

/// JSON as it stands, where a raw string can hold it, between as few `#` as that takes.
pub(super) fn raw(text: &str) -> TokenStream {
    let is_plain = |letter: char| letter == '\n' || !letter.is_control() && !crate::unseen::is_unseen(letter);
    let hashes = ["", "#", "##"];
    let fits = hashes.iter().find(|hashes| !text.contains(&format!("\"{hashes}")));
    match fits.filter(|_| text.chars().all(is_plain)) {
        Some(hashes) => {
            let raw = format!("r{hashes}\"{text}\"{hashes}");
            TokenStream::from_str(&raw).unwrap_or_else(|_| literal(text))
        }
        None => literal(text),
    }
}

#[cfg(test)]
mod tests {
    use super::raw;

    #[test]
    fn raw_strings_have_no_needless_hashes() {
        assert_eq!(raw("[]").to_string(), "r\"[]\"");
        assert_eq!(raw("{\"a\": 1}").to_string(), "r#\"{\"a\": 1}\"#");
        assert_eq!(raw("[\"#\"]").to_string(), "r##\"[\"#\"]\"##");
        assert_eq!(raw("[\"##\"]").to_string(), "\"[\\\"##\\\"]\"");
    }
}
