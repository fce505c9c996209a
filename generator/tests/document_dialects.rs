//! Reading version 1, backups and version 3.

use postman_codegen::diagnostic::Diagnostics;
use postman_codegen::document::{self, AuthKind, Body, Document, FieldValue, Item, Node};
use postman_codegen::source::{File, Source};
use serde_json::{Value, json};

fn file(name: &str, text: &str) -> File {
    File {
        name: name.to_owned(),
        text: text.to_owned(),
    }
}

fn source(value: &Value) -> Source {
    Source {
        collection: file("pets.json", &value.to_string()),
        ..Source::default()
    }
}

/// The document and the ids of its warnings.
fn read(source: &Source) -> (Document, Vec<&'static str>) {
    let mut notes = Diagnostics::default();
    let document = document::read(source, &mut notes);
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

fn paths(document: &Document) -> Vec<String> {
    items(&document.nodes)
        .iter()
        .map(|item| item.location.path.join("/"))
        .collect()
}

#[test]
fn version_1_puts_folders_before_requests() {
    let (document, ids) = read(&source(&json!({
        "name": "c", "order": ["1"], "folders_order": ["g", "f"],
        "folders": [
            {"id": "f", "name": "F", "order": ["2"]}, {"id": "g", "name": "G", "folders_order": ["h"]},
            {"id": "h", "name": "H", "order": ["3"]},
        ],
        "requests": [
            {"id": "1", "name": "r1"}, {"id": "2", "name": "r2"}, {"id": "3", "name": "r3"}, {"id": "4", "name": "r4"},
        ],
    })));
    assert_eq!(paths(&document), ["G/H/r3", "F/r2", "r1"]);
    assert_eq!(ids, ["unlisted-request"]);
}

#[test]
fn version_1_folders_that_hold_themselves_end() {
    let (document, _) = read(&source(&json!({
        "name": "c", "order": [], "requests": [], "folders_order": ["a"],
        "folders": [{"id": "a", "name": "A", "folders_order": ["b"]}, {"id": "b", "name": "B", "folders_order": ["b"]}],
    })));
    let [Node::Folder(folder)] = document.nodes.as_slice() else {
        panic!("one folder: {:?}", document.nodes);
    };
    assert_eq!(folder.nodes.len(), 1);
}

#[test]
fn version_1_requests_are_read_as_version_2() {
    let (document, _) = read(&source(&json!({"name": "c", "order": ["1"], "requests": [{
        "id": "1", "name": "r", "method": "POST", "url": "{{b}}/:id?old=1",
        "queryParams": [{"key": "a", "value": "", "equals": false}, {"key": "b", "value": "2", "enabled": false}],
        "pathVariables": {"id": "7"}, "headers": "X-A: 1\n//X-B: 2\n", "headerData": [{"key": "X-A", "value": "3"}],
        "dataMode": "params", "data": [{"key": "f", "type": "file", "value": "a.txt"}, {"key": null}],
        "currentHelper": "basicAuth", "helperAttributes": "{\"id\": \"basic\", \"username\": \"u\"}",
        "tests": "a();",
        "responses": [{"id": "x", "responseCode": {"code": 201, "name": "Created"}, "text": "{}", "request": "1"}],
    }]})));
    let item = items(&document.nodes)[0];
    let request = item.request.clone().expect("it has a request");
    let url = request.url.expect("it has a URL");
    let query: Vec<_> = url
        .query
        .iter()
        .flatten()
        .map(|entry| (entry.key.as_deref(), entry.disabled))
        .collect();
    assert_eq!(query, [(Some("a"), false), (Some("b"), true)]);
    assert_eq!(url.path_variables[0].value.as_deref(), Some("7"));
    let headers: Vec<_> = request
        .headers
        .iter()
        .map(|header| (header.value.as_str(), header.disabled))
        .collect();
    assert_eq!(headers, [("3", false), ("2", true)]);
    let Some(Body::Multipart(fields)) = request.body else {
        panic!("it has fields");
    };
    assert_eq!(
        (fields.len(), &fields[0].value),
        (1, &FieldValue::Files(vec!["a.txt".to_owned()]))
    );
    let auth = request.auth.expect("it has auth");
    assert_eq!((auth.kind, auth.parameters.len()), (AuthKind::Basic, 1));
    assert_eq!(item.scripts[0].listen, "test");
    let example = &item.examples[0];
    assert_eq!((example.code, example.status.as_str()), (Some(201), "Created"));
    assert!(example.request.is_some());
}

#[test]
fn a_backup_of_several_collections_is_split() {
    let source = source(&json!({
        "version": 1, "globals": [{"key": "g", "value": "1"}],
        "collections": [{"info": {"name": "A"}, "item": []}, {"name": "B", "order": [], "requests": []}],
    }));
    assert!(document::read(&source, &mut Diagnostics::default()).is_none());
    let collections = document::collections_of(&source);
    let names: Vec<_> = collections.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["A", "B"]);
    let (first, _) = read(&collections[0].1);
    assert_eq!((first.name.as_str(), first.globals.len()), ("A", 1));
}

