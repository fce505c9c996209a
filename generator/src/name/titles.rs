//! What a request's name says: the words of a method's name, best first.
//!
//! ```text
//! TC_06: [POST] Creates a user (by an admin)
//! number         create user by admin          Words
//! New order (TRADE)                            Words: new order; whole: new order trade
//! shelves/{shelf_id}                           Path: get_shelf, then get_shelves_by_shelf_id
//! /api/v1/spot/order (Cancel order)            Words: cancel order
//! ```
//!
//! A title is made of its request and of what the module around is called, never of other requests: what clashes is
//! told apart later (`distinctions`).

mod counters;
mod methods;
mod numbering;
mod paths;
mod remarks;
mod verbs;

pub(super) use self::methods::HTTP;
use self::paths::is_version;
pub(super) use self::paths::{hole_words, is_base, method_words, path_words, version_words};
use self::verbs::{imperative, plain};
pub(super) use self::verbs::{is_action, is_verb};
use super::words::{is_in, is_keyword, is_spelled, led, singular, strip_articles, words};
use crate::api::{Operation, last_segment};
use crate::statuses;

/// Names that say nothing of the request.
const NAMELESS: [&str; 7] = [
    "new request",
    "untitled request",
    "request",
    "copy",
    "untitled",
    "test",
    "new",
];

/// Words that link what follows by themselves.
pub(super) const LINKS: &str = "by for from in of to with";

/// Words that cannot begin what is left where a folder's name is taken off.
const DEPENDENT: &str = "a an and are as at by can for from has have id ids in is of on or per s that the to under using via was \
    where which with";

/// What a request is called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Title {
    /// The words of the method's name.
    pub(super) words: Vec<String>,
    /// With what the module says already, or with all of the path.
    pub(super) whole: Vec<String>,
    /// What was left out as numbering.
    pub(super) number: Vec<String>,
    /// Whether the name is method and path, since the request's says nothing else.
    pub(super) is_path: bool,
}

/// The title of a request in modules of these names, innermost first.
pub(super) fn title(operation: &Operation, modules: &[Vec<String>]) -> Title {
    let counted = numbering::split(&operation.name);
    let (text, path) = paths::split(&counted.rest, operation);
    let text = without_status(text.trim());
    let whole = match path {
        Some(_) => beside_path(text),
        None => spoken(&methods::without_method(text, operation.method.as_str())),
    };
    let number = counted.number;
    let shown = path.or_else(|| {
        let is_segment =
            paths::is_last_segment(&counted.rest, operation) && !whole.first().is_some_and(|word| is_verb(word));
        is_segment.then_some(counted.rest.as_str())
    });
    let is_title = match (path, shown) {
        (Some(_), _) => is_title_beside_path(text, &whole),
        (None, Some(_)) => false,
        (None, None) => true,
    };
    let whole = if is_title { with_verb(whole, operation) } else { whole };
    if is_title && says(&whole) && is_spelled(&operation.name) {
        let bare = remarks::without_remark(text);
        let own = match path {
            None if bare != text => with_verb(
                spoken(&methods::without_method(bare, operation.method.as_str())),
                operation,
            ),
            _ => whole.clone(),
        };
        let own = if says(&own) { own } else { whole.clone() };
        return Title {
            words: without_modules(&own, modules).unwrap_or(own),
            whole,
            number,
            is_path: false,
        };
    }
    let name = paths::path_name(operation, shown);
    let short = paths::without_modules(name.short, modules);
    let qualifiers: Vec<String> = match path {
        Some(_) if says(&whole) => whole.into_iter().filter(|word| !name.exact.contains(word)).collect(),
        _ => Vec::new(),
    };
    Title {
        words: [short, qualifiers.clone()].concat(),
        whole: [name.exact, qualifiers].concat(),
        number,
        is_path: true,
    }
}

