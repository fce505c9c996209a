//! What arrives at a server, compared with what Postman's own runner sends.

mod support;

use postman_codegen_runtime::answer::{Answer, Body, Decoded};
use postman_codegen_runtime::auth::{ApiKey, Basic, Bearer, HeaderSecret};
use postman_codegen_runtime::call::{Call, Operation};
use postman_codegen_runtime::client::{Builder, Client};
use postman_codegen_runtime::error::Error;
use postman_codegen_runtime::file::File;
use postman_codegen_runtime::multipart::Part;
use postman_codegen_runtime::reason::Reason;
use postman_codegen_runtime::request::Request;
use postman_codegen_runtime::template::Setting;
use postman_codegen_runtime::text::{Text, Verbatim};
use support::{Arrived, Server, bare, json};

const SETTINGS: &[Setting] = &[
    Setting::new("baseUrl", None),
    Setting::new("nested", Some("<{baseUrl}>")),
];

/// Any success is a body, 4xx a reason.
struct Any;

impl Operation for Any {
    type Success = Body;
    type Failure = Reason;

    fn success(answer: &Answer) -> Decoded<Body> {
        answer.body()
    }

    fn failure(answer: &Answer) -> Decoded<Reason> {
        match answer.status() {
            400..=499 => answer.reason(),
            _ => Decoded::Undocumented,
        }
    }
}

fn builder(server: &Server) -> Builder {
    Builder::new(SETTINGS)
        .user_agent("test/1")
        .set("baseUrl", server.base.as_str())
}

fn client(server: &Server) -> Client {
    builder(server).build().expect("a client")
}

async fn sent(request: Request) -> Arrived {
    let server = Server::start(&[]);
    let call: Call<Any> = Call::new(&client(&server), request);
    call.await.expect("an answer");
    server.one()
}

async fn target(request: Request) -> String {
    sent(request).await.target
}

#[tokio::test]
async fn data_cannot_change_the_url() {
    let request = Request::new("GET", "{baseUrl}/u/{id}/x")
        .path("id", "a/b?c#d%41\\{é ")
        .query(1, "q", "x&y=z#w+%41 \"é")
        .query(0, "k&=#", 5)
        .flag(2, "flag");
    assert_eq!(
        target(request).await,
        "/u/a%2Fb%3Fc%23d%2541%5C%7B%C3%A9%20/x?k%26%3D%23=5&q=x%26y=z%23w%2B%2541%20%22%C3%A9&flag"
    );
}

#[tokio::test]
async fn verbatim_is_structure() {
    let request = Request::new("GET", "{baseUrl}/u/{id}")
        .path("id", Verbatim::new("a/b%20c"))
        .query(0, "q", Verbatim::new("1&r=a+b"));
    assert_eq!(target(request).await, "/u/a/b%20c?q=1&r=a+b");
}

#[tokio::test]
async fn a_key_stands_alone_where_the_caller_says_so() {
    let request = Request::new("GET", "{baseUrl}/u")
        .query(0, "page[size]", Verbatim::key_alone())
        .query_list(1, "all", [Text::from(Verbatim::key_alone()), Text::from(1)])
        .query_joined(2, "include", [Verbatim::key_alone()]);
    assert_eq!(target(request).await, "/u?page[size]&all&all=1&include");
    let request = Request::new("POST", "{baseUrl}/u").field(0, "name", Verbatim::key_alone());
    assert_eq!(sent(request).await.body, b"name=");
}

#[tokio::test]
async fn constants_are_encoded_as_postman_does() {
    for (tail, expected) in [
        (
            "/p/ !\"$&'()*+,-.;<=>@[]^_`|~",
            "/p/%20!%22$&'()*+,-.;%3C=%3E@[]^_%60|~",
        ),
        (
            "/q?v= !\"$%'()*+,-./:;<=>?@[\\]^_`|~",
            "/q?v=%20!%22$%%27()*+,-./:;%3C=%3E?@[\\]^_`|~",
        ),
        ("//a//b/%zz/100%", "//a//b/%zz/100%"),
        ("/q?", "/q?"),
    ] {
        assert_eq!(
            target(Request::new("GET", format!("{{baseUrl}}{tail}"))).await,
            expected
        );
    }
}

/// The origin of a client's first call is read only then.
#[tokio::test]
async fn later_calls_have_the_urls_that_a_first_call_has() {
    let tails = [
        "/a",
        "",
        "/a/./b/../c/%2e%2e/d",
        "//a///b?",
        "/a\\b",
        "/a b?c d",
        "/é?é#é",
        "?a=?/b",
        "/a?b#c",
    ];
    for raw in [false, true] {
        let request = |tail: &str| {
            let request = Request::new("GET", format!("{{baseUrl}}{tail}"));
            if raw { request.raw_url() } else { request }
        };
        let server = Server::start(&[]);
        let client = client(&server);
        for tail in tails {
            let call: Call<Any> = Call::new(&client, request(tail));
            call.await.expect("an answer");
            let arrived = server.arrived().pop().expect("a request").target;
            assert_eq!(arrived, target(request(tail)).await, "{tail}");
        }
        // A longer port is another origin, and here none at all.
        let call: Call<Any> = Call::new(&client, request("0/a"));
        assert!(matches!(call.await, Err(Error::Request(_))));
    }
}

