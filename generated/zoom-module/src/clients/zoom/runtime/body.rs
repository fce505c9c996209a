// Written by postman-codegen; edit the collection and generate again.

//! The body of a request or an answer on its way.

use bytes::Bytes;
use http_body::{Frame, SizeHint};
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll, ready};

/// A future on the heap.
#[cfg(not(target_arch = "wasm32"))]
pub type BoxFuture<'a, T> = Pin<Box<dyn std::future::Future<Output = T> + Send + 'a>>;

/// A future on the heap; a browser has one thread.
#[cfg(target_arch = "wasm32")]
pub type BoxFuture<'a, T> = Pin<Box<dyn std::future::Future<Output = T> + 'a>>;

/// Any error.
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// Bytes in memory, or bytes that come while they are read.
#[derive(Default)]
pub struct Body(Kind);

enum Kind {
    Bytes(Bytes),
    #[cfg(not(target_arch = "wasm32"))]
    Client(reqwest::Body),
    /// The mutex is never locked; it makes the stream `Sync`.
    Stream(Mutex<Pin<Box<Stream>>>),
}

type Stream = dyn http_body::Body<Data = Bytes, Error = BoxError> + Send;

impl Default for Kind {
    fn default() -> Self {
        Self::Bytes(Bytes::new())
    }
}

impl Body {
    /// A body that comes while it is read.
    pub fn new<B>(body: B) -> Self
    where
        B: http_body::Body<Data = Bytes, Error: Into<BoxError>> + Send + 'static,
    {
        Self(Kind::Stream(Mutex::new(Box::pin(Converted(Box::pin(body))))))
    }

    /// The bytes, if all are in memory.
    #[must_use]
    pub fn as_bytes(&self) -> Option<&Bytes> {
        match &self.0 {
            Kind::Bytes(bytes) => Some(bytes),
            #[cfg(not(target_arch = "wasm32"))]
            Kind::Client(_) => None,
            Kind::Stream(_) => None,
        }
    }

    /// The bytes, if all are in memory.
    pub(super) fn into_bytes(self) -> Option<Bytes> {
        match self.0 {
            Kind::Bytes(bytes) => Some(bytes),
            #[cfg(not(target_arch = "wasm32"))]
            Kind::Client(_) => None,
            Kind::Stream(_) => None,
        }
    }

    /// The next bytes; `None` at the end. Trailers are skipped.
    ///
    /// # Errors
    ///
    /// If the bytes cannot be read, as when the connection breaks.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, BoxError> {
        let mut body = Pin::new(self);
        loop {
            match std::future::poll_fn(|context| http_body::Body::poll_frame(body.as_mut(), context)).await {
                None => return Ok(None),
                Some(frame) => match frame?.into_data() {
                    Ok(data) if data.is_empty() => {}
                    Ok(data) => return Ok(Some(data)),
                    Err(_) => {}
                },
            }
        }
    }

    /// All bytes, which may be no more than `limit`.
    ///
    /// # Errors
    ///
    /// [`TooLong`], or what [`Body::chunk`] fails with.
    pub async fn collect(mut self, limit: u64) -> Result<Bytes, BoxError> {
        self.read(limit).await
    }

    /// All bytes that are left, which may be no more than `limit`.
    pub(super) fn read(&mut self, limit: u64) -> Whole<'_> {
        let (first, all) = (Bytes::new(), Vec::new());
        let body = self;
        Whole {
            body,
            limit,
            first,
            all,
        }
    }
}

/// A body that is read as a whole. One that comes at once stays where it is.
pub(super) struct Whole<'a> {
    body: &'a mut Body,
    limit: u64,
    first: Bytes,
    all: Vec<u8>,
}

impl Whole<'_> {
    /// Adds the next bytes.
    fn push(&mut self, chunk: Bytes) -> Result<(), TooLong> {
        let length = self.first.len().max(self.all.len()).saturating_add(chunk.len());
        if u64::try_from(length).is_ok_and(|length| length > self.limit) {
            return Err(TooLong(self.limit));
        }
        if self.first.is_empty() {
            self.first = chunk;
        } else {
            if self.all.is_empty() {
                self.all.extend_from_slice(&self.first);
            }
            self.all.extend_from_slice(&chunk);
        }
        Ok(())
    }
}

impl Future for Whole<'_> {
    type Output = Result<Bytes, BoxError>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        loop {
            match ready!(http_body::Body::poll_frame(Pin::new(&mut *self.body), context)) {
                Some(frame) => {
                    if let Ok(chunk) = frame?.into_data() {
                        self.push(chunk)?;
                    }
                }
                None if self.all.is_empty() => return Poll::Ready(Ok(std::mem::take(&mut self.first))),
                None => return Poll::Ready(Ok(std::mem::take(&mut self.all).into())),
            }
        }
    }
}

/// A body is longer than a client takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong(pub u64);

impl fmt::Display for TooLong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let limit = self.0;
        write!(
            f,
            "the answer has more than {limit} bytes: raise `max_response_size` of the builder, or read it piece by piece after `send_raw`"
        )
    }
}

impl std::error::Error for TooLong {}

impl http_body::Body for Body {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        match &mut self.0 {
            Kind::Bytes(bytes) if bytes.is_empty() => Poll::Ready(None),
            Kind::Bytes(bytes) => Poll::Ready(Some(Ok(Frame::data(std::mem::take(bytes))))),
            #[cfg(not(target_arch = "wasm32"))]
            Kind::Client(body) => Pin::new(body)
                .poll_frame(context)
                .map(|frame| frame.map(|frame| frame.map_err(Into::into))),
            Kind::Stream(stream) => stream
                .get_mut()
                .unwrap_or_else(PoisonError::into_inner)
                .as_mut()
                .poll_frame(context),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.0 {
            Kind::Bytes(bytes) => u64::try_from(bytes.len()).map_or_else(|_| SizeHint::default(), SizeHint::with_exact),
            #[cfg(not(target_arch = "wasm32"))]
            Kind::Client(body) => body.size_hint(),
            Kind::Stream(_) => SizeHint::default(),
        }
    }
}

/// A body with its errors as any error.
struct Converted<B>(Pin<Box<B>>);

impl<B> http_body::Body for Converted<B>
where
    B: http_body::Body<Data = Bytes, Error: Into<BoxError>>,
{
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let frame = self.0.as_mut().poll_frame(context);
        frame.map(|frame| frame.map(|frame| frame.map_err(Into::into)))
    }
}

/// Bytes in memory.
impl<T: Into<Bytes>> From<T> for Body {
    fn from(bytes: T) -> Self {
        Self(Kind::Bytes(bytes.into()))
    }
}

/// What reqwest received.
#[cfg(not(target_arch = "wasm32"))]
pub fn received(body: reqwest::Body) -> Body {
    Body(Kind::Client(body))
}

/// What reqwest sends.
#[cfg(not(target_arch = "wasm32"))]
pub fn sent(body: Body) -> reqwest::Body {
    match body.0 {
        Kind::Bytes(bytes) => bytes.into(),
        Kind::Client(body) => body,
        Kind::Stream(_) => reqwest::Body::wrap(body),
    }
}

/// Whether the bytes are all in memory.
impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Body")
            .field("length", &self.as_bytes().map(Bytes::len))
            .finish_non_exhaustive()
    }
}
