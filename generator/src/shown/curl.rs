//! The curl command of a request, with placeholders for secrets and for what the caller gives.
//!
//! It is whole, or it is not there: what a script or a signature makes of a request only the client can make, and what is
//! too long to be read is a file.

use serde_json::{Map, Value, json};

use crate::api::{self, Body, FormField, Header, Part, QueryEntry, Scheme, SettingId, Template, is_masked_name};
use crate::mechanism::Mechanism;
use crate::script::term::{self, Effect, Term};

use super::Context;
use super::chosen::Choice;

/// A body that is longer is a file.
const LONGEST_BODY: usize = 1_500;

/// A command that is longer shows nobody anything.
const LONGEST_COMMAND: usize = 6_000;

/// The command, one option a line; `None` where no command sends what the client does.
pub(super) fn command(operation: &api::Operation, context: &Context<'_>) -> Option<String> {
    let curl = Curl {
        operation,
        choice: Choice::of(operation),
        context,
    };
    if curl.is_changed() {
        return None;
    }
    let mut url = curl.template(&operation.url);
    let query = operation.query.iter();
    let mut query: Vec<String> = query.filter_map(|entry| curl.query_entry(entry)).collect();
    let mut options = Vec::new();
    for header in &operation.headers {
        match header {
            Header::Constant { name, value } => options.push(header_option(name, &curl.template(value))),
            Header::Argument(id) if operation.arguments[id.0].required.value => {
                let key = &operation.arguments[id.0].key;
                options.push(header_option(key, &placeholder(key)));
            }
            Header::Argument(_) => {}
        }
    }
    for authentication in &operation.authentications {
        match &context.krate.api.credentials[authentication.credential.0].scheme {
            Scheme::Bearer => options.push("-H 'Authorization: Bearer {token}'".to_owned()),
            Scheme::Basic => options.push("-u '{username}:{password}'".to_owned()),
            Scheme::ApiKeyHeader(name) => options.push(header_option(name, "{key}")),
            Scheme::Header { name, prefix } => options.push(header_option(name, &format!("{prefix}{{value}}"))),
            Scheme::ApiKeyQuery(name) if operation.query.contains(&QueryEntry::Credential(name.clone())) => {}
            Scheme::ApiKeyQuery(name) => query.push(format!("{name}={{key}}")),
            Scheme::Other { kind, .. } => options.push(authorization(*kind)?),
        }
    }
    if !query.is_empty() {
        url = format!("{url}?{}", query.join("&"));
    }
    curl.body(&mut options);
    options.insert(0, format!("curl -X {} {}", operation.method, quoted(&one_line(&url))));
    let command = options.join(" \\\n  ");
    (command.chars().count() <= LONGEST_COMMAND).then_some(command)
}

/// What curl knows of the types of auth: tokens, and what it works out itself; no other signature.
fn authorization(kind: Mechanism) -> Option<String> {
    match kind {
        Mechanism::Asap | Mechanism::Jwt | Mechanism::OAuth2 => {
            let value = kind.facts().authorization(&placeholder(kind.name()));
            Some(header_option("Authorization", &value))
        }
        Mechanism::Digest => Some("--digest -u '{username}:{password}'".to_owned()),
        Mechanism::Ntlm => Some("--ntlm -u '{username}:{password}'".to_owned()),
        Mechanism::AwsV4 | Mechanism::EdgeGrid | Mechanism::Hawk | Mechanism::OAuth1 => None,
    }
}

fn header_option(name: &str, value: &str) -> String {
    format!("-H {}", quoted(&one_line(&format!("{name}: {value}"))))
}

/// The command of an operation.
struct Curl<'a> {
    operation: &'a api::Operation,
    choice: Choice,
    context: &'a Context<'a>,
}

