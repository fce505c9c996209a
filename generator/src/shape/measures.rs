//! Numbers that measure: of few samples that are all whole, the next one may have a fraction.
//!
//! `{"price": 10, "lot_size": 1}` is no evidence that a price is a whole number, and one that is not would not decode;
//! what counts, names or numbers (`count`, `id`, `page`) is whole in all of them.

use super::TypeRef;
use super::decide::Tree;

/// Takes whole numbers that measure for any numbers, and gives the tree as it was where there are such.
pub(super) fn settle(tree: &mut Tree) -> Option<Tree> {
    let mut is_settled = true;
    tree.each_member(&mut |member| is_settled &= !member.measures || whole(&mut member.tree).is_none());
    let before = (!is_settled).then(|| tree.clone())?;
    tree.each_member(&mut |member| {
        if let Some(ty) = whole(&mut member.tree).filter(|_| member.measures) {
            *ty = TypeRef::Number;
        }
    });
    Some(before)
}

/// The type of a whole number, be it of each in a list.
fn whole(tree: &mut Tree) -> Option<&mut TypeRef> {
    match tree {
        Tree::Nullable(inner) | Tree::List(inner) => whole(inner),
        Tree::Leaf(ty @ TypeRef::Integer) => Some(ty),
        _ => None,
    }
}
