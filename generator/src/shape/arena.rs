//! Shares equal types: a type is known by its parts, and parts are known by id.

use std::collections::{BTreeMap, HashMap};

use super::decide::{Member, Structure, Tree};
use super::equality::{hash, is_equal};
use super::reasons::{Reason, Reasons};
use super::spelling::{enclosing, spell};
use super::{Field, Kind, Origin, Role, Type, TypeId, TypeRef};

/// All types so far, equal ones once.
#[derive(Debug, Default)]
pub(super) struct Arena {
    types: Vec<Type>,
    /// By the side and the hash of what makes types equal: neither the order of fields nor their samples.
    ids: HashMap<(Side, u64), Vec<TypeId>>,
    /// What decided about places.
    reasons: BTreeMap<Origin, Reason>,
    /// Places that are untyped although samples show their shape.
    opaque: usize,
    /// Types that are parts of themselves, by their whole structure.
    cycles: HashMap<(Side, String), TypeId>,
}

/// What types are for; those of one side are shared, for a request's type is never an answer's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Side {
    /// What is sent.
    Request,
    /// What comes back.
    Answer,
}

/// The marked structures that a tree is a part of.
struct Around {
    side: Side,
    marks: Vec<(u32, TypeId)>,
}

impl Arena {
    /// Adds a type with its parts, and where they are used.
    pub(super) fn add(&mut self, tree: Tree, origin: Origin, reasons: Reasons) -> TypeRef {
        let place = |steps| Origin {
            path: [origin.path.clone(), steps].concat(),
            ..origin.clone()
        };
        let reasons = reasons.into_iter().map(|(steps, reason)| (place(steps), reason));
        self.reasons.extend(reasons);
        let side = match origin.role {
            Role::Body | Role::Variables | Role::Form => Side::Request,
            Role::Answer(_) => Side::Answer,
        };
        let marks = Vec::new();
        let ty = self.intern(tree, &mut Around { side, marks });
        self.record(&ty, origin, &mut Vec::new());
        ty
    }

    /// The types, what decided about places, and how many are untyped although samples show their shape.
    pub(super) fn into_types(self) -> (Vec<Type>, BTreeMap<Origin, Reason>, usize) {
        (self.types, self.reasons, self.opaque)
    }

    fn intern(&mut self, tree: Tree, around: &mut Around) -> TypeRef {
        match tree {
            Tree::Leaf(ty) => ty,
            Tree::Empty => TypeRef::Any,
            Tree::Deep => {
                self.opaque += 1;
                TypeRef::Any
            }
            Tree::Nullable(inner) => TypeRef::Nullable(Box::new(self.intern(*inner, around))),
            Tree::List(inner) => TypeRef::List(Box::new(self.intern(*inner, around))),
            Tree::Map(inner) => TypeRef::Map(Box::new(self.intern(*inner, around))),
            Tree::Back(mark) => match enclosing(mark, &around.marks) {
                Some(id) => TypeRef::Recursive(id),
                None => self.intern(Tree::Deep, around),
            },
            Tree::Struct(structure) if structure.mark == 0 => {
                let fields = self.fields(structure.fields, around);
                self.share(Kind::Struct(fields), around.side)
            }
            Tree::Struct(structure) => self.cycle(structure, around),
            Tree::Union(arms) => {
                let arms = arms.into_iter().map(|arm| self.intern(arm, around)).collect();
                self.share(Kind::Union(arms), around.side)
            }
            Tree::Enum(values) => self.share(Kind::Enum(values), around.side),
        }
    }

    /// A structure that is a part of itself gets its id before its fields.
    fn cycle(&mut self, structure: Structure, around: &mut Around) -> TypeRef {
        let text = (around.side, spell(&structure, &around.marks));
        let known = self.cycles.get(&text).copied();
        let id = known.unwrap_or_else(|| self.push(Kind::Struct(Vec::new())));
        self.cycles.insert(text, id);
        around.marks.push((structure.mark, id));
        let fields = self.fields(structure.fields, around);
        around.marks.pop();
        if known.is_some() {
            self.add_samples(id, fields);
            return TypeRef::Named(id);
        }
        let kind = Kind::Struct(fields);
        self.ids.entry((around.side, hash(&kind))).or_default().push(id);
        if let Some(ty) = self.types.get_mut(id.0) {
            ty.kind = kind;
        }
        TypeRef::Named(id)
    }

