//! Code and text in their place.

use proc_macro2::{Group, Ident, Spacing, Span, TokenStream, TokenTree};

use crate::rust::Root;

/// Where a file of the crate is written.
pub(super) fn place(root: &Root, path: &str) -> String {
    match root {
        Root::Crate => path.to_owned(),
        Root::Module(_) if path == "src/lib.rs" => "mod.rs".to_owned(),
        Root::Module(_) => path.strip_prefix("src/").unwrap_or(path).to_owned(),
    }
}

/// Tokens whose paths begin at the root.
pub(super) fn tokens(root: &Root, tokens: TokenStream) -> TokenStream {
    let Root::Module(segments) = root else { return tokens };
    let mut placed = Vec::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let is_root = matches!(&token, TokenTree::Ident(ident) if ident == "crate")
            && matches!(tokens.peek(), Some(TokenTree::Punct(colon))
                    if colon.as_char() == ':' && colon.spacing() == Spacing::Joint);
        placed.push(match token {
            TokenTree::Group(group) => {
                let mut inner = Group::new(group.delimiter(), self::tokens(root, group.stream()));
                inner.set_span(group.span());
                TokenTree::Group(inner)
            }
            other => other,
        });
        if is_root {
            for segment in segments {
                placed.extend(quote::quote!(::));
                placed.push(TokenTree::Ident(Ident::new(segment, Span::call_site())));
            }
        }
    }
    placed.into_iter().collect()
}
