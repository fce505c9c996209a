// Written by postman-codegen; edit the collection and generate again.

//! Client for Zoom API.
//!
//! Users and meetings of the [Zoom API](<https://developers.zoom.us/docs/api/>).
//!
//! All requests go to `https://api.zoom.us/v2` and carry an OAuth access token as `Authorization: Bearer <token>`.
//!
//! The request Update a user's password is Zoom's own; the others were written for this project.
//!
//! ```no_run
//! # async fn run() -> Result<(), Box<dyn std::error::Error>> {
//!     let client = zoom::Client::builder()
//!         .bearer_token("token")
//!         .build()?;
//!     let answer = client.users().list_users().await?;
//!     println!("{}", answer.status());
//! #     Ok(())
//! # }
//! ```
#![forbid(unsafe_code)]

mod client;
pub mod models;
#[cfg(feature = "users")]
pub mod users;
#[cfg(feature = "meetings")]
pub mod meetings;
#[doc(hidden)]
pub mod runtime;

pub use runtime::answer::{Answer, Body, Decoded, Mixed, Reason};
pub use runtime::answer_headers::{Link, RateLimit};
pub use runtime::auth::{ApiKey, Basic, Bearer, HeaderSecret, Scheme, Secret};
pub use runtime::builder::Builder;
pub use runtime::call::{Call, Operation};
pub use runtime::client::Client;
pub use runtime::download::{Event, Events, JsonLines};
pub use runtime::error::{AuthError, Error, RequestError, Undocumented};
pub use runtime::failure::{DecodeError, Failure, Unexpected};
pub use runtime::file::File;
pub use runtime::json::Json;
pub use runtime::multipart::Part;
pub use runtime::options::Options;
pub use runtime::outgoing::Outgoing;
pub use runtime::paging::{Items, Paged, Pages, Paging};
pub use runtime::provider::{Provider, Renewed, Token};
pub use runtime::request::Request;
pub use runtime::response::{RawResponse, Response, StatusCode};
pub use runtime::retry::Retries;
pub use runtime::send::{Middleware, Next};
pub use runtime::sending::Sending;
pub use runtime::text::{Text, Verbatim};
pub use runtime::transport::Transport;
pub use runtime::trouble::TransportError;

#[cfg(feature = "mock")]
pub use runtime::mock::{Mock, Recorded};
