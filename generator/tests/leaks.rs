//! Where secrets of a collection show: each place of `tests/leaks` holds a marker of its own, and every output of every
//! command is searched for all of them. What may show where is the table of "Secrets" in `docs/rules.md`.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use support::program::{self, printed};

/// The inputs: collection, environment, globals.
const INPUTS: [&str; 3] = ["leaks.json", "environment.json", "globals.json"];

/// Markers that may show, with the reason: they are no secrets.
const OPEN: &[(u32, &str)] = &[
    (39, "the path of a file"),
    (74, "an id that stands in the path"),
    (79, "what a server challenges with"),
];

/// Markers that are secrets by their look alone: a word in their place is a value like any other.
const BY_LOOK: &[(u32, &str)] = &[
    (30, "a constant header of any name"),
    (54, "a word in a description, although it is a token, too"),
    (55, "a word in a description"),
    (61, "a variable of any name"),
    (66, "a word in a description"),
    (67, "a word in a description"),
    (75, "an entry of the query that is switched off"),
    (76, "a word in a description"),
    (77, "a word in a description"),
    (78, "a word in a description"),
    (86, "a text of a script"),
    (87, "a text of a script"),
    (88, "a comment of a script"),
    (89, "a text of a script"),
    (90, "a word in a description"),
    (98, "a variable of the environment of any name"),
    (99, "a variable of the environment of any name"),
    (100, "a variable of the environment of any name"),
    (104, "a global variable of any name"),
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/leaks")
}

/// A folder with the inputs, their markers spelled by `spell`.
fn folder(name: &str, spell: &dyn Fn(u32, &str) -> String) -> PathBuf {
    let folder = program::folder(&format!("leaks/{name}"));
    for input in INPUTS {
        let text = fs::read_to_string(root().join(input)).expect("an input");
        let mut spelled = String::new();
        let mut rest = text.as_str();
        while let Some((number, marker)) = marker_in(rest) {
            let at = rest.find(marker).expect("it was found there");
            spelled.push_str(&rest[..at]);
            spelled.push_str(&spell(number, marker));
            rest = &rest[at + marker.len()..];
        }
        spelled.push_str(rest);
        fs::write(folder.join(input), spelled).expect("a file");
    }
    folder
}

/// The first marker in a text, with its number: `Zq07xLeakMark55433`.
fn marker_in(text: &str) -> Option<(u32, &str)> {
    let mut from = 0;
    loop {
        let start = from + text[from..].find("Zq")?;
        let rest = &text[start + 2..];
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if let Some(after) = rest[digits..].strip_prefix("xLeakMark") {
            let tail = after.bytes().take_while(u8::is_ascii_digit).count();
            let marker = &text[start..start + 2 + digits + "xLeakMark".len() + tail];
            return Some((rest[..digits].parse().ok()?, marker));
        }
        from = start + 2;
    }
}

/// All numbers of markers in the inputs.
fn numbers() -> BTreeSet<u32> {
    let mut found = BTreeSet::new();
    for input in INPUTS {
        let text = fs::read_to_string(root().join(input)).expect("an input");
        let mut rest = text.as_str();
        while let Some((number, marker)) = marker_in(rest) {
            found.insert(number);
            rest = &rest[rest.find(marker).expect("it was found there") + marker.len()..];
        }
    }
    found
}

/// Every output by its name; the smoke test apart.
fn outputs(folder: &Path) -> (BTreeMap<String, String>, String) {
    const VARIABLES: [&str; 4] = ["--environment", "environment.json", "--globals", "globals.json"];
    let mut outputs = BTreeMap::new();
    let mut told = |name: &str, arguments: &[&str]| {
        outputs.insert(name.to_owned(), printed(folder, arguments));
    };
    let mut with_variables = |name: &str, arguments: &[&str]| told(name, &[arguments, &VARIABLES].concat());
    with_variables(
        "generate",
        &[
            "generate",
            "leaks.json",
            "--out",
            "client",
            "--crate-name",
            "leaks",
            "--tests",
            "--replay",
        ],
    );
    with_variables("module", &["generate", "leaks.json", "--module", "src/leaks"]);
    with_variables(
        "messages",
        &["generate", "leaks.json", "--out", "other", "--format", "json"],
    );
    for stage in ["document", "script", "api", "shape", "name", "rust", "shown", "emit"] {
        with_variables(
            &format!("dump {stage}"),
            &["generate", "leaks.json", "--tests", "--replay", "--dump", stage],
        );
    }
    for command in ["inspect", "report", "openapi"] {
        with_variables(command, &[command, "leaks.json"]);
    }
    with_variables("inspect json", &["inspect", "leaks.json", "--format", "json"]);
    with_variables("report markdown", &["report", "leaks.json", "--format", "markdown"]);
    fs::write(folder.join("less.json"), LESS).expect("a file");
    for format in ["text", "json", "markdown"] {
        with_variables(
            &format!("diff {format}"),
            &["diff", "less.json", "leaks.json", "--format", format],
        );
        with_variables(
            &format!("diff back {format}"),
            &["diff", "leaks.json", "less.json", "--format", format],
        );
    }
    let explained = [
        "query / request.query.sig",
        "answers / answers.200.access_token",
        "json",
        "described",
        "xml / request.body",
    ];
    for path in explained
        .into_iter()
        .chain(["own header / request.header.CST", "vars / request.query.t"])
    {
        with_variables(&format!("explain {path}"), &["explain", "leaks.json", path]);
    }
    fs::write(folder.join("run.json"), newman(folder)).expect("a file");
    with_variables("learn", &["learn", "leaks.json", "--from", "run.json"]);
    let replay = fs::read_to_string(folder.join("client/examples/replay.rs")).expect("a smoke test");
    for written in ["client", "src", "other", "leaks.examples.json"] {
        read_below(&folder.join(written), &mut outputs);
    }
    outputs.retain(|name, _| !name.ends_with("replay.rs"));
    (outputs, replay)
}

