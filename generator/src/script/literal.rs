//! What is written out in a script, as JSON.

use serde_json::{Map, Number, Value};

use super::tree::{Expression, ExpressionKind, Key, Property, Unary};

/// The JSON of what is written out; a variable in it is `null`.
pub(super) fn literal_json(expression: &Expression) -> Option<Value> {
    Some(match &expression.kind {
        ExpressionKind::Null | ExpressionKind::Name(_) | ExpressionKind::Member(..) => Value::Null,
        ExpressionKind::Boolean(value) => Value::Bool(*value),
        ExpressionKind::Number(value) => number(*value)?,
        ExpressionKind::Unary(Unary::Minus, inner) => match inner.kind {
            ExpressionKind::Number(value) => number(-value)?,
            _ => return None,
        },
        ExpressionKind::Array(elements) => Value::Array(elements.iter().map(literal_json).collect::<Option<_>>()?),
        ExpressionKind::Object(properties) => {
            let members = properties.iter().map(|property| match property {
                Property::Value(Key::Text(key), value) => Some((key.clone(), literal_json(value)?)),
                _ => None,
            });
            Value::Object(members.collect::<Option<Map<_, _>>>()?)
        }
        _ => Value::String(expression.text()?.to_owned()),
    })
}

fn number(value: f64) -> Option<Value> {
    let is_whole = value.fract() == 0.0 && value.abs() < 9e15;
    let number = if is_whole {
        Some(Number::from(value as i64))
    } else {
        Number::from_f64(value)
    };
    number.map(Value::Number)
}
