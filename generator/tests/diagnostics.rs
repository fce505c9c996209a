//! What the tool says: one file per id that shows it, and the rendered message.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use postman_codegen::Generator;
use postman_codegen::diagnostic::{Diagnostics, Location, ids};
use postman_codegen::source::{File, Source};

/// The inputs, by path.
fn inputs() -> Vec<PathBuf> {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diagnostics");
    let entries = fs::read_dir(directory).expect("the directory is there");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("it can be read").path()).collect();
    paths.retain(|path| {
        let is_toml = path.extension().is_some_and(|extension| extension == "toml");
        let name = path.to_string_lossy();
        !is_toml && !name.contains(".environment.") && !name.contains(".examples.")
    });
    paths.sort();
    paths
}

/// Loads an input with its environment, configuration and examples, if there are any, and drops the directory from the names.
fn load(path: &Path) -> Source {
    let environment =
        ["environment.json", "environment.yaml", "environment.env"].map(|extension| path.with_extension(extension));
    let environment = environment.iter().find(|path| path.exists());
    let mut source = Source::load(path, environment.map(PathBuf::as_path), None).expect("the input can be read");
    let config = path.with_extension("toml");
    if config.exists() {
        source.config = Some(File::load(&config).expect("the configuration can be read"));
    }
    let examples = path.with_extension("examples.json");
    if examples.exists() {
        source.examples = vec![File::load(&examples).expect("the examples can be read")];
    }
    let files = [
        Some(&mut source.collection),
        source.environment.as_mut(),
        source.config.as_mut(),
    ];
    for file in files.into_iter().flatten().chain(&mut source.examples) {
        file.name = file.name.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
    }
    source
}

#[test]
fn each_input_shows_its_message() {
    for path in inputs() {
        let id = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let source = load(&path);
        let notes = match Generator::new().understand(&source) {
            Ok((_, notes)) | Err(notes) => notes,
        };
        let text = notes.render(&source);
        assert!(text.contains(&format!("[{id}]")), "{id}:\n{text}");
        insta::assert_snapshot!(id, text);
    }
}

/// The Rust files below a directory of the sources.
fn sources(directory: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(directory).expect("the directory is there");
    let paths = entries.map(|entry| entry.expect("it can be read").path());
    paths
        .flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] })
        .collect()
}

#[test]
fn every_id_is_shown_by_an_input() {
    let mut shown: Vec<String> = inputs()
        .iter()
        .map(|path| path.file_stem().unwrap_or_default().to_string_lossy().into_owned())
        .collect();
    let mut known: Vec<&str> = ids::ALL.iter().map(|entry| entry.id).collect();
    shown.sort();
    known.sort_unstable();
    assert_eq!(shown, known);
}

/// A message's id is a constant of the table, and no constant is left over.
#[test]
fn the_table_holds_the_ids_that_the_sources_use() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut used = BTreeSet::new();
    for path in ["document", "script", "api", "config"]
        .iter()
        .flat_map(|stage| [vec![root.join(format!("{stage}.rs"))], sources(&root.join(stage))].concat())
    {
        let text = fs::read_to_string(&path).expect("it can be read");
        for after in text.split("ids::").skip(1) {
            let end = after.find(|letter: char| !letter.is_ascii_uppercase() && letter != '_');
            used.insert(after[..end.unwrap_or(after.len())].to_lowercase().replace('_', "-"));
        }
        for call in [".warn(", ".error("].iter().flat_map(|verb| text.split(verb).skip(1)) {
            let arguments: String = call.split_whitespace().collect();
            let arguments = arguments.strip_prefix("notes,").unwrap_or(&arguments);
            let is_constant = arguments.starts_with("ids::") || arguments.starts_with("id,");
            assert!(is_constant, "{}: {call:.80}", path.display());
        }
    }
    used.remove(""); // `use crate::diagnostic::ids::{…}`
    let known: BTreeSet<String> = ids::ALL.iter().map(|entry| entry.id.to_owned()).collect();
    assert_eq!(used, known);
}

