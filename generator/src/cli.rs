//! The command line: what it takes, and how a run ends.

mod beside;
mod check;
mod choice;
mod collections;
mod colour;
mod diagnostics;
mod diff;
mod explain;
mod generate;
mod gone;
mod init;
mod inspect;
#[cfg(feature = "learn")]
mod learn;
#[cfg(feature = "mock")]
mod mock;
mod module;
mod names;
mod openapi;
mod options;
mod outcome;
mod parallel;
mod progress;
#[cfg(feature = "pull")]
mod pull;
#[cfg(feature = "record")]
mod record;
mod report;
mod runtime;
mod shell;
mod summary;
#[cfg(feature = "watch")]
mod watch;
mod workspace;

use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};
use postman_codegen::unseen;

/// Reads Postman collections and writes a typed Rust client crate for the API in each.
#[derive(Parser)]
#[command(
    version,
    about,
    after_help = "Exit codes: 0 done, 1 --check found differences, 2 an input or the output is at fault; \
                  of diff also 3 patch, 4 minor, 5 major changes.\n\n\
                  Example: postman-codegen generate zoom.postman_collection.json"
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Writes client crates.
    #[command(after_help = options::EXAMPLES)]
    Generate(options::Generate),
    /// Shows what each request sends, what comes back, and the Rust signature.
    #[command(after_help = "Example: postman-codegen inspect zoom.postman_collection.json --format json")]
    Inspect(inspect::Inspect),
    /// Says why a method, type, field or case is what it is, and which line would change it.
    #[command(after_help = "Example: postman-codegen explain zoom.postman_collection.json users::User.id")]
    Explain(explain::Explain),
    /// Shows how well a collection documents its API, and which example would help most.
    #[command(after_help = "Example: postman-codegen report zoom.postman_collection.json --format markdown")]
    Report(report::Report),
    /// Shows what changed between two exports, with the weight of each change.
    #[command(after_help = "\
Example: postman-codegen diff old.postman_collection.json new.postman_collection.json

Exit codes: 0 nothing changed, 3 only patches, 4 something new, 5 something breaks, 2 an input is at fault.")]
    Diff(diff::Diff),
    /// Prints the API as an OpenAPI 3.1 document.
    #[command(after_help = "Example: postman-codegen openapi zoom.postman_collection.json > zoom.openapi.json")]
    Openapi(openapi::Openapi),
    /// Learns types from real runs: writes a few of their answers, with made-up values, beside the collection.
    #[cfg(feature = "learn")]
    #[command(after_help = learn::EXAMPLES)]
    Learn(learn::Learn),
    /// Passes calls on to an API, unchanged, and learns types from its answers.
    #[cfg(feature = "record")]
    #[command(after_help = record::EXAMPLES)]
    Record(record::Record),
    /// Serves the saved examples of a collection on this machine, so that clients work without the API.
    #[cfg(feature = "mock")]
    #[command(after_help = mock::EXAMPLES)]
    Mock(mock::Mock),
    /// Fetches a collection from Postman, with the API key in the environment's POSTMAN_API_KEY.
    #[cfg(feature = "pull")]
    #[command(after_help = pull::EXAMPLES)]
    Pull(pull::Pull),
    /// Writes the runtime as a package, for crates that share it.
    #[command(after_help = runtime::EXAMPLES)]
    Runtime(runtime::Runtime),
    /// Writes a postman-codegen.toml in which everything is a comment.
    #[command(after_help = "Example: postman-codegen init zoom.postman_collection.json")]
    Init(init::Init),
    /// Lists every diagnostic, what it means and what to do.
    #[command(after_help = "Example: postman-codegen diagnostics unused-key")]
    Diagnostics(diagnostics::Page),
    /// Prints the script that completes commands in a shell.
    #[command(
        after_help = "Example: postman-codegen completions bash > ~/.local/share/bash-completion/completions/postman-codegen"
    )]
    Completions(shell::Completions),
    /// Prints the manual page.
    #[command(after_help = "Example: postman-codegen man | man -l -")]
    Man,
}

