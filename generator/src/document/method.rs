//! HTTP methods, and the rules that hang on one.

use std::fmt;

/// The enum with its names, so that neither has one that the other has not.
macro_rules! methods {
    ($($(#[$meta:meta])* $method:ident $name:literal,)*) => {
        /// A method, in upper case; any other than those that a rule names is carried as it is.
        #[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
        #[expect(missing_docs, reason = "each is the method of its name")]
        pub enum Method {
            $($(#[$meta])* $method,)*
            Other(String),
        }

        impl Method {
            /// The method of that name, which is compared as it stands.
            pub fn parse(name: &str) -> Self {
                match name {
                    $($name => Self::$method,)*
                    other => Self::Other(other.to_owned()),
                }
            }

            /// As it is sent.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$method => $name,)*
                    Self::Other(name) => name,
                }
            }
        }
    };
}

methods! {
    Copy "COPY",
    Delete "DELETE",
    #[default]
    Get "GET",
    Head "HEAD",
    Options "OPTIONS",
    Patch "PATCH",
    Post "POST",
    Purge "PURGE",
    Put "PUT",
    Trace "TRACE",
    Unlock "UNLOCK",
}

impl Method {
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
