//! Documented answers: what a success gives, what a failure gives, and their enums.

use std::borrow::Cow;

use crate::api::{Case, ErrorCode, LONGEST_NAME, Outcome};
use crate::name::{self, FailureId, Identifier};
use crate::shape::Payload;

use super::docs::{self, Docs};
use super::path;
use super::{Answers, AnswersItem, Context, Request, Ty, size, stored, ty};

/// What the documented successes give; an enum where they differ.
pub(super) fn success(request: &Request<'_>) -> Answers {
    let (names, context) = (request.names, request.context);
    if let Some((ty, reader)) = any_success(request) {
        let arms = vec![(Vec::new(), reader)];
        return Answers::One { ty, arms };
    }
    let mut arms: Vec<(u16, Ty, &'static str, usize)> = Vec::new();
    for (index, (case, payload)) in cases_of(request, Outcome::Success) {
        let (ty, reader) = ty::success(payload, context);
        arms.push((case.status, ty, reader, index));
    }
    let is_raw = |(_, (_, payload)): (usize, (&Case, &Payload))| *payload == Payload::Raw;
    if cases_of(request, Outcome::Success).all(is_raw) {
        arms.clear();
    }
    let Some((_, ty, reader, _)) = arms.first().cloned() else {
        let (ty, arms) = (Ty::Path(path::BODY), Vec::new());
        return Answers::One { ty, arms };
    };
    if arms.iter().all(|(_, other, by, _)| *other == ty && *by == reader) {
        let arms = vec![(arms.iter().map(|(status, ..)| *status).collect(), reader)];
        return Answers::One { ty, arms };
    }
    let arms = arms.into_iter();
    let arms = arms.map(|(status, _, reader, index)| (status, reader, names.cases[index].clone()));
    Answers::Several {
        ty: Ty::Path(ty::path(Some(names.module), &names.response, context)),
        arms: arms.collect(),
        rest: None,
    }
}

/// What any success gives where no documented one has a body: nothing, or the body of what a documented redirect leads
/// to.
fn any_success(request: &Request<'_>) -> Option<(Ty, &'static str)> {
    let (operation, cases) = (request.operation, || cases_of(request, Outcome::Success));
    if cases().any(|(_, (case, payload))| case.status < 300 && *payload != Payload::Empty) {
        return None;
    }
    let is_followed = |case: &Case| matches!(case.status, 301..=303 | 307 | 308);
    let follows = operation.behavior.max_redirects != Some(0) && operation.cases.iter().any(is_followed);
    let ends_in_redirect = cases().any(|(_, (case, _))| case.status >= 300);
    match (follows, ends_in_redirect) {
        (true, true) => Some((Ty::Path(path::BODY), "followed")),
        (true, false) => Some((Ty::Path(path::BODY), "body")),
        (false, true) => None,
        (false, false) => cases().next().map(|_| (Ty::Unit, "done")),
    }
}

/// All documented answers.
pub(super) fn documented(request: &Request<'_>) -> Vec<super::Case> {
    let cases = request.names.cases.iter().zip(&request.shapes.cases);
    let lowered = cases.map(|(name, payload)| super::Case {
        name: name.clone(),
        payload: payload.map(|json| ty::ty(json, request.context)),
    });
    lowered.collect()
}

/// How an error of JSON-RPC is read, whatever the status.
const JSON_RPC_READER: &str = "json_rpc_error";

/// What the documented failures give: an enum, but where those of JSON-RPC are all.
pub(super) fn failure(request: &Request<'_>) -> Option<Answers> {
    let (names, context) = (request.names, request.context);
    let Some(FailureId(id)) = names.failure else {
        return request.operation.body.is_json_rpc().then(|| Answers::One {
            ty: Ty::Path(path::JSON_RPC_ERROR),
            arms: vec![(Vec::new(), JSON_RPC_READER)],
        });
    };
    let arms = cases_of(request, Outcome::Failure).flat_map(|(index, (case, payload))| {
        let (_, reader) = ty::failure(payload, context);
        let statuses = std::iter::once(&case.status).chain(&case.also);
        statuses.map(move |status| (*status, reader, names.cases[index].clone()))
    });
    Some(Answers::Several {
        ty: Ty::Path(ty::path(Some(names.module), names.error.as_ref()?, context)),
        arms: arms.collect(),
        rest: context.names.failures[id]
            .refusal
            .clone()
            .map(|variant| (JSON_RPC_READER, variant)),
    })
}

/// The name for the enum of failures that an operation shares with others, and the enum.
pub(super) fn alias(request: &Request<'_>) -> Option<(Identifier, Ty)> {
    let (names, context) = (request.names, request.context);
    let (error, FailureId(id)) = (names.error.clone()?, names.failure?);
    let failure = &context.names.failures[id];
    let path = ty::path(failure.module, &failure.name, context);
    (failure.operations.len() > 1).then_some((error, Ty::Path(path)))
}

/// The enum of an operation's successes, where they differ.
pub(super) fn success_item(request: &Request<'_>) -> AnswersItem {
    let (names, context) = (request.names, request.context);
    let known: Vec<_> = cases_of(request, Outcome::Success).collect();
    let payloads: Vec<&Payload> = known.iter().map(|(_, (_, payload))| *payload).collect();
    let types = payloads.iter().map(|payload| ty::success(payload, context).0);
    let types = size::boxed(&payloads, types.collect(), context);
    let variants = known.iter().zip(types).map(|((index, (case, _)), ty)| {
        let payload = (ty != Ty::Unit).then_some(ty);
        (case_docs(case), names.cases[*index].clone(), payload)
    });
    let docs = Docs::line(&format!("What `{}` answers.", names.method));
    AnswersItem {
        docs,
        name: names.response.clone(),
        variants: variants.collect(),
        codes: Vec::new(),
    }
}

/// An enum of failures.
pub(super) fn failure_item(failure: &name::Failure, context: &Context<'_>) -> AnswersItem {
    let request = context.request(failure.operations[0]);
    let names = request.names;
    let failing: Vec<_> = cases_of(&request, Outcome::Failure).collect();
    let payloads: Vec<&Payload> = failing.iter().map(|(_, (_, payload))| *payload).collect();
    let types = payloads.iter().map(|payload| ty::failure(payload, context).0);
    let types = size::boxed(&payloads, types.collect(), context);
    let variants = failing.iter().zip(types).map(|((index, (case, _)), ty)| {
        let docs = failure_case_docs(case, failure, context);
        (docs, names.cases[*index].clone(), Some(ty))
    });
    let refusal = failure.refusal.iter().map(|variant| {
        let docs = Docs::line("An error of JSON-RPC, also with the status of a success.");
        (docs, variant.clone(), Some(Ty::Path(path::JSON_RPC_ERROR)))
    });
    let variants = variants.chain(refusal);
    let codes = failing.iter().zip(&failure.codes).flat_map(|((_, (case, _)), names)| {
        let codes = case.codes.iter().zip(names);
        codes.map(|(code, name)| (code_docs(code, case.status), name.clone(), code.code.clone()))
    });
    AnswersItem {
        docs: failure_docs(failure, context),
        name: failure.name.clone(),
        variants: variants.collect(),
        codes: codes.collect(),
    }
}

/// What several operations share says of a status what all of them say.
fn failure_case_docs(case: &Case, failure: &name::Failure, context: &Context<'_>) -> Docs {
    let mut users = failure.operations.iter().map(|id| {
        let mut cases = context.api.operations[id.0].cases.iter();
        cases.find(|other| other.status == case.status).map(case_docs)
    });
    let own = case_docs(case);
    match users.all(|other| other.as_ref() == Some(&own)) {
        true => own,
        false => status_docs(case.status),
    }
}

fn failure_docs(failure: &name::Failure, context: &Context<'_>) -> Docs {
    let sharing = failure.operations.iter();
    let methods = sharing.map(|id| stored::mention(*id, failure.module, context));
    let methods: Vec<String> = methods.collect();
    let who = match methods.as_slice() {
        [only] => format!("{only} fails"),
        [others @ .., last] if methods.len() <= 4 => format!("{} and {last} fail", others.join(", ")),
        all => format!("{} and {} other operations fail", all[0], all.len() - 1),
    };
    Docs::line(&format!("How {who}, as far as the API documents it."))
}

fn status_docs(status: u16) -> Docs {
    Docs::line(&format!("{status}{}.", reason_phrase(status)))
}

/// `404 Not Found`, then what the examples are called.
pub(super) fn case_docs(case: &Case) -> Docs {
    let mut docs = status_docs(case.status);
    for said in said_of(case) {
        if docs.len() < 12 {
            docs.append(said);
        }
    }
    docs
}

fn code_docs(code: &ErrorCode, status: u16) -> Docs {
    let mut docs = Docs::line(&format!("Code `{}` of status {status}.", docs::code(&code.code)));
    for reason in &code.reasons {
        docs.paragraph(&docs::plain(reason));
    }
    docs
}

/// ` Not Found` for 404; nothing where HTTP has no phrase.
pub(super) fn reason_phrase(status: u16) -> String {
    let name = name::status_phrase(status);
    if name.is_empty() { name } else { format!(" {name}") }
}

/// The cases of an outcome with their payloads, each with its index.
fn cases_of<'a>(request: &Request<'a>, outcome: Outcome) -> impl Iterator<Item = (usize, (&'a Case, &'a Payload))> {
    let cases = request.operation.cases.iter().zip(&request.shapes.cases).enumerate();
    cases.filter(move |(_, (case, _))| case.outcome == outcome)
}

