//! `inspect`: what each request sends and returns.

use std::path::PathBuf;

use clap::Args;
use postman_codegen::diagnostic::Diagnostics;
use postman_codegen::source::Source;
use postman_codegen::{Generated, Generator, Understood};

use super::collections::Collection;
use super::{Choice, Failed, Format, Input, beside, choice, collections, colour, print, print_json, tell};

#[derive(Args)]
pub(super) struct Inspect {
    #[command(flatten)]
    input: Input,
    /// Text for people, or JSON for machines.
    #[arg(long, default_value = "text")]
    format: Format,
}

pub(super) fn run(options: &Inspect) -> Result<(), Failed> {
    let report = made(&options.input.path, &options.input.choice, Generator::inspect)?;
    match options.format {
        Format::Text => print(&report.text()),
        Format::Json => print_json(&report),
    }
}

/// What the only, or the chosen, collection means; its warnings are told.
pub(super) fn understand(input: &PathBuf, choice: &Choice) -> Result<Understood, Failed> {
    made(input, choice, Generator::understand)
}

/// The crate of the only, or the chosen, collection, which may be called otherwise; its warnings are told.
pub(super) fn generate(input: &PathBuf, choice: &Choice, crate_name: Option<&str>) -> Result<Generated, Failed> {
    made(input, choice, |generator, source| {
        let generator = crate_name.into_iter().fold(generator.clone(), Generator::crate_name);
        let mut generated = generator.generate(source)?;
        let warnings = std::mem::take(&mut generated.warnings);
        Ok((generated, warnings))
    })
}

/// What `make` makes of the only, or the chosen, collection; its warnings are told.
fn made<T>(
    input: &PathBuf,
    choice: &Choice,
    make: impl FnOnce(&Generator, &Source) -> Result<(T, Diagnostics), Diagnostics>,
) -> Result<T, Failed> {
    let Collection { source, .. } = chosen(std::slice::from_ref(input), choice)?;
    let (made, warnings) =
        make(&Generator::new(), &source).map_err(|notes| Failed::Wrong(colour::diagnostics(&notes, &source)))?;
    if !warnings.list.is_empty() {
        tell(colour::diagnostics(&warnings, &source).trim_end());
    }
    Ok(made)
}

/// The only collection of the inputs, or the chosen one.
pub(super) fn chosen(inputs: &[PathBuf], Choice { variables, collection }: &Choice) -> Result<Collection, Failed> {
    let found = collections::find(inputs, variables)?;
    if let Some(unreadable) = found.unreadable.first() {
        return Err(Failed::Wrong(format!("error: {unreadable}")));
    }
    let mut chosen = match collection {
        Some(name) => choice::choose(found.collections, name)?,
        None => found.collections,
    };
    if chosen.len() == 1 {
        beside::attach(&mut chosen, variables)?;
        beside::tell_found(&chosen, variables);
    }
    match (chosen.pop(), chosen.len()) {
        (Some(only), 0) => Ok(only),
        (_, others) => Err(Failed::Wrong(format!(
            "error: there are {} collections here; choose one with `--collection <NAME>`",
            others + 1
        ))),
    }
}
