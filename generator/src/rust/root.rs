//! Where generated code stands: in a crate of its own, or in a module of another crate.
//!
//! In a module `crate::users` is `crate::zoom::users`, no feature of the crate around it is asked for, and no example
//! of the documentation is compiled: nobody knows the crate's name.

use crate::runtime::Module;

/// The features that a module has, for good.
const IN_MODULES: &[&str] = &["brotli", "rustls"];

/// Where generated code stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Root {
    /// In a crate of its own.
    #[default]
    Crate,
    /// In a module of another crate, whose path this is: `crate::zoom`.
    Module(String),
}

impl Root {
    /// The path of the root as code below it writes it: `crate::zoom`.
    pub fn path(&self) -> &str {
        match self {
            Self::Crate => "crate",
            Self::Module(path) => path,
        }
    }

    /// Whether a feature of the runtime is there for good: `None` where who depends on the crate decides.
    pub fn decides(&self, feature: &str) -> Option<bool> {
        match self {
            Self::Crate => None,
            Self::Module(_) => Some(IN_MODULES.contains(&feature)),
        }
    }

    /// Whether it embeds a module of the runtime, which may be for a feature as a whole.
    pub(crate) fn embeds(&self, module: &Module) -> bool {
        let mut conditions = module.text.lines().filter_map(|line| line.strip_prefix("#![cfg("));
        let feature = conditions.find_map(|condition| {
            let condition = condition.strip_prefix("all(").unwrap_or(condition);
            condition.strip_prefix("feature = \"")?.split('"').next()
        });
        feature.and_then(|feature| self.decides(feature)) != Some(false)
    }
}
