//! JSON-RPC: calls of which the caller gives the params, and failures that come with the status of a success.

use super::answer::{Answer, Decoded};
use super::error::{Error, RequestError};
use super::headers::Headers;
use super::json::Json;
use super::path::BYTE_ORDER_MARK;
use super::payload::{Content, Payload};
use super::request::Request;
use super::template::Values;
use serde::Serialize;
use serde::de::{Deserialize, IgnoredAny};
use serde_json::Value;
use std::fmt;

/// Where the params stand in a call; no text of JSON holds it, since its quotes would be escaped there.
const PLACE: &str = "\"params\":null";

/// A call as JSON text, and its params.
struct JsonRpc {
    call: &'static str,
    params: Result<String, String>,
}

impl Content for JsonRpc {
    fn prepare(&self, _: &Values<'_>, _: &mut Headers) -> Result<Payload, Error> {
        let params = self.params.as_ref().map_err(RequestError::new)?;
        let mut payload = Payload::default();
        payload.push(match self.call.split_once(PLACE) {
            Some((before, after)) => format!("{before}\"params\":{params}{after}"),
            None => self.call.to_owned(),
        });
        Ok(payload)
    }
}

impl Request {
    /// Sends a call of JSON-RPC, a JSON text in which `"params":null` becomes these params.
    #[must_use]
    pub fn json_rpc<T>(self, call: &'static str, params: impl Into<Json<T>>) -> Self {
        let params: Json<T> = params.into();
        let params = params.into_text().map_err(|error| error.to_string());
        self.content(JsonRpc { call, params })
    }

    /// Sends a call of JSON-RPC whose caller gives nothing, as it stands.
    #[must_use]
    pub fn json_rpc_without_params(self, call: &'static str) -> Self {
        self.text(call)
    }
}

/// The error of an answer of JSON-RPC (its specification, section 5.1).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct JsonRpcError {
    /// Its kind; 0 where the server sends none.
    pub code: i64,
    /// What it says; empty where the server sends nothing.
    pub message: String,
    /// What else there is to say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<Value>,
}

impl JsonRpcError {
    /// Reads what stands under `error`; some servers have a bare text there.
    fn read(error: &Value) -> Self {
        let code = error.get("code").and_then(|code| match code {
            Value::String(text) => text.trim().parse().ok(),
            number => number.as_i64(),
        });
        let message = error.get("message").unwrap_or(error).as_str();
        Self {
            code: code.unwrap_or_default(),
            message: message.unwrap_or_default().to_owned(),
            data: error.get("data").filter(|data| !data.is_null()).cloned(),
        }
    }
}

/// `Invalid params (-32602)`.
impl fmt::Display for JsonRpcError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.message.as_str() {
            "" => write!(f, "error {}", self.code),
            message => write!(f, "{message} ({})", self.code),
        }
    }
}

impl std::error::Error for JsonRpcError {}

/// An answer, of which nothing counts but whether it has an error.
#[derive(serde::Deserialize)]
struct Sign {
    #[serde(default)]
    error: Option<IgnoredAny>,
}

impl Answer {
    /// Whether it has the status of a success, but an `error` that is not `null`.
    #[must_use]
    pub fn is_json_rpc_error(&self) -> bool {
        self.status_code().is_success() && self.read_json().is_some_and(|sign: Sign| sign.error.is_some())
    }

    /// The error; with the status of a failure only one that has a code, as others need not be of JSON-RPC.
    #[must_use]
    pub fn json_rpc_error(&self) -> Decoded<JsonRpcError> {
        let body: Value = self.read_json().unwrap_or_default();
        match body.get("error") {
            None | Some(Value::Null) => Decoded::Undocumented,
            Some(error) if self.status_code().is_success() || error.get("code").is_some_and(Value::is_i64) => {
                Decoded::Value(JsonRpcError::read(error))
            }
            Some(_) => Decoded::Undocumented,
        }
    }

    fn read_json<'a, T: Deserialize<'a>>(&'a self) -> Option<T> {
        let bytes = self.bytes().as_ref();
        serde_json::from_slice(bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes)).ok()
    }
}
