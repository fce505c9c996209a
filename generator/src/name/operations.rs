//! Names of methods and of what belongs to a method.

use std::borrow::Cow;
use std::collections::HashMap;

use percent_encoding::percent_decode_str;

use super::scope::{Scope, Scopes};
use super::spelling::{pascal, snake};
use super::words::{ends_in_number, imperative, is_spelled, led, singular, strip_articles, words};
use super::{Identifier, Module, ModuleId, Operation, arguments, overrides};
use crate::api::{self, Api, Body, OperationId, Outcome};
use crate::shape;

/// Inherent methods of the client and its services.
const METHODS: &[&str] = &["builder", "call", "clone", "new", "self_", "setting"];

/// Names that say nothing of the request.
const NAMELESS: &[&str] = &[
    "new request",
    "untitled request",
    "request",
    "copy",
    "untitled",
    "test",
    "new",
];

/// Names all operations; adds them to their modules.
pub(super) fn assign(api: &Api, modules: &mut [Module], homes: &[ModuleId], scopes: &mut Scopes) -> Vec<Operation> {
    let mut methods: Vec<Scope> = modules.iter().map(|_| Scope::reserving(METHODS)).collect();
    for module in modules.iter().skip(1) {
        methods[module.parent.0].choose([module.name.as_str().to_owned()]);
    }
    let mut chosen = overrides::methods(api, homes, &mut methods);
    let mut stems: Vec<Scope> = modules.iter().map(|_| Scope::default()).collect();
    let mut firsts: HashMap<(ModuleId, String), &api::Operation> = HashMap::new();
    let mut named = Vec::with_capacity(api.operations.len());
    for (index, (operation, home)) in api.operations.iter().zip(homes).enumerate() {
        modules[home.0].operations.push(OperationId(index));
        let plain = plain_name(operation);
        let first = *firsts.entry((*home, plain.clone())).or_insert(operation);
        let chosen = chosen.get_mut(index).and_then(Option::take);
        let proposals = std::iter::once(plain).chain(distinctions(operation, first));
        let method = chosen.unwrap_or_else(|| methods[home.0].choose(proposals));
        let spoken = words(method.as_str());
        let own = pascal(&spoken, "Operation");
        let qualified = format!("{}{own}", modules[home.0].service);
        let stem = stems[home.0].choose([own, qualified]);
        let numbered = ends_in_number(&spoken) || ends_in_number(&words(stem.as_str()));
        let markers = markers(&stem, numbered);
        let marker = scopes.of(Some(*home)).choose_type(markers, "Operation");
        named.push(names(operation, *home, [method, marker, stem], scopes));
    }
    named
}

fn names(
    operation: &api::Operation,
    home: ModuleId,
    [method, marker, stem]: [Identifier; 3],
    scopes: &mut Scopes,
) -> Operation {
    let scope = scopes.of(Some(home));
    let parameters = scope.choose_type([format!("{stem}Parameters")], "Parameters");
    let successes = operation
        .cases
        .iter()
        .filter(|case| case.outcome == Outcome::Success)
        .count();
    // Only the enum of several successes takes the name; a single one leaves it to its type.
    let response = match successes {
        0 | 1 => Identifier(format!("{stem}Response")),
        _ => scope.choose_type([format!("{stem}Response")], "Response"),
    };
    let (arguments, body) = arguments::assign(operation);
    let mut variants = Scope::default();
    let cases = operation
        .cases
        .iter()
        .map(|case| variants.choose([status_name(case.status)]))
        .collect();
    Operation {
        module: home,
        method,
        marker,
        stem,
        parameters,
        body,
        arguments,
        response,
        cases,
        error: None,
        failure: None,
    }
}

/// The marker is the method in camel case; it says what it is where that ends in a number, or is the service's name.
fn markers(stem: &Identifier, numbered: bool) -> Vec<String> {
    let plain = (!numbered).then(|| stem.to_string());
    plain.into_iter().chain([format!("{stem}Operation")]).collect()
}

/// What a method is called if no other is: `Update a user's password` gives `update_user_password`.
fn plain_name(operation: &api::Operation) -> String {
    match own_words(operation) {
        Some(own) => snake(&own, "request"),
        None => snake(&path_name(operation, Ids::Left), "request"),
    }
}

/// The words of the request's name; `None` where it says nothing, is a URL or a number, or cannot be spelled.
fn own_words(operation: &api::Operation) -> Option<Vec<String>> {
    let own = with_statuses(strip_articles(&imperative(words(&without_tickets(&operation.name)))));
    let is_number = |word: &String| word.bytes().all(|byte| byte.is_ascii_digit());
    let says = !own.iter().all(is_number) && !NAMELESS.contains(&own.join(" ").as_str());
    (says && !is_url(&operation.name) && is_spelled(&operation.name)).then_some(own)
}

