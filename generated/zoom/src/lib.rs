// Written by postman-codegen; edit the collection and generate again.

//! Client for Zoom API.
//!
//! Users and meetings of the [Zoom API](<https://developers.zoom.us/docs/api/>).
//!
//! All requests go to `https://api.zoom.us/v2` and carry an OAuth access token as `Authorization: Bearer <token>`.
//!
//! The request Update a user's password is Zoom's own; the others were written for this project.
//!
//! # First call
//!
//! ```no_run
//! # async fn run() -> Result<(), Box<dyn std::error::Error>> {
//! let client = zoom::Client::builder()
//!     .bearer_token(std::env::var("ZOOM_BEARER_TOKEN")?)
//!     .build()?;
//! let answer = client.users().list_users().await?;
//! println!("{}", answer.status());
//! # Ok(())
//! # }
//! ```
//!
//! Required arguments are positional, optional ones are chained, and `.await` sends. A call also takes headers, query entries, a timeout and a credential of its own.
//!
//! # Authentication
//!
//! The builder takes the credentials; a call that needs one fails without it before anything is sent. One that changes comes from a `Provider`.
//!
//! | setter | credential |
//! | --- | --- |
//! | [`.bearer_token(token)`](crate::Builder::bearer_token) | The bearer token (RFC 6750) of `Authorization`. |
//!
//! # Errors
//!
//! ```no_run
//! # async fn run() -> Result<(), Box<dyn std::error::Error>> {
//! # let client = zoom::Client::builder()
//! #     .bearer_token(std::env::var("ZOOM_BEARER_TOKEN")?)
//! #     .build()?;
//! match client.users().list_users().await {
//!     Ok(answer) => println!("{}", answer.status()),
//!     Err(zoom::Error::Api(failure)) => println!("{}: {:?}", failure.status(), failure.error()),
//!     Err(zoom::Error::Unexpected(answer)) => println!("not documented: {answer}"),
//!     Err(error) => return Err(error.into()),
//! }
//! # Ok(())
//! # }
//! ```
//!
//! - `Error::Api`: a documented failure, as an enum with a variant for each documented status
//! - `Error::Unexpected`: an answer whose status is not documented, with status, headers and the whole body
//! - `Error::Decode`: an answer whose body is not what is documented, with the whole answer
//! - `Error::Transport`: no connection, or it broke, or time ran out
//! - `Error::Request` and `Error::Auth`: nothing was sent
//!
//! # Configuration
//!
//! | setter | what it sets | default |
//! | --- | --- | --- |
//! | [`base_url`](crate::Builder::base_url) | Where the API is: scheme, host and, if any, base path. | `https://api.zoom.us/v2` |
//! | [`timeout`](crate::Builder::timeout) | how long a call may take, all in all | no limit |
//! | [`attempt_timeout`](crate::Builder::attempt_timeout) | how long one attempt may take | no limit |
//! | [`connect_timeout`](crate::Builder::connect_timeout) | how long connecting may take | 10 seconds |
//! | [`retries`](crate::Builder::retries) | how often a call that may be repeated is sent again | twice |
//! | [`max_redirects`](crate::Builder::max_redirects) | how many redirects are followed | 10 |
//! | [`max_response_size`](crate::Builder::max_response_size) | how long the body of an answer may be | 100 MiB |
//! | [`max_header_size`](crate::Builder::max_header_size) | how long the headers of an answer may be | 256 KiB |
//! | [`cookies`](crate::Builder::cookies) | whether cookies are kept | yes |
//! | [`user_agent`](crate::Builder::user_agent) | the header `User-Agent` | name and version of the crate |
//! | [`transport`](crate::Builder::transport) | what sends the requests | reqwest |
//! | [`sharing`](crate::Builder::sharing) | a client whose connections, retries' budget, cookies, middleware and credentials this one has, too | none |
//!
//! # Features
//!
//! | feature | what it adds |
//! | --- | --- |
//! | `rustls` | encryption with rustls, on by default |
//! | `native-tls` | encryption with what the system has |
//! | `brotli` | answers that are compressed with Brotli, on by default |
//! | `blocking` | `send_blocking`, for programs that are not asynchronous |
//! | `stream` | lists, events and answers as `futures` streams |
//! | `tracing` | a span for each call, with OpenTelemetry's names |
//! | `har` | `Har`, which keeps calls in a file, for `postman-codegen learn` and for tests that replay them |
//! | `mock` | `Mock`, a transport for tests that answers with the saved examples, or as the calls of a HAR file |
//!
//! Each top folder is a feature, too: `users`, `meetings`. `all`, the default, stands for all of them; with `default-features = false`, only the folders that are named are compiled.
//!
//! # Operations
//!
//! ## users
//!
//! | request | endpoint | call |
//! | --- | --- | --- |
//! | Get a user | `GET /users/{user_id}` | [`users().get_user(user_id)`](crate::users::Users::get_user) |
//! | Update a user | `PATCH /users/{user_id}` | [`users().update_user(user_id, body)`](crate::users::Users::update_user) |
//! | Delete a user | `DELETE /users/{user_id}` | [`users().delete_user(user_id)`](crate::users::Users::delete_user) |
//! | Disassociate a user | `DELETE /users/{user_id}` | [`users().disassociate_user(user_id)`](crate::users::Users::disassociate_user) |
//! | Upload a user's profile picture | `POST /users/{user_id}/picture` | [`users().upload_user_profile_picture(user_id, pic_file)`](crate::users::Users::upload_user_profile_picture) |
//! | Update a user's email | `PUT /users/{user_id}/email` | [`users().update_user_email(user_id, body)`](crate::users::Users::update_user_email) |
//! | Update a user's password | `PUT /users/{user_id}/password` | [`users().update_user_password(user_id, password)`](crate::users::Users::update_user_password) |
//! | Get user settings | `GET /users/{user_id}/settings` | [`users().get_user_settings(user_id)`](crate::users::Users::get_user_settings) |
//! | List users | `GET /users` | [`users().list_users()`](crate::users::Users::list_users) |
//! | Create users | `POST /users` | [`users().create_users(body)`](crate::users::Users::create_users) |
//!
//! ## meetings
//!
//! | request | endpoint | call |
//! | --- | --- | --- |
//! | Get a meeting | `GET /meetings/{meeting_id}` | [`meetings().get_meeting(meeting_id)`](crate::meetings::Meetings::get_meeting) |
//! | Update a meeting | `PATCH /meetings/{meeting_id}` | [`meetings().update_meeting(meeting_id, body)`](crate::meetings::Meetings::update_meeting) |
//! | Delete a meeting | `DELETE /meetings/{meeting_id}` | [`meetings().delete_meeting(meeting_id)`](crate::meetings::Meetings::delete_meeting) |
//! | End a meeting | `PUT /meetings/{meeting_id}/status` | [`meetings().end_meeting(meeting_id, body)`](crate::meetings::Meetings::end_meeting) |
//! | List a user's meetings | `GET /users/{user_id}/meetings` | [`meetings().list_user_meetings(user_id)`](crate::meetings::Meetings::list_user_meetings) |
//! | Create a meeting | `POST /users/{user_id}/meetings` | [`meetings().create_meeting(user_id, body)`](crate::meetings::Meetings::create_meeting) |
#![forbid(unsafe_code)]

