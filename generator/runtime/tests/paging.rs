//! Pages: each kind of paging against a real server, and servers whose pages do not end.

mod support;

use postman_codegen_runtime::answer::{Answer, Decoded};
use postman_codegen_runtime::auth::Bearer;
use postman_codegen_runtime::call::{Call, Operation};
use postman_codegen_runtime::client::{Builder, Client};
use postman_codegen_runtime::error::Error;
use postman_codegen_runtime::paging::{Paged, Paging, Path};
use postman_codegen_runtime::request::Request;
use postman_codegen_runtime::template::Setting;
use std::future::poll_fn;
use std::pin::Pin;
use support::{Server, json};

#[derive(Debug, serde::Deserialize)]
struct Page {
    data: Option<Vec<i64>>,
}

/// An operation for each kind of paging.
macro_rules! operation {
    ($name:ident, $paging:expr, $more:expr) => {
        struct $name;

        impl Operation for $name {
            type Success = Page;
            type Failure = ();

            fn success(answer: &Answer) -> Decoded<Page> {
                match answer.status() {
                    200 => answer.json(),
                    _ => Decoded::Undocumented,
                }
            }
        }

        impl Paged for $name {
            type Item = i64;
            const PAGING: Paging = $paging;
            const MORE: Path = $more;

            fn items(page: &mut Page) -> Option<&mut Vec<i64>> {
                page.data.as_mut()
            }
        }
    };
}

operation!(Numbered, Paging::Page(1, "page", 1), &["pages"]);
operation!(Counted, Paging::Page(1, "page", 0), &[]);
operation!(Offset, Paging::Offset(1, "offset", 0), &[]);
operation!(Cursor, Paging::Cursor(1, "cursor", &["meta", "next"]), &[]);
operation!(Last, Paging::Cursor(1, "after", &["data", "-"]), &["more"]);
operation!(Url, Paging::Url(&["next"]), &[]);
operation!(Linked, Paging::Link, &[]);

fn client(server: &Server) -> Client {
    static SETTINGS: &[Setting] = &[Setting::new("baseUrl", None)];
    let builder = Builder::new(SETTINGS).set("baseUrl", server.base.as_str());
    builder
        .credential("token", Bearer::new("secret"))
        .build()
        .expect("a client")
}

fn call<O>(server: &Server) -> Call<O> {
    let request = Request::new("GET", "{baseUrl}/v1/{kind}")
        .path("kind", "numbers")
        .auth("token")
        .query(0, "limit", "2");
    Call::new(&client(server), request)
}

/// All items, and the targets that were asked for.
async fn all<O: Paged<Item = i64>>(answers: &[&str]) -> (Result<Vec<i64>, String>, Vec<String>) {
    let answers: Vec<String> = answers.iter().map(|body| page(body)).collect();
    let server = Server::start(&answers.iter().map(String::as_str).collect::<Vec<_>>());
    gather::<O>(&server, call(&server)).await
}

async fn gather<O: Paged<Item = i64>>(server: &Server, call: Call<O>) -> (Result<Vec<i64>, String>, Vec<String>) {
    let (mut items, mut found) = (call.items(), Vec::new());
    let outcome = loop {
        match items.next().await {
            Ok(Some(item)) => found.push(item),
            Ok(None) => break Ok(found),
            Err(error) => {
                assert!(matches!(items.next().await, Ok(None)), "an error is the end");
                break Err(format!("{found:?} {error}"));
            }
        }
    };
    let targets = server.arrived().into_iter().map(|request| request.target).collect();
    (outcome, targets)
}

/// A body, or a whole answer.
fn page(text: &str) -> String {
    match text.starts_with("HTTP/") {
        true => text.to_owned(),
        false => json(200, text),
    }
}

fn linked(link: &str, body: &str) -> String {
    json(200, body).replacen("\r\n", &format!("\r\nlink: {link}\r\n"), 1)
}

const BASE: &str = "/v1/numbers?limit=2";

