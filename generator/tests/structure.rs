//! The house rules that a program can hold: short functions, few parameters, none of them a `bool`, and modules that
//! import in the order of the stages and never in a circle.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{FnArg, ImplItem, Item, Signature, TraitItem, Type, UseTree};

const MOST_LINES: usize = 60;
const MOST_PARAMETERS: usize = 5;

/// The modules that have a place in the order, each rank after the one before; none imports one of a later rank.
const ORDER: &[&[&str]] = &[
    &["source"],
    &["diagnostic"],
    &["document"],
    &["script"],
    &["api"],
    &["shape"],
    &["name"],
    &["rust"],
    &["shown"],
    &["emit"],
    &["layout"],
    &["files"],
    &["diff", "explain", "inspect", "learn", "mock", "openapi", "report"],
    &["build"],
    &["cli"],
];

/// Modules that stages of several ranks use or that bring stages together: they may stand in no circle, that is all.
const BESIDE: &[&str] = &[
    "config",
    "description",
    "generator",
    "mechanism",
    "package",
    "measure",
    "placeholder",
    "runtime",
    "spelling",
    "statuses",
    "suggest",
    "toml_text",
    "unseen",
    "words",
];

/// A file of `src`.
struct SourceFile {
    /// `rust/operations.rs`
    path: String,
    text: String,
    items: Vec<Item>,
}

impl SourceFile {
    /// The module of the root that it belongs to; `None`: the root itself.
    fn module(&self) -> Option<&str> {
        let first = self.path.split('/').next()?.trim_end_matches(".rs");
        Some(first).filter(|first| !matches!(*first, "lib" | "main"))
    }
}

fn source_files() -> Vec<SourceFile> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    add_paths(&root, &mut paths);
    paths.sort();
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("it can be read");
        let file = syn::parse_file(&text).expect("it is Rust");
        let relative = path.strip_prefix(&root).expect("it is below the root");
        SourceFile {
            path: relative.to_string_lossy().replace('\\', "/"),
            text,
            items: file.items,
        }
    };
    paths.into_iter().map(read).collect()
}

fn add_paths(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("it can be read").path();
        if path.is_dir() {
            add_paths(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            paths.push(path);
        }
    }
}

