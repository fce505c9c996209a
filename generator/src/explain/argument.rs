//! An argument: where it goes, why it is required, and why it has its type.

use std::fmt::Write;

use super::{path, reason, table};
use crate::Understood;
use crate::api::{Argument, ArgumentType, OperationId, Place};
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
        if argument.required.value {
            "required"
        } else {
            "optional"
        },
        reason::required_text(argument.required.why)
    );
    let _ = writeln!(
        text,
        "  type {}: {}",
        format!("{:?}", argument.ty).to_lowercase(),
        reason::type_text(argument)
    );
    let fixed = matches!(argument.ty, ArgumentType::File | ArgumentType::Flag) || argument.place == Place::Header;
    let ty = match fixed {
        true => String::new(),
        false => format!("type = \"{}\", ", format!("{:?}", argument.ty).to_lowercase()),
    };
    let line = format!(
        "{} = {{ name = \"{name}\", {ty}required = {} }}",
        quoted(&field.to_string()),
        argument.required.value
    );
    Ok(text + &table(operation, &line))
}
