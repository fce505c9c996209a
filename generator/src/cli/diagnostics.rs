//! `diagnostics`: every id with its meaning and its remedy.

use clap::Args;
use postman_codegen::diagnostic::Id;
use postman_codegen::diagnostic::ids::{self, Entry};
use postman_codegen::suggest::similar;
use serde_json::{Value, json};

use super::{Failed, PageFormat, print, print_json};

#[derive(Args)]
pub(super) struct Page {
    /// Only these.
    #[arg(value_name = "ID", value_parser = entry)]
    ids: Vec<&'static Entry>,
    /// Text for people, JSON for machines, or the page in Markdown.
    #[arg(long, default_value = "text")]
    format: PageFormat,
}

pub(super) fn run(options: &Page) -> Result<(), Failed> {
    let entries: Vec<&Entry> = if options.ids.is_empty() {
        ids::ALL.iter().collect()
    } else {
        options.ids.clone()
    };
    match options.format {
        PageFormat::Text => print(&entries.into_iter().map(entry_text).collect::<Vec<_>>().join("\n")),
        PageFormat::Json => print_json(&entries.into_iter().map(object).collect::<Vec<_>>()),
        PageFormat::Markdown => print(&ids::page(entries)),
    }
}

fn entry_text(entry: &Entry) -> String {
    format!("{}\n    {}\n    help: {}\n", entry.id, entry.meaning, entry.remedy)
}

fn object(entry: &Entry) -> Value {
    json!({ "id": entry.id, "meaning": entry.meaning, "remedy": entry.remedy })
}

/// The entry of an id on the command line.
fn entry(id: &str) -> Result<&'static Entry, String> {
    ids::find(id).ok_or_else(|| {
        let known = ids::ALL.iter().map(|entry| entry.id);
        match similar(id, known) {
            Some(meant) => format!("there is no such id; did you mean `{meant}`?"),
            None => "there is no such id; `postman-codegen diagnostics` lists them".to_owned(),
        }
    })
}

/// What `--deny` takes: an id, or `all`.
pub(super) fn denied(text: &str) -> Result<Vec<Id>, String> {
    if text == "all" {
        return Ok(ids::ALL.iter().map(|entry| Id(entry.id)).collect());
    }
    entry(text).map(|entry| vec![Id(entry.id)])
}
