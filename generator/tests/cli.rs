//! The command line: what it writes, what it refuses, what it says.

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use support::program::{self, folder};

/// Runs the program in a folder: its code, and what it prints.
fn run(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let Output { status, stdout, stderr } = program::run(folder, arguments);
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("a text");
    (status.code().unwrap_or(-1), text(stdout), text(stderr))
}

const PETS: &str = r#"{
  "info": {"name": "Pets"},
  "item": [{"name": "List pets", "request": "https://pets.example/pets?page=1"}]
}
"#;

/// A folder with the collection `pets.json`.
fn pets(test: &str) -> PathBuf {
    let folder = folder(&format!("cli/{test}"));
    fs::write(folder.join("pets.json"), PETS).expect("a file");
    folder
}

/// All files below a folder, with their content.
fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            let content = fs::read(&path).expect("a file");
            found.push((path, content));
        }
    }
    found.sort();
    found
}

#[test]
fn generate_writes_a_crate_and_says_so() {
    let folder = pets("generate");
    let (code, out, err) = run(&folder, &["generate", "pets.json", "--out", "client"]);
    assert_eq!((code, out.as_str()), (0, ""), "{err}");
    assert!(
        err.starts_with("pets: 1 operation; ") && err.contains("0 removed in client\ntry next:\n"),
        "{err}"
    );
    let manifest = fs::read_to_string(folder.join("client/Cargo.toml")).expect("a manifest");
    assert!(
        manifest.contains("name = \"pets\"") && !manifest.contains("[workspace]"),
        "{manifest}"
    );
    for name in [
        "README.md",
        "src/lib.rs",
        "src/client.rs",
        "src/operations.rs",
        "src/runtime.rs",
    ] {
        assert!(folder.join("client").join(name).is_file(), "{name}");
    }
    assert!(folder.join("client/examples/operations.rs").is_file());
    assert!(!folder.join("client/tests").exists());
    let all = files(&folder);
    assert!(
        all.iter()
            .all(|(path, _)| path.starts_with(folder.join("client")) || path.ends_with("pets.json")),
        "{all:?}"
    );
}

#[test]
fn second_run_changes_nothing() {
    let folder = pets("twice");
    let arguments = [
        "generate",
        "pets.json",
        "--out",
        "client",
        "--crate-name",
        "my_pets",
        "--replay",
    ];
    assert_eq!(run(&folder, &arguments).0, 0);
    let before = files(&folder);
    let (code, _, err) = run(&folder, &arguments);
    assert_eq!(code, 0);
    assert!(err.starts_with("my_pets: 1 operation; 0 files changed, "), "{err}");
    assert_eq!(files(&folder), before);
}

#[test]
fn files_of_an_earlier_run_are_removed() {
    let folder = pets("stale");
    assert_eq!(
        run(&folder, &["generate", "pets.json", "--out", "client", "--replay"]).0,
        0
    );
    fs::write(folder.join("client/src/own.rs"), "// mine\n").expect("a file");
    let (code, _, err) = run(&folder, &["generate", "pets.json", "--out", "client"]);
    assert_eq!(code, 0);
    assert!(err.contains(", 1 removed in client"), "{err}");
    assert!(!folder.join("client/examples/replay.rs").exists());
    assert!(folder.join("client/src/own.rs").exists());
}

#[test]
fn check_compares_and_writes_nothing() {
    let folder = pets("check");
    let check = ["generate", "pets.json", "--out", "client", "--check"];
    let (code, out, _) = run(&folder, &check);
    assert_eq!(code, 1);
    assert!(
        out.contains("--- on disk/Cargo.toml\n+++ generated/Cargo.toml\n"),
        "{out}"
    );
    assert!(!folder.join("client").exists());
    assert_eq!(run(&folder, &["generate", "pets.json", "--out", "client"]).0, 0);
    assert_eq!(run(&folder, &check), (0, String::new(), String::new()));
    let path = folder.join("client/src/operations.rs");
    let changed = fs::read_to_string(&path)
        .expect("a file")
        .replace("fn list_pets", "fn list_cats");
    fs::write(&path, &changed).expect("a file");
    let (code, out, _) = run(&folder, &check);
    assert_eq!(code, 1);
    assert!(
        out.starts_with("--- on disk/src/operations.rs\n+++ generated/src/operations.rs\n@@"),
        "{out}"
    );
    assert!(
        out.contains("\n-    pub fn list_cats(") && out.contains("\n+    pub fn list_pets("),
        "{out}"
    );
    assert_eq!(fs::read_to_string(&path).expect("a file"), changed);
}

