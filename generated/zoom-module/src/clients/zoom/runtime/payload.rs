// Written by postman-codegen; edit the collection and generate again.

//! Request bodies before they are sent: bytes, and sources that are read while they are sent.

use super::body::{Body, BoxError, BoxFuture};
use super::error::{Error, RequestError};
use super::headers::Headers;
use super::template::Values;
use bytes::Bytes;
use http_body::{Frame, SizeHint};
use std::any::Any;
use std::collections::VecDeque;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use tokio::io::{AsyncRead, ReadBuf};

/// How much of a source is read at once.
const CHUNK: usize = 64 * 1024;

/// The content of a request before its values are known: JSON, a form, a file.
pub trait Content: Any + Send + Sync {
    /// Makes the bytes to send, and sets the headers that depend on them.
    ///
    /// # Errors
    ///
    /// [`Error::Request`] if a value is missing or something cannot be sent.
    fn prepare(&self, values: &Values<'_>, headers: &mut Headers) -> Result<Payload, Error>;
}

/// Something that is read while it is sent.
pub trait Source: Send + Sync {
    /// What to call it: a path or a name.
    fn label(&self) -> String;

    /// Opens it; may be called again to send a second time.
    fn open(&self) -> BoxFuture<'_, io::Result<Opened>>;

    /// Whether it can be opened again.
    fn is_replayable(&self) -> bool {
        true
    }
}

/// An open [`Source`].
pub struct Opened {
    /// Its length in bytes, if known.
    pub length: Option<u64>,
    /// Its bytes.
    pub reader: Pin<Box<dyn AsyncRead + Send>>,
}

/// A part of a [`Payload`].
#[derive(Clone)]
pub enum Piece {
    /// Bytes in memory.
    Bytes(Bytes),
    /// Bytes from elsewhere.
    Source(Arc<dyn Source>),
}

/// The bytes of a request's body, one piece after another; no piece is no body.
#[derive(Clone, Default)]
pub struct Payload {
    pieces: Vec<Piece>,
}

impl Payload {
    /// Adds bytes at the end.
    pub fn push(&mut self, bytes: impl Into<Bytes>) {
        let bytes = bytes.into();
        if !bytes.is_empty() {
            self.pieces.push(Piece::Bytes(bytes));
        }
    }

    /// Adds a source at the end.
    pub fn push_source(&mut self, source: Arc<dyn Source>) {
        self.pieces.push(Piece::Source(source));
    }

    /// Whether there is no body.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// The pieces in order.
    #[must_use]
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// Whether the same bytes can be sent again.
    #[must_use]
    pub fn is_replayable(&self) -> bool {
        self.pieces.iter().all(|piece| match piece {
            Piece::Bytes(_) => true,
            Piece::Source(source) => source.is_replayable(),
        })
    }

    /// All bytes, if they are in memory.
    #[must_use]
    pub fn bytes(&self) -> Option<Bytes> {
        match self.pieces.as_slice() {
            [] => Some(Bytes::new()),
            [Piece::Bytes(bytes)] => Some(bytes.clone()),
            several => {
                let bytes = several.iter().map(|piece| match piece {
                    Piece::Bytes(bytes) => Some(&**bytes),
                    Piece::Source(_) => None,
                });
                Some(bytes.collect::<Option<Vec<&[u8]>>>()?.concat().into())
            }
        }
    }

    /// Opens all sources; gives the body and its length, if that is known.
    ///
    /// # Errors
    ///
    /// [`Error::Request`] if a source cannot be read.
    pub async fn open(&self) -> Result<(Body, Option<u64>), Error> {
        match self.bytes() {
            Some(bytes) => {
                let length = u64::try_from(bytes.len()).ok();
                Ok((bytes.into(), length))
            }
            // On the heap, so that a call without sources is smaller.
            None => Box::pin(self.open_sources()).await,
        }
    }

    async fn open_sources(&self) -> Result<(Body, Option<u64>), Error> {
        let mut length = Some(0);
        let mut readers = VecDeque::new();
        for piece in &self.pieces {
            let (reader, size) = match piece {
                Piece::Bytes(bytes) => (Reader::Bytes(bytes.clone()), u64::try_from(bytes.len()).ok()),
                Piece::Source(source) => {
                    let opened = source.open().await.map_err(|error| {
                        RequestError::new(format!("`{}` cannot be read", source.label())).because(error)
                    })?;
                    (Reader::Stream(opened.reader), opened.length)
                }
            };
            readers.push_back(reader);
            length = length.zip(size).map(|(sum, size): (u64, u64)| sum.saturating_add(size));
        }
        Ok((Body::new(Chain { readers, length }), length))
    }
}

/// A piece while it is read.
enum Reader {
    Bytes(Bytes),
    Stream(Pin<Box<dyn AsyncRead + Send>>),
}

/// A body of several pieces.
struct Chain {
    readers: VecDeque<Reader>,
    length: Option<u64>,
}

impl http_body::Body for Chain {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        loop {
            let frame = match self.readers.front_mut() {
                None => return Poll::Ready(None),
                Some(Reader::Bytes(bytes)) => std::mem::take(bytes),
                Some(Reader::Stream(reader)) => {
                    let mut chunk = vec![0; CHUNK];
                    let mut buffer = ReadBuf::new(&mut chunk);
                    if let Err(error) = ready!(reader.as_mut().poll_read(context, &mut buffer)) {
                        return Poll::Ready(Some(Err(error.into())));
                    }
                    let filled = buffer.filled().len();
                    chunk.truncate(filled);
                    chunk.into()
                }
            };
            if frame.is_empty() {
                self.readers.pop_front();
            } else {
                return Poll::Ready(Some(Ok(Frame::data(frame))));
            }
        }
    }

    fn size_hint(&self) -> SizeHint {
        self.length.map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}
