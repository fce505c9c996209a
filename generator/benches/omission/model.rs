//! What the generated types read.

use postman_codegen::shape::{Absence, Field, Kind, Shapes, TypeRef};
use serde_json::Value;

/// Whether a value can be read as a type.
pub(crate) fn reads(shapes: &Shapes, ty: &TypeRef, value: &Value) -> bool {
    match ty {
        TypeRef::Boolean | TypeRef::Integer | TypeRef::Unsigned | TypeRef::Number if is_placeholder(value) => true,
        TypeRef::Boolean => matches!(text(value).as_str(), "true" | "false" | "0" | "1"),
        TypeRef::Integer => text(value).trim_end_matches(".0").parse::<i64>().is_ok(),
        TypeRef::Unsigned => text(value).trim_end_matches(".0").parse::<u64>().is_ok(),
        TypeRef::Number => text(value).parse::<f64>().is_ok(),
        TypeRef::BigNumber => value.is_number(),
        TypeRef::Text => is_scalar(value),
        TypeRef::Any | TypeRef::Foreign(_) => true,
        TypeRef::Nullable(inner) => value.is_null() || reads(shapes, inner, value),
        TypeRef::List(inner) => value
            .as_array()
            .is_some_and(|elements| elements.iter().all(|element| reads(shapes, inner, element))),
        TypeRef::Map(inner) => value.as_object().is_some_and(|members| {
            members
                .values()
                .all(|member| member.is_null() || reads(shapes, inner, member))
        }),
        TypeRef::Named(id) | TypeRef::Recursive(id) => match shapes.types.get(id.0).map(|ty| &ty.kind) {
            Some(Kind::Struct(fields)) => fields.iter().all(|field| has(shapes, field, value)),
            // Its open arm takes anything.
            Some(Kind::Union(_) | Kind::Tagged(..)) => true,
            Some(Kind::Enum(_)) => is_scalar(value),
            None => false,
        },
    }
}

fn is_scalar(value: &Value) -> bool {
    value.is_string() || value.is_number() || value.is_boolean()
}

/// A scalar as text says it.
fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// Whether a text stands for a value of another kind, as in what a converter writes: `<integer>`.
fn is_placeholder(value: &Value) -> bool {
    value
        .as_str()
        .is_some_and(|text| text.starts_with('<') && text.ends_with('>'))
}

/// Whether an object has what a field needs.
fn has(shapes: &Shapes, field: &Field, value: &Value) -> bool {
    let Some(members) = value.as_object() else { return false };
    match (members.get(&field.key), field.absence()) {
        (None | Some(Value::Null), Absence::None | Absence::List | Absence::UnwrittenList | Absence::Unknown) => true,
        (None, Absence::Error) => matches!(field.ty, TypeRef::Nullable(_)),
        (Some(member), _) => reads(shapes, &field.ty, member),
    }
}
