//! Which request an exchange is.

use serde_json::json;

use super::{ANY_HOST, answers, collection, entry, har, learned, learned_by, source, types, with};

#[test]
fn a_har_finds_requests_by_method_host_path_and_query() {
    let source = collection(&[
        ("List users", "GET", "https://shop.example/users"),
        ("Get user", "GET", "https://shop.example/users/:id"),
        ("Add user", "POST", "https://shop.example/users"),
        ("Open orders", "GET", "https://shop.example/orders?state=open"),
        ("Closed orders", "GET", "https://shop.example/orders?state=closed"),
    ]);
    let run = har(&[
        entry("GET", "https://shop.example/users/17", None, &json!({"id": 17})),
        entry("POST", "https://shop.example/users", Some("{}"), &json!({"made": true})),
        entry(
            "GET",
            "https://shop.example/orders?state=closed&page=2",
            None,
            &json!([{"closed": 5.5}]),
        ),
        entry(
            "GET",
            "https://elsewhere.example/users",
            None,
            &json!(["someone else's"]),
        ),
        entry("GET", "https://shop.example/carts", None, &json!([])),
    ]);
    let learned = learned(&source, &run);
    assert_eq!(
        answers(&learned),
        [
            "/Get user 200 {\"id\":11}",
            "/Add user 200 {\"made\":true}",
            "/Closed orders 200 [{\"closed\":1.1}]",
        ]
    );
    let strange: Vec<_> = learned.summary.strange.iter().collect();
    assert_eq!(
        strange,
        [
            (&"GET https://elsewhere.example".to_owned(), &1),
            (&"GET https://shop.example".to_owned(), &1)
        ]
    );
    assert!(
        types(&with(&source, &learned)).contains("closed: "),
        "the answer is typed"
    );
}

#[test]
fn bodies_tell_the_operations_of_one_endpoint_apart() {
    let rpc = |name: &str, method: &str| {
        let raw = json!({"jsonrpc": "2.0", "method": method, "params": []}).to_string();
        json!({"name": name, "request": {"method": "POST", "url": "{{node}}", "body": {"mode": "raw", "raw": raw}}})
    };
    let source = source(&json!({
        "info": {"name": "Node"},
        "item": [rpc("Block number", "blockNumber"), rpc("Gas price", "gasPrice")],
    }));
    let sent = json!({"jsonrpc": "2.0", "method": "gasPrice", "params": [], "id": 7}).to_string();
    let learned = learned_by(
        &source,
        &har(&[entry(
            "POST",
            "http://127.0.0.1:8545/",
            Some(&sent),
            &json!({"price": 1}),
        )]),
        ANY_HOST,
    );
    assert_eq!(answers(&learned), ["/Gas price 200 {\"price\":1}"]);
}

#[test]
fn what_fits_several_requests_is_told_and_not_guessed() {
    let ask = |name: &str, raw: &str| {
        json!({"name": name, "request": {
            "method": "POST", "url": "https://shop.example/ask", "body": {"mode": "raw", "raw": raw}
        }})
    };
    let several =
        source(&json!({"info": {"name": "Shop"}, "item": [ask("One", "{\"a\": 1}"), ask("Two", "{\"a\": 2}")]}));
    let run = har(&[entry(
        "POST",
        "https://shop.example/ask",
        Some("{\"a\": 3}"),
        &json!({"x": 1}),
    )]);
    let found = learned(&several, &run);
    assert!(answers(&found).is_empty());
    assert_eq!(
        found.summary.tied.keys().collect::<Vec<_>>(),
        [&"`One`, `Two`".to_owned()]
    );

    // Both send this, so it answers both.
    let same = source(&json!({"info": {"name": "Shop"}, "item": [ask("One", "{\"a\": 3}"), ask("Two", "{\"a\": 3}")]}));
    assert_eq!(
        answers(&learned(&same, &run)),
        ["/One 200 {\"x\":1}", "/Two 200 {\"x\":1}"]
    );
}

#[test]
fn a_report_of_newman_names_its_requests() {
    let item = |id: &str, name: &str| json!({"id": id, "name": name, "request": {"method": "GET", "url": "https://shop.example"}});
    let tree = json!([
        {"name": "Users", "item": [item("a", "List")]},
        {"name": "Orders", "item": [item("b", "List"), item("c", "List")]},
    ]);
    let run = |id: &str, body: &str| {
        json!({
            "item": {"id": id, "name": "List"},
            "response": {"code": 200, "header": [], "stream": {"type": "Buffer", "data": body.as_bytes()}},
        })
    };
    let report = json!({
        "collection": {"info": {"name": "Shop"}, "item": tree},
        "run": {"executions": [run("a", "[1]"), run("c", "{\"third\": true}"), {"item": {"id": "b"}, "requestError": {}}]},
    });
    let source = source(&json!({"info": {"name": "Shop"}, "item": tree}));
    let learned = learned(&source, &report.to_string());
    assert_eq!(
        answers(&learned),
        ["/Users/List 200 [1]", "/Orders/List 200 {\"third\":true}"]
    );
    assert_eq!(learned.summary.unanswered, 1);
    let crate_types = types(&with(&source, &learned));
    assert!(crate_types.contains("third: "), "{crate_types}");
}

#[test]
fn a_fork_with_answers_is_a_run() {
    let source = collection(&[("Get user", "GET", "https://shop.example/users/:id")]);
    let fork = json!({"info": {"name": "Fork"}, "item": [{
        "name": "Get user",
        "request": {"method": "GET", "url": "https://shop.example/users/:id"},
        "response": [{"name": "A user", "code": 200, "header": [], "body": "{\"admin\": false}"}],
    }]});
    assert_eq!(
        answers(&learned(&source, &fork.to_string())),
        ["/Get user 200 {\"admin\":false}"]
    );
}

#[test]
fn headers_tell_requests_apart_that_are_alike_otherwise() {
    let item = |name: &str, mode: &str| {
        json!({"name": name, "request": {
            "method": "GET", "url": "https://shop.example/report", "header": [{"key": "X-Mode", "value": mode}],
        }})
    };
    let items = [item("Brief", "brief"), item("Full", "full")];
    let source = source(&json!({"info": {"name": "Shop"}, "item": items}));
    let mut sent = entry("GET", "https://shop.example/report", None, &json!({"pages": true}));
    sent["request"]["headers"] = json!([{"name": "x-mode", "value": "full"}]);
    assert_eq!(
        answers(&learned(&source, &har(&[sent]))),
        ["/Full 200 {\"pages\":true}"]
    );
}
