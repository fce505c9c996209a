// Written by postman-codegen; edit the collection and generate again.

//! What sends a request and gives its answer: reqwest, or anything else.

use super::body::{Body, BoxError, BoxFuture};
use super::error::RequestError;
use bytes::Bytes;
use http::{Request, Response, Uri};
use std::fmt::Write as _;
use std::sync::Arc;

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
        let answer = addressed(&url, request).map(|request| self.execute(request));
        Box::pin(async move {
            let answer = answer?.await?;
            #[cfg(not(target_arch = "wasm32"))]
            return Ok(from_reqwest(answer));
            #[cfg(target_arch = "wasm32")]
            whole(answer).await
        })
    }
}

/// The request for reqwest, and for what takes its requests: services of tower, reqwest-middleware.
///
/// # Errors
///
/// A [`RequestError`] if the target is no URL.
pub fn to_reqwest(request: Request<Body>) -> Result<reqwest::Request, BoxError> {
    addressed(&target(&request), request)
}

/// The request for reqwest, with that URL.
fn addressed(target: &str, request: Request<Body>) -> Result<reqwest::Request, BoxError> {
    let url = reqwest::Url::parse(target).map_err(|error| {
        // The path may hold data, what stands before `@` a password.
        let authority = target.split('/').nth(2).unwrap_or_default();
        let host = authority.rsplit('@').next().unwrap_or_default();
        RequestError::new(format!("there is no URL with the host `{host}`: check the settings")).because(error)
    })?;
    let (parts, body) = request.into_parts();
    let mut request = reqwest::Request::new(parts.method, url);
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
