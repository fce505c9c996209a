//! What is changed: the repository's own collections and small inputs, and a folder of any.

use std::fs;
use std::path::{Path, PathBuf};

use postman_codegen::document::{Content, tell};
use postman_codegen::source::{File, Source};
use serde_json::Value;

/// What an input is, which decides what is done with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A collection of any format, in one file.
    Collection,
    /// A file of a collection that is a directory.
    Yaml,
    /// An environment or globals.
    Variables,
    /// A configuration.
    Config,
    /// A HAR file, a report of newman.
    Run,
    /// The text of a script.
    Script,
}

/// A text with its name.
#[derive(Clone, Debug)]
pub(crate) struct Input {
    pub(crate) name: String,
    pub(crate) kind: Kind,
    pub(crate) text: String,
    /// The same, if it is JSON.
    pub(crate) value: Option<Value>,
}

/// A larger text takes so long that little is tried.
const LONGEST: u64 = 400_000;

/// All inputs, in the order of their names.
pub(crate) fn all() -> Vec<Input> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![here.join("tests"), here.join("../collections")];
    folders.extend(std::env::var_os("FUZZ_CORPUS").map(PathBuf::from));
    let mut inputs = vec![run()];
    for folder in folders {
        read_below(&folder, &mut inputs);
    }
    inputs.sort_by(|left, right| left.name.cmp(&right.name));
    inputs
}

fn read_below(folder: &Path, inputs: &mut Vec<Input>) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for path in entries.map(|entry| entry.path()) {
        if path.is_dir() {
            read_below(&path, inputs);
        } else if fs::metadata(&path).is_ok_and(|about| about.len() <= LONGEST) {
            let input = read(&path);
            inputs.extend(input.iter().flat_map(scripts));
            inputs.extend(input);
        }
    }
}

fn read(path: &Path) -> Option<Input> {
    let extension = path.extension()?.to_str()?.to_ascii_lowercase();
    if !matches!(
        extension.as_str(),
        "json" | "yaml" | "yml" | "toml" | "har" | "js" | "env"
    ) {
        return None;
    }
    let file = File::load(path).ok()?;
    let kind = match extension.as_str() {
        "toml" => Kind::Config,
        "yaml" | "yml" => Kind::Yaml,
        "har" => Kind::Run,
        "js" => Kind::Script,
        "env" => Kind::Variables,
        _ => kind(&file),
    };
    Some(Input {
        name: file.name,
        kind,
        value: serde_json::from_str(&file.text).ok(),
        text: file.text,
    })
}

/// Scripts of a collection, which are tried by themselves.
fn scripts(input: &Input) -> Vec<Input> {
    const MOST: usize = 4;
    let mut texts = Vec::new();
    input.value.iter().for_each(|value| collect_scripts(value, &mut texts));
    texts.truncate(MOST);
    let script = |text| Input {
        name: format!("a script of {}", input.name),
        kind: Kind::Script,
        text,
        value: None,
    };
    texts.into_iter().map(script).collect()
}

fn collect_scripts(value: &Value, texts: &mut Vec<String>) {
    match value {
        Value::Array(elements) => elements.iter().for_each(|element| collect_scripts(element, texts)),
        Value::Object(members) => {
            if let Some(Value::Array(lines)) = members.get("exec") {
                let lines: Vec<&str> = lines.iter().filter_map(Value::as_str).collect();
                texts.push(lines.join("\n"));
            }
            members.values().for_each(|member| collect_scripts(member, texts));
        }
        _ => {}
    }
}

/// What a file of JSON holds; what nobody knows is taken for a collection, too.
fn kind(file: &File) -> Kind {
    let source = Source {
        collection: file.clone(),
        ..Source::default()
    };
    let is_run = file.text.contains("\"executions\"") || file.text.contains("\"entries\"");
    match tell(&source) {
        Content::Variables => Kind::Variables,
        Content::Other(_) if is_run => Kind::Run,
        _ => Kind::Collection,
    }
}

/// A run of the collection that runs are tried with (`targets`).
fn run() -> Input {
    let text = r#"{"log": {"version": "1.2", "entries": [
        {"request": {"method": "GET", "url": "https://api.example/pets/7?page=1", "headers": [{"name": "a", "value": "b"}]},
         "response": {"status": 200, "headers": [{"name": "content-type", "value": "application/json"}],
            "content": {"mimeType": "application/json", "text": "{\"id\": 7, \"tags\": [\"x\"], \"when\": \"2024-01-05\"}"}}},
        {"request": {"method": "POST", "url": "https://api.example/pets"},
         "response": {"status": 404, "headers": [{"name": "Link", "value": "<https://api.example/pets?page=2>; rel=\"next\""}],
            "content": {"text": "eyJjb2RlIjogM30=", "encoding": "base64"}}}]}}"#;
    Input {
        name: "run.har".to_owned(),
        kind: Kind::Run,
        text: text.to_owned(),
        value: serde_json::from_str(text).ok(),
    }
}
