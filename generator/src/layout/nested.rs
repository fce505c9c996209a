//! A module with all its modules in one piece, for a build script or a macro.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{Item, token};

use super::File;

/// The files of a module (see [`super::Root::Module`]) as `pub mod zoom { … }`; total for what is generated.
///
/// A program need not call all of an API, and the code is nowhere to be read: what is not used is no remark worth.
pub(crate) fn nested(files: &[File], visibility: &syn::Visibility, name: &syn::Ident) -> TokenStream {
    let texts: BTreeMap<&str, &str> = files
        .iter()
        .map(|file| (file.path.as_str(), file.text.as_str()))
        .collect();
    let mut module: syn::ItemMod = syn::parse_quote! {
        #[allow(dead_code)]
        #visibility mod #name;
    };
    fill(&mut module, "mod.rs", "", &texts);
    module.into_token_stream()
}

/// As [`nested`], as text for a file that is included.
pub(crate) fn nested_text(files: &[File], name: &syn::Ident) -> String {
    let module = nested(files, &syn::parse_quote!(pub), name);
    match syn::parse2(module) {
        Ok(file) => prettyplease::unparse(&file),
        Err(_) => String::new(),
    }
}

/// Puts a file's items in the place of its declaration; `folder` is that of its own modules.
fn fill(module: &mut syn::ItemMod, path: &str, folder: &str, texts: &BTreeMap<&str, &str>) {
    let Some(mut file) = texts.get(path).and_then(|text| syn::parse_file(text).ok()) else {
        return;
    };
    for item in &mut file.items {
        if let Item::Mod(inner) = item
            && inner.content.is_none()
        {
            let path = format!("{folder}{}", inner.ident.to_string().trim_start_matches("r#"));
            fill(inner, &format!("{path}.rs"), &format!("{path}/"), texts);
        }
    }
    // All of them before the module: what a file says of itself is more than its declaration does.
    module.attrs.retain(|attribute| !attribute.path().is_ident("doc"));
    module
        .attrs
        .extend(file.attrs.into_iter().map(|attribute| syn::Attribute {
            style: syn::AttrStyle::Outer,
            ..attribute
        }));
    module.semi = None;
    module.content = Some((token::Brace::default(), file.items));
}
