//! A worked example of each operation, which rustdoc compiles.
//!
//! What is short stands in the call as the collection's own harmless sample; what is long (a body, a file) is an
//! argument of a function that rustdoc hides.

use super::digits::grouped;
use super::{Call, Context};
use crate::api::ArgumentId;
use crate::name::Identifier;
use crate::rust::{ArgumentType, Path, Standpoint, path};

/// A call that is longer stands on several lines, as rustfmt writes it.
const LONGEST_LINE: usize = 90;

/// Samples that are longer help nobody.
const LONGEST_SAMPLE: usize = 40;

/// Setters that an example shows.
const MOST_SETTERS: usize = 2;

/// The program: `let answer = client.users().get_user("me").await?;` with what it takes to compile.
pub(super) fn program(call: &Call<'_>, context: &Context<'_>) -> String {
    let (method, from) = (call.method, Standpoint::Example(&context.crate_name));
    let mut hidden = vec![format!("client: {}::Client", context.crate_name)];
    let mut calls: Vec<String> = call.accessors().iter().map(|name| format!(".{name}()")).collect();
    let arguments = if let Some(parameters) = &method.parameters {
        let ty = Path::own(call.module.path.clone(), &parameters.name);
        hidden.push(format!("parameters: {}", ty.written(from)));
        "parameters".to_owned()
    } else {
        let arguments = method.arguments.iter().map(|argument| {
            let sample = argument.of.and_then(|id| sample(id, call));
            literal(&argument.ty, sample, argument.name.as_str()).unwrap_or_else(|| {
                hidden.push(format!(
                    "{}: {}",
                    hidden_name(&argument.name),
                    hidden_type(&argument.ty, from)
                ));
                hidden_name(&argument.name)
            })
        });
        arguments.collect::<Vec<_>>().join(", ")
    };
    calls.push(format!(".{}({arguments})", method.method));
    let shown = method.setters.iter().filter_map(|setter| {
        let value = literal(setter.argument.as_ref()?, Some(sample(setter.of, call)?), "")?;
        Some(format!(".{}({value})", setter.name))
    });
    calls.extend(shown.take(MOST_SETTERS));
    format!(
        "# async fn run({}) -> Result<(), Box<dyn std::error::Error>> {{\n{}\n# Ok(())\n# }}",
        hidden.join(", "),
        chain(&calls)
    )
}

/// `let answer = client.users().get_user("me").await?;`, broken at its dots where it is long.
fn chain(calls: &[String]) -> String {
    let line = format!("let answer = client{}.await?;", calls.concat());
    if line.chars().count() <= LONGEST_LINE {
        return line;
    }
    let lines: String = calls.iter().map(|call| format!("\n    {call}")).collect();
    format!("let answer = client{lines}\n    .await?;")
}

/// The harmless sample of an argument.
fn sample<'a>(id: ArgumentId, call: &Call<'a>) -> Option<&'a str> {
    let sample = call.request.arguments.get(id.0)?.sample.as_deref()?;
    let is_short = !sample.is_empty() && sample.chars().count() <= LONGEST_SAMPLE;
    is_short.then_some(sample)
}

/// A value that is short enough to stand in the call.
fn literal(written: &ArgumentType, sample: Option<&str>, placeholder: &str) -> Option<String> {
    let quoted = |text: &str| format!("{text:?}");
    match written {
        ArgumentType::Into(ty) if ty.is(&path::TEXT) || ty.is(&path::STRING) => {
            let is_body = placeholder == "body" && sample.is_none();
            (!is_body).then(|| quoted(sample.unwrap_or(placeholder)))
        }
        ArgumentType::Plain(ty) if ty.is(&path::I64) => {
            let number = sample.and_then(|sample| sample.parse::<i64>().ok()).unwrap_or(1);
            Some(grouped(&number.to_string()))
        }
        ArgumentType::Plain(ty) if ty.is(&path::F64) => {
            let number = sample.and_then(|sample| sample.parse::<f64>().ok());
            let number = number.filter(|number| number.is_finite()).unwrap_or(1.5);
            Some(grouped(&format!("{number:?}")))
        }
        ArgumentType::Plain(ty) if ty.is(&path::BOOL) => Some((sample != Some("false")).to_string()),
        ArgumentType::Many(item) => Some(format!("[{}]", literal(item, sample, placeholder)?)),
        ArgumentType::Into(_) | ArgumentType::Plain(_) => None,
    }
}

/// An argument of the hidden function; `client` is the client.
fn hidden_name(name: &Identifier) -> String {
    match name.as_str() {
        "client" => "client_value".to_owned(),
        name => name.to_owned(),
    }
}

/// The type of an argument of the hidden function.
fn hidden_type(written: &ArgumentType, from: Standpoint<'_>) -> String {
    match written {
        ArgumentType::Into(ty) | ArgumentType::Plain(ty) => ty.argument_of(&path::JSON).unwrap_or(ty).written(from),
        ArgumentType::Many(item) => format!("Vec<{}>", hidden_type(item, from)),
    }
}
