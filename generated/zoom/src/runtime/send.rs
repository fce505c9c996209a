// Written by postman-codegen; edit the collection and generate again.

//! Sending: a signed request goes out, challenges are answered, redirects followed.

use super::answer::Answer;
use super::auth::{Challenge, Scheme, basic};
use super::body::{BoxError, BoxFuture, Payload};
use super::error::{Error, RequestError, TransportError};
use super::headers::Headers;
use super::url::{Url, decode, parse};
use reqwest::header::{HeaderMap, LOCATION};
use reqwest::{Method, StatusCode};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How many challenges of one request are answered.
const ROUNDS: u32 = 3;

/// What exchanges one request for one response; [`reqwest::Client`] is one.
pub trait Transport: Send + Sync + 'static {
    /// Sends a request. A [`RequestError`] says that nothing was sent.
    fn exchange(&self, request: Exchange) -> BoxFuture<'static, Result<reqwest::Response, BoxError>>;
}

impl Transport for reqwest::Client {
    /// reqwest's URLs have no dot segments, default ports or raw characters; a target with them is changed.
    fn exchange(&self, request: Exchange) -> BoxFuture<'static, Result<reqwest::Response, BoxError>> {
        let response = request.into_request().map(|request| self.execute(request));
        Box::pin(async move { response?.await.map_err(Into::into) })
    }
}

/// A request as it goes out.
#[derive(Debug)]
pub struct Exchange {
    /// The method.
    pub method: Method,
    /// The whole URL, encoded, byte for byte as Postman writes it.
    pub target: String,
    /// The headers, `Content-Length` among them where the length is known.
    pub headers: HeaderMap,
    /// The body.
    pub body: Option<reqwest::Body>,
    /// How long the exchange may take, with reading the body.
    pub timeout: Option<Duration>,
}

impl Exchange {
    /// The request for reqwest.
    ///
    /// # Errors
    ///
    /// If the target is no URL.
    pub fn into_request(self) -> Result<reqwest::Request, RequestError> {
        let url = reqwest::Url::parse(&self.target).map_err(|error| {
            // The path may hold data, what stands before `@` a password.
            let authority = self.target.split('/').nth(2).unwrap_or_default();
            let host = authority.rsplit('@').next().unwrap_or_default();
            RequestError::new(format!("there is no URL with the host `{host}`")).because(error)
        })?;
        let mut request = reqwest::Request::new(self.method, url);
        *request.headers_mut() = self.headers;
        *request.body_mut() = self.body;
        *request.timeout_mut() = self.timeout;
        Ok(request)
    }
}

/// A request with all its values, about to be signed and sent.
#[derive(Clone)]
pub struct Outgoing {
    /// The method in upper case.
    pub method: String,
    /// Where to.
    pub url: Url,
    /// The headers in order.
    pub headers: Headers,
    /// The body.
    pub payload: Payload,
    /// What to do when the server redirects.
    pub redirects: Redirects,
}

/// What to do when the server redirects.
#[derive(Clone, Copy, Debug)]
pub struct Redirects {
    /// How many are followed; none at 0.
    pub limit: u32,
    /// Whether method and body stay with 301, 302 and 303.
    pub keep_method: bool,
    /// Whether credentials stay when the host changes.
    pub keep_authorization: bool,
    /// Whether the next request names the previous URL.
    pub referer: bool,
}

impl Default for Redirects {
    fn default() -> Self {
        Self {
            limit: 10,
            keep_method: false,
            keep_authorization: false,
            referer: true,
        }
    }
}

/// Signs and sends a request; gives the response whose body was not yet read.
///
/// # Errors
///
/// What keeps the request from being sent or the answer from coming; any status is an answer.
pub async fn send(
    mut outgoing: Outgoing,
    schemes: &[Arc<dyn Scheme>],
    transport: &dyn Transport,
    timeout: Option<Duration>,
) -> Result<reqwest::Response, Error> {
    let deadline = timeout.and_then(|timeout| Instant::now().checked_add(timeout));
    sign(&mut outgoing, schemes, transport, deadline).await?;
    outgoing.sign_with_user_info();
    let mut followed = 0;
    let mut round = 0;
    loop {
        let response = exchange(&outgoing, transport, deadline).await?;
        let challenge = Challenge {
            status: response.status(),
            headers: response.headers(),
            round,
        };
        let mut again = false;
        for scheme in schemes.iter().filter(|_| round < ROUNDS && followed == 0) {
            again |= scheme.answer(&mut outgoing, challenge).await?;
        }
        if again {
            round += 1;
            // Reading the rest lets the connection be used again, which NTLM needs.
            let _ = response.bytes().await;
            continue;
        }
        match target(response.status(), response.headers()) {
            Some(location) if outgoing.redirects.limit > 0 => {
                if followed == outgoing.redirects.limit {
                    let problem = format!("the server redirects more than {followed} times");
                    return Err(Error::Transport(TransportError::new(problem.into())));
                }
                followed += 1;
                outgoing.redirect(response.status(), &location)?;
            }
            _ => return Ok(response),
        }
    }
}

