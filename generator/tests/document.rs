//! Reading collections of version 2: each oddity of the format as small as it can be.

use postman_codegen::diagnostic::Diagnostics;
use postman_codegen::document::{
    self, AuthKind, Body, Document, FieldValue, FormField, Item, Method, Node, Request, Url,
};
use postman_codegen::source::{File, Source};
use serde_json::{Value, json};

fn source(text: impl Into<String>) -> Source {
    Source {
        collection: File {
            name: "pets.json".to_owned(),
            text: text.into(),
        },
        ..Source::default()
    }
}

/// The document and the ids of its warnings.
fn read(value: &Value) -> (Document, Vec<&'static str>) {
    let mut notes = Diagnostics::default();
    let document = document::read(&source(value.to_string()), &mut notes);
    let ids = notes.list.iter().map(|diagnostic| diagnostic.id.0).collect();
    (document.unwrap_or_else(|| panic!("{:?}", notes.list)), ids)
}

fn items(nodes: &[Node]) -> Vec<&Item> {
    let lists = nodes.iter().map(|node| match node {
        Node::Folder(folder) => items(&folder.nodes),
        Node::Item(item) => vec![&**item],
    });
    lists.flatten().collect()
}

/// The only request, with the ids of the warnings.
fn request(request: Value) -> (Request, Vec<&'static str>) {
    let (document, ids) = read(&json!({"info": {"name": "c"}, "item": [{"name": "r", "request": request}]}));
    let request = items(&document.nodes).first().and_then(|item| item.request.clone());
    (request.expect("the request was read"), ids)
}

fn url(value: Value) -> Option<Url> {
    request(json!({ "url": value })).0.url
}

type Pieces = (String, String, Option<Vec<String>>);

/// Origin, path and entries, as `a=1`, `flag` or, if there is no key, `null=v`.
fn pieces(value: Value) -> Pieces {
    let url = url(value).unwrap_or_default();
    let entries = url.query.map(|entries| {
        let texts = entries.into_iter().map(|entry| {
            let key = entry.key.unwrap_or_else(|| "null".to_owned());
            entry.value.map_or(key.clone(), |value| format!("{key}={value}"))
        });
        texts.collect()
    });
    (url.origin, url.path, entries)
}

fn parts(origin: &str, path: &str, query: Option<&[&str]>) -> Pieces {
    let query = query.map(|entries| entries.iter().map(|entry| (*entry).to_owned()).collect());
    (origin.to_owned(), path.to_owned(), query)
}

fn body(value: Value) -> Option<Body> {
    request(json!({"method": "POST", "url": "h", "body": value})).0.body
}

fn fields(value: Value) -> Vec<(Option<String>, FieldValue)> {
    match body(value) {
        Some(Body::Urlencoded(fields) | Body::Multipart(fields)) => fields
            .into_iter()
            .map(|FormField { key, value, .. }| (key, value))
            .collect(),
        other => panic!("no form: {other:?}"),
    }
}

fn text(key: &str, value: &str) -> (Option<String>, FieldValue) {
    (Some(key.to_owned()), FieldValue::Text(value.to_owned()))
}

fn headers(value: Value) -> Vec<(String, String)> {
    let (request, _) = request(json!({"url": "h", "header": value}));
    request
        .headers
        .into_iter()
        .map(|header| (header.key, header.value))
        .collect()
}

fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs
        .iter()
        .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()))
        .collect()
}

#[test]
fn all_envelopes_are_told_by_shape() {
    let item = json!({"name": "r", "request": "h"});
    for document in [
        json!({"info": {"name": "c", "schema": "v999"}, "item": [item]}),
        json!({"collection": {"info": {"name": "c"}, "item": [item]}}),
        json!({"item": [item]}),
        json!({"item": item}),
        json!([item]),
        item.clone(),
        json!({"version": 1, "collections": [{"item": [item]}], "globals": []}),
        json!({"name": "c", "order": ["1"], "requests": [{"id": "1", "name": "r", "url": "h"}]}),
    ] {
        let (read, ids) = read(&document);
        let names: Vec<_> = items(&read.nodes).iter().map(|item| item.name.clone()).collect();
        assert_eq!((names, ids), (vec!["r".to_owned()], vec![]), "{document}");
    }
}

