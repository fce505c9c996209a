//! Crates that share a runtime instead of embedding it, the workspace around them, and what a user adds by hand.

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use postman_codegen::config::Package;
use postman_codegen::source::{File, Source};
use postman_codegen::{Generator, RuntimeSource, layout};
use support::program::{folder, run};

const COLLECTION: &str = r#"{
    "info": {"name": "Pets"},
    "auth": {"type": "basic"},
    "item": [{"name": "Get pet", "request": {"method": "GET", "url": "https://pets.example/pets/:id/{{$guid}}"}}]
}"#;

fn text_of(files: &[layout::File], path: &str) -> String {
    let file = files.iter().find(|file| file.path == path);
    file.unwrap_or_else(|| panic!("there is no {path}")).text.clone()
}

fn source() -> Source {
    support::source("pets.json", COLLECTION)
}

fn generated(from: RuntimeSource) -> Vec<layout::File> {
    let package = Package {
        runtime: Some(from),
        ..Package::default()
    };
    let generated = Generator::new().package(package).generate(&source());
    generated.expect("a collection").files
}

#[test]
fn the_configuration_says_where_the_runtime_is() {
    let with = |text: &str| {
        let config = File {
            name: "postman-codegen.toml".to_owned(),
            text: format!("[crate]\nruntime = \"{text}\"\n"),
        };
        let source = Source {
            config: Some(config),
            ..source()
        };
        let generated = Generator::new()
            .generate(&source)
            .map_err(|notes| notes.render(&source));
        generated.map(|generated| generated.files)
    };
    assert_eq!(with("crate"), Ok(generated(RuntimeSource::Registry)));
    let refused = with("path:").expect_err("no folder");
    assert!(
        refused.contains("write `embedded`, `crate`, or `path:` with a folder"),
        "{refused}"
    );
}

#[test]
fn a_crate_depends_on_what_it_uses_of_the_runtime() {
    let files = generated(RuntimeSource::Folder("../runtime".to_owned()));
    assert!(files.iter().all(|file| !file.path.contains("runtime")));
    insta::assert_snapshot!("manifest", text_of(&files, "Cargo.toml"));
    insta::assert_snapshot!("client", text_of(&files, "src/client.rs"));
    let library = text_of(&files, "src/lib.rs");
    for line in [
        "pub use postman_codegen_runtime as runtime;",
        "pub use client::{Builder, Client};",
    ] {
        assert!(library.contains(line), "{library}");
    }
}

#[test]
fn the_operations_are_the_same_wherever_the_runtime_is() {
    let (embedded, shared) = (generated(RuntimeSource::Embedded), generated(RuntimeSource::Registry));
    let differs = |file: &&layout::File| {
        embedded
            .iter()
            .any(|other| other.path == file.path && other.text != file.text)
    };
    let differing: Vec<&str> = shared.iter().filter(differs).map(|file| file.path.as_str()).collect();
    assert_eq!(differing, ["Cargo.toml", "src/client.rs", "src/lib.rs"]);
}

/// The package that the tool writes has the features of the one that it is built with.
#[test]
fn the_package_has_the_runtime_s_own_features() {
    let read = |text: &str| text.parse::<toml::Table>().expect("a manifest");
    let written = read(&text_of(&layout::runtime_package(), "Cargo.toml"));
    let own = read(include_str!("../runtime/Cargo.toml"));
    let set = |list: &toml::Value| -> BTreeSet<String> {
        let entries = list.as_array().expect("a list").iter();
        entries.filter_map(toml::Value::as_str).map(str::to_owned).collect()
    };
    let features = |manifest: &toml::Table| manifest["features"].as_table().expect("features").clone();
    let (written, own) = (features(&written), features(&own));
    for (name, value) in &written {
        if !["client", "default"].contains(&name.as_str()) {
            assert_eq!(set(value), set(&own[name]), "{name}");
        }
    }
    let of_its_own = own
        .keys()
        .filter(|name| !written.contains_key(*name))
        .collect::<Vec<_>>();
    assert_eq!(of_its_own, ["all", "sources"]);
}

#[test]
fn where_the_runtime_is_can_be_written_and_read() {
    for text in ["embedded", "crate", "path:../runtime"] {
        assert_eq!(
            text.parse::<RuntimeSource>().map(|source| source.to_string()),
            Ok(text.to_owned())
        );
    }
    for text in ["", "path:", "path: ", "path:a\nb", "workspace", "Crate"] {
        assert!(text.parse::<RuntimeSource>().is_err(), "{text}");
    }
}

