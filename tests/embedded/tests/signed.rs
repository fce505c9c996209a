//! Clients that compute what scripts of their collections do, called against a server whose requests are checked.

use postman_codegen_tests::server::{Arrived, Server};
use postman_codegen_tests_embedded::{desk, exchange, exchange_by_query, hashing, named};
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
    // The place of what the request declares is its own.
    let entries: Vec<&str> = query(&arrived).split('&').collect();
    let [symbol, code, time] = entries.as_slice() else {
        panic!("{entries:?}");
    };
    assert!(*symbol == "symbol=BTC" && time.starts_with("timestamp="), "{entries:?}");
    let expected = signature(&format!("{symbol}&{time}"));
    assert_eq!(code.strip_prefix("signature="), Some(expected.as_str()));
}

fn desk(server: &Server) -> desk::Builder {
    desk::Client::builder()
        .live_url(server.base())
        .api_key("key")
        .api_secret(SECRET)
}

#[tokio::test]
async fn a_script_says_where_and_signs_the_query_that_it_writes() {
    let server = Server::start().expect("a server");
    let client = desk(&server).build().expect("a client");
    client.list_trades().note("a b&c=ü{1}").await.expect("an answer");
    let arrived = server.last();
    assert_eq!(arrived.header("X-Key"), Some("key"));
    let (signed, code) = query(&arrived).split_once("&signature=").expect("a signature");
    assert!(
        signed.starts_with("note=a%20b%26c%3D%C3%BC%7B1%7D&timestamp="),
        "{signed}"
    );
    assert_eq!(code, signature(signed));
    let timestamp = signed.rsplit('=').next().expect("a time");
    assert!(timestamp.len() == 13 && timestamp.parse::<u64>().is_ok(), "{timestamp}");

    client.get_time().await.expect("an answer");
    assert_eq!(server.last().target, "/time");
}

#[tokio::test]
async fn a_setting_chooses_the_server_and_the_address_of_the_client_counts_before_a_script() {
    let (live, test, other) = (
        Server::start().expect("a server"),
        Server::start().expect("a server"),
        Server::start().expect("a server"),
    );
    let chosen = desk(&live)
        .test_url(test.base())
        .stage("TEST")
        .build()
        .expect("a client");
    chosen.get_time().await.expect("an answer");
    assert_eq!(test.last().target, "/time");

    let told = desk(&live).url(other.base()).build().expect("a client");
    told.list_trades().await.expect("an answer");
    assert!(query(&other.last()).contains("&signature="));
    assert!(live.take().is_empty());
}

#[tokio::test]
async fn without_a_secret_nothing_is_signed() {
    let server = Server::start().expect("a server");
    let client = desk::Client::builder()
        .live_url(server.base())
        .build()
        .expect("a client");
    client.list_trades().note("x").await.expect("an answer");
    assert_eq!(query(&server.last()), "note=x&timestamp=&signature=");
}

#[test]
fn no_secret_of_a_script_is_shown() {
    let builder = desk::Client::builder().api_key("key").api_secret(SECRET);
    assert!(!format!("{builder:?}").contains(SECRET));
    let client = builder.build().expect("a client");
    assert!(!format!("{client:?}").contains(SECRET));
    assert!(!format!("{:?}", client.list_trades()).contains(SECRET));
}

#[tokio::test]
async fn what_a_script_calls_the_client_is_sent_unless_a_caller_says_otherwise() {
    let server = Server::start().expect("a server");
    let builder = || named::Client::builder().base_url(server.base());
    let agent = || server.last().header("User-Agent").map(str::to_owned);

    let client = builder().build().expect("a client");
    client.get_time().await.expect("an answer");
    assert_eq!(agent().as_deref(), Some("desk-postman/2.1"));
    client
        .get_time()
        .header("User-Agent", "one/1")
        .await
        .expect("an answer");
    assert_eq!(agent().as_deref(), Some("one/1"));

    let client = builder().user_agent("mine/3").build().expect("a client");
    client.get_time().await.expect("an answer");
    assert_eq!(agent().as_deref(), Some("mine/3"));
}

#[tokio::test]
async fn bytes_of_a_hash_are_written_as_a_script_writes_them() {
    let server = Server::start().expect("a server");
    let builder = hashing::Client::builder().base_url(server.base()).secret(SECRET);
    builder.build().expect("a client").get_time().await.expect("an answer");
    let arrived = server.last();
    let hash = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb";
    assert_eq!(arrived.header("X-Hex"), Some(hash));
    let code = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA512, SECRET.as_bytes()), b"m");
    let numbers: Vec<String> = code.as_ref().iter().map(u8::to_string).collect();
    assert_eq!(arrived.header("X-Sum"), Some(numbers.join("-").as_str()));
    assert_eq!(arrived.header("X-Code").map(str::len), Some(88));
    assert_eq!(arrived.header("X-Kind"), Some("word"));
}
