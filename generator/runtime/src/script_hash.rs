//! Hashes and keyed hashes of scripts.

use super::crypto;
use super::script_text::IntoBytes;
use md5::Digest as _;
use ring::{digest, hmac};

/// A hash.
macro_rules! hashes {
    ($($name:ident: $algorithm:ident, $keyed:ident: $code:ident;)*) => {
        $(
            #[doc = concat!("The hash `", stringify!($algorithm), "`.")]
            #[must_use]
            pub fn $name(message: impl IntoBytes) -> Vec<u8> {
                digest::digest(&digest::$algorithm, &message.into_bytes()).as_ref().to_vec()
            }

            #[doc = concat!("The code of a message with a key, by `", stringify!($algorithm), "`.")]
            #[must_use]
            pub fn $keyed(message: impl IntoBytes, key: impl IntoBytes) -> Vec<u8> {
                crypto::hmac(hmac::$code, &key.into_bytes(), &message.into_bytes())
            }
        )*
    };
}

hashes! {
    sha1: SHA1_FOR_LEGACY_USE_ONLY, hmac_sha1: HMAC_SHA1_FOR_LEGACY_USE_ONLY;
    sha256: SHA256, hmac_sha256: HMAC_SHA256;
    sha384: SHA384, hmac_sha384: HMAC_SHA384;
    sha512: SHA512, hmac_sha512: HMAC_SHA512;
}

/// The hash MD5.
#[must_use]
pub fn md5(message: impl IntoBytes) -> Vec<u8> {
    md5::Md5::digest(message.into_bytes()).to_vec()
}

/// The code of a message with a key, by MD5 (RFC 2104).
#[must_use]
pub fn hmac_md5(message: impl IntoBytes, key: impl IntoBytes) -> Vec<u8> {
    const BLOCK: usize = 64;
    let mut key = key.into_bytes();
    if key.len() > BLOCK {
        key = md5(key);
    }
    key.resize(BLOCK, 0);
    let padded = |with: u8| key.iter().map(|byte| byte ^ with).collect::<Vec<u8>>();
    let inner = md5([padded(0x36), message.into_bytes()].concat());
    md5([padded(0x5c), inner].concat())
}
