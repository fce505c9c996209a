// Written by postman-codegen; edit the collection and generate again.

//! The client, and what its clones share.

use super::auth::Scheme;
pub use super::builder::Builder;
use super::cookies::Jar;
use super::error::{Error, RequestError};
use super::outgoing::Outgoing;
use super::request::Request;
use super::retry::{Budget, Retries};
use super::send::Middleware;
use super::template::Settings;
use super::transport::Transport;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, OnceLock, Weak};
use std::time::Duration;

/// A client of the API. Cloning it is cheap; all clones share one pool of connections.
#[derive(Clone)]
pub struct Client {
    shared: Arc<Shared>,
}

/// What the clones of a client share; [`Client`] itself has no methods but those of the API.
pub struct Shared {
    transport: Arc<dyn Transport>,
    budget: Arc<Budget>,
    jar: Option<Arc<Jar>>,
    config: Config,
    /// Whose credentials it may have: one that its own calls get lives as long as the client does.
    _other: Option<Client>,
}

/// The client that something of it belongs to, once it is built.
#[derive(Clone, Default)]
pub struct Own(Arc<OnceLock<Weak<Shared>>>);

impl Own {
    /// The client, as long as there is one.
    #[must_use]
    pub fn client(&self) -> Option<Client> {
        let shared = self.0.get()?.upgrade()?;
        Some(Client { shared })
    }
}

/// What a builder was given.
#[derive(Default)]
pub struct Config {
    /// Values for the holes of templates.
    pub settings: Settings,
    /// What each request has that has no header of the name.
    pub headers: Vec<(Cow<'static, str>, Cow<'static, str>)>,
    /// The credentials by name.
    pub credentials: BTreeMap<&'static str, Arc<dyn Scheme>>,
    /// What stands around each call.
    pub middleware: Vec<Arc<dyn Middleware>>,
    /// How long a call may take.
    pub timeout: Option<Duration>,
    /// How long one attempt may take.
    pub attempt_timeout: Option<Duration>,
    /// How calls are retried.
    pub retries: Retries,
    /// What is taken from a server.
    pub limits: Limits,
    /// Whether cookies are not kept.
    pub forget: bool,
    /// What is told of the client.
    pub owned: Vec<Own>,
}

/// What a client takes from a server.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// How many bytes of a body that is read as a whole, decompressed.
    pub body: u64,
    /// How many bytes of headers.
    pub headers: usize,
    /// How many redirects.
    pub redirects: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            body: 100 << 20,
            headers: 256 << 10,
            redirects: 10,
        }
    }
}

impl AsRef<Shared> for Client {
    fn as_ref(&self) -> &Shared {
        &self.shared
    }
}

impl Client {
    /// A client that sends with `transport`, and has what stands for several from `other`.
    pub(super) fn assemble(transport: Arc<dyn Transport>, other: Option<Self>, config: Config) -> Self {
        let shared = other.as_ref().map(|other| &*other.shared);
        let jar = || shared.and_then(|shared| shared.jar.clone()).unwrap_or_default();
        let shared = Shared {
            transport,
            budget: shared.map(|shared| shared.budget.clone()).unwrap_or_default(),
            jar: (!config.forget).then(jar),
            config,
            _other: other,
        };
        let shared = Arc::new(shared);
        for own in &shared.config.owned {
            own.0.get_or_init(|| Arc::downgrade(&shared));
        }
        Self { shared }
    }
}

impl Shared {
    /// The request with all its values, before it is signed.
    ///
    /// # Errors
    ///
    /// [`Error::Request`] if a value is missing or not allowed.
    pub fn prepare(&self, request: &Request) -> Result<Outgoing, Error> {
        request.prepare(&self.config.settings, &self.config.headers)
    }

    /// The same with placeholders for settings that are secret, to be shown; scripts compute with these, too, if they can:
    /// a request that is signed is a credential for a while.
    ///
    /// # Errors
    ///
    /// [`Error::Request`] if a value is missing or not allowed.
    pub fn prepare_shown(&self, request: &Request, placeholder: fn(&str) -> String) -> Result<Outgoing, Error> {
        let (settings, headers) = (&self.config.settings, &self.config.headers);
        let masked = settings.masked(placeholder);
        let shown = request.prepare_with(&masked, &masked, headers);
        shown.or_else(|_| request.prepare_with(&masked, settings, headers))
    }

    /// What it sends with, for another client.
    pub(super) fn shared_transport(&self) -> Arc<dyn Transport> {
        self.transport.clone()
    }

    /// What its builder was given.
    pub(super) fn config(&self) -> &Config {
        &self.config
    }

    /// The credential of that name, if there is one.
    #[must_use]
    pub fn credential(&self, name: &str) -> Option<Arc<dyn Scheme>> {
        self.config.credentials.get(name).cloned()
    }

    /// How long a call may take.
    #[must_use]
    pub fn timeout(&self) -> Option<Duration> {
        self.config.timeout
    }

    /// How long one attempt of a call may take.
    #[must_use]
    pub fn attempt_timeout(&self) -> Option<Duration> {
        self.config.attempt_timeout
    }

    /// How calls are retried.
    #[must_use]
    pub fn retries(&self) -> &Retries {
        &self.config.retries
    }

    /// What the retries of all calls may cost together.
    #[must_use]
    pub fn budget(&self) -> &Budget {
        &self.budget
    }

    /// What is taken from a server.
    #[must_use]
    pub fn limits(&self) -> &Limits {
        &self.config.limits
    }

    /// The cookies, if they are kept.
    #[must_use]
    pub fn cookies(&self) -> Option<&Jar> {
        self.jar.as_deref()
    }

    /// What stands around each call, the outermost first.
    #[must_use]
    pub fn middleware(&self) -> &[Arc<dyn Middleware>] {
        &self.config.middleware
    }

    /// What sends the requests.
    #[must_use]
    pub fn transport(&self) -> &dyn Transport {
        &*self.transport
    }
}

/// Names only; settings and credentials are not shown.
impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let credentials: Vec<&&str> = self.shared.config.credentials.keys().collect();
        f.debug_struct("Client")
            .field("credentials", &credentials)
            .finish_non_exhaustive()
    }
}

/// The HTTP client: TLS with the system's certificates, proxies from the environment, redirects left to us.
/// Header names go out as `Content-Type`, which is nearest to how collections write them.
///
/// # Errors
///
/// [`Error::Request`] if TLS or the client cannot be set up.
#[cfg(not(target_arch = "wasm32"))]
pub fn http_client(connect_timeout: Duration) -> Result<reqwest::Client, Error> {
    // With a number of retries, it would keep a copy of each request.
    let retry = || reqwest::retry::never().max_retries_per_request(0);
    let builder = || {
        reqwest::Client::builder()
            .connect_timeout(connect_timeout)
            .redirect(reqwest::redirect::Policy::none())
            .retry(retry())
            .referer(false)
            .http1_title_case_headers()
    };
    let made = super::tls::build(builder);
    made.map_err(|error| {
        RequestError::new("the HTTP client cannot be made")
            .because(error)
            .into()
    })
}

/// The HTTP client of the browser, which follows redirects and keeps cookies itself.
///
/// # Errors
///
/// [`Error::Request`] if it cannot be set up.
#[cfg(target_arch = "wasm32")]
pub fn http_client(_: Duration) -> Result<reqwest::Client, Error> {
    let made = reqwest::Client::builder().build();
    made.map_err(|error| {
        RequestError::new("the HTTP client cannot be made")
            .because(error)
            .into()
    })
}