#[track_caller]
fn assert_none(found: &[String]) {
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

/// Functions as rustfmt writes them: to the brace that stands where they begin.
#[test]
fn functions_are_short() {
    let mut long = Vec::new();
    for file in source_files() {
        let lines: Vec<&str> = file.text.lines().collect();
        for (start, line) in lines.iter().enumerate().filter(|(_, line)| begins_function(line)) {
            let indentation = line.len() - line.trim_start().len();
            let end = format!("{}}}", " ".repeat(indentation));
            let length = lines[start..]
                .iter()
                .position(|line| *line == end)
                .map_or(0, |end| end + 1);
            if length > MOST_LINES {
                long.push(format!("{}:{}: {length} lines: {}", file.path, start + 1, line.trim()));
            }
        }
    }
    assert_none(&long);
}

fn begins_function(line: &str) -> bool {
    let is_before = |word: &str| matches!(word, "const" | "async" | "unsafe") || word.starts_with("pub");
    line.trim_start().split(' ').find(|word| !is_before(word)) == Some("fn")
}

#[test]
fn functions_take_few_parameters_and_no_bool() {
    let mut found = Vec::new();
    for file in source_files() {
        for signature in signatures(&file.items) {
            let types = signature.inputs.iter().filter_map(|input| match input {
                FnArg::Typed(typed) => Some(&*typed.ty),
                FnArg::Receiver(_) => None,
            });
            let count = types.clone().count();
            if count > MOST_PARAMETERS {
                found.push(format!("{}: `{}` takes {count} parameters", file.path, signature.ident));
            }
            if types.clone().any(is_bool) {
                found.push(format!("{}: `{}` takes a `bool`", file.path, signature.ident));
            }
        }
    }
    assert_none(&found);
}

fn is_bool(ty: &Type) -> bool {
    matches!(ty, Type::Path(path) if path.path.is_ident("bool"))
}

/// Of all functions but those whose signature a trait decides.
fn signatures(items: &[Item]) -> Vec<&Signature> {
    let mut found = Vec::new();
    for item in items {
        match item {
            Item::Fn(function) => found.push(&function.sig),
            Item::Mod(module) => {
                let content = module.content.as_ref();
                found.extend(content.map(|(_, items)| signatures(items)).into_iter().flatten());
            }
            Item::Impl(block) if block.trait_.is_none() => {
                found.extend(block.items.iter().filter_map(|item| match item {
                    ImplItem::Fn(method) => Some(&method.sig),
                    _ => None,
                }))
            }
            Item::Trait(item) => found.extend(item.items.iter().filter_map(|item| match item {
                TraitItem::Fn(method) => Some(&method.sig),
                _ => None,
            })),
            _ => {}
        }
    }
    found
}

/// What each module of the root imports of the others, with a file that does.
fn imports() -> BTreeMap<String, BTreeMap<String, String>> {
    let files = source_files();
    let modules: BTreeSet<&str> = files.iter().filter_map(SourceFile::module).collect();
    let mut imports: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for file in &files {
        let Some(own) = file.module() else { continue };
        let mut names = BTreeSet::new();
        for item in file.items.iter().filter(|item| !is_test(item)) {
            match item {
                Item::Use(import) => add_imported(&import.tree, &mut names),
                item => add_named(item.to_token_stream(), &mut names),
            }
        }
        let others = names
            .into_iter()
            .filter(|name| name != own && modules.contains(name.as_str()));
        let entry = imports.entry(own.to_owned()).or_default();
        entry.extend(others.map(|name| (name, file.path.clone())));
    }
    imports
}

fn is_test(item: &Item) -> bool {
    let Item::Mod(module) = item else { return false };
    let mut conditions = module.attrs.iter().filter(|attribute| attribute.path().is_ident("cfg"));
    conditions.any(|condition| condition.to_token_stream().to_string().contains("test"))
}

/// `use crate::{api, name::Names};` → `api`, `name`.
fn add_imported(tree: &UseTree, names: &mut BTreeSet<String>) {
    let UseTree::Path(root) = tree else { return };
    if root.ident != "crate" && root.ident != "postman_codegen" {
        return;
    }
    let mut next = vec![&*root.tree];
    while let Some(tree) = next.pop() {
        match tree {
            UseTree::Path(path) => drop(names.insert(path.ident.to_string())),
            UseTree::Name(name) => drop(names.insert(name.ident.to_string())),
            UseTree::Rename(rename) => drop(names.insert(rename.ident.to_string())),
            UseTree::Group(group) => next.extend(&group.items),
            UseTree::Glob(_) => {}
        }
    }
}

/// `crate::api::Place` → `api`, but for code that is written for others.
fn add_named(tokens: TokenStream, names: &mut BTreeSet<String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (index, token) in tokens.iter().enumerate() {
        let before = |back: usize| index.checked_sub(back).map(|before| tokens[before].to_string());
        match token {
            TokenTree::Group(group) => {
                let is_quoted =
                    before(1).as_deref() == Some("!") && before(2).is_some_and(|name| name.contains("quote"));
                if !is_quoted {
                    add_named(group.stream(), names);
                }
            }
            TokenTree::Ident(name) if before(3).is_some_and(|root| root == "crate" || root == "postman_codegen") => {
                names.insert(name.to_string());
            }
            _ => {}
        }
    }
}

#[test]
fn modules_import_in_the_order_of_the_stages() {
    let rank = |module: &str| ORDER.iter().position(|rank| rank.contains(&module));
    let mut wrong = Vec::new();
    for (module, imported) in imports() {
        if rank(&module).is_none() && !BESIDE.contains(&module.as_str()) {
            wrong.push(format!("`{module}` has no place in the order yet"));
        }
        for (other, file) in imported {
            if rank(&module).zip(rank(&other)).is_some_and(|(own, other)| other > own) {
                wrong.push(format!("{file}: `{module}` imports `{other}`, which comes after it"));
            }
        }
    }
    assert_none(&wrong);
}

#[test]
fn modules_do_not_import_in_a_circle() {
    let imports = imports();
    let mut circles = Vec::new();
    for module in imports.keys() {
        let mut reached: BTreeMap<&str, &str> = BTreeMap::new();
        let mut next = vec![module.as_str()];
        while let Some(from) = next.pop() {
            for other in imports.get(from).into_iter().flat_map(BTreeMap::keys) {
                if !reached.contains_key(other.as_str()) {
                    reached.insert(other, from);
                    next.push(other);
                }
            }
        }
        if let Some(last) = reached.get(module.as_str()) {
            circles.push(format!("`{module}` imports itself, at last by `{last}`"));
        }
    }
    assert_none(&circles);
}
