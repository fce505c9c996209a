//! HTTP methods, and the rules that hang on one.

use std::fmt;

/// A method, in upper case; any other than those that a rule names is carried as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each is the method of its name")]
pub enum Method {
    Copy,
    Delete,
    #[default]
    Get,
    Head,
    Options,
    Patch,
    Post,
    Purge,
    Put,
    Trace,
    Unlock,
    Other(String),
}

impl Method {
    /// The method of that name, which is compared as it stands.
    pub fn parse(name: &str) -> Self {
        let known = [
            Self::Copy,
            Self::Delete,
            Self::Get,
            Self::Head,
            Self::Options,
            Self::Patch,
            Self::Post,
            Self::Purge,
            Self::Put,
            Self::Trace,
            Self::Unlock,
        ];
        let mut known = known.into_iter();
        known
            .find(|method| method.as_str() == name)
            .unwrap_or_else(|| Self::Other(name.to_owned()))
    }

    /// As it is sent.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Copy => "COPY",
            Self::Delete => "DELETE",
            Self::Get => "GET",
            Self::Head => "HEAD",
            Self::Options => "OPTIONS",
            Self::Patch => "PATCH",
            Self::Post => "POST",
            Self::Purge => "PURGE",
            Self::Put => "PUT",
            Self::Trace => "TRACE",
            Self::Unlock => "UNLOCK",
            Self::Other(name) => name,
        }
    }

    /// Whether Postman leaves a request's body out, unless its settings say otherwise.
    pub fn drops_body(&self) -> bool {
        matches!(self, Self::Copy | Self::Get | Self::Head | Self::Purge | Self::Unlock)
    }

    /// Whether an answer of this status has no body, whatever is saved of it (RFC 9110, 6.4.1).
    pub fn answers_without_body(&self, status: u16) -> bool {
        *self == Self::Head || matches!(status, 204 | 304)
    }
}

impl fmt::Display for Method {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}
