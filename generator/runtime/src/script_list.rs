//! Lists and objects of scripts, and their JSON.

use super::script_value::{Value, is_true};

/// A member of an object, an element of a list, a letter of a text.
#[must_use]
pub fn member(value: impl Into<Value>, key: impl Into<Value>) -> Value {
    let key = key.into().to_string();
    let index = || key.parse::<usize>().ok();
    match value.into() {
        Value::Object(members) => members.into_iter().find(|(own, _)| *own == key).map(|(_, value)| value),
        Value::List(mut elements) => index()
            .filter(|index| *index < elements.len())
            .map(|index| elements.swap_remove(index)),
        Value::Text(text) => index()
            .and_then(|index| text.chars().nth(index))
            .map(|letter| letter.to_string().into()),
        _ => None,
    }
    .unwrap_or_default()
}

/// How long a text or a list is.
#[must_use]
pub fn length(value: impl Into<Value>) -> f64 {
    match value.into() {
        Value::Text(text) => text.encode_utf16().count() as f64,
        Value::List(elements) => elements.len() as f64,
        _ => f64::NAN,
    }
}

/// Whether a list has an element, or a text another one.
#[must_use]
pub fn includes(value: impl Into<Value>, wanted: impl Into<Value>) -> bool {
    match (value.into(), wanted.into()) {
        (Value::List(elements), wanted) => elements.contains(&wanted),
        (Value::Text(text), wanted) => text.contains(&wanted.to_string()),
        _ => false,
    }
}

/// Whether it is a list.
#[must_use]
pub fn is_list(value: impl Into<Value>) -> bool {
    matches!(value.into(), Value::List(_))
}

/// The names of the members.
#[must_use]
pub fn keys(value: impl Into<Value>) -> Value {
    Value::List(members(value).into_iter().map(|(key, _)| key.into()).collect())
}

/// The values of the members.
#[must_use]
pub fn values(value: impl Into<Value>) -> Value {
    Value::List(members(value).into_iter().map(|(_, value)| value).collect())
}

/// Lists of name and value of each member.
#[must_use]
pub fn entries(value: impl Into<Value>) -> Value {
    let entries = members(value).into_iter();
    Value::List(entries.map(|(key, value)| Value::list([key.into(), value])).collect())
}

/// Members in JavaScript's order: numbers first.
fn members(value: impl Into<Value>) -> Vec<(String, Value)> {
    let mut members = match value.into() {
        Value::Object(members) => members,
        Value::List(elements) => {
            let numbered = elements.into_iter().enumerate();
            numbered.map(|(index, value)| (index.to_string(), value)).collect()
        }
        _ => Vec::new(),
    };
    members.sort_by_key(|(key, _)| key.parse::<u32>().unwrap_or(u32::MAX));
    members
}

/// The elements of a list as a text.
#[must_use]
pub fn join(list: impl Into<Value>, separator: impl Into<Value>) -> String {
    let texts = list.into().elements().into_iter().map(|element| match element {
        Value::Null | Value::Undefined => String::new(),
        element => element.to_string(),
    });
    texts.collect::<Vec<_>>().join(&separator.into().to_string())
}

/// The list in the order of its texts.
#[must_use]
pub fn sorted(list: impl Into<Value>) -> Value {
    let mut elements = list.into().elements();
    elements.sort_by_cached_key(|element| element.to_string().encode_utf16().collect::<Vec<u16>>());
    Value::List(elements)
}

/// The list from its end to its beginning.
#[must_use]
pub fn reversed(list: impl Into<Value>) -> Value {
    Value::List(list.into().elements().into_iter().rev().collect())
}

/// What is made of each element.
#[must_use]
pub fn mapped<V: Into<Value>>(list: impl Into<Value>, make: impl Fn(&Value) -> V) -> Value {
    Value::List(
        list.into()
            .elements()
            .iter()
            .map(|element| make(element).into())
            .collect(),
    )
}

/// The elements of which it is so.
#[must_use]
pub fn filtered<V: Into<Value>>(list: impl Into<Value>, test: impl Fn(&Value) -> V) -> Value {
    let elements = list.into().elements().into_iter();
    Value::List(elements.filter(|element| is_true(test(element))).collect())
}

/// An object of lists of name and value, or of objects with `key` and `value`.
#[must_use]
pub fn merged(list: impl Into<Value>) -> Value {
    let mut object = Value::Object(Vec::new());
    for element in list.into().elements() {
        let (key, value) = match &element {
            Value::List(_) => (member(&element, "0"), member(&element, "1")),
            _ => (member(&element, "key"), member(&element, "value")),
        };
        object.put(key, value);
    }
    object
}

