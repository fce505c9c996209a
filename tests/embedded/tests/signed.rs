//! Clients that compute what scripts of their collections do, called against a server whose requests are checked.

use postman_codegen_tests::server::{Arrived, Server};
use postman_codegen_tests_embedded::{exchange, exchange_by_query};
use ring::hmac;

const SECRET: &str = "top secret";

/// What the server computes of what it got.
fn signature(text: &str) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA256, SECRET.as_bytes());
    let code = hmac::sign(&key, text.as_bytes());
    code.as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
}

fn query(arrived: &Arrived) -> &str {
    arrived.target.split_once('?').map_or("", |(_, query)| query)
}

fn assert_signed(arrived: &Arrived, payload: &str) {
    let time = arrived.header("X-Time").map(str::to_owned);
    let time = time
        .or_else(|| arrived.json()["at"].as_str().map(str::to_owned))
        .expect("a time");
    assert!(time.len() == 13 && time.parse::<u64>().is_ok(), "{time}");
    assert_eq!(arrived.header("X-Key"), Some("key"));
    let expected = signature(&format!("{time}key{payload}"));
    assert_eq!(arrived.header("X-Sign"), Some(expected.as_str()));
}

#[tokio::test]
async fn a_header_signs_time_key_and_query_or_body() {
    let server = Server::start().expect("a server");
    let client = exchange::Client::builder()
        .base_url(server.base())
        .api_key("key")
        .api_secret(SECRET)
        .build()
        .expect("a client");

    client.list_orders().symbol("BTC-USDT").await.expect("an answer");
    let arrived = server.last();
    assert_signed(&arrived, query(&arrived));

    let order = exchange::operations::PlaceOrderBody::new("BTC");
    client.place_order(order).await.expect("an answer");
    let arrived = server.last();
    assert_eq!(arrived.json()["symbol"], "BTC");
    assert_signed(&arrived, &arrived.text());
}

#[tokio::test]
async fn a_query_signs_itself() {
    let server = Server::start().expect("a server");
    let client = exchange_by_query::Client::builder()
        .base_url(server.base())
        .api_key("key")
        .secret_key(SECRET)
        .build()
        .expect("a client");
    client.account().trades().symbol("BTC").await.expect("an answer");
    let arrived = server.last();
    assert_eq!(arrived.header("X-HK-APIKEY"), Some("key"));
    let (signed, code) = query(&arrived).split_once("&signature=").expect("a signature");
    assert!(signed.starts_with("symbol=BTC&timestamp="), "{signed}");
    assert_eq!(code, signature(signed));
}
