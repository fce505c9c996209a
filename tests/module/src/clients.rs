//! The clients of this crate.

#[rustfmt::skip]
pub mod zoom;
