//! The runtime that generated crates embed.
