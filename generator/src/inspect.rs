//! What `inspect` shows: per request its method, URL, arguments, body, cases, auth and signature.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::Understood;
use crate::api::{Api, Argument, Case, Part, Template};
use crate::name::Identifier;
use crate::rust::{Call, Crate, Input, Item, Position};
use crate::shape::Shapes;

/// The resolved API.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    /// The collection's name.
    pub name: String,
    /// Settings of the client: name and default.
    pub settings: Vec<(String, Option<String>)>,
    /// Credentials of the client.
    pub credentials: Vec<String>,
    /// Requests that can be sent, in the order of the collection.
    pub operations: Vec<OperationReport>,
    /// How well the answers are typed.
    pub types: TypesReport,
}

/// A request.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OperationReport {
    /// Folders and name, as Postman shows them.
    pub path: Vec<String>,
    /// HTTP method.
    pub method: String,
    /// URL with `{holes}`.
    pub url: String,
    /// What the caller gives.
    pub arguments: Vec<ArgumentReport>,
    /// `none`, `json`, `text`, `urlencoded`, `multipart`, `file`, `graphql`, `json-rpc`.
    pub body: &'static str,
    /// Statuses with their outcome, codes and number of examples.
    pub cases: Vec<CaseReport>,
    /// The builder's setters of its credentials, the main one first.
    pub auth: Vec<String>,
    /// Those that do instead of one of them.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub auth_instead: BTreeMap<String, Vec<String>>,
    /// A call as Rust writes it, from the client on.
    pub call: String,
    /// The method as Rust declares it.
    pub signature: String,
}

/// An argument.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ArgumentReport {
    /// Name on the wire.
    pub key: String,
    /// Name in Rust.
    pub name: String,
    /// `path`, `text`, `query`, `header`, `field`.
    pub place: String,
    /// Whether a call cannot do without it.
    pub required: bool,
    /// `text`, `integer`, `number`, `boolean`, `flag`, `file`.
    #[serde(rename = "type")]
    pub ty: &'static str,
    /// Where a call gives it.
    pub position: Position,
}

/// A documented answer.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CaseReport {
    /// The status.
    pub status: u16,
    /// `success` or `failure`.
    pub outcome: &'static str,
    /// How many examples show it.
    pub examples: usize,
    /// API error codes.
    pub codes: Vec<String>,
}

/// How well the answers are typed.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct TypesReport {
    /// Structs, unions and enums.
    pub named: usize,
    /// Fields of structs.
    pub fields: usize,
    /// Fields that hold any JSON.
    pub untyped_fields: usize,
    /// Untyped places whose samples agree on a shape: these could be typed.
    pub opaque_fields: usize,
    /// Types that are equal to another in all but name.
    pub equal_types: usize,
    /// Types, those of operations among them, whose names end in a number.
    pub numbered_types: usize,
}

/// The report.
#[must_use]
pub fn report(understood: &Understood) -> Report {
    let Understood { shapes, krate, .. } = understood;
    let api = &krate.api;
    let operations = krate.calls().into_iter().map(|call| OperationReport {
        path: call.request.item(),
        method: call.request.method.to_string(),
        url: template_text(&call.request.url, &call.request.arguments, api),
        arguments: call.inputs().map(argument_report).collect(),
        body: call.request.body.mode(),
        cases: call.request.cases.iter().map(case_report).collect(),
        auth: call.credentials().map(ToString::to_string).collect(),
        auth_instead: instead(call),
        call: call.outline(),
        signature: call.signature(),
    });
    let settings = api.settings.iter().zip(&krate.client.settings);
    let settings = settings.map(|(setting, lowered)| {
        let default = setting.default.as_ref().map(|default| template_text(default, &[], api));
        (lowered.name.to_string(), default)
    });
    let credentials = krate.client.credentials.iter();
    Report {
        name: api.name.clone(),
        settings: settings.collect(),
        credentials: credentials.map(|credential| credential.name.to_string()).collect(),
        operations: operations.collect(),
        types: types(krate, shapes),
    }
}

fn argument_report((argument, input): (&Argument, &Input)) -> ArgumentReport {
    ArgumentReport {
        key: argument.key.clone(),
        name: input.name.to_string(),
        place: format!("{:?}", argument.place).to_lowercase(),
        required: argument.required.value,
        ty: argument.ty.word(),
        position: input.position,
    }
}