#[tokio::test]
async fn query_entries_are_sent_by_place() {
    let request = Request::new("GET", "{baseUrl}/q")
        .query(3, "z", true)
        .query_text(1, "raw={id}&x={{y}}")
        .query_list(2, "l", ["a", "b"])
        .bind("id", "7&8");
    assert_eq!(target(request).await, "/q?raw=7&8&x={y}&l=a&l=b&z=true");
    let request = Request::new("GET", "{baseUrl}/q")
        .query_text(0, "id={id}")
        .path("id", "7&8");
    assert_eq!(target(request).await, "/q?id=7%268");
}

#[tokio::test]
async fn values_of_a_counted_list_have_their_number_in_the_name() {
    let request = Request::new("GET", "{baseUrl}/x")
        .query(1, "z", "1")
        .query_counted(0, "expand", ["a", "b&c"]);
    assert_eq!(target(request).await, "/x?expand[0]=a&expand[1]=b%26c&z=1");
    let request = Request::new("POST", "{baseUrl}/x")
        .form()
        .field_counted(1, "items", [5, 6])
        .field(0, "a", "1");
    assert_eq!(sent(request).await.body, b"a=1&items%5B0%5D=5&items%5B1%5D=6");
}

#[tokio::test]
async fn values_of_a_joined_list_have_commas_between() {
    let request = Request::new("GET", "{baseUrl}/x/{ids}")
        .path_joined("ids", [7, 8])
        .query(1, "z", "1")
        .query_joined(0, "fields", ["a", "b&c"])
        .query_joined(2, "none", Vec::<String>::new());
    assert_eq!(target(request).await, "/x/7,8?fields=a,b%26c&z=1");
    let mixed = [Text::from("a/b"), Text::from(Verbatim::new("c%2Cd"))];
    let request = Request::new("GET", "{baseUrl}/x/{ids}")
        .path_joined("ids", mixed.clone())
        .query_joined(0, "k", mixed)
        .query_joined(1, "empty", [""]);
    assert_eq!(target(request).await, "/x/a%2Fb,c%2Cd?k=a/b,c%2Cd&empty=");
}

#[tokio::test]
async fn no_value_of_a_joined_list_is_no_path() {
    let server = Server::start(&[]);
    let request = Request::new("GET", "{baseUrl}/x/{ids}").path_joined("ids", Vec::<String>::new());
    let call: Call<Any> = Call::new(&client(&server), request);
    let error = call.await.expect_err("the path has no value");
    assert!(error.to_string().contains("`ids` cannot be empty"), "{error}");
}

#[tokio::test]
async fn numbers_are_written_as_javascript_does() {
    let texts = [1.5, 1e21, 1e-7, 100.0, -0.0, 0.1].map(|number| Text::from(number).into_string());
    assert_eq!(texts, ["1.5", "1e+21", "1e-7", "100", "0", "0.1"]);
}

#[tokio::test]
async fn headers_keep_order_and_latin_1() {
    let arrived = sent(
        Request::new("GET", "{baseUrl}/h")
            .header("X-B", "é")
            .header("X-A", " padded")
            .header_template("X-T", "{nested}{{}}")
            .header("X-A", "2")
            .header("X-E", ""),
    )
    .await;
    let names: Vec<&str> = arrived.headers.iter().map(|(name, _)| name.as_str()).take(5).collect();
    assert_eq!(names, ["X-B", "X-A", "X-A", "X-T", "X-E"]);
    assert_eq!(arrived.header("X-B").as_deref(), Some("é"));
    assert_eq!(arrived.header("X-A").as_deref(), Some(" padded, 2"));
    assert!(
        arrived
            .header("X-T")
            .is_some_and(|value| value.starts_with("<http://") && value.ends_with(">{}"))
    );
    assert_eq!(arrived.header("X-E").as_deref(), Some(""));
    assert_eq!(arrived.header("Accept").as_deref(), Some("*/*"));
    assert_eq!(arrived.header("User-Agent").as_deref(), Some("test/1"));
    assert_eq!(arrived.header("Content-Length"), None);
}

#[tokio::test]
async fn methods_without_a_body_have_a_length() {
    for (method, length) in [
        ("post", Some("0")),
        ("PUT", Some("0")),
        ("PURGE", Some("0")),
        ("DELETE", None),
        ("OPTIONS", None),
    ] {
        let arrived = sent(Request::new(method, "{baseUrl}/r")).await;
        assert_eq!(arrived.method, method.to_uppercase());
        assert_eq!(arrived.header("Content-Length").as_deref(), length, "{method}");
    }
}

#[tokio::test]
async fn numbers_of_json_are_written_as_javascript_does() {
    let body = vec![10.0, 0.5, 1e21, 1.5e-7, 3.0];
    let arrived = sent(Request::new("POST", "{baseUrl}/j").json(body)).await;
    assert_eq!(arrived.text(), "[10,0.5,1e+21,1.5e-7,3]");
}

