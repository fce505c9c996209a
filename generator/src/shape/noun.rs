//! What a place holds, in a word: types are shared by places that call what they hold the same.
//!
//! The noun of a field is its key in the singular (`users`: `user`), after that of the place around it where the key says
//! too little (`meta`); a key that says nothing (`data`, `entries`) leaves that of the place. That of a whole answer is the
//! last plural of the path (`/users/:id/copy`: `user`; of `/groups/:id/members`: `group member`), if it has an `id`, lists
//! something, or has three members and the path ends in it; any other is what its operation says, and nothing else. So is
//! a body. What failures hold is an `error` everywhere. A call of JSON-RPC has no path: its answer is its own, and holds what
//! its method is about.

use super::decide::Tree;
use crate::api::{Body, Operation, OperationId, Outcome, Target};
use crate::words::{ends_in_number, is_in, is_vague, singular, words};

/// The noun of a failure's body.
const ERROR: &str = "error";

/// Keys of what an answer is about.
const WRAPPERS: &str =
    "content data element entry item list node object payload record resource response result row value";

/// Nouns of what something is to what is around it: the members of a group are none of a channel's.
const ROLES: &str = "assignee attendee member panelist participant registrant subscriber";

/// Keys of a struct of links, by their relation (draft-kelly-json-hal, section 5.1).
const LINKS: [&str; 2] = ["_links", "links"];

/// Whether a key says nothing of what it holds.
pub(crate) fn is_wrapper(key: &str) -> bool {
    is_wrapping(&singular_words(key))
}

fn is_wrapping(words: &[String]) -> bool {
    matches!(words, [only] if is_in(WRAPPERS, only))
}

/// The words of a key, the last one in the singular, and without a number that only counts: `protocol2` is a `protocol`.
fn singular_words(key: &str) -> Vec<String> {
    let mut words = words(key);
    let counts = ends_in_number(&words);
    if let Some(last) = words.last_mut() {
        let stem = last.trim_end_matches(|end: char| end.is_ascii_digit());
        let stem = if counts && !stem.is_empty() {
            stem
        } else {
            last.as_str()
        };
        *last = singular(stem);
    }
    words
}

/// The noun of a place.
#[derive(Clone, Debug)]
pub(super) struct Noun {
    /// Of what is in the place.
    pub(super) place: String,
    /// Of the struct that is the whole place.
    whole: Option<String>,
    /// Whether structs here are merged with others of their noun.
    pub(super) merging: Merging,
    /// Whether what stands below a key here is a link, whatever the key.
    of_links: bool,
}

/// Whether structs of one noun are merged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Merging {
    /// Those of successes.
    Yes,
    /// What is sent is as its operation takes it, and a failure tells no details of another.
    No,
}

impl Noun {
    /// That of a body or an answer.
    pub(super) fn new((id, operation): (OperationId, &Operation), target: Target, tree: &Tree) -> Self {
        let own = || format!("{} of {}", resource(&operation.path), id.0);
        let is_failure = |status| {
            let mut cases = operation.cases.iter();
            cases.any(|case| case.status == status && case.outcome == Outcome::Failure)
        };
        match target {
            Target::Body | Target::Form | Target::Variables | Target::Params | Target::Argument(_) => {
                Self::of_place(own())
            }
            Target::Answer(status) if is_failure(status) => Self::of_place(ERROR.to_owned()),
            Target::Answer(_) => {
                if let Body::JsonRpc { method, .. } = &operation.body {
                    return Self {
                        place: called(method),
                        whole: Some(own()),
                        merging: Merging::Yes,
                        of_links: false,
                    };
                }
                let place = resource(&operation.path);
                let whole = match holds(tree, &place) {
                    true => Some(format!("{place} response")),
                    false => (!is_listed_or_known(tree) && !is_resource(tree, operation)).then(own),
                };
                Self {
                    whole,
                    place,
                    merging: Merging::Yes,
                    of_links: false,
                }
            }
        }
    }

    /// That of an argument: of its key, with what the path is about where the key says too little.
    pub(super) fn of_argument(operation: &Operation, key: &str) -> Self {
        Self::of_place(resource(&operation.path)).below(&KeyNoun::new(key))
    }

    fn of_place(place: String) -> Self {
        Self {
            place,
            whole: None,
            merging: Merging::No,
            of_links: false,
        }
    }

    /// That of a struct that stands here.
    pub(super) fn taken(&mut self) -> String {
        self.whole.take().unwrap_or_else(|| self.place.clone())
    }

    /// That of what a text tells apart from other things of a noun.
    pub(super) fn of_kind(&self, noun: &str, tag: &str) -> Self {
        Self {
            place: format!("{tag} {noun}"),
            whole: None,
            merging: self.merging,
            of_links: false,
        }
    }

    /// That of what a key holds.
    pub(super) fn below(&self, key: &KeyNoun) -> Self {
        let place = match key {
            // A list has links, and a struct has them by relation.
            _ if self.of_links => "link".to_owned(),
            KeyNoun::Links => "link".to_owned(),
            KeyNoun::Own(own) if is_in(ROLES, own) && self.place.ends_with(own.as_str()) => self.place.clone(),
            KeyNoun::Wrapper(_) if self.place != ERROR => self.place.clone(),
            KeyNoun::Wrapper(own) | KeyNoun::Vague(own) => format!("{} {own}", self.place),
            KeyNoun::Own(own) => own.clone(),
        };
        Self {
            place,
            whole: None,
            merging: self.merging,
            of_links: matches!(key, KeyNoun::Links),
        }
    }
}

