//! `inspect`: what each request sends and returns.

use std::path::PathBuf;

use clap::Args;
use postman_codegen::{Generator, Understood};

use super::collections::Collection;
use super::{Failed, Format, Variables, choice, collections, config, print, print_json, tell};

#[derive(Args)]
pub(super) struct Inspect {
    /// The collection as Postman exports it; `-` is standard input.
    #[arg(value_name = "COLLECTION")]
    input: PathBuf,
    #[command(flatten)]
    variables: Variables,
    /// The collection of this name, where there are several.
    #[arg(long, value_name = "NAME")]
    collection: Option<String>,
    /// Text for people, or JSON for machines.
    #[arg(long, default_value = "text")]
    format: Format,
}

pub(super) fn run(options: &Inspect) -> Result<(), Failed> {
    let inputs = std::slice::from_ref(&options.input);
    let Collection { source, .. } = one(inputs, &options.variables, options.collection.as_deref())?;
    let (report, warnings) = Generator::new()
        .inspect(&source)
        .map_err(|notes| Failed::Wrong(notes.render(&source)))?;
    if !warnings.list.is_empty() {
        tell(warnings.render(&source).trim_end());
    }
    match options.format {
        Format::Text => print(&report.text()),
        Format::Json => print_json(&report),
    }
}

/// What the only, or the chosen, collection means; its warnings are told.
pub(super) fn understand(input: &PathBuf, variables: &Variables, name: Option<&str>) -> Result<Understood, Failed> {
    let Collection { source, .. } = one(std::slice::from_ref(input), variables, name)?;
    let (understood, warnings) = Generator::new()
        .understand(&source)
        .map_err(|notes| Failed::Wrong(notes.render(&source)))?;
    if !warnings.list.is_empty() {
        tell(warnings.render(&source).trim_end());
    }
    Ok(understood)
}

/// The only collection of the inputs, or the chosen one.
pub(super) fn one(inputs: &[PathBuf], variables: &Variables, name: Option<&str>) -> Result<Collection, Failed> {
    let found = collections::find(inputs, variables)?;
    if let Some(unreadable) = found.unreadable.first() {
        return Err(Failed::Wrong(format!("error: {unreadable}")));
    }
    let mut chosen = match name {
        Some(name) => choice::choose(found.collections, name)?,
        None => found.collections,
    };
    if chosen.len() == 1 {
        config::attach(&mut chosen, variables)?;
    }
    match (chosen.pop(), chosen.len()) {
        (Some(only), 0) => Ok(only),
        (_, others) => Err(Failed::Wrong(format!(
            "error: there are {} collections here; choose one with `--collection <NAME>`",
            others + 1
        ))),
    }
}
