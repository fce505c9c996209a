//! What users read first: the front page, the documentation of a method, the README.

use crate::api::{self, Api, OperationId, Outcome, QueryEntry};
use crate::name::{self, ROOT};

use super::arguments::EXAMPLE;
use super::docs::{self, Docs};
use super::{Argument, Context, Manual, ManualRow, answer_headers, cases, clients, operations, template};

/// One line for the manifest.
pub(super) fn summary(api: &Api) -> String {
    format!("Client for {}, generated from its Postman collection", title(api))
}

fn title(api: &Api) -> String {
    let name = docs::safe(api.name.trim());
    if name.is_empty() { "the API".to_owned() } else { name }
}

/// The front page of the crate's documentation.
pub(super) fn front_page(context: &Context<'_>) -> Docs {
    let mut docs = Docs::line(&format!("Client for {}.", docs::literal(&title(context.api))));
    docs.append(docs::clean(&context.api.description));
    if let Some(call) = first_call(context) {
        let lines = first_program(context, context.crate_name, &call, Setting::Docs);
        docs.block("no_run", &lines);
    }
    docs
}

/// Where a program is shown.
#[derive(Clone, Copy, PartialEq)]
enum Setting {
    /// In documentation, where rustdoc compiles it.
    Docs,
    /// In the README.
    Readme,
}

fn first_program(context: &Context<'_>, crate_name: &str, call: &str, setting: Setting) -> String {
    let path = crate_name;
    let hidden = if setting == Setting::Docs { "# " } else { "" };
    let mut builder = String::new();
    for line in builder_calls(context) {
        builder.push_str(&format!("\n        {line}"));
    }
    format!(
        "{hidden}async fn run() -> Result<(), Box<dyn std::error::Error>> {{\n    let client = {path}::Client::builder(){builder}\n        .build()?;\n    let answer = client.{call}.await?;\n    println!(\"{{}}\", answer.status());\n{hidden}    Ok(())\n{hidden}}}",
    )
}

/// The credential that most requests use, and settings that have no default.
fn builder_calls(context: &Context<'_>) -> Vec<String> {
    let mut calls = Vec::new();
    for (setting, name) in context.api.settings.iter().zip(&context.names.settings) {
        if setting.default.is_none() {
            calls.push(format!(".{name}(\"…\")"));
        }
    }
    let mut uses = vec![0_usize; context.api.credentials.len()];
    for operation in &context.api.operations {
        if let Some(authentication) = &operation.authentication {
            uses[authentication.credential.0] += 1;
        }
    }
    let most = uses
        .iter()
        .enumerate()
        .max_by_key(|(index, count)| (**count, std::cmp::Reverse(*index)));
    if let Some((index, _)) = most {
        let credential = &context.api.credentials[index];
        let call = match &credential.scheme {
            api::Scheme::Other { .. } => return calls,
            scheme => clients::written(&context.names.credentials[index], scheme),
        };
        calls.push(literal_arguments(&call));
    }
    calls
}

/// `.bearer_token(token)` with a literal: `.bearer_token("token")`.
fn literal_arguments(call: &str) -> String {
    match call.split_once('(') {
        Some((method, rest)) => {
            let arguments: Vec<String> = rest
                .trim_end_matches(')')
                .split(", ")
                .map(|argument| format!("\"{argument}\""))
                .collect();
            format!("{method}({})", arguments.join(", "))
        }
        None => call.to_owned(),
    }
}

/// A call that needs no more than text: the first of those with the fewest arguments.
fn first_call(context: &Context<'_>) -> Option<String> {
    let mut best: Option<(usize, String)> = None;
    for index in 0..context.api.operations.len() {
        let id = OperationId(index);
        let arguments = arguments(id, context);
        let simple = arguments
            .iter()
            .all(|argument| matches!(&argument.ty, super::ArgumentType::Into(ty) if *ty == super::ty::named("Text")));
        let better = best.as_ref().is_none_or(|(count, _)| arguments.len() < *count);
        if simple && arguments.len() <= 4 && better {
            let values: Vec<String> = arguments
                .iter()
                .map(|argument| format!("\"{}\"", argument.name))
                .collect();
            best = Some((arguments.len(), call_text(id, &values.join(", "), context)));
        }
    }
    best.map(|(_, call)| call)
}

