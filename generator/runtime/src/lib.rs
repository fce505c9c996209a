//! The runtime that generated crates embed.
//!
//! With the feature `client` it is compiled as generated crates compile it; with `sources` its text is at hand as
//! `MODULES`. A module is either *core* and always embedded, or optional: core modules never refer to an optional one.

#[cfg(feature = "client")]
pub mod answer;
#[cfg(feature = "client")]
pub mod asap;
#[cfg(feature = "client")]
pub mod auth;
#[cfg(feature = "client")]
pub mod awsv4;
#[cfg(feature = "client")]
pub mod body;
#[cfg(feature = "client")]
pub mod call;
#[cfg(feature = "client")]
pub mod client;
#[cfg(feature = "client")]
pub mod crypto;
#[cfg(feature = "client")]
pub mod curl;
#[cfg(feature = "client")]
pub mod digest;
#[cfg(feature = "client")]
pub mod dynamic;
#[cfg(feature = "client")]
pub mod edgegrid;
#[cfg(feature = "client")]
pub mod error;
#[cfg(feature = "client")]
pub mod failure;
#[cfg(feature = "client")]
pub mod file;
#[cfg(feature = "client")]
pub mod form;
#[cfg(feature = "client")]
pub mod graphql;
#[cfg(feature = "client")]
pub mod hawk;
#[cfg(feature = "client")]
pub mod headers;
#[cfg(feature = "client")]
pub mod json;
#[cfg(feature = "client")]
pub mod jwt;
#[cfg(feature = "client")]
pub mod media;
#[cfg(feature = "client")]
pub mod multipart;
#[cfg(feature = "client")]
pub mod ntlm;
#[cfg(feature = "client")]
pub mod number;
#[cfg(feature = "client")]
pub mod oauth1;
#[cfg(feature = "client")]
pub mod oauth2;
#[cfg(feature = "client")]
pub mod pkce;
#[cfg(feature = "client")]
pub mod request;
#[cfg(feature = "client")]
pub mod response;
#[cfg(feature = "client")]
pub mod rsa_sha1;
#[cfg(feature = "client")]
pub mod send;
#[cfg(feature = "client")]
pub mod template;
#[cfg(feature = "client")]
pub mod text;
#[cfg(feature = "client")]
pub mod url;
#[cfg(feature = "client")]
pub mod words;

#[cfg(feature = "sources")]
mod sources;
#[cfg(feature = "sources")]
pub use sources::{Dependency, MODULES, Module};
