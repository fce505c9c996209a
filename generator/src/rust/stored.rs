//! What the collection keeps of one answer for other calls: said where it comes from, and where it goes.

use crate::api::{self, OperationId};
use crate::name::Identifier;
use crate::script::StoredPart;

use super::Context;
use super::docs::{self, Docs};

/// Which call's answer has the value of a variable: the first that a test script keeps it of.
pub(super) fn source_docs(variable: &str, context: &Context<'_>) -> Docs {
    let mut operations = context.api.operations.iter().enumerate();
    let source = operations.find_map(|(index, operation)| {
        let stored = operation.stored.iter().find(|stored| stored.variable == variable)?;
        Some((OperationId(index), &stored.part))
    });
    let Some((id, part)) = source else {
        return Docs::default();
    };
    let operation = context.names.operation(id);
    let modules = context.names.ancestry(operation.module);
    let mut call: String = modules
        .iter()
        .map(|module| format!("{}().", context.names.module(*module).name))
        .collect();
    call.push_str(operation.method.as_str());
    Docs::line(&format!("The answer of `{call}` has it: {}.", part_text(part)))
}

/// What of an operation's answer the client is given for other calls.
pub(super) fn use_docs(operation: &api::Operation, context: &Context<'_>) -> Docs {
    let mut docs = Docs::default();
    for stored in &operation.stored {
        if let Some(setter) = setter_of(&stored.variable, context) {
            let link = format!("[`{setter}`]({}::Builder::{setter})", context.root);
            docs.paragraph(&format!(
                "Of its answer, {} is what {link} takes.",
                part_text(&stored.part)
            ));
        }
    }
    docs
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
