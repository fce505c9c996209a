//! What the collection keeps of one answer for other calls: said where it comes from, and where it goes.

use crate::api::{self, OperationId, Place};
use crate::name::{Identifier, ModuleId, ROOT};
use crate::script::StoredPart;

use super::Context;
use super::docs::{self, Docs};

/// More calls that take one value are not named.
const MOST: usize = 3;

/// Which call's answer has the value of a variable: the first of the module that a test script keeps it of, else the
/// first of all.
pub(super) fn source_docs(variable: &str, near: Option<ModuleId>, context: &Context<'_>) -> Docs {
    let operations = context.api.operations.iter().enumerate();
    let sources = operations.filter_map(|(index, operation)| {
        let stored = operation.stored.iter().find(|stored| stored.variable == variable)?;
        Some((OperationId(index), &stored.part))
    });
    let is_far = |(id, _): &(OperationId, _)| Some(context.names.operation(*id).module) != near;
    let Some((id, part)) = sources.min_by_key(is_far) else {
        return Docs::default();
    };
    let call = call_text(id, context);
    Docs::line(&format!("The answer of `{call}` has it: {}.", part_text(part)))
}

/// What of an operation's answer the client is given for other calls, of the module `near` where that has such.
pub(super) fn use_docs(operation: &api::Operation, near: ModuleId, context: &Context<'_>) -> Docs {
    let mut docs = Docs::default();
    for stored in &operation.stored {
        if let Some(setter) = setter_of(&stored.variable, context) {
            let link = format!("[`{setter}`]({}::Builder::{setter})", context.root);
            docs.paragraph(&format!(
                "Of its answer, {} is what {link} takes.",
                part_text(&stored.part)
            ));
            continue;
        }
        let takers = takers(&stored.variable, operation, near, context);
        let more = if takers.len() > MOST { ", and others" } else { "" };
        if !takers.is_empty() {
            let shown = takers
                .iter()
                .take(MOST)
                .map(String::as_str)
                .collect::<Vec<_>>()
                .join(", ");
            let part = part_text(&stored.part);
            let take = if takers.len() == 1 { "takes" } else { "take" };
            docs.paragraph(&format!(
                "Of its answer, {part} is what {shown}{more} {take} as `{}`.",
                docs::code(&stored.variable)
            ));
        }
    }
    docs
}

/// Whether an argument is called after the variable that stands in its place.
pub(super) fn is_variable(argument: &api::Argument) -> bool {
    matches!(argument.place, Place::Path | Place::Text)
}

/// The other calls that take the value of a variable, as their documentation has them (`pets().get_pet`): those in the
/// module `near`, else all. Folders that are copies of one another have variables of one name for different things.
fn takers(variable: &str, source: &api::Operation, near: ModuleId, context: &Context<'_>) -> Vec<String> {
    let takes = |operation: &&api::Operation| {
        let mut arguments = operation.arguments.iter();
        arguments.any(|argument| is_variable(argument) && argument.key == variable)
    };
    let operations = context.api.operations.iter().zip(0..);
    let takers = operations.filter(|(operation, _)| operation.index != source.index && takes(operation));
    let all: Vec<OperationId> = takers.map(|(_, index)| OperationId(index)).collect();
    let is_near = |id: &&OperationId| {
        let module = context.names.operation(**id).module;
        module == near || context.names.ancestry(module).contains(&near)
    };
    let has_near = all.iter().any(|id| is_near(&id));
    let said = all.iter().filter(|id| !has_near || is_near(id));
    said.map(|id| format!("`{}`", call_text(*id, context))).collect()
}

/// `pets().get_pet`
pub(super) fn call_text(id: OperationId, context: &Context<'_>) -> String {
    let operation = context.names.operation(id);
    let modules = context.names.ancestry(operation.module);
    let way: String = modules
        .iter()
        .map(|id| format!("{}().", context.names.module(*id).name))
        .collect();
    way + operation.method.as_str()
}

/// A link to a method: `` [`get_user`](Users::get_user) ``, of another module than that of the reader with the way there.
pub(super) fn mention(id: OperationId, near: Option<ModuleId>, context: &Context<'_>) -> String {
    let operation = context.names.operation(id);
    let (module, method) = (operation.module, &operation.method);
    let service = match context.names.module(module) {
        _ if module == ROOT && near == Some(ROOT) => "Client".to_owned(),
        _ if module == ROOT => format!("{}::Client", context.root),
        names if near == Some(module) => names.service.to_string(),
        names => {
            let folders = context.names.ancestry(module);
            let way: String = folders
                .iter()
                .map(|id| format!("::{}", context.names.module(*id).name))
                .collect();
            format!("{}{way}::{}", context.root, names.service)
        }
    };
    match near == Some(module) {
        true => format!("[`{method}`]({service}::{method})"),
        false => format!("[`{}`]({service}::{method})", call_text(id, context)),
    }
}

/// The setter of the credential or the setting that stands for a variable.
fn setter_of<'a>(variable: &str, context: &Context<'a>) -> Option<&'a Identifier> {
    let credentials = context.api.credentials.iter().zip(&context.names.credentials);
    let mut credentials = credentials.filter(|(known, _)| known.variables.iter().any(|name| name == variable));
    let settings = context.api.settings.iter().zip(&context.names.settings);
    let mut settings = settings.filter(|(known, _)| known.key == variable);
    let credential = credentials.next().map(|(_, name)| name);
    credential.or_else(|| settings.next().map(|(_, name)| name))
}

fn part_text(part: &StoredPart) -> String {
    match part {
        StoredPart::Json(place) if place.is_empty() => "all of it".to_owned(),
        StoredPart::Json(place) => format!("`{}`", docs::code(place)),
        StoredPart::Header(name) => format!("the header `{}`", docs::code(name)),
    }
}
