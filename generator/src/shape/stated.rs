//! What a JSON Schema says of a place.
//!
//! Read are the words of all drafts that name a type: `type`, `properties`, `required` (a list, or a mark at the
//! property), `items`, `enum`, `const`, `nullable`, `additionalProperties`, `allOf`, an alternative to `null` in
//! `anyOf` and `oneOf`, and `$ref` within the schema. What is said of the values (`default`, `format`, limits)
//! becomes documentation.

use serde_json::{Map, Value};

use super::TypeRef;
use crate::api::{Schema, Why};

/// What is said of a place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Stated {
    pub(super) form: Form,
    /// Or `null`.
    pub(super) null: bool,
}

/// The type that is said.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Form {
    /// None, or one that Rust has no single type for.
    Any,
    /// A scalar.
    Leaf(TypeRef),
    /// A text with known values; at least two.
    Enum(Vec<String>),
    List(Box<Stated>),
    /// An object whose keys are data.
    Map(Box<Stated>),
    /// An object; at least one field.
    Struct(Vec<Property>),
}

impl Form {
    /// Whether it is a whole number, or a list of them.
    pub(super) fn is_integer(&self) -> bool {
        match self {
            Self::List(element) => element.form.is_integer(),
            other => *other == Self::Leaf(TypeRef::Integer),
        }
    }
}

/// What is said of a field.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Property {
    pub(super) key: String,
    /// `None`: nothing is said.
    pub(super) required: Option<bool>,
    /// Where it is said.
    pub(super) why: Why,
    /// As Markdown.
    pub(super) description: String,
    pub(super) stated: Stated,
}

/// Deeper schemas say nothing.
const DEPTH: usize = 24;

/// So many places are read; a schema may refer to itself in many ways.
const PLACES: usize = 5000;

pub(super) fn read_schema(schema: &Schema) -> Stated {
    let mut reader = Reader {
        root: &schema.value,
        why: schema.why,
        places: PLACES,
    };
    reader.place(&schema.value, DEPTH)
}

struct Reader<'a> {
    root: &'a Value,
    why: Why,
    places: usize,
}

impl<'a> Reader<'a> {
    fn place(&mut self, schema: &'a Value, depth: usize) -> Stated {
        let nothing = Stated {
            form: Form::Any,
            null: false,
        };
        let (Some(schema), Some(places), 1..) = (self.resolve(schema), self.places.checked_sub(1), depth) else {
            return nothing;
        };
        self.places = places;
        let types = types(schema);
        let null = types.iter().any(|ty| ty == "null") || schema.get("nullable") == Some(&Value::Bool(true));
        let ty = match types.iter().filter(|ty| *ty != "null").collect::<Vec<_>>().as_slice() {
            [] => None,
            [only] => Some(only.as_str()),
            _ => return Stated { form: Form::Any, null },
        };
        if let Some(stated) = self.alternative(schema, depth) {
            return Stated {
                null: null || stated.null,
                ..stated
            };
        }
        let form = self.form(schema, ty, depth);
        Stated { form, null }
    }

