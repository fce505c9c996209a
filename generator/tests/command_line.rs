//! The program as it is called: several inputs, backups, denied warnings, output for machines.

mod support;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};

use serde_json::{Value, json};
use support::program::{command, folder, run};

/// An empty directory of a test.
fn directory(test: &str) -> PathBuf {
    folder(&format!("command-line/{test}"))
}

/// What a crate's folder holds.
const CRATE: [&str; 6] = [
    "Cargo.toml",
    "README.md",
    "clippy.toml",
    "examples",
    "rustfmt.toml",
    "src",
];

fn put(directory: &Path, name: &str, text: impl AsRef<[u8]>) {
    let path = directory.join(name);
    let parent = path.parent().expect("it has a parent");
    fs::create_dir_all(parent).expect("the directory can be made");
    fs::write(path, text).expect("it can be written");
}

fn collection(name: &str) -> String {
    json!({
        "info": { "name": name },
        "item": [{ "name": "List", "request": "https://h/list" }],
        "odd": 1,
    })
    .to_string()
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("it ended by itself")
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn last_line(output: &Output) -> String {
    stderr(output).lines().last().unwrap_or_default().to_owned()
}

/// What a directory holds, by name.
fn names(directory: &Path) -> Vec<String> {
    let entries = fs::read_dir(directory).into_iter().flatten();
    let mut names: Vec<String> = entries
        .map(|entry| {
            entry
                .expect("it can be read")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    names.sort();
    names
}

#[test]
fn one_collection_becomes_the_folder_itself() {
    let here = directory("one");
    put(&here, "pets.json", collection("Pets"));
    let output = run(&here, &["generate", "pets.json", "--out", "out"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert_eq!(names(&here.join("out")), CRATE);
    assert!(
        stderr(&output).contains("\npets: 1 operation, 1 warning; "),
        "{}",
        stderr(&output)
    );
}

#[test]
fn several_become_a_folder_each_and_what_fails_is_left_out() {
    let here = directory("several");
    put(&here, "in/a.json", collection("Pets"));
    put(&here, "in/deep/b.json", collection("PETS API"));
    put(&here, "in/broken.postman_collection.json", r#"{"info": "#);
    put(
        &here,
        "in/prod.postman_environment.json",
        r#"{"values": [{"key": "a", "value": "b"}]}"#,
    );
    put(&here, "in/dev.environment.yaml", "values:\n- {key: a, value: b}");
    put(&here, "in/package.json", r#"{"name": "x", "scripts": {}}"#);
    put(&here, "in/node_modules/c.json", collection("Hidden"));
    put(
        &here,
        "in/Birds/Sing.request.yaml",
        "$kind: http-request\nurl: https://h/sing",
    );
    let output = run(&here, &["generate", "in", "--out", "out"]);
    assert_eq!(code(&output), 2);
    assert_eq!(names(&here.join("out")), ["b", "birds", "pets"]);
    let text = stderr(&output).replace('\\', "/");
    assert_eq!(last_line(&output), "3 crates, 3 operations, 2 warnings, 1 failure");
    assert!(
        text.contains("note: skipped `in/package.json`: it is a package.json"),
        "{text}"
    );
    assert!(
        text.contains("`in/dev.environment.yaml`, `in/prod.postman_environment.json`: each holds variables"),
        "{text}"
    );
    assert!(
        text.contains("error: nothing was written for `in/broken.postman_collection.json`"),
        "{text}"
    );
}

#[test]
fn a_file_that_is_given_twice_counts_once_and_a_missing_one_fails() {
    let here = directory("twice");
    put(&here, "in/pets.json", collection("Pets"));
    let output = run(&here, &["generate", "in", "in/pets.json", "no.json", "--out", "out"]);
    assert_eq!((code(&output), names(&here.join("out"))), (2, vec!["pets".to_owned()]));
    assert!(stderr(&output).contains("error: cannot read `no.json`: there is no such file; nothing was written"));
}

#[test]
fn a_folder_without_a_collection_is_an_error() {
    let here = directory("empty");
    put(&here, "in/package.json", r#"{"name": "x", "scripts": {}}"#);
    let output = run(&here, &["generate", "in", "--out", "out"]);
    assert_eq!((code(&output), names(&here.join("out"))), (2, vec![]));
    assert!(stderr(&output).contains("there is no collection in this folder"));
}

/// Written over several lines, so that places in it can be told.
fn backup() -> String {
    let list = ["Zoom API", "Zoom Rooms"].map(collection).join(",\n");
    format!("{{\"version\": 1,\n\"collections\": [\n{list}\n]}}")
}

#[test]
fn of_a_backup_each_collection_or_the_chosen_one_is_taken() {
    let here = directory("backup");
    put(&here, "backup.json", backup());
    let output = run(&here, &["generate", "backup.json", "--out", "all"]);
    assert_eq!(
        (code(&output), names(&here.join("all"))),
        (0, vec!["zoom".to_owned(), "zoom-rooms".to_owned()])
    );
    let place = ["--> backup.json:3:87", "--> backup.json:4:89"];
    assert!(
        place.iter().all(|place| stderr(&output).contains(place)),
        "{}",
        stderr(&output)
    );
    let output = run(
        &here,
        &["generate", "backup.json", "--collection", "zoom rooms", "--out", "one"],
    );
    assert_eq!((code(&output), names(&here.join("one")).len()), (0, CRATE.len()));
    let output = run(
        &here,
        &["generate", "backup.json", "--collection", "Zoom Apis", "--out", "none"],
    );
    assert_eq!((code(&output), names(&here.join("none"))), (2, vec![]));
    assert_eq!(last_line(&output), "  help: did you mean `Zoom API`?");
}

#[test]
fn what_shows_one_collection_wants_one() {
    let here = directory("choice");
    put(&here, "backup.json", backup());
    for arguments in [
        vec!["inspect", "backup.json"],
        vec!["generate", "backup.json", "--dump", "api"],
    ] {
        let output = run(&here, &arguments);
        assert_eq!(code(&output), 2);
        assert_eq!(
            last_line(&output),
            "error: there are 2 collections here; choose one with `--collection <NAME>`"
        );
        let chosen = [arguments.as_slice(), &["--collection", "Zoom API"]].concat();
        assert_eq!(code(&run(&here, &chosen)), 0);
    }
    let output = run(&here, &["generate", "backup.json", "--crate-name", "x", "--out", "out"]);
    assert_eq!((code(&output), names(&here.join("out"))), (2, vec![]));
}

#[test]
fn standard_input_is_read() {
    let here = directory("stdin");
    let child = command(&here, &["generate", "-", "--out", "out"])
        .stdin(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let mut child = child.expect("the program runs");
    let mut input = child.stdin.take().expect("it is piped");
    input.write_all(collection("Pets").as_bytes()).expect("it is read");
    drop(input);
    assert!(child.wait().expect("it ends").success());
    assert_eq!(names(&here.join("out")), CRATE);
}

#[test]
fn denied_warnings_are_errors() {
    let here = directory("deny");
    put(&here, "pets.json", collection("Pets"));
    for denied in ["unused-key", "all"] {
        let output = run(&here, &["generate", "pets.json", "--out", "out", "--deny", denied]);
        assert_eq!((code(&output), names(&here.join("out"))), (2, vec![]));
        assert!(stderr(&output).starts_with("error[unused-key]: key `odd` is not used"));
    }
    let output = run(
        &here,
        &["generate", "pets.json", "--out", "out", "--deny", "pruned-body"],
    );
    assert_eq!(code(&output), 0);
    let output = run(
        &here,
        &["generate", "pets.json", "--out", "out", "--deny", "unused-kay"],
    );
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("did you mean `unused-key`?"));
}

#[test]
fn machines_get_everything_in_one_object() {
    let here = directory("json");
    put(&here, "in/pets.json", collection("Pets"));
    put(&here, "in/env.json", r#"{"values": [{"key": "a", "value": "b"}]}"#);
    put(&here, "in/bad.postman_collection.json", "{");
    let output = run(&here, &["generate", "in", "--out", "out", "--format", "json"]);
    assert_eq!((code(&output), stderr(&output)), (2, String::new()));
    let report: Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    let summary = json!({ "crates": 1, "operations": 1, "warnings": 1, "failures": 1 });
    assert_eq!(report["summary"], summary);
    let [bad, pets] = report["collections"].as_array().expect("a list").as_slice() else {
        panic!("two collections: {report}");
    };
    assert_eq!(
        (&bad["status"], &bad["diagnostics"][0]["id"]),
        (&json!("failed"), &json!("invalid-json"))
    );
    assert_eq!((&pets["crate"], &pets["status"]), (&json!("pets"), &json!("written")));
    assert_eq!(
        (&pets["diagnostics"][0]["line"], &pets["files"]["removed"]),
        (&json!(1), &json!(0))
    );
    assert!(
        report["skipped"][0]["file"]
            .as_str()
            .is_some_and(|file| file.ends_with("env.json"))
    );
}

#[test]
fn a_check_of_several_compares_each() {
    let here = directory("check");
    put(&here, "in/a.json", collection("A bird"));
    put(&here, "in/b.json", collection("A fish"));
    assert_eq!(code(&run(&here, &["generate", "in", "--out", "out"])), 0);
    assert_eq!(code(&run(&here, &["generate", "in", "--out", "out", "--check"])), 0);
    fs::remove_file(here.join("out/fish/src/lib.rs")).expect("it is there");
    let output = run(&here, &["generate", "in", "--out", "out", "--check"]);
    assert_eq!(code(&output), 1);
    assert!(String::from_utf8_lossy(&output.stdout).contains("+++ generated/src/lib.rs"));
    let output = run(
        &here,
        &["generate", "in", "--out", "out", "--check", "--format", "json"],
    );
    let report: Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    assert_eq!(report["collections"][1]["files"]["differing"], json!(["src/lib.rs"]));
}

#[test]
fn the_page_of_diagnostics_is_printed() {
    let here = directory("page");
    let page = run(&here, &["diagnostics", "--format", "markdown"]).stdout;
    let committed = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/DIAGNOSTICS.md"));
    let committed = committed.expect("it is there").replace("\r\n", "\n");
    assert_eq!(String::from_utf8_lossy(&page), committed);
    let one = run(&here, &["diagnostics", "unused-key"]).stdout;
    assert!(String::from_utf8_lossy(&one).starts_with("unused-key\n    A key "));
    let all: Value = serde_json::from_slice(&run(&here, &["diagnostics", "--format", "json"]).stdout).expect("JSON");
    assert_eq!(all[0]["id"], "invalid-json");
}

#[test]
fn the_configuration_beside_the_collection_counts() {
    let here = directory("config");
    put(&here, "in/pets.json", collection("Pets"));
    put(
        &here,
        "in/postman-codegen.toml",
        "[crate]\nname = \"zoo\"\nversion = \"1.2.3\"\nlicense = \"MIT\"\n",
    );
    let manifest = |folder: &str| fs::read_to_string(here.join(folder).join("Cargo.toml")).expect("a manifest");
    let output = run(&here, &["generate", "in/pets.json", "--out", "out"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(
        stderr(&output)
            .replace('\\', "/")
            .starts_with("note: configured by `in/postman-codegen.toml`\n"),
        "{}",
        stderr(&output)
    );
    for line in ["name = \"zoo\"\n", "version = \"1.2.3\"\n", "license = \"MIT\"\n"] {
        assert!(manifest("out").contains(line), "{}", manifest("out"));
    }

    // Of several collections, each has its own file.
    put(&here, "in/birds.json", collection("Birds"));
    put(&here, "in/birds.postman-codegen.toml", "[crate]\nname = \"aviary\"\n");
    let output = run(&here, &["generate", "in", "--out", "several"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert_eq!(names(&here.join("several")), ["aviary", "pets"]);

    let output = run(
        &here,
        &["generate", "in", "--out", "none", "--config", "in/postman-codegen.toml"],
    );
    assert_eq!(code(&output), 2);
    assert!(last_line(&output).contains("`--config` is for one collection, but there are 2"));
    let output = run(
        &here,
        &["generate", "in/pets.json", "--out", "none", "--config", "no.toml"],
    );
    assert_eq!((code(&output), here.join("none").exists()), (2, false));
}

#[test]
fn a_mistake_in_the_configuration_is_located() {
    let here = directory("config-mistake");
    put(&here, "pets.json", collection("Pets"));
    put(&here, "other.toml", "[\"List\"]\nname = \"type\"\n");
    let output = run(&here, &["inspect", "pets.json", "--config", "other.toml"]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains(" --> other.toml:2:8\n"), "{}", stderr(&output));
}

#[test]
fn a_check_of_several_notices_crates_whose_collection_is_gone() {
    let here = directory("gone");
    put(&here, "in/a.json", collection("Pets"));
    put(&here, "in/b.json", collection("Birds"));
    put(&here, "in/c.json", collection("Fish"));
    assert_eq!(code(&run(&here, &["generate", "in", "--out", "out"])), 0);
    put(&here, "out/mine/Cargo.toml", "[package]\nname = \"mine\"\n");
    fs::remove_file(here.join("in/b.json")).expect("it can be removed");
    let check = run(&here, &["generate", "in", "--out", "out", "--check"]);
    let text = stderr(&check).replace('\\', "/");
    assert_eq!(code(&check), 1, "{text}");
    assert!(
        text.contains("out/birds is the crate of a collection that is gone; delete the folder\n"),
        "{text}"
    );
    assert!(!text.contains("mine"), "{text}");
    let json = run(
        &here,
        &["generate", "in", "--out", "out", "--check", "--format", "json"],
    )
    .stdout;
    let json: Value = serde_json::from_slice(&json).expect("JSON");
    assert_eq!(json["collections"][2]["status"], "gone");
    assert_eq!(json["summary"]["crates"], 2);
    let written = run(&here, &["generate", "in", "--out", "out"]);
    assert_eq!(code(&written), 0);
    assert!(stderr(&written).contains("note: out") && here.join("out/birds").exists());
}
