//! A resolved API in a few lines, for snapshots.

use std::fmt::Write as _;

use postman_codegen::api::{self, *};
use postman_codegen::diagnostic::Diagnostics;
use postman_codegen::source::{File, Source};
use postman_codegen::{document, script};
use serde_json::{Value, json};

/// A collection of one request, resolved: the operation alone.
pub(crate) fn request(request: Value) -> String {
    item(json!({ "name": "r", "request": request }))
}

/// A collection of one item, resolved: the operation alone.
pub(crate) fn item(item: Value) -> String {
    let (api, _) = resolve(json!({ "item": [item] }));
    operations(&api)
}

/// A collection of requests in a row, resolved as a [`collection`].
pub(crate) fn requests(requests: Value) -> String {
    let requests = requests.as_array().into_iter().flatten();
    let items: Vec<Value> = requests
        .map(|request| json!({ "name": "r", "request": request }))
        .collect();
    collection(json!({ "item": items }))
}

/// A collection, resolved: settings, credentials, operations, warnings.
pub(crate) fn collection(collection: Value) -> String {
    let (api, notes) = resolve(collection);
    let mut text = String::new();
    for setting in &api.settings {
        let default = setting.default.as_ref().map(|default| template(&api, None, default));
        let _ = write!(text, "setting {} {:?}", setting.key, setting.role);
        let _ = default.map(|default| write!(text, " default {default:?}"));
        let _ = setting.replay.as_ref().map(|replay| write!(text, " replay {replay:?}"));
        text.push('\n');
    }
    for credential in &api.credentials {
        let _ = writeln!(text, "credential {:?} {:?}", credential.scheme, credential.variables);
    }
    text.push_str(&operations(&api));
    for note in &notes.list {
        let _ = writeln!(text, "{}: {}", note.id, note.message);
    }
    text
}

/// A collection, resolved; `env` and `globals` beside `item` are the values of the other scopes.
pub(crate) fn resolve(mut collection: Value) -> (Api, Diagnostics) {
    let mut scope = |name: &str| {
        let values = collection.as_object_mut().and_then(|members| members.remove(name))?;
        Some(File {
            name: name.to_owned(),
            text: json!({ "name": name, "values": values }).to_string(),
        })
    };
    let (environment, globals) = (scope("env"), scope("globals"));
    if let Some(members) = collection.as_object_mut() {
        members.insert(
            "info".to_owned(),
            json!({ "name": "c", "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json" }),
        );
    }
    let collection = File {
        name: "c.json".to_owned(),
        text: collection.to_string(),
    };
    let mut notes = Diagnostics::default();
    let document = document::read(
        &Source {
            collection,
            environment,
            globals,
            ..Source::default()
        },
        &mut notes,
    )
    .unwrap_or_default();
    let scripts = script::read(&document, &mut notes);
    let api = api::resolve(&document, &scripts, &mut notes);
    (api, notes)
}

fn operations(api: &Api) -> String {
    let mut text = String::new();
    for operation in &api.operations {
        let _ = writeln!(
            text,
            "{} {}",
            operation.method,
            template(api, Some(operation), &operation.url)
        );
        for argument in &operation.arguments {
            let _ = writeln!(text, "  {}", self::argument(argument));
        }
        for entry in &operation.query {
            if let QueryEntry::Constant { key, value } = entry {
                let part = |part: &Option<Template>| part.as_ref().map(|part| template(api, Some(operation), part));
                let _ = writeln!(text, "  always query {:?} = {:?}", part(key), part(value));
            }
        }
        for header in &operation.headers {
            if let Header::Constant { name, value } = header {
                let _ = writeln!(text, "  always {name}: {}", template(api, Some(operation), value));
            }
        }
        body(api, operation, &mut text);
        for authentication in &operation.authentications {
            let credential = &api.credentials[authentication.credential.0];
            let _ = writeln!(text, "  auth {:?} {:?}", credential.scheme, authentication.replay);
        }
        if operation.behavior != Behavior::default() {
            let _ = writeln!(text, "  {:?}", operation.behavior);
        }
        for case in &operation.cases {
            let _ = writeln!(text, "  {} {:?}", case.status, case.outcome);
            for example in &case.examples {
                let _ = writeln!(text, "    {:?}", example.content);
            }
            for code in &case.codes {
                let _ = writeln!(text, "    code {} {:?}", code.code, code.reasons);
            }
        }
    }
    text
}

fn body(api: &Api, operation: &Operation, text: &mut String) {
    let _ = match &operation.body {
        Body::None => Ok(()),
        Body::Json { sample, replay, more } => {
            let more: Vec<String> = more.iter().map(Value::to_string).collect();
            writeln!(text, "  json {sample} {replay:?} more {more:?}")
        }
        Body::Urlencoded(fields) | Body::Multipart { fields, .. }
            if fields.iter().any(|field| matches!(field, FormField::Constant { .. })) =>
        {
            for field in fields {
                if let FormField::Constant { name, value, .. } = field {
                    let part = |part| template(api, Some(operation), part);
                    let _ = writeln!(text, "  always field {} = {}", part(name), part(value));
                }
            }
            Ok(())
        }
        Body::Urlencoded(_) => writeln!(text, "  urlencoded"),
        Body::Multipart { boundary, bare, .. } => writeln!(text, "  multipart {boundary:?} bare {bare}"),
        other => writeln!(text, "  {other:?}"),
    };
}

fn argument(argument: &Argument) -> String {
    let mut text = format!("{:?} {}: {:?}", argument.place, argument.key, argument.ty);
    for (flag, word) in [(argument.required.value, " required"), (argument.list, " list")] {
        text.push_str(if flag { word } else { "" });
    }
    let _ = argument
        .sample
        .as_ref()
        .map(|sample| write!(text, " sample {sample:?}"));
    if !argument.allowed.is_empty() {
        let _ = write!(text, " allowed {:?}", argument.allowed);
    }
    for given in &argument.replay {
        let _ = write!(text, " {given:?}");
    }
    text
}

fn template(api: &Api, operation: Option<&Operation>, template: &Template) -> String {
    let part = |part: &Part| match part {
        Part::Text(text) => text.clone(),
        Part::Setting(id) => format!("<{}>", api.settings[id.0].key),
        Part::Argument(id) => {
            operation.map_or_else(String::new, |operation| format!("({})", operation.arguments[id.0].key))
        }
        Part::Dynamic(name) | Part::Computed(name) => format!("<{name}>"),
    };
    template.0.iter().map(part).collect()
}
