//! `inspect` gives each call as it is written.

mod support;

use postman_codegen::Generator;
use support::feature;

#[test]
fn calls_are_written_from_the_client_on() {
    let mut lines = Vec::new();
    for name in ["nested-folders", "many-arguments", "path-variable", "graphql"] {
        let (report, _) = Generator::new().inspect(&feature(name)).expect("a collection");
        lines.extend(report.operations.into_iter().map(|operation| operation.call));
    }
    insta::assert_snapshot!(lines.join("\n"), @r"
    admin().food().order()
    admin().status()
    book(parameters)
    get_pet(pet_id)
    find_pets(variables)
    ");
}

#[test]
fn each_argument_tells_how_it_is_given() {
    let (report, _) = Generator::new()
        .inspect(&feature("path-variable"))
        .expect("a collection");
    let report = serde_json::to_value(&report).expect("JSON");
    insta::assert_snapshot!(report["operations"][0]["arguments"][0], @r#"{"key":"petId","name":"pet_id","place":"path","required":true,"type":"integer","position":"argument"}"#);
}
