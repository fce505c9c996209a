//! `openapi`: the API as an OpenAPI document.

use std::path::PathBuf;

use clap::Args;

use super::{Choice, Failed, inspect, print_json, tell};

#[derive(Args)]
pub(super) struct Openapi {
    /// The collection as Postman exports it; `-` is standard input.
    #[arg(value_name = "COLLECTION")]
    input: PathBuf,
    #[command(flatten)]
    choice: Choice,
}

pub(super) fn run(options: &Openapi) -> Result<(), Failed> {
    let understood = inspect::understand(&options.input, &options.choice)?;
    let openapi = postman_codegen::openapi::describe(&understood);
    for note in &openapi.notes {
        tell(&format!("note: {note}"));
    }
    print_json(&openapi.document)
}
