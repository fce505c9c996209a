//! The body of an operation (postman-format.md, section 5).

use serde_json::Value;

use super::arguments::{Arguments, Draft, argument};
use super::plan::Plan;
use super::scopes::{Scopes, single};
use super::{
    Argument, ArgumentType, Body, FileGiven, Member, Place, Why, computed, form, given, graphql, lenient_json,
};
use crate::diagnostic::{Diagnostics, ids};
use crate::document;
use crate::placeholder::is_file;
use crate::words::{is_in, words};

/// Examples beyond this many add no new shape worth their time.
const MORE: usize = 20;

/// A body with the `Content-Type` that Postman adds for it.
pub(super) struct Resolved {
    pub(super) body: Body,
    pub(super) content_type: Option<&'static str>,
    /// Members of its JSON that scripts compute.
    pub(super) members: Vec<Member>,
}

/// The body and its automatic `Content-Type`; forms and files choose theirs when they are sent.
pub(super) fn resolve(arguments: &mut Arguments<'_>, plan: &Plan<'_>, notes: &mut Diagnostics) -> Resolved {
    let none = Resolved {
        body: Body::None,
        content_type: None,
        members: Vec::new(),
    };
    let Some(body) = &plan.request.body else { return none };
    let scopes = arguments.context.scopes;
    if is_pruned(plan) {
        if has_content(body) {
            warn_of_pruning(plan, notes);
        }
        return none;
    }
    let explicit = plan.content_type(scopes);
    let adds = |content_type| (explicit.is_none() && !plan.leaves_out("content-type")).then_some(content_type);
    let content_type = match body {
        document::Body::Raw { language, .. } => adds(type_of(language.as_deref())),
        document::Body::GraphQl(_) => adds("application/json"),
        _ => None,
    };
    let mut members = Vec::new();
    let body = match body {
        document::Body::Raw { text, .. } if text.trim().is_empty() && lacks_json(plan, explicit.as_deref()) => {
            arguments.push(open_body());
            return none;
        }
        document::Body::Raw { text, .. } if text.is_empty() => return none,
        document::Body::Urlencoded(fields) | document::Body::Multipart(fields) if fields.is_empty() => return none,
        document::Body::Raw { text, language } => {
            let computed = computed::resolve(arguments, text);
            let text = computed.as_ref().map_or(text, |computed| &computed.marked);
            let body = match text.as_str() {
                "" => Body::None,
                text => raw(scopes, text, language.as_deref(), explicit.as_deref(), plan),
            };
            match computed {
                Some(computed) => computed.finish(arguments, body, &mut members),
                None => body,
            }
        }
        document::Body::Urlencoded(fields) => Body::Urlencoded(form::urlencoded(arguments, sent(fields, plan, notes))),
        document::Body::Multipart(fields) => Body::Multipart {
            fields: form::multipart(arguments, fields),
            boundary: explicit.as_deref().and_then(boundary),
            bare: explicit.is_some() && plan.leaves_out("content-type"),
        },
        document::Body::File { src, content } => {
            file_body(scopes, src.as_deref(), content.as_deref(), explicit.as_deref())
        }
        document::Body::GraphQl(graphql) => graphql::resolve(scopes, graphql.as_ref()),
    };
    Resolved {
        body,
        content_type,
        members,
    }
}

/// Verbs of requests that have something to say beside their address.
const GIVING: &str = "add create edit insert modify patch put replace save set update upsert write";

/// Whether a request plainly has a body that the collection does not show: it says that it sends JSON, and changes
/// something by a `PUT`, a `PATCH` or its name, all of which its query does not say.
fn lacks_json(plan: &Plan<'_>, explicit: Option<&str>) -> bool {
    let verb = words(&plan.entry.item.name).into_iter().next().unwrap_or_default();
    let gives = match plan.request.method.as_str() {
        "PUT" | "PATCH" => true,
        "POST" => is_in(GIVING, &verb),
        _ => false,
    };
    let has_query = || plan.url.query.iter().flatten().any(|entry| !entry.disabled);
    gives && explicit.is_some_and(is_json_type) && !has_query()
}

/// Any JSON, which a call may do without, as the collection does.
fn open_body() -> Argument {
    let draft = Draft {
        key: "body",
        place: Place::Body,
        description: "The body, of which the collection says only that it is JSON.".to_owned(),
        values: Vec::new(),
        is_secret: false,
    };
    Argument {
        ty: ArgumentType::Json,
        ty_why: Why::Default,
        ..argument(draft)
    }
}

/// Whether Postman leaves the body out.
fn is_pruned(plan: &Plan<'_>) -> bool {
    plan.request.method.drops_body() && plan.entry.behavior.disable_body_pruning != Some(true)
}

/// The fields that Postman sends: it keeps them in an object of JavaScript, where `__proto__` is no name.
fn sent<'f>(
    fields: &'f [document::FormField],
    plan: &Plan<'_>,
    notes: &mut Diagnostics,
) -> impl Iterator<Item = &'f document::FormField> + use<'f> {
    let is_lost = |field: &document::FormField| field.key.as_deref() == Some("__proto__");
    if fields.iter().any(is_lost) {
        notes.warn(
            ids::LOST_FIELD,
            &plan.request.location,
            "Postman does not send the form field `__proto__`",
            "the field is left out",
            "give the field another name if it is to be sent",
        );
    }
    fields.iter().filter(move |field| !is_lost(field))
}

