// Written by postman-codegen; edit the collection and generate again.

//! What can go wrong between a request and its answer.

use super::body::{BoxError, TooLong};
use super::clock::Elapsed;
use super::error::Error;
use std::fmt;

/// No connection, or it broke, or it took too long, or the answer cannot be taken.
#[derive(Debug)]
pub struct TransportError {
    trouble: Trouble,
    source: BoxError,
}

/// What went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Trouble {
    Timeout,
    Connect,
    Broken,
    Refused,
}

impl TransportError {
    /// What the transport reports, without the URL, which may hold a credential.
    #[cold]
    #[must_use]
    pub fn new(source: BoxError) -> Self {
        match source.downcast::<reqwest::Error>() {
            Ok(error) => Self {
                trouble: trouble_of_client(&error),
                source: error.without_url().into(),
            },
            Err(source) => Self {
                trouble: trouble(&*source),
                source,
            },
        }
    }

    /// An answer that the client does not take.
    #[cold]
    #[must_use]
    pub fn refused(problem: impl Into<BoxError>) -> Self {
        Self {
            trouble: Trouble::Refused,
            source: problem.into(),
        }
    }

    /// Whether time ran out.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        self.trouble == Trouble::Timeout
    }

    /// Whether no connection could be made.
    #[must_use]
    pub fn is_connect(&self) -> bool {
        self.trouble == Trouble::Connect
    }

    /// Whether another attempt may succeed.
    #[must_use]
    pub fn is_transient(&self) -> bool {
        self.trouble != Trouble::Refused
    }
}

impl<E> From<TransportError> for Error<E> {
    fn from(error: TransportError) -> Self {
        Self::Transport(error)
    }
}

impl std::error::Error for TransportError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&*self.source)
    }
}

fn trouble_of_client(error: &reqwest::Error) -> Trouble {
    #[cfg(not(target_arch = "wasm32"))]
    if error.is_connect() && !error.is_timeout() {
        return Trouble::Connect;
    }
    match error {
        error if error.is_timeout() => Trouble::Timeout,
        error if error.is_builder() => Trouble::Refused,
        error => trouble(error),
    }
}

/// What an error or one of its causes says.
fn trouble(error: &(dyn std::error::Error + 'static)) -> Trouble {
    use std::io::ErrorKind;
    let mut cause = Some(error);
    while let Some(error) = cause {
        if error.is::<Elapsed>() {
            return Trouble::Timeout;
        }
        if error.is::<TooLong>() {
            return Trouble::Refused;
        }
        match error.downcast_ref().map(std::io::Error::kind) {
            Some(ErrorKind::TimedOut) => return Trouble::Timeout,
            Some(ErrorKind::ConnectionRefused) => return Trouble::Connect,
            // What a source of the request's body fails with, and what cannot be decompressed.
            Some(ErrorKind::NotFound | ErrorKind::PermissionDenied | ErrorKind::InvalidData) => {
                return Trouble::Refused;
            }
            _ => cause = error.source(),
        }
    }
    Trouble::Broken
}

/// What happened, the first cause, and what to do.
impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut cause: &(dyn std::error::Error + 'static) = &*self.source;
        while let Some(deeper) = cause.source() {
            cause = deeper;
        }
        match self.trouble {
            Trouble::Timeout => f.write_str("the call timed out: try again later, or raise `timeout` of the call"),
            Trouble::Connect => write!(
                f,
                "no connection to the server: {cause}; check its address and the network"
            ),
            Trouble::Broken => write!(
                f,
                "the exchange with the server failed: {cause}; whether it had an effect is unknown"
            ),
            Trouble::Refused => write!(f, "the answer cannot be used: {cause}"),
        }
    }
}
