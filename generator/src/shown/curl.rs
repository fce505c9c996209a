//! The curl command of a request, with placeholders for secrets and for what the caller gives.

use crate::api::{self, Body, FormField, Header, Part, QueryEntry, Scheme, SettingId, Template, is_masked_name};

use super::Context;

/// The command, one option a line.
pub(super) fn command(operation: &api::Operation, context: &Context<'_>) -> String {
    let mut url = template(&operation.url, operation, context);
    let query = operation.query.iter();
    let query: Vec<String> = query
        .filter_map(|entry| query_entry(entry, operation, context))
        .collect();
    if !query.is_empty() {
        url = format!("{url}?{}", query.join("&"));
    }
    let mut options = Vec::new();
    for header in &operation.headers {
        match header {
            Header::Constant { name, value } => options.push(header_option(name, &template(value, operation, context))),
            Header::Argument(id) if operation.arguments[id.0].required.value => {
                let key = &operation.arguments[id.0].key;
                options.push(header_option(key, &placeholder(key)));
            }
            Header::Argument(_) => {}
        }
    }
    let mut key = String::new();
    for authentication in &operation.authentications {
        match &context.krate.api.credentials[authentication.credential.0].scheme {
            Scheme::Bearer => options.push("-H 'Authorization: Bearer {token}'".to_owned()),
            Scheme::Basic => options.push("-u '{username}:{password}'".to_owned()),
            Scheme::ApiKeyHeader(name) => options.push(header_option(name, "{key}")),
            Scheme::Header { name, prefix } => options.push(header_option(name, &format!("{prefix}{{value}}"))),
            Scheme::ApiKeyQuery(name) if operation.query.contains(&QueryEntry::Credential(name.clone())) => {}
            Scheme::ApiKeyQuery(name) => key = format!("{}{name}={{key}}", if query.is_empty() { '?' } else { '&' }),
            Scheme::Other { kind, .. } => {
                let value = kind.facts().authorization(&placeholder(kind.name()));
                options.push(header_option("Authorization", &value));
            }
        }
    }
    body(operation, context, &mut options);
    options.insert(
        0,
        format!("curl -X {} {}", operation.method, quoted(&format!("{url}{key}"))),
    );
    options.join(" \\\n  ")
}

fn header_option(name: &str, value: &str) -> String {
    format!("-H {}", quoted(&format!("{name}: {value}")))
}

fn body(operation: &api::Operation, context: &Context<'_>, options: &mut Vec<String>) {
    let raw = |text: &str| format!("--data-raw {}", quoted(text));
    let fields = |option: &'static str, fields: &[FormField]| -> Vec<String> {
        let fields = fields.iter();
        fields
            .flat_map(|field| field_options(option, field, operation, context))
            .collect()
    };
    match &operation.body {
        Body::None => {}
        Body::Json { sample, .. } => options.push(raw(&masked(sample).to_string())),
        Body::Text { sample, .. } => {
            options.push(raw(&context.secrets.text(sample.lines().next().unwrap_or_default())))
        }
        Body::Constant(text) => options.push(raw(text)),
        Body::Template(text) => options.push(raw(&template(text, operation, context))),
        Body::Urlencoded(own) => options.extend(fields("--data-urlencode", own)),
        Body::Multipart { fields: own, .. } => options.extend(fields("-F", own)),
        Body::File { .. } => options.push("--data-binary '@{file}'".to_owned()),
        Body::GraphQl { query, .. } => {
            let query = serde_json::Value::String(query.split_whitespace().collect::<Vec<_>>().join(" "));
            options.push(raw(&format!("{{\"query\":{query},\"variables\":{{…}}}}")));
        }
    }
}