    /// The object, or the one that it refers to.
    fn resolve(&self, schema: &'a Value) -> Option<&'a Map<String, Value>> {
        let mut schema = schema.as_object()?;
        for _ in 0..DEPTH {
            let Some(Value::String(target)) = schema.get("$ref") else {
                return Some(schema);
            };
            schema = self.root.pointer(target.strip_prefix('#')?)?.as_object()?;
        }
        None
    }

    /// The only alternative to `null`.
    fn alternative(&mut self, schema: &'a Map<String, Value>, depth: usize) -> Option<Stated> {
        let list = ["anyOf", "oneOf"]
            .iter()
            .find_map(|word| schema.get(*word)?.as_array())?;
        let is_null = |schema: &&Value| schema.get("type").is_some_and(|ty| ty == "null");
        let mut others = list.iter().filter(|schema| !is_null(schema));
        let form = match (others.next(), others.next()) {
            (Some(only), None) => self.place(only, depth - 1).form,
            _ => Form::Any,
        };
        let null = list.iter().any(|schema| is_null(&schema));
        Some(Stated { form, null })
    }

    fn form(&mut self, schema: &'a Map<String, Value>, ty: Option<&str>, depth: usize) -> Form {
        if let Some(values) = choices(schema) {
            return values;
        }
        match ty {
            Some("boolean" | "bool") => Form::Leaf(TypeRef::Boolean),
            Some("integer" | "int" | "long") => Form::Leaf(TypeRef::Integer),
            Some("number" | "float" | "double") => Form::Leaf(TypeRef::Number),
            Some("string") => Form::Leaf(TypeRef::Text),
            Some("array") => self.list(schema, depth),
            Some("object") => self.object(schema, depth),
            None if ["properties", "allOf"].iter().any(|word| schema.contains_key(*word)) => self.object(schema, depth),
            None if schema.contains_key("items") => self.list(schema, depth),
            _ => Form::Any,
        }
    }

    fn list(&mut self, schema: &'a Map<String, Value>, depth: usize) -> Form {
        let element = self.place(schema.get("items").unwrap_or(&Value::Null), depth - 1);
        Form::List(Box::new(element))
    }

    fn object(&mut self, schema: &'a Map<String, Value>, depth: usize) -> Form {
        let mut properties = Vec::new();
        self.properties(schema, depth, &mut properties);
        if !properties.is_empty() {
            return Form::Struct(properties);
        }
        let value = schema.get("additionalProperties").unwrap_or(&Value::Null);
        Form::Map(Box::new(self.place(value, depth - 1)))
    }

    /// Where a field is said; of what a script reads, the line.
    fn field_why(&self, property: &Value) -> Why {
        let line = property.get("x-line").and_then(Value::as_u64);
        match (self.why, line.and_then(|line| u32::try_from(line).ok())) {
            (Why::Test(_), Some(line)) => Why::Test(line),
            (why, _) => why,
        }
    }

    /// Adds the properties of a schema and of all that it consists of; the first of a name counts.
    fn properties(&mut self, schema: &'a Map<String, Value>, depth: usize, found: &mut Vec<Property>) {
        let listed = schema.get("required").and_then(Value::as_array);
        let own = schema.get("properties").and_then(Value::as_object);
        for (key, property) in own.into_iter().flatten() {
            if found.iter().any(|known| known.key == *key) {
                continue;
            }
            let stated = self.place(property, depth - 1);
            let required = match property.get("required") {
                Some(Value::Bool(mark)) => Some(*mark),
                _ => listed.map(|listed| listed.iter().any(|name| name == key)),
            };
            let description = self.resolve(property).map(documentation).unwrap_or_default();
            found.push(Property {
                key: key.clone(),
                required,
                why: self.field_why(property),
                description,
                stated,
            });
        }
        let parts = schema.get("allOf").and_then(Value::as_array);
        for part in parts.into_iter().flatten() {
            let (Some(part), Some(places), 2..) = (self.resolve(part), self.places.checked_sub(1), depth) else {
                continue;
            };
            self.places = places;
            self.properties(part, depth - 1, found);
        }
    }
}

/// The names of types, in lower case.
fn types(schema: &Map<String, Value>) -> Vec<String> {
    match schema.get("type") {
        Some(Value::String(one)) => vec![one.to_ascii_lowercase()],
        Some(Value::Array(several)) => several
            .iter()
            .filter_map(Value::as_str)
            .map(str::to_ascii_lowercase)
            .collect(),
        _ => Vec::new(),
    }
}

/// The values of an enum of texts; of one value it is a text.
fn choices(schema: &Map<String, Value>) -> Option<Form> {
    let values: Vec<&Value> = match (schema.get("enum"), schema.get("const")) {
        (Some(Value::Array(values)), _) => values.iter().filter(|value| !value.is_null()).collect(),
        (_, Some(value)) => vec![value],
        _ => return None,
    };
    let texts: Option<Vec<&str>> = values.iter().map(|value| value.as_str()).collect();
    let mut choices: Vec<String> = Vec::new();
    for text in texts.filter(|texts| !texts.is_empty())? {
        if !text.is_empty() && !choices.iter().any(|known| known == text) {
            choices.push(text.to_owned());
        }
    }
    Some(if choices.len() < 2 {
        Form::Leaf(TypeRef::Text)
    } else {
        Form::Enum(choices)
    })
}

/// The description, then what is said of the values.
fn documentation(schema: &Map<String, Value>) -> String {
    let text = |word: &str| schema.get(word).and_then(Value::as_str).map(str::trim);
    let about = ["description", "title"].into_iter().find_map(text).unwrap_or_default();
    let limits = limits(schema);
    match (about.is_empty(), limits.is_empty()) {
        (_, true) => about.to_owned(),
        (true, false) => limits,
        (false, false) => format!("{about}\n\n{limits}"),
    }
}

/// `1 to 254 characters. Default: 20. Format: email.`
fn limits(schema: &Map<String, Value>) -> String {
    let number = |word: &str| match schema.get(word) {
        Some(Value::Number(number)) => Some(number.to_string()),
        _ => None,
    };
    let range = |least: &str, most: &str, of: &str| match (number(least), number(most)) {
        (Some(least), Some(most)) => Some(format!("{least} to {most}{of}.")),
        (Some(least), None) => Some(format!("At least {least}{of}.")),
        (None, Some(most)) => Some(format!("At most {most}{of}.")),
        (None, None) => None,
    };
    let default = match schema.get("default") {
        Some(Value::String(text)) if !text.is_empty() => Some(format!("Default: {}.", code(text))),
        Some(value @ (Value::Bool(_) | Value::Number(_))) => Some(format!("Default: `{value}`.")),
        _ => None,
    };
    let format = schema.get("format").and_then(Value::as_str);
    let format = format.filter(|format| !["int32", "int64", "float", "double", ""].contains(format));
    let sentences = [
        range("minLength", "maxLength", " characters"),
        range("minimum", "maximum", ""),
        range("minItems", "maxItems", " elements"),
        default,
        format.map(|format| format!("Format: {}.", code(format))),
    ];
    sentences.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Text as code of Markdown, on one line.
fn code(text: &str) -> String {
    let text: Vec<&str> = text.split_whitespace().collect();
    format!("`{}`", text.join(" ").replace('`', "'"))
}