/// `JSON.stringify(value)`
#[must_use]
pub fn json(value: impl Into<Value>) -> String {
    to_json(value.into()).unwrap_or_else(|| "undefined".to_owned())
}

/// `JSON.stringify(value, null, indent)`
#[must_use]
pub fn pretty_json(value: impl Into<Value>, indent: impl Into<Value>) -> String {
    let indent = match indent.into() {
        Value::Number(number) => " ".repeat(number.clamp(0.0, 10.0) as usize),
        indent => indent.to_string(),
    };
    let mut text = String::new();
    write_pretty(&value.into(), &indent, 0, &mut text);
    text
}

/// Nothing of what is undefined.
fn to_json(value: Value) -> Option<String> {
    Some(match value {
        Value::Undefined => return None,
        Value::Null => "null".to_owned(),
        Value::Number(number) if !number.is_finite() => "null".to_owned(),
        Value::Text(text) => serde_json::Value::String(text).to_string(),
        Value::List(elements) => {
            let elements = elements
                .into_iter()
                .map(|element| to_json(element).unwrap_or("null".to_owned()));
            format!("[{}]", elements.collect::<Vec<_>>().join(","))
        }
        Value::Object(_) => {
            let members = members(value).into_iter().filter_map(|(key, value)| {
                let key = serde_json::Value::String(key);
                Some(format!("{key}:{}", to_json(value)?))
            });
            format!("{{{}}}", members.collect::<Vec<_>>().join(","))
        }
        plain => plain.to_string(),
    })
}

fn write_pretty(value: &Value, indent: &str, depth: usize, text: &mut String) {
    let (open, close, pieces): (_, _, Vec<(String, Value)>) = match value {
        Value::List(elements) if !elements.is_empty() => (
            '[',
            ']',
            elements
                .iter()
                .map(|element| (String::new(), element.clone()))
                .collect(),
        ),
        Value::Object(list) if !list.is_empty() => {
            let named = members(value)
                .into_iter()
                .filter(|(_, value)| *value != Value::Undefined);
            let key = |key: String| format!("{}: ", serde_json::Value::String(key));
            ('{', '}', named.map(|(name, value)| (key(name), value)).collect())
        }
        plain => {
            text.push_str(&json(plain));
            return;
        }
    };
    text.push(open);
    for (index, (key, value)) in pieces.iter().enumerate() {
        text.push_str(if index == 0 { "\n" } else { ",\n" });
        text.push_str(&indent.repeat(depth + 1));
        text.push_str(key);
        write_pretty(value, indent, depth + 1, text);
    }
    text.push('\n');
    text.push_str(&indent.repeat(depth));
    text.push(close);
}

/// `JSON.parse(text)`; nothing where it is none.
#[must_use]
pub fn parse_json(text: impl Into<Value>) -> Value {
    let mut reader = Reader {
        text: &text.into().to_string(),
        at: 0,
    };
    reader.value(0).unwrap_or_default()
}

/// Reads JSON and keeps the order of members.
struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl Reader<'_> {
    fn next(&mut self) -> Option<u8> {
        let rest = self.text.get(self.at..)?;
        self.at += rest.len() - rest.trim_start().len();
        self.text.as_bytes().get(self.at).copied()
    }

    fn takes(&mut self, byte: u8) -> bool {
        let is_it = self.next() == Some(byte);
        self.at += usize::from(is_it);
        is_it
    }

    /// A value; deeper ones are none.
    fn value(&mut self, depth: usize) -> Option<Value> {
        if depth > 100 {
            return None;
        }
        match self.next()? {
            b'{' => {
                self.at += 1;
                let mut members = Vec::new();
                while !self.takes(b'}') {
                    let Value::Text(key) = self.scalar()? else { return None };
                    self.takes(b':').then_some(())?;
                    members.push((key, self.value(depth + 1)?));
                    self.takes(b',');
                }
                Some(Value::Object(members))
            }
            b'[' => {
                self.at += 1;
                let mut elements = Vec::new();
                while !self.takes(b']') {
                    elements.push(self.value(depth + 1)?);
                    self.takes(b',');
                }
                Some(Value::List(elements))
            }
            _ => self.scalar(),
        }
    }

    fn scalar(&mut self) -> Option<Value> {
        self.next()?;
        let rest = self.text.get(self.at..)?;
        let mut values = serde_json::Deserializer::from_str(rest).into_iter::<serde_json::Value>();
        let value = values.next()?.ok()?;
        self.at += values.byte_offset();
        Some(match value {
            serde_json::Value::String(text) => Value::Text(text),
            serde_json::Value::Number(number) => Value::Number(number.as_f64()?),
            serde_json::Value::Bool(value) => Value::Boolean(value),
            serde_json::Value::Null => Value::Null,
            _ => return None,
        })
    }
}
