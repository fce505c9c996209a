// Written by postman-codegen; edit the collection and generate again.

//! GraphQL bodies: a JSON object of query, operation name and variables.

use super::error::{Error, RequestError};
use super::headers::Headers;
use super::json::Json;
use super::payload::{Content, Payload};
use super::request::Request;
use super::template::Values;

/// A GraphQL request; operation name and variables are JSON texts, sent as they are.
struct GraphQl {
    query: String,
    operation: Option<String>,
    variables: Option<Result<String, Error>>,
}

impl Content for GraphQl {
    fn prepare(&self, _: &Values<'_>, headers: &mut Headers) -> Result<Payload, Error> {
        let query = serde_json::to_string(&self.query)
            .map_err(|error| RequestError::new("the query cannot be written as JSON").because(error))?;
        let mut body = format!("{{\"query\":{query}");
        if let Some(operation) = &self.operation {
            body.push_str(",\"operationName\":");
            body.push_str(operation);
        }
        match &self.variables {
            None => {}
            Some(Ok(variables)) => {
                body.push_str(",\"variables\":");
                body.push_str(variables);
            }
            Some(Err(error)) => return Err(RequestError::new(error.to_string()).into()),
        }
        body.push('}');
        headers.add_default("Content-Type", "application/json");
        let mut payload = Payload::default();
        payload.push(body);
        Ok(payload)
    }
}

impl Request {
    /// Sends a GraphQL query with variables. `operation` is the operation's name as JSON text.
    #[must_use]
    pub fn graphql<T>(self, query: impl Into<String>, operation: Option<&str>, variables: impl Into<Json<T>>) -> Self {
        let variables: Json<T> = variables.into();
        let operation = operation.map(str::to_owned);
        self.content(GraphQl {
            query: query.into(),
            operation,
            variables: Some(variables.into_text()),
        })
    }

    /// Sends a GraphQL query without variables.
    #[must_use]
    pub fn graphql_without_variables(self, query: impl Into<String>, operation: Option<&str>) -> Self {
        let operation = operation.map(str::to_owned);
        self.content(GraphQl {
            query: query.into(),
            operation,
            variables: None,
        })
    }
}