#[tokio::test]
async fn page_numbers_end_where_the_answer_says() {
    let (items, targets) = all::<Numbered>(&[r#"{"data":[1,2],"pages":2}"#, r#"{"data":[3],"pages":2}"#]).await;
    assert_eq!(items, Ok(vec![1, 2, 3]));
    assert_eq!(targets, [BASE.to_owned(), format!("{BASE}&page=2")]);
}

#[tokio::test]
async fn page_numbers_end_at_an_empty_page() {
    let (items, targets) = all::<Counted>(&[r#"{"data":[1]}"#, r#"{"data":[2]}"#, r#"{"data":[]}"#]).await;
    assert_eq!(items, Ok(vec![1, 2]));
    let pages = ["", "&page=1", "&page=2"].map(|page| format!("{BASE}{page}"));
    assert_eq!(targets, pages);
}

#[tokio::test]
async fn a_page_that_the_caller_chose_is_the_first() {
    let answers = [page(r#"{"data":[5],"pages":8}"#), page("{}")];
    let server = Server::start(&[&answers[0], &answers[1]]);
    let call = call::<Numbered>(&server).with(|request| request.query(1, "page", 7));
    let (items, targets) = gather(&server, call).await;
    assert_eq!(items, Ok(vec![5]));
    assert_eq!(targets, [format!("{BASE}&page=7"), format!("{BASE}&page=8")]);
}

#[tokio::test]
async fn offsets_go_on_by_what_came() {
    let (items, targets) = all::<Offset>(&[r#"{"data":[1,2]}"#, r#"{"data":[3]}"#, r#"{"data":null}"#]).await;
    assert_eq!(items, Ok(vec![1, 2, 3]));
    let pages = ["", "&offset=2", "&offset=3"].map(|page| format!("{BASE}{page}"));
    assert_eq!(targets, pages);
}

#[tokio::test]
async fn cursors_are_data() {
    let bodies = [
        r#"{"data":[1],"meta":{"next":"a&b=c/="}}"#,
        r#"{"data":[],"meta":{"next":17}}"#,
        r#"{"data":[2],"meta":{"next":""}}"#,
    ];
    let (items, targets) = all::<Cursor>(&bodies).await;
    assert_eq!(items, Ok(vec![1, 2]));
    let pages = ["", "&cursor=a%26b=c/=", "&cursor=17"].map(|page| format!("{BASE}{page}"));
    assert_eq!(targets, pages);
}

#[tokio::test]
async fn the_last_item_can_be_the_cursor() {
    let (items, targets) = all::<Last>(&[r#"{"data":[1,2],"more":true}"#, r#"{"data":[3],"more":false}"#]).await;
    assert_eq!(items, Ok(vec![1, 2, 3]));
    assert_eq!(targets, [BASE.to_owned(), format!("{BASE}&after=2")]);
}

#[tokio::test]
async fn urls_of_the_body_are_followed_with_the_credential() {
    let bodies = [
        r#"{"data":[1],"next":"?page=b%2Fb&limit=9"}"#,
        r#"{"data":[2],"next":"/v2/{numbers}"}"#,
        r#"{"data":[3],"next":null}"#,
    ];
    let answers = bodies.map(page);
    let server = Server::start(&answers.each_ref().map(String::as_str));
    let (items, targets) = gather::<Url>(&server, call(&server)).await;
    assert_eq!(items, Ok(vec![1, 2, 3]));
    assert_eq!(targets, [BASE, "/v1/numbers?page=b%2Fb&limit=9", "/v2/%7Bnumbers%7D"]);
    let credentials = server
        .arrived()
        .into_iter()
        .map(|request| request.header("authorization"));
    assert!(
        credentials
            .into_iter()
            .all(|sent| sent.as_deref() == Some("Bearer secret"))
    );
}

#[tokio::test]
async fn links_of_the_header_are_followed() {
    let first = r#"<http://127.0.0.1:1/first>; rel="first", </v1/numbers?page=2>; title="a, b"; rel="prev next""#;
    let answers = [
        linked(first, r#"{"data":[1]}"#),
        linked(r#"</v1/numbers>; rel="first""#, r#"{"data":[2]}"#),
    ];
    let (items, targets) = all::<Linked>(&[&answers[0], &answers[1]]).await;
    assert_eq!(items, Ok(vec![1, 2]));
    assert_eq!(targets, [BASE, "/v1/numbers?page=2"]);
}

/// Behind a proxy, a server names `http` for `https`: the page is asked for where the call went.
#[tokio::test]
async fn only_another_host_or_port_is_another_origin() {
    let elsewhere = Server::start(&[]);
    for url in [
        elsewhere.base.as_str(),
        "http://example.invalid/x",
        "ftp://127.0.0.1/x",
        "http://[",
    ] {
        let body = format!(r#"{{"data":[1],"next":"{url}"}}"#);
        let (items, targets) = all::<Url>(&[&body]).await;
        assert!(items.is_err_and(|problem| problem.starts_with("[1] ")), "{url}");
        assert_eq!(targets.len(), 1);
    }
    assert!(
        elsewhere.arrived().is_empty(),
        "nothing, and no credential, went elsewhere"
    );
}

#[tokio::test]
async fn pages_without_end_are_an_error() {
    let same = r#"{"data":[1],"meta":{"next":"a"},"next":"?a"}"#;
    let problem = "the server gives the same page again";
    for (items, targets) in [
        all::<Cursor>(&[same, same, same]).await,
        all::<Url>(&[same, same, same]).await,
        all::<Counted>(&[same, same, same]).await,
        all::<Offset>(&[same, same, same]).await,
    ] {
        let said = items.expect_err("no end");
        assert!(said.starts_with("[1, 1] ") && said.contains(problem), "{said}");
        assert_eq!(targets.len(), 2);
    }
}

#[tokio::test]
async fn an_error_ends_the_pages() {
    let refused = json(403, "{}");
    let (items, targets) = all::<Counted>(&[r#"{"data":[1]}"#, &refused]).await;
    assert!(items.is_err_and(|problem| problem.starts_with("[1] ") && problem.contains("403")));
    assert_eq!(targets.len(), 2);
}

#[tokio::test]
async fn pages_and_items_are_streams() {
    use futures_core::Stream;
    async fn gather<T>(mut stream: impl Stream<Item = T> + Unpin + Send) -> Vec<T> {
        let mut all = Vec::new();
        while let Some(item) = poll_fn(|context| Pin::new(&mut stream).poll_next(context)).await {
            all.push(item);
        }
        all
    }
    let (full, empty) = (page(r#"{"data":[1,2]}"#), page(r#"{"data":[]}"#));
    let refused = json(403, "{}");
    let server = Server::start(&[&full, &empty, &full, &refused]);
    let pages = gather(call::<Counted>(&server).pages().into_stream()).await;
    assert!(matches!(pages.as_slice(), [Ok(_), Ok(_)]));
    let items = gather(call::<Counted>(&server).items().into_stream()).await;
    assert!(matches!(items.as_slice(), [Ok(1), Ok(2), Err(_)]), "{items:?}");
    let lines = json(200, "1\n2\n");
    let server = Server::start(&[&lines, &lines]);
    let answer = || async { call::<Counted>(&server).send_raw().await.expect("an answer") };
    let lines = gather(answer().await.json_lines::<u8>().into_stream()).await;
    assert!(matches!(lines.as_slice(), [Ok(1), Ok(2)]));
    let bytes: Vec<u8> = gather(answer().await.into_stream())
        .await
        .into_iter()
        .flat_map(|read| read.expect("bytes"))
        .collect();
    assert_eq!(bytes, b"1\n2\n");
}

#[tokio::test]
async fn pages_are_whole_answers() -> Result<(), Error<()>> {
    let answers = [page(r#"{"data":[1]}"#), page(r#"{"data":[]}"#)];
    let server = Server::start(&[&answers[0], &answers[1]]);
    let mut pages = call::<Counted>(&server).pages();
    assert!(server.arrived().is_empty(), "nothing is sent before it is asked for");
    let first = pages.next().await?.expect("a page");
    assert_eq!((first.status().as_u16(), first.data.as_deref()), (200, Some(&[1][..])));
    assert!(
        pages
            .next()
            .await?
            .is_some_and(|page| page.data.as_ref().is_some_and(Vec::is_empty))
    );
    assert!(pages.next().await?.is_none());
    Ok(())
}
