//! The headers of an operation (postman-format.md, sections 4 and 5).

use super::arguments::{Arguments, Context, Draft, argument, disabled};
use super::body::Resolved;
use super::credentials;
use super::given;
use super::plan::Plan;
use super::scopes::{Scopes, single};
use super::{Argument, Body, Given, Header, Part, Place, Required, Template, Why, body};
use crate::diagnostic::{Diagnostics, ids};
use crate::document;
use crate::placeholder::{is_converted, is_placeholder};
use crate::words::is_in;

/// Headers that belong to the tool, not to the API; switched off they are no argument.
const AUTOMATIC: &str = "accept accept-encoding cache-control connection content-disposition content-encoding content-length content-type host \
    postman-token user-agent";

/// Headers that the connection decides; written by hand they are left out.
const FRAMING: &[&str] = &[
    "connection",
    "content-length",
    "keep-alive",
    "postman-token",
    "transfer-encoding",
];

/// Headers about a body as it is sent, or about what a caller has of the answer: their values are those of one call.
const OF_ONE_CALL: &str = "content-digest content-encoding content-md5 content-range digest if-match if-modified-since \
    if-none-match if-range if-unmodified-since range";

/// The headers, in order; the body decides about `Content-Type`.
pub(super) fn resolve(
    arguments: &mut Arguments<'_>,
    plan: &Plan<'_>,
    body: &Resolved,
    notes: &mut Diagnostics,
) -> Vec<Header> {
    let scopes = arguments.context.scopes;
    let mut headers = Vec::new();
    for header in &plan.headers {
        let name = header.key.to_ascii_lowercase();
        if matches!(name.as_str(), "content-length" | "transfer-encoding") {
            let message = format!("header `{}` is left out", header.key);
            let help = "remove it in Postman; the length of the body is always sent";
            let label = "the connection decides this";
            notes.warn(ids::FRAMING_HEADER, &plan.request.location, message, label, help);
        }
        let is_form_type = name == "content-type" && !keeps_content_type(scopes, plan, header, &body.body);
        if !FRAMING.contains(&name.as_str()) && !is_form_type {
            headers.push(resolve_header(arguments, header));
        }
    }
    if let Some((name, value)) = &plan.made {
        let value = arguments.template(value, Place::Text);
        headers.push(Header::Constant {
            name: name.clone(),
            value,
        });
    }
    if let Some(content_type) = body.content_type {
        let value = Template(vec![Part::Text(content_type.to_owned())]);
        headers.push(Header::Constant {
            name: "Content-Type".to_owned(),
            value,
        });
    }
    for header in &plan.disabled {
        let is_idle = is_in(AUTOMATIC, &header.key.to_ascii_lowercase())
            || plan.access.is_some() && credentials::is_credential(scopes, header);
        if !is_idle {
            let argument = disabled(draft(scopes, &header.key, header));
            headers.push(Header::Argument(arguments.push(argument)));
        }
    }
    headers
}

/// An enabled header: constant, or an argument where a variable, a secret or a placeholder stands in it.
fn resolve_header(arguments: &mut Arguments<'_>, header: &document::Header) -> Header {
    let context = arguments.context;
    let scopes = context.scopes;
    let name = scopes.substitute(&header.key).into_owned();
    let is_variable =
        single(&header.value).is_some_and(|name| !context.settings.contains_key(name) && !scopes.is_dynamic(name));
    let is_made = arguments.is_made(&header.value);
    let is_variable = is_variable && !is_made;
    let is_secret = !is_made && credentials::is_credential(scopes, header) && !is_configured(context, &header.value);
    let says_nothing = is_placeholder(&header.value) || is_converted(&header.value);
    if !is_made && is_in(OF_ONE_CALL, &name.to_ascii_lowercase()) {
        let mut argument = argument(draft(scopes, &name, header));
        if argument.required.why == Why::SwitchedOn {
            argument.required = Required::no(Why::OfOneCall);
        }
        return Header::Argument(arguments.push(argument));
    }
    if is_variable || is_secret || says_nothing && !name.eq_ignore_ascii_case("content-type") {
        let mut draft = draft(scopes, &name, header);
        draft.is_secret |= is_secret;
        return Header::Argument(arguments.push(argument(draft)));
    }
    let value = arguments.template(&header.value, Place::Text);
    Header::Constant { name, value }
}

/// The argument for a header that the collection writes out, if it is the caller's.
pub(crate) fn header_argument(key: &str, value: &str) -> Argument {
    argument(Draft {
        key,
        place: Place::Header,
        description: String::new(),
        values: vec![Given::Data(value.to_owned())],
        is_secret: false,
    })
}

/// What a header says of the argument `key`.
fn draft<'a>(scopes: &Scopes<'_>, key: &'a str, header: &document::Header) -> Draft<'a> {
    Draft {
        key,
        place: Place::Header,
        description: header.description.clone(),
        values: vec![given::as_text(scopes, &header.value)],
        is_secret: scopes.has_secret(&header.value),
    }
}

/// Whether every secret of the text is configuration of the client.
fn is_configured(context: &Context<'_>, value: &str) -> bool {
    let mut names = super::scopes::variables(value).peekable();
    names.peek().is_some() && names.all(|name| context.settings.contains_key(name))
}

/// Whether an explicit `Content-Type` is sent as it stands (5.2, 5.3).
fn keeps_content_type(scopes: &Scopes<'_>, plan: &Plan<'_>, header: &document::Header, body: &Body) -> bool {
    if plan.leaves_out("content-type") || !plan.request.body.as_ref().is_some_and(body::has_content) {
        return true;
    }
    match body {
        Body::Urlencoded(_) => {
            let value = scopes.substitute(&header.value).to_ascii_lowercase();
            value.starts_with("application/x-www-form-urlencoded")
        }
        Body::Multipart { boundary, .. } => boundary.is_some(),
        _ => true,
    }
}
