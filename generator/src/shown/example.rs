//! A worked example of each operation, which rustdoc compiles.
//!
//! What is short stands in the call as the collection's own harmless sample; JSON is made before it; what is neither (a
//! file, a body that takes many words) is an argument of a function that rustdoc hides.

use std::collections::BTreeMap;

use serde_json::Value;

use super::chosen::Choice;
use super::lines::{LONGEST_LINE, Made};
use super::made::{LONGEST_SAMPLE, Maker, scalar};
use super::{Call, Context};
use crate::api::{self, ArgumentId, Body, Given, Place, Turning, Why, is_masked_name};
use crate::name::Identifier;
use crate::rust::{Argument, ArgumentType, Path, Standpoint, Ty, path};

/// Setters of a call that an example shows.
const MOST_SETTERS: usize = 8;

/// Elements of a list that an example shows.
const MOST_ELEMENTS: usize = 8;

/// An example.
pub(super) struct Example {
    /// `use zoom::User;`, a line for the types of each module, and a blank one.
    pub(super) imports: String,
    /// `let answer = client.users().get_user("me").await?;`, with what is made before.
    pub(super) statements: String,
    /// What is neither shown nor made, besides the client: `file: zoom::File`.
    pub(super) hidden: Vec<String>,
}

/// The program of the documentation, with what it takes to compile.
pub(super) fn program(call: &Call<'_>, context: &Context<'_>) -> String {
    let example = example(
        call,
        Standpoint::Example(&context.crate_name),
        &BTreeMap::new(),
        context,
    );
    let client = format!("client: {}::Client", context.crate_name);
    let hidden: Vec<String> = std::iter::once(client).chain(example.hidden).collect();
    format!(
        "# async fn run({}) -> Result<(), Box<dyn std::error::Error>> {{\n{}{}\n# Ok(())\n# }}",
        hidden.join(", "),
        example.imports,
        example.statements
    )
}

/// Paths of what stands in a file by its name.
pub(super) type Named = BTreeMap<String, String>;

