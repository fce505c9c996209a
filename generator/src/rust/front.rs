//! What users read first: the front page of the documentation, and the README, which says the same.

use crate::api::{self, OperationId, SettingId};
use crate::name::{ALL, ModuleId, ROOT};

use super::docs::{self, Docs};
use super::manual::title;
use super::path;
use super::{Argument, Context, Dependencies, Manual, body, clients, operations, template};

/// Where a page is read.
#[derive(Clone, Copy, PartialEq)]
enum Page {
    /// In the documentation: its items are links, and rustdoc compiles its programs.
    Docs,
    /// In the documentation of a module, whose programs rustdoc cannot compile.
    Module,
    /// In the README.
    Readme,
}

/// What all calls have in common.
const CALLS: &str = "Required arguments are positional, optional ones are chained, and `.await` sends. A call also takes \
                     headers, query entries, a timeout and a credential of its own.";

/// What can go wrong.
const ERRORS: &[&str] = &[
    "`Error::Api`: a documented failure, as an enum with a variant for each documented status",
    "`Error::Unexpected`: an answer whose status is not documented, with status, headers and the whole body",
    "`Error::Decode`: an answer whose body is not what is documented, with the whole answer",
    "`Error::Transport`: no connection, or it broke, or time ran out",
    "`Error::Request` and `Error::Auth`: nothing was sent",
];

/// The builder's own settings with their defaults.
const BUILDER: &[(&str, &str, &str)] = &[
    ("timeout", "how long a call may take, all in all", "no limit"),
    ("attempt_timeout", "how long one attempt may take", "no limit"),
    ("connect_timeout", "how long connecting may take", "10 seconds"),
    (
        "retries",
        "how often a call that may be repeated is sent again",
        "twice",
    ),
    ("max_redirects", "how many redirects are followed", "10"),
    ("max_response_size", "how long the body of an answer may be", "100 MiB"),
    ("max_header_size", "how long the headers of an answer may be", "256 KiB"),
    ("cookies", "whether cookies are kept", "yes"),
    ("user_agent", "the header `User-Agent`", "name and version of the crate"),
    ("transport", "what sends the requests", "reqwest"),
];

/// The features of a crate.
const FEATURES: &[(&str, &str)] = &[
    ("rustls", "encryption with rustls, on by default"),
    ("native-tls", "encryption with what the system has"),
    ("brotli", "answers that are compressed with Brotli, on by default"),
    ("blocking", "`send_blocking`, for programs that are not asynchronous"),
    ("stream", "lists, events and answers as `futures` streams"),
    ("tracing", "a span for each call, with OpenTelemetry's names"),
    (
        "mock",
        "`Mock`, a transport for tests that answers with the saved examples",
    ),
];

/// The front page of the documentation.
pub(super) fn page(context: &Context<'_>) -> Docs {
    let mut docs = beginning(Page::Docs, context);
    features(&mut docs, Page::Docs, context);
    table(&mut docs, Page::Docs, context);
    docs
}

/// That of a module, which has no features and no manifest.
pub(super) fn module_page(context: &Context<'_>, needed: &Dependencies) -> Docs {
    let mut docs = beginning(Page::Module, context);
    table(&mut docs, Page::Module, context);
    docs.paragraph("# Dependencies");
    docs.paragraph("What the manifest of the crate around this module must hold:");
    docs.block("toml", needed.to_string().trim_end());
    docs
}

fn beginning(page: Page, context: &Context<'_>) -> Docs {
    let mut docs = Docs::line(&format!("Client for {}.", docs::literal(&title(context.api))));
    docs.append(docs::clean(&context.api.description));
    sections(&mut docs, page, context);
    docs
}

/// What the README says.
pub(super) fn manual(context: &Context<'_>) -> Manual {
    let mut usage = Docs::default();
    sections(&mut usage, Page::Readme, context);
    features(&mut usage, Page::Readme, context);
    let mut table = Docs::default();
    self::table(&mut table, Page::Readme, context);
    Manual {
        title: title(context.api),
        description: docs::clean(&context.api.description),
        usage,
        table,
    }
}

fn heading(docs: &mut Docs, page: Page, text: &str) {
    let marks = if page == Page::Readme { "##" } else { "#" };
    docs.paragraph(&format!("{marks} {text}"));
}

fn sections(docs: &mut Docs, page: Page, context: &Context<'_>) {
    let best = first_call(context);
    heading(docs, page, "First call");
    if let Some((id, call)) = &best {
        code(docs, page, &first_program(*id, call, page, context));
    }
    docs.paragraph(CALLS);
    authentication(docs, page, context);
    heading(docs, page, "Errors");
    if let Some((id, call)) = &best {
        code(docs, page, &failing_program(*id, call, page, context));
    }
    docs.append(Docs::of(ERRORS.iter().map(|line| format!("- {line}"))));
    configuration(docs, page, context);
}

