//! No credential is ever shown: not by `Debug` or `Display`, not as a `curl` command, not in traces.

#![cfg(feature = "tracing")]

mod support;

use postman_codegen_runtime::asap::Asap;
use postman_codegen_runtime::auth::{ApiKey, Basic, Bearer, HeaderSecret, Scheme, Secret};
use postman_codegen_runtime::awsv4::AwsV4;
use postman_codegen_runtime::call::Call;
use postman_codegen_runtime::client::Builder;
use postman_codegen_runtime::digest::Digest;
use postman_codegen_runtime::edgegrid::EdgeGrid;
use postman_codegen_runtime::hawk::Hawk;
use postman_codegen_runtime::jwt::Jwt;
use postman_codegen_runtime::ntlm::Ntlm;
use postman_codegen_runtime::oauth1::OAuth1;
use postman_codegen_runtime::oauth2::OAuth2;
use postman_codegen_runtime::provider::{Renewed, Token};
use postman_codegen_runtime::request::Request;
use postman_codegen_runtime::retry::Retries;
use std::fmt::{Debug, Write as _};
use std::sync::{Arc, Mutex};
use support::{Any, SETTINGS, Server, bare, json};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

/// What must never be seen.
const SECRET: &str = "S3cr3tS3cr3tS3cr3tS3cr3t";

/// What asks for Digest.
const DIGEST: &str = "www-authenticate: Digest realm=\"r\", nonce=\"n\", qop=\"auth\"\r\n";

/// What asks for NTLM's last message.
const NTLM: &str =
    "www-authenticate: NTLM TlRMTVNTUAACAAAAAAAAADgAAAACAgACASNFZ4mrze8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\r\n";

/// A scheme that can be printed.
trait Shown: Scheme + Debug {}

impl<T: Scheme + Debug> Shown for T {}

/// Each type of credential, made with the secret.
fn schemes(token_url: &str) -> Vec<Box<dyn Fn() -> Box<dyn Shown>>> {
    let [url, body, password, refresh] = [(); 4].map(|()| token_url.to_owned());
    let payload = serde_json::json!({"sub": "u"});
    let queried = payload.clone();
    vec![
        Box::new(|| Box::new(Bearer::new(SECRET))),
        Box::new(|| Box::new(Basic::new("u", SECRET))),
        Box::new(|| Box::new(ApiKey::header("X-Key", SECRET))),
        Box::new(|| Box::new(ApiKey::query("key", SECRET))),
        Box::new(|| Box::new(HeaderSecret::new("X-Custom", "v=", SECRET))),
        Box::new(|| Box::new(OAuth2::token(SECRET))),
        Box::new(|| Box::new(OAuth2::token(SECRET).in_query())),
        Box::new(move || Box::new(OAuth2::client_credentials(&url, "id", SECRET))),
        Box::new(move || Box::new(OAuth2::client_credentials(&body, "id", SECRET).client_in_body())),
        Box::new(move || Box::new(OAuth2::password(&password, "id", SECRET, "u", SECRET))),
        Box::new(move || Box::new(OAuth2::refresh_token(&refresh, "id", SECRET, SECRET).extra("more", SECRET))),
        Box::new(|| Box::new(OAuth2::client_credentials("http://127.0.0.1:9/", "id", SECRET))),
        Box::new(|| Box::new(Digest::new("u", SECRET))),
        Box::new(|| Box::new(OAuth1::new("ck", SECRET, "tk", SECRET))),
        Box::new(|| Box::new(OAuth1::new("ck", SECRET, "tk", SECRET).outside_header())),
        Box::new(|| Box::new(OAuth1::new("ck", SECRET, "tk", SECRET).method("PLAINTEXT"))),
        Box::new(|| {
            Box::new(
                OAuth1::new("ck", SECRET, "tk", SECRET)
                    .method("PLAINTEXT")
                    .outside_header(),
            )
        }),
        Box::new(|| {
            Box::new(
                OAuth1::new("ck", "cs", "tk", "ts")
                    .method("RSA-SHA1")
                    .private_key(SECRET),
            )
        }),
        Box::new(|| Box::new(AwsV4::new("AK", SECRET, "us-east-1", "s3").session_token(SECRET))),
        Box::new(|| {
            Box::new(
                AwsV4::new("AK", SECRET, "us-east-1", "s3")
                    .session_token(SECRET)
                    .in_query(),
            )
        }),
        Box::new(|| Box::new(Hawk::new("id", SECRET))),
        Box::new(move || Box::new(Jwt::new("HS256", SECRET, &payload))),
        Box::new(move || Box::new(Jwt::new("HS256", SECRET, &queried).in_query("jwt"))),
        Box::new(|| Box::new(Jwt::new("RS256", SECRET, &()))),
        Box::new(|| Box::new(Asap::new("kid", "iss", "aud", SECRET))),
        Box::new(|| Box::new(Ntlm::new("u", SECRET))),
        Box::new(|| Box::new(EdgeGrid::new(SECRET, SECRET, SECRET))),
        Box::new(|| Box::new(Renewed::bearer(|| async { Ok(Token::new(SECRET)) }))),
        Box::new(|| Box::new(Renewed::header("X-Token", "t ", || async { Ok(Token::new(SECRET)) }))),
    ]
}

