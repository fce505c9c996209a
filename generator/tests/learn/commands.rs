//! The command as a user calls it.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::{Value, json};

use super::{entry, har};

/// A folder with a collection.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("learn").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("it can be made");
    let collection = json!({"info": {"name": "Shop"}, "item": [{
        "name": "List items", "request": {"method": "GET", "url": "https://shop.example/items"}
    }]});
    fs::write(folder.join("shop.postman_collection.json"), collection.to_string()).expect("it can be written");
    folder
}

fn run(folder: &PathBuf, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_postman-codegen"));
    command.args(arguments).current_dir(folder).output().expect("it runs")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn items(answer: &Value) -> String {
    har(&[entry("GET", "https://shop.example/items", None, answer)])
}

#[test]
fn from_nothing_to_types_and_to_a_drift() {
    let folder = folder("from-nothing-to-types");
    let collection = "shop.postman_collection.json";
    fs::write(folder.join("run.har"), items(&json!([{"id": 7, "name": "Lamp"}]))).expect("it can be written");
    let learned = run(&folder, &["learn", collection, "--from", "run.har"]);
    assert_eq!(
        said(&learned),
        "learned 1 answer of 1 request from 1 exchange; 0 kept from before, 2 values made up, in shop.examples.json\n"
    );
    let again = run(&folder, &["learn", collection, "--from", "run.har"]);
    assert!(
        said(&again).contains("learned 0 answers of 0 requests from 1 exchange; 1 kept from before"),
        "{}",
        said(&again)
    );
    let generated = run(&folder, &["generate", collection, "--out", "shop"]);
    assert!(
        said(&generated).contains("note: with the answers of `shop.examples.json`"),
        "{}",
        said(&generated)
    );
    let code = fs::read_to_string(folder.join("shop/src/operations.rs")).expect("it is there");
    assert!(
        code.contains("pub struct ListItemsItem") || code.contains("pub name:"),
        "{code}"
    );

    assert!(
        run(&folder, &["learn", collection, "--from", "run.har", "--check"])
            .status
            .success()
    );
    fs::write(folder.join("late.har"), items(&json!([{"id": "seven"}]))).expect("it can be written");
    let drift = run(&folder, &["learn", collection, "--from", "late.har", "--check"]);
    assert_eq!(drift.status.code(), Some(1), "{}", said(&drift));
    let told = String::from_utf8_lossy(&drift.stdout).into_owned();
    assert_eq!(
        told,
        "List items: answers.200[].id: expected a whole number, came text (1 time)\n"
    );
}

#[test]
fn a_run_of_no_use_leaves_the_file_whole() {
    let folder = folder("of-no-use");
    let collection = "shop.postman_collection.json";
    let strange = har(&[entry("GET", "https://elsewhere.example/items", None, &json!([]))]);
    fs::write(folder.join("strange.har"), strange).expect("it can be written");
    fs::write(folder.join("shop.examples.json"), "{\"info\": {}, \"item\": []}").expect("it can be written");
    let refused = run(&folder, &["learn", collection, "--from", "strange.har"]);
    assert!(
        said(&refused).contains("`shop.examples.json` was not written by `learn`"),
        "{}",
        said(&refused)
    );
    let refused = run(&folder, &["learn", collection, "--from", "strange.har", "--force"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(
        said(&refused).contains("GET https://elsewhere.example (1)"),
        "{}",
        said(&refused)
    );
    assert!(said(&refused).contains("`--any-host`"), "{}", said(&refused));
    let file = fs::read_to_string(folder.join("shop.examples.json")).expect("it is there");
    assert_eq!(file, "{\"info\": {}, \"item\": []}");
    assert!(
        run(
            &folder,
            &["learn", collection, "--from", "strange.har", "--force", "--any-host"]
        )
        .status
        .success()
    );
}
