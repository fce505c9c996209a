//! Calls of JSON-RPC: the envelope is a constant, the params are the caller's, and a success may be a failure.

use serde_json::{Map, Value};

use super::scopes::variables;
use super::{Body, Content, Example, Given, Operation, Outcome, Refusal, given, lenient_json};
use crate::document;

/// All that a call may have; a body with more is something of its own.
const MEMBERS: &[&str] = &["jsonrpc", "method", "params", "id"];

/// What `jsonrpc` may say.
const VERSIONS: &[&str] = &["1.0", "1.1", "2.0"];

/// Makes a body of JSON a call where it is one, and takes the failures out of the answers of success.
pub(super) fn settle(operation: &mut Operation, body: Option<&document::Body>) {
    let Some(document::Body::Raw { text, .. }) = body else {
        return;
    };
    if let Some(call) = read_call(&operation.body, text) {
        operation.body = call;
        take_refusals(operation);
    }
}

/// The call that a body is. `text` is the body as it stands in the collection, where the envelope has no variable.
fn read_call(body: &Body, text: &str) -> Option<Body> {
    let Body::Json {
        sample,
        replay: Given::Data(sent),
        more,
    } = body
    else {
        return None;
    };
    let (shown, written) = (sample.as_object()?, lenient_json::sample(None, text)?);
    let mut envelope: Map<String, Value> = serde_json::from_str(sent).ok()?;
    let method = envelope.get("method")?.as_str()?.to_owned();
    let version = envelope.get("jsonrpc")?.as_str()?;
    let is_fixed = |key: &&str| {
        let own = shown.get(*key);
        own == envelope.get(*key) && (own.is_none() || own == written.get(key) && is_plain(own))
    };
    let mut fixed = MEMBERS.iter().filter(|key| **key != "params");
    let is_call = VERSIONS.contains(&version) && fixed.all(is_fixed) && has_only_members(shown);
    let is_same = |other: &Value| {
        let members = other.as_object();
        members.is_some_and(|own| has_only_members(own) && own.get("method") == envelope.get("method"))
    };
    if !is_call || !more.iter().all(is_same) {
        return None;
    }
    let samples = std::iter::once(sample).chain(more);
    let mut params: Vec<Value> = samples.filter_map(|sample| sample.get("params").cloned()).collect();
    if !params
        .iter()
        .all(|one| one.is_array() || one.is_object() || one.is_null())
    {
        return None;
    }
    params.retain(|one| !is_empty(one));
    let given = match (params.is_empty(), envelope.get_mut("params")) {
        (true, _) => None,
        (false, own) => Some(given::as_json(own?.take().to_string())),
    };
    Some(Body::JsonRpc {
        method,
        envelope,
        params,
        replay: given,
    })
}

fn has_only_members(call: &Map<String, Value>) -> bool {
    call.keys().all(|key| MEMBERS.contains(&key.as_str()))
}

/// Whether a member of the envelope says the same in each call: a text without variables, a whole number, or `null`.
fn is_plain(member: Option<&Value>) -> bool {
    match member {
        Some(Value::String(text)) => variables(text).next().is_none(),
        Some(Value::Number(number)) => number.is_i64() || number.is_u64(),
        other => other.is_none_or(Value::is_null),
    }
}

fn is_empty(params: &Value) -> bool {
    match params {
        Value::Array(elements) => elements.is_empty(),
        Value::Object(members) => members.is_empty(),
        _ => true,
    }
}

/// Servers send failures with the status of a success: what of such a case is one tells nothing of the success.
fn take_refusals(operation: &mut Operation) {
    let mut refusals = Vec::new();
    operation.cases.retain_mut(|case| {
        if case.outcome == Outcome::Failure || case.status >= 300 {
            return true;
        }
        let (failures, successes): (Vec<Example>, _) =
            case.examples.drain(..).partition(|one| is_refusal(&one.content));
        case.examples = successes;
        let is_left = failures.is_empty() || !case.examples.is_empty();
        let status = case.status;
        refusals.extend(failures.into_iter().map(|example| Refusal { status, example }));
        is_left
    });
    operation.refusals = refusals;
}

/// Whether an answer has an `error`.
fn is_refusal(content: &Content) -> bool {
    let (Content::Json(value) | Content::Lenient(value)) = content else {
        return false;
    };
    value.get("error").is_some_and(|error| !error.is_null())
}

impl Body {
    /// Whether it is a call of JSON-RPC, whose failures may have the status of a success.
    pub fn is_json_rpc(&self) -> bool {
        matches!(self, Self::JsonRpc { .. })
    }

    /// The whole JSON of a call with these params; they stand where they stand in the collection.
    pub(crate) fn json_rpc_call(envelope: &Map<String, Value>, params: Option<&Value>) -> Value {
        let mut call = envelope.clone();
        if let (Some(place), Some(params)) = (call.get_mut("params"), params) {
            *place = params.clone();
        }
        Value::Object(call)
    }
}

impl Refusal {
    /// What the error says, as far as it is as JSON-RPC has it.
    pub(crate) fn error(&self) -> &Value {
        match &self.example.content {
            Content::Json(value) | Content::Lenient(value) => &value["error"],
            Content::Empty | Content::Text | Content::Binary => &Value::Null,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call(text: &str) -> Option<Body> {
        let sample = lenient_json::sample(None, text)?;
        let replay = given::as_json(text.to_owned());
        let more = Vec::new();
        read_call(&Body::Json { sample, replay, more }, text)
    }

    #[test]
    fn calls_are_told_from_other_json() {
        for text in [
            r#"{"jsonrpc":"2.0","method":"get","params":["a"],"id":1}"#,
            r#"{"id":"x","jsonrpc":"1.0","method":"get"}"#,
            r#"{"jsonrpc":"2.0","method":"get","params":{"a":"{{b}}"},"id":null}"#,
        ] {
            assert!(call(text).is_some(), "{text}");
        }
        for text in [
            r#"{"jsonrpc":"2.0","method":"get","params":[],"auth":"x","id":1}"#,
            r#"{"jsonrpc":"2.0","method":"{{method}}","params":[],"id":1}"#,
            r#"{"jsonrpc":"2.0","method":"get","params":[],"id":"{{id}}"}"#,
            r#"{"jsonrpc":"2.0","method":"get","params":[],"id":{{id}}}"#,
            r#"{"jsonrpc":"2.0","method":"get","params":"a","id":1}"#,
            r#"{"jsonrpc":"2.0","method":"get","params":[],"id":1.5}"#,
            r#"{"jsonrpc":"3.0","method":"get","params":[],"id":1}"#,
            r#"{"jsonrpc":"2.0","params":[],"id":1}"#,
            r#"[{"jsonrpc":"2.0","method":"get"}]"#,
        ] {
            assert!(call(text).is_none(), "{text}");
        }
    }

    #[test]
    fn params_that_are_nothing_stay_in_the_envelope() {
        for text in [
            r#"{"jsonrpc":"2.0","method":"stop","params":[],"id":1}"#,
            r#"{"jsonrpc":"2.0","id":1,"method":"stop"}"#,
        ] {
            let Some(Body::JsonRpc {
                envelope, replay: None, ..
            }) = call(text)
            else {
                panic!("{text}");
            };
            assert_eq!(Body::json_rpc_call(&envelope, None).to_string(), text);
        }
    }
}
