//! One body of two.

use serde_json::Value;

use super::{field, renumbered};
use crate::api::{ArgumentId, Body, FormField};

/// Joins a body of the same mode, whose arguments have these ids now.
pub(super) fn join(body: &mut Body, other: &Body, ids: &[ArgumentId]) -> Result<(), String> {
    match (body, other) {
        (Body::None, Body::None) | (Body::Text { .. }, Body::Text { .. }) | (Body::File { .. }, Body::File { .. }) => {}
        (
            Body::Json { sample, more, .. },
            Body::Json {
                sample: other,
                more: others,
                ..
            },
        ) => {
            for value in std::iter::once(other).chain(others) {
                agree(sample, value, "request.body")?;
                more.push(value.clone());
            }
        }
        (
            Body::JsonRpc {
                envelope,
                params,
                replay: Some(_),
                ..
            },
            Body::JsonRpc {
                envelope: other,
                params: others,
                replay: Some(_),
                ..
            },
        ) if envelope == other => {
            for value in others {
                params.iter().try_for_each(|own| agree(own, value, "request.params"))?;
                params.push(value.clone());
            }
        }
        (Body::Urlencoded(fields), Body::Urlencoded(others)) => self::fields(fields, others, ids)?,
        (
            Body::Multipart { fields, boundary, bare },
            Body::Multipart {
                fields: others,
                boundary: other_boundary,
                bare: other_bare,
            },
        ) => {
            if boundary != other_boundary || bare != other_bare {
                return Err("their boundaries differ".to_owned());
            }
            self::fields(fields, others, ids)?;
        }
        (one, other)
            if same_graphql(one, other)
                || matches!(one, Body::Constant(_) | Body::Template(_) | Body::JsonRpc { .. }) && one == other => {}
        _ => return Err("their bodies differ".to_owned()),
    }
    Ok(())
}

/// Whether two GraphQL bodies are one query with variables of one form.
fn same_graphql(one: &Body, other: &Body) -> bool {
    let (
        Body::GraphQl {
            query,
            operation_name,
            variables,
            ..
        },
        Body::GraphQl {
            query: other_query,
            operation_name: other_name,
            variables: other_variables,
            ..
        },
    ) = (one, other)
    else {
        return false;
    };
    let keys = |value: &Option<Value>| -> Option<Vec<String>> {
        let mut keys: Vec<String> = value.as_ref()?.as_object()?.keys().cloned().collect();
        keys.sort();
        Some(keys)
    };
    let agreeing = match (variables, other_variables) {
        (Some(one), Some(other)) => agree(one, other, "").is_ok(),
        (None, None) => true,
        _ => false,
    };
    query == other_query && operation_name == other_name && keys(variables) == keys(other_variables) && agreeing
}

fn fields(fields: &mut Vec<FormField>, others: &[FormField], ids: &[ArgumentId]) -> Result<(), String> {
    let constants = |fields: &[FormField]| -> Vec<FormField> {
        let constant = |field: &&FormField| matches!(field, FormField::Constant { .. });
        fields.iter().filter(constant).cloned().collect()
    };
    if constants(fields) != constants(others) {
        return Err("the constant fields of their forms differ".to_owned());
    }
    for other in others {
        let FormField::Argument { argument, .. } = other else {
            continue;
        };
        let id = renumbered(ids, *argument);
        let known = |field: &FormField| matches!(field, FormField::Argument { argument, .. } if *argument == id);
        if !fields.iter().any(known) {
            fields.push(field(other, ids));
        }
    }
    Ok(())
}

/// Whether two samples have one form: no place is of two kinds; `null` agrees with all.
fn agree(one: &Value, other: &Value, path: &str) -> Result<(), String> {
    match (one, other) {
        (Value::Null, _) | (_, Value::Null) => Ok(()),
        (Value::Object(one), Value::Object(other)) => {
            let both = one
                .iter()
                .filter_map(|(key, value)| Some((key, value, other.get(key)?)));
            for (key, one, other) in both {
                agree(one, other, &format!("{path}.{key}"))?;
            }
            Ok(())
        }
        (Value::Array(one), Value::Array(other)) => {
            let first = one.first().or(other.first()).unwrap_or(&Value::Null);
            other
                .iter()
                .try_for_each(|other| agree(first, other, &format!("{path}[]")))
        }
        (Value::Bool(_), Value::Bool(_))
        | (Value::Number(_), Value::Number(_))
        | (Value::String(_), Value::String(_)) => Ok(()),
        _ => Err(format!("`{}` is of two kinds", path.escape_debug())),
    }
}