/// A collection of version 3 with these files.
fn directory(files: &[(&str, &str)]) -> Source {
    Source {
        collection: file("Pets", ""),
        others: files
            .iter()
            .map(|(name, text)| file(&format!("Pets/{name}"), text))
            .collect(),
        ..Source::default()
    }
}

#[test]
fn version_3_is_ordered_by_number_and_named_by_file() {
    let (document, ids) = read(&directory(&[
        (
            ".resources/definition.yaml",
            "$kind: collection\nvariables:\n  base: http://h\n",
        ),
        ("Last.request.yaml", "url: h"),
        ("List.request.yaml", "$kind: http-request\nurl: h\norder: 2"),
        ("Bad.request.yaml", "url: {{base}}"),
        ("Call.request.yaml", "$kind: grpc-request\nurl: h"),
        ("Owners/.resources/definition.yaml", "name: People\norder: 1"),
        ("Owners/Add.request.yaml", "url: h"),
    ]));
    assert_eq!(document.name, "Pets");
    assert_eq!(document.variables[0].value, "http://h");
    assert_eq!(paths(&document), ["People/Add", "List", "Last"]);
    assert_eq!(ids, ["invalid-yaml", "unsupported-protocol"]);
}

#[test]
fn version_3_requests_are_read_as_version_2() {
    let (document, ids) = read(&directory(&[
        (
            ".resources/List.resources/examples/200.example.yaml",
            "response: {statusCode: 200, headers: {a: 1}, body: {type: json, content: '{}'}}\nrequest: {url: h}",
        ),
        (
            "List.request.yaml",
            "url: '{{base}}/p?a=1'\nmethod: post\nbody: {type: urlencoded, content: {f: 1}}\n\
             queryParams: [{key: a, value: '1', description: d}, {key: b, value: x, disabled: true}]\n\
             auth: {type: bearer, credentials: [{key: token, value: t}]}\n\
             scripts: [{type: 'http:beforeRequest', code: a()}]\nsettings: {followRedirects: false}",
        ),
        (
            "Plain.request.yaml",
            "url: h\nauth: {type: inherit}\nheaders: {X-A: 1}\nbody: {type: json, content: '{}'}",
        ),
    ]));
    assert_eq!(ids, Vec::<&str>::new());
    let [list, plain] = items(&document.nodes)[..] else {
        panic!("two items: {:?}", document.nodes);
    };
    let request = list.request.clone().expect("it has a request");
    let query = request.url.and_then(|url| url.query).unwrap_or_default();
    let query: Vec<_> = query
        .iter()
        .map(|entry| (entry.description.as_str(), entry.disabled))
        .collect();
    assert_eq!(
        (request.method.as_str(), query),
        ("POST", vec![("d", false), ("", true)])
    );
    assert!(matches!(request.body, Some(Body::Urlencoded(fields)) if fields.len() == 1));
    assert_eq!(request.auth.map(|auth| auth.parameters.len()), Some(1));
    assert_eq!(
        (list.scripts[0].listen.as_str(), list.behavior.follow_redirects),
        ("prerequest", Some(false))
    );
    let example = &list.examples[0];
    assert_eq!(
        (example.name.as_str(), example.code, example.body.as_deref()),
        ("200", Some(200), Some("{}"))
    );
    assert!(example.request.is_some());
    let request = plain.request.clone().expect("it has a request");
    assert_eq!((request.auth, request.headers[0].value.as_str()), (None, "1"));
    assert!(matches!(request.body, Some(Body::Raw { language: Some(language), .. }) if language == "json"));
}
