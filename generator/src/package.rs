//! What the user decides about the manifest.

use std::collections::BTreeMap;

use crate::runtime::RuntimeSource;

/// What the manifest says; `None` and empty leave the default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Package {
    /// Of the crate.
    pub name: Option<String>,
    /// As Cargo takes it (`0.2.0`).
    pub version: Option<String>,
    /// An SPDX expression (`MIT OR Apache-2.0`).
    pub license: Option<String>,
    /// A URL.
    pub repository: Option<String>,
    /// `2021` or `2024`.
    pub edition: Option<String>,
    /// Further dependencies: names with their values as TOML.
    pub dependencies: BTreeMap<String, String>,
    /// Where the crate has the runtime from.
    pub runtime: Option<RuntimeSource>,
}

impl Package {
    /// What stands here, and of the other what does not.
    pub fn or(self, other: &Self) -> Self {
        let text = |own: Option<String>, other: &Option<String>| own.or_else(|| other.clone());
        let mut dependencies = other.dependencies.clone();
        dependencies.extend(self.dependencies);
        Self {
            name: text(self.name, &other.name),
            version: text(self.version, &other.version),
            license: text(self.license, &other.license),
            repository: text(self.repository, &other.repository),
            edition: text(self.edition, &other.edition),
            dependencies,
            runtime: self.runtime.or_else(|| other.runtime.clone()),
        }
    }

    /// Where the crate has the runtime from: by default it embeds what it uses.
    #[must_use]
    pub fn runtime_source(&self) -> &RuntimeSource {
        self.runtime.as_ref().unwrap_or(&RuntimeSource::Embedded)
    }
}
