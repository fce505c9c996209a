//! `examples/`: a program for each top folder, which makes one call.
//!
//! It calls the operation that does least harm and needs least, with the collection's own harmless values. Credentials
//! and settings without a default come from the environment.

use std::cmp::Reverse;

use crate::api::{self, OperationId, SettingId};
use crate::name::{Identifier, ModuleId, ROOT};

use super::harmless::SECRET;
use super::{Context, Docs, Expr, PlayStep, Program, Ty, body, clients, docs, operations, path, play, uses};

/// The smoke test's name.
const REPLAY: &str = "replay";

/// A program for each folder, and one for the operations that stand in none.
pub(super) fn lower(context: &Context<'_>) -> Vec<Program> {
    let folders = context.names.module(ROOT).children.iter();
    let all = std::iter::once((ROOT, context.names.module(ROOT).operations.clone()))
        .chain(folders.map(|folder| (*folder, below(*folder, context))));
    all.filter_map(|(module, operations)| {
        let id = operations.into_iter().min_by_key(|id| rank(*id, context))?;
        Some(program(module, id, context))
    })
    .collect()
}

/// The operations of a module and those of its submodules.
fn below(id: ModuleId, context: &Context<'_>) -> Vec<OperationId> {
    let module = context.names.module(id);
    let mut all = module.operations.clone();
    all.extend(module.children.iter().flat_map(|child| below(*child, context)));
    all
}

/// What reads comes first, what deletes last; then what needs least.
fn rank(id: OperationId, context: &Context<'_>) -> (u8, usize, Reverse<bool>, usize) {
    let operation = &context.api.operations[id.0];
    let method = match operation.method.as_str() {
        "GET" => 0,
        "HEAD" | "OPTIONS" => 1,
        "DELETE" => 3,
        _ => 2,
    };
    let required = operation
        .arguments
        .iter()
        .filter(|argument| argument.required.value)
        .count();
    (method, required, Reverse(!operation.cases.is_empty()), id.0)
}

fn program(module: ModuleId, id: OperationId, context: &Context<'_>) -> Program {
    let operation = context.secrets.hidden(&context.api.operations[id.0]);
    let mut call = play::play(id, &operation, context);
    // A page token or the like is only right in its place; the server takes the call without it.
    call.steps.retain(|step| !step.arguments.iter().any(is_hidden));
    let body = call.arguments.iter_mut().find_map(take_body);
    let mut variables = Vec::new();
    let builder = builder(&operation, &mut variables, context);
    let names = context.names.module(module);
    let name = match names.name.as_str() {
        REPLAY => format!("{REPLAY}_calls"),
        name => name.to_owned(),
    };
    let title = docs::literal(&operation.name);
    let endpoint = format!("`{} {}`", operation.method, docs::code(&operation.path));
    let mut about = Docs::line(&if title.is_empty() {
        format!("{endpoint}.")
    } else {
        format!("{title}: {endpoint}.")
    });
    about.block("sh", &format!("{}cargo run --example {name}", settings(&variables)));
    let mut imports = uses::imports(&builder);
    imports.extend(uses::imports([&call]));
    imports.extend(uses::imports(body.iter().map(|(ty, _)| ty)));
    imports.insert(path::CLIENT);
    Program {
        crate_name: context.crate_name.to_owned(),
        imports,
        name,
        feature: operations::top_feature(module, context),
        docs: about,
        builder,
        body,
        call,
    }
}

/// `ZOOM_BEARER_TOKEN=… `, each variable that the program reads.
fn settings(variables: &[String]) -> String {
    variables.iter().map(|variable| format!("{variable}=… ")).collect()
}

/// What the builder is given.
fn builder(operation: &api::Operation, variables: &mut Vec<String>, context: &Context<'_>) -> Vec<PlayStep> {
    let prefix = screaming(context.crate_name);
    let mut variable = |name: &str| {
        let name = format!("{prefix}_{}", screaming(name));
        variables.push(name.clone());
        Expr::Environment(name)
    };
    let needed = body::settings(operation, context);
    let mut steps = Vec::new();
    for (index, (setting, name)) in context.api.settings.iter().zip(&context.names.settings).enumerate() {
        if setting.default.is_none() && needed.contains(&SettingId(index)) {
            steps.push(PlayStep {
                method: name.to_string(),
                arguments: vec![variable(name.as_str())],
            });
        }
    }
    if let Some(authentication) = &operation.authentication {
        let id = authentication.credential;
        let name = context.names.credential(id);
        steps.push(PlayStep {
            method: name.to_string(),
            arguments: clients::given(
                name,
                &context.api.credentials[id.0].scheme,
                &authentication.replay,
                &mut variable,
            ),
        });
    }
    steps
}

/// The JSON of a call, which stands before it in a variable of its own.
fn take_body(value: &mut Expr) -> Option<(Ty, String)> {
    match value {
        Expr::Parsed { ty, text } => {
            let text = match serde_json::from_str::<serde_json::Value>(text) {
                Ok(json) => format!("{json:#}"),
                Err(_) => text.clone(),
            };
            let body = (ty.clone(), text);
            *value = Expr::Argument(Identifier::fixed("body"));
            Some(body)
        }
        Expr::Call { arguments, .. } => arguments.iter_mut().find_map(take_body),
        Expr::Struct { fields, .. } => fields.iter_mut().find_map(|(_, value)| take_body(value)),
        _ => None,
    }
}

/// Whether the value was a secret.
fn is_hidden(value: &Expr) -> bool {
    match value {
        Expr::Text(text) => text == SECRET,
        Expr::Call { arguments, .. } => arguments.iter().any(is_hidden),
        _ => false,
    }
}

/// `ACCESS_TOKEN` of `accessToken` or `access_token`.
fn screaming(name: &str) -> String {
    let mut text = String::new();
    let mut was_lower = false;
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && was_lower {
            text.push('_');
        }
        was_lower = letter.is_ascii_lowercase() || letter.is_ascii_digit();
        text.push(if letter.is_ascii_alphanumeric() {
            letter.to_ascii_uppercase()
        } else {
            '_'
        });
    }
    text
}
