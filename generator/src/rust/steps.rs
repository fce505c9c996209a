//! What a call does to its request, in the order of the wire.

use crate::api::{
    self, ArgumentId, ArgumentType as Kind, Body, FormField, MemberKind, Part, Place, QueryEntry, Template,
};

use super::body::{self, call, step};
use super::{Expr, Request, Setter, Step, arguments, manual, path, template};

/// A step, and the argument that it gives; what gives none is done with each call.
type Given = (Option<ArgumentId>, Step);

/// Everything that a call always does.
pub(super) fn steps(request: &Request<'_>) -> Vec<Step> {
    let arguments = &request.operation.arguments;
    let is_always = |(id, _): &Given| id.is_none_or(|id| arguments[id.0].required.value);
    let named = holes(request).chain(query(request)).chain(headers(request));
    let mut steps: Vec<Step> = named.filter(is_always).map(|(_, step)| step).collect();
    steps.extend(
        request
            .operation
            .authentications
            .iter()
            .flat_map(|used| auth_steps(used, request)),
    );
    steps.extend(body_step(request));
    steps.extend(
        request
            .operation
            .members
            .iter()
            .map(|member| member_step(member, request)),
    );
    steps.extend(fields(request).filter(is_always).map(|(_, step)| step));
    steps.extend(behavior(&request.operation.behavior));
    steps.extend(
        request
            .operation
            .scripts
            .iter()
            .map(|id| super::scripts::script_step(*id, request.context)),
    );
    steps
}

/// `.auth("token")`, and `.auth_instead("token", "key")` for each that does instead.
fn auth_steps(used: &api::Authentication, request: &Request<'_>) -> Vec<Step> {
    let name = |id| Expr::Text(request.context.names.credential(id).to_string());
    let main = step("auth", [name(used.credential)]);
    let others = used.instead.iter();
    let others = others.map(|id| step("auth_instead", [name(used.credential), name(*id)]));
    std::iter::once(main).chain(others).collect()
}

/// `.json_member(&["order", "date"], "{date}")`
fn member_step(member: &api::Member, request: &Request<'_>) -> Step {
    if let (MemberKind::Hole, [Part::Computed(name)]) = (member.kind, member.value.0.as_slice()) {
        return step("json_hole", [Expr::Text(name.clone())]);
    }
    let path = Expr::Slice(member.path.iter().cloned().map(Expr::Text).collect());
    let method = match member.kind {
        MemberKind::Text => "json_member",
        MemberKind::Json | MemberKind::Hole => "json_value",
    };
    step(
        method,
        [path, Expr::Text(template::request_text(&member.value, request))],
    )
}

/// The chained calls for optional arguments.
pub(super) fn setters(request: &Request<'_>) -> Vec<Setter> {
    let in_texts = holes(request).filter(|(id, _)| {
        let place = id.map(|id| request.operation.arguments[id.0].place);
        matches!(place, Some(Place::Text | Place::Client))
    });
    let all = query(request)
        .chain(headers(request))
        .chain(open_body(request))
        .chain(fields(request))
        .chain(in_texts);
    let setter = |(id, step): Given| {
        let id = id?;
        let argument = &request.operation.arguments[id.0];
        (!argument.required.value).then(|| Setter {
            of: id,
            docs: arguments::described(argument, request),
            name: request.names.arguments[id.0].clone(),
            argument: arguments::is_written(argument).then(|| arguments::argument_type(id, request)),
            step,
            deprecated: manual::deprecated_argument(argument, request),
        })
    };
    all.filter_map(setter).collect()
}

/// What the path and other texts take.
fn holes<'a>(request: &'a Request<'_>) -> impl Iterator<Item = Given> + 'a {
    let arguments = request.operation.arguments.iter().enumerate();
    arguments.filter_map(|(index, argument)| {
        let method = match argument.place {
            Place::Path if argument.joined => "path_joined",
            Place::Path => "path",
            Place::Text => "bind",
            Place::Client => "instead",
            Place::Query | Place::Header | Place::Field | Place::Body => return None,
        };
        let hole = Expr::Text(template::hole(request, index));
        Some((Some(ArgumentId(index)), step(method, [hole, value(request, index)])))
    })
}

