//! Which answers are needed to show what all of them show.
//!
//! By this rule answers are learned, and those beside a collection are told that add nothing to it.

use std::collections::BTreeSet;

use postman_codegen_runtime::made_up::read_name;
use serde_json::Value;

use super::decide::{self, Structure, Tree, Trust};
use super::lattice::Seen;
use super::lists;
use super::observe::Samples;
use super::signs::Names;
use crate::api::{Api, Case, Content, Example};
use crate::diagnostic::{Diagnostics, ids};

/// Warns of answers in files from `first` on that change neither a type nor a header that is read.
pub(crate) fn warn_needless(api: &Api, first: usize, notes: &mut Diagnostics) {
    for case in api.operations.iter().flat_map(|operation| &operation.cases) {
        if case.examples.iter().any(|example| example.location.file >= first) {
            warn_in_case(case, first, notes);
        }
    }
}

fn warn_in_case(case: &Case, first: usize, notes: &mut Diagnostics) {
    // Those of the collection come first.
    let kept = case.examples.iter().filter(|example| example.location.file < first);
    let kept = kept.filter_map(json).count();
    let bodies: Vec<&Value> = case.examples.iter().filter_map(json).collect();
    let mut needed = needed(&bodies, kept).into_iter();
    let (mut headers, mut others) = (BTreeSet::new(), Vec::new());
    for example in &case.examples {
        let names = example.headers.iter().filter_map(|(name, _)| read_name(name));
        let shows_header = names.filter(|name| headers.insert(name.clone())).count() > 0;
        let shows_body = match &example.content {
            Content::Json(_) | Content::Lenient(_) => needed.next() == Some(true),
            other if others.contains(&other) => false,
            other => {
                others.push(other);
                true
            }
        };
        if example.location.file >= first && !shows_body && !shows_header {
            notes.warn(
                ids::NEEDLESS_EXAMPLE,
                &example.location,
                format!(
                    "the answer `{}` changes no type",
                    example.name.lines().next().unwrap_or_default()
                ),
                "it contradicts nothing and adds nothing",
                "delete it; `postman-codegen learn` keeps only what changes a type",
            );
        }
    }
}

fn json(example: &Example) -> Option<&Value> {
    match &example.content {
        Content::Json(value) | Content::Lenient(value) => Some(value),
        Content::Empty | Content::Text | Content::Binary => None,
    }
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

/// The type of answers alone, without the samples that documentation shows.
pub(super) fn tree<'a>(answers: impl IntoIterator<Item = &'a Value>) -> Tree {
    let mut names = Names::default();
    let mut samples = Samples::new(&mut names);
    let mut seen = Seen::default();
    let answers: Vec<&Value> = answers.into_iter().collect();
    for answer in &answers {
        seen.join(samples.observe(answer));
    }
    super::fold(&mut seen, &answers, &mut samples);
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
        Tree::Tagged(key, mut arms) => {
            arms.sort_by(|(left, _), (right, _)| left.cmp(right));
            Tree::Tagged(key, arms.into_iter().map(|(tag, arm)| (tag, bare(arm))).collect())
        }
        Tree::Struct(Structure { mark, mut fields }) => {
            for member in &mut fields {
                member.sample = None;
                // How well a type is known is no part of it.
                member.few = false;
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
