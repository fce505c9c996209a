//! `generate --watch`, as a user leaves it running.
#![cfg(all(feature = "watch", unix))]

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(60);

fn directory(test: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("watch").join(test);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).expect("the directory can be made");
    path
}

fn collection(query: &str) -> String {
    format!(
        r#"{{"info": {{"name": "Pets"}}, "item": [{{"name": "List pets", "request": "https://h.example/pets{query}"}}]}}"#
    )
}

fn lines(from: impl Read + Send + 'static) -> Receiver<String> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        for line in BufReader::new(from).lines().map_while(Result::ok) {
            let _ = sender.send(line);
        }
    });
    receiver
}

/// Waits for a line that begins so.
fn wait(lines: &Receiver<String>, start: &str) -> String {
    loop {
        let line = lines.recv_timeout(PATIENCE);
        let line = line.unwrap_or_else(|_| panic!("no line begins with `{start}`"));
        if line.starts_with(start) {
            return line;
        }
    }
}

fn watch(directory: &Path) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_postman-codegen"));
    command.args(["generate", "pets.json", "--environment", "local.env", "--watch"]);
    command
        .current_dir(directory)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command.spawn().expect("the program runs")
}

#[test]
fn each_change_of_an_input_is_generated_and_explained() {
    let here = directory("changes");
    fs::write(here.join("pets.json"), collection("")).expect("it can be written");
    fs::write(here.join("local.env"), "token=1\n").expect("it can be written");
    let mut child = watch(&here);
    let out = lines(child.stdout.take().expect("it is piped"));
    let err = lines(child.stderr.take().expect("it is piped"));
    wait(&err, "watching for changes; Ctrl-C ends it");

    // As editors save: another file in the place of the old one.
    fs::write(here.join("new.json"), collection("?kind=cat")).expect("it can be written");
    fs::rename(here.join("new.json"), here.join("pets.json")).expect("it can be renamed");
    let change = wait(&out, "minor");
    assert_eq!(
        change,
        "minor  list_pets: optional argument `kind` (`request.query.kind`) was added"
    );
    wait(&err, "watching");

    // What is broken is told, and waited for.
    fs::write(here.join("pets.json"), "{").expect("it can be written");
    wait(&err, "error[invalid-json]");
    wait(&err, "watching");
    fs::write(here.join("pets.json"), collection("")).expect("it can be written");
    let change = wait(&out, "major");
    assert_eq!(
        change,
        "major  list_pets: argument `kind` (`request.query.kind`) was removed"
    );
    wait(&err, "watching");

    // The files beside the collection count as well.
    fs::write(here.join("local.env"), "no assignment\n").expect("it can be written");
    wait(&err, "warning[invalid-env]");
    wait(&err, "watching");

    // It ends as the system ends programs; SIGINT may be ignored where tests run in the background.
    let asked = Command::new("kill").args(["-TERM", &child.id().to_string()]).status();
    assert!(asked.expect("kill runs").success());
    let ended = child.wait().expect("it ends");
    assert_eq!(ended.signal(), Some(15), "{ended:?}");
}

#[test]
fn standard_input_cannot_be_watched() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_postman-codegen"));
    let output = command.args(["generate", "-", "--watch"]).stdin(Stdio::null()).output();
    let output = output.expect("the program runs");
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(
        said,
        "error: cannot watch the inputs: standard input comes only once; give a file\n"
    );
}
