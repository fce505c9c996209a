//! What a script shows of a place of the answer.

use std::collections::HashMap;

use serde_json::{Map, Value, json};

/// A step into the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::script) enum Step {
    Key(String),
    /// Any element of a list.
    Element,
}

/// Kinds of JSON as scripts assert them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::script) enum Kind {
    Boolean,
    Integer,
    Number,
    Text,
    List,
    Object,
}

impl Kind {
    /// That of a name: `a("string")`, `typeof … === "number"`.
    pub(in crate::script) fn named(name: &str) -> Option<Self> {
        Some(match name.to_ascii_lowercase().as_str() {
            "boolean" => Self::Boolean,
            "number" => Self::Number,
            "string" => Self::Text,
            "array" => Self::List,
            "object" => Self::Object,
            _ => return None,
        })
    }

    fn word(self) -> &'static str {
        match self {
            Self::Boolean => "boolean",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Text => "string",
            Self::List => "array",
            Self::Object => "object",
        }
    }
}

/// What is shown of a place: by the order in which the script comes to it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::script) struct Seen {
    /// Ascending, each once: of several, none is sure.
    kinds: Vec<Kind>,
    fields: Vec<(String, Seen)>,
    places: HashMap<String, usize>,
    element: Option<Box<Seen>>,
    line: usize,
}

impl Seen {
    /// The place that the steps lead to.
    pub(in crate::script) fn at(&mut self, steps: &[Step], line: usize) -> &mut Self {
        if self.line == 0 {
            self.line = line;
        }
        match steps.split_first() {
            None => self,
            Some((Step::Element, rest)) => self.element.get_or_insert_default().at(rest, line),
            Some((Step::Key(key), rest)) => {
                let place = match self.places.get(key) {
                    Some(place) => *place,
                    None => {
                        self.fields.push((key.clone(), Self::default()));
                        self.places.insert(key.clone(), self.fields.len() - 1);
                        self.fields.len() - 1
                    }
                };
                self.fields[place].1.at(rest, line)
            }
        }
    }

    pub(in crate::script) fn add_kind(&mut self, kind: Kind) {
        if let Err(place) = self.kinds.binary_search(&kind) {
            self.kinds.insert(place, kind);
        }
    }

    /// As a JSON Schema; a place that is used as two things is anything.
    pub(in crate::script) fn into_schema(self) -> Value {
        let mut schema = Map::new();
        let asserted = match self.kinds.as_slice() {
            [] => None,
            [kind] => Some(*kind),
            // `eql(5)` and `above(0)`.
            [Kind::Integer, Kind::Number] => Some(Kind::Number),
            _ => return json!({}),
        };
        let used = match (&self.element, self.fields.is_empty()) {
            (Some(_), false) => return json!({}),
            (Some(_), true) => Some(Kind::List),
            (None, false) => Some(Kind::Object),
            (None, true) => None,
        };
        let kind = match (asserted, used) {
            (Some(asserted), Some(used)) if asserted != used => return json!({}),
            (asserted, used) => asserted.or(used),
        };
        if let Some(kind) = kind {
            schema.insert("type".to_owned(), json!(kind.word()));
        }
        if let Some(element) = self.element {
            schema.insert("items".to_owned(), element.into_schema());
        }
        if !self.fields.is_empty() {
            let fields = self.fields.into_iter();
            let properties: Map<String, Value> = fields.map(|(key, seen)| (key, seen.into_schema())).collect();
            schema.insert("properties".to_owned(), Value::Object(properties));
        }
        if self.line > 0 {
            schema.insert("x-line".to_owned(), json!(self.line));
        }
        Value::Object(schema)
    }
}
