//! Values of the crate's own types, as an example makes them: `CreateUserBody::new("create").name("Jill")`.

use std::collections::BTreeMap;
use std::str::FromStr;

use serde_json::Value;

use super::digits::grouped;
use super::example::{LONGEST_LINE, LONGEST_SAMPLE, MOST_SETTERS};
use crate::placeholder::{is_converted, is_placeholder};
use crate::rust::{ArgumentType, Item, Path, Standpoint, Struct, StructField, StructRole, TaggedVariant, Ty, path};

/// A struct in a struct in a struct is shown, no more.
const DEPTH: usize = 3;

/// What values are made of.
pub(super) struct Maker<'a> {
    pub(super) items: &'a BTreeMap<Path, &'a Item>,
    pub(super) from: Standpoint<'a>,
    /// Paths of the types that were named, by their names.
    pub(super) used: BTreeMap<String, String>,
}

impl Maker<'_> {
    /// A value with the harmless scalars of a sample; `None` where it cannot be made in a few words.
    pub(super) fn value(&mut self, ty: &Ty, sample: Option<&Value>, name: &str, depth: usize) -> Option<String> {
        if let Some(inner) = ty.argument_of(&path::OPTION) {
            return Some(format!("Some({})", self.value(inner, sample, name, depth)?));
        }
        if let Some(element) = ty.argument_of(&path::VEC) {
            let first = sample.and_then(|sample| sample.get(0));
            return Some(format!("vec![{}]", self.value(element, first, name, depth)?));
        }
        if let Some(inner) = ty.argument_of(&path::BOX) {
            return Some(format!("Box::new({})", self.value(inner, sample, name, depth)?));
        }
        if let Some(scalar) = scalar(ty, shown(ty, sample), name) {
            let end = if ty.is(&path::STRING) { ".to_owned()" } else { "" };
            return Some(scalar + end);
        }
        let Ty::Path(own) = ty else { return None };
        match *self.items.get(own)? {
            Item::Texts(texts) => {
                let is_it = |variant: &&(_, String)| sample.and_then(Value::as_str) == Some(variant.1.as_str());
                let (variant, _) = texts.variants.iter().find(is_it).or(texts.variants.first())?;
                Some(format!("{}::{variant}", self.named(own)))
            }
            Item::Struct(of) => self.structure(of, own, sample, depth),
            Item::Tagged(of) => {
                let tag = sample.and_then(|sample| sample.get(&of.key)?.as_str());
                let is_it = |variant: &&TaggedVariant| tag == Some(&*variant.tag);
                let variant = of.variants.iter().find(is_it).or(of.variants.first())?;
                let value = self.value(&variant.ty, sample, name, depth)?;
                Some(format!("{}::{}({value})", self.named(own), variant.name))
            }
            Item::Union(_) | Item::Answers(_) => None,
        }
    }

    /// A value of known texts as an argument: `Sort::Name`; `None` for other types.
    pub(super) fn one_of(&mut self, written: &ArgumentType, sample: Option<&str>) -> Option<String> {
        let ArgumentType::Into(ty) = written else { return None };
        let sample = sample.map(|sample| Value::String(sample.to_owned()));
        let Ty::Path(own) = ty.argument_of(&path::ONE_OF)? else {
            return None;
        };
        match *self.items.get(own)? {
            Item::Texts(_) => self.value(&Ty::Path(own.clone()), sample.as_ref(), "", DEPTH),
            _ => None,
        }
    }

    fn structure(&mut self, of: &Struct, own: &Path, sample: Option<&Value>, depth: usize) -> Option<String> {
        if depth == DEPTH || of.role != StructRole::Sent {
            return None;
        }
        let value = |field: &StructField| sample.and_then(|sample| sample.get(field.key()));
        let mut arguments = Vec::new();
        for field in of.fields.iter().filter(|field| field.setter().is_none()) {
            let sample = value(field).filter(|_| !field.secret);
            let given = match scalar(&field.ty, shown(&field.ty, sample), field.key()) {
                Some(scalar) => scalar,
                None => self.value(&field.ty, sample, field.key(), depth + 1)?,
            };
            arguments.push(given);
        }
        // One sees what there is, but for what stands within something else.
        let is_shown = arguments.is_empty() || depth == 0;
        let most = if is_shown { MOST_SETTERS } else { 0 };
        // What the request itself leaves out is something else than what it does, unless it would do nothing.
        let is_sent = |field: &&StructField| value(field).is_some();
        let sends = !arguments.is_empty() || of.fields.iter().any(|field| is_sent(&field));
        let fields = of.fields.iter().filter(|field| !sends || is_sent(field));
        let setters = fields.filter_map(|field| {
            let inner = field.setter().filter(|_| !field.secret && field.is_settable())?;
            let given = scalar(inner, shown(inner, value(field)), field.key())?;
            Some(format!(".{}({given})", field.name))
        });
        let mut setters: Vec<String> = setters.take(most).collect();
        if arguments.is_empty() && setters.is_empty() {
            let parts = of.fields.iter().filter(|field| !field.secret && field.is_settable());
            let mut parts =
                parts.filter(|field| value(field).is_some_and(|sample| sample.is_object() || sample.is_array()));
            setters.extend(parts.find_map(|field| {
                let given = self.value(field.setter()?, value(field), field.key(), depth + 1)?;
                Some(format!(".{}({given})", field.name))
            }));
        }
        let called = format!("{}::new", self.named(own));
        let line = format!("{called}({}){}", arguments.join(", "), setters.concat());
        if line.chars().count() + "let body = ;".len() <= LONGEST_LINE || depth > 0 {
            return Some(line);
        }
        let line = given(&called, &arguments);
        // As rustfmt has it: what follows a bracket on a line of its own stands there, too.
        let indent = if line.contains('\n') { "\n" } else { "\n    " };
        let setters: String = setters.iter().map(|setter| format!("{indent}{setter}")).collect();
        Some(format!("{line}{setters}"))
    }

    /// The name of a type that the example imports, or its path where another one has the name.
    pub(super) fn named(&mut self, own: &Path) -> String {
        let (name, path) = (own.name.to_string(), own.written(self.from));
        match self.used.entry(name.clone()).or_insert_with(|| path.clone()) == &path {
            true => name,
            false => path,
        }
    }
}

