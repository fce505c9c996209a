//! Clients of several APIs that have one pool of connections, one budget and the same credentials.

mod support;

use http::Response;
use postman_codegen_runtime::auth::Bearer;
use postman_codegen_runtime::body::{Body, BoxFuture};
use postman_codegen_runtime::builder::Builder;
use postman_codegen_runtime::call::Call;
use postman_codegen_runtime::client::Client;
use postman_codegen_runtime::error::Error;
use postman_codegen_runtime::login::{Part, log_in};
use postman_codegen_runtime::outgoing::Outgoing;
use postman_codegen_runtime::own_client::own_client;
use postman_codegen_runtime::provider::Renewed;
use postman_codegen_runtime::request::Request;
use postman_codegen_runtime::retry::Retries;
use postman_codegen_runtime::send::{Middleware, Next};
use postman_codegen_runtime::template::Setting;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;
use support::{Any, Server, bare};

const SETTINGS: &[Setting] = &[Setting::new("baseUrl", None), Setting::new("tenant", None)];

/// Of an API whose crate shares the runtime.
mod orders {
    use super::own_client;

    own_client!();
}

fn builder(server: &Server) -> Builder {
    Builder::new(SETTINGS)
        .set("baseUrl", server.base.as_str())
        .retries(Retries::default().first_delay(Duration::ZERO))
}

fn call(client: &Client, path: &str) -> Call<Any> {
    let url = "{baseUrl}/{tenant}".to_owned() + path;
    Call::new(client, Request::new("GET", url).auth("key"))
}

/// Counts the calls.
struct Counted(Arc<AtomicU32>);

impl Middleware for Counted {
    fn call<'a>(&'a self, outgoing: Outgoing, next: Next<'a>) -> BoxFuture<'a, Result<Response<Body>, Error>> {
        self.0.fetch_add(1, Ordering::Relaxed);
        next.run(outgoing)
    }
}

#[tokio::test]
async fn credentials_settings_and_middleware_are_shared_where_there_are_no_own() {
    let (first, second) = (Server::start(&[]), Server::start(&[]));
    let calls = Arc::new(AtomicU32::new(0));
    let users = builder(&first)
        .set("tenant", "acme")
        .credential("key", Bearer::new("t"))
        .middleware(Counted(calls.clone()))
        .build()
        .expect("a client");
    let plain = builder(&second).sharing(&users).build().expect("a client");
    call(&plain, "/a").await.expect("an answer");
    let own = orders::Builder::new(SETTINGS)
        .set("baseUrl", second.base.as_str())
        .set("tenant", "own")
        .credential("key", Bearer::new("own"))
        .sharing(&users)
        .build()
        .expect("a client");
    call(&own, "/b").await.expect("an answer");
    assert_eq!(calls.load(Ordering::Relaxed), 2);
    assert!(first.arrived().is_empty());
    let seen: Vec<(String, Option<String>)> = second
        .arrived()
        .into_iter()
        .map(|one| (one.target.clone(), one.header("authorization")))
        .collect();
    let expected = [("/acme/a", "Bearer t"), ("/own/b", "Bearer own")];
    assert_eq!(
        seen,
        expected.map(|(target, value)| (target.to_owned(), Some(value.to_owned())))
    );
}

/// What a client gets by a call of its own, it gets as long as somebody shares it.
#[tokio::test]
async fn a_login_outlives_the_client_that_it_was_given_to() {
    let (first, second) = (Server::start(&[&bare(200, "X-Token: t\r\n")]), Server::start(&[]));
    let log_in_first = |client: &Client| Call::<Any>::new(client, Request::new("POST", "{baseUrl}/login"));
    let users = builder(&first)
        .set("tenant", "acme")
        .owned("key", |own| {
            Renewed::bearer(log_in(own, log_in_first, Part::Header("X-Token")))
        })
        .build()
        .expect("a client");
    let other = builder(&second).sharing(&users).build().expect("a client");
    drop(users);
    call(&other, "/a").await.expect("an answer");
    assert_eq!(first.one().target, "/login");
    assert_eq!(second.one().header("authorization").as_deref(), Some("Bearer t"));
}

#[tokio::test]
async fn an_address_is_each_api_s_own() {
    let server = Server::start(&[]);
    let users = builder(&server).credential("key", Bearer::new("t")).build();
    let users = users.expect("a client");
    let other = Builder::new(SETTINGS).set("tenant", "x").sharing(&users).build();
    let other = other.expect("a client");
    let error = call(&other, "/a").await.expect_err("no address").to_string();
    assert!(error.contains("baseUrl"), "{error}");
    assert!(server.arrived().is_empty());
}

#[tokio::test]
async fn cookies_and_the_budget_of_retries_are_one() {
    let down = bare(503, "");
    let answers: Vec<&str> = std::iter::repeat_n(down.as_str(), 1000).collect();
    let (first, second) = (Server::start(&answers), Server::start(&answers));
    let users = builder(&first)
        .set("tenant", "x")
        .credential("key", Bearer::new("t"))
        .build();
    let users = users.expect("a client");
    // Until nothing is left for retries.
    for _ in 0..200 {
        let _ = call(&users, "/a").await;
    }
    let alone = builder(&second)
        .set("tenant", "x")
        .credential("key", Bearer::new("t"))
        .build();
    let _ = call(&alone.expect("a client"), "/a").await;
    assert_eq!(second.arrived().len(), 3, "a budget of its own");
    let together = builder(&second).sharing(&users).build().expect("a client");
    let _ = call(&together, "/a").await;
    assert_eq!(second.arrived().len(), 4, "none is left in the shared one");
}
