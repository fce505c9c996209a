// Written by postman-codegen; edit the collection and generate again.

//! Spans of `tracing` with OpenTelemetry's names for HTTP clients, with the feature `tracing`; without it, nothing.
//!
//! No body, no header, no path and no query is in them, which may hold data and secrets: only the template of the URL.

use super::body::Body;
use super::error::Error;
use super::outgoing::Outgoing;
use http::Response;

/// The span of a call.
#[derive(Clone, Debug)]
pub struct Trace {
}

impl Trace {
    /// Nothing.
    #[must_use]
    pub fn of(_: &Outgoing) -> Self {
        Self {}
    }

    /// Nothing.
    pub fn retried(&self, _: u32, _: std::time::Duration) {}

    /// Does `work`.
    pub fn around<W>(&self, work: W) -> W
    where
        W: std::future::Future<Output = Result<Response<Body>, Error>>,
    {
        work
    }
}
