//! Credentials that take more than one exchange.

#![cfg(feature = "client")]

mod support;

use postman_codegen_runtime::auth::Scheme;
use postman_codegen_runtime::call::Call;
use postman_codegen_runtime::client::Builder;
use postman_codegen_runtime::digest::Digest;
use postman_codegen_runtime::error::Error;
use postman_codegen_runtime::ntlm::{Ntlm, response_key};
use postman_codegen_runtime::oauth2::OAuth2;
use postman_codegen_runtime::pkce::Authorization;
use postman_codegen_runtime::request::Request;
use support::{Any, Arrived, SETTINGS, Server, bare, json};

fn call(server: &Server, request: Request, scheme: impl Scheme + 'static) -> Call<Any> {
    let builder = Builder::new(SETTINGS)
        .set("baseUrl", server.base.as_str())
        .credential("key", scheme);
    Call::new(&builder.build().expect("a client"), request.auth("key"))
}

fn authorization(arrived: &Arrived) -> Option<String> {
    arrived.header("authorization")
}

#[tokio::test]
async fn digest_answers_one_challenge() {
    let challenge = bare(
        401,
        "WWW-Authenticate: Basic realm=\"x\"\r\nWWW-Authenticate: Digest realm=\"r@x\", nonce=\"abc123\", opaque=\"op\"\r\n",
    );
    let server = Server::start(&[&challenge]);
    let request = Request::new("GET", "{baseUrl}/d/x?a=b c");
    call(&server, request, Digest::new("u", "p")).await.expect("an answer");
    let arrived = server.arrived();
    let [first, second] = arrived.as_slice() else {
        panic!("{arrived:?}")
    };
    assert_eq!(authorization(first), None);
    let expected = "Digest username=\"u\", realm=\"r@x\", nonce=\"abc123\", uri=\"/d/x?a=b%20c\", algorithm=\"MD5\", \
                    response=\"91b2e0a968d4800b89cd484d3a22b654\", opaque=\"op\"";
    assert_eq!(authorization(second).as_deref(), Some(expected));

    let server = Server::start(&[&challenge, &challenge]);
    let sha = Digest::from_parameters(&[("username", "u"), ("password", "p"), ("algorithm", "SHA-256")]);
    let error = call(&server, Request::new("GET", "{baseUrl}/auth"), sha)
        .await
        .expect_err("refused");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(401));
    let expected = "Digest username=\"u\", realm=\"r@x\", nonce=\"abc123\", uri=\"/auth\", algorithm=\"SHA-256\", \
                    response=\"285bd6dba4abc6e3978b63f58da5a19d75eb65ff2422672a2491776f2b89633d\", opaque=\"op\"";
    assert_eq!(
        server.arrived().get(1).and_then(authorization).as_deref(),
        Some(expected)
    );

    let server = Server::start(&[&challenge]);
    let never = [("username", "u"), ("password", "p"), ("disableRetryRequest", "true")];
    let never = Digest::from_parameters(&never);
    call(&server, Request::new("GET", "{baseUrl}/auth"), never)
        .await
        .expect_err("refused");
    assert_eq!(server.arrived().len(), 1);
}

#[tokio::test]
async fn digest_sends_the_body_again() {
    let challenge = bare(
        401,
        "WWW-Authenticate: Digest qop=\"auth,auth-int\", realm=\"r\", nonce=\"n\", algorithm=MD5-sess\r\n",
    );
    let server = Server::start(&[&challenge]);
    call(
        &server,
        Request::new("POST", "{baseUrl}/x").text("body"),
        Digest::new("u", "p"),
    )
    .await
    .expect("an answer");
    let arrived = server.arrived();
    assert_eq!(arrived.iter().map(Arrived::text).collect::<Vec<_>>(), ["body", "body"]);
    let header = authorization(&arrived[1]).expect("a header");
    assert!(
        header.contains(", algorithm=\"MD5-sess\", qop=auth, nc=00000001, cnonce=\""),
        "{header}"
    );
}

