// Written by postman-codegen; edit the collection and generate again.

//! Encryption: rustls with the feature `rustls`, else what the system has with `native-tls`, else none.

#![cfg(not(target_arch = "wasm32"))]

use reqwest::{Client, ClientBuilder, Error};

/// A client that checks certificates as the system does. On a system without any, only unencrypted calls can be made.
///
/// # Errors
///
/// If the client cannot be set up.
pub fn build(builder: impl Fn() -> ClientBuilder) -> Result<Client, Error> {
    use rustls::crypto::{CryptoProvider, ring as provider};
    // reqwest takes the program's provider; who set another one before keeps it.
    if CryptoProvider::get_default().is_none() {
        let _ = provider::default_provider().install_default();
    }
    builder().tls_backend_rustls().build().or_else(|error| {
        let roots = rustls::RootCertStore::empty();
        let Ok(versions) = rustls::ClientConfig::builder_with_provider(provider::default_provider().into())
            .with_safe_default_protocol_versions()
        else {
            return Err(error);
        };
        let config = versions.with_root_certificates(roots).with_no_client_auth();
        builder().tls_backend_preconfigured(config).build()
    })
}

