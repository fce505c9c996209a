//! Spells out a structure that is a part of itself, so that equal ones give equal text.
//!
//! `{id, text, replies: [again]}` is spelled `{"id":Integer "replies":list(^0 )"text":Text }`: fields by key, and
//! for a use of an enclosing structure, how many structures lie between.

use std::fmt::Write;

use super::TypeId;
use super::decide::{Structure, Tree};

/// The text of a structure; `around` holds marked structures that it is itself a part of.
pub(super) fn spell(structure: &Structure, around: &[(u32, TypeId)]) -> String {
    let mut text = String::new();
    write_structure(structure, &mut Vec::new(), around, &mut text);
    text
}

/// The id of the structure with this mark.
pub(super) fn enclosing(mark: u32, around: &[(u32, TypeId)]) -> Option<TypeId> {
    around.iter().rev().find(|entry| entry.0 == mark).map(|entry| entry.1)
}

fn write_structure(structure: &Structure, within: &mut Vec<u32>, around: &[(u32, TypeId)], text: &mut String) {
    within.push(structure.mark);
    let mut fields: Vec<_> = structure.fields.iter().collect();
    fields.sort_by(|one, other| one.key.cmp(&other.key));
    text.push('{');
    for field in fields {
        let presence = match (&field.list, field.required.value) {
            (Some(_), _) => '*',
            (None, true) => ':',
            (None, false) => '?',
        };
        let _ = write!(text, "{:?}{presence}", field.key);
        write_tree(&field.tree, within, around, text);
    }
    text.push('}');
    within.pop();
}

fn write_tree(tree: &Tree, within: &mut Vec<u32>, around: &[(u32, TypeId)], text: &mut String) {
    let mut wrap = |name: &str, inner: &Tree| {
        text.push_str(name);
        text.push('(');
        write_tree(inner, within, around, text);
        text.push(')');
    };
    match tree {
        Tree::Nullable(inner) => wrap("null", inner),
        Tree::List(inner) => wrap("list", inner),
        Tree::Map(inner) => wrap("map", inner),
        Tree::Union(arms) => {
            for arm in arms {
                wrap("or", arm);
            }
        }
        Tree::Tagged(key, arms) => {
            let _ = write!(text, "by {key:?}");
            for (tag, arm) in arms {
                let _ = write!(text, "{tag:?}");
                write_tree(arm, within, around, text);
            }
        }
        Tree::Leaf(ty) => {
            let _ = write!(text, "{ty:?} ");
        }
        Tree::Empty => text.push_str("empty"),
        Tree::Deep => text.push_str("deep"),
        Tree::Enum(values) => {
            let mut values = values.clone();
            values.sort();
            let _ = write!(text, "{values:?}");
        }
        Tree::Struct(structure) => write_structure(structure, within, around, text),
        Tree::Back(mark) => {
            let distance = within.iter().rev().position(|other| other == mark);
            let _ = match distance {
                Some(distance) => write!(text, "^{distance} "),
                None => write!(text, "{:?} ", enclosing(*mark, around)),
            };
        }
    }
}
