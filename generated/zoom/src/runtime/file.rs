// Written by postman-codegen; edit the collection and generate again.

//! Files: a path, bytes, or a stream.

use super::body::BoxFuture;
use super::error::Error;
use super::headers::Headers;
use super::media::guess;
use super::payload::{Content, Opened, Payload, Source};
use super::request::Request;
use super::template::Values;
use super::text::Verbatim;
use bytes::Bytes;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use tokio::io::{AsyncRead, ReadBuf};

/// A file to send.
#[derive(Clone)]
pub struct File {
    content: Bytes,
    source: Option<Arc<dyn Source>>,
    /// What the type is guessed from.
    original: Option<String>,
    name: Option<String>,
    content_type: Option<String>,
    required: bool,
    /// Whether it is sent as a text.
    plain: bool,
}

impl File {
    /// The file at `path`, read while it is sent.
    pub fn path(path: impl Into<PathBuf>) -> Self {
        let path = path.into();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        Self {
            original: name.clone(),
            name,
            source: Some(Arc::new(OnDisk(path))),
            ..Self::empty()
        }
    }

    /// Bytes in memory, and what to call them.
    pub fn bytes(name: impl Into<String>, bytes: impl Into<Bytes>) -> Self {
        let name = base_name(&name.into());
        Self {
            content: bytes.into(),
            original: Some(name.clone()),
            name: Some(name),
            ..Self::empty()
        }
    }

    /// Bytes that are read while they are sent, and what to call them. They can be sent only once: not again after a
    /// redirect or a challenge, and not as a retry. Without a length the body is sent in chunks.
    pub fn stream(name: impl Into<String>, length: Option<u64>, reader: impl AsyncRead + Send + 'static) -> Self {
        let name = base_name(&name.into());
        let reader: Pin<Box<dyn AsyncRead + Send>> = Box::pin(reader);
        let source = Once {
            name: name.clone(),
            opened: Mutex::new(Some(Opened { length, reader })),
        };
        Self {
            source: Some(Arc::new(source)),
            original: Some(name.clone()),
            name: Some(name),
            ..Self::empty()
        }
    }

    /// No file: a part without content and with an empty name.
    #[must_use]
    pub fn empty() -> Self {
        Self {
            content: Bytes::new(),
            source: None,
            original: None,
            name: None,
            content_type: None,
            required: true,
            plain: false,
        }
    }

    /// Bytes in memory without a name and a type.
    pub fn unnamed(bytes: impl Into<Bytes>) -> Self {
        Self {
            content: bytes.into(),
            ..Self::empty()
        }
    }

    /// Calls the file otherwise; of a path, only the last component counts. The type is still that of the real name.
    #[must_use]
    pub fn with_name(mut self, name: &str) -> Self {
        let name = base_name(name);
        self.original.get_or_insert_with(|| name.clone());
        self.name = Some(name);
        self
    }

    /// Gives the type, instead of guessing it from the name.
    #[must_use]
    pub fn with_content_type(mut self, content_type: impl Into<String>) -> Self {
        self.content_type = Some(content_type.into());
        self
    }

    /// Tells `progress` while the file is sent how many bytes of it were sent, and how many there are if that is known.
    #[must_use]
    pub fn with_progress(mut self, progress: impl Fn(u64, Option<u64>) + Send + Sync + 'static) -> Self {
        if let Some(source) = self.source.take() {
            let progress: Progress = Arc::new(progress);
            self.source = Some(Arc::new(Watched { source, progress }));
        }
        self
    }

    /// Sends nothing in its place if the file cannot be read, as Postman does; otherwise that is an error.
    #[must_use]
    pub fn skip_unreadable(mut self) -> Self {
        self.required = false;
        self
    }

    /// What the file is called.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// The type that was given, or that the name suggests; none for a file without a name.
    #[must_use]
    pub fn content_type(&self) -> Option<String> {
        self.content_type
            .clone()
            .or_else(|| self.original.as_deref().map(guess))
    }

    /// Whether a form sends it as a text, without a name and a type.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.plain
    }

    /// Whether it has no content in memory and none elsewhere.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.content.is_empty() && self.source.is_none()
    }

    /// Whether nothing is sent in its place.
    #[must_use]
    pub fn is_skipped(&self) -> bool {
        !self.required
            && self
                .source
                .as_ref()
                .is_some_and(|source| std::fs::File::open(Path::new(&source.label())).is_err())
    }

    /// Adds the content to a body.
    pub fn write_to(&self, payload: &mut Payload) {
        match &self.source {
            Some(source) => payload.push_source(Arc::clone(source)),
            None => payload.push(self.content.clone()),
        }
    }
}

