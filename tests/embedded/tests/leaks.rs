//! What a client of a collection full of secrets shows of those that it is given: nothing, in no text that it makes.
//!
//! `generator/tests/leaks.rs` looks for the collection's own in what the tool writes.

use std::error::Error;
use std::fmt::{Debug, Write};

use postman_codegen_tests::server::{Answer, Server};
use postman_codegen_tests_embedded::leaks::operations::{GqlVariables, JsonBody, NestedInfo};
use postman_codegen_tests_embedded::leaks::{
    Asap, AwsV4, Builder, Client, Digest, EdgeGrid, File, Hawk, Jwt, Ntlm, OAuth1, OAuth2, Retries,
};

const MARK: &str = "Zq7vPlanted1xMark";

fn builder(base: &str) -> Builder {
    Client::builder()
        .base_url(base)
        .host_url(base)
        .api_example_com_url(base.replacen("://", &format!("://joe:{MARK}@"), 1))
        .retries(Retries::off())
        .bearer_token(MARK)
        .basic_auth("joe", MARK)
        .api_key(MARK)
        .oauth1(OAuth1::new("consumer", MARK, "token", MARK))
        .oauth2(OAuth2::token(MARK))
        .aws(AwsV4::new("access", MARK, "region", "service").session_token(MARK))
        .hawk(Hawk::new("id", MARK))
        .jwt(Jwt::new("HS256", MARK, &"{}"))
        .digest(Digest::new("joe", MARK))
        .ntlm(Ntlm::new("joe", MARK))
        .edgegrid(EdgeGrid::new(MARK, MARK, MARK))
        .asap(Asap::new("key", "issuer", "audience", MARK))
        .x_one(MARK)
        .x_two(MARK)
        .x_three(MARK)
        .api_key_credential(MARK)
        .api_secret(MARK)
        .secret(MARK)
}

/// All that came to light.
#[derive(Default)]
struct Shown(String);

impl Shown {
    fn debug(&mut self, value: &dyn Debug) {
        write!(self.0, "{value:?}\n{value:#?}\n").expect("a text grows");
    }

    /// What an error says, and what it comes from.
    fn error(&mut self, error: &dyn Error) {
        let mut next = Some(error);
        while let Some(error) = next {
            writeln!(self.0, "{error}").expect("a text grows");
            self.debug(&error);
            next = error.source();
        }
    }
}

/// Shows calls before they are sent, and what comes of them.
macro_rules! show {
    ($shown:ident, $($call:expr),* $(,)?) => {$({
        $shown.debug(&$call);
        match $call.await {
            Ok(answer) => $shown.debug(&answer),
            Err(error) => $shown.error(&error),
        }
    })*};
}

/// Shows calls as curl, too. It prints what a caller gives to the call, and nothing of what the client keeps.
macro_rules! show_with_curl {
    ($shown:ident, $($call:expr),* $(,)?) => {$({
        $shown.debug(&$call.to_curl());
        show!($shown, $call);
    })*};
}

async fn shown(base: &str) -> String {
    let mut shown = Shown::default();
    shown.debug(&builder(base));
    let client = builder(base).build().expect("a client");
    shown.debug(&client);
    let json = || JsonBody::new(MARK, NestedInfo::new(MARK), MARK, MARK);
    shown.debug(&json());
    let variables = || GqlVariables::new(MARK);
    shown.debug(&variables());
    show_with_curl!(
        shown,
        client.bearer_request(),
        client.basic_request(),
        client.apikey_request(),
        client.oauth1_request(),
        client.oauth2_request(),
        client.awsv4_request(),
        client.hawk_request(),
        client.jwt_request(),
        client.digest_request(),
        client.ntlm_request(),
        client.edgegrid_request(),
        client.asap_request(),
        client.query(),
        client.userinfo(),
        client.answers(),
        client.scripted(),
        client.set_in_script(),
    );
    show!(
        shown,
        client.own_header(MARK, MARK, MARK, MARK),
        client.query().api_key(MARK).token(MARK).sig(MARK),
        client.form(MARK, MARK).refresh_token(MARK),
        client.multi(MARK, File::bytes("a.txt", "file")),
        client.json(json()),
        client.xml(format!("<login><password>{MARK}</password></login>")),
        client.gql(variables()),
    );
    shown.0
}

#[tokio::test]
async fn nothing_shows_what_the_client_keeps_secret() {
    let server = Server::start().expect("a server");
    for number in 0..24 {
        server.answer(Answer::json([200, 400][number % 2], "{\"token\": \"t\"}"));
    }
    let answered = shown(server.base()).await;
    let sent: String = server.take().iter().map(|arrived| format!("{arrived:?}")).collect();
    assert!(sent.matches(MARK).count() > 20, "the secrets were not sent");
    assert!(!answered.contains(MARK), "{}", around(&answered));

    let unanswered = shown("http://127.0.0.1:9").await;
    assert!(unanswered.contains("127.0.0.1"), "{unanswered}");
    assert!(!unanswered.contains(MARK), "{}", around(&unanswered));
}

/// The lines that hold the mark.
fn around(text: &str) -> String {
    text.lines()
        .filter(|line| line.contains(MARK))
        .collect::<Vec<_>>()
        .join("\n")
}