/// A folder of a test, with one for collections.
fn inputs(test: &str) -> PathBuf {
    let folder = folder(&format!("shared/{test}"));
    fs::create_dir(folder.join("in")).expect("it can be made");
    folder
}

#[track_caller]
fn succeeds(folder: &Path, arguments: &[&str]) -> String {
    let output = run(folder, arguments);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{arguments:?}: {said}");
    said
}

#[test]
fn a_workspace_is_written_checked_and_written_again() {
    let folder = inputs("workspace");
    for name in ["Pets", "Toys | more"] {
        let collection = COLLECTION.replace("\"Pets\"", &format!("\"{name}\""));
        fs::write(folder.join(format!("in/{}.json", &name[..4])), collection).expect("it can be written");
    }
    let generate = ["generate", "in", "--workspace", "--out", "out"];
    succeeds(&folder, &generate);
    let read = |path: &str| fs::read_to_string(folder.join("out").join(path)).expect("it is there");
    insta::assert_snapshot!("workspace", read("Cargo.toml"));
    insta::assert_snapshot!("list", read("README.md"));
    insta::assert_snapshot!("member", read("pets/Cargo.toml"));
    let again = succeeds(&folder, &generate);
    assert_eq!(again.matches(" 0 files changed").count(), 4, "{again}");
    succeeds(&folder, &[&generate[..], &["--check"]].concat());
    succeeds(&folder.join("out"), &["runtime", "--check"]);
    fs::write(folder.join("out/postman-codegen-runtime/src/text.rs"), "").expect("it can be written");
    assert_eq!(
        run(&folder, &[&generate[..], &["--check", "--force"]].concat())
            .status
            .code(),
        Some(1)
    );
    assert_eq!(run(&folder.join("out"), &["runtime", "--check"]).status.code(), Some(1));
}

#[test]
fn a_collection_that_fails_leaves_its_crate_a_member() {
    let folder = inputs("failing");
    fs::write(folder.join("in/pets.json"), COLLECTION).expect("it can be written");
    fs::write(
        folder.join("in/toys.postman_collection.json"),
        COLLECTION.replace("Pets", "Toys"),
    )
    .expect("it can be written");
    let generate = ["generate", "in", "--workspace", "--out", "out"];
    succeeds(&folder, &generate);
    let manifest = || fs::read_to_string(folder.join("out/Cargo.toml")).expect("it is there");
    let before = manifest();
    // Half of a file.
    let half = &COLLECTION.replace("Pets", "Toys")[..120];
    fs::write(folder.join("in/toys.postman_collection.json"), half).expect("it can be written");
    let output = run(&folder, &generate);
    assert_eq!(
        output.status.code(),
        Some(2),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert_eq!(manifest(), before);
    assert!(folder.join("out/toys/src/lib.rs").exists());
}

#[test]
fn what_a_user_adds_is_part_of_the_crate_and_never_touched() {
    let folder = inputs("extra");
    fs::write(folder.join("in/pets.json"), COLLECTION).expect("it can be written");
    for out in [&["--out", "pets"][..], &["--module", "src/pets"], &[]] {
        let generate = [&["generate", "in/pets.json"][..], out].concat();
        succeeds(&folder, &generate);
        let (root, own) = match out.first() {
            Some(&"--module") => ("src/pets/mod.rs", "src/pets/extra.rs"),
            _ => ("pets/src/lib.rs", "pets/src/extra.rs"),
        };
        let has_extra = || {
            let library = fs::read_to_string(folder.join(root)).expect("it is there");
            library.contains("\npub mod extra;\n")
        };
        assert!(!has_extra());
        fs::write(folder.join(own), "//! By hand.\n").expect("it can be written");
        succeeds(&folder, &generate);
        assert!(has_extra(), "{out:?}");
        succeeds(&folder, &[&generate[..], &["--check"]].concat());
        let kept = fs::read_to_string(folder.join(own)).expect("it is there");
        assert_eq!(kept, "//! By hand.\n");
        fs::remove_file(folder.join(own)).expect("it was there");
        succeeds(&folder, &generate);
        assert!(!has_extra());
    }
}
