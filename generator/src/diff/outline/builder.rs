//! Setters of the builder: `pub fn base_url(self, base_url: impl Into<String>) -> Self { self.set("baseUrl", base_url) }`.

use syn::{Expr, Item};

use super::written::{self, Scope, doc_lines, text_literal};
use super::{BuilderSetter, Outline, SetterKind, methods_of};

impl Outline {
    /// `impl Builder { … }`
    pub(super) fn add_builder(&mut self, items: &[Item], scope: Scope<'_>) {
        let defaults = setting_defaults(items);
        for (method, _) in methods_of(items).filter(|(_, owner)| owner == "Builder") {
            let Some(Expr::MethodCall(call)) = written::last_expression(&method.block) else {
                continue;
            };
            let kind = match call.method.to_string().as_str() {
                "set" => SetterKind::Setting,
                "credential" => SetterKind::Credential,
                _ => continue,
            };
            let key = call.args.first().and_then(text_literal).unwrap_or_default();
            let default = defaults.iter().find(|(known, _)| *known == key);
            let scheme = call.args.get(1).filter(|_| kind == SetterKind::Credential);
            self.builder.push(BuilderSetter {
                kind,
                name: method.sig.ident.to_string(),
                takes: written::arguments(&method.sig)
                    .map(|(_, ty)| scope.read_type(ty))
                    .collect(),
                scheme: scheme.map(written::tokens_text),
                default: default.and_then(|(_, default)| default.clone()),
                key,
                docs: doc_lines(&method.attrs),
            });
        }
    }
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
