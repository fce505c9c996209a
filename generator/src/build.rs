//! Generation while a crate is built: from its build script, or by the macro `generate!`.
//!
//! ```no_run
//! // build.rs
//! use postman_codegen::build::{Build, BuildError};
//!
//! fn main() -> Result<(), BuildError> {
//!     Build::new("zoom.postman_collection.json").module("zoom")
//! }
//! ```
//!
//! In the crate, at its root: `include!(concat!(env!("OUT_DIR"), "/zoom.rs"));` declares `pub mod zoom`.

use std::env;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use crate::diagnostic::Severity;
use crate::files::{self, Foreign};
use crate::source::{File, Source, Unreadable};
use crate::spelling::count;
use crate::{Generated, Generator, layout, name};

/// What a build reads and makes; begin with [`Build::new`].
#[derive(Clone, Debug, Default)]
pub struct Build {
    collection: PathBuf,
    environment: Option<PathBuf>,
    globals: Option<PathBuf>,
    config: Option<PathBuf>,
    examples: Vec<PathBuf>,
    generator: Generator,
}

/// Why nothing was made, for people: a build script that returns it shows the message.
#[derive(Clone, PartialEq, Eq)]
pub struct BuildError(String);

impl fmt::Display for BuildError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// As text, because Rust shows the error of `main` so.
impl fmt::Debug for BuildError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

impl std::error::Error for BuildError {}

impl Build {
    /// Of a collection; paths are relative to the folder of the package, where build scripts run.
    #[must_use]
    pub fn new(collection: impl Into<PathBuf>) -> Self {
        Self {
            collection: collection.into(),
            ..Self::default()
        }
    }

    /// With an environment as Postman exports it, or a `.env` file.
    #[must_use]
    pub fn environment(mut self, file: impl Into<PathBuf>) -> Self {
        self.environment = Some(file.into());
        self
    }

    /// With globals.
    #[must_use]
    pub fn globals(mut self, file: impl Into<PathBuf>) -> Self {
        self.globals = Some(file.into());
        self
    }

    /// With a `postman-codegen.toml`; none is looked for.
    #[must_use]
    pub fn config(mut self, file: impl Into<PathBuf>) -> Self {
        self.config = Some(file.into());
        self
    }

    /// With the saved answers of another collection, such as one that `learn` wrote; may be called several times.
    #[must_use]
    pub fn examples(mut self, file: impl Into<PathBuf>) -> Self {
        self.examples.push(file.into());
        self
    }

    /// By this generator, which may deny warnings or name the crate.
    #[must_use]
    pub fn generator(mut self, generator: Generator) -> Self {
        self.generator = generator;
        self
    }

    /// Writes `<name>.rs` into the build's `OUT_DIR`: `pub mod <name>`, to be included at the root of the crate.
    ///
    /// What the crate must depend on, the module's documentation says. Cargo is told to build again when an input
    /// changes, and how many warnings there are.
    ///
    /// # Errors
    ///
    /// If an input is at fault, outside a build script, or if the file cannot be written.
    pub fn module(&self, name: &str) -> Result<(), BuildError> {
        self.tell_inputs();
        let out = env::var_os("OUT_DIR")
            .ok_or_else(|| BuildError("there is no OUT_DIR; call this in a build script".to_owned()))?;
        let name = checked(name)?;
        let generated = self.generated_module(&name)?;
        self.tell_warnings(&generated);
        let path = Path::new(&out).join(format!("{name}.rs"));
        let text = layout::nested_text(&generated.files, &name);
        // What is as it was is not compiled again.
        if fs::read_to_string(&path).is_ok_and(|old| old == text) {
            return Ok(());
        }
        fs::write(&path, text).map_err(|error| BuildError(format!("cannot write `{}`: {error}", path.display())))
    }

    /// Writes a crate into a folder, such as one of the workspace that is committed.
    ///
    /// # Errors
    ///
    /// If an input is at fault, or files of others are in the way.
    pub fn package(&self, folder: impl AsRef<Path>) -> Result<(), BuildError> {
        self.tell_inputs();
        let source = self.source()?;
        let generated = generated(&self.generator.clone().extra_in(folder.as_ref()), &source)?;
        self.tell_warnings(&generated);
        let written = files::write(folder.as_ref(), &generated.files, Foreign::Keep);
        written.map(|_| ()).map_err(|error| BuildError(error.to_string()))
    }

    /// The same module as tokens, for a macro.
    ///
    /// # Errors
    ///
    /// If an input is at fault.
    pub fn tokens(
        &self,
        visibility: &syn::Visibility,
        name: &syn::Ident,
    ) -> Result<proc_macro2::TokenStream, BuildError> {
        let generated = self.generated_module(&checked(&name.to_string())?)?;
        Ok(layout::nested(&generated.files, visibility, name))
    }

    /// The files that decide what is made; all files of a collection that is a folder.
    ///
    /// # Errors
    ///
    /// If the folder cannot be read.
    pub fn inputs(&self) -> Result<Vec<PathBuf>, BuildError> {
        let mut inputs: Vec<PathBuf> = self.beside().cloned().collect();
        if self.collection.is_dir() {
            let source = self.source()?;
            let root = Path::new(&source.collection.name);
            inputs.extend(source.others.iter().map(|file| root.join(&file.name)));
        } else {
            inputs.push(self.collection.clone());
        }
        Ok(inputs)
    }

    /// The files beside the collection.
    fn beside(&self) -> impl Iterator<Item = &PathBuf> {
        let variables = [&self.environment, &self.globals, &self.config];
        variables.into_iter().flatten().chain(&self.examples)
    }

    fn tell_inputs(&self) {
        for path in self.beside().chain([&self.collection]) {
            println!("cargo::rerun-if-changed={}", path.display());
        }
    }

    fn tell_warnings(&self, generated: &Generated) {
        let warnings = generated.warnings.count(Severity::Warning);
        if warnings > 0 {
            let (file, count) = (self.collection.display(), count(warnings, "warning"));
            println!("cargo::warning={file}: {count}; `postman-codegen inspect {file}` shows them");
        }
    }

    fn generated_module(&self, name: &syn::Ident) -> Result<Generated, BuildError> {
        generated(&self.generator.clone().module([name.to_string()]), &self.source()?)
    }

    fn source(&self) -> Result<Source, BuildError> {
        let unreadable = |error: Unreadable| BuildError(error.to_string());
        let examples = self.examples.iter().map(|path| File::load(path));
        let source = Source::load(&self.collection, self.environment.as_deref(), self.globals.as_deref());
        Ok(Source {
            config: self.config.as_deref().map(File::load).transpose().map_err(unreadable)?,
            examples: examples.collect::<Result<_, _>>().map_err(unreadable)?,
            ..source.map_err(unreadable)?
        })
    }
}

/// The name of a module as an identifier.
fn checked(name: &str) -> Result<syn::Ident, BuildError> {
    name::check_function_name(name)
        .map(|()| syn::Ident::new(name, proc_macro2::Span::call_site()))
        .map_err(BuildError)
}

fn generated(generator: &Generator, source: &Source) -> Result<Generated, BuildError> {
    let generated = generator.generate(source);
    generated.map_err(|notes| BuildError(notes.render(source).trim_end().to_owned()))
}
