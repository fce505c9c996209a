//! A request: its method, its arguments and its answers, in one line each.

use std::fmt::Write;

use super::{evidence, path, table};
use crate::Understood;
use crate::api::{Argument, OperationId, Outcome};
use crate::config::field::FieldPath;
use crate::config::places;
use crate::spelling;

/// Explains a request.
pub(super) fn explain(understood: &Understood, id: OperationId) -> String {
    let Understood { api, shapes, names } = understood;
    let operation = &api.operations[id.0];
    let own = names.operation(id);
    let mut text = format!("{}\n", path(operation).escape_debug());
    let why = if operation.overrides.name.is_some() {
        "as the configuration says".to_owned()
    } else if operation.name.is_empty() {
        format!(
            "after method and path ({} {}), as the request has no name",
            operation.method, operation.path
        )
    } else {
        format!(
            "after the request's name and, where that is taken or says nothing, {} {}",
            operation.method, operation.path
        )
    };
    let _ = writeln!(text, "  method `{}`: {why}", spelling::method(id, names));
    for (argument, name) in operation.arguments.iter().zip(&own.arguments) {
        let path = FieldPath::Argument(argument.place, argument.key.clone());
        let _ = writeln!(text, "  `{name}` ({path}): {}", word(argument));
    }
    for place in places(api, shapes, id) {
        let optional = place.field.is_some_and(|(_, _, field)| !field.required);
        let ty = spelling::ty(place.ty, names);
        let ty = if optional { format!("Option<{ty}>") } else { ty };
        let _ = writeln!(text, "  {}: `{ty}`", place.path);
    }
    for case in &operation.cases {
        text += &status(understood, id, case.status);
    }
    text + &table(operation, &format!("name = \"{}\"", own.method))
}

/// A documented answer: its outcome, its type, and the examples that show it; empty if there is none.
pub(super) fn status(understood: &Understood, id: OperationId, status: u16) -> String {
    let Understood { api, shapes, names } = understood;
    let mut text = String::new();
    let cases = api.operations[id.0].cases.iter().zip(&shapes.operations[id.0].cases);
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

/// `optional integer`
fn word(argument: &Argument) -> String {
    let need = if argument.required.value {
        "required"
    } else {
        "optional"
    };
    let list = if argument.list { ", several times" } else { "" };
    format!("{need} {}{list}", format!("{:?}", argument.ty).to_lowercase())
}
