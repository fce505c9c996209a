//! What is learned from runs: which request an exchange is, which answers stay, and what of their values.

mod bad_input;
mod checking;
mod commands;
mod keeping;
mod matching;
mod recorded;
mod recording;
mod secrets;

use std::fmt::Write as _;

use postman_codegen::Generator;
use postman_codegen::learn::{Hosts, Learned, Learner, Settings, Values};
use postman_codegen::source::{File, Source};
use serde_json::{Value, json};

/// A collection with these requests, each a name, a method and a URL.
fn collection(requests: &[(&str, &str, &str)]) -> Source {
    let item =
        |(name, method, url): &(&str, &str, &str)| json!({"name": name, "request": {"method": method, "url": url}});
    let items: Vec<Value> = requests.iter().map(item).collect();
    source(&json!({"info": {"name": "Shop"}, "item": items}))
}

fn source(collection: &Value) -> Source {
    let collection = File {
        name: "shop.json".to_owned(),
        text: collection.to_string(),
    };
    Source {
        collection,
        ..Source::default()
    }
}

/// An entry of a HAR file.
fn entry(method: &str, url: &str, sent: Option<&str>, answer: &Value) -> Value {
    json!({
        "request": {"method": method, "url": url, "headers": [], "postData": sent.map(|text| json!({"text": text}))},
        "response": {
            "status": 200,
            "headers": [{"name": "Content-Type", "value": "application/json; charset=utf-8"}],
            "content": {"size": 1, "mimeType": "application/json", "text": answer.to_string()},
        },
    })
}

fn har(entries: &[Value]) -> String {
    json!({"log": {"version": "1.2", "entries": entries}}).to_string()
}

fn learned_by(source: &Source, run: &str, settings: Settings) -> Learned {
    let mut learner = Learner::new(source, settings).expect("a collection");
    learner.read("run.har", run.as_bytes()).expect("a run");
    learner.learned()
}

fn learned(source: &Source, run: &str) -> Learned {
    learned_by(source, run, Settings::default())
}

/// The source with the examples that were learned.
fn with(source: &Source, learned: &Learned) -> Source {
    let examples = File {
        name: "shop.examples.json".to_owned(),
        text: learned.text.clone(),
    };
    Source {
        examples: vec![examples],
        ..source.clone()
    }
}

/// The types of the crate: its structs and enums without documentation.
fn types(source: &Source) -> String {
    let generated = Generator::new().generate(source).expect("a crate");
    let mut text = String::new();
    for file in generated
        .files
        .iter()
        .filter(|file| file.path.starts_with("src/") && !file.path.contains("runtime"))
    {
        let lines = file
            .text
            .lines()
            .filter(|line| !line.trim_start().starts_with("//") && !line.contains("#[doc"));
        lines.for_each(|line| writeln!(text, "{line}").expect("a text grows"));
    }
    text
}

/// Each answer of the examples: the request's folders and name, the status, the body.
fn answers(learned: &Learned) -> Vec<String> {
    fn walk(items: &Value, path: &str, found: &mut Vec<String>) {
        for item in items.as_array().into_iter().flatten() {
            let path = format!("{path}/{}", item["name"].as_str().unwrap_or_default());
            walk(&item["item"], &path, found);
            for answer in item["response"].as_array().into_iter().flatten() {
                let body: Value = serde_json::from_str(answer["body"].as_str().unwrap_or("null")).unwrap_or_default();
                found.push(format!("{path} {} {body}", answer["code"]));
            }
        }
    }
    let collection: Value = serde_json::from_str(&learned.text).expect("JSON");
    let mut found = Vec::new();
    walk(&collection["item"], "", &mut found);
    found
}

const ANY_HOST: Settings = Settings {
    hosts: Hosts::Any,
    values: Values::MadeUp,
    extends: None,
};
