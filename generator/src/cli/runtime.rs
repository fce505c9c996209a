//! `runtime`: the package that crates share which do not embed it.

use std::path::PathBuf;

use clap::Args;
use postman_codegen::RUNTIME_PACKAGE;
use postman_codegen::diff::Changes;
use postman_codegen::files::{self, Foreign};
use postman_codegen::layout;

use super::outcome::{Done, Outcome};
use super::{Failed, print, tell};

/// What `--help` shows at its end.
pub(super) const EXAMPLES: &str = "\
Examples:
  postman-codegen runtime
  postman-codegen runtime --out clients/runtime
  postman-codegen generate zoom.postman_collection.json --out clients/zoom --runtime path:../runtime";

#[derive(Args)]
pub(super) struct Runtime {
    /// Folder of the package.
    #[arg(long, value_name = "FOLDER", default_value = RUNTIME_PACKAGE)]
    out: PathBuf,
    /// Write nothing; exit with 1 if the package on disk differs.
    #[arg(long)]
    check: bool,
    /// Overwrite files that postman-codegen did not write.
    #[arg(long)]
    force: bool,
}

pub(super) fn run(options: &Runtime) -> Result<(), Failed> {
    let package = layout::runtime_package();
    if options.check {
        let differences = files::compare(&options.out, &package);
        if differences.is_empty() {
            return Ok(());
        }
        print(
            &differences
                .iter()
                .map(|difference| format!("{}\n", difference.path))
                .collect::<String>(),
        )?;
        return Err(Failed::Differs);
    }
    let foreign = if options.force {
        Foreign::Overwrite
    } else {
        Foreign::Keep
    };
    let written = files::write(&options.out, &package, foreign);
    let written = written.map_err(|error| Failed::Wrong(format!("error: {error}")))?;
    let outcome = Outcome {
        crate_name: Some(RUNTIME_PACKAGE.to_owned()),
        folder: options.out.clone(),
        done: Done::Written(written, Changes::default()),
        ..Outcome::default()
    };
    tell(&outcome.line());
    Ok(())
}
