//! Numbers that measure: of few samples that are all whole, the next one may have a fraction.
//!
//! `{"price": 10, "lot_size": 1}` is no evidence that a price is a whole number, and one that is not would not decode;
//! what counts, names or numbers (`count`, `id`, `page`) is whole in all of them.

use super::TypeRef;
use super::decide::Tree;

/// Takes whole numbers that measure for any numbers.
pub(super) fn settle(tree: &mut Tree) {
    tree.each_member(&mut |member| {
        if member.measures {
            widen(&mut member.tree);
        }
    });
}

fn widen(tree: &mut Tree) {
    match tree {
        Tree::Nullable(inner) | Tree::List(inner) => widen(inner),
        Tree::Leaf(ty @ TypeRef::Integer) => *ty = TypeRef::Number,
        _ => {}
    }
}
