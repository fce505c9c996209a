//! A worked example of each operation, which rustdoc compiles.
//!
//! What is short stands in the call as the collection's own harmless sample; JSON is made before it; what is neither (a
//! file, a body that takes many words) is an argument of a function that rustdoc hides.

use std::collections::BTreeMap;

use serde_json::Value;

use super::made::{Maker, scalar};
use super::{Call, Context};
use crate::api::{ArgumentId, Body, Place};
use crate::name::Identifier;
use crate::rust::{Argument, ArgumentType, Path, Standpoint, Ty, path};

/// A call that is longer stands on several lines, as rustfmt writes it.
pub(super) const LONGEST_LINE: usize = 90;

/// Samples that are longer help nobody.
pub(super) const LONGEST_SAMPLE: usize = 40;

/// Setters that an example shows.
pub(super) const MOST_SETTERS: usize = 2;

/// The program: `let answer = client.users().get_user("me").await?;` with what it takes to compile.
pub(super) fn program(call: &Call<'_>, context: &Context<'_>) -> String {
    let (method, from) = (call.method, Standpoint::Example(&context.crate_name));
    let mut hidden = vec![format!("client: {}::Client", context.crate_name)];
    let mut maker = Maker {
        items: &context.items,
        from,
        used: BTreeMap::new(),
    };
    let mut made = Vec::new();
    let mut calls: Vec<String> = call.accessors().iter().map(|name| format!(".{name}()")).collect();
    let arguments = if let Some(parameters) = &method.parameters {
        let ty = Path::own(call.module.path.clone(), &parameters.name);
        hidden.push(format!("parameters: {}", ty.written(from)));
        "parameters".to_owned()
    } else {
        let arguments = method.arguments.iter().map(|argument| {
            let sample = argument.of.and_then(|id| sample(id, call));
            literal(&argument.ty, sample, argument.name.as_str()).unwrap_or_else(|| {
                let name = hidden_name(&argument.name);
                match json(argument, call, &mut maker) {
                    Some(value) => made.push(format!("let {name} = {value};\n")),
                    None => hidden.push(format!("{name}: {}", hidden_type(&argument.ty, from))),
                }
                name
            })
        });
        arguments.collect::<Vec<_>>().join(", ")
    };
    calls.push(format!(".{}({arguments})", method.method));
    let shown = method.setters.iter().filter_map(|setter| {
        let own = call.request.arguments.get(setter.of.0)?;
        // A form without a field says nothing: some are shown even if nobody saved a value of them.
        let is_needed = own.place == Place::Field && method.arguments.is_empty();
        let sample = sample(setter.of, call).or(is_needed.then_some(setter.name.as_str()));
        let value = literal(setter.argument.as_ref()?, Some(sample?), "")?;
        Some(format!(".{}({value})", setter.name))
    });
    calls.extend(shown.take(MOST_SETTERS));
    format!(
        "# async fn run({}) -> Result<(), Box<dyn std::error::Error>> {{\n{}{}{}\n# Ok(())\n# }}",
        hidden.join(", "),
        imports(maker.used.values()),
        made.concat(),
        chain(&calls)
    )
}

/// A line for the types of each module, and a blank one.
fn imports<'p>(paths: impl Iterator<Item = &'p String>) -> String {
    let mut modules: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (module, name) in paths.filter_map(|path| path.rsplit_once("::")) {
        modules.entry(module).or_default().push(name);
    }
    let lines = modules.iter().map(|(module, names)| match names.as_slice() {
        [name] => format!("use {module}::{name};\n"),
        names => format!("use {module}::{{{}}};\n", names.join(", ")),
    });
    let lines: String = lines.collect();
    if lines.is_empty() { lines } else { lines + "\n" }
}

/// A value for what is sent as JSON; what was named for one that cannot be made is named no more.
fn json(argument: &Argument, call: &Call<'_>, maker: &mut Maker<'_>) -> Option<String> {
    let ArgumentType::Into(ty) = &argument.ty else {
        return None;
    };
    let sample: Option<&Value> = match (argument.of, &call.request.body) {
        (Some(id), _) => call.request.arguments.get(id.0)?.json.first(),
        (None, Body::Json { sample, .. }) => Some(sample),
        (None, _) => None,
    };
    let used = maker.used.clone();
    let value = maker.value(ty.argument_of(&path::JSON)?, sample, argument.name.as_str(), 0);
    if value.is_none() {
        maker.used = used;
    }
    value
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
    let is_text = |ty: &Ty| ty.is(&path::TEXT) || ty.is(&path::STRING);
    match written {
        ArgumentType::Into(ty) if is_text(ty) => {
            let is_body = placeholder == "body" && sample.is_none();
            scalar(ty, sample, placeholder).filter(|_| !is_body)
        }
        ArgumentType::Plain(ty) if !is_text(ty) => scalar(ty, sample, placeholder),
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