/// What its examples are called. Of a success whose examples are called differently each name tells of its own values,
/// and not of the answer.
pub(super) fn said_of(case: &Case) -> Vec<Docs> {
    let mut all: Vec<Docs> = Vec::new();
    for example in &case.examples {
        let said = said(&example.name, case.status);
        if !said.is_empty() && !all.contains(&said) {
            all.push(said);
        }
    }
    if case.outcome == Outcome::Success && all.len() > 1 {
        all.clear();
    }
    all
}

/// What an example's name says beyond its status: of `HTTP Status Code: 204 No Content, user updated`, `user updated`.
fn said(name: &str, status: u16) -> Docs {
    let is_cut = name.chars().count() == LONGEST_NAME;
    let cleaned = docs::clean(&closed(name.trim_end()));
    let idle = |line: &&str| beyond_status(line, status).trim_matches(['\\', ' ']).is_empty();
    let mut lines: Vec<String> = cleaned.lines().skip_while(idle).map(str::to_owned).collect();
    if let Some(first) = lines.first_mut() {
        let said = beyond_status(first, status);
        // What stood within the line begins it now.
        if said.len() < first.len() {
            *first = docs::at_line_start(said);
        }
    }
    if let Some(last) = lines.last_mut().filter(|_| is_cut) {
        let is_whole = last.ends_with(['.', '!', '?']);
        last.push_str(if is_whole { " …" } else { "…" });
    }
    let said = Docs::of(lines);
    let lower = said.in_one_line().to_ascii_lowercase();
    match SAYS_NOTHING.contains(&lower.trim_end_matches('.')) {
        true => Docs::default(),
        false => said,
    }
}

