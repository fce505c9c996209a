//! `use` lines.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;
use quote::quote;

use super::text;
use crate::rust::{Home, Path, Standpoint};

/// A line for each home.
pub(super) fn lines(imports: &BTreeSet<Path>, from: Standpoint<'_>) -> TokenStream {
    chosen(imports, from, |_| true)
}

/// The lines for some homes.
pub(super) fn chosen(imports: &BTreeSet<Path>, from: Standpoint<'_>, is_chosen: fn(&Home) -> bool) -> TokenStream {
    let mut homes: BTreeMap<&Home, Vec<TokenStream>> = BTreeMap::new();
    for path in imports.iter().filter(|path| is_chosen(&path.home)) {
        let names = homes.entry(&path.home).or_default();
        names.push(text::path_segment(&path.name));
    }
    let line = |(home, names): (&Home, Vec<TokenStream>)| {
        let home = text::path(&home.segments(from));
        quote!(use #home::{#(#names),*};)
    };
    homes.into_iter().map(line).collect()
}

pub(super) fn names(imports: &BTreeSet<Path>, home: &Home) -> Vec<TokenStream> {
    let imported = imports.iter().filter(|path| path.home == *home);
    imported.map(|path| text::path_segment(&path.name)).collect()
}
