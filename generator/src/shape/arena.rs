//! Shares equal types: a type is known by its parts, and parts are known by id.

use std::collections::BTreeMap;

use foldhash::{HashMap, HashSet};

use super::decide::{Member, Structure, Tree};
use super::equality::{hash, is_equal};
use super::merge::{Candidate, merge_arms};
use super::noun::{KeyNoun, Merging, Noun};
use super::reasons::{Reason, Reasons};
use super::spelling::{enclosing, spell};
use super::{Field, Kind, Origin, Role, Type, TypeId, TypeRef, patch};

/// How many types of one noun a struct may be merged with.
const MOST_ALIKE: usize = 16;

/// All types so far, equal ones once.
#[derive(Debug, Default)]
pub(super) struct Arena {
    types: Vec<Type>,
    /// By side, noun, and the hash of what makes types equal: neither the order of fields nor their samples.
    ids: HashMap<(Side, String, u64), Vec<TypeId>>,
    /// Types by side and noun; of those that are parts of themselves none.
    nouns: HashMap<(Side, String), Vec<TypeId>>,
    /// What keys say, each looked at once.
    keys: HashMap<String, KeyNoun>,
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

/// What a tree is a part of.
struct Around {
    side: Side,
    noun: Noun,
    /// The marked structures.
    marks: Vec<(u32, TypeId)>,
}

impl Arena {
    /// Adds a type with its parts, and where they are used.
    pub(super) fn add(&mut self, tree: Tree, noun: Noun, origin: Origin, reasons: Reasons) -> TypeRef {
        let place = |steps| Origin {
            path: [origin.path.clone(), steps].concat(),
            ..origin.clone()
        };
        let reasons = reasons.into_iter().map(|(steps, reason)| (place(steps), reason));
        self.reasons.extend(reasons);
        let side = match origin.role {
            Role::Body | Role::Variables | Role::Params | Role::Form | Role::Argument(_) => Side::Request,
            Role::Answer(_) => Side::Answer,
        };
        let marks = Vec::new();
        let ty = self.intern(tree, &mut Around { side, noun, marks });
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
            // Only what is `null` in every sample is nullable and nothing else: another type may take its place.
            Tree::Nullable(inner) if matches!(*inner, Tree::Leaf(TypeRef::Any)) => {
                TypeRef::Nullable(Box::new(TypeRef::Any))
            }
            Tree::Nullable(inner) => match self.intern(*inner, around) {
                TypeRef::Any => TypeRef::Any,
                known => TypeRef::Nullable(Box::new(known)),
            },
            Tree::List(inner) => TypeRef::List(Box::new(self.intern(*inner, around))),
            Tree::Map(inner) => TypeRef::Map(Box::new(self.intern(*inner, around))),
            Tree::Back(mark) => match enclosing(mark, &around.marks) {
                Some(id) => TypeRef::Recursive(id),
                None => self.intern(Tree::Deep, around),
            },
            Tree::Struct(structure) if structure.mark == 0 => {
                let own = around.noun.taken();
                let noun = patch::noun(&structure).unwrap_or(own);
                let fields = self.fields(structure.fields, around);
                self.share(Kind::Struct(fields), (around.side, noun), around.noun.merging)
            }
            Tree::Struct(structure) => self.cycle(structure, around),
            Tree::Union(arms) => {
                // An arm may be a type that all of this is a part of, whatever its noun.
                let is_scalar = |arm: &Tree| matches!(arm, Tree::Leaf(_));
                let noun = match arms.iter().all(is_scalar) {
                    true => around.noun.taken(),
                    false => String::new(),
                };
                let arms = arms.into_iter().map(|arm| self.intern(arm, around)).collect();
                self.share(Kind::Union(arms), (around.side, noun), Merging::No)
            }
            Tree::Tagged(key, arms) => self.tagged(key, arms, around),
            // Values that are known are so on both sides.
            Tree::Enum(values) => self.share(Kind::Enum(values), (Side::Request, around.noun.taken()), Merging::No),
        }
    }

    /// A structure that is a part of itself gets its id before its fields.
    fn cycle(&mut self, structure: Structure, around: &mut Around) -> TypeRef {
        let noun = around.noun.taken();
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
        self.ids.entry((around.side, noun, hash(&kind))).or_default().push(id);
        if let Some(ty) = self.types.get_mut(id.0) {
            ty.kind = kind;
        }
        TypeRef::Named(id)
    }

    /// Each arm is shared by what is told apart and its text; what is told apart, by its arms.
    fn tagged(&mut self, key: String, arms: Vec<(String, Tree)>, around: &mut Around) -> TypeRef {
        let noun = around.noun.taken();
        let arms = arms.into_iter().map(|(tag, arm)| {
            let own = around.noun.of_kind(&noun, &tag);
            let outer = std::mem::replace(&mut around.noun, own);
            let ty = self.intern(arm, around);
            around.noun = outer;
            (tag, ty)
        });
        let arms = arms.collect();
        self.share(Kind::Tagged(key, arms), (around.side, noun), around.noun.merging)
    }

