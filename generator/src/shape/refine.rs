//! What a JSON Schema adds to what the samples show.
//!
//! Samples win: a schema fills in what they leave open (the elements of empty arrays, what is `null` in all of them,
//! fields that none has), names the values of a text, says which fields are required and describes them. Whatever
//! decoded without the schema decodes with it.

use super::TypeRef;
use super::decide::{Member, Structure, Tree};
use super::stated::{Form, Property, Stated};
use crate::api::{Required, Why};

/// The type of samples with what is stated about them.
pub(super) fn refine(tree: Tree, stated: &Stated) -> Tree {
    match (tree, &stated.form) {
        (Tree::Nullable(inner), _) => Tree::Nullable(Box::new(refine(*inner, stated))),
        // The samples have none of the fields.
        (Tree::Empty, Form::Struct(_)) => form(&stated.form, Presence::Optional),
        (Tree::Empty, Form::Map(_)) => form(&stated.form, Presence::AsStated),
        (Tree::Leaf(TypeRef::Any), _) => form(&stated.form, Presence::AsStated),
        (Tree::Leaf(TypeRef::Integer), Form::Leaf(TypeRef::Number)) => Tree::Leaf(TypeRef::Number),
        (Tree::Leaf(TypeRef::Text), Form::Enum(values)) => Tree::Enum(values.clone()),
        (Tree::Enum(seen), Form::Enum(values)) => {
            let mut values = values.clone();
            values.extend(seen.into_iter().filter(|value| !stated_value(&stated.form, value)));
            Tree::Enum(values)
        }
        (Tree::List(inner), Form::List(element)) => Tree::List(Box::new(element_of(*inner, element))),
        (Tree::Map(inner), Form::Map(value)) => Tree::Map(Box::new(element_of(*inner, value))),
        (Tree::Tagged(key, arms), Form::Struct(_)) => {
            let arms = arms
                .into_iter()
                .map(|(tag, arm)| (tag, known_fields(arm, &stated.form)));
            Tree::Tagged(key, arms.collect())
        }
        (Tree::Struct(structure), Form::Struct(properties)) => Tree::Struct(fields(structure, properties)),
        (tree, _) => tree,
    }
}

/// Whether fields that no sample shows may be required.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Presence {
    AsStated,
    Optional,
}

fn form(stated: &Form, presence: Presence) -> Tree {
    match stated {
        Form::Any => Tree::Leaf(TypeRef::Any),
        Form::Leaf(ty) => Tree::Leaf(ty.clone()),
        Form::Enum(values) => Tree::Enum(values.clone()),
        Form::List(element) => Tree::List(Box::new(with_null(form(&element.form, presence), element))),
        Form::Map(value) => Tree::Map(Box::new(with_null(form(&value.form, presence), value))),
        Form::Struct(properties) => Tree::Struct(Structure {
            mark: 0,
            fields: properties.iter().map(|property| added(property, presence)).collect(),
        }),
    }
}

fn stated_value(form: &Form, value: &String) -> bool {
    matches!(form, Form::Enum(values) if values.contains(value))
}

/// An element of a list, a value of a map.
fn element_of(tree: Tree, stated: &Stated) -> Tree {
    with_null(refine(tree, stated), stated)
}

/// The type, or `null` where that is stated.
fn with_null(tree: Tree, stated: &Stated) -> Tree {
    match tree {
        tree @ (Tree::Nullable(_) | Tree::Leaf(TypeRef::Any)) => tree,
        tree if stated.null => Tree::Nullable(Box::new(tree)),
        tree => tree,
    }
}

/// Fields that samples show, then those that only the schema names.
fn fields(mut structure: Structure, properties: &[Property]) -> Structure {
    for property in properties {
        match structure.fields.iter_mut().find(|member| member.key == property.key) {
            Some(member) => state(member, property),
            None => structure.fields.push(added(property, Presence::Optional)),
        }
    }
    leave_unmarked(&mut structure.fields, properties);
    structure
}

/// Where some fields are marked as required, samples alone do not show that others are.
fn leave_unmarked(members: &mut [Member], properties: &[Property]) {
    if !properties.iter().any(|property| property.required == Some(true)) {
        return;
    }
    let is_marked = |key: &str| properties.iter().any(|one| one.key == key && one.required.is_some());
    for member in members.iter_mut().filter(|member| !is_marked(&member.key)) {
        // A `null` that may be absent is not written.
        if member.required.value && member.required.why == Why::Samples && !matches!(member.tree, Tree::Nullable(_)) {
            member.required = Required::no(Why::OthersMarked);
        }
    }
}

/// What is stated of the fields that samples show; whose the others are is not said.
fn known_fields(arm: Tree, stated: &Form) -> Tree {
    match (arm, stated) {
        (Tree::Struct(mut structure), Form::Struct(properties)) => {
            for member in &mut structure.fields {
                if let Some(property) = properties.iter().find(|property| property.key == member.key) {
                    state(member, property);
                }
            }
            leave_unmarked(&mut structure.fields, properties);
            Tree::Struct(structure)
        }
        (other, _) => other,
    }
}

/// Adds what is stated to a field that samples show.
fn state(member: &mut Member, property: &Property) {
    if let Some(required) = property.required {
        let value = required && member.always;
        // What the samples show, too, rests on them.
        if value != member.required.value {
            let why = property.why;
            member.required = Required { value, why };
        }
    }
    if member.description.is_empty() {
        member.description.clone_from(&property.description);
    }
    member.measures &= !property.stated.form.is_integer();
    member.few &= !property.stated.form.is_integer();
    let tree = std::mem::replace(&mut member.tree, Tree::Deep);
    let tree = refine(tree, &property.stated);
    // Where a field may be absent, `null` needs no word of its own.
    member.tree = match member.required.value {
        true => with_null(tree, &property.stated),
        false => tree,
    };
}

/// A field that no sample shows.
fn added(property: &Property, presence: Presence) -> Member {
    let required = property.required == Some(true) && presence == Presence::AsStated;
    let tree = form(&property.stated.form, Presence::AsStated);
    Member {
        tree: match required {
            true => with_null(tree, &property.stated),
            false => tree,
        },
        required: Required {
            value: required,
            why: property.why,
        },
        always: required,
        description: property.description.clone(),
        ..Member::absent(&property.key, property.why)
    }
}
