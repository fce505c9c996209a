// Written by postman-codegen; edit the collection and generate again.

//! What sends a request and gives its answer: reqwest, or anything else.

use super::body::{Body, BoxError, BoxFuture};
use super::error::RequestError;
use bytes::Bytes;
use http::{Request, Response, Uri};
use std::fmt::Write as _;
use std::sync::{Arc, OnceLock};

/// What exchanges one request for one answer; [`reqwest::Client`] is one, and so is a closure.
///
/// It sees requests as they go out: signed, each attempt and each redirect on its own. It follows no redirects. The
/// method, the headers and the body are ready; `Content-Length` is among the headers where the length is known.
pub trait Transport: Send + Sync + 'static {
    /// Sends a request. A [`RequestError`] says that nothing was sent.
    fn send(&self, request: Request<Body>) -> BoxFuture<'static, Result<Response<Body>, BoxError>>;

    /// Sends a request to `url`, which it does not hold yet. By default it is put in; who needs it as text anyway saves
    /// two readings of it.
    fn send_to(&self, url: String, mut request: Request<Body>) -> BoxFuture<'static, Result<Response<Body>, BoxError>> {
        address(&mut request, url);
        self.send(request)
    }
}

/// With [`target`], the URL of a request that [`http::Uri`] cannot hold.
#[derive(Clone, Debug)]
pub struct Target(pub String);

/// Puts the URL into a request.
pub(super) fn address(request: &mut Request<Body>, url: String) {
    let url = Bytes::from(url);
    if let Ok(uri) = Uri::from_maybe_shared(url.clone()) {
        *request.uri_mut() = uri;
    } else {
        let target = String::from_utf8_lossy(&url).into_owned();
        request.extensions_mut().insert(Target(target));
    }
}

/// The whole URL of a request, byte for byte as Postman writes it.
#[must_use]
pub fn target(request: &Request<Body>) -> String {
    if let Some(Target(target)) = request.extensions().get() {
        return target.clone();
    }
    let mut text = String::with_capacity(128);
    // Writing to a string cannot fail.
    let _ = write!(text, "{}", request.uri());
    text
}

impl<T: Transport + ?Sized> Transport for Arc<T> {
    fn send(&self, request: Request<Body>) -> BoxFuture<'static, Result<Response<Body>, BoxError>> {
        T::send(self, request)
    }

    fn send_to(&self, url: String, request: Request<Body>) -> BoxFuture<'static, Result<Response<Body>, BoxError>> {
        T::send_to(self, url, request)
    }
}

/// A closure sends: what a tower service, reqwest-middleware or another HTTP client needs.
#[cfg(not(target_arch = "wasm32"))]
impl<F, A> Transport for F
where
    F: Fn(Request<Body>) -> A + Send + Sync + 'static,
    A: std::future::Future<Output = Result<Response<Body>, BoxError>> + Send + 'static,
{
    fn send(&self, request: Request<Body>) -> BoxFuture<'static, Result<Response<Body>, BoxError>> {
        Box::pin(self(request))
    }
}

impl Transport for reqwest::Client {
    /// reqwest's URLs have no dot segments, default ports or raw characters; a target with them is changed.
    fn send(&self, request: Request<Body>) -> BoxFuture<'static, Result<Response<Body>, BoxError>> {
        self.send_to(target(&request), request)
    }

    fn send_to(&self, url: String, request: Request<Body>) -> BoxFuture<'static, Result<Response<Body>, BoxError>> {
        execute(self, parse(&url), request)
    }
}

/// reqwest's client, with the origin that it sent to first: reading an origin is most of reading a URL, and nearly all
/// calls of a client go to one.
pub(super) struct Http {
    client: reqwest::Client,
    first: OnceLock<Origin>,
}

/// A path that is replaced. A copy of its URL has room for the path and query of a usual call.
const ROOM: &str = "/-------------------------------------------------------------------------------";

/// An origin as text and as a URL.
struct Origin {
    text: String,
    url: reqwest::Url,
}

impl Http {
    /// A transport by that client.
    pub(super) fn new(client: reqwest::Client) -> Self {
        let first = OnceLock::new();
        Self { client, first }
    }

    /// The URL of a text.
    fn parse(&self, text: &str) -> Result<reqwest::Url, BoxError> {
        let Some(first) = self.first.get() else {
            let url = parse(text)?;
            if let Some(origin) = Origin::of(text) {
                // Another call may have been faster.
                let _ = self.first.set(origin);
            }
            return Ok(url);
        };
        match text.strip_prefix(&*first.text).filter(|rest| is_plain(rest)) {
            Some(rest) => Ok(first.with(rest)),
            None => parse(text),
        }
    }
}