/// The name without numbers of tickets: `Missing id (#849)` → `Missing id ()`.
fn without_tickets(name: &str) -> Cow<'_, str> {
    let Some((before, after)) = name.split_once('#') else {
        return Cow::Borrowed(name);
    };
    let rest = after.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let mark = if rest.len() == after.len() { "#" } else { "" };
    Cow::Owned(format!("{before}{mark}{}", without_tickets(rest)))
}

/// A status at the end as words: `delete pet for status code 404` → `delete pet not found`.
fn with_statuses(own: Vec<String>) -> Vec<String> {
    let Some((last, before)) = own.split_last() else {
        return own;
    };
    let name = last.parse().ok().and_then(known_status);
    let is = |word: &String, known: &[&str]| known.contains(&word.as_str());
    let rest = match before {
        [rest @ .., status, code] if is(status, &["status", "http"]) && is(code, &["code", "status"]) => rest,
        [rest @ .., status] if is(status, &["status", "http"]) => rest,
        _ => return own,
    };
    let rest = match rest {
        [rest @ .., link] if is(link, LINKS) => rest,
        _ => rest,
    };
    match name.map(words) {
        Some(name) => [led(rest, &name, "_"), &name].concat(),
        None => own,
    }
}

/// What a method may be called where the first of its module with that name is another, best first.
///
/// What tells the two apart is added: the words of the path that the first lacks, what else stands in the path,
/// the method, the body; then the folder. `Get` for `GET /dogs`, `GET /dogs/count` and `POST /dogs` gives
/// `get`, `get_count`, `post`.
fn distinctions(operation: &api::Operation, first: &api::Operation) -> Vec<String> {
    let Some(own) = own_words(operation) else {
        let exact = path_name(operation, Ids::Kept);
        let whole = [exact.clone(), folder_words(operation)].concat();
        return vec![snake(&exact, "request"), snake(&whole, "request")];
    };
    let lacks = |words: &[String], known: &[String]| -> Vec<String> {
        let new = words.iter().filter(|word| !own.contains(word) && !known.contains(word));
        new.cloned().collect()
    };
    let with = |link: &str, more: &[String]| {
        let linked = more.first().is_some_and(|first| LINKS.contains(&first.as_str()));
        let link = (own.len() > 1 && !linked).then(|| link.to_owned());
        let spoken: Vec<String> = own.iter().cloned().chain(link).chain(more.iter().cloned()).collect();
        snake(&spoken, "request")
    };
    let (path, theirs) = (path_words(operation), path_words(first));
    let (new, all) = (lacks(&path, &theirs), lacks(&path, &[]));
    let holes = lacks(&hole_words(operation), &hole_words(first));
    let folder = lacks(&folder_words(operation), &[]);
    let mut proposals = Vec::new();
    proposals.extend((1..=3).contains(&new.len()).then(|| with("in", &new)));
    proposals.extend((1..=3).contains(&holes.len()).then(|| with("by", &holes)));
    proposals.extend(
        (operation.method != first.method)
            .then(|| by_method(operation, &own))
            .flatten(),
    );
    proposals.extend((1..=3).contains(&all.len()).then(|| with("in", &all)));
    proposals.extend(by_method(operation, &own));
    proposals.extend(body_word(operation).map(|body| with("with", &[body.to_owned()])));
    proposals.extend((!folder.is_empty()).then(|| with("of", &folder)));
    // The last one takes the number, if it comes to that: the shortest.
    proposals.push(snake(&own, "request"));
    proposals
}

/// The name with its HTTP method: `post` for `Get`, `put_create_user` for `Create user`.
fn by_method(operation: &api::Operation, own: &[String]) -> Option<String> {
    let method = method_words(operation);
    let rest = match own.split_first() {
        Some((verb, _)) if method.as_slice() == [verb.as_str()] => return None,
        Some((verb, rest)) if HTTP.contains(&verb.as_str()) => rest,
        _ => own,
    };
    Some(snake(&[&method, rest].concat(), "request"))
}

/// The words of the HTTP method, which may be any text: `get`; `m`, `search` for `M-SEARCH`.
fn method_words(operation: &api::Operation) -> Vec<String> {
    words(&operation.method.to_ascii_lowercase())
}

/// Words that link what follows by themselves.
const LINKS: &[&str] = &["by", "for", "from", "in", "of", "to", "with"];

/// Verbs of requests' names that are methods of HTTP.
const HTTP: &[&str] = &["delete", "get", "patch", "post", "put"];

/// What becomes of numbers that stand in a path.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ids {
    Kept,
    Left,
}

