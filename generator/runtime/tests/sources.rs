//! The table of modules agrees with the manifest and the files.

#![cfg(feature = "sources")]

use postman_codegen_runtime::{FEATURES, MODULES};
use std::collections::BTreeSet;

const MANIFEST: &str = include_str!("../Cargo.toml");

#[test]
fn every_module_is_listed_once() {
    let folder = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/src")).expect("a folder");
    let mut files: BTreeSet<String> = folder
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .replace(".rs", "")
        })
        .collect();
    files.remove("lib");
    files.remove("sources");
    let names: Vec<&str> = MODULES.iter().map(|module| module.name).collect();
    assert!(names.is_sorted());
    assert_eq!(files.iter().map(String::as_str).collect::<Vec<_>>(), names);
}

#[test]
fn needs_and_dependencies_are_complete() {
    for module in MODULES {
        let used = |name: &str| {
            module.text.contains(&format!("super::{name}::")) || module.text.contains(&format!("super::{name};"))
        };
        for other in MODULES.iter().filter(|other| used(other.name) && !other.core) {
            assert!(
                module.needs.contains(&other.name),
                "{} needs {}",
                module.name,
                other.name
            );
            assert!(!module.core, "the core module {} refers to {}", module.name, other.name);
        }
        for (name, _) in MODULES.iter().flat_map(|module| module.dependencies) {
            let library = if *name == "md-5" {
                "md5".to_owned()
            } else {
                name.replace('-', "_")
            };
            let path = format!("{library}::");
            let used = module
                .text
                .lines()
                .filter(|line| !line.trim_start().starts_with("//"))
                .any(|line| {
                    line.match_indices(&path).any(|(at, _)| {
                        line.get(..at).is_some_and(|before| {
                            !before.ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':')
                        })
                    })
                });
            let listed = module.dependencies.iter().any(|(other, _)| other == name);
            assert!(!used || listed, "{} uses {name}", module.name);
        }
    }
}

#[test]
fn dependencies_are_those_of_the_manifest() {
    for (name, value) in MODULES.iter().flat_map(|module| module.dependencies) {
        // One of some targets only is a whole line; the manifest has it for all.
        let (name, value) = match name.starts_with("cfg(") {
            true => value.split_once(" = ").expect("a line of a manifest"),
            false => (*name, *value),
        };
        let prefix = format!("{name} = ");
        let dependencies = MANIFEST.split_once("[dependencies]").expect("dependencies").1;
        let line = dependencies
            .lines()
            .find_map(|line| line.strip_prefix(&prefix))
            .expect("a dependency");
        // The manifest may have more features than one module needs.
        let (version, features) = parts(value);
        let (all_versions, all_features) = parts(line);
        let same = version == all_versions && features.iter().all(|feature| all_features.contains(feature));
        assert!(same, "{name}: {line} and {value}");
    }
}

/// Version and features of a dependency's value.
fn parts(value: &str) -> (&str, Vec<&str>) {
    let mut quoted = value.split('"').skip(1).step_by(2);
    (quoted.next().unwrap_or(""), quoted.collect())
}

#[test]
fn modules_are_small_and_without_tests() {
    for module in MODULES {
        assert!(module.text.lines().count() <= 350, "{} is long", module.name);
        // Where a macro names the crate, the generator writes where the runtime is in it.
        let text = module.text.replace("$crate::", "");
        assert!(
            !text.contains("cfg(test)") && !text.contains("crate::"),
            "{}",
            module.name
        );
    }
}

/// The features of the runtime that generated crates have, too.
#[test]
fn features_are_those_of_the_manifest() {
    for (name, value) in FEATURES.iter().filter(|(name, _)| *name != "default") {
        assert!(MANIFEST.contains(&format!("\n{name} = {value}\n")), "{name}");
    }
}