fn code(docs: &mut Docs, page: Page, program: &str) {
    let language = match page {
        Page::Docs => "no_run",
        Page::Module => "ignore",
        Page::Readme => "rust",
    };
    docs.block(language, program);
}

fn authentication(docs: &mut Docs, page: Page, context: &Context<'_>) {
    if context.api.credentials.is_empty() {
        return;
    }
    heading(docs, page, "Authentication");
    docs.paragraph(
        "The builder takes the credentials; a call that needs one fails without it before anything is sent. One that \
         changes comes from a `Provider`.",
    );
    let credentials = context.api.credentials.iter().zip(&context.names.credentials);
    let rows = credentials.map(|(credential, name)| {
        let call = clients::written(name, &credential.scheme);
        let call = match page {
            Page::Readme => format!("`{call}`"),
            Page::Docs | Page::Module => format!("[`{call}`]({}::Builder::{name})", context.root),
        };
        vec![call, clients::about(&credential.scheme)]
    });
    rows_of(docs, &["setter", "credential"], rows);
}

fn configuration(docs: &mut Docs, page: Page, context: &Context<'_>) {
    heading(docs, page, "Configuration");
    let setter = |name: &str| match page {
        Page::Readme => format!("`.{name}(…)`"),
        Page::Docs | Page::Module => format!("[`{name}`]({}::Builder::{name})", context.root),
    };
    let settings = context.api.settings.iter().zip(&context.names.settings);
    let own = settings.map(|(setting, name)| {
        let default = setting
            .default
            .as_ref()
            .map(|default| template::text(default, None, context));
        let default = match default {
            None => "none: must be set where it is needed".to_owned(),
            Some(default) if default.is_empty() => "empty".to_owned(),
            Some(default) => format!("`{}`", docs::code(&default)),
        };
        let about = clients::setting_docs(setting).summary();
        vec![setter(name.as_str()), about, default]
    });
    let common = BUILDER
        .iter()
        .map(|(name, about, default)| vec![setter(name), (*about).to_owned(), (*default).to_owned()]);
    rows_of(docs, &["setter", "what it sets", "default"], own.chain(common));
}

fn features(docs: &mut Docs, page: Page, context: &Context<'_>) {
    heading(docs, page, "Features");
    let rows = FEATURES
        .iter()
        .map(|(name, about)| vec![format!("`{name}`"), (*about).to_owned()]);
    rows_of(docs, &["feature", "what it adds"], rows);
    if !context.features.is_empty() {
        let folders: Vec<String> = context
            .features
            .iter()
            .map(|feature| format!("`{}`", feature.name))
            .collect();
        docs.paragraph(&format!(
            "Each top folder is a feature, too: {}. `{ALL}`, the default, stands for all of them; with \
             `default-features = false`, only the folders that are named are compiled.",
            folders.join(", ")
        ));
    }
}

/// All operations, a table for each folder.
fn table(docs: &mut Docs, page: Page, context: &Context<'_>) {
    if context.api.operations.is_empty() {
        return;
    }
    heading(docs, page, "Operations");
    for (index, module) in context.names.modules.iter().enumerate() {
        if module.operations.is_empty() {
            continue;
        }
        if index != ROOT.0 {
            let marks = if page == Page::Readme { "###" } else { "##" };
            docs.paragraph(&format!("{marks} {}", docs::literal(&module.title)));
        }
        let rows = module.operations.iter().map(|id| {
            let operation = &context.api.operations[id.0];
            let names: Vec<String> = arguments(*id, context)
                .iter()
                .map(|argument| argument.name.to_string())
                .collect();
            let written = match names.len() {
                count if count > operations::MANY => "parameters".to_owned(),
                _ => names.join(", "),
            };
            let call = call_text(*id, &written, context);
            let call = match page {
                Page::Readme => format!("`{call}`"),
                Page::Docs | Page::Module => format!("[`{call}`]({})", item(ModuleId(index), *id, context)),
            };
            vec![
                docs::literal(&operation.name),
                format!("`{}`", docs::code(&format!("{} {}", operation.method, operation.path))),
                call,
            ]
        });
        rows_of(docs, &["request", "endpoint", "call"], rows);
    }
}

/// The path of a method.
fn item(module: ModuleId, id: OperationId, context: &Context<'_>) -> String {
    let method = &context.names.operation(id).method;
    if module == ROOT {
        return format!("{}::Client::{method}", context.root);
    }
    let path: Vec<String> = context
        .names
        .ancestry(module)
        .iter()
        .map(|id| context.names.module(*id).name.to_string())
        .collect();
    format!(
        "{}::{}::{}::{method}",
        context.root,
        path.join("::"),
        context.names.module(module).service
    )
}

