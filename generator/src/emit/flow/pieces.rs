//! Of a text of Rust what is used of it, so that a file has no code that nothing calls.
//!
//! The text is formatted: items begin at the start of a line and are apart by a blank line, and so are the functions of
//! an `impl`, which are indented; no function has a blank line in it.

use std::collections::BTreeSet;

/// Stands in a line that is only there for functions, before their names.
const FOR: &str = " // for ";

/// A function, or another item.
struct Piece<'t> {
    text: &'t str,
    /// What calls it by: none for what is always there.
    name: Option<&'t str>,
    /// The line that begins the `impl` around it.
    owner: Option<&'t str>,
}

/// The names that a text of Rust uses: of what is called, and what stands behind `::`.
pub(super) fn add_uses(text: &str, used: &mut BTreeSet<String>) {
    let is_letter = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    for (at, _) in text.match_indices(is_letter) {
        if text[..at].ends_with(is_letter) {
            continue;
        }
        let end = text[at..]
            .find(|letter| !is_letter(letter))
            .map_or(text.len(), |length| at + length);
        let (before, after) = (text[..at].trim_end(), text[end..].trim_start());
        let is_called = after.starts_with('(') || after.starts_with("::<") || after.starts_with(":: <");
        if !before.ends_with("fn") && (is_called || is_of_type(before)) {
            used.insert(text[at..end].to_owned());
        }
    }
}

/// Whether a text ends in `Type::`.
fn is_of_type(text: &str) -> bool {
    let owner = text.strip_suffix("::").map(str::trim_end);
    let word = owner.and_then(|owner| owner.rsplit(|letter: char| !letter.is_ascii_alphanumeric()).next());
    word.is_some_and(|word| word.starts_with(|letter: char| letter.is_ascii_uppercase()))
}

/// The pieces that are used, those that these use among them.
pub(super) fn used(text: &str, mut used: BTreeSet<String>) -> String {
    let pieces = pieces(text);
    let mut kept: BTreeSet<usize> = BTreeSet::new();
    loop {
        let before = kept.len();
        for (index, piece) in pieces.iter().enumerate() {
            let is_used = piece.name.is_none_or(|name| used.contains(name));
            if is_used && kept.insert(index) {
                add_uses(piece.text, &mut used);
            }
        }
        if kept.len() == before {
            break;
        }
    }
    let mut written = String::new();
    let mut owner: Option<&str> = None;
    for piece in kept.into_iter().map(|index| &pieces[index]) {
        if owner != piece.owner {
            written.push_str(if owner.is_some() { "}\n" } else { "" });
            written.push('\n');
            written.extend(piece.owner.map(|owner| format!("{owner}\n")));
        } else {
            written.push('\n');
        }
        owner = piece.owner;
        for line in piece.text.lines() {
            match line.split_once(FOR) {
                Some((line, names)) if names.split(", ").any(|name| used.contains(name)) => written.push_str(line),
                Some(_) => continue,
                None => written.push_str(line),
            }
            written.push('\n');
        }
    }
    written.push_str(if owner.is_some() { "}\n" } else { "" });
    written
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut owner = None;
    for block in text.split("\n\n").map(|block| block.trim_matches('\n')) {
        let mut block = block;
        if let Some(first) = block
            .lines()
            .next()
            .filter(|line| line.starts_with("impl ") && !line.contains(" for "))
        {
            owner = Some(first);
            block = block[first.len()..].trim_start_matches('\n');
        } else if !block.starts_with(' ') {
            owner = None;
        }
        let (text, ends) = match block.strip_suffix("\n}").filter(|_| owner.is_some()) {
            Some(text) => (text, true),
            None => (block, false),
        };
        let code = text
            .lines()
            .find(|line| !line.trim_start().starts_with("//"))
            .unwrap_or_default();
        pieces.push(Piece {
            text,
            name: function_name(code),
            owner,
        });
        owner = owner.filter(|_| !ends);
    }
    pieces.retain(|piece| !piece.text.is_empty());
    pieces
}

/// The name of the function that a line begins.
fn function_name(line: &str) -> Option<&str> {
    let (_, name) = line.split_once("fn ")?;
    name.split(['(', '<']).next()
}