/// With the verb of the HTTP method before what only says what the path ends in: `PATCH …/TraceFlag/:id`, called `Trace
/// Flag`, gives none, and no more does `POST /aois`, called `AOI`.
fn with_verb(whole: Vec<String>, operation: &Operation) -> Vec<String> {
    let path = path_words(operation);
    let verb = match operation.method.as_str() {
        "PATCH" | "PUT" => "update",
        "DELETE" => "delete",
        "POST" if is_one_of(&whole, &path, &operation.path) => "create",
        _ => return whole,
    };
    let is_said = |word: &String| path.contains(word) || path.contains(&singular(word));
    let is_done = |word: &String| verbs::is_action(word) || word == "forgot";
    let is_thing = !whole.is_empty() && whole.iter().all(|word| is_said(word) && !is_done(word));
    if is_thing && !is_in(HTTP, &whole[0]) {
        std::iter::once(verb.to_owned()).chain(whole).collect()
    } else {
        whole
    }
}

/// Whether a name is one of what a path ends in: `AOI` of `/aois`, but not `Search` of `/search`.
fn is_one_of(whole: &[String], words: &[String], path: &str) -> bool {
    let ends_in_hole = last_segment(path).contains([':', '{']);
    match (whole.last(), words.last()) {
        (Some(one), Some(all)) => !ends_in_hole && one != all && *one == singular(all),
        _ => false,
    }
}

/// Whether what stands beside a path is a title (`Order book`, `cancel order`), or qualifies the path (`SEK`,
/// `single replacement`).
fn is_title_beside_path(text: &str, spoken: &[String]) -> bool {
    let mut letters = text.chars().skip_while(|letter| !letter.is_alphanumeric());
    let is_capital = letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase);
    let is_done = spoken.first().is_some_and(|word| verbs::is_action(word));
    // `(list)` says what of the path, `(Cancel)` is a name.
    match spoken.len() {
        0 | 1 => is_capital && is_done,
        _ => is_capital || is_done,
    }
}

/// What a request's name says whatever module it stands in; of a path, its short name.
pub(super) fn phrase(operation: &Operation) -> Vec<String> {
    let title = title(operation, &[]);
    match title.words.last() {
        Some(last) if title.is_path && last == "root" => Vec::new(),
        _ => title.words,
    }
}

/// The words of a folder's name without numbering and remark, and those of these.
pub(super) fn folder(name: &str) -> (Vec<String>, Vec<String>) {
    let counted = numbering::split(name);
    let bare = remarks::without_folder_remark(&counted.rest);
    let own = words(bare);
    let remark = words(counted.rest.get(bare.len()..).unwrap_or_default());
    (imperative(own), [remark, counted.number].concat())
}

/// The words beside a path without the method before it, unless that is their verb: `POST /users (Create user)`,
/// `GET /users: user details`.
fn beside_path(text: &str) -> Vec<String> {
    let bare = |token: &str| {
        token
            .trim_matches(|letter: char| !letter.is_ascii_alphabetic())
            .to_owned()
    };
    let is_method = |token: &&str| is_in(HTTP, &bare(token).to_ascii_lowercase());
    let is_mark = |token: &&str| is_method(token) && bare(token).bytes().all(|byte| byte.is_ascii_uppercase());
    let marks: Vec<&str> = text.split_whitespace().filter(is_mark).collect();
    let others: Vec<&str> = text.split_whitespace().filter(|token| !is_mark(token)).collect();
    let own = others.join(" ");
    match others.as_slice() {
        [only] if is_method(only) => Vec::new(),
        _ if is_title_beside_path(&own, &spoken(&own)) && !spoken(&own).first().is_some_and(|word| is_verb(word)) => {
            spoken(&[&marks.join(" "), own.as_str()].join(" "))
        }
        _ => spoken(&own),
    }
}

/// The words without articles, in the imperative.
fn spoken(text: &str) -> Vec<String> {
    let mut own = Vec::new();
    for piece in pieces(text) {
        let piece = words(piece);
        // `Quotes: Returns` is a thing.
        let does = own.is_empty() || piece.len() > 1;
        own.extend(if does { imperative(piece) } else { piece });
    }
    with_statuses(strip_articles(&own))
}

