//! What answers show one after the other, and which of them are needed to show it.

use std::collections::{BTreeSet, HashMap};

use serde_json::Value;

use super::decide::{self, Structure, Tree, Trust};
use super::lattice::{Sample, Seen};
use super::observe::Samples;
use super::signs::Names;
use super::{lists, maps, recursion};

/// Of a list of more elements than these, none is tried to be left out after its first look.
const TRIED: usize = 64;

/// What the answers of a place have shown so far.
#[derive(Clone, Debug, Default)]
pub(crate) struct Evidence {
    names: Names,
    known: HashMap<u64, Sample>,
    seen: Seen,
}

impl Evidence {
    /// Adds an answer; whether it shows something that those before do not.
    ///
    /// An answer that shows nothing new may still be an answer like all others: what is counted is counted up to the
    /// number that decides, so a place that has shown enough shows nothing new.
    pub(crate) fn add(&mut self, body: &Value) -> bool {
        let mut samples = Samples::after(&mut self.names, std::mem::take(&mut self.known));
        let shown = samples.observe(body);
        self.known = samples.into_known();
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

/// Which answers the type of all needs, the first `kept` of them in any case.
///
/// One after the other is left out, the last first, if the type stays as it is.
pub(crate) fn needed(answers: &[&Value], kept: usize) -> Vec<bool> {
    let whole = tree(answers.iter().copied());
    let mut needed = vec![true; answers.len()];
    for index in (kept..answers.len()).rev() {
        needed[index] = false;
        let rest = answers.iter().zip(&needed).filter(|(_, needed)| **needed);
        if tree(rest.map(|(answer, _)| *answer)) != whole {
            needed[index] = true;
        }
    }
    needed
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

/// The type of answers alone, without the samples that documentation shows.
fn tree<'a>(answers: impl IntoIterator<Item = &'a Value>) -> Tree {
    let mut names = Names::default();
    let mut samples = Samples::new(&mut names);
    let mut seen = Seen::default();
    for answer in answers {
        seen.join(samples.observe(answer));
    }
    maps::fold(&mut seen);
    recursion::fold(&mut seen, "", &mut 1);
    let mut tree = decide::decide(seen, Trust::Enough);
    lists::settle(&mut tree);
    bare(tree)
}

fn bare(tree: Tree) -> Tree {
    match tree {
        Tree::Nullable(inner) => Tree::Nullable(Box::new(bare(*inner))),
        Tree::List(inner) => Tree::List(Box::new(bare(*inner))),
        Tree::Map(inner) => Tree::Map(Box::new(bare(*inner))),
        Tree::Union(arms) => Tree::Union(arms.into_iter().map(bare).collect()),
        Tree::Struct(Structure { mark, mut fields }) => {
            for member in &mut fields {
                member.sample = None;
                let inner = std::mem::replace(&mut member.tree, Tree::Deep);
                member.tree = bare(inner);
            }
            // An order that samples show decides about no type.
            fields.sort_by(|left, right| left.key.cmp(&right.key));
            Tree::Struct(Structure { mark, fields })
        }
        Tree::Enum(mut values) => {
            values.sort_unstable();
            Tree::Enum(values)
        }
        other => other,
    }
}
