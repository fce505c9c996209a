//! `README.md` of the crate.

use super::{File, MARK};
use crate::rust::{Crate, ManualRow};

/// The README: how to add the crate, authenticate and call; a table of all operations.
#[must_use]
pub fn readme(krate: &Crate) -> File {
    let manual = &krate.manual;
    let path = krate.name.replace('-', "_");
    let mut text = format!("<!-- {MARK} -->\n\n# {}\n\n", krate.name);
    text.push_str(&format!(
        "Rust client for {}, generated from its Postman collection by postman-codegen.\n\n",
        escaped(&manual.title)
    ));
    text.push_str(&format!("## Add it\n\n```toml\n[dependencies]\n{} = {{ path = \"…/{}\" }}\ntokio = {{ version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }}\n```\n\n", krate.name, krate.name));
    if let Some(program) = &manual.first_call {
        text.push_str(&format!(
            "## Call it\n\n```rust\n#[tokio::main]\n{}\n```\n\n",
            program
                .replace("CRATE", &path)
                .replace("async fn run()", "async fn main()")
        ));
    }
    text.push_str("Required arguments are positional, optional ones are chained, `.await` sends. A documented failure is `Error::Api`, whose enum has a variant per documented status; an undocumented status is `Error::Unexpected` with status, headers and the whole body.\n\n");
    if !manual.credentials.is_empty() {
        text.push_str("## Authenticate\n\nThe builder takes these credentials; a call that needs one fails without it before anything is sent.\n\n");
        for credential in &manual.credentials {
            text.push_str(&format!("- `{credential}`\n"));
        }
        text.push('\n');
    }
    if !manual.settings.is_empty() {
        text.push_str("## Configure\n\n| setter | default |\n| --- | --- |\n");
        for (name, default) in &manual.settings {
            let default = default.as_ref().map_or_else(
                || "none: must be set".to_owned(),
                |default| format!("`{}`", crate::rust::docs::code(default)),
            );
            text.push_str(&format!("| `.{name}(…)` | {} |\n", default.replace('|', "\\|")));
        }
        text.push('\n');
    }
    text.push_str(&format!("## Test it\n\nWith the feature `mock`, a transport answers as the saved examples of the collection, by name, and keeps what was sent:\n\n```rust\nlet mock = {path}::Mock::of_collection(include_str!(\"collection.json\"))?;\nlet client = {path}::Client::builder().transport(mock.clone()).build()?;\nmock.reply(\"User not found\")?;                   // or \"Get user / User not found\"\n```\n\n"));
    text.push_str("## Operations\n");
    for (title, rows) in &manual.table {
        table(title, rows, &mut text);
    }
    File {
        path: "README.md".to_owned(),
        text,
    }
}

fn table(title: &str, rows: &[ManualRow], text: &mut String) {
    if !title.is_empty() {
        text.push_str(&format!("\n### {title}\n"));
    }
    text.push_str("\n| request | endpoint | call |\n| --- | --- | --- |\n");
    for row in rows {
        let cells = [
            row.name.replace('|', "\\|").replace("\\\\|", "\\|"),
            format!("`{}`", row.endpoint.replace('|', "\\|")),
            format!("`{}`", row.call),
        ];
        text.push_str(&format!("| {} |\n", cells.join(" | ")));
    }
}

fn escaped(text: &str) -> String {
    crate::rust::docs::plain(text)
}
