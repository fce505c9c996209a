//! The runtime that generated crates embed.
//!
//! With the feature `client` it is compiled as generated crates compile it; with `sources` its text is at hand as
//! `MODULES`. A module is either *core* and always embedded, or optional: core modules never refer to an optional one.

#[cfg(feature = "client")]
pub mod answer;
#[cfg(feature = "client")]
pub mod auth;
#[cfg(feature = "client")]
pub mod body;
#[cfg(feature = "client")]
pub mod call;
#[cfg(feature = "client")]
pub mod client;
#[cfg(feature = "client")]
pub mod curl;
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
pub mod headers;
#[cfg(feature = "client")]
pub mod json;
#[cfg(feature = "client")]
pub mod multipart;
#[cfg(feature = "client")]
pub mod number;
#[cfg(feature = "client")]
pub mod request;
#[cfg(feature = "client")]
pub mod response;
#[cfg(feature = "client")]
pub mod send;
#[cfg(feature = "client")]
pub mod template;
#[cfg(feature = "client")]
pub mod text;
#[cfg(feature = "client")]
pub mod url;

#[cfg(feature = "sources")]
mod sources;
#[cfg(feature = "sources")]
pub use sources::{Dependency, MODULES, Module};