/// The example of a call, as it is written there, in a file that names these already.
pub(super) fn example(call: &Call<'_>, from: Standpoint<'_>, named: &Named, context: &Context<'_>) -> Example {
    let method = call.method;
    let mut maker = Maker::new(&context.items, context.secrets, from);
    maker.used.clone_from(named);
    let mut writer = Writer {
        call: *call,
        maker,
        made: Vec::new(),
        hidden: Vec::new(),
    };
    let arguments = match &method.parameters {
        Some(parameters) => writer.parameters(&parameters.name),
        None => writer.arguments(),
    };
    let mut calls: Vec<String> = call.accessors().iter().map(|name| format!(".{name}()")).collect();
    calls.push(format!(".{}({arguments})", method.method));
    let setters = writer.setters();
    let used = writer.maker.used.iter().filter(|(name, _)| !named.contains_key(*name));
    Example {
        imports: imports(used.map(|(_, path)| path)),
        statements: format!("{}{}", writer.made.concat(), chain(&calls, &setters, ends(call))),
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
    /// The setters of what the collection itself sends, with its values: none that is deprecated or switched off, and none
    /// whose value is a placeholder or a secret.
    fn setters(&mut self) -> Vec<Made> {
        let mut shown = Vec::new();
        let choice = Choice::of(self.call.request);
        let setters = self.call.method.setters.iter();
        for setter in setters.filter(|setter| setter.deprecated.is_none()) {
            let (Some(own), Some(ty)) = (self.call.request.arguments.get(setter.of.0), &setter.argument) else {
                continue;
            };
            let (name, is_needed) = (setter.name.as_str(), choice.needs(setter.of.0));
            if (is_needed || shown.len() < MOST_SETTERS) && !choice.leaves_out(setter.of.0) && self.is_sent(own) {
                let value = self.set(ty, setter.of, name);
                let named = || literal(ty, None, name).filter(|_| is_needed).map(Made::Text);
                shown.extend(value.or_else(named).map(|value| Made::setter(name, value)));
            }
        }
        shown
    }

    /// Whether the collection sends an argument that may be left out and begins no list in its midst, and no secret.
    fn is_sent(&self, own: &api::Argument) -> bool {
        let is_off = own.replay.is_empty() || matches!(own.required.why, Why::SwitchedOff | Why::OfOneCall);
        !is_off
            && !turns_pages(own)
            && !is_masked_name(&own.key)
            && own.ty_why != Why::Secret
            && own.place != Place::Client
    }

    /// What a setter takes, made of the collection's value.
    fn set(&mut self, ty: &ArgumentType, id: ArgumentId, name: &str) -> Option<Made> {
        let own = self.call.request.arguments.get(id.0)?;
        let sample = sample(id, &self.call).filter(|sample| self.maker.is_readable(sample));
        let value = sample.and_then(|sample| self.maker.one_of(ty, Some(sample)));
        let value = value.or_else(|| Some(listed(&self.listed(ty, own)?)));
        let value = value.or_else(|| literal(ty, Some(sample?), ""));
        let value = value.map(Made::Text);
        value.or_else(|| self.maker.real(json_of(ty)?, own.json.first()?, name))
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
            let made = Made::call(made, values.into_iter().map(Made::Text).collect());
            let made = made.laid_out(0, "let parameters = ".len(), 1);
            self.made.push(format!("let parameters = {made};\n"));
        } else {
            self.made.clear();
            self.maker.used.clear();
            self.hidden = vec![format!("parameters: {}", own.written(self.maker.from))];
        }
        "parameters".to_owned()
    }

    /// The elements of what is a list.
    fn elements(&self, argument: &Argument) -> Option<Vec<String>> {
        let own = self.call.request.arguments.get(argument.of?.0)?;
        self.listed(&argument.ty, own)
    }

    /// The values that the collection has for a list: those of its entries, or those with commas between them.
    fn listed(&self, written: &ArgumentType, own: &api::Argument) -> Option<Vec<String>> {
        let ArgumentType::Many(item) = written else { return None };
        let values: Vec<&str> = match own.joined {
            true => own.sample.iter().flat_map(|sample| sample.split(',')).collect(),
            false if own.replay.len() < 2 || is_masked_name(&own.key) => return None,
            false => own.replay.iter().filter_map(data).collect(),
        };
        let values = values.into_iter().map(str::trim);
        let values = values.filter(|value| self.maker.is_readable(value)).take(MOST_ELEMENTS);
        let values: Option<Vec<String>> = values.map(|value| literal(item, Some(value), "")).collect();
        values.filter(|values| !values.is_empty())
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

/// A value for what is sent as JSON.
fn json(argument: &Argument, call: &Call<'_>, maker: &mut Maker<'_>) -> Option<String> {
    let inner = json_of(&argument.ty)?;
    let sample: Option<&Value> = match (argument.of, &call.request.body) {
        (Some(id), _) => call.request.arguments.get(id.0)?.json.first(),
        (None, Body::Json { sample, .. }) => Some(sample),
        (None, Body::GraphQl { variables, .. }) => variables.as_ref(),
        (None, Body::JsonRpc { params, .. }) => params.first(),
        (None, _) => None,
    };
    let name = argument.name.as_str();
    let positional = match (argument.of, &call.request.body) {
        (None, Body::JsonRpc { .. }) => sample.and_then(|sample| maker.positional(inner, sample, "param")),
        _ => None,
    };
    let made = positional.or_else(|| maker.fitting(inner, sample, name))?;
    Some(made.laid_out(0, "let  = ".len() + name.len(), 1))
}

/// The type of what is sent as JSON.
fn json_of(written: &ArgumentType) -> Option<&Ty> {
    let ArgumentType::Into(ty) = written else { return None };
    ty.argument_of(&path::JSON).or(ty.argument_of(&path::NESTED))
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
fn chain(calls: &[String], setters: &[Made], ends: Ends) -> String {
    let set: String = setters.iter().map(Made::in_line).collect();
    let line = format!("let {}{}{set}{}", ends.start, calls.concat(), ends.end);
    if line.chars().count() <= LONGEST_LINE {
        return line;
    }
    let set = setters.iter().map(|setter| setter.laid_out(4, 4, 0));
    let lines = calls.iter().cloned().chain(set).map(|call| format!("\n    {call}"));
    format!("let {}{}\n    {}", ends.start, lines.collect::<String>(), ends.end)
}

/// Whether a call with the collection's value gives another page than the first: an offset skips data, a cursor is of an
/// answer that nobody has.
fn turns_pages(own: &api::Argument) -> bool {
    let given = own.replay.iter().find_map(data).unwrap_or_default();
    let is_number = given.bytes().all(|byte| byte.is_ascii_digit());
    let is_date = given.starts_with(|first: char| first.is_ascii_digit()) && given.matches('-').count() > 1;
    own.place == Place::Query
        && match api::turning(&own.key) {
            Some(Turning::Number) => is_number,
            Some(Turning::Cursor) => !is_date,
            None => false,
        }
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
    let sample = sample.or(argument.answered.as_deref())?;
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

fn data(given: &Given) -> Option<&str> {
    match given {
        Given::Data(text) => Some(text),
        Given::Verbatim(_) | Given::File(_) | Given::Set => None,
    }
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
