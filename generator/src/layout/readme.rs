//! `README.md` of the crate.

use super::{File, MARK, masks};
use crate::rust::{Crate, Docs, docs};

/// The README: how to add the crate, authenticate, call and configure it; a table of all operations.
pub(super) fn readme(krate: &Crate) -> File {
    let (manual, name) = (&krate.manual, &krate.name);
    let title = docs::plain(&manual.title);
    let mut text = format!(
        "<!-- {MARK} -->\n\n# {name}\n\nRust client for {title}, generated from its Postman collection by postman-codegen.\n\n"
    );
    add(&manual.description, &mut text);
    text.push_str(&format!(
        "## Install\n\n```toml\n[dependencies]\n{name} = {{ path = \"…/{name}\" }}\ntokio = {{ version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }}\n```\n\n"
    ));
    add(&manual.usage, &mut text);
    programs(krate, &mut text);
    tests(krate, &mut text);
    add(&manual.table, &mut text);
    File {
        path: "README.md".to_owned(),
        text: masks::page(format!("{}\n", text.trim_end()), &krate.secrets),
    }
}

fn add(docs: &Docs, text: &mut String) {
    for line in docs.lines() {
        text.push_str(line);
        text.push('\n');
    }
    if !docs.is_empty() {
        text.push('\n');
    }
}

/// How the programs in `examples` are run.
fn programs(krate: &Crate, text: &mut String) {
    if krate.programs.is_empty() {
        return;
    }
    text.push_str(
        "## Examples\n\nEach makes a call; credentials come from the environment, as its first lines say.\n\n```sh\n",
    );
    for program in &krate.programs {
        text.push_str(&format!("cargo run --example {}\n", program.name));
    }
    text.push_str("```\n\n");
}

/// How a program that uses the crate is tested, and the crate itself.
fn tests(krate: &Crate, text: &mut String) {
    let path = krate.name.replace('-', "_");
    text.push_str(&format!(
        "## Test\n\nWith the feature `mock`, a transport answers as the saved examples of the collection, by name, and keeps what was sent:\n\n```rust\nlet mock = {path}::Mock::of_collection(include_str!(\"collection.json\"))?;\nlet client = {path}::Client::builder().transport(mock.clone()).build()?;\nmock.reply(\"User not found\")?;                   // or \"Get user / User not found\"\n```\n\n"
    ));
    if krate.contract.is_some() {
        text.push_str(
            "`cargo test --test contract` holds each operation against the collection: the request that it sends, and what it makes of each saved example.\n\n",
        );
    }
}
