//! `tests/flow.rs`: what test scripts become, and that nothing of them becomes code.

mod support;

use postman_codegen::source::Source;
use postman_codegen::{Generated, Generator};
use serde_json::{Value, json};

fn generated(collection: &Value) -> Generated {
    let source: Source = support::source("flows.json", &collection.to_string());
    Generator::new().tests().generate(&source).expect("a crate")
}

/// The text of `tests/flow.rs`, if there is one.
fn flow(collection: &Value) -> Option<String> {
    let mut files = generated(collection).files.into_iter();
    files.find(|file| file.path == "tests/flow.rs").map(|file| file.text)
}

/// The part of it that the collection decides.
fn decided(text: &str) -> &str {
    let start = text.find("mod requests {").expect("requests");
    let end = text
        .find("/// The client with the collection's own settings")
        .expect("a client");
    &text[start..end]
}

fn test(lines: &[&str]) -> Value {
    json!([{ "listen": "test", "script": { "exec": lines } }])
}

fn collection(items: Value) -> Value {
    json!({
        "info": { "name": "Flows", "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json" },
        "variable": [{ "key": "baseUrl", "value": "https://pets.example" }, { "key": "kind", "value": "cat" }],
        "item": items,
    })
}

/// A request in the folder `pets`, with a test script.
fn pets(requests: &[(&str, Value, &[&str])]) -> Value {
    let items = requests
        .iter()
        .map(|(name, request, lines)| json!({ "name": name, "request": request, "event": test(lines) }));
    collection(json!([{ "name": "pets", "item": items.collect::<Vec<_>>() }]))
}

#[test]
fn a_folder_is_a_flow() {
    let body = json!({ "mode": "raw", "raw": "{\"name\": \"{{petName}}\", \"kind\": \"{{kind}}\"}", "options": { "raw": { "language": "json" } } });
    let collection = pets(&[
        (
            "Log in",
            json!({ "method": "POST", "url": "{{baseUrl}}/login" }),
            &[
                "pm.test('status is 200', () => pm.response.to.have.status(200));",
                "pm.collectionVariables.set('token', pm.response.json().token);",
                "pm.environment.set('petName', 'Rex');",
            ],
        ),
        (
            "Create a pet",
            json!({
                "method": "POST", "url": "{{baseUrl}}/pets", "body": body,
                "auth": { "type": "bearer", "bearer": [{ "key": "token", "value": "{{token}}" }] },
            }),
            &[
                "const pet = pm.response.json();",
                "pm.test('the pet is there', function () {",
                "  pm.expect(pm.response.code).to.be.oneOf([200, 201]);",
                "  pm.expect(pet.name).to.eql(pm.environment.get('petName'));",
                "  pm.expect(pet.tags).to.be.an('array').that.is.not.empty;",
                "  pm.expect(pm.response.responseTime).to.be.below(500);",
                "});",
                "tests['has an id'] = pet.id !== undefined;",
                "pm.environment.set('petId', pet.id);",
            ],
        ),
        (
            "Get a pet",
            json!({ "method": "GET", "url": "{{baseUrl}}/pets/{{petId}}" }),
            &[
                "pm.test(`it is ${pm.environment.get('petName')}`, () => {",
                "  pm.response.json().tags.forEach(tag => pm.expect(tag).to.have.property('name'));",
                "});",
                "pm.sendRequest(pm.environment.get('baseUrl') + '/log', (error, response) => {",
                "  pm.test('it is logged', () => pm.expect(response.json().entries[0].pet).to.eql('Rex'));",
                "});",
                "postman.setNextRequest(null);",
            ],
        ),
        (
            "Delete all",
            json!({ "method": "DELETE", "url": "{{baseUrl}}/pets" }),
            &[],
        ),
    ]);
    let text = flow(&collection).expect("a flow");
    insta::assert_snapshot!(decided(&text));
}

#[test]
fn what_a_run_needs_comes_first() {
    let with = |lines: &[&str]| test(lines);
    let text = flow(&collection(json!([
        { "name": "auth", "item": [
            { "name": "Log in", "request": { "method": "POST", "url": "{{baseUrl}}/login" },
              "event": with(&["pm.environment.set('userId', pm.response.json().user.id);"]) },
        ] },
        { "name": "users", "item": [
            { "name": "Get a user", "request": { "method": "GET", "url": "{{baseUrl}}/users/{{userId}}" },
              "event": with(&["pm.test('found', () => pm.response.to.be.ok);"]) },
        ] },
    ])))
    .expect("a flow");
    let users = text
        .split("async fn users() -> Outcome")
        .nth(1)
        .expect("the run of users");
    let login = users.find("requests::auth::log_in(&flow)").expect("it logs in");
    assert!(
        login
            < users
                .find("requests::users::get_user(&flow)")
                .expect("it gets the user")
    );
    assert!(text.contains("get_user(flow.kept(\"userId\"))"), "{text}");
}