/// A name in pieces behind marks, after which a verb may stand: `Beta: Creates a user`, `Given an id, returns`.
fn pieces(text: &str) -> Vec<&str> {
    // Signs of other languages may spell words only together.
    if !text.is_ascii() {
        return vec![text];
    }
    // `Imports, or Updates, records` is one sentence.
    let first = text
        .split(|letter: char| !letter.is_ascii_alphabetic())
        .next()
        .unwrap_or_default();
    let is_list = verbs::is_third_person(&first.to_ascii_lowercase());
    let mut pieces = Vec::new();
    let mut start = 0;
    for (place, _) in text.match_indices(' ') {
        let (before, _) = text.split_at(place);
        if before.ends_with([':', ']', ')', '-', '|']) || before.ends_with(',') && !is_list {
            pieces.extend(text.get(start..place));
            start = place;
        }
    }
    pieces.extend(text.get(start..));
    pieces
}

/// Whether words say anything: more than a number or `New Request`.
fn says(own: &[String]) -> bool {
    let is_number = |word: &String| word.bytes().all(|byte| byte.is_ascii_digit());
    !own.iter().all(is_number) && !NAMELESS.contains(&own.join(" ").as_str())
}

/// The words without the names of the modules around, where what is left still is a name: `rest create` in `rest` is
/// `create`, `list users` in `users` stays.
fn without_modules(own: &[String], modules: &[Vec<String>]) -> Option<Vec<String>> {
    modules.iter().find_map(|module| {
        let named: Vec<&String> = module.iter().filter(|word| !is_version(word)).collect();
        let module = if named.is_empty() {
            module.iter().collect()
        } else {
            named
        };
        let same = |(word, said): (&String, &&String)| singular(word) == singular(said);
        let leads = !module.is_empty() && module.len() < own.len() && own.iter().zip(&module).all(same);
        let rest = own.get(module.len()..).filter(|_| leads)?;
        let versions = rest.iter().take_while(|word| is_version(word)).count();
        let rest = rest.get(versions..).filter(|rest| says(rest))?;
        let (next, after) = rest.split_first()?;
        let is_action = module.len() == 1 && verbs::is_action(module.first()?) && !is_verb(next);
        let depends = is_in(DEPENDENT, next) || next.starts_with(|first: char| first.is_ascii_digit());
        let is_name = !is_action && !depends && !is_keyword(&rest.join("_"));
        let next = plain(next).unwrap_or_else(|| next.clone());
        is_name.then(|| [vec![next], after.to_vec()].concat())
    })
}

/// The name without a status that says only what comes back: `diskfull (404 - Not Found)` is `diskfull`.
fn without_status(text: &str) -> &str {
    let split = text.rfind(['(', '[']).and_then(|open| text.split_at_checked(open));
    let is_status = |inner: &str| match words(inner).split_first() {
        Some((number, phrase)) => {
            let known = number.parse().ok().and_then(statuses::known);
            known.is_some_and(|known| phrase == words(known))
        }
        None => false,
    };
    split
        .filter(|(_, status)| is_status(status))
        .map_or(text, |(before, _)| before)
}

/// A status at the end as words: `delete pet for status code 404` → `delete pet not found`.
fn with_statuses(own: Vec<String>) -> Vec<String> {
    let Some((last, before)) = own.split_last() else {
        return own;
    };
    let name = last.parse().ok().and_then(statuses::known);
    let rest = match before {
        [rest @ .., status, code] if is_in("status http", status) && is_in("code status", code) => rest,
        [rest @ .., status] if is_in("status http", status) => rest,
        _ => return own,
    };
    let rest = match rest {
        [rest @ .., link] if is_in(LINKS, link) => rest,
        _ => rest,
    };
    match name.map(words) {
        Some(name) => [led(rest, &name, "_"), &name].concat(),
        None => own,
    }
}
