//! Operations: parameters, bodies, answers.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::path::{self, Hole, PathTemplate};
use super::{Context, describe_with, schema, tag_name};
use crate::api::{
    Argument, ArgumentId, ArgumentType, Body, Case, FormField, Header, Operation, Outcome, Part, Place, QueryEntry,
    Template,
};
use crate::name::{self, Identifier};
use crate::rust::{Call, Ty};
use crate::shape::Payload;
use crate::words::is_in;

/// Headers that OpenAPI says elsewhere.
const ELSEWHERE: &str = "accept authorization content-type";

/// `users.list_users`: the modules and the method.
pub(super) fn operation_id(call: Call<'_>) -> String {
    call.path().join(".")
}

/// The operation's object.
pub(super) fn operation_object(call: Call<'_>, place: &PathTemplate, context: Context<'_>) -> Value {
    let (api, own) = (&context.krate.api, call.request);
    let mut described = json!({ "operationId": operation_id(call) });
    if let Some(tag) = tag_name(call.module, context.krate) {
        described["tags"] = json!([tag]);
    }
    if !own.name.trim().is_empty() {
        described["summary"] = json!(own.name.trim());
    }
    describe_with(&mut described, &own.description);
    if call.method.deprecated.is_some() {
        described["deprecated"] = json!(true);
    }
    let server = path::server_of(own);
    if let Some(server) = server.filter(|server| Some(*server) != context.main) {
        described["servers"] = json!([path::server_object(server, api)]);
    }
    let parameters = parameters(call, place, context);
    if !parameters.is_empty() {
        described["parameters"] = Value::Array(parameters);
    }
    if let Some(body) = body_object(call, context) {
        described["requestBody"] = body;
    }
    described["responses"] = responses(call, context);
    let security = security(call);
    if !security.is_empty() {
        described["security"] = json!(security);
    }
    described
}

/// The credentials that go together, and the same with each that does instead of one of them.
fn security(call: Call<'_>) -> Vec<Map<String, Value>> {
    let used: Vec<Vec<&Identifier>> = call.alternatives().collect();
    let with = |place: usize, name: &Identifier| -> Map<String, Value> {
        let others = used.iter().enumerate().filter(|(other, _)| *other != place);
        let others = others.filter_map(|(_, names)| names.first().copied());
        let names = others.chain([name]);
        names.map(|name| (name.to_string(), json!([]))).collect()
    };
    let main = used.first().and_then(|names| names.first()).map(|name| with(0, name));
    let instead = used.iter().enumerate().flat_map(|(place, names)| {
        let names = names.iter().skip(1);
        names.map(move |name| (place, *name))
    });
    main.into_iter()
        .chain(instead.map(|(place, name)| with(place, name)))
        .collect()
}

fn parameters(call: Call<'_>, place: &PathTemplate, context: Context<'_>) -> Vec<Value> {
    let own = call.request;
    let mut known = BTreeSet::new();
    let in_path = place.parameters.iter();
    let mut parameters: Vec<Value> = in_path.map(|hole| path_parameter(hole, own, context)).collect();
    let of_argument = |place, id: &ArgumentId| {
        let argument = own.arguments.get(id.0)?;
        let name = argument.first_key().into_owned();
        let mut parameter = parameter_object(place, argument);
        let mut setters = call.method.setters.iter();
        if setters.any(|setter| setter.of == *id && setter.deprecated.is_some()) {
            parameter["deprecated"] = json!(true);
        }
        Some((place, name, parameter))
    };
    let of_constant = |place, name: String, value| {
        let parameter = constant_object(place, &name, value);
        Some((place, name, parameter))
    };
    let query = own.query.iter().filter_map(|entry| match entry {
        QueryEntry::Argument(id) => of_argument("query", id),
        QueryEntry::Constant { key, value } => of_constant("query", path::literal_text(key.as_ref()?), value.as_ref()),
        // A credential is a security scheme.
        QueryEntry::Credential(_) => None,
    });
    let headers = own.headers.iter().filter_map(|header| match header {
        Header::Argument(id) => of_argument("header", id),
        Header::Constant { name, value } => of_constant("header", name.clone(), Some(value)),
    });
    for (place, name, parameter) in query.chain(headers) {
        let is_said = place == "header" && is_in(ELSEWHERE, &name.to_ascii_lowercase());
        if !name.is_empty() && !is_said && known.insert((place, name)) {
            parameters.push(parameter);
        }
    }
    parameters
}

