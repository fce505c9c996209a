//! A body that is copied while it passes.

use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};

/// A longer body passes without a copy.
const LONGEST: u64 = 8 << 20;

/// The bytes that have passed; shared, since the copy of a request is read when its answer has come.
#[derive(Clone, Default)]
pub(super) struct Copied(Arc<Mutex<Vec<u8>>>);

impl Copied {
    fn locked(&self) -> MutexGuard<'_, Vec<u8>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What has passed.
    pub(super) fn take(&self) -> Vec<u8> {
        std::mem::take(&mut *self.locked())
    }
}

/// What is done with all that was read; `None`: it was too much.
type Done = Box<dyn FnOnce(Option<Vec<u8>>) + Send + Sync>;

/// A body that is copied while it passes.
pub(super) struct Tee<B: Body<Data = Bytes> + Unpin> {
    inner: B,
    copy: Copied,
    passed: u64,
    is_whole: bool,
    done: Option<Done>,
}

impl<B: Body<Data = Bytes> + Unpin> Tee<B> {
    /// What passes is in the copy.
    pub(super) fn copied(inner: B, copy: Copied) -> Self {
        Self {
            is_whole: inner.is_end_stream(),
            inner,
            copy,
            passed: 0,
            done: None,
        }
    }

    /// `done` gets the whole of it, or `None` where it was too long or broke off.
    pub(super) fn new(inner: B, done: impl FnOnce(Option<Vec<u8>>) + Send + Sync + 'static) -> Self {
        let mut tee = Self::copied(inner, Copied::default());
        tee.done = Some(Box::new(done));
        tee
    }
}

impl<B: Body<Data = Bytes> + Unpin> Body for Tee<B> {
    type Data = Bytes;
    type Error = B::Error;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, B::Error>>> {
        let polled = Pin::new(&mut self.inner).poll_frame(context);
        match &polled {
            Poll::Ready(Some(Ok(frame))) => {
                if let Some(bytes) = frame.data_ref() {
                    self.passed += bytes.len() as u64;
                    if self.passed <= LONGEST {
                        self.copy.locked().extend_from_slice(bytes);
                    } else {
                        self.copy.take();
                    }
                }
                self.is_whole = self.inner.is_end_stream();
            }
            Poll::Ready(None) => self.is_whole = true,
            Poll::Ready(Some(Err(_))) | Poll::Pending => {}
        }
        polled
    }

    fn is_end_stream(&self) -> bool {
        self.inner.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.inner.size_hint()
    }
}

/// Whoever reads the body may stop where it ends, before it is told so.
impl<B: Body<Data = Bytes> + Unpin> Drop for Tee<B> {
    fn drop(&mut self) {
        let Some(done) = self.done.take() else { return };
        let is_copied = self.is_whole && self.passed <= LONGEST;
        done(is_copied.then(|| self.copy.take()));
    }
}