fn case_report(case: &Case) -> CaseReport {
    CaseReport {
        status: case.status,
        outcome: case.outcome.word(),
        examples: case.examples.len(),
        codes: case.codes.iter().map(|code| code.code.clone()).collect(),
    }
}

/// What the crate has; of `shapes`, how well they were inferred, which no type tells.
fn types(krate: &Crate, shapes: &Shapes) -> TypesReport {
    let (types, calls) = (krate.types(), krate.calls());
    let fields = types.iter().filter_map(|(_, item)| match item {
        Item::Struct(item) => Some(&item.fields),
        _ => None,
    });
    let fields: Vec<_> = fields.flatten().collect();
    let own = types.iter().map(|(_, item)| item.name());
    let all = own.chain(calls.iter().map(|call| &call.method.marker));
    let is_numbered = |name: &&Identifier| name.as_str().ends_with(|last: char| last.is_ascii_digit());
    TypesReport {
        equal_types: shapes.equal(),
        numbered_types: all.filter(is_numbered).count(),
        named: types.len(),
        fields: fields.len(),
        opaque_fields: shapes.opaque,
        untyped_fields: fields.iter().filter(|field| field.ty.is_untyped()).count(),
    }
}

/// The credentials of a call, and those that do instead.
fn auth_text(operation: &OperationReport) -> String {
    let one = |name: &String| {
        let others = operation.auth_instead.get(name).into_iter().flatten();
        let names: Vec<&str> = std::iter::once(name).chain(others).map(String::as_str).collect();
        names.join(" or ")
    };
    let all: Vec<String> = operation.auth.iter().map(one).collect();
    all.join(", ")
}

/// The credentials that do instead of others, by these.
fn instead(call: Call<'_>) -> BTreeMap<String, Vec<String>> {
    let names = call.alternatives().filter_map(|names| {
        let (main, others) = names.split_first()?;
        let others: Vec<String> = others.iter().map(ToString::to_string).collect();
        (!others.is_empty()).then(|| (main.to_string(), others))
    });
    names.collect()
}

/// A template with `{holes}`.
fn template_text(template: &Template, arguments: &[Argument], api: &Api) -> String {
    let part = |part: &Part| match part {
        Part::Text(text) => text.clone(),
        Part::Setting(id) => format!("{{{}}}", api.settings[id.0].key),
        Part::Argument(id) => arguments
            .get(id.0)
            .map_or_else(String::new, |argument| format!("{{{}}}", argument.key)),
        Part::Dynamic(name) | Part::Computed(name) => format!("{{{name}}}"),
    };
    template.0.iter().map(part).collect()
}

impl Report {
    /// The report as text for people.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = format!("{}\n", self.name);
        for (name, default) in &self.settings {
            text += &format!("  setting {name} = {}\n", default.as_deref().unwrap_or("(none)"));
        }
        for name in &self.credentials {
            text += &format!("  credential {name}\n");
        }
        for operation in &self.operations {
            text += &format!("\n{}\n", operation.path.join(" / "));
            text += &format!("  {} {}\n", operation.method, operation.url);
            text += &format!("  {}\n  {}\n", operation.signature, operation.call);
            for argument in &operation.arguments {
                let need = if argument.required { "required" } else { "optional" };
                text += &format!("    {} {} `{}` ({need})\n", argument.place, argument.name, argument.key);
            }
            if operation.body != "none" {
                text += &format!("    body: {}\n", operation.body);
            }
            if !operation.auth.is_empty() {
                text += &format!("    auth: {}\n", auth_text(operation));
            }
            for case in &operation.cases {
                let codes = case.codes.join(", ");
                let codes = if codes.is_empty() {
                    codes
                } else {
                    format!(", codes {codes}")
                };
                text += &format!(
                    "    {} {}, {} example(s){codes}\n",
                    case.status, case.outcome, case.examples
                );
            }
        }
        let TypesReport {
            named,
            fields,
            untyped_fields,
            ..
        } = &self.types;
        text + &format!("\n{named} types, {fields} fields, {untyped_fields} of them untyped\n")
    }
}
