//! What an API shows or says of a key in some places holds for the others, where nothing there speaks against it.
//!
//! ```text
//! "size": 10.5 in positions, "size": 1 in an order's confirmation         a size is any number in both
//! direction: Must be `BUY` or `SELL`, "direction": "BUY" in an answer     the answer's direction is one of these, too
//! type: `TRADE` or `FEE` of /transactions, "transactionType": "TRADE"     a transaction's type is one of these, too
//! ```
//!
//! A whole number becomes any number if its name may measure and at least as many operations have a fraction under the
//! key as a whole number; a text one of known values if all descriptions under the key list the same ones, all samples
//! under it are among them, there is one in the place, and the key says more than `status` or `type`.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::Hash;

use foldhash::{HashMap, HashSet};
use serde_json::Value;

use super::TypeRef;
use super::decide::{Member, Tree};
use crate::api::{Api, Argument, Body, Content, Operation, Schema, last_segment};
use crate::measure::Measure;
use crate::placeholder::{is_converted, is_placeholder};
use crate::words::{is_vague, singular, words};

/// What is known of keys.
#[derive(Debug, Default)]
pub(super) struct Agreed {
    /// How many operations show fractions under a key, and how many whole numbers.
    numbers: HashMap<String, (usize, usize)>,
    /// The only values that descriptions list under a key.
    values: HashMap<String, Vec<String>>,
    /// Those of a key that says too little alone, by the words of what a path lists and of the key: `transaction type`.
    of_things: HashMap<Vec<String>, Vec<String>>,
}

/// The sets of values that descriptions list, by what has them.
type Listed<K> = BTreeMap<K, Vec<Vec<String>>>;

impl Agreed {
    /// Of all samples, schemas and descriptions.
    pub(super) fn of(api: &Api) -> Self {
        let (mut listed, mut of_things) = (Listed::<String>::new(), Listed::<Vec<String>>::new());
        for operation in &api.operations {
            for argument in operation.arguments.iter().filter(|argument| argument.is_one_of()) {
                let sets = listed.entry(argument.key.clone()).or_default();
                sets.push(argument.allowed.clone());
                if let Some(words) = words_of_thing(&operation.path, &argument.key) {
                    of_things.entry(words).or_default().push(argument.allowed.clone());
                }
            }
            for schema in &operation.schemas {
                each_property(&schema.value, &mut |key, property| {
                    if let Some(values) = texts(property) {
                        listed.entry(key.to_owned()).or_default().push(values);
                    }
                });
            }
        }
        let listed = listed.into_iter().filter(|(key, _)| !is_vague(&words(key)));
        let mut agreed = Self {
            values: agreeing(listed),
            of_things: agreeing(of_things),
            ..Self::default()
        };
        for operation in &api.operations {
            agreed.note_operation(operation);
        }
        agreed
    }

    /// Adds the numbers of an operation, and takes back what its texts contradict.
    fn note_operation(&mut self, operation: &Operation) {
        let (mut fractions, mut wholes) = (HashSet::default(), HashSet::default());
        let mut contradicted = Vec::new();
        for sample in samples(operation) {
            each_member(sample, &mut |key, value| match value {
                Value::Number(number) if number.is_f64() => _ = fractions.insert(key),
                Value::Number(_) => _ = wholes.insert(key),
                Value::String(text) if self.contradicts(key, text) => contradicted.push(key),
                _ => {}
            });
        }
        for key in contradicted {
            self.values.remove(key);
            self.of_things.remove(&words(key));
        }
        for Schema { value, .. } in &operation.schemas {
            each_property(value, &mut |key, property| {
                if property.get("type").is_some_and(|ty| ty == "number") {
                    fractions.insert(key);
                }
            });
        }
        for key in &fractions {
            self.numbers.entry(key.to_lowercase()).or_default().0 += 1;
        }
        for key in wholes.difference(&fractions) {
            self.numbers.entry(key.to_lowercase()).or_default().1 += 1;
        }
    }

    fn contradicts(&self, key: &str, text: &str) -> bool {
        let is_value = || !text.is_empty() && !is_placeholder(text) && !is_converted(text) && !text.contains("{{");
        let known = self.values_of(key);
        known.is_some_and(|values| !values.iter().any(|value| value == text)) && is_value()
    }

    /// The values that descriptions list for a key.
    fn values_of(&self, key: &str) -> Option<&Vec<String>> {
        let known = self.values.get(key);
        let of_thing = || match self.of_things.is_empty() {
            true => None,
            false => self.of_things.get(&words(key)),
        };
        known.or_else(of_thing)
    }

    /// Gives the fields what is known of their keys, and the tree as it was where that changes it.
    pub(super) fn settle(&self, tree: &mut Tree) -> Option<Tree> {
        let mut is_settled = true;
        tree.each_member(&mut |member| is_settled &= self.settled(member).is_none());
        let before = (!is_settled).then(|| tree.clone())?;
        tree.each_member(&mut |member| {
            if let Some(settled) = self.settled(member) {
                *leaf(&mut member.tree) = settled;
            }
        });
        Some(before)
    }

