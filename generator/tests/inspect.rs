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