fn value(request: &Request<'_>, index: usize) -> Expr {
    let given = Expr::Argument(request.names.arguments[index].clone());
    match arguments::one_of_type(ArgumentId(index), request) {
        Some(_) => call(path::ONE_OF.member("text"), vec![given]),
        None => given,
    }
}

fn query<'a>(request: &'a Request<'_>) -> impl Iterator<Item = Given> + 'a {
    request.operation.query.iter().enumerate().map(|(slot, entry)| {
        let slot = Expr::Count(slot);
        match entry {
            QueryEntry::Constant { key, value } => {
                let text = entry_text(request, key.as_ref(), value.as_ref());
                (None, step("query_text", [slot, Expr::Text(text)]))
            }
            QueryEntry::Credential(key) => (None, step("query_credential", [slot, Expr::Text(key.clone())])),
            QueryEntry::Argument(id) => {
                let argument = &request.operation.arguments[id.0];
                let (key, value) = (Expr::Text(argument.key.clone()), value(request, id.0));
                let step = match argument.ty {
                    Kind::Flag => step("flag", [slot, key]),
                    _ if argument.counted => step("query_counted", [slot, key, value]),
                    _ if argument.joined => step("query_joined", [slot, key, value]),
                    _ if argument.list => step("query_list", [slot, key, value]),
                    _ => step("query", [slot, key, value]),
                };
                (Some(*id), step)
            }
        }
    })
}

fn entry_text(request: &Request<'_>, key: Option<&Template>, value: Option<&Template>) -> String {
    let key = key.map(|key| template::escaped(key, request, template::query_key));
    let key = key.unwrap_or_default();
    match value {
        Some(value) => format!("{key}={}", template::escaped(value, request, template::query_value)),
        None => key,
    }
}

fn headers<'a>(request: &'a Request<'_>) -> impl Iterator<Item = Given> + 'a {
    request.operation.headers.iter().map(|header| match header {
        api::Header::Constant { name, value } => {
            let name = Expr::Text(name.clone());
            let step = match template::constant(value) {
                Some(text) => step("header", [name, Expr::Text(text)]),
                None => step(
                    "header_template",
                    [name, Expr::Text(template::request_text(value, request))],
                ),
            };
            (None, step)
        }
        api::Header::Argument(id) => {
            let key = Expr::Text(request.operation.arguments[id.0].key.clone());
            (Some(*id), step("header", [key, value(request, id.0)]))
        }
    })
}

/// What sends the body, but for the fields of a form.
fn body_step(request: &Request<'_>) -> Option<Step> {
    let body = || Expr::Argument(request.names.body.clone());
    Some(match &request.operation.body {
        Body::Json { .. } => step("json", [body()]),
        Body::Text { .. } => step("text", [body()]),
        Body::Constant(text) => step("text", [Expr::Text(text.clone())]),
        Body::Template(text) => step("text_template", [Expr::Text(template::request_text(text, request))]),
        Body::File { .. } => step("file", [body()]),
        Body::GraphQl {
            query,
            operation_name,
            replay,
            ..
        } => {
            let name = match operation_name {
                Some(name) => call(path::SOME, vec![Expr::Text(name.to_string())]),
                None => Expr::Path(path::NONE),
            };
            let query = Expr::Text(query.clone());
            match replay {
                Some(_) => step("graphql", [query, name, body()]),
                None => step("graphql_without_variables", [query, name]),
            }
        }
        Body::JsonRpc { envelope, replay, .. } => {
            let call = Body::json_rpc_call(envelope, None).to_string();
            match replay {
                // The runtime puts the params in the place of their `null`.
                Some(_) => step("json_rpc", [Expr::Raw(call), body()]),
                None => step("json_rpc_without_params", [Expr::Raw(call)]),
            }
        }
        // A boundary that the collection gives stands in the header, which the runtime reads.
        Body::Multipart { bare: true, .. } => step("bare_multipart", []),
        Body::None | Body::Urlencoded(_) | Body::Multipart { .. } => return None,
    })
}

/// What gives a body where the collection leaves it empty.
fn open_body<'a>(request: &'a Request<'_>) -> impl Iterator<Item = Given> + 'a {
    let arguments = request.operation.arguments.iter().enumerate();
    let bodies = arguments.filter(|(_, argument)| argument.place == Place::Body);
    bodies.map(|(index, _)| (Some(ArgumentId(index)), step("json", [value(request, index)])))
}

