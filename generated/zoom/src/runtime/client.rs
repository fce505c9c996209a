// Written by postman-codegen; edit the collection and generate again.

//! The client and its builder.

use super::auth::Scheme;
use super::error::{Error, RequestError};
use super::request::Request;
use super::send::{Outgoing, Transport};
use super::template::{Setting, Settings};
use rustls_platform_verifier::BuilderVerifierExt as _;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

/// How long to wait for a connection, unless the builder says otherwise.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// A client of the API. Cloning it is cheap; all clones share one pool of connections.
#[derive(Clone)]
pub struct Client {
    shared: Arc<Shared>,
}

/// What the clones of a client share; [`Client`] itself has no methods but those of the API.
pub struct Shared {
    transport: Box<dyn Transport>,
    settings: Settings,
    headers: Vec<(String, String)>,
    credentials: BTreeMap<&'static str, Arc<dyn Scheme>>,
    timeout: Option<Duration>,
}

impl AsRef<Shared> for Client {
    fn as_ref(&self) -> &Shared {
        &self.shared
    }
}

impl Shared {
    /// The request with all its values, before it is signed.
    ///
    /// # Errors
    ///
    /// [`Error::Request`] if a value is missing or not allowed.
    pub fn prepare(&self, request: &Request) -> Result<Outgoing, Error> {
        request.prepare(&self.settings, &self.headers)
    }

    /// The credential of that name, if there is one.
    #[must_use]
    pub fn credential(&self, name: &str) -> Option<Arc<dyn Scheme>> {
        self.credentials.get(name).cloned()
    }

    /// How long a call may take.
    #[must_use]
    pub fn timeout(&self) -> Option<Duration> {
        self.timeout
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
        let credentials: Vec<&&str> = self.shared.credentials.keys().collect();
        f.debug_struct("Client")
            .field("credentials", &credentials)
            .finish_non_exhaustive()
    }
}

/// Makes a [`Client`].
#[must_use = "a builder does nothing until `build`"]
pub struct Builder {
    transport: Option<Box<dyn Transport>>,
    settings: Settings,
    headers: Vec<(String, String)>,
    credentials: BTreeMap<&'static str, Arc<dyn Scheme>>,
    timeout: Option<Duration>,
    connect_timeout: Duration,
}

impl Builder {
    /// A builder of a client with these settings.
    pub fn new(settings: &'static [Setting]) -> Self {
        Self {
            transport: None,
            settings: Settings {
                known: settings,
                ..Settings::default()
            },
            headers: Vec::new(),
            credentials: BTreeMap::new(),
            timeout: None,
            connect_timeout: CONNECT_TIMEOUT,
        }
    }

    /// Gives a setting, which is used as it is.
    pub fn set(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.settings.given.insert(name.to_owned(), value.into());
        self
    }

    /// Lets `make` make a new value for each hole that nothing else fills.
    pub fn maker(mut self, make: fn(&str) -> Option<String>) -> Self {
        self.settings.maker = Some(make);
        self
    }

    /// Gives a credential.
    pub fn credential(mut self, name: &'static str, scheme: impl Scheme + 'static) -> Self {
        self.credentials.insert(name, Arc::new(scheme));
        self
    }

    /// Sends that `User-Agent`, unless a request has its own.
    pub fn user_agent(self, user_agent: impl Into<String>) -> Self {
        self.header("User-Agent", user_agent)
    }

    /// Sends a header with each request that has none of that name.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        let name = name.into();
        self.headers.retain(|(other, _)| !other.eq_ignore_ascii_case(&name));
        self.headers.push((name, value.into()));
        self
    }

    /// Gives up a call after that time, which includes redirects and reading the body. By default there is no limit.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// Gives up connecting after that time; 10 seconds by default. Without effect on an HTTP client of one's own.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// Sends with an HTTP client of one's own: its proxies, certificates, redirect policy and so on count.
    pub fn http_client(self, client: reqwest::Client) -> Self {
        self.transport(client)
    }

    /// Sends with something else.
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Box::new(transport));
        self
    }

    /// Makes the client.
    ///
    /// # Errors
    ///
    /// [`Error::Request`] if the HTTP client cannot be made.
    pub fn build(self) -> Result<Client, Error> {
        let transport = match self.transport {
            Some(transport) => transport,
            None => Box::new(http_client(self.connect_timeout)?),
        };
        Ok(Client {
            shared: Arc::new(Shared {
                transport,
                settings: self.settings,
                headers: self.headers,
                credentials: self.credentials,
                timeout: self.timeout,
            }),
        })
    }
}

/// Names only; settings and credentials are not shown.
impl fmt::Debug for Builder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let credentials: Vec<&&str> = self.credentials.keys().collect();
        f.debug_struct("Builder")
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
pub fn http_client(connect_timeout: Duration) -> Result<reqwest::Client, Error> {
    reqwest::Client::builder()
        .tls_backend_preconfigured(tls()?)
        .connect_timeout(connect_timeout)
        .redirect(reqwest::redirect::Policy::none())
        .referer(false)
        .http1_title_case_headers()
        .build()
        .map_err(|error| {
            RequestError::new("the HTTP client cannot be made")
                .because(error)
                .into()
        })
}

/// Certificates are checked as the system does. On a system without any, only unencrypted calls can be made.
fn tls() -> Result<rustls::ClientConfig, Error> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let versions = || {
        rustls::ClientConfig::builder_with_provider(Arc::clone(&provider))
            .with_safe_default_protocol_versions()
            .map_err(|error| RequestError::new("TLS cannot be set up").because(error))
    };
    match versions()?.with_platform_verifier() {
        Ok(verified) => Ok(verified.with_no_client_auth()),
        Err(_) => Ok(versions()?
            .with_root_certificates(rustls::RootCertStore::empty())
            .with_no_client_auth()),
    }
}
