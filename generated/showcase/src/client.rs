// Written by postman-codegen; edit the collection and generate again.

//! How the client is set up, and the way to its folders.

use crate::runtime::template::Setting;
use crate::{ApiKey, Basic, Bearer, Secret};
use crate::runtime::own_client::own_client;

own_client!();

/// What the collection says of its variables.
const SETTINGS: &[Setting] = &[
    Setting::new("baseUrl", Some("https://{region}.harbor.example/v1")),
    Setting::new("region", Some("eu-1")),
];

impl Client {
    /// A client's settings, to begin with the collection's own values.
    pub fn builder() -> Builder {
        Builder::new(SETTINGS)
            .user_agent(concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")))
            .maker(crate::runtime::dynamic::make)
    }

    /// Operations of the folder `harbors`.
    ///
    /// Harbors and what is in them.
    #[cfg(feature = "harbors")]
    #[must_use]
    pub fn harbors(&self) -> crate::harbors::Harbors<'_> {
        crate::harbors::Harbors::new(self)
    }

    /// Operations of the folder `boats`.
    ///
    /// Boats, their photos and their logbooks.
    #[cfg(feature = "boats")]
    #[must_use]
    pub fn boats(&self) -> crate::boats::Boats<'_> {
        crate::boats::Boats::new(self)
    }

    /// Operations of the folder `bookings`.
    ///
    /// Nights in a berth.
    #[cfg(feature = "bookings")]
    #[must_use]
    pub fn bookings(&self) -> crate::bookings::Bookings<'_> {
        crate::bookings::Bookings::new(self)
    }

    /// Operations of the folder `invoices & office`.
    ///
    /// The office's own part, with HTTP basic authentication.
    #[cfg(feature = "invoices-and-office")]
    #[must_use]
    pub fn invoices_and_office(
        &self,
    ) -> crate::invoices_and_office::InvoicesAndOffice<'_> {
        crate::invoices_and_office::InvoicesAndOffice::new(self)
    }

    /// Operations of the folder `search`.
    #[cfg(feature = "search")]
    #[must_use]
    pub fn search(&self) -> crate::search::Search<'_> {
        crate::search::Search::new(self)
    }

    /// Operations of the folder `webhooks`.
    ///
    /// Calls that Harbor makes to you.
    ///
    /// > They are signed; see [signatures](<https://docs.harbor.example/hooks>).
    #[cfg(feature = "webhooks")]
    #[must_use]
    pub fn webhooks(&self) -> crate::webhooks::Webhooks<'_> {
        crate::webhooks::Webhooks::new(self)
    }
}

impl Builder {
    /// Where the API is: scheme, host and, if any, base path.
    ///
    /// Default: `https://{region}.harbor.example/v1`.
    pub fn base_url(self, base_url: impl Into<String>) -> Self {
        self.set("baseUrl", base_url)
    }

    /// The variable `region`.
    ///
    /// Default: `eu-1`.
    pub fn region(self, region: impl Into<String>) -> Self {
        self.set("region", region)
    }

    /// The bearer token (RFC 6750) of `Authorization`.
    ///
    /// In Postman: `token`.
    pub fn bearer_token(self, token: impl Into<Secret>) -> Self {
        self.credential("bearer_token", Bearer::new(token))
    }

    /// User name and password of basic authentication (RFC 7617).
    ///
    /// In Postman: `officeUser`, `officePassword`.
    pub fn basic_auth(
        self,
        username: impl Into<String>,
        password: impl Into<Secret>,
    ) -> Self {
        self.credential("basic_auth", Basic::new(username, password))
    }

    /// The API key of the query parameter `api_key`.
    ///
    /// In Postman: `apiKey`.
    pub fn api_key(self, key: impl Into<Secret>) -> Self {
        self.credential("api_key", ApiKey::query("api_key", key))
    }

    /// The API key of the header `X-Api-Key`.
    ///
    /// In Postman: `apiKey`.
    pub fn api_key_credential(self, key: impl Into<Secret>) -> Self {
        self.credential("api_key_credential", ApiKey::header("X-Api-Key", key))
    }
}
