//! The crate's features: one per top folder, so that users compile only what they call.
//!
//! A feature is called after its folder's module: `invoices-and-office` for `invoices_and_office`. A crate with a
//! single top folder has none, for there is nothing to leave out.

use super::scope::Scope;
use super::{Feature, Module, ROOT};
use crate::runtime::FEATURES;

/// The feature that stands for those of all folders.
pub const ALL: &str = "all";

/// With so many top folders, each has a feature.
const FEWEST: usize = 2;

/// A feature for each top module; none if there are too few of them.
pub(super) fn assign(modules: &[Module]) -> Vec<Feature> {
    let top = &modules[ROOT.0].children;
    if top.len() < FEWEST {
        return Vec::new();
    }
    let taken: Vec<String> = FEATURES.iter().map(|(name, _)| name.replace('-', "_")).collect();
    let mut scope = Scope::reserving(&format!("{ALL} {}", taken.join(" ")));
    let named = top.iter().map(|module| {
        let name = modules[module.0].name.as_str().trim_end_matches('_').to_owned();
        let folder = format!("{name}_folder");
        Feature {
            module: *module,
            name: scope.choose([name, folder]).as_str().replace('_', "-"),
        }
    });
    named.collect()
}
