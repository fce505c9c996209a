//! Types that bodies and answers hold, and what tables say of them: `json_object!(User { created_at? = "createdAt" });`.

use std::collections::BTreeMap;

use proc_macro2::{TokenStream, TokenTree};
use syn::{ImplItem, Item, ItemMacro};

use super::written::{self, Scope, doc_lines, text_literal};
use super::{ErrorConstant, Growth, Member, Outline, TypeKind, TypeOutline, blocks_of};

impl Outline {
    pub(super) fn add_type(&mut self, item: &Item, scope: Scope<'_>) {
        let (name, attributes, kind, members) = match item {
            Item::Struct(item) if written::derives(&item.attrs, "Copy") => {
                if !item.generics.params.is_empty() {
                    self.folders.insert(scope.module.to_owned(), doc_lines(&item.attrs));
                }
                return;
            }
            Item::Struct(item) => {
                let is_json = written::derives(&item.attrs, "PartialEq");
                let kind = if is_json {
                    TypeKind::Object
                } else {
                    TypeKind::Parameters
                };
                let fields = item.fields.iter().filter_map(|field| field_outline(field, scope));
                (&item.ident, &item.attrs, kind, fields.collect())
            }
            Item::Enum(item) => {
                let is_answer = written::derives(&item.attrs, "Serialize");
                let kind = if is_answer { TypeKind::Answers } else { TypeKind::Texts };
                let variants = item.variants.iter().map(|variant| variant_outline(variant, scope));
                (&item.ident, &item.attrs, kind, variants.collect())
            }
            Item::Type(item) => {
                let kind = TypeKind::Alias(scope.read_type(&item.ty));
                (&item.ident, &item.attrs, kind, Vec::new())
            }
            _ => return,
        };
        let is_open = attributes
            .iter()
            .any(|attribute| attribute.path().is_ident("non_exhaustive"));
        let outline = TypeOutline {
            kind,
            members,
            growth: if is_open { Growth::Open } else { Growth::Closed },
            codes: Vec::new(),
        };
        self.types.insert(scope.path(&name.to_string()), outline);
    }
}

fn field_outline(field: &syn::Field, scope: Scope<'_>) -> Option<Member> {
    let name = field.ident.as_ref()?.to_string();
    Some(Member {
        wire: written::serde_name(&field.attrs).unwrap_or_else(|| name.clone()),
        name,
        ty: Some(scope.read_type(&field.ty)),
        docs: doc_lines(&field.attrs),
    })
}

fn variant_outline(variant: &syn::Variant, scope: Scope<'_>) -> Member {
    let name = variant.ident.to_string();
    Member {
        wire: name.clone(),
        name,
        ty: variant.fields.iter().next().map(|held| scope.read_type(&held.ty)),
        docs: doc_lines(&variant.attrs),
    }
}

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
            let about = about.trim_end_matches('.').replacen("Code", "code", 1);
            let value = text_literal(&constant.expr);
            owner.codes.extend(value.map(|value| ErrorConstant { about, value }));
        }
    }
}

/// `json_object!(User { id, created_at? = "createdAt" });`
fn add_table(types: &mut BTreeMap<String, TypeOutline>, table: &ItemMacro, scope: Scope<'_>) {
    let mut tokens: Vec<TokenTree> = table.mac.tokens.clone().into_iter().collect();
    let (Some(TokenTree::Group(entries)), Some(TokenTree::Ident(name))) = (tokens.pop(), tokens.pop()) else {
        return;
    };
    let Some(ty) = types.get_mut(&scope.path(&name.to_string())) else {
        return;
    };
    if table.mac.path.is_ident("setters") && ty.growth == Growth::Open {
        ty.growth = Growth::Made;
    }
    if ["json_union", "json_tagged"]
        .iter()
        .any(|name| table.mac.path.is_ident(name))
    {
        ty.kind = TypeKind::Union;
    }
    let has_wire_names = ["json_object", "json_tagged", "json_text", "json_union"];
    if !has_wire_names.iter().any(|name| table.mac.path.is_ident(name)) {
        return;
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
