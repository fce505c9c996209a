//! `record`: a reverse proxy that learns from what it passes.

mod tee;

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::uri::PathAndQuery;
use axum::http::{HeaderMap, HeaderName, Response, StatusCode, Uri, Version, header};
use clap::Args;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use postman_codegen::learn::{Call, Hosts, Learner};
use tokio::net::TcpListener;

use super::learn::{Target, Writing};
use super::{Choice, Failed, print, tell};
use tee::{Copied, Tee};

/// What `--help` shows at its end.
pub(super) const EXAMPLES: &str = "\
Point Postman, an app or the generated client at http://127.0.0.1:4011 instead of the API.
Example: postman-codegen record zoom.postman_collection.json --to https://api.example.com";

/// So often what was learned is written: a run that is killed loses no more.
const OFTEN: Duration = Duration::from_secs(5);

/// The run's name in the examples.
const RUN: &str = "record";

/// Headers of a connection, not of what goes over it (RFC 9110, section 7.6.1).
const CONNECTION: [HeaderName; 5] = [
    header::CONNECTION,
    header::PROXY_AUTHENTICATE,
    header::TRANSFER_ENCODING,
    header::UPGRADE,
    HeaderName::from_static("keep-alive"),
];

#[derive(Args)]
pub(super) struct Record {
    /// The collection as Postman exports it.
    #[arg(value_name = "COLLECTION")]
    input: PathBuf,
    #[command(flatten)]
    choice: Choice,
    /// The API: scheme and host, and perhaps the beginning of its paths.
    #[arg(long, value_name = "URL", value_parser = api_url)]
    to: Uri,
    /// Where it listens; 0 is any free port.
    #[arg(long, value_name = "PORT", default_value_t = 4011)]
    port: u16,
    #[command(flatten)]
    writing: Writing,
}

/// `https://api.example.com/v2`
fn api_url(text: &str) -> Result<Uri, String> {
    let uri: Uri = text.parse().map_err(|error| format!("it is no URL: {error}"))?;
    match (uri.scheme_str(), uri.query()) {
        (Some("http" | "https"), None) => Ok(uri),
        _ => Err("expected `http://` or `https://`, a host, and no query".to_owned()),
    }
}

/// What every exchange needs.
struct Proxy {
    to: Uri,
    client: Client<HttpsConnector<HttpConnector>, Tee<Body>>,
    learner: Mutex<Progress>,
}

/// What was learned, and whether there is more than is written.
struct Progress {
    learner: Learner,
    is_new: bool,
}

pub(super) fn run(options: &Record) -> Result<(), Failed> {
    let target = Target::new(&options.input, &options.choice, &options.writing)?;
    let learner = target.learner(Hosts::Any)?;
    let address = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), options.port);
    let wrong = |error: std::io::Error| Failed::Wrong(format!("error: cannot serve on {address}: {error}"));
    let connector = HttpsConnectorBuilder::new().with_native_roots().map_err(wrong)?;
    let client = Client::builder(TokioExecutor::new()).build(connector.https_or_http().enable_http1().build());
    let proxy = Arc::new(Proxy {
        to: options.to.clone(),
        client,
        learner: Mutex::new(Progress { learner, is_new: false }),
    });
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.map_err(wrong)?.block_on(async {
        let listener = TcpListener::bind(address).await.map_err(wrong)?;
        let address = listener.local_addr().map_err(wrong)?;
        print(&format!(
            "http://{address} passes calls on to {}; Ctrl-C ends it\n",
            options.to
        ))?;
        let router = Router::new().fallback(pass).with_state(Arc::clone(&proxy));
        tokio::select! {
            served = async { axum::serve(listener, router).await } => served.map_err(wrong),
            written = write_often(&proxy, &target) => written,
            _ = tokio::signal::ctrl_c() => Ok(()),
        }
    })?;
    let state = proxy.learner.lock().unwrap_or_else(PoisonError::into_inner);
    let learned = state.learner.learned();
    if learned.summary.exchanges > 0 {
        target.write(&learned)?;
    }
    tell(&target.summary(&learned.summary));
    Ok(())
}