#[test]
fn an_entry_with_item_is_a_folder() {
    let (document, ids) = read(&json!({"item": [
        {"name": "f", "item": [], "request": "h"},
        {"name": "g", "item": null, "request": "h"},
        null,
    ]}));
    let kinds: Vec<bool> = document
        .nodes
        .iter()
        .map(|node| matches!(node, Node::Folder(_)))
        .collect();
    assert_eq!((kinds, ids), (vec![true, false], vec!["folder-with-request"]));
}

#[test]
fn locations_name_the_pointer_and_the_folders() {
    let (document, _) = read(&json!({"item": [{"name": "Pets", "item": [{"name": "List", "request": "h"}]}]}));
    let item = items(&document.nodes)[0].location.clone();
    assert_eq!(item.pointer, "/item/0/item/0");
    assert_eq!(item.path, ["Pets", "List"]);
}

#[test]
fn methods_are_upper_case_and_default_to_get() {
    for (method, read) in [
        (json!("patch"), "PATCH"),
        (json!(null), "GET"),
        (json!(""), "GET"),
        (json!(" x"), " X"),
    ] {
        assert_eq!(request(json!({"method": method, "url": "h"})).0.method.as_str(), read);
    }
    assert_eq!(request(json!("h")).0.method, Method::Get);
}

#[test]
fn url_texts_are_split() {
    let cases = [
        (
            "{{base}}/a/:id?x=1&y#z",
            parts("{{base}}", "/a/:id", Some(&["x=1", "y"])),
        ),
        ("  https://u:p@h:80/a", parts("https://u:p@h:80", "/a", None)),
        ("h?", parts("h", "", Some(&[""]))),
        ("h?a=1&&b=", parts("h", "", Some(&["a=1", "null", "b="]))),
        ("http:///h\\a?b=\\c", parts("http://h", "/a", Some(&["b=\\c"]))),
        (
            "{{a/b?c#d}}/{{e&f}}?{{g&h}}=1",
            parts("{{a/b?c#d}}", "/{{e&f}}", Some(&["{{g&h}}=1"])),
        ),
        ("{{pre_{{x}}}}/a", parts("{{pre_{{x}}}}", "/a", None)),
        ("h/a?b=c?d=e", parts("h", "/a", Some(&["b=c?d=e"]))),
    ];
    for (text, expected) in cases {
        assert_eq!(pieces(json!(text)), expected, "{text}");
    }
}

#[test]
fn url_objects_are_joined() {
    let cases = [
        (
            json!({"host": ["{{b}}"], "path": ["a", "", 5, null, {"type": "any"}]}),
            "{{b}}",
            "/a//5//[object Object]",
        ),
        (json!({"host": "h", "path": "/a/b"}), "h", "/a/b"),
        (json!({"host": "h", "path": "a/b"}), "h", "/a/b"),
        (json!({"host": "h", "path": []}), "h", "/"),
        (
            json!({"protocol": "https://", "host": ["a", "b"], "port": 8080}),
            "https://a.b:8080",
            "",
        ),
        (
            json!({"protocol": "", "host": "h", "port": "", "auth": {"user": "u"}}),
            "u@h:",
            "",
        ),
        (json!({"raw": "other/x", "host": "h", "path": ["y"]}), "h", "/y"),
    ];
    for (value, origin, path) in cases {
        assert_eq!(pieces(value.clone()), parts(origin, path, None), "{value}");
    }
}

#[test]
fn a_url_without_host_is_read_from_raw_with_a_warning() {
    let (request, ids) = request(json!({"url": {"raw": "{{b}}/x?a=1"}}));
    let read = request.url.expect("raw is read");
    assert_eq!((read.origin.as_str(), read.path.as_str()), ("{{b}}", "/x"));
    assert_eq!(ids, ["raw-url-used"]);
    for nothing in [json!(null), json!(""), json!({}), json!({"query": []})] {
        assert_eq!(url(nothing), None);
    }
}

