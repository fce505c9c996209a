// Written by postman-codegen; edit the collection and generate again.

//! Bodies that are too long for memory, and bodies that are many items.

use super::error::{Error, RequestError};
use super::path;
use super::response::RawResponse;
use bytes::{Buf, BytesMut};
use serde::de::DeserializeOwned;
use std::collections::VecDeque;
use std::fmt;
use std::marker::PhantomData;
use tokio::io::{AsyncWrite, AsyncWriteExt as _};

/// How many bytes one line of a stream of items may have.
const LINE: usize = 16 << 20;

impl RawResponse {
    /// Writes the body as it comes, so that it needs no memory; gives its length in bytes.
    ///
    /// # Errors
    ///
    /// [`Error::Transport`] if the connection breaks or time runs out, [`Error::Request`] if it cannot be written.
    pub async fn copy_to(self, writer: impl AsyncWrite + Unpin) -> Result<u64, Error> {
        self.copy_watched(writer, |_, _| ()).await
    }

    /// The same; `progress` is told how many bytes were written, and how many there are if the server said so.
    ///
    /// # Errors
    ///
    /// As [`RawResponse::copy_to`].
    pub async fn copy_watched(
        mut self,
        mut writer: impl AsyncWrite + Unpin,
        mut progress: impl FnMut(u64, Option<u64>),
    ) -> Result<u64, Error> {
        let length = self.headers().get(http::header::CONTENT_LENGTH);
        let length = length.and_then(|length| length.to_str().ok()?.parse().ok());
        let failed = |error| Error::from(RequestError::new("the body cannot be written").because(error));
        let mut written = 0_u64;
        while let Some(chunk) = self.chunk().await? {
            writer.write_all(&chunk).await.map_err(failed)?;
            written = written.saturating_add(u64::try_from(chunk.len()).unwrap_or(u64::MAX));
            progress(written, length);
        }
        writer.flush().await.map_err(failed)?;
        Ok(written)
    }

    /// Reads the body as JSON values, one in a line (NDJSON, JSON Lines).
    #[must_use]
    pub fn json_lines<T: DeserializeOwned>(self) -> JsonLines<T> {
        JsonLines {
            lines: Lines::new(self),
            of: PhantomData,
        }
    }

    /// Reads the body as server-sent events (`text/event-stream`).
    #[must_use]
    pub fn events(self) -> Events {
        Events {
            lines: Lines::new(self),
            id: String::new(),
        }
    }
}

/// The lines of a body, without their ends.
struct Lines {
    response: RawResponse,
    buffer: BytesMut,
    searched: usize,
    ready: VecDeque<String>,
    after_return: bool,
    ended: bool,
}

impl Lines {
    fn new(response: RawResponse) -> Self {
        Self {
            response,
            buffer: BytesMut::new(),
            searched: 0,
            ready: VecDeque::new(),
            after_return: false,
            ended: false,
        }
    }

    /// The next line; the last may have no end.
    async fn next(&mut self) -> Result<Option<String>, Error> {
        loop {
            if let Some(line) = self.ready.pop_front() {
                return Ok(Some(line));
            }
            if self.ended {
                return Ok(None);
            }
            if let Some(chunk) = self.response.chunk().await? {
                self.buffer.extend_from_slice(&chunk);
                self.split()?;
                continue;
            }
            self.ended = true;
            if !self.buffer.is_empty() {
                self.ready.push_back(text(&self.buffer));
            }
        }
    }

    /// Takes the whole lines out of the buffer. A line ends with `\n`, `\r\n` or `\r`.
    fn split(&mut self) -> Result<(), Error> {
        while let Some(at) = self
            .buffer
            .iter()
            .skip(self.searched)
            .position(|byte| matches!(byte, b'\n' | b'\r'))
        {
            let line = self.buffer.split_to(self.searched + at);
            let end = self.buffer.first().copied();
            self.buffer.advance(1);
            self.searched = 0;
            let second_half = std::mem::take(&mut self.after_return) && end == Some(b'\n') && line.is_empty();
            self.after_return = end == Some(b'\r');
            if !second_half {
                self.ready.push_back(text(&line));
            }
        }
        self.searched = self.buffer.len();
        if self.searched > LINE {
            let problem = format!("a line of the answer has more than {LINE} bytes");
            return Err(super::error::TransportError::refused(problem).into());
        }
        Ok(())
    }
}

fn text(line: &[u8]) -> String {
    String::from_utf8_lossy(line.strip_prefix(path::BYTE_ORDER_MARK).unwrap_or(line)).into_owned()
}

/// JSON values that come one in a line.
pub struct JsonLines<T> {
    lines: Lines,
    of: PhantomData<fn() -> T>,
}

impl<T: DeserializeOwned> JsonLines<T> {
    /// The next value; `None` at the end. Blank lines are skipped.
    ///
    /// # Errors
    ///
    /// [`Error::Transport`] if the connection breaks or time runs out, or a line is no such value; the next line may be.
    pub async fn next(&mut self) -> Result<Option<T>, Error> {
        while let Some(line) = self.lines.next().await? {
            if line.trim().is_empty() {
                continue;
            }
            return match serde_json::from_str(&line) {
                Ok(value) => Ok(Some(value)),
                Err(error) => {
                    let place = path::at(line.as_bytes(), error.line(), error.column());
                    let problem = format!("{place}: {}", path::problem(&error));
                    Err(super::error::TransportError::refused(problem).into())
                }
            };
        }
        Ok(None)
    }
}

impl<T> fmt::Debug for JsonLines<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JsonLines").finish_non_exhaustive()
    }
}

/// An event that a server sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Event {
    /// Its type; `message` if the server gives none.
    pub event: String,
    /// Its data, lines joined by `\n`.
    pub data: String,
    /// The last id that the server gave; with it as `Last-Event-ID`, a new call goes on from here.
    pub id: String,
}

impl Event {
    /// The data as JSON.
    ///
    /// # Errors
    ///
    /// If the data is no JSON, or no `T`.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, serde_json::Error> {
        serde_json::from_str(&self.data)
    }
}

/// Server-sent events, as the HTML standard reads them (section 9.2.6).
pub struct Events {
    lines: Lines,
    id: String,
}

impl Events {
    /// The next event; `None` at the end. What the server left unfinished is no event.
    ///
    /// # Errors
    ///
    /// [`Error::Transport`] if the connection breaks or time runs out.
    pub async fn next(&mut self) -> Result<Option<Event>, Error> {
        let (mut kind, mut data) = (String::new(), None::<String>);
        while let Some(line) = self.lines.next().await? {
            if line.is_empty() {
                if let Some(data) = data.take() {
                    let event = if kind.is_empty() { "message".to_owned() } else { kind };
                    let id = self.id.clone();
                    return Ok(Some(Event { event, data, id }));
                }
                kind.clear();
                continue;
            }
            let (field, value) = line.split_once(':').unwrap_or((&line, ""));
            let value = value.strip_prefix(' ').unwrap_or(value);
            match (field, &mut data) {
                ("event", _) => value.clone_into(&mut kind),
                ("data", Some(data)) => data.extend(["\n", value]),
                ("data", data) => *data = Some(value.to_owned()),
                ("id", _) if !value.contains('\0') => value.clone_into(&mut self.id),
                _ => {}
            }
            if data.as_ref().is_some_and(|data| data.len() > LINE) {
                let problem = format!("an event has more than {LINE} bytes");
                return Err(super::error::TransportError::refused(problem).into());
            }
        }
        Ok(None)
    }
}

impl fmt::Debug for Events {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Events").finish_non_exhaustive()
    }
}
