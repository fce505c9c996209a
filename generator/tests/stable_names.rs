//! Names that users have in their code stay when the collection changes where they do not stand.

mod support;

use std::collections::BTreeMap;

use postman_codegen::api::{self, Api};
use postman_codegen::diagnostic::Diagnostics;
use postman_codegen::name::Names;
use postman_codegen::shape::{Kind, Shapes};
use postman_codegen::{document, name, script, shape};
use proptest::prelude::*;
use serde_json::{Value, json};
use support::{features, source, text};

/// Each thing that a caller can name, by where it stands in the collection, and what it is called.
type Known = BTreeMap<String, String>;

fn known(collection: &Value) -> Option<Known> {
    let mut notes = Diagnostics::default();
    let document = document::read(&source("collection.json", &collection.to_string()), &mut notes)?;
    let scripts = script::read(&document, &mut notes);
    let api = api::resolve(&document, &scripts, &mut notes);
    let shapes = shape::infer(&api);
    let names = name::assign(&api, &shapes);
    let mut known = Known::new();
    of_operations(&api, &names, &mut known);
    of_types(&api, &shapes, &names, &mut known);
    Some(known)
}

/// Folders, then the position among the requests of the folder: an appended request changes neither.
fn places(api: &Api) -> Vec<String> {
    let mut counts: BTreeMap<&[String], usize> = BTreeMap::new();
    let place = |operation: &'_ api::Operation, count: usize| format!("{:?} {count}", operation.folders);
    let mut places = Vec::new();
    for operation in &api.operations {
        let count = counts.entry(&operation.folders).or_default();
        *count += 1;
        places.push(place(operation, *count));
    }
    places
}

fn of_operations(api: &Api, names: &Names, known: &mut Known) {
    for ((place, operation), own) in places(api).iter().zip(&api.operations).zip(&names.operations) {
        let mut put = |what: String, name: String| known.insert(format!("{place} {what}"), name);
        put("method".to_owned(), own.method.to_string());
        put("marker".to_owned(), own.marker.to_string());
        put("error".to_owned(), format!("{:?}", own.error));
        for (argument, name) in operation.arguments.iter().zip(&own.arguments) {
            put(format!("{:?} {}", argument.place, argument.key), name.to_string());
        }
        if let Some(failure) = own.failure {
            let codes = operation
                .cases
                .iter()
                .filter(|case| case.outcome == api::Outcome::Failure);
            for (case, names) in codes.zip(&names.failures[failure.0].codes) {
                for (code, name) in case.codes.iter().zip(names) {
                    put(format!("code {} {}", case.status, code.code), name.to_string());
                }
            }
        }
    }
}

fn of_types(api: &Api, shapes: &Shapes, names: &Names, known: &mut Known) {
    let places = places(api);
    for (ty, own) in shapes.types.iter().zip(&names.types) {
        for origin in &ty.origins {
            let place = format!("{} {:?} {:?}", places[origin.operation.0], origin.role, origin.path);
            let keys: Vec<&String> = match &ty.kind {
                Kind::Struct(fields) => fields.iter().map(|field| &field.key).collect(),
                Kind::Enum(values) => values.iter().collect(),
                Kind::Tagged(_, arms) => arms.iter().map(|(tag, _)| tag).collect(),
                Kind::Union(_) => Vec::new(),
            };
            for (key, name) in keys.into_iter().zip(&own.members) {
                known.insert(format!("{place} field {key}"), name.to_string());
            }
            known.insert(place, own.name.to_string());
        }
    }
}

/// Everything that was known is called what it was called.
fn assert_kept(before: &Value, after: &Value) -> Result<(), TestCaseError> {
    let (Some(old), Some(new)) = (known(before), known(after)) else {
        return Ok(());
    };
    for (place, name) in old {
        prop_assert_eq!(new.get(&place), Some(&name), "{} in\n{}", place, after);
    }
    Ok(())
}

/// Bodies of few keys, so that many are alike, some equal, and most clash.
fn body() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(json!(1)),
        Just(json!("text")),
        Just(json!("active")),
        Just(json!(null)),
        Just(json!([]))
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        let key = prop::sample::select(vec![
            "data", "items", "user", "userId", "user_id", "status", "error", "code", "address", "address1", "12",
        ]);
        prop_oneof![
            prop::collection::btree_map(key, inner.clone(), 0..4).prop_map(|fields| json!(fields)),
            prop::collection::vec(inner, 0..3).prop_map(Value::Array),
        ]
    })
}

fn examples() -> impl Strategy<Value = Vec<Value>> {
    let example = (prop::sample::select(vec![200, 201, 400, 404]), body())
        .prop_map(|(code, body)| json!({"name": "Example", "code": code, "body": body.to_string()}));
    prop::collection::vec(example, 0..4)
}

