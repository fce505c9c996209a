//! Credentials that a call of the client itself gets. Not in WebAssembly, where calls cannot be sent to other threads.

#![cfg(not(target_arch = "wasm32"))]

use super::client::{Client, Own};
use super::error::{AuthError, Error};
use super::provider::{Provider, Token};
use super::response::Response;
use bytes::Bytes;
use http::HeaderMap;
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::sync::Mutex;

/// Where an answer has a credential.
#[derive(Clone, Copy, Debug)]
pub enum Part {
    /// At a JSON pointer of its body.
    Json(&'static str),
    /// In a header.
    Header(&'static str),
}

impl Part {
    fn read(self, answer: &Answered) -> Option<String> {
        match self {
            Self::Json(pointer) => {
                let body: serde_json::Value = serde_json::from_slice(&answer.body).ok()?;
                match body.pointer(pointer)? {
                    serde_json::Value::String(text) => Some(text.clone()),
                    serde_json::Value::Number(number) => Some(number.to_string()),
                    _ => None,
                }
            }
            Self::Header(name) => answer.headers.get(name)?.to_str().ok().map(str::to_owned),
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
    Login::new(call).part(own, part)
}

/// A call whose answer has several credentials, which only go together.
pub struct Login<F> {
    call: Arc<F>,
    last: Arc<Mutex<Answered>>,
}

/// The last answer, and how many there were.
#[derive(Default)]
struct Answered {
    number: usize,
    headers: HeaderMap,
    body: Bytes,
}

impl<F> Login<F> {
    /// The call is made when the first of the credentials is needed.
    pub fn new(call: F) -> Self {
        Self {
            call: Arc::new(call),
            last: Arc::default(),
        }
    }

    /// One of the credentials: of the last answer, unless it had that one before.
    pub fn part<K, C, T, E>(&self, own: Own, part: Part) -> impl Provider + use<F, K, C, T, E>
    where
        F: Fn(&K) -> C + Send + Sync + 'static,
        K: From<Client>,
        C: IntoFuture<Output = Result<Response<T>, Error<E>>>,
        C::IntoFuture: Send + 'static,
        T: Send,
        E: fmt::Debug + Send + Sync + 'static,
    {
        let (call, last, taken) = (self.call.clone(), self.last.clone(), Arc::new(AtomicUsize::new(0)));
        move || {
            let (own, call, last, taken) = (own.clone(), call.clone(), last.clone(), taken.clone());
            async move {
                let mut last = last.lock().await;
                if last.number == taken.load(Ordering::Relaxed) {
                    let call = own.client().map(|client| call(&K::from(client)).into_future());
                    let answer = call.ok_or_else(|| AuthError::new("the client is gone"))?.await?;
                    *last = Answered {
                        number: last.number + 1,
                        headers: answer.headers().clone(),
                        body: answer.body().clone(),
                    };
                }
                taken.store(last.number, Ordering::Relaxed);
                let missing = || AuthError::new(format!("the answer has no credential in {part}"));
                Ok(Token::new(part.read(&last).ok_or_else(missing)?))
            }
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
