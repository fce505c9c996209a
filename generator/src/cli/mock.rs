//! `mock`: a server on this machine that answers as the saved examples.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, Response};
use clap::Args;
use postman_codegen::diagnostic::Diagnostics;
use postman_codegen::document;
use postman_codegen::mock::{self, Answer};
use tokio::net::TcpListener;

use super::collections::Collection;
use super::{Failed, Input, colour, inspect, print};

/// What `--help` shows at its end.
pub(super) const EXAMPLES: &str = "\
Headers of a request choose among examples: x-mock-response-name, x-mock-response-code,
x-mock-match-request-body: true, x-mock-match-request-headers: a, b.

Example: postman-codegen mock zoom.postman_collection.json --port 4010";

/// A longer body is refused.
const LONGEST_BODY: usize = 64 << 20;

#[derive(Args)]
pub(super) struct Mock {
    #[command(flatten)]
    input: Input,
    /// Where it listens; 0 is any free port.
    #[arg(long, value_name = "PORT", default_value_t = 4010)]
    port: u16,
    /// The address of the network that it listens on; other machines reach 0.0.0.0.
    #[arg(long, value_name = "ADDRESS", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    host: IpAddr,
}

pub(super) fn run(options: &Mock) -> Result<(), Failed> {
    let Collection { source, .. } = inspect::chosen(std::slice::from_ref(&options.input.path), &options.input.choice)?;
    let mut notes = Diagnostics::default();
    let document =
        document::read(&source, &mut notes).ok_or_else(|| Failed::Wrong(colour::diagnostics(&notes, &source)))?;
    let mock = mock::Mock::of(&document);
    let address = SocketAddr::new(options.host, options.port);
    let wrong = |error: std::io::Error| Failed::Wrong(format!("error: cannot serve on {address}: {error}"));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.map_err(wrong)?.block_on(async {
        let listener = TcpListener::bind(address).await.map_err(wrong)?;
        let address = listener.local_addr().map_err(wrong)?;
        begin(&mock, address)?;
        let router = Router::new().fallback(answer).with_state(Arc::new(mock));
        let stopped = async { drop(tokio::signal::ctrl_c().await) };
        let served = axum::serve(listener, router).with_graceful_shutdown(stopped);
        served.await.map_err(wrong)
    })
}

fn begin(mock: &mock::Mock, address: SocketAddr) -> Result<(), Failed> {
    let (requests, examples) = mock.counts();
    print(&format!(
        "{examples} examples of {requests} requests at http://{address}; Ctrl-C ends it\n\
         in the generated client: Client::builder().base_url(\"http://{address}\")\n"
    ))
}

/// A body that is too long, or that is none: its chunks cannot be read.
fn refusal(error: &axum::Error) -> u16 {
    // What axum limits a body with has no type of its own here.
    let is_too_long =
        std::error::Error::source(error).is_some_and(|source| source.to_string().contains("length limit"));
    if is_too_long { 413 } else { 400 }
}

/// Answers one request, and tells of it on a line.
async fn answer(State(mock): State<Arc<mock::Mock>>, request: Request) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let headers = parts.headers.iter().map(|(name, value)| {
        let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
        (name.as_str().to_owned(), value)
    });
    let headers: Vec<(String, String)> = headers.collect();
    let target = parts.uri.path_and_query().map_or("/", |target| target.as_str());
    let answer = match to_bytes(body, LONGEST_BODY).await {
        Ok(body) => mock.answer(&mock::Request {
            method: parts.method.as_str(),
            target,
            headers: &headers,
            body: &body,
        }),
        Err(error) => Answer {
            status: refusal(&error),
            headers: Vec::new(),
            body: String::new(),
            reason: error.to_string(),
        },
    };
    let line = format!("{} {target} -> {} {}\n", parts.method, answer.status, answer.reason);
    // Who closed the terminal wants no log.
    let _ = print(&line);
    response(answer)
}

/// Headers that HTTP does not allow are left out, and the body where there is none (RFC 9110, section 6.4.1).
fn response(answer: Answer) -> Response<Body> {
    let body = match answer.status {
        204 | 304 => Body::empty(),
        _ => Body::from(answer.body),
    };
    let mut response = Response::new(body);
    *response.status_mut() = answer.status.try_into().unwrap_or_default();
    for (name, value) in answer.headers {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            response.headers_mut().append(name, value);
        }
    }
    response
}