/// Names of requests; those of a row are one name in other words.
const NAMES: &[&[&str]] = &[
    &[
        "Get a user",
        "1. Get a user",
        "2) Gets a user",
        "GET - Get user",
        "/v1/users (Get user)",
    ],
    &["Get user 1"],
    &["List users", "Lists users", "Step 3: List users"],
    &[
        "Create user",
        "TC_04 Create user",
        "[POST] Creates a user",
        "Alpha create user",
    ],
    &["Create user-1"],
    &["Get"],
    &["/users", "users", "users/{id}", "GET /v1/users", "New Request", ""],
];

fn request() -> impl Strategy<Value = Value> {
    let name = prop::sample::select(NAMES.concat());
    let method = prop::sample::select(vec!["GET", "POST"]);
    let path = prop::sample::select(vec![
        "users",
        "users/:id",
        "users/17",
        "users/{{group}}/all",
        "pets?kind=dog&page=2",
    ]);
    (name, method, path, prop::option::of(body()), examples()).prop_map(|(name, method, path, body, examples)| {
        let body = body.map(|body| json!({"mode": "raw", "raw": body.to_string()}));
        let url = format!("https://api.example.com/v1/{path}");
        json!({"name": name, "request": {"method": method, "url": url, "body": body}, "response": examples})
    })
}

/// Folders `A` to `C` of requests, with folders in them.
fn collection() -> impl Strategy<Value = Value> {
    let folder = (
        prop::collection::vec(request(), 1..4),
        prop::collection::vec(request(), 0..3),
    );
    prop::collection::vec(folder, 1..4).prop_map(|folders| {
        let folders = folders.into_iter().zip(["Alpha", "Beta", "Gamma"]);
        let item = folders.enumerate().map(|(place, ((requests, inner), name))| {
            let mut item = vec![json!({"name": format!("{name} inner"), "item": inner})];
            item.extend(requests);
            json!({"name": format!("{place}. {name}"), "item": item})
        });
        // Without a path of another kind, `/users/{{group}}` would be the base of all and `group` a setting.
        let ping = json!({"name": "Ping", "request": "https://api.example.com/ping"});
        let item: Vec<Value> = std::iter::once(ping).chain(item).collect();
        json!({"info": {"name": "Pets"}, "item": item})
    })
}

/// Which of [`NAMES`] a request has.
fn family(name: &str) -> Option<usize> {
    NAMES.iter().position(|names| names.contains(&name))
}

/// The methods of all requests but one.
fn methods_without(requests: &[Value], left_out: usize) -> Option<Vec<String>> {
    let ping = json!({"name": "Ping", "request": "https://api.example.com/ping"});
    let item: Vec<Value> = std::iter::once(ping).chain(requests.iter().cloned()).collect();
    let known = known(&json!({"info": {"name": "Pets"}, "item": item}))?;
    // The place of a request at the top counts from 1, and `Ping` is the first.
    let places = (0..requests.len()).filter(|place| *place != left_out);
    places
        .map(|place| known.get(&format!("[] {} method", place + 2)).cloned())
        .collect()
}

/// Turns the saved examples of every request around.
fn shuffled(item: &Value, by: usize) -> Value {
    match item {
        Value::Object(fields) => {
            let turned = |(key, value): (&String, &Value)| {
                let value = match (key.as_str(), value) {
                    ("response", Value::Array(examples)) if !examples.is_empty() => {
                        let mut examples = examples.clone();
                        examples.reverse();
                        let length = examples.len();
                        examples.rotate_left(by % length);
                        Value::Array(examples)
                    }
                    (_, value) => shuffled(value, by),
                };
                (key.clone(), value)
            };
            Value::Object(fields.iter().map(turned).collect())
        }
        Value::Array(items) => items.iter().map(|item| shuffled(item, by)).collect(),
        other => other.clone(),
    }
}

/// A request like another one, under a name and a path of its own, and with answers that no other one has.
fn fresh(mut request: Value) -> Value {
    request["name"] = json!("Quarantine zebras");
    let url = request["request"]["url"]
        .as_str()
        .unwrap_or("https://api.example.com/v1/x")
        .to_owned();
    let (path, query) = url
        .split_once('?')
        .map_or((url.as_str(), ""), |(path, query)| (path, query));
    request["request"]["url"] = json!(format!("{path}/zebras?{query}"));
    if let Some(examples) = request["response"].as_array_mut() {
        examples.truncate(1);
        examples.iter_mut().for_each(mark);
    }
    let body = request["request"]["body"]["raw"].as_str().and_then(marked);
    if let Some(body) = body {
        request["request"]["body"]["raw"] = json!(body);
    }
    request
}

fn mark(example: &mut Value) {
    if let Some(body) = example["body"].as_str().and_then(marked) {
        example["body"] = json!(body);
    }
}

