//! The features of a crate: one per top folder, all of them on by default.

use postman_codegen::{
    Generator,
    source::{File, Source},
};

/// A collection with a request in each of these top folders.
fn collection(folders: &[&str]) -> Source {
    let folders: Vec<String> = folders
        .iter()
        .map(|name| {
            format!(r#"{{"name": "{name}", "item": [{{"name": "List", "request": "https://pets.example/{name}"}}]}}"#)
        })
        .collect();
    let text = format!(r#"{{"info": {{"name": "Pets"}}, "item": [{}]}}"#, folders.join(", "));
    let collection = File {
        name: "pets.json".to_owned(),
        text,
    };
    Source {
        collection,
        ..Source::default()
    }
}

/// The text of a file of the crate.
fn file(folders: &[&str], path: &str) -> String {
    let generated = Generator::new().generate(&collection(folders)).expect("a crate");
    let file = generated.files.into_iter().find(|file| file.path == path);
    file.expect("the file").text
}

/// The lines of the manifest's features.
fn features(folders: &[&str]) -> Vec<String> {
    let manifest = file(folders, "Cargo.toml");
    let (_, features) = manifest.split_once("[features]\n").expect("features");
    features.lines().map(str::to_owned).collect()
}

#[test]
fn each_top_folder_is_a_feature_and_all_are_on() {
    let features = features(&["Dogs and cats", "birds"]);
    for line in [
        r#"all = ["birds", "dogs-and-cats"]"#,
        r#"default = ["all", "brotli", "rustls"]"#,
        "birds = []",
        "dogs-and-cats = []",
    ] {
        assert!(features.contains(&line.to_owned()), "{line} in {features:?}");
    }
    let client = file(&["Dogs and cats", "birds"], "src/client.rs");
    assert!(client.contains("#[cfg(feature = \"dogs-and-cats\")]\n    #[must_use]\n    pub fn dogs_and_cats(&self)"));
    let library = file(&["Dogs and cats", "birds"], "src/lib.rs");
    assert!(library.contains("#[cfg(feature = \"birds\")]\npub mod birds;"));
}

#[test]
fn one_folder_needs_no_feature() {
    assert!(features(&["birds"]).contains(&r#"default = ["brotli", "rustls"]"#.to_owned()));
    assert!(!file(&["birds"], "src/lib.rs").contains("feature = \"birds\""));
}

#[test]
fn no_folder_takes_a_feature_that_every_crate_has() {
    let features = features(&["mock", "all", "default", "Native TLS", "type"]);
    assert_eq!(features.iter().filter(|line| line.starts_with("mock =")).count(), 1);
    let all = r#"all = ["all-folder", "default-folder", "mock-folder", "native-tls-folder", "type"]"#;
    assert!(features.contains(&all.to_owned()), "{features:?}");
}