#[test]
fn ids_are_kebab_case_unique_and_explained() {
    for (index, entry) in ids::ALL.iter().enumerate() {
        let kebab = |letter: char| letter.is_ascii_lowercase() || letter == '-';
        assert!(entry.id.chars().all(kebab), "{}", entry.id);
        assert!(
            !ids::ALL[..index].iter().any(|earlier| earlier.id == entry.id),
            "{}",
            entry.id
        );
        assert!(
            entry.meaning.ends_with('.') && entry.remedy.ends_with('.'),
            "{}",
            entry.id
        );
    }
}

fn at(pointer: &str) -> Location {
    Location {
        pointer: pointer.to_owned(),
        ..Location::default()
    }
}

fn source(text: &str) -> Source {
    Source {
        collection: File {
            name: "pets.json".to_owned(),
            text: text.to_owned(),
        },
        ..Source::default()
    }
}

#[test]
fn many_of_one_shape_are_folded_and_few_are_not() {
    let mut notes = Diagnostics::default();
    for index in 0..7 {
        notes.warn(
            "many",
            &at(&format!("/{index}")),
            format!("value `{index}` is odd"),
            "",
            "",
        );
    }
    for _ in 0..2 {
        notes.warn("few", &at("/0"), "value `0` is even", "", "make it odd");
    }
    insta::assert_snapshot!(notes.render(&source("[0, 1,\n2, 3, 4, 5, 6]")), @r"
    warning[many]: value `0` is odd
     --> pets.json:1:2
      |
    1 | [0, 1,
      |  ^
      |
      = note: and 6 more like this: 1:5, 2:1, 2:4, …

    warning[few]: value `0` is even
     --> pets.json:1:2
      |
    1 | [0, 1,
      |  ^
      |
      = help: make it odd
      = note: and 1 more like this: 1:2
    ");
}

#[test]
fn of_a_long_line_the_part_around_the_value_is_shown() {
    let text = format!(
        r#"{{"a": "{}", "b": "x", "c": "{}"}}"#,
        "ä".repeat(200),
        "c".repeat(200)
    );
    let mut notes = Diagnostics::default();
    notes.error("long", &at("/b"), "too long", "expected `y`", "");
    notes.error("long", &at("/c"), "much too long", "expected `z`", "");
    let (many, some) = ("ä".repeat(39), "c".repeat(52));
    let (more, mark) = ("c".repeat(91), "^".repeat(60));
    let expected = format!(
        "error[long]: too long
 --> pets.json:1:216
  |
1 | ...{many}\", \"b\": \"x\", \"c\": \"{some}...
  |                                                   ^^^ expected `y`

error[long]: much too long
 --> pets.json:1:226
  |
1 | ...\", \"b\": \"x\", \"c\": \"{more}...
  |                      {mark} expected `z`
"
    );
    assert_eq!(notes.render(&source(&text)), expected);
}

/// A collection on one line.
#[test]
fn of_a_huge_line_little_is_shown() {
    let text = format!(r#"{{"a": "{}", "b": "x", "c": 1}}"#, "ä".repeat(300_000));
    let mut notes = Diagnostics::default();
    notes.error("long", &at("/b"), "too long", "expected `y`", "");
    let said = notes.render(&source(&text));
    assert!(said.contains("pets.json:1:300016"), "{said}");
    assert!(said.contains("^^^ expected `y`"), "{said}");
    assert!(said.lines().all(|line| line.chars().count() <= 130), "{said}");
}

#[test]
fn json_lists_all_messages_with_their_places() {
    let mut notes = Diagnostics::default();
    notes.warn("odd", &at("/a/0"), "value is odd", "expected 2", "add 1");
    let json = notes.to_json(&source("{\n  \"a\": [1]}"));
    insta::assert_snapshot!(json, @r#"[{"id":"odd","severity":"warning","message":"value is odd","label":"expected 2","help":"add 1","file":"pets.json","line":2,"column":9,"pointer":"/a/0","path":[]}]"#);
}
