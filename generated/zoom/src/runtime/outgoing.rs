// Written by postman-codegen; edit the collection and generate again.

//! A request with all its values, before it is signed and after.

use super::auth::basic;
use super::body::Body;
use super::error::{Error, RequestError, TransportError};
use super::headers::Headers;
use super::payload::Payload;
use super::percent::decode;
use super::transport::address;
use super::url::{Url, parse};
use http::header::CONTENT_LENGTH;
use http::{Method, StatusCode};
use std::borrow::Cow;

/// A request with all its values, about to be signed and sent.
#[derive(Clone)]
pub struct Outgoing {
    /// The method in upper case.
    pub method: Cow<'static, str>,
    /// Where to, as a template without its query: what may be shown of it.
    pub template: Cow<'static, str>,
    /// Where to.
    pub url: Url,
    /// The headers in order.
    pub headers: Headers,
    /// The body.
    pub payload: Payload,
    /// Whether the headers say how long the body is.
    pub length: Length,
    /// What to do when the server redirects.
    pub redirects: Redirects,
}

/// Whether the headers say how long the body is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Length {
    /// They do where it is known.
    #[default]
    Stated,
    /// They do not, unless the transport adds it, as reqwest does.
    Omitted,
}

/// What to do when the server redirects.
#[derive(Clone, Copy, Debug)]
pub struct Redirects {
    /// How many are followed; none at 0. Without a number, as many as the client follows.
    pub limit: Option<u32>,
    /// Whether method and body stay with 301, 302 and 303.
    pub keep_method: bool,
    /// Whether credentials stay when the host changes.
    pub keep_authorization: bool,
    /// Whether the next request names the previous URL.
    pub referer: bool,
    /// Whether the client's cookies are sent and those of the answer kept.
    pub cookies: bool,
}

impl Default for Redirects {
    fn default() -> Self {
        Self {
            limit: None,
            keep_method: false,
            keep_authorization: false,
            referer: true,
            cookies: true,
        }
    }
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

    /// A copy on the heap: what a call keeps while it waits is small then, and so allocated faster.
    pub(super) fn to_boxed(&self) -> Box<Self> {
        Box::new(self.clone())
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
            Err(_) => self.url.authority().to_owned(),
        }
    }

    /// The request for the transport.
    ///
    /// # Errors
    ///
    /// [`Error::Request`] if the method or a header is not allowed, or a file cannot be read.
    pub async fn to_request(&self) -> Result<http::Request<Body>, Error> {
        let mut request = self.to_unaddressed().await?;
        address(&mut request, self.url.href());
        Ok(request)
    }

    /// The request for [`super::transport::Transport::send_to`], which has no URL.
    ///
    /// # Errors
    ///
    /// [`Error::Request`] if the method or a header is not allowed, or a file cannot be read.
    pub async fn to_unaddressed(&self) -> Result<http::Request<Body>, Error> {
        let (body, length) = self.payload.open().await?;
        self.with_body(body, length)
    }

    /// The request without a URL, with that body.
    pub(super) fn with_body(&self, body: Body, length: Option<u64>) -> Result<http::Request<Body>, Error> {
        let method = Method::from_bytes(self.method.as_bytes())
            .map_err(|error| RequestError::new(format!("`{}` cannot be a method", self.method)).because(error))?;
        let mut headers = self.headers.to_map()?;
        let bodiless = matches!(method.as_str(), "GET" | "HEAD" | "DELETE" | "OPTIONS" | "TRACE");
        let told = !self.payload.is_empty() || !bodiless;
        if let (Some(length), Length::Stated, true) = (length, self.length, told) {
            headers.insert(CONTENT_LENGTH, length.into());
        }
        let mut request = http::Request::new(body);
        *request.method_mut() = method;
        *request.headers_mut() = headers;
        Ok(request)
    }

    /// Turns to where a redirect leads, as Postman does.
    ///
    /// # Errors
    ///
    /// [`Error::Transport`] if it leads nowhere.
    #[cold]
    pub fn redirect(&mut self, status: StatusCode, location: &str) -> Result<(), Error> {
        let base = reqwest::Url::parse(&self.url.href());
        let next = match base.map(|base| base.join(location)) {
            Ok(Ok(next)) if matches!(next.scheme(), "http" | "https") => parse(next.as_str()),
            _ => {
                let problem = "the server redirects to something that is no web address";
                return Err(TransportError::refused(problem).into());
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
            self.method = Cow::Borrowed("GET");
            self.payload = Payload::default();
            self.headers.remove("Content-Type");
        }
        Ok(())
    }
}

/// Whether a redirect leads to where a credential must not go: another host or port, or from `https` to `http`.
fn leaves(from: &Url, to: &Url) -> bool {
    let upgrade = from.protocol == "http" && to.protocol == "https" && from.authority() == to.authority();
    !upgrade && (from.protocol != to.protocol || !from.authority().eq_ignore_ascii_case(to.authority()))
}
