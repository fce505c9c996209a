//! What callers of generated code can write, read from its text.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{TokenStream, TokenTree};
use syn::{
    Expr, FnArg, GenericArgument, ImplItem, ImplItemFn, Item, ItemImpl, ItemMacro, Pat, PathArguments, Stmt, Type,
    Visibility,
};

use super::written::{self, Written};

/// All that a crate offers, by the path that a caller writes: `users::list_users`.
#[derive(Debug, Default)]
pub(super) struct Outline {
    pub(super) operations: BTreeMap<String, Operation>,
    /// Structs, enums and aliases.
    pub(super) types: BTreeMap<String, Members>,
    /// Constants and functions of types, the builder's among them.
    pub(super) others: BTreeMap<String, Written>,
}

/// A method that makes a call.
#[derive(Clone, Debug, Default)]
pub(super) struct Operation {
    pub(super) method: Written,
    /// Names and types, by position.
    pub(super) arguments: Vec<(String, String)>,
    /// Names of setters with their types.
    pub(super) setters: BTreeMap<String, Written>,
    /// The types `Success` and `Failure`.
    pub(super) results: BTreeMap<String, String>,
    /// What is documented.
    pub(super) statuses: Vec<u16>,
    /// How answers are read.
    pub(super) reading: Written,
}

/// The fields of a struct, the variants of an enum, the type of an alias, with what they hold.
#[derive(Clone, Debug, Default)]
pub(super) struct Members {
    pub(super) kind: &'static str,
    pub(super) list: Vec<(String, String)>,
    pub(super) whole: Written,
}

/// What stands in `impl` blocks of a call's marker type, until the method is known.
#[derive(Default)]
struct Marked {
    method: BTreeMap<String, String>,
    operations: BTreeMap<String, Operation>,
}

impl Operation {
    /// Whether it takes such an argument by position.
    pub(super) fn has(&self, name: &str) -> bool {
        self.arguments.iter().any(|(own, _)| own == name)
    }

    /// All that is said of it.
    pub(super) fn docs(&self) -> Vec<&str> {
        let setters = self.setters.values().map(|setter| setter.docs.as_str());
        [self.method.docs.as_str(), self.reading.docs.as_str()]
            .into_iter()
            .chain(setters)
            .collect()
    }
}

impl Outline {
    /// The operations whose arguments hold a type, by themselves or in another type.
    pub(super) fn senders(&self, path: &str) -> BTreeSet<&String> {
        let mut holders = vec![name(path)];
        let mut next = 0;
        while let Some(holder) = holders.get(next).copied() {
            next += 1;
            for (other, members) in &self.types {
                let holds = members.list.iter().any(|(_, held)| mentions(held, holder));
                if holds && !holders.contains(&name(other)) {
                    holders.push(name(other));
                }
            }
        }
        let operations = self.operations.iter();
        let sending = operations.filter(|(_, operation)| {
            let mut arguments = operation.arguments.iter();
            arguments.any(|(_, ty)| holders.iter().any(|holder| mentions(ty, holder)))
        });
        sending.map(|(path, _)| path).collect()
    }

    /// Adds a file of the crate; fails where it is no Rust.
    pub(super) fn add(&mut self, path: &str, text: &str) -> syn::Result<()> {
        let file = syn::parse_file(text)?;
        let module = module(path);
        let mut marked = Marked::default();
        for item in &file.items {
            match item {
                Item::Impl(item) => self.block(&module, item, &mut marked),
                item => self.item(&module, item),
            }
        }
        for (marker, operation) in marked.operations {
            self.types.remove(&join(&module, &marker));
            if let Some(method) = marked.method.remove(&marker) {
                self.operations.insert(join(&module, &method), operation);
            }
        }
        Ok(())
    }

    fn item(&mut self, module: &str, item: &Item) {
        let (name, kind, list) = match item {
            Item::Struct(item) => {
                let fields = item.fields.iter().filter(|field| is_public(&field.vis));
                let named =
                    fields.filter_map(|field| Some((field.ident.as_ref()?.to_string(), written::ty(&field.ty))));
                (&item.ident, "field", named.collect())
            }
            Item::Enum(item) => {
                let held = |fields: &syn::Fields| -> String {
                    let types: Vec<String> = fields.iter().map(|field| written::ty(&field.ty)).collect();
                    types.join(", ")
                };
                let variants = item.variants.iter();
                let variants = variants.map(|variant| (variant.ident.to_string(), held(&variant.fields)));
                (&item.ident, "variant", variants.collect())
            }
            Item::Type(item) => (
                &item.ident,
                "alias",
                vec![(item.ident.to_string(), written::ty(&item.ty))],
            ),
            Item::Macro(table) => return self.table(module, table),
            _ => return,
        };
        let whole = Written::of(item);
        self.types
            .insert(join(module, &name.to_string()), Members { kind, list, whole });
    }

    /// `json_object!(User { created_at? = "createdAt" });`: what the wire has belongs to the type.
    fn table(&mut self, module: &str, table: &ItemMacro) {
        let mut tokens = table.mac.tokens.clone().into_iter();
        let Some(TokenTree::Ident(name)) = tokens.next() else {
            return;
        };
        if let Some(owner) = self.types.get_mut(&join(module, &name.to_string())) {
            let names = tokens.collect::<TokenStream>().to_string();
            owner.whole.code.push_str(&names);
            owner.whole.signature.push_str(&names);
        }
    }