/// Signs with all credentials, one of which may have to fetch a token.
async fn sign(
    outgoing: &mut Outgoing,
    schemes: &[Arc<dyn Scheme>],
    transport: &dyn Transport,
    deadline: Option<Instant>,
) -> Result<(), Error> {
    let signing = async {
        for scheme in schemes {
            scheme.sign(outgoing, transport).await?;
        }
        Ok(())
    };
    match deadline {
        None => signing.await,
        Some(deadline) => match tokio::time::timeout_at(deadline.into(), signing).await {
            Ok(signed) => signed,
            Err(elapsed) => Err(Error::Transport(TransportError::new(elapsed.into()))),
        },
    }
}

/// Reads the whole body of a response.
///
/// # Errors
///
/// [`Error::Transport`] if the connection breaks or time runs out.
pub async fn read(response: reqwest::Response) -> Result<Answer, Error> {
    let (status, headers) = (response.status(), response.headers().clone());
    let body = response
        .bytes()
        .await
        .map_err(|error| Error::Transport(TransportError::new(error.into())))?;
    Ok(Answer::new(status, headers, body))
}

/// One request, one response.
async fn exchange(
    outgoing: &Outgoing,
    transport: &dyn Transport,
    deadline: Option<Instant>,
) -> Result<reqwest::Response, Error> {
    let mut request = outgoing.to_exchange().await?;
    request.timeout = deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
    transport.exchange(request).await.map_err(failed)
}

/// What a transport's error means for the call.
pub fn failed(error: BoxError) -> Error {
    match error.downcast::<RequestError>() {
        Ok(refused) => Error::Request(*refused),
        Err(error) => Error::Transport(TransportError::new(error)),
    }
}

/// Where a redirect leads.
fn target(status: StatusCode, headers: &HeaderMap) -> Option<String> {
    let location = headers
        .get(LOCATION)
        .filter(|_| matches!(status.as_u16(), 301 | 302 | 303 | 307 | 308))?;
    Some(String::from_utf8_lossy(location.as_bytes()).into_owned())
}

impl Outgoing {
    /// Sends the user info of the URL as a basic credential, unless there is an `Authorization` header.
    pub fn sign_with_user_info(&mut self) {
        let Some(user_info) = self.url.user_info.take() else {
            return;
        };
        if self.headers.get("Authorization").is_none() {
            let (user, password) = user_info.split_once(':').unwrap_or((&user_info, ""));
            let text = |part| String::from_utf8_lossy(&decode(part)).into_owned();
            self.headers
                .set_secret("Authorization", basic(&text(user), &text(password)));
        }
    }

    /// The value of the header `Host` that is sent.
    #[must_use]
    pub fn host(&self) -> String {
        if let Some(explicit) = self.headers.get("Host") {
            return explicit.to_owned();
        }
        match reqwest::Url::parse(&self.url.origin()) {
            Ok(url) => {
                let host = url.host_str().unwrap_or("");
                url.port()
                    .map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
            }
            Err(_) => self.url.authority.clone(),
        }
    }

    /// The request for the transport.
    ///
    /// # Errors
    ///
    /// [`Error::Request`] if the method or a header is not allowed, or a file cannot be read.
    pub async fn to_exchange(&self) -> Result<Exchange, Error> {
        let method = Method::from_bytes(self.method.as_bytes())
            .map_err(|error| RequestError::new(format!("`{}` cannot be a method", self.method)).because(error))?;
        let mut headers = self.headers.to_map()?;
        let bodiless = matches!(method.as_str(), "GET" | "HEAD" | "DELETE" | "OPTIONS" | "TRACE");
        let mut content = None;
        if !self.payload.is_empty() {
            let (body, length) = self.payload.open().await?;
            if let Some(length) = length {
                headers.insert(reqwest::header::CONTENT_LENGTH, length.into());
            }
            content = Some(body);
        } else if !bodiless {
            headers.insert(reqwest::header::CONTENT_LENGTH, 0.into());
        }
        Ok(Exchange {
            method,
            target: self.url.href(),
            headers,
            body: content,
            timeout: None,
        })
    }

    /// Turns to where a redirect leads, as Postman does.
    fn redirect(&mut self, status: StatusCode, location: &str) -> Result<(), Error> {
        let base = reqwest::Url::parse(&self.url.href());
        let next = match base.map(|base| base.join(location)) {
            Ok(Ok(next)) if matches!(next.scheme(), "http" | "https") => parse(next.as_str()),
            _ => {
                let problem = "the server redirects to something that is no web address";
                return Err(Error::Transport(TransportError::new(problem.into())));
            }
        };
        let mut previous = std::mem::replace(&mut self.url, next);
        self.url.user_info = None;
        if leaves(&previous, &self.url) {
            previous.query = None;
            if !self.redirects.keep_authorization {
                self.headers.remove_secrets();
            }
        }
        self.headers.remove("Host");
        if self.redirects.referer {
            self.headers.set("Referer", previous.href());
        }
        if status.as_u16() < 307 && !self.redirects.keep_method && self.method != "HEAD" {
            "GET".clone_into(&mut self.method);
            self.payload = Payload::default();
            self.headers.remove("Content-Type");
        }
        Ok(())
    }
}

/// Whether a redirect leads to where a credential must not go: another host or port, or from `https` to `http`.
fn leaves(from: &Url, to: &Url) -> bool {
    let upgrade = from.protocol == "http" && to.protocol == "https" && from.authority == to.authority;
    !upgrade && (from.protocol != to.protocol || !from.authority.eq_ignore_ascii_case(&to.authority))
}
