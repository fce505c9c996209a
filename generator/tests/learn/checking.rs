//! Whether answers are what the crate says.

use postman_codegen::Generator;
use postman_codegen::learn::{Checker, Hosts};
use serde_json::{Value, json};

use super::{entry, har, source};

/// What does not fit, a line each, with how often it came.
fn drifts(answers: &[Value]) -> Vec<String> {
    let saved = json!({"items": [{"id": 1, "price": 0.5}, {"id": 2, "price": 1.5}], "next": null}).to_string();
    let source = source(&json!({"info": {"name": "Shop"}, "item": [{"name": "Shelf", "item": [{
        "name": "List items",
        "request": {"method": "GET", "url": "https://shop.example/items"},
        "response": [{"name": "Some", "code": 200, "body": saved}],
    }]}]}));
    let (understood, _) = Generator::new().understand(&source).expect("a collection");
    let mut checker = Checker::new(&source, understood, Hosts::Known).expect("a collection");
    let entries: Vec<Value> = answers
        .iter()
        .map(|answer| entry("GET", "https://shop.example/items", None, answer))
        .collect();
    checker.read(har(&entries).as_bytes()).expect("a run");
    let (drifts, _) = checker.finish();
    let line = |(drift, times): (&postman_codegen::learn::Drift, &usize)| {
        format!(
            "{}: {}: {} / {} {times}",
            drift.request, drift.place, drift.expected, drift.came
        )
    };
    drifts.iter().map(line).collect()
}

#[test]
fn an_answer_that_is_as_saved_is_no_drift() {
    assert!(
        drifts(&[
            json!({"items": [], "next": 5, "new": true}),
            json!({"items": [{"id": 9, "price": 2}], "next": null})
        ])
        .is_empty()
    );
}

#[test]
fn what_is_another_kind_is_told_with_its_place() {
    let odd = json!({"items": [{"id": "secret", "price": 0.5}], "next": null});
    assert_eq!(
        drifts(&[odd.clone(), odd, json!([])]),
        [
            "Shelf / List items: answers.200: an object / a list 1",
            "Shelf / List items: answers.200.items[].id: a whole number / text 2",
        ]
    );
}
