//! Which modules of the runtime a crate has, and where it has them from.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

pub(crate) use postman_codegen_runtime::{FEATURES, MODULES, Module};

/// The runtime's package.
pub const PACKAGE: &str = "postman-codegen-runtime";

/// The module by which a crate that embeds nothing has a client and a builder of its own.
pub(crate) const OWN_CLIENT: &str = "own_client";

/// Where a crate has the runtime from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum RuntimeSource {
    /// It embeds the modules that it uses.
    #[default]
    Embedded,
    /// It depends on the published package.
    Registry,
    /// It depends on the package in this folder, as its manifest names it.
    Folder(String),
    /// It depends on what the workspace around it says.
    Workspace,
}

impl RuntimeSource {
    /// The value of a dependency in a manifest, whose own value is this.
    pub(crate) fn library(&self, value: &str) -> String {
        match self {
            Self::Workspace => "{ workspace = true }".to_owned(),
            Self::Embedded | Self::Registry | Self::Folder(_) => value.to_owned(),
        }
    }
}

/// As options and configurations have it: `embedded`, `crate`, `path:../runtime`.
impl FromStr for RuntimeSource {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let folder = text.strip_prefix("path:");
        match (text, folder) {
            ("embedded", _) => Ok(Self::Embedded),
            ("crate", _) => Ok(Self::Registry),
            (_, Some(folder)) if !folder.trim().is_empty() && !folder.contains(char::is_control) => {
                Ok(Self::Folder(folder.trim().replace('\\', "/")))
            }
            _ => Err("write `embedded`, `crate`, or `path:` with a folder".to_owned()),
        }
    }
}

impl fmt::Display for RuntimeSource {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Embedded => formatter.write_str("embedded"),
            Self::Registry => formatter.write_str("crate"),
            Self::Folder(folder) => write!(formatter, "path:{folder}"),
            Self::Workspace => formatter.write_str("workspace"),
        }
    }
}

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
