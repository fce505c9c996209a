//! What answers show one after the other, and what their values mean.

use std::collections::BTreeSet;

use serde_json::Value;

use super::decide::Tree;
use super::lattice::Seen;
use super::needed::tree;
pub(crate) use super::needed::{counts_twice, needed};
use super::observe::{Counted, Samples};
use super::signs::Names;

/// Of a list of more elements than these, none is tried to be left out after its first look.
const TRIED: usize = 64;

/// What the answers of a place have shown so far.
#[derive(Clone, Debug, Default)]
pub(crate) struct Evidence {
    names: Names,
    counted: Counted,
    seen: Seen,
}

impl Evidence {
    /// Adds an answer; whether it shows something that those before do not.
    ///
    /// An answer that shows nothing new may still be an answer like all others: what is counted is counted up to the
    /// number that decides, so a place that has shown enough shows nothing new.
    pub(crate) fn add(&mut self, body: &Value) -> bool {
        let mut samples = Samples::after(&mut self.names, std::mem::take(&mut self.counted));
        let shown = samples.observe(body);
        self.counted = samples.into_counted();
        let mut joined = self.seen.clone();
        joined.join(shown);
        let is_new = joined != self.seen;
        self.seen = joined;
        is_new
    }
}

/// Places of a type, each by the keys that lead to it; `[]` stands for elements, `{}` for values of a map.
pub(crate) type Places = BTreeSet<Vec<String>>;

/// What an answer's values mean at each place.
#[derive(Debug, Default)]
pub(crate) struct Meanings {
    /// Texts with known values.
    pub(crate) choices: Places,
    /// Objects whose keys are data.
    pub(crate) maps: Places,
}

/// Whether the type of the answers is the same with another one at a place.
pub(crate) fn is_same_with(answers: &[&Value], place: usize, other: &Value) -> bool {
    let exchanged = answers.iter().enumerate();
    let exchanged = exchanged.map(|(index, answer)| if index == place { other } else { answer });
    tree(exchanged) == tree(answers.iter().copied())
}

/// The answer with lists of only those elements that show something among them.
pub(crate) fn shorten(value: &Value) -> Value {
    match value {
        Value::Array(elements) => Value::Array(shown(elements.iter().map(shorten).collect())),
        Value::Object(members) => {
            let members = members.iter().map(|(key, value)| (key.clone(), shorten(value)));
            Value::Object(members.collect())
        }
        scalar => scalar.clone(),
    }
}

/// The elements that the type of all needs.
fn shown(mut elements: Vec<Value>) -> Vec<Value> {
    let mut evidence = Evidence::default();
    elements.retain(|element| evidence.add(element));
    if elements.len() > TRIED {
        return elements;
    }
    let needed = needed(&elements.iter().collect::<Vec<_>>(), 0);
    let mut needed = needed.into_iter();
    elements.retain(|_| needed.next() == Some(true));
    elements
}

pub(crate) fn meanings<'a>(answers: impl IntoIterator<Item = &'a Value>) -> Meanings {
    let mut meanings = Meanings::default();
    mean(&tree(answers), &mut Vec::new(), &mut meanings);
    meanings
}

fn mean(tree: &Tree, path: &mut Vec<String>, meanings: &mut Meanings) {
    let mut below = |step: &str, inner: &Tree, path: &mut Vec<String>| {
        path.push(step.to_owned());
        mean(inner, path, meanings);
        path.pop();
    };
    match tree {
        Tree::List(inner) => below("[]", inner, path),
        Tree::Struct(structure) => {
            for member in &structure.fields {
                below(&member.key, &member.tree, path);
            }
        }
        Tree::Map(inner) => {
            below("{}", inner, path);
            meanings.maps.insert(path.clone());
        }
        Tree::Nullable(inner) => mean(inner, path, meanings),
        Tree::Union(arms) => arms.iter().for_each(|arm| mean(arm, path, meanings)),
        Tree::Enum(_) => {
            meanings.choices.insert(path.clone());
        }
        Tree::Leaf(_) | Tree::Empty | Tree::Deep | Tree::Back(_) => {}
    }
}