/// Names, texts and variables of hostile scripts stay texts: the file is Rust, and has no other items.
#[test]
fn nothing_of_a_script_becomes_code() {
    let evil = "\"); std::process::exit(1); // */ \u{202e} }} {{";
    let script = [
        format!(
            "pm.test({}, () => pm.expect(pm.response.json()[{0}]).to.eql({0}));",
            json!(evil)
        ),
        format!("pm.environment.set({0}, {0});", json!(evil)),
        format!("pm.expect(pm.response.headers.get({0})).to.include({0});", json!(evil)),
        format!(
            "pm.response.to.have.jsonSchema({{ type: 'object', required: [{0}] }});",
            json!(evil)
        ),
        format!(
            "pm.sendRequest({0}, (e, response) => pm.expect(response.text()).to.eql({0}));",
            json!(evil)
        ),
        format!("postman.setNextRequest({});", json!(evil)),
    ];
    let lines: Vec<&str> = script.iter().map(String::as_str).collect();
    let url = json!({ "method": "GET", "url": format!("{{{{baseUrl}}}}/{{{{{}}}}}", "id") });
    let text = flow(&pets(&[(evil, url.clone(), &lines), ("Next", url, &[])])).expect("a flow");
    let parsed = syn::parse_file(&text).expect("it is Rust");
    let names = parsed.items.iter().filter_map(|item| match item {
        syn::Item::Fn(function) => Some(function.sig.ident.to_string()),
        _ => None,
    });
    let names: Vec<String> = names.collect();
    assert!(!text.contains('\u{202e}'), "a sign that turns the direction of text");
    assert!(
        names
            .iter()
            .all(|name| ["pets", "mocked", "with_credentials", "same", "fault"].contains(&name.as_str())),
        "{names:?}"
    );
}

#[test]
fn no_secret_of_a_script_is_written() {
    let secret = "q7Zx9LkTq7Zx9LkTq7Zx9LkT42";
    let lines = [
        format!("const apiKey = '{secret}';"),
        "pm.test('key', () => pm.expect(pm.response.json().key).to.eql(apiKey));".to_owned(),
        format!("pm.environment.set('password', '{secret}');"),
        format!("pm.test('literal', () => pm.expect(pm.response.json().key).to.eql('{secret}'));"),
        format!(
            "pm.sendRequest({{ url: 'https://pets.example', header: {{ Authorization: '{secret}' }} }}, () => {{}});"
        ),
    ];
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let request = json!({ "method": "POST", "url": "{{baseUrl}}/keys" });
    for file in generated(&pets(&[("Keys", request, &lines)])).files {
        assert!(!file.text.contains(secret), "{}:\n{}", file.path, file.text);
    }
}

/// Scripts that never end, that go round in circles and that say nothing.
#[test]
fn any_script_ends() {
    let scripts = [
        "function again() { again(); again(); } again(); pm.test('x', again);",
        "for (let i = 0; i < 1e9; i++) { pm.test('x' + i, () => pm.expect(i).to.eql(i)); }",
        "while (true) { pm.expect(1).to.eql(1); }",
        "pm.test(); pm.expect(); pm.expect().to.eql(); tests[''] = 1; pm.test('a', 5); pm.sendRequest(); setTimeout();",
        "pm.expect(pm.expect(1)).to.eql(pm.response.to); pm.response.to.have.status(); postman.setNextRequest();",
        "pm.expect(pm.response.json()['a/~b'].x[0]['']).to.eql(-1.5e300);",
    ];
    for script in scripts {
        let request = json!({ "method": "GET", "url": "{{baseUrl}}/pets" });
        let collection = pets(&[("List", request, &[script])]);
        if let Some(text) = flow(&collection) {
            syn::parse_file(&text).expect("it is Rust");
        }
    }
}

#[test]
fn a_runner_that_goes_in_circles_is_cut() {
    let request = json!({ "method": "GET", "url": "{{baseUrl}}/pets" });
    let again: &[&str] = &[
        "pm.test('ok', () => pm.response.to.be.ok);",
        "postman.setNextRequest('First');",
    ];
    let text = flow(&pets(&[("First", request.clone(), &[]), ("Second", request, again)])).expect("a flow");
    assert!(text.contains("`setNextRequest` goes back to `First`"), "{text}");
}

#[test]
fn without_tests_there_are_no_flows() {
    let request = json!({ "method": "GET", "url": "{{baseUrl}}/pets" });
    assert_eq!(flow(&pets(&[("List", request, &["console.log(1);"])])), None);
}
