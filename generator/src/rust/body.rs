//! The body of a request: the argument that gives it and the steps that send it.

use std::collections::BTreeSet;

use crate::api::{
    self, Api, ArgumentId, ArgumentType as Kind, Body, Field, Part, Place, Scheme, SettingId, SettingRole,
};
use crate::name;
use crate::shape::{Shapes, TypeRef};

use super::docs::Docs;
use super::path::{self, Path};
use super::{Argument, ArgumentType, Context, Expr, Step, Ty, template, ty};

/// The body's argument, if the caller gives one as a whole.
pub(super) fn argument(
    operation: &api::Operation,
    names: &name::Operation,
    reference: Option<&TypeRef>,
    context: &Context<'_>,
) -> Option<Argument> {
    let ty = match &operation.body {
        Body::Json { .. } | Body::GraphQl { replay: Some(_), .. } => {
            ArgumentType::Into(json_type(reference, context).within(path::JSON))
        }
        Body::Text { .. } => ArgumentType::Into(Ty::Path(path::STRING)),
        Body::File { .. } => ArgumentType::Plain(Ty::Path(path::FILE)),
        Body::None | Body::Urlencoded(_) | Body::Multipart { .. } | Body::GraphQl { .. } | Body::Constant(_) => {
            return None;
        }
    };
    Some(Argument {
        of: None,
        docs: Docs::line(match operation.body {
            Body::GraphQl { .. } => "The variables of the query.",
            Body::File { .. } => "What is uploaded.",
            _ => "What is sent.",
        }),
        name: names.body.clone(),
        ty,
    })
}

/// The type of a JSON body; any JSON where no sample shows one.
pub(super) fn json_type(reference: Option<&TypeRef>, context: &Context<'_>) -> Ty {
    reference.map_or(Ty::Path(path::VALUE), |reference| ty::ty(reference, context))
}

/// The steps that send the body, its required fields among them.
pub(super) fn steps(operation: &api::Operation, names: &name::Operation, context: &Context<'_>) -> Vec<Step> {
    let body = || Expr::Argument(names.body.clone());
    match &operation.body {
        Body::None => Vec::new(),
        Body::Json { .. } => vec![step("json", [body()])],
        Body::Text { .. } => vec![step("text", [body()])],
        Body::Constant(text) => vec![step("text", [Expr::Text(text.clone())])],
        Body::File { .. } => vec![step("file", [body()])],
        Body::GraphQl {
            query,
            operation_name,
            replay,
            ..
        } => {
            let name = operation_name.as_ref().map_or_else(
                || Expr::Path(path::NONE),
                |name| call(path::SOME, vec![Expr::Text(name.to_string())]),
            );
            let query = Expr::Text(query.clone());
            match replay {
                Some(_) => vec![step("graphql", [query, name, body()])],
                None => vec![step("graphql_without_variables", [query, name])],
            }
        }
        Body::Urlencoded(fields) => {
            let required = fields
                .iter()
                .enumerate()
                .filter_map(|(slot, field)| field_step(operation, names, field, slot, context, Form::Urlencoded));
            required.collect()
        }
        // A boundary that the collection gives stands in the header, which the runtime reads.
        Body::Multipart { fields, bare, .. } => {
            let parts = fields
                .iter()
                .enumerate()
                .filter_map(|(slot, field)| field_step(operation, names, field, slot, context, Form::Multipart));
            bare.then(|| step("bare_multipart", []))
                .into_iter()
                .chain(parts)
                .collect()
        }
    }
}

/// The two kinds of forms.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Form {
    Urlencoded,
    Multipart,
}

/// The step of a field that is always given.
fn field_step(
    operation: &api::Operation,
    names: &name::Operation,
    field: &Field,
    slot: usize,
    context: &Context<'_>,
    form: Form,
) -> Option<Step> {
    match field {
        Field::Argument { argument, .. } if !operation.arguments[argument.0].required.value => None,
        Field::Argument { .. } => Some(argument_step(operation, names, field, slot, form)),
        Field::Constant {
            name,
            value,
            content_type,
        } => {
            let holes = Some((operation, names.arguments.as_slice()));
            let name = Expr::Text(template::constant(name).unwrap_or_default());
            let value = Expr::Text(template::text(value, holes, context));
            Some(match (form, content_type) {
                (Form::Urlencoded, _) => step("field_template", [Expr::Count(slot), name, value]),
                (Form::Multipart, None) => step("part_template", [Expr::Count(slot), name, value]),
                (Form::Multipart, Some(media)) => {
                    let part = Expr::Call {
                        function: path::PART.member("text"),
                        arguments: vec![name, value],
                        steps: vec![step("content_type", [Expr::Text(media.clone())])],
                    };
                    step("part", [Expr::Count(slot), part])
                }
            })
        }
    }
}

