//! `generate --workspace`: the workspace around the crates, and the runtime that they share.

use std::path::{Path, PathBuf};

use postman_codegen::RUNTIME_PACKAGE;
use postman_codegen::layout::{self, File, Member};

use super::generate::write;
use super::options::Generate;
use super::outcome::Outcome;

/// Writes, or checks, what stands beside the crates of the run.
///
/// A crate of an earlier run stays a member if this run could not make it, or could not read what it may be made of.
pub(super) fn outcomes(out: &Path, crates: &[Outcome], others: &[PathBuf], options: &Generate) -> Vec<Outcome> {
    let named = |folder: &Path| folder.file_name()?.to_str().map(str::to_owned);
    let earlier = others.iter().filter_map(|folder| {
        Some(Member {
            name: named(folder)?,
            title: String::new(),
            operations: None,
        })
    });
    let member = |outcome: &Outcome| {
        let name = named(&outcome.folder)?;
        let is_there = !outcome.is_failure() || outcome.folder.join("Cargo.toml").exists();
        is_there.then(|| Member {
            name,
            title: outcome.collection.clone(),
            operations: (!outcome.is_failure()).then_some(outcome.operations),
        })
    };
    let mut members: Vec<Member> = crates.iter().filter_map(member).chain(earlier).collect();
    members.sort_by(|left, right| left.name.cmp(&right.name));
    let outcome = |name: &str, folder: &Path, files: &[File]| Outcome {
        crate_name: Some(name.to_owned()),
        folder: folder.to_owned(),
        done: write(folder, files, options),
        ..Outcome::default()
    };
    vec![
        outcome(RUNTIME_PACKAGE, &out.join(RUNTIME_PACKAGE), &layout::runtime_package()),
        outcome("workspace", out, &layout::workspace(&members)),
    ]
}
