//! Letters of a URL that nobody sees: blanks, line breaks, letters without width.

use super::scopes::{Piece, pieces};
use crate::diagnostic::{Diagnostics, Location, ids};
use crate::document::{Document, Node, Url, walk};
use crate::unseen::{escaped, find_unseen, is_unseen};
use crate::words::latin;

/// Warns of what stands literally in a URL and is not seen in Postman; it is sent nevertheless.
///
/// In a query, blanks within keys and values are as usual as visible.
pub(super) fn warn_of_unseen(url: &Url, location: &Location, notes: &mut Diagnostics) {
    let entries = url.query.iter().flatten().filter(|entry| !entry.disabled);
    let mut found = unseen(url.origin.trim_start(), is_blank).or_else(|| unseen(&url.path, is_blank));
    for entry in entries {
        let (key, value) = (
            entry.key.as_deref().unwrap_or_default(),
            entry.value.as_deref().unwrap_or_default(),
        );
        let at_ends = key.trim() != key;
        found = found
            .or_else(|| unseen(key, |letter| at_ends && is_blank(letter) || is_without_width(letter)))
            .or_else(|| unseen(value, is_without_width));
    }
    if let Some(letter) = found {
        let message = format!("the URL holds {}", name_of(letter));
        let (label, help) = ("it is sent, too", "remove it in Postman, if it is not meant");
        notes.warn(ids::UNSEEN_IN_URL, location, message, label, help);
    }
}

/// Warns of names with letters that nobody sees, and with letters of another script that look like Latin ones.
pub(super) fn warn_of_names(document: &Document, notes: &mut Diagnostics) {
    warn_of_unseen_name(&document.name, &Location::default(), notes);
    for node in walk(&document.nodes) {
        let (name, location) = match node {
            Node::Folder(folder) => (&folder.name, &folder.location),
            Node::Item(item) => (&item.name, &item.location),
        };
        warn_of_unseen_name(name, location, notes);
        let other = name
            .chars()
            .zip(latin(name).chars())
            .find(|(written, read)| written != read);
        if let Some((written, read)) = other {
            let message = format!(
                "`{}` holds U+{:04X}, which looks like `{read}`",
                name.escape_debug(),
                u32::from(written)
            );
            let help = "type the name again in Postman";
            notes.warn(
                ids::LOOK_ALIKE,
                location,
                message,
                "it is read as what it looks like",
                help,
            );
        }
    }
}

fn warn_of_unseen_name(name: &str, location: &Location, notes: &mut Diagnostics) {
    if let Some(letter) = find_unseen(name) {
        let message = format!("`{}` holds {}", escaped(name), name_of(letter));
        let (label, help) = (
            "it is left out of names and documentation",
            "type the name again in Postman",
        );
        notes.warn(ids::UNSEEN_IN_NAME, location, message, label, help);
    }
}

/// The first letter of this kind outside variables.
fn unseen(text: &str, is_one: impl Fn(char) -> bool) -> Option<char> {
    let literal = |piece| match piece {
        Piece::Literal(text) => Some(text),
        Piece::Variable(_) => None,
    };
    pieces(text)
        .into_iter()
        .filter_map(literal)
        .flat_map(str::chars)
        .find(|letter| is_one(*letter))
}

fn is_blank(letter: char) -> bool {
    letter.is_whitespace() || is_without_width(letter)
}

/// Line breaks, control characters, and letters that nobody sees.
fn is_without_width(letter: char) -> bool {
    letter.is_control() || is_unseen(letter)
}

fn name_of(letter: char) -> String {
    match letter {
        ' ' => "a blank".to_owned(),
        '\n' | '\r' => "a line break".to_owned(),
        '\t' => "a tab".to_owned(),
        other => format!("the invisible letter U+{:04X}", u32::from(other)),
    }
}
