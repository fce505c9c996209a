//! `README.md` of the crate.

use super::front::{self, Page};
use super::{Context, Docs, Program, Wanted};
use crate::rust::docs;
use crate::rust::manual::title;

/// How to add the crate, authenticate, call and configure it; a table of all operations.
pub(super) fn readme(context: &Context<'_>, examples: &[Program], wanted: &Wanted) -> String {
    let (api, name) = (&context.krate.api, &context.krate.name);
    let title = docs::plain(&title(api));
    let mut text =
        format!("# {name}\n\nRust client for {title}, generated from its Postman collection by postman-codegen.\n\n");
    let (before, after) = front::description(Page::Readme, context);
    add(&before, &mut text);
    text.push_str(&format!(
        "## Install\n\n```toml\n[dependencies]\n{name} = {{ path = \"…/{name}\" }}\ntokio = {{ version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }}\n```\n\n"
    ));
    let (mut usage, mut table) = (Docs::default(), Docs::default());
    front::usage(&mut usage, Page::Readme, context);
    add(&usage, &mut text);
    self::examples(examples, &mut text);
    tests(context, wanted, &mut text);
    add(&after, &mut text);
    front::table(&mut table, Page::Readme, context);
    add(&table, &mut text);
    format!("{}\n", text.trim_end())
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
fn examples(programs: &[Program], text: &mut String) {
    if programs.is_empty() {
        return;
    }
    text.push_str(
        "## Examples\n\nEach makes a call; credentials come from the environment, as its first lines say.\n\n```sh\n",
    );
    for program in programs {
        text.push_str(&format!("cargo run --example {}\n", program.name));
    }
    text.push_str("```\n\n");
}

/// How a program that uses the crate is tested, and the crate itself.
fn tests(context: &Context<'_>, wanted: &Wanted, text: &mut String) {
    let path = &context.crate_name;
    text.push_str(&format!(
        "## Test\n\nWith the feature `mock`, a transport answers as the saved examples of the collection, by name, and keeps what was sent:\n\n```rust\nlet mock = {path}::Mock::of_collection(include_str!(\"collection.json\"))?;\nlet client = {path}::Client::builder().transport(mock.clone()).build()?;\nmock.reply(\"User not found\")?;                   // or \"Get user / User not found\"\n```\n\n"
    ));
    if wanted.answers.is_some() {
        text.push_str(
            "`cargo test --test contract` holds each operation against the collection: the request that it sends, and what it makes of each saved example; and runs the examples of its documentation.\n\n",
        );
    }
    if wanted.marked.is_some() {
        text.push_str(
            "`cargo test --test flow` sends the requests of each folder as Postman's runner does, and holds them to the tests of their scripts: against a mock, or against the server that `FLOW_BASE_URL` names.\n\n",
        );
    }
}