/// `CreateUserBody::new("create", 1)`, an argument a line where it is long.
pub(super) fn given(called: &str, arguments: &[String]) -> String {
    let line = format!("{called}({})", arguments.join(", "));
    if line.chars().count() + "let parameters = ;".len() <= LONGEST_LINE {
        return line;
    }
    let lines: String = arguments.iter().map(|argument| format!("\n    {argument},")).collect();
    format!("{called}({lines}\n)")
}

/// A scalar as an argument, where the type is one of these: text is a literal.
pub(super) fn scalar(ty: &Ty, sample: Option<&str>, name: &str) -> Option<String> {
    Some(match ty {
        ty if ty.is(&path::STRING) || ty.is(&path::TEXT) => format!("{:?}", sample.unwrap_or(name)),
        ty if ty.is(&path::I64) => grouped(&parse_number::<i64>(sample).unwrap_or(1).to_string()),
        ty if ty.is(&path::U64) => grouped(&parse_number::<u64>(sample).unwrap_or(1).to_string()),
        ty if ty.is(&path::F64) => {
            let number = parse_number::<f64>(sample).filter(|number| number.is_finite());
            grouped(&format!("{:?}", number.unwrap_or(1.5)))
        }
        ty if ty.is(&path::BOOL) => (sample != Some("false")).to_string(),
        _ => return None,
    })
}

fn parse_number<N: FromStr>(sample: Option<&str>) -> Option<N> {
    sample?.parse().ok()
}

/// The text of a JSON sample of that type, if a reader learns from it.
fn shown<'v>(ty: &Ty, sample: Option<&'v Value>) -> Option<&'v str> {
    match sample? {
        Value::String(text) if ty.is(&path::STRING) => {
            let is_short = !text.is_empty() && text.chars().count() <= LONGEST_SAMPLE;
            let says = !text.contains(['{', '<']) && !is_converted(text) && !is_placeholder(text);
            (is_short && says).then_some(text)
        }
        Value::Number(number) if !ty.is(&path::STRING) => Some(number.as_str()),
        Value::Bool(false) => Some("false"),
        _ => None,
    }
}
