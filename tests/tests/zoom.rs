//! The generated Zoom crate, called against a real server.

use std::net::TcpListener;
use std::time::Duration;

use postman_codegen_tests::server::{Answer, Arrived, Server};
use postman_codegen_tests::{outcome, saved};
use serde_json::Value;
use zoom::users::{
    CreateUsersBody, GetUser, GetUserError, UpdateUserEmailBody, UpdateUserPasswordError, UserInfo, UserInfoFeature,
};
use zoom::{Call, Client, Error, File, Request, Retries, Verbatim};

const TOKEN: &str = "t0p-secret";

fn server() -> Server {
    Server::start().expect("a free port")
}

fn client(server: &Server) -> Client {
    Client::builder()
        .base_url(server.base())
        .bearer_token(TOKEN)
        .retries(Retries::off())
        .build()
        .expect("a client")
}

/// What arrives when the call is answered with a success of that status.
async fn password(user_id: impl Into<zoom::Text>, password: &str) -> Arrived {
    let server = server();
    server.answer(Answer::status(204));
    client(&server)
        .users()
        .update_user_password(user_id, password)
        .await
        .expect("204 is documented");
    server.last()
}

#[tokio::test]
async fn multipart_field_arrives() {
    let arrived = password("me", "correct horse & \"battery\"\r\nstaple").await;
    assert_eq!(
        (arrived.method.as_str(), arrived.target.as_str()),
        ("PUT", "/users/me/password")
    );
    assert!(
        arrived
            .header("content-type")
            .expect("a type")
            .starts_with("multipart/form-data; boundary=")
    );
    let parts = arrived.parts();
    assert_eq!(parts.len(), 1);
    assert_eq!(parts[0].name(), Some("password"));
    assert_eq!(parts[0].file_name(), None);
    assert_eq!(parts[0].text(), "correct horse & \"battery\"\r\nstaple");
}

#[tokio::test]
async fn path_values_are_data() {
    for (value, target) in [
        ("quis officia", "/users/quis%20officia/password"),
        ("a/b?c#d%", "/users/a%2Fb%3Fc%23d%25/password"),
        ("é{x}\\:", "/users/%C3%A9%7Bx%7D%5C:/password"),
        ("%2F", "/users/%252F/password"),
    ] {
        assert_eq!(password(value, "p").await.target, target, "{value}");
    }
    assert_eq!(
        password(Verbatim::new("a/b%20c"), "p").await.target,
        "/users/a/b%20c/password"
    );
    assert_eq!(password(4711, "p").await.target, "/users/4711/password");
}

/// Encoded or not, `..` would be taken away by whoever reads the URL, and another resource would be meant.
#[tokio::test]
async fn path_value_cannot_climb() {
    let server = server();
    let error = client(&server)
        .users()
        .update_user_password("..", "p")
        .await
        .expect_err("it would climb");
    assert!(matches!(&error, Error::Request(_)));
    assert_eq!(error.to_string(), "`userId` cannot be a dot segment of the path");
    assert_eq!(server.take(), []);
}

#[tokio::test]
async fn every_call_carries_the_credential_and_who_calls() {
    let arrived = password("me", "p").await;
    assert_eq!(arrived.header("authorization"), Some("Bearer t0p-secret"));
    assert_eq!(arrived.header("user-agent"), Some("zoom/0.1.0"));
    assert_eq!(arrived.header("accept"), Some("*/*"));
}

#[tokio::test]
async fn query_keeps_the_collections_order() {
    let server = server();
    let client = client(&server);
    let one = client
        .users()
        .list_users()
        .status("active")
        .page_size(30)
        .next_page_token("a&b=c+d e");
    let two = client
        .users()
        .list_users()
        .next_page_token("a&b=c+d e")
        .page_size(30)
        .status("active");
    for call in [one, two] {
        call.send_raw().await.expect("an answer");
        assert_eq!(
            server.last().target,
            "/users?status=active&page_size=30&next_page_token=a%26b=c%2Bd%20e"
        );
    }
    client
        .users()
        .list_users()
        .query("extra", 1)
        .page_size(1)
        .header("X-Extra", "yes")
        .send_raw()
        .await
        .expect("an answer");
    let arrived = server.last();
    assert_eq!(arrived.target, "/users?page_size=1&extra=1");
    assert_eq!(arrived.header("x-extra"), Some("yes"));
}