    fn block(&mut self, module: &str, block: &ItemImpl, marked: &mut Marked) {
        let Some((owner, argument)) = last(&block.self_ty) else {
            return;
        };
        let is_operation = block
            .trait_
            .as_ref()
            .is_some_and(|(path, ..)| path.segments.last().is_some_and(|segment| segment.ident == "Operation"));
        match (&block.trait_, argument) {
            (Some(_), _) if is_operation => results(block, marked.operations.entry(owner).or_default()),
            (None, Some(marker)) if owner == "Call" => {
                let operation = marked.operations.entry(marker).or_default();
                for method in methods(block) {
                    operation
                        .setters
                        .insert(method.sig.ident.to_string(), Written::method(method));
                }
            }
            (None, _) => self.inherent(module, &owner, block, marked),
            _ => {}
        }
    }

    /// Operations of a folder; else constants and functions of a type.
    fn inherent(&mut self, module: &str, owner: &str, block: &ItemImpl, marked: &mut Marked) {
        for method in methods(block) {
            let name = method.sig.ident.to_string();
            let made = match &method.sig.output {
                syn::ReturnType::Type(_, ty) => last(ty),
                syn::ReturnType::Default => None,
            };
            match made {
                Some((call, Some(marker))) if call == "Call" => {
                    let operation = marked.operations.entry(marker.clone()).or_default();
                    operation.arguments = method.sig.inputs.iter().filter_map(argument).collect();
                    operation.method = Written::method(method);
                    marked.method.insert(marker, name);
                }
                _ if leads_to_folder(method) => {}
                _ => {
                    let path = join(&join(module, owner), &name);
                    self.others.insert(path, Written::method(method));
                }
            }
        }
        for item in &block.items {
            if let ImplItem::Const(item) = item {
                let path = join(&join(module, owner), &item.ident.to_string());
                self.others.insert(path, Written::of(item));
            }
        }
    }
}

/// `users::User` → `User`.
fn name(path: &str) -> &str {
    path.rsplit("::").next().unwrap_or(path)
}

/// Whether a type names another.
fn mentions(ty: &str, name: &str) -> bool {
    ty.split(|letter: char| !letter.is_alphanumeric() && letter != '_')
        .any(|word| word == name)
}

/// `src/users/settings.rs` → `users::settings`; what the root shows has no module.
fn module(path: &str) -> String {
    let path = path.strip_prefix("src/").unwrap_or(path);
    let path = path.strip_suffix(".rs").unwrap_or(path);
    match path {
        "lib" | "mod" | "client" | "operations" => String::new(),
        path => path.replace('/', "::"),
    }
}

fn join(module: &str, name: &str) -> String {
    if module.is_empty() {
        name.to_owned()
    } else {
        format!("{module}::{name}")
    }
}

fn methods(block: &ItemImpl) -> impl Iterator<Item = &ImplItemFn> {
    block.items.iter().filter_map(|item| match item {
        ImplItem::Fn(method) if is_public(&method.vis) => Some(method),
        _ => None,
    })
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

/// `fn users(&self) -> Users<'_>`
fn leads_to_folder(method: &ImplItemFn) -> bool {
    let syn::ReturnType::Type(_, ty) = &method.sig.output else {
        return false;
    };
    let Type::Path(path) = &**ty else { return false };
    let last = path.path.segments.last().map(|segment| &segment.arguments);
    matches!(last, Some(PathArguments::AngleBracketed(arguments))
        if matches!(arguments.args.first(), Some(GenericArgument::Lifetime(_))))
}

/// `Call<ListUsers>` → `Call` and `ListUsers`.
fn last(ty: &Type) -> Option<(String, Option<String>)> {
    let Type::Path(path) = ty else { return None };
    let segment = path.path.segments.last()?;
    let argument = match &segment.arguments {
        PathArguments::AngleBracketed(arguments) => arguments.args.iter().find_map(|argument| match argument {
            GenericArgument::Type(ty) => last(ty).map(|(name, _)| name),
            _ => None,
        }),
        _ => None,
    };
    Some((segment.ident.to_string(), argument))
}

fn argument(argument: &FnArg) -> Option<(String, String)> {
    match argument {
        FnArg::Typed(typed) => match &*typed.pat {
            Pat::Ident(name) => Some((name.ident.to_string(), written::ty(&typed.ty))),
            _ => None,
        },
        FnArg::Receiver(_) => None,
    }
}

/// `impl Operation for ListUsers { type Success = …; fn success(…) { match … } }`
fn results(block: &ItemImpl, operation: &mut Operation) {
    for item in &block.items {
        match item {
            ImplItem::Type(item) => {
                operation.results.insert(item.ident.to_string(), written::ty(&item.ty));
            }
            ImplItem::Fn(method) => operation.statuses.extend(statuses(method)),
            _ => {}
        }
    }
    operation.reading = Written::of(block);
}

/// The numbers that the patterns of a `match` name.
fn statuses(method: &ImplItemFn) -> Vec<u16> {
    let Some(Stmt::Expr(Expr::Match(chosen), _)) = method.block.stmts.last() else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for arm in &chosen.arms {
        number(&arm.pat, &mut found);
    }
    found
}

fn number(pattern: &Pat, found: &mut Vec<u16>) {
    match pattern {
        Pat::Lit(literal) => {
            if let syn::Lit::Int(number) = &literal.lit {
                found.extend(number.base10_parse::<u16>());
            }
        }
        Pat::Or(several) => several.cases.iter().for_each(|one| number(one, found)),
        _ => {}
    }
}
