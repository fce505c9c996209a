//! `--check` explains how a crate on disk differs, in terms of its API.

mod support;

use postman_codegen::Generator;
use postman_codegen::diff;
use postman_codegen::files::Difference;
use postman_codegen::layout;
use support::source;

fn crate_of(text: &str) -> Vec<layout::File> {
    let generated = Generator::new().crate_name("api").generate(&source("api.json", text));
    generated.expect("a collection").files
}

/// How the files of one crate differ from those of the other.
fn differences(old: &[layout::File], new: &[layout::File]) -> Vec<Difference> {
    let text = |files: &[layout::File], path: &str| {
        let found = files.iter().find(|file| file.path == path);
        found.map(|file| file.text.clone())
    };
    let gone = old.iter().filter(|file| text(new, &file.path).is_none());
    let all = new.iter().chain(gone).map(|file| Difference {
        path: file.path.clone(),
        old: text(old, &file.path),
        new: text(new, &file.path),
    });
    all.filter(|difference| difference.old != difference.new).collect()
}

fn explained(old: &[layout::File], new: &[layout::File]) -> String {
    diff::explain(new, &differences(old, new)).text()
}

/// The collections in which `diff` finds every change.
#[test]
fn planted_changes_are_found_in_the_code() {
    let (old, new) = (include_str!("diff/old.json"), include_str!("diff/new.json"));
    insta::assert_snapshot!(explained(&crate_of(old), &crate_of(new)));
}

#[test]
fn a_new_required_argument_is_named() {
    let with = |fields: &str| {
        let body = format!(r#"{{"mode": "urlencoded", "urlencoded": [{fields}]}}"#);
        let request = format!(r#"{{"method": "POST", "url": "https://h.example/users", "body": {body}}}"#);
        crate_of(&format!(
            r#"{{"info": {{"name": "Api"}}, "item": [{{"name": "Create user", "request": {request}}}]}}"#
        ))
    };
    let name = r#"{"key": "name", "value": "Ann"}"#;
    let email = r#"{"key": "email", "value": "ann@example.com"}"#;
    let text = explained(&with(name), &with(&format!("{name}, {email}")));
    let first: Vec<&str> = text.lines().take(2).collect();
    let expected = [
        "major  create_user: argument `email` (`request.form.email`) was added and is required",
        "       each call must give it",
    ];
    assert_eq!(first, expected, "{text}");
}

#[test]
fn another_name_on_the_wire_is_told() {
    let with = |key: &str| {
        let body = format!(r#"{{"name": "Ann", "{key}": 3}}"#).replace('"', "\\\"");
        let body = format!(r#"{{"mode": "raw", "raw": "{body}", "options": {{"raw": {{"language": "json"}}}}}}"#);
        let request = format!(r#"{{"method": "POST", "url": "https://h.example/users", "body": {body}}}"#);
        crate_of(&format!(
            r#"{{"info": {{"name": "Api"}}, "item": [{{"name": "Create user", "request": {request}}}]}}"#
        ))
    };
    let text = explained(&with("createdAt"), &with("created_at"));
    assert!(
        text.contains("patch  CreateUserBody.created_at: is `created_at` on the wire now, not `createdAt`\n"),
        "{text}"
    );
}

#[test]
fn what_is_the_same_is_not_told() {
    let files = crate_of(include_str!("diff/old.json"));
    assert_eq!(explained(&files, &files), "nothing changed\n");
}

#[test]
fn files_that_were_changed_by_hand_are_named() {
    let new = crate_of(include_str!("diff/old.json"));
    let mut old = new.clone();
    for file in &mut old {
        match file.path.as_str() {
            "Cargo.toml" => file.text.push_str("# mine\n"),
            "src/lib.rs" => file.text.push_str("// mine\n"),
            "src/client.rs" => file.text.push_str("fn {"),
            "src/runtime/text.rs" => file.text.push_str("// mine\n"),
            _ => {}
        }
    }
    let expected = [
        "patch  src/client.rs: is no valid Rust",
        "       it was changed by hand, or cut off",
        "patch  runtime: differs in 1 file",
        "       it does not depend on the collection alone",
        "patch  Cargo.toml: changed",
        "       it is no code",
        "patch  src/lib.rs: is written otherwise",
        "       code stays as it is",
        "4 changes: 4 patch",
    ];
    assert_eq!(explained(&old, &new).lines().collect::<Vec<_>>(), expected);
}

#[test]
fn a_crate_that_is_missing_is_told_in_a_line() {
    let new = crate_of(include_str!("diff/old.json"));
    let text = explained(&[], &new);
    assert_eq!(
        text,
        "patch  crate: is not there yet\n       nothing of it is on disk\n1 change: 1 patch\n"
    );
}