fn path_parameter(hole: &Hole, own: &Operation, context: Context<'_>) -> Value {
    let mut schema = json!({ "type": "string" });
    let mut description = "";
    match &hole.part {
        Part::Argument(id) => {
            if let Some(argument) = own.arguments.get(id.0) {
                (schema, description) = (argument_schema(argument), &argument.description);
            }
        }
        Part::Setting(id) => {
            if let Some(setting) = context.krate.api.settings.get(id.0) {
                description = &setting.description;
                if let Some(default) = &setting.default {
                    schema["default"] = json!(path::literal_text(default));
                }
            }
        }
        Part::Text(_) | Part::Dynamic(_) | Part::Computed(_) => {}
    }
    let mut parameter = json!({ "name": hole.name, "in": "path", "required": true, "schema": schema });
    describe_with(&mut parameter, description);
    parameter
}

fn parameter_object(place: &str, argument: &Argument) -> Value {
    let mut parameter = json!({ "name": argument.first_key(), "in": place, "schema": argument_schema(argument) });
    if argument.required.value {
        parameter["required"] = json!(true);
    }
    if argument.ty == ArgumentType::Flag && place == "query" {
        parameter["allowEmptyValue"] = json!(true);
    }
    if argument.joined {
        parameter["style"] = json!("form");
        parameter["explode"] = json!(false);
    }
    describe_with(&mut parameter, &argument.description);
    parameter
}

/// What every call sends; its value, where no setting and no dynamic variable is in it.
fn constant_object(place: &str, name: &str, value: Option<&Template>) -> Value {
    let mut schema = json!({ "type": "string" });
    let is_literal = |value: &&Template| value.0.iter().all(|part| matches!(part, Part::Text(_)));
    if let Some(value) = value.filter(is_literal) {
        schema["const"] = json!(path::literal_text(value));
    }
    json!({ "name": name, "in": place, "required": true, "schema": schema })
}

fn argument_schema(argument: &Argument) -> Value {
    let mut schema = match argument.ty {
        ArgumentType::Text | ArgumentType::Flag => json!({ "type": "string" }),
        ArgumentType::Integer => json!({ "type": "integer", "format": "int64" }),
        ArgumentType::Number => json!({ "type": "number" }),
        ArgumentType::Boolean => json!({ "type": "boolean" }),
        ArgumentType::Nested => json!({ "type": "object" }),
        ArgumentType::Json => json!({ "type": "string", "contentMediaType": "application/json" }),
        ArgumentType::File => json!({ "type": "string", "contentMediaType": "application/octet-stream" }),
    };
    if !argument.allowed.is_empty() {
        schema["enum"] = json!(argument.allowed);
    }
    let is_text = matches!(argument.ty, ArgumentType::Text);
    if let Some(sample) = argument.sample.as_ref().filter(|sample| is_text && !sample.is_empty()) {
        let samples: Vec<&str> = match argument.joined {
            true => sample.split(',').map(str::trim).collect(),
            false => vec![sample],
        };
        schema["examples"] = json!(samples);
    }
    match (argument.counted, argument.list) {
        (true, _) => json!({ "type": "array", "items": schema, "x-postman-counted": true }),
        (false, true) => json!({ "type": "array", "items": schema }),
        (false, false) => schema,
    }
}

/// The body that the collection leaves empty.
fn open_body(own: &Operation) -> Option<Value> {
    let argument = own.arguments.iter().find(|argument| argument.place == Place::Body)?;
    let mut body = json!({ "required": false, "content": { "application/json": { "schema": {} } } });
    describe_with(&mut body, &argument.description);
    Some(body)
}

fn body_object(call: Call<'_>, context: Context<'_>) -> Option<Value> {
    let own = call.request;
    let typed = || {
        call.json()
            .map_or_else(|| json!({}), |ty| schema::type_schema(ty, context))
    };
    let (usual, schema) = match &own.body {
        Body::None => return open_body(own),
        Body::Json { .. } => ("application/json", typed()),
        Body::Text { .. } | Body::Template(_) => ("text/plain", json!({ "type": "string" })),
        Body::Constant(text) => {
            let value = serde_json::from_str(text).map(|value: Value| json!({ "const": value }));
            let schema = value.unwrap_or_else(|_| json!({ "type": "string" }));
            ("application/json", schema)
        }
        Body::Urlencoded(fields) => ("application/x-www-form-urlencoded", form_schema(fields, own)),
        Body::Multipart { fields, .. } => ("multipart/form-data", form_schema(fields, own)),
        Body::File { .. } => ("application/octet-stream", json!({})),
        Body::GraphQl { query, replay, .. } => {
            let mut properties = json!({ "query": { "type": "string", "const": query } });
            if replay.is_some() {
                properties["variables"] = typed();
            }
            let schema = json!({ "type": "object", "properties": properties, "required": ["query"] });
            ("application/json", schema)
        }
        Body::JsonRpc { envelope, replay, .. } => {
            let member = |(key, value): (&String, &Value)| match (key.as_str(), replay) {
                ("params", Some(_)) => (key.clone(), typed()),
                _ => (key.clone(), json!({ "const": value })),
            };
            let required: Vec<&String> = envelope.keys().collect();
            let properties: Map<String, Value> = envelope.iter().map(member).collect();
            let schema = json!({ "type": "object", "properties": properties, "required": required });
            ("application/json", schema)
        }
    };
    let said = said_type(own).filter(|_| !matches!(own.body, Body::Multipart { .. }));
    let media_type = said.unwrap_or_else(|| usual.to_owned());
    let content = Map::from_iter([(media_type, json!({ "schema": schema }))]);
    Some(json!({ "required": true, "content": content }))
}

