//! What users read first: the front page of the documentation, and the README, which says the same.

use super::{Call, Context, Docs, credential, first};
use crate::api::{Setting, last_segment};
use crate::document::Method;
use crate::name::ALL;
use crate::rust::manual::title;
use crate::rust::{Agent, Module, Root, docs};
use crate::words::{is_in, words};

/// Where a page is read.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Page {
    /// In the documentation: its items are links, and rustdoc compiles its programs.
    Docs,
    /// In the documentation of a module, whose programs rustdoc cannot compile.
    Module,
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
    (
        "sharing",
        "a client whose connections, retries' budget, cookies, middleware and credentials this one has, too",
        "none",
    ),
];

/// Words that the path of a request ends in which begins a session.
const LOGIN: &str = "auth authenticate in log login session sessions sign signin";

/// The features of a crate.
const FEATURES: &[(&str, &str)] = &[
    ("rustls", "encryption with rustls, on by default"),
    ("native-tls", "encryption with what the system has"),
    ("brotli", "answers that are compressed with Brotli, on by default"),
    ("blocking", "`send_blocking`, for programs that are not asynchronous"),
    ("stream", "lists, events and answers as `futures` streams"),
    ("tracing", "a span for each call, with OpenTelemetry's names"),
    (
        "har",
        "`Har`, which keeps calls in a file, for `postman-codegen learn` and for tests that replay them",
    ),
    (
        "mock",
        "`Mock`, a transport for tests that answers with the saved examples, or as the calls of a HAR file",
    ),
];

/// The front page of the documentation; a module has no features and no manifest.
pub(super) fn page(context: &Context<'_>) -> Docs {
    let krate = context.krate;
    let page = match krate.root {
        Root::Crate => Page::Docs,
        Root::Module(_) => Page::Module,
    };
    let mut docs = Docs::line(&format!("Client for {}.", docs::literal(&title(&krate.api))));
    let (before, after) = description(page, context);
    docs.append(before);
    usage(&mut docs, page, context);
    docs.append(after);
    table(&mut docs, page, context);
    if page == Page::Module {
        docs.paragraph("# Dependencies");
        docs.paragraph("What the manifest of the crate around this module must hold:");
        docs.block("toml", krate.dependencies.to_string().trim_end());
    }
    docs
}

/// A description that is longer, in letters, stands behind how the crate is used.
const LONG: usize = 600;

/// What the collection says of itself: what stands before how the crate is used, or else behind it.
pub(super) fn description(page: Page, context: &Context<'_>) -> (Docs, Docs) {
    let prose = docs::clean(&context.krate.api.description);
    let length: usize = prose.lines().map(str::len).sum();
    if length <= LONG {
        return (prose, Docs::default());
    }
    let mut behind = Docs::default();
    heading(&mut behind, page, "About the API");
    behind.append(prose);
    (Docs::default(), behind)
}

/// How the crate is used.
pub(super) fn usage(docs: &mut Docs, page: Page, context: &Context<'_>) {
    let best = first::call(context);
    heading(docs, page, "First call");
    if let Some((call, written)) = &best {
        code(docs, page, &first::program(call, written, page, context));
    }
    docs.paragraph(CALLS);
    authentication(docs, page, context);
    heading(docs, page, "Errors");
    if let Some((call, written)) = &best {
        code(docs, page, &first::failing_program(call, written, page, context));
    }
    docs.append(Docs::of(ERRORS.iter().map(|line| format!("- {line}"))));
    configuration(docs, page, context);
    if page != Page::Module {
        features(docs, page, context);
    }
}

fn heading(docs: &mut Docs, page: Page, text: &str) {
    let marks = if page == Page::Readme { "##" } else { "#" };
    docs.paragraph(&format!("{marks} {text}"));
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
    let (api, client) = (&context.krate.api, &context.krate.client);
    // A secret setting, or a script that signs, is a credential by another name.
    let is_open = api.scripts.is_empty() && !api.settings.iter().any(Setting::is_secret);
    if client.credentials.is_empty() && !is_open {
        return;
    }
    heading(docs, page, "Authentication");
    if client.credentials.is_empty() {
        return no_credential(docs, page, context);
    }
    docs.paragraph(
        "The builder takes the credentials; a call that needs one fails without it before anything is sent. One that \
         changes comes from a `Provider`.",
    );
    let credentials = api.credentials.iter().zip(&client.credentials);
    let rows = credentials.map(|(credential, own)| {
        let call = credential::written(own, &credential.scheme);
        let call = on_builder(&call, own.name.as_str(), page, context);
        vec![call, own.docs.summary()]
    });
    rows_of(docs, &["setter", "credential"], rows);
}

/// What sets something of the client, which leads to its method where the page can.
fn on_builder(written: &str, method: &str, page: Page, context: &Context<'_>) -> String {
    match page {
        Page::Readme => format!("`{written}`"),
        Page::Docs | Page::Module => format!("[`{written}`]({}::Builder::{method})", context.krate.root.path()),
    }
}

