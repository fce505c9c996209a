//! The dependencies of generated code.

use std::collections::BTreeMap;

use super::features;
use crate::config::Package;

/// The value of each dependency, by name; of several values of one, the longest holds the others.
pub(super) fn chosen<'a>(package: &'a Package, dependencies: &[(&'a str, &'a str)]) -> BTreeMap<&'a str, &'a str> {
    let mut chosen: BTreeMap<&str, &str> = BTreeMap::new();
    for (name, value) in dependencies {
        let known = chosen.entry(name).or_insert(value);
        if value.len() > known.len() {
            *known = value;
        }
    }
    let own = package.dependencies.iter();
    chosen.extend(own.map(|(name, value)| (name.as_str(), value.as_str())));
    chosen
}

/// The tables of a manifest: those for every target, then those for some.
pub(super) fn tables(chosen: &BTreeMap<&str, impl AsRef<str>>) -> String {
    let mut text = "[dependencies]\n".to_owned();
    let (targets, everywhere): (Vec<_>, Vec<_>) = chosen.iter().partition(|(name, _)| name.starts_with("cfg("));
    for (name, value) in everywhere {
        text.push_str(&format!("{name} = {}\n", value.as_ref()));
    }
    let mut last = "";
    for (name, value) in targets {
        // Their `cfg(…)` stands before the name.
        let (target, name) = name.rsplit_once(' ').unwrap_or((name, ""));
        if target != last {
            text.push_str(&format!("\n[target.'{target}'.dependencies]\n"));
            last = target;
        }
        text.push_str(&format!("{name} = {}\n", value.as_ref()));
    }
    text
}

/// What the crate around a module must add to its manifest.
#[must_use]
pub fn of_module(package: &Package, dependencies: &[(&str, &str)]) -> String {
    let wanted = features::wanted();
    let mut needed: BTreeMap<&str, String> = BTreeMap::new();
    for (name, value) in chosen(package, dependencies) {
        let is_optional = value.contains(", optional = true");
        if is_optional && !wanted.contains(&format!("dep:{name}")) {
            continue;
        }
        let mut value = value.replace(", optional = true", "");
        let features = wanted
            .iter()
            .filter_map(|wanted| wanted.strip_prefix(&format!("{name}/")));
        for feature in features {
            value = value.replace("features = [", &format!("features = [\"{feature}\", "));
        }
        needed.insert(name, value);
    }
    tables(&needed)
}
