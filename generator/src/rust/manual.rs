//! What users read of a method.

use crate::api::{self, Api, CredentialId, Deprecable, Outcome, Place, QueryEntry, Scheme};
use crate::document::Method;
use crate::name::ROOT;

use super::arguments::{EXAMPLE, SUCH_AS, encoded_docs, is_untold};
use super::calls::MANY;
use super::docs::{self, Docs};
use super::{Answers, Argument, Paged, Request, Standpoint, answer_headers, cases, path, stored, template, ty};

/// One line for the manifest.
pub(super) fn summary(api: &Api) -> String {
    format!("Client for {}, generated from its Postman collection", title(api))
}

pub(crate) fn title(api: &Api) -> String {
    let name = docs::safe(api.name.trim());
    if name.is_empty() {
        "the API".to_owned()
    } else {
        name.into_owned()
    }
}

/// What a description says beside the title, which some begin with once more.
fn beyond_title<'d>(description: &'d str, title: &str) -> &'d str {
    let (first, rest) = description.trim_start().split_once('\n').unwrap_or((description, ""));
    let words = |text: &str| docs::plain(text).trim().trim_end_matches('.').to_lowercase();
    if words(first) == words(title) {
        rest
    } else {
        description
    }
}

/// The documentation of a method.
pub(super) fn method(request: &Request<'_>, success: &Answers, required: &[Argument]) -> Docs {
    let (operation, names) = (request.operation, request.names);
    let title = docs::literal(&operation.name);
    let endpoint = template::endpoint(request);
    let endpoint = docs::code(&endpoint);
    let mut docs = Docs::line(&if title.is_empty() {
        format!("{} `{endpoint}`.", operation.method)
    } else {
        sentence(&title)
    });
    docs.append(docs::clean(beyond_title(&operation.description, &title)));
    let mut in_path = operation
        .arguments
        .iter()
        .filter(|argument| argument.place == Place::Path);
    let is_told = |argument: &api::Argument| !encoded_docs(&argument.description).is_empty();
    if in_path.clone().next().is_some() && !in_path.any(is_told) {
        docs.append(encoded_docs(&operation.description));
    }
    docs.paragraph(&format!("`{} {endpoint}`", operation.method));
    if operation.is_page {
        docs.paragraph(&format!(
            "Send the user's browser to this address, which [`to_url`]({}::to_url) gives: the page is for a person.",
            names.marker
        ));
    }
    let positional = required.iter().filter(|_| required.len() <= MANY);
    // The signature has the bare names.
    let told = positional.filter(|argument| !argument.docs.is_empty() && !is_untold(&argument.docs.summary()));
    section(&mut docs, "Arguments", told.flat_map(entry_lines).collect());
    let setters = optional(operation).into_iter().map(|index| {
        let about = super::arguments::described(&operation.arguments[index], request);
        (names.arguments[index].to_string(), about)
    });
    let linked = |name: &str| format!("[`{name}`]({}::{name})", names.marker);
    section(&mut docs, "Optional", list(setters, linked));
    answers(&mut docs, success, request);
    docs.append(stored::use_docs(operation, names.module, request.context));
    if let Some(text) = given_credentials(request) {
        docs.paragraph(&text);
    }
    docs
}

/// What the collection says of a request that goes out of use.
pub(super) fn deprecated(request: &Request<'_>) -> Option<String> {
    let operation = request.operation;
    let own = api::deprecation(Deprecable::Request, &operation.name, &operation.description);
    let mut folders = operation.folders.iter();
    let said = own.or_else(|| folders.find_map(|folder| api::deprecation(Deprecable::Request, folder, "")))?;
    Some(told(&said, request))
}

/// What it says of such an argument.
pub(super) fn deprecated_argument(argument: &api::Argument, request: &Request<'_>) -> Option<String> {
    let said = api::deprecation(Deprecable::Parameter, "", &argument.description)?;
    Some(told(&said, request))
}

fn told(said: &str, request: &Request<'_>) -> String {
    request.context.api.secrets.page(&docs::safe(said)).into_owned()
}

