//! The command line of postman-codegen.

use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};
use postman_codegen::diagnostic::Diagnostics;
use postman_codegen::files::{self, Difference, Foreign};
use postman_codegen::source::Source;
use postman_codegen::{Generator, Stage};

/// A run is millions of small pieces of text and tokens; this allocator takes a third less time for them than
/// the system's, and less memory.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Reads a Postman collection and writes a typed Rust client crate for the API in it.
#[derive(Parser)]
#[command(
    version,
    about,
    after_help = "Exit codes: 0 done, 1 --check found differences, 2 the input or the output is at fault."
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Writes a client crate.
    #[command(after_help = "Example: postman-codegen generate zoom.postman_collection.json --out zoom")]
    Generate(Generate),
    /// Shows what each request sends, what comes back, and the Rust signature.
    #[command(after_help = "Example: postman-codegen inspect zoom.postman_collection.json --format json")]
    Inspect(Inspect),
}

#[derive(Args)]
struct Input {
    /// The collection as Postman exports it.
    collection: PathBuf,
    /// An environment; its values win over the collection's.
    #[arg(long)]
    environment: Option<PathBuf>,
    /// Globals; the collection's values win over them.
    #[arg(long)]
    globals: Option<PathBuf>,
}

#[derive(Args)]
struct Generate {
    #[command(flatten)]
    input: Input,
    /// Folder of the crate.
    #[arg(long, required_unless_present = "dump")]
    out: Option<PathBuf>,
    /// Name of the crate; by default that of the collection.
    #[arg(long, value_parser = crate_name)]
    crate_name: Option<String>,
    /// Also write examples/replay.rs, which sends every request with the collection's own values.
    ///
    /// It holds those values, credentials among them.
    #[arg(long)]
    replay: bool,
    /// Write nothing; show how the crate on disk differs and exit with 1 if it does.
    #[arg(long)]
    check: bool,
    /// Overwrite files that postman-codegen did not write.
    #[arg(long)]
    force: bool,
    /// Print what a stage makes instead of writing the crate.
    #[arg(long, value_name = "STAGE")]
    dump: Option<DumpStage>,
}

#[derive(Clone, Copy, ValueEnum)]
enum DumpStage {
    Document,
    Api,
    Shape,
    Name,
    Rust,
    Emit,
}

#[derive(Args)]
struct Inspect {
    #[command(flatten)]
    input: Input,
    /// Text for people, or JSON for machines.
    #[arg(long, default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    Text,
    Json,
}

/// Why the run ends without what was asked for.
enum Failed {
    /// `--check` found differences; they have been printed.
    Differs,
    /// The input or the output is at fault, as the message says.
    Wrong(String),
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let done = match cli.command {
        Command::Generate(options) => generate(&options),
        Command::Inspect(options) => inspect(&options),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failed::Differs) => ExitCode::from(1),
        Err(Failed::Wrong(message)) => {
            eprintln!("{}", message.trim_end());
            ExitCode::from(2)
        }
    }
}

fn generate(options: &Generate) -> Result<(), Failed> {
    let source = load(&options.input)?;
    let mut generator = Generator::new();
    if let Some(name) = &options.crate_name {
        generator = generator.crate_name(name);
    }
    if options.replay {
        generator = generator.replay();
    }
    if let Some(stage) = options.dump {
        let text = generator
            .dump(&source, stage.into())
            .map_err(|notes| Failed::Wrong(notes.render(&source)))?;
        return print(&text);
    }
    let Some(out) = &options.out else {
        return Err(Failed::Wrong(
            "--out is missing: give the folder of the crate".to_owned(),
        ));
    };
    let generated = generator
        .generate(&source)
        .map_err(|notes| Failed::Wrong(notes.render(&source)))?;
    warn(&generated.warnings, &source);
    if options.check {
        return check(&files::compare(out, &generated.files));
    }
    let foreign = if options.force {
        Foreign::Overwrite
    } else {
        Foreign::Keep
    };
    let written =
        files::write(out, &generated.files, foreign).map_err(|error| Failed::Wrong(format!("error: {error}")))?;
    eprintln!(
        "{}: {} operations; {} files changed, {} as before, {} removed in {}",
        generated.crate_name,
        generated.operations,
        written.changed,
        written.unchanged,
        written.removed,
        out.display()
    );
    Ok(())
}

fn inspect(options: &Inspect) -> Result<(), Failed> {
    let source = load(&options.input)?;
    let (report, warnings) = Generator::new()
        .inspect(&source)
        .map_err(|notes| Failed::Wrong(notes.render(&source)))?;
    warn(&warnings, &source);
    match options.format {
        Format::Text => print(&report.text()),
        Format::Json => match serde_json::to_string_pretty(&report) {
            Ok(json) => print(&json),
            Err(error) => Err(Failed::Wrong(error.to_string())),
        },
    }
}

fn load(input: &Input) -> Result<Source, Failed> {
    Source::load(
        &input.collection,
        input.environment.as_deref(),
        input.globals.as_deref(),
    )
    .map_err(|error| Failed::Wrong(format!("error: {error}; nothing was written")))
}

fn warn(warnings: &Diagnostics, source: &Source) {
    if !warnings.list.is_empty() {
        eprintln!("{}", warnings.render(source).trim_end());
    }
}

/// Prints the differences as unified diffs; none is success.
fn check(differences: &[Difference]) -> Result<(), Failed> {
    for difference in differences {
        let (old, new) = (
            difference.old.as_deref().unwrap_or_default(),
            difference.new.as_deref().unwrap_or_default(),
        );
        let diff = similar::TextDiff::from_lines(old, new);
        let name = &difference.path;
        print(
            &diff
                .unified_diff()
                .header(&format!("on disk/{name}"), &format!("generated/{name}"))
                .to_string(),
        )?;
    }
    if differences.is_empty() {
        Ok(())
    } else {
        Err(Failed::Differs)
    }
}

/// To standard output; a reader that goes away ends the run in peace.
fn print(text: &str) -> Result<(), Failed> {
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

/// What Cargo takes as a package's name, and Rust as a crate's.
fn crate_name(name: &str) -> Result<String, String> {
    let legal = name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
        && name.len() <= 64;
    if !legal {
        return Err("a crate's name begins with a letter and holds letters, digits, `-` and `_`".to_owned());
    }
    if !postman_codegen::name::is_free(name) {
        return Err("the name is a keyword, or that of a crate which the client uses".to_owned());
    }
    Ok(name.to_owned())
}

impl From<DumpStage> for Stage {
    fn from(stage: DumpStage) -> Self {
        match stage {
            DumpStage::Document => Self::Document,
            DumpStage::Api => Self::Api,
            DumpStage::Shape => Self::Shape,
            DumpStage::Name => Self::Name,
            DumpStage::Rust => Self::Rust,
            DumpStage::Emit => Self::Emit,
        }
    }
}
