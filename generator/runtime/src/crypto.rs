//! What several credentials are made with: hashes, keys, random text.

use super::auth::base64;
use super::error::{AuthError, Error};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use ring::rand::{SecureRandom, SystemRandom};
use ring::{digest, hmac, signature};

/// The letters and digits that random text consists of.
const ALPHABET: &[u8; 62] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/// Lower-case hex digits.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .filter_map(|digit| char::from_digit(digit.into(), 16))
        .collect()
}

/// Base64 for URLs, without padding.
#[must_use]
pub fn base64_url(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// The bytes of standard base64; white space is ignored.
#[must_use]
pub fn base64_bytes(text: &str) -> Option<Vec<u8>> {
    let text: String = text
        .chars()
        .filter(|character| !character.is_ascii_whitespace())
        .collect();
    STANDARD.decode(text).ok()
}

/// SHA-256 as lower-case hex digits.
#[must_use]
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(digest::digest(&digest::SHA256, bytes).as_ref())
}

/// A hash as base64.
#[must_use]
pub fn hash_base64(algorithm: &'static digest::Algorithm, bytes: &[u8]) -> String {
    base64(digest::digest(algorithm, bytes).as_ref())
}

/// A keyed hash.
#[must_use]
pub fn hmac(algorithm: hmac::Algorithm, key: &[u8], bytes: &[u8]) -> Vec<u8> {
    hmac::sign(&hmac::Key::new(algorithm, key), bytes).as_ref().to_vec()
}

/// Random bytes that cannot be guessed.
///
/// # Errors
///
/// [`Error::Auth`] if the system has no randomness.
pub fn random_bytes(length: usize) -> Result<Vec<u8>, Error> {
    let mut bytes = vec![0; length];
    SystemRandom::new()
        .fill(&mut bytes)
        .map_err(|_| AuthError::new("the system has no randomness"))?;
    Ok(bytes)
}

/// Random letters and digits.
///
/// # Errors
///
/// [`Error::Auth`] if the system has no randomness.
pub fn random_text(length: usize) -> Result<String, Error> {
    let letter = |byte: u8| {
        ALPHABET
            .get(usize::from(byte) % ALPHABET.len())
            .copied()
            .map(char::from)
    };
    Ok(random_bytes(length)?.into_iter().filter_map(letter).collect())
}

/// How a private key signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyAlgorithm {
    /// RSA with PKCS #1 v1.5 padding and the hash of that many bits.
    Rsa(u16),
    /// RSA with PSS padding and the hash of that many bits.
    RsaPss(u16),
    /// ECDSA on the curve of that many bits.
    Ecdsa(u16),
}

/// Signs with a private key in PEM (PKCS #8, or PKCS #1 for RSA).
///
/// # Errors
///
/// [`Error::Auth`] if the key cannot be read, or is not of that kind.
pub fn sign_with_key(algorithm: KeyAlgorithm, pem: &str, bytes: &[u8]) -> Result<Vec<u8>, Error> {
    let der = der(pem).ok_or_else(|| AuthError::new("the private key is no PEM text"))?;
    match algorithm {
        KeyAlgorithm::Rsa(bits) | KeyAlgorithm::RsaPss(bits) => {
            let padding: &'static dyn signature::RsaEncoding = match (algorithm, bits) {
                (KeyAlgorithm::RsaPss(_), 256) => &signature::RSA_PSS_SHA256,
                (KeyAlgorithm::RsaPss(_), 384) => &signature::RSA_PSS_SHA384,
                (KeyAlgorithm::RsaPss(_), _) => &signature::RSA_PSS_SHA512,
                (_, 256) => &signature::RSA_PKCS1_SHA256,
                (_, 384) => &signature::RSA_PKCS1_SHA384,
                _ => &signature::RSA_PKCS1_SHA512,
            };
            let key = signature::RsaKeyPair::from_pkcs8(&der)
                .or_else(|_| signature::RsaKeyPair::from_der(&der))
                .map_err(|error| AuthError::new("the private key is no usable RSA key").because(error.to_string()))?;
            let mut signed = vec![0; key.public().modulus_len()];
            key.sign(padding, &SystemRandom::new(), bytes, &mut signed)
                .map_err(|_| AuthError::new("the RSA key cannot sign"))?;
            Ok(signed)
        }
        KeyAlgorithm::Ecdsa(bits) => {
            let curve = match bits {
                256 => &signature::ECDSA_P256_SHA256_FIXED_SIGNING,
                384 => &signature::ECDSA_P384_SHA384_FIXED_SIGNING,
                _ => return Err(AuthError::new("the curve P-521 is not supported").into()),
            };
            let random = SystemRandom::new();
            let key = signature::EcdsaKeyPair::from_pkcs8(curve, &der, &random)
                .map_err(|error| AuthError::new("the private key is no usable EC key").because(error.to_string()))?;
            let signed = key
                .sign(&random, bytes)
                .map_err(|_| AuthError::new("the EC key cannot sign"))?;
            Ok(signed.as_ref().to_vec())
        }
    }
}

/// The content of a PEM text, or of a data URI that holds one or the DER bytes.
#[must_use]
pub fn der(pem: &str) -> Option<Vec<u8>> {
    if let Some((_, data)) = pem.trim().strip_prefix("data:").and_then(|uri| uri.split_once(',')) {
        let bytes = base64_bytes(data)?;
        return match std::str::from_utf8(&bytes)
            .ok()
            .filter(|text| text.contains("-----BEGIN"))
        {
            Some(text) => der(text),
            None => Some(bytes),
        };
    }
    let (_, rest) = pem.split_once("-----BEGIN")?;
    let (_, rest) = rest.split_once("-----")?;
    let (content, _) = rest.split_once("-----END")?;
    // A key from an environment variable may have its line breaks escaped.
    base64_bytes(&content.replace("\\n", ""))
}