mod client;
pub mod models;
#[cfg(feature = "users")]
pub mod users;
#[cfg(feature = "meetings")]
pub mod meetings;
#[doc(hidden)]
pub mod runtime;

pub use runtime::answer::{Answer, Body, Decoded, Mixed};
pub use runtime::answer_headers::{Link, RateLimit};
pub use runtime::auth::{ApiKey, Basic, Bearer, HeaderSecret, Scheme, Secret};
pub use runtime::builder::Builder;
pub use runtime::call::Call;
pub use runtime::client::Client;
pub use runtime::download::{Event, Events, JsonLines};
pub use runtime::draft::Draft;
pub use runtime::error::{AuthError, Error, RequestError, Undocumented};
pub use runtime::failure::{DecodeError, Failure, Unexpected};
pub use runtime::file::File;
pub use runtime::json::Json;
pub use runtime::multipart::Part;
pub use runtime::one_of::OneOf;
pub use runtime::options::Options;
pub use runtime::outgoing::Outgoing;
pub use runtime::paging::{Items, Paged, Pages, Paging};
pub use runtime::provider::{Provider, Renewed, Token};
pub use runtime::reason::Reason;
pub use runtime::request::Request;
pub use runtime::response::{RawResponse, Response, StatusCode};
pub use runtime::retry::Retries;
pub use runtime::send::{Middleware, Next};
pub use runtime::sending::{Operation, Sending, SendingRaw};
pub use runtime::text::{Text, Verbatim};
pub use runtime::transport::Transport;
pub use runtime::trouble::TransportError;

#[cfg(feature = "har")]
pub use runtime::har::Har;
#[cfg(feature = "mock")]
pub use runtime::mock::{Mock, Recorded};