impl From<PathBuf> for File {
    fn from(path: PathBuf) -> Self {
        Self::path(path)
    }
}

/// Text in the place of a file.
impl From<Verbatim> for File {
    fn from(text: Verbatim) -> Self {
        Self {
            plain: true,
            ..Self::unnamed(text.into_string())
        }
    }
}

impl From<&Path> for File {
    fn from(path: &Path) -> Self {
        Self::path(path)
    }
}

/// Name and type, not the content.
impl fmt::Debug for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("File")
            .field("name", &self.name)
            .field("content_type", &self.content_type)
            .finish_non_exhaustive()
    }
}

/// What stands after the last slash.
fn base_name(path: &str) -> String {
    path.rsplit(['/', '\\']).next().unwrap_or(path).to_owned()
}

/// A file that is opened when it is sent.
struct OnDisk(PathBuf);

impl Source for OnDisk {
    fn label(&self) -> String {
        self.0.to_string_lossy().into_owned()
    }

    fn open(&self) -> BoxFuture<'_, io::Result<Opened>> {
        Box::pin(open(&self.0))
    }
}

#[cfg(not(target_family = "wasm"))]
async fn open(path: &Path) -> io::Result<Opened> {
    let file = tokio::fs::File::open(path).await?;
    let meta = file.metadata().await?;
    let length = meta.is_file().then_some(meta.len());
    Ok(Opened {
        length,
        reader: Box::pin(file),
    })
}

#[cfg(target_family = "wasm")]
async fn open(_: &Path) -> io::Result<Opened> {
    let reason = "there is no file system here; send the bytes of the file";
    Err(io::Error::new(io::ErrorKind::Unsupported, reason))
}

/// What is told of a file while it is sent.
type Progress = Arc<dyn Fn(u64, Option<u64>) + Send + Sync>;

/// A source that tells how far it is read.
struct Watched {
    source: Arc<dyn Source>,
    progress: Progress,
}

impl Source for Watched {
    fn label(&self) -> String {
        self.source.label()
    }

    fn is_replayable(&self) -> bool {
        self.source.is_replayable()
    }

    fn open(&self) -> BoxFuture<'_, io::Result<Opened>> {
        Box::pin(async {
            let Opened { length, reader } = self.source.open().await?;
            let reader = Box::pin(WatchedReader {
                reader,
                read: 0,
                length,
                progress: Arc::clone(&self.progress),
            });
            Ok(Opened { length, reader })
        })
    }
}

/// An open [`Watched`].
struct WatchedReader {
    reader: Pin<Box<dyn AsyncRead + Send>>,
    read: u64,
    length: Option<u64>,
    progress: Progress,
}

impl AsyncRead for WatchedReader {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let done = self.reader.as_mut().poll_read(context, buffer);
        let read = buffer.filled().len().saturating_sub(before);
        if let (Poll::Ready(Ok(())), 1..) = (&done, read) {
            self.read = self.read.saturating_add(u64::try_from(read).unwrap_or(u64::MAX));
            (self.progress)(self.read, self.length);
        }
        done
    }
}

/// A stream that can be read once.
struct Once {
    name: String,
    opened: Mutex<Option<Opened>>,
}

impl Source for Once {
    fn label(&self) -> String {
        self.name.clone()
    }

    fn is_replayable(&self) -> bool {
        false
    }

    fn open(&self) -> BoxFuture<'_, io::Result<Opened>> {
        let opened = self.opened.lock().unwrap_or_else(PoisonError::into_inner).take();
        Box::pin(std::future::ready(
            opened.ok_or_else(|| io::Error::other("the stream was sent already")),
        ))
    }
}

impl Content for File {
    fn prepare(&self, _: &Values<'_>, headers: &mut Headers) -> Result<Payload, Error> {
        let mut payload = Payload::default();
        if self.is_skipped() {
            return Ok(payload);
        }
        self.write_to(&mut payload);
        if let Some(content_type) = self.content_type().filter(|_| !payload.is_empty()) {
            headers.add_default("Content-Type", content_type);
        }
        Ok(payload)
    }
}

impl Request {
    /// Sends a file; its type is the header `Content-Type`, unless there is one.
    #[must_use]
    pub fn file(self, file: impl Into<File>) -> Self {
        self.content(file.into())
    }
}