/// A table of Markdown; a `|` in a cell is no border.
fn rows_of(docs: &mut Docs, head: &[&str], rows: impl Iterator<Item = Vec<String>>) {
    let line = |cells: &[String]| {
        let cells: Vec<String> = cells.iter().map(|cell| bordered(cell)).collect();
        format!("| {} |", cells.join(" | "))
    };
    let mut lines = vec![
        format!("| {} |", head.join(" | ")),
        format!("|{}", " --- |".repeat(head.len())),
    ];
    lines.extend(rows.map(|cells| line(&cells)));
    docs.append(Docs::of(lines));
}

/// Escapes each `|` that is not escaped yet.
fn bordered(cell: &str) -> String {
    cell.replace("\\|", "|").replace('|', "\\|")
}

/// `let client = zoom::Client::builder().bearer_token("token").build()?;`
fn client(id: OperationId, context: &Context<'_>) -> String {
    let mut calls: String = builder_calls(id, context)
        .iter()
        .map(|call| format!("\n    {call}"))
        .collect();
    calls.push_str("\n    .build()?;");
    if calls.matches('\n').count() == 1 {
        calls = ".build()?;".to_owned();
    }
    format!("let client = {}::Client::builder(){calls}", context.crate_name)
}

fn first_program(id: OperationId, call: &str, page: Page, context: &Context<'_>) -> String {
    let client = client(id, context);
    let program = format!("{client}\nlet answer = client.{call}.await?;\nprintln!(\"{{}}\", answer.status());");
    match page {
        Page::Docs | Page::Module => {
            format!("# async fn run() -> Result<(), Box<dyn std::error::Error>> {{\n{program}\n# Ok(())\n# }}")
        }
        Page::Readme => {
            let lines: String = program.lines().map(|line| format!("    {line}\n")).collect();
            format!(
                "#[tokio::main]\nasync fn main() -> Result<(), Box<dyn std::error::Error>> {{\n{lines}    Ok(())\n}}"
            )
        }
    }
}

fn failing_program(id: OperationId, call: &str, page: Page, context: &Context<'_>) -> String {
    let name = context.crate_name;
    let lines = [
        format!("match client.{call}.await {{"),
        "    Ok(answer) => println!(\"{}\", answer.status()),".to_owned(),
        format!(
            "    Err({name}::Error::Api(failure)) => println!(\"{{}}: {{:?}}\", failure.status(), failure.error()),"
        ),
        format!("    Err({name}::Error::Unexpected(answer)) => println!(\"not documented: {{answer}}\"),"),
        "    Err(error) => return Err(error.into()),".to_owned(),
        "}".to_owned(),
    ];
    let program = lines.join("\n");
    match page {
        Page::Docs | Page::Module => format!(
            "# async fn run() -> Result<(), Box<dyn std::error::Error>> {{\n# {}\n{program}\n# Ok(())\n# }}",
            client(id, context).replace('\n', "\n# ")
        ),
        Page::Readme => program,
    }
}

/// The settings that a call needs and that have no default, and its credential.
fn builder_calls(id: OperationId, context: &Context<'_>) -> Vec<String> {
    let operation = &context.api.operations[id.0];
    let mut calls = Vec::new();
    let needed = body::settings(operation, context);
    for (index, (setting, name)) in context.api.settings.iter().zip(&context.names.settings).enumerate() {
        if setting.default.is_none() && needed.contains(&SettingId(index)) {
            calls.push(format!(".{name}(\"…\")"));
        }
    }
    if let Some(authentication) = &operation.authentication {
        let id = authentication.credential;
        let name = context.names.credential(id);
        calls.push(match &context.api.credentials[id.0].scheme {
            api::Scheme::Other { kind, .. } => {
                format!(".{name}({}::{})", context.crate_name, clients::constructor(kind))
            }
            scheme => literal_arguments(&clients::written(name, scheme)),
        });
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

/// A call that needs no more than text: one that reads before all others, then the one with the fewest arguments.
fn first_call(context: &Context<'_>) -> Option<(OperationId, String)> {
    let ids = (0..context.api.operations.len()).map(OperationId);
    let simple = ids.filter_map(|id| {
        let arguments = arguments(id, context);
        let is_text = |argument: &Argument| matches!(&argument.ty, super::ArgumentType::Into(ty) if ty.is(&path::TEXT));
        let fits = arguments.len() <= operations::MANY && arguments.iter().all(is_text);
        fits.then_some((id, arguments))
    });
    let (id, arguments) = simple.min_by_key(|(id, arguments)| {
        let operation = &context.api.operations[id.0];
        (operation.method != "GET", arguments.len(), id.0)
    })?;
    let values: Vec<String> = arguments
        .iter()
        .map(|argument| format!("\"{}\"", argument.name))
        .collect();
    Some((id, call_text(id, &values.join(", "), context)))
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
