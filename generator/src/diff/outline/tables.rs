//! What the code lists: `json_object!(User { created_at? = "createdAt" });`, error codes, defaults of settings.

use std::collections::BTreeMap;

use proc_macro2::{TokenStream, TokenTree};
use syn::{Expr, ImplItem, Item, ItemMacro};

use super::written::{Scope, doc_lines, text_literal};
use super::{ErrorConstant, TypeKind, TypeOutline, blocks_of};

/// Adds to the types of a file what its tables say of them.
pub(super) fn add_tables(types: &mut BTreeMap<String, TypeOutline>, items: &[Item], scope: Scope<'_>) {
    for item in items {
        if let Item::Macro(table) = item {
            add_table(types, table, scope);
        }
    }
    for (block, owner) in blocks_of(items) {
        let Some(owner) = types.get_mut(&scope.path(&owner)) else {
            continue;
        };
        for item in &block.items {
            let ImplItem::Const(constant) = item else { continue };
            let about = doc_lines(&constant.attrs).into_iter().next().unwrap_or_default();
            owner
                .codes
                .extend(text_literal(&constant.expr).map(|value| ErrorConstant {
                    about: about.trim_end_matches('.').replacen("Code", "code", 1),
                    value,
                }));
        }
    }
}

/// `json_object!(User { id, created_at? = "createdAt" });`
fn add_table(types: &mut BTreeMap<String, TypeOutline>, table: &ItemMacro, scope: Scope<'_>) {
    let mut tokens = table.mac.tokens.clone().into_iter();
    let (Some(TokenTree::Ident(name)), Some(TokenTree::Group(entries))) = (tokens.next(), tokens.next()) else {
        return;
    };
    let Some(ty) = types.get_mut(&scope.path(&name.to_string())) else {
        return;
    };
    if table.mac.path.is_ident("json_union") {
        ty.kind = TypeKind::Union;
    }
    for (name, wire) in table_entries(entries.stream()) {
        if let Some(member) = ty.members.iter_mut().find(|member| member.name == name) {
            member.wire = wire;
        }
    }
}

/// The names that entries separated by commas begin with, each with the literal in it.
fn table_entries(tokens: TokenStream) -> Vec<(String, String)> {
    let mut entries: Vec<(String, String)> = Vec::new();
    let mut is_first = true;
    for token in tokens {
        match token {
            TokenTree::Punct(comma) if comma.as_char() == ',' => is_first = true,
            TokenTree::Ident(name) if is_first => {
                entries.push((name.to_string(), name.to_string()));
                is_first = false;
            }
            TokenTree::Literal(literal) => {
                if let (syn::Lit::Str(wire), Some(entry)) = (syn::Lit::new(literal), entries.last_mut()) {
                    entry.1 = wire.value();
                }
            }
            _ => {}
        }
    }
    entries
}

/// `const SETTINGS: &[Setting] = &[Setting::new("base_url", Some("https://h.example"))];`
pub(super) fn setting_defaults(items: &[Item]) -> Vec<(String, Option<String>)> {
    let list = items.iter().find_map(|item| match item {
        Item::Const(item) if item.ident == "SETTINGS" => match &*item.expr {
            Expr::Reference(list) => match &*list.expr {
                Expr::Array(list) => Some(&list.elems),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    });
    let settings = list.into_iter().flatten().filter_map(|entry| {
        let Expr::Call(entry) = entry else { return None };
        let default = match entry.args.get(1)? {
            Expr::Call(some) => some.args.first().and_then(text_literal),
            _ => None,
        };
        Some((entry.args.first().and_then(text_literal)?, default))
    });
    settings.collect()
}
