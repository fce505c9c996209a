//! Whether the crates that this repository is built from are what `deny.toml` allows: their licences, no crate in two
//! versions but those that are known, nothing from elsewhere than the registry. `cargo deny check` says the same, and
//! knows advisories besides; this needs nothing but cargo.
//!
//! `cargo run -p postman-codegen --example supply`

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let policy: toml::Table = std::fs::read_to_string(root.join("deny.toml"))?.parse()?;
    let told = Command::new(env!("CARGO"))
        .args(["metadata", "--locked", "--format-version", "1"])
        .current_dir(root)
        .output()?;
    if !told.status.success() {
        return Err(String::from_utf8_lossy(&told.stderr).into());
    }
    let metadata: Value = serde_json::from_slice(&told.stdout)?;
    let packages = metadata["packages"].as_array().ok_or("no packages")?;
    let faults: Vec<String> = [
        licences(packages, &policy),
        versions(packages, &policy),
        sources(packages),
    ]
    .concat();
    println!("{} packages", packages.len());
    match faults.is_empty() {
        true => Ok(()),
        false => Err(faults.join("\n").into()),
    }
}

/// The texts of a list of the policy; of tables, their crates.
fn texts<'p>(policy: &'p toml::Table, table: &str, list: &str) -> BTreeSet<&'p str> {
    let list = policy
        .get(table)
        .and_then(|table| table.get(list))
        .and_then(toml::Value::as_array);
    let text = |value: &'p toml::Value| value.as_str().or_else(|| value.get("crate")?.as_str());
    list.into_iter().flatten().filter_map(text).collect()
}

fn text<'v>(package: &'v Value, key: &str) -> &'v str {
    package[key].as_str().unwrap_or_default()
}

/// Crates whose licence is not allowed; those that nobody publishes need none.
fn licences(packages: &[Value], policy: &toml::Table) -> Vec<String> {
    let allowed = texts(policy, "licenses", "allow");
    let published = packages
        .iter()
        .filter(|package| package["publish"] != Value::Array(Vec::new()));
    let refused = published.filter(|package| !is_allowed(&text(package, "license").replace('/', " OR "), &allowed));
    refused
        .map(|package| {
            format!(
                "{}: its licence is `{}`",
                text(package, "name"),
                text(package, "license")
            )
        })
        .collect()
}

/// Whether an expression of SPDX holds with these licences: `(MIT OR Apache-2.0) AND Unicode-3.0`.
fn is_allowed(expression: &str, allowed: &BTreeSet<&str>) -> bool {
    let expression = expression.trim();
    for (word, is_enough) in [(" OR ", true), (" AND ", false)] {
        let parts = split(expression, word);
        if parts.len() > 1 {
            let mut parts = parts.into_iter().map(|part| is_allowed(part, allowed));
            return if is_enough {
                parts.any(|part| part)
            } else {
                parts.all(|part| part)
            };
        }
    }
    let inner = expression.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    inner.map_or_else(|| allowed.contains(expression), |inner| is_allowed(inner, allowed))
}

/// Splits at a word outside of brackets.
fn split<'e>(expression: &'e str, word: &str) -> Vec<&'e str> {
    let (mut parts, mut start) = (Vec::new(), 0);
    for (at, _) in expression.match_indices(word) {
        let before = expression.get(..at).unwrap_or_default();
        if before.matches('(').count() == before.matches(')').count() {
            parts.push(expression.get(start..at).unwrap_or_default());
            start = at + word.len();
        }
    }
    parts.push(expression.get(start..).unwrap_or_default());
    parts
}

/// Crates in several versions of which more than the newest are not known.
fn versions(packages: &[Value], policy: &toml::Table) -> Vec<String> {
    let known = texts(policy, "bans", "skip");
    let mut versions: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for package in packages {
        versions
            .entry(text(package, "name"))
            .or_default()
            .push(text(package, "version"));
    }
    let named: BTreeSet<String> = packages
        .iter()
        .map(|package| format!("{}@{}", text(package, "name"), text(package, "version")))
        .collect();
    let gone = known.iter().filter(|name| !named.contains(**name));
    let gone = gone.map(|name| format!("{name}: it is not there any more; take it out of deny.toml"));
    let several = versions.iter().filter_map(|(name, versions)| {
        let unknown = versions
            .iter()
            .filter(|version| !known.contains(format!("{name}@{version}").as_str()));
        (unknown.count() > 1).then(|| format!("{name}: it is there in the versions {}", versions.join(", ")))
    });
    gone.chain(several).collect()
}

/// Crates from elsewhere than the registry.
fn sources(packages: &[Value]) -> Vec<String> {
    let is_strange = |package: &&Value| {
        package["source"]
            .as_str()
            .is_some_and(|source| !source.starts_with("registry+"))
    };
    let strange = packages.iter().filter(is_strange);
    strange
        .map(|package| format!("{}: it comes from {}", text(package, "name"), text(package, "source")))
        .collect()
}
