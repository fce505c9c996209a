//! Lists of answers that may be absent: one that is absent or `null` is an empty one.
//!
//! An API leaves out a list without elements as often as it writes `[]`, and no caller wants to tell the two apart. Yet
//! what is saved must be written again as it was, so each field carries which of them the samples show.

use super::decide::{Member, Structure, Tree};
use super::{ListSamples, TypeRef};
use crate::api::{Paging, PagingKind, Why};

/// Notes what samples show of each list that is a field, unless the user decides about it.
pub(super) fn settle(tree: &mut Tree) {
    tree.each_member(&mut settle_member);
}

/// Of a failure nothing is required but what the user requires: an API that fails says what it can.
pub(super) fn loosen(tree: &mut Tree) {
    tree.each_member(&mut |member| member.required.value &= member.required.why == Why::Configuration);
}

/// Adds what leads to the next page, which the last page, often the one that is saved, has not. Gives what was before, if
/// that is another.
pub(super) fn lead_on(tree: &mut Tree, paging: &Paging) -> Option<Tree> {
    let PagingKind::Cursor { next, .. } = &paging.by else {
        return None;
    };
    let ([key], Tree::Struct(structure)) = (next.as_slice(), &*tree) else {
        return None;
    };
    if structure.fields.iter().any(|field| field.key == *key) {
        return None;
    }
    let mut fields = structure.fields.clone();
    fields.push(Member {
        tree: Tree::Leaf(TypeRef::Text),
        ..Member::absent(key, Why::NextPage)
    });
    let more = Tree::Struct(Structure {
        mark: structure.mark,
        fields,
    });
    Some(std::mem::replace(tree, more))
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
