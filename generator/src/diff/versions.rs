//! The files of two crates side by side, and what their outlines do not show.

use std::collections::BTreeMap;
use std::rc::Rc;

use proc_macro2::TokenStream;

use super::outline::Outline;
use super::{Found, Weight};
use crate::layout::File;
use crate::spelling::count;

/// The module that does not depend on the collection.
const RUNTIME: &str = "runtime";

/// A file before and after; at least one of them is there.
pub(super) struct Version<'a> {
    pub(super) path: &'a str,
    pub(super) old: Option<&'a str>,
    pub(super) new: Option<&'a str>,
}

/// How much the outlines have told.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Told {
    Something,
    Nothing,
}

/// The files of both crates by path.
pub(super) fn side_by_side<'a>(old: &'a [File], new: &'a [File]) -> Vec<Version<'a>> {
    let mut texts: BTreeMap<&str, (Option<&str>, Option<&str>)> = BTreeMap::new();
    for file in old {
        texts.entry(&file.path).or_default().0 = Some(&file.text);
    }
    for file in new {
        texts.entry(&file.path).or_default().1 = Some(&file.text);
    }
    let versions = texts.into_iter();
    versions.map(|(path, (old, new))| Version { path, old, new }).collect()
}

/// The outlines of both crates, of the files that can be read; the others are told.
pub(super) fn read_outlines(versions: &[Version<'_>], found: &mut Found) -> (Outline, Outline) {
    let (mut old, mut new) = (Vec::new(), Vec::new());
    for version in versions.iter().filter(|version| is_outlined(version.path)) {
        let module = module_of(version.path);
        // What is generated is always Rust.
        let after = version.new.and_then(|text| syn::parse_file(text).ok()).map(Rc::new);
        let before = match version.old {
            same if same == version.new => after.clone(),
            None => None,
            Some(text) => match syn::parse_file(text) {
                Ok(file) => Some(Rc::new(file)),
                Err(_) => {
                    let reason = "it was changed by hand, or cut off";
                    found.add(Weight::Patch, version.path, "is no valid Rust", reason);
                    continue;
                }
            },
        };
        old.extend(before.map(|file| (module.clone(), file)));
        new.extend(after.map(|file| (module, file)));
    }
    (Outline::new(&old), Outline::new(&new))
}

fn is_outlined(path: &str) -> bool {
    let is_run = path.starts_with("examples/") || path.starts_with("tests/");
    path.ends_with(".rs") && !is_run && !is_runtime(path)
}

/// Files of a crate stand in `src`, those of a module do not.
fn is_runtime(path: &str) -> bool {
    path.strip_prefix("src/").unwrap_or(path).starts_with(RUNTIME)
}

/// `src/users/settings.rs` → `users::settings`; what the root shows has no module.
fn module_of(path: &str) -> String {
    let path = path.strip_prefix("src/").unwrap_or(path);
    let path = path.strip_suffix(".rs").unwrap_or(path);
    match path {
        "lib" | "mod" | "client" | "operations" => String::new(),
        path => path.replace('/', "::"),
    }
}

/// The name in the manifests.
pub(super) fn compare_names(versions: &[Version<'_>], found: &mut Found) {
    let manifest = versions.iter().find(|version| version.path == "Cargo.toml");
    let name = |text: &str| {
        let manifest: toml::Table = text.parse().ok()?;
        Some(manifest.get("package")?.get("name")?.as_str()?.to_owned())
    };
    let names = manifest.and_then(|version| Some((name(version.old?)?, name(version.new?)?)));
    if let Some((old, new)) = names.filter(|(old, new)| old != new) {
        let message = format!("is called `{new}` now, not `{old}`");
        found.major("crate", message, "each path begins with its name");
    }
}

/// Tells of files that differ in what the outlines do not show.
///
/// Where these have told something, a difference of texts follows from that.
pub(super) fn compare_rest(versions: &[Version<'_>], told: Told, found: &mut Found) {
    let different = versions.iter().filter(|version| version.old != version.new);
    let (runtime, others): (Vec<_>, Vec<_>) = different.partition(|version| is_runtime(version.path));
    // Which modules there are follows from what is used.
    let is_told = |version: &&&Version<'_>| {
        let is_in_both = version.old.is_some() && version.new.is_some();
        told == Told::Nothing || is_in_both && version.path.contains("runtime/")
    };
    let changed = runtime.iter().filter(is_told).count();
    if changed > 0 {
        let message = format!("differs in {}", count(changed, "file"));
        found.add(
            Weight::Patch,
            RUNTIME,
            message,
            "it does not depend on the collection alone",
        );
    }
    for version in others {
        // One that cannot be read is told already.
        if found.list.iter().any(|change| change.subject == version.path) {
            continue;
        }
        match difference(version) {
            Difference::Layout => found.patch(version.path, "is written otherwise"),
            _ if told == Told::Something => {}
            Difference::Text => found.add(Weight::Patch, version.path, "changed", "it is no code"),
            Difference::Code => found.patch(version.path, "works in another way"),
            Difference::Documentation => found.patch(version.path, "its documentation changed"),
        }
    }
}

/// In what two texts differ.
enum Difference {
    /// They are no code.
    Text,
    Code,
    Documentation,
    /// How the same is written.
    Layout,
}

fn difference(version: &Version<'_>) -> Difference {
    if !version.path.ends_with(".rs") {
        return Difference::Text;
    }
    let tokens = |text: &str| text.parse::<TokenStream>().ok().map(|tokens| tokens.to_string());
    let code = |text: &str| {
        let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        tokens(&lines.collect::<Vec<_>>().join("\n"))
    };
    let is_same = |part: &dyn Fn(&str) -> Option<String>| {
        let (old, new) = (version.old.and_then(part), version.new.and_then(part));
        old.is_some() && old == new
    };
    match (is_same(&tokens), is_same(&code)) {
        (true, _) => Difference::Layout,
        (false, true) => Difference::Documentation,
        (false, false) => Difference::Code,
    }
}
