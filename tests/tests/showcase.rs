//! The generated showcase crate: each feature called against a real server.

use std::time::Duration;

use postman_codegen_tests::server::{Answer, Arrived, Server};
use postman_codegen_tests::{outcome, saved};
use serde_json::{Value, json};
use showcase::boats::photos::{About, UploadPhotos};
use showcase::boats::{Owner, RegisterBoatBody, RegisterBoatError, UpdateBoatResponse};
use showcase::bookings::{Extras, Guest, PostBookingsBody, PostBookingsResponse};
use showcase::harbors::GetHarborError;
use showcase::models::{Depth, Vhf};
use showcase::search::SearchWithGraphqlVariables;
use showcase::{Basic, Client, Error, File, Retries, Verbatim};

fn server() -> Server {
    Server::start().expect("a free port")
}

/// A client that holds every credential.
fn client(server: &Server) -> Client {
    Client::builder()
        .base_url(server.base())
        .bearer_token("b3arer")
        .basic_auth("office", "p:äss")
        .api_key("qu3ry key&")
        .api_key_credential("h3ader-key")
        .retries(Retries::off())
        .build()
        .expect("a client")
}

/// What arrived last; the call's outcome does not matter.
macro_rules! sent {
    ($server:expr, $call:expr) => {{
        $call.send_raw().await.expect("an answer");
        $server.last()
    }};
}

fn names(arrived: &Arrived) -> Vec<String> {
    arrived
        .parts()
        .iter()
        .map(|part| part.name().unwrap_or_default().to_owned())
        .collect()
}

// ---- query ----------------------------------------------------------------------------------------

#[tokio::test]
async fn flags_and_empty_values() {
    let server = server();
    let harbors = client(&server);
    let harbors = harbors.harbors();
    assert_eq!(sent!(server, harbors.list_harbors()).target, "/harbors/");
    assert_eq!(sent!(server, harbors.list_harbors().open()).target, "/harbors/?open");
    let all = harbors.list_harbors().limit(20).open().country("");
    assert_eq!(sent!(server, all).target, "/harbors/?country=&open&limit=20");
}

#[tokio::test]
async fn list_parameters_repeat_their_key() {
    let server = server();
    let client = client(&server);
    let call = client
        .harbors()
        .berths()
        .list_berths("north pier")
        .min_length(8.0)
        .amenity(["water", "power & light"]);
    let arrived = sent!(server, call.status("free"));
    assert_eq!(
        arrived.target,
        "/harbors/north%20pier/berths?status=free&amenity=water&amenity=power%20%26%20light&min_length=8"
    );
    let none: [&str; 0] = [];
    let arrived = sent!(server, client.harbors().berths().list_berths("x").amenity(none));
    assert_eq!(arrived.target, "/harbors/x/berths");
}

#[tokio::test]
async fn path_value_inside_a_segment() {
    let server = server();
    let client = client(&server);
    assert_eq!(
        sent!(server, client.harbors().berths().get_berth(7)).target,
        "/berths/7.json"
    );
    let photo = client.boats().photos().download_photo("b/1", "p.2");
    assert_eq!(sent!(server, photo).target, "/boats/b%2F1/photos/p.2.jpg");
}

#[tokio::test]
async fn names_in_other_scripts() {
    let server = server();
    let arrived = sent!(server, client(&server).invoices_and_office().buro());
    assert_eq!(arrived.target, "/b%C3%BCro/%C3%B6ffnungszeiten");
}

// ---- headers --------------------------------------------------------------------------------------

#[tokio::test]
async fn constant_and_given_headers() {
    let server = server();
    let client = client(&server);
    let arrived = sent!(
        server,
        client
            .harbors()
            .get_harbor("north-pier", "full")
            .if_none_match("\"p-3\"")
    );
    assert_eq!(arrived.target, "/harbors/north-pier?type=full");
    assert_eq!(arrived.header("x-harbor-api"), Some("2024-06-01"));
    assert_eq!(arrived.header("if-none-match"), Some("\"p-3\""));
    let arrived = sent!(
        server,
        client
            .harbors()
            .get_harbor("north-pier", "full")
            .header("x-harbor-api", "2025-01-01")
    );
    assert_eq!(arrived.header("x-harbor-api"), Some("2025-01-01"));
    assert_eq!(arrived.header("if-none-match"), None);
}