/// The `Content-Type` that every call sends.
fn said_type(own: &Operation) -> Option<String> {
    let mut headers = own.headers.iter();
    let said = headers.find_map(|header| match header {
        Header::Constant { name, value } if name.eq_ignore_ascii_case("content-type") => {
            Some(path::literal_text(value))
        }
        _ => None,
    });
    said.filter(|said| said.contains('/'))
}

fn form_schema(fields: &[FormField], own: &Operation) -> Value {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for field in fields {
        let (name, schema, is_required) = match field {
            FormField::Constant { name, value, .. } => {
                let schema = json!({ "type": "string", "const": path::literal_text(value) });
                (path::literal_text(name), schema, true)
            }
            FormField::Argument { name, argument, .. } => {
                let Some(argument) = own.arguments.get(argument.0) else {
                    continue;
                };
                let mut schema = argument_schema(argument);
                describe_with(&mut schema, &argument.description);
                let name = name.clone().unwrap_or_else(|| argument.first_key().into_owned());
                (name, schema, argument.required.value)
            }
        };
        if is_required && !required.contains(&name) {
            required.push(name.clone());
        }
        properties.entry(name).or_insert(schema);
    }
    schema::object_schema(properties, &required)
}

fn responses(call: Call<'_>, context: Context<'_>) -> Value {
    let mut responses = Map::new();
    for (case, lowered) in call.request.cases.iter().zip(&call.method.cases) {
        let mut response = response_object(case, &lowered.payload, context);
        if call.request.body.is_json_rpc() && case.outcome == Outcome::Success {
            add_json_rpc_error(&mut response);
        }
        responses.insert(case.status.to_string(), response);
    }
    match responses.is_empty() {
        true => json!({ "default": { "description": "No answer is documented." } }),
        false => Value::Object(responses),
    }
}

/// What else a success of JSON-RPC may hold.
fn add_json_rpc_error(response: &mut Value) {
    let error = json!({
        "type": "object",
        "properties": { "code": { "type": "integer" }, "message": { "type": "string" }, "data": {} },
        "required": ["code", "message"],
    });
    let failure = json!({ "type": "object", "properties": { "error": error }, "required": ["error"] });
    if let Some(schema) = response.pointer_mut("/content/application~1json/schema") {
        *schema = json!({ "anyOf": [schema.take(), failure] });
    }
}

fn response_object(case: &Case, payload: &Payload<Ty>, context: Context<'_>) -> Value {
    let mut said = vec![name::status_phrase(case.status)];
    for example in &case.examples {
        let name = example.name.trim().to_owned();
        if !said.contains(&name) {
            said.push(name);
        }
    }
    said.retain(|text| !text.is_empty());
    if said.is_empty() {
        said.push(case.status.to_string());
    }
    let description = said.join("\n\n");
    let mut response = json!({ "description": description });
    let headers = headers_object(case);
    if !headers.is_empty() {
        response["headers"] = Value::Object(headers);
    }
    let json_body = |ty| ("application/json", schema::type_schema(ty, context));
    let text = || ("text/plain", json!({ "type": "string" }));
    let content = match payload {
        Payload::Empty | Payload::Raw => Vec::new(),
        Payload::Text => vec![text()],
        Payload::Binary => vec![("application/octet-stream", json!({}))],
        Payload::Json(ty) | Payload::Optional(ty) => vec![json_body(ty)],
        Payload::Mixed(ty) => vec![json_body(ty), text()],
    };
    if !content.is_empty() {
        let content = content.into_iter();
        let content = content.map(|(media, schema)| (media.to_owned(), json!({ "schema": schema })));
        response["content"] = Value::Object(content.collect());
    }
    if !case.codes.is_empty() {
        let codes = case.codes.iter();
        let codes = codes.map(|code| json!({ "code": code.code, "reasons": code.reasons }));
        response["x-error-codes"] = codes.collect();
    }
    response
}

fn headers_object(case: &Case) -> Map<String, Value> {
    let mut headers = Map::new();
    for (name, _) in case.examples.iter().flat_map(|example| &example.headers) {
        let is_said = is_in(ELSEWHERE, &name.to_ascii_lowercase());
        let known = headers.keys().any(|known: &String| known.eq_ignore_ascii_case(name));
        if !is_said && !known && !name.is_empty() {
            headers.insert(name.clone(), json!({ "schema": { "type": "string" } }));
        }
    }
    headers
}