    fn fields(&mut self, members: Vec<Member>, around: &mut Around) -> Vec<Field> {
        let field = |member: Member| {
            let below = match member.tree {
                Tree::Leaf(_) | Tree::Deep | Tree::Back(_) => None,
                _ => {
                    let known = self.keys.entry(member.key.clone());
                    Some(around.noun.below(known.or_insert_with_key(|key| KeyNoun::new(key))))
                }
            };
            let outer = below.map(|noun| std::mem::replace(&mut around.noun, noun));
            let ty = self.intern(member.tree, around);
            if let Some(outer) = outer {
                around.noun = outer;
            }
            Field {
                key: member.key,
                ty,
                required: member.required.value,
                list: member.list,
                description: member.description,
                sample: member.sample,
            }
        };
        members.into_iter().map(field).collect()
    }

    fn share(&mut self, kind: Kind, (side, noun): (Side, String), merging: Merging) -> TypeRef {
        let hash = (side, noun, hash(&kind));
        let equal = |id: &&TypeId| self.types.get(id.0).is_some_and(|ty| is_equal(&ty.kind, &kind));
        if let Some(known) = self.ids.get(&hash).and_then(|ids| ids.iter().find(equal)).copied() {
            if let Kind::Struct(fields) = kind {
                self.add_samples(known, fields);
            }
            return TypeRef::Named(known);
        }
        let merged = (merging == Merging::Yes).then(|| self.merge(&kind, &hash)).flatten();
        let id = match merged {
            Some((id, kind)) => {
                self.ids
                    .entry((hash.0, hash.1, super::equality::hash(&kind)))
                    .or_default()
                    .push(id);
                self.types[id.0].kind = kind;
                return TypeRef::Named(id);
            }
            None => self.push(kind),
        };
        self.nouns.entry((hash.0, hash.1.clone())).or_default().push(id);
        self.ids.entry(hash).or_default().push(id);
        TypeRef::Named(id)
    }

    /// A type of an answer whose noun is the same and that differs only in what is there, with what both have.
    fn merge(&self, kind: &Kind, (side, noun, _): &(Side, String, u64)) -> Option<(TypeId, Kind)> {
        let known = self.nouns.get(&(*side, noun.clone()))?;
        let is_enum = |id: TypeId| matches!(self.types.get(id.0).map(|ty| &ty.kind), Some(Kind::Enum(_)));
        let candidate = Candidate::new(match kind {
            Kind::Struct(fields) => fields,
            _ => &[],
        });
        let mut merged = known
            .iter()
            .take(MOST_ALIKE)
            .filter_map(|id| match (&self.types.get(id.0)?.kind, kind) {
                (Kind::Struct(known), Kind::Struct(_)) => {
                    Some((*id, Kind::Struct(candidate.merge_into(known, &is_enum)?)))
                }
                (Kind::Tagged(known_key, known), Kind::Tagged(key, arms)) if known_key == key => {
                    Some((*id, Kind::Tagged(key.clone(), merge_arms(known, arms)?)))
                }
                _ => None,
            });
        merged.find(|(id, _)| !self.reaches(kind, *id, &mut HashSet::default()))
    }

    /// Whether a type holds another one, which then cannot be the same.
    fn reaches(&self, kind: &Kind, wanted: TypeId, seen: &mut HashSet<TypeId>) -> bool {
        let uses: Vec<&TypeRef> = match kind {
            Kind::Struct(fields) => fields.iter().map(|field| &field.ty).collect(),
            Kind::Union(arms) => arms.iter().collect(),
            Kind::Tagged(_, arms) => arms.iter().map(|(_, arm)| arm).collect(),
            Kind::Enum(_) => Vec::new(),
        };
        let mut named = uses.into_iter().filter_map(named_in);
        named.any(|id| {
            id == wanted
                || seen.insert(id)
                    && self
                        .types
                        .get(id.0)
                        .is_some_and(|ty| self.reaches(&ty.kind, wanted, seen))
        })
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
    let part = |ty: &TypeRef, step: &str| named_in(ty).is_some().then(|| (ty.clone(), below(origin, step)));
    match kind {
        Kind::Struct(fields) => fields.iter().filter_map(|field| part(&field.ty, &field.key)).collect(),
        Kind::Union(arms) => arms.iter().filter_map(|arm| part(arm, "|")).collect(),
        Kind::Tagged(_, arms) => {
            let parts = arms.iter().filter_map(|(tag, arm)| part(arm, &format!("|{tag}")));
            parts.collect()
        }
        Kind::Enum(_) => Vec::new(),
    }
}

fn named_in(ty: &TypeRef) -> Option<TypeId> {
    match ty {
        TypeRef::Nullable(inner) | TypeRef::List(inner) | TypeRef::Map(inner) => named_in(inner),
        TypeRef::Named(id) | TypeRef::Recursive(id) => Some(*id),
        _ => None,
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

pub(super) fn add_sample(known: &mut Field, field: Field) {
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
