//! What `generate` takes.

use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use postman_codegen::config::{self, Package};
use postman_codegen::diagnostic::Id;
use postman_codegen::{RuntimeSource, Stage, name};

use super::{Choice, Format, diagnostics};

/// What `--help` shows at its end.
pub(super) const EXAMPLES: &str = "\
Examples:
  postman-codegen generate zoom.postman_collection.json
  postman-codegen generate zoom.postman_collection.json --out clients/zoom --check
  postman-codegen generate zoom.postman_collection.json --watch
  postman-codegen generate zoom.postman_collection.json --module src/zoom
  postman-codegen generate collections/ --out crates
  postman-codegen generate backup.postman_dump.json --collection Zoom --out zoom";

#[derive(Args)]
pub(super) struct Generate {
    /// Collections as Postman exports them, backups, and folders of them; `-` is standard input.
    #[arg(required = true, value_name = "INPUT")]
    pub(super) inputs: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) choice: Choice,
    /// Folder of the crate, by default one of its name; of several collections, the folder with one for each crate.
    #[arg(long, value_name = "FOLDER")]
    pub(super) out: Option<PathBuf>,
    /// Name of the crate; by default that of the collection.
    #[arg(long, value_name = "NAME", value_parser = crate_name)]
    pub(super) crate_name: Option<String>,
    /// Also write examples/replay.rs, which sends every request with the collection's own values.
    ///
    /// It holds those values, credentials among them.
    #[arg(long)]
    pub(super) replay: bool,
    /// Also write tests/contract.rs, which holds each operation against its request and its saved examples, and
    /// tests/flow.rs, which holds each folder's requests to their test scripts.
    #[arg(long)]
    pub(super) tests: bool,
    /// Write a module of an existing crate into this folder below its `src`, instead of a crate.
    ///
    /// What the crate's Cargo.toml must hold is printed.
    #[arg(long, value_name = "FOLDER", conflicts_with_all = ["out", "crate_name", "replay", "tests"])]
    pub(super) module: Option<PathBuf>,
    /// Write a Cargo workspace: a crate for each collection, and the runtime once beside them.
    #[arg(long, conflicts_with_all = ["module", "crate_name", "runtime"], requires = "out")]
    pub(super) workspace: bool,
    #[command(flatten)]
    pub(super) manifest: Manifest,
    /// Write nothing; show how the crates on disk differ and exit with 1 if one does.
    #[arg(long)]
    pub(super) check: bool,
    /// Go on, and generate again whenever an input changes; Ctrl-C ends it.
    #[cfg(feature = "watch")]
    #[arg(long, conflicts_with_all = ["check", "dump"])]
    pub(super) watch: bool,
    /// Overwrite files that postman-codegen did not write.
    #[arg(long)]
    pub(super) force: bool,
    /// Take warnings of this id as errors, or `all` warnings.
    #[arg(long, value_name = "ID", value_parser = diagnostics::denied)]
    pub(super) deny: Vec<Vec<Id>>,
    /// Text for people, or JSON for machines.
    #[arg(long, default_value = "text", conflicts_with = "dump")]
    pub(super) format: Format,
    /// Print what a stage makes instead of writing the crate.
    #[arg(long, value_name = "STAGE", value_parser = stages())]
    pub(super) dump: Option<Stage>,
}

impl Generate {
    /// Whether the run goes on when an input changes.
    pub(super) fn is_watching(&self) -> bool {
        #[cfg(feature = "watch")]
        return self.watch;
        #[cfg(not(feature = "watch"))]
        return false;
    }
}

/// What the manifest says; it wins over the configuration.
#[derive(Args)]
pub(super) struct Manifest {
    /// Version of the crate, such as `0.2.0`.
    #[arg(long, value_name = "VERSION", value_parser = |text: &str| checked(text, config::check_version), conflicts_with = "module")]
    crate_version: Option<String>,
    /// Edition of Rust, 2021 or 2024.
    #[arg(long, value_name = "YEAR", value_parser = |text: &str| checked(text, config::check_edition), conflicts_with = "module")]
    edition: Option<String>,
    /// License of the crate, such as `MIT OR Apache-2.0`.
    #[arg(long, value_name = "SPDX", value_parser = |text: &str| checked(text, config::check_line), conflicts_with = "module")]
    license: Option<String>,
    /// Where the crate's source is.
    #[arg(long, value_name = "URL", value_parser = |text: &str| checked(text, config::check_line), conflicts_with = "module")]
    repository: Option<String>,
    /// Where the crate has the runtime from: `embedded` (its text), `crate` (the registry), or `path:FOLDER`.
    ///
    /// The folder is as the crate's Cargo.toml says it; `postman-codegen runtime` writes what stands there.
    #[arg(long, value_name = "WHERE")]
    runtime: Option<RuntimeSource>,
}

impl Manifest {
    /// What the options say.
    pub(super) fn package(&self) -> Package {
        Package {
            version: self.crate_version.clone(),
            edition: self.edition.clone(),
            license: self.license.clone(),
            repository: self.repository.clone(),
            runtime: self.runtime.clone(),
            ..Package::default()
        }
    }
}

fn checked(text: &str, check: fn(&str) -> Result<(), String>) -> Result<String, String> {
    check(text).map(|()| text.to_owned())
}

/// What `--dump` can show, in the order of the run.
const STAGES: [(&str, Stage); 8] = [
    ("document", Stage::Document),
    ("script", Stage::Script),
    ("api", Stage::Api),
    ("shape", Stage::Shape),
    ("name", Stage::Name),
    ("rust", Stage::Rust),
    ("shown", Stage::Shown),
    ("emit", Stage::Emit),
];

/// The names of the stages, which are read as these.
fn stages() -> impl TypedValueParser<Value = Stage> {
    let stage = |word: String| STAGES.iter().find(|(known, _)| *known == word).map(|(_, stage)| *stage);
    PossibleValuesParser::new(STAGES.map(|(word, _)| word)).try_map(move |word| stage(word).ok_or("no stage"))
}

/// What Cargo takes as a package's name, and Rust as a crate's.
fn crate_name(name: &str) -> Result<String, String> {
    name::check_crate_name(name).map(|()| name.to_owned())
}
