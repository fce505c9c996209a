//! JSON Patch (RFC 6902): a list of changes, whose values are of any kind.
//!
//! `[{"op": "add", "path": "/name", "value": "Rex"}]` shows one change of several, and of one value its type.

use super::decide::{Member, Structure, Tree};
use super::{Field, Kind, Shapes, TypeRef};
use crate::api::{Required, Why};

const OPERATIONS: [&str; 6] = ["add", "remove", "replace", "move", "copy", "test"];

/// The members of a change.
const KEYS: [&str; 4] = ["op", "path", "value", "from"];

/// What a change is called, by the standard.
const NOUN: &str = "json patch operation";

/// Takes what is such a change for any; whether there is one.
pub(super) fn settle(tree: &mut Tree) -> bool {
    match tree {
        Tree::Nullable(inner) | Tree::List(inner) | Tree::Map(inner) => settle(inner),
        Tree::Union(arms) => arms.iter_mut().fold(false, |found, arm| settle(arm) | found),
        Tree::Struct(structure) if is_change(structure) => {
            widen(structure);
            true
        }
        Tree::Struct(Structure { fields, .. }) => {
            let members = fields.iter_mut().map(|member| &mut member.tree);
            members.fold(false, |found, tree| settle(tree) | found)
        }
        Tree::Tagged(_, arms) => arms.iter_mut().fold(false, |found, (_, arm)| settle(arm) | found),
        Tree::Leaf(_) | Tree::Empty | Tree::Deep | Tree::Enum(_) | Tree::Back(_) => false,
    }
}

/// The noun of a change of any value, which is the same whoever sends it.
pub(super) fn noun(structure: &Structure) -> Option<String> {
    let is_any = |member: &Member| match (member.key.as_str(), &member.tree) {
        ("op", Tree::Enum(values)) => is_operations(values),
        ("path" | "from", Tree::Leaf(TypeRef::Text)) | ("value", Tree::Leaf(TypeRef::Any)) => true,
        _ => false,
    };
    let is_change = structure.fields.len() == KEYS.len() && structure.fields.iter().all(is_any);
    is_change.then(|| NOUN.to_owned())
}

/// What the standard calls a type, in words.
pub(crate) fn standard_name(kind: &Kind, shapes: &Shapes) -> Option<Vec<String>> {
    let name = match kind {
        Kind::Enum(values) if is_operations(values) => "json patch op",
        Kind::Struct(fields) if is_change_of(fields, shapes) => NOUN,
        _ => return None,
    };
    Some(name.split(' ').map(str::to_owned).collect())
}

/// Whether these are the members of a change, whose operation is one of the standard.
fn is_change_of(fields: &[Field], shapes: &Shapes) -> bool {
    let is_known = |field: &Field| match &field.ty {
        TypeRef::Named(id) if field.key == "op" => {
            matches!(&shapes.types[id.0].kind, Kind::Enum(values) if is_operations(values))
        }
        _ => field.key != "op" && KEYS.contains(&field.key.as_str()),
    };
    fields.len() == KEYS.len() && fields.iter().all(is_known)
}

fn is_operations(values: &[String]) -> bool {
    values == OPERATIONS
}

/// It has an operation that the standard knows, or that nobody wrote out, a path, and nothing else than a change has.
fn is_change(structure: &Structure) -> bool {
    let text = |key: &str| {
        let member = structure.fields.iter().find(|member| member.key == key);
        member.filter(|member| matches!(member.tree, Tree::Leaf(TypeRef::Text) | Tree::Enum(_)))
    };
    let (Some(op), Some(path)) = (text("op"), text("path")) else {
        return false;
    };
    let is_known = |text: &str| OPERATIONS.contains(&text.trim_matches('"'));
    op.sample.as_deref().is_none_or(is_known)
        && path.sample.as_deref().is_none_or(|text| text.starts_with("\"/"))
        && structure
            .fields
            .iter()
            .all(|member| KEYS.contains(&member.key.as_str()))
}

fn widen(structure: &mut Structure) {
    for key in ["value", "from"] {
        if !structure.fields.iter().any(|member| member.key == key) {
            structure.fields.push(Member::absent(key, Why::Standard));
        }
    }
    for member in &mut structure.fields {
        // `null` is a value, which is sent.
        let is_null = matches!(member.tree, Tree::Nullable(_));
        let value = matches!(member.key.as_str(), "op" | "path") || is_null && member.required.value;
        member.required = Required {
            value,
            why: Why::Standard,
        };
        match member.key.as_str() {
            "op" => member.tree = Tree::Enum(OPERATIONS.map(str::to_owned).to_vec()),
            "value" if !is_null => member.tree = Tree::Leaf(TypeRef::Any),
            "from" if !is_null => member.tree = Tree::Leaf(TypeRef::Text),
            _ => {}
        }
    }
}
