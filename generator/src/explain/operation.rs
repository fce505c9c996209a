//! A request: its method, its arguments and its answers, in one line each.

use super::argument::need_word;
use super::{evidence, item_path, setting_table};
use crate::Understood;
use crate::api::{Operation, OperationId, why_unpaged};
use crate::config::field::FieldPath;
use crate::config::places;
use crate::name::NameSource;
use crate::rust::Call;
use crate::shape::Absence;
use crate::spelling;

pub(super) fn explain_operation(understood: &Understood, call: Call<'_>) -> String {
    let Understood { shapes, names, krate } = understood;
    let id = call.method.id;
    let mut text = format!("{}\n", item_path(call).escape_debug());
    let why = name_text(call.request, names.operation(id).source);
    text += &format!("  method `{}`: {why}\n", call.path().join("::"));
    for (argument, input) in call.inputs() {
        let list = match (argument.joined, argument.list) {
            (true, _) => ", several with commas between",
            (false, true) => ", several times",
            (false, false) => "",
        };
        let (path, need, ty) = (FieldPath::from(argument), need_word(argument), argument.ty.word());
        text += &format!("  `{}` ({path}): {need} {ty}{list}\n", input.name);
    }
    for place in places(&krate.api, shapes, id) {
        let optional = place
            .field
            .is_some_and(|(_, _, field)| field.absence() == Absence::None);
        let ty = spelling::ty(place.ty, names);
        let ty = if optional { format!("Option<{ty}>") } else { ty };
        text += &format!("  {}: `{ty}`\n", place.path);
    }
    for case in &call.request.cases {
        text += &status_text(understood, id, case.status);
    }
    if call.request.body.is_json_rpc() {
        let saved = spelling::count(call.request.refusals.len(), "saved example");
        text += &format!("  an `error` in any answer: `JsonRpcError` ({saved})\n");
    }
    if let Some(why) = why_unpaged(call.request) {
        text += &format!("  no `pages()`: {why}; `paging` in postman-codegen.toml sets them\n");
    }
    text + &setting_table(call, &format!("name = \"{}\"", call.method.method))
}

/// Where the name of the method comes from.
fn name_text(request: &Operation, source: NameSource) -> String {
    let endpoint = format!("{} {}", request.method, request.path);
    match source {
        NameSource::Configuration => "as the configuration says".to_owned(),
        NameSource::Request => "after the request's name".to_owned(),
        NameSource::Endpoint if request.name.is_empty() => {
            format!("after method and path ({endpoint}), as the request has no name")
        }
        NameSource::Endpoint => format!("after method and path ({endpoint}), as the request's name says nothing"),
        NameSource::Difference => {
            format!("with what tells {endpoint} from the request whose method is plainly called so")
        }
    }
}

/// A documented answer: its outcome, its type, and the examples that show it; empty if there is none.
pub(super) fn status_text(understood: &Understood, id: OperationId, status: u16) -> String {
    let Understood { shapes, names, krate } = understood;
    let mut text = String::new();
    let cases = krate.api.operations[id.0]
        .cases
        .iter()
        .zip(&shapes.operations[id.0].cases);
    for (case, payload) in cases.filter(|(case, _)| case.status == status) {
        let outcome = case.outcome.word();
        let codes = case.codes.iter().map(|code| code.code.escape_debug().to_string());
        let codes = match codes.collect::<Vec<_>>() {
            none if none.is_empty() => String::new(),
            codes => format!(", codes {}", codes.join(", ")),
        };
        text += &format!(
            "  status {}: {outcome}, `{}`{codes}, from {}\n",
            case.status,
            spelling::payload(payload, names),
            evidence::examples_text(case)
        );
    }
    text
}
