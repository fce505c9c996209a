//! The configuration: made in code it does what a file does, and what is sent stays as it is.

mod support;

use std::collections::BTreeMap;

use postman_codegen::api::{Change, Operation, Retype};
use postman_codegen::config::field::FieldPath;
use postman_codegen::config::{Config, ConfigField, Item, Package};
use postman_codegen::diagnostic::Location;
use postman_codegen::source::Source;
use postman_codegen::{Generator, RuntimeSource, Understood};
use support::feature;

fn understood(source: &Source) -> Understood {
    let result = Generator::new().understand(source);
    result.unwrap_or_else(|notes| panic!("{}", notes.render(source))).0
}

/// What is sent: method, URL, query, headers and body.
fn wire(operation: &Operation) -> String {
    let Operation {
        method,
        url,
        query,
        headers,
        body,
        authentications,
        behavior,
        ..
    } = operation;
    format!("{method} {url:?} {query:?} {headers:?} {body:?} {authentications:?} {behavior:?}")
}

#[test]
fn names_types_and_marks_change_nothing_that_is_sent() {
    for name in ["config-renames", "config-types", "config-required"] {
        let source = feature(name);
        assert!(source.config.is_some(), "{name}");
        let plain = Source {
            config: None,
            ..source.clone()
        };
        let sent =
            |source: &Source| -> Vec<String> { understood(source).krate.api.operations.iter().map(wire).collect() };
        assert_eq!(sent(&source), sent(&plain), "{name}");
    }
}

#[test]
fn the_manifest_says_what_the_configuration_says() {
    let config = Config {
        package: Package {
            name: Some("zoo".to_owned()),
            version: Some("1.2.3".to_owned()),
            license: Some("MIT".to_owned()),
            repository: Some("https://git.example/zoo".to_owned()),
            edition: Some("2021".to_owned()),
            runtime: Some(RuntimeSource::Registry),
            dependencies: BTreeMap::from([("uuid".to_owned(), "{ version = \"1\" }".to_owned())]),
        },
        ..Config::default()
    };
    let generated = Generator::new()
        .config(config)
        .generate(&feature("path-variable"))
        .expect("a crate");
    let manifest = generated
        .files
        .iter()
        .find(|file| file.path == "Cargo.toml")
        .expect("a manifest");
    for line in [
        "name = \"zoo\"",
        "version = \"1.2.3\"",
        "license = \"MIT\"",
        "repository = \"https://git.example/zoo\"",
        "edition = \"2021\"",
        "uuid = { version = \"1\" }",
    ] {
        assert!(
            manifest.text.lines().any(|known| known == line),
            "{line}\n{}",
            manifest.text
        );
    }
    assert_eq!(generated.crate_name, "zoo");
}

fn item(field: &str, change: Change) -> Config {
    let field = ConfigField {
        path: FieldPath::parse(field).expect("a path"),
        change,
        location: Location::default(),
    };
    Config {
        items: vec![Item {
            path: "Add a pet".to_owned(),
            fields: vec![field],
            ..Item::default()
        }],
        ..Config::default()
    }
}

/// The code of the feature `config-types` with this configuration, or the messages.
fn code(config: Config) -> Result<String, String> {
    let source = feature("config-types");
    let generated = Generator::new().config(config).generate(&source);
    let generated = generated.map_err(|notes| notes.render(&source))?;
    Ok(generated.files.iter().map(|file| file.text.as_str()).collect())
}

#[test]
fn a_configuration_made_in_code_counts() {
    let change = Change {
        ty: Some(Retype::Opaque),
        ..Change::default()
    };
    let code = code(item("request.body.weight", change)).expect("a crate");
    assert!(code.contains("pub weight: Option<Value>,"), "{code}");
}

#[test]
fn nothing_of_a_configuration_becomes_other_code() {
    let hostile = ["x; fn y() {}", "type", "r#type", "", "a b", "self", "A\nB", "€"];
    for text in hostile {
        let text = || Some(text.to_owned());
        let changes = [
            Change {
                name: text(),
                ..Change::default()
            },
            Change {
                type_name: text(),
                ..Change::default()
            },
            Change {
                ty: Some(Retype::Rust(text().into_iter().collect())),
                ..Change::default()
            },
            Change {
                ty: Some(Retype::Rust(["std".to_owned()].into_iter().chain(text()).collect())),
                ..Change::default()
            },
        ];
        for change in changes {
            let result = code(item("request.body.weight", change.clone()));
            assert!(
                result.is_err_and(|notes| notes.contains("invalid-setting")),
                "{change:?}"
            );
        }
        let packages = [
            Package {
                version: text(),
                ..Package::default()
            },
            Package {
                name: text().map(|name| name + " "),
                ..Package::default()
            },
            Package {
                edition: text(),
                ..Package::default()
            },
            Package {
                runtime: text().map(|folder| RuntimeSource::Folder(folder + "\n")),
                ..Package::default()
            },
            Package {
                dependencies: BTreeMap::from([("a".to_owned(), "1\n[lib]".to_owned())]),
                ..Package::default()
            },
        ];
        for package in packages {
            let config = Config {
                package: package.clone(),
                ..Config::default()
            };
            assert!(code(config).is_err(), "{package:?}");
        }
    }
}
