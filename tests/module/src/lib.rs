//! A crate with a generated module in it, as `generate --module` writes it; that it compiles is the test. The module
//! stands in `generated/`, with all else that is generated.

pub mod clients;