#[test]
fn queries_are_lists_texts_or_maps() {
    let query = |query: Value| pieces(json!({"host": "h", "query": query})).2.unwrap_or_default();
    assert_eq!(query(json!("a=1&b&c=")), ["a=1", "b", "c="]);
    assert_eq!(query(json!({"a": "1", "b": 2})), ["a=1", "b"]);
    let odd = json!(["a=1", null, {"key": null, "value": "v"}, {"key": "n", "value": 5}]);
    assert_eq!(query(odd), ["a=1", "null=v", "n"]);
    assert_eq!(query(json!([])), Vec::<String>::new());
}

#[test]
fn path_variables_count_only_as_text() {
    let url = url(json!({"host": "h", "path": [":a"], "variable": [
        {"key": "a", "value": "1"}, {"id": "b", "value": 7}, {"key": "c", "value": 7, "type": "string"},
        {"key": "d", "value": ""}, {"key": "a", "value": "2", "disabled": true},
    ]}));
    let variables = url.map(|url| url.path_variables).unwrap_or_default();
    let variables: Vec<_> = variables
        .iter()
        .map(|entry| (entry.key.as_str(), entry.value.as_deref()))
        .collect();
    assert_eq!(
        variables,
        [("a", Some("2")), ("b", None), ("c", Some("7")), ("d", None)]
    );
}

#[test]
fn headers_are_lists_texts_or_maps() {
    let lines = "X-A: 1\r\nX-B: http://x\nno\n X: 2\n//X-C: 3";
    let read = pairs(&[("X-A", "1"), ("X-B", "http://x"), ("X-C", "3")]);
    assert_eq!(headers(json!(lines)), read);
    assert_eq!(headers(json!({"X-A": "1", "X-B": 2})), pairs(&[("X-A", "1")]));
    assert_eq!(
        headers(json!(["X-A:1", null, {"key": "", "value": "v"}])),
        pairs(&[("X-A", "1")])
    );
    let odd =
        json!([{"key": "a", "value": null}, {"key": "b", "value": 5}, {"key": "c"}, {"key": "d", "value": ["1", 2]}]);
    assert_eq!(
        headers(odd),
        pairs(&[("a", "null"), ("b", "5"), ("c", ""), ("d", "1"), ("d", "2")])
    );
}

