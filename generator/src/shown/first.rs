//! The call that documentation begins with.

use super::front::Page;
use super::programs::screaming;
use super::{Call, Context, credential, example};
use crate::api::{OperationId, Scheme, decides};
use crate::document::Method;
use crate::rust::{Argument, Setting, body};
use crate::words::is_in;

/// Words in a path of what is for a browser, or gets a credential.
const LOG_IN: &str = "auth authenticate authorize authorization callback login logout oauth oauth2 session signin signup \
    sso token";

/// What a path ends in that tells who calls.
const OWN: &str = "me self whoami";

/// What tells which call a new user can make: the lesser, the better.
type Rank = (bool, bool, bool, usize, bool, bool, usize, usize, OperationId);

/// One that a new user can make: it reads and logs nobody in, its arguments have values in the collection; a plain list,
/// or who calls, before all others.
pub(super) fn call<'a>(context: &Context<'a>) -> Option<(Call<'a>, String)> {
    let kept = context
        .calls
        .iter()
        .copied()
        .filter(|call| call.method.deprecated.is_none());
    let simple = kept.filter_map(|call| {
        let arguments = call.method.arguments.iter().map(|argument| value(argument, &call));
        let arguments: Option<Vec<String>> = arguments.collect();
        arguments
            .filter(|_| call.method.parameters.is_none())
            .map(|arguments| (call, arguments))
    });
    let (call, arguments) = simple.min_by_key(|(call, _)| rank(call, context))?;
    Some((call, call.written(&arguments.join(", "))))
}

/// A short value of an argument: the collection's own, or its name.
fn value(argument: &Argument, call: &Call<'_>) -> Option<String> {
    let sample = argument.of.and_then(|id| example::sample(id, call));
    example::literal(&argument.ty, sample, argument.name.as_str())
}

fn rank(call: &Call<'_>, context: &Context<'_>) -> Rank {
    let (method, request) = (call.method, call.request);
    let words: Vec<String> = request.path.split('/').map(str::to_lowercase).collect();
    let logs_in = request.is_page || words.iter().any(|word| is_in(LOG_IN, word));
    let is_own = words.last().is_some_and(|last| is_in(OWN, last));
    let is_list = method.paged.is_some() || method.method.as_str().starts_with("list");
    let is_known = |argument: &&Argument| argument.of.is_some_and(|id| example::sample(id, call).is_some());
    let unknown = method.arguments.len() - method.arguments.iter().filter(is_known).count();
    (
        request.method == Method::Delete,
        request.method != Method::Get,
        logs_in,
        unknown,
        !(is_own || is_list),
        request.cases.is_empty(),
        unset_settings(call, context).count() + method.arguments.len(),
        words.len(),
        method.id,
    )
}

/// The settings that a call needs and that have no default.
fn unset_settings<'c>(call: &Call<'c>, context: &Context<'c>) -> impl Iterator<Item = &'c Setting> {
    let unset = body::unset_settings(call.request, &context.krate.api);
    unset.into_iter().map(|id| &context.krate.client.settings[id.0])
}

/// `let client = zoom::Client::builder().bearer_token(std::env::var("ZOOM_BEARER_TOKEN")?).build()?;`
fn client(call: &Call<'_>, context: &Context<'_>) -> String {
    let calls = match builder_calls(call, context) {
        none if none.is_empty() => ".build()?;".to_owned(),
        calls => format!("\n    {}\n    .build()?;", calls.join("\n    ")),
    };
    format!("let client = {}::Client::builder(){calls}", context.crate_name)
}

/// A program that makes the call.
pub(super) fn program(call: &Call<'_>, written: &str, page: Page, context: &Context<'_>) -> String {
    let client = client(call, context);
    let program = format!("{client}\nlet answer = client.{written}.await?;\nprintln!(\"{{}}\", answer.status());");
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

/// A program that says how the call fails.
pub(super) fn failing_program(call: &Call<'_>, written: &str, page: Page, context: &Context<'_>) -> String {
    let name = &context.crate_name;
    let lines = [
        format!("match client.{written}.await {{"),
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
            client(call, context).replace('\n', "\n# ")
        ),
        Page::Readme => program,
    }
}

/// The settings that a call needs and that have no default, and its credentials; the environment has them.
fn builder_calls(call: &Call<'_>, context: &Context<'_>) -> Vec<String> {
    let (api, client) = (&context.krate.api, &context.krate.client);
    let variable = |words: &[&str]| {
        let name = screaming(&format!("{} {}", context.crate_name, words.join(" ")));
        format!("std::env::var(\"{name}\")?")
    };
    let settings =
        unset_settings(call, context).map(|own| format!(".{}({})", own.name, variable(&[own.name.as_str()])));
    let mut calls: Vec<String> = settings.collect();
    calls.extend(call.request.authentications.iter().map(|authentication| {
        let id = authentication.credential.0;
        let (own, scheme) = (&client.credentials[id], &api.credentials[id].scheme);
        let name = own.name.as_str();
        match (scheme, own.arguments.as_slice()) {
            (Scheme::Other { kind, parameters }, _) if decides(*kind, parameters) => {
                let pairs = credential::wanted(*kind, parameters, &authentication.replay);
                let pairs = pairs.into_iter().map(|(key, value)| match value {
                    Some(value) => format!("({key:?}, {value:?})"),
                    None => format!("({key:?}, {}.as_str())", variable(&[name, screaming(key).as_str()])),
                });
                let pairs = pairs.collect::<Vec<_>>().join(", ");
                format!(
                    ".{name}({}::{}::from_parameters(&[{pairs}]))",
                    context.crate_name,
                    kind.ty()
                )
            }
            (Scheme::Other { kind, .. }, _) => {
                let given = from_variables(&kind.constructor(), |word| variable(&[name, word]));
                format!(".{name}({}::{given})", context.crate_name)
            }
            (_, [_]) => format!(".{name}({})", variable(&[name])),
            (_, several) => {
                let given = several.iter().map(|argument| variable(&[name, argument.name.as_str()]));
                format!(".{name}({})", given.collect::<Vec<_>>().join(", "))
            }
        }
    }));
    calls
}

/// `OAuth2::token("token")` with a variable for what is quoted in small letters; what is borrowed stays.
fn from_variables(constructor: &str, variable: impl Fn(&str) -> String) -> String {
    let mut pieces = constructor.split('"');
    let mut text = pieces.next().unwrap_or_default().to_owned();
    while let (Some(quoted), Some(after)) = (pieces.next(), pieces.next()) {
        let is_word = |letter: char| letter.is_ascii_lowercase() || letter == ' ';
        if quoted.chars().all(is_word) && !text.ends_with('&') {
            text.push_str(&variable(quoted));
        } else {
            text.push_str(&format!("\"{quoted}\""));
        }
        text.push_str(after);
    }
    text
}
