//! `examples/`: a program for each top folder, which makes one call.
//!
//! It calls the operation that does least harm and needs least, with the collection's own harmless values. Credentials
//! and settings without a default come from the environment.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::harmless::CONTENT;
use super::made::says_nothing;
use super::{Call, Context, Docs, Expr, Program, Sent, Step, credential, example, play, title};
use crate::api;
use crate::api::{Body, FileGiven, Given, SECRET};
use crate::document::Method;
use crate::name::Identifier;
use crate::rust::{Module, Path, Standpoint, body, path, uses};

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
    let request = told(context.secrets.hidden(call.request));
    let shown = Call {
        request: &request,
        ..*call
    };
    let mut variables = Vec::new();
    let builder = builder(&request, &mut variables, context);
    let name = match top.path.last().map_or("", Identifier::as_str) {
        REPLAY => format!("{REPLAY}_calls"),
        name => name.to_owned(),
    };
    let mut docs = Docs::line(&title(&shown));
    docs.block("sh", &format!("{}cargo run --example {name}", settings(&variables)));
    let mut imports = uses::imports(&builder);
    imports.insert(path::CLIENT);
    let sent = as_documented(&shown, &imports, context).unwrap_or_else(|| whole(&shown));
    if let Sent::Whole { body, call } = &sent {
        imports.extend(uses::imports([&**call]));
        imports.extend(uses::imports(body.iter().map(|(ty, _)| ty)));
    }
    Program {
        crate_name: context.crate_name.clone(),
        imports,
        name,
        feature: top.feature.clone(),
        docs,
        builder,
        sent,
    }
}

/// The documentation's example; `None` where it takes what only its reader has.
fn as_documented(call: &Call<'_>, imports: &BTreeSet<Path>, context: &Context<'_>) -> Option<Sent> {
    let from = Standpoint::Program(&context.crate_name);
    let imported = imports.iter().map(|path| (path.name.to_string(), path.written(from)));
    let own = ["env", "error::Error"].map(|name| format!("std::{name}"));
    let own = own.map(|path| (path.rsplit(':').next().unwrap_or_default().to_owned(), path));
    let example = example::example(call, from, &imported.chain(own).collect(), context);
    let is_harmless = context.secrets.text(&example.statements) == example.statements;
    let runs = example.hidden.is_empty() && !call.request.is_page && is_harmless;
    runs.then_some(Sent::Example {
        // A program has no item of the crate's name, beside which it would have to be told apart.
        imports: example.imports.replace("use ::", "use "),
        statements: example.statements,
    })
}

/// The call with all that the collection sends; its JSON stands before it, in a variable of its own.
fn whole(shown: &Call<'_>) -> Sent {
    let body = play::json_body(shown).map(|(ty, text)| (ty.clone(), pretty(text)));
    let mut call = play::play(shown, |_, _| Expr::Argument(Identifier::fixed("body")));
    // A page token or the like is only right in its place; the server takes the call without it.
    call.steps.retain(|step| !step.arguments.iter().any(is_hidden));
    let is_deprecated = |step: &Step| {
        let mut setters = shown.method.setters.iter();
        setters.any(|setter| setter.deprecated.is_some() && step.method == setter.name.as_str())
    };
    call.steps.retain(|step| !is_deprecated(step));
    Sent::Whole {
        body,
        call: Box::new(call),
    }
}

/// The request without what tells a reader nothing: keys without a value, and placeholders, for which the name of what must
/// be sent stands.
fn told(mut request: api::Operation) -> api::Operation {
    for argument in &mut request.arguments {
        // A key that nothing was filled in for shows nothing.
        if argument.ty != api::ArgumentType::Flag {
            argument.replay.retain(|given| *given != Given::Set);
        }
        let is_hollow = |given: &Given| match given {
            Given::Data(text) | Given::Verbatim(text) => says_nothing(text),
            Given::File(_) | Given::Set => false,
        };
        if !argument.replay.iter().any(is_hollow) {
            continue;
        }
        let named = match argument.ty {
            api::ArgumentType::Text => Some(Given::Data(argument.key.clone())),
            api::ArgumentType::File => Some(Given::File(FileGiven {
                base64: Some(STANDARD.encode(CONTENT)),
                ..FileGiven::default()
            })),
            _ => None,
        };
        match named.filter(|_| argument.required.value) {
            Some(named) => argument.replay = vec![named],
            None if argument.required.value => {}
            None => argument.replay.clear(),
        }
    }
    if let Body::Text { replay, .. } = &mut request.body
        && replay.starts_with("{{")
        && replay.ends_with("}}")
    {
        "body".clone_into(replay);
    }
    request
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
