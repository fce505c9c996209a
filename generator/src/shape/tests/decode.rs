//! A model of what serde does with the Rust types: decodes a value and encodes it again.

use serde_json::{Map, Number, Value, json};

use crate::shape::{Absence, Field, Kind, Shapes, TypeRef};

/// Whether a value keeps its meaning through the Rust type.
pub(crate) fn accepts(shapes: &Shapes, ty: &TypeRef, value: &Value) -> bool {
    decode(shapes, ty, value).is_some_and(|again| is_same(value, &again))
}

/// What comes out again; `None` if it does not decode. Nothing may be left to a union's open arm.
pub(crate) fn decode(shapes: &Shapes, ty: &TypeRef, value: &Value) -> Option<Value> {
    match ty {
        TypeRef::Boolean => value.is_boolean().then(|| value.clone()),
        TypeRef::Integer => integer(value)?.parse::<i64>().ok().map(Value::from),
        TypeRef::Unsigned => integer(value)?.parse::<u64>().ok().map(Value::from),
        TypeRef::Number => double(value),
        TypeRef::BigNumber => value.is_number().then(|| value.clone()),
        TypeRef::Text => value.is_string().then(|| value.clone()),
        TypeRef::Any | TypeRef::Foreign(_) => any(value),
        TypeRef::Nullable(_) if value.is_null() => Some(Value::Null),
        TypeRef::Nullable(inner) => decode(shapes, inner, value),
        TypeRef::List(inner) => {
            let elements = value.as_array()?.iter();
            elements.map(|element| decode(shapes, inner, element)).collect()
        }
        TypeRef::Map(inner) => {
            let members = value.as_object()?.iter();
            members
                .map(|(key, value)| Some((key.clone(), decode(shapes, inner, value)?)))
                .collect::<Option<Map<_, _>>>()
                .map(Value::Object)
        }
        TypeRef::Named(id) | TypeRef::Recursive(id) => match &shapes.types.get(id.0)?.kind {
            Kind::Struct(fields) => structure(shapes, fields, value),
            Kind::Union(arms) => arms.iter().find_map(|arm| decode(shapes, arm, value)),
            Kind::Tagged(key, arms) => {
                let tag = value.get(key)?;
                let (_, arm) = arms.iter().find(|(known, _)| tag == known.as_str())?;
                let mut again = decode(shapes, arm, value)?;
                again.as_object_mut()?.insert(key.clone(), tag.clone());
                Some(again)
            }
            Kind::Enum(_) => value.is_string().then(|| value.clone()),
        },
    }
}

/// Derived structures read objects, and arrays by position; keys that they lack are lost.
fn structure(shapes: &Shapes, fields: &[Field], value: &Value) -> Option<Value> {
    let mut members = Map::new();
    if let Value::Array(elements) = value {
        if elements.len() != fields.len() {
            return None;
        }
        for (field, element) in fields.iter().zip(elements) {
            members.insert(field.key.clone(), decode(shapes, &field.ty, element)?);
        }
        return Some(Value::Object(members));
    }
    for field in fields {
        let member = value.as_object()?.get(&field.key).filter(|member| !member.is_null());
        let again = match (member, field.absence()) {
            (Some(member), Absence::UnwrittenList) if member == &json!([]) => continue,
            (Some(member), _) => decode(shapes, &field.ty, member)?,
            (None, Absence::None | Absence::UnwrittenList | Absence::Unknown) => continue,
            (None, Absence::List) => json!([]),
            (None, Absence::Error) => match &field.ty {
                TypeRef::Nullable(_) => continue,
                TypeRef::Any if value.as_object()?.contains_key(&field.key) => continue,
                _ => return None,
            },
        };
        members.insert(field.key.clone(), again);
    }
    Some(Value::Object(members))
}

/// serde_json reads `-0`, `1.0` and `1e3` as floats.
fn integer(value: &Value) -> Option<&str> {
    let Value::Number(number) = value else { return None };
    let text = number.as_str();
    (!text.contains(['.', 'e', 'E']) && text != "-0").then_some(text)
}

fn double(value: &Value) -> Option<Value> {
    let Value::Number(number) = value else { return None };
    let value: f64 = number.as_str().parse().ok()?;
    Number::from_f64(value).map(Value::Number)
}

/// `serde_json::Value` of the generated crate, whose numbers are `i64`, `u64` or `f64`.
fn any(value: &Value) -> Option<Value> {
    match value {
        Value::Number(_) => integer(value)
            .filter(|text| text.parse::<i64>().is_ok() || text.parse::<u64>().is_ok())
            .map_or_else(|| double(value), |_| Some(value.clone())),
        Value::Array(elements) => elements.iter().map(any).collect(),
        Value::Object(members) => {
            let members = members.iter().map(|(key, value)| Some((key.clone(), any(value)?)));
            members.collect::<Option<Map<_, _>>>().map(Value::Object)
        }
        other => Some(other.clone()),
    }
}

/// Equal JSON: `null` in an object is as good as absence, numbers are equal to 14 digits.
pub(crate) fn is_same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Object(one), Value::Object(other)) => {
            let get = |members: &Map<String, Value>, key: &str| members.get(key).cloned().unwrap_or_default();
            one.keys()
                .chain(other.keys())
                .all(|key| is_same(&get(one, key), &get(other, key)))
        }
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| is_same(one, other))
        }
        (Value::Number(one), Value::Number(other)) => {
            let near = |one: f64, other: f64| (one - other).abs() <= 1e-14 * one.abs().max(other.abs());
            let parse = |number: &Number| number.as_str().parse::<f64>().ok();
            one == other
                || parse(one)
                    .zip(parse(other))
                    .is_some_and(|(one, other)| near(one, other))
        }
        (one, other) => one == other,
    }
}
