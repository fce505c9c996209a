//! What answers show one after the other, and what their values mean.

use std::collections::BTreeSet;

use serde_json::Value;

use super::TypeRef;
use super::decide::{Member, Structure, Tree};
use super::lattice::Seen;
pub(crate) use super::needed::needed;
use super::needed::tree;
use super::observe::{Counted, Samples};
use super::signs::Names;
use crate::api::{Required, Why};

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
        Tree::Tagged(key, arms) => {
            for (_, arm) in arms {
                mean(arm, path, meanings);
            }
            path.push(key.clone());
            meanings.choices.insert(path.clone());
            path.pop();
        }
        Tree::Enum(_) => {
            meanings.choices.insert(path.clone());
        }
        Tree::Leaf(_) | Tree::Empty | Tree::Deep | Tree::Back(_) => {}
    }
}

/// Whether new answers with those that were learned before show more only by their number, and would not show it alone:
/// what was learned may be learned of them.
pub(crate) fn counts_twice(before: &[&Value], alone: &[&Value], all: &[&Value]) -> bool {
    let type_of = |answers: &[&Value]| tree(answers.iter().copied());
    let (before, all) = (type_of(before), type_of(all));
    let is_same = uncounted(before.clone()) == uncounted(all.clone());
    is_same && !is_proven(&before, &all, &type_of(alone))
}

/// Whether what is more in the type of all is in that of some alone; the type before differs in nothing else.
fn is_proven(before: &Tree, all: &Tree, alone: &Tree) -> bool {
    let alone = match alone {
        Tree::Nullable(inner) if !matches!(all, Tree::Nullable(_)) => inner,
        other => other,
    };
    match (before, all, alone) {
        (before, all, _) if before == all => true,
        (Tree::Nullable(before), Tree::Nullable(all), Tree::Nullable(alone))
        | (Tree::List(before), Tree::List(all), Tree::List(alone))
        | (Tree::Map(before), Tree::Map(all), Tree::Map(alone)) => is_proven(before, all, alone),
        (Tree::Nullable(before), Tree::Nullable(all), alone) => is_proven(before, all, alone),
        (Tree::Struct(before), Tree::Struct(all), Tree::Struct(alone)) => {
            all.fields.iter().zip(&before.fields).all(|(all, before)| {
                let mut others = alone.fields.iter();
                others.find(|other| other.key == all.key).is_some_and(|alone| {
                    let is_shown = alone.required.value || all.required.value == before.required.value;
                    is_shown && is_proven(&before.tree, &all.tree, &alone.tree)
                }) || before == all
            })
        }
        (_, all, alone) => all == alone,
    }
}

/// The type without what a number of samples decides.
fn uncounted(tree: Tree) -> Tree {
    match tree {
        Tree::Nullable(inner) => Tree::Nullable(Box::new(uncounted(*inner))),
        Tree::List(inner) => Tree::List(Box::new(uncounted(*inner))),
        Tree::Map(inner) => Tree::Map(Box::new(uncounted(*inner))),
        Tree::Union(arms) => Tree::Union(arms.into_iter().map(uncounted).collect()),
        Tree::Tagged(key, arms) => {
            let arms = arms.into_iter().map(|(tag, arm)| (tag, uncounted(arm)));
            Tree::Tagged(key, arms.collect())
        }
        Tree::Struct(Structure { mark, fields }) => {
            let fields = fields.into_iter().map(|member| Member {
                tree: uncounted(member.tree),
                required: Required {
                    value: false,
                    why: Why::Samples,
                },
                always: false,
                ..member
            });
            let fields = fields.collect();
            Tree::Struct(Structure { mark, fields })
        }
        Tree::Enum(_) => Tree::Leaf(TypeRef::Text),
        other => other,
    }
}