/// An option for each field that a call always sends; nothing for others.
fn field_options(option: &str, field: &FormField, operation: &api::Operation, context: &Context<'_>) -> Vec<String> {
    let written = |text: String| format!("{option} {}", quoted(&text));
    match field {
        FormField::Constant { name, value, .. } => vec![written(format!(
            "{}={}",
            template(name, operation, context),
            template(value, operation, context)
        ))],
        FormField::Argument { argument, .. } if !operation.arguments[argument.0].nested.is_empty() => {
            let argument = &operation.arguments[argument.0];
            let names = argument.nested.iter().filter(|_| argument.required.value);
            let text = |name: &String| {
                let end = name.rsplit('[').next().unwrap_or(name).trim_end_matches(']');
                written(format!("{name}={}", placeholder(end)))
            };
            names.map(text).collect()
        }
        FormField::Argument { name, argument, .. } => {
            let argument = &operation.arguments[argument.0];
            let file = if argument.ty == api::ArgumentType::File {
                "@"
            } else {
                ""
            };
            let key = name.clone().unwrap_or_else(|| argument.first_key().into_owned());
            let text = format!("{key}={file}{}", placeholder(&argument.key));
            argument.required.value.then(|| written(text)).into_iter().collect()
        }
    }
}

fn query_entry(entry: &QueryEntry, operation: &api::Operation, context: &Context<'_>) -> Option<String> {
    match entry {
        QueryEntry::Constant { key, value } => {
            let text = |text: &Template| template(text, operation, context);
            let key = key.as_ref().map(text).unwrap_or_default();
            let value = value.as_ref().map(|value| format!("={}", text(value)));
            Some(key + &value.unwrap_or_default())
        }
        QueryEntry::Credential(key) => Some(format!("{key}={}", placeholder(key))),
        QueryEntry::Argument(id) => {
            let argument = &operation.arguments[id.0];
            let sent = argument.required.value || !argument.replay.is_empty();
            let flag = argument.ty == api::ArgumentType::Flag;
            match (sent, flag) {
                (true, false) => Some(format!("{}={}", argument.first_key(), placeholder(&argument.key))),
                (true, true) => Some(argument.key.clone()),
                (false, _) => None,
            }
        }
    }
}

fn template(template: &Template, operation: &api::Operation, context: &Context<'_>) -> String {
    let part = |part: &Part| match part {
        Part::Text(text) => text.clone(),
        Part::Dynamic(name) | Part::Computed(name) => format!("{{{name}}}"),
        Part::Argument(id) => placeholder(&operation.arguments[id.0].key),
        Part::Setting(id) => setting(*id, context),
    };
    template.0.iter().map(part).collect()
}

/// A setting's default, or a placeholder; settings in the default stay placeholders.
fn setting(id: SettingId, context: &Context<'_>) -> String {
    let setting = &context.krate.api.settings[id.0];
    let part = |part: &Part| match part {
        Part::Text(text) => text.clone(),
        Part::Setting(SettingId(inner)) => placeholder(&context.krate.api.settings[*inner].key),
        Part::Dynamic(name) | Part::Computed(name) => placeholder(name),
        Part::Argument(_) => String::new(),
    };
    let written: String = setting
        .default
        .iter()
        .flat_map(|default| &default.0)
        .map(part)
        .collect();
    match written.as_str() {
        "" => placeholder(&setting.key),
        _ => written,
    }
}

fn placeholder(key: &str) -> String {
    format!("{{{key}}}")
}

/// The sample with secrets left out and long lists cut.
fn masked(sample: &serde_json::Value) -> serde_json::Value {
    use serde_json::Value;
    match sample {
        Value::Object(fields) => {
            let mask = |(key, value): (&String, &Value)| {
                let value = match value {
                    Value::Object(_) | Value::Array(_) => masked(value),
                    _ if is_masked_name(key) => Value::String(placeholder(key)),
                    _ => masked(value),
                };
                (key.clone(), value)
            };
            Value::Object(fields.iter().map(mask).collect())
        }
        Value::Array(items) => Value::Array(items.iter().take(1).map(masked).collect()),
        other => other.clone(),
    }
}

/// Single quotes for a POSIX shell; line breaks become blanks.
fn quoted(text: &str) -> String {
    let text = text.replace(char::is_control, " ");
    let short: String = text.chars().take(400).collect();
    let dots = if short.len() < text.len() { "…" } else { "" };
    format!("'{}{dots}'", short.replace('\'', "'\\''"))
}
