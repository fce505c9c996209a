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
//! A build script calls [`Source::load`] and [`Generator::write`]. For a folder of collections, [`Source::search`] lists
//! what may be one, [`document::tell`] says what it is, and [`document::collections_of`] takes a backup apart.
//!
//! Each stage answers one question for good; [`Generator::generate`] is their list.

pub mod api;
pub mod diagnostic;
pub mod document;
pub mod emit;
pub mod files;
pub mod inspect;
pub mod layout;
pub mod name;
pub mod runtime;
pub mod rust;
pub mod shape;
pub mod source;

use std::path::Path;

use diagnostic::{Diagnostics, Id};
use files::{Foreign, WriteError, Written};
use layout::File;
use source::Source;

/// Makes crates of collections; begin with [`Generator::new`].
#[derive(Clone, Debug, Default)]
pub struct Generator {
    crate_name: Option<String>,
    replay: bool,
    denied: Vec<Id>,
}

/// A crate, ready to be written.
#[derive(Clone, Debug, PartialEq)]
pub struct Generated {
    /// Its name.
    pub crate_name: String,
    /// Its files, ascending by path.
    pub files: Vec<File>,
    /// How many operations it has.
    pub operations: usize,
    /// What was left out or repaired.
    pub warnings: Diagnostics,
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
    /// A generator with the defaults: the crate is called after the collection, and has no smoke test.
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
        let (api, warnings) = self.resolve(source, begin)?;
        let operations = api.operations.len();
        let krate = self.lower(api, stem(source), begin);
        begin(Stage::Emit);
        let modules = runtime::chosen(&krate.runtime);
        let names: Vec<&str> = modules.iter().map(|module| module.name).collect();
        let exports: Vec<(&str, &[&str])> = modules.iter().map(|module| (module.name, module.exports)).collect();
        let dependencies: Vec<(&str, &str)> = modules.iter().flat_map(|module| module.dependencies).copied().collect();
        let mut files = vec![
            layout::manifest(&krate, &dependencies),
            layout::readme(&krate),
            layout::formatting(),
        ];
        files.extend(layout::print(emit::render(&krate, &names, &exports)));
        files.extend(modules.iter().map(|module| layout::copy(module.name, module.text)));
        files.sort_by(|left, right| left.path.cmp(&right.path));
        Ok(Generated {
            crate_name: krate.name,
            files,
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
        let (api, _) = self.resolve(source, ignore)?;
        let shapes = || shape::infer(&api);
        Ok(match stage {
            Stage::Document | Stage::Api => format!("{api:#?}"),
            Stage::Shape => format!("{:#?}", shapes()),
            Stage::Name => format!("{:#?}", name::assign(&api, &shapes())),
            Stage::Rust => format!("{:#?}", self.lower(api, stem(source), ignore)),
            Stage::Emit => {
                let krate = self.lower(api, stem(source), ignore);
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
        let (api, warnings) = self.resolve(source, &mut |_| ())?;
        let shapes = shape::infer(&api);
        let names = name::assign(&api, &shapes);
        Ok((inspect::report(&api, &shapes, &names), warnings))
    }

    /// The two stages that can fail.
    fn resolve(&self, source: &Source, begin: &mut dyn FnMut(Stage)) -> Result<(api::Api, Diagnostics), Diagnostics> {
        begin(Stage::Document);
        let mut notes = Diagnostics::default();
        let document = document::read(source, &mut notes).filter(|_| !notes.has_errors());
        let api = document.map(|document| {
            begin(Stage::Api);
            api::resolve(&document, &mut notes)
        });
        notes.deny(&self.denied);
        match api {
            Some(api) if !notes.has_errors() => Ok((api, notes)),
            _ => Err(notes),
        }
    }

    /// `stem` is what the crate may be called after besides the collection.
    fn lower(&self, mut api: api::Api, stem: &str, begin: &mut dyn FnMut(Stage)) -> rust::Crate {
        begin(Stage::Shape);
        let shapes = shape::infer(&api);
        api.forget_answers();
        begin(Stage::Name);
        let names = name::assign(&api, &shapes);
        begin(Stage::Rust);
        let crate_name = self.crate_name.clone().unwrap_or_else(|| crate_name(&api, stem));
        rust::lower(
            &api,
            &shapes,
            &names,
            &rust::Settings {
                crate_name: &crate_name,
                replay: self.replay,
            },
        )
    }
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
