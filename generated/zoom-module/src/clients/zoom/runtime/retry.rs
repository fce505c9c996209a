// Written by postman-codegen; edit the collection and generate again.

//! When a call is sent again, and how long it waits before.
//!
//! No crate is asked, as none would take over more than the doubling of a wait: `backon` repeats what is an error, while
//! an answer of status 503 is none here and stays the result if no retry is left; its budget, `Retry-After` and the
//! question which call may be repeated would still be ours. `tower::retry` has a budget, but needs a clock that a
//! browser does not have.

use super::clock::{now, parse_date, random};
use http::HeaderMap;
use http::header::RETRY_AFTER;
use std::sync::atomic::AtomicU32;
use std::sync::atomic::Ordering::Relaxed;
use std::time::Duration;

/// What the retries of a client may cost together, as in the AWS SDK.
const BUDGET: u32 = 500;

/// What a retry costs of the budget.
const COST: u32 = 5;

/// What a retry after a timeout costs: it has cost the server more, too.
const TIMEOUT_COST: u32 = 10;

/// Which calls are sent again after a failure that may pass, and how.
///
/// Failures that may pass are the statuses 408, 429, 502, 503 and 504, broken connections, and attempts that take too
/// long. Only calls that may be repeated are: `GET`, `HEAD`, `OPTIONS`, `TRACE`, `PUT` and `DELETE`, calls with an
/// idempotency key, and calls that are marked so; and never one whose body is a stream.
///
/// Before the n-th retry, the call waits a random time of up to `first_delay` × 2ⁿ⁻¹, or as long as the server says in
/// `Retry-After`. All calls of a client share a budget, so that a server that is down does not get a multiple of calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retries {
    most: u32,
    first: Duration,
    longest: Duration,
    patience: Duration,
}

impl Default for Retries {
    /// Two retries, the first within 250 ms.
    fn default() -> Self {
        Self {
            most: 2,
            first: Duration::from_millis(250),
            longest: Duration::from_secs(20),
            patience: Duration::from_secs(60),
        }
    }
}

impl Retries {
    /// At most that many retries.
    #[must_use]
    pub fn at_most(most: u32) -> Self {
        Self {
            most,
            ..Self::default()
        }
    }

    /// No retries.
    #[must_use]
    pub fn off() -> Self {
        Self::at_most(0)
    }

    /// How long the wait before the first retry is at most; each later one at most twice as long.
    #[must_use]
    pub fn first_delay(mut self, delay: Duration) -> Self {
        self.first = delay;
        self
    }

    /// How long any wait is at most, unless the server asks for more; 20 seconds by default.
    #[must_use]
    pub fn longest_delay(mut self, delay: Duration) -> Self {
        self.longest = delay;
        self
    }

    /// How long a server may ask to wait (`Retry-After`); if it asks for more, its answer is final. 60 seconds by default.
    #[must_use]
    pub fn patience(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }

    /// Whether there are retries.
    #[must_use]
    pub fn is_on(&self) -> bool {
        self.most > 0
    }

    /// How long to wait before retry `number`, from 1; `None`: no retry.
    #[must_use]
    pub fn delay(&self, number: u32, headers: Option<&HeaderMap>) -> Option<Duration> {
        if number > self.most {
            return None;
        }
        if let Some(asked) = headers.and_then(retry_after) {
            return (asked <= self.patience).then_some(asked);
        }
        let doublings = 2_u32.saturating_pow(number.saturating_sub(1));
        let most = self.first.saturating_mul(doublings).min(self.longest);
        let nanoseconds = u64::try_from(most.as_nanos()).unwrap_or(u64::MAX);
        Some(Duration::from_nanos(random() % nanoseconds.saturating_add(1).max(1)))
    }
}

/// Whether an answer of that status may be another one soon.
#[must_use]
pub fn is_transient(status: u16) -> bool {
    matches!(status, 408 | 429 | 502 | 503 | 504)
}

/// Whether a request of that method may be sent twice (RFC 9110, section 9.2.2).
#[must_use]
pub fn is_idempotent(method: &str) -> bool {
    matches!(method, "GET" | "HEAD" | "OPTIONS" | "TRACE" | "PUT" | "DELETE")
}

/// How long the server asks to wait: a number of seconds, or until a date.
#[must_use]
pub fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    let seconds = match text.parse::<u64>() {
        Ok(seconds) => seconds,
        Err(_) => parse_date(text)?.saturating_sub(now()),
    };
    Some(Duration::from_secs(seconds))
}

/// What the retries of a client may still cost.
#[derive(Debug)]
pub struct Budget(AtomicU32);

impl Default for Budget {
    fn default() -> Self {
        Self(AtomicU32::new(BUDGET))
    }
}

impl Budget {
    /// Pays for a retry; says what it cost, or that there is no budget for it.
    #[must_use]
    pub fn spend(&self, after_timeout: bool) -> Option<u32> {
        let cost = if after_timeout { TIMEOUT_COST } else { COST };
        let paid = self.0.fetch_update(Relaxed, Relaxed, |left| left.checked_sub(cost));
        paid.ok().map(|_| cost)
    }

    /// A call succeeded: its last retry is paid back, or, without one, a little is gained.
    pub fn earn(&self, cost: u32) {
        // Mostly it is full.
        if self.0.load(Relaxed) < BUDGET {
            let more = |left: u32| Some(left.saturating_add(cost.max(1)).min(BUDGET));
            let _ = self.0.fetch_update(Relaxed, Relaxed, more);
        }
    }
}
