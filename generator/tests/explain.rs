//! `explain` tells what decided, as the stages carried it.

mod support;

use postman_codegen::diff::{self, Weight};
use postman_codegen::source::{File, Source};
use postman_codegen::{Generator, Understood, explain, openapi};
use serde_json::{Value, json};
use support::{feature, source};

fn understood(source: &Source) -> Understood {
    match Generator::new().understand(source) {
        Ok((understood, _)) => understood,
        Err(notes) => panic!("{}", notes.render(source)),
    }
}

fn collection(request: &Value) -> Source {
    let url = "https://pets.example/pets";
    let mut request = request.clone();
    if request["url"].is_null() {
        request["url"] = json!(url);
    }
    let item = json!([{ "name": "List pets", "request": request, "response": request["response"] }]);
    source(
        "pets.json",
        &json!({ "info": { "name": "Pets" }, "item": item }).to_string(),
    )
}

/// What is told of a place of the only request, without the lines that say how to change it.
#[track_caller]
fn told(source: &Source, place: &str) -> String {
    let text = explain::explain(&understood(source), &format!("List pets / {place}"));
    let text = text.unwrap_or_else(|help| panic!("{help}"));
    text.split("  to change it").next().unwrap_or_default().to_owned()
}

fn header_off(value: &str) -> Source {
    let header = json!([{ "key": "X-Trace", "value": value, "disabled": true }]);
    collection(&json!({ "method": "GET", "header": header }))
}