impl Origin {
    /// The origin of a URL, if it has nothing unusual.
    fn of(url: &str) -> Option<Self> {
        let (protocol, rest) = url.split_once("://")?;
        let authority = rest.split('/').next()?;
        let text = format!("{protocol}://{authority}");
        let url = parse(&format!("{text}{ROOM}")).ok()?;
        let is_bare = url.path() == ROOM && url.query().is_none() && url.fragment().is_none();
        is_bare.then_some(Self { text, url })
    }

    /// The URL with that path and query.
    fn with(&self, rest: &str) -> reqwest::Url {
        let (path, query) = rest
            .split_once('?')
            .map_or((rest, None), |(path, query)| (path, Some(query)));
        let mut url = self.url.clone();
        url.set_path(path);
        url.set_query(query);
        url
    }
}

impl Transport for Http {
    fn send(&self, request: Request<Body>) -> BoxFuture<'static, Result<Response<Body>, BoxError>> {
        self.send_to(target(&request), request)
    }

    fn send_to(&self, url: String, request: Request<Body>) -> BoxFuture<'static, Result<Response<Body>, BoxError>> {
        execute(&self.client, self.parse(&url), request)
    }
}

/// Whether what follows an origin is a path, perhaps with a query, that means the same alone as in a URL: there, blanks
/// at the end are left out, and a fragment may follow.
fn is_plain(rest: &str) -> bool {
    rest.starts_with('/') && rest.bytes().all(|byte| byte > b' ' && byte != b'#')
}

/// Sends with reqwest.
fn execute(
    client: &reqwest::Client,
    url: Result<reqwest::Url, BoxError>,
    request: Request<Body>,
) -> BoxFuture<'static, Result<Response<Body>, BoxError>> {
    let answer = addressed(url, request).map(|request| client.execute(request));
    Box::pin(async move {
        let answer = answer?.await?;
        #[cfg(not(target_arch = "wasm32"))]
        return Ok(from_reqwest(answer));
        #[cfg(target_arch = "wasm32")]
        whole(answer).await
    })
}

/// The request for reqwest, and for what takes its requests: services of tower, reqwest-middleware.
///
/// # Errors
///
/// A [`RequestError`] if the target is no URL.
pub fn to_reqwest(request: Request<Body>) -> Result<reqwest::Request, BoxError> {
    addressed(parse(&target(&request)), request)
}

/// The URL of a target.
fn parse(target: &str) -> Result<reqwest::Url, BoxError> {
    reqwest::Url::parse(target).map_err(|error| {
        // The path may hold data, what stands before `@` a password.
        let authority = target.split('/').nth(2).unwrap_or_default();
        let host = authority.rsplit('@').next().unwrap_or_default();
        let problem = format!("there is no URL with the host `{host}`: check the settings");
        RequestError::new(problem).because(error).into()
    })
}

/// The request for reqwest, with that URL if it is one.
fn addressed(url: Result<reqwest::Url, BoxError>, request: Request<Body>) -> Result<reqwest::Request, BoxError> {
    let (parts, body) = request.into_parts();
    let mut request = reqwest::Request::new(parts.method, url?);
    *request.headers_mut() = parts.headers;
    #[cfg(not(target_arch = "wasm32"))]
    if body.as_bytes().is_none_or(|bytes| !bytes.is_empty()) {
        *request.body_mut() = Some(super::body::sent(body));
    }
    #[cfg(target_arch = "wasm32")]
    match body.as_bytes() {
        Some(bytes) if bytes.is_empty() => {}
        Some(bytes) => *request.body_mut() = Some(bytes.clone().into()),
        None => return Err(RequestError::new("a browser sends no streams: pass bytes").into()),
    }
    Ok(request)
}

/// The answer of reqwest.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn from_reqwest(answer: reqwest::Response) -> Response<Body> {
    Response::<reqwest::Body>::from(answer).map(super::body::received)
}

/// The answer that reqwest gives in a browser, read whole.
#[cfg(target_arch = "wasm32")]
async fn whole(response: reqwest::Response) -> Result<Response<Body>, BoxError> {
    let (status, headers) = (response.status(), response.headers().clone());
    let mut answer = Response::new(Body::from(response.bytes().await?));
    *answer.status_mut() = status;
    *answer.headers_mut() = headers;
    Ok(answer)
}