/// What an operation has, and what each call has, follow one another in any order.
#[tokio::test]
async fn each_operation_has_a_type_of_its_own() {
    let server = server();
    let call: GetUser = client(&server)
        .users()
        .get_user("me")
        .timeout(Duration::from_secs(9))
        .login_type(100)
        .with(|_| Request::new("GET", "{baseUrl}/others/{id}").path("id", 7))
        .without_header("Accept")
        .encrypted_email(true)
        .no_auth()
        .with_options(|options| options.retries(Retries::off()));
    assert!(
        format!("{call:?}").starts_with("GetUser { request: Request"),
        "{call:?}"
    );
    server.answer(Answer::status(404));
    let error = call.send().await.expect_err("404 is a failure");
    assert!(matches!(error, Error::Api(failure) if matches!(failure.error(), GetUserError::NotFound(_))));
    let arrived = server.last();
    assert_eq!(arrived.target, "/others/7?encrypted_email=true");
    assert_eq!(arrived.header("authorization"), None);

    let own = Call::<GetUser>::new(&client(&server), Request::new("GET", "{baseUrl}/own"));
    server.answer(Answer::status(404));
    let error = own.query("a", 1).await.expect_err("404 is a failure");
    assert!(matches!(error, Error::Api(failure) if matches!(failure.error(), GetUserError::NotFound(_))));
    assert_eq!(server.last().target, "/own?a=1");
}

#[tokio::test]
async fn constant_query_entries_are_part_of_the_operation() {
    let server = server();
    let client = client(&server);
    server.answer(Answer::status(204));
    client
        .users()
        .delete_user("me")
        .transfer_meeting(true)
        .await
        .expect("204 is documented");
    assert_eq!(server.last().target, "/users/me?action=delete&transfer_meeting=true");
    server.answer(Answer::status(204));
    client.users().disassociate_user("me").await.expect("204 is documented");
    assert_eq!(server.last().target, "/users/me?action=disassociate");
}

fn new_user() -> CreateUsersBody {
    let feature = UserInfoFeature::new(16).zoom_phone(false);
    let info = UserInfo::new()
        .email("jchill@example.com")
        .type_(1)
        .first_name("Jill")
        .last_name("Chill \u{1F600}")
        .display_name("\"Jill\"")
        .feature(feature);
    CreateUsersBody::new("create", info)
}

#[tokio::test]
async fn json_body_arrives_as_the_sample_has_it() {
    let server = server();
    server.answer(Answer::json(
        201,
        r#"{"id": "KDcuGIm1QgePTO8WbOqwIQ", "type": 1, "new": "field"}"#,
    ));
    let done = client(&server)
        .users()
        .create_users(new_user())
        .await
        .expect("201 is documented");
    assert_eq!(
        (done.status().as_u16(), done.id.as_deref(), done.type_),
        (201, Some("KDcuGIm1QgePTO8WbOqwIQ"), Some(1))
    );
    let arrived = server.last();
    assert_eq!(arrived.header("content-type"), Some("application/json"));
    assert_eq!(
        arrived.text(),
        r#"{"action":"create","user_info":{"email":"jchill@example.com","type":1,"first_name":"Jill","last_name":"Chill 😀","display_name":"\"Jill\"","feature":{"zoom_phone":false,"zoom_one_type":16}}}"#
    );
}

