//! The smoke test: each method called with the collection's own values.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::api::{self, ArgumentType as Kind, Body, FileGiven, Given, OperationId};
use crate::name;

use super::body::{call, step};
use super::digits::grouped;
use super::path;
use super::{Context, Expr, Play, PlayStep, Replay, Step, arguments, body, clients, operations, uses};

/// The smoke test of all operations.
pub(super) fn lower(context: &Context<'_>, crate_name: &str) -> Replay {
    let first = first_values(context);
    let plays = (0..context.api.operations.len()).map(|index| {
        let operation = &context.api.operations[index];
        let mut play = play(OperationId(index), operation, context);
        play.steps.extend(own_credential(operation, &first, context));
        play
    });
    let (builder, plays): (_, Vec<Play>) = (builder(&first, context), plays.collect());
    let mut imports = uses::imports(&builder);
    imports.extend(uses::imports(&plays));
    imports.extend([path::CALL, path::CLIENT]);
    let parses = plays
        .iter()
        .any(|play| play.any(|value| matches!(value, Expr::Parsed { .. })));
    imports.extend(parses.then_some(path::JSON));
    Replay {
        crate_name: crate_name.replace('-', "_"),
        builder,
        imports,
        plays,
        items: context.api.items,
    }
}

/// Of each credential the values of its first use; the client is built with them.
fn first_values<'a>(context: &Context<'a>) -> Vec<Option<&'a [(String, String)]>> {
    let mut first: Vec<Option<&[(String, String)]>> = vec![None; context.api.credentials.len()];
    for authentication in context
        .api
        .operations
        .iter()
        .filter_map(|operation| operation.authentication.as_ref())
    {
        first[authentication.credential.0].get_or_insert(&authentication.replay);
    }
    first
}

fn builder(first: &[Option<&[(String, String)]>], context: &Context<'_>) -> Vec<Step> {
    let mut steps = Vec::new();
    for setting in &context.api.settings {
        if let Some(value) = &setting.replay {
            steps.push(step(
                "set",
                [Expr::Text(setting.key.clone()), Expr::Text(value.clone())],
            ));
        }
    }
    for ((credential, name), values) in context
        .api
        .credentials
        .iter()
        .zip(&context.names.credentials)
        .zip(first)
    {
        if let Some(values) = values {
            steps.push(step(
                "credential",
                [
                    Expr::Text(name.to_string()),
                    clients::played(&credential.scheme, values),
                ],
            ));
        }
    }
    steps
}

/// The credential of an operation that has other values than the client's.
fn own_credential(
    operation: &api::Operation,
    first: &[Option<&[(String, String)]>],
    context: &Context<'_>,
) -> Option<PlayStep> {
    let authentication = operation.authentication.as_ref()?;
    let id = authentication.credential.0;
    let scheme = &context.api.credentials[id].scheme;
    (first[id] != Some(authentication.replay.as_slice())).then(|| PlayStep {
        method: "credential".to_owned(),
        arguments: vec![clients::played(scheme, &authentication.replay)],
    })
}

/// The call with the values that the operation holds.
pub(super) fn play(id: OperationId, operation: &api::Operation, context: &Context<'_>) -> Play {
    let names = context.names.operation(id);
    Play {
        item: operation.index,
        name: operation.name.clone(),
        cases: operation
            .cases
            .iter()
            .zip(&names.cases)
            .map(|(case, name)| (case.status, name.to_string()))
            .collect(),
        accessors: context
            .names
            .ancestry(names.module)
            .iter()
            .map(|module| context.names.module(*module).name.clone())
            .collect(),
        method: names.method.clone(),
        arguments: required(id, operation, names, context),
        steps: optional(operation, names),
    }
}

/// The arguments by position, or the struct that holds them.
fn required(id: OperationId, operation: &api::Operation, names: &name::Operation, context: &Context<'_>) -> Vec<Expr> {
    let mut order: Vec<usize> = (0..operation.arguments.len())
        .filter(|index| operations::is_positional(&operation.arguments[*index]))
        .collect();
    order.sort_by_key(|index| operation.arguments[*index].place != api::Place::Path);
    let lowered = operations::required(operation, names, context.shapes.operations[id.0].body.as_ref(), context);
    let many = lowered.len() > 4;
    let body = whole_body(id, operation, context);
    let values: Vec<Expr> = order
        .into_iter()
        .map(|index| given(&operation.arguments[index]))
        .chain(body)
        .collect();
    if !many {
        return values;
    }
    let fields = lowered.iter().zip(values).map(|(argument, value)| {
        let converted = match &argument.ty {
            super::ArgumentType::Into(_) => into(value),
            super::ArgumentType::Plain(_) | super::ArgumentType::Many(_) => value,
        };
        (argument.name.clone(), converted)
    });
    vec![Expr::Struct {
        path: super::ty::path(Some(names.module), &names.parameters, context),
        fields: fields.collect(),
    }]
}

