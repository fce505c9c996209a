// Written by postman-codegen; edit the collection and generate again.

//! How the client is set up, and the way to its folders.

use crate::clients::zoom::runtime::template::Setting;
use crate::clients::zoom::{Bearer, Builder, Client, Secret};

/// What the collection says of its variables.
const SETTINGS: &[Setting] = &[Setting::new("baseUrl", Some("https://api.zoom.us/v2"))];

impl Client {
    /// A client's settings, to begin with the collection's own values.
    pub fn builder() -> Builder {
        Builder::new(SETTINGS)
            .user_agent(concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")))
    }

    /// Operations of the folder `users`.
    #[must_use]
    pub fn users(&self) -> crate::clients::zoom::users::Users<'_> {
        crate::clients::zoom::users::Users::new(self)
    }

    /// Operations of the folder `meetings`.
    #[must_use]
    pub fn meetings(&self) -> crate::clients::zoom::meetings::Meetings<'_> {
        crate::clients::zoom::meetings::Meetings::new(self)
    }
}

impl Builder {
    /// Where the API is: scheme, host and, if any, base path.
    ///
    /// Default: `https://api.zoom.us/v2`.
    pub fn base_url(self, base_url: impl Into<String>) -> Self {
        self.set("baseUrl", base_url)
    }

    /// The bearer token (RFC 6750) of `Authorization`.
    ///
    /// In Postman: `bearerToken`.
    pub fn bearer_token(self, token: impl Into<Secret>) -> Self {
        self.credential("bearer_token", Bearer::new(token))
    }
}
