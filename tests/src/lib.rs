//! What the acceptance tests share: a server that records what arrives, and what is in a recorded request.
//!
//! The tests themselves are in `tests/`: the generated crates are called as a user calls them.

pub mod cases;
pub mod compare;
pub mod multipart;
pub mod saved;
pub mod server;
