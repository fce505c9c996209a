//! The feature `har`: calls of a generated crate are kept, and answered again. `generator/tests/learn/recorded.rs` learns
//! from the same file.

use std::fs;
use std::path::Path;

use postman_codegen_tests::server::{Answer, Server};
use serde_json::Value;
use zoom::{Builder, Client, Error, Har, Mock};

/// What the calls below leave, but for their times.
const KEPT: &str = include_str!("../har/zoom.har");

const USER: &str = r#"{"id": "KDcuGIm1QgePTO8WbOqwIQ", "first_name": "Ada", "email": "ada@mail.test", "type": 2,
    "status": "active", "created_at": "2018-12-10T10:00:00Z", "pmi": 5784125896, "verified": 1}"#;

fn builder() -> Builder {
    Client::builder().bearer_token("t0p-secret")
}

async fn call(client: &Client) {
    let user = client.users().get_user("ada@mail.test").login_type(100).await;
    user.expect("a user");
    let users = client.users().list_users().page_size(30).await;
    users.expect("users");
    let missing = client.users().get_user("eve@mail.test").await.expect_err("a failure");
    assert!(matches!(missing, Error::Api(_)), "{missing}");
    let changed = client.users().update_user_password("me", "correct horse").await;
    changed.expect("204 is documented");
}

#[tokio::test]
async fn calls_are_kept_without_their_values_and_answered_again() {
    let server = Server::start().expect("a free port");
    server.answer(Answer::json(200, USER));
    server.answer(Answer::json(200, &format!(r#"{{"page_size": 30, "users": [{USER}]}}"#)));
    server.answer(Answer::json(
        404,
        r#"{"code": 1001, "message": "User does not exist: eve@mail.test."}"#,
    ));
    server.answer(Answer::status(204));
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("zoom.har");
    let _ = fs::remove_file(&file);
    let live = builder().base_url(format!("{}/v2", server.base()));
    call(&live.middleware(Har::to(&file)).build().expect("a client")).await;

    let kept = fs::read_to_string(&file).expect("a file");
    for value in [
        "ada",
        "Ada",
        "eve",
        "t0p-secret",
        "horse",
        "5784125896",
        "KDcuGIm1QgePTO8WbOqwIQ",
    ] {
        assert!(!kept.contains(value), "{value} is in {kept}");
    }
    let kept = timeless(&kept.replace(&server.base().to_string(), "https://api.zoom.us"));
    assert_eq!(kept, timeless(KEPT), "see {}", file.display());

    let mock = Mock::of_har(KEPT).expect("a HAR");
    call(&builder().transport(mock.clone()).build().expect("a client")).await;
    assert_eq!(mock.recorded().len(), 4);
}

/// Without what differs from run to run, and whatever the order of members, which is a feature of serde_json.
fn timeless(har: &str) -> Value {
    let mut har = serde_json::from_str(har).expect("JSON");
    forget_times(&mut har);
    har
}

fn forget_times(value: &mut Value) {
    match value {
        Value::Object(members) => {
            for time in ["startedDateTime", "time", "wait"] {
                members.remove(time);
            }
            members.values_mut().for_each(forget_times);
        }
        Value::Array(elements) => elements.iter_mut().for_each(forget_times),
        Value::String(text) if text.starts_with('{') => *value = serde_json::from_str(text).expect("JSON"),
        _ => {}
    }
}
