//! `report`: how well a collection documents its API.

use std::path::PathBuf;

use clap::Args;

use super::{Choice, Failed, PageFormat, inspect, print, print_json};

#[derive(Args)]
pub(super) struct Report {
    /// The collection as Postman exports it; `-` is standard input.
    #[arg(value_name = "COLLECTION")]
    input: PathBuf,
    #[command(flatten)]
    choice: Choice,
    /// Text for people, JSON for machines, or a page in Markdown.
    #[arg(long, default_value = "text")]
    format: PageFormat,
}

pub(super) fn run(options: &Report) -> Result<(), Failed> {
    let understood = inspect::understand(&options.input, &options.choice)?;
    let report = postman_codegen::report::report(&understood);
    match options.format {
        PageFormat::Text => print(&report.text()),
        PageFormat::Json => print_json(&report),
        PageFormat::Markdown => print(&report.markdown()),
    }
}
