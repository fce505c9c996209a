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

/// What a type of several folders is made of is no folder's: it would be left out with the folder's feature.
#[test]
fn what_shared_types_are_made_of_is_shared() {
    let item = |folder: &str, body: &str| {
        format!(
            r#"{{"name": "{folder}", "item": [{{"name": "List", "request": "https://pets.example/{folder}/assignments",
            "response": [{{"name": "ok", "code": 200, "body": {body:?}}}]}}]}}"#
        )
    };
    let plain = r#"{"entries": [{"id": "1", "item": {"id": "2"}, "by": "x"}]}"#;
    let with_policy =
        r#"{"entries": [{"id": "1", "item": {"id": "2"}, "by": "x", "policy": {"id": "3", "size": {"max": 4}}}]}"#;
    let items = [item("tasks", plain), item("policies", with_policy)].join(", ");
    let mut source = collection(&["x"]);
    source.collection.text = format!(r#"{{"info": {{"name": "Pets"}}, "item": [{items}]}}"#);
    let generated = Generator::new().generate(&source).expect("a crate");
    let models = generated.files.iter().find(|file| file.path == "src/models.rs");
    let models = &models.expect("shared types").text;
    assert!(models.contains("pub struct Policy"), "{models}");
    let code = models.lines().filter(|line| !line.trim_start().starts_with("//"));
    let of_folders: Vec<&str> = code.filter(|line| line.contains("crate::policies")).collect();
    assert!(of_folders.is_empty(), "{of_folders:?}");
}