#[tokio::test]
async fn body_may_be_given_as_it_is() {
    let server = server();
    server.answer(Answer::status(204));
    let body = Verbatim::new(r#"{ "email": null }"#);
    client(&server)
        .users()
        .update_user_email("me", body)
        .await
        .expect("204 is documented");
    assert_eq!(server.last().text(), r#"{ "email": null }"#);
}

#[tokio::test]
async fn file_is_streamed_with_its_length() {
    let server = server();
    let path = std::env::temp_dir().join(format!("postman-codegen-{}.png", std::process::id()));
    std::fs::write(&path, b"\x89PNG\r\n\0").expect("a temporary file");
    for file in [File::path(&path), File::bytes("me.png", b"\x89PNG\r\n\0".to_vec())] {
        server.answer(Answer::status(201));
        client(&server)
            .users()
            .upload_user_profile_picture("me", file)
            .await
            .expect("201 is documented");
        let arrived = server.last();
        assert_eq!(
            arrived.header("content-length"),
            Some(arrived.body.len().to_string().as_str())
        );
        let parts = arrived.parts();
        assert_eq!(parts[0].name(), Some("pic_file"));
        assert!(parts[0].file_name().expect("a name").ends_with(".png"));
        assert_eq!(parts[0].header("content-type"), Some("image/png"));
        assert_eq!(parts[0].content, b"\x89PNG\r\n\0");
    }
    std::fs::remove_file(&path).expect("it was there");
}

#[tokio::test]
async fn missing_file_sends_nothing() {
    let server = server();
    let failed = client(&server)
        .users()
        .upload_user_profile_picture("me", File::path("/no/such.png"))
        .await;
    let error = failed.expect_err("there is no such file");
    assert!(matches!(error, Error::Request(_)), "{error:?}");
    assert!(error.to_string().contains("no/such.png"), "{error}");
    assert_eq!(server.take(), []);
}

// ---- answers ------------------------------------------------------------------------------------

#[tokio::test]
async fn password_changed() {
    let server = server();
    server.answer(Answer::status(204).header("x-trace", "7"));
    let done = client(&server)
        .users()
        .update_user_password("me", "p")
        .await
        .expect("204 is documented");
    assert_eq!(done.status(), 204);
    assert_eq!(done.headers()["x-trace"], "7");
    assert!(done.body().is_empty());
}

#[tokio::test]
async fn password_refused_with_its_code() {
    let server = server();
    server.answer(Answer::json(
        400,
        r#"{"code": 300, "message": "Your new password can not match the old password."}"#,
    ));
    let error = client(&server)
        .users()
        .update_user_password("me", "p")
        .await
        .expect_err("400 is a failure");
    assert_eq!(
        error.to_string(),
        "400 Bad Request: Your new password can not match the old password. (300)"
    );
    assert_eq!(error.code().as_deref(), Some(UpdateUserPasswordError::CODE_300));
    let Error::Api(failure) = error else {
        panic!("400 is documented")
    };
    assert_eq!(failure.status(), 400);
    assert_eq!(failure.code().as_deref(), Some(UpdateUserPasswordError::CODE_300));
    let UpdateUserPasswordError::BadRequest(reason) = failure.error() else {
        panic!("400 is a bad request")
    };
    assert_eq!(reason.code().as_deref(), Some(UpdateUserPasswordError::CODE_300));
    assert_eq!(reason.message(), "Your new password can not match the old password.");
}

#[tokio::test]
async fn password_of_nobody_with_its_code() {
    let server = server();
    server.answer(Answer::json(
        404,
        r#"{"code": 1001, "message": "User does not exist: zz9."}"#,
    ));
    let result = client(&server).users().update_user_password("zz9", "p").await;
    let seen = match result {
        Err(Error::Api(failure)) => match failure.error() {
            UpdateUserPasswordError::NotFound(reason) => reason.code(),
            _ => None,
        },
        _ => None,
    };
    assert_eq!(seen.as_deref(), Some(UpdateUserPasswordError::USER_DOES_NOT_EXIST));
}

/// Postman saved these answers without a body; the API may well send none.
#[tokio::test]
async fn password_failures_need_no_body() {
    let server = server();
    for status in [400, 404] {
        server.answer(Answer::status(status));
        let error = client(&server)
            .users()
            .update_user_password("me", "p")
            .await
            .expect_err("a failure");
        assert!(
            matches!(&error, Error::Api(failure) if failure.code().is_none()),
            "{error:?}"
        );
    }
}

#[tokio::test]
async fn undocumented_status_keeps_the_answer() {
    let server = server();
    server.answer(Answer::text(418, "I am a teapot").header("x-pot", "brown"));
    let error = client(&server)
        .users()
        .update_user_password("me", "p")
        .await
        .expect_err("418 is no success");
    assert_eq!(
        error.to_string(),
        "undocumented answer: 418 I'm a teapot: I am a teapot"
    );
    let Error::Unexpected(unexpected) = error else {
        panic!("418 is not documented")
    };
    assert_eq!(unexpected.status(), 418);
    assert_eq!(unexpected.headers()["x-pot"], "brown");
    assert_eq!(unexpected.body(), b"I am a teapot");
}

#[tokio::test]
async fn any_success_will_do_where_none_has_a_body() {
    let server = server();
    server.answer(Answer::json(200, r#"{"ok": true}"#));
    let done = client(&server)
        .users()
        .update_user_password("me", "p")
        .await
        .expect("only 204 is documented");
    assert_eq!(done.status(), 200);
    assert_eq!(&done.body()[..], br#"{"ok": true}"#);
}

#[tokio::test]
async fn undecodable_body_says_where() {
    let server = server();
    let body = r#"{"users": [{"id": {"value": 5}, "first_name": "Jill"}]}"#;
    server.answer(Answer::json(200, body));
    let error = client(&server).users().list_users().await.expect_err("an id is a text");
    let text = error.to_string();
    let Error::Decode(decode) = error else { panic!("{text}") };
    assert_eq!(
        (decode.path(), decode.status().as_u16(), decode.body()),
        ("$.users[0].id", 200, body.as_bytes())
    );
    assert!(
        text.contains("$.users[0].id") && text.contains("invalid type"),
        "{text}"
    );
}

#[tokio::test]
async fn html_instead_of_json_is_a_decode_error() {
    let server = server();
    server.answer(Answer::text(200, "<html>maintenance</html>"));
    let error = client(&server)
        .users()
        .get_user("me")
        .await
        .expect_err("HTML is no user");
    assert!(
        matches!(&error, Error::Decode(decode) if decode.path() == "$" && decode.status() == 200),
        "{error:?}"
    );
    assert_eq!(error.body(), Some(b"<html>maintenance</html>".as_slice()));
}

#[tokio::test]
async fn refused_connection() {
    let address = TcpListener::bind("127.0.0.1:0")
        .and_then(|listener| listener.local_addr())
        .expect("a free port");
    let client = Client::builder()
        .base_url(format!("http://{address}"))
        .bearer_token(TOKEN)
        .build()
        .expect("a client");
    let error = client.users().get_user("me").await.expect_err("nobody listens");
    assert!(
        error.is_connect() && !error.is_timeout() && error.status().is_none(),
        "{error:?}"
    );
    assert!(
        error.to_string().starts_with("no connection to the server: "),
        "{error}"
    );
}

#[tokio::test]
async fn timeout_of_client_and_call() {
    let server = server();
    let quick = Duration::from_millis(200);
    server.answer(Answer::silence());
    let error = client(&server)
        .users()
        .get_user("me")
        .timeout(quick)
        .await
        .expect_err("the server is silent");
    assert!(error.is_timeout(), "{error:?}");
    server.answer(Answer::silence());
    let patient = Client::builder()
        .base_url(server.base())
        .bearer_token(TOKEN)
        .timeout(quick)
        .build()
        .expect("a client");
    let error = patient.users().get_user("me").await.expect_err("the server is silent");
    assert!(error.is_timeout(), "{error:?}");
    assert!(error.to_string().starts_with("the call timed out: "), "{error}");
}

#[tokio::test]
async fn answer_as_it_comes() {
    let server = server();
    server.answer(Answer::text(503, "later"));
    let raw = client(&server)
        .users()
        .get_user("me")
        .send_raw()
        .await
        .expect("any status is an answer");
    assert_eq!(raw.status(), 503);
    assert_eq!(raw.text().await.expect("a text"), "later");
}

// ---- every saved answer ---------------------------------------------------------------------------

async fn call(client: &Client, request: &str) -> (u16, Value) {
    let body = || Verbatim::new("{}");
    let (users, meetings) = (client.users(), client.meetings());
    match request {
        "Get a user" => outcome!(zoom, users.get_user("me")),
        "Update a user" => outcome!(zoom, users.update_user("me", body())),
        "Delete a user" => outcome!(zoom, users.delete_user("me")),
        "Disassociate a user" => outcome!(zoom, users.disassociate_user("me")),
        "Upload a user's profile picture" => {
            outcome!(
                zoom,
                users.upload_user_profile_picture("me", File::bytes("a.png", Vec::new()))
            )
        }
        "Update a user's email" => {
            let body = UpdateUserEmailBody::new("jill.kim@example.com");
            outcome!(zoom, users.update_user_email("me", body))
        }
        "Update a user's password" => outcome!(zoom, users.update_user_password("me", "p")),
        "Get user settings" => outcome!(zoom, users.get_user_settings("me")),
        "List users" => outcome!(zoom, users.list_users()),
        "Create users" => outcome!(zoom, users.create_users(new_user())),
        "Get a meeting" => outcome!(zoom, meetings.get_meeting(85_746_065)),
        "Update a meeting" => outcome!(zoom, meetings.update_meeting(1, body())),
        "Delete a meeting" => outcome!(zoom, meetings.delete_meeting(1)),
        "End a meeting" => outcome!(zoom, meetings.end_meeting(1, body())),
        "List a user's meetings" => outcome!(zoom, meetings.list_user_meetings("me")),
        "Create a meeting" => outcome!(zoom, meetings.create_meeting("me", body())),
        other => panic!("a request that is not called here: {other}"),
    }
}

#[tokio::test]
async fn every_saved_answer_is_a_case_and_decodes() {
    let server = server();
    let client = client(&server);
    let saved = saved::answers(include_str!("../../collections/zoom.postman_collection.json"));
    for saved in &saved {
        server.answer(Answer::json(saved.status, &saved.body));
        let (status, value) = call(&client, &saved.request).await;
        assert_eq!(
            (status, saved::normal(value)),
            (saved.status, saved.value()),
            "{}",
            saved.request
        );
    }
    assert_eq!(saved.len(), 54);
}

// ---- secrets --------------------------------------------------------------------------------------

#[tokio::test]
async fn nothing_shows_the_credential() {
    let server = server();
    let builder = Client::builder().base_url(server.base()).bearer_token(TOKEN);
    let mut shown = vec![format!("{builder:?}")];
    let client = builder.build().expect("a client");
    shown.push(format!("{client:?}"));
    let call = client.users().get_user("me");
    shown.push(format!("{call:?}"));
    shown.push(call.to_curl().expect("a command"));
    for answer in [
        Answer::json(400, r#"{"code": 1010}"#),
        Answer::status(418),
        Answer::json(200, "[]"),
    ] {
        server.answer(answer);
        let error = client.users().get_user("me").await.expect_err("no success");
        shown.extend([format!("{error:?}"), format!("{error:#?}"), error.to_string()]);
    }
    server.answer(Answer::silence());
    let error = client
        .users()
        .get_user("me")
        .timeout(Duration::from_millis(50))
        .await
        .expect_err("silence");
    shown.extend([format!("{error:?}"), error.to_string()]);
    for text in shown {
        assert!(!text.contains(TOKEN), "{text}");
    }
}

#[tokio::test]
async fn curl_has_placeholders_for_secrets() {
    let client = Client::builder().bearer_token(TOKEN).build().expect("a client");
    let command = client.users().list_users().status("it's").to_curl().expect("a command");
    assert_eq!(
        command,
        "curl -X GET 'https://api.zoom.us/v2/users?status=it%27s' -H 'User-Agent: zoom/0.1.0' -H 'Accept: */*' -H 'Authorization: Bearer YOUR_BEARER_TOKEN'"
    );
}

#[tokio::test]
async fn client_without_a_credential_sends_nothing() {
    let server = server();
    let client = Client::builder().base_url(server.base()).build().expect("a client");
    let error = client.users().get_user("me").await.expect_err("the call needs a token");
    assert!(error.to_string().contains("bearer_token"), "{error}");
    assert!(error.status().is_none());
    assert_eq!(server.take(), []);
}

#[tokio::test]
async fn a_list_comes_page_by_page() {
    let server = server();
    let page = |users: &str, token: &str| {
        let counts = r#""page_count":2,"page_number":1,"page_size":2,"total_records":3"#;
        Answer::json(
            200,
            &format!(r#"{{{counts},"next_page_token":"{token}","users":[{users}]}}"#),
        )
    };
    let texts = [
        "first_name",
        "last_name",
        "display_name",
        "email",
        "timezone",
        "dept",
        "created_at",
        "status",
        "role_id",
    ];
    let texts = texts.map(|key| format!(r#","{key}":"x""#)).concat();
    let user = &format!(r#"{{"id":"a","type":1,"verified":1{texts}}}"#);
    server.answer(page(&format!("{user},{user}"), "t+k=n&"));
    server.answer(page(user, ""));
    let mut users = client(&server).users().list_users().page_size(2).items();
    let mut ids = Vec::new();
    while let Some(user) = users.next().await.expect("a page") {
        ids.push(user.id);
    }
    assert_eq!(ids.len(), 3, "{ids:?}");
    let targets: Vec<String> = server.take().into_iter().map(|request| request.target).collect();
    assert_eq!(
        targets,
        ["/users?page_size=2", "/users?page_size=2&next_page_token=t%2Bk=n%26"]
    );
}

#[tokio::test]
async fn a_test_needs_no_server() {
    let collection = include_str!("../../collections/zoom.postman_collection.json");
    let mock = zoom::Mock::of_collection(collection).expect("JSON");
    let client = Client::builder().bearer_token(TOKEN).transport(mock.clone()).build();
    mock.reply("Update a user's password / 404").expect("an example");

    let call = client
        .expect("a client")
        .users()
        .update_user_password("me", "correct horse");
    let error = call.await.expect_err("404");
    assert!(matches!(error, Error::Api(failure) if matches!(failure.error(), UpdateUserPasswordError::NotFound(_))));
    assert_eq!(mock.recorded()[0].url, "https://api.zoom.us/v2/users/me/password");
    assert!(
        mock.reply("No such")
            .is_err_and(|error| error.to_string().contains("no saved example"))
    );
}
