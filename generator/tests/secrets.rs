//! No secret of a collection, of any kind of authentication, is in what is written.

mod support;

use postman_codegen::Generator;
use serde_json::{Value, json};
use support::source;

/// The types of authentication with their parameters that hold a secret.
const SECRETS: &[(&str, &[&str])] = &[
    ("apikey", &["value"]),
    ("asap", &["privateKey"]),
    ("awsv4", &["accessKey", "secretKey", "sessionToken"]),
    ("basic", &["password"]),
    ("bearer", &["token"]),
    ("digest", &["password", "nonce", "opaque"]),
    ("edgegrid", &["accessToken", "clientToken", "clientSecret"]),
    ("hawk", &["authKey"]),
    ("jwt", &["secret", "privateKey"]),
    ("ntlm", &["password"]),
    ("oauth1", &["consumerSecret", "token", "tokenSecret", "privateKey"]),
    ("oauth2", &["accessToken", "clientSecret", "password", "refreshToken"]),
];

/// A request for each type; with `prefix`, every secret can be found again.
fn collection(prefix: &str) -> Value {
    let requests = SECRETS.iter().map(|(kind, names)| {
        let secret = |name: &&str| json!({"key": name, "value": format!("{prefix}{kind}{name}"), "type": "string"});
        let mut auth = json!({"type": kind});
        auth[*kind] = names.iter().map(secret).collect();
        json!({
            "name": format!("With {kind}"),
            "request": {"method": "GET", "url": format!("https://api.pets.example/{kind}"), "auth": auth},
        })
    });
    let by_hand = json!({"name": "By hand", "request": {
        "method": "GET",
        "url": format!("https://api.pets.example/by-hand?api_key={prefix}query"),
        "header": [
            {"key": "Authorization", "value": format!("Bearer {prefix}header")},
            {"key": "X-Api-Key", "value": format!("{prefix}apikeyheader")},
        ],
    }});
    let variable = json!({"key": "secretToken", "value": format!("{prefix}variable"), "type": "secret"});
    json!({
        "info": {"name": "Pets", "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
        "item": requests.chain([by_hand]).collect::<Vec<_>>(),
        "variable": [variable],
    })
}

#[test]
fn no_secret_is_written() {
    let prefix = "q7Zx9LkT";
    let source = source("pets.postman_collection.json", &collection(prefix).to_string());
    let generated = Generator::new().tests().generate(&source).expect("a crate");
    assert_eq!(generated.operations, SECRETS.len() + 1, "each request has a method");
    for file in &generated.files {
        let line = file.text.lines().find(|line| line.contains(prefix));
        assert_eq!(line, None, "{} holds a secret", file.path);
    }
}

/// A request whose bodies repeat credentials of the others.
fn in_bodies(prefix: &str) -> Value {
    let body =
        json!({"password": format!("{prefix}body"), "note": format!("the key is {prefix}basicpassword")}).to_string();
    json!({"name": "In bodies", "request": {
        "method": "POST",
        "url": "https://api.pets.example/bodies",
        "body": {"mode": "raw", "raw": body, "options": {"raw": {"language": "json"}}},
    }, "response": [{
        "name": "Done",
        "code": 200,
        "header": [{"key": "Set-Cookie", "value": format!("id={prefix}cookie")}],
        "body": json!({"access_token": format!("{prefix}answer"), "echo": format!("{prefix}bearertoken")}).to_string(),
    }]})
}

/// The tests and programs of a crate hold bodies whole; still no secret is in them.
#[test]
fn no_secret_is_in_tests_and_programs() {
    let prefix = "q7Zx9LkT";
    let mut collection = collection(prefix);
    collection["item"]
        .as_array_mut()
        .expect("requests")
        .push(in_bodies(prefix));
    let source = source("pets.postman_collection.json", &collection.to_string());
    let generated = Generator::new().tests().generate(&source).expect("a crate");
    let is_held = |path: &str| path.starts_with("tests/") || path.starts_with("examples/");
    let held: Vec<_> = generated.files.iter().filter(|file| is_held(&file.path)).collect();
    assert_eq!(held.len(), SECRETS.len() + 4, "data of each, the tests, a program");
    for file in held {
        let line = file.text.lines().find(|line| line.contains(prefix));
        assert_eq!(line, None, "{} holds a secret", file.path);
    }
}

/// Descriptions and samples repeat a credential in the midst of other words.
#[test]
fn no_secret_is_in_documentation() {
    let prefix = "q7Zx9LkT";
    let mut collection = collection(prefix);
    let mut request = in_bodies(prefix);
    request["request"]["description"] = json!(format!("Try it with {prefix}bearertoken, `{prefix}basicpassword`."));
    collection["info"]["description"] = json!(format!("The key: {prefix}hawkauthKey"));
    collection["item"].as_array_mut().expect("requests").push(request);
    let source = source("pets.postman_collection.json", &collection.to_string());
    let generated = Generator::new().generate(&source).expect("a crate");
    for file in &generated.files {
        let line = file.text.lines().find(|line| line.contains(prefix));
        assert_eq!(line, None, "{} holds a secret", file.path);
    }
}

/// A converter gives every number of an API the same sample.
#[test]
fn a_number_that_is_a_sample_elsewhere_is_shown() {
    let request = |name: &str, parameter: &str, number: &str| {
        let variable = json!([{"key": parameter, "value": number, "description": "One of them."}]);
        let url = format!("https://api.pets.example/{name}/:{parameter}");
        json!({"name": format!("Get {name}"), "request": {"method": "GET", "url": {"raw": url, "variable": variable}}})
    };
    let collection = json!({"info": {"name": "Pets"}, "item": [
        request("pins", "pin", "41891364"),
        request("pets", "pet_id", "41891364"),
        request("toys", "pin", "73910482"),
    ]});
    let source = source("pets.json", &collection.to_string());
    let generated = Generator::new().generate(&source).expect("a collection");
    let holds = |text: &str| generated.files.iter().any(|file| file.text.contains(text));
    assert!(holds("41891364"));
    assert!(!holds("73910482"));
}
