//! A request: its method, its arguments and its answers, in one line each.

use std::fmt::Write;

use super::argument::{field_path, need_word, type_word};
use super::{evidence, item_path, table};
use crate::Understood;
use crate::api::{Operation, OperationId, Outcome};
use crate::config::places;
use crate::rust::Call;
use crate::spelling;

/// Explains a request.
pub(super) fn explain(understood: &Understood, call: Call<'_>) -> String {
    let Understood { shapes, names, krate } = understood;
    let id = call.method.id;
    let mut text = format!("{}\n", item_path(call).escape_debug());
    let why = name_text(call.request);
    let _ = writeln!(text, "  method `{}`: {why}", call.path().join("::"));
    for (argument, input) in call.inputs() {
        let list = if argument.list { ", several times" } else { "" };
        let _ = writeln!(
            text,
            "  `{}` ({}): {} {}{list}",
            input.name,
            field_path(argument),
            need_word(argument),
            type_word(argument)
        );
    }
    for place in places(&krate.api, shapes, id) {
        let optional = place.field.is_some_and(|(_, _, field)| !field.required);
        let ty = spelling::ty(place.ty, names);
        let ty = if optional { format!("Option<{ty}>") } else { ty };
        let _ = writeln!(text, "  {}: `{ty}`", place.path);
    }
    for case in &call.request.cases {
        text += &status(understood, id, case.status);
    }
    text + &table(call, &format!("name = \"{}\"", call.method.method))
}

/// Where the name of the method comes from.
fn name_text(request: &Operation) -> String {
    let endpoint = format!("{} {}", request.method, request.path);
    if request.overrides.name.is_some() {
        "as the configuration says".to_owned()
    } else if request.name.is_empty() {
        format!("after method and path ({endpoint}), as the request has no name")
    } else {
        format!("after the request's name and, where that is taken or says nothing, {endpoint}")
    }
}

/// A documented answer: its outcome, its type, and the examples that show it; empty if there is none.
pub(super) fn status(understood: &Understood, id: OperationId, status: u16) -> String {
    let Understood { shapes, names, krate } = understood;
    let mut text = String::new();
    let cases = krate.api.operations[id.0]
        .cases
        .iter()
        .zip(&shapes.operations[id.0].cases);
    for (case, payload) in cases.filter(|(case, _)| case.status == status) {
        let outcome = if case.outcome == Outcome::Success {
            "success"
        } else {
            "failure"
        };
        let codes: Vec<String> = case
            .codes
            .iter()
            .map(|code| code.code.escape_debug().to_string())
            .collect();
        let codes = if codes.is_empty() {
            String::new()
        } else {
            format!(", codes {}", codes.join(", "))
        };
        let _ = writeln!(
            text,
            "  status {}: {outcome}, `{}`{codes}, from {}",
            case.status,
            spelling::payload(payload, names),
            evidence::examples(case)
        );
    }
    text
}
