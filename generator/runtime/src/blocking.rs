//! Calls without an asynchronous program, with the feature `blocking`.

#![cfg(all(feature = "blocking", not(target_arch = "wasm32")))]

use super::error::RequestError;
use super::sending::{Operation, Outcome, Sending};
use std::sync::{Mutex, PoisonError};
use tokio::runtime::{Builder, Handle, Runtime};

/// What drives all blocking calls of the program, so that they share their connections.
static RUNTIME: Mutex<Option<Runtime>> = Mutex::new(None);

/// A handle of the runtime, which has one thread of its own.
fn handle() -> std::io::Result<Handle> {
    let mut kept = RUNTIME.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(runtime) = &*kept {
        return Ok(runtime.handle().clone());
    }
    let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    Ok(kept.insert(runtime).handle().clone())
}

/// Waits for what a call comes to, without an asynchronous program around it.
///
/// # Errors
///
/// As the call; `Error::Request` within an asynchronous program, whose thread must not be blocked.
pub fn wait<O: Operation>(sending: Sending<O>) -> Outcome<O> {
    if Handle::try_current().is_ok() {
        let message = "`send_blocking` within an asynchronous program would stop it: use `.await`";
        return Err(RequestError::new(message).into());
    }
    let started = handle().map_err(|error| RequestError::new("no thread can be started").because(error));
    started?.block_on(sending)
}