/// The documentation of the call's type: who makes it, and what its answers hold.
pub(super) fn call(request: &Request<'_>, success: &Answers, paged: Option<&Paged>) -> Docs {
    let (operation, names, context) = (request.operation, request.names, request.context);
    let module = ty::module_path(Some(names.module), context);
    let file = Standpoint::File {
        root: context.root,
        module: &module,
    };
    let service = match names.module {
        ROOT => "Client",
        folder => context.names.module(folder).service.as_str(),
    };
    let endpoint = template::endpoint(request);
    let (method, path) = (&names.method, docs::code(&endpoint));
    let way = match operation.is_page {
        true => "whose address `.to_url()` gives to a browser",
        false => "sent by `.await`",
    };
    let mut docs = Docs::line(&format!(
        "A call of [`{method}`]({service}::{method}), {way}: `{} {path}`.",
        operation.method
    ));
    let (Answers::One { ty, .. } | Answers::Several { ty, .. }) = success;
    let failure = match &names.error {
        Some(error) if names.failure.is_some() => format!("a failure [`{error}`]"),
        _ if operation.body.is_json_rpc() => {
            format!("a failure {}", super::Ty::Path(path::JSON_RPC_ERROR).linked(file))
        }
        _ => "no failure is documented".to_owned(),
    };
    docs.paragraph(&format!("A success gives {}, {failure}.", ty.linked(file)));
    if let Some(paged) = paged {
        let item = paged.item.linked(file);
        docs.paragraph(&format!(
            "[`pages`]({0}::pages) gives this page and all after it, [`items`]({0}::items) each {item} of theirs.",
            names.marker
        ));
    }
    docs
}

/// What the answer gives that other calls are authenticated by, in its headers.
fn given_credentials(request: &Request<'_>) -> Option<String> {
    let (operation, context) = (request.operation, request.context);
    let successes = operation.cases.iter().filter(|case| case.outcome == Outcome::Success);
    let examples = || successes.clone().flat_map(|case| &case.examples);
    let shown = |name: &str| {
        let mut headers = examples().flat_map(|example| &example.headers);
        headers.any(|(own, _)| own.eq_ignore_ascii_case(name))
    };
    let credentials = context.api.credentials.iter().enumerate();
    let given = credentials.filter_map(|(index, credential)| {
        let (Scheme::ApiKeyHeader(name) | Scheme::Header { name, .. }) = &credential.scheme else {
            return None;
        };
        let id = CredentialId(index);
        let is_used = operation.authentications.iter().any(|used| used.credential == id);
        (!is_used && shown(name)).then(|| (name, context.names.credential(id)))
    });
    let root = context.root;
    let given = given.map(|(name, setter)| {
        let name = docs::code(name);
        format!("`{name}` for [`{setter}`]({root}::Builder::{setter})")
    });
    let given: Vec<String> = given.collect();
    let read = format!("[`Answer::header`]({root}::Answer::header)");
    (!given.is_empty()).then(|| format!("Headers of the answer hold credentials ({read}): {}.", given.join(", ")))
}

fn sentence(title: &str) -> String {
    if title.ends_with(['.', '!', '?', ':']) {
        title.to_owned()
    } else {
        format!("{title}.")
    }
}

/// Optional arguments in the order of the setters.
fn optional(operation: &api::Operation) -> Vec<usize> {
    let query = operation.query.iter().filter_map(|entry| match entry {
        QueryEntry::Argument(id) => Some(id.0),
        QueryEntry::Constant { .. } | QueryEntry::Credential(_) => None,
    });
    let rest = (0..operation.arguments.len()).filter(|index| operation.arguments[*index].place != api::Place::Query);
    let is_optional = |index: &usize| !operation.arguments[*index].required.value;
    query.chain(rest).filter(is_optional).collect()
}

/// What an argument is that nothing else documents: all that is said of it, below its name.
fn entry_lines(argument: &Argument) -> Vec<String> {
    let (name, about) = (argument.name.to_string(), &argument.docs);
    let mut lines = list(std::iter::once((name, about.clone())), |name| format!("`{name}`"));
    let mut rest: Vec<&str> = about.beyond_summary().collect();
    // The sample stands in the first line.
    if rest.last().is_some_and(|last| after(last, EXAMPLE).is_some()) {
        rest.pop();
    }
    while rest.last().is_some_and(|last| last.is_empty()) {
        rest.pop();
    }
    if !rest.is_empty() {
        lines.push(String::new());
    }
    let indented = rest.into_iter().map(|line| match line.is_empty() {
        true => String::new(),
        false => format!("  {line}"),
    });
    lines.extend(indented);
    lines
}