    /// What is known of a field by its key, where that is something else than what its samples show.
    fn settled(&self, member: &mut Member) -> Option<Tree> {
        match leaf(&mut member.tree) {
            Tree::Leaf(TypeRef::Integer) if member.few => {
                let (fractions, wholes) = self
                    .numbers
                    .get(&member.key.to_lowercase())
                    .copied()
                    .unwrap_or_default();
                let measures = fractions > 0 && fractions >= wholes && Measure::of(&member.key) > Measure::No;
                measures.then_some(Tree::Leaf(TypeRef::Number))
            }
            known @ (Tree::Leaf(TypeRef::Text) | Tree::Enum(_)) => {
                let values = self.values_of(&member.key)?;
                let settled = is_shown(&member.sample, values).then(|| Tree::Enum(values.clone()));
                settled.filter(|settled| settled != known)
            }
            _ => None,
        }
    }
}

/// Of each the values, where all descriptions list the same ones.
fn agreeing<K: Eq + Hash>(listed: impl IntoIterator<Item = (K, Vec<Vec<String>>)>) -> HashMap<K, Vec<String>> {
    let sorted = |set: &Vec<String>| set.iter().cloned().collect::<BTreeSet<_>>();
    let agreed = listed.into_iter().filter_map(|(key, sets)| {
        let is_one = sets.windows(2).all(|pair| sorted(&pair[0]) == sorted(&pair[1]));
        let first = sets.into_iter().next().filter(|_| is_one)?;
        Some((key, first))
    });
    agreed.collect()
}

/// The words of what a path ends in and of a key that says too little alone: `transaction type` of `type` in the query
/// of `/transactions`.
fn words_of_thing(path: &str, key: &str) -> Option<Vec<String>> {
    let own = words(key);
    let end = last_segment(path);
    let mut thing = words(end);
    let last = thing.pop().filter(|_| is_vague(&own) && !end.contains([':', '{']))?;
    let one = Some(singular(&last)).filter(|one| *one != last)?;
    thing.push(one);
    thing.extend(own);
    Some(thing)
}

/// The tree, or what may be `null` in it.
fn leaf(tree: &mut Tree) -> &mut Tree {
    match tree {
        Tree::Nullable(inner) => inner,
        tree => tree,
    }
}

/// Whether a sample, as JSON, is one of the values: elsewhere a key of which nothing is shown may be about something else.
fn is_shown(sample: &Option<String>, values: &[String]) -> bool {
    let text = sample
        .as_deref()
        .and_then(|sample| serde_json::from_str::<String>(sample).ok());
    text.is_some_and(|text| values.contains(&text))
}

/// Every sample of an operation.
fn samples(operation: &Operation) -> impl Iterator<Item = &Value> {
    let (sample, more) = match &operation.body {
        Body::Json { sample, more, .. } => (Some(sample), more.as_slice()),
        Body::GraphQl { variables, .. } => (variables.as_ref(), [].as_slice()),
        Body::JsonRpc { params, .. } => (None, params.as_slice()),
        _ => (None, [].as_slice()),
    };
    let examples = operation.cases.iter().flat_map(|case| &case.examples);
    let answers = examples.filter_map(|example| match &example.content {
        Content::Json(value) | Content::Lenient(value) => Some(value),
        Content::Empty | Content::Text | Content::Binary => None,
    });
    let arguments = operation.arguments.iter().flat_map(|Argument { json, .. }| json);
    sample.into_iter().chain(more).chain(arguments).chain(answers)
}

/// Shows each member of each object; of a list under a key each element as well.
fn each_member<'v>(value: &'v Value, visit: &mut dyn FnMut(&'v str, &'v Value)) {
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                match value {
                    Value::Array(elements) => elements.iter().for_each(|element| visit(key, element)),
                    other => visit(key, other),
                }
                each_member(value, visit);
            }
        }
        Value::Array(elements) => elements.iter().for_each(|element| each_member(element, visit)),
        _ => {}
    }
}

/// Shows each property of a schema and of the schemas in it.
fn each_property<'v>(schema: &'v Value, visit: &mut dyn FnMut(&'v str, &'v Value)) {
    let Value::Object(words) = schema else { return };
    for (word, inner) in words {
        match (word.as_str(), inner) {
            ("properties", Value::Object(properties)) => {
                for (key, property) in properties {
                    visit(key, property);
                    each_property(property, visit);
                }
            }
            (_, Value::Array(parts)) => parts.iter().for_each(|part| each_property(part, visit)),
            (_, inner) => each_property(inner, visit),
        }
    }
}

/// The texts that a property is one of; at least two.
fn texts(property: &Value) -> Option<Vec<String>> {
    let values = property.get("enum")?.as_array()?;
    let texts: Vec<String> = values
        .iter()
        .map(|value| value.as_str().map(str::to_owned))
        .collect::<Option<_>>()?;
    (texts.len() > 1).then_some(texts)
}
