//! A worked example of each operation, which rustdoc compiles.
//!
//! What is short stands in the call as the collection's own harmless sample; JSON is made before it; what is neither (a
//! file, a body that takes many words) is an argument of a function that rustdoc hides.

use std::collections::BTreeMap;

use serde_json::Value;

use super::made::{Maker, given, scalar};
use super::{Call, Context};
use crate::api::{self, ArgumentId, Body, Place, Why};
use crate::name::Identifier;
use crate::rust::{Argument, ArgumentType, Path, Standpoint, Ty, path};

/// A call that is longer stands on several lines, as rustfmt writes it.
pub(super) const LONGEST_LINE: usize = 90;

/// Samples that are longer help nobody.
pub(super) const LONGEST_SAMPLE: usize = 40;

/// Setters that an example shows.
pub(super) const MOST_SETTERS: usize = 2;

/// An example.
pub(super) struct Example {
    /// `let answer = client.users().get_user("me").await?;`, with what is made before.
    pub(super) statements: String,
    /// What is neither shown nor made, besides the client: `file: zoom::File`.
    pub(super) hidden: Vec<String>,
}

/// The program of the documentation, with what it takes to compile.
pub(super) fn program(call: &Call<'_>, context: &Context<'_>) -> String {
    let example = example(call, Standpoint::Example(&context.crate_name), context);
    let client = format!("client: {}::Client", context.crate_name);
    let hidden: Vec<String> = std::iter::once(client).chain(example.hidden).collect();
    format!(
        "# async fn run({}) -> Result<(), Box<dyn std::error::Error>> {{\n{}\n# Ok(())\n# }}",
        hidden.join(", "),
        example.statements
    )
}

/// The example of a call, as it is written there.
pub(super) fn example(call: &Call<'_>, from: Standpoint<'_>, context: &Context<'_>) -> Example {
    let method = call.method;
    let mut writer = Writer {
        call: *call,
        maker: Maker {
            items: &context.items,
            from,
            used: BTreeMap::new(),
        },
        made: Vec::new(),
        hidden: Vec::new(),
    };
    let arguments = match &method.parameters {
        Some(parameters) => writer.parameters(&parameters.name),
        None => writer.arguments(),
    };
    let mut calls: Vec<String> = call.accessors().iter().map(|name| format!(".{name}()")).collect();
    calls.push(format!(".{}({arguments})", method.method));
    calls.extend(writer.setters());
    let imports = imports(writer.maker.used.values());
    Example {
        statements: format!("{imports}{}{}", writer.made.concat(), chain(&calls, ends(call))),
        hidden: writer.hidden,
    }
}

/// What an example is made of.
struct Writer<'a> {
    call: Call<'a>,
    maker: Maker<'a>,
    /// Statements before the call.
    made: Vec<String>,
    hidden: Vec<String>,
}

impl Writer<'_> {
    /// The setters that an example shows, with the collection's values: none that is deprecated, and of those that the
    /// collection switches off only such that a form needs.
    fn setters(&mut self) -> Vec<String> {
        let mut shown = Vec::new();
        let arguments = &self.call.request.arguments;
        let is_field = |argument: &Argument| argument.of.is_some_and(|id| arguments[id.0].place == Place::Field);
        let sends_nothing = !self.call.method.arguments.iter().any(is_field);
        for setter in &self.call.method.setters {
            let Some(own) = self.call.request.arguments.get(setter.of.0) else {
                continue;
            };
            // A form without a field says nothing: some are shown even if nobody saved a value of them.
            let is_needed = own.place == Place::Field && sends_nothing;
            let is_off = matches!(own.required.why, Why::SwitchedOff | Why::OfOneCall) && !is_needed;
            let sample = sample(setter.of, &self.call).or(is_needed.then_some(setter.name.as_str()));
            let is_out_of_use = is_off || setter.deprecated.is_some();
            let (Some(ty), Some(sample), false) = (&setter.argument, sample, is_out_of_use) else {
                continue;
            };
            let value = self.maker.one_of(ty, Some(sample));
            let value = value.or_else(|| Some(listed(&elements(ty, own, sample)?)));
            let value = value.or_else(|| literal(ty, Some(sample), ""));
            shown.extend(value.map(|value| format!(".{}({value})", setter.name)));
            if shown.len() == MOST_SETTERS {
                break;
            }
        }
        shown
    }

    /// The arguments of the method.
    fn arguments(&mut self) -> String {
        let arguments = self.call.method.arguments.iter();
        let values: Vec<String> = arguments.map(|argument| self.value(argument)).collect();
        values.join(", ")
    }

    /// The struct that holds the arguments of the method, if each of them can be shown.
    fn parameters(&mut self, name: &Identifier) -> String {
        let own = Path::own(self.call.module.path.clone(), name);
        let arguments = self.call.method.arguments.iter();
        let values = arguments.map(|argument| {
            let value = self.value(argument);
            let elements = match self.elements(argument) {
                Some(elements) => elements,
                None => {
                    let element = value.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
                    element.map(str::to_owned).into_iter().collect()
                }
            };
            match (&argument.ty, elements.as_slice()) {
                (ArgumentType::Many(_), [first, ..]) if first.starts_with('"') => {
                    let texts: Vec<String> = elements.iter().map(|element| format!("{element}.into()")).collect();
                    format!("vec!{}", listed(&texts))
                }
                (ArgumentType::Many(_), [_, ..]) => format!("vec!{}", listed(&elements)),
                _ => value,
            }
        });
        let values = values.collect::<Vec<_>>();
        if self.hidden.is_empty() {
            let made = format!("{}::new", self.maker.named(&own));
            self.made.push(format!("let parameters = {};\n", given(&made, &values)));
        } else {
            self.made.clear();
            self.maker.used.clear();
            self.hidden = vec![format!("parameters: {}", own.written(self.maker.from))];
        }
        "parameters".to_owned()
    }

    /// The elements of what is a list.
    fn elements(&self, argument: &Argument) -> Option<Vec<String>> {
        let id = argument.of?;
        let own = self.call.request.arguments.get(id.0)?;
        elements(&argument.ty, own, sample(id, &self.call)?)
    }

    /// What stands in the call for an argument.
    fn value(&mut self, argument: &Argument) -> String {
        let sample = argument.of.and_then(|id| sample(id, &self.call));
        let short = self.maker.one_of(&argument.ty, sample);
        let name = argument.name.as_str().trim_end_matches('_');
        let short = short.or_else(|| Some(listed(&self.elements(argument)?)));
        let short = short.or_else(|| literal(&argument.ty, sample, name));
        short.unwrap_or_else(|| {
            let name = hidden_name(&argument.name);
            match json(argument, &self.call, &mut self.maker) {
                Some(value) => self.made.push(format!("let {name} = {value};\n")),
                None => self
                    .hidden
                    .push(format!("{name}: {}", hidden_type(&argument.ty, self.maker.from))),
            }
            name
        })
    }
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
    let inner = ty.argument_of(&path::JSON).or(ty.argument_of(&path::NESTED))?;
    let value = maker.value(inner, sample, argument.name.as_str(), 0);
    if value.is_none() {
        maker.used = used;
    }
    value
}

