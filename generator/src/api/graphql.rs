//! GraphQL bodies (postman-format.md, 5.4).

use serde_json::{Map, Value};

use super::scopes::Scopes;
use super::{Body, Given, given, lenient_json};
use crate::document::GraphQl;

/// The query is a constant; where it is none, or holds variables, the whole body is the caller's.
pub(super) fn resolve(scopes: &Scopes<'_>, graphql: Option<&GraphQl>) -> Body {
    let Some(graphql) = graphql else {
        return Body::Constant("{}".to_owned());
    };
    let operation_name = operation_name(scopes, graphql);
    let replay = variables(scopes, graphql.variables.as_ref());
    match &graphql.query {
        Some(Value::String(query)) if super::scopes::variables(query).next().is_none() => Body::GraphQl {
            query: query.clone(),
            operation_name,
            variables: shown(scopes, graphql.variables.as_ref()),
            replay,
        },
        _ => whole(scopes, graphql, operation_name, replay),
    }
}

/// Beside variables that are text only a text counts.
fn operation_name(scopes: &Scopes<'_>, graphql: &GraphQl) -> Option<Value> {
    let name = graphql.operation_name.as_ref()?;
    let is_text = matches!(&graphql.variables, Some(Value::String(text)) if !text.is_empty());
    (!is_text || name.is_string()).then(|| substituted(scopes, name))
}

/// What is sent for the variables; `None` leaves the member out.
fn variables(scopes: &Scopes<'_>, variables: Option<&Value>) -> Option<Given> {
    match variables? {
        Value::String(text) if text.is_empty() => None,
        Value::String(text) => Some(given::as_json(scopes.substitute(text).into_owned())),
        other => Some(given::as_json(substituted(scopes, other).to_string())),
    }
}

/// The variables as a sample.
fn shown(scopes: &Scopes<'_>, variables: Option<&Value>) -> Option<Value> {
    match variables? {
        Value::String(text) => lenient_json::sample(Some(scopes), text).filter(Value::is_object),
        Value::Object(members) => lenient_json::sample(Some(scopes), &Value::Object(members.clone()).to_string()),
        _ => None,
    }
}

/// A body that is not a constant query: JSON that the caller gives.
fn whole(scopes: &Scopes<'_>, graphql: &GraphQl, operation_name: Option<Value>, variables: Option<Given>) -> Body {
    let mut members = Map::new();
    if let Some(query) = &graphql.query {
        members.insert("query".to_owned(), substituted(scopes, query));
    }
    if let Some(name) = operation_name {
        members.insert("operationName".to_owned(), name);
    }
    let mut text = Value::Object(members.clone()).to_string();
    if let Some(Given::Data(given) | Given::Verbatim(given)) = &variables {
        text.pop();
        let comma = if members.is_empty() { "" } else { "," };
        text.push_str(&format!("{comma}\"variables\":{given}}}"));
    }
    if let Some(shown) = shown(scopes, graphql.variables.as_ref()) {
        members.insert("variables".to_owned(), shown);
    }
    Body::Json {
        sample: Value::Object(members),
        replay: given::as_json(text),
        more: Vec::new(),
    }
}

/// The value with the variables of all its texts filled in.
fn substituted(scopes: &Scopes<'_>, value: &Value) -> Value {
    match value {
        Value::String(text) => Value::String(scopes.substitute(text).into_owned()),
        Value::Array(items) => Value::Array(items.iter().map(|item| substituted(scopes, item)).collect()),
        Value::Object(members) => Value::Object(
            members
                .iter()
                .map(|(key, value)| (key.clone(), substituted(scopes, value)))
                .collect(),
        ),
        other => other.clone(),
    }
}