fn warn_of_pruning(plan: &Plan<'_>, notes: &mut Diagnostics) {
    let message = format!("a `{}` request is sent without its body", plan.request.method);
    let help = "switch off body pruning in the request's settings if the body is to be sent";
    notes.warn(
        ids::PRUNED_BODY,
        &plan.request.location,
        message,
        "the body is left out",
        help,
    );
}

/// Whether anything of the body is sent.
pub(super) fn has_content(body: &document::Body) -> bool {
    match body {
        document::Body::Raw { text, .. } => !text.trim().is_empty(),
        document::Body::Urlencoded(fields) | document::Body::Multipart(fields) => {
            fields.iter().any(|field| !field.disabled)
        }
        document::Body::File { src, content } => src.is_some() || content.is_some(),
        document::Body::GraphQl(graphql) => graphql.is_some(),
    }
}

fn type_of(language: Option<&str>) -> &'static str {
    match language {
        Some("json") => "application/json",
        Some("xml") => "application/xml",
        Some("html") => "text/html",
        Some("javascript") => "application/javascript",
        _ => "text/plain",
    }
}

/// JSON where language, header or the text itself says so; a body that is one variable is the caller's text.
fn raw(scopes: &Scopes<'_>, text: &str, language: Option<&str>, explicit: Option<&str>, plan: &Plan<'_>) -> Body {
    let json_header = explicit.is_some_and(is_json_type);
    let mut sent = scopes.substitute(text).into_owned();
    if language == Some("json") || language.is_none() && json_header {
        sent = lenient_json::strip_comments(&sent);
    }
    let begins = text.trim_start().starts_with(['{', '[']) && !text.trim_start().starts_with("{{");
    let is_json =
        !is_file(&sent) && single(text.trim()).is_none() && (language == Some("json") || json_header || begins);
    if is_json
        && let Some(sample) = lenient_json::sample(Some(scopes), text)
        && (language == Some("json") || json_header || sample.is_object() || sample.is_array())
    {
        let more = more(scopes, plan, &sample);
        return Body::Json {
            sample,
            replay: given::as_json(sent),
            more,
        };
    }
    if is_file(&sent) {
        return Body::of_content(&sent);
    }
    Body::Text {
        replay: sent,
        sample: public_sample(scopes, text),
    }
}

/// `application/json`, `application/problem+json; charset=utf-8`.
fn is_json_type(content_type: &str) -> bool {
    let Some(rest) = content_type.strip_prefix("application/") else {
        return false;
    };
    let name = rest.split([';', ' ']).next().unwrap_or_default();
    name.starts_with("json") || name.contains("+json")
}

/// Bodies of the requests that saved successes answered; those of failures often are wrong on purpose.
fn more(scopes: &Scopes<'_>, plan: &Plan<'_>, sample: &Value) -> Vec<Value> {
    let mut more: Vec<Value> = Vec::new();
    let steps = |url: &document::Url| url.path.split('/').count();
    let is_success = |example: &&document::Example| example.code.is_some_and(|code| (200..300).contains(&code));
    let successes = plan.entry.item.examples.iter().filter(is_success);
    for request in successes.filter_map(|example| example.request.as_ref()) {
        let Some(document::Body::Raw { text, .. }) = &request.body else {
            continue;
        };
        let same_path = request.url.as_ref().is_none_or(|url| steps(url) == steps(plan.url));
        if request.method != plan.request.method || !same_path || more.len() >= MORE {
            continue;
        }
        let found = lenient_json::sample(Some(scopes), text);
        if let Some(found) = found.filter(|found| found != sample && !more.contains(found) && same_kind(found, sample))
        {
            more.push(found);
        }
    }
    more
}

fn same_kind(one: &Value, other: &Value) -> bool {
    one.is_object() && other.is_object() || one.is_array() && other.is_array()
}

/// The text for documentation: without secrets, and not too long.
fn public_sample(scopes: &Scopes<'_>, text: &str) -> String {
    const LONGEST: usize = 2000;
    let text = scopes.substitute_public(text);
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.into_owned(),
    }
}

/// The boundary parameter of a multipart type.
fn boundary(content_type: &str) -> Option<String> {
    let lower = content_type.to_ascii_lowercase();
    let is_form = lower.trim_start().starts_with("multipart/form-data");
    let mut parameters = content_type
        .split(';')
        .skip(1)
        .filter_map(|parameter| parameter.split_once('='));
    let (_, value) = parameters.find(|(name, _)| name.trim().eq_ignore_ascii_case("boundary"))?;
    let boundary = value.trim().trim_matches('"');
    (is_form && !boundary.is_empty()).then(|| boundary.to_owned())
}

/// The file that is the body; `content_type` is the one that a header states.
fn file_body(scopes: &Scopes<'_>, src: Option<&str>, content: Option<&str>, content_type: Option<&str>) -> Body {
    let substituted = |text| scopes.substitute(text).into_owned();
    let path = src.filter(|src| !src.is_empty()).map(substituted);
    let base64 = content.filter(|_| path.is_none()).map(substituted);
    let guess = content_type.is_none() && base64.is_none();
    Body::File {
        replay: FileGiven {
            path,
            base64,
            ..FileGiven::default()
        },
        guess,
    }
}
