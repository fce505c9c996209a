//! What is done with an input, and what must hold.

use std::collections::BTreeSet;
use std::path::{Component, Path};

use postman_codegen::diagnostic::Diagnostics;
use postman_codegen::mock::{Mock, Request};
use postman_codegen::source::{File, Source};
use postman_codegen::{Generated, Generator, document, explain, inspect, openapi, report};

use super::inputs::Kind;

/// The collection that variables, configurations, runs and scripts are tried with.
pub(crate) const SAMPLE: &str = r#"{
  "info": {"name": "Pets", "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
  "auth": {"type": "bearer", "bearer": [{"key": "token", "value": "{{token}}"}]},
  "variable": [{"key": "host", "value": "https://api.example"}],
  "item": [{"name": "Pets", "item": [
    {"name": "Get pet", "request": {"method": "GET", "url": "{{host}}/pets/:id?page=1", "header": [{"key": "X-A", "value": "{{a}}"}]},
     "response": [{"name": "OK", "code": 200, "body": "{\"id\": 1, \"tags\": [\"x\"]}"}]},
    {"name": "Add pet", "event": [{"listen": "SCRIPT", "script": {"exec": ["SOURCE"]}}],
     "request": {"method": "POST", "url": "{{host}}/pets", "body": {"mode": "raw", "raw": "{\"name\": \"Ann\", \"age\": {{age}}}"}},
     "response": [{"name": "No", "code": 404, "body": "{\"code\": 3}"}]}
  ]}]
}"#;

/// The source that an input makes, alone or beside the sample.
pub(crate) fn source(kind: Kind, text: &str) -> Source {
    let file = |name: &str, text: &str| File {
        name: name.to_owned(),
        text: text.to_owned(),
    };
    let sample = || file("pets.json", SAMPLE);
    match kind {
        Kind::Collection => Source {
            collection: file("fuzz.json", text),
            ..Source::default()
        },
        Kind::Yaml => Source {
            collection: file("fuzz", ""),
            others: vec![file("a.request.yaml", text), file("b/.resources/definition.yaml", text)],
            ..Source::default()
        },
        Kind::Variables => Source {
            collection: sample(),
            environment: Some(file("fuzz.environment.json", text)),
            globals: Some(file("fuzz.globals.json", text)),
            ..Source::default()
        },
        Kind::Config => Source {
            collection: sample(),
            config: Some(file("postman-codegen.toml", text)),
            ..Source::default()
        },
        Kind::Run => Source {
            collection: sample(),
            examples: vec![file("fuzz.examples.json", text)],
            ..Source::default()
        },
        Kind::Script => {
            let quoted = serde_json::Value::from(text).to_string();
            let with = |listen: &str| SAMPLE.replace("SCRIPT", listen).replace("\"SOURCE\"", &quoted);
            let listen = if text.len().is_multiple_of(2) {
                "prerequest"
            } else {
                "test"
            };
            Source {
                collection: file("fuzz.json", &with(listen)),
                ..Source::default()
            }
        }
    }
}

/// What is done with an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// A crate with tests and the smoke test.
    Crate,
    /// A module.
    Module,
    /// What the other commands show.
    Shown,
}

/// Does with a source what the commands do; what does not hold is told.
///
/// # Errors
///
/// What does not hold, in words that are the same for the same fault.
pub(crate) fn check(kind: Kind, target: Target, text: &str) -> Result<(), String> {
    let source = source(kind, text);
    if kind == Kind::Run {
        learn(&source, text)?;
    }
    let generator = match target {
        Target::Crate => Generator::new().replay().tests(),
        Target::Module => Generator::new().module(["api", "pets"]),
        Target::Shown => return look(&source),
    };
    match generator.generate(&source) {
        Ok(generated) => {
            check_notes(&generated.warnings, &source)?;
            check_files(&generated)
        }
        Err(notes) => refused(&notes, &source),
    }
}

fn refused(notes: &Diagnostics, source: &Source) -> Result<(), String> {
    match notes.has_errors() {
        true => check_notes(notes, source),
        false => Err("it is refused without an error".to_owned()),
    }
}