#[tokio::test]
async fn a_json_body_is_a_value_or_text() {
    let body = serde_json::json!({"a": null, "b": [1, "x"]});
    let arrived = sent(
        Request::new("POST", "{baseUrl}/j")
            .header("Content-Type", "application/json")
            .json(body),
    )
    .await;
    assert_eq!(arrived.text(), r#"{"a":null,"b":[1,"x"]}"#);
    assert_eq!(arrived.header("content-type").as_deref(), Some("application/json"));
    let text = Verbatim::new("{\"a\": 1.0, }");
    let arrived = sent(Request::new("DELETE", "{baseUrl}/j").json::<serde_json::Value>(text)).await;
    assert_eq!(arrived.text(), "{\"a\": 1.0, }");
    assert_eq!(arrived.header("content-type"), None);
    let arrived = sent(
        Request::new("PUT", "{baseUrl}/j")
            .text_template("<{{a}}>{id}")
            .path("id", "/é"),
    )
    .await;
    assert_eq!(arrived.text(), "<{a}>/é");
}

#[tokio::test]
async fn a_form_is_grouped_and_encoded() {
    let request = Request::new("POST", "{baseUrl}/f")
        .header("content-type", "application/json")
        .field(4, "a", " !'()*~%20+é")
        .field(1, "10", "")
        .field(2, "2", "two")
        .field(3, "b", 1)
        .field(5, "b", false)
        .field_template(6, "t[]", "{{{id}}}")
        .bind("id", "x");
    let arrived = sent(request).await;
    assert_eq!(
        arrived.text(),
        "2=two&10=&b=1&b=false&a=%20%21%27%28%29%2A~%2520%2B%C3%A9&t%5B%5D=%7Bx%7D"
    );
    assert_eq!(
        arrived.header("content-type").as_deref(),
        Some("application/x-www-form-urlencoded")
    );
    let arrived = sent(Request::new("POST", "{baseUrl}/f").form()).await;
    assert_eq!((arrived.text(), arrived.header("content-type")), (String::new(), None));
    let charset = "application/x-www-form-urlencoded; charset=utf-8";
    let arrived = sent(
        Request::new("POST", "{baseUrl}/f")
            .header("Content-Type", charset)
            .field(0, "a", 1),
    )
    .await;
    assert_eq!(arrived.header("content-type").as_deref(), Some(charset));
}

#[tokio::test]
async fn members_are_fields_of_their_own() {
    let card = serde_json::json!({"limits": [{"at": 1.0}, {"at": 2.5}], "no": null, "number": "4 2", "tags": []});
    let spelled = Request::new("POST", "{baseUrl}/form")
        .field(2, "z", true)
        .field_nested(1, "card", card);
    assert_eq!(
        sent(spelled).await.text(),
        "card%5Blimits%5D%5B0%5D%5Bat%5D=1&card%5Blimits%5D%5B1%5D%5Bat%5D=2.5&card%5Bno%5D=&card%5Bnumber%5D=4%202&z=true"
    );
    let written = Verbatim::new("card%5Ba%5D=1&card%5Bb%5D=2");
    let written = Request::new("POST", "{baseUrl}/form").field_nested::<serde_json::Value>(0, "card", written);
    assert_eq!(sent(written).await.text(), "card%5Ba%5D=1&card%5Bb%5D=2");
}

#[tokio::test]
async fn a_multipart_form_is_framed_as_postman_does() {
    let folder = std::env::temp_dir().join(format!("postman-codegen-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join("a.txt");
    std::fs::write(&path, "hello\n").expect("a file");
    let request = Request::new("POST", "{baseUrl}/m")
        .header("Content-Type", "application/json")
        .part(9, Part::file("f", File::path(&path).with_name("x/日本 (1).csv")))
        .part(0, Part::text("a\"b", "1").content_type("application/json"))
        .part(1, Part::file("e", File::empty()))
        .part(2, Part::file("gone", File::path(folder.join("nope")).skip_unreadable()))
        .part(3, Part::file("m", File::bytes("b.json", "{}")))
        .part(4, Part::text("t", "x").file_name("\"\n.html"))
        .part_template(5, "p", "{nested}")
        .part(6, Part::file("s", File::stream("s.bin", Some(3), &b"abc"[..])))
        .boundary("B");
    let arrived = sent(request).await;
    let expected = [
        "--B\r\nContent-Disposition: form-data; name=\"a\"b\"\r\nContent-Type: application/json\r\n\r\n1\r\n",
        "--B\r\nContent-Disposition: form-data; name=\"e\"; filename=\"\"\r\n\r\n\r\n",
        "--B\r\nContent-Disposition: form-data; name=\"m\"; filename=\"b.json\"\r\nContent-Type: application/json\r\n\r\n{}\r\n",
        "--B\r\nContent-Disposition: form-data; name=\"t\"; filename=\"%22%0A.html\"\r\nContent-Type: text/html\r\n\r\nx\r\n",
        "--B\r\nContent-Disposition: form-data; name=\"p\"\r\n\r\n<URL>\r\n",
        "--B\r\nContent-Disposition: form-data; name=\"s\"; filename=\"s.bin\"\r\nContent-Type: application/octet-stream\r\n\r\nabc\r\n",
        "--B\r\nContent-Disposition: form-data; name=\"f\"; filename=\"日本 (1).csv\"; filename*=UTF-8''%E6%97%A5%E6%9C%AC%20%281%29.csv\r\nContent-Type: text/plain\r\n\r\nhello\n\r\n",
        "--B--\r\n",
    ];
    let start = arrived.text().find("<http").expect("the setting");
    let end = start
        + arrived
            .text()
            .get(start..)
            .and_then(|text| text.find('>'))
            .expect("its end");
    let mut text = arrived.text();
    text.replace_range(start..=end, "<URL>");
    assert_eq!(text, expected.concat());
    assert_eq!(
        arrived.header("content-type").as_deref(),
        Some("multipart/form-data; boundary=B")
    );
    assert_eq!(arrived.header("transfer-encoding"), None);
    std::fs::remove_dir_all(folder).expect("the folder can be removed");
}

#[tokio::test]
async fn the_boundary_is_made_given_or_left_out() {
    let form = |request: Request| request.part(0, Part::text("a", "1"));
    let arrived = sent(form(Request::new("POST", "{baseUrl}/m"))).await;
    let boundary = arrived
        .header("content-type")
        .expect("a type")
        .replace("multipart/form-data; boundary=", "");
    assert!(
        boundary.starts_with(&"-".repeat(26)) && boundary.len() == 50,
        "{boundary}"
    );
    assert!(arrived.text().starts_with(&format!("--{boundary}\r\n")));
    let own = "multipart/form-data; boundary=\"----Own123\"";
    let arrived = sent(form(Request::new("POST", "{baseUrl}/m").header("Content-Type", own))).await;
    assert_eq!(arrived.header("content-type").as_deref(), Some(own));
    assert!(arrived.text().starts_with("------Own123\r\n"));
    let arrived = sent(form(Request::new("POST", "{baseUrl}/m").bare_multipart())).await;
    assert_eq!(arrived.header("content-type").as_deref(), Some("multipart/form-data"));
}

#[tokio::test]
async fn content_without_a_name_is_a_part_without_one() {
    let inline = Part::file("f", File::unnamed("zzz"));
    let typed = Part::file("g", File::unnamed("1").with_content_type("text/csv"));
    let arrived = sent(
        Request::new("POST", "{baseUrl}/f")
            .boundary("b")
            .part(0, inline)
            .part(1, typed),
    )
    .await;
    let expected = "--b\r\nContent-Disposition: form-data; name=\"f\"\r\nContent-Type: application/octet-stream\r\n\r\nzzz\r\n\
                    --b\r\nContent-Disposition: form-data; name=\"g\"\r\nContent-Type: text/csv\r\n\r\n1\r\n--b--\r\n";
    assert_eq!(arrived.text(), expected);
}

#[tokio::test]
async fn a_file_is_sent_with_its_type() {
    let arrived = sent(Request::new("POST", "{baseUrl}/f").file(File::bytes("a.json", "{}"))).await;
    assert_eq!(
        (arrived.text().as_str(), arrived.header("content-type").as_deref()),
        ("{}", Some("application/json"))
    );
    let arrived = sent(Request::new("POST", "{baseUrl}/f").file(File::bytes("noext", "zzz"))).await;
    assert_eq!(
        arrived.header("content-type").as_deref(),
        Some("application/octet-stream")
    );
    let arrived = sent(Request::new("POST", "{baseUrl}/f").file(File::unnamed("zzz"))).await;
    assert_eq!((arrived.text().as_str(), arrived.header("content-type")), ("zzz", None));
    let arrived = sent(Request::new("POST", "{baseUrl}/f").file(File::stream("s", None, &b"abc"[..]))).await;
    assert_eq!(
        (arrived.text().as_str(), arrived.header("transfer-encoding").as_deref()),
        ("abc", Some("chunked"))
    );
    let missing = File::path("/nowhere/at/all").skip_unreadable();
    let arrived = sent(Request::new("POST", "{baseUrl}/f").file(missing)).await;
    assert_eq!((arrived.text().as_str(), arrived.header("content-type")), ("", None));
}

#[tokio::test]
async fn graphql_is_an_object_in_order() {
    let query = "query Q($a:Int){\n f(a:$a) }";
    let text = Verbatim::new("{\n  \"a\": 1\n}");
    let request = Request::new("POST", "{baseUrl}/g");
    let arrived = sent(request.graphql::<serde_json::Value>(query, Some("\"Q\""), text)).await;
    let expected = r#"{"query":"query Q($a:Int){\n f(a:$a) }","operationName":"Q","variables":{
  "a": 1
}}"#;
    assert_eq!(arrived.text(), expected);
    assert_eq!(arrived.header("content-type").as_deref(), Some("application/json"));
    let arrived = sent(Request::new("POST", "{baseUrl}/g").graphql_without_variables("{ a }", None)).await;
    assert_eq!(arrived.text(), r#"{"query":"{ a }"}"#);
}

#[tokio::test]
async fn the_params_of_json_rpc_stand_where_the_call_has_them() {
    let call = r#"{"id":null,"params":null,"method":"a \"params\":null"}"#;
    let request = || Request::new("POST", "{baseUrl}/g");
    let arrived = sent(request().json_rpc::<Vec<i64>>(call, vec![1, 2])).await;
    assert_eq!(
        arrived.text(),
        r#"{"id":null,"params":[1,2],"method":"a \"params\":null"}"#
    );
    let arrived = sent(request().json_rpc_without_params(call)).await;
    assert_eq!(arrived.text(), call);
}

#[tokio::test]
async fn automatic_headers_can_be_left_out() {
    let arrived = sent(
        Request::new("POST", "{baseUrl}/p")
            .header("Content-Type", "application/json")
            .field(0, "a", 1)
            .without_header("content-type"),
    )
    .await;
    assert_eq!(arrived.header("content-type").as_deref(), Some("application/json"));
    let arrived = sent(
        Request::new("POST", "{baseUrl}/p")
            .field(0, "a", 1)
            .without_header("content-type"),
    )
    .await;
    assert_eq!(arrived.header("content-type"), None);
}

/// Sends a GET with a credential; gives target and the `Authorization` header.
async fn signed(request: Request, build: impl FnOnce(Builder) -> Builder) -> Arrived {
    let server = Server::start(&[]);
    let client = build(builder(&server)).build().expect("a client");
    let call: Call<Any> = Call::new(&client, request.auth("key"));
    call.await.expect("an answer");
    server.one()
}

#[tokio::test]
async fn credentials_replace_and_come_last() {
    let get = || {
        Request::new("GET", "{baseUrl}/auth")
            .header("authorization", "Manual x")
            .header("X-A", "1")
    };
    let authorization = |arrived: &Arrived| arrived.header("Authorization");
    let arrived = signed(get(), |builder| builder.credential("key", Bearer::new("t"))).await;
    assert_eq!(authorization(&arrived).as_deref(), Some("Bearer t"));
    let server = Server::start(&[]);
    let call: Call<Any> = Call::new(&client(&server), get().auth("key"));
    call.credential(Bearer::new("")).await.expect("an answer");
    assert_eq!(authorization(&server.one()).as_deref(), Some("Manual x"));
    let arrived = signed(get(), |builder| builder.credential("key", Basic::new("", ""))).await;
    assert_eq!(authorization(&arrived).as_deref(), Some("Basic Og=="));
    let arrived = signed(get(), |builder| {
        builder.credential("key", HeaderSecret::new("x-a", "k ", "s"))
    })
    .await;
    assert_eq!(arrived.header("X-A").as_deref(), Some("k s"));
    let arrived = signed(get(), |builder| builder.credential("key", ApiKey::header("x-a", "s"))).await;
    assert_eq!(arrived.header("X-A").as_deref(), Some("s"));
    let request = Request::new("GET", "{baseUrl}/auth?k=old&a=1&k=old2");
    let arrived = signed(request, |builder| {
        builder.credential("key", ApiKey::query("k", "s e&c=r#t+%"))
    })
    .await;
    assert_eq!(arrived.target, "/auth?a=1&k=s%20e%26c=r%23t+%");
}

#[tokio::test]
async fn an_empty_token_of_the_client_is_a_missing_one() {
    let server = Server::start(&[]);
    let client = builder(&server)
        .credential("key", Bearer::new(""))
        .build()
        .expect("a client");
    let call = || -> Call<Any> { Call::new(&client, Request::new("GET", "{baseUrl}/auth").auth("key")) };
    let error = call().await.expect_err("there is no token");
    assert!(error.to_string().contains("the credential `key` is missing"), "{error}");
    call().credential(Bearer::new("")).await.expect("an answer");
    assert_eq!(server.one().header("Authorization"), None);
}

#[tokio::test]
async fn keys_stand_in_the_place_that_is_kept_for_them() {
    let get = || {
        Request::new("GET", "{baseUrl}/auth")
            .query_credential(0, "k")
            .query_credential(1, "t")
            .query(2, "a", "1")
            .query_credential(3, "u")
            .query(4, "b", "é")
            .query_credential(5, "v")
    };
    let builder = |builder: Builder| {
        let keys = ["v", "k", "u", "t"].map(|key| (key, ApiKey::query(key, format!("{key}&"))));
        keys.into_iter()
            .fold(builder, |builder, (name, key)| builder.credential(name, key))
    };
    let arrived = signed(get().auth("v").auth("k").auth("u").auth("t"), |own| {
        builder(own).credential("key", Bearer::new("b"))
    });
    let arrived = arrived.await;
    assert_eq!(arrived.target, "/auth?k=k%26&t=t%26&a=1&u=u%26&b=%C3%A9&v=v%26");
    let alone = Request::new("GET", "{baseUrl}/auth")
        .query_credential(0, "t")
        .query_credential(1, "k");
    let arrived = signed(alone.auth("k").auth("t"), |own| {
        builder(own).credential("key", Bearer::new("b"))
    })
    .await;
    assert_eq!(arrived.target, "/auth?t=t%26&k=k%26");
    assert_eq!(target(get()).await, "/auth?a=1&b=%C3%A9");
}

#[tokio::test]
async fn user_info_is_a_basic_credential() {
    let server = Server::start(&[]);
    let base = server.base.replace("http://", "http://us%40er:p%3Ass@");
    let client = Builder::new(SETTINGS).set("baseUrl", base).build().expect("a client");
    let call: Call<Any> = Call::new(&client, Request::new("GET", "{baseUrl}/ui"));
    call.await.expect("an answer");
    assert_eq!(
        server.one().header("authorization").as_deref(),
        Some("Basic dXNAZXI6cDpzcw==")
    );
}

#[tokio::test]
async fn a_call_can_have_its_own_credential_header_and_query() {
    let server = Server::start(&[]);
    let client = builder(&server)
        .credential("key", Bearer::new("t"))
        .header("X-D", "d")
        .build()
        .expect("a client");
    let request = Request::new("GET", "{baseUrl}/own")
        .auth("key")
        .header("X-A", "1")
        .query(7, "a", 1);
    let call: Call<Any> = Call::new(&client, request);
    let call = call.credential(Basic::new("u", "p")).header("x-a", "2").query("b", "&");
    call.await.expect("an answer");
    let arrived = server.one();
    assert_eq!(arrived.target, "/own?a=1&b=%26");
    assert_eq!(arrived.header("authorization").as_deref(), Some("Basic dTpw"));
    assert_eq!(arrived.header("x-a").as_deref(), Some("2"));
    assert_eq!(arrived.header("x-d").as_deref(), Some("d"));
}

#[tokio::test]
async fn what_cannot_be_sent_is_named() {
    let server = Server::start(&[]);
    let client = client(&server);
    let message = |request: Request| {
        let call: Call<Any> = Call::new(&client, request);
        async move { call.await.expect_err("an error").to_string() }
    };
    for (request, expected) in [
        (
            Request::new("GET", "{baseUrl}/{id}"),
            "`id` has no value: give it to the client's builder with `.set(\"id\", …)`",
        ),
        (
            Request::new("GET", "{baseUrl}/{id}").path("id", ".."),
            "`id` cannot be a dot segment of the path",
        ),
        (
            Request::new("DELETE", "{baseUrl}/users/{id}").path("id", ""),
            "`id` cannot be empty, for it is part of the path; `Verbatim::new(\"\")` is sent so",
        ),
        (Request::new("GET", "ws://h/"), "the protocol `ws` is not supported"),
        (Request::new("GET", "/x"), "the URL of `/x` has no host"),
        (Request::new("G T", "{baseUrl}/"), "`G T` cannot be a method"),
        (
            Request::new("GET", "{baseUrl}/").header("X A", "1"),
            "`X A` cannot be the name of a header",
        ),
        (
            Request::new("GET", "{baseUrl}/").header("X-A", "日本"),
            "the value of header `x-a` has a character that HTTP does not allow",
        ),
        (
            Request::new("POST", "{baseUrl}/").file(File::path("/nowhere")),
            "`/nowhere` cannot be read",
        ),
    ] {
        assert_eq!(message(request).await, expected);
    }
    assert!(server.arrived().is_empty());
}

#[tokio::test]
async fn redirects_follow_postmans_rules() {
    let location = |status| bare(status, "location: /next?a=b c\r\n");
    let post = || {
        Request::new("POST", "{baseUrl}/p")
            .header("X-A", "1")
            .header("Content-Type", "text/plain")
            .text("x")
    };
    for (status, method, body, content_type) in [
        (302, "GET", "", None),
        (301, "GET", "", None),
        (307, "POST", "x", Some("text/plain")),
    ] {
        let server = Server::start(&[&location(status)]);
        let call: Call<Any> = Call::new(&client(&server), post());
        call.await.expect("an answer");
        let arrived = server.arrived();
        let [_, next] = arrived.as_slice() else {
            panic!("{arrived:?}")
        };
        assert_eq!((next.method.as_str(), next.target.as_str()), (method, "/next?a=b%20c"));
        assert_eq!(
            (next.text().as_str(), next.header("content-type").as_deref()),
            (body, content_type)
        );
        assert_eq!(next.header("x-a").as_deref(), Some("1"));
        assert_eq!(next.header("referer"), Some(format!("{}/p", server.base)));
    }
    let server = Server::start(&[&location(302)]);
    let call: Call<Any> = Call::new(&client(&server), post().keep_method());
    call.await.expect("an answer");
    assert_eq!(server.arrived()[1].text(), "x");
}

#[tokio::test]
async fn redirects_are_limited() {
    let answers = [bare(302, "location: /a\r\n"), bare(302, "location: /b\r\n")];
    let answers: Vec<&str> = answers.iter().map(String::as_str).collect();
    let server = Server::start(&answers);
    let call: Call<Any> = Call::new(&client(&server), Request::new("GET", "{baseUrl}/").max_redirects(0));
    let error = call.await.expect_err("undocumented");
    assert!(
        matches!(&error, Error::Unexpected(answer) if answer.status() == 302),
        "{error}"
    );
    let server = Server::start(&answers);
    let call: Call<Any> = Call::new(&client(&server), Request::new("GET", "{baseUrl}/").max_redirects(1));
    let error = call.await.expect_err("too many");
    assert_eq!(
        error.to_string(),
        "the answer cannot be used: the server redirects more than 1 times"
    );
}

#[tokio::test]
async fn credentials_stay_at_home() {
    for (keep, expected) in [(false, None), (true, Some("Bearer t"))] {
        let other = Server::start(&[]);
        let server = Server::start(&[&bare(302, &format!("location: {}/x\r\n", other.base))]);
        let client = builder(&server)
            .credential("key", Bearer::new("t"))
            .build()
            .expect("a client");
        let request = Request::new("GET", "{baseUrl}/?secret=1")
            .auth("key")
            .header("Cookie", "a=b");
        let call: Call<Any> = Call::new(&client, if keep { request.keep_authorization() } else { request });
        call.await.expect("an answer");
        let arrived = other.one();
        assert_eq!(arrived.header("authorization").as_deref(), expected);
        assert_eq!(arrived.header("cookie").is_some(), keep);
        assert_eq!(arrived.header("referer"), Some(format!("{}/", server.base)));
    }
}

#[tokio::test]
async fn a_timeout_is_told() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let base = format!("http://{}", listener.local_addr().expect("an address"));
    let client = Builder::new(SETTINGS).set("baseUrl", base).build().expect("a client");
    let call: Call<Any> = Call::new(&client, Request::new("GET", "{baseUrl}/?secret=1"));
    let error = call
        .timeout(std::time::Duration::from_millis(50))
        .await
        .expect_err("no answer");
    assert!(error.is_timeout() && !error.is_connect());
    assert!(error.to_string().starts_with("the call timed out: "), "{error}");
    assert!(!format!("{error:?}").contains("secret"), "{error:?}");
}

#[tokio::test]
async fn a_refused_connection_is_told() {
    let client = Builder::new(SETTINGS)
        .set("baseUrl", "http://127.0.0.1:1")
        .build()
        .expect("a client");
    let call: Call<Any> = Call::new(&client, Request::new("GET", "{baseUrl}/"));
    let error = call.await.expect_err("nobody listens");
    assert!(error.is_connect() && !error.is_timeout(), "{error:?}");
    let first: &dyn std::error::Error = &error;
    let mut causes = std::iter::successors(Some(first), |error| error.source());
    assert!(causes.any(|cause| cause.is::<std::io::Error>()), "{error:?}");
    assert_eq!(
        error.to_string(),
        "no connection to the server: Connection refused (os error 111); check its address and the network"
    );
}

#[tokio::test]
async fn any_answer_can_be_read_raw() {
    let server = Server::start(&[&json(500, "oops")]);
    let call: Call<Any> = Call::new(&client(&server), Request::new("GET", "{baseUrl}/"));
    let mut raw = call.send_raw().await.expect("an answer");
    assert_eq!(raw.status(), 500);
    assert_eq!(raw.chunk().await.expect("a chunk").as_deref(), Some(&b"oops"[..]));
    assert_eq!(raw.chunk().await.expect("the end"), None);
}

#[tokio::test]
async fn a_command_line_has_no_credential() {
    let server = Server::start(&[]);
    let client = builder(&server)
        .credential("key", Bearer::new("s3cret"))
        .build()
        .expect("a client");
    let request = Request::new("POST", "{baseUrl}/c")
        .auth("key")
        .header("X-Api-Key", "s3cret")
        .text("it's");
    let call: Call<Any> = Call::new(&client, request);
    let line = call.to_curl().expect("a line").replace(&server.base, "BASE");
    let expected = r"curl -X POST 'BASE/c' -H 'X-Api-Key: YOUR_X_API_KEY' -H 'User-Agent: test/1' -H 'Accept: */*'";
    assert_eq!(
        line,
        format!("{expected} -H 'Authorization: Bearer YOUR_KEY' --data-binary 'it'\\''s'")
    );
    assert!(!format!("{call:?} {client:?}").contains("s3cret"));
}

#[tokio::test]
async fn an_address_has_the_query_and_no_credential() {
    let client = Builder::new(SETTINGS)
        .set("baseUrl", "http://u:s3cret@h")
        .build()
        .expect("a client");
    let request = Request::new("GET", "{baseUrl}/{page}")
        .path("page", "a b")
        .auth("key")
        .query(0, "scope", "x y&z");
    let call: Call<Any> = Call::new(&client, request);
    let call = call.credential(ApiKey::query("k", "s3cret"));
    assert_eq!(
        call.to_url().expect("an address"),
        "http://h/a%20b?scope=x%20y%26z&k=YOUR_KEY"
    );
    let unfilled: Call<Any> = Call::new(&client, Request::new("GET", "{baseUrl}/{page}"));
    assert!(unfilled.to_url().is_err());
}

#[tokio::test]
async fn a_command_line_reads_files_and_keeps_brackets() {
    let client = Builder::new(SETTINGS)
        .set("baseUrl", "http://u:s3cret@h")
        .build()
        .expect("a client");
    let client = client.clone();
    let line = |request: Request| {
        let call: Call<Any> = Call::new(&client, request.without_header("accept").auth("key"));
        call.credential(ApiKey::query("k[]", "s3cret"))
            .to_curl()
            .expect("a line")
    };
    let user = "-u 'YOUR_USER_NAME:YOUR_PASSWORD'";
    let form = Request::new("POST", "{baseUrl}/f")
        .part(0, Part::file("f", File::path("/a.txt")))
        .boundary("B");
    let expected = format!(
        "{{ printf %s '--B\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.txt\"\r\n\
         Content-Type: text/plain\r\n\r\n'; cat '/a.txt'; printf %s '\r\n'; printf %s '--B--\r\n'; }} | \
         curl -X POST 'http://h/f?k[]=YOUR_KEY' --globoff -H 'Content-Type: multipart/form-data; boundary=B' \
         {user} --data-binary @-"
    );
    assert_eq!(line(form), expected);
    let file = Request::new("PUT", "{baseUrl}/f").file(File::path("/a.unknown"));
    let expected = format!(
        "curl -X PUT 'http://h/f?k[]=YOUR_KEY' --globoff -H 'Content-Type: application/octet-stream' {user} \
         --data-binary '@/a.unknown'"
    );
    assert_eq!(line(file), expected);
}

#[tokio::test]
async fn an_operation_can_have_several_credentials() {
    let server = Server::start(&[]);
    let builder = builder(&server).credential("key", ApiKey::header("X-Key", "k"));
    let client = builder.credential("token", Bearer::new("t")).build().expect("a client");
    let call: Call<Any> = Call::new(&client, Request::new("GET", "{baseUrl}/").auth("token").auth("key"));
    call.credential(Bearer::new("own")).await.expect("an answer");
    let arrived = server.one();
    assert_eq!(arrived.header("x-key").as_deref(), Some("k"));
    assert_eq!(arrived.header("authorization").as_deref(), Some("Bearer own"));
}

#[tokio::test]
async fn without_its_credential_a_call_is_not_sent() {
    let server = Server::start(&[]);
    let client = builder(&server)
        .credential("key", ApiKey::header("X-Key", "k"))
        .build()
        .expect("a client");
    let call: Call<Any> = Call::new(
        &client,
        Request::new("GET", "{baseUrl}/").auth("key").auth("admin_token"),
    );
    let error = call.await.expect_err("the second credential is missing");
    assert!(matches!(&error, Error::Auth(_)), "{error:?}");
    assert!(error.to_string().contains("`admin_token`"), "{error}");
    assert!(server.arrived().is_empty());
}

#[tokio::test]
async fn another_credential_does_where_the_client_has_not_got_the_main_one() {
    let server = Server::start(&[]);
    let request = || {
        let request = Request::new("GET", "{baseUrl}/").auth("token").auth("key");
        request.auth_instead("token", "session")
    };
    let with = |names: &[&'static str]| {
        let headers = |name| ApiKey::header(format!("X-{name}"), "k");
        let builder = names.iter().fold(builder(&server), |builder, name| {
            builder.credential(name, headers(*name))
        });
        builder.build().expect("a client")
    };
    let own = |client: &Client| -> Call<Any> { Call::new(client, request()) };
    own(&with(&["key", "session"])).await.expect("an answer");
    own(&with(&["key", "session", "token"])).await.expect("an answer");
    let given = own(&with(&["key", "session"])).credential(Bearer::new("own"));
    given.await.expect("an answer");
    let sent = server.arrived();
    let [instead, main, given] = sent.as_slice() else {
        panic!("three requests")
    };
    assert!(instead.header("x-session").is_some() && instead.header("x-key").is_some());
    assert!(main.header("x-token").is_some() && main.header("x-session").is_none());
    assert!(given.header("authorization").is_some() && given.header("x-session").is_none());
    let error = own(&with(&["key"])).await.expect_err("neither is there").to_string();
    assert!(error.contains(".token(…)` or `.session(…)`"), "{error}");
    let error = own(&with(&["session"]))
        .await
        .expect_err("the key is missing")
        .to_string();
    assert!(error.contains("`key`") && !error.contains("session"), "{error}");
}

#[test]
fn calls_can_move_between_threads() {
    fn moves<T: Send + 'static>(_: &T) {}
    fn shares<T: Send + Sync + 'static>(_: &T) {}
    let client = Builder::new(SETTINGS).build().expect("a client");
    shares(&client);
    let call: Call<Any> = Call::new(&client, Request::new("GET", "http://h/"));
    moves(&call);
    moves(&std::future::IntoFuture::into_future(call));
}

#[tokio::test]
async fn the_previous_url_can_be_left_out() {
    let server = Server::start(&[&bare(302, "location: /next\r\n")]);
    let call: Call<Any> = Call::new(
        &client(&server),
        Request::new("GET", "{baseUrl}/p").without_header("referer"),
    );
    call.await.expect("an answer");
    assert_eq!(server.arrived()[1].header("referer"), None);
}

#[test]
fn types_of_files_are_those_of_postman() {
    for (name, expected) in [
        ("a.xml", "application/xml"),
        ("a.js", "application/javascript"),
        ("a.YAML", "text/yaml"),
        ("a.csv", "text/csv"),
        (
            "a.xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
        ("a.tar.gz", "application/gzip"),
        ("a", "application/octet-stream"),
    ] {
        assert_eq!(
            File::bytes(name, "").content_type().as_deref(),
            Some(expected),
            "{name}"
        );
    }
}
