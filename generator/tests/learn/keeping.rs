//! Which answers stay.

use postman_codegen::learn::Settings;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{answers, collection, entry, har, learned, learned_by, types, with};

const URL: &str = "https://shop.example/items";

fn run(bodies: &[Value]) -> String {
    har(&bodies
        .iter()
        .map(|body| entry("GET", URL, None, body))
        .collect::<Vec<_>>())
}

#[test]
fn five_thousand_answers_leave_a_handful() {
    let source = collection(&[("List items", "GET", URL)]);
    let state = ["open", "closed", "gone"];
    let item = |number: usize| match number % 7 {
        0 => json!({"id": number, "name": format!("item {number}"), "state": state[number % 3], "price": null}),
        _ => json!({"id": number, "name": format!("item {number}"), "state": state[number % 3], "price": 0.5}),
    };
    let page = |number: usize| json!({"items": (0..10).map(|index| item(10 * number + index)).collect::<Vec<_>>(), "page": number});
    let bodies: Vec<Value> = (0..5000).map(page).collect();
    let learned = learned(&source, &run(&bodies));
    let kept = answers(&learned);
    assert!(kept.len() <= 5, "{kept:#?}");
    assert!(learned.text.len() < 8_000, "{}", learned.text.len());
}

/// What is in all elements is required from fifty on, however few of them come at once.
#[test]
fn short_lists_show_together_what_is_always_there() {
    let source = collection(&[("List items", "GET", URL)]);
    let page = |number: usize| json!({"items": (0..2).map(|index| json!({"id": 2 * number + index, "name": "a"})).collect::<Vec<_>>()});
    let bodies: Vec<Value> = (0..60).map(page).collect();
    let learned = learned(&source, &run(&bodies));
    let kept = answers(&learned);
    assert!(kept.len() <= 5, "{kept:#?}");
    let types = types(&with(&source, &learned));
    assert!(
        types.contains("pub id: i64,") && types.contains("pub name: String,"),
        "{types}"
    );
}

/// Keys that are data become others, each another one; else a map would be an object at the next run.
#[test]
fn a_map_stays_a_map() {
    let source = collection(&[("List items", "GET", URL)]);
    let digits: serde_json::Map<_, _> = (1..8).map(|key| (key.to_string(), json!(10 * key))).collect();
    let origins: serde_json::Map<_, _> = (1..4)
        .map(|key| (format!("http://shop{key}.example"), json!(key)))
        .collect();
    let run = run(&[json!({"byNumber": digits, "origins": origins})]);
    let first = learned(&source, &run);
    let kept: Value = serde_json::from_str(answers(&first)[0].split_once(" 200 ").expect("an answer").1).expect("JSON");
    let count = |name: &str| kept[name].as_object().map_or(0, serde_json::Map::len);
    assert_eq!((count("byNumber"), count("origins")), (7, 3), "{kept}");
    let settings = Settings {
        extends: Some(0),
        ..Settings::default()
    };
    assert_eq!(learned_by(&with(&source, &first), &run, settings).text, first.text);
}

#[test]
fn learning_again_changes_nothing() {
    let source = collection(&[("List items", "GET", URL)]);
    let kind = |number: usize| if number.is_multiple_of(2) { "even" } else { "odd" };
    let bodies: Vec<Value> = (0..20)
        .map(|number| json!({"id": number, "tags": ["a", "b"], "kind": kind(number)}))
        .collect();
    let first = learned(&source, &run(&bodies));
    let settings = Settings {
        extends: Some(0),
        ..Settings::default()
    };
    let second = learned_by(&with(&source, &first), &run(&bodies), settings);
    assert_eq!(first.text, second.text);
    assert_eq!((second.summary.new, second.summary.old), (0, first.summary.new));
}

/// What was learned of a list is part of what it was learned from, and counts no second time with it.
#[test]
fn short_values_are_known_again() {
    let source = collection(&[("List items", "GET", URL)]);
    let item = |number: usize| match number % 3 {
        0 => json!({"id": number % 9, "size": number, "tag": "size"}),
        _ => json!({"id": number % 9, "size": number}),
    };
    let run = run(&[json!((0..48).map(item).collect::<Vec<_>>())]);
    let first = learned(&source, &run);
    let settings = Settings {
        extends: Some(0),
        ..Settings::default()
    };
    assert_eq!(learned_by(&with(&source, &first), &run, settings).text, first.text);
}

/// What was learned and other answers may be the same answers: only either of them counts.
#[test]
fn learned_answers_prove_nothing_with_those_of_a_run() {
    let source = collection(&[("List items", "GET", URL)]);
    let page = |start: usize, end: usize| {
        json!(
            (start..end)
                .map(|id| json!({"id": id, "name": "a"}))
                .collect::<Vec<_>>()
        )
    };
    let first = learned(&source, &run(&[page(2, 20), json!([{"id": 2}])]));
    let settings = Settings {
        extends: Some(0),
        ..Settings::default()
    };
    let again = |end: usize| learned_by(&with(&source, &first), &run(&[page(2, end)]), settings);
    assert_eq!(again(51).text, first.text);
    assert_eq!(again(52).summary.new, 1);
}

fn bodies() -> impl Strategy<Value = Vec<Value>> {
    let scalar = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (0..100_i64).prop_map(Value::from),
        (0.5..9.5_f64).prop_map(Value::from),
        "[a-z]{1,6}".prop_map(Value::from),
        prop_oneof![Just("open"), Just("closed")].prop_map(Value::from),
    ];
    let object = prop::collection::btree_map("(id|name|state|next)", scalar, 0..4).prop_map(|members| json!(members));
    let body = prop_oneof![
        object.clone(),
        prop::collection::vec(object, 0..4).prop_map(Value::from)
    ];
    prop::collection::vec(body, 1..12)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(24) })]

    /// The types do not depend on the order of the answers, and are those of all answers saved in the collection.
    #[test]
    fn order_does_not_matter_for_types((bodies, shuffled) in bodies().prop_flat_map(|bodies| {
        (Just(bodies.clone()), Just(bodies).prop_shuffle())
    })) {
        let source = collection(&[("List items", "GET", URL)]);
        let of = |bodies: &[Value]| types(&with(&source, &learned(&source, &run(bodies))));
        let (one, other) = (of(&bodies), of(&shuffled));
        prop_assert_eq!(sorted(&one), sorted(&other));
    }
}

/// Fields stand in the order in which they were seen first.
fn sorted(types: &str) -> Vec<String> {
    let mut words: Vec<String> = types
        .split(|letter: char| !letter.is_alphanumeric())
        .map(str::to_owned)
        .collect();
    words.sort_unstable();
    words
}
