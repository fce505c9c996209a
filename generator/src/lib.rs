//! Reads a Postman collection and writes a typed Rust client crate for the API in it.
//!
//! ```
//! use postman_codegen::{Generator, source::{File, Source}};
//!
//! let text = r#"{"info": {"name": "Pets"}, "item": [{"name": "List pets", "request": "https://pets.example/pets"}]}"#;
//! let collection = File { name: "pets.json".to_owned(), text: text.to_owned() };
//! let source = Source { collection, ..Source::default() };
//! let generated = Generator::new().generate(&source)?;
//! assert!(generated.files.iter().any(|file| file.path == "src/operations.rs" && file.text.contains("fn list_pets")));
//! # Ok::<(), postman_codegen::diagnostic::Diagnostics>(())
//! ```
//!
//! A build script calls [`build::Build`]. For a folder of collections, [`Source::search`] lists
//! what may be one, [`document::tell`] says what it is, and [`document::collections_of`] takes a backup apart.
//!
//! Each stage answers one question for good; [`Generator::generate`] is their list.

pub mod api;
mod assembly;
pub mod build;
pub mod config;
pub mod diagnostic;
pub mod diff;
pub mod document;
pub mod emit;
pub mod explain;
pub mod files;
pub mod inspect;
pub mod layout;
pub mod mock;
pub mod name;
pub mod openapi;
mod placeholder;
pub mod report;
pub mod runtime;
pub mod rust;
pub mod shape;
pub mod source;
pub mod spelling;
pub mod suggest;

use std::path::Path;

use config::{Config, Package};
use diagnostic::{Diagnostics, Id};
use files::{Foreign, WriteError, Written};
use layout::{File, Root};
use source::Source;

/// Makes crates of collections; begin with [`Generator::new`].
#[derive(Clone, Debug, Default)]
pub struct Generator {
    crate_name: Option<String>,
    replay: bool,
    tests: bool,
    root: Root,
    package: Package,
    denied: Vec<Id>,
    config: Option<Config>,
}

/// A crate, ready to be written.
#[derive(Clone, Debug, PartialEq)]
pub struct Generated {
    /// Its name.
    pub crate_name: String,
    /// Its files, ascending by path.
    pub files: Vec<File>,
    /// Of a module: what the manifest of the crate around it must hold.
    pub dependencies: Option<String>,
    /// How many operations it has.
    pub operations: usize,
    /// What was left out or repaired.
    pub warnings: Diagnostics,
}

/// What a collection means, before it becomes Rust.
#[derive(Clone, Debug, PartialEq)]
pub struct Understood {
    /// What each request sends and what comes back.
    pub api: api::Api,
    /// The types of bodies and answers.
    pub shapes: shape::Shapes,
    /// What everything is called.
    pub names: name::Names,
}

