//! Names of methods and of what belongs to a method.

use super::scope::{Scope, Scopes};
use super::spelling::{pascal, snake};
use super::words::{strip_articles, words};
use super::{Identifier, Module, ModuleId, Operation, arguments, overrides};
use crate::api::{self, Api, Body, OperationId, Outcome};

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
    let mut named = Vec::with_capacity(api.operations.len());
    for (index, (operation, home)) in api.operations.iter().zip(homes).enumerate() {
        modules[home.0].operations.push(OperationId(index));
        let chosen = chosen.get_mut(index).and_then(Option::take);
        let method = chosen.unwrap_or_else(|| methods[home.0].choose(proposals(operation)));
        let marker = scopes.of(Some(*home)).choose(markers(&method, &modules[home.0]));
        named.push(names(operation, *home, method, marker, scopes));
    }
    named
}

fn names(
    operation: &api::Operation,
    home: ModuleId,
    method: Identifier,
    marker: Identifier,
    scopes: &mut Scopes,
) -> Operation {
    let scope = scopes.of(Some(home));
    let parameters = scope.choose([format!("{marker}Parameters")]);
    let successes = operation
        .cases
        .iter()
        .filter(|case| case.outcome == Outcome::Success)
        .count();
    // Only the enum of several successes takes the name; a single one leaves it to its type.
    let response = match successes {
        0 | 1 => Identifier(format!("{marker}Response")),
        _ => scope.choose([format!("{marker}Response")]),
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
        parameters,
        body,
        arguments,
        response,
        cases,
        failure: None,
    }
}

/// The marker is the method in camel case; the folder's noun tells it from the service's own name.
fn markers(method: &Identifier, module: &Module) -> Vec<String> {
    let own = pascal(&words(method.as_str()), "Operation");
    let call = format!("{own}Call");
    let qualified = format!("{}{own}", module.service);
    vec![own, call, qualified]
}

/// What a method may be called, best first.
///
/// `Update a user's password` gives `update_user_password`; where another request of the module has
/// that name, the words of the path that it lacks are added, then the method, the body, the folder.
fn proposals(operation: &api::Operation) -> Vec<String> {
    let own = strip_articles(&words(&operation.name));
    let by_path = path_name(operation);
    let named = !own.is_empty() && !NAMELESS.contains(&own.join(" ").as_str()) && !is_url(&operation.name);
    if !named {
        let with_folder = [by_path.clone(), folder_words(operation)].concat();
        return vec![snake(&by_path, "request"), snake(&with_folder, "request")];
    }
    let method = operation.method.to_ascii_lowercase();
    let mut proposals = vec![snake(&own, "request")];
    let path: Vec<String> = path_words(operation)
        .into_iter()
        .filter(|word| !own.contains(word))
        .collect();
    if !path.is_empty() && path.len() <= 3 {
        proposals.push(snake(
            &[own.clone(), vec!["in".to_owned()], path.clone()].concat(),
            "request",
        ));
    }
    if own.first() != Some(&method) {
        proposals.push(snake(&[vec![method], own.clone()].concat(), "request"));
    }
    if let Some(body) = body_word(operation) {
        proposals.push(snake(
            &[own.clone(), vec!["with".to_owned(), body.to_owned()]].concat(),
            "request",
        ));
    }
    let folder: Vec<String> = folder_words(operation)
        .into_iter()
        .filter(|word| !own.contains(word))
        .collect();
    if !folder.is_empty() {
        proposals.push(snake(&[own.clone(), vec!["of".to_owned()], folder].concat(), "request"));
    }
    // The last one takes the number, if it comes to that: the shortest.
    let shortest = proposals[0].clone();
    proposals.push(shortest);
    proposals
}

/// `get_users`, `delete_user_by_id`, for `GET /users` and `DELETE /users/:userId`.
fn path_name(operation: &api::Operation) -> Vec<String> {
    let mut name = vec![operation.method.to_ascii_lowercase()];
    let mut by = Vec::new();
    for segment in operation.path.split('/') {
        let variable = segment.contains("{{") || segment.starts_with(':');
        let mut segment_words = words(segment);
        if variable {
            by.append(&mut segment_words)
        } else {
            name.append(&mut segment_words)
        }
    }
    if !by.is_empty() && name.len() < 8 {
        name.push("by".to_owned());
        name.append(&mut by);
    }
    if name.len() == 1 {
        name.push("root".to_owned());
    }
    name
}

fn path_words(operation: &api::Operation) -> Vec<String> {
    let constant = operation
        .path
        .split('/')
        .filter(|segment| !segment.contains("{{") && !segment.starts_with(':'));
    constant.flat_map(words).filter(|word| !is_version(word)).collect()
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
    STATUSES
        .iter()
        .find(|(code, _)| *code == status)
        .map_or_else(|| format!("Status{status}"), |(_, name)| (*name).to_owned())
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
