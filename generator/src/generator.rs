//! What is made of a collection, and how.

use std::fmt;
use std::path::Path;

use crate::api::Api;
use crate::config::{self, Config, Package, check_legal, check_package};
use crate::diagnostic::{Diagnostics, Id, Severity};
use crate::files::{self, WriteError};
use crate::rust::Root;
use crate::source::{Source, stem};

/// Makes crates of collections; begin with [`Generator::new`].
#[derive(Clone, Debug, Default)]
pub struct Generator {
    pub(crate) crate_name: Option<String>,
    pub(crate) replay: bool,
    pub(crate) tests: bool,
    pub(crate) root: Root,
    pub(crate) extra: bool,
    pub(crate) package: Package,
    pub(crate) denied: Vec<Id>,
    pub(crate) config: Option<Config>,
}

impl Generator {
    /// A generator with the defaults: a crate that is called after the collection, and has no smoke test.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Calls the crate so instead of after the collection.
    #[must_use]
    pub fn crate_name(mut self, name: impl Into<String>) -> Self {
        self.crate_name = Some(name.into());
        self
    }

    /// Also makes `examples/replay.rs`, the generated client's own smoke test.
    #[must_use]
    pub fn replay(mut self) -> Self {
        self.replay = true;
        self
    }

    /// Also makes `tests/contract.rs`, which holds each operation against its request and its saved examples, and
    /// `tests/flow.rs`, which holds the requests of each folder to their test scripts.
    #[must_use]
    pub fn tests(mut self) -> Self {
        self.tests = true;
        self
    }

    /// Makes a module of another crate instead of a crate: its path in that crate, such as `["zoom"]`.
    ///
    /// The code stands in `mod.rs` and what is beside it, without a manifest. It has no features but `rustls`, for good.
    #[must_use]
    pub fn module(mut self, path: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let segments = path.into_iter().map(Into::into);
        self.root = Root::Module(segments.fold("crate".to_owned(), |path, segment| path + "::" + &segment));
        self
    }

    /// Includes the module `extra`, a file of the user's own beside the crate's: see [`crate::files::has_extra`].
    #[must_use]
    pub fn extra(mut self) -> Self {
        self.extra = true;
        self
    }

    /// The same, if the file is in this folder.
    #[must_use]
    pub fn extra_in(self, folder: &Path) -> Self {
        if files::has_extra(folder) { self.extra() } else { self }
    }

    /// Says this in the manifest, and what it leaves open as the configuration has it.
    #[must_use]
    pub fn package(mut self, package: Package) -> Self {
        self.package = package;
        self
    }

    /// Decides what this configuration says, instead of that of the source.
    #[must_use]
    pub fn config(mut self, config: Config) -> Self {
        self.config = Some(config);
        self
    }

    /// Takes warnings of this kind as errors; [`crate::diagnostic::ids::ALL`] lists the kinds.
    #[must_use]
    pub fn deny(mut self, id: Id) -> Self {
        self.denied.push(id);
        self
    }

    /// What is decided beside the collection.
    pub(crate) fn decided(&self, source: &Source, notes: &mut Diagnostics) -> Config {
        check_package(&self.package, notes);
        let config = match &self.config {
            Some(config) => {
                check_legal(config, notes);
                config.clone()
            }
            None => config::read(source, notes),
        };
        Config {
            package: self.package.clone().or(&config.package),
            ..config
        }
    }

    /// The crate's name: after the collection; else after its only request, else after its file.
    pub(crate) fn named(&self, config: &Config, api: &Api, source: &Source, notes: &mut Diagnostics) -> String {
        let given = self.crate_name.as_ref().or(config.package.name.as_ref());
        let default = || config::default_crate_name(api, stem(&source.collection.name), notes);
        given.cloned().unwrap_or_else(default)
    }
}

/// Why [`Generator::write`] failed.
#[derive(Debug)]
pub enum GenerateError {
    /// The input is at fault.
    Input(Diagnostics),
    /// The output cannot be written.
    Output(WriteError),
}

impl fmt::Display for GenerateError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Input(diagnostics) => {
                let errors = diagnostics
                    .list
                    .iter()
                    .filter(|diagnostic| diagnostic.severity == Severity::Error);
                for (index, error) in errors.enumerate() {
                    let gap = if index == 0 { "" } else { "\n" };
                    write!(formatter, "{gap}error[{}]: {}; {}", error.id, error.message, error.help)?;
                }
                Ok(())
            }
            Self::Output(error) => error.fmt(formatter),
        }
    }
}

impl std::error::Error for GenerateError {}
