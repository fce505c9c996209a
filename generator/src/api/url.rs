//! Where a request goes: the server, and the path with its arguments.

use super::arguments::{Arguments, argument, push_text};
use super::given::{self, Encoding};
use super::plan::Plan;
use super::scopes::{Piece, Scopes, pieces, single};
use super::{Argument, Given, Part, Place, SettingId, Template};
use crate::document::Url;

/// What stands before the path; requests with equal origins share a server.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Origin {
    /// One variable.
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

/// The template of origin and path.
pub(super) fn template(arguments: &mut Arguments<'_>, server: SettingId, plan: &Plan<'_>) -> Template {
    let mut template = Template(vec![Part::Setting(server)]);
    arguments.push_template(&mut template, &plan.split.rest, Place::Path);
    let path = arguments.context.scopes.flat(&plan.url.path);
    for piece in pieces(&path) {
        match piece {
            Piece::Literal(text) => push_segments(arguments, &mut template, text, plan.url),
            Piece::Variable(name) => template.0.push(arguments.part(name, Place::Path)),
        }
    }
    template
}

/// Appends literal path text; segments that begin with `:` are path variables up to a `.`.
fn push_segments(arguments: &mut Arguments<'_>, template: &mut Template, text: &str, url: &Url) {
    for segment in text.split_inclusive('/') {
        let starts = matches!(template.0.last(), Some(Part::Text(before)) if before.ends_with('/'));
        let end = segment.find(['.', '/']).unwrap_or(segment.len());
        match segment
            .get(1..end)
            .filter(|name| starts && segment.starts_with(':') && !name.is_empty())
        {
            Some(name) => {
                let (scopes, encoding) = (arguments.context.scopes, arguments.encoding);
                let id = arguments.path_variable(name, || path_variable(scopes, url, name, encoding));
                template.0.push(Part::Argument(id));
                push_text(template, &segment[end..]);
            }
            None => push_text(template, segment),
        }
    }
}

/// The argument for `:name`; of equal keys the last counts; without a value Postman sends `:name`.
fn path_variable(scopes: &Scopes<'_>, url: &Url, name: &str, encoding: Encoding) -> Argument {
    let variable = url.path_variables.iter().rev().find(|variable| variable.key == name);
    let value = variable.and_then(|variable| variable.value.as_deref());
    let description = variable
        .map(|variable| variable.description.clone())
        .unwrap_or_default();
    let (given, secret) = match value {
        Some(value) => (given::in_path(scopes, value, encoding), scopes.has_secret(value)),
        None => (Given::Verbatim(format!(":{name}")), false),
    };
    argument(name, Place::Path, description, vec![given], secret)
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