/// `get_users`, `delete_users_by_id`, for `GET /users` and `DELETE /users/:id`; `get_user` for `GET /users/17`.
fn path_name(operation: &api::Operation, ids: Ids) -> Vec<String> {
    let method = method_words(operation);
    let spoken = method.len();
    let mut name = method;
    let mut by = Vec::new();
    for segment in operation.path.split('/') {
        if ids == Ids::Left && shape::is_id(segment) {
            if let Some(many) = name.get_mut(spoken..).and_then(<[String]>::last_mut) {
                *many = singular(many);
            }
            continue;
        }
        let variable = segment.contains("{{") || segment.starts_with(':');
        if variable {
            by.append(&mut words(segment))
        } else {
            name.append(&mut constant(segment))
        }
    }
    if !by.is_empty() && name.len() < 8 {
        name.push("by".to_owned());
        name.append(&mut by);
    }
    if name.len() == spoken {
        name.push("root".to_owned());
    }
    name
}

/// The words of what is the same in all calls, without ids.
fn path_words(operation: &api::Operation) -> Vec<String> {
    let segments = operation
        .path
        .split('/')
        .filter(|segment| !segment.contains("{{") && !segment.starts_with(':') && !shape::is_id(segment));
    segments.flat_map(constant).filter(|word| !is_version(word)).collect()
}

/// The words of a segment that may be encoded: `Pet%20Store` → `pet`, `store`.
fn constant(segment: &str) -> Vec<String> {
    words(&percent_decode_str(segment).decode_utf8_lossy())
}

/// The words of the holes in the path.
fn hole_words(operation: &api::Operation) -> Vec<String> {
    let holes = operation
        .path
        .split('/')
        .filter(|segment| segment.contains("{{") || segment.starts_with(':'));
    holes.flat_map(words).collect()
}

fn is_version(word: &str) -> bool {
    word == "api"
        || word
            .strip_prefix('v')
            .is_some_and(|rest| !rest.is_empty() && rest.chars().all(|c| c.is_ascii_digit()))
}

fn folder_words(operation: &api::Operation) -> Vec<String> {
    operation.folders.last().map(|folder| words(folder)).unwrap_or_default()
}

fn body_word(operation: &api::Operation) -> Option<&'static str> {
    match operation.body {
        Body::None | Body::Constant(_) => None,
        Body::Json { .. } => Some("json"),
        Body::Text { .. } => Some("text"),
        Body::Urlencoded(_) | Body::Multipart { .. } => Some("form"),
        Body::File { .. } => Some("file"),
        Body::GraphQl { .. } => Some("query"),
    }
}

fn is_url(name: &str) -> bool {
    let name = name.trim();
    name.contains("://") || name.starts_with("{{") || name.starts_with('/')
}

/// `NotFound` for 404; `Status499` where HTTP has no name.
pub(super) fn status_name(status: u16) -> String {
    known_status(status).map_or_else(|| format!("Status{status}"), str::to_owned)
}

fn known_status(status: u16) -> Option<&'static str> {
    let mut known = STATUSES.iter();
    known.find(|(code, _)| *code == status).map(|(_, name)| *name)
}

/// The IANA registry of HTTP status codes, as variants.
const STATUSES: &[(u16, &str)] = &[
    (200, "Ok"),
    (201, "Created"),
    (202, "Accepted"),
    (203, "NonAuthoritative"),
    (204, "NoContent"),
    (205, "ResetContent"),
    (206, "PartialContent"),
    (207, "MultiStatus"),
    (208, "AlreadyReported"),
    (226, "ImUsed"),
    (300, "MultipleChoices"),
    (301, "MovedPermanently"),
    (302, "Found"),
    (303, "SeeOther"),
    (304, "NotModified"),
    (305, "UseProxy"),
    (307, "TemporaryRedirect"),
    (308, "PermanentRedirect"),
    (400, "BadRequest"),
    (401, "Unauthorized"),
    (402, "PaymentRequired"),
    (403, "Forbidden"),
    (404, "NotFound"),
    (405, "MethodNotAllowed"),
    (406, "NotAcceptable"),
    (407, "ProxyAuthenticationRequired"),
    (408, "RequestTimeout"),
    (409, "Conflict"),
    (410, "Gone"),
    (411, "LengthRequired"),
    (412, "PreconditionFailed"),
    (413, "ContentTooLarge"),
    (414, "UriTooLong"),
    (415, "UnsupportedMediaType"),
    (416, "RangeNotSatisfiable"),
    (417, "ExpectationFailed"),
    (418, "ImATeapot"),
    (421, "MisdirectedRequest"),
    (422, "UnprocessableContent"),
    (423, "Locked"),
    (424, "FailedDependency"),
    (425, "TooEarly"),
    (426, "UpgradeRequired"),
    (428, "PreconditionRequired"),
    (429, "TooManyRequests"),
    (431, "RequestHeaderFieldsTooLarge"),
    (451, "UnavailableForLegalReasons"),
    (500, "InternalServerError"),
    (501, "NotImplemented"),
    (502, "BadGateway"),
    (503, "ServiceUnavailable"),
    (504, "GatewayTimeout"),
    (505, "HttpVersionNotSupported"),
    (506, "VariantAlsoNegotiates"),
    (507, "InsufficientStorage"),
    (508, "LoopDetected"),
    (510, "NotExtended"),
    (511, "NetworkAuthenticationRequired"),
];
