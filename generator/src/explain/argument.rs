//! An argument: where it goes, why it is required, and why it has its type.

use super::{item_path, meant_place, reason, setting_table};
use crate::api::{Argument, ArgumentType, Place};
use crate::config::field::FieldPath;
use crate::rust::Call;
use crate::toml_text::quoted;

pub(super) fn explain_argument(call: Call<'_>, field: &FieldPath) -> Result<String, String> {
    let Some((argument, input)) = call.inputs().find(|(argument, _)| FieldPath::from(*argument) == *field) else {
        return Err(no_argument(call, field));
    };
    let name = &input.name;
    let need = need_word(argument);
    let mut text = format!("{} / {field}\n  argument `{name}`\n", item_path(call).escape_debug());
    let why = reason::required_text(argument.required.why);
    text += &format!("  {need}: {why}\n");
    text += &format!("  type {}: {}\n", argument.ty.word(), reason::type_text(argument));
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

fn no_argument(call: Call<'_>, field: &FieldPath) -> String {
    let arguments = call.request.arguments.iter();
    let known = arguments.map(|argument| FieldPath::from(argument).to_string());
    let known: Vec<String> = known.collect();
    meant_place(call, field, &known).unwrap_or_else(|| match known.is_empty() {
        true => "the request has no arguments".to_owned(),
        false => format!("the request has {}", known.join(", ")),
    })
}

/// `required` or `optional`.
pub(super) fn need_word(argument: &Argument) -> &'static str {
    if argument.required.value {
        "required"
    } else {
        "optional"
    }
}
