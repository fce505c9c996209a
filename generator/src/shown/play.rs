//! The smoke test: each method called with the collection's own values.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use postman_codegen_runtime::percent::strict;

use super::digits::grouped;
use super::{Call, Context, Play, Replay, Ty, credential};
use crate::api::{self, ArgumentType as Kind, Body, FileGiven, Given};
use crate::rust::body::{call as called, step};
use crate::rust::{
    Expr, Path, Setter, Step, path,
    uses::{self, Uses},
};

/// The smoke test of all operations.
pub(super) fn replay(context: &Context<'_>) -> Replay {
    let first = first_values(context);
    let plays = context.calls.iter().map(|call| {
        let mut play = play(call, parsed);
        play.steps.extend(own_credential(call.request, &first, context));
        play
    });
    let (builder, plays): (_, Vec<Play>) = (builder(&first, context), plays.collect());
    let mut imports = uses::imports(&builder);
    imports.extend(uses::imports(&plays));
    imports.insert(path::CLIENT);
    let parses = |play: &Play| play.any(|value| matches!(value, Expr::Parsed { .. }));
    let parses = plays.iter().any(parses);
    imports.extend(parses.then_some(path::JSON));
    Replay {
        // A module's path is not a name; its smoke test uses the crate around it by the crate's.
        crate_name: context.krate.name.replace('-', "_"),
        builder,
        imports,
        plays,
        items: context.krate.api.items,
        scripted: context.krate.runtime.contains(&"script_time"),
    }
}

/// JSON as its type reads it.
fn parsed(ty: &Ty, text: &str) -> Expr {
    Expr::Parsed {
        ty: ty.clone(),
        text: text.to_owned(),
    }
}

/// Of each credential the values of its first use; the client is built with them.
fn first_values<'a>(context: &Context<'a>) -> Vec<Option<&'a [(String, String)]>> {
    let mut first: Vec<Option<&[(String, String)]>> = vec![None; context.krate.api.credentials.len()];
    let uses = context.krate.api.operations.iter();
    for authentication in uses.flat_map(|operation| &operation.authentications) {
        first[authentication.credential.0].get_or_insert(&authentication.replay);
    }
    first
}

fn builder(first: &[Option<&[(String, String)]>], context: &Context<'_>) -> Vec<Step> {
    let (api, client) = (&context.krate.api, &context.krate.client);
    let settings = api.settings.iter().filter_map(|setting| {
        let value = setting.replay.clone()?;
        Some(step("set", [Expr::Text(setting.key.clone()), Expr::Text(value)]))
    });
    let credentials = api.credentials.iter().zip(&client.credentials).zip(first);
    let credentials = credentials.filter(|((credential, _), values)| !is_missing(&credential.scheme, **values));
    let credentials = credentials.filter_map(|((credential, own), values)| {
        let scheme = credential::played(&credential.scheme, (*values)?);
        Some(step("credential", [Expr::Text(own.name.to_string()), scheme]))
    });
    settings.chain(credentials).chain(hooks(context)).collect()
}

/// What takes the place of scripts that are not translated: their variables have some value.
pub(super) fn hooks<'a>(context: &'a Context<'_>) -> impl Iterator<Item = Step> + 'a {
    context.krate.client.hooks.iter().map(|hook| {
        let sets = context.krate.api.scripts[hook.of.0].sets.iter().map(|name| {
            Expr::Pair(
                Box::new(Expr::Text(name.clone())),
                Box::new(Expr::Text("value".to_owned())),
            )
        });
        step(
            "hook_variables",
            [Expr::Text(hook.name.to_string()), Expr::Slice(sets.collect())],
        )
    })
}

/// Whether the client would take the credential for none: a call can send it nevertheless.
fn is_missing(scheme: &api::Scheme, values: Option<&[(String, String)]>) -> bool {
    *scheme == api::Scheme::Bearer && values.is_some_and(|values| values.iter().all(|(_, value)| value.is_empty()))
}