/// The step of a field that the caller gives.
pub(super) fn argument_step(
    operation: &api::Operation,
    names: &name::Operation,
    field: &Field,
    slot: usize,
    form: Form,
) -> Step {
    let Field::Argument {
        name,
        argument: ArgumentId(index),
        content_type,
        file_name,
    } = field
    else {
        return step("form", []);
    };
    let argument = &operation.arguments[*index];
    let key = Expr::Text(name.clone().unwrap_or_else(|| argument.key.clone()));
    let value = Expr::Argument(names.arguments[*index].clone());
    let slot = Expr::Count(slot);
    let is_file = argument.ty == Kind::File;
    match (form, is_file, argument.list) {
        (Form::Urlencoded, _, false) => step("field", [slot, key, value]),
        (Form::Urlencoded, _, true) if argument.counted => step("field_counted", [slot, key, value]),
        (Form::Urlencoded, _, true) => step("field_list", [slot, key, value]),
        (Form::Multipart, true, true) => step("files", [slot, key, value]),
        (Form::Multipart, false, true) => step("part_list", [slot, key, value]),
        (Form::Multipart, is_file, false) => {
            let media = content_type
                .iter()
                .map(|media| step("content_type", [Expr::Text(media.clone())]));
            let file = file_name
                .iter()
                .map(|name| step("file_name", [Expr::Text(name.clone())]));
            let function = path::PART.member(if is_file { "file" } else { "text" });
            let steps = if is_file {
                Vec::new()
            } else {
                media.chain(file).collect()
            };
            step(
                "part",
                [
                    slot,
                    Expr::Call {
                        function,
                        arguments: vec![key, value],
                        steps,
                    },
                ],
            )
        }
    }
}

/// The fields of a form with the kind of it.
pub(super) fn fields(body: &Body) -> Option<(&[Field], Form)> {
    match body {
        Body::Urlencoded(fields) => Some((fields, Form::Urlencoded)),
        Body::Multipart { fields, .. } => Some((fields, Form::Multipart)),
        _ => None,
    }
}

/// Modules of the runtime that the API needs beyond the core.
pub(super) fn runtime(api: &Api, shapes: &Shapes) -> BTreeSet<&'static str> {
    let mut used = BTreeSet::new();
    if shapes.keep_digits() {
        used.insert("number");
    }
    for operation in &api.operations {
        match &operation.body {
            Body::Urlencoded(_) => drop(used.insert("form")),
            Body::Multipart { .. } => used.extend(["multipart", "file"]),
            Body::File { .. } => drop(used.insert("file")),
            Body::GraphQl { .. } => drop(used.insert("graphql")),
            Body::None | Body::Json { .. } | Body::Text { .. } | Body::Constant(_) => {}
        }
        if operation
            .arguments
            .iter()
            .any(|argument| argument.place == Place::Field && argument.ty == Kind::File)
        {
            used.insert("file");
        }
        if templates(operation).any(is_dynamic) {
            used.insert("dynamic");
        }
    }
    let defaults = api
        .settings
        .iter()
        .filter(|setting| setting.role == SettingRole::Server || setting.default.is_some());
    if defaults.filter_map(|setting| setting.default.as_ref()).any(is_dynamic) {
        used.insert("dynamic");
    }
    for credential in &api.credentials {
        if let Scheme::Other { kind, parameters } = &credential.scheme {
            used.extend(scheme_module(kind));
            let says = |key: &str, value: &str| {
                parameters
                    .iter()
                    .any(|(known, said)| known == key && said.starts_with(value))
            };
            if kind == "oauth2" && says("grant_type", "authorization_code") {
                used.insert("pkce");
            }
            if kind == "oauth1" && says("signatureMethod", "RSA-SHA1") {
                used.insert("rsa_sha1");
            }
        }
    }
    used
}

/// The runtime's module for a type of auth.
pub(super) fn scheme_module(kind: &str) -> Option<&'static str> {
    [
        "oauth2", "digest", "oauth1", "awsv4", "hawk", "jwt", "asap", "ntlm", "edgegrid",
    ]
    .into_iter()
    .find(|known| *known == kind)
}

fn templates(operation: &api::Operation) -> impl Iterator<Item = &api::Template> {
    let query = operation.query.iter().flat_map(|entry| match entry {
        api::QueryEntry::Constant { key, value } => [key.as_ref(), value.as_ref()],
        api::QueryEntry::Argument(_) => [None, None],
    });
    let headers = operation.headers.iter().map(|header| match header {
        api::Header::Constant { value, .. } => Some(value),
        api::Header::Argument(_) => None,
    });
    let fields = fields(&operation.body)
        .map_or(&[][..], |(fields, _)| fields)
        .iter()
        .flat_map(|field| match field {
            Field::Constant { name, value, .. } => [Some(name), Some(value)],
            Field::Argument { .. } => [None, None],
        });
    std::iter::once(Some(&operation.url))
        .chain(query)
        .chain(headers)
        .chain(fields)
        .flatten()
}

/// The settings that an operation needs, those in defaults of others too.
pub(crate) fn settings(operation: &api::Operation, api: &Api) -> Vec<SettingId> {
    let mut needed = Vec::new();
    let mut next: Vec<&api::Template> = templates(operation).collect();
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
