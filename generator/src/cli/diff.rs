//! `diff`: what changed between two exports, in terms of the crate.

use std::path::PathBuf;

use clap::Args;
use postman_codegen::diff::{self, Weight};

use super::{Choice, Failed, PageFormat, inspect, print, print_json};

#[derive(Args)]
pub(super) struct Diff {
    /// The collection as it was.
    #[arg(value_name = "OLD")]
    old: PathBuf,
    /// The collection as it is.
    #[arg(value_name = "NEW")]
    new: PathBuf,
    #[command(flatten)]
    choice: Choice,
    /// Text for people, JSON for machines, or a page in Markdown.
    #[arg(long, default_value = "text")]
    format: PageFormat,
}

pub(super) fn run(options: &Diff) -> Result<(), Failed> {
    let old = inspect::generate(&options.old, &options.choice, None)?;
    // What the crate is called is the user's choice, not the collection's.
    let new = inspect::generate(&options.new, &options.choice, Some(&old.crate_name))?;
    let changes = diff::compare(&old.files, &new.files);
    match options.format {
        PageFormat::Text => print(&changes.text())?,
        PageFormat::Json => print_json(&changes)?,
        PageFormat::Markdown => print(&changes.markdown())?,
    }
    match changes.weight() {
        None => Ok(()),
        Some(Weight::Patch) => Err(Failed::Changed(3)),
        Some(Weight::Minor) => Err(Failed::Changed(4)),
        Some(Weight::Major) => Err(Failed::Changed(5)),
    }
}
