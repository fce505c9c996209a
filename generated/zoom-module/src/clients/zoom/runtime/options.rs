// Written by postman-codegen; edit the collection and generate again.

//! What one call does otherwise than its client.

use super::retry::Retries;
use std::time::Duration;

/// What one call does otherwise than its client.
#[derive(Clone, Debug, Default)]
pub struct Options {
    pub(super) timeout: Option<Duration>,
    pub(super) attempt_timeout: Option<Duration>,
    pub(super) retries: Option<Retries>,
    pub(super) repeatable: bool,
    pub(super) idempotency_key: Option<String>,
    pub(super) max_response_size: Option<u64>,
}

impl Options {
    /// Nothing otherwise, as nearly all calls have it.
    pub(super) fn none() -> &'static Self {
        static NONE: Options = Options {
            timeout: None,
            attempt_timeout: None,
            retries: None,
            repeatable: false,
            idempotency_key: None,
            max_response_size: None,
        };
        &NONE
    }

    /// Gives up the call after that time, which includes retries, redirects and reading the body.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// Gives up an attempt after that time; it may be retried.
    #[must_use]
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.attempt_timeout = Some(timeout);
        self
    }

    /// Retries so.
    #[must_use]
    pub fn retries(mut self, retries: Retries) -> Self {
        self.retries = Some(retries);
        self
    }

    /// Says that the server takes the call twice for once, whatever its method, so that it may be retried.
    #[must_use]
    pub fn repeatable(mut self) -> Self {
        self.repeatable = true;
        self
    }

    /// Sends the key as `Idempotency-Key`, by which the server knows a repetition, so that the call may be retried.
    #[must_use]
    pub fn idempotency_key(mut self, key: impl Into<String>) -> Self {
        self.idempotency_key = Some(key.into());
        self
    }

    /// Takes no more than that many bytes as the body of the answer, decompressed.
    #[must_use]
    pub fn max_response_size(mut self, bytes: u64) -> Self {
        self.max_response_size = Some(bytes);
        self
    }
}
