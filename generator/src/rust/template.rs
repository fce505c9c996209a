//! Templates as the runtime reads them: `{baseUrl}/users/{userId}`, braces doubled.

use crate::api::{Argument, Part, Place, SettingId, SettingRole, Template};
use crate::words::{snake, words};

use super::{Context, Request};

/// A template's text; holes are settings, arguments and dynamic variables.
pub(super) fn request_text(template: &Template, request: &Request<'_>) -> String {
    let parts = template.0.iter();
    parts
        .map(|part| part_text(part, Some(request), request.context))
        .collect()
}

/// The text of a setting's default, which has no arguments.
pub(super) fn default_text(template: &Template, context: &Context<'_>) -> String {
    template.0.iter().map(|part| part_text(part, None, context)).collect()
}

/// A template's text with literal text escaped for a place in the query.
pub(super) fn escaped(template: &Template, request: &Request<'_>, escape: fn(&str) -> String) -> String {
    let part = |part: &Part| match part {
        Part::Text(literal) => doubled(&escape(literal)),
        other => part_text(other, Some(request), request.context),
    };
    template.0.iter().map(part).collect()
}

/// The path of an operation as Rust readers know it, in the names that they give its values by:
/// `/v{version}/users/{user_id}`.
pub(super) fn endpoint(request: &Request<'_>) -> String {
    let context = request.context;
    let is_server =
        |part: &&Part| matches!(part, Part::Setting(id) if context.api.settings[id.0].role == SettingRole::Server);
    let parts = request.operation.url.0.iter();
    let path: String = parts
        .skip_while(is_server)
        .map(|part| match part {
            Part::Text(literal) => literal.clone(),
            Part::Setting(id) => format!("{{{}}}", context.names.settings[id.0]),
            Part::Argument(id) => format!("{{{}}}", request.names.arguments[id.0]),
            Part::Dynamic(name) | Part::Computed(name) => format!("{{{}}}", snake(&words(name))),
        })
        .collect();
    if path.is_empty() { "/".to_owned() } else { path }
}

/// The text of a template without holes.
pub(super) fn constant(template: &Template) -> Option<String> {
    let texts = template.0.iter().map(|part| match part {
        Part::Text(literal) => Some(literal.as_str()),
        _ => None,
    });
    texts.collect()
}

fn part_text(part: &Part, request: Option<&Request<'_>>, context: &Context<'_>) -> String {
    match part {
        Part::Text(literal) => doubled(literal),
        Part::Setting(SettingId(id)) => format!("{{{}}}", context.api.settings[*id].key),
        Part::Dynamic(name) | Part::Computed(name) => format!("{{{name}}}"),
        Part::Argument(id) => request.map_or_else(String::new, |request| format!("{{{}}}", hole(request, id.0))),
    }
}

/// The name of an argument's hole: its key, or its identifier where the key means something else too.
pub(super) fn hole(request: &Request<'_>, index: usize) -> String {
    let arguments = &request.operation.arguments;
    let key = &arguments[index].key;
    if arguments[index].place == Place::Client {
        return key.clone();
    }
    let is_own = |other: &&Argument| other.key == *key && other.place != Place::Client;
    let twice = arguments.iter().filter(is_own).count() > 1;
    let setting = request.context.settings.contains(key.as_str());
    let legal = !key.is_empty() && !key.contains(['{', '}']) && !key.starts_with('$');
    if twice || setting || !legal {
        format!("argument {}", request.names.arguments[index])
    } else {
        key.clone()
    }
}

fn doubled(literal: &str) -> String {
    literal.replace('{', "{{").replace('}', "}}")
}

/// Literal text of a query value (postman-format.md, 3.2).
pub(super) fn query_value(literal: &str) -> String {
    literal.replace('&', "%26").replace('#', "%23")
}

/// Literal text of a query key (postman-format.md, 3.2).
pub(super) fn query_key(literal: &str) -> String {
    query_value(literal).replace('=', "%3D")
}
