//! Which modules of the runtime a crate embeds.

use std::collections::BTreeSet;

use postman_codegen_runtime::MODULES;
pub(crate) use postman_codegen_runtime::{FEATURES, Module};

pub(crate) fn named(names: &[&str]) -> impl Iterator<Item = &'static Module> {
    MODULES.iter().filter(|module| names.contains(&module.name))
}

/// The core, what is used beyond it, and what these need; in the runtime's own order.
pub(crate) fn chosen(used: &BTreeSet<&'static str>) -> Vec<&'static Module> {
    let mut wanted: BTreeSet<&str> = BTreeSet::new();
    let mut next: Vec<&str> = used.iter().copied().collect();
    while let Some(name) = next.pop() {
        if wanted.insert(name) {
            next.extend(named(&[name]).flat_map(|module| module.needs));
        }
    }
    let is_chosen = |module: &&Module| module.core || wanted.contains(module.name);
    MODULES.iter().filter(is_chosen).collect()
}
