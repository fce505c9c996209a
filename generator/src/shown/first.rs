//! The call that documentation begins with.

use super::front::Page;
use super::{Call, Context};
use crate::api::{Scheme, SettingId};
use crate::document::Method;
use crate::rust::{Argument, ArgumentType, body, path};

/// One that needs no more than text: one that reads before all others, then the one with the fewest arguments.
pub(super) fn call<'a>(context: &Context<'a>) -> Option<(Call<'a>, String)> {
    let is_text = |argument: &Argument| matches!(&argument.ty, ArgumentType::Into(ty) if ty.is(&path::TEXT));
    let simple = context.calls.iter().copied().filter(|call| {
        let method = call.method;
        method.parameters.is_none() && method.arguments.iter().all(is_text)
    });
    let rank = |call: &Call<'_>| {
        (
            call.request.method != Method::Get,
            call.method.arguments.len(),
            call.method.id,
        )
    };
    let call = simple.min_by_key(rank)?;
    let arguments = call.method.arguments.iter();
    let values: Vec<String> = arguments.map(|argument| format!("\"{}\"", argument.name)).collect();
    Some((call, call.written(&values.join(", "))))
}

/// `let client = zoom::Client::builder().bearer_token("token").build()?;`
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

/// The settings that a call needs and that have no default, and its credential.
fn builder_calls(call: &Call<'_>, context: &Context<'_>) -> Vec<String> {
    let (api, client) = (&context.krate.api, &context.krate.client);
    let needed = body::settings(call.request, api);
    let settings = client.settings.iter().enumerate();
    let unset = settings.filter(|(index, setting)| setting.default.is_none() && needed.contains(&SettingId(*index)));
    let mut calls: Vec<String> = unset.map(|(_, setting)| format!(".{}(\"…\")", setting.name)).collect();
    calls.extend(call.request.authentications.iter().map(|authentication| {
        let id = authentication.credential.0;
        let own = &client.credentials[id];
        match &api.credentials[id].scheme {
            Scheme::Other { kind, .. } => {
                format!(".{}({}::{})", own.name, context.crate_name, kind.constructor())
            }
            _ => {
                let arguments = own.arguments.iter().map(|argument| format!("\"{}\"", argument.name));
                format!(".{}({})", own.name, arguments.collect::<Vec<_>>().join(", "))
            }
        }
    }));
    calls
}
