//! A call of a flow: the collection's own harmless values, with what tests keep in its place.

use std::collections::BTreeSet;

use serde_json::Value;

use super::mock::World;
use crate::api::marked::{Marked, is_marked, marked_variable, quoted, unmarked, unquoted};
use crate::api::{self, ArgumentType as Kind, Body, Given, Place, SECRET, SettingRole, is_masked_name};
use crate::rust::body::step;
use crate::rust::{Expr, Step, Ty, body};

use crate::shown::programs::screaming;
use crate::shown::{Call, Context, Play, credential, play};

/// The call with what tests keep.
pub(super) fn play(call: &Call<'_>, marked: &Marked, world: &World<'_>, context: &Context<'_>) -> Play {
    let mut request = context.secrets.hidden(call.request);
    let twin = marked.operation(request.index);
    if let Some(twin) = twin {
        for argument in &mut request.arguments {
            let same = |other: &&api::Argument| other.place == argument.place && other.key == argument.key;
            if let Some(other) = twin.arguments.iter().find(same) {
                take_marks(argument, other, world);
            }
        }
        take_body(&mut request.body, &twin.body, context);
    }
    let shown = Call {
        request: &request,
        ..*call
    };
    let json = |ty: &Ty, text: &str| Expr::FilledJson {
        ty: ty.clone(),
        text: unmarked(&unquoted(text)),
    };
    let mut play = play::play(&shown, json);
    play.arguments.iter_mut().for_each(fill);
    play.steps
        .iter_mut()
        .flat_map(|step| &mut step.arguments)
        .for_each(fill);
    let mut own = call.method.setters.iter().filter_map(|setter| {
        let argument = &call.request.arguments[setter.of.0];
        let is_kept = argument.place == Place::Client && marked.keeps(&argument.key);
        is_kept.then(|| Step {
            method: setter.name.to_string().into(),
            arguments: vec![Expr::Filled(format!("{{{{{}}}}}", argument.key))],
        })
    });
    let own: Vec<Step> = own.by_ref().collect();
    play.steps.extend(own);
    play.steps
        .extend(twin.and_then(|twin| own_credential(call.request, twin, marked, context)));
    play
}

/// The values of an argument that are variables.
fn take_marks(argument: &mut api::Argument, other: &api::Argument, world: &World<'_>) {
    let text = |given: &Given| match given {
        Given::Data(text) | Given::Verbatim(text) if is_marked(text) => Some(text.clone()),
        _ => None,
    };
    for (index, given) in other.replay.iter().enumerate() {
        let Some(text) = text(given) else { continue };
        let fits = match argument.ty {
            Kind::Text | Kind::Json => true,
            Kind::Integer => marked_variable(&text).is_some_and(|name| world.sent(name).parse::<i64>().is_ok()),
            Kind::Number => marked_variable(&text).is_some_and(|name| world.sent(name).parse::<f64>().is_ok()),
            Kind::Boolean => marked_variable(&text).is_some_and(|name| world.sent(name).parse::<bool>().is_ok()),
            Kind::Flag | Kind::File | Kind::Nested => false,
        };
        if let Some(own) = argument.replay.get_mut(index).filter(|_| fits) {
            *own = match argument.ty {
                // JSON goes out as it stands.
                Kind::Json => Given::Verbatim(text),
                _ => Given::Data(text),
            };
        }
    }
}

/// The body with its variables, without what is secret in it.
fn take_body(body: &mut Body, other: &Body, context: &Context<'_>) {
    let Some(text) = marked_text(body, other) else { return };
    if !is_marked(&text) {
        return;
    }
    match body {
        Body::Json { replay, .. }
        | Body::GraphQl {
            replay: Some(replay), ..
        }
        | Body::JsonRpc {
            replay: Some(replay), ..
        } => {
            let Ok(json) = serde_json::from_str::<Value>(&quoted(&text)) else {
                return;
            };
            let text = masked(&json, context).to_string();
            *replay = match replay {
                Given::Verbatim(_) => Given::Verbatim(unquoted(&text)),
                _ => Given::Data(text),
            };
        }
        Body::Text { replay, .. } => *replay = context.secrets.text(&text).into_owned(),
        _ => {}
    }
}

/// What the caller gives of the body with its variables.
fn marked_text(body: &Body, other: &Body) -> Option<String> {
    let text = match other {
        Body::Json { replay, .. }
        | Body::GraphQl {
            replay: Some(replay), ..
        }
        | Body::JsonRpc {
            replay: Some(replay), ..
        } => match replay {
            Given::Data(text) | Given::Verbatim(text) => text,
            Given::File(_) | Given::Set => return None,
        },
        Body::Text { replay, .. } => replay,
        _ => return None,
    };
    // With a variable among its params that is no text, a call is no strict JSON.
    if let (Body::JsonRpc { .. }, Body::Json { .. }) = (body, other) {
        let call: Value = serde_json::from_str(&quoted(text)).ok()?;
        return Some(unquoted(&call.get("params")?.to_string()));
    }
    Some(text.clone())
}