#[test]
fn the_mode_selects_the_body() {
    let raw = |text: &str, language: Option<&str>| {
        Some(Body::Raw {
            text: text.to_owned(),
            language: language.map(str::to_owned),
        })
    };
    assert_eq!(body(json!("x")), raw("x", None));
    assert_eq!(
        body(json!({"mode": "RAW", "raw": "x", "urlencoded": "a=1"})),
        raw("x", None)
    );
    assert_eq!(
        body(json!({"mode": "raw", "raw": {"b": 1.0, "1": "x"}})),
        raw(r#"{"1":"x","b":1}"#, None)
    );
    assert_eq!(
        body(json!({"mode": "raw", "raw": 5, "options": {"raw": {"language": "json"}}})),
        raw("", Some("json"))
    );
    for none in [
        json!(null),
        json!({}),
        json!({"raw": "x"}),
        json!({"mode": "raw", "raw": "x", "disabled": true}),
    ] {
        assert_eq!(body(none), None);
    }
    let (read, ids) = request(json!({"url": "h", "body": {"mode": "binary", "raw": "x"}}));
    assert_eq!((read.body, ids), (raw("x", None), vec!["unknown-body-mode"]));
}

#[test]
fn urlencoded_fields_are_text() {
    assert_eq!(
        fields(json!({"mode": "urlencoded", "urlencoded": "a=1&c"})),
        [text("a", "1"), text("c", "")]
    );
    let odd = json!([
        {"key": "n", "value": null}, {"key": "i", "value": 5}, {"key": "o", "value": {"a": 1}},
        {"key": "l", "value": [1, "x"]}, {"key": null, "value": "v"},
    ]);
    let read = fields(json!({"mode": "urlencoded", "urlencoded": odd}));
    let expected = [
        text("n", ""),
        text("i", "5"),
        text("o", ""),
        text("l", "1"),
        text("l", "x"),
    ];
    assert_eq!(read[..5], expected);
    assert_eq!(read[5], (None, FieldValue::Text("v".to_owned())));
}

#[test]
fn multipart_fields_are_text_or_files() {
    let files = |paths: &[&str]| FieldValue::Files(paths.iter().map(|path| (*path).to_owned()).collect());
    let read = fields(json!({"mode": "formdata", "formdata": [
        {"key": "z", "value": 0}, {"key": "o", "value": {"a": 1}}, {"key": "d", "type": "default", "src": "x"},
        {"key": "f", "type": "file", "src": "a.txt", "value": "no"}, {"key": "g", "type": "file", "src": ["a", "b"]},
        {"key": "h", "type": "file", "src": []}, {"key": "i", "type": "file", "src": null, "value": "aGk="},
    ]}));
    let expected = [
        text("z", ""),
        text("o", r#"{"a":1}"#),
        text("d", ""),
        (Some("f".to_owned()), files(&["a.txt"])),
        (Some("g".to_owned()), files(&["a", "b"])),
        (Some("h".to_owned()), files(&[])),
        (Some("i".to_owned()), FieldValue::Base64("aGk=".to_owned())),
    ];
    assert_eq!(read, expected);
}

#[test]
fn files_and_graphql_may_be_texts() {
    let file = |src: Option<&str>| {
        Some(Body::File {
            src: src.map(str::to_owned),
            content: None,
        })
    };
    assert_eq!(body(json!({"mode": "file", "file": "a.txt"})), file(Some("a.txt")));
    assert_eq!(body(json!({"mode": "file", "file": {"src": ""}})), file(None));
    assert_eq!(
        body(json!({"mode": "graphql", "graphql": "{ a }"})),
        Some(Body::GraphQl(None))
    );
    assert_eq!(body(json!({"mode": "graphql"})), None);
    let read = body(json!({"mode": "graphql", "graphql": {"query": "q", "variables": null}}));
    let Some(Body::GraphQl(Some(read))) = read else {
        panic!("an object is read: {read:?}");
    };
    assert_eq!(
        (read.query, read.operation_name, read.variables),
        (Some(json!("q")), None, Some(Value::Null))
    );
}

#[test]
fn auth_is_a_list_or_a_map_and_needs_a_type() {
    let auth = |auth: Value| {
        request(json!({"url": "h", "auth": auth}))
            .0
            .auth
            .map(|auth| (auth.kind, auth.parameters))
    };
    let list = json!({"type": "basic", "bearer": [{"key": "token", "value": "left over"}], "basic": [
        {"key": "username", "value": "u"}, {"key": "n", "value": 5, "type": "string"}, {"key": "username", "value": "v"},
    ]});
    let expected = vec![("username".to_owned(), json!("v")), ("n".to_owned(), json!("5"))];
    assert_eq!(auth(list), Some((AuthKind::Basic, expected)));
    let map = json!({"type": "bearer", "bearer": {"token": "t"}});
    assert_eq!(
        auth(map),
        Some((AuthKind::Bearer, vec![("token".to_owned(), json!("t"))]))
    );
    for inherited in [json!(null), json!({}), json!({"type": null}), json!({"basic": []})] {
        assert_eq!(auth(inherited), None);
    }
    let (read, ids) = request(json!({"url": "h", "auth": {"type": "Basic"}}));
    assert_eq!(
        (read.auth.map(|auth| auth.kind), ids),
        (Some(AuthKind::Unknown("Basic".to_owned())), vec!["unknown-auth-type"])
    );
}

#[test]
fn variables_are_cast_by_their_type() {
    let (document, ids) = read(&json!({"item": [], "variable": [
        {"key": "a", "value": "false", "type": "boolean"}, {"key": "b", "value": "007", "type": "number"},
        {"key": "c", "value": 5, "type": "string"}, {"key": "d", "value": null}, {"key": "e"},
        {"key": "f", "value": [1, 2]}, {"key": "g", "value": {"x": 1}}, {"key": "h", "value": 1.50, "type": "any"},
        {"key": "i", "value": "s", "type": "secret", "disabled": true}, {"id": "j", "value": "by id"},
    ]}));
    let values: Vec<_> = document
        .variables
        .iter()
        .map(|variable| variable.value.as_str())
        .collect();
    assert_eq!(
        values,
        [
            "true",
            "7",
            "5",
            "null",
            "",
            "1,2",
            "[object Object]",
            "1.5",
            "s",
            "by id"
        ]
    );
    let last = &document.variables[8];
    assert!(last.secret && last.disabled);
    assert_eq!(ids, ["variable-without-key"]);
}

#[test]
fn environments_may_stand_in_an_envelope() {
    let values = json!([{"key": "a", "value": "1"}, {"key": "b", "value": "2", "enabled": false}]);
    for environment in [
        json!({"values": values}),
        json!({"environment": {"values": values}}),
        values.clone(),
    ] {
        let mut source = source(r#"{"item": []}"#);
        source.environment = Some(File {
            name: "env.json".to_owned(),
            text: environment.to_string(),
        });
        let document = document::read(&source, &mut Diagnostics::default()).expect("both are read");
        let read: Vec<_> = document
            .environment
            .iter()
            .map(|entry| (entry.key.as_str(), entry.disabled))
            .collect();
        assert_eq!(read, [("a", false), ("b", true)]);
    }
}

#[test]
fn examples_keep_what_was_saved() {
    let (document, ids) = read(&json!({"item": [{"name": "r", "request": "h", "response": [
        {"name": "ok", "code": 200, "status": "OK", "header": "A: 1", "body": "{}", "originalRequest": {"url": "h/1"}},
        {"code": "404", "body": null, "originalRequest": "h/2"},
        {"code": 0, "header": null, "cookie": [], "responseTime": 5},
        {"code": "??", "body": {"a": 1}},
    ]}]}));
    let examples = &items(&document.nodes)[0].examples;
    let read: Vec<_> = examples
        .iter()
        .map(|example| (example.code, example.body.as_deref()))
        .collect();
    assert_eq!(
        read,
        [
            (Some(200), Some("{}")),
            (Some(404), None),
            (None, None),
            (None, Some(r#"{"a":1}"#))
        ]
    );
    assert_eq!(examples[0].headers[0].value, "1");
    assert!(
        examples[1]
            .request
            .as_ref()
            .is_some_and(|request| request.url.is_some())
    );
    assert_eq!(ids, ["unexpected-value", "unexpected-value"]);
}

#[test]
fn behavior_is_read_beside_the_request() {
    let (document, ids) = read(&json!({
        "protocolProfileBehavior": {"strictSSL": false, "tlsDisabledProtocols": ["TLSv1"]},
        "item": [{
            "name": "r",
            "request": {"url": "h", "protocolProfileBehavior": {"disableBodyPruning": true}},
            "protocolProfileBehavior": {"maxRedirects": 3, "disabledSystemHeaders": {"accept": true, "host": false, "X": true}},
        }],
    }));
    assert_eq!(document.behavior.strict_ssl, Some(false));
    let behavior = items(&document.nodes)[0].behavior.clone();
    assert_eq!((behavior.max_redirects, behavior.disable_body_pruning), (Some(3), None));
    assert_eq!(behavior.disabled_system_headers, Some(vec!["accept".to_owned()]));
    assert_eq!(ids, ["unsupported-setting", "misplaced-behavior"]);
}

#[test]
fn scripts_are_joined() {
    let event = |listen: &str, exec: Value| json!({"listen": listen, "script": {"exec": exec}});
    let (document, ids) = read(&json!({"item": [], "event": [
        event("test", json!(["a", "b"])), event("test", json!([""])),
        event("prerequest", json!("x")),
        {"listen": "test", "script": {"exec": "c"}, "disabled": true},
    ]}));
    let texts: Vec<_> = document.scripts.iter().map(|script| script.text.as_str()).collect();
    assert_eq!(texts, ["a\nb", "x"]);
    assert!(ids.is_empty());
}

#[test]
fn half_characters_become_replacements() {
    let mut notes = Diagnostics::default();
    let text = r#"{"item": [], "info": {"name": "a\ud800\\ud800 \ud83d\ude00"}}"#;
    let document = document::read(&source(text), &mut notes).expect("it is read");
    assert_eq!(document.name, "a\u{fffd}\\ud800 😀");
    assert_eq!(notes.list.len(), 1);
}
