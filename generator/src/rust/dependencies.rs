//! The dependencies of generated code.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use toml::Value;

use super::Root;
use crate::package::Package;
use crate::runtime::{FEATURES, Module, PACKAGE, RuntimeSource};
use crate::toml_text::{list, quoted};

/// What a manifest must hold: the value of each dependency, by name; for some targets only, their `cfg(…)` stands
/// before the name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dependencies(BTreeMap<String, String>);

impl Dependencies {
    /// Of values by name.
    pub(crate) fn of(values: BTreeMap<String, String>) -> Self {
        Self(values)
    }
}

/// Those of the runtime and the user's own.
pub(super) fn dependencies(package: &Package, modules: &[&'static Module], root: &Root) -> Dependencies {
    let source = package.runtime_source();
    let Some(origin) = origin(source) else {
        return embedded(package, modules, root);
    };
    let fixed = FEATURES.iter().filter(|(name, _)| root.decides(name) == Some(true));
    let fixed = fixed.map(|(name, _)| (*name).to_owned());
    let optional = modules.iter().filter(|module| !module.core);
    let optional = optional.map(|module| module.feature());
    let features: BTreeSet<String> = fixed.chain(optional).chain(["client".to_owned()]).collect();
    let features = list(features.iter().map(String::as_str));
    let mut chosen = BTreeMap::from([(PACKAGE.to_owned(), format!("{{ {origin}, features = {features} }}"))]);
    // What generated code and the runtime's macros name.
    let direct = libraries(modules.iter().copied())
        .into_iter()
        .filter(|(name, _)| DIRECT.contains(name));
    chosen.extend(direct.map(|(name, value)| (name.to_owned(), source.library(value))));
    chosen.extend(package.dependencies.clone());
    Dependencies(chosen)
}

/// The libraries that the code of a crate names itself, wherever the runtime stands.
pub(crate) const DIRECT: &[&str] = &["serde", "serde_json"];

/// Where the runtime's package comes from, as a manifest says it; `None`: it is no package.
fn origin(source: &RuntimeSource) -> Option<String> {
    match source {
        RuntimeSource::Embedded => None,
        RuntimeSource::Registry => Some(format!(
            "version = {}, default-features = false",
            quoted(env!("CARGO_PKG_VERSION"))
        )),
        RuntimeSource::Folder(folder) => Some(format!("path = {}, default-features = false", quoted(folder))),
        RuntimeSource::Workspace => Some("workspace = true".to_owned()),
    }
}

/// The dependencies of some modules; of several values of one, the longest holds the others.
pub(crate) fn libraries(modules: impl IntoIterator<Item = &'static Module>) -> BTreeMap<&'static str, &'static str> {
    let mut chosen: BTreeMap<&str, &str> = BTreeMap::new();
    for (name, value) in modules.into_iter().flat_map(|module| module.dependencies) {
        let known = chosen.entry(name).or_insert(value);
        if value.len() > known.len() {
            *known = value;
        }
    }
    chosen
}

/// Those of the modules that are embedded.
fn embedded(package: &Package, modules: &[&'static Module], root: &Root) -> Dependencies {
    let mut chosen: BTreeMap<&str, &str> = libraries(modules.iter().copied());
    let own = package.dependencies.iter();
    chosen.extend(own.map(|(name, value)| (name.as_str(), value.as_str())));
    let wanted = wanted(root);
    let value = |name: &str, value: &str| match root {
        Root::Crate => Some(value.to_owned()),
        Root::Module(_) => fixed(name, value, &wanted),
    };
    let chosen = chosen.into_iter();
    let values = chosen.filter_map(|(name, known)| Some((name.to_owned(), value(name, known)?)));
    Dependencies(values.collect())
}

/// What the features that are there for good want: `dep:rustls`, `reqwest/rustls-no-provider`.
fn wanted(root: &Root) -> Vec<&'static str> {
    let on = FEATURES.iter().filter(|(name, _)| root.decides(name) == Some(true));
    on.flat_map(|(_, list)| list.split('"').skip(1).step_by(2)).collect()
}

/// The value of a dependency with what is wanted of it; `None`: it is for a feature that is not there.
fn fixed(name: &str, value: &str, wanted: &[&str]) -> Option<String> {
    let mut value: Value = value.parse().ok()?;
    if let Some(table) = value.as_table_mut() {
        let is_optional = table.remove("optional") == Some(Value::Boolean(true));
        if is_optional && !wanted.iter().any(|wanted| wanted.strip_prefix("dep:") == Some(name)) {
            return None;
        }
        let features = wanted
            .iter()
            .filter_map(|wanted| wanted.strip_prefix(name)?.strip_prefix('/'));
        if let Some(list) = table.get_mut("features").and_then(Value::as_array_mut) {
            features.for_each(|feature| list.insert(0, feature.into()));
        }
    }
    Some(value.to_string())
}

/// The tables of a manifest: those for every target, then those for some.
impl fmt::Display for Dependencies {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("[dependencies]\n")?;
        let (targets, everywhere): (Vec<_>, Vec<_>) = self.0.iter().partition(|(name, _)| name.starts_with("cfg("));
        for (name, value) in everywhere {
            writeln!(formatter, "{name} = {value}")?;
        }
        let mut last = "";
        for (name, value) in targets {
            let (target, name) = name.rsplit_once(' ').unwrap_or((name, ""));
            if target != last {
                write!(formatter, "\n[target.'{target}'.dependencies]\n")?;
                last = target;
            }
            writeln!(formatter, "{name} = {value}")?;
        }
        Ok(())
    }
}
