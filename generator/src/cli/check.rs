//! `--check`: how a crate on disk differs from the one that would be written.

use postman_codegen::files::Difference;

/// The differences as unified diffs.
pub(super) fn diffs(differences: &[Difference]) -> String {
    differences.iter().map(diff).collect()
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