struct Boxed(Box<dyn Shown>);

impl Scheme for Boxed {
    fn sign<'a>(
        &'a self,
        outgoing: &'a mut postman_codegen_runtime::outgoing::Outgoing,
        by: &'a dyn postman_codegen_runtime::transport::Transport,
    ) -> postman_codegen_runtime::body::BoxFuture<'a, Result<(), postman_codegen_runtime::error::Error>> {
        self.0.sign(outgoing, by)
    }

    fn answer<'a>(
        &'a self,
        outgoing: &'a mut postman_codegen_runtime::outgoing::Outgoing,
        challenge: postman_codegen_runtime::auth::Challenge<'a>,
    ) -> postman_codegen_runtime::body::BoxFuture<'a, Result<bool, postman_codegen_runtime::error::Error>> {
        self.0.answer(outgoing, challenge)
    }

    fn outline(&self, outgoing: &mut postman_codegen_runtime::outgoing::Outgoing, placeholder: &str) {
        self.0.outline(outgoing, placeholder);
    }
}

/// Writes down all that is traced.
#[derive(Clone, Default)]
struct Tape(Arc<Mutex<String>>);

impl Tape {
    fn text(&self) -> String {
        self.0.lock().expect("no panic").clone()
    }
}

impl Visit for Tape {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        let mut tape = self.0.lock().expect("no panic");
        writeln!(tape, "{}={value:?}", field.name()).expect("a text grows");
    }
}

impl Subscriber for Tape {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("postman_codegen_runtime")
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        span.record(&mut self.clone());
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        values.record(&mut self.clone());
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        event.record(&mut self.clone());
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

/// All that can be shown of a client, its call and what came of it.
async fn shown(server: &Server, scheme: Box<dyn Shown>) -> String {
    let mut all = format!("{scheme:?} {scheme:#?}");
    let builder = Builder::new(SETTINGS)
        .set("baseUrl", server.base.as_str())
        .retries(Retries::off())
        .credential("key", Boxed(scheme));
    write!(all, "{builder:?}").expect("a text grows");
    let client = builder.build().expect("a client");
    let call = || {
        Call::<Any>::new(
            &client,
            Request::new("POST", "{baseUrl}/x?a=1").text("body").auth("key"),
        )
    };
    write!(all, "{client:?} {:?} {:?}", call(), call().to_curl()).expect("a text grows");
    for _ in 0..12 {
        match call().await {
            Ok(done) => write!(all, "{done:?}"),
            Err(error) => write!(all, "{error} {error:?} {:?}", std::error::Error::source(&error)),
        }
        .expect("a text grows");
    }
    let unreachable = Builder::new(SETTINGS).set("baseUrl", format!("http://u:{SECRET}@127.0.0.1:9"));
    let client = unreachable.retries(Retries::off()).build().expect("a client");
    let call = || Call::<Any>::new(&client, Request::new("GET", "{baseUrl}/x"));
    let error = call().await.expect_err("nobody listens");
    write!(all, "{client:?} {:?} {:?} {error} {error:?}", call(), call().to_curl()).expect("a text grows");
    all
}

#[test]
fn no_secret_is_shown() {
    let tape = Tape::default();
    let _guard = tracing::subscriber::set_default(tape.clone());
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    let token = json(200, &format!("{{\"access_token\":\"{SECRET}\"}}"));
    let tokens = Server::start(&vec![token.as_str(); 200]);
    let elsewhere = Server::start(&[]);
    for scheme in schemes(&format!("{}/token", tokens.base)) {
        let server = Server::start(&[
            &json(200, "{}"),
            &json(400, "{\"code\":7}"),
            &json(500, "no"),
            &bare(302, "location: ftp://x/\r\n"),
            &bare(401, DIGEST),
            &json(200, "{}"),
            &bare(401, "www-authenticate: NTLM\r\n"),
            &bare(401, NTLM),
            &json(200, "{}"),
            &bare(307, &format!("location: {}/y\r\n", elsewhere.base)),
        ]);
        let all = runtime.block_on(shown(&server, scheme()));
        assert!(!all.contains(SECRET), "{all}");
    }
    let strayed = elsewhere.arrived();
    assert!(!strayed.is_empty());
    for request in strayed {
        assert!(!format!("{request:?}").contains(SECRET), "{request:?}");
        assert_eq!(request.header("authorization"), None, "{request:?}");
    }
    let traced = tape.text();
    assert!(
        traced.contains("http.request.method=\"POST\"") && traced.contains("url.template=\"/x\""),
        "{traced}"
    );
    assert!(traced.contains("http.response.status_code=400"), "{traced}");
    assert!(!traced.contains(SECRET) && !traced.contains("body"), "{traced}");
}

#[test]
fn a_secret_shows_nothing_of_itself() {
    let secret = Secret::new(SECRET);
    assert_eq!(format!("{secret} {secret:?}"), "*** Secret");
}
