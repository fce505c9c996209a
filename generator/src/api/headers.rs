//! The headers of an operation (format reference, sections 4 and 5).

use super::arguments::{Arguments, Context, argument, disabled, template};
use super::credentials;
use super::given::{self, Encoding};
use super::marks;
use super::plan::Plan;
use super::scopes::single;
use super::{Body, Header, Part, Place, Template};
use crate::diagnostic::{Diagnostics, ids};
use crate::document;

/// Headers that belong to the tool, not to the API; switched off they are no argument.
const AUTOMATIC: &[&str] = &[
    "accept",
    "accept-encoding",
    "cache-control",
    "connection",
    "content-length",
    "content-type",
    "host",
    "postman-token",
    "user-agent",
];

/// Headers that the connection decides; written by hand they are left out.
const FRAMING: &[&str] = &[
    "connection",
    "content-length",
    "keep-alive",
    "postman-token",
    "transfer-encoding",
];

/// The headers, in order; the body decides about `Content-Type`.
pub(super) fn resolve(
    context: &Context<'_>,
    arguments: &mut Arguments,
    plan: &Plan<'_>,
    body: &Body,
    automatic: Option<&str>,
    notes: &mut Diagnostics,
) -> Vec<Header> {
    let mut headers = Vec::new();
    for header in &plan.headers {
        let name = header.key.to_ascii_lowercase();
        if FRAMING.contains(&name.as_str()) {
            if matches!(name.as_str(), "content-length" | "transfer-encoding") {
                let message = format!("header `{}` is left out", header.key);
                let help = "remove it in Postman; the length of the body is always sent";
                notes.warn(
                    ids::FRAMING_HEADER,
                    &plan.request.location,
                    message,
                    "the connection decides this",
                    help,
                );
            }
            continue;
        }
        if name == "content-type" && !keeps_content_type(context, plan, header, body) {
            continue;
        }
        headers.push(one(context, arguments, header));
    }
    if let Some(content_type) = automatic {
        headers.push(constant("Content-Type", content_type));
    }
    for header in &plan.disabled {
        let is_idle = AUTOMATIC.contains(&header.key.to_ascii_lowercase().as_str())
            || plan.access.is_some() && credentials::is_credential(context.scopes, header);
        if !is_idle {
            let value = given::as_text(context.scopes, &header.value);
            let secret = context.scopes.has_secret(&header.value);
            let argument = disabled(
                &header.key,
                Place::Header,
                header.description.clone(),
                Some(value),
                secret,
            );
            headers.push(Header::Argument(arguments.push(argument)));
        }
    }
    headers
}

/// An enabled header: constant, or an argument where a variable or a secret stands in it.
fn one(context: &Context<'_>, arguments: &mut Arguments, header: &document::Header) -> Header {
    let scopes = context.scopes;
    let name = scopes.substitute(&header.key).into_owned();
    let is_variable =
        single(&header.value).is_some_and(|name| !context.settings.contains_key(name) && !scopes.is_dynamic(name));
    let is_secret = credentials::is_credential(scopes, header) && !is_configured(context, &header.value);
    if is_variable || is_secret {
        let value = given::as_text(scopes, &header.value);
        let secret = is_secret || scopes.has_secret(&header.value);
        let mut argument = argument(&name, Place::Header, header.description.clone(), vec![value], secret);
        argument.required = marks::parse(&header.description).required.unwrap_or(true);
        return Header::Argument(arguments.push(argument));
    }
    let value = template(context, arguments, &header.value, Place::Text, Encoding::Normal);
    Header::Constant { name, value }
}

/// Whether every secret of the text is configuration of the client.
fn is_configured(context: &Context<'_>, value: &str) -> bool {
    let mut names = super::scopes::variables(value).peekable();
    names.peek().is_some() && names.all(|name| context.settings.contains_key(name))
}

/// Whether an explicit `Content-Type` is sent as it stands (5.2, 5.3).
fn keeps_content_type(context: &Context<'_>, plan: &Plan<'_>, header: &document::Header, body: &Body) -> bool {
    if is_disabled(plan, "content-type") {
        return true;
    }
    match body {
        Body::Urlencoded(_) => {
            let value = context.scopes.substitute(&header.value).to_ascii_lowercase();
            value.starts_with("application/x-www-form-urlencoded")
        }
        Body::Multipart { .. } => false,
        _ => true,
    }
}

/// Whether Postman is told not to add this header (in lower case).
pub(super) fn is_disabled(plan: &Plan<'_>, name: &str) -> bool {
    let disabled = plan
        .entry
        .behavior
        .disabled_system_headers
        .as_deref()
        .unwrap_or_default();
    disabled.iter().any(|disabled| disabled == name)
}

/// The value of the enabled `Content-Type`, substituted.
pub(super) fn content_type(context: &Context<'_>, plan: &Plan<'_>) -> Option<String> {
    let header = plan
        .headers
        .iter()
        .find(|header| header.key.eq_ignore_ascii_case("content-type"))?;
    Some(context.scopes.substitute(&header.value).into_owned())
}

fn constant(name: &str, value: &str) -> Header {
    Header::Constant {
        name: name.to_owned(),
        value: Template(vec![Part::Text(value.to_owned())]),
    }
}
