//! Templates as the runtime reads them: `{baseUrl}/users/{userId}`, braces doubled.

use crate::api::{Operation, Part, SettingId, Template};
use crate::name::Identifier;

use super::Context;

/// A template's text; holes are settings, arguments and dynamic variables.
pub(super) fn text(
    template: &Template,
    operation: Option<(&Operation, &[Identifier])>,
    context: &Context<'_>,
) -> String {
    template
        .0
        .iter()
        .map(|part| part_text(part, operation, context))
        .collect()
}

/// The same with literal text escaped for a place in the query.
pub(super) fn escaped(
    template: &Template,
    operation: (&Operation, &[Identifier]),
    context: &Context<'_>,
    escape: fn(&str) -> String,
) -> String {
    let part = |part: &Part| match part {
        Part::Text(literal) => doubled(&escape(literal)),
        other => part_text(other, Some(operation), context),
    };
    template.0.iter().map(part).collect()
}

/// The text of a template without holes.
pub(super) fn constant(template: &Template) -> Option<String> {
    template
        .0
        .iter()
        .map(|part| {
            if let Part::Text(literal) = part {
                Some(literal.as_str())
            } else {
                None
            }
        })
        .collect()
}

fn part_text(part: &Part, operation: Option<(&Operation, &[Identifier])>, context: &Context<'_>) -> String {
    match part {
        Part::Text(literal) => doubled(literal),
        Part::Setting(SettingId(id)) => format!("{{{}}}", context.api.settings[*id].key),
        Part::Dynamic(name) => format!("{{{name}}}"),
        Part::Argument(id) => match operation {
            Some((operation, names)) => format!("{{{}}}", hole(operation, names, id.0, context)),
            None => String::new(),
        },
    }
}

/// The name of an argument's hole: its key, or its identifier where the key means something else too.
pub(super) fn hole(operation: &Operation, names: &[Identifier], index: usize, context: &Context<'_>) -> String {
    let key = &operation.arguments[index].key;
    let twice = operation.arguments.iter().filter(|other| other.key == *key).count() > 1;
    let setting = context.settings.contains(key.as_str());
    let legal = !key.is_empty() && !key.contains(['{', '}']) && !key.starts_with('$');
    if twice || setting || !legal {
        format!("argument {}", names[index])
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
