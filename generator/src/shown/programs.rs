//! `examples/`: a program for each top folder, which makes one call.
//!
//! It calls the operation that does least harm and needs least, with the collection's own harmless values. Credentials
//! and settings without a default come from the environment.

use std::cmp::Reverse;

use super::{Call, Context, Docs, Expr, Program, Step, credential, play, title};
use crate::api;
use crate::api::SECRET;
use crate::document::Method;
use crate::name::Identifier;
use crate::rust::{Module, body, path, uses};

/// The smoke test's name.
const REPLAY: &str = "replay";

/// A program for each top folder, and one for the operations that stand in none.
pub(super) fn programs(context: &Context<'_>) -> Vec<Program> {
    let modules = &context.krate.modules;
    let tops = modules.iter().filter(|module| module.path.len() == 1);
    let programs = tops.filter_map(|top| {
        let all = modules.iter().filter(|module| module.path.starts_with(&top.path));
        let calls = all.flat_map(|module| context.calls_of(module));
        let calls = calls.filter(|call| call.method.deprecated.is_none());
        Some(program(top, &calls.min_by_key(rank)?, context))
    });
    programs.collect()
}

/// What reads comes first, what deletes last; then what needs least.
fn rank(call: &Call<'_>) -> (u8, usize, Reverse<bool>, usize) {
    let request = call.request;
    let method = match request.method {
        // A browser's page is nothing for a program.
        Method::Get if request.is_page => 4,
        Method::Get => 0,
        Method::Head | Method::Options => 1,
        Method::Delete => 3,
        _ => 2,
    };
    let arguments = request.arguments.iter();
    let required = arguments.filter(|argument| argument.required.value).count();
    (method, required, Reverse(!request.cases.is_empty()), call.method.id.0)
}

fn program(top: &Module, call: &Call<'_>, context: &Context<'_>) -> Program {
    let mut request = context.secrets.hidden(call.request);
    // A key that nothing was filled in for shows nothing.
    for argument in request
        .arguments
        .iter_mut()
        .filter(|argument| argument.ty != api::ArgumentType::Flag)
    {
        argument.replay.retain(|given| *given != api::Given::Set);
    }
    let shown = Call {
        request: &request,
        ..*call
    };
    // Its JSON stands before the call, in a variable of its own.
    let body = play::json_body(&shown).map(|(ty, text)| (ty.clone(), pretty(text)));
    let mut call = play::play(&shown, |_, _| Expr::Argument(Identifier::fixed("body")));
    // A page token or the like is only right in its place; the server takes the call without it.
    call.steps.retain(|step| !step.arguments.iter().any(is_hidden));
    let is_deprecated = |step: &Step| {
        let mut setters = shown.method.setters.iter();
        setters.any(|setter| setter.deprecated.is_some() && step.method == setter.name.as_str())
    };
    call.steps.retain(|step| !is_deprecated(step));
    let mut variables = Vec::new();
    let builder = builder(&request, &mut variables, context);
    let name = match top.path.last().map_or("", Identifier::as_str) {
        REPLAY => format!("{REPLAY}_calls"),
        name => name.to_owned(),
    };
    let mut docs = Docs::line(&title(&shown));
    docs.block("sh", &format!("{}cargo run --example {name}", settings(&variables)));
    let mut imports = uses::imports(&builder);
    imports.extend(uses::imports([&call]));
    imports.extend(uses::imports(body.iter().map(|(ty, _)| ty)));
    imports.insert(path::CLIENT);
    Program {
        crate_name: context.crate_name.clone(),
        imports,
        name,
        feature: top.feature.clone(),
        docs,
        builder,
        body,
        call,
    }
}

fn pretty(text: &str) -> String {
    let json = serde_json::from_str::<serde_json::Value>(text);
    json.map_or_else(|_| text.to_owned(), |json| format!("{json:#}"))
}

/// `ZOOM_BEARER_TOKEN=… `, each variable that the program reads.
fn settings(variables: &[String]) -> String {
    variables.iter().map(|variable| format!("{variable}=… ")).collect()
}

fn builder(request: &api::Operation, variables: &mut Vec<String>, context: &Context<'_>) -> Vec<Step> {
    let prefix = screaming(&context.crate_name);
    let mut variable = |name: &str| {
        let name = format!("{prefix}_{}", screaming(name));
        variables.push(name.clone());
        Expr::Environment(name)
    };
    let (api, client) = (&context.krate.api, &context.krate.client);
    let unset = body::unset_settings(request, api).into_iter();
    let unset = unset.map(|id| &client.settings[id.0].name);
    let mut steps: Vec<Step> = unset
        .map(|name| Step {
            method: name.to_string().into(),
            arguments: vec![variable(name.as_str())],
        })
        .collect();
    for authentication in &request.authentications {
        let id = authentication.credential;
        let (own, scheme) = (&client.credentials[id.0], &api.credentials[id.0].scheme);
        steps.push(Step {
            method: own.name.to_string().into(),
            arguments: credential::from_environment(own, scheme, &authentication.replay, &mut variable),
        });
    }
    steps
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
pub(super) fn screaming(name: &str) -> String {
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
