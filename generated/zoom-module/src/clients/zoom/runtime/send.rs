// Written by postman-codegen; edit the collection and generate again.

//! Sending: a call goes through the client's middleware, is tried and tried again; each attempt is signed, answers
//! challenges and follows redirects.

use super::answer::Answer;
use super::auth::{Challenge, Scheme};
use super::body::{Body, BoxError, BoxFuture};
use super::client::Shared;
use super::clock::{Deadline, sleep};
use super::cookies::Jar;
use super::error::{Error, RequestError, TransportError};
use super::few::Few;
use super::options::Options;
use super::outgoing::Outgoing;
use super::retry::{Retries, is_idempotent, is_transient};
use super::trace::Trace;
use http::Response;
use http::header::LOCATION;
use std::fmt;
use std::ops::ControlFlow;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

/// A credential and what it is called.
pub type Named = (&'static str, Arc<dyn Scheme>);

/// What a transport does.
type Exchange = BoxFuture<'static, Result<Response<Body>, BoxError>>;

/// How many challenges of one request are answered.
const ROUNDS: u32 = 3;

/// How much of a body that nobody wants is read, so that its connection can be used again.
const DRAINED: u64 = 64 * 1024;

/// How much of an answer's body is read before the call is given to its caller.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Nothing.
    Headers,
    /// All.
    Whole,
}

/// What stands around the sending of a call, above retries and credentials: it sees a call once, unsigned, and its
/// final answer. For what stands below, see [`super::client::Builder::layer`].
pub trait Middleware: Send + Sync + 'static {
    /// Sends a call on with [`Next::run`], or answers it itself.
    fn call<'a>(&'a self, outgoing: Outgoing, next: Next<'a>) -> BoxFuture<'a, Result<Response<Body>, Error>>;
}

/// What is left of the way of a call.
#[derive(Clone, Copy)]
pub struct Next<'a> {
    shared: &'a Shared,
    rest: &'a [Arc<dyn Middleware>],
    schemes: &'a Few<Named>,
    options: &'a Options,
    /// When the call must be done.
    pub(super) deadline: Deadline,
    reading: Reading,
}

impl<'a> Next<'a> {
    /// The whole way of a call through a client.
    #[must_use]
    pub fn new(
        shared: &'a Shared,
        schemes: &'a Few<Named>,
        options: &'a Options,
        deadline: Deadline,
        reading: Reading,
    ) -> Self {
        Self {
            shared,
            rest: shared.middleware(),
            schemes,
            options,
            deadline,
            reading,
        }
    }

