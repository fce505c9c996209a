// Written by postman-codegen; edit the collection and generate again.

//! What every call does: the same in each client that postman-codegen writes.

/// See the head of `runtime/answer.rs`.
pub mod answer;
/// See the head of `runtime/answer_headers.rs`.
pub mod answer_headers;
/// See the head of `runtime/auth.rs`.
pub mod auth;
/// See the head of `runtime/blocking.rs`.
pub mod blocking;
/// See the head of `runtime/body.rs`.
pub mod body;
/// See the head of `runtime/builder.rs`.
pub mod builder;
/// See the head of `runtime/call.rs`.
pub mod call;
/// See the head of `runtime/client.rs`.
pub mod client;
/// See the head of `runtime/clock.rs`.
pub mod clock;
/// See the head of `runtime/cookies.rs`.
pub mod cookies;
/// See the head of `runtime/curl.rs`.
pub mod curl;
/// See the head of `runtime/download.rs`.
pub mod download;
/// See the head of `runtime/draft.rs`.
pub mod draft;
/// See the head of `runtime/error.rs`.
pub mod error;
/// See the head of `runtime/failure.rs`.
pub mod failure;
/// See the head of `runtime/few.rs`.
pub mod few;
/// See the head of `runtime/file.rs`.
pub mod file;
/// See the head of `runtime/har.rs`.
pub mod har;
/// See the head of `runtime/headers.rs`.
pub mod headers;
/// See the head of `runtime/json.rs`.
pub mod json;
/// See the head of `runtime/made_up.rs`.
pub mod made_up;
/// See the head of `runtime/media.rs`.
pub mod media;
/// See the head of `runtime/members.rs`.
pub mod members;
/// See the head of `runtime/mock.rs`.
pub mod mock;
/// See the head of `runtime/multipart.rs`.
pub mod multipart;
/// See the head of `runtime/object.rs`.
pub mod object;
/// See the head of `runtime/one_of.rs`.
pub mod one_of;
/// See the head of `runtime/open_text.rs`.
pub mod open_text;
/// See the head of `runtime/options.rs`.
pub mod options;
/// See the head of `runtime/outgoing.rs`.
pub mod outgoing;
/// See the head of `runtime/paging.rs`.
pub mod paging;
/// See the head of `runtime/path.rs`.
pub mod path;
/// See the head of `runtime/payload.rs`.
pub mod payload;
/// See the head of `runtime/percent.rs`.
pub mod percent;
/// See the head of `runtime/place.rs`.
pub mod place;
/// See the head of `runtime/prepare.rs`.
pub mod prepare;
/// See the head of `runtime/provider.rs`.
pub mod provider;
/// See the head of `runtime/read.rs`.
pub mod read;
/// See the head of `runtime/reason.rs`.
pub mod reason;
/// See the head of `runtime/recordings.rs`.
pub mod recordings;
/// See the head of `runtime/redacted.rs`.
pub mod redacted;
/// See the head of `runtime/request.rs`.
pub mod request;
/// See the head of `runtime/response.rs`.
pub mod response;
/// See the head of `runtime/retry.rs`.
pub mod retry;
/// See the head of `runtime/saved.rs`.
pub mod saved;
/// See the head of `runtime/scalar.rs`.
pub mod scalar;
/// See the head of `runtime/send.rs`.
pub mod send;
/// See the head of `runtime/sending.rs`.
pub mod sending;
/// See the head of `runtime/setters.rs`.
pub mod setters;
/// See the head of `runtime/stream.rs`.
pub mod stream;
/// See the head of `runtime/template.rs`.
pub mod template;
/// See the head of `runtime/text.rs`.
pub mod text;
/// See the head of `runtime/tls.rs`.
pub mod tls;
/// See the head of `runtime/trace.rs`.
pub mod trace;
/// See the head of `runtime/transport.rs`.
pub mod transport;
/// See the head of `runtime/trouble.rs`.
pub mod trouble;
/// See the head of `runtime/url.rs`.
pub mod url;