/// JSON without secrets; a variable stays.
fn masked(json: &Value, context: &Context<'_>) -> Value {
    match json {
        Value::Object(members) => {
            let members = members.iter().map(|(key, value)| {
                let value = match value {
                    Value::String(text) if is_masked_name(key) && !is_marked(text) && !text.is_empty() => SECRET.into(),
                    Value::Number(_) if is_masked_name(key) => 0.into(),
                    value => masked(value, context),
                };
                (key.clone(), value)
            });
            Value::Object(members.collect())
        }
        Value::Array(elements) => elements.iter().map(|element| masked(element, context)).collect(),
        Value::String(text) if marked_variable(text.trim_start_matches('\u{f0e12}')).is_none() => {
            context.secrets.text(text).into_owned().into()
        }
        other => other.clone(),
    }
}

/// Makes texts with marks texts that are filled in.
fn fill(value: &mut Expr) {
    match value {
        Expr::Text(text) if is_marked(text) => *value = Expr::Filled(unmarked(text)),
        Expr::Literal(text) if is_marked(text) => {
            let name = text.trim_end_matches(".0");
            if let Some(name) = marked_variable(name) {
                let ty = if text.ends_with(".0") { "f64" } else { "i64" };
                *value = Expr::FilledAs(name.to_owned(), ty);
            }
        }
        Expr::Call { arguments, steps, .. } => {
            arguments.iter_mut().for_each(fill);
            steps.iter_mut().flat_map(|step| &mut step.arguments).for_each(fill);
        }
        Expr::Slice(values) | Expr::List(values) => values.iter_mut().for_each(fill),
        Expr::Pair(left, right) => {
            fill(left);
            fill(right);
        }
        _ => {}
    }
}

/// The credential of a call, where tests keep it.
fn own_credential(
    operation: &api::Operation,
    twin: &api::Operation,
    marked: &Marked,
    context: &Context<'_>,
) -> Option<Step> {
    let own = operation.authentications.first()?;
    let values = &twin.authentications.first()?.replay;
    if !is_kept(values, marked) {
        return None;
    }
    let values: Vec<(String, String)> = values
        .iter()
        .map(|(key, value)| {
            let is_open = is_marked(value) || !api::is_secret_name(key);
            (key.clone(), if is_open { value.clone() } else { SECRET.to_owned() })
        })
        .collect();
    let scheme = &context.krate.api.credentials[own.credential.0].scheme;
    let mut given = credential::played(scheme, &values);
    fill(&mut given);
    Some(step("credential", [given]))
}

/// Whether tests keep a part of a credential.
fn is_kept(values: &[(String, String)], marked: &Marked) -> bool {
    values.iter().any(|(_, value)| {
        let text = unmarked(value);
        let names = text.split("{{").skip(1).filter_map(|rest| rest.split_once("}}"));
        is_marked(value) && names.into_iter().any(|(name, _)| marked.keeps(name))
    })
}

/// How the client is made for a server.
pub(super) struct Live {
    pub(super) steps: Vec<Step>,
    pub(super) server: Option<String>,
    pub(super) settings: Vec<(String, String)>,
}

/// The credentials that requests need and tests do not keep, and settings.
pub(super) fn live(context: &Context<'_>, marked: &Marked, used: &BTreeSet<usize>) -> Live {
    let (api, client) = (&context.krate.api, &context.krate.client);
    let mut steps: Vec<Step> = Vec::new();
    let mut done = BTreeSet::new();
    let mut needed = BTreeSet::new();
    for call in used.iter().filter_map(|index| context.calls.get(*index)) {
        needed.extend(body::settings(call.request, api));
        let twin = marked.operation(call.request.index);
        for (place, authentication) in call.request.authentications.iter().enumerate() {
            let id = authentication.credential;
            let values = twin
                .and_then(|twin| twin.authentications.get(place))
                .map(|one| one.replay.as_slice());
            let is_given = place == 0 && values.is_some_and(|values| is_kept(values, marked));
            if is_given || !done.insert(id) {
                continue;
            }
            let (own, scheme) = (&client.credentials[id.0], &api.credentials[id.0].scheme);
            let mut variable = |name: &str| Expr::Environment(format!("FLOW_{}", screaming(name)));
            steps.push(Step {
                method: own.name.to_string().into(),
                arguments: credential::from_environment(own, scheme, &authentication.replay, &mut variable),
            });
        }
    }
    steps.extend(play::hooks(context));
    let is_server = |id: &&api::SettingId| api.settings[id.0].role == SettingRole::Server;
    let server = needed.iter().find(is_server).map(|id| api.settings[id.0].key.clone());
    let settings = needed.iter().map(|id| &api.settings[id.0].key);
    let settings = settings.filter(|key| Some(*key) != server.as_ref());
    Live {
        steps,
        settings: settings
            .map(|key| (key.clone(), format!("FLOW_{}", screaming(key))))
            .collect(),
        server,
    }
}
