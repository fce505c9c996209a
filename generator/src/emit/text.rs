//! Documentation, identifiers and literals.

use std::str::FromStr;

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, quote};

use crate::name::Identifier;
use crate::rust::Docs;
use crate::unseen::is_unseen;

/// Stands between two lines of documentation in one attribute; no documentation holds it.
///
/// Documentation is half of a crate. An attribute for all its lines is a fifth of the tokens that one for each
/// would be; `layout` writes the lines apart.
pub(crate) const LINE_END: char = '\u{1e}';

/// `/// …`, one attribute for all lines.
pub(super) fn docs(docs: &Docs) -> Option<TokenStream> {
    let text = doc_literal(docs)?;
    Some(quote!(#[doc = #text]))
}

/// `//! …`.
pub(super) fn inner_docs(docs: &Docs) -> Option<TokenStream> {
    let text = doc_literal(docs)?;
    Some(quote!(#![doc = #text]))
}

/// A raw literal where the text can stand in one: as nothing in it is escaped, nothing is read letter by letter again.
fn doc_literal(docs: &Docs) -> Option<Literal> {
    let text = doc_text(docs)?;
    let fence = "#".repeat(fence_length(&text));
    let raw = Literal::from_str(&format!("r{fence}\"{text}\"{fence}"));
    Some(raw.unwrap_or_else(|_| Literal::string(&text)))
}

/// How many `#` end a raw literal that nothing in the text ends.
fn fence_length(text: &str) -> usize {
    let runs = text.split('"').skip(1);
    let longest = runs.map(|rest| rest.bytes().take_while(|byte| *byte == b'#').count() + 1);
    longest.max().unwrap_or(0)
}

fn doc_text(docs: &Docs) -> Option<String> {
    let mut text = String::new();
    for (index, line) in docs.lines().enumerate() {
        if index > 0 {
            text.push(LINE_END);
        }
        if !line.is_empty() {
            text.push(' ');
            text.push_str(line);
        }
    }
    (!docs.is_empty()).then_some(text)
}

/// `#[cfg(feature = "users")]`; nothing where nothing is needed.
pub(super) fn condition(feature: Option<&String>) -> Option<TokenStream> {
    let feature = literal(feature?);
    Some(quote!(#[cfg(feature = #feature)]))
}

pub(crate) fn identifier(name: &Identifier) -> Ident {
    Ident::new(name.as_str(), Span::call_site())
}

/// A segment of a path that the generator itself knows.
pub(super) fn path_segment(name: &str) -> TokenStream {
    Ident::new(name, Span::call_site()).into_token_stream()
}

/// A path; it begins with `::` where the first segment is empty.
pub(super) fn path(segments: &[&str]) -> TokenStream {
    let segments = segments
        .iter()
        .map(|segment| (!segment.is_empty()).then(|| path_segment(segment)));
    quote!(#(#segments)::*)
}

/// A string literal; letters that nobody sees are escaped, as rustc wants those that change the direction of text.
pub(super) fn literal(text: &str) -> TokenStream {
    if !text.contains(is_unseen) {
        return Literal::string(text).into_token_stream();
    }
    let escape = |c: char| match is_unseen(c) {
        true => c.escape_unicode().to_string(),
        false => c.escape_debug().to_string(),
    };
    let escaped: String = text.chars().map(escape).collect();
    TokenStream::from_str(&format!("\"{escaped}\"")).unwrap_or_else(|_| Literal::string(text).into_token_stream())
}
