//! Identifiers for everything that the crate names.

pub mod words;
