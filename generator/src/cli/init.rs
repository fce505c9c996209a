//! `init`: a configuration in which everything is a comment.

use std::collections::BTreeMap;
use std::fs::OpenOptions;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use clap::Args;
use postman_codegen::Understood;
use postman_codegen::toml_text::quoted;

use super::{Choice, Failed, beside, inspect, tell};

/// The file without the requests of a collection.
const TEMPLATE: &str = include_str!("init.toml");

#[derive(Args)]
pub(super) struct Init {
    /// The collection whose requests the file shall list; the file is written beside it.
    #[arg(value_name = "COLLECTION")]
    input: Option<PathBuf>,
    #[command(flatten)]
    choice: Choice,
}

pub(super) fn run(options: &Init) -> Result<(), Failed> {
    let mut text = TEMPLATE.to_owned();
    let mut folder = Path::new("");
    if let Some(input) = &options.input {
        let understood = inspect::understand(input, &options.choice)?;
        text += &requests(&understood);
        folder = input.parent().unwrap_or(folder);
    }
    let path = folder.join(beside::CONFIG);
    let shown = path.display();
    let wrong = |error: std::io::Error| {
        Failed::Wrong(match error.kind() {
            ErrorKind::AlreadyExists => format!("error: there is a `{shown}` already; it was left as it is"),
            _ => format!("error: cannot write `{shown}`: {error}"),
        })
    };
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(&path)
        .map_err(wrong)?;
    file.write_all(text.as_bytes()).map_err(wrong)?;
    tell(&format!(
        "wrote {shown}; take away the `# ` before what you want to decide"
    ));
    Ok(())
}

/// A commented table for each request.
fn requests(understood: &Understood) -> String {
    let mut text = "\n# The requests of the collection, with the names that they have now:\n".to_owned();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for operation in &understood.krate.api.operations {
        *counts.entry(operation.item_path()).or_insert(0) += 1;
    }
    for (operation, names) in understood.krate.api.operations.iter().zip(&understood.names.operations) {
        let mut path = operation.item_path();
        if counts.get(&path).is_some_and(|count| *count > 1) {
            path = format!("{path} #{}", operation.overrides.number);
        }
        let key = quoted(&path);
        text += &format!("\n# [{key}]\n# name = \"{}\"\n", names.method);
    }
    text
}
