//! Numbers that measure: of few samples that are all whole, the next one may have a fraction.
//!
//! `{"price": 10, "lot_size": 1}` is no evidence that a price is a whole number, and one that is not would not decode;
//! what counts, names or numbers (`count`, `id`, `page`) is whole in all of them.

use super::TypeRef;
use super::decide::{Structure, Tree};

/// Takes whole numbers that measure for any numbers.
pub(super) fn settle(tree: &mut Tree) {
    match tree {
        Tree::Nullable(inner) | Tree::List(inner) | Tree::Map(inner) => settle(inner),
        Tree::Union(arms) => arms.iter_mut().for_each(settle),
        Tree::Struct(Structure { fields, .. }) => {
            for member in fields {
                if member.measures {
                    widen(&mut member.tree);
                }
                settle(&mut member.tree);
            }
        }
        Tree::Leaf(_) | Tree::Empty | Tree::Deep | Tree::Enum(_) | Tree::Back(_) => {}
    }
}

fn widen(tree: &mut Tree) {
    match tree {
        Tree::Nullable(inner) | Tree::List(inner) => widen(inner),
        Tree::Leaf(ty @ TypeRef::Integer) => *ty = TypeRef::Number,
        _ => {}
    }
}
