//! Collections as OpenAPI documents.

mod support;

use jsonschema::Validator;
use postman_codegen::Generator;
use postman_codegen::openapi::{self, Openapi};
use serde_json::{Value, json};
use support::{features, source, text};

fn described(name: &str, collection: &str) -> Openapi {
    let (understood, _) = Generator::new()
        .understand(&source(name, collection))
        .expect("a collection");
    openapi::describe(&understood)
}

/// The official schema, of openapis.org (Apache License 2.0).
fn validator() -> Validator {
    let schema: Value = serde_json::from_str(include_str!("openapi/schema-3.1.json")).expect("JSON");
    jsonschema::validator_for(&schema).expect("a schema")
}

#[track_caller]
fn is_valid(validator: &Validator, name: &str, document: &Value) {
    let errors = validator.iter_errors(document);
    let errors: Vec<String> = errors
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{name}: {}", errors.join("\n"));
}

#[test]
fn documents_are_openapi() {
    let validator = validator();
    for name in features() {
        is_valid(&validator, &name, &described(&name, &text(&name)).document);
    }
    for (name, collection) in [
        ("zoom", include_str!("../../collections/zoom.postman_collection.json")),
        (
            "showcase",
            include_str!("../../collections/showcase.postman_collection.json"),
        ),
    ] {
        is_valid(&validator, name, &described(name, collection).document);
    }
}

#[test]
fn a_collection_is_described_whole() {
    let pets = described("pets.json", include_str!("openapi/pets.json"));
    insta::assert_snapshot!("pets", serde_json::to_string_pretty(&pets.document).expect("JSON"));
    assert!(!pets.document.to_string().contains("sk-very-secret"));
    assert_eq!(
        pets.notes,
        ["`pets.list_cats` is in `x-postman-operations` of `/pets`: OpenAPI has no second GET there"]
    );
    is_valid(&validator(), "pets", &pets.document);
}

/// Requests without a folder have types of their own beside those that folders share.
#[test]
fn types_of_one_name_are_told_apart_by_their_modules() {
    let user = |path: &str, key: &str| {
        let body = json!({ "user": { key: "x" } }).to_string();
        let url = format!("https://pets.example/{path}");
        json!({ "name": "Get user", "request": url, "response": [{ "name": "OK", "code": 200, "body": body }] })
    };
    let folder = |name: &str| json!({ "name": name, "item": [user(name, "shared")] });
    let item = [user("user", "own"), folder("a"), folder("b")];
    let pets = described(
        "pets.json",
        &json!({ "info": { "name": "Pets" }, "item": item }).to_string(),
    );
    let schemas = pets.document["components"]["schemas"].as_object();
    let names: Vec<&String> = schemas.into_iter().flat_map(|schemas| schemas.keys()).collect();
    assert_eq!(
        names,
        [
            "operations.User",
            "operations.UserResponse",
            "models.User",
            "a.UserResponse",
            "b.UserResponse"
        ]
    );
}

/// Credentials of which one does instead of another are several requirements; values with commas between are one entry.
#[test]
fn alternatives_and_joined_lists_are_told() {
    let described = |name: &str| described(name, &text(name)).document;
    let security = &described("alternative-credentials")["paths"]["/v3/stacks"]["get"]["security"];
    let expected = json!([{ "authorization": [], "api_key": [] }, { "authtoken": [], "api_key": [] }]);
    assert_eq!(*security, expected);
    let lists = described("comma-lists");
    let fields = &lists["paths"]["/v1/items"]["get"]["parameters"][0];
    assert_eq!((&fields["style"], &fields["explode"]), (&json!("form"), &json!(false)));
    assert_eq!(fields["schema"]["items"]["examples"], json!(["name", "price"]));
}
