//! Collections from a server that stands in for Postman's API.
#![cfg(feature = "pull")]

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Command, Output};
use std::thread;

/// Runs `pull` against a server that answers once; gives what it was sent, too.
fn pull(answer: &'static str, key: Option<&str>, more: &[&str]) -> (Output, String) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let base = format!("http://{}", listener.local_addr().expect("an address"));
    let server = thread::spawn(move || {
        let (connection, _) = listener.accept().expect("a call");
        let mut lines = BufReader::new(&connection).lines();
        let head: Vec<String> = lines
            .by_ref()
            .map_while(Result::ok)
            .take_while(|line| !line.is_empty())
            .collect();
        (&connection).write_all(answer.as_bytes()).expect("it reads");
        head.join("\n").to_lowercase()
    });
    let mut command = Command::new(env!("CARGO_BIN_EXE_postman-codegen"));
    command
        .args(["pull", "12-ab", "--base-url", &base])
        .args(more)
        .env_remove("POSTMAN_API_KEY");
    if let Some(key) = key {
        command.env("POSTMAN_API_KEY", key);
    }
    let output = command.output().expect("the program starts");
    let asked = if key.is_some() {
        server.join().expect("the server ends")
    } else {
        String::new()
    };
    (output, asked)
}

const FOUND: &str = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nconnection: close\r\n\r\n\
    {\"collection\": {\"info\": {\"name\": \"Pets\"}, \"item\": [], \"n\": 1.10}}";

#[test]
fn the_collection_is_printed_as_postman_exports_it() {
    let (output, asked) = pull(FOUND, Some(" PMAK-secret\n"), &[]);
    let text = String::from_utf8_lossy(&output.stdout);
    assert_eq!(
        text,
        "{\n  \"info\": {\n    \"name\": \"Pets\"\n  },\n  \"item\": [],\n  \"n\": 1.10\n}\n"
    );
    assert!(asked.starts_with("get /collections/12-ab http/1.1\n"), "{asked}");
    assert!(asked.contains("\nx-api-key: pmak-secret"), "{asked}");
}

#[test]
fn a_file_is_not_overwritten() {
    let out = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("pulled.json");
    std::fs::write(&out, "mine").expect("it can be written");
    let path = out.to_str().expect("a path of text");
    let output = Command::new(env!("CARGO_BIN_EXE_postman-codegen"))
        .args(["pull", "12-ab", "--out", path])
        .output()
        .expect("the program starts");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(std::fs::read_to_string(&out).expect("it is there"), "mine");
    let (output, _) = pull(FOUND, Some("PMAK-secret"), &["--out", path, "--force"]);
    assert!(output.status.success());
    assert!(std::fs::read_to_string(&out).expect("it is there").contains("Pets"));
}

#[test]
fn refusals_say_what_to_do_and_never_the_key() {
    for (answer, message) in [
        (
            "HTTP/1.1 401 No\r\nconnection: close\r\n\r\n",
            "error: Postman refuses the key in POSTMAN_API_KEY",
        ),
        (
            "HTTP/1.1 404 No\r\nconnection: close\r\n\r\n{\"error\": {\"message\": \"gone\\u001b[0m\"}}",
            "error: Postman has no collection `12-ab` for this key: gone[0m\n",
        ),
        (
            "HTTP/1.1 429 No\r\nconnection: close\r\n\r\n",
            "error: Postman takes no more calls now\n",
        ),
        (
            "HTTP/1.1 302 No\r\nlocation: http://else.example\r\nconnection: close\r\n\r\n",
            "error: ",
        ),
        (
            "HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n<html>",
            "error: the answer of",
        ),
    ] {
        let (output, _) = pull(answer, Some("PMAK-secret"), &[]);
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.starts_with(message), "{said}");
        assert!(said.contains("\n  help: ") && !said.contains("PMAK"), "{said}");
    }
}

#[test]
fn without_a_key_nothing_is_asked() {
    let (output, _) = pull(FOUND, None, &[]);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        said.starts_with("error: the environment has no POSTMAN_API_KEY\n"),
        "{said}"
    );
}
