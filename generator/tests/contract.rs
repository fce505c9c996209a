//! The data of the contract tests: what must arrive, as `wire` reads it off the collection.

use postman_codegen::Generator;
use postman_codegen::source::Source;
use serde_json::{Value, json};

mod support;

/// The files below `tests/` of a crate, by path.
fn tests(collection: &Value) -> Vec<(String, String)> {
    let source: Source = support::source("odd.json", &collection.to_string());
    let generated = Generator::new().tests().generate(&source).expect("a crate");
    let files = generated
        .files
        .into_iter()
        .filter(|file| file.path.starts_with("tests/"));
    files.map(|file| (file.path, file.text)).collect()
}

fn collection(request: &Value) -> Value {
    let variables = json!([{ "key": "baseUrl", "value": "/" }, { "key": "id", "value": "7" }]);
    let item = json!([{ "name": "Get note", "request": request }]);
    json!({ "info": { "name": "Odd" }, "variable": variables, "item": item })
}

/// A blank at the end of a path, letters beyond ASCII, a user in the base address and a base address without a host
/// arrive as the client sends them, at a host that is made up.
#[test]
fn odd_requests_arrive_as_they_are_sent() {
    let requests = [
        (
            json!("https://odd.example/notes/{{id}} "),
            "https://odd.example/notes/7 ",
            "https://odd.example",
        ),
        (
            json!({ "url": "https://odd.example/notes", "header": [{ "key": "X-Place", "value": "Zürich" }] }),
            "https://odd.example/notes",
            "Zürich",
        ),
        (
            json!("https://me:pass1234@odd.example/notes"),
            "https://api.example/notes",
            "https://api.example",
        ),
        (
            json!("{{baseUrl}}/notes"),
            "https://api.example/notes",
            "https://api.example",
        ),
    ];
    for (request, url, held) in requests {
        let files = tests(&collection(&request));
        let data = files
            .iter()
            .find(|(path, _)| path.ends_with("get_note.json"))
            .map(|(_, text)| text.as_str());
        let data: Value = serde_json::from_str(data.expect("data of the test")).expect("JSON");
        assert_eq!(data["request"]["url"], url);
        assert!(files.iter().any(|(_, text)| text.contains(held)), "{held}: {files:?}");
        assert!(files.iter().all(|(_, text)| !text.contains("pass1234")), "{files:?}");
    }
}

/// A crate that cannot send anything has no contract, whose functions nobody would call.
#[test]
fn what_sends_nothing_has_no_contract() {
    assert_eq!(tests(&collection(&json!({ "url": { "raw": "" } }))), []);
}

/// A client refuses an empty argument of a path; Postman sends an empty value, and so do the smoke test and the contract
/// tests, which say that they mean it.
#[test]
fn an_empty_value_in_a_path_is_sent() {
    let variables = json!([{ "key": "id", "value": "" }]);
    let item = json!([{ "name": "Delete user", "request": { "method": "DELETE", "url": "https://odd.example/users/{{id}}/x" } }]);
    let collection = json!({ "info": { "name": "Odd" }, "variable": variables, "item": item });
    let source: Source = support::source("odd.json", &collection.to_string());
    let generated = Generator::new().replay().tests().generate(&source).expect("a crate");
    let text = |path: &str| {
        let file = generated.files.iter().find(|file| file.path == path);
        file.map_or("", |file| file.text.as_str())
    };
    for path in ["examples/replay.rs", "tests/contract.rs"] {
        assert!(
            text(path).contains("delete_user(Verbatim::new(\"\"))"),
            "{path}: {}",
            text(path)
        );
    }
    let data: Value = serde_json::from_str(text("tests/contract/delete_user.json")).expect("JSON");
    assert_eq!(data["request"]["url"], json!("https://odd.example/users//x"));
}

/// What a script decides is held against nothing: a base address that it sets, headers that it removes by a name that it
/// reads, JSON that it makes, and a variable in the name of another.
#[test]
fn what_scripts_decide_is_not_held() {
    let script = "pm.environment.set('place', 'https://there.example/x?y=1');\n\
        pm.environment.set('nr', '1');\n\
        pm.request.headers.each(header => { if (!header.value) { pm.request.headers.remove(header.key); } });";
    let request = |url: &str| json!({ "url": url, "header": [{ "key": "X-Empty", "value": "" }] });
    let data = |url: &str| {
        let mut collection = collection(&request(url));
        collection["event"] = json!([{ "listen": "prerequest", "script": { "exec": script } }]);
        let files = tests(&collection);
        let data = files.iter().find(|(path, _)| path.ends_with("get_note.json"));
        let data: Value = serde_json::from_str(&data.expect("data of the test").1).expect("JSON");
        data["request"].clone()
    };
    let decided = data("{{place}}");
    assert_eq!((&decided["url"], &decided["headers"]), (&Value::Null, &json!([])));
    let nested = data("https://odd.example/notes?a={{name{{nr}}}}");
    assert_eq!(nested["url"], "https://odd.example/notes?a={{variable}}");
}
