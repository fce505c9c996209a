//! `diff`: two exports of one collection with planted changes, each of which must be found with its weight.

mod support;

use std::fs;
use std::path::Path;

use postman_codegen::Generator;
use postman_codegen::diff::{Change, Changes, Weight, compare};
use postman_codegen::layout::File;
use support::{feature, features, source, text};

fn crate_of(name: &str) -> Vec<File> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/diff")
        .join(format!("{name}.json"));
    let text = fs::read_to_string(path).expect("it can be read");
    let generated = Generator::new().generate(&source(name, &text)).expect("a collection");
    generated.files
}

/// The changes between `old.json` and `new.json`.
const PLANTED: &[(Weight, &str, &str)] = &[
    (
        Weight::Major,
        "pets::list_pets",
        "argument `kind_id` (`request.query.kind_id`) was removed",
    ),
    (
        Weight::Minor,
        "pets::list_pets",
        "argument `page` is text now, not an integer",
    ),
    (
        Weight::Minor,
        "pets::list_pets",
        "optional argument `color` (`request.query.color`) was added",
    ),
    (
        Weight::Patch,
        "pets::list_pets",
        "the documentation of argument `sort` changed",
    ),
    // A page that is text is no page that can be counted.
    (Weight::Major, "pets::list_pets", "gives its list page by page no more"),
    (Weight::Major, ".chip", "field was removed"),
    (Weight::Minor, ".born", "field was added"),
    (Weight::Major, ".grade", "holds `Option<f64>` now, not `Option<i64>`"),
    (Weight::Major, "pets::AddPetBody.age", "holds `String` now, not `i64`"),
    (Weight::Major, "pets::AddPetBody.kind", "required field was added"),
    (Weight::Major, ".email", "field was removed"),
    (Weight::Major, ".mail", "required field was added"),
    (Weight::Minor, "pets::add_pet", "status 422 is documented now"),
    (
        Weight::Minor,
        "pets::add_pet",
        "error code `invalid` of status 422 was added",
    ),
    (
        Weight::Major,
        "pets::delete_pet",
        "error code `1002` of status 404 was removed",
    ),
    (
        Weight::Minor,
        "pets::delete_pet",
        "error code `1003` of status 404 was added",
    ),
    (Weight::Major, "pets::find_pets", "argument `q` is optional now"),
    (Weight::Major, "pets::find_pets", "argument `limit` is required now"),
    (Weight::Major, "pets::feed_pet", "sends a JSON body now, not a form"),
    (
        Weight::Major,
        "pets::feed_pet",
        "argument `amount` (`request.form.amount`) was removed",
    ),
    (Weight::Patch, "pets::feed_pet", "its documentation changed"),
    (Weight::Major, "pets::old_report", "operation was removed"),
    (Weight::Minor, "pets::wash_pet", "operation was added"),
    (Weight::Major, ".phone", "field is an `Option` now"),
    (Weight::Major, "owners::change_owner_name", "was `owners::rename_owner`"),
    (
        Weight::Major,
        "owners::tag_owner",
        "needs credential `bearer_token` now",
    ),
    (
        Weight::Patch,
        "owners::list_owners",
        "goes to `/people` now, not `/owners`",
    ),
    (
        Weight::Patch,
        "Client::builder",
        "the default of setting `base_url` is `https://zoo.example/v2` now, not `https://zoo.example/v1`",
    ),
];

#[test]
fn every_planted_change_is_found_with_its_weight() {
    let changes = compare(&crate_of("old"), &crate_of("new"));
    for (weight, subject, message) in PLANTED {
        let is_it = |change: &&Change| change.message == *message && change.subject.ends_with(subject);
        let found: Vec<&Change> = changes.list.iter().filter(is_it).collect();
        assert_eq!(found.len(), 1, "{subject}: {message}\n{}", changes.text());
        assert_eq!(found[0].weight, *weight, "{subject}: {message}");
    }
    assert_eq!(changes.weight(), Some(Weight::Major));
}

