//! The body of a request: the argument that gives it and the steps that send it.

use std::collections::BTreeSet;

use crate::api::{self, Api, ArgumentType as Kind, Body, FormField, Header, Outcome, Part, Place, Scheme, SettingId};
use crate::shape::{Payload, Shapes};

use super::docs::{self, Docs};
use super::path::{self, Path};
use super::{Argument, ArgumentType, Expr, Request, Step, Ty, template, ty};

/// The body's argument, if the caller gives one as a whole.
pub(super) fn argument(request: &Request<'_>) -> Option<Argument> {
    let ty = match &request.operation.body {
        Body::Json { .. } | Body::GraphQl { replay: Some(_), .. } | Body::JsonRpc { replay: Some(_), .. } => {
            ArgumentType::Into(json_type(request).within(path::JSON))
        }
        Body::Text { .. } => ArgumentType::Into(Ty::Path(path::STRING)),
        Body::File { .. } => ArgumentType::Plain(Ty::Path(path::FILE)),
        Body::None
        | Body::Urlencoded(_)
        | Body::Multipart { .. }
        | Body::GraphQl { .. }
        | Body::JsonRpc { .. }
        | Body::Constant(_)
        | Body::Template(_) => {
            return None;
        }
    };
    Some(Argument {
        of: None,
        docs: match request.operation.body {
            Body::GraphQl { .. } => Docs::line("The variables of the query."),
            Body::JsonRpc { .. } => Docs::line("The params of the call."),
            Body::Text { .. } | Body::File { .. } => content_docs(request),
            _ => Docs::default(),
        },
        name: request.names.body.clone(),
        ty,
    })
}

/// What kind of content it is, which the type of text and bytes does not say.
fn content_docs(request: &Request<'_>) -> Docs {
    let ty = request.operation.headers.iter().find_map(|header| match header {
        Header::Constant { name, value } if name.eq_ignore_ascii_case("content-type") => template::constant(value),
        _ => None,
    });
    let ty = ty.filter(|ty| !ty.trim().is_empty());
    ty.map_or_else(Docs::default, |ty| {
        Docs::line(&format!("Content of the type `{}`.", docs::code(&ty)))
    })
}

/// The type of a JSON body; any JSON where no sample shows one.
fn json_type(request: &Request<'_>) -> Ty {
    let reference = request.shapes.body.as_ref();
    reference.map_or(Ty::Path(path::VALUE), |reference| ty::ty(reference, request.context))
}

pub(super) fn fields(body: &Body) -> &[FormField] {
    match body {
        Body::Urlencoded(fields) | Body::Multipart { fields, .. } => fields,
        _ => &[],
    }
}

/// Whether a failure has JSON, which is read leniently.
fn has_typed_failure(api: &Api, shapes: &Shapes) -> bool {
    let operations = api.operations.iter().zip(&shapes.operations);
    let mut cases = operations.flat_map(|(operation, shapes)| operation.cases.iter().zip(&shapes.cases));
    cases.any(|(case, payload)| {
        case.outcome == Outcome::Failure && matches!(payload, Payload::Json(_) | Payload::Optional(_))
    })
}

/// Modules of the runtime that the API needs beyond the core.
pub(super) fn runtime(api: &Api, shapes: &Shapes) -> BTreeSet<&'static str> {
    let mut used = BTreeSet::new();
    for operation in &api.operations {
        match &operation.body {
            Body::Urlencoded(_) => drop(used.insert("form")),
            Body::Multipart { .. } => used.extend(["multipart", "file"]),
            Body::File { .. } => drop(used.insert("file")),
            Body::GraphQl { .. } => drop(used.insert("graphql")),
            Body::JsonRpc { .. } => drop(used.insert("json_rpc")),
            Body::None | Body::Json { .. } | Body::Text { .. } | Body::Constant(_) | Body::Template(_) => {}
        }
        used.extend((!operation.members.is_empty()).then_some("json_member"));
        let is_file = |argument: &api::Argument| argument.place == Place::Field && argument.ty == Kind::File;
        used.extend(operation.arguments.iter().any(is_file).then_some("file"));
        let is_nested = |argument: &api::Argument| argument.ty == Kind::Nested;
        used.extend(operation.arguments.iter().any(is_nested).then_some("nested"));
        used.extend(
            operation
                .arguments
                .iter()
                .any(api::Argument::is_one_of)
                .then_some("one_of"),
        );
    }
    used.extend(has_typed_failure(api, shapes).then_some("read"));
    let defaults = api.settings.iter().filter_map(|setting| setting.default.as_ref());
    let mut templates = api
        .operations
        .iter()
        .flat_map(api::Operation::templates)
        .chain(defaults);
    used.extend(templates.any(is_dynamic).then_some("dynamic"));
    for credential in &api.credentials {
        if let Scheme::Other { kind, parameters } = &credential.scheme {
            used.insert(kind.name());
            used.extend(kind.extension(parameters).map(|extension| extension.module));
        }
    }
    used
}

/// The settings that an operation needs, those in defaults of others too.
pub(crate) fn settings(operation: &api::Operation, api: &Api) -> Vec<SettingId> {
    let mut needed = Vec::new();
    let mut next: Vec<&api::Template> = operation.templates().collect();
    while let Some(template) = next.pop() {
        for part in &template.0 {
            if let Part::Setting(id) = part
                && !needed.contains(id)
            {
                needed.push(*id);
                next.extend(&api.settings[id.0].default);
            }
        }
    }
    needed
}

/// The settings without a value of their own that somebody who makes the call gives: those of its request, and secrets
/// that its scripts read.
pub(crate) fn unset_settings(operation: &api::Operation, api: &Api) -> Vec<SettingId> {
    let scripts = operation.scripts.iter().map(|id| &api.scripts[id.0]);
    let is_kept = |name: &String| scripts.clone().any(|script| script.keeps.contains(name));
    let read: Vec<String> = scripts
        .clone()
        .filter(|script| script.hook.is_none())
        .flat_map(api::Script::reads)
        .filter(|name| api::is_masked_name(name) && !is_kept(name))
        .collect();
    let needed = settings(operation, api);
    let is_unset = |(index, setting): &(usize, &api::Setting)| {
        let is_needed = needed.contains(&SettingId(*index)) || read.contains(&setting.key);
        setting.default.is_none() && !setting.chosen && is_needed
    };
    let unset = api.settings.iter().enumerate().filter(is_unset);
    unset.map(|(index, _)| SettingId(index)).collect()
}

fn is_dynamic(template: &api::Template) -> bool {
    template.0.iter().any(|part| matches!(part, Part::Dynamic(_)))
}

/// `.method(arguments)`.
pub(crate) fn step<const N: usize>(method: &'static str, arguments: [Expr; N]) -> Step {
    Step {
        method: method.into(),
        arguments: arguments.into(),
    }
}

/// `function(arguments)`.
pub(crate) fn call(function: Path, arguments: Vec<Expr>) -> Expr {
    Expr::Call {
        function,
        arguments,
        steps: Vec::new(),
    }
}
