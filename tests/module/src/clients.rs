//! The clients of this crate.

#[rustfmt::skip]
#[path = "../../../generated/zoom-module/src/clients/zoom/mod.rs"]
pub mod zoom;
