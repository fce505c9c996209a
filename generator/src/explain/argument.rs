//! An argument: where it goes, why it is required, and why it has its type.

use std::fmt::Write;

use super::{item_path, reason, setting_table};
use crate::api::{Argument, ArgumentType, Place};
use crate::config::field::FieldPath;
use crate::rust::Call;
use crate::suggest;
use crate::toml_text::quoted;

pub(super) fn explain_argument(call: Call<'_>, field: &FieldPath) -> Result<String, String> {
    let Some((argument, input)) = call.inputs().find(|(argument, _)| FieldPath::from(*argument) == *field) else {
        let known: Vec<String> = call
            .request
            .arguments
            .iter()
            .map(|argument| FieldPath::from(argument).to_string())
            .collect();
        return Err(no_argument(call, field, &known));
    };
    let name = &input.name;
    let need = need_word(argument);
    let mut text = format!("{} / {field}\n  argument `{name}`\n", item_path(call).escape_debug());
    let why = reason::required_text(argument.required.why);
    let _ = writeln!(text, "  {need}: {why}");
    let _ = writeln!(text, "  type {}: {}", argument.ty.word(), reason::type_text(argument));
    let is_fixed = matches!(argument.ty, ArgumentType::File | ArgumentType::Flag) || argument.place == Place::Header;
    let ty = match is_fixed {
        true => String::new(),
        false => format!("type = \"{}\", ", argument.ty.word()),
    };
    let line = format!(
        "{} = {{ name = \"{name}\", {ty}required = {} }}",
        quoted(&field.to_string()),
        argument.required.value
    );
    Ok(text + &setting_table(call, &line))
}

fn no_argument(call: Call<'_>, field: &FieldPath, known: &[String]) -> String {
    match suggest::similar(&field.to_string(), known.iter().map(String::as_str)) {
        Some(meant) => format!("did you mean `{} / {meant}`?", item_path(call)),
        None if known.is_empty() => "the request has no arguments".to_owned(),
        None => format!("the request has {}", known.join(", ")),
    }
}

/// `required` or `optional`.
pub(super) fn need_word(argument: &Argument) -> &'static str {
    if argument.required.value {
        "required"
    } else {
        "optional"
    }
}
