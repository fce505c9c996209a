//! What holds for the crate of any collection.

mod support;

use std::path::{Component, Path};

use postman_codegen::diagnostic::Diagnostics;
use postman_codegen::mock::Mock;
use postman_codegen::{Generated, Generator, document, openapi};
use proptest::prelude::*;
use serde_json::{Value, json};
use support::{features, source, text};

/// Texts that break out of comments, strings, paths and names where somebody forgot to keep them in.
const HOSTILE: [&str; 16] = [
    "*/ fn main() {} /*",
    "\"#]\n#![allow(all)]\n//",
    "```\n```rust\ncompile_error!();",
    "../../../etc/passwd",
    "C:\\windows\\..\\x",
    "{{",
    "}} {x} {0} {{{y}}}",
    "\u{202e}desrever\u{0}\u{7f}",
    "\r\n\r\n/// x\n//! y",
    "self",
    "r#type",
    "_",
    "",
    " ",
    "🦀 Straße 東京 ﬁ",
    "a-very-long-name-",
];

fn generate(text: &str) -> Option<Generated> {
    Generator::new()
        .replay()
        .tests()
        .generate(&source("collection.json", text))
        .ok()
}

/// Every file of Rust parses; every path stays in the crate.
fn assert_sound(generated: &Generated, input: &str) {
    for file in &generated.files {
        let inside = Path::new(&file.path)
            .components()
            .all(|part| matches!(part, Component::Normal(_)));
        assert!(inside, "{} leaves the crate; from\n{input}", file.path);
        if file.path.ends_with(".rs") && !file.path.starts_with("src/runtime/") {
            let parsed = syn::parse_file(&file.text);
            assert!(
                parsed.is_ok(),
                "{}: {:?}; from\n{input}\n{}",
                file.path,
                parsed.err(),
                file.text
            );
        }
    }
    let mut paths: Vec<String> = generated.files.iter().map(|file| file.path.to_lowercase()).collect();
    paths.dedup();
    assert_eq!(
        paths.len(),
        generated.files.len(),
        "two files of one name; from\n{input}"
    );
}

/// No hostile text has become code.
fn assert_no_foreign_items(generated: &Generated, input: &str) {
    for file in generated.files.iter().filter(|file| file.path.ends_with(".rs")) {
        let foreign = |line: &str| {
            ["compile_error!", "fn main() {}", "#![allow(all)]"]
                .iter()
                .any(|start| line.starts_with(start))
        };
        let found = file.text.lines().find(|line| foreign(line.trim_start()));
        assert_eq!(found, None, "{}; from\n{input}", file.path);
    }
}

#[test]
fn generating_twice_gives_the_same_bytes() {
    for name in features() {
        let text = text(&name);
        let (one, other) = (generate(&text), generate(&text));
        assert!(one.is_some(), "{name}");
        assert_eq!(one, other, "{name}");
    }
}

#[test]
fn all_features_are_sound() {
    for name in features() {
        let text = text(&name);
        assert_sound(&generate(&text).expect("a crate"), &text);
    }
}

/// A module names nothing but what is below it, and asks for no feature of the crate around it.
#[test]
fn modules_stand_on_their_own() {
    for name in features() {
        let text = text(&name);
        let generator = Generator::new().module(["api", "pets"]);
        let generated = generator.generate(&source("collection.json", &text)).expect("a module");
        assert!(
            generated.dependencies.is_some_and(|lines| !lines.contains("optional")),
            "{name}"
        );
        for file in &generated.files {
            assert!(file.path.ends_with(".rs"), "{name}: {}", file.path);
            let parsed = syn::parse_file(&file.text);
            assert!(parsed.is_ok(), "{name}: {}: {:?}", file.path, parsed.err());
            for line in file.text.lines() {
                let astray = line.replace("crate::api::pets", "").contains("crate::");
                assert!(!astray && !line.contains("feature ="), "{name}: {}: {line}", file.path);
            }
        }
    }
}

#[test]
fn hostile_texts_stay_where_they_are_in_half_of_the_features() {
    make_texts_hostile(0);
}

#[test]
fn hostile_texts_stay_where_they_are_in_the_other_half() {
    make_texts_hostile(1);
}

/// Every text of every second feature, one after the other, is made hostile: names, values, descriptions, types, URLs.
fn make_texts_hostile(first: usize) {
    for name in features().into_iter().skip(first).step_by(2) {
        let value: Value = serde_json::from_str(&text(&name)).expect("JSON");
        let places = texts(&value);
        for (index, place) in places.iter().enumerate() {
            if place.ends_with("/schema") {
                continue;
            }
            let mut changed = value.clone();
            let hostile = HOSTILE[index % HOSTILE.len()];
            *changed.pointer_mut(place).expect("a text") = hostile.into();
            check(&changed);
        }
    }
}

