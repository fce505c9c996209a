//! A crate with a generated module in it, as `generate --module` writes it; that it compiles is the test.

pub mod clients;
