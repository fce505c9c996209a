//! Lists of answers that may be absent: one that is absent or `null` is an empty one.
//!
//! An API leaves out a list without elements as often as it writes `[]`, and no caller wants to tell the two apart. Yet
//! what is saved must be written again as it was, so each field carries which of them the samples show.

use super::ListSamples;
use super::decide::{Member, Tree};
use crate::api::Why;

/// Notes what samples show of each list that is a field, unless the user decides about it.
pub(super) fn settle(tree: &mut Tree) {
    tree.each_member(&mut settle_member);
}

/// Of a failure nothing is required but what the user requires: an API that fails says what it can.
pub(super) fn loosen(tree: &mut Tree) {
    tree.each_member(&mut |member| member.required.value &= member.required.why == Why::Configuration);
}

fn settle_member(member: &mut Member) {
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
