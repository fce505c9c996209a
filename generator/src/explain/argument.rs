//! An argument: where it goes, why it is required, and why it has its type.

use std::fmt::Write;

use super::{path, table};
use crate::Understood;
use crate::api::{Argument, ArgumentType, Given, OperationId, Place};
use crate::config::field::FieldPath;
use crate::config::quoted;
use crate::suggest;

/// Explains an argument.
pub(super) fn explain(understood: &Understood, id: OperationId, field: &FieldPath) -> Result<String, String> {
    let operation = &understood.api.operations[id.0];
    let arguments = operation
        .arguments
        .iter()
        .zip(&understood.names.operation(id).arguments);
    let path_of = |argument: &Argument| FieldPath::Argument(argument.place, argument.key.clone());
    let Some((argument, name)) = arguments.clone().find(|(argument, _)| path_of(argument) == *field) else {
        let known: Vec<String> = operation
            .arguments
            .iter()
            .map(|argument| path_of(argument).to_string())
            .collect();
        return Err(
            match suggest::similar(&field.to_string(), known.iter().map(String::as_str)) {
                Some(meant) => format!("did you mean `{} / {meant}`?", path(operation)),
                None => format!(
                    "the request has {}",
                    if known.is_empty() {
                        "no arguments".to_owned()
                    } else {
                        known.join(", ")
                    }
                ),
            },
        );
    };
    let mut text = format!("{} / {field}\n  argument `{name}`\n", path(operation).escape_debug());
    let _ = writeln!(
        text,
        "  {}: {}",
        if argument.required { "required" } else { "optional" },
        need(argument)
    );
    let _ = writeln!(
        text,
        "  type {}: {}",
        format!("{:?}", argument.ty).to_lowercase(),
        evidence(argument)
    );
    let fixed = matches!(argument.ty, ArgumentType::File | ArgumentType::Flag) || argument.place == Place::Header;
    let ty = match fixed {
        true => String::new(),
        false => format!("type = \"{}\", ", format!("{:?}", argument.ty).to_lowercase()),
    };
    let line = format!(
        "{} = {{ name = \"{name}\", {ty}required = {} }}",
        quoted(&field.to_string()),
        argument.required
    );
    Ok(text + &table(operation, &line))
}

fn need(argument: &Argument) -> &'static str {
    let text = argument.description.to_lowercase();
    let marked = text.contains("required") || text.contains("optional");
    match (argument.place, argument.required) {
        (Place::Path | Place::Text, _) => "it stands in the URL or in a text, which is not whole without it",
        (_, _) if marked => "its description says so",
        (Place::Query, false) => "a query parameter is optional unless its description says otherwise",
        (_, false) => "it is switched off in Postman, or only some requests have it",
        (_, true) => "it is switched on in Postman",
    }
}

fn evidence(argument: &Argument) -> String {
    let values: Vec<String> = argument
        .replay
        .iter()
        .filter_map(|given| match given {
            Given::Data(text) | Given::Verbatim(text) if argument.sample.is_some() && text.len() <= 60 => {
                Some(format!("`{}`", text.escape_debug()))
            }
            _ => None,
        })
        .collect();
    match (values.is_empty(), argument.sample.as_deref()) {
        (false, _) => format!("the collection sends {}", values.join(", ")),
        (true, Some(sample)) => format!("the collection has `{}`", sample.escape_debug()),
        (true, None) => "its description, or what the collection sends (not shown)".to_owned(),
    }
}
