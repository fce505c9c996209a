//! Measured cases: a collection, and the request that Postman's own runner sends for it.
//!
//! All collections become one, so that their clients compile as one crate: each is a folder, and the
//! variables that another case has too get the case's number, so that no case sees those of another.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};

use crate::server::Arrived;

/// Where the measured requests went to.
pub const ORIGIN: &str = "http://127.0.0.1:48721";

/// What stands for the boundary of a multipart body in an expected request.
pub const BOUNDARY: &str = "BOUNDARY";

/// The global variables of all cases.
const STANDARD_NAMES: [&str; 3] = ["baseUrl", "host", "port"];

/// One measured case.
#[derive(Clone, Debug)]
pub struct Case {
    /// The name of its file.
    pub name: String,
    /// What it holds.
    content: Value,
}

impl Case {
    /// The request that must arrive.
    #[must_use]
    pub fn expected(&self) -> Arrived {
        let request = &self.content["expected"][0];
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let headers = request["headers"].as_array().into_iter().flatten();
        Arrived {
            method: text(&request["method"]),
            target: text(&request["target"]),
            headers: headers.map(|header| (text(&header[0]), text(&header[1]))).collect(),
            body: match request["multipart_raw"].as_str() {
                Some(body) => body.as_bytes().to_vec(),
                None => STANDARD.decode(text(&request["body_base64"])).unwrap_or_default(),
            },
        }
    }

    /// Whether the request goes to another host than [`ORIGIN`].
    #[must_use]
    pub fn any_host(&self) -> bool {
        self.content["any_host"] == true
    }

    /// The files that the collection names, with their content.
    #[must_use]
    pub fn files(&self) -> Vec<(String, Vec<u8>)> {
        let files = self.content["files"].as_object().into_iter().flatten();
        let content = |text: &Value| STANDARD.decode(text.as_str().unwrap_or_default()).unwrap_or_default();
        files.map(|(name, text)| (name.clone(), content(text))).collect()
    }

    /// How many requests its collection holds; all but one cannot be sent.
    #[must_use]
    pub fn requests(&self) -> usize {
        count(&self.content["collection"]["item"])
    }

    /// Whether a variable of that name is defined or used.
    fn knows(&self, variable: &str) -> bool {
        let text = self.content.to_string();
        text.contains(&format!("{{{{{variable}}}}}")) || self.defined().any(|name| name == variable)
    }

    /// The names of the variables that it defines.
    fn defined(&self) -> impl Iterator<Item = String> {
        let entries = self
            .definitions()
            .into_iter()
            .flatten()
            .filter(|entry| entry["disabled"] != true);
        entries.filter_map(|entry| entry["key"].as_str().map(str::to_owned))
    }

    /// Its variables: of the collection, of the environment, and global ones.
    fn definitions(&self) -> [Vec<Value>; 3] {
        let content = &self.content;
        [
            list(&content["collection"]["variable"]),
            list(&content["environment"]),
            list(&content["globals"]),
        ]
    }

    /// The number in front of its name.
    fn number(&self) -> &str {
        self.name.split('-').next().unwrap_or_default()
    }
}

/// The cases of a folder, by name.
///
/// # Errors
///
/// If a file cannot be read, or is no JSON.
pub fn load(folder: &Path) -> io::Result<Vec<Case>> {
    let mut cases = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        cases.push(Case {
            name,
            content: serde_json::from_slice(&fs::read(&path)?)?,
        });
    }
    cases.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(cases)
}

/// All cases as one collection, environment and globals.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// The collection: its requests stand in the order of the cases.
    pub collection: Value,
    /// The environment.
    pub environment: Value,
    /// The globals.
    pub globals: Value,
}

/// One collection of all cases.
#[must_use]
pub fn merge(cases: &[Case]) -> Merged {
    let (mut folders, mut variables, mut environment) = (Vec::new(), Vec::new(), Vec::new());
    let mut globals = vec![
        json!({"key": "baseUrl", "value": ORIGIN}),
        json!({"key": "host", "value": "127.0.0.1"}),
        json!({"key": "port", "value": "48721"}),
    ];
    for case in cases {
        let mut collection = case.content["collection"].clone();
        let others = || cases.iter().filter(|other| other.name != case.name);
        let shared = case
            .defined()
            .filter(|name| STANDARD_NAMES.contains(&name.as_str()) || others().any(|other| other.knows(name)));
        let shared: BTreeSet<String> = shared.collect();
        rename(&mut collection, &shared, case.number());
        for (entries, all) in case
            .definitions()
            .into_iter()
            .zip([&mut variables, &mut environment, &mut globals])
        {
            for mut entry in entries {
                rename(&mut entry, &shared, case.number());
                if let Some(key) = entry["key"].as_str().filter(|key| shared.contains(*key)) {
                    entry["key"] = format!("{key}_{}", case.number()).into();
                }
                all.push(entry);
            }
        }
        folders.push(folder(&case.name, &mut collection));
    }
    let schema = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json";
    Merged {
        collection: json!({"info": {"name": "Cases", "schema": schema}, "item": folders, "variable": variables}),
        environment: json!({"name": "Cases", "values": environment}),
        globals: json!({"name": "Globals", "values": globals}),
    }
}

/// A collection as a folder.
fn folder(name: &str, collection: &mut Value) -> Value {
    let mut folder = Map::new();
    folder.insert("name".to_owned(), name.into());
    for key in ["item", "auth", "protocolProfileBehavior"] {
        match collection[key].take() {
            Value::Null => {}
            value => {
                folder.insert(key.to_owned(), value);
            }
        }
    }
    Value::Object(folder)
}

/// How many requests a folder holds.
fn count(items: &Value) -> usize {
    let items = items.as_array().into_iter().flatten();
    items.map(|item| item.get("item").map_or(1, count)).sum()
}

/// The entries of an environment, or of a list of variables.
fn list(values: &Value) -> Vec<Value> {
    let entries = values.get("values").unwrap_or(values);
    entries.as_array().cloned().unwrap_or_default()
}

/// Adds the number to each variable of that name in all texts.
fn rename(value: &mut Value, names: &BTreeSet<String>, number: &str) {
    match value {
        Value::String(text) => {
            for name in names {
                *text = text.replace(&format!("{{{{{name}}}}}"), &format!("{{{{{name}_{number}}}}}"));
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| rename(item, names, number)),
        Value::Object(fields) => fields.values_mut().for_each(|field| rename(field, names, number)),
        _ => {}
    }
}