#[tokio::test]
async fn ntlm_sends_three_messages() {
    // A challenge with the target `D` and a time stamp.
    let mut message = b"NTLMSSP\0\x02\0\0\0".to_vec();
    message.extend([0; 8]);
    message.extend([0x07, 0x82, 0x08, 0xA2]);
    message.extend([1, 2, 3, 4, 5, 6, 7, 8]);
    message.extend([0; 8]);
    message.extend([16, 0, 16, 0, 48, 0, 0, 0]);
    message.extend([7, 0, 8, 0, 9, 9, 9, 9, 9, 9, 9, 9, 0, 0, 0, 0]);
    let text = postman_codegen_runtime::auth::base64(&message);
    let server = Server::start(&[
        &bare(401, "WWW-Authenticate: NTLM\r\n"),
        &bare(401, &format!("WWW-Authenticate: NTLM {text}\r\n")),
    ]);
    let ntlm = Ntlm::from_parameters(&[("username", "DOM\\user"), ("password", "p"), ("workstation", "WS")]);
    call(&server, Request::new("GET", "{baseUrl}/auth"), ntlm)
        .await
        .expect("an answer");
    let arrived = server.arrived();
    let headers: Vec<Option<String>> = arrived.iter().map(authorization).collect();
    let first = "NTLM TlRMTVNTUAABAAAAB7IIogMAAwAqAAAAAgACACgAAAAFASgKAAAAD1dTRE9N";
    assert_eq!(headers[0], None);
    assert_eq!(headers[1].as_deref(), Some(first));
    let last = headers[2]
        .as_deref()
        .and_then(|header| header.strip_prefix("NTLM "))
        .expect("a message");
    let last = postman_codegen_runtime::crypto::base64_bytes(last).expect("base64");
    assert!(last.starts_with(b"NTLMSSP\0\x03\0\0\0"));
    assert!(last.ends_with(b"D\0O\0M\0u\0s\0e\0r\0W\0S\0"));
    assert!(
        last.windows(8).any(|window| window == [9; 8]),
        "the server's time is used"
    );
}

#[test]
fn ntlm_keys_are_those_of_the_specification() {
    let expected = [
        0x0c, 0x86, 0x8a, 0x40, 0x3b, 0xfd, 0x7a, 0x93, 0xa3, 0x00, 0x1e, 0xf2, 0x2e, 0xf0, 0x2e, 0x3f,
    ];
    assert_eq!(response_key("User", "Domain", "Password"), expected);
}