async fn write_often(proxy: &Proxy, target: &Target) -> Result<(), Failed> {
    loop {
        tokio::time::sleep(OFTEN).await;
        let learned = {
            let mut state = proxy.learner.lock().unwrap_or_else(PoisonError::into_inner);
            std::mem::take(&mut state.is_new).then(|| state.learner.learned())
        };
        if let Some(learned) = learned {
            target.write(&learned)?;
        }
    }
}

/// Sends a request on, and gives its answer as it comes.
async fn pass(State(proxy): State<Arc<Proxy>>, request: Request) -> Response<Body> {
    let (mut parts, body) = request.into_parts();
    let Some(uri) = at_api(&proxy.to, &parts.uri) else {
        return refused(StatusCode::BAD_REQUEST, "the request has no path");
    };
    let mut call = Call {
        method: parts.method.to_string(),
        url: uri.to_string(),
        headers: listed(&parts.headers),
        ..Call::default()
    };
    parts.headers = passed_on(&parts.headers, &[header::HOST]);
    parts.uri = uri;
    parts.version = Version::HTTP_11;
    let sent = Copied::default();
    let request = Request::from_parts(parts, Tee::copied(body, sent.clone()));
    let answer = match proxy.client.request(request).await {
        Ok(answer) => answer,
        Err(error) => {
            let reason = format!("{} is out of reach: {error}", proxy.to);
            // Who closed the terminal wants no log.
            let _ = print(&format!("{} {} -> {reason}\n", call.method, path(&call.url)));
            return refused(StatusCode::BAD_GATEWAY, &reason);
        }
    };
    let (mut parts, body) = answer.into_parts();
    call.status = parts.status.as_u16();
    call.answer_headers = listed(&parts.headers);
    parts.headers = passed_on(&parts.headers, &[]);
    let done = move |received| {
        call.body = sent.take();
        call.answer_body = received;
        learn(&proxy, call);
    };
    Response::from_parts(parts, Body::new(Tee::new(body, done)))
}

/// What is no connection's, in its order, which a map that something is removed from does not keep.
fn passed_on(headers: &HeaderMap, left: &[HeaderName]) -> HeaderMap {
    let mut passed = HeaderMap::with_capacity(headers.len());
    for (name, value) in headers {
        if !CONNECTION.contains(name) && !left.contains(name) {
            passed.append(name, value.clone());
        }
    }
    passed
}

/// The same path and query at the API.
fn at_api(to: &Uri, asked: &Uri) -> Option<Uri> {
    let asked = asked.path_and_query().map_or("/", PathAndQuery::as_str);
    let base = to.path().trim_end_matches('/');
    let mut parts = to.clone().into_parts();
    parts.path_and_query = format!("{base}{asked}").parse().ok();
    Uri::from_parts(parts).ok()
}

fn listed(headers: &HeaderMap) -> Vec<(String, String)> {
    let headers = headers.iter().map(|(name, value)| {
        let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
        (name.as_str().to_owned(), value)
    });
    headers.collect()
}

fn refused(status: StatusCode, reason: &str) -> Response<Body> {
    let mut response = Response::new(Body::from(format!("{reason}\n")));
    *response.status_mut() = status;
    response
}

/// Adds a call, and tells of it on a line.
fn learn(proxy: &Proxy, call: Call) {
    let line = format!("{} {} -> {}", call.method, path(&call.url), call.status);
    let mut state = proxy.learner.lock().unwrap_or_else(PoisonError::into_inner);
    let found = state.learner.observe(RUN, call);
    state.is_new = true;
    let which = match found {
        Ok(names) => names,
        Err(names) if names.is_empty() => "no request of the collection".to_owned(),
        Err(names) => format!("one of {names}"),
    };
    let _ = print(&format!("{line} {which}\n"));
}

/// Without the query, which may hold a credential.
fn path(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = rest.find('/').and_then(|start| rest.get(start..)).unwrap_or("/");
    path.split('?').next().unwrap_or_default()
}
