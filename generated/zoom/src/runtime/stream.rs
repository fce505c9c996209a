// Written by postman-codegen; edit the collection and generate again.

//! What is read one by one, as a stream for the `futures` crates; with the feature `stream`.

#![cfg(feature = "stream")]

use super::body::BoxFuture;
use super::download::{Event, Events, JsonLines};
use super::error::Error;
use super::response::RawResponse;
use bytes::Bytes;
use futures_core::Stream;
use serde::de::DeserializeOwned;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

/// A reader on its way to its next item, and both.
pub type Step<R, T, E> = BoxFuture<'static, (R, Result<Option<T>, E>)>;

/// The items of a reader; an error is the last one.
struct Steps<R, T, E> {
    step: fn(R) -> Step<R, T, E>,
    running: Option<Step<R, T, E>>,
}

/// The items of a reader, by what reads the next one; an error is the last one.
pub fn stream<R, T, E>(reader: R, step: fn(R) -> Step<R, T, E>) -> impl Stream<Item = Result<T, E>> + Unpin {
    Steps {
        step,
        running: Some(step(reader)),
    }
}

impl<R, T, E> Stream for Steps<R, T, E> {
    type Item = Result<T, E>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let Some(running) = &mut self.running else {
            return Poll::Ready(None);
        };
        let (reader, next) = ready!(running.as_mut().poll(context));
        self.running = matches!(next, Ok(Some(_))).then(|| (self.step)(reader));
        Poll::Ready(next.transpose())
    }
}

/// `into_stream` of a reader.
macro_rules! into_stream {
    ($reader:ty, $item:ty, $error:ty, $next:ident $(, $of:ident: $bound:path)?) => {
        impl$(<$of: $bound + Send + 'static>)? $reader {
            /// The same as a stream; an error is its last item.
            pub fn into_stream(self) -> impl Stream<Item = Result<$item, $error>> + Unpin {
                stream(self, |mut reader| {
                    Box::pin(async move {
                        let next = reader.$next().await;
                        (reader, next)
                    })
                })
            }
        }
    };
}

into_stream!(RawResponse, Bytes, Error, chunk);
into_stream!(Events, Event, Error, next);
into_stream!(JsonLines<T>, T, Error, next, T: DeserializeOwned);
