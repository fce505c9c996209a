//! What requests become: one small collection per behaviour.

mod auth;
mod body;
mod cases;
mod headers;
mod laws;
mod query;
mod render;
mod scopes;
mod url;
