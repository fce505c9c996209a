//! Text.
//!
//! Input: token streams per file. Output: the text of all files of the crate, formatted by
//! prettyplease, with blank lines where a person puts them. Total: tokens that are no Rust would be
//! a defect of the emitters.

use proc_macro2::TokenStream;

use crate::emit;
use crate::runtime;
use crate::rust::{Crate, Root};
use crate::shown::{ContractModule, Shown};
use crate::unseen::escaped_json;

use structs::Structs;

mod copy;
mod features;
mod manifest;
mod masks;
mod nested;
mod shared;
mod structs;
mod workspace;

pub(crate) use nested::{nested, nested_text};
pub use shared::runtime_package;
pub use workspace::{Member, workspace};

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

/// All files, ascending by path; no documentation shows one of the crate's secrets.
pub(crate) fn print<'a>(
    krate: &'a Crate,
    shown: &Shown,
    rendered: impl IntoIterator<Item = emit::File<'a>>,
) -> Vec<File> {
    let mut structs = Structs::default();
    let mut text = String::new();
    let print = |file| {
        let path = print_file(file, &mut structs, &krate.root, &mut text);
        // The text that grows is used again; a file keeps just what it needs.
        let copy = text.clone();
        text.clear();
        File {
            path,
            text: masks::source(copy, &krate.api.secrets),
        }
    };
    let embedded: &[&str] = if krate.embeds_runtime() { &krate.runtime } else { &[] };
    let copies = runtime::named(embedded).map(|module| copy::copy(module, &krate.root));
    let mut files: Vec<File> = rendered.into_iter().map(print).chain(copies).collect();
    if krate.root == Root::Crate {
        files.extend([
            manifest::manifest(krate, shown),
            File {
                path: "README.md".to_owned(),
                text: masks::page(format!("<!-- {MARK} -->\n\n{}", shown.readme), &krate.api.secrets),
            },
            manifest::formatting(),
            manifest::lints(),
        ]);
    }
    let modules = shown.contract.iter().flat_map(|contract| &contract.modules);
    modules.for_each(|module| data(module, &mut files));
    files.sort_by(|left, right| left.path.cmp(&right.path));
    files
}

/// Adds the text of a file; gives its path.
fn print_file(file: emit::File<'_>, structs: &mut Structs, root: &Root, text: &mut String) -> String {
    text.push_str(&format!("// {MARK}\n\n{}", printed(file.head)));
    for item in file.items {
        if matches!(&item, emit::Item::Tokens(tokens) if tokens.is_empty()) {
            continue;
        }
        if !text.ends_with("\n\n") {
            text.push('\n');
        }
        match item {
            emit::Item::Tokens(tokens) => text.push_str(&printed(tokens)),
            emit::Item::Lines(docs, lines) => structs::lines(docs, &lines, text),
            emit::Item::Struct(item, from) => structs.print(item, from, text),
            emit::Item::Table(table) => structs::table(&table, text),
        }
    }
    text.push_str(&file.tail);
    file_path(root, &file.path)
}

/// Adds the data of a module's contract tests: JSON, with the mark as its first member.
fn data(module: &ContractModule, files: &mut Vec<File>) {
    files.extend(module.tests.iter().map(|test| {
        let text = format!("{:#}", test.data);
        let text = escaped_json(&text);
        let members = text.strip_prefix("{\n").unwrap_or_default();
        File {
            path: format!("tests/contract/{}.json", test.path),
            text: format!("{{ \"\": \"{MARK}\",\n{members}\n"),
        }
    }));
    module.children.iter().for_each(|child| data(child, files));
}

fn printed(tokens: TokenStream) -> String {
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
        let is_member = before.starts_with("    ") && !before.starts_with("     ") && !before.starts_with("    //");
        let ended = is_member && before.ends_with(['}', ';']);
        let starts = ["    ///", "    #[", "    fn ", "    pub ", "    async "];
        let begins = starts.iter().any(|start| line.starts_with(start));
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

/// Where a file of the crate is written.
fn file_path(root: &Root, path: &str) -> String {
    match root {
        Root::Crate => path.to_owned(),
        Root::Module(_) if path == "src/lib.rs" => "mod.rs".to_owned(),
        Root::Module(_) => path.strip_prefix("src/").unwrap_or(path).to_owned(),
    }
}