/// A part of the collection, to compare with.
const LESS: &str =
    r#"{"info": {"name": "Leaks"}, "item": [{"name": "query", "request": "https://api.example.com/q"}]}"#;

/// A run in which each saved answer came back, as newman reports it.
fn newman(folder: &Path) -> String {
    let text = fs::read_to_string(folder.join("leaks.json")).expect("the collection");
    let collection: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let items = collection["item"].as_array().expect("items");
    let executions = items.iter().filter(|item| item["response"].is_array()).map(|item| {
        let answer = &item["response"][0];
        let body = answer["body"].as_str().unwrap_or_default().replace("\"id\"", "\"number\"");
        serde_json::json!({
            "item": {"name": item["name"], "request": item["request"]},
            "request": item["request"],
            "response": {"code": answer["code"], "header": answer["header"], "stream": {"type": "Buffer", "data": body.as_bytes()}},
        })
    });
    let executions: Vec<_> = executions.collect();
    assert!(!executions.is_empty(), "something came back");
    serde_json::json!({"collection": collection, "run": {"executions": executions}}).to_string()
}

fn read_below(path: &Path, outputs: &mut BTreeMap<String, String>) {
    if path.is_dir() {
        for entry in fs::read_dir(path).expect("a folder") {
            read_below(&entry.expect("an entry").path(), outputs);
        }
    } else if let Ok(text) = fs::read_to_string(path) {
        outputs.insert(path.display().to_string(), text);
    }
}

/// What shows although it must not, a line each.
fn leaks(outputs: &BTreeMap<String, String>, spelled: &BTreeMap<u32, String>, open: &[&[(u32, &str)]]) -> Vec<String> {
    let is_open = |number: u32| {
        open.iter()
            .flat_map(|list| list.iter())
            .any(|(known, _)| *known == number)
    };
    let mut found = Vec::new();
    for (number, text) in spelled.iter().filter(|(number, _)| !is_open(**number)) {
        let shows = outputs.iter().filter(|(_, output)| output.contains(text.as_str()));
        found.extend(shows.map(|(name, output)| {
            let line = output
                .lines()
                .find(|line| line.contains(text.as_str()))
                .unwrap_or_default();
            format!(
                "{number} in {name}: {}",
                line.trim().chars().take(200).collect::<String>()
            )
        }));
    }
    found
}

#[test]
fn no_marker_shows_where_it_must_not() {
    let folder = folder("by_chance", &|_, marker| marker.to_owned());
    let numbers = numbers();
    assert!(numbers.len() >= 100, "{} markers", numbers.len());
    let (outputs, replay) = outputs(&folder);
    assert!(outputs.len() > 60, "{} outputs", outputs.len());
    let spelled: BTreeMap<u32, String> = numbers
        .iter()
        .map(|number| (*number, format!("Zq{number:02}xLeakMark")))
        .collect();
    let leaks = leaks(&outputs, &spelled, &[OPEN]);
    assert!(leaks.is_empty(), "{} leaks:\n{}", leaks.len(), leaks.join("\n"));
    let sent = spelled.values().filter(|text| replay.contains(text.as_str())).count();
    assert!(sent > 60, "the smoke test sends what Postman does: {sent}");
}

/// The same with words: what a secret is called tells, not how it looks.
#[test]
fn no_word_shows_that_is_called_a_secret() {
    let word = |number: u32| {
        let letters = format!("{number:03}");
        let letters = letters.bytes().map(|digit| char::from(b'k' + (digit - b'0')));
        format!("hushhush{}mark", letters.collect::<String>())
    };
    let folder = folder("words", &|number, _| word(number));
    let (outputs, replay) = outputs(&folder);
    let spelled: BTreeMap<u32, String> = numbers().into_iter().map(|number| (number, word(number))).collect();
    let leaks = leaks(&outputs, &spelled, &[OPEN, BY_LOOK]);
    assert!(leaks.is_empty(), "{} leaks:\n{}", leaks.len(), leaks.join("\n"));
    let sent = spelled.values().filter(|text| replay.contains(text.as_str())).count();
    assert!(sent > 60, "the smoke test sends what Postman does: {sent}");
}
