//! Whether an answer is what its type says.

use serde_json::Value;

use super::{Kind, Payload, Shapes, TypeRef};

/// A place of an answer that is not what its type says.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Misfit {
    /// From the top of the body: `.items[].price`; empty for the whole body.
    pub(crate) place: String,
    /// What the type says.
    pub(crate) expected: &'static str,
    /// What came; its value is not told.
    pub(crate) came: &'static str,
}

/// What an answer holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Held<'a> {
    Nothing,
    Json(&'a Value),
    Text,
}

impl Shapes {
    /// The places of an answer that are not what its case says, in order.
    pub(crate) fn misfits(&self, payload: &Payload, held: Held<'_>) -> Vec<Misfit> {
        let mut found = Vec::new();
        match (payload, held) {
            (Payload::Json(ty) | Payload::Optional(ty) | Payload::Mixed(ty), Held::Json(value)) => {
                self.collect(ty, value, &mut String::new(), &mut found);
            }
            (Payload::Empty | Payload::Optional(_), Held::Nothing)
            | (Payload::Raw | Payload::Text | Payload::Binary, _)
            | (Payload::Mixed(_), Held::Text) => {}
            (Payload::Empty, held) => found.push(whole("no body", held)),
            (Payload::Json(_) | Payload::Optional(_) | Payload::Mixed(_), held) => found.push(whole("JSON", held)),
        }
        found
    }

    fn collect(&self, ty: &TypeRef, value: &Value, place: &mut String, found: &mut Vec<Misfit>) {
        let expected = match (ty, value) {
            (TypeRef::Nullable(inner), value) => {
                if !value.is_null() {
                    self.collect(inner, value, place, found);
                }
                return;
            }
            (TypeRef::List(inner), Value::Array(elements)) => {
                let each = |place: &mut _| elements.iter().for_each(|one| self.collect(inner, one, place, found));
                return below(place, "[]", each);
            }
            (TypeRef::Map(inner), Value::Object(members)) => {
                let each = |place: &mut _| members.values().for_each(|one| self.collect(inner, one, place, found));
                return below(place, "{}", each);
            }
            (TypeRef::Named(id) | TypeRef::Recursive(id), value) => match self.types.get(id.0).map(|ty| &ty.kind) {
                Some(Kind::Struct(fields)) => return self.collect_fields(fields, value, place, found),
                Some(Kind::Enum(_)) if !value.is_string() => "text",
                // The open arm takes anything.
                Some(Kind::Union(_) | Kind::Tagged(..) | Kind::Enum(_)) | None => return,
            },
            (ty, value) => match scalar(ty, value) {
                Some(expected) => expected,
                None => return,
            },
        };
        found.push(Misfit {
            place: place.clone(),
            expected,
            came: kind_of(value),
        });
    }

    fn collect_fields(&self, fields: &[super::Field], value: &Value, place: &mut String, found: &mut Vec<Misfit>) {
        let Value::Object(members) = value else {
            found.push(Misfit {
                place: place.clone(),
                expected: "an object",
                came: kind_of(value),
            });
            return;
        };
        for field in fields {
            let is_needed = field.required && field.list.is_none();
            below(place, &format!(".{}", field.key), |place| {
                match members.get(&field.key) {
                    None if is_needed => found.push(Misfit {
                        place: place.clone(),
                        expected: "a value",
                        came: "nothing",
                    }),
                    None => {}
                    Some(Value::Null) if !is_needed => {}
                    Some(value) => self.collect(&field.ty, value, place, found),
                }
            });
        }
    }
}

fn below(place: &mut String, step: &str, then: impl FnOnce(&mut String)) {
    let length = place.len();
    place.push_str(step);
    then(place);
    place.truncate(length);
}

fn whole(expected: &'static str, held: Held<'_>) -> Misfit {
    Misfit {
        place: String::new(),
        expected,
        came: match held {
            Held::Nothing => "nothing",
            Held::Text => "other text",
            Held::Json(value) => kind_of(value),
        },
    }
}

/// What a scalar's type says, where the value is something else.
fn scalar(ty: &TypeRef, value: &Value) -> Option<&'static str> {
    let (fits, expected) = match ty {
        TypeRef::Boolean => (value.is_boolean(), "`true` or `false`"),
        TypeRef::Integer => (value.is_i64(), "a whole number"),
        TypeRef::Unsigned => (value.is_u64(), "a whole number"),
        TypeRef::Number | TypeRef::BigNumber => (value.is_number(), "a number"),
        TypeRef::Text => (value.is_string(), "text"),
        TypeRef::List(_) => (false, "a list"),
        TypeRef::Map(_) => (false, "an object"),
        TypeRef::Any | TypeRef::Foreign(_) | TypeRef::Nullable(_) | TypeRef::Named(_) | TypeRef::Recursive(_) => {
            (true, "")
        }
    };
    (!fits).then_some(expected)
}

fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "`null`",
        Value::Bool(_) => "`true` or `false`",
        Value::Number(number) if number.is_i64() || number.is_u64() => "a whole number",
        Value::Number(_) => "a number",
        Value::String(_) => "text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
