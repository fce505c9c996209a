//! Code without features: what a module of another crate is, whose features are its own.
//!
//! Conditions stand on lines of their own, as rustfmt writes them, above an item, a statement or a field that ends with
//! the first line of the same indentation that closes it.

use crate::rust::Root;

/// The text without conditions on features.
pub(super) fn resolved(text: &str, root: &Root) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut lines = text.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        let indentation = line.len() - line.trim_start().len();
        match condition(line.trim(), root) {
            None => kept.push_str(line),
            Some((Scope::File, _)) => {
                // The blank line after it would be one too many.
                lines.next_if(|next| next.trim().is_empty());
            }
            Some((Scope::Item, true)) => {}
            Some((Scope::Item, false)) => {
                kept.truncate(without_attributes(&kept).len());
                for line in lines.by_ref() {
                    let same = line.len() - line.trim_start().len() == indentation;
                    let written = line.trim();
                    if same && !written.starts_with('#') && written.ends_with([';', '}', ',']) {
                        break;
                    }
                }
                if kept.ends_with("\n\n") {
                    lines.next_if(|next| next.trim().is_empty());
                }
            }
        }
    }
    kept
}

/// The text without the documentation and attributes at its end.
fn without_attributes(text: &str) -> &str {
    let mut rest = text;
    while let Some((before, _)) = rest.trim_end_matches('\n').rsplit_once('\n') {
        let last = rest.get(before.len()..).unwrap_or_default().trim();
        if rest.ends_with("\n\n") || !last.starts_with("///") && !last.starts_with("#[") {
            break;
        }
        rest = rest.get(..=before.len()).unwrap_or_default();
    }
    rest
}

/// What a condition is for.
enum Scope {
    /// All that follows.
    File,
    /// The next item.
    Item,
}

/// The condition on features that a line is, and whether it holds.
fn condition(line: &str, root: &Root) -> Option<(Scope, bool)> {
    let (scope, rest) = if let Some(rest) = line.strip_prefix("#![cfg(") {
        (Scope::File, rest)
    } else {
        (Scope::Item, line.strip_prefix("#[cfg(")?)
    };
    let is_on = |text: &str| {
        let name = text.split('"').nth(1).unwrap_or_default();
        root.decides(name) == Some(true)
    };
    if rest.starts_with("feature = ") || rest.starts_with("all(feature = ") {
        Some((scope, is_on(rest)))
    } else if rest.starts_with("not(feature = ") {
        Some((scope, !is_on(rest)))
    } else {
        None
    }
}