#[tokio::test]
async fn a_token_is_fetched_once_and_renewed() {
    let server = Server::start(&[
        &json(200, r#"{"access_token":"t1","expires_in":"3600"}"#),
        &json(200, "{}"),
        &json(401, "{}"),
        &json(200, r#"{"access_token":"t2","expires_in":0,"refresh_token":"r"}"#),
        &json(200, "{}"),
        &json(200, r#"{"access_token":"t3"}"#),
    ]);
    let scheme = OAuth2::client_credentials(format!("{}/token", server.base), "id", "s&").scope("a b");
    let builder = Builder::new(SETTINGS)
        .set("baseUrl", server.base.as_str())
        .credential("key", scheme);
    let client = builder.build().expect("a client");
    let get = || -> Call<Any> { Call::new(&client, Request::new("GET", "{baseUrl}/x?access_token=old").auth("key")) };
    get().await.expect("an answer");
    get().await.expect("refused, then with a new token");
    get().await.expect("an answer");
    let arrived = server.arrived();
    let seen: Vec<(&str, String)> = arrived
        .iter()
        .map(|arrived| (arrived.target.as_str(), authorization(arrived).unwrap_or_default()))
        .collect();
    let expected = [
        ("/token", "Basic aWQ6cyY="),
        ("/x", "Bearer t1"),
        ("/x", "Bearer t1"),
        ("/token", "Basic aWQ6cyY="),
        ("/x", "Bearer t2"),
        ("/token", "Basic aWQ6cyY="),
        ("/x", "Bearer t3"),
    ];
    assert_eq!(seen, expected.map(|(target, header)| (target, header.to_owned())));
    assert_eq!(arrived[0].text(), "grant_type=client_credentials&scope=a%20b");
    assert_eq!(arrived[5].text(), "grant_type=refresh_token&refresh_token=r");
}

#[tokio::test]
async fn a_refused_token_is_told_without_the_secret() {
    let refusal = json(400, r#"{"error":"invalid_client","error_description":"who?"}"#);
    let server = Server::start(&[&refusal]);
    let scheme = OAuth2::password(format!("{}/token", server.base), "id", "s3cret", "u", "pa55").client_in_body();
    let error = call(&server, Request::new("GET", "{baseUrl}/x"), scheme)
        .await
        .expect_err("refused");
    assert!(matches!(error, Error::Auth(_)));
    assert_eq!(
        error.to_string(),
        "the token endpoint refused: 400 Bad Request: who? (invalid_client)"
    );
    let arrived = server.one();
    assert_eq!(
        arrived.text(),
        "grant_type=password&username=u&password=pa55&client_id=id&client_secret=s3cret"
    );
    assert!(!format!("{error:?}").contains("s3cret"));
}

#[tokio::test]
async fn given_tokens_go_where_postman_puts_them() {
    for (parameters, target, header) in [
        (
            &[("accessToken", "at"), ("addTokenTo", "header")][..],
            "/x?b=1",
            Some("Bearer at"),
        ),
        (&[("accessToken", "at"), ("headerPrefix", "")], "/x?b=1", Some("at")),
        (
            &[("accessToken", "at"), ("headerPrefix", "Token ")],
            "/x?b=1",
            Some("Token at"),
        ),
        (
            &[("accessToken", "a t&x"), ("addTokenTo", "queryParams")],
            "/x?b=1&access_token=a%20t%26x",
            None,
        ),
        (&[("accessToken", "at"), ("addTokenTo", "body")], "/x?b=1", None),
        (
            &[("accessToken", "at"), ("tokenType", "MAC")],
            "/x?access_token=old&b=1",
            Some("manual"),
        ),
        (&[("clientId", "id")], "/x?access_token=old&b=1", Some("manual")),
    ] {
        let server = Server::start(&[]);
        let request = Request::new("GET", "{baseUrl}/x?access_token=old&b=1").header("Authorization", "manual");
        call(&server, request, OAuth2::from_parameters(parameters))
            .await
            .expect("an answer");
        let arrived = server.one();
        assert_eq!(
            (arrived.target.as_str(), authorization(&arrived).as_deref()),
            (target, header)
        );
    }
}

#[tokio::test]
async fn a_browser_brings_a_code() {
    let server = Server::start(&[&json(200, r#"{"access_token":"t"}"#)]);
    let authorization =
        Authorization::new("https://a.example/authorize?x=1", "id", "https://me/cb?y", "a b").expect("one");
    let url = authorization.url();
    let start = "https://a.example/authorize?x=1&response_type=code&client_id=id&redirect_uri=https%3A%2F%2Fme%2Fcb%3Fy&scope=a%20b&state=";
    assert!(url.starts_with(start) && url.contains(authorization.state()), "{url}");
    let scheme = OAuth2::authorization_code(format!("{}/token", server.base), "id", "", "c0de", &authorization);
    call(&server, Request::new("GET", "{baseUrl}/x"), scheme)
        .await
        .expect("an answer");
    let form = server.arrived()[0].text();
    let start = "grant_type=authorization_code&code=c0de&redirect_uri=https%3A%2F%2Fme%2Fcb%3Fy&code_verifier=";
    assert!(form.starts_with(start) && form.ends_with("&client_id=id"), "{form}");
}

#[tokio::test]
async fn fetching_a_token_takes_of_the_time() {
    let silent = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}/token", silent.local_addr().expect("an address"));
    let server = Server::start(&[]);
    let call = call(
        &server,
        Request::new("GET", "{baseUrl}/x"),
        OAuth2::client_credentials(url, "id", "s"),
    );
    let error = call
        .timeout(std::time::Duration::from_millis(50))
        .await
        .expect_err("no token");
    assert!(error.is_timeout(), "{error:?}");
    assert!(server.arrived().is_empty());
}