/// What follows from the planted changes: names of types that follow renamed requests, and nothing else.
#[test]
fn nothing_is_found_that_was_not_planted() {
    let changes = compare(&crate_of("old"), &crate_of("new"));
    let others = changes.list.iter().filter(|change| {
        let planted = PLANTED
            .iter()
            .any(|(_, subject, message)| change.message == *message && change.subject.ends_with(subject));
        !planted && !change.message.starts_with("type was ")
    });
    assert_eq!(others.collect::<Vec<_>>(), Vec::<&Change>::new());
}

/// Its methods and types follow.
#[test]
fn a_folder_that_is_called_otherwise_is_told_once() {
    let [old, new] = ["Pets", "Animals"].map(|name| {
        let text = include_str!("diff/old.json").replace("\"name\": \"Pets\"", &format!("\"name\": \"{name}\""));
        let generated = Generator::new().generate(&source("zoo", &text));
        generated.expect("a collection").files
    });
    insta::assert_snapshot!(compare(&old, &new).text(), @r"
    major  animals: module was `pets`
           the old path is gone
    1 change: 1 major
    ");
}

#[test]
fn a_collection_does_not_differ_from_itself() {
    for name in features() {
        let Ok(one) = Generator::new().generate(&feature(&name)) else {
            continue;
        };
        assert_eq!(compare(&one.files, &one.files), Changes::default(), "{name}");
    }
    assert_eq!(compare(&crate_of("new"), &crate_of("new")), Changes::default());
}

#[test]
fn pages_list_the_changes_by_weight() {
    let changes = Changes {
        list: vec![Change {
            weight: Weight::Minor,
            subject: "pets::list".to_owned(),
            message: "operation was added".to_owned(),
            reason: "there is a new method".to_owned(),
        }],
    };
    insta::assert_snapshot!(changes.text(), @r"
    minor  pets::list: operation was added
           there is a new method
    1 change: 1 minor
    ");
    insta::assert_snapshot!(changes.markdown(), @r"
    # Changes

    1 change: 1 minor

    ## minor

    - `pets::list`: operation was added (there is a new method)
    ");
    assert_eq!(Changes::default().text(), "nothing changed\n");
}

/// Another credential that does is more; one that does no more is a break.
#[test]
fn alternatives_of_credentials_are_compared() {
    let idle = r#"{"key": "authtoken", "value": "{{authtoken}}", "disabled": true},"#;
    let with = text("alternative-credentials");
    let without = with.replace(idle, "");
    assert_ne!(with, without);
    let files = |text: &str| {
        let generated = Generator::new().generate(&source("content.json", text));
        generated.expect("a collection").files
    };
    let found = |old: &str, new: &str| -> Vec<(Weight, String)> {
        let changes = compare(&files(old), &files(new)).list.into_iter();
        let told = changes.filter(|change| change.message.contains("authtoken"));
        told.map(|change| (change.weight, change.message)).collect()
    };
    let more = (Weight::Minor, "takes credential `authtoken`, too".to_owned());
    assert_eq!(found(&without, &with), [more]);
    let less = (Weight::Major, "takes credential `authtoken` no more".to_owned());
    assert_eq!(found(&with, &without), [less]);
}

/// All calls of JSON-RPC go to one address: another method there is another operation.
#[test]
fn another_method_of_json_rpc_is_another_operation() {
    let old = text("json_rpc");
    let files = |text: &str| {
        let generated = Generator::new().generate(&source("content.json", text));
        generated.expect("a collection").files
    };
    let changes = compare(&files(&old), &files(&old.replace("miner_stop", "miner_halt")));
    let found: Vec<(Weight, &str, &str)> = changes
        .list
        .iter()
        .map(|change| (change.weight, change.subject.as_str(), change.message.as_str()))
        .collect();
    let expected = [
        (Weight::Major, "miner_stop", "operation was removed"),
        (Weight::Minor, "miner_halt", "operation was added"),
    ];
    assert_eq!(found, expected);
}
