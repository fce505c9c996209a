//! What the generator makes of each feature: one small collection, and the code for it.

mod support;

use std::fmt::Write as _;

use postman_codegen::{Generator, Stage};
use support::{feature, features};

/// A feature whose client has nothing of its own.
const PLAIN: &str = "path-variable";

/// The file that sets the client up.
const CLIENT: &str = "src/client.rs";

/// The client of a collection without folders, settings or credentials.
fn plain_client() -> String {
    let generated = Generator::new().generate(&feature(PLAIN)).expect("a crate");
    generated
        .files
        .into_iter()
        .find(|file| file.path == CLIENT)
        .expect("a client")
        .text
}

/// The files of the crate that the collection decides: no manifest, no runtime, no list of modules.
fn code(name: &str, plain_client: &str) -> String {
    let source = feature(name);
    let generated = match Generator::new().generate(&source) {
        Ok(generated) => generated,
        Err(notes) => return notes.render(&source),
    };
    let mut text = String::new();
    for file in &generated.files {
        let decided = file.path.starts_with("src/") && !file.path.starts_with("src/runtime");
        let plain = file.path == CLIENT && file.text == plain_client && name != PLAIN;
        if !decided || plain || file.path == "src/lib.rs" {
            continue;
        }
        let body = file.text.split_once("\n\n").map_or("", |(_, body)| body);
        write!(text, "// ---- {}\n\n{body}\n", file.path).expect("a text grows");
    }
    let warnings = generated.warnings.render(&source);
    if !warnings.is_empty() {
        write!(text, "// ---- warnings\n\n{warnings}").expect("a text grows");
    }
    text
}

#[test]
fn each_feature_has_its_code() {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_snapshot_path("features");
    settings.set_omit_expression(true);
    settings.bind(|| {
        let client = plain_client();
        for name in features() {
            insta::assert_snapshot!(name.clone(), code(&name, &client));
        }
    });
}

/// The programs of a crate, which say how a user begins.
#[test]
fn programs_run_as_they_stand() {
    let generated = Generator::new().generate(&feature("programs")).expect("a crate");
    let programs = generated.files.iter().filter(|file| file.path.starts_with("examples/"));
    let text: String = programs
        .map(|file| {
            let (_, body) = file.text.split_once("\n\n").unwrap_or_default();
            format!("// ---- {}\n\n{body}\n", file.path)
        })
        .collect();
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_snapshot_path("stages");
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!("programs.examples", text));
}

/// The stages before the code, for the features that they decide.
#[test]
fn stages_can_be_looked_at() {
    let dump = |name: &str, stage| {
        let source = feature(name);
        Generator::new()
            .dump(&source, stage)
            .unwrap_or_else(|notes| notes.render(&source))
    };
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_snapshot_path("stages");
    settings.set_omit_expression(true);
    settings.bind(|| {
        insta::assert_snapshot!("path-variable.api", dump("path-variable", Stage::Api));
        insta::assert_snapshot!("composite-host.api", dump("composite-host", Stage::Api));
        insta::assert_snapshot!("examples-join.shape", dump("examples-join", Stage::Shape));
        insta::assert_snapshot!("duplicate-names.name", dump("duplicate-names", Stage::Name));
    });
}