fn arguments(id: OperationId, context: &Context<'_>) -> Vec<Argument> {
    let shape = context.shapes.operations[id.0].body.as_ref();
    operations::required(
        &context.api.operations[id.0],
        context.names.operation(id),
        shape,
        context,
    )
}

/// `users().get_user(user_id)`.
fn call_text(id: OperationId, arguments: &str, context: &Context<'_>) -> String {
    let names = context.names.operation(id);
    let accessors: String = context
        .names
        .ancestry(names.module)
        .iter()
        .map(|module| format!("{}().", context.names.module(*module).name))
        .collect();
    format!("{accessors}{}({arguments})", names.method)
}

/// A call as others would write it.
pub(super) struct Shown {
    /// As a command.
    pub(super) curl: String,
    /// As a Rust program.
    pub(super) program: String,
}

/// What a description says beside the title, which some begin with once more.
fn beyond_title<'d>(description: &'d str, title: &str) -> &'d str {
    let (first, rest) = description.trim_start().split_once('\n').unwrap_or((description, ""));
    let words = |text: &str| docs::plain(text).trim().trim_end_matches('.').to_lowercase();
    if words(first) == words(title) {
        rest
    } else {
        description
    }
}

/// The documentation of a method.
pub(super) fn operation(
    operation: &api::Operation,
    names: &name::Operation,
    required: &[Argument],
    shown: &Shown,
    context: &Context<'_>,
) -> Docs {
    let title = docs::literal(&operation.name);
    let mut docs = Docs::line(&if title.is_empty() {
        format!("{} `{}`.", operation.method, docs::code(&operation.path))
    } else {
        sentence(&title)
    });
    docs.append(docs::clean(beyond_title(&operation.description, &title)));
    docs.paragraph(&format!("`{} {}`", operation.method, docs::code(&operation.path)));
    list(
        &mut docs,
        "Arguments",
        required
            .iter()
            .filter(|_| required.len() <= 4)
            .map(|argument| (argument.name.to_string(), &argument.docs)),
    );
    let setters: Vec<(String, Docs)> = optional(operation)
        .into_iter()
        .map(|index| {
            let argument = &operation.arguments[index];
            (names.arguments[index].to_string(), super::arguments::describe(argument))
        })
        .collect();
    let optional = setters.iter().map(|(name, about)| (name.clone(), about));
    list(&mut docs, "Optional", optional);
    answers(&mut docs, operation);
    docs.paragraph("# Example");
    docs.block("no_run", &shown.program);
    docs.paragraph("# As curl");
    docs.block("sh", &shown.curl);
    if let Some(authentication) = &operation.authentication {
        docs.paragraph(&format!(
            "Authenticated by [`{0}`](crate::Builder::{0}).",
            context.names.credential(authentication.credential)
        ));
    }
    docs
}

fn sentence(title: &str) -> String {
    if title.ends_with(['.', '!', '?', ':']) {
        title.to_owned()
    } else {
        format!("{title}.")
    }
}

/// Optional arguments in the order of the setters.
fn optional(operation: &api::Operation) -> Vec<usize> {
    let query = operation.query.iter().filter_map(|entry| {
        if let QueryEntry::Argument(id) = entry {
            Some(id.0)
        } else {
            None
        }
    });
    let rest = (0..operation.arguments.len()).filter(|index| operation.arguments[*index].place != api::Place::Query);
    query
        .chain(rest)
        .filter(|index| !operation.arguments[*index].required)
        .collect()
}