    /// Sends the call on.
    #[must_use]
    pub fn run(mut self, mut outgoing: Outgoing) -> BoxFuture<'a, Result<Response<Body>, Error>> {
        if let Some((first, rest)) = self.rest.split_first() {
            self.rest = rest;
            return first.call(outgoing, self);
        }
        Box::pin(async move { self.finish(&mut outgoing).await })
    }

    /// Whether no middleware is left.
    pub(super) fn is_last(&self) -> bool {
        self.rest.is_empty()
    }

    /// Sends the call past all middleware. A request is large: it stays where it is all the way, but for a copy.
    pub(super) async fn finish(&self, outgoing: &mut Outgoing) -> Result<Response<Body>, Error> {
        let trace = Trace::of(outgoing);
        let work = pin!(self.persist(outgoing, &trace));
        trace.around(work).await
    }

    /// Tries until an answer is final.
    async fn persist(&self, outgoing: &mut Outgoing, trace: &Trace) -> Result<Response<Body>, Error> {
        let retries = self.options.retries.as_ref().unwrap_or_else(|| self.shared.retries());
        if let Some(key) = &self.options.idempotency_key {
            outgoing.headers.set("Idempotency-Key", key.clone());
        }
        let may_repeat = self.options.repeatable
            || is_idempotent(&outgoing.method)
            || outgoing.headers.get("Idempotency-Key").is_some();
        if !retries.is_on() || !may_repeat || !outgoing.payload.is_replayable() {
            return self.attempt(outgoing).await;
        }
        let (mut number, mut spent) = (0, 0);
        loop {
            let outcome = self.attempt(&mut outgoing.to_boxed()).await;
            number += 1;
            let (rest, delay) = match self.judge(outcome, retries, number, &mut spent) {
                ControlFlow::Break(outcome) => return outcome,
                ControlFlow::Continue(again) => again,
            };
            trace.retried(number, delay);
            // On the heap, as is all that few calls need.
            Box::pin(pause(rest, delay)).await;
        }
    }

    /// Whether an outcome is final; if not, what is left of its body, and how long to wait before the next attempt.
    fn judge(
        &self,
        outcome: Result<Response<Body>, Error>,
        retries: &Retries,
        number: u32,
        spent: &mut u32,
    ) -> ControlFlow<Result<Response<Body>, Error>, (Body, Duration)> {
        let delay = match &outcome {
            Ok(answer) if is_transient(answer.status().as_u16()) => retries.delay(number, Some(answer.headers())),
            Ok(_) => {
                self.shared.budget().earn(*spent);
                None
            }
            Err(Error::Transport(error)) if error.is_transient() => retries.delay(number, None),
            Err(_) => None,
        };
        let after_timeout = matches!(&outcome, Err(Error::Transport(error)) if error.is_timeout());
        let delay = delay.filter(|delay| self.deadline.allows(*delay));
        match delay.and_then(|delay| self.shared.budget().spend(after_timeout).zip(Some(delay))) {
            Some((cost, delay)) => {
                *spent = cost;
                let rest = outcome.map_or_else(|_| Body::default(), Response::into_body);
                ControlFlow::Continue((rest, delay))
            }
            None => ControlFlow::Break(outcome),
        }
    }

    /// Sends once, in time.
    async fn attempt(&self, outgoing: &mut Outgoing) -> Result<Response<Body>, Error> {
        let timeout = self.options.attempt_timeout.or(self.shared.attempt_timeout());
        let deadline = Deadline::after(timeout).or(self.deadline);
        let work = pin!(self.exchange(outgoing));
        match deadline.limit(work).await {
            Ok(outcome) => outcome,
            Err(elapsed) => Err(TransportError::new(elapsed.into()).into()),
        }
    }

    /// Signs and sends; answers challenges and follows redirects.
    async fn exchange(&self, outgoing: &mut Outgoing) -> Result<Response<Body>, Error> {
        for (_, scheme) in self.schemes.iter() {
            scheme.sign(outgoing, self.shared.transport()).await?;
        }
        outgoing.sign_with_user_info();
        let limit = outgoing.redirects.limit.unwrap_or(self.shared.limits().redirects);
        let (mut followed, mut round) = (0, 0);
        loop {
            let mut answer = self.once(outgoing).await?;
            let may_ask = answer.status().is_client_error() && followed == 0 && round < ROUNDS;
            if may_ask && Box::pin(self.challenged(outgoing, &answer, round)).await? {
                round += 1;
            } else if limit > 0 && redirect(outgoing, &answer, (followed == limit).then_some(limit))? {
                followed += 1;
            } else {
                if self.reading == Reading::Whole {
                    let limit = self.options.max_response_size.unwrap_or(self.shared.limits().body);
                    let body = answer.body_mut().read(limit).await.map_err(TransportError::new)?;
                    *answer.body_mut() = body.into();
                }
                return Ok(answer);
            }
            // Reading the rest lets the connection be used again, which NTLM needs.
            let _ = Box::pin(answer.into_body().collect(DRAINED)).await;
        }
    }

    /// Lets the credentials answer a challenge; whether to send again.
    async fn challenged(&self, outgoing: &mut Outgoing, answer: &Response<Body>, round: u32) -> Result<bool, Error> {
        let challenge = Challenge {
            status: answer.status(),
            headers: answer.headers(),
            round,
            transport: self.shared.transport(),
        };
        let mut again = false;
        for (_, scheme) in self.schemes.iter() {
            again |= scheme.answer(outgoing, challenge).await?;
        }
        Ok(again && outgoing.payload.is_replayable())
    }

    /// One request, one answer.
    async fn once(&self, outgoing: &Outgoing) -> Result<Response<Body>, Error> {
        let (body, length) = outgoing.payload.open().await?;
        let answer = self.start(outgoing, body, length)?.await.map_err(failed)?;
        let most = self.shared.limits().headers;
        let length = |(name, value): (&http::HeaderName, &http::HeaderValue)| name.as_str().len() + value.len();
        if answer.headers().iter().map(length).sum::<usize>() > most {
            let problem = format!("the answer's headers have more than {most} bytes");
            return Err(TransportError::refused(problem).into());
        }
        if let Some(jar) = self.jar(outgoing) {
            jar.keep(&outgoing.url, answer.headers());
        }
        Ok(answer)
    }

    /// Gives the request to the transport. It is large, and not kept while the answer is waited for.
    fn start(&self, outgoing: &Outgoing, body: Body, length: Option<u64>) -> Result<Exchange, Error> {
        let mut request = outgoing.with_body(body, length)?;
        if let Some(jar) = self.jar(outgoing) {
            jar.add(&outgoing.url, request.headers_mut());
        }
        Ok(self.shared.transport().send_to(outgoing.url.href(), request))
    }

    /// The cookies, if the request has to do with them.
    fn jar(&self, outgoing: &Outgoing) -> Option<&'a Jar> {
        self.shared.cookies().filter(|_| outgoing.redirects.cookies)
    }
}

impl fmt::Debug for Next<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Next").field("left", &self.rest.len()).finish()
    }
}

/// An answer with its whole body, of no more than `limit` bytes.
///
/// # Errors
///
/// [`Error::Transport`] if the connection breaks, time runs out, or the body is too long.
pub async fn read(answer: Response<Body>, limit: u64) -> Result<Answer, Error> {
    let (parts, body) = answer.into_parts();
    let body = body.collect(limit).await.map_err(TransportError::new)?;
    Ok(Answer::new(parts.status, parts.headers, body))
}

/// What a transport's error means for the call.
#[cold]
#[must_use]
pub fn failed(error: BoxError) -> Error {
    match error.downcast::<RequestError>() {
        Ok(refused) => Error::Request(*refused),
        Err(error) => TransportError::new(error).into(),
    }
}

/// Turns to where an answer leads; whether it does. If as many as `reached` were followed, it must not.
fn redirect(outgoing: &mut Outgoing, answer: &Response<Body>, reached: Option<u32>) -> Result<bool, Error> {
    let status = answer.status();
    if !matches!(status.as_u16(), 301 | 302 | 303 | 307 | 308) {
        return Ok(false);
    }
    let Some(location) = answer.headers().get(LOCATION) else {
        return Ok(false);
    };
    if let Some(limit) = reached {
        let problem = format!("the server redirects more than {limit} times");
        return Err(TransportError::refused(problem).into());
    }
    outgoing.redirect(status, &String::from_utf8_lossy(location.as_bytes()))?;
    Ok(true)
}

/// Waits before the next attempt. What is left of the last answer is read, so that its connection can be used again.
async fn pause(rest: Body, delay: Duration) {
    let _ = rest.collect(DRAINED).await;
    sleep(delay).await;
}