fn into(value: Expr) -> Expr {
    match value {
        Expr::Text(_) | Expr::Parsed { .. } | Expr::Call { .. } => call(path::INTO.member("into"), vec![value]),
        other => other,
    }
}

/// The value of an argument as its type wants it.
fn given(argument: &api::Argument) -> Expr {
    let kind = argument.ty;
    if argument.list {
        let values: Vec<Expr> = argument.replay.iter().map(|value| one(value, kind, argument)).collect();
        return Expr::List(if kind == Kind::Text {
            values.into_iter().map(text).collect()
        } else {
            values
        });
    }
    match argument.replay.first() {
        Some(value) => one(value, kind, argument),
        None => match kind {
            Kind::File => file(&FileGiven::default()),
            Kind::Integer | Kind::Number => Expr::Literal("0".to_owned()),
            Kind::Boolean => Expr::Literal("false".to_owned()),
            Kind::Text | Kind::Flag => Expr::Text(String::new()),
        },
    }
}

/// `Text::from(value)`, so that all elements of a list have one type.
fn text(value: Expr) -> Expr {
    call(path::TEXT.member("from"), vec![value])
}

fn one(value: &Given, kind: Kind, argument: &api::Argument) -> Expr {
    match (value, kind) {
        (Given::Data(text), Kind::Integer | Kind::Boolean) => Expr::Literal(grouped(text)),
        (Given::Data(text), Kind::Number) => Expr::Literal(if text.contains('.') {
            grouped(text)
        } else {
            grouped(&format!("{text}.0"))
        }),
        (Given::Data(text), _) => Expr::Text(text.clone()),
        (Given::Verbatim(text), _)
            if matches!(
                argument.place,
                api::Place::Field | api::Place::Header | api::Place::Text
            ) =>
        {
            Expr::Text(text.clone())
        }
        (Given::Verbatim(text), _) => call(path::VERBATIM.member("new"), vec![Expr::Text(text.clone())]),
        (Given::File(given), _) => file(given),
        (Given::Set, _) => Expr::Text(String::new()),
    }
}

fn file(given: &FileGiven) -> Expr {
    let mut steps = Vec::new();
    if let Some(name) = &given.file_name {
        steps.push(step("with_name", [Expr::Text(name.clone())]));
    }
    if let Some(media) = &given.content_type {
        steps.push(step("with_content_type", [Expr::Text(media.clone())]));
    }
    let (function, arguments) = match (&given.path, &given.base64) {
        (Some(path), _) => ("path", vec![Expr::Text(path.clone())]),
        (None, Some(content)) => (
            "unnamed",
            vec![Expr::Bytes(STANDARD.decode(content).unwrap_or_default())],
        ),
        (None, None) => ("empty", Vec::new()),
    };
    if given.path.is_some() {
        steps.push(step("skip_unreadable", []));
    }
    Expr::Call {
        function: path::FILE.member(function),
        arguments,
        steps,
    }
}

fn whole_body(id: OperationId, operation: &api::Operation, context: &Context<'_>) -> Option<Expr> {
    let shape = context.shapes.operations[id.0].body.as_ref();
    let typed = |given: &Given| match given {
        Given::Data(text) => Expr::Parsed {
            ty: body::json_type(shape, context),
            text: text.clone(),
        },
        Given::Verbatim(text) => call(path::VERBATIM.member("new"), vec![Expr::Text(text.clone())]),
        Given::File(_) | Given::Set => Expr::Text(String::new()),
    };
    match &operation.body {
        Body::Json { replay, .. } => Some(typed(replay)),
        Body::GraphQl { replay, .. } => replay.as_ref().map(typed),
        Body::Text { replay, .. } => Some(Expr::Text(replay.clone())),
        Body::File { replay, .. } => Some(file(replay)),
        Body::None | Body::Urlencoded(_) | Body::Multipart { .. } | Body::Constant(_) => None,
    }
}

/// Setters of everything that the collection sends beyond what is required.
fn optional(operation: &api::Operation, names: &name::Operation) -> Vec<PlayStep> {
    let given_ones = operation
        .arguments
        .iter()
        .enumerate()
        .filter(|(_, argument)| !argument.required.value && !argument.replay.is_empty());
    let steps = given_ones.map(|(index, argument)| {
        let written = arguments::is_written(argument);
        PlayStep {
            method: names.arguments[index].to_string(),
            arguments: if written { vec![given(argument)] } else { Vec::new() },
        }
    });
    steps.collect()
}
