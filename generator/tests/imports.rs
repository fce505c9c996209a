//! What is written beside the crate imports all that its calls name.

mod support;

use postman_codegen::Generator;
use support::source;

/// A body that is a list of what only the crate has.
const NUMBERS: &str = r#"{"info": {"name": "Pets"}, "item": [{"name": "Send numbers", "request": {
    "method": "POST", "url": "https://pets.example/numbers",
    "body": {"mode": "raw", "raw": "[123456789012345678901234567890]"}}}]}"#;

#[test]
fn types_of_bodies_are_imported() {
    let generator = Generator::new().replay().tests();
    let generated = generator.generate(&source("pets.json", NUMBERS)).expect("a crate");
    let imports = |path: &str| {
        let file = generated.files.iter().find(|file| file.path == path);
        let lines = file.expect("the file").text.lines().map(str::trim);
        let lines: Vec<&str> = lines
            .filter(|line| line.starts_with("use ") && line.contains("pets::"))
            .collect();
        lines.join("\n")
    };
    assert_eq!(imports("examples/operations.rs"), "use pets::{BigNumber, Client};");
    assert!(imports("examples/replay.rs").contains("use pets::{BigNumber, Client, Json};"));
    assert!(imports("tests/contract.rs").contains("use ::pets::BigNumber;"));
}