/// A name without bold marks that it does not close, as Postman cuts some.
fn closed(name: &str) -> Cow<'_, str> {
    match name.rsplit_once("**") {
        Some((before, after)) if before.matches("**").count() % 2 == 0 => Cow::Owned([before, after].concat()),
        _ => Cow::Borrowed(name),
    }
}

/// What a line says besides the status that it begins with.
fn beyond_status(line: &str, status: u16) -> &str {
    let mut rest = line;
    for known in ["HTTP Status Code:", "HTTP Status:", "Status Code:", "Status:", "HTTP"] {
        rest = rest.strip_prefix(known).unwrap_or(rest).trim_start();
    }
    let code = status.to_string();
    let is_told = |text: &&str| **text == code || rest.len() < line.len() && is_status(text);
    let quoted = rest.strip_prefix('`').and_then(|rest| rest.split_once('`'));
    let quoted = quoted.filter(|(text, _)| is_told(text)).map(|(_, after)| after);
    let digits = rest.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(rest.len());
    let (number, after) = rest.split_at(digits);
    let plain = || rest.strip_prefix(&code).or_else(|| is_told(&number).then_some(after));
    rest = quoted.or_else(plain).unwrap_or(rest).trim_start();
    rest = rest.strip_prefix(&name::status_phrase(status)).unwrap_or(rest);
    // An item of a list stays one.
    if rest.len() == line.len() && rest.starts_with("- ") {
        return line;
    }
    rest.trim_start_matches([' ', ',', ':', '-', '–', '.']).trim_end()
}

/// Whether a text is a status, be it another one than the example has.
fn is_status(text: &str) -> bool {
    text.len() == 3 && text.parse::<u16>().is_ok_and(|code| (100..600).contains(&code))
}

/// Names of examples that say no more than that there is an answer.
const SAYS_NOTHING: &[&str] = &[
    "default response",
    "empty response",
    "example",
    "example response",
    "ok",
    "response",
    "sample response",
    "success",
    "successful operation",
    "successful request",
    "successful response",
    "untitled example",
];