/// The credential of an operation that has other values than the client's.
fn own_credential(
    operation: &api::Operation,
    first: &[Option<&[(String, String)]>],
    context: &Context<'_>,
) -> Option<Step> {
    let with = |scheme, values| step("credential", [credential::played(scheme, values)]);
    if let Some((scheme, values)) = &operation.own_access {
        return Some(with(scheme, values));
    }
    let authentication = operation.authentications.first()?;
    let id = authentication.credential.0;
    let scheme = &context.krate.api.credentials[id].scheme;
    let replay = Some(authentication.replay.as_slice());
    (first[id] != replay || is_missing(scheme, replay)).then(|| with(scheme, &authentication.replay))
}

/// The call with the values that the request holds; how its JSON is written, the caller decides.
pub(super) fn play(call: &Call<'_>, json: impl Fn(&Ty, &str) -> Expr) -> Play {
    let (request, method) = (call.request, call.method);
    let cases = request.cases.iter().zip(&method.cases);
    Play {
        item: request.index,
        name: request.name.clone(),
        cases: cases
            .map(|(case, lowered)| (case.status, lowered.name.to_string()))
            .collect(),
        accessors: call.accessors().to_vec(),
        method: method.method.clone(),
        arguments: required(call, json),
        steps: optional(call),
        deprecated: method.deprecated.is_some() || given(call).any(|setter| setter.deprecated.is_some()),
    }
}

/// The JSON that a call sends: its type and its text.
pub(super) fn json_body<'a>(call: &Call<'a>) -> Option<(&'a Ty, &'a str)> {
    let (Body::Json { replay, .. }
    | Body::GraphQl {
        replay: Some(replay), ..
    }
    | Body::JsonRpc {
        replay: Some(replay), ..
    }) = &call.request.body
    else {
        return None;
    };
    match replay {
        Given::Data(text) => Some((call.json()?, text)),
        _ => None,
    }
}

/// The arguments by position, or the struct that holds them.
fn required(call: &Call<'_>, json: impl Fn(&Ty, &str) -> Expr) -> Vec<Expr> {
    let values = call.method.arguments.iter().map(|argument| {
        let value = match (argument.of, json_body(call)) {
            (Some(id), _) => argument_value(&call.request.arguments[id.0]),
            (None, Some((ty, text))) => json(ty, text),
            (None, None) => other_body(&call.request.body),
        };
        (argument, value)
    });
    let values = values.map(|(_, value)| value).collect();
    match &call.method.parameters {
        None => values,
        Some(parameters) => {
            let ty = Path::own(call.module.path.clone(), &parameters.name);
            vec![called(ty.member("new"), values)]
        }
    }
}

/// The value of an argument as its type wants it.
fn argument_value(argument: &api::Argument) -> Expr {
    let kind = argument.ty;
    if kind == Kind::Nested {
        return called(path::VERBATIM.member("new"), vec![Expr::Text(nested_text(argument))]);
    }
    if argument.list {
        let values = argument.replay.iter().map(|value| one_value(value, kind, argument));
        return Expr::List(match kind {
            // So all elements have one type.
            Kind::Text => values
                .map(|value| called(path::TEXT.member("from"), vec![value]))
                .collect(),
            _ => values.collect(),
        });
    }
    match argument.replay.first() {
        Some(value) => one_value(value, kind, argument),
        None => match kind {
            Kind::File => file(&FileGiven::default()),
            Kind::Integer | Kind::Number => Expr::Literal("0".to_owned()),
            Kind::Boolean => Expr::Literal("false".to_owned()),
            Kind::Text | Kind::Flag | Kind::Nested => Expr::Text(String::new()),
            Kind::Json => called(path::VERBATIM.member("new"), vec![Expr::Text("null".to_owned())]),
        },
    }
}

/// The fields of a form as they are sent.
fn nested_text(argument: &api::Argument) -> String {
    let fields = argument
        .nested
        .iter()
        .zip(&argument.replay)
        .filter_map(|(name, given)| match given {
            Given::Data(text) => Some(format!("{}={}", strict(name), strict(text))),
            Given::Verbatim(text) => Some(format!("{}={text}", strict(name))),
            Given::File(_) | Given::Set => None,
        });
    fields.collect::<Vec<_>>().join("&")
}

