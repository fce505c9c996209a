// Written by postman-codegen; edit the collection and generate again.

//! Client for Harbor.
//!
//! **Harbor**
//!
//! A marina: [harbors](<https://docs.harbor.example/harbors>) with berths, boats, bookings and invoices. It exists nowhere but here, to use every feature that the generator knows.
//!
//! | | |
//! | --- | --- |
//! | base | `https://{region}.harbor.example/v1` |
//! | regions | `eu-1`, `jp-1` |
//!
//! # First call
//!
//! ```no_run
//! # async fn run() -> Result<(), Box<dyn std::error::Error>> {
//! let client = showcase::Client::builder()
//!     .bearer_token(std::env::var("SHOWCASE_BEARER_TOKEN")?)
//!     .build()?;
//! let answer = client.boats().list_boats().await?;
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
//! | [`.basic_auth(username, password)`](crate::Builder::basic_auth) | User name and password of basic authentication (RFC 7617). |
//! | [`.api_key(key)`](crate::Builder::api_key) | The API key of the query parameter `api_key`. |
//! | [`.api_key_credential(key)`](crate::Builder::api_key_credential) | The API key of the header `X-Api-Key`. |
//!
//! # Errors
//!
//! ```no_run
//! # async fn run() -> Result<(), Box<dyn std::error::Error>> {
//! # let client = showcase::Client::builder()
//! #     .bearer_token(std::env::var("SHOWCASE_BEARER_TOKEN")?)
//! #     .build()?;
//! match client.boats().list_boats().await {
//!     Ok(answer) => println!("{}", answer.status()),
//!     Err(showcase::Error::Api(failure)) => println!("{}: {:?}", failure.status(), failure.error()),
//!     Err(showcase::Error::Unexpected(answer)) => println!("not documented: {answer}"),
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
//! | [`base_url`](crate::Builder::base_url) | Where the API is: scheme, host and, if any, base path. | `https://{region}.harbor.example/v1` |
//! | [`region`](crate::Builder::region) | The variable `region`. | `eu-1` |
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
//! Each top folder is a feature, too: `harbors`, `boats`, `bookings`, `invoices-and-office`, `search`, `webhooks`. `all`, the default, stands for all of them; with `default-features = false`, only the folders that are named are compiled.
//!
//! # Operations
//!
//! ## harbors
//!
//! | request | endpoint | call |
//! | --- | --- | --- |
//! | List harbors | `GET /harbors/` | [`harbors().list_harbors()`](crate::harbors::Harbors::list_harbors) |
//! | Get a harbor | `GET /harbors/{harbor_id}` | [`harbors().get_harbor(harbor_id, type_)`](crate::harbors::Harbors::get_harbor) |
//!
//! ## berths
//!
//! | request | endpoint | call |
//! | --- | --- | --- |
//! | List berths | `GET /harbors/{harbor_id}/berths` | [`harbors().berths().list_berths(harbor_id)`](crate::harbors::berths::Berths::list_berths) |
//! | Get a berth | `GET /berths/{id}.json` | [`harbors().berths().get_berth(id)`](crate::harbors::berths::Berths::get_berth) |
//! | Set a berth's price | `PUT /berths/{id}/price` | [`harbors().berths().set_berth_price(id, body)`](crate::harbors::berths::Berths::set_berth_price) |
//! | Get availability | `GET /harbors/{harbor_id}/availability` | [`harbors().berths().get_availability(harbor_id, from, to)`](crate::harbors::berths::Berths::get_availability) |
//!
//! ## boats
//!
//! | request | endpoint | call |
//! | --- | --- | --- |
//! | List boats | `GET /boats` | [`boats().list_boats()`](crate::boats::Boats::list_boats) |
//! | Register a boat | `POST /boats` | [`boats().register_boat(body)`](crate::boats::Boats::register_boat) |
//! | Get a boat | `GET /boats/{boat_id}` | [`boats().get_boat(boat_id)`](crate::boats::Boats::get_boat) |
//! | Update a boat | `PATCH /boats/{boat_id}` | [`boats().update_boat(boat_id, x_reason, body)`](crate::boats::Boats::update_boat) |
//! | Delete a boat | `DELETE /boats/{boat_id}` | [`boats().delete_boat(boat_id)`](crate::boats::Boats::delete_boat) |
//!
//! ## photos
//!
//! | request | endpoint | call |
//! | --- | --- | --- |
//! | Upload photos | `POST /boats/{boat_id}/photos` | [`boats().photos().upload_photos(boat_id, caption, photo)`](crate::boats::photos::Photos::upload_photos) |
//! | Download a photo | `GET /boats/{boat_id}/photos/{photo_id}.jpg` | [`boats().photos().download_photo(boat_id, photo_id)`](crate::boats::photos::Photos::download_photo) |
//! | Replace the logbook | `PUT /boats/{boat_id}/logbook` | [`boats().photos().replace_logbook(boat_id, body)`](crate::boats::photos::Photos::replace_logbook) |
//!
//! ## bookings
//!
//! | request | endpoint | call |
//! | --- | --- | --- |
//! | 予約を作成 | `POST /bookings` | [`bookings().post_bookings(body)`](crate::bookings::Bookings::post_bookings) |
//! | List bookings | `GET /bookings` | [`bookings().list_bookings()`](crate::bookings::Bookings::list_bookings) |
//! | Get a booking | `GET /bookings/{booking_id}` | [`bookings().get_booking(booking_id)`](crate::bookings::Bookings::get_booking) |
//! | Get a booking | `GET /bookings/by-reference/{reference}` | [`bookings().get_booking_by_reference(reference)`](crate::bookings::Bookings::get_booking_by_reference) |
//! | Find bookings by example | `GET /bookings/search` | [`bookings().find_bookings_by_example(body)`](crate::bookings::Bookings::find_bookings_by_example) |
//! | Cancel a booking | `POST /bookings/{booking_id}/cancel` | [`bookings().cancel_booking(booking_id)`](crate::bookings::Bookings::cancel_booking) |
//! | List comments | `GET /bookings/{booking_id}/comments` | [`bookings().list_comments(booking_id)`](crate::bookings::Bookings::list_comments) |
//! | Write a note 📝 | `PUT /bookings/{booking_id}/note` | [`bookings().write_note(booking_id, body)`](crate::bookings::Bookings::write_note) |
//!
//! ## invoices & office
//!
//! | request | endpoint | call |
//! | --- | --- | --- |
//! | Create an invoice | `POST /invoices` | [`invoices_and_office().create_invoice(booking, line, amount)`](crate::invoices_and_office::InvoicesAndOffice::create_invoice) |
//! | Import an e-invoice | `POST /invoices/import` | [`invoices_and_office().import_e_invoice(body)`](crate::invoices_and_office::InvoicesAndOffice::import_e_invoice) |
//! | Export invoices | `GET /invoices.csv` | [`invoices_and_office().export_invoices(year)`](crate::invoices_and_office::InvoicesAndOffice::export_invoices) |
//! | Büro | `GET /büro/öffnungszeiten` | [`invoices_and_office().buro()`](crate::invoices_and_office::InvoicesAndOffice::buro) |
//!
//! ## search
//!
//! | request | endpoint | call |
//! | --- | --- | --- |
//! | `tides_at` | `POST /rpc` | [`search().tides_at(params)`](crate::search::Search::tides_at) |
//! | Search with GraphQL | `POST /graphql` | [`search().search_with_graphql(variables)`](crate::search::Search::search_with_graphql) |
//! | Full-text search | `GET /search` | [`search().full_text_search(q)`](crate::search::Search::full_text_search) |
//!
//! ## webhooks
//!
//! | request | endpoint | call |
//! | --- | --- | --- |
//! | Subscribe | `POST /webhooks` | [`webhooks().subscribe(body)`](crate::webhooks::Webhooks::subscribe) |
//! | <https://api.harbor.example/v1/webhooks> | `GET /webhooks` | [`webhooks().get_webhooks()`](crate::webhooks::Webhooks::get_webhooks) |
//!
//! ## ../../etc
//!
//! | request | endpoint | call |
//! | --- | --- | --- |
//! | \*/ "# {} \`x\` fn main() {} | `POST /webhooks/{match_}/ping` | [`webhooks().etc().x_fn_main(match_, body)`](crate::webhooks::etc::Etc::x_fn_main) |
//! |  | `GET /healthz` | [`webhooks().etc().get_healthz()`](crate::webhooks::etc::Etc::get_healthz) |
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
pub use postman_codegen_runtime as runtime;

pub use client::{Builder, Client};
pub use runtime::answer::{Answer, Body, Decoded, Mixed};
pub use runtime::answer_headers::{Link, RateLimit};
pub use runtime::auth::{ApiKey, Basic, Bearer, HeaderSecret, Scheme, Secret};
pub use runtime::call::Call;
pub use runtime::download::{Event, Events, JsonLines};
pub use runtime::draft::Draft;
pub use runtime::error::{AuthError, Error, RequestError, Undocumented};
pub use runtime::failure::{DecodeError, Failure, Unexpected};
pub use runtime::file::File;
pub use runtime::json::Json;
pub use runtime::json_rpc::JsonRpcError;
pub use runtime::multipart::Part;
pub use runtime::number::BigNumber;
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
