// Written by postman-codegen; edit the collection and generate again.

//! Client for Harbor.
//!
//! **Harbor**
//!
//! A marina: [harbors](<https://docs.harbor.example/harbors>) with berths, boats, bookings and invoices. It exists nowhere but here, to use every feature that the generator knows.
//!
//! |  |  |
//! | --- | --- |
//! | base | `https://{region}.harbor.example/v1` |
//! | regions | `eu-1`, `jp-1` |
//!
//! ```no_run
//! # async fn run() -> Result<(), Box<dyn std::error::Error>> {
//!     let client = showcase::Client::builder()
//!         .bearer_token("token")
//!         .build()?;
//!     let answer = client.harbors().list_harbors().await?;
//!     println!("{}", answer.status());
//! #     Ok(())
//! # }
//! ```
#![forbid(unsafe_code)]

mod client;
pub mod models;
#[cfg(feature = "harbors")]
pub mod harbors;
#[cfg(feature = "boats")]
pub mod boats;
#[cfg(feature = "bookings")]
pub mod bookings;
#[cfg(feature = "invoices-and-office")]
pub mod invoices_and_office;
#[cfg(feature = "search")]
pub mod search;
#[cfg(feature = "webhooks")]
pub mod webhooks;
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
pub use runtime::number::BigNumber;
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