#[tokio::test]
async fn header_value_cannot_add_a_header() {
    let server = server();
    let call = client(&server)
        .harbors()
        .get_harbor("x", "full")
        .if_none_match("a\r\nX-Evil: 1");
    let error = call.await.expect_err("a line break is no part of a header");
    assert!(matches!(&error, Error::Request(_)), "{error:?}");
    assert_eq!(server.take(), []);
}

fn booking() -> PostBookingsBody {
    let guests = vec![Guest::new("海"), Guest::new("Jo").age(7)];
    PostBookingsBody::new()
        .boat_id("b")
        .berth_ids(vec![1, 2])
        .from("2024-06-01")
        .to("2024-06-05")
        .guests(guests)
        .extras(Extras::new(4).power(true))
        .note("")
}

#[tokio::test]
async fn value_made_per_call() {
    let server = server();
    let client = client(&server);
    let mut keys = Vec::new();
    for _ in 0..2 {
        let arrived = sent!(server, client.bookings().post_bookings(booking()));
        keys.push(arrived.header("idempotency-key").expect("a key").to_owned());
    }
    assert_ne!(keys[0], keys[1]);
    for key in keys {
        let groups: Vec<usize> = key.split('-').map(str::len).collect();
        assert_eq!(groups, [8, 4, 4, 4, 12], "{key}");
    }
    let own = client
        .bookings()
        .post_bookings(booking())
        .header("Idempotency-Key", "mine");
    assert_eq!(sent!(server, own).header("idempotency-key"), Some("mine"));
}

// ---- bodies ---------------------------------------------------------------------------------------

#[tokio::test]
async fn json_keeps_the_names_of_the_collection() {
    let server = server();
    let client = client(&server);
    let body = RegisterBoatBody::new(None)
        .name("Möwe")
        .type_("sail")
        .length(9.75)
        .flag("DE")
        .match_("m")
        .boat_id_field("one")
        .boat_id(2)
        .owner(Owner::new("rj", "rj@example.com", 180));
    let arrived = sent!(server, client.boats().register_boat(body));
    assert_eq!(arrived.header("content-type"), Some("application/json"));
    assert_eq!(
        arrived.json(),
        json!({
            "name": "Möwe", "type": "sail", "length": 9.75, "flag": "DE", "match": "m", "self": null,
            "boatId": "one", "boat_id": 2, "owner": {"name": "rj", "e-mail": "rj@example.com", "größe": 180},
        })
    );
    let arrived = sent!(server, client.bookings().post_bookings(booking()));
    assert_eq!(
        arrived.json()["guests"],
        json!([{"name": "海"}, {"name": "Jo", "age": 7}])
    );
}