    fn fields(&mut self, members: Vec<Member>, around: &mut Around) -> Vec<Field> {
        let field = |member: Member| Field {
            key: member.key,
            ty: self.intern(member.tree, around),
            required: member.required.value,
            list: member.list,
            description: member.description,
            sample: member.sample,
        };
        members.into_iter().map(field).collect()
    }

    fn share(&mut self, kind: Kind, side: Side) -> TypeRef {
        let hash = (side, hash(&kind));
        let equal = |id: &&TypeId| self.types.get(id.0).is_some_and(|ty| is_equal(&ty.kind, &kind));
        if let Some(known) = self.ids.get(&hash).and_then(|ids| ids.iter().find(equal)).copied() {
            if let Kind::Struct(fields) = kind {
                self.add_samples(known, fields);
            }
            return TypeRef::Named(known);
        }
        let id = self.push(kind);
        self.ids.entry(hash).or_default().push(id);
        TypeRef::Named(id)
    }

    /// A shared type shows a sample and a description of each field if any of its users has one.
    fn add_samples(&mut self, id: TypeId, fields: Vec<Field>) {
        let Some(Kind::Struct(known)) = self.types.get_mut(id.0).map(|ty| &mut ty.kind) else {
            return;
        };
        for field in fields {
            if let Some(known) = known.iter_mut().find(|known| known.key == field.key) {
                add_sample(known, field);
            }
        }
    }

    fn push(&mut self, kind: Kind) -> TypeId {
        let id = TypeId(self.types.len());
        self.types.push(Type {
            kind,
            origins: Vec::new(),
        });
        id
    }

    /// Notes the origin of a type and, below it, of its parts, but not of the types `around` it again.
    fn record(&mut self, ty: &TypeRef, origin: Origin, around: &mut Vec<TypeId>) {
        match ty {
            TypeRef::Nullable(inner) => self.record(inner, origin, around),
            TypeRef::List(inner) => self.record(inner, below(&origin, "[]"), around),
            TypeRef::Map(inner) => self.record(inner, below(&origin, "{}"), around),
            TypeRef::Named(id) | TypeRef::Recursive(id) if !around.contains(id) => {
                let Some(named) = self.types.get_mut(id.0) else { return };
                let parts = parts(&named.kind, &origin);
                named.origins.push(origin);
                around.push(*id);
                for (part, origin) in parts {
                    self.record(&part, origin, around);
                }
                around.pop();
            }
            _ => {}
        }
    }
}

/// The named parts of a type with their origins.
fn parts(kind: &Kind, origin: &Origin) -> Vec<(TypeRef, Origin)> {
    let part = |ty: &TypeRef, step: &str| has_name(ty).then(|| (ty.clone(), below(origin, step)));
    match kind {
        Kind::Struct(fields) => fields.iter().filter_map(|field| part(&field.ty, &field.key)).collect(),
        Kind::Union(arms) => arms.iter().filter_map(|arm| part(arm, "|")).collect(),
        Kind::Enum(_) => Vec::new(),
    }
}

fn has_name(ty: &TypeRef) -> bool {
    match ty {
        TypeRef::Nullable(inner) | TypeRef::List(inner) | TypeRef::Map(inner) => has_name(inner),
        TypeRef::Named(_) | TypeRef::Recursive(_) => true,
        _ => false,
    }
}

fn below(origin: &Origin, step: &str) -> Origin {
    let mut path = Vec::with_capacity(origin.path.len() + 1);
    path.extend_from_slice(&origin.path);
    path.push(step.to_owned());
    Origin {
        operation: origin.operation,
        role: origin.role,
        path,
    }
}

fn add_sample(known: &mut Field, field: Field) {
    if let (Some(known), Some(list)) = (&mut known.list, field.list) {
        known.missing |= list.missing;
        known.empty |= list.empty;
    }
    known.required &= field.required;
    if known.sample.is_none() {
        known.sample = field.sample;
    }
    if known.description.is_empty() {
        known.description = field.description;
    }
}