/// What stands around the calls of an example.
struct Ends {
    start: &'static str,
    end: &'static str,
}

/// A browser's page is not sent for: its address is shown.
fn ends(call: &Call<'_>) -> Ends {
    match call.request.is_page {
        true => Ends {
            start: "address = client",
            end: ".to_url()?;",
        },
        false => Ends {
            start: "answer = client",
            end: ".await?;",
        },
    }
}

/// `let answer = client.users().get_user("me").await?;`, broken at its dots where it is long.
fn chain(calls: &[String], ends: Ends) -> String {
    let line = format!("let {}{}{}", ends.start, calls.concat(), ends.end);
    if line.chars().count() <= LONGEST_LINE {
        return line;
    }
    let lines: String = calls.iter().map(|call| format!("\n    {call}")).collect();
    format!("let {}{lines}\n    {}", ends.start, ends.end)
}

/// The harmless sample of an argument; of what is one of several values one of these.
pub(super) fn sample<'a>(id: ArgumentId, call: &Call<'a>) -> Option<&'a str> {
    let argument = call.request.arguments.get(id.0)?;
    let sample = argument.sample.as_deref();
    if argument.is_one_of() {
        let is_listed = |sample: &&str| argument.allowed.iter().any(|value| value == sample);
        let first = || {
            argument
                .allowed
                .first()
                .map(String::as_str)
                .filter(|_| argument.required.value)
        };
        return sample.filter(is_listed).or_else(first);
    }
    let sample = sample?;
    let is_short = !sample.is_empty() && sample.chars().count() <= LONGEST_SAMPLE;
    is_short.then_some(sample)
}

/// A value that is short enough to stand in the call.
pub(super) fn literal(written: &ArgumentType, sample: Option<&str>, placeholder: &str) -> Option<String> {
    let is_text = |ty: &Ty| ty.is(&path::TEXT) || ty.is(&path::STRING);
    match written {
        ArgumentType::Into(ty) if ty.argument_of(&path::ONE_OF).is_some() => {
            scalar(&Ty::Path(path::TEXT), sample, placeholder)
        }
        ArgumentType::Into(ty) if is_text(ty) => {
            let is_body = placeholder == "body" && sample.is_none();
            scalar(ty, sample, placeholder).filter(|_| !is_body)
        }
        ArgumentType::Plain(ty) if !is_text(ty) => scalar(ty, sample, placeholder),
        ArgumentType::Many(item) => Some(format!("[{}]", literal(item, sample, placeholder)?)),
        ArgumentType::Into(_) | ArgumentType::Plain(_) => None,
    }
}

/// The values of a sample that has commas between them; `None` where the argument is no such list.
fn elements(written: &ArgumentType, own: &api::Argument, sample: &str) -> Option<Vec<String>> {
    let ArgumentType::Many(item) = written else { return None };
    let values = sample
        .split(',')
        .map(str::trim)
        .filter(|value| !value.is_empty() && own.joined);
    let values: Option<Vec<String>> = values.map(|value| literal(item, Some(value), "")).collect();
    values.filter(|values| !values.is_empty())
}

/// `["a", "b"]`
fn listed(elements: &[String]) -> String {
    format!("[{}]", elements.join(", "))
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
        ArgumentType::Into(ty) | ArgumentType::Plain(ty) => {
            let within = [path::JSON, path::NESTED, path::ONE_OF]
                .iter()
                .find_map(|outer| ty.argument_of(outer));
            within.unwrap_or(ty).written(from)
        }
        ArgumentType::Many(item) => format!("Vec<{}>", hidden_type(item, from)),
    }
}
