//! What is made of a collection, and how.

use crate::config::{Config, Package};
use crate::diagnostic::Id;
use crate::rust::Root;

/// Makes crates of collections; begin with [`Generator::new`].
#[derive(Clone, Debug, Default)]
pub struct Generator {
    pub(crate) crate_name: Option<String>,
    pub(crate) replay: bool,
    pub(crate) tests: bool,
    pub(crate) root: Root,
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

    /// Also makes `tests/contract.rs`, which holds each operation against its request and its saved examples.
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
}
