//! What the feature `har` of a generated crate keeps is learned from: `tests/tests/har.rs` holds the file to it.

use postman_codegen::learn::{Learner, Settings};
use postman_codegen::source::File;
use postman_codegen::{Generator, explain};

use super::{Source, answers};

fn zoom() -> Source {
    let collection = File {
        name: "zoom.postman_collection.json".to_owned(),
        text: include_str!("../../../collections/zoom.postman_collection.json").to_owned(),
    };
    Source {
        collection,
        ..Source::default()
    }
}

#[test]
fn calls_of_a_generated_crate_find_their_requests() {
    let run = include_str!("../../../tests/har/zoom.har");
    let mut learner = Learner::new(&zoom(), Settings::default()).expect("a collection");
    learner.read("zoom.har", run.as_bytes()).expect("a run");
    let learned = learner.learned();
    assert_eq!(
        (
            learned.summary.exchanges,
            learned.summary.strange.len(),
            learned.summary.tied.len()
        ),
        (4, 0, 0)
    );
    let kept = answers(&learned);
    assert!(
        kept.iter().any(|answer| answer.starts_with("/users/List users 200 ")),
        "{kept:#?}"
    );
}

/// The name of an example says where it was seen, and `explain` says the name.
#[test]
fn explain_names_run_and_entry() {
    let source = super::collection(&[("Get item", "GET", "https://shop.example/items/:id")]);
    let entry = |id: i64, body: serde_json::Value| {
        super::entry("GET", &format!("https://shop.example/items/{id}"), None, &body)
    };
    let run = super::har(&[
        entry(1, serde_json::json!({"id": 1})),
        entry(2, serde_json::json!({"id": 2})),
        entry(3, serde_json::json!({"id": 3, "gone": true})),
    ]);
    let source = super::with(&source, &super::learned(&source, &run));
    let (understood, notes) = Generator::new().understand(&source).expect("a collection");
    assert_eq!(notes.render(&source), "");
    let told = explain::explain(&understood, "Get item / answers.200.gone").expect("a field");
    assert!(told.contains("in example `200, seen in run.har, entry 3`"), "{told}");
}