/// The body with a field more in each of its objects.
fn marked(text: &str) -> Option<String> {
    fn add(value: &mut Value) {
        match value {
            Value::Object(fields) => {
                fields.values_mut().for_each(add);
                if !fields.is_empty() {
                    fields.insert("stripes".to_owned(), json!(true));
                }
            }
            // Elements of several kinds make a union, and unions of scalars are alike everywhere.
            Value::Array(items) => {
                items.truncate(1);
                items.iter_mut().for_each(add);
            }
            _ => {}
        }
    }
    let mut value = serde_json::from_str(text).ok()?;
    add(&mut value);
    Some(value.to_string())
}

/// Appends a request to the folder that the number chooses.
fn appended(collection: &Value, request: Value, chosen: usize) -> Value {
    let mut collection = collection.clone();
    let Some(folders) = collection["item"].as_array_mut() else {
        return collection;
    };
    let count = folders.len() - 1;
    let folder = &mut folders[1 + chosen % count];
    let inner = if (chosen / count).is_multiple_of(2) {
        folder
    } else {
        &mut folder["item"][0]
    };
    if let Some(items) = inner["item"].as_array_mut() {
        items.push(request);
    }
    collection
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_examples_names_nothing(collection in collection(), by in 0..3_usize) {
        assert_kept(&collection, &shuffled(&collection, by))?;
    }

    #[test]
    fn a_request_at_the_end_of_a_folder_renames_nothing(collection in collection(), more in request(), chosen in 0..6_usize) {
        assert_kept(&collection, &appended(&collection, fresh(more), chosen))?;
    }

    #[test]
    fn a_request_anywhere_renames_no_method(requests in prop::collection::vec(request(), 1..6), more in request(), at in 0..6_usize) {
        let mut after = requests.clone();
        let at = at.min(requests.len());
        after.insert(at, fresh(more));
        let before = methods_without(&requests, usize::MAX);
        prop_assert_eq!(before, methods_without(&after, at), "{:?}", after);
    }

    /// But for those that had to be told apart from it.
    #[test]
    fn a_request_that_is_renamed_renames_no_other(requests in prop::collection::vec(request(), 1..6), chosen in 0..6_usize) {
        let chosen = chosen % requests.len();
        let of = |place: usize| requests[place]["name"].as_str().and_then(family);
        prop_assume!((0..requests.len()).all(|place| place == chosen || of(place) != of(chosen)));
        // `/users/:id` is `get_user` as well.
        let paths = Some(NAMES.len() - 1);
        prop_assume!((0..requests.len()).all(|place| of(place) != paths) || of(chosen) != Some(0) && of(chosen) != paths);
        // `1. Get a user` beside another one is `get_user_1`, unless `Get user 1` is.
        let counted = |place: usize| matches!(of(place), Some(0 | 3));
        prop_assume!(!matches!(of(chosen), Some(1 | 4)) || !(0..requests.len()).any(counted));
        let mut after = requests.clone();
        after[chosen]["name"] = json!("2. Quarantines zebras");
        prop_assert_eq!(methods_without(&requests, chosen), methods_without(&after, chosen), "{:?}", after);
    }

    /// Also where it shares types with the others; between folders, sharing moves a type to where both see it.
    #[test]
    fn a_request_like_others_renames_nothing(requests in prop::collection::vec(request(), 1..6), more in request()) {
        let ping = json!({"name": "Ping", "request": "https://api.example.com/ping"});
        let mut item = vec![ping];
        item.extend(requests);
        let before = json!({"info": {"name": "Pets"}, "item": item});
        item.push(more);
        assert_kept(&before, &json!({"info": {"name": "Pets"}, "item": item}))?;
    }
}

/// An empty list beside an object lists nothing: the object is no user.
#[test]
fn an_empty_list_makes_no_other_answer_known() {
    let request = |name: &str, path: &str, bodies: &[&str]| {
        let examples = bodies
            .iter()
            .map(|body| json!({"name": "Example", "code": 200, "body": body}));
        let url = format!("https://api.example.com/v1/{path}");
        json!({"name": name, "request": {"method": "GET", "url": url}, "response": examples.collect::<Vec<_>>()})
    };
    let inner = json!({"name": "Inner", "item": [request("Get a user", "users", &[r#"{"error":[]}"#, "[]"])]});
    let collection = |more: &[Value]| {
        let item = [std::slice::from_ref(&inner), more].concat();
        json!({"info": {"name": "Pets"}, "item": [request("Ping", "ping", &[]), {"name": "Users", "item": item}]})
    };
    let more = request(
        "Quarantine zebras",
        "users/zebras",
        &[r#"{"user":{"error":[],"stripes":true}}"#],
    );
    assert_kept(&collection(&[]), &collection(&[more])).expect("no name is changed");
}

#[test]
fn the_order_of_examples_names_nothing_in_the_features() {
    for feature in features() {
        let Ok(collection) = serde_json::from_str::<Value>(&text(&feature)) else {
            continue;
        };
        for by in 0..3 {
            assert_kept(&collection, &shuffled(&collection, by)).unwrap_or_else(|error| panic!("{feature}: {error}"));
        }
    }
}
