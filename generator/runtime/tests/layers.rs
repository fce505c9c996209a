//! What others wrote for reqwest and for services stands around a client: layers of tower, reqwest-middleware.

mod support;

use http::Extensions;
use http::header::HeaderValue;
use postman_codegen_runtime::auth::Bearer;
use postman_codegen_runtime::call::Call;
use postman_codegen_runtime::client::{Builder, Client, http_client};
use postman_codegen_runtime::error::Error;
use postman_codegen_runtime::request::Request;
use postman_codegen_runtime::retry::Retries;
use postman_codegen_runtime::transport::{Transport as _, from_reqwest, to_reqwest};
use reqwest_middleware::{ClientBuilder, Next, Result};
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;
use support::{Any, SETTINGS, Server, bare};
use tower::{Layer as _, ServiceBuilder, ServiceExt as _};

fn builder(server: &Server) -> Builder {
    Builder::new(SETTINGS)
        .set("baseUrl", server.base.as_str())
        .credential("key", Bearer::new("t"))
        .retries(Retries::default().first_delay(Duration::ZERO))
}

fn call(client: &Client) -> Call<Any> {
    Call::new(client, Request::new("GET", "{baseUrl}/x").auth("key"))
}

fn reqwest_client() -> reqwest::Client {
    http_client(Duration::from_secs(5)).expect("a client")
}

/// Notes that the request came by, and whether it was signed.
fn mark(mut request: reqwest::Request) -> reqwest::Request {
    let signed = request.headers().contains_key("authorization");
    let value = HeaderValue::from_static(if signed { "signed" } else { "unsigned" });
    request.headers_mut().insert("x-mark", value);
    request
}

/// Two attempts came by.
fn check(server: &Server) {
    let marks: Vec<Option<String>> = server.arrived().iter().map(|one| one.header("x-mark")).collect();
    assert_eq!(marks, [Some("signed".to_owned()), Some("signed".to_owned())]);
}

#[tokio::test]
async fn a_service_of_tower_sends() {
    let server = Server::start(&[&bare(503, "")]);
    let service = ServiceBuilder::new()
        .timeout(Duration::from_secs(5))
        .map_request(mark)
        .service(reqwest_client());
    let sent = builder(&server).transport(move |request| {
        let service = service.clone();
        async move { Ok(from_reqwest(service.oneshot(to_reqwest(request)?).await?)) }
    });
    call(&sent.build().expect("a client")).await.expect("an answer");
    check(&server);
}

#[tokio::test]
async fn a_layer_of_tower_stands_around_the_transport() {
    let server = Server::start(&[]);
    let timeout = tower::timeout::TimeoutLayer::new(Duration::ZERO);
    let layered = builder(&server).retries(Retries::off()).layer(move |inner| {
        let slow = tower::service_fn(move |request| {
            let sent = inner.send(request);
            async move {
                tokio::time::sleep(Duration::from_secs(1)).await;
                sent.await
            }
        });
        let service = timeout.layer(slow);
        move |request| service.clone().oneshot(request)
    });
    let error = call(&layered.build().expect("a client")).await.expect_err("no time");
    assert!(matches!(error, Error::Transport(_)), "{error}");
}

/// A middleware of reqwest-middleware.
fn middleware<'a>(
    request: reqwest::Request,
    extensions: &'a mut Extensions,
    next: Next<'a>,
) -> Pin<Box<dyn Future<Output = Result<reqwest::Response>> + Send + 'a>> {
    Box::pin(next.run(mark(request), extensions))
}

#[tokio::test]
async fn a_client_of_reqwest_middleware_sends() {
    let server = Server::start(&[&bare(503, "")]);
    let inner = ClientBuilder::new(reqwest_client()).with(middleware).build();
    let sent = builder(&server).transport(move |request| {
        let inner = inner.clone();
        async move { Ok(from_reqwest(inner.execute(to_reqwest(request)?).await?)) }
    });
    call(&sent.build().expect("a client")).await.expect("an answer");
    check(&server);
}