impl Curl<'_> {
    fn effects(&self) -> impl Iterator<Item = &Effect> {
        let scripts = self.operation.scripts.iter();
        scripts.flat_map(|id| &self.context.krate.api.scripts[id.0].effects)
    }

    /// Whether scripts do something to the request, or sign it. The value of a variable is a placeholder where it is sent.
    fn is_changed(&self) -> bool {
        let scripts = self.operation.scripts.iter();
        let mut scripts = scripts.map(|id| &self.context.krate.api.scripts[id.0]);
        let (mut changes, mut hashes) = (scripts.any(|script| script.hook.is_some()), false);
        for effect in self.effects() {
            effect.walk(&mut |effect| {
                changes |= match effect {
                    Effect::Change(verb, _) => *verb != term::USER_AGENT,
                    Effect::Lost(_) => true,
                    _ => false,
                };
                for term in effect.terms() {
                    term.walk(&mut |term| {
                        hashes |= matches!(term, Term::Call(verb, _) if verb.module == term::MD5.module)
                    });
                }
            });
        }
        changes || hashes && self.has_computed()
    }

    /// Whether something that scripts compute is sent.
    fn has_computed(&self) -> bool {
        let mut parts = self.operation.templates().flat_map(|template| &template.0);
        parts.any(|part| match part {
            Part::Computed(_) => true,
            Part::Setting(id) => self.sets(&self.context.krate.api.settings[id.0].key),
            Part::Text(_) | Part::Argument(_) | Part::Dynamic(_) => false,
        })
    }

    /// Whether a script sets a variable.
    fn sets(&self, key: &str) -> bool {
        self.effects().any(|effect| {
            let mut sets = false;
            effect.walk(&mut |effect| sets |= matches!(effect, Effect::Store(_, name, _) if name == key));
            sets
        })
    }

    fn body(&self, options: &mut Vec<String>) {
        let fields = |option: &'static str, fields: &[FormField]| -> Vec<String> {
            let fields = fields.iter();
            fields.flat_map(|field| self.field_options(option, field)).collect()
        };
        match &self.operation.body {
            Body::None => {}
            Body::Json { sample, .. } => options.push(json_option(&self.with_members(masked(sample)))),
            Body::Text { sample, .. } => options.push(text_option(&filled(&self.context.secrets.text(sample)))),
            Body::Constant(text) => options.push(match serde_json::from_str(text) {
                Ok(json) if !self.operation.members.is_empty() => json_option(&self.with_members(json)),
                _ => text_option(text),
            }),
            Body::Template(text) => options.push(text_option(&self.template(text))),
            Body::Urlencoded(own) => options.extend(fields("--data-urlencode", own)),
            Body::Multipart { fields: own, .. } => options.extend(fields("-F", own)),
            Body::File { .. } => options.push("--data-binary '@{file}'".to_owned()),
            Body::GraphQl {
                query,
                operation_name,
                variables,
                ..
            } => {
                let mut body = json!({ "query": in_one_line(query) });
                if let Some(name) = operation_name {
                    body["operationName"] = name.clone();
                }
                if let Some(variables) = variables {
                    body["variables"] = masked(variables);
                }
                options.push(json_option(&body));
            }
            Body::JsonRpc { envelope, params, .. } => {
                let params = params.first().map(masked);
                let call = Body::json_rpc_call(envelope, params.as_ref());
                options.push(json_option(&self.with_members(call)));
            }
        }
    }

    /// JSON with placeholders for what scripts compute of it.
    fn with_members(&self, mut body: Value) -> Value {
        for member in self.operation.members.iter().filter(|member| !member.path.is_empty()) {
            let mut place = &mut body;
            for key in &member.path {
                if !place.is_object() {
                    *place = Value::Object(Map::new());
                }
                place = &mut place[key.as_str()];
            }
            *place = self.template(&member.value).into();
        }
        body
    }

    /// An option for each field that a call always sends; nothing for others.
    fn field_options(&self, option: &str, field: &FormField) -> Vec<String> {
        let written = |text: String| format!("{option} {}", quoted(&one_line(&text)));
        match field {
            FormField::Constant { name, value, .. } => {
                vec![written(format!("{}={}", self.template(name), self.template(value)))]
            }
            FormField::Argument { argument, .. } if !self.operation.arguments[argument.0].nested.is_empty() => {
                let argument = &self.operation.arguments[argument.0];
                let names = argument.nested.iter().filter(|_| argument.required.value);
                let text = |name: &String| {
                    let end = name.rsplit('[').next().unwrap_or(name).trim_end_matches(']');
                    written(format!("{name}={}", placeholder(end)))
                };
                names.map(text).collect()
            }
            FormField::Argument { name, argument, .. } => {
                let is_needed = self.choice.needs(argument.0);
                let argument = &self.operation.arguments[argument.0];
                let file = if argument.ty == api::ArgumentType::File {
                    "@"
                } else {
                    ""
                };
                let key = name.clone().unwrap_or_else(|| argument.first_key().into_owned());
                let text = format!("{key}={file}{}", placeholder(&argument.key));
                let is_sent = argument.required.value || is_needed;
                is_sent.then(|| written(text)).into_iter().collect()
            }
        }
    }

    fn query_entry(&self, entry: &QueryEntry) -> Option<String> {
        match entry {
            QueryEntry::Constant { key, value } => {
                let key = key.as_ref().map(|key| self.template(key)).unwrap_or_default();
                let value = value.as_ref().map(|value| format!("={}", self.template(value)));
                Some(key + &value.unwrap_or_default())
            }
            QueryEntry::Credential(key) => Some(format!("{key}={}", placeholder(key))),
            QueryEntry::Argument(id) => {
                let argument = &self.operation.arguments[id.0];
                let flag = argument.ty == api::ArgumentType::Flag;
                let has_value = |given: &api::Given| flag || *given != api::Given::Set;
                let given = argument.replay.iter().any(has_value) && !self.choice.leaves_out(id.0);
                let sent = argument.required.value || given;
                match (sent, flag) {
                    (true, false) => Some(format!("{}={}", argument.first_key(), placeholder(&argument.key))),
                    (true, true) => Some(argument.key.clone()),
                    (false, _) => None,
                }
            }
        }
    }

    fn template(&self, template: &Template) -> String {
        let part = |part: &Part| match part {
            Part::Text(text) => text.clone(),
            Part::Dynamic(name) | Part::Computed(name) => placeholder(name),
            Part::Argument(id) => placeholder(&self.operation.arguments[id.0].key),
            Part::Setting(id) => self.setting(*id),
        };
        template.0.iter().map(part).collect()
    }

    /// A setting's default, or a placeholder; settings in the default stay placeholders.
    fn setting(&self, id: SettingId) -> String {
        let setting = &self.context.krate.api.settings[id.0];
        let part = |part: &Part| match part {
            Part::Text(text) => text.clone(),
            Part::Setting(SettingId(inner)) => placeholder(&self.context.krate.api.settings[*inner].key),
            Part::Dynamic(name) | Part::Computed(name) => placeholder(name),
            Part::Argument(_) => String::new(),
        };
        let default = setting.default.iter().flat_map(|default| &default.0);
        let written: String = default.map(part).collect();
        match written.as_str() {
            "" => placeholder(&setting.key),
            // What a script sets is another value than the one that it had before.
            _ if self.sets(&setting.key) => placeholder(&setting.key),
            _ => written,
        }
    }
}