#[tokio::test]
async fn body_of_get() {
    let server = server();
    let body = Verbatim::new(r#"{"status": "open"}"#);
    let arrived = sent!(server, client(&server).bookings().find_bookings_by_example(body));
    assert_eq!(
        (arrived.method.as_str(), arrived.text().as_str()),
        ("GET", r#"{"status": "open"}"#)
    );
}

#[tokio::test]
async fn post_without_body_says_so() {
    let server = server();
    let arrived = sent!(server, client(&server).bookings().cancel_booking("6c2f"));
    assert_eq!(
        (arrived.target.as_str(), arrived.header("content-length")),
        ("/bookings/6c2f/cancel", Some("0"))
    );
}

#[tokio::test]
async fn text_is_sent_byte_for_byte() {
    let server = server();
    let client = client(&server);
    let arrived = sent!(
        server,
        client.bookings().write_note("b", "line 1\r\nline 2 📝 {not a hole}")
    );
    assert_eq!(arrived.text(), "line 1\r\nline 2 📝 {not a hole}");
    assert_eq!(arrived.header("content-type"), Some("text/plain"));
    let arrived = sent!(server, client.invoices_and_office().import_e_invoice("<invoice/>"));
    assert_eq!(arrived.header("content-type"), Some("application/xml"));
    assert_eq!(arrived.header("accept"), Some("application/xml"));
}

/// As Postman sends it: repeats stand together where the first of them stands.
#[tokio::test]
async fn urlencoded_keeps_order_and_repeats() {
    let server = server();
    let arrived = sent!(
        server,
        client(&server)
            .invoices_and_office()
            .create_invoice("6c2f", ["Berth A2, 4 nights", "Power & water"], ["98.00", "12.50"])
            .discount(10.0)
            .due("2024-07-01")
    );
    assert_eq!(
        arrived.header("content-type"),
        Some("application/x-www-form-urlencoded")
    );
    assert_eq!(
        arrived.text(),
        "booking=6c2f&line=Berth%20A2%2C%204%20nights&line=Power%20%26%20water&amount=98.00&amount=12.50&discount=10&due=2024-07-01"
    );
}

fn photos(client: &Client) -> UploadPhotos {
    let bow = File::bytes("bow.jpg", b"\xFF\xD8".to_vec());
    let stern = File::bytes("stern.png", b"\x89PNG".to_vec());
    client
        .boats()
        .photos()
        .upload_photos("b", "Am Büro", vec![bow, stern])
        .about(About::new(vec!["deck".to_owned()]).public(true))
        .tag(["deck", "summer"])
}

#[tokio::test]
async fn several_files_per_field() {
    let server = server();
    let client = client(&server);
    let watermark = File::bytes("w", b"w".to_vec()).with_content_type("image/webp");
    let arrived = sent!(server, photos(&client).watermark(watermark));
    assert_eq!(
        names(&arrived),
        ["caption", "about", "photo", "photo", "tag", "tag", "watermark"]
    );
    let parts = arrived.parts();
    assert_eq!(parts[0].text(), "Am Büro");
    assert_eq!(parts[1].header("content-type"), Some("application/json"));
    assert_eq!(
        (parts[2].file_name(), parts[2].header("content-type")),
        (Some("bow.jpg"), Some("image/jpeg"))
    );
    assert_eq!(
        (parts[3].file_name(), parts[3].content.as_slice()),
        (Some("stern.png"), b"\x89PNG".as_slice())
    );
    assert_eq!(
        (parts[4].text(), parts[5].text()),
        ("deck".to_owned(), "summer".to_owned())
    );
    assert_eq!(parts[6].header("content-type"), Some("image/webp"));
    let none = client.boats().photos().upload_photos("b", "Am Büro", Vec::new());
    let none = none.about(About::new(Vec::new())).tag([""; 0]);
    assert_eq!(names(&sent!(server, none)), ["caption", "about"]);
}

#[tokio::test]
async fn file_as_body() {
    let server = server();
    server.answer(Answer::text(202, "queued"));
    let log = File::bytes("log.pdf", b"%PDF".to_vec());
    let done = client(&server)
        .boats()
        .photos()
        .replace_logbook("b", log)
        .await
        .expect("202 is documented");
    assert_eq!((done.status().as_u16(), done.as_str()), (202, "queued"));
    let arrived = server.last();
    assert_eq!(
        (arrived.header("content-type"), arrived.header("content-length")),
        (Some("application/pdf"), Some("4"))
    );
    assert_eq!(arrived.body, b"%PDF");
}

#[tokio::test]
async fn stream_of_unknown_length_as_body() {
    let server = server();
    let log = File::stream("log.pdf", None, b"%PDF".as_slice());
    let arrived = sent!(server, client(&server).boats().photos().replace_logbook("b", log));
    assert_eq!(
        (arrived.header("transfer-encoding"), arrived.body.as_slice()),
        (Some("chunked"), b"%PDF".as_slice())
    );
}

#[tokio::test]
async fn graphql_sends_its_query_and_variables() {
    let server = server();
    let variables = SearchWithGraphqlVariables::new("m\"", 2);
    let arrived = sent!(server, client(&server).search().search_with_graphql(variables));
    let body = arrived.json();
    assert!(
        body["query"]
            .as_str()
            .expect("a query")
            .starts_with("query Find($text: String!, $first: Int) {\n  # quotes")
    );
    assert_eq!(body["variables"], json!({"text": "m\"", "first": 2}));
    assert_eq!(arrived.header("content-type"), Some("application/json"));
}

#[tokio::test]
async fn json_rpc_sends_its_envelope_and_fails_in_a_success() {
    let server = server();
    let client = client(&server);
    let params = || vec!["south-pier".to_owned(), "2024-06-01".to_owned()];
    let arrived = sent!(server, client.search().tides_at(params()));
    assert_eq!(
        arrived.text(),
        r#"{"jsonrpc":"2.0","method":"tides_at","params":["south-pier","2024-06-01"],"id":1}"#
    );
    server.answer(Answer::json(
        200,
        r#"{"jsonrpc": "2.0", "id": 1, "result": {"high": "04:12"}}"#,
    ));
    let answer = client.search().tides_at(params()).await.expect("a success");
    let tide = answer.result.as_ref().expect("a tide");
    assert_eq!(tide.high.as_deref(), Some("04:12"));
    server.answer(Answer::json(
        200,
        r#"{"jsonrpc": "2.0", "id": 1, "error": {"code": -32602, "message": "Invalid params"}}"#,
    ));
    let error = client.search().tides_at(params()).await.expect_err("an error");
    assert_eq!(error.code().as_deref(), Some("-32602"));
    let Error::Api(failure) = error else {
        panic!("it is documented")
    };
    assert_eq!(failure.error().to_string(), "Invalid params (-32602)");
}

// ---- authentication -------------------------------------------------------------------------------

#[tokio::test]
async fn each_request_has_its_own_kind_of_credential() {
    let server = server();
    let client = client(&server);
    let bearer = sent!(server, client.boats().list_boats());
    assert_eq!(bearer.header("authorization"), Some("Bearer b3arer"));
    let basic = sent!(server, client.invoices_and_office().import_e_invoice(""));
    assert_eq!(basic.header("authorization"), Some("Basic b2ZmaWNlOnA6w6Rzcw=="));
    let query = sent!(
        server,
        client.invoices_and_office().export_invoices(2024).delimiter(";")
    );
    assert_eq!(
        query.target,
        "/invoices.csv?year=2024&delimiter=;&api_key=qu3ry%20key%26"
    );
    assert_eq!(query.header("authorization"), None);
    let header = sent!(server, client.search().full_text_search("a&b #1").in_(["name", "tags"]));
    assert_eq!(header.target, "/search?q=a%26b%20%231&in=name&in=tags");
    assert_eq!(
        (header.header("x-api-key"), header.header("authorization")),
        (Some("h3ader-key"), None)
    );
    let none = sent!(server, client.harbors().list_harbors());
    assert_eq!((none.header("authorization"), none.header("x-api-key")), (None, None));
}

#[tokio::test]
async fn credential_of_one_call() {
    let server = server();
    let call = client(&server).boats().list_boats().credential(Basic::new("u", "p"));
    assert_eq!(sent!(server, call).header("authorization"), Some("Basic dTpw"));
}

#[tokio::test]
async fn no_credential_is_shown() {
    let server = server();
    let client = client(&server);
    let calls = client.invoices_and_office().export_invoices(2024);
    let shown = [
        format!("{client:?}"),
        format!("{calls:?}"),
        calls.to_curl().expect("a command"),
    ];
    server.answer(Answer::status(500));
    let error = calls.await.expect_err("500 is not documented");
    for text in shown.into_iter().chain([format!("{error:?}"), error.to_string()]) {
        assert!(
            !["b3arer", "p:äss", "qu3ry", "h3ader"]
                .iter()
                .any(|secret| text.contains(secret)),
            "{text}"
        );
    }
}

#[tokio::test]
async fn credential_stays_at_home() {
    let (home, abroad) = (server(), server());
    home.answer(Answer::status(302).header("location", &format!("{}/away", abroad.base())));
    client(&home).boats().list_boats().send_raw().await.expect("an answer");
    assert_eq!(home.last().header("authorization"), Some("Bearer b3arer"));
    let arrived = abroad.last();
    assert_eq!(
        (arrived.target.as_str(), arrived.header("authorization")),
        ("/away", None)
    );
}

// ---- answers --------------------------------------------------------------------------------------

#[tokio::test]
async fn two_statuses_are_two_variants() {
    let server = server();
    let client = client(&server);
    server.answer(Answer::json(202, r#"{"job": "q-77", "position": 3}"#));
    let done = client
        .bookings()
        .post_bookings(booking())
        .await
        .expect("202 is documented");
    let PostBookingsResponse::Accepted(queued) = &*done else {
        panic!("202 is accepted")
    };
    assert_eq!((queued.job.as_deref(), queued.position), (Some("q-77"), Some(3)));
    server.answer(Answer::json(200, r#"{"id": "6c2f", "status": "open"}"#));
    let done = client
        .bookings()
        .post_bookings(booking())
        .await
        .expect("200 is documented");
    assert!(matches!(&*done, PostBookingsResponse::Ok(booked) if booked.id.as_deref() == Some("6c2f")));
    server.answer(Answer::status(204));
    let done = client
        .boats()
        .update_boat("b", "why", Verbatim::new("{}"))
        .await
        .expect("204 is documented");
    assert!(matches!(done.into_inner(), UpdateBoatResponse::NoContent));
}

#[tokio::test]
async fn unions_and_numbers_keep_what_they_are() {
    let server = server();
    let client = client(&server);
    let harbor = |depth: &str, vhf: &str| {
        let text = r#"{"id": "h", "name": "n", "country": "DE", "berths": 1, "depth": <d>, "position": {"lat": 1, "lon": 2}, "opened": null, "vhf": <v>, "hours": {}}"#;
        Answer::json(200, &text.replace("<d>", depth).replace("<v>", vhf))
    };
    let mut seen = Vec::new();
    for (depth, vhf) in [("3.5", "10"), ("\"deep\"", "\"10/12\""), ("[1]", "true")] {
        server.answer(harbor(depth, vhf));
        let harbor = client
            .harbors()
            .get_harbor("h", "full")
            .await
            .expect("a harbor")
            .into_inner();
        seen.push((harbor.depth.expect("a depth"), harbor.vhf.expect("a channel")));
    }
    assert_eq!(seen[0], (Depth::Number(3.5), Vhf::Integer(10)));
    assert_eq!(seen[1], (Depth::Text("deep".to_owned()), Vhf::Text("10/12".to_owned())));
    assert_eq!(seen[2], (Depth::Other(json!([1])), Vhf::Other(json!(true))));
}

#[tokio::test]
async fn big_numbers_keep_every_digit() {
    let server = server();
    let collection = include_str!("../../collections/showcase.postman_collection.json");
    let saved = saved::answers(collection)
        .into_iter()
        .find(|saved| saved.request == "Get a boat")
        .expect("a boat");
    server.answer(Answer::json(200, &saved.body));
    let boat = client(&server).boats().get_boat("b").await.expect("a boat");
    assert_eq!((boat.odometer_mm, boat.transponder), (Some(i64::MAX), Some(u64::MAX)));
    assert_eq!(
        boat.ledger.as_ref().map(|number| number.as_str()),
        Some("123456789012345678901234567890")
    );
    assert!((boat.drag.expect("a drag") - 1.2e-7).abs() < 1e-20);
    let printed = serde_json::to_string(&*boat).expect("JSON");
    assert!(
        printed.contains(r#""ledger":123456789012345678901234567890"#),
        "{printed}"
    );
}

#[tokio::test]
async fn maps_and_recursion() {
    let server = server();
    let client = client(&server);
    server.answer(Answer::json(
        200,
        r#"{"days": {"2031-12-24": {"free": 1, "taken": 2}}, "held": {}}"#,
    ));
    let availability = client
        .harbors()
        .berths()
        .get_availability("h", "a", "b")
        .await
        .expect("an availability");
    assert_eq!(availability.days.as_ref().expect("days")["2031-12-24"].taken, Some(2));
    let thread =
        r#"[{"id": 1, "author": "a", "text": "t", "replies": [{"id": 2, "author": "b", "text": "u", "replies": []}]}]"#;
    server.answer(Answer::json(200, thread));
    let comments = client.bookings().list_comments("b").await.expect("comments");
    assert_eq!(comments[0].replies[0].id, Some(2));
}

#[tokio::test]
async fn undocumented_body_is_kept() {
    let server = server();
    let client = client(&server);
    server.answer(Answer::json(200, r#"{"refund": 12}"#));
    let done = client.bookings().cancel_booking("b").await.expect("any success");
    assert_eq!(done.into_inner().json::<Value>().expect("JSON"), json!({"refund": 12}));
    server.answer(Answer::text(201, b"\xFF"));
    let done = client.bookings().cancel_booking("b").await.expect("any success");
    assert_eq!(
        (done.status().as_u16(), done.into_inner().bytes().as_ref()),
        (201, b"\xFF".as_slice())
    );
    server.answer(Answer::status(500));
    let error = client.bookings().cancel_booking("b").await.expect_err("no success");
    assert!(matches!(error, Error::Unexpected(_)));
}

#[tokio::test]
async fn failures_have_a_variant_each_and_their_codes() {
    let server = server();
    let client = client(&server);
    let body = || Verbatim::new("{}");
    server.answer(Answer::json(
        422,
        r#"{"errors": [{"code": "too_long", "field": "name", "message": "At most 40."}]}"#,
    ));
    let error = client
        .boats()
        .register_boat(body())
        .await
        .expect_err("422 is a failure");
    assert_eq!(error.code().as_deref(), Some(RegisterBoatError::TOO_LONG));
    let Error::Api(failure) = error else {
        panic!("422 is documented")
    };
    let RegisterBoatError::UnprocessableContent(invalid) = failure.into_error() else {
        panic!("422 is unprocessable")
    };
    assert_eq!(invalid.errors[0].field.as_deref(), Some("name"));
    server.answer(Answer::status(304));
    let error = client
        .harbors()
        .get_harbor("h", "full")
        .await
        .expect_err("304 is no success");
    assert!(
        matches!(&error, Error::Api(failure) if matches!(failure.error(), GetHarborError::NotModified(_))),
        "{error:?}"
    );
}

#[tokio::test]
async fn redirects_that_are_answers() {
    let server = server();
    server.answer(Answer::status(302).header("location", "https://photos.harbor.example/p1"));
    let done = client(&server)
        .boats()
        .photos()
        .download_photo("b", "p")
        .await
        .expect("302 is documented");
    assert_eq!(done.status(), 302);
    assert_eq!(done.headers()["location"], "https://photos.harbor.example/p1");
    assert_eq!(server.take().len(), 1);
}

// ---- the client -----------------------------------------------------------------------------------

#[tokio::test]
async fn settings_fill_the_base_url() {
    let standard = Client::builder()
        .build()
        .expect("a client")
        .harbors()
        .list_harbors()
        .to_curl()
        .expect("a command");
    assert!(
        standard.contains("'https://eu-1.harbor.example/v1/harbors/'"),
        "{standard}"
    );
    let japan = Client::builder().region("jp-1").build().expect("a client");
    let japan = japan.harbors().list_harbors().to_curl().expect("a command");
    assert!(japan.contains("'https://jp-1.harbor.example/v1/harbors/'"), "{japan}");
}

#[tokio::test]
async fn extras_of_one_call() {
    let server = server();
    let call = client(&server)
        .boats()
        .list_boats()
        .type_("sail")
        .query("x", "1")
        .header("X-Trace", "7");
    let arrived = sent!(server, call.timeout(Duration::from_secs(5)));
    assert_eq!(
        (arrived.target.as_str(), arrived.header("x-trace")),
        ("/boats?type=sail&x=1", Some("7"))
    );
}

#[tokio::test]
async fn call_outlives_the_client_and_moves_between_threads() {
    let server = server();
    server.answer(Answer::json(200, "[]"));
    let call = client(&server).harbors().list_harbors();
    let done = tokio::spawn(call.send()).await.expect("no panic").expect("a list");
    assert!(done.is_empty());
}

// ---- every saved answer ---------------------------------------------------------------------------

/// Calls the request that stands at `index` in the collection.
async fn call(client: &Client, index: usize) -> (u16, Value) {
    let body = || Verbatim::new("{}");
    let (harbors, boats, bookings) = (client.harbors(), client.boats(), client.bookings());
    let (office, search, webhooks) = (client.invoices_and_office(), client.search(), client.webhooks());
    match index {
        0 => outcome!(showcase, harbors.list_harbors()),
        1 => outcome!(showcase, harbors.get_harbor("h", "full")),
        2 => outcome!(showcase, harbors.berths().list_berths("h")),
        3 => outcome!(showcase, harbors.berths().get_berth(1)),
        4 => outcome!(showcase, harbors.berths().set_berth_price(1, body())),
        5 => outcome!(showcase, harbors.berths().get_availability("h", "a", "b")),
        6 => outcome!(showcase, boats.list_boats()),
        7 => outcome!(showcase, boats.register_boat(body())),
        8 => outcome!(showcase, boats.get_boat("b")),
        9 => outcome!(showcase, boats.update_boat("b", "why", body())),
        10 => outcome!(showcase, boats.delete_boat("b")),
        11 => outcome!(showcase, boats.photos().upload_photos("b", "c", Vec::new())),
        12 => outcome!(showcase, boats.photos().download_photo("b", "p")),
        13 => outcome!(
            showcase,
            boats.photos().replace_logbook("b", File::bytes("a", Vec::new()))
        ),
        14 => outcome!(showcase, bookings.post_bookings(booking())),
        15 => outcome!(showcase, bookings.list_bookings()),
        16 => outcome!(showcase, bookings.get_booking("b")),
        17 => outcome!(showcase, bookings.get_booking_by_reference("b")),
        18 => outcome!(showcase, bookings.find_bookings_by_example(body())),
        19 => outcome!(showcase, bookings.cancel_booking("b")),
        20 => outcome!(showcase, bookings.list_comments("b")),
        21 => outcome!(showcase, bookings.write_note("b", "n")),
        22 => outcome!(showcase, office.create_invoice("6c2f", ["Berth"], ["98.00"])),
        23 => outcome!(showcase, office.import_e_invoice("")),
        24 => outcome!(showcase, office.export_invoices(2024)),
        25 => outcome!(showcase, office.buro()),
        26 => outcome!(showcase, search.tides_at(body())),
        27 => outcome!(showcase, search.search_with_graphql(body())),
        28 => outcome!(showcase, search.full_text_search("q")),
        29 => outcome!(showcase, webhooks.subscribe(body())),
        30 => outcome!(showcase, webhooks.get_webhooks()),
        31 => outcome!(showcase, webhooks.etc().x_fn_main(1, body())),
        32 => outcome!(showcase, webhooks.etc().get_healthz()),
        other => panic!("a request that is not called here: {other}"),
    }
}

#[tokio::test]
async fn every_saved_answer_is_a_case_and_decodes() {
    let server = server();
    let client = client(&server);
    let saved = saved::answers(include_str!("../../collections/showcase.postman_collection.json"));
    for saved in &saved {
        server.answer(Answer::text(saved.status, &saved.body));
        let (status, value) = call(&client, saved.index).await;
        let mut expected = saved.value();
        if expected["jsonrpc"].is_string() && expected["error"].is_object() {
            expected = expected["error"].take();
        }
        assert_eq!(
            (status, saved::normal(value)),
            (saved.status, expected),
            "{}",
            saved.request
        );
    }
    assert!(saved.len() > 60, "{}", saved.len());
}
