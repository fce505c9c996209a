//! Paths in names, and names made of paths.

use percent_encoding::percent_decode_str;

use super::super::words::{is_in, singular, words};
use crate::api::Operation;
use crate::shape;

/// Segments that most APIs begin with; they tell nothing of a request.
const BASE: &str = "api apis rest restapi restservices webapi";

/// Last words of what stands for one thing in a path.
const IDENTITIES: &str = "code guid handle hash id identifier key name no number ref sid sku slug uid uuid";

/// Whether a segment says only where the API is or which version of it: `api`, `rest`, `v1`.
pub(in crate::name) fn is_base(segment: &str) -> bool {
    is_version(segment) || is_in(BASE, &segment.to_ascii_lowercase().replace(['-', '_'], ""))
}

/// `v1`, `v1.0`, `1.0`, `2024-01-01`.
pub(in crate::name) fn is_version(segment: &str) -> bool {
    let lower = segment.to_ascii_lowercase();
    let number = lower.strip_prefix('v').unwrap_or(&lower);
    let is_part = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'.' | b'_' | b'-');
    let numeric = number.starts_with(|first: char| first.is_ascii_digit()) && number.bytes().all(is_part);
    numeric && (lower.starts_with('v') || number.contains('.') || number.matches('-').count() == 2)
}

/// The name without the paths in it, and the first of these: `/spot/order (Cancel order)` → ` (Cancel order)`,
/// `/spot/order`.
pub(super) fn split<'a>(name: &'a str, operation: &Operation) -> (String, Option<&'a str>) {
    let (mut rest, mut path) = (String::with_capacity(name.len()), None);
    for token in tokens(name) {
        let bare = token.trim_matches(|letter: char| "()[]<>\"'`,;".contains(letter) || letter.is_whitespace());
        let bare = bare.trim_end_matches(['.', ':']);
        // `Add {{user}} to group` says who, `{{base}}` and what stands behind a path where.
        let variable = bare.starts_with("{{") && !bare.contains('/');
        if is_path(bare, operation) || variable && (path.is_some() || token.len() == name.len()) {
            path = path.or(Some(bare));
            rest.push(' ');
        } else {
            rest.push_str(token);
        }
    }
    (rest, path)
}

/// Pieces up to the next blank outside braces, each with the blanks behind it.
fn tokens(name: &str) -> impl Iterator<Item = &str> {
    let (mut depth, mut blank) = (0_usize, false);
    let mut starts = vec![0];
    for (place, letter) in name.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let is_blank = letter.is_whitespace() && depth == 0;
        if blank && !is_blank {
            starts.push(place);
        }
        blank = is_blank;
    }
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain([name.len()]).collect();
    let places = starts.into_iter().zip(ends);
    places.filter_map(|(start, end)| name.get(start..end))
}

/// Whether a piece of a name is a URL or a path: it begins with a slash or a variable, has holes, or is a part of the
/// request's own path.
fn is_path(token: &str, operation: &Operation) -> bool {
    let lettered = token.contains(|letter: char| letter.is_alphanumeric());
    if token.contains("://") || token.starts_with('/') && (lettered || token == "/") {
        return true;
    }
    let (path, _) = token.split_once('?').unwrap_or((token, ""));
    if !path.contains('/') {
        return false;
    }
    let own: Vec<&str> = path.split('/').collect();
    let segments: Vec<&str> = segments(&operation.path).collect();
    let is_part = || segments.windows(own.len()).any(|part| is_same(part, &own));
    path.starts_with("{{") || own.iter().any(|segment| is_hole(segment)) || is_part()
}

/// Whether two paths say the same, holes by whatever name.
fn is_same(path: &[&str], other: &[&str]) -> bool {
    let equal = |(one, two): (&&str, &&str)| {
        one.eq_ignore_ascii_case(two) || (is_hole(one) || shape::is_id(one)) && (is_hole(two) || shape::is_id(two))
    };
    path.len() == other.len() && path.iter().zip(other).all(equal)
}

/// Whether the whole name, a word without capitals or blanks, is what the request's path ends with: `shelves`.
pub(super) fn is_last_segment(name: &str, operation: &Operation) -> bool {
    let is_raw = !name.contains(|letter: char| letter.is_whitespace() || letter.is_uppercase());
    let last = segments(&operation.path).rfind(|segment| !is_hole(segment) && !shape::is_id(segment));
    is_raw && last == Some(name)
}

/// A segment that is not the same in all calls: `:id`, `{{id}}`, `{id}`.
fn is_hole(segment: &str) -> bool {
    segment.contains('{') || segment.len() > 1 && segment.starts_with(':') || segment.starts_with('<')
}

fn segments(path: &str) -> impl DoubleEndedIterator<Item = &str> {
    path.split('/').filter(|segment| !segment.is_empty())
}

/// What a request is called after its path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct PathName {
    /// `get_user` for `GET /v1/users/:id`.
    pub(super) short: Vec<String>,
    /// With what the short one leaves out: `get_users_by_id`.
    pub(super) exact: Vec<String>,
}

