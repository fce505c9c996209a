//! Lists of answers that may be absent: one that is absent or `null` is an empty one.
//!
//! An API leaves out a list without elements as often as it writes `[]`, and no caller wants to tell the two apart. Yet
//! what is saved must be written again as it was, so each field carries which of them the samples show.

use super::ListSamples;
use super::decide::{Member, Structure, Tree};
use crate::api::Why;

/// Notes what samples show of each list that is a field, unless the user decides about it.
pub(super) fn settle(tree: &mut Tree) {
    match tree {
        Tree::Nullable(inner) | Tree::List(inner) | Tree::Map(inner) => settle(inner),
        Tree::Union(arms) => arms.iter_mut().for_each(settle),
        Tree::Struct(Structure { fields, .. }) => fields.iter_mut().for_each(settle_member),
        Tree::Leaf(_) | Tree::Empty | Tree::Deep | Tree::Enum(_) | Tree::Back(_) => {}
    }
}

/// Of a failure nothing is required but what the user requires: an API that fails says what it can.
pub(super) fn loosen(tree: &mut Tree) {
    match tree {
        Tree::Nullable(inner) | Tree::List(inner) | Tree::Map(inner) => loosen(inner),
        Tree::Union(arms) => arms.iter_mut().for_each(loosen),
        Tree::Struct(Structure { fields, .. }) => {
            for member in fields {
                loosen(&mut member.tree);
                member.required.value &= member.required.why == Why::Configuration;
            }
        }
        Tree::Leaf(_) | Tree::Empty | Tree::Deep | Tree::Enum(_) | Tree::Back(_) => {}
    }
}

fn settle_member(member: &mut Member) {
    settle(&mut member.tree);
    if member.required.why == Why::Configuration {
        return;
    }
    let mut missing = !member.always;
    if let Tree::Nullable(inner) = &mut member.tree
        && let Tree::List(element) = &mut **inner
    {
        missing = true;
        member.tree = Tree::List(std::mem::replace(element, Box::new(Tree::Deep)));
    }
    member.list = matches!(member.tree, Tree::List(_)).then_some(ListSamples {
        missing,
        empty: member.empty,
    });
}
