//! `--check`: how a crate on disk differs from the one that would be written.

use postman_codegen::diff::Changes;
use postman_codegen::files::Difference;

/// The differences as unified diffs, then what they mean: the end of a log is what one reads first.
pub(super) fn difference_text(differences: &[Difference], changes: &Changes) -> String {
    let diffs: String = differences.iter().map(diff).collect();
    format!("{diffs}\n{}", changes.text())
}

fn diff(difference: &Difference) -> String {
    let (old, new) = (
        difference.old.as_deref().unwrap_or_default(),
        difference.new.as_deref().unwrap_or_default(),
    );
    let name = &difference.path;
    similar::TextDiff::from_lines(old, new)
        .unified_diff()
        .header(&format!("on disk/{name}"), &format!("generated/{name}"))
        .to_string()
}
