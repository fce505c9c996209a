//! Empty lists among others of one kind: `{"mon": ["08:00"], "tue": ["08:00"], "wed": ["09:00"], "sun": []}`.

use super::TypeRef;
use super::decide::{Structure, Tree};

/// So many lists of one kind tell what an empty one beside them holds.
const LEAST: usize = 3;

/// Gives empty lists the elements of all lists beside them, and the tree as it was where there are such.
pub(super) fn settle(tree: &mut Tree) -> Option<Tree> {
    let mut has_empty = false;
    tree.each_member(&mut |member| has_empty |= is_empty(&member.tree));
    if !has_empty {
        return None;
    }
    let mut settled = tree.clone();
    liken(&mut settled);
    (settled != *tree).then(|| std::mem::replace(tree, settled))
}

fn liken(tree: &mut Tree) {
    match tree {
        Tree::Nullable(inner) | Tree::List(inner) | Tree::Map(inner) => liken(inner),
        Tree::Union(arms) => arms.iter_mut().for_each(liken),
        Tree::Tagged(_, arms) => arms.iter_mut().for_each(|(_, arm)| liken(arm)),
        Tree::Struct(structure) => {
            structure.fields.iter_mut().for_each(|member| liken(&mut member.tree));
            if let Some(element) = common(structure) {
                let empty = structure.fields.iter_mut().filter(|member| is_empty(&member.tree));
                empty.for_each(|member| member.tree = Tree::List(Box::new(Tree::Leaf(element.clone()))));
            }
        }
        Tree::Leaf(_) | Tree::Empty | Tree::Deep | Tree::Enum(_) | Tree::Back(_) => {}
    }
}

/// Whether it is a list of which no sample shows an element.
fn is_empty(tree: &Tree) -> bool {
    matches!(tree, Tree::List(element) if matches!(**element, Tree::Leaf(TypeRef::Any)))
}

/// What all lists hold but those that are empty.
fn common(structure: &Structure) -> Option<TypeRef> {
    let mut elements = Vec::new();
    for member in &structure.fields {
        let Tree::List(element) = &member.tree else { continue };
        match &**element {
            Tree::Leaf(TypeRef::Any) => {}
            Tree::Leaf(ty) => elements.push(ty),
            _ => return None,
        }
    }
    let first = elements.first().filter(|_| elements.len() >= LEAST)?;
    elements.iter().all(|ty| ty == first).then(|| (*first).clone())
}
