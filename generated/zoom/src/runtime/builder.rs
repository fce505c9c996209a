// Written by postman-codegen; edit the collection and generate again.

//! The builder of a client.

use super::auth::Scheme;
use super::client::{Client, Config, Own, http_client};
use super::draft::Draft;
use super::error::Error;
use super::retry::Retries;
use super::send::Middleware;
use super::template::{Setting, Settings};
use super::transport::{Http, Transport};
use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

/// How long to wait for a connection, unless the builder says otherwise.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// Makes a [`Client`].
#[must_use = "a builder does nothing until `build`"]
pub struct Builder {
    transport: Option<Arc<dyn Transport>>,
    layers: Vec<Layer>,
    connect_timeout: Duration,
    other: Option<Client>,
    config: Config,
}

/// Makes a transport of another one.
type Layer = Box<dyn FnOnce(Arc<dyn Transport>) -> Arc<dyn Transport> + Send + Sync>;

impl Builder {
    /// A builder of a client with these settings.
    pub fn new(settings: &'static [Setting]) -> Self {
        Self {
            transport: None,
            layers: Vec::new(),
            connect_timeout: CONNECT_TIMEOUT,
            other: None,
            config: Config {
                settings: Settings {
                    known: settings,
                    ..Settings::default()
                },
                ..Config::default()
            },
        }
    }

    /// Gives a setting, which is used as it is.
    pub fn set(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.config.settings.given.insert(name.to_owned(), value.into());
        self
    }

    /// Lets `make` make a new value for each hole that nothing else fills.
    pub fn maker(mut self, make: fn(&str) -> Option<String>) -> Self {
        self.config.settings.maker = Some(make);
        self
    }

    /// Gives what runs before requests that ask for it by that name.
    pub fn hook(
        mut self,
        name: &'static str,
        hook: impl Fn(&mut Draft<'_>) -> Result<(), Error> + Send + Sync + 'static,
    ) -> Self {
        self.config.settings.hooks.insert(name, Arc::new(hook));
        self
    }

    /// Sets variables where something else would run before requests: for tests.
    pub fn hook_variables(self, name: &'static str, variables: &'static [(&'static str, &'static str)]) -> Self {
        self.hook(name, move |draft| {
            for (name, value) in variables {
                draft.set_variable(*name, *value);
            }
            Ok(())
        })
    }

    /// Gives a credential.
    pub fn credential(mut self, name: &'static str, scheme: impl Scheme + 'static) -> Self {
        self.config.credentials.insert(name, Arc::new(scheme));
        self
    }

    /// Gives a credential that is made with the client itself.
    pub fn owned<S: Scheme + 'static>(mut self, name: &'static str, make: impl FnOnce(Own) -> S) -> Self {
        let own = Own::default();
        self.config.owned.push(own.clone());
        self.credential(name, make(own))
    }

    /// Sends that `User-Agent`, unless a request has its own.
    pub fn user_agent(mut self, user_agent: impl Into<Cow<'static, str>>) -> Self {
        self.config.settings.own_agent = true;
        self.default_user_agent(user_agent)
    }

    /// Sends that `User-Agent`, unless a request or a script has its own.
    pub fn default_user_agent(self, user_agent: impl Into<Cow<'static, str>>) -> Self {
        self.default_header("User-Agent".into(), user_agent.into())
    }

    /// Sends a header with each request that has none of that name.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        let name = name.into();
        self.config.settings.own_agent |= name.eq_ignore_ascii_case("User-Agent");
        self.default_header(name.into(), value.into().into())
    }

    fn default_header(mut self, name: Cow<'static, str>, value: Cow<'static, str>) -> Self {
        self.config
            .headers
            .retain(|(other, _)| !other.eq_ignore_ascii_case(&name));
        self.config.headers.push((name, value));
        self
    }

    /// Gives up a call after that time, which includes retries, redirects and reading the body. By default there is no
    /// limit.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.config.timeout = Some(timeout);
        self
    }

    /// Gives up an attempt after that time; it may be retried. By default there is no limit.
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.config.attempt_timeout = Some(timeout);
        self
    }

    /// Gives up connecting after that time; 10 seconds by default. Without effect on an HTTP client of one's own.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// Retries so; see [`Retries`] for what is done by default.
    pub fn retries(mut self, retries: Retries) -> Self {
        self.config.retries = retries;
        self
    }

    /// Takes no more than that many bytes as the body of an answer, decompressed; 100 MiB by default.
    pub fn max_response_size(mut self, bytes: u64) -> Self {
        self.config.limits.body = bytes;
        self
    }

    /// Takes no more than that many bytes as the headers of an answer; 256 KiB by default.
    pub fn max_header_size(mut self, bytes: usize) -> Self {
        self.config.limits.headers = bytes;
        self
    }

    /// Follows no more than that many redirects, where a request does not say it itself; 10 by default.
    pub fn max_redirects(mut self, redirects: u32) -> Self {
        self.config.limits.redirects = redirects;
        self
    }

    /// Whether cookies that the server sets are sent back to it; by default they are, as Postman does.
    pub fn cookies(mut self, cookies: bool) -> Self {
        self.config.forget = !cookies;
        self
    }

    /// Sends with an HTTP client of one's own: its proxies, certificates and so on count. It must not follow redirects.
    pub fn http_client(self, client: reqwest::Client) -> Self {
        self.transport(Http::new(client))
    }

    /// Sends with something else.
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// Puts something around the transport: it sees each attempt and each redirect on its own, signed. The last layer
    /// is the outermost.
    pub fn layer<T: Transport>(mut self, layer: impl FnOnce(Arc<dyn Transport>) -> T + Send + Sync + 'static) -> Self {
        self.layers.push(Box::new(|inner| Arc::new(layer(inner))));
        self
    }

    /// Puts something around each call, above retries and credentials. The first is the outermost.
    pub fn middleware(mut self, middleware: impl Middleware) -> Self {
        self.config.middleware.push(Arc::new(middleware));
        self
    }

    /// Shares with a client, which may be one of another API, what a program needs once: its connections, the budget of
    /// its retries, its cookies and its middleware; and its credentials and settings of the same names, but for URLs,
    /// where this builder has none yet.
    pub fn sharing(mut self, other: &Client) -> Self {
        let given = other.as_ref().config();
        for (name, scheme) in &given.credentials {
            self.config.credentials.entry(name).or_insert_with(|| scheme.clone());
        }
        self.config.settings.adopt(&given.settings);
        self.config.middleware.splice(..0, given.middleware.iter().cloned());
        self.other = Some(other.clone());
        self
    }

    /// Makes the client.
    ///
    /// # Errors
    ///
    /// [`Error::Request`] if the HTTP client cannot be made.
    pub fn build(self) -> Result<Client, Error> {
        let transport = match (self.transport, &self.other) {
            (Some(transport), _) => transport,
            (None, Some(other)) => other.as_ref().shared_transport(),
            (None, None) => Arc::new(Http::new(http_client(self.connect_timeout)?)),
        };
        let transport = self.layers.into_iter().fold(transport, |inner, layer| layer(inner));
        Ok(Client::assemble(transport, self.other, self.config))
    }
}

/// Names only; settings and credentials are not shown.
impl fmt::Debug for Builder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let credentials: Vec<&&str> = self.config.credentials.keys().collect();
        f.debug_struct("Builder")
            .field("credentials", &credentials)
            .finish_non_exhaustive()
    }
}