/// What each argument is, in its first paragraph, with its sample.
fn list<'a>(docs: &mut Docs, title: &str, entries: impl Iterator<Item = (String, &'a Docs)>) {
    let mut lines = Vec::new();
    for (name, about) in entries {
        let said = about.summary();
        let said = said.trim_end_matches([':', ' ']);
        let end = if said.is_empty() || said.ends_with(['.', '!', '?']) {
            ""
        } else {
            "."
        };
        let sample = about.lines().last().filter(|last| last.starts_with(EXAMPLE));
        let sample = sample.filter(|sample| *sample != said);
        let about = [said, end, if said.is_empty() || sample.is_none() { "" } else { " " }].concat();
        let about = format!("{about}{}", sample.map_or("", |sample| sample));
        let separator = if about.is_empty() { "" } else { ": " };
        lines.push(format!("- `{name}`{separator}{about}"));
    }
    if !lines.is_empty() {
        docs.paragraph(&format!("# {title}"));
        docs.append(Docs::of(lines));
    }
}

fn answers(docs: &mut Docs, operation: &api::Operation) {
    let mut lines = Vec::new();
    for case in &operation.cases {
        let said = case
            .examples
            .iter()
            .map(|example| cases::said(&example.name, case.status))
            .find(|said| !said.is_empty())
            .unwrap_or_default();
        let outcome = if case.outcome == Outcome::Success {
            ""
        } else {
            " (error)"
        };
        lines.push(format!(
            "- {}{}{outcome}: {said}",
            case.status,
            cases::reason_phrase(case.status)
        ));
    }
    if !lines.is_empty() {
        docs.paragraph("# Answers");
        docs.append(Docs::of(lines.iter().map(|line| line.trim_end_matches([':', ' ']))));
    }
    let readers: Vec<String> = answer_headers::readers(operation)
        .into_iter()
        .map(|method| format!("[`{method}`](crate::Answer::{method})"))
        .collect();
    if !readers.is_empty() {
        docs.paragraph(&format!("Headers of the answers: {}.", readers.join(", ")));
    }
}

/// What the README says.
pub(super) fn lower(context: &Context<'_>) -> Manual {
    let first = first_call(context);
    let crate_settings = context.api.settings.iter().zip(&context.names.settings);
    Manual {
        title: title(context.api),
        description: docs::clean(&context.api.description)
            .lines()
            .map(str::to_owned)
            .collect(),
        credentials: context
            .api
            .credentials
            .iter()
            .zip(&context.names.credentials)
            .map(|(credential, name)| clients::written(name, &credential.scheme))
            .collect(),
        first_call: first.map(|call| first_program(context, "CRATE", &call, Setting::Readme)),
        table: table(context),
        settings: crate_settings
            .map(|(setting, name)| {
                (
                    name.to_string(),
                    setting
                        .default
                        .as_ref()
                        .map(|default| template::text(default, None, context)),
                )
            })
            .collect(),
    }
}

fn table(context: &Context<'_>) -> Vec<(String, Vec<ManualRow>)> {
    let mut table = Vec::new();
    for (index, module) in context.names.modules.iter().enumerate() {
        if module.operations.is_empty() {
            continue;
        }
        let title = if index == ROOT.0 {
            String::new()
        } else {
            docs::literal(&module.title)
        };
        let rows = module.operations.iter().map(|id| {
            let operation = &context.api.operations[id.0];
            let names: Vec<String> = arguments(*id, context)
                .iter()
                .map(|argument| argument.name.to_string())
                .collect();
            let written = if names.len() > 4 {
                "parameters".to_owned()
            } else {
                names.join(", ")
            };
            ManualRow {
                name: docs::literal(&operation.name),
                endpoint: docs::code(&format!("{} {}", operation.method, operation.path)),
                call: call_text(*id, &written, context),
            }
        });
        table.push((title, rows.collect()));
    }
    table
}
