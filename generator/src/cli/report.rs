//! `report`: how well a collection documents its API.

use std::path::PathBuf;

use clap::Args;

use postman_codegen::report::Share;

use super::{Choice, Failed, PageFormat, inspect, print, print_json, shell_word};

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
        PageFormat::Text => print(&format!("{}{}", learning(&report.total, options), report.text())),
        PageFormat::Json => print_json(&report),
        PageFormat::Markdown => print(&report.markdown()),
    }
}

/// How many methods return raw bodies, and the commands that type them.
fn learning(total: &Share, options: &Report) -> String {
    if total.raw_success == 0 {
        return String::new();
    }
    let file = shell_word(&options.input);
    let environment = options.choice.variables.environment.as_deref().map(shell_word);
    let newman = environment
        .as_ref()
        .map_or_else(String::new, |file| format!(" -e {file}"));
    let own = environment.map_or_else(String::new, |file| format!(" --environment {file}"));
    format!(
        "{} of {} methods return raw bodies; a run types them:\n  newman run {file}{newman} -r json \
         --reporter-json-export run.json\n  postman-codegen learn {file}{own} --from run.json\n\n",
        total.raw_success, total.operations
    )
}