/// The name by method and path: by what the name shows of the path, if the URL ends so, else by all of it.
///
/// The base of the path is left out; a hole that stands for the thing before it makes that singular.
pub(super) fn path_name(operation: &Operation, shown: Option<&str>) -> PathName {
    let all: Vec<&str> = segments(&operation.path).collect();
    let shown: Vec<&str> = shown.map(shown_segments).unwrap_or_default();
    let start = all.len().checked_sub(shown.len());
    let ends_so = start.is_some_and(|start| is_same(&all[start..], &shown));
    let named = if ends_so && !shown.is_empty() { shown } else { all };
    let (spoken, named) = (method_words(operation), without_base(&named));
    PathName {
        short: short(spoken.clone(), &named),
        exact: exact(spoken, &named),
    }
}

/// The segments of a path or URL in a name.
fn shown_segments(path: &str) -> Vec<&str> {
    let path = match path.split_once("://") {
        Some((_, rest)) => rest.split_once('/').map_or("", |(_, path)| path),
        None => path,
    };
    let (path, _) = path.split_once('?').unwrap_or((path, ""));
    segments(path).collect()
}

/// The path without versions, without `api` and `rest` at its beginning and the holes before the first word; all of it
/// if nothing else is there.
fn without_base<'a>(path: &[&'a str]) -> Vec<&'a str> {
    let start = path
        .iter()
        .take_while(|segment| is_base(segment) || is_hole(segment))
        .count();
    let rest = path.get(start..).unwrap_or_default();
    let kept: Vec<&str> = rest.iter().copied().filter(|segment| !is_version(segment)).collect();
    if kept.is_empty() { path.to_vec() } else { kept }
}

fn short(method: Vec<String>, path: &[&str]) -> Vec<String> {
    let spoken = method.len();
    let (mut name, mut by) = (method, Vec::new());
    for segment in path {
        let hole = words(segment);
        let thing = name.get_mut(spoken..).and_then(<[String]>::last_mut);
        match thing {
            Some(thing) if shape::is_id(segment) || is_hole(segment) && is_identity(&hole, thing) => {
                *thing = singular(thing);
            }
            _ if shape::is_id(segment) => {}
            _ if is_hole(segment) => by.extend(hole),
            _ => name.extend(constant(segment)),
        }
    }
    with_holes(name, by, spoken)
}

fn exact(method: Vec<String>, path: &[&str]) -> Vec<String> {
    let spoken = method.len();
    let (holes, constants): (Vec<&str>, Vec<&str>) = path.iter().copied().partition(|segment| is_hole(segment));
    let name = [method, constants.into_iter().flat_map(constant).collect()].concat();
    with_holes(name, holes.into_iter().flat_map(words).collect(), spoken)
}

/// `get_users`, `by`, `id`; `get_root` where there is nothing, and `get` for `GET /get`.
fn with_holes(mut name: Vec<String>, by: Vec<String>, spoken: usize) -> Vec<String> {
    if name.len() == spoken && by.is_empty() {
        name.push("root".to_owned());
    }
    let split = name.split_at_checked(spoken);
    if split.is_some_and(|(method, path)| path.starts_with(method)) {
        name.drain(..spoken);
    }
    if !by.is_empty() && name.len() < 8 {
        name.push("by".to_owned());
        name.extend(by);
    }
    name
}

/// The name without the words that a module around is called by, where the path begins with them and goes on: in `isapi`,
/// `get_isapi_system` is `get_system`.
pub(super) fn without_modules(name: Vec<String>, modules: &[Vec<String>]) -> Vec<String> {
    let Some((method, path)) = name.split_first() else {
        return name;
    };
    let rests = modules.iter().filter_map(|module| path.strip_prefix(module.as_slice()));
    let longest = rests
        .filter(|rest| rest.first().is_some_and(|next| next != "by"))
        .min_by_key(|rest| rest.len());
    match longest {
        Some(rest) if rest.len() < path.len() => [std::slice::from_ref(method), rest].concat(),
        _ => name,
    }
}

/// Whether a hole stands for the thing that is named before it: `shelf_id`, `id` or `shelf` after `shelves`.
fn is_identity(hole: &[String], thing: &str) -> bool {
    let single = singular(thing);
    hole.last().is_some_and(|last| is_in(IDENTITIES, last)) || hole.contains(&single)
}

/// The words of the HTTP method, which may be any text: `get`; `m`, `search` for `M-SEARCH`.
pub(in crate::name) fn method_words(operation: &Operation) -> Vec<String> {
    words(&operation.method.as_str().to_ascii_lowercase())
}

/// The words of what is the same in all calls, without ids and the base.
pub(in crate::name) fn path_words(operation: &Operation) -> Vec<String> {
    let segments = segments(&operation.path).filter(|segment| !is_hole(segment) && !shape::is_id(segment));
    segments
        .filter(|segment| !is_base(segment))
        .flat_map(constant)
        .collect()
}

/// The versions in the path: `v2`.
pub(in crate::name) fn version_words(operation: &Operation) -> Vec<String> {
    segments(&operation.path)
        .filter(|segment| is_version(segment))
        .flat_map(words)
        .collect()
}

/// The words of the holes in the path.
pub(in crate::name) fn hole_words(operation: &Operation) -> Vec<String> {
    segments(&operation.path)
        .filter(|segment| is_hole(segment))
        .flat_map(words)
        .collect()
}

/// The words of a segment that may be encoded: `Pet%20Store` → `pet`, `store`.
fn constant(segment: &str) -> Vec<String> {
    words(&percent_decode_str(segment).decode_utf8_lossy())
}
