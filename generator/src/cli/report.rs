//! `report`: how well a collection documents its API.

use std::path::Path;

use clap::Args;
use postman_codegen::report::Share;

use super::{Failed, Input, PageFormat, inspect, print, print_json, shell_word};

#[derive(Args)]
pub(super) struct Report {
    #[command(flatten)]
    input: Input,
    /// Text for people, JSON for machines, or a page in Markdown.
    #[arg(long, default_value = "text")]
    format: PageFormat,
}

pub(super) fn run(options: &Report) -> Result<(), Failed> {
    let understood = inspect::understand(&options.input.path, &options.input.choice)?;
    let report = postman_codegen::report::report(&understood);
    match options.format {
        PageFormat::Text => print(&format!("{}{}", learning(&report.total, &options.input), report.text())),
        PageFormat::Json => print_json(&report),
        PageFormat::Markdown => print(&report.markdown()),
    }
}

/// How many methods return raw bodies, and the commands that type them.
fn learning(total: &Share, input: &Input) -> String {
    if total.raw_success == 0 {
        return String::new();
    }
    format!(
        "{} of {} methods return raw bodies; {}\n\n",
        total.raw_success,
        total.operations,
        learning_commands(&input.path, input.choice.variables.environment.as_deref())
    )
}

/// The commands that type methods.
pub(super) fn learning_commands(file: &Path, environment: Option<&Path>) -> String {
    let file = shell_word(file);
    let environment = environment.map(shell_word);
    let newman = environment
        .as_ref()
        .map_or_else(String::new, |file| format!(" -e {file}"));
    let own = environment.map_or_else(String::new, |file| format!(" --environment {file}"));
    format!(
        "a run types them:\n  newman run {file}{newman} -r json --reporter-json-export run.json\n  postman-codegen \
         learn {file}{own} --from run.json"
    )
}
