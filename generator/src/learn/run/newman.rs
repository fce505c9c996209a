//! The JSON report of newman (`newman run … -r json`): the collection that ran, and each execution.

use std::collections::HashMap;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer};

use super::super::exchange::{Answer, Exchange, Of};
use super::stream::{Each, Member};
use crate::document::ItemPath;

/// Where the requests of the collection that ran stand, by id.
#[derive(Debug, Default, Deserialize)]
#[serde(from = "Node")]
pub(super) struct Places(HashMap<String, ItemPath>);

/// The collection, a folder or a request.
#[derive(Deserialize)]
struct Node {
    #[serde(default)]
    id: Option<String>,
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    item: Option<Vec<Node>>,
}

impl From<Node> for Places {
    fn from(collection: Node) -> Self {
        let mut counts = HashMap::new();
        let mut places = HashMap::new();
        for node in collection.item.into_iter().flatten() {
            node.collect(&mut Vec::new(), &mut counts, &mut places);
        }
        Self(places)
    }
}

impl Node {
    fn collect(
        self,
        path: &mut Vec<String>,
        counts: &mut HashMap<Vec<String>, usize>,
        places: &mut HashMap<String, ItemPath>,
    ) {
        path.push(self.name.unwrap_or_default());
        if let Some(nodes) = self.item {
            nodes.into_iter().for_each(|node| node.collect(path, counts, places));
        } else {
            let count = counts.entry(path.clone()).or_default();
            places.insert(self.id.unwrap_or_default(), (path.clone(), *count));
            *count += 1;
        }
        path.pop();
    }
}

/// `run`, with its executions.
pub(super) struct Executions<'a> {
    pub(super) places: &'a Places,
    pub(super) each: &'a mut dyn FnMut(Exchange),
}

impl<'de> DeserializeSeed<'de> for Executions<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let Self { places, each } = self;
        let executions = Each::new(|execution: Execution| each(execution.into_exchange(places)));
        Member::new("executions", executions).deserialize(deserializer)
    }
}

#[derive(Deserialize)]
struct Execution {
    #[serde(default)]
    id: Option<String>,
    #[serde(default)]
    item: Item,
    #[serde(default)]
    response: Option<Response>,
}

#[derive(Default, Deserialize)]
struct Item {
    id: Option<String>,
    name: Option<String>,
}

#[derive(Deserialize)]
struct Response {
    #[serde(default)]
    code: u16,
    #[serde(default)]
    header: Vec<Pair>,
    #[serde(default)]
    stream: Option<Bytes>,
    #[serde(default)]
    body: Option<String>,
}

#[derive(Deserialize)]
struct Pair {
    key: String,
    #[serde(default)]
    value: String,
}

/// `{"type": "Buffer", "data": [123, 125]}`
#[derive(Deserialize)]
struct Bytes {
    #[serde(default)]
    data: Vec<u8>,
}

impl Execution {
    fn into_exchange(self, places: &Places) -> Exchange {
        let id = self.item.id.or(self.id).unwrap_or_default();
        let answered = self.response.filter(|response| response.code > 0);
        Exchange {
            of: match places.0.get(&id) {
                Some(place) => Of::Place(place.clone()),
                None => Of::Name(self.item.name.unwrap_or_default()),
            },
            answer: answered.map(Response::into_answer),
        }
    }
}

impl Response {
    fn into_answer(self) -> Answer {
        let body = match (self.stream, self.body) {
            (Some(stream), _) => stream.data,
            (None, body) => body.unwrap_or_default().into_bytes(),
        };
        Answer {
            status: self.code,
            headers: self.header.into_iter().map(|pair| (pair.key, pair.value)).collect(),
            body: Some(body),
        }
    }
}
