//! What is printed and written of hostile names: nothing that a terminal obeys, and nothing that nobody sees.

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use postman_codegen::unseen::is_unseen;
use serde_json::json;
use support::program::{folder, printed};

/// A title of the window, a cleared screen, text from right to left, letters without width, a line that covers another.
const HOSTILE: &[&str] = &[
    "\u{1b}]0;owned\u{7}",
    "\u{1b}[2J\u{1b}[1;1H",
    "\u{9b}31m",
    "\u{202e}gnp.exe",
    "\u{2066}x\u{2069}",
    "zero\u{200b}width\u{200d}\u{feff}\u{2060}",
    "soft\u{ad}hyphen\u{200f}\u{61c}",
    "over\rwritten\u{8}",
    "lines\u{2028}and\u{2029}more\u{85}",
    "tags\u{e0041}\u{e007f}",
];

/// A collection in which each text that somebody types is hostile; `version` is a part of all.
fn collection(version: &str) -> String {
    let hostile = |number: usize, word: &str| format!("{word} {}{version}", HOSTILE[number % HOSTILE.len()]);
    let item = |number: usize| {
        let text = |word: &str| hostile(number, word);
        let body = json!({text("member"): text("value"), "list": [text("element")], "name": text("ann")}).to_string();
        json!({
            "name": text("Get thing"),
            "request": {
                "method": "POST",
                "description": text("What it does"),
                "url": {
                    "raw": "x", "protocol": "https", "host": ["api", "example", "com"],
                    "path": [format!("things{number}"), ":id", text("segment")],
                    "query": [{"key": text("key"), "value": text("value"), "description": text("about")}],
                    "variable": [{"key": "id", "value": text("id"), "description": text("the id")}],
                },
                "header": [{"key": "X-Plain", "value": "1", "description": text("header")}, {"key": "X-Value", "value": text("v")}],
                "body": {"mode": "raw", "raw": body, "options": {"raw": {"language": "json"}}},
            },
            "response": [{
                "name": text("Found"), "code": 200, "status": "OK",
                "header": [{"key": "Content-Type", "value": "application/json"}, {"key": "X-Answer", "value": text("a")}],
                "body": body,
            }, {
                "name": text("Error Code: 300"), "code": 404, "status": "No",
                "header": [{"key": "Content-Type", "value": "application/json"}],
                "body": json!({"code": text("E1"), "message": text("no")}).to_string(),
            }],
        })
    };
    let folders = (0..HOSTILE.len()).map(|number| {
        json!({"name": hostile(number, "Folder"), "description": hostile(number, "All of it"), "item": [item(number), item(number + 1)]})
    });
    json!({
        "info": {
            "name": hostile(0, "Pets"), "description": hostile(3, "Much"),
            "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json",
        },
        "item": folders.collect::<Vec<_>>(),
        "variable": [{"key": hostile(5, "variable"), "value": hostile(6, "value")}],
    })
    .to_string()
}

fn read_below(path: &Path, texts: &mut BTreeMap<String, String>) {
    if path.is_dir() {
        for entry in fs::read_dir(path).expect("a folder") {
            read_below(&entry.expect("an entry").path(), texts);
        }
    } else {
        texts.insert(path.display().to_string(), fs::read_to_string(path).expect("a text"));
    }
}

#[test]
fn nothing_is_printed_or_written_that_hides_or_moves() {
    let folder = folder("terminal");
    fs::write(folder.join("old.json"), collection("1")).expect("a file");
    fs::write(folder.join("new.json"), collection("2")).expect("a file");
    let mut texts = BTreeMap::new();
    for arguments in [
        "generate new.json --out client --crate-name client --tests --replay",
        "generate new.json --out client --crate-name other --tests --check",
        "generate new.json --out other --format json",
        "generate new.json --module src/module",
        "generate new.json --dump document",
        "generate new.json --dump name",
        "generate new.json --tests --dump shown",
        "inspect new.json",
        "inspect new.json --format json",
        "report new.json",
        "report new.json --format json",
        "report new.json --format markdown",
        "openapi new.json",
        "diff old.json new.json",
        "diff old.json new.json --format json",
        "diff old.json new.json --format markdown",
        "explain new.json client",
        "explain new.json folder",
    ] {
        let printed = printed(&folder, &arguments.split(' ').collect::<Vec<_>>());
        assert!(!printed.is_empty(), "{arguments}");
        texts.insert(arguments.to_owned(), printed);
    }
    for written in ["client", "other", "src"] {
        read_below(&folder.join(written), &mut texts);
    }
    assert!(texts.len() > 60, "{} texts", texts.len());
    let is_harmful = |letter: char| letter.is_control() && letter != '\n' && letter != '\t' || is_unseen(letter);
    let harmful = texts.iter().filter_map(|(name, text)| {
        let line = text.lines().find(|line| line.contains(is_harmful))?;
        Some(format!("{name}: {}", line.escape_unicode_where(is_harmful)))
    });
    let harmful: Vec<String> = harmful.collect();
    assert!(harmful.is_empty(), "{}", harmful.join("\n"));
    assert!(texts["generate new.json --out client --crate-name client --tests --replay"].contains("unseen-in-name"));
}

trait Escaped {
    /// The line with these letters as numbers.
    fn escape_unicode_where(&self, is_one: impl Fn(char) -> bool) -> String;
}

impl Escaped for str {
    fn escape_unicode_where(&self, is_one: impl Fn(char) -> bool) -> String {
        let escape = |letter: char| match is_one(letter) {
            true => letter.escape_unicode().to_string(),
            false => letter.to_string(),
        };
        self.chars().take(300).map(escape).collect()
    }
}
