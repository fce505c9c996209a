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
pub mod build;
pub mod config;
mod description;
pub mod diagnostic;
pub mod diff;
pub mod document;
mod emit;
pub mod explain;
pub mod files;
mod generator;
pub mod inspect;
pub mod layout;
#[cfg(feature = "learn")]
pub mod learn;
mod measure;
pub mod mechanism;
pub mod mock;
pub mod name;
pub mod openapi;
mod package;
mod placeholder;
pub mod report;
mod runtime;
mod rust;
pub mod script;
pub mod shape;
mod shown;
pub mod source;
pub mod spelling;
mod statuses;
pub mod suggest;
pub mod toml_text;
pub mod unseen;
pub mod words;

use std::path::Path;

use diagnostic::Diagnostics;
use files::{Foreign, Written};
pub use generator::{GenerateError, Generator};
use layout::File;
pub use runtime::{PACKAGE as RUNTIME_PACKAGE, RuntimeSource};
use rust::Root;
use shown::Wanted;
use source::Source;

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
    /// How many of them have a success that the collection shows.
    pub typed: usize,
    /// What was left out or repaired.
    pub warnings: Diagnostics,
}

/// What a collection means: the crate that it becomes, and what its types and names were decided from.
#[derive(Clone, Debug, PartialEq)]
pub struct Understood {
    /// The types of bodies and answers.
    pub shapes: shape::Shapes,
    /// What everything is called.
    pub names: name::Names,
    /// The items of the crate, and what each request sends and what comes back.
    pub krate: rust::Crate,
}

/// Where the stages can be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The collection as it stands.
    Document,
    /// The scripts as trees.
    Script,
    /// What each request really sends.
    Api,
    /// The types that the samples show.
    Shape,
    /// An identifier for everything.
    Name,
    /// The items of the crate.
    Rust,
    /// What is said of it: pages, programs, tests.
    Shown,
    /// Token streams.
    Emit,
}

