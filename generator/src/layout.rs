//! Text.
//!
//! Input: token streams per file. Output: the text of all files of the crate, formatted by
//! prettyplease, with blank lines where a person puts them. Total: tokens that are no Rust would be
//! a defect of the emitters.

use proc_macro2::TokenStream;

use crate::emit;

mod manifest;
mod readme;

pub use manifest::manifest;
pub use readme::readme;

/// A file of the crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Path below the crate's folder, with `/`.
    pub path: String,
    /// The whole text, line breaks as `\n`.
    pub text: String,
}

/// The mark by which the tool knows its own files; who deletes it keeps the file.
pub const MARK: &str = "Written by postman-codegen; edit the collection and generate again.";

/// The text of a file of Rust.
#[must_use]
pub fn print(file: &emit::File) -> File {
    let mut text = format!("// {MARK}\n\n");
    let head = item(&file.head);
    text.push_str(&head);
    for tokens in &file.items {
        let printed = item(tokens);
        if !printed.is_empty() {
            if !text.ends_with("\n\n") {
                text.push('\n');
            }
            text.push_str(&printed);
        }
    }
    File {
        path: file.path.clone(),
        text,
    }
}

/// A runtime module, as it stands.
#[must_use]
pub fn copy(name: &str, text: &str) -> File {
    File {
        path: format!("src/runtime/{name}.rs"),
        text: format!("// {MARK}\n\n{text}"),
    }
}

fn item(tokens: &TokenStream) -> String {
    if tokens.is_empty() {
        return String::new();
    }
    match syn::parse2::<syn::File>(tokens.clone()) {
        Ok(parsed) => spaced(&prettyplease::unparse(&parsed)),
        Err(error) => unreachable!("an emitter made no Rust ({error}): {tokens}"),
    }
}

/// Blank lines between the methods and constants of an `impl`.
fn spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len() + text.len() / 16);
    let mut before = "";
    let mut within_impl = false;
    for line in text.lines() {
        if !line.starts_with([' ', '}', '/', '#']) {
            within_impl = line.starts_with("impl");
        }
        let ended = before.starts_with("    ")
            && !before.starts_with("     ")
            && before.ends_with(['}', ';'])
            && !before.starts_with("    //");
        let begins = ["    ///", "    #[", "    fn ", "    pub ", "    async "]
            .iter()
            .any(|start| line.starts_with(start));
        if within_impl && ended && begins {
            spaced.push('\n');
        }
        spaced.push_str(line);
        spaced.push('\n');
        before = line;
    }
    spaced
}