/// The rest of a line that begins with a word.
fn after<'t>(line: &'t str, word: &str) -> Option<&'t str> {
    line.strip_prefix(word)?.strip_prefix(' ')
}

/// What each argument is, in its first paragraph, with its sample; the name alone where the collection says nothing.
fn list(entries: impl Iterator<Item = (String, Docs)>, written: impl Fn(&str) -> String) -> Vec<String> {
    let entry = |(name, about): (String, Docs)| {
        let shown = written(&name);
        let said = about.summary();
        if let Some(sample) = after(&said, SUCH_AS) {
            return format!("- {shown}: such as {sample}");
        }
        let said = said.trim_end_matches([':', ' ']);
        let sample = about.lines().last().filter(|last| *last != said);
        let sample = sample.and_then(|last| after(last, EXAMPLE));
        let end = if said.ends_with(['.', '!', '?']) { "" } else { "." };
        match (said.is_empty() || is_untold(said), sample) {
            (false, Some(sample)) => format!("- {shown}: {said}{end} {EXAMPLE} {sample}"),
            (false, None) => format!("- {shown}: {said}{end}"),
            (true, Some(sample)) => format!("- {shown}: such as {sample}"),
            (true, None) => format!("- {shown}"),
        }
    };
    entries.map(entry).collect()
}

fn section(docs: &mut Docs, title: &str, lines: Vec<String>) {
    if !lines.is_empty() {
        docs.paragraph(&format!("# {title}"));
        docs.append(Docs::of(lines));
    }
}

fn answers(docs: &mut Docs, success: &Answers, request: &Request<'_>) {
    let (operation, root) = (request.operation, request.context.root);
    let lines = operation.cases.iter().map(|case| {
        let said = cases::said_of(case).first().map(Docs::in_one_line).unwrap_or_default();
        let (status, phrase) = (case.status, cases::reason_phrase(case.status));
        let outcome = if case.outcome == Outcome::Success {
            ""
        } else {
            " (error)"
        };
        let line = format!("- {status}{phrase}{outcome}: {said}");
        line.trim_end_matches([':', ' ']).to_owned()
    });
    let lines = lines.chain(body_reader(success, request)).chain(refusals(request));
    section(docs, "Answers", lines.collect());
    let readers = answer_headers::readers(operation).into_iter();
    let readers: Vec<String> = readers
        .map(|method| format!("[`{method}`]({root}::Answer::{method})"))
        .collect();
    if !readers.is_empty() {
        docs.paragraph(&format!("Headers of the answers: {}.", readers.join(", ")));
    }
}

/// How many saved errors of JSON-RPC a page tells of.
const MOST_REFUSALS: usize = 6;

/// How failures of JSON-RPC arrive, which no status tells, and those that are saved.
fn refusals(request: &Request<'_>) -> Option<String> {
    let (operation, root) = (request.operation, request.context.root);
    if !operation.body.is_json_rpc() {
        return None;
    }
    let mut saved: Vec<String> = Vec::new();
    for refusal in &operation.refusals {
        let error = refusal.error();
        let code = error["code"].as_i64().map(|code| format!("`{code}`"));
        let message = docs::plain(error["message"].as_str().unwrap_or_default());
        let told = code.into_iter().chain(Some(message)).filter(|part| !part.is_empty());
        let told = told.collect::<Vec<_>>().join(" ");
        if !told.is_empty() && !saved.contains(&told) && saved.len() < MOST_REFUSALS {
            saved.push(request.context.api.secrets.page(&told).into_owned());
        }
    }
    let such = if saved.is_empty() { "" } else { ", such as " };
    Some(format!(
        "- A success with an `error` (error): [`Error::Api`]({root}::Error::Api) with a [`JsonRpcError`]{such}{}.",
        saved.join(", ")
    ))
}

/// How a body is read of which nothing is known. A page is for a browser, and what a HEAD asks for has none.
fn body_reader(success: &Answers, request: &Request<'_>) -> Option<String> {
    let (operation, context) = (request.operation, request.context);
    let is_read = !operation.is_page && operation.method != Method::Head;
    match success {
        Answers::One { ty, .. } if is_read && ty.is(&path::BODY) => {
            let module = ty::module_path(Some(request.names.module), context);
            let body = ty.linked(Standpoint::File {
                root: context.root,
                module: &module,
            });
            Some(format!(
                "- Any success is a {body}: `json::<T>()`, `text()` or `bytes()` reads it."
            ))
        }
        _ => None,
    }
}