impl Generator {
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
        let (input, warnings) = self.input(source, begin)?;
        begin(Stage::Rust);
        let krate = input.named.without_answers().lower(input.settings).krate;
        begin(Stage::Shown);
        let shown = shown::show(&krate, &input.wanted);
        begin(Stage::Emit);
        let files = layout::print(&krate, &shown, emit::render(&krate, &shown));
        Ok(Generated {
            files,
            dependencies: matches!(krate.root, Root::Module(_)).then(|| krate.dependencies.to_string()),
            crate_name: krate.name,
            operations: krate.api.operations.len(),
            typed: krate
                .api
                .operations
                .iter()
                .filter(|operation| operation.is_typed())
                .count(),
            warnings,
        })
    }

    /// Makes the crate and writes it into a folder; fails before anything is written.
    ///
    /// # Errors
    ///
    /// As [`Generator::generate`] and [`files::write`].
    pub fn write(&self, source: &Source, folder: &Path) -> Result<(Generated, Written), GenerateError> {
        let generator = self.clone().extra_in(folder);
        let generated = generator.generate(source).map_err(GenerateError::Input)?;
        let written = files::write(folder, &generated.files, Foreign::Keep).map_err(GenerateError::Output)?;
        Ok((generated, written))
    }

    /// What a stage makes, as text for people, without secrets.
    ///
    /// # Errors
    ///
    /// As [`Generator::generate`].
    pub fn dump(&self, source: &Source, stage: Stage) -> Result<String, Diagnostics> {
        if matches!(stage, Stage::Document | Stage::Script) {
            let mut notes = Diagnostics::default();
            let document = passed(document::read(source, &mut notes), &mut notes)?;
            let scripts = script::read(&document, &mut notes);
            let secrets = api::resolve(&document, &scripts, &mut notes).secrets;
            return Ok(secrets.dump(&match stage {
                Stage::Document => format!("{document:#?}"),
                _ => format!("{scripts:#?}"),
            }));
        }
        let (input, _) = self.input(source, &mut |_| ())?;
        let secrets = input.named.api.secrets.clone();
        Ok(secrets.dump(&self.dumped(input, stage)))
    }

    /// What a stage after `script` makes, secrets and all.
    fn dumped(&self, input: Input, stage: Stage) -> String {
        let Named { api, shapes, names } = &input.named;
        match stage {
            Stage::Document | Stage::Script | Stage::Api => return format!("{api:#?}"),
            Stage::Shape => return format!("{shapes:#?}"),
            Stage::Name => return format!("{names:#?}"),
            Stage::Rust | Stage::Shown | Stage::Emit => {}
        }
        let krate = input.named.lower(input.settings).krate;
        let shown = shown::show(&krate, &input.wanted);
        match stage {
            Stage::Shown => format!("{shown:#?}"),
            Stage::Emit => {
                let lines = emit::render(&krate, &shown).flat_map(|file| {
                    let path = file.path;
                    file.items.map(move |item| format!("{path}: {item}"))
                });
                lines.collect::<Vec<_>>().join("\n")
            }
            _ => format!("{krate:#?}"),
        }
    }

    /// What `inspect` shows of a collection.
    ///
    /// # Errors
    ///
    /// As [`Generator::generate`].
    pub fn inspect(&self, source: &Source) -> Result<(inspect::Report, Diagnostics), Diagnostics> {
        let (understood, warnings) = self.understand(source)?;
        Ok((inspect::report(&understood), warnings))
    }

    /// What the stages up to `rust` make: for tools that show what a crate would be.
    ///
    /// # Errors
    ///
    /// As [`Generator::generate`].
    pub fn understand(&self, source: &Source) -> Result<(Understood, Diagnostics), Diagnostics> {
        let (input, warnings) = self.input(source, &mut |_| ())?;
        Ok((input.named.lower(input.settings), warnings))
    }

    /// Reads, resolves, infers and names.
    fn input(&self, source: &Source, begin: &mut dyn FnMut(Stage)) -> Result<(Input, Diagnostics), Diagnostics> {
        let mut notes = Diagnostics::default();
        begin(Stage::Document);
        let document = document::read(source, &mut notes);
        let config = self.decided(source, &mut notes);
        let document = passed(document, &mut notes)?;
        let answers = self.tests.then(|| document.answers());
        let document = config::select(&config, document, &mut notes);

        begin(Stage::Script);
        let scripts = script::read(&document, &mut notes);

        begin(Stage::Api);
        let api = api::resolve(&document, &scripts, &mut notes);
        let marked = self
            .tests
            .then(|| api::marked::mark(&document, &scripts, &api))
            .flatten();
        drop(document);
        shape::warn_needless(&api, source.first_example(), &mut notes);
        let api = config::apply(&config, api, &mut notes);
        let api = config::merge(api, &mut notes);
        let api = api::answer_arguments(api::paginate(api, &mut notes));
        notes.deny(&self.denied);
        let api = passed(Some(api), &mut notes)?;

        begin(Stage::Shape);
        let shapes = shape::infer(&api);

        begin(Stage::Name);
        let names = name::assign(&api, &shapes);
        config::check(&config, &api, &shapes, &names, &mut notes);
        notes.deny(&self.denied);
        passed(Some(()), &mut notes)?;

        let settings = rust::Settings {
            crate_name: self.named(&config, &api, source, &mut notes),
            package: config.package,
            root: self.root.clone(),
            extra: self.extra,
        };
        let input = Input {
            named: Named { api, shapes, names },
            settings,
            wanted: Wanted {
                replay: self.replay,
                answers,
                marked,
            },
        };
        Ok((input, notes))
    }
}

/// What a crate is made of.
struct Input {
    named: Named,
    settings: rust::Settings,
    wanted: Wanted,
}

/// What the stages before `rust` make.
struct Named {
    api: api::Api,
    shapes: shape::Shapes,
    names: name::Names,
}

impl Named {
    /// The same without what saved answers hold: it is the larger part of an API, and `shape` alone reads it.
    fn without_answers(mut self) -> Self {
        let operations = self.api.operations.iter_mut();
        let cases = operations.flat_map(|operation| &mut operation.cases);
        for example in cases.flat_map(|case| &mut case.examples) {
            example.content = api::Content::Empty;
        }
        self
    }

    fn lower(self, settings: rust::Settings) -> Understood {
        let Self { api, shapes, names } = self;
        let krate = rust::lower(api, &shapes, &names, settings);
        Understood { shapes, names, krate }
    }
}

/// What a stage made, if nothing that was found is an error.
fn passed<T>(made: Option<T>, notes: &mut Diagnostics) -> Result<T, Diagnostics> {
    made.filter(|_| !notes.has_errors())
        .ok_or_else(|| std::mem::take(notes))
}
