//! RSA signatures with SHA-1, for OAuth 1.0 with `RSA-SHA1`.

use super::crypto::der;
use super::error::{AuthError, Error};
use super::oauth1::OAuth1;
use rsa::pkcs1::DecodeRsaPrivateKey as _;
use rsa::pkcs8::DecodePrivateKey as _;
use rsa::{Pkcs1v15Sign, PrivateKey};
use sha1::{Digest as _, Sha1};

/// Signs with a private RSA key in PEM, PKCS #1 v1.5 padding and SHA-1.
///
/// # Errors
///
/// [`Error::Auth`] if the key cannot be read.
pub fn sign(pem: &str, bytes: &[u8]) -> Result<Vec<u8>, Error> {
    let der = der(pem).ok_or_else(|| AuthError::new("the private key is no PEM text"))?;
    let key = PrivateKey::from_pkcs8_der(&der)
        .ok()
        .or_else(|| PrivateKey::from_pkcs1_der(&der).ok())
        .ok_or_else(|| AuthError::new("the private key is no usable RSA key"))?;
    let signed = key.sign(Pkcs1v15Sign::new::<Sha1>(), &Sha1::digest(bytes));
    signed.map_err(|_| AuthError::new("the RSA key cannot sign").into())
}

impl OAuth1 {
    /// Signs with `RSA-SHA1` and this private key in PEM.
    #[must_use]
    pub fn rsa_sha1(self, key: impl Into<super::auth::Secret>) -> Self {
        self.method("RSA-SHA1").private_key(key).signing_rsa_sha1()
    }

    /// Can sign with `RSA-SHA1`; method and key are given elsewhere, as in [`OAuth1::from_parameters`].
    #[must_use]
    pub fn signing_rsa_sha1(self) -> Self {
        self.signer(sign)
    }
}
