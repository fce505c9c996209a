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
        let dependencies = MODULES.iter().flat_map(|module| module.dependencies);
        for (name, _) in dependencies.filter(|(name, _)| !name.starts_with("cfg(")) {
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
            assert_eq!(used, listed, "{} uses {name}", module.name);
        }
    }
}

#[test]
fn dependencies_are_those_of_the_manifest() {
    for (name, value) in MODULES.iter().flat_map(|module| module.dependencies) {
        let dependencies = MANIFEST.split_once("[dependencies]").expect("dependencies").1;
        // For some targets only, they stand before the name; the manifest may have it for all.
        let (name, dependencies) = match name.rsplit_once(' ') {
            Some((_, name)) => (name, dependencies),
            None => (*name, dependencies.split("\n[").next().unwrap_or_default()),
        };
        let prefix = format!("{name} = ");
        let lines = dependencies.lines().filter_map(|line| line.strip_prefix(&prefix));
        // The manifest may have more features than one module needs.
        let (version, features) = parts(value);
        let mut all = lines.map(parts);
        let same = all.any(|(other, all)| version == other && features.iter().all(|feature| all.contains(feature)));
        assert!(same, "{name}: {value}");
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

#[test]
fn each_optional_module_is_a_feature_with_what_it_needs() {
    let feature = |name: &str| {
        let prefix = format!("\n{} = [", name.replace('_', "-"));
        let list = MANIFEST.split_once(&prefix).and_then(|(_, rest)| rest.split_once(']'));
        let list = list.unwrap_or_else(|| panic!("no feature for {name}")).0;
        list.split('"')
            .skip(1)
            .step_by(2)
            .map(str::to_owned)
            .collect::<BTreeSet<_>>()
    };
    let client = feature("client");
    let mut all = BTreeSet::new();
    for module in MODULES.iter().filter(|module| !module.core) {
        let needs = module.needs.iter().map(|name| name.replace('_', "-"));
        let libraries = module
            .dependencies
            .iter()
            .map(|(name, _)| name.rsplit(' ').next().unwrap_or(name));
        // What every client has, and what a feature of the whole runtime brings along.
        let libraries = libraries.filter(|name| !["futures-core", "rustls", "tracing"].contains(name));
        let libraries = libraries
            .map(|name| format!("dep:{name}"))
            .filter(|name| !client.contains(name));
        let expected: BTreeSet<String> = needs.chain(libraries).chain(["client".to_owned()]).collect();
        assert_eq!(feature(module.name), expected, "{}", module.name);
        all.insert(module.name.replace('_', "-"));
    }
    assert_eq!(feature("all"), all);
}

#[test]
fn a_builder_of_its_own_offers_what_the_runtime_s_does() {
    let module = |name: &str| {
        MODULES
            .iter()
            .find(|module| module.name == name)
            .expect("a module")
            .text
    };
    let methods = |text: &str| {
        let words = text
            .split_whitespace()
            .filter(|word| *word != "///")
            .collect::<Vec<_>>()
            .join(" ");
        let plain = words
            .replace("mut self", "self")
            .replace("[`", "`")
            .replace("`]", "`")
            .replace("( ", "(");
        let methods = plain
            .split("pub fn ")
            .skip(1)
            .map(|rest| rest.split(['(', '<']).next().unwrap_or_default().to_owned());
        let docs = plain
            .split(" pub fn ")
            .filter_map(|before| before.rsplit(['{', '}']).next());
        let docs = docs
            .map(|docs| docs.trim().to_owned())
            .filter(|docs| docs.ends_with(['.', 'd']));
        (methods.collect::<Vec<_>>(), docs.collect::<BTreeSet<_>>())
    };
    let (own, own_docs) = methods(module("own_client"));
    let (of_runtime, docs) = methods(module("builder"));
    assert_eq!(own, of_runtime);
    assert!(docs.len() > 15);
    for doc in docs {
        assert!(own_docs.contains(&doc), "{doc}");
    }
}
