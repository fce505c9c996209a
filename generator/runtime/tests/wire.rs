//! What arrives at a server, compared with what Postman's own runner sends.

mod support;

use postman_codegen_runtime::answer::{Answer, Body, Decoded, Reason};
use postman_codegen_runtime::auth::{ApiKey, Basic, Bearer, HeaderSecret};
use postman_codegen_runtime::call::{Call, Operation};
use postman_codegen_runtime::client::{Builder, Client};
use postman_codegen_runtime::error::Error;
use postman_codegen_runtime::file::File;
use postman_codegen_runtime::multipart::Part;
use postman_codegen_runtime::request::Request;
use postman_codegen_runtime::template::Setting;
use postman_codegen_runtime::text::{Text, Verbatim};
use support::{Arrived, Server, bare, json};

const SETTINGS: &[Setting] = &[
    Setting::new("baseUrl", None),
    Setting::new("nested", Some("<{baseUrl}>")),
];

/// Any success is a body, 4xx a reason.
struct Any;

impl Operation for Any {
    type Success = Body;
    type Failure = Reason;

    fn success(answer: &Answer) -> Decoded<Body> {
        answer.body()
    }

    fn failure(answer: &Answer) -> Decoded<Reason> {
        match answer.status() {
            400..=499 => answer.reason(),
            _ => Decoded::Undocumented,
        }
    }
}

fn builder(server: &Server) -> Builder {
    Builder::new(SETTINGS)
        .user_agent("test/1")
        .set("baseUrl", server.base.as_str())
}

fn client(server: &Server) -> Client {
    builder(server).build().expect("a client")
}

async fn sent(request: Request) -> Arrived {
    let server = Server::start(&[]);
    let call: Call<Any> = Call::new(&client(&server), request);
    call.await.expect("an answer");
    server.one()
}

async fn target(request: Request) -> String {
    sent(request).await.target
}

#[tokio::test]
async fn data_cannot_change_the_url() {
    let request = Request::new("GET", "{baseUrl}/u/{id}/x")
        .path("id", "a/b?c#d%41\\{é ")
        .query(1, "q", "x&y=z#w+%41 \"é")
        .query(0, "k&=#", 5)
        .flag(2, "flag");
    assert_eq!(
        target(request).await,
        "/u/a%2Fb%3Fc%23d%2541%5C%7B%C3%A9%20/x?k%26%3D%23=5&q=x%26y=z%23w%2B%2541%20%22%C3%A9&flag"
    );
}

#[tokio::test]
async fn verbatim_is_structure() {
    let request = Request::new("GET", "{baseUrl}/u/{id}")
        .path("id", Verbatim::new("a/b%20c"))
        .query(0, "q", Verbatim::new("1&r=a+b"));
    assert_eq!(target(request).await, "/u/a/b%20c?q=1&r=a+b");
}
