//! Values of scripts, which become one another as in JavaScript.

use super::text::double;
use std::fmt;

/// A value of a script.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    /// Nothing was ever given.
    #[default]
    Undefined,
    /// `null`
    Null,
    /// `true` or `false`
    Boolean(bool),
    /// A number.
    Number(f64),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Value>),
    /// Members in order.
    Object(Vec<(String, Value)>),
}

impl Value {
    /// An object with these members.
    #[must_use]
    pub fn object<const N: usize>(members: [(&str, Self); N]) -> Self {
        let members = members.into_iter().map(|(key, value)| (key.to_owned(), value));
        Self::Object(members.collect())
    }

    /// A list of these.
    #[must_use]
    pub fn list<const N: usize>(elements: [Self; N]) -> Self {
        Self::List(elements.into())
    }

    /// Sets a member; its place stays.
    pub fn put(&mut self, key: impl Into<Self>, value: impl Into<Self>) {
        let (key, value) = (key.into().to_string(), value.into());
        match self {
            Self::Object(members) => match members.iter_mut().find(|(own, _)| *own == key) {
                Some((_, place)) => *place = value,
                None => members.push((key, value)),
            },
            Self::List(elements) => {
                if let Some(place) = key.parse::<usize>().ok().and_then(|index| elements.get_mut(index)) {
                    *place = value;
                }
            }
            _ => {}
        }
    }

    /// Adds an element.
    pub fn push(&mut self, value: impl Into<Self>) {
        if let Self::List(elements) = self {
            elements.push(value.into());
        }
    }

    /// Sets all members of another object.
    pub fn merge(&mut self, other: impl Into<Self>) {
        if let Self::Object(members) = other.into() {
            for (key, value) in members {
                self.put(key, value);
            }
        }
    }

    /// The elements.
    #[must_use]
    pub fn elements(&self) -> Vec<Self> {
        match self {
            Self::List(elements) => elements.clone(),
            _ => Vec::new(),
        }
    }
}

/// As JavaScript writes it where a text is wanted.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Undefined => f.write_str("undefined"),
            Self::Null => f.write_str("null"),
            Self::Boolean(value) => value.fmt(f),
            Self::Number(number) if number.is_nan() => f.write_str("NaN"),
            Self::Number(number) => f.write_str(&double(*number)),
            Self::Text(text) => f.write_str(text),
            Self::List(elements) => {
                let texts = elements.iter().map(|element| match element {
                    Self::Null | Self::Undefined => String::new(),
                    element => element.to_string(),
                });
                f.write_str(&texts.collect::<Vec<_>>().join(","))
            }
            Self::Object(_) => f.write_str("[object Object]"),
        }
    }
}

/// Makes values of what Rust has.
macro_rules! from {
    ($($ty:ty: $value:ident => $made:expr;)*) => {
        $(
            impl From<$ty> for Value {
                fn from($value: $ty) -> Self {
                    $made
                }
            }
        )*
    };
}

from! {
    &str: text => Self::Text(text.to_owned());
    String: text => Self::Text(text);
    &String: text => Self::Text(text.clone());
    f64: number => Self::Number(number);
    &f64: number => Self::Number(*number);
    bool: value => Self::Boolean(value);
    &bool: value => Self::Boolean(*value);
    &Value: value => value.clone();
    Option<String>: text => text.map_or(Self::Undefined, Self::Text);
    Vec<Value>: elements => Self::List(elements);
}

/// The value as a number.
#[must_use]
pub fn number(value: impl Into<Value>) -> f64 {
    match value.into() {
        Value::Number(number) => number,
        Value::Boolean(value) => f64::from(u8::from(value)),
        Value::Null => 0.0,
        Value::Text(text) => match text.trim() {
            "" => 0.0,
            text => match text.strip_prefix("0x") {
                Some(digits) => u64::from_str_radix(digits, 16).map_or(f64::NAN, |number| number as f64),
                None => text.parse().unwrap_or(f64::NAN),
            },
        },
        _ => f64::NAN,
    }
}

/// `left + right`: a sum of numbers, or one text after the other.
#[must_use]
pub fn plus(left: impl Into<Value>, right: impl Into<Value>) -> Value {
    let (left, right) = (left.into(), right.into());
    let is_text = |value: &Value| matches!(value, Value::Text(_) | Value::List(_) | Value::Object(_));
    if is_text(&left) || is_text(&right) {
        return Value::Text(format!("{left}{right}"));
    }
    Value::Number(number(left) + number(right))
}

/// `left === right`
#[must_use]
pub fn same(left: impl Into<Value>, right: impl Into<Value>) -> bool {
    left.into() == right.into()
}

/// `left == right`
#[must_use]
pub fn equal(left: impl Into<Value>, right: impl Into<Value>) -> bool {
    let (left, right) = (left.into(), right.into());
    let is_nothing = |value: &Value| matches!(value, Value::Null | Value::Undefined);
    match (&left, &right) {
        _ if is_nothing(&left) || is_nothing(&right) => is_nothing(&left) && is_nothing(&right),
        (Value::Text(_), Value::Text(_)) => left == right,
        (Value::List(_) | Value::Object(_), _) | (_, Value::List(_) | Value::Object(_)) => left == right,
        _ => number(left) == number(right),
    }
}

/// `left < right`
#[must_use]
pub fn less(left: impl Into<Value>, right: impl Into<Value>) -> bool {
    match (left.into(), right.into()) {
        (Value::Text(left), Value::Text(right)) => left < right,
        (left, right) => number(left) < number(right),
    }
}

/// `left <= right`
#[must_use]
pub fn at_most(left: impl Into<Value>, right: impl Into<Value>) -> bool {
    match (left.into(), right.into()) {
        (Value::Text(left), Value::Text(right)) => left <= right,
        (left, right) => number(left) <= number(right),
    }
}

/// Whether it counts as true.
#[must_use]
pub fn is_true(value: impl Into<Value>) -> bool {
    match value.into() {
        Value::Undefined | Value::Null => false,
        Value::Boolean(value) => value,
        Value::Number(number) => number != 0.0 && !number.is_nan(),
        Value::Text(text) => !text.is_empty(),
        Value::List(_) | Value::Object(_) => true,
    }
}

/// Whether it is `null` or nothing.
#[must_use]
pub fn is_null(value: impl Into<Value>) -> bool {
    matches!(value.into(), Value::Null | Value::Undefined)
}

/// `typeof value`
#[must_use]
pub fn type_of(value: impl Into<Value>) -> String {
    let name = match value.into() {
        Value::Undefined => "undefined",
        Value::Boolean(_) => "boolean",
        Value::Number(_) => "number",
        Value::Text(_) => "string",
        Value::Null | Value::List(_) | Value::Object(_) => "object",
    };
    name.to_owned()
}