/// Where the stages can be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The collection as it stands.
    Document,
    /// What each request really sends.
    Api,
    /// The types that the samples show.
    Shape,
    /// An identifier for everything.
    Name,
    /// The items of the crate.
    Rust,
    /// Token streams.
    Emit,
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
        self.root = Root::Module(path.into_iter().map(Into::into).collect());
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

    /// Takes warnings of this kind as errors; [`diagnostic::ids::ALL`] lists the kinds.
    #[must_use]
    pub fn deny(mut self, id: Id) -> Self {
        self.denied.push(id);
        self
    }

    /// Makes the crate; nothing is written.
    ///
    /// # Errors
    ///
    /// All that is wrong with the input, warnings too.
    pub fn generate(&self, source: &Source) -> Result<Generated, Diagnostics> {
        self.generate_watched(source, &mut |_| ())
    }

    /// The same; `begin` is told of each stage when it begins, so that one can measure them.
    ///
    /// [`Stage::Emit`] is the last one and stands for printing too: both go item by item.
    ///
    /// # Errors
    ///
    /// As [`Generator::generate`].
    pub fn generate_watched(&self, source: &Source, begin: &mut dyn FnMut(Stage)) -> Result<Generated, Diagnostics> {
        let (api, config, mut warnings) = self.resolve(source, begin)?;
        let operations = api.operations.len();
        let krate = self.lower(api, &self.beside(source, &config), &mut warnings, begin);
        let warnings = self.judged(warnings)?;
        begin(Stage::Emit);
        let crate_name = krate.name.clone();
        let (files, dependencies) = assembly::files(krate, &self.root);
        Ok(Generated {
            crate_name,
            files,
            dependencies,
            operations,
            warnings,
        })
    }

    /// Makes the crate and writes it into a folder; fails before anything is written.
    ///
    /// # Errors
    ///
    /// As [`Generator::generate`] and [`files::write`].
    pub fn write(&self, source: &Source, folder: &Path) -> Result<(Generated, Written), GenerateError> {
        let generated = self.generate(source).map_err(GenerateError::Input)?;
        let written = files::write(folder, &generated.files, Foreign::Keep).map_err(GenerateError::Output)?;
        Ok((generated, written))
    }

    /// What a stage makes, as text for people.
    ///
    /// # Errors
    ///
    /// As [`Generator::generate`].
    pub fn dump(&self, source: &Source, stage: Stage) -> Result<String, Diagnostics> {
        if stage == Stage::Document {
            let mut notes = Diagnostics::default();
            return document::read(source, &mut notes)
                .map(|document| format!("{document:#?}"))
                .ok_or(notes);
        }
        let ignore = &mut |_| ();
        let (api, config, mut notes) = self.resolve(source, ignore)?;
        let shapes = || shape::infer(&api);
        Ok(match stage {
            Stage::Document | Stage::Api => format!("{api:#?}"),
            Stage::Shape => format!("{:#?}", shapes()),
            Stage::Name => format!("{:#?}", name::assign(&api, &shapes())),
            Stage::Rust => format!(
                "{:#?}",
                self.lower(api, &self.beside(source, &config), &mut notes, ignore)
            ),
            Stage::Emit => {
                let krate = self.lower(api, &self.beside(source, &config), &mut notes, ignore);
                let lines = emit::render(&krate, &[], &[])
                    .flat_map(|file| file.items.map(move |item| format!("{}: {item}", file.path)));
                lines.collect::<Vec<_>>().join("\n")
            }
        })
    }

    /// What `inspect` shows of a collection.
    ///
    /// # Errors
    ///
    /// As [`Generator::generate`].
    pub fn inspect(&self, source: &Source) -> Result<(inspect::Report, Diagnostics), Diagnostics> {
        let (understood, warnings) = self.understand(source)?;
        let Understood { api, shapes, names } = &understood;
        Ok((inspect::report(api, shapes, names), warnings))
    }

    /// What the stages before `rust` make: for tools that show what a crate would be.
    ///
    /// # Errors
    ///
    /// As [`Generator::generate`].
    pub fn understand(&self, source: &Source) -> Result<(Understood, Diagnostics), Diagnostics> {
        let (api, config, mut notes) = self.resolve(source, &mut |_| ())?;
        let shapes = shape::infer(&api);
        let names = name::assign(&api, &shapes);
        config::check(&config, &api, &shapes, &names, &mut notes);
        Ok((Understood { api, shapes, names }, self.judged(notes)?))
    }

    /// The two stages that can fail, with what is decided between them.
    fn resolve(
        &self,
        source: &Source,
        begin: &mut dyn FnMut(Stage),
    ) -> Result<(api::Api, Config, Diagnostics), Diagnostics> {
        begin(Stage::Document);
        let mut notes = Diagnostics::default();
        let document = document::read(source, &mut notes);
        config::check_package(&self.package, &mut notes);
        let mut config = match &self.config {
            Some(config) => {
                config::check_legal(config, &mut notes);
                config.clone()
            }
            None => config::read(source, &mut notes),
        };
        config.package = self.package.clone().or(&config.package);
        let api = document.filter(|_| !notes.has_errors()).map(|document| {
            let document = config::select(&config, document, &mut notes);
            begin(Stage::Api);
            let api = api::resolve(&document, &mut notes);
            let api = config::merge(config::apply(&config, api, &mut notes), &mut notes);
            api::paginate(api, &mut notes)
        });
        let notes = self.judged(notes);
        match (api, notes) {
            (Some(api), Ok(notes)) => Ok((api, config, notes)),
            (_, Ok(notes) | Err(notes)) => Err(notes),
        }
    }

    /// The warnings, unless one is as bad as an error.
    fn judged(&self, mut notes: Diagnostics) -> Result<Diagnostics, Diagnostics> {
        notes.deny(&self.denied);
        if notes.has_errors() { Err(notes) } else { Ok(notes) }
    }

    fn beside<'a>(&self, source: &'a Source, config: &'a Config) -> Beside<'a> {
        let answers = || document::read(source, &mut Diagnostics::default()).map(|document| document.answers());
        Beside {
            config,
            answers: if self.tests { answers() } else { None },
            stem: stem(source),
        }
    }

    fn lower(
        &self,
        mut api: api::Api,
        beside: &Beside<'_>,
        notes: &mut Diagnostics,
        begin: &mut dyn FnMut(Stage),
    ) -> rust::Crate {
        begin(Stage::Shape);
        let shapes = shape::infer(&api);
        api.forget_answers();
        begin(Stage::Name);
        let names = name::assign(&api, &shapes);
        config::check(beside.config, &api, &shapes, &names, notes);
        begin(Stage::Rust);
        let package = &beside.config.package;
        let given = self.crate_name.clone().or_else(|| package.name.clone());
        let crate_name = given.unwrap_or_else(|| crate_name(&api, beside.stem));
        rust::lower(
            &api,
            &shapes,
            &names,
            &rust::Settings {
                crate_name: &crate_name,
                package,
                root: &self.root,
                replay: self.replay,
                answers: beside.answers.as_ref(),
            },
        )
    }
}

/// What decides with the collection.
struct Beside<'a> {
    config: &'a Config,
    /// Saved answers, for the contract tests.
    answers: Option<rust::Answered>,
    /// What the crate may be called after besides the collection.
    stem: &'a str,
}

/// After the collection; else after its only request, else after its file.
fn crate_name(api: &api::Api, stem: &str) -> String {
    let only = match api.operations.as_slice() {
        [only] => only.name.as_str(),
        _ => "",
    };
    name::first_crate_name([api.name.as_str(), only, stem])
}

/// The name of the collection's file without folders and what follows a dot.
fn stem(source: &Source) -> &str {
    let name = &source.collection.name;
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    file.split('.').next().unwrap_or(file)
}

/// Why [`Generator::write`] failed.
#[derive(Debug)]
pub enum GenerateError {
    /// The input is at fault.
    Input(Diagnostics),
    /// The output cannot be written.
    Output(WriteError),
}

impl std::fmt::Display for GenerateError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Input(diagnostics) => {
                let errors = diagnostics
                    .list
                    .iter()
                    .filter(|diagnostic| diagnostic.severity == diagnostic::Severity::Error);
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
