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
    #[cfg(feature = "tracing")]
    span: tracing::Span,
}

#[cfg(feature = "tracing")]
impl Trace {
    /// A span for a call.
    #[must_use]
    pub fn of(outgoing: &Outgoing) -> Self {
        use tracing::field::Empty;
        let template = path(&outgoing.template);
        let port: Option<u16> = outgoing.url.port().parse().ok();
        let span = tracing::info_span!(
            "http.client",
            "otel.kind" = "client",
            "otel.name" = format!("{} {template}", outgoing.method),
            "otel.status_code" = Empty,
            "http.request.method" = &*outgoing.method,
            "url.template" = template,
            "url.scheme" = &*outgoing.url.protocol,
            "server.address" = outgoing.url.host(),
            "server.port" = port,
            "http.response.status_code" = Empty,
            "http.request.resend_count" = Empty,
            "error.type" = Empty,
        );
        Self { span }
    }

    /// Says that the call is sent again, for the `number`th time, and after how long.
    pub fn retried(&self, number: u32, delay: std::time::Duration) {
        self.span.record("http.request.resend_count", number);
        tracing::debug!(parent: &self.span, number, ?delay, "retry");
    }

    /// Does `work` within the span, and notes what came of it.
    pub async fn around(
        &self,
        work: impl std::future::Future<Output = Result<Response<Body>, Error>>,
    ) -> Result<Response<Body>, Error> {
        use tracing::Instrument as _;
        let outcome = work.instrument(self.span.clone()).await;
        match &outcome {
            Ok(answer) => {
                let status = answer.status();
                self.span.record("http.response.status_code", status.as_u16());
                if status.is_client_error() || status.is_server_error() {
                    self.span.record("error.type", status.as_str());
                    self.span.record("otel.status_code", "ERROR");
                }
            }
            Err(error) => {
                self.span.record("error.type", kind(error));
                self.span.record("otel.status_code", "ERROR");
            }
        }
        outcome
    }
}

/// The path of a URL's template, which is what OpenTelemetry means by one: `/users/{id}` of `{baseUrl}/users/{id}`.
#[cfg(feature = "tracing")]
fn path(template: &str) -> &str {
    let origin = template.split_once("://").map_or(template, |(_, rest)| rest);
    origin.find('/').and_then(|at| origin.get(at..)).unwrap_or("/")
}

/// A word for an error.
#[cfg(feature = "tracing")]
fn kind(error: &Error) -> &'static str {
    match error {
        error if error.is_timeout() => "timeout",
        error if error.is_connect() => "connect",
        Error::Request(_) => "request",
        Error::Auth(_) => "auth",
        _ => "transport",
    }
}

#[cfg(not(feature = "tracing"))]
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
