//! What the user decides about a place stands instead of what the samples show there.

use serde_json::Value;

use super::decide::{Member, Tree, Trust, decide};
use super::lattice::Seen;
use super::observe::Samples;
use super::signs::Names;
use super::{TypeRef, maps};
use crate::api::{Override, Required, Retype, Why};

/// The tree with all decisions in it, those near the top first.
pub(super) fn apply(
    mut tree: Tree,
    overrides: &[&Override],
    samples: &[&Value],
    trust: Trust,
    names: &mut Names,
) -> Tree {
    for wanted in overrides {
        let values = samples.iter().flat_map(|sample| values(sample, &wanted.steps));
        let mut decision = Decision {
            wanted,
            values: values.collect(),
            trust,
            names,
        };
        decision.descend(&mut tree, &wanted.steps);
    }
    tree
}

/// What the user decides, on its way down to where it counts.
struct Decision<'a> {
    wanted: &'a Override,
    /// What the samples have there.
    values: Vec<&'a Value>,
    trust: Trust,
    names: &'a mut Names,
}

impl Decision<'_> {
    /// `null` and several kinds of JSON take no step.
    fn descend(&mut self, tree: &mut Tree, steps: &[String]) {
        match (tree, steps.split_first()) {
            (Tree::Nullable(inner), _) => self.descend(inner, steps),
            (tree, None) => self.replace(tree),
            (Tree::Union(arms), _) => arms.iter_mut().for_each(|arm| self.descend(arm, steps)),
            (Tree::Tagged(_, arms), _) => arms.iter_mut().for_each(|(_, arm)| self.descend(arm, steps)),
            (Tree::List(inner), Some((step, rest))) if step == "[]" => self.descend(inner, rest),
            (Tree::Map(inner), Some((step, rest))) if step == "{}" => self.descend(inner, rest),
            (Tree::Struct(structure), Some((key, rest))) => {
                if let Some(member) = structure.fields.iter_mut().find(|member| member.key == *key) {
                    self.member(member, rest);
                }
            }
            _ => {}
        }
    }

    fn member(&mut self, member: &mut Member, rest: &[String]) {
        if let (Some(value), []) = (self.wanted.change.required, rest) {
            let why = Why::Configuration;
            member.required = Required { value, why };
        }
        self.descend(&mut member.tree, rest);
    }

    fn replace(&mut self, tree: &mut Tree) {
        let Some(wanted) = &self.wanted.change.ty else { return };
        *tree = match wanted {
            Retype::Boolean => Tree::Leaf(TypeRef::Boolean),
            Retype::Integer => Tree::Leaf(TypeRef::Integer),
            Retype::Unsigned => Tree::Leaf(TypeRef::Unsigned),
            Retype::Number => Tree::Leaf(TypeRef::Number),
            Retype::BigNumber => Tree::Leaf(TypeRef::BigNumber),
            Retype::Text => Tree::Leaf(TypeRef::Text),
            Retype::Opaque | Retype::Json => Tree::Leaf(TypeRef::Any),
            // Only a whole body is one, which has no type.
            Retype::File | Retype::Bytes => return,
            Retype::Rust(path) => Tree::Leaf(TypeRef::Foreign(path.clone())),
            Retype::Enum(listed) => self.choices(listed),
            Retype::Map => self.map(),
            Retype::Struct => self.structure(),
        };
    }

    /// The listed values, else those of the samples.
    fn choices(&self, listed: &[String]) -> Tree {
        let mut choices: Vec<String> = listed.to_vec();
        if choices.is_empty() {
            let texts = self.values.iter().filter_map(|value| value.as_str());
            choices = texts.map(str::to_owned).collect();
        }
        let mut seen = std::collections::HashSet::new();
        choices.retain(|choice| seen.insert(choice.clone()));
        if choices.is_empty() {
            Tree::Leaf(TypeRef::Text)
        } else {
            Tree::Enum(choices)
        }
    }

    /// One struct of what all objects have.
    fn structure(&mut self) -> Tree {
        let mut samples = Samples::new(self.names);
        let mut seen = Seen::default();
        for value in &self.values {
            seen.join(samples.observe(value));
        }
        super::fold_structs(&mut seen);
        let is_element = self.wanted.steps.iter().any(|step| step == "[]" || step == "{}");
        let trust = if is_element {
            self.trust.of_elements()
        } else {
            self.trust
        };
        decide(seen, trust)
    }

    /// A map of what the members of all objects have in common.
    fn map(&mut self) -> Tree {
        let mut samples = Samples::new(self.names);
        let mut seen = Seen::default();
        let objects = self.values.iter().filter_map(|value| value.as_object());
        for member in objects.flat_map(|object| object.values()) {
            seen.join(samples.observe(member));
        }
        maps::fold(&mut seen);
        Tree::Map(Box::new(decide(seen, self.trust.of_elements())))
    }
}

/// What a sample has at the end of the steps.
fn values<'v>(sample: &'v Value, steps: &[String]) -> Vec<&'v Value> {
    let Some((step, rest)) = steps.split_first() else {
        return vec![sample];
    };
    let next: Vec<&Value> = match (step.as_str(), sample) {
        ("[]", Value::Array(elements)) => elements.iter().collect(),
        ("{}", Value::Object(members)) => members.values().collect(),
        (key, Value::Object(members)) => members.get(key).into_iter().collect(),
        _ => Vec::new(),
    };
    next.into_iter().flat_map(|value| values(value, rest)).collect()
}
