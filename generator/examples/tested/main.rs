//! Counts, over a folder of collections, what test scripts assert of answers that nobody saved, and how much of it is in
//! the types.
//!
//! `cargo run -p postman-codegen --example tested -- <FOLDER>…` prints a table in Markdown; `--list` prints each request of
//! which something is missing. What a script asserts is looked for in its text (`said.rs`), by rules that share nothing
//! with the generator, which parses it.

mod said;

use std::collections::HashSet;
use std::error::Error;
use std::fs;
use std::path::Path;

use postman_codegen::shape::{Kind, Role};
use postman_codegen::source::Source;
use postman_codegen::{Generator, Understood};
use said::Said;
use serde_json::Value;

/// Requests of which something is asserted, and those of which all of it is in the crate.
#[derive(Clone, Copy, Default)]
struct Count {
    asserted: usize,
    known: usize,
}

impl Count {
    fn add(&mut self, is_known: impl Into<Option<bool>>) {
        if let Some(is_known) = is_known.into() {
            self.asserted += 1;
            self.known += usize::from(is_known);
        }
    }
}

#[derive(Default)]
struct Counts {
    unsaved: usize,
    statuses: Count,
    fields: Count,
    many_fields: Count,
}

fn main() -> Result<(), Box<dyn Error>> {
    let (options, folders): (Vec<String>, Vec<String>) = std::env::args().skip(1).partition(|word| word == "--list");
    let mut counts = Counts::default();
    for folder in &folders {
        for path in Source::search(Path::new(folder))? {
            for missing in count_collection(&path, &mut counts) {
                if !options.is_empty() {
                    println!("{}: {missing}", path.display());
                }
            }
        }
    }
    println!(
        "| requests without a saved answer | {} | all of it is in the crate |",
        counts.unsaved
    );
    println!("| :--- | ---: | ---: |");
    let rows = [
        ("with an asserted status", counts.statuses),
        ("with fields that are read", counts.fields),
        ("with three or more", counts.many_fields),
    ];
    for (title, Count { asserted, known }) in rows {
        let percent = 100.0 * known as f64 / asserted.max(1) as f64;
        println!("| {title} | {asserted} | {known} ({percent:.1} %) |");
    }
    Ok(())
}

/// Adds the requests of a collection; what is missing.
fn count_collection(path: &Path, counts: &mut Counts) -> Vec<String> {
    let mut missing = Vec::new();
    let Ok(source) = Source::load(path, None, None) else {
        return missing;
    };
    let Ok((Understood { krate, shapes, .. }, _)) = Generator::new().understand(&source) else {
        return missing;
    };
    let text = fs::read_to_string(path).unwrap_or_default();
    let document: Value = serde_json::from_str(&text).unwrap_or_default();
    let mut items = Vec::new();
    requests(document.get("collection").unwrap_or(&document), &mut items);
    let mut known: Vec<HashSet<Vec<String>>> = vec![HashSet::new(); krate.api.operations.len()];
    for ty in &shapes.types {
        for origin in ty
            .origins
            .iter()
            .filter(|origin| matches!(origin.role, Role::Answer(_)))
        {
            let Kind::Struct(fields) = &ty.kind else { continue };
            let steps = || origin.path.iter().filter(|step| *step != "[]").cloned();
            let keys = fields.iter().map(|field| steps().chain([field.key.clone()]).collect());
            known[origin.operation.0].extend(keys);
        }
    }
    for (operation, known) in krate.api.operations.iter().zip(&known) {
        let Some(item) = items.get(operation.index) else {
            continue;
        };
        if item
            .get("response")
            .and_then(Value::as_array)
            .is_some_and(|saved| !saved.is_empty())
        {
            continue;
        }
        counts.unsaved += 1;
        let Said { statuses, fields } = said::asserted(&test_text(item));
        let mut cases = operation.cases.iter();
        let lacks_status = statuses
            .iter()
            .find(|status| !cases.any(|case| case.status == **status));
        let lacks_field = fields.iter().find(|keys| !known.contains(*keys));
        counts
            .statuses
            .add((!statuses.is_empty()).then_some(lacks_status.is_none()));
        counts.fields.add((!fields.is_empty()).then_some(lacks_field.is_none()));
        counts
            .many_fields
            .add((fields.len() > 2).then_some(lacks_field.is_none()));
        missing.extend(lacks_status.map(|status| format!("{}: status {status}", operation.item_path())));
        missing.extend(lacks_field.map(|keys| format!("{}: {}", operation.item_path(), keys.join("."))));
    }
    missing
}

/// The requests of a collection of format 2, in the order in which the generator counts them.
fn requests<'v>(folder: &'v Value, found: &mut Vec<&'v Value>) {
    for item in folder.get("item").and_then(Value::as_array).into_iter().flatten() {
        match item.get("item") {
            Some(_) => requests(item, found),
            None => found.push(item),
        }
    }
}

/// The text of its test scripts.
fn test_text(item: &Value) -> String {
    let events = item.get("event").and_then(Value::as_array).into_iter().flatten();
    let tests = events.filter(|event| event.get("listen").is_some_and(|listen| listen == "test"));
    let texts = tests.map(|event| match event.pointer("/script/exec") {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(lines)) => lines.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("\n"),
        _ => String::new(),
    });
    texts.collect::<Vec<_>>().join("\n")
}
