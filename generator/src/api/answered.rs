//! What saved answers tell of the arguments that nobody filled in: `order_id` of `GET /orders/:order_id`, whose answer has an
//! `id`.

use serde_json::Value;

use super::secret::{is_masked_name, looks_secret};
use super::{Api, Argument, ArgumentType, Content, Operation, Outcome, Place, Why, arguments, last_segment};
use crate::document::Method;
use crate::placeholder::{is_converted, is_filler, is_placeholder};

/// The API with what answers tell.
pub fn answer_arguments(mut api: Api) -> Api {
    for operation in &mut api.operations {
        let found: Vec<Option<String>> = operation
            .arguments
            .iter()
            .map(|argument| answered(argument, operation))
            .collect();
        for (argument, found) in operation.arguments.iter_mut().zip(found) {
            argument.answered = found;
        }
    }
    api
}

/// What a saved success has under the name of an argument; the path's last id may be called `id` there, but for what a POST
/// makes below it.
fn answered(argument: &Argument, operation: &Operation) -> Option<String> {
    let is_hidden = is_masked_name(&argument.key) || argument.ty_why == Why::Secret;
    if argument.place != Place::Path || argument.sample.is_some() || is_hidden {
        return None;
    }
    let is_last = last_segment(&operation.path).trim_matches([':', '{', '}']) == argument.key;
    let is_its_id = is_last && operation.method != Method::Post && arguments::names_id(&argument.key);
    let names = [Some(argument.key.as_str()), is_its_id.then_some("id")];
    let successes = operation.cases.iter().filter(|case| case.outcome == Outcome::Success);
    let examples = successes.flat_map(|case| &case.examples);
    let bodies = examples.filter_map(|example| match &example.content {
        Content::Json(body) => Some(body),
        _ => None,
    });
    let mut values = bodies.flat_map(|body| names.into_iter().flatten().filter_map(|name| body.get(name)));
    let text = values.find_map(|value| match value {
        Value::String(text) => Some(text.as_str()).filter(|text| says_something(text)),
        Value::Number(number) => Some(number.as_str()),
        _ => None,
    })?;
    is_of_type(text, argument.ty).then(|| text.to_owned())
}

fn says_something(text: &str) -> bool {
    let is_hole = text.is_empty() || text.contains(['{', '<']) || is_converted(text) || is_placeholder(text);
    !is_hole && !is_filler(text) && !looks_secret(text)
}

fn is_of_type(text: &str, ty: ArgumentType) -> bool {
    match ty {
        ArgumentType::Text => true,
        ArgumentType::Integer => text.parse::<i64>().is_ok(),
        ArgumentType::Number => text.parse::<f64>().is_ok(),
        _ => false,
    }
}
