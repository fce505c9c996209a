//! What tells two requests of one name apart.
//!
//! The first of a module has the plain name; another gets what differs from that first one, so that its name does not
//! depend on any other: the words of the path, its holes, the method, the version, the query, the body, the server, the
//! folder, then the number that the name begins with. `Get` for `GET /dogs`, `GET /dogs/count` and `POST /dogs` gives `get`,
//! `get_count`, `post`.

use super::spelling::snake;
use super::titles::{HTTP, LINKS, Title, hole_words, is_verb, method_words, path_words, version_words};
use super::words::{is_in, led, words};
use crate::api::{Api, Body, Operation, Part, QueryEntry, Template};

/// A request with its title.
#[derive(Clone, Copy)]
pub(super) struct Titled<'a> {
    pub(super) operation: &'a Operation,
    pub(super) title: &'a Title,
}

/// What a method may be called where the first of its module with that name is another, best first.
pub(super) fn proposals(api: &Api, own: Titled<'_>, first: Titled<'_>) -> Vec<String> {
    let Titled { operation, title } = own;
    let lacks = |own: &[String], theirs: &[String]| lacking(own, title, theirs);
    let path = (path_words(operation), path_words(first.operation));
    let longer = (path.0 != path.1).then(|| lacks(&path.0, &[]));
    let server = |operation| server_words(api, operation);
    let method = (operation.method != first.operation.method).then(|| by_method(operation, &title.words));
    let by = |link: &str, more: Vec<String>| linked(&title.words, link, &more);
    let whole = (title.whole != title.words).then(|| snake(&title.whole, "request"));
    let differences = [
        whole,
        by("in", lacks(&path.0, &path.1)),
        by("by", lacks(&hole_words(operation), &hole_words(first.operation))),
        method.flatten(),
        by("", lacks(&version_words(operation), &version_words(first.operation))),
        with_query(title, lacks(&query_words(operation), &query_words(first.operation))),
        by("with", lacks(&body_words(operation), &body_words(first.operation))),
        by("in", longer.unwrap_or_default()),
        by("on", lacks(&server(operation), &server(first.operation))),
        by("of", lacks(&folder_words(operation), &folder_words(first.operation))),
        by("", title.number.clone()),
        // The last one takes the number, if it comes to that: the shortest.
        Some(snake(&title.words, "request")),
    ];
    differences.into_iter().flatten().collect()
}

/// The words that neither the name says nor the other request has.
fn lacking(words: &[String], title: &Title, known: &[String]) -> Vec<String> {
    let is_new = |word: &&String| !title.words.contains(word) && !known.contains(word);
    words.iter().filter(is_new).cloned().collect()
}

/// `get_user_by_email`, `get_count`: one word needs no link, and of many only the last ones are said.
fn linked(own: &[String], link: &str, more: &[String]) -> Option<String> {
    let more = more.get(more.len().saturating_sub(4)..)?;
    let links = is_in(LINKS, more.first()?);
    let link = (own.len() > 1 && !links && !link.is_empty()).then(|| link.to_owned());
    let more: Vec<String> = link.into_iter().chain(more.iter().cloned()).collect();
    Some(snake(&[led(own, &more, "_"), &more].concat(), "request"))
}

/// `list_users_with_status`.
fn with_query(title: &Title, keys: Vec<String>) -> Option<String> {
    let keys = keys
        .get(keys.len().saturating_sub(3)..)
        .filter(|keys| !keys.is_empty())?;
    linked(&title.words, "", &[&["with".to_owned()], keys].concat())
}

/// The name with its HTTP method: `post` for `Get`, `post_users` for `Users`, `create_user_with_put` for `Create user`.
fn by_method(operation: &Operation, own: &[String]) -> Option<String> {
    let method = method_words(operation);
    let (verb, rest) = own.split_first()?;
    if method.as_slice() == [verb.as_str()] {
        return None;
    }
    if is_in(HTTP, verb) {
        return Some(snake(&[&method, rest].concat(), "request"));
    }
    if is_verb(verb) {
        return linked(own, "", &[vec!["with".to_owned()], method].concat());
    }
    Some(snake(&[&method, own].concat(), "request"))
}

fn folder_words(operation: &Operation) -> Vec<String> {
    operation.folders.last().map(|folder| words(folder)).unwrap_or_default()
}

/// The keys of the query, and the values that are always sent.
fn query_words(operation: &Operation) -> Vec<String> {
    let of_entry = |entry: &QueryEntry| match entry {
        QueryEntry::Constant { key, value } => [key, value].into_iter().flatten().flat_map(text_words).collect(),
        QueryEntry::Argument(id) => {
            let argument = operation.arguments.get(id.0);
            argument.map(|own| words(&own.key)).unwrap_or_default()
        }
        QueryEntry::Credential(_) => Vec::new(),
    };
    operation.query.iter().flat_map(of_entry).collect()
}

fn text_words(template: &Template) -> Vec<String> {
    let texts = template.0.iter().filter_map(|part| match part {
        Part::Text(text) => Some(words(text)),
        _ => None,
    });
    texts.flatten().collect()
}

/// What kind of body it is; of XML, its root: `soap12`, `envelope`.
fn body_words(operation: &Operation) -> Vec<String> {
    let kind = match &operation.body {
        Body::None | Body::Constant(_) | Body::Template(_) => return Vec::new(),
        Body::Text { replay, .. } if replay.trim_start().starts_with('<') => return root_words(replay),
        Body::Json { .. } => "json",
        Body::Text { .. } => "text",
        Body::Urlencoded(_) | Body::Multipart { .. } => "form",
        Body::File { .. } => "file",
        Body::GraphQl { .. } => "query",
        Body::JsonRpc { method, .. } => return words(method),
    };
    vec![kind.to_owned()]
}

/// The words of the first element of XML, behind declarations and comments.
fn root_words(xml: &str) -> Vec<String> {
    let mut tags = xml.split('<').skip(1).filter(|tag| !tag.starts_with(['?', '!']));
    let root = tags.next().unwrap_or_default();
    words(root.split([' ', '>', '/', '\n', '\t']).next().unwrap_or_default())
}

fn server_words(api: &Api, operation: &Operation) -> Vec<String> {
    let server = operation.url.0.iter().find_map(|part| match part {
        Part::Setting(id) => api.settings.get(id.0),
        _ => None,
    });
    server.map(|setting| words(&setting.key)).unwrap_or_default()
}
