//! Reads a Postman collection and writes a typed Rust client crate for the API in it.

pub mod api;
pub mod diagnostic;
pub mod document;
pub mod name;
pub mod rust;
pub mod shape;
pub mod source;
