//! The URL of a request: what of it is the server, and whether it can be sent.

use super::scopes::{Piece, Scopes, pieces, single};
use crate::document::Url;

/// What stands before the path; requests with equal origins share a server.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Origin {
    Variable(String),
    /// Literal text, or a text of literals and variables.
    Text(String),
}

/// A URL in two pieces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Split {
    pub(super) origin: Origin,
    /// Text between the origin's variable and the path (`users` of `{{url}}users/:id`); usually empty.
    pub(super) rest: String,
}

/// Parts the origin from what belongs to the path although no `/` stands between.
///
/// `{{url}}users` is the server `{{url}}` and `users` where the variable's value has a scheme; in
/// `{{scheme}}://{{host}}:{{port}}` everything is the server's.
pub(super) fn split(scopes: &Scopes<'_>, url: &Url) -> Split {
    let flat = scopes.flat(url.origin.trim_start());
    let pieces = pieces(&flat);
    let mut length = 0;
    for (index, piece) in pieces.iter().enumerate() {
        if index > 0 && begins_path(scopes, &pieces[..index], *piece) {
            break;
        }
        length += piece.length();
    }
    let (origin, rest) = flat.split_at(length);
    let origin = match single(origin) {
        Some(name) if !scopes.is_dynamic(name) => Origin::Variable(name.to_owned()),
        _ => Origin::Text(origin.to_owned()),
    };
    Split {
        origin,
        rest: rest.to_owned(),
    }
}

/// Whether a piece after others of the origin continues as a path.
fn begins_path(scopes: &Scopes<'_>, before: &[Piece<'_>], piece: Piece<'_>) -> bool {
    match (before, piece) {
        ([Piece::Variable(server)], Piece::Literal(text)) => {
            let is_word = text.starts_with(|letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '?'));
            match scopes.value(server) {
                Some(value) if value.contains("://") => {
                    has_host(scopes, server) && !text.starts_with([':', '.', '@', '-'])
                }
                Some(value) if !value.is_empty() => value.ends_with('/') && is_word,
                _ => is_word,
            }
        }
        ([Piece::Variable(server)], Piece::Variable(_)) if has_host(scopes, server) => true,
        (_, Piece::Variable(name)) => scopes.value(name).is_some_and(|value| value.starts_with(['/', '?'])),
        (_, Piece::Literal(_)) => false,
    }
}

fn has_host(scopes: &Scopes<'_>, server: &str) -> bool {
    scopes
        .value(server)
        .is_some_and(|value| value.split_once("://").is_some_and(|(_, host)| !host.is_empty()))
}

/// Why a request cannot be sent to this URL, if it cannot.
pub(super) fn unsendable(scopes: &Scopes<'_>, url: &Url) -> Option<String> {
    let origin = scopes.substitute(url.origin.trim_start());
    let (scheme, _) = origin.split_once("://")?;
    let scheme = scheme.to_ascii_lowercase();
    let is_scheme = scheme
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
    (is_scheme && !matches!(scheme.as_str(), "http" | "https" | ""))
        .then(|| format!("protocol `{scheme}` is neither `http` nor `https`"))
}
