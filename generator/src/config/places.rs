//! Every place of JSON that an operation takes or gives, with its type.

use super::field::FieldPath;
use crate::api::{Api, Body, OperationId, Target};
use crate::shape::{Field, Kind, Shapes, TypeId, TypeRef};

/// A place of a body or an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct JsonPlace<'a> {
    /// As the configuration writes it.
    pub path: FieldPath,
    /// What stands there.
    pub ty: &'a TypeRef,
    /// The field that it is, with the type that has it; `None` for a whole body, an element or a value.
    pub field: Option<(TypeId, usize, &'a Field)>,
}

impl<'a> JsonPlace<'a> {
    /// Whether it stands in this body or answer.
    pub fn is_of(&self, target: Target) -> bool {
        matches!(&self.path, FieldPath::Json(of, _) if *of == target)
    }

    /// The key of a field that may hold anything.
    pub fn untyped_key(&self) -> Option<&'a str> {
        let (.., field) = self.field?;
        field.ty.is_untyped().then_some(&field.key)
    }
}

/// All places of an operation, from the top down, the request's first.
pub fn places<'a>(api: &Api, shapes: &'a Shapes, id: OperationId) -> Vec<JsonPlace<'a>> {
    let mut found = Vec::new();
    let (Some(operation), Some(own)) = (api.operations.get(id.0), shapes.operations.get(id.0)) else {
        return found;
    };
    let target = match operation.body {
        Body::GraphQl { .. } => Target::Variables,
        Body::JsonRpc { .. } => Target::Params,
        _ => Target::Body,
    };
    let mut walk = Walk {
        shapes,
        target,
        found: &mut found,
        around: Vec::new(),
    };
    if let Some(body) = &own.body {
        walk.visit(body, &mut Vec::new(), None);
    }
    for (case, payload) in operation.cases.iter().zip(&own.cases) {
        walk.target = Target::Answer(case.status);
        if let Some(ty) = payload.json() {
            walk.visit(ty, &mut Vec::new(), None);
        }
    }
    found
}

/// The field that a place is, with the type that has it and its index there.
type Holder<'a> = Option<(TypeId, usize, &'a Field)>;

struct Walk<'a, 'w> {
    shapes: &'a Shapes,
    target: Target,
    found: &'w mut Vec<JsonPlace<'a>>,
    /// Types that are being walked; one that stands in itself is not entered again.
    around: Vec<TypeId>,
}

impl<'a> Walk<'a, '_> {
    fn visit(&mut self, ty: &'a TypeRef, steps: &mut Vec<String>, field: Holder<'a>) {
        self.found.push(JsonPlace {
            path: FieldPath::Json(self.target, steps.clone()),
            ty,
            field,
        });
        self.enter(ty, steps);
    }

    fn enter(&mut self, ty: &'a TypeRef, steps: &mut Vec<String>) {
        match ty {
            TypeRef::Nullable(inner) => self.enter(inner, steps),
            TypeRef::List(inner) => self.below("[]", inner, steps, None),
            TypeRef::Map(inner) => self.below("{}", inner, steps, None),
            TypeRef::Named(id) | TypeRef::Recursive(id) if !self.around.contains(id) => {
                let Some(named) = self.shapes.types.get(id.0) else {
                    return;
                };
                self.around.push(*id);
                match &named.kind {
                    Kind::Struct(fields) => {
                        for (index, field) in fields.iter().enumerate() {
                            self.below(&field.key, &field.ty, steps, Some((*id, index, field)));
                        }
                    }
                    Kind::Union(arms) => arms.iter().for_each(|arm| self.enter(arm, steps)),
                    Kind::Tagged(_, arms) => arms.iter().for_each(|(_, arm)| self.enter(arm, steps)),
                    Kind::Enum(_) => {}
                }
                self.around.pop();
            }
            _ => {}
        }
    }

    fn below(&mut self, step: &str, ty: &'a TypeRef, steps: &mut Vec<String>, field: Holder<'a>) {
        steps.push(step.to_owned());
        self.visit(ty, steps, field);
        steps.pop();
    }
}
