//! What generated clients send, compared with what Postman's own runner sends for the same collection.
//!
//! The cases become one collection, the generator makes one crate of it with its smoke test, and that sends each
//! request to a proxy which records it.

use std::fmt::Write as _;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{env, fs};

use postman_codegen_tests::cases::{self, Case, ORIGIN};
use postman_codegen_tests::compare;
use postman_codegen_tests::server::{Arrived, Server};

/// The folder of this package.
fn here() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Where crates of tests are built.
fn scratch() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("wire")
}

/// A command of Cargo that does not look for newer dependencies.
fn cargo(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO"));
    command.current_dir(folder).args(arguments);
    command
}

fn run(mut command: Command) -> Output {
    let output = command.output().expect("the program starts");
    let (out, err) = (
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
    assert!(output.status.success(), "{command:?}\n{out}\n{err}");
    output
}

/// Generates the crate of all cases and builds its smoke test.
fn build(cases: &[Case]) -> PathBuf {
    let folder = scratch();
    fs::create_dir_all(&folder).expect("a folder");
    let merged = cases::merge(cases);
    let inputs = [
        ("collection", merged.collection),
        ("environment", merged.environment),
        ("globals", merged.globals),
    ];
    for (name, value) in inputs {
        fs::write(folder.join(format!("{name}.json")), value.to_string()).expect("a file");
    }
    let root = here().parent().expect("a workspace");
    let path = |name: &str| folder.join(name).to_string_lossy().into_owned();
    let (collection, environment, globals) = (path("collection.json"), path("environment.json"), path("globals.json"));
    let krate = path("crate");
    let mut arguments = vec!["run", "--quiet", "-p", "postman-codegen", "--", "generate", &collection];
    arguments.extend(["--environment", &environment, "--globals", &globals]);
    arguments.extend(["--out", &krate, "--crate-name", "cases", "--replay"]);
    run(cargo(root, &arguments));
    // The workspace's versions and profile, so that what is built already is used.
    fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock")).expect("a file");
    let workspace =
        "[workspace]\nresolver = \"3\"\nmembers = [\"crate\"]\n\n[profile.dev]\ndebug = 0\nincremental = false\n";
    fs::write(folder.join("Cargo.toml"), workspace).expect("a file");
    let target = scratch().join("target");
    let mut command = cargo(&folder, &["build", "--quiet", "--offline", "--example", "replay"]);
    command.env("CARGO_TARGET_DIR", &target).env("RUSTFLAGS", "-D warnings");
    run(command);
    target.join("debug/examples/replay")
}

/// What the smoke test sends for one case, and what it prints.
fn replay(program: &Path, items: Range<usize>, case: &Case, server: &Server) -> (Vec<Arrived>, String) {
    let folder = scratch().join("files").join(&case.name);
    fs::create_dir_all(&folder).expect("a folder");
    for (name, content) in case.files() {
        fs::write(folder.join(name), content).expect("a file");
    }
    let mut command = Command::new(program);
    command.args(items.map(|item| item.to_string())).current_dir(folder);
    for name in [
        "no_proxy",
        "NO_PROXY",
        "https_proxy",
        "HTTPS_PROXY",
        "all_proxy",
        "ALL_PROXY",
    ] {
        command.env_remove(name);
    }
    command
        .env("http_proxy", server.base())
        .env("HTTP_PROXY", server.base());
    let output = command.output().expect("the program starts");
    let printed = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    (server.take(), printed)
}

/// A request as it would arrive without a proxy.
fn without_proxy(mut arrived: Arrived, any_host: bool) -> Arrived {
    if let Some(target) = arrived.target.strip_prefix(ORIGIN) {
        arrived.target = target.to_owned();
    } else if any_host && let Some((_, rest)) = arrived.target.split_once("://") {
        arrived.target = rest.find('/').map(|slash| rest[slash..].to_owned()).unwrap_or_default();
    }
    arrived
}

#[test]
fn requests_are_those_of_postman() {
    let cases = cases::load(&here().join("wire")).expect("the cases");
    assert!(cases.len() > 300, "{}", cases.len());
    let program = build(&cases);
    let server = Server::start().expect("a free port");
    let mut report = String::new();
    let mut differing = Vec::new();
    let mut next = 0;
    for case in &cases {
        let items = next..next + case.requests();
        next = items.end;
        let (arrived, printed) = replay(&program, items, case, &server);
        let difference = match <[Arrived; 1]>::try_from(arrived) {
            Ok([arrived]) => compare::difference(&case.expected(), &without_proxy(arrived, case.any_host())),
            Err(arrived) => Some(format!("{} requests: {}", arrived.len(), printed.trim())),
        };
        if let Some(difference) = difference {
            writeln!(report, "{}\n    {difference}", case.name).expect("a text grows");
            differing.push(case.name.as_str());
        }
    }
    assert!(differing.is_empty(), "\n{report}");
}
