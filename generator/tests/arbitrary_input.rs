//! Whatever the input is, the program ends in order: with a crate, or with code 2 and nothing written.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use postman_codegen::Generator;
use postman_codegen::source::{File, Source};
use proptest::prelude::*;

/// A collection with much in it, for the bytes to be changed in.
const SAMPLE: &str = r#"{
  "info": { "name": "Pets", "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json" },
  "auth": { "type": "bearer", "bearer": [{ "key": "token", "value": "{{token}}" }] },
  "variable": [{ "key": "host", "value": "https://api.example" }],
  "item": [{ "name": "Owners", "item": [{
    "name": "Add {{kind}}",
    "event": [{ "listen": "test", "script": { "exec": ["pm.test(1)"] } }],
    "request": {
      "method": "POST",
      "header": [{ "key": "X-Kind", "value": "{{kind}}" }],
      "url": { "raw": "{{host}}/a/:id?b=c", "host": ["{{host}}"], "path": ["a", ":id"],
               "query": [{ "key": "b", "value": "c" }], "variable": [{ "key": "id", "value": "1" }] },
      "body": { "mode": "raw", "raw": "{\"a\": [1, {\"b\": null}], \"c\": {{d}}}", "options": { "raw": { "language": "json" } } }
    },
    "response": [{ "name": "OK", "code": 200, "header": [], "body": "{\"id\": 1, \"tags\": [\"x\"]}" }]
  }] }]
}"#;

/// The directory that a run would write.
fn out(test: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("arbitrary-input")
        .join(test);
    let _ = fs::remove_dir_all(&path);
    path
}

/// The exit code, and what was said.
fn run(bytes: &[u8], out: &Path) -> (Option<i32>, String) {
    let child = Command::new(env!("CARGO_BIN_EXE_postman-codegen"))
        .args(["generate", "-", "--out"])
        .arg(out)
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut child = child.expect("the program runs");
    let mut input = child.stdin.take().expect("it is piped");
    input.write_all(bytes).expect("it is read");
    drop(input);
    let output = child.wait_with_output().expect("it ends");
    (
        output.status.code(),
        String::from_utf8_lossy(&output.stderr).into_owned(),
    )
}

/// Bytes that are set in the sample at these places.
fn changed(changes: &[(usize, u8)]) -> Vec<u8> {
    let mut bytes = SAMPLE.as_bytes().to_vec();
    for (place, byte) in changes {
        let place = place % bytes.len();
        bytes[place] = *byte;
    }
    bytes
}

fn changes() -> impl Strategy<Value = Vec<(usize, u8)>> {
    let telling = prop::sample::select(br#"{}[]",:0\/ -n"#.to_vec());
    prop::collection::vec((0..SAMPLE.len(), prop_oneof![telling, any::<u8>()]), 1..4)
}

#[test]
fn the_sample_is_a_collection() {
    let collection = File::decode("sample", SAMPLE.into()).expect("it is text");
    let source = Source {
        collection,
        ..Source::default()
    };
    let generated = Generator::new().generate(&source).expect("it is one");
    assert_eq!((generated.operations, generated.warnings.list), (1, vec![]));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(48) })]

    #[test]
    fn arbitrary_bytes_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let out = out("bytes");
        let (code, said) = run(&bytes, &out);
        prop_assert_eq!(code, Some(2), "{}", said);
        prop_assert!(said.starts_with("error"), "{}", said);
        prop_assert!(!out.exists());
    }

    #[test]
    fn a_damaged_collection_is_written_or_refused(changes in changes()) {
        let out = out("damaged");
        let (code, said) = run(&changed(&changes), &out);
        prop_assert!(matches!(code, Some(0 | 2)), "{}", said);
        prop_assert_eq!(code == Some(0), out.exists(), "{}", said);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn no_damage_makes_the_generator_panic(changes in changes()) {
        if let Ok(collection) = File::decode("damaged", changed(&changes)) {
            let source = Source { collection, ..Source::default() };
            match Generator::new().generate(&source) {
                Ok(generated) => prop_assert!(!generated.warnings.has_errors()),
                Err(notes) => prop_assert!(notes.has_errors() && !notes.render(&source).is_empty()),
            }
        }
    }
}