#[test]
fn all_texts_hostile_at_once() {
    for name in features() {
        for hostile in HOSTILE {
            let mut value: Value = serde_json::from_str(&text(&name)).expect("JSON");
            for place in texts(&value) {
                if ["/name", "/description", "/key", "/value", "/raw"]
                    .iter()
                    .any(|end| place.ends_with(end))
                {
                    *value.pointer_mut(&place).expect("a text") = hostile.into();
                }
            }
            check(&value);
        }
    }
}

/// A method is any text, and stands in the names of requests that have no other or share theirs.
#[test]
fn any_method_is_part_of_a_name() {
    for method in ["M-SEARCH", "-12", "*", "VERSION.CONTROL", "ОБНОВИТЬ", "{{verb}}", "fn"]
        .iter()
        .chain(&HOSTILE)
    {
        let request = |name: &str, path: &str| json!({"name": name, "request": {"method": method, "url": format!("https://any.example{path}")}});
        let items = [
            ("", ""),
            ("", "/pets"),
            ("Pets", "/pets"),
            ("Pets", "/pets"),
            ("Pets", "/:id"),
        ];
        let items: Vec<Value> = items.iter().map(|(name, path)| request(name, path)).collect();
        check(&json!({"info": {"name": "Any"}, "item": items}));
    }
}

fn check(collection: &Value) {
    let text = collection.to_string();
    if let Some(generated) = generate(&text) {
        assert_sound(&generated, &text);
        assert_no_foreign_items(&generated, &text);
    }
}

/// What other commands make of a collection: whatever it is, they make something.
fn describe(collection: &Value) {
    let source = source("collection.json", &collection.to_string());
    if let Ok((understood, _)) = Generator::new().understand(&source) {
        let document = openapi::describe(&understood).document;
        assert!(
            document["paths"]
                .as_object()
                .is_some_and(|paths| paths.keys().all(|path| path.starts_with('/')))
        );
    }
    if let Some(document) = document::read(&source, &mut Diagnostics::default()) {
        let (requests, examples) = Mock::of(&document).counts();
        assert!(requests <= examples);
    }
}

/// The pointers of all texts.
fn texts(value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    visit(value, String::new(), &mut found);
    found
}

fn visit(value: &Value, at: String, found: &mut Vec<String>) {
    match value {
        Value::String(_) => found.push(at),
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                visit(item, format!("{at}/{index}"), found);
            }
        }
        Value::Object(fields) => {
            for (key, field) in fields {
                let key = key.replace('~', "~0").replace('/', "~1");
                visit(field, format!("{at}/{key}"), found);
            }
        }
        _ => {}
    }
}

/// Any JSON, small.
fn anything() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "\\PC{0,12}".prop_map(Value::from),
        proptest::sample::select(HOSTILE.to_vec()).prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::vec(("[a-z@ ]{0,6}", inner), 0..4)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

/// All places of a document, not only texts.
fn places(value: &Value, at: String, found: &mut Vec<String>) {
    match value {
        Value::Array(items) => {
            items
                .iter()
                .enumerate()
                .for_each(|(index, item)| places(item, format!("{at}/{index}"), found));
        }
        Value::Object(fields) => {
            for (key, field) in fields {
                places(
                    field,
                    format!("{at}/{}", key.replace('~', "~0").replace('/', "~1")),
                    found,
                );
            }
        }
        _ => {}
    }
    found.push(at);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// A collection in which something else stands at any place never panics, and what comes out is sound.
    #[test]
    fn anything_anywhere(
        feature in proptest::sample::select(features()),
        changes in proptest::collection::vec((any::<proptest::sample::Index>(), anything()), 1..4),
    ) {
        let mut value: Value = serde_json::from_str(&text(&feature)).expect("JSON");
        for (index, new) in changes {
            let mut all = Vec::new();
            places(&value, String::new(), &mut all);
            if let Some(place) = value.pointer_mut(index.get::<String>(&all)) {
                *place = new;
            }
        }
        check(&value);
        describe(&value);
    }

    /// Any JSON as an answer or a body gives types that parse.
    #[test]
    fn any_json_is_a_shape(body in anything(), answer in anything()) {
        let collection = json!({
            "info": {"name": "Any"},
            "item": [{
                "name": "Any",
                "request": {"method": "POST", "url": "https://any.example/", "body": {"mode": "raw", "raw": body.to_string()}},
                "response": [{"name": "Any", "code": 200, "body": answer.to_string()}],
            }],
        });
        check(&collection);
    }
}