fn fields<'a>(request: &'a Request<'_>) -> impl Iterator<Item = Given> + 'a {
    let fields = body::fields(&request.operation.body).iter().enumerate();
    fields.map(|(slot, field)| match &request.operation.body {
        Body::Urlencoded(_) => urlencoded(request, field, Expr::Count(slot)),
        _ => part(request, field, Expr::Count(slot)),
    })
}

fn urlencoded(request: &Request<'_>, field: &FormField, slot: Expr) -> Given {
    match field {
        FormField::Constant { name, value, .. } => {
            let [name, value] = constant(request, name, value);
            (None, step("field_template", [slot, name, value]))
        }
        FormField::Argument { name, argument: id, .. } => {
            let argument = &request.operation.arguments[id.0];
            let key = Expr::Text(name.clone().unwrap_or_else(|| argument.key.clone()));
            let method = match (argument.list, argument.counted) {
                _ if argument.ty == Kind::Json => "field_json",
                _ if argument.ty == Kind::Nested => "field_nested",
                (false, _) => "field",
                (true, true) => "field_counted",
                (true, false) => "field_list",
            };
            (Some(*id), step(method, [slot, key, value(request, id.0)]))
        }
    }
}

fn part(request: &Request<'_>, field: &FormField, slot: Expr) -> Given {
    match field {
        FormField::Constant {
            name,
            value,
            content_type,
        } => {
            let [name, value] = constant(request, name, value);
            let step = match content_type {
                None => step("part_template", [slot, name, value]),
                Some(media) => {
                    let steps = vec![step("content_type", [Expr::Text(media.clone())])];
                    step("part", [slot, made_part("text", [name, value], steps)])
                }
            };
            (None, step)
        }
        FormField::Argument {
            name,
            argument: id,
            content_type,
            file_name,
        } => {
            let argument = &request.operation.arguments[id.0];
            let key = Expr::Text(name.clone().unwrap_or_else(|| argument.key.clone()));
            let value = value(request, id.0);
            let step = match (argument.ty == Kind::File, argument.list) {
                (true, true) => step("files", [slot, key, value]),
                (false, true) => step("part_list", [slot, key, value]),
                (true, false) => step("part", [slot, made_part("file", [key, value], Vec::new())]),
                (false, false) => {
                    let given = |method, text: &Option<String>| Some(step(method, [Expr::Text(text.clone()?)]));
                    let steps = [given("content_type", content_type), given("file_name", file_name)];
                    let function = if argument.ty == Kind::Json { "json" } else { "text" };
                    let part = made_part(function, [key, value], steps.into_iter().flatten().collect());
                    step("part", [slot, part])
                }
            };
            (Some(*id), step)
        }
    }
}

/// Name and value of a field that the caller does not give.
fn constant(request: &Request<'_>, name: &Template, value: &Template) -> [Expr; 2] {
    let name = template::constant(name).unwrap_or_default();
    [Expr::Text(name), Expr::Text(template::request_text(value, request))]
}

/// `Part::text(name, value).content_type("text/csv")`.
fn made_part(function: &'static str, arguments: [Expr; 2], steps: Vec<Step>) -> Expr {
    Expr::Call {
        function: path::PART.member(function),
        arguments: arguments.into(),
        steps,
    }
}

fn behavior(behavior: &api::Behavior) -> Vec<Step> {
    let without = behavior.without_headers.iter();
    let without = without.map(|name| step("without_header", [Expr::Text(name.clone())]));
    let switch = |is_on: bool, method| is_on.then(|| step(method, []));
    let most = behavior.max_redirects;
    let mut steps: Vec<Step> = switch(behavior.raw_url, "raw_url").into_iter().chain(without).collect();
    steps.extend(switch(behavior.without_cookies, "without_cookies"));
    steps.extend(most.map(|most| step("max_redirects", [Expr::Count(most as usize)])));
    steps.extend(switch(behavior.keep_method, "keep_method"));
    steps.extend(switch(behavior.keep_authorization, "keep_authorization"));
    steps
}
