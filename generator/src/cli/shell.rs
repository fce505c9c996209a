//! `completions` and `man`: what shells and `man` show of the program.

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::{Cli, Failed, print_raw};

#[derive(Args)]
pub(super) struct Completions {
    /// The shell.
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

pub(super) fn completions(options: &Completions) -> Result<(), Failed> {
    let mut script = Vec::new();
    let mut command = Cli::command();
    let name = command.get_name().to_owned();
    clap_complete::generate(options.shell, &mut command, name, &mut script);
    print_raw(&String::from_utf8_lossy(&script))
}

/// The page of the program, then one for each command.
pub(super) fn man() -> Result<(), Failed> {
    let mut page = Vec::new();
    let wrong = |error: std::io::Error| Failed::Wrong(format!("error: {error}"));
    let mut command = Cli::command();
    command.build();
    let commands = command.get_subcommands().filter(|command| command.get_name() != "help");
    for command in std::iter::once(&command).chain(commands) {
        clap_mangen::Man::new(command.clone())
            .render(&mut page)
            .map_err(wrong)?;
    }
    print_raw(&String::from_utf8_lossy(&page))
}
