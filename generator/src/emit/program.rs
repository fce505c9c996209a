//! `examples/users.rs`: a program that makes one call.

use std::str::FromStr;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::expr::{self, Arguments};
use super::play::{chain, has_map, has_value, heads, outside};
use super::text::{inner_docs, literal, path_segment};
use super::ty::ty;
use super::{File, tokens};
use crate::rust::{Expr, Program};

/// The file.
pub(super) fn file(program: &Program) -> File<'_> {
    let krate = path_segment(&program.crate_name);
    let mut names = vec!["Client".to_owned()];
    let builder = program.builder.iter().flat_map(|step| &step.arguments);
    let setters = program.call.steps.iter().flat_map(|step| &step.arguments);
    let given = builder.chain(&program.call.arguments).chain(setters);
    given.clone().for_each(|argument| heads(argument, &mut names));
    names.sort_unstable();
    names.dedup();
    let names = names.iter().map(|name| path_segment(name));
    let reads = program
        .builder
        .iter()
        .any(|step| step.arguments.iter().any(is_environment));
    let environment = reads.then(|| {
        quote!(
            use std::env;
        )
    });
    let map = program.body.as_ref().is_some_and(|(ty, _)| has_map(ty)).then(|| {
        quote!(
            use std::collections::BTreeMap;
        )
    });
    let value = program.body.as_ref().is_some_and(|(ty, _)| has_value(ty)).then(|| {
        quote!(
            use serde_json::Value;
        )
    });
    let steps = program.builder.iter().map(|step| {
        let method = path_segment(&step.method);
        let arguments = step
            .arguments
            .iter()
            .map(|argument| expr::expr(argument, Arguments::Names));
        quote!(.#method(#(#arguments),*))
    });
    let body = program.body.as_ref().map(|(kind, text)| {
        let (kind, text) = (outside(ty(kind), &program.crate_name), raw(text));
        quote!(let body: #kind = serde_json::from_str(#text)?;)
    });
    let call = chain(
        &program.call,
        &Ident::new("client", Span::call_site()),
        &program.crate_name,
    );
    let items = vec![
        quote! {
            #map
            #environment
            use std::error::Error;
        },
        quote! {
            use #krate::{#(#names),*};
            #value
        },
        quote! {
            #[tokio::main(flavor = "current_thread")]
            async fn main() -> Result<(), Box<dyn Error>> {
                let client = Client::builder() #(#steps)* .build()?;
                #body
                let answer = #call.await?;
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
        tail: "",
    }
}

fn is_environment(value: &Expr) -> bool {
    match value {
        Expr::Environment(_) => true,
        Expr::Call { arguments, .. } | Expr::Slice(arguments) => arguments.iter().any(is_environment),
        Expr::Pair(_, right) => is_environment(right),
        _ => false,
    }
}

/// JSON as it stands, where a raw string can hold it, between as few `#` as that takes.
fn raw(text: &str) -> TokenStream {
    let is_plain =
        |letter: char| letter == '\n' || !letter.is_control() && !crate::rust::docs::is_bidirectional(letter);
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