fn check_notes(notes: &Diagnostics, source: &Source) -> Result<(), String> {
    let rendered = notes.render(source);
    let is_silent = rendered.is_empty() && !notes.list.is_empty();
    let places = notes.to_json(source);
    match is_silent || places.as_array().map(Vec::len) != Some(notes.list.len()) {
        true => Err("a message is not shown".to_owned()),
        false => Ok(()),
    }
}

fn check_files(generated: &Generated) -> Result<(), String> {
    let mut paths = BTreeSet::new();
    for file in &generated.files {
        let is_inside = Path::new(&file.path)
            .components()
            .all(|part| matches!(part, Component::Normal(_)));
        if !is_inside || !paths.insert(file.path.to_lowercase()) {
            return Err("a path leaves the crate, or is there twice".to_owned());
        }
        let fault = match file.path.rsplit('.').next() {
            Some("rs") if !file.path.contains("runtime/") => {
                syn::parse_file(&file.text).err().map(|error| error.to_string())
            }
            Some("json") => serde_json::from_str::<serde_json::Value>(&file.text)
                .err()
                .map(|error| error.to_string()),
            Some("toml") => file
                .text
                .parse::<toml::Table>()
                .err()
                .map(|error| error.message().to_owned()),
            _ => None,
        };
        if let Some(fault) = fault {
            return Err(format!(
                "a file of the kind of `{}` does not parse: {fault}",
                kind_of(&file.path)
            ));
        }
        let injected = ["compile_error!", "fn main() {} /*", "#![allow(all)]"];
        let is_injected = |line: &str| injected.iter().any(|text| line.trim_start().starts_with(text));
        if file.path.ends_with(".rs") && file.text.lines().any(is_injected) {
            return Err("a text of the input has become code".to_owned());
        }
    }
    Ok(())
}

fn kind_of(path: &str) -> &str {
    path.split('/').next().unwrap_or(path)
}

/// What the other commands show.
fn look(source: &Source) -> Result<(), String> {
    let understood = match Generator::new().understand(source) {
        Ok((understood, _)) => understood,
        Err(notes) => return refused(&notes, source),
    };
    let inspected = inspect::report(&understood);
    let is_told = !inspected.text().is_empty() && !report::report(&understood).markdown().is_empty();
    let described = openapi::describe(&understood);
    if !is_told || described.document.get("paths").is_none() {
        return Err("a command shows nothing".to_owned());
    }
    for operation in inspected.operations.iter().take(5) {
        let path = operation.path.join(" / ");
        // Two of one name are told apart by the help of the error.
        let _ = explain::explain(&understood, &path);
    }
    let Some(document) = document::read(source, &mut Diagnostics::default()) else {
        return Err("a crate, but no document".to_owned());
    };
    let mock = Mock::of(&document);
    for operation in inspected.operations.iter().take(5) {
        let target = operation
            .url
            .split_once("://")
            .map_or("/", |(_, rest)| rest.find('/').map_or("/", |at| &rest[at..]));
        let answer = mock.answer(&Request {
            method: &operation.method,
            target,
            headers: &[],
            body: b"{}",
        });
        if !(100..=999).contains(&answer.status) {
            return Err("the mock answers no status".to_owned());
        }
    }
    Ok(())
}

#[cfg(feature = "learn")]
fn learn(source: &Source, text: &str) -> Result<(), String> {
    use postman_codegen::learn::{Learner, Settings};
    let source = Source {
        examples: Vec::new(),
        ..source.clone()
    };
    let Ok(mut learner) = Learner::new(&source, Settings::default()) else {
        return Err("the sample is refused".to_owned());
    };
    if learner.read("fuzz", text.as_bytes()).is_ok() {
        let learned = learner.learned().text;
        serde_json::from_str::<serde_json::Value>(&learned).map_err(|_| "what is learned is no JSON".to_owned())?;
    }
    Ok(())
}

#[cfg(not(feature = "learn"))]
fn learn(_: &Source, _: &str) -> Result<(), String> {
    Ok(())
}