fn one_value(value: &Given, kind: Kind, argument: &api::Argument) -> Expr {
    match (value, kind) {
        (Given::Data(text), Kind::Integer | Kind::Boolean) => Expr::Literal(grouped(text)),
        (Given::Data(text), Kind::Number) => {
            let fraction = if text.contains('.') { "" } else { ".0" };
            Expr::Literal(grouped(&format!("{text}{fraction}")))
        }
        (Given::Data(text) | Given::Verbatim(text), Kind::Json) => {
            called(path::VERBATIM.member("new"), vec![Expr::Text(text.clone())])
        }
        (Given::Data(text), _) => Expr::Text(text.clone()),
        (Given::Verbatim(text), Kind::File) => called(path::VERBATIM.member("new"), vec![Expr::Text(text.clone())]),
        (Given::Verbatim(text), _) if !matches!(argument.place, api::Place::Path | api::Place::Query) => {
            Expr::Text(text.clone())
        }
        (Given::Verbatim(text), _) => called(path::VERBATIM.member("new"), vec![Expr::Text(text.clone())]),
        (Given::File(given), _) => file(given),
        (Given::Set, Kind::Flag) => Expr::Text(String::new()),
        (Given::Set, _) => called(path::VERBATIM.member("key_alone"), Vec::new()),
    }
}

fn file(given: &FileGiven) -> Expr {
    let with = |method, text: &Option<String>| Some(step(method, [Expr::Text(text.clone()?)]));
    let name = with("with_name", &given.file_name);
    let media = with("with_content_type", &given.content_type);
    let skip = given.path.is_some().then(|| step("skip_unreadable", []));
    let (function, arguments) = match (&given.path, &given.base64) {
        (Some(path), _) => ("path", vec![Expr::Text(path.clone())]),
        (None, Some(content)) => {
            let content = STANDARD.decode(content).unwrap_or_default();
            ("unnamed", vec![Expr::Bytes(content)])
        }
        (None, None) => ("empty", Vec::new()),
    };
    Expr::Call {
        function: path::FILE.member(function),
        arguments,
        steps: [name, media, skip].into_iter().flatten().collect(),
    }
}

/// A body that is no JSON.
fn other_body(body: &Body) -> Expr {
    match body {
        Body::Json {
            replay: Given::Verbatim(text),
            ..
        }
        | Body::GraphQl {
            replay: Some(Given::Verbatim(text)),
            ..
        }
        | Body::JsonRpc {
            replay: Some(Given::Verbatim(text)),
            ..
        } => called(path::VERBATIM.member("new"), vec![Expr::Text(text.clone())]),
        Body::Text { replay, .. } => Expr::Text(replay.clone()),
        Body::File { replay, .. } => file(replay),
        _ => Expr::Text(String::new()),
    }
}

/// Setters of everything that the collection sends beyond what is required, in the order of the arguments.
fn optional(call: &Call<'_>) -> Vec<Step> {
    let mut setters: Vec<&Setter> = given(call).collect();
    setters.sort_by_key(|setter| setter.of);
    let step = |setter: &Setter| {
        let argument = &call.request.arguments[setter.of.0];
        Step {
            method: setter.name.to_string().into(),
            arguments: setter.argument.iter().map(|_| argument_value(argument)).collect(),
        }
    };
    setters.into_iter().map(step).collect()
}

/// Those for which the request has a value.
fn given<'a>(call: &Call<'a>) -> impl Iterator<Item = &'a Setter> {
    let arguments = &call.request.arguments;
    let setters = call.method.setters.iter();
    setters.filter(move |setter| !arguments[setter.of.0].replay.is_empty())
}

impl Play {
    /// Whether any of its values is such.
    pub(super) fn any(&self, is_such: fn(&Expr) -> bool) -> bool {
        self.arguments.iter().any(|value| value.any(is_such))
    }
}

impl Uses for Play {
    fn each_path(&self, visit: &mut dyn FnMut(&Path)) {
        self.arguments.iter().for_each(|value| value.each_path(visit));
        self.steps.iter().for_each(|step| step.each_path(visit));
    }
}