#[test]
fn foreign_files_stop_the_run_before_anything_is_written() {
    let folder = pets("foreign");
    fs::create_dir_all(folder.join("client/src")).expect("a folder");
    fs::write(folder.join("client/src/lib.rs"), "fn mine() {}\n").expect("a file");
    let before = files(&folder);
    let (code, out, err) = run(&folder, &["generate", "pets.json", "--out", "client"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert_eq!(
        err,
        "error: files that postman-codegen did not write are in the way:\n  client/src/lib.rs\nchoose another folder, or overwrite them with --force; nothing was written\n"
    );
    assert_eq!(files(&folder), before);
    assert_eq!(
        run(&folder, &["generate", "pets.json", "--out", "client", "--force"]).0,
        0
    );
    assert!(
        fs::read_to_string(folder.join("client/src/lib.rs"))
            .expect("a file")
            .contains("Client for Pets")
    );
}

#[test]
fn out_that_is_a_file_is_refused() {
    let folder = pets("out-is-a-file");
    fs::write(folder.join("client"), "a file").expect("a file");
    let (code, _, err) = run(&folder, &["generate", "pets.json", "--out", "client"]);
    assert_eq!(code, 2, "{err}");
    assert!(err.starts_with("error: ") && err.contains("client"), "{err}");
    assert_eq!(fs::read_to_string(folder.join("client")).expect("a file"), "a file");
}

/// Each bad input: exit code 2, a message with these texts, nothing written.
#[test]
fn bad_input_is_explained() {
    let folder = folder("cli/bad");
    let cases: [(&str, &[u8], &[&str]); 6] = [
        (
            "no-json.json",
            b"{\n  \"info\": {\"name\": \"x\"},\n  \"item\": [,]\n}\n",
            &["no-json.json:3:12", "JSON"],
        ),
        (
            "half.json",
            b"{\"info\": {\"name\": \"x\"",
            &["half.json:1:22", "ends too early"],
        ),
        (
            "no-collection.json",
            b"{\"openapi\": \"3.0.0\"}",
            &["no-collection.json:1:1", "collection"],
        ),
        ("list.json", b"[1, 2]", &["list.json:1:1"]),
        ("empty.json", b"", &["empty.json", "the file is empty"]),
        ("binary.json", b"\x00\xFF\xFE\x01", &["binary.json", "UTF-8"]),
    ];
    for (name, content, texts) in cases {
        fs::write(folder.join(name), content).expect("a file");
        let (code, out, err) = run(&folder, &["generate", name, "--out", "client"]);
        assert_eq!((code, out.as_str()), (2, ""), "{name}: {err}");
        for text in texts {
            assert!(err.contains(text), "{name} misses {text:?}:\n{err}");
        }
        assert!(!folder.join("client").exists(), "{name}");
    }
}

#[test]
fn unreadable_files_are_named() {
    let folder = pets("unreadable");
    let (code, _, err) = run(&folder, &["generate", "none.json", "--out", "client"]);
    assert_eq!(code, 2);
    assert_eq!(
        err,
        "error: cannot read `none.json`: there is no such file; nothing was written\n"
    );
    let (code, _, err) = run(
        &folder,
        &["generate", "pets.json", "--environment", "none.json", "--out", "client"],
    );
    assert_eq!((code, err.contains("`none.json`")), (2, true), "{err}");
    assert!(!folder.join("client").exists());
}

#[test]
fn wrong_arguments_are_explained() {
    let folder = pets("arguments");
    for (arguments, text) in [
        (
            vec!["generate", "pets.json", "--out", "c", "--crate-name", "1 x"],
            "begins with a letter",
        ),
        (
            vec!["generate", "pets.json", "--out", "c", "--crate-name", "serde-json"],
            "a crate which the client uses",
        ),
        (
            vec!["generate", "pets.json", "--out", "c", "--dump", "everything"],
            "possible values",
        ),
        (vec!["inspect"], "<COLLECTION>"),
        (vec!["make"], "unrecognized subcommand"),
    ] {
        let (code, _, err) = run(&folder, &arguments);
        assert_eq!(code, 2, "{arguments:?}");
        assert!(err.contains(text), "{arguments:?} misses {text:?}:\n{err}");
    }
}

#[test]
fn inspect_shows_each_request() {
    let folder = pets("inspect");
    let (code, out, err) = run(&folder, &["inspect", "pets.json"]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(
        out.contains("GET") && out.contains("/pets") && out.contains("list_pets"),
        "{out}"
    );
    let (code, out, _) = run(&folder, &["inspect", "pets.json", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!(code, 0);
    assert!(report.to_string().contains("list_pets"), "{report:#}");
}

#[test]
fn stages_can_be_dumped() {
    let folder = pets("dump");
    for stage in ["document", "script", "api", "shape", "name", "rust", "shown", "emit"] {
        let (code, out, _) = run(&folder, &["generate", "pets.json", "--dump", stage]);
        assert_eq!((code, out.is_empty()), (0, false), "{stage}");
    }
    assert_eq!(files(&folder).len(), 1);
}

/// An environment's value wins over the collection's, and that over a global one.
#[test]
fn environment_and_globals() {
    let folder = folder("cli/scopes");
    let collection = r#"{"info": {"name": "Pets"}, "variable": [{"key": "b", "value": "https://collection.example"}],
        "item": [{"name": "One", "request": "{{a}}/1"}, {"name": "Two", "request": "{{b}}/2"}]}"#;
    fs::write(folder.join("pets.json"), collection).expect("a file");
    let environment = r#"{"name": "e", "values": [{"key": "a", "value": "https://environment.example"}]}"#;
    fs::write(folder.join("e.json"), environment).expect("a file");
    let globals = r#"{"name": "g", "values": [{"key": "a", "value": "https://global.example"}, {"key": "b", "value": "https://global.example"}]}"#;
    fs::write(folder.join("g.json"), globals).expect("a file");
    let arguments = [
        "generate",
        "pets.json",
        "--environment",
        "e.json",
        "--globals",
        "g.json",
        "--out",
        "client",
    ];
    assert_eq!(run(&folder, &arguments).0, 0);
    let client = fs::read_to_string(folder.join("client/src/client.rs")).expect("a file");
    assert!(
        client.contains("https://environment.example") && client.contains("https://collection.example"),
        "{client}"
    );
    assert!(!client.contains("https://global.example"), "{client}");
}

#[test]
fn contract_tests_come_with_their_data_and_go() {
    let folder = pets("tests");
    let arguments = ["generate", "pets.json", "--out", "client", "--tests"];
    assert_eq!(run(&folder, &arguments).0, 0);
    let test = fs::read_to_string(folder.join("client/tests/contract.rs")).expect("a file");
    assert!(test.contains("async fn list_pets()"), "{test}");
    let data = fs::read_to_string(folder.join("client/tests/contract/list_pets.json")).expect("a file");
    let data: serde_json::Value = serde_json::from_str(&data).expect("JSON");
    assert_eq!(data["request"]["url"], "https://pets.example/pets?page=1");
    let check = ["generate", "pets.json", "--out", "client", "--tests", "--check"];
    assert_eq!(run(&folder, &check), (0, String::new(), String::new()));
    let (code, _, err) = run(&folder, &["generate", "pets.json", "--out", "client"]);
    assert_eq!(code, 0);
    assert!(err.contains(", 2 removed in client"), "{err}");
}

#[test]
fn module_is_written_into_a_crate() {
    let folder = pets("module");
    let arguments = ["generate", "pets.json", "--module", "src/api/pets"];
    let (code, out, err) = run(&folder, &arguments);
    assert_eq!((code, out.as_str()), (0, ""), "{err}");
    assert!(err.starts_with("pets: 1 operation; "), "{err}");
    assert!(
        err.contains("    #[rustfmt::skip]\n    pub mod pets;\n") && err.contains("    reqwest = {"),
        "{err}"
    );
    let root = fs::read_to_string(folder.join("src/api/pets/mod.rs")).expect("a file");
    assert!(
        root.contains("//! [dependencies]\n") && root.contains("\nmod client;\n"),
        "{root}"
    );
    let client = fs::read_to_string(folder.join("src/api/pets/client.rs")).expect("a file");
    assert!(client.contains("use crate::api::pets::{Builder, Client};"), "{client}");
    assert!(!folder.join("Cargo.toml").exists() && !folder.join("pets").exists());
    let check = ["generate", "pets.json", "--module", "src/api/pets", "--check"];
    assert_eq!(run(&folder, &check), (0, String::new(), String::new()));
}

/// The files of a user, and the modules of other collections, are not touched.
#[test]
fn module_owns_what_it_wrote() {
    let folder = pets("module-owns");
    assert_eq!(
        run(&folder, &["generate", "pets.json", "--module", "src/api/pets"]).0,
        0
    );
    let written = files(&folder.join("src/api/pets"));
    assert_eq!(run(&folder, &["generate", "pets.json", "--module", "src/api"]).0, 0);
    assert_eq!(files(&folder.join("src/api/pets")), written);
    fs::write(folder.join("src/api/mod.rs"), "pub mod pets;\n").expect("a file");
    let before = files(&folder);
    let (code, _, err) = run(&folder, &["generate", "pets.json", "--module", "src/api"]);
    assert_eq!(code, 2);
    assert!(err.contains("  src/api/mod.rs\n"), "{err}");
    assert_eq!(files(&folder), before);
}

#[test]
fn module_stands_below_the_sources_of_a_crate() {
    let folder = pets("module-place");
    for (place, reason) in [
        ("pets", "is in no `src`"),
        ("src", "is the crate's root"),
        ("src/my-pets", "`my-pets`"),
    ] {
        let (code, _, err) = run(&folder, &["generate", "pets.json", "--module", place]);
        assert_eq!(code, 2, "{err}");
        assert!(err.contains(reason) && err.contains("nothing was written"), "{err}");
    }
    assert_eq!(files(&folder).len(), 1);
}

/// The command line wins over the configuration.
#[test]
fn manifest_says_what_it_is_told() {
    let folder = pets("manifest");
    let config = "[crate]\nversion = \"0.2.0\"\nlicense = \"MIT\"\n";
    fs::write(folder.join("postman-codegen.toml"), config).expect("a file");
    let arguments = [
        "generate",
        "pets.json",
        "--crate-version",
        "1.2.3",
        "--edition",
        "2021",
        "--repository",
        "https://git.example/pets",
    ];
    assert_eq!(run(&folder, &arguments).0, 0);
    let manifest = fs::read_to_string(folder.join("pets/Cargo.toml")).expect("a manifest");
    for line in [
        "version = \"1.2.3\"",
        "edition = \"2021\"",
        "license = \"MIT\"",
        "repository = \"https://git.example/pets\"",
    ] {
        assert!(manifest.contains(line), "{manifest}");
    }
    let (code, _, err) = run(&folder, &["generate", "pets.json", "--crate-version", "1"]);
    assert_eq!(code, 2);
    assert!(err.contains("write three numbers"), "{err}");
}
