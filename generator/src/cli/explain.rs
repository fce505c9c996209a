//! `explain`: why something is what it is, and the line that would change it.

use std::path::PathBuf;

use clap::Args;

use super::{Choice, Failed, inspect, print};

#[derive(Args)]
pub(super) struct Explain {
    /// The collection as Postman exports it; `-` is standard input.
    #[arg(value_name = "COLLECTION")]
    input: PathBuf,
    /// A request as Postman shows it (`Users / List users`), perhaps with ` / answers.200.users[].id` or
    /// ` / request.query.page`; or the name of a method or type (`users::list_users`, `User`, `User.id`).
    #[arg(value_name = "PATH")]
    path: String,
    #[command(flatten)]
    choice: Choice,
}

pub(super) fn run(options: &Explain) -> Result<(), Failed> {
    let understood = inspect::understand(&options.input, &options.choice)?;
    match postman_codegen::explain::explain(&understood, &options.path) {
        Ok(text) => print(&text),
        Err(help) => Err(Failed::Wrong(format!(
            "error: there is nothing at `{}`\n  help: {help}",
            options.path.escape_debug()
        ))),
    }
}
