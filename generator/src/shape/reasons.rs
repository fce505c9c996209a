//! What decided about places of JSON whose samples alone do not say why they are as they are.

use std::collections::BTreeMap;
use std::mem::discriminant;

use super::decide::Tree;
use crate::api::{Override, Why};

/// What decided about a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reason {
    /// Whether it is always there.
    pub required: Why,
    /// Its type.
    pub ty: Why,
}

impl Default for Reason {
    /// Samples show all else.
    fn default() -> Self {
        Self {
            required: Why::Samples,
            ty: Why::Samples,
        }
    }
}

/// By the steps from the top of a body, as [`Override::steps`] has them.
pub(super) type Reasons = BTreeMap<Vec<String>, Reason>;

/// Notes the places whose type is another one since something was stated.
pub(super) fn note_types(before: &Tree, after: &Tree, why: Why, found: &mut Reasons) {
    let mut walk = Walk {
        steps: Vec::new(),
        found,
    };
    walk.types(Some(before), after, why);
}

/// Notes what the user decides, though it be what samples show.
pub(super) fn note_overrides(overrides: &[&Override], found: &mut Reasons) {
    for wanted in overrides.iter().filter(|wanted| wanted.change.ty.is_some()) {
        found.entry(wanted.steps.clone()).or_default().ty = Why::Configuration;
    }
}

/// Notes the fields that something else than samples requires, or does not.
pub(super) fn note_fields(tree: &Tree, found: &mut Reasons) {
    let mut walk = Walk {
        steps: Vec::new(),
        found,
    };
    walk.fields(tree);
}

struct Walk<'t, 'f> {
    steps: Vec<&'t str>,
    found: &'f mut Reasons,
}

impl<'t> Walk<'t, '_> {
    fn reason(&mut self) -> &mut Reason {
        let steps = self.steps.iter().map(|step| (*step).to_owned()).collect();
        self.found.entry(steps).or_default()
    }

    fn below(&mut self, step: &'t str, visit: impl FnOnce(&mut Self)) {
        self.steps.push(step);
        visit(self);
        self.steps.pop();
    }

    fn types(&mut self, before: Option<&Tree>, after: &'t Tree, why: Why) {
        if before == Some(after) {
            return;
        }
        if !before.is_some_and(|before| is_alike(before, after)) {
            self.reason().ty = why;
        }
        match (before.map(not_null), not_null(after)) {
            (Some(Tree::List(before)), Tree::List(after)) => {
                self.below("[]", |walk| walk.types(Some(before), after, why));
            }
            (Some(Tree::Map(before)), Tree::Map(after)) => {
                self.below("{}", |walk| walk.types(Some(before), after, why));
            }
            (_, Tree::List(after)) => self.below("[]", |walk| walk.types(None, after, why)),
            (_, Tree::Map(after)) => self.below("{}", |walk| walk.types(None, after, why)),
            (before, Tree::Struct(after)) => {
                for member in &after.fields {
                    let known = match before {
                        Some(Tree::Struct(before)) => before.fields.iter().find(|known| known.key == member.key),
                        _ => None,
                    };
                    let known = known.map(|known| &known.tree);
                    self.below(&member.key, |walk| walk.types(known, &member.tree, why));
                }
            }
            (Some(Tree::Tagged(_, before)), Tree::Tagged(_, after)) => {
                for (index, (_, arm)) in after.iter().enumerate() {
                    self.types(before.get(index).map(|(_, arm)| arm), arm, why);
                }
            }
            (Some(Tree::Union(before)), Tree::Union(after)) => {
                for (index, arm) in after.iter().enumerate() {
                    self.types(before.get(index), arm, why);
                }
            }
            _ => {}
        }
    }

    fn fields(&mut self, tree: &'t Tree) {
        match tree {
            Tree::Nullable(inner) => self.fields(inner),
            Tree::List(inner) => self.below("[]", |walk| walk.fields(inner)),
            Tree::Map(inner) => self.below("{}", |walk| walk.fields(inner)),
            Tree::Union(arms) => arms.iter().for_each(|arm| self.fields(arm)),
            Tree::Tagged(_, arms) => arms.iter().for_each(|(_, arm)| self.fields(arm)),
            Tree::Struct(structure) => {
                for member in &structure.fields {
                    self.below(&member.key, |walk| {
                        if member.required.why != Why::Samples {
                            walk.reason().required = member.required.why;
                        }
                        walk.fields(&member.tree);
                    });
                }
            }
            Tree::Leaf(_) | Tree::Empty | Tree::Deep | Tree::Enum(_) | Tree::Back(_) => {}
        }
    }
}

fn not_null(tree: &Tree) -> &Tree {
    match tree {
        Tree::Nullable(inner) => inner,
        other => other,
    }
}

/// Whether two types are one but for their parts.
fn is_alike(one: &Tree, other: &Tree) -> bool {
    match (one, other) {
        (Tree::Nullable(one), Tree::Nullable(other)) => is_alike(one, other),
        (Tree::Leaf(_) | Tree::Enum(_) | Tree::Back(_), _) => one == other,
        _ => discriminant(one) == discriminant(other),
    }
}