fn placeholder(key: &str) -> String {
    format!("{{{key}}}")
}

fn json_option(json: &Value) -> String {
    let text = json.to_string();
    match text.chars().count() <= LONGEST_BODY {
        true => format!("--data-raw {}", quoted(&text)),
        false => "--data @body.json".to_owned(),
    }
}

fn text_option(text: &str) -> String {
    match text.chars().count() <= LONGEST_BODY {
        true => format!("--data-raw {}", quoted(text)),
        false => "--data-binary @body.txt".to_owned(),
    }
}

/// The sample with placeholders for secrets and for variables without a value.
fn masked(sample: &Value) -> Value {
    match sample {
        Value::Object(fields) => {
            let mask = |(key, value): (&String, &Value)| {
                let is_secret = is_masked_name(key);
                let value = match value {
                    Value::Array(items)
                        if is_secret && !items.iter().any(|item| item.is_object() || item.is_array()) =>
                    {
                        json!([placeholder(key)])
                    }
                    Value::Object(_) | Value::Array(_) => masked(value),
                    _ if is_secret => Value::String(placeholder(key)),
                    _ => masked(value),
                };
                (key.clone(), value)
            };
            Value::Object(fields.iter().map(mask).collect())
        }
        Value::Array(items) => Value::Array(items.iter().map(masked).collect()),
        Value::String(text) => Value::String(filled(text)),
        other => other.clone(),
    }
}

/// The text with `{name}` for each variable that has no value.
fn filled(text: &str) -> String {
    let mut pieces = text.split("{{");
    let mut filled = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        match piece.split_once("}}") {
            Some((name, after)) if !name.is_empty() && !name.contains(['{', '}', '"', '\n']) => {
                filled.push_str(&placeholder(name));
                filled.push_str(after);
            }
            _ => filled.extend(["{{", piece]),
        }
    }
    filled
}

/// The query of GraphQL with blanks for line breaks, where these are no more than that.
fn in_one_line(query: &str) -> String {
    match query.contains(['"', '#']) {
        true => query.to_owned(),
        false => query.split_whitespace().collect::<Vec<_>>().join(" "),
    }
}

fn one_line(text: &str) -> String {
    text.replace(char::is_control, " ")
}

/// Single quotes for a POSIX shell, in which lines may break.
fn quoted(text: &str) -> String {
    let text = text.replace(|letter: char| letter.is_control() && letter != '\n', " ");
    format!("'{}'", text.replace('\'', "'\\''"))
}
