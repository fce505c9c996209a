//! A collection's saved examples, served.

#[path = "mock/rules.rs"]
mod rules;

#[cfg(feature = "mock")]
#[path = "mock/server.rs"]
mod server;
