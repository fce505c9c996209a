//! What the acceptance tests share: a server that records what arrives, and a comparison of requests.

pub mod server;