/// What a key says of what it holds, with its words in the singular.
#[derive(Debug)]
pub(super) enum KeyNoun {
    /// Nothing, but in failures.
    Wrapper(String),
    /// Something together with what is around it.
    Vague(String),
    /// Links by their relation.
    Links,
    /// What it is.
    Own(String),
}

impl KeyNoun {
    pub(super) fn new(key: &str) -> Self {
        let own = singular_words(key);
        let (text, is_vague) = (own.join(" "), own.is_empty() || is_vague(&own));
        match is_vague {
            _ if LINKS.contains(&key) => Self::Links,
            _ if is_wrapping(&own) => Self::Wrapper(text),
            true => Self::Vague(text),
            false => Self::Own(text),
        }
    }
}

/// Whether an answer is a list, or a struct that something can be known by.
fn is_listed_or_known(tree: &Tree) -> bool {
    match tree {
        Tree::Nullable(inner) => is_listed_or_known(inner),
        Tree::Tagged(_, arms) => arms.iter().any(|(_, arm)| is_listed_or_known(arm)),
        // An empty list beside it makes nothing known.
        Tree::Union(arms) => arms.iter().all(is_listed_or_known),
        Tree::Struct(structure) => {
            let is_list = |tree: &Tree| matches!(tree, Tree::List(element) if matches!(**element, Tree::Struct(_)));
            let mut fields = structure.fields.iter();
            fields.any(|field| is_known_by(&field.key) || is_list(&field.tree))
        }
        _ => true,
    }
}

/// So many members tell what a thing without an `id` is.
const TELLING: usize = 3;

/// Whether an answer is what its path ends in: `/stores/:id/settings`.
fn is_resource(tree: &Tree, operation: &Operation) -> bool {
    let ends = fixed(&operation.path).pop().unwrap_or_default();
    let is_last = ends.last().is_some_and(|last| singular(last) != *last);
    let is_changed = !matches!(operation.method.as_str(), "DELETE" | "HEAD" | "OPTIONS");
    is_last && is_changed && matches!(tree, Tree::Struct(structure) if structure.fields.len() >= TELLING)
}

/// Whether an answer is a struct around the thing of this noun: `{"user": {…}}`.
fn holds(tree: &Tree, noun: &str) -> bool {
    let Tree::Struct(structure) = tree else { return false };
    let is_it = |tree: &Tree, key: &str| matches!(tree, Tree::Struct(_)) && singular_words(key).join(" ") == noun;
    let mut fields = structure.fields.iter();
    !structure.fields.iter().any(|field| is_known_by(&field.key)) && fields.any(|field| is_it(&field.tree, &field.key))
}

/// What a method of JSON-RPC is about: `block` of `eth_getBlockByHash`.
fn called(method: &str) -> String {
    let own = method.rsplit(['_', '.', '/']).next().unwrap_or(method);
    let mut words = words(own);
    if words.len() > 1 && is_in("fetch find get list query read", &words[0]) {
        words.remove(0);
    }
    let end = words
        .iter()
        .position(|word| is_in("at by for from in of", word))
        .unwrap_or(words.len());
    words.truncate(end.max(1));
    if let Some(last) = words.last_mut() {
        *last = singular(last);
    }
    words.join(" ")
}

/// Whether a key is what a thing is known by.
pub(crate) fn is_known_by(key: &str) -> bool {
    matches!(
        key.trim_start_matches('_').to_ascii_lowercase().as_str(),
        "id" | "uid" | "uuid" | "guid"
    )
}

/// The last plural of the path in the singular: `/files/:id/copy` is about a `file`; without one, its last word.
pub(super) fn resource(path: &str) -> String {
    let mut segments = fixed(path);
    let is_plural = |segment: &&Vec<String>| segment.last().is_some_and(|last| singular(last) != *last);
    let place = segments.iter().rposition(|segment| is_plural(&segment));
    let mut words = match place {
        Some(place) => segments.swap_remove(place),
        None => segments.pop().unwrap_or_default(),
    };
    if let Some(last) = words.last_mut() {
        *last = singular(last);
    }
    let around = place.and_then(|place| segments.get(place.checked_sub(1)?)?.last());
    if let Some(around) = around.filter(|_| is_role(&words)) {
        words.insert(0, singular(around));
    }
    words.join(" ")
}

fn is_role(words: &[String]) -> bool {
    matches!(words, [role] if is_in(ROLES, role))
}

/// Whether a place of a body or an answer is a link of a struct of links.
pub(crate) fn is_link(steps: &[String]) -> bool {
    matches!(steps, [.., links, _] if LINKS.contains(&links.as_str()))
}

/// What a path says of a noun that tells what something is to what is around it: `group member` of the `member` in the
/// answer of `/groups/:id/members`.
pub(crate) fn with_whole(noun: &[String], path: &str) -> Option<Vec<String>> {
    if !is_role(noun) {
        return None;
    }
    let resource = words(&resource(path));
    (resource.len() > 1 && resource.ends_with(noun)).then_some(resource)
}

/// The noun of each of several things that a path gives: `/users`, but not `/search`.
pub(crate) fn listed_noun(path: &str) -> Vec<String> {
    let mut words = fixed(path).pop().unwrap_or_default();
    match words.last_mut() {
        Some(last) if singular(last) != *last => *last = singular(last),
        _ => words.clear(),
    }
    words
}

/// The words of each segment that is neither a parameter nor who calls.
fn fixed(path: &str) -> Vec<Vec<String>> {
    let is_fixed = |segment: &&str| {
        !segment.is_empty() && !segment.contains([':', '{', '}', '<']) && !matches!(*segment, "current" | "me" | "self")
    };
    let segments = path.split('/').filter(is_fixed);
    segments
        .map(|segment| words(segment.split('.').next().unwrap_or_default()))
        .collect()
}
