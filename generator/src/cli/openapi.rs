//! `openapi`: the API as an OpenAPI document.

use clap::Args;

use super::{Failed, Input, inspect, print_json, tell};

#[derive(Args)]
pub(super) struct Openapi {
    #[command(flatten)]
    input: Input,
}

pub(super) fn run(options: &Openapi) -> Result<(), Failed> {
    let understood = inspect::understand(&options.input.path, &options.input.choice)?;
    let openapi = postman_codegen::openapi::describe(&understood);
    for note in &openapi.notes {
        tell(&format!("note: {note}"));
    }
    print_json(&openapi.document)
}
