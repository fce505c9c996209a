//! Items as they are written, their documentation apart.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{ImplItemFn, Type};

/// An item: what it does, and what is said of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Written {
    /// The signature of a method; of anything else the same as the code.
    pub(super) signature: String,
    /// The tokens without documentation; of a method those of its body.
    pub(super) code: String,
    /// The documentation.
    pub(super) docs: String,
}

impl Written {
    pub(super) fn of(item: &impl ToTokens) -> Self {
        let mut docs = String::new();
        let code = apart(item.to_token_stream(), &mut docs).to_string();
        Self {
            signature: code.clone(),
            code,
            docs,
        }
    }

    pub(super) fn method(method: &ImplItemFn) -> Self {
        Self {
            signature: method.sig.to_token_stream().to_string(),
            code: method.block.to_token_stream().to_string(),
            docs: Self::of(method).docs,
        }
    }
}

/// A type as rustfmt writes it, on one line.
pub(super) fn ty(ty: &Type) -> String {
    let text = prettyplease::unparse(&syn::parse_quote!(type T = #ty;));
    let text = text.trim().trim_start_matches("type T =").trim_end_matches(';');
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The code, and the documentation anywhere in it.
fn apart(tokens: TokenStream, docs: &mut String) -> TokenStream {
    let mut code = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) if is_documentation(&group) => {
                docs.push_str(&group.to_string());
                // The `#` before it.
                code.pop();
            }
            TokenTree::Group(group) => {
                let inner = apart(group.stream(), docs);
                code.push(TokenTree::Group(Group::new(group.delimiter(), inner)));
            }
            token => code.push(token),
        }
    }
    code.into_iter().collect()
}

/// `[doc = "…"]`
fn is_documentation(group: &Group) -> bool {
    let first = group.stream().into_iter().next();
    group.delimiter() == Delimiter::Bracket && matches!(first, Some(TokenTree::Ident(name)) if name == "doc")
}
