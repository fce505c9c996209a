//! Runs that are of no use.

use postman_codegen::learn::{Learner, Settings};
use serde_json::json;

use super::{collection, entry, har};

fn error(run: &str) -> String {
    let source = collection(&[("List", "GET", "https://shop.example/")]);
    let mut learner = Learner::new(&source, Settings::default()).expect("a collection");
    learner.read("run", run.as_bytes()).expect_err("no run").to_string()
}

#[test]
fn what_is_no_run_is_told() {
    let whole = har(&[
        entry("GET", "https://shop.example/", None, &json!([])),
        entry("GET", "https://shop.example/", None, &json!([])),
    ]);
    insta::assert_snapshot!(error(&whole[..whole.len() - 60]), @"it ends in the middle, after 1 exchanges; let the run end, and save it again");
    insta::assert_snapshot!(error("{\"openapi\": \"3.1.0\"}"), @"it is neither newman's JSON report, nor a HAR file, nor a collection; run `newman run … -r json`, or save the traffic as HAR");
    insta::assert_snapshot!(error("[]"), @"it is neither newman's JSON report, nor a HAR file, nor a collection; run `newman run … -r json`, or save the traffic as HAR");
    insta::assert_snapshot!(error(""), @"it ends in the middle, after 0 exchanges; let the run end, and save it again");
    insta::assert_snapshot!(error("{\"log\": {\"entries\": [{\"request\": 5}]}}"), @"line 1, column 35 is not what such a file holds there; save the run again");
}

#[test]
fn answers_without_bodies_are_counted() {
    let mut entry = entry("GET", "https://shop.example/", None, &json!([]));
    entry["response"]["content"] = json!({"size": 2, "mimeType": "application/json"});
    let source = collection(&[("List", "GET", "https://shop.example/")]);
    let mut learner = Learner::new(&source, Settings::default()).expect("a collection");
    learner.read("run.har", har(&[entry]).as_bytes()).expect("a run");
    let summary = learner.learned().summary;
    assert_eq!((summary.exchanges, summary.bodiless, summary.new), (1, 1, 0));
}