/// How calls are authenticated of which the collection says nothing: by a header of one's own, or a session.
fn no_credential(docs: &mut Docs, page: Page, context: &Context<'_>) {
    let header = on_builder("Builder::header", "header", page, context);
    docs.paragraph(&format!(
        "The collection names no credential. Where the API asks for one, {header} sends it with each call, masked in what \
         is printed: `.header(\"Authorization\", format!(\"Bearer {{token}}\"))`.",
    ));
    let logs_in = |call: &&Call<'_>| {
        let end = words(last_segment(&call.request.path));
        call.request.method == Method::Post && !end.is_empty() && end.iter().all(|word| is_in(LOGIN, word))
    };
    if let Some(login) = context.calls.iter().find(logs_in) {
        let login = linked(login, page, context);
        docs.paragraph(&format!(
            "The cookies of a session that {login} begins are kept and sent with later calls."
        ));
    }
}

fn configuration(docs: &mut Docs, page: Page, context: &Context<'_>) {
    heading(docs, page, "Configuration");
    let setter = |name: &str| match page {
        Page::Readme => format!("`.{name}(…)`"),
        Page::Docs | Page::Module => on_builder(name, name, page, context),
    };
    let settings = context.krate.client.settings.iter().zip(&context.krate.api.settings);
    let own = settings.map(|(setting, known)| {
        let default = match setting.default.as_deref() {
            None if known.chosen => "what a script of the collection says".to_owned(),
            None if known.script => "none: a script reads it".to_owned(),
            None if setting.left_out => "none: a script leaves its header out".to_owned(),
            None => "none: must be set where it is needed".to_owned(),
            Some("") => "empty".to_owned(),
            Some(default) => format!("`{}`", docs::code(default)),
        };
        vec![setter(setting.name.as_str()), setting.docs.summary(), default]
    });
    let client = &context.krate.client;
    let common = BUILDER.iter().map(|&(name, about, default)| {
        let default = match (name, client.agent, client.user_agent.as_deref()) {
            ("user_agent", Agent::OfScripts, _) => "what a script of the collection says".to_owned(),
            ("user_agent", Agent::Own, Some(agent)) => format!("`{}`", docs::code(agent)),
            _ => default.to_owned(),
        };
        vec![setter(name), about.to_owned(), default]
    });
    let hooks = context.krate.client.hooks.iter().map(|hook| {
        let default = "none: calls that it belongs to fail without it";
        vec![setter(hook.name.as_str()), hook.docs.summary(), default.to_owned()]
    });
    rows_of(
        docs,
        &["setter", "what it sets", "default"],
        own.chain(hooks).chain(common),
    );
}

fn features(docs: &mut Docs, page: Page, context: &Context<'_>) {
    heading(docs, page, "Features");
    let row = |(name, about): &(&str, &str)| vec![format!("`{name}`"), (*about).to_owned()];
    let rows = FEATURES.iter().map(row);
    rows_of(docs, &["feature", "what it adds"], rows);
    let modules = context.krate.modules.iter();
    let folders = modules.filter_map(|module| module.feature.as_ref());
    let folders: Vec<String> = folders.map(|feature| format!("`{feature}`")).collect();
    if !folders.is_empty() {
        docs.paragraph(&format!(
            "Each top folder is a feature, too: {}. `{ALL}`, the default, stands for all of them; with \
             `default-features = false`, only the folders that are named are compiled.",
            folders.join(", ")
        ));
    }
}

/// All operations, a table for each folder.
pub(super) fn table(docs: &mut Docs, page: Page, context: &Context<'_>) {
    if context.calls.is_empty() {
        return;
    }
    heading(docs, page, "Operations");
    let modules = context.krate.modules.iter();
    for module in modules.filter(|module| !module.operations.is_empty()) {
        if module.service.is_some() {
            let marks = if page == Page::Readme { "###" } else { "##" };
            docs.paragraph(&format!("{marks} {}", docs::literal(&module.title)));
        }
        let rows = context.calls_of(module).map(|call| row(&call, page, context));
        rows_of(docs, &["request", "endpoint", "call"], rows);
    }
}

/// Name, endpoint and call of an operation.
fn row(call: &Call<'_>, page: Page, context: &Context<'_>) -> Vec<String> {
    let (request, method) = (call.request, call.method);
    vec![
        docs::literal(&request.name),
        format!("`{}`", docs::code(&format!("{} {}", request.method, method.endpoint))),
        linked(call, page, context),
    ]
}

/// A call, which leads to its method where the page can.
fn linked(call: &Call<'_>, page: Page, context: &Context<'_>) -> String {
    let written = call.outline();
    match page {
        Page::Readme => format!("`{written}`"),
        Page::Docs | Page::Module => {
            let service = service(call.module, context.krate.root.path());
            format!("[`{written}`]({service}::{})", call.method.method)
        }
    }
}

/// The path of the struct that has a module's methods.
fn service(module: &Module, root: &str) -> String {
    let Some(service) = &module.service else {
        return format!("{root}::Client");
    };
    let path: String = module.path.iter().map(|name| format!("{name}::")).collect();
    format!("{root}::{path}{service}")
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
pub(crate) fn bordered(cell: &str) -> String {
    cell.replace("\\|", "|").replace('|', "\\|")
}
