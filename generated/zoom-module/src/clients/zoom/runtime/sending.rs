// Written by postman-codegen; edit the collection and generate again.

//! Calls on their way. Only the last step depends on the operation; all before is compiled once.

use super::answer::{Answer, Decoded};
use super::auth::Scheme;
use super::body::{Body, BoxFuture};
use super::client::Client;
use super::clock::Deadline;
use super::error::{AuthError, Error, Failure, RequestError, Unexpected};
use super::few::Few;
use super::options::Options;
use super::request::Request;
use super::response::{RawResponse, Response};
use super::send::{Named, Next, Reading};
use http::StatusCode;
use std::fmt;
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

/// An operation's documented answers; the page of its call says what they hold.
///
/// It has no page of its own, which would list all operations.
#[doc(hidden)]
pub trait Operation: 'static {
    /// What a success holds.
    type Success: Send + 'static;
    /// What a failure holds.
    type Failure: fmt::Debug + Send + Sync + 'static;

    /// Reads a documented success.
    fn success(answer: &Answer) -> Decoded<Self::Success>;

    /// Reads a documented failure; none is, if the operation does not say otherwise.
    fn failure(_answer: &Answer) -> Decoded<Self::Failure> {
        Decoded::Undocumented
    }
}

/// What a call of the operation comes to.
pub type Outcome<O> = Result<Response<<O as Operation>::Success>, Error<<O as Operation>::Failure>>;

/// A call on its way; dropping it gives it up.
#[must_use = "a call is sent by `.await`"]
pub struct Sending<O> {
    sent: BoxFuture<'static, Result<Sent, Error>>,
    operation: PhantomData<fn() -> O>,
}

impl<O> Sending<O> {
    /// Sends the call.
    pub fn new(request: Request) -> Self {
        Self {
            sent: request.send_whole(),
            operation: PhantomData,
        }
    }
}

impl<O: Operation> Future for Sending<O> {
    type Output = Outcome<O>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let sent = ready!(self.sent.as_mut().poll(context));
        Poll::Ready(match sent {
            Ok(sent) => read::<O>(sent),
            Err(error) => Err(error.widen()),
        })
    }
}

impl<O> fmt::Debug for Sending<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sending").finish_non_exhaustive()
    }
}

/// A call on its way whose answer is given as it comes; dropping it gives it up.
#[must_use = "a call is sent by `.await`"]
pub struct SendingRaw(pub(super) BoxFuture<'static, Result<Sent, Error>>);

impl Future for SendingRaw {
    type Output = Result<RawResponse, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let sent = ready!(self.0.as_mut().poll(context));
        Poll::Ready(sent.map(|sent| RawResponse::new(sent.answer, sent.deadline, sent.limit)))
    }
}

impl fmt::Debug for SendingRaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SendingRaw").finish_non_exhaustive()
    }
}

/// What the operation makes of an answer whose body was read.
pub(super) fn read<O: Operation>(sent: Sent) -> Outcome<O> {
    let answer = Answer::whole(sent.answer);
    match success::<O>(&answer) {
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

/// What the operation makes of a success; of one that is not documented, what it makes of one that is.
fn success<O: Operation>(answer: &Answer) -> Decoded<O::Success> {
    let decoded = O::success(answer);
    if !matches!(decoded, Decoded::Undocumented) || !answer.status_code().is_success() {
        return decoded;
    }
    let usual = [StatusCode::OK, StatusCode::CREATED, StatusCode::ACCEPTED];
    let mut others = usual.map(|status| O::success(&answer.with_status(status))).into_iter();
    let value = others.find(|other| matches!(other, Decoded::Value(_)));
    value.unwrap_or(Decoded::Undocumented)
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

/// Who sends a request, and how.
pub(super) struct Sender {
    pub(super) client: Client,
    /// Nearly all calls have none.
    pub(super) options: Option<Box<Options>>,
    pub(super) credential: Option<Arc<dyn Scheme>>,
}

impl Sender {
    /// The credentials to send, with their names.
    pub(super) fn schemes(&self, request: &Request) -> Few<Named> {
        let mut names = request.credentials();
        let main = names.next().unwrap_or("credential");
        let known = |name| {
            let scheme = self.client.as_ref().credential(name)?;
            (!scheme.is_missing()).then_some((name, scheme))
        };
        let any = |name| request.alternatives(name).find_map(known);
        let first = self.credential.clone().map(|own| (main, own)).or_else(|| any(main));
        first.into_iter().chain(names.filter_map(any)).collect()
    }
}

impl Request {
    /// Who sends it; a call always has one.
    pub(super) fn sender(&self) -> Result<&Sender, Error> {
        let sender = self.0.sender.as_ref();
        sender.ok_or_else(|| RequestError::new("no client sends the request").into())
    }

    /// The first credential that it needs and nobody gave.
    fn missing(&self, schemes: &Few<Named>) -> Option<&'static str> {
        let is_given = |name| schemes.iter().any(|(given, _)| *given == name);
        self.credentials().find(|name| !self.alternatives(name).any(is_given))
    }

    /// Sends the request, which can be sent again.
    pub(super) async fn send(&self, reading: Reading) -> Result<Sent, Error> {
        let sender = self.sender()?;
        let (shared, schemes) = (sender.client.as_ref(), sender.schemes(self));
        if let Some(name) = self.missing(&schemes) {
            let others: Vec<&str> = self.alternatives(name).skip(1).collect();
            return Err(AuthError::missing(name, &others).into());
        }
        let options = sender.options.as_deref().unwrap_or_else(|| Options::none());
        let deadline = Deadline::after(options.timeout.or(shared.timeout()));
        let next = Next::new(shared, &schemes, options, deadline, reading);
        let mut outgoing = shared.prepare(self)?;
        let answer = if next.is_last() {
            next.finish(&mut outgoing).await?
        } else {
            next.run(outgoing).await?
        };
        Ok(Sent {
            answer,
            deadline: next.deadline,
            limit: options.max_response_size.unwrap_or(shared.limits().body),
        })
    }

    /// Sends the request and reads its answer.
    fn send_whole(self) -> BoxFuture<'static, Result<Sent, Error>> {
        // Written where it stays: `Box::pin` would copy it, and it is large.
        let place = Box::new_uninit();
        let sent = Box::write(place, async move { self.send(Reading::Whole).await });
        Box::into_pin(sent)
    }
}
