// Written by postman-codegen; edit the collection and generate again.

//! A call on its way. Only the last step depends on the operation; all before is compiled once.

use super::answer::{Answer, Decoded};
use super::body::{Body, BoxFuture};
use super::call::{Call, Operation};
use super::client::Client;
use super::clock::Deadline;
use super::error::{AuthError, Error, Failure, Unexpected};
use super::few::Few;
use super::options::Options;
use super::outgoing::Outgoing;
use super::response::Response;
use super::send::{Named, Next, Reading};
use std::fmt;
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

/// A call on its way; dropping it gives it up.
#[must_use = "a call is sent by `.await`"]
pub struct Sending<O> {
    sent: BoxFuture<'static, Result<Sent, Error>>,
    operation: PhantomData<fn() -> O>,
}

impl<O> Sending<O> {
    /// Sends `call`, which can be sent again.
    pub(super) fn new(call: &Call<O>) -> Self {
        Self {
            sent: exchange(call, Reading::Whole),
            operation: PhantomData,
        }
    }
}

impl<O: Operation> Future for Sending<O> {
    type Output = Result<Response<O::Success>, Error<O::Failure>>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let sent = ready!(self.sent.as_mut().poll(context));
        Poll::Ready(match sent {
            Ok(sent) => read::<O>(Answer::whole(sent.answer)),
            Err(error) => Err(error.widen()),
        })
    }
}

impl<O> fmt::Debug for Sending<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sending").finish_non_exhaustive()
    }
}

/// What the operation makes of an answer.
fn read<O: Operation>(answer: Answer) -> Result<Response<O::Success>, Error<O::Failure>> {
    match O::success(&answer) {
        Decoded::Value(value) => return Ok(Response::new(value, answer)),
        Decoded::Failed(error) => return Err(Error::Decode(error)),
        Decoded::Undocumented => {}
    }
    Err(match O::failure(&answer) {
        Decoded::Value(error) => Error::Api(Failure::new(error, answer)),
        Decoded::Failed(error) => Error::Decode(error),
        Decoded::Undocumented => Error::Unexpected(Unexpected::new(answer)),
    })
}

/// An answer, and what holds for reading its body.
pub struct Sent {
    /// The answer.
    pub answer: http::Response<Body>,
    /// When its body must have been read.
    pub deadline: Deadline,
    /// How many bytes it may have.
    pub limit: u64,
}

/// Sends the call.
pub(super) fn exchange<O>(call: &Call<O>, reading: Reading) -> BoxFuture<'static, Result<Sent, Error>> {
    let outgoing = match missing(call) {
        Some(name) => Err(AuthError::missing(name).into()),
        None => call.client.as_ref().prepare(&call.request),
    };
    send_prepared(
        call.client.clone(),
        outgoing,
        schemes(call),
        call.options.clone(),
        reading,
    )
}

/// The first credential that the operation needs and nobody gave.
fn missing<O>(call: &Call<O>) -> Option<&'static str> {
    let own = usize::from(call.credential.is_some());
    let mut needed = call.request.credentials().skip(own);
    needed.find(|name| call.client.as_ref().credential(name).is_none())
}

/// The credentials to send, with their names.
pub(super) fn schemes<O>(call: &Call<O>) -> Few<Named> {
    let mut names = call.request.credentials();
    let main = names.next().unwrap_or("credential");
    let known = |name| call.client.as_ref().credential(name).map(|scheme| (name, scheme));
    let first = call.credential.clone().map(|own| (main, own)).or_else(|| known(main));
    first.into_iter().chain(names.filter_map(known)).collect()
}

/// The part of a call that is the same for all operations.
fn send_prepared(
    client: Client,
    mut outgoing: Result<Outgoing, Error>,
    schemes: Few<Named>,
    options: Options,
    reading: Reading,
) -> BoxFuture<'static, Result<Sent, Error>> {
    Box::pin(async move {
        let shared = client.as_ref();
        let deadline = Deadline::after(options.timeout.or(shared.timeout()));
        let limit = options.max_response_size.unwrap_or(shared.limits().body);
        let next = Next::new(shared, &schemes, &options, deadline, reading);
        let answer = match &mut outgoing {
            Ok(outgoing) if next.is_last() => next.finish(outgoing).await?,
            _ => next.run(outgoing?).await?,
        };
        Ok(Sent {
            answer,
            deadline,
            limit,
        })
    })
}
