//! A client and a builder of a crate that shares this runtime with others: the same types, but its own, so that it can
//! give them methods.

/// The HTTP client that a builder takes.
pub use reqwest::Client as HttpClient;

/// Makes `Client` and `Builder`, which pass everything on to those of the runtime.
///
/// A crate that embeds the runtime gives these methods itself; no other crate may.
#[doc(hidden)]
#[macro_export]
macro_rules! own_client {
    () => {
        /// A client of the API. Cloning it is cheap; all clones share one pool of connections.
        #[derive(Clone)]
        pub struct Client($crate::client::Client);

        impl ::std::ops::Deref for Client {
            type Target = $crate::client::Client;

            fn deref(&self) -> &Self::Target {
                &self.0
            }
        }

        impl From<$crate::client::Client> for Client {
            fn from(client: $crate::client::Client) -> Self {
                Self(client)
            }
        }

        /// Names only; settings and credentials are not shown.
        impl ::std::fmt::Debug for Client {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                self.0.fmt(f)
            }
        }

        /// Makes a [`Client`].
        #[must_use = "a builder does nothing until `build`"]
        pub struct Builder($crate::builder::Builder);

        impl Builder {
            /// A builder of a client with these settings.
            pub fn new(settings: &'static [$crate::template::Setting]) -> Self {
                Self($crate::builder::Builder::new(settings))
            }

            /// Gives a setting, which is used as it is.
            pub fn set(self, name: &'static str, value: impl Into<String>) -> Self {
                Self(self.0.set(name, value))
            }

            /// Lets `make` make a new value for each hole that nothing else fills.
            pub fn maker(self, make: fn(&str) -> Option<String>) -> Self {
                Self(self.0.maker(make))
            }

            /// Gives what runs before requests that ask for it by that name.
            pub fn hook(
                self,
                name: &'static str,
                hook: impl Fn(&mut $crate::draft::Draft<'_>) -> Result<(), $crate::error::Error> + Send + Sync + 'static,
            ) -> Self {
                Self(self.0.hook(name, hook))
            }

            /// Sets variables where something else would run before requests: for tests.
            pub fn hook_variables(
                self,
                name: &'static str,
                variables: &'static [(&'static str, &'static str)],
            ) -> Self {
                Self(self.0.hook_variables(name, variables))
            }

            /// Gives a credential.
            pub fn credential(self, name: &'static str, scheme: impl $crate::auth::Scheme + 'static) -> Self {
                Self(self.0.credential(name, scheme))
            }

            /// Gives a credential that is made with the client itself.
            pub fn owned<S: $crate::auth::Scheme + 'static>(
                self,
                name: &'static str,
                make: impl FnOnce($crate::client::Own) -> S,
            ) -> Self {
                Self(self.0.owned(name, make))
            }

            /// Sends that `User-Agent`, unless a request has its own.
            pub fn user_agent(self, user_agent: impl Into<::std::borrow::Cow<'static, str>>) -> Self {
                Self(self.0.user_agent(user_agent))
            }

            /// Sends that `User-Agent`, unless a request or a script has its own.
            pub fn default_user_agent(self, user_agent: impl Into<::std::borrow::Cow<'static, str>>) -> Self {
                Self(self.0.default_user_agent(user_agent))
            }

            /// Sends a header with each request that has none of that name.
            pub fn header(self, name: impl Into<String>, value: impl Into<String>) -> Self {
                Self(self.0.header(name, value))
            }

            /// Gives up a call after that time, which includes retries, redirects and reading the body. By default there
            /// is no limit.
            pub fn timeout(self, timeout: ::std::time::Duration) -> Self {
                Self(self.0.timeout(timeout))
            }

            /// Gives up an attempt after that time; it may be retried. By default there is no limit.
            pub fn attempt_timeout(self, timeout: ::std::time::Duration) -> Self {
                Self(self.0.attempt_timeout(timeout))
            }

            /// Gives up connecting after that time; 10 seconds by default. Without effect on an HTTP client of one's own.
            pub fn connect_timeout(self, timeout: ::std::time::Duration) -> Self {
                Self(self.0.connect_timeout(timeout))
            }

            /// Retries so; see `Retries` for what is done by default.
            pub fn retries(self, retries: $crate::retry::Retries) -> Self {
                Self(self.0.retries(retries))
            }

            /// Takes no more than that many bytes as the body of an answer, decompressed; 100 MiB by default.
            pub fn max_response_size(self, bytes: u64) -> Self {
                Self(self.0.max_response_size(bytes))
            }

            /// Takes no more than that many bytes as the headers of an answer; 256 KiB by default.
            pub fn max_header_size(self, bytes: usize) -> Self {
                Self(self.0.max_header_size(bytes))
            }

            /// Follows no more than that many redirects, where a request does not say it itself; 10 by default.
            pub fn max_redirects(self, redirects: u32) -> Self {
                Self(self.0.max_redirects(redirects))
            }

            /// Whether cookies that the server sets are sent back to it; by default they are, as Postman does.
            pub fn cookies(self, cookies: bool) -> Self {
                Self(self.0.cookies(cookies))
            }

            /// Sends with an HTTP client of one's own: its proxies, certificates and so on count. It must not follow redirects.
            pub fn http_client(self, client: $crate::own_client::HttpClient) -> Self {
                Self(self.0.http_client(client))
            }

            /// Sends with something else.
            pub fn transport(self, transport: impl $crate::transport::Transport) -> Self {
                Self(self.0.transport(transport))
            }

            /// Puts something around the transport: it sees each attempt and each redirect on its own, signed. The last
            /// layer is the outermost.
            pub fn layer<T: $crate::transport::Transport>(
                self,
                layer: impl FnOnce(::std::sync::Arc<dyn $crate::transport::Transport>) -> T + Send + Sync + 'static,
            ) -> Self {
                Self(self.0.layer(layer))
            }

            /// Puts something around each call, above retries and credentials. The first is the outermost.
            pub fn middleware(self, middleware: impl $crate::send::Middleware) -> Self {
                Self(self.0.middleware(middleware))
            }

            /// Shares with a client, which may be one of another API, what a program needs once: its connections, the
            /// budget of its retries, its cookies and its middleware; and its credentials and settings of the same
            /// names, but for URLs, where this builder has none yet.
            pub fn sharing(self, other: &$crate::client::Client) -> Self {
                Self(self.0.sharing(other))
            }

            /// Makes the client.
            ///
            /// # Errors
            ///
            /// [`Error::Request`] if the HTTP client cannot be made.
            pub fn build(self) -> Result<Client, $crate::error::Error> {
                self.0.build().map(Client)
            }
        }

        /// Names only; settings and credentials are not shown.
        impl ::std::fmt::Debug for Builder {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

pub use own_client;