/// The type of an argument is decided once: a header is text, whatever it is saved with.
#[test]
fn a_header_is_text_to_all() {
    let (old, new) = (understood(&header_off("abc")), understood(&header_off("5")));
    let schema = |understood: &Understood| {
        let document = openapi::describe(understood).document;
        document["paths"]["/pets"]["get"]["parameters"][0]["schema"]["type"].clone()
    };
    assert_eq!((schema(&old), schema(&new)), (json!("string"), json!("string")));
    let files = |value| {
        let generated = Generator::new().generate(&header_off(value));
        generated.expect("a collection").files
    };
    let changes = diff::compare(&files("abc"), &files("5"));
    assert_eq!(changes.weight(), Some(Weight::Patch), "{}", changes.text());
    insta::assert_snapshot!(told(&header_off("5"), "request.header.X-Trace"), @r"
    List pets / request.header.X-Trace
      argument `x_trace`
      optional: it is switched off in Postman
      type text: a header is text
    ");
}

/// Prose that merely holds the word is no mark.
#[test]
fn an_argument_tells_what_decided() {
    let query = json!([
        { "key": "page", "value": "1", "description": "the page, as required by our law" },
        { "key": "size", "value": "20", "description": "(required) How many." },
        { "key": "sort", "value": "name", "disabled": true, "description": "(required) By what." },
        { "key": "kind", "value": "" },
        { "key": "from", "value": "2", "description": "" },
    ]);
    let url =
        json!({ "raw": "https://pets.example/pets", "host": "https://pets.example", "path": ["pets"], "query": query });
    let request = json!({ "method": "POST", "url": url, "description": "- `from` (integer, required): The first.",
        "body": { "mode": "urlencoded", "urlencoded": [{ "key": "name", "value": "Rex" }, { "key": "api_key", "value": "12345" }] } });
    let all = [
        "query.page",
        "query.size",
        "query.sort",
        "query.kind",
        "query.from",
        "form.name",
        "form.api_key",
    ];
    let texts: Vec<String> = all
        .iter()
        .map(|place| told(&collection(&request), &format!("request.{place}")))
        .collect();
    insta::assert_snapshot!(texts.concat(), @r"
    List pets / request.query.page
      argument `page`
      optional: a query parameter is optional unless its description says otherwise
      type integer: the collection sends `1`
    List pets / request.query.size
      argument `size`
      required: its description says so
      type integer: the collection sends `20`
    List pets / request.query.sort
      argument `sort`
      optional: it is switched off in Postman
      type text: the collection has `name`
    List pets / request.query.kind
      argument `kind`
      optional: a query parameter is optional unless its description says otherwise
      type text: the collection has an empty value
    List pets / request.query.from
      argument `from`
      required: a table or a list in the request's description says so
      type integer: the collection sends `2`
    List pets / request.form.name
      argument `name`
      required: it is switched on in Postman
      type text: the collection sends `Rex`
    List pets / request.form.api_key
      argument `api_key`
      required: it is switched on in Postman
      type text: it holds a secret
    ");
}

#[test]
fn the_configuration_is_told() {
    let request = json!({ "method": "GET", "url": "https://pets.example/pets?page=1&size=2" });
    let config = File {
        name: "postman-codegen.toml".to_owned(),
        text: "[\"List pets\"]\n\"request.query.page\" = { type = \"text\", required = true }\n".to_owned(),
    };
    let source = Source {
        config: Some(config),
        ..collection(&request)
    };
    insta::assert_snapshot!(told(&source, "request.query.page"), @r"
    List pets / request.query.page
      argument `page`
      required: the configuration says so
      type text: the configuration says so
    ");
}

/// What decided about a field is told where it is, be its type shared with others.
#[test]
fn a_field_tells_what_decided() {
    let body = r#"{"id": 1, "name": "Rex", "tag": null, "owner": null}"#;
    let description = "```json\n{\"type\": \"object\", \"required\": [\"id\"], \"properties\": {\"id\": {\"type\": \"integer\"},\
        \"owner\": {\"type\": \"string\"}, \"age\": {\"type\": \"integer\"}}}\n```";
    let request = json!({ "method": "GET", "url": "https://pets.example/pets", "description": description,
        "response": [{ "name": "OK", "code": 200, "body": body }] });
    let config = File {
        name: "postman-codegen.toml".to_owned(),
        text: "[\"List pets\"]\n\"answers.200.name\" = { required = true, type = \"text\" }\n".to_owned(),
    };
    let source = Source {
        config: Some(config),
        ..collection(&request)
    };
    let texts: Vec<String> = ["id", "name", "tag", "owner", "age"]
        .iter()
        .map(|key| told(&source, &format!("answers.200.{key}")))
        .collect();
    insta::assert_snapshot!(texts.concat(), @r"
    List pets / answers.200.id
      a JSON Schema in the request's description tells of this body, too; what the samples show wins
      field `ListPetsResponse.id`, on the wire `id`
      type `i64`: every value is a whole number that fits 64 bits with a sign
      seen: whole number 1 ×
      in example `OK`
      required: a JSON Schema in the request's description says so
    List pets / answers.200.name
      a JSON Schema in the request's description tells of this body, too; what the samples show wins
      field `ListPetsResponse.name`, on the wire `name`
      type `String`: the configuration says so
      seen: text 1 ×
      in example `OK`
      required: the configuration says so
    List pets / answers.200.tag
      a JSON Schema in the request's description tells of this body, too; what the samples show wins
      field `ListPetsResponse.tag`, on the wire `tag`
      type `Option<Value>`: some samples have `null` there
      seen: null 1 ×
      in example `OK`
      optional: one sample alone does not show that it is always there
    List pets / answers.200.owner
      a JSON Schema in the request's description tells of this body, too; what the samples show wins
      field `ListPetsResponse.owner`, on the wire `owner`
      type `Option<String>`: a JSON Schema in the request's description says so
      seen: null 1 ×
      in example `OK`
      optional: one sample alone does not show that it is always there
    List pets / answers.200.age
      a JSON Schema in the request's description tells of this body, too; what the samples show wins
      field `ListPetsResponse.age`, on the wire `age`
      type `i64`: a JSON Schema in the request's description says so
      seen in no sample
      optional: a JSON Schema in the request's description says so
    ");
}

#[test]
fn a_method_tells_what_it_is_called_after() {
    let collection = json!({ "info": { "name": "Pets" }, "item": [
        { "name": "List pets", "request": "https://pets.example/pets" },
        { "name": "List pets", "request": "https://pets.example/dogs" },
        { "name": "New Request", "request": "https://pets.example/cats" },
        { "name": "", "request": "https://pets.example/birds" },
        { "name": "Owners", "request": "https://pets.example/owners" },
    ] });
    let config = File {
        name: "postman-codegen.toml".to_owned(),
        text: "[\"Owners\"]\nname = \"all_owners\"\n".to_owned(),
    };
    let source = Source {
        config: Some(config),
        ..source("pets.json", &collection.to_string())
    };
    let understood = understood(&source);
    let lines = understood.krate.calls().into_iter().map(|call| {
        let text = explain::explain(&understood, &call.path().join("::")).unwrap_or_else(|help| panic!("{help}"));
        text.lines().nth(1).unwrap_or_default().to_owned()
    });
    insta::assert_snapshot!(lines.collect::<Vec<_>>().join("\n"), @r"
      method `list_pets`: after the request's name
      method `list_pets_in_dogs`: with what tells GET /dogs from the request whose method is plainly called so
      method `get_cats`: after method and path (GET /cats), as the request's name says nothing
      method `get_birds`: after method and path (GET /birds), as the request has no name
      method `all_owners`: as the configuration says
    ");
}

#[test]
fn a_type_tells_what_it_is_called_after() {
    let request = |name: &str| {
        let url = format!("https://pets.example/{name}");
        let response = |body| json!([{ "name": "OK", "code": 200, "body": body }]);
        let owner = json!({ "owner": { "name": "Ann", "zip": 1 }, "kind": { "size": name } }).to_string();
        json!({ "name": name, "item": [{ "name": format!("Get {name}"), "request": url, "response": response(owner) }] })
    };
    let collection = json!({ "info": { "name": "Pets" }, "item": [request("dog"), request("cat")] });
    let config = File {
        name: "postman-codegen.toml".to_owned(),
        text: "[\"cat / Get cat\"]\n\"answers.200\" = { type_name = \"Kitten\" }\n".to_owned(),
    };
    let source = Source {
        config: Some(config),
        ..source("pets.json", &collection.to_string())
    };
    let understood = understood(&source);
    let called = |place: &str| {
        let text = explain::explain(&understood, place).unwrap_or_else(|help| panic!("{help}"));
        let line = text.lines().find(|line| line.starts_with("  called"));
        line.unwrap_or_default().to_owned()
    };
    let places = ["dog / Get dog / answers.200.owner", "cat / Get cat / answers.200"];
    insta::assert_snapshot!(places.map(called).join("\n"), @r"
      called `models::Owner`: after dog / Get dog / answers.200.owner; several folders have it
      called `cat::Kitten`: as the configuration says
    ");
}

/// Blanks around the slashes of a path need not be typed.
#[test]
fn a_path_may_be_written_without_blanks() {
    let understood = understood(&header_off("a"));
    let told = |path: &str| explain::explain(&understood, path).unwrap_or_else(|help| panic!("{help}"));
    assert_eq!(
        told("List pets/request.header.X-Trace"),
        told("List pets / request.header.X-Trace")
    );
    let folder = json!({ "info": { "name": "Pets" }, "item": [{ "name": "Pets", "item": [{ "name": "List", "request": "https://pets.example" }] }] });
    let nested = self::understood(&self::source("pets.json", &folder.to_string()));
    let told = |path: &str| explain::explain(&nested, path).unwrap_or_else(|help| panic!("{help}"));
    assert_eq!(told("Pets/List"), told("Pets / List"));
}

/// A query parameter that is on is required where the collection switches off what is optional; a mark says otherwise.
#[test]
fn switches_tell_what_is_required() {
    let understood = understood(&feature("switched-off-options"));
    let places = ["symbol", "zone", "startTime"].map(|key| format!("Candles / request.query.{key}"));
    let texts = places.map(|place| explain::explain(&understood, &place).unwrap_or_else(|help| panic!("{help}")));
    let required = |text: &String| {
        text.lines()
            .find(|line| line.contains("required:") || line.contains("optional:"))
            .map(str::to_owned)
    };
    let decided: Vec<String> = texts.iter().filter_map(required).collect();
    insta::assert_snapshot!(decided.join("\n"), @r"
    required: it is switched on, and the collection switches off what is optional
    optional: its description says so
    optional: it is switched off in Postman
    ");
}
