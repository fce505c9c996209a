//! Collections with saved answers (format reference, section 7), such as a fork.

use std::collections::HashMap;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer};
use serde_json::Value;

use super::super::exchange::{Answer, Exchange, Of};
use super::stream::Each;

/// The items of a collection.
pub(super) struct Nodes<'a> {
    each: &'a mut dyn FnMut(Exchange),
    counts: HashMap<Vec<String>, usize>,
}

impl<'a> Nodes<'a> {
    pub(super) fn new(each: &'a mut dyn FnMut(Exchange)) -> Self {
        let counts = HashMap::new();
        Self { each, counts }
    }

    fn give(&mut self, node: Node, path: &mut Vec<String>) {
        path.push(node.name.unwrap_or_default());
        if let Some(nodes) = node.item {
            nodes.into_iter().for_each(|node| self.give(node, path));
        } else {
            let count = self.counts.entry(path.clone()).or_default();
            let place = (path.clone(), *count);
            *count += 1;
            for saved in node.response.into_iter().flatten() {
                (self.each)(Exchange {
                    of: Of::Place(place.clone()),
                    answer: saved.into_answer(),
                });
            }
        }
        path.pop();
    }
}

impl<'de> DeserializeSeed<'de> for Nodes<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(mut self, deserializer: D) -> Result<(), D::Error> {
        Each::new(|node| self.give(node, &mut Vec::new())).deserialize(deserializer)
    }
}

/// A folder or a request.
#[derive(Deserialize)]
struct Node {
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    item: Option<Vec<Node>>,
    #[serde(default)]
    response: Option<Vec<Saved>>,
}

#[derive(Deserialize)]
struct Saved {
    #[serde(default)]
    code: Value,
    #[serde(default)]
    header: Value,
    #[serde(default)]
    body: Option<String>,
}

impl Saved {
    fn into_answer(self) -> Option<Answer> {
        let status = match &self.code {
            Value::String(text) => text.trim().parse().ok()?,
            code => u16::try_from(code.as_u64()?).ok()?,
        };
        let headers = self.header.as_array().into_iter().flatten();
        let member = |header: &Value, key: &str| Some(header.get(key)?.as_str()?.to_owned());
        Some(Answer {
            status,
            headers: headers
                .filter_map(|header| Some((member(header, "key")?, member(header, "value")?)))
                .collect(),
            body: Some(self.body.unwrap_or_default().into_bytes()),
        })
    }
}
