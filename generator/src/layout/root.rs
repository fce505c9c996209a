//! Where generated code stands: in a crate of its own, or in a module of another crate.
//!
//! Code and documentation are made for a crate. In a module `crate::users` is `crate::zoom::users`, no feature of the
//! crate around it is asked for, and no example of the documentation is compiled: nobody knows the crate's name.

use proc_macro2::{Group, Ident, Spacing, Span, TokenStream, TokenTree};

use super::features;

/// Where generated code stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Root {
    /// In a crate of its own.
    #[default]
    Crate,
    /// In a module of another crate: the segments of its path, without `crate`.
    Module(Vec<String>),
}

impl Root {
    /// The path of the root as code below it writes it: `crate::zoom`.
    #[must_use]
    pub fn path(&self) -> String {
        let mut path = "crate".to_owned();
        for segment in self.segments() {
            path.push_str("::");
            path.push_str(segment);
        }
        path
    }

    fn segments(&self) -> &[String] {
        match self {
            Self::Crate => &[],
            Self::Module(segments) => segments,
        }
    }

    /// Where a file of the crate is written.
    pub(super) fn place(&self, path: &str) -> String {
        match self {
            Self::Crate => path.to_owned(),
            Self::Module(_) if path == "src/lib.rs" => "mod.rs".to_owned(),
            Self::Module(_) => path.strip_prefix("src/").unwrap_or(path).to_owned(),
        }
    }

    /// Tokens whose paths begin at the root.
    pub(super) fn tokens(&self, tokens: TokenStream) -> TokenStream {
        if self.segments().is_empty() {
            return tokens;
        }
        let mut placed = Vec::new();
        let mut tokens = tokens.into_iter().peekable();
        while let Some(token) = tokens.next() {
            let is_root = matches!(&token, TokenTree::Ident(ident) if ident == "crate")
                && matches!(tokens.peek(), Some(TokenTree::Punct(colon))
                    if colon.as_char() == ':' && colon.spacing() == Spacing::Joint);
            placed.push(match token {
                TokenTree::Group(group) => {
                    let mut inner = Group::new(group.delimiter(), self.tokens(group.stream()));
                    inner.set_span(group.span());
                    TokenTree::Group(inner)
                }
                other => other,
            });
            if is_root {
                for segment in self.segments() {
                    placed.extend(quote::quote!(::));
                    placed.push(TokenTree::Ident(Ident::new(segment, Span::call_site())));
                }
            }
        }
        placed.into_iter().collect()
    }

    /// The text of a runtime module whose macros name it, and are the crate's own.
    ///
    /// A macro that is exported stands at the root of the crate, where two modules would have the same.
    pub(super) fn macros(&self, text: String) -> String {
        if !text.contains("macro_rules! ") {
            return text;
        }
        let path = format!("{}::runtime::", self.path().replacen("crate", "$crate", 1));
        let text = text.replace("$crate::", &path);
        match self {
            Self::Crate => text,
            Self::Module(_) => text
                .replace("#[doc(hidden)]\n#[macro_export]\n", "")
                .replace("\npub use json_", "\npub(crate) use json_"),
        }
    }

    /// The text of a file; `None`: it is for a feature that a module does not have.
    pub(super) fn text(&self, text: String) -> Option<String> {
        match self {
            Self::Crate => Some(text),
            Self::Module(_) => features::resolved(&text).map(|text| self.documentation(&text)),
        }
    }

    /// Links to items begin at the root; examples are shown, not compiled.
    fn documentation(&self, text: &str) -> String {
        let link = format!("]({}::", self.path());
        let mut placed = String::with_capacity(text.len() + text.len() / 32);
        for line in text.split_inclusive('\n') {
            let written = line.trim_start();
            if !written.starts_with("///") && !written.starts_with("//!") {
                placed.push_str(line);
            } else if line.trim_end().ends_with("```no_run") {
                placed.push_str(&line.replace("```no_run", "```ignore"));
            } else {
                placed.push_str(&line.replace("](crate::", &link));
            }
        }
        placed
    }
}
