//! Credentials that a call of the client itself gets. Not in WebAssembly, where calls cannot be sent to other threads.

#![cfg(not(target_arch = "wasm32"))]

use super::client::{Client, Own};
use super::error::{AuthError, Error};
use super::provider::{Provider, Token};
use super::response::Response;
use std::fmt;

/// Where an answer has a credential.
#[derive(Clone, Copy, Debug)]
pub enum Part {
    /// At a JSON pointer of its body.
    Json(&'static str),
    /// In a header.
    Header(&'static str),
}

impl Part {
    fn read<T>(self, answer: &Response<T>) -> Option<String> {
        match self {
            Self::Json(pointer) => {
                let body: serde_json::Value = serde_json::from_slice(answer.body()).ok()?;
                match body.pointer(pointer)? {
                    serde_json::Value::String(text) => Some(text.clone()),
                    serde_json::Value::Number(number) => Some(number.to_string()),
                    _ => None,
                }
            }
            Self::Header(name) => answer.headers().get(name)?.to_str().ok().map(str::to_owned),
        }
    }
}

/// Fetches tokens by a call of the client that they are for, which must do without them.
pub fn log_in<K, C, T, E>(own: Own, call: impl Fn(&K) -> C + Send + Sync + 'static, part: Part) -> impl Provider
where
    K: From<Client>,
    C: IntoFuture<Output = Result<Response<T>, Error<E>>>,
    C::IntoFuture: Send + 'static,
    T: Send,
    E: fmt::Debug + Send + Sync + 'static,
{
    move || {
        let call = own.client().map(|client| call(&K::from(client)).into_future());
        async move {
            let call = call.ok_or_else(|| AuthError::new("the client is gone"))?;
            let answer = call.await?;
            let missing = || AuthError::new(format!("the answer has no credential in {part}"));
            Ok(Token::new(part.read(&answer).ok_or_else(missing)?))
        }
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Json(pointer) => write!(f, "`{pointer}`"),
            Self::Header(name) => write!(f, "the header `{name}`"),
        }
    }
}
