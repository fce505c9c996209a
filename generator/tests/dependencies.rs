//! The crates that a generated one depends on.

mod support;

use postman_codegen::{Generated, Generator};
use support::{feature, features};

/// How many crates a client needs, if it does not sign its calls.
const MOST: usize = 8;

/// Those that only signing needs, and one that a configuration asks for.
const FURTHER: &[&str] = &["base64", "md-5", "md4", "ring", "rsa", "sha1", "uuid"];

/// The names of the crates that are compiled for every target with the default features.
fn dependencies(manifest: &str) -> Vec<&str> {
    let (_, rest) = manifest.split_once("[dependencies]\n").expect("dependencies");
    let lines = rest.lines().take_while(|line| !line.is_empty());
    let by_default = lines.filter(|line| !line.contains("optional = true") || line.starts_with("rustls "));
    by_default.filter_map(|line| line.split(' ').next()).collect()
}

/// Whether the code names the crate.
fn uses(generated: &Generated, dependency: &str) -> bool {
    let path = match dependency {
        "md-5" => "md5::".to_owned(),
        name => format!("{}::", name.replace('-', "_")),
    };
    let names = |line: &str| {
        line.match_indices(&path).any(|(at, _)| {
            let before = line[..at].chars().next_back();
            before.is_none_or(|letter| !letter.is_alphanumeric() && letter != '_' && letter != ':')
        })
    };
    let code = generated.files.iter().filter(|file| file.path.starts_with("src/"));
    code.flat_map(|file| file.text.lines())
        .any(|line| !line.trim_start().starts_with("//") && names(line))
}

#[test]
fn each_is_used_and_there_are_few() {
    for name in features() {
        let Ok(generated) = Generator::new().generate(&feature(&name)) else {
            continue;
        };
        let manifest = generated.files.iter().find(|file| file.path == "Cargo.toml");
        let dependencies = dependencies(&manifest.expect("a manifest").text);
        for dependency in &dependencies {
            assert!(uses(&generated, dependency), "{name} does not use {dependency}");
        }
        let plain = dependencies.iter().filter(|name| !FURTHER.contains(name));
        assert!(plain.count() <= MOST, "{name} has many: {dependencies:?}");
    }
}