/// Files beside the collections of the run.
#[derive(Args)]
struct Variables {
    /// An environment as Postman exports it, or a `.env` file; its values win over the collection's.
    #[arg(long, value_name = "FILE")]
    environment: Option<PathBuf>,
    /// Globals; the collection's values win over them.
    #[arg(long, value_name = "FILE")]
    globals: Option<PathBuf>,
    /// What you decide otherwise; by default the postman-codegen.toml beside the collection.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Collections whose saved answers count too; by default NAME.examples.json beside the collection.
    #[arg(long, value_name = "FILE", num_args = 1..)]
    examples: Vec<PathBuf>,
}

/// A collection, and the files beside it.
#[derive(Args)]
struct Input {
    /// The collection as Postman exports it; `-` is standard input.
    #[arg(value_name = "COLLECTION")]
    path: PathBuf,
    #[command(flatten)]
    choice: Choice,
}

/// Which collection of an input is meant, and the files beside it.
#[derive(Args)]
struct Choice {
    #[command(flatten)]
    variables: Variables,
    /// Only the collection of this name, where there are several.
    #[arg(long, value_name = "NAME")]
    collection: Option<String>,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// For machines.
    Json,
}

#[derive(Clone, Copy, ValueEnum)]
enum PageFormat {
    /// For people.
    Text,
    /// For machines.
    Json,
    /// For a page.
    Markdown,
}

/// Why the run ends without what was asked for.
enum Failed {
    /// `--check` found differences; they have been printed.
    Differs,
    /// `diff` found changes of this exit code's weight; they have been printed.
    Changed(u8),
    /// Something is at fault; it has been printed.
    Reported,
    /// Something is at fault, as the message says.
    Wrong(String),
}

/// Does what the arguments of the process ask for.
pub(crate) fn run() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Generate(options) => generate::run(&options),
        Command::Inspect(options) => inspect::run(&options),
        Command::Explain(options) => explain::run(&options),
        Command::Report(options) => report::run(&options),
        Command::Diff(options) => diff::run(&options),
        #[cfg(feature = "mock")]
        Command::Mock(options) => mock::run(&options),
        Command::Openapi(options) => openapi::run(&options),
        #[cfg(feature = "learn")]
        Command::Learn(options) => learn::run(&options),
        #[cfg(feature = "record")]
        Command::Record(options) => record::run(&options),
        #[cfg(feature = "pull")]
        Command::Pull(options) => pull::run(&options),
        Command::Runtime(options) => runtime::run(&options),
        Command::Init(options) => init::run(&options),
        Command::Diagnostics(options) => diagnostics::run(&options),
        Command::Completions(options) => shell::completions(&options),
        Command::Man => shell::man(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failed::Differs) => ExitCode::from(1),
        Err(Failed::Changed(code)) => ExitCode::from(code),
        Err(Failed::Reported) => ExitCode::from(2),
        Err(Failed::Wrong(message)) => {
            tell(message.trim_end());
            ExitCode::from(2)
        }
    }
}

/// A path as a shell takes it.
fn shell_word(path: &std::path::Path) -> String {
    let path = path.to_string_lossy();
    // Only a NUL cannot be quoted, which no path has.
    shlex::try_quote(&path).map_or_else(|_| path.to_string(), std::borrow::Cow::into_owned)
}

/// To standard error; one that is closed is nothing to fail for. What a terminal would obey is escaped.
fn tell(text: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{}", colour::shown(&colour::escaped(text)));
}

/// Words for people to standard output; what a terminal would obey is escaped.
fn print(text: &str) -> Result<(), Failed> {
    print_raw(&unseen::escaped(text))
}

/// To standard output as it stands; a reader that goes away ends the run in peace.
fn print_raw(text: &str) -> Result<(), Failed> {
    let mut out = std::io::stdout().lock();
    let end = if out.is_terminal() && !text.ends_with('\n') {
        "\n"
    } else {
        ""
    };
    match write!(out, "{text}{end}") {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(Failed::Wrong(error.to_string())),
        _ => Ok(()),
    }
}

/// Prints a value as JSON.
fn print_json(value: &impl serde::Serialize) -> Result<(), Failed> {
    match serde_json::to_string_pretty(value) {
        Ok(json) => print_raw(&format!("{}\n", unseen::escaped_json(&json))),
        Err(error) => Err(Failed::Wrong(error.to_string())),
    }
}
