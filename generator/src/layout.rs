//! Text.
//!
//! Input: token streams per file. Output: the text of all files of the crate, formatted by
//! prettyplease, with blank lines where a person puts them. Total: tokens that are no Rust would be
//! a defect of the emitters.

use proc_macro2::TokenStream;

use crate::emit;

use structs::Structs;

mod dependencies;
mod features;
mod manifest;
mod masks;
mod nested;
mod readme;
mod root;
mod structs;

pub use dependencies::of_module;
pub use manifest::{formatting, lints, manifest};
pub use nested::{nested, nested_text};
pub use readme::readme;
pub use root::Root;

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

/// The text of each file of Rust; no documentation shows one of the secrets.
#[must_use]
pub fn print<'a>(files: impl IntoIterator<Item = emit::File<'a>>, root: &'a Root, secrets: &'a [String]) -> Vec<File> {
    let mut structs = Structs::new(root);
    let mut text = String::new();
    let print = |file| {
        let path = print_file(file, &mut structs, root, &mut text);
        // The text that grows is used again; a file keeps just what it needs.
        let copy = root.text(text.clone());
        text.clear();
        Some(File {
            path,
            text: masks::source(copy?, secrets),
        })
    };
    files.into_iter().filter_map(print).collect()
}

/// Adds the text of a file; gives its path.
fn print_file<'a>(file: emit::File<'a>, structs: &mut Structs<'a>, root: &Root, text: &mut String) -> String {
    text.push_str(&format!("// {MARK}\n\n{}", item(file.head)));
    for item in file.items {
        if matches!(&item, emit::Item::Tokens(tokens) if tokens.is_empty()) {
            continue;
        }
        if !text.ends_with("\n\n") {
            text.push('\n');
        }
        match item {
            emit::Item::Tokens(tokens) => text.push_str(&self::item(root.tokens(tokens))),
            emit::Item::Struct(item) => structs.print(item, text),
            emit::Item::Table(table) => structs::table(&table, text),
        }
    }
    text.push_str(file.tail);
    root.place(&file.path)
}

/// A file of JSON, with the mark as its first member.
#[must_use]
pub fn data(path: String, value: &serde_json::Value) -> File {
    let text = format!("{value:#}");
    let members = text.strip_prefix("{\n").unwrap_or_default();
    File {
        path,
        text: format!("{{ \"\": \"{MARK}\",\n{members}\n"),
    }
}

/// A runtime module, as it stands; `None`: it is for a feature that a module of another crate does not have.
#[must_use]
pub fn copy(name: &str, text: &str, root: &Root) -> Option<File> {
    Some(File {
        path: root.place(&format!("src/runtime/{name}.rs")),
        text: root.text(root.macros(format!("// {MARK}\n\n{text}")))?,
    })
}

fn item(tokens: TokenStream) -> String {
    if tokens.is_empty() {
        return String::new();
    }
    match syn::parse2::<syn::File>(tokens) {
        Ok(parsed) => spaced(&prettyplease::unparse(&parsed)),
        Err(error) => unreachable!("an emitter made no Rust: {error}"),
    }
}

/// Blank lines between the methods and constants of an `impl`; lines of documentation apart.
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
        apart(line, &mut spaced);
        before = line;
    }
    spaced
}

/// Writes a line; one that holds several of documentation as these, each with the same beginning.
fn apart(line: &str, text: &mut String) {
    let start = line.len() - line.trim_start().len() + "///".len();
    let mut pieces = line.split(emit::LINE_END);
    text.push_str(pieces.next().unwrap_or_default().trim_end_matches(' '));
    text.push('\n');
    for piece in pieces {
        text.push_str(line.get(..start).unwrap_or_default());
        text.push_str(piece.trim_end_matches(' '));
        text.push('\n');
    }
}
