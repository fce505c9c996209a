//! Every command with its help, as a user calls it; `TRYCMD=overwrite` writes what is printed into the files.

use std::fs;
use std::path::Path;
use std::process::Command;

#[test]
fn commands_print_what_their_pages_show() {
    trycmd::TestCases::new().case("tests/commands/*.md");
}

fn help(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_postman-codegen"))
        .args(arguments)
        .output();
    String::from_utf8(output.expect("the program runs").stdout).expect("a text")
}

/// The synopsis in docs/commands.md has each command with options that it takes, and leaves no command out.
#[test]
fn the_synopsis_shows_the_commands_that_there_are() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/commands.md");
    let page = fs::read_to_string(page).expect("it is there");
    let page = page.split("\n## ").find(|section| section.starts_with("Synopsis"));
    let mut shown = Vec::new();
    for synopsis in page.expect("a section").split("\npostman-codegen ").skip(1) {
        let synopsis = synopsis.split("\n```").next().unwrap_or_default();
        let command = synopsis.split_whitespace().next().expect("a command");
        let help = help(&[command, "--help"]);
        let words = synopsis.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-');
        for option in words.filter(|word| word.starts_with("--")) {
            assert!(help.contains(option), "`{command}` has no `{option}`");
        }
        shown.push(command.to_owned());
    }
    for command in listed() {
        assert!(shown.contains(&command), "the synopsis does not show `{command}`");
    }
}

/// Shells take the scripts; `man` gets a page per command.
#[test]
fn completions_and_manual_pages_name_every_command() {
    for text in [
        help(&["completions", "bash"]),
        help(&["completions", "fish"]),
        help(&["man"]),
    ] {
        for command in [
            "generate",
            "inspect",
            "explain",
            "report",
            "diff",
            "init",
            "diagnostics",
        ] {
            assert!(text.contains(command), "{command}\n{text}");
        }
    }
}

/// Commands that go on until they are ended, or that need Postman, have tests of their own.
const ELSEWHERE: [&str; 4] = [
    "postman-codegen mock",
    "postman-codegen pull",
    "postman-codegen record",
    "--watch",
];

/// Every command has an example in its help, and what the examples say works.
#[test]
fn examples_in_the_help_can_be_run() {
    let here = Path::new(env!("CARGO_TARGET_TMPDIR")).join("help-examples");
    let _ = fs::remove_dir_all(&here);
    let zoom = Path::new(env!("CARGO_MANIFEST_DIR")).join("../collections/zoom.postman_collection.json");
    let zoom = fs::read_to_string(zoom).expect("it is there");
    fs::create_dir_all(here.join("collections")).expect("the directory can be made");
    for name in ["zoom", "old", "new", "collections/zoom"] {
        fs::write(here.join(format!("{name}.postman_collection.json")), &zoom).expect("it can be written");
    }
    let backup = r#"{"version": 1, "collections": [{"id": "1", "name": "Zoom", "order": [], "requests": []},
        {"id": "2", "name": "Box", "order": [], "requests": []}]}"#;
    fs::write(here.join("backup.postman_dump.json"), backup).expect("it can be written");
    // Runs to learn from: a fork with its answers, and traffic.
    fs::write(here.join("run.json"), &zoom).expect("it can be written");
    let traffic = r#"{"log": {"entries": [{"request": {"method": "GET", "url": "http://localhost/users"},
        "response": {"status": 200, "content": {"text": "{\"users\": []}"}}}]}}"#;
    fs::write(here.join("traffic.har"), traffic).expect("it can be written");
    for command in listed() {
        let help = help(&[&command, "--help"]);
        let examples: Vec<&str> = help.lines().filter_map(example).collect();
        assert!(!examples.is_empty(), "`{command}` shows no example");
        for example in examples {
            if ELSEWHERE.iter().any(|elsewhere| example.contains(elsewhere)) {
                continue;
            }
            let (example, _) = example.split_once(['|', '>']).unwrap_or((example, ""));
            let arguments = example.split_whitespace().skip(1);
            let output = Command::new(env!("CARGO_BIN_EXE_postman-codegen"))
                .args(arguments)
                .current_dir(&here)
                .output();
            let output = output.expect("the program runs");
            // There is no crate yet that could be checked.
            let expected = i32::from(example.contains("--check"));
            let said = String::from_utf8_lossy(&output.stderr);
            assert_eq!(output.status.code(), Some(expected), "{example}\n{said}");
        }
    }
}

/// `Example: postman-codegen …`, or a line of several.
fn example(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let line = line.strip_prefix("Example: ").unwrap_or(line);
    let at = line.find("postman-codegen ")?;
    let (before, command) = line.split_at_checked(at)?;
    (before.is_empty() || before.ends_with("… ")).then_some(command)
}

/// The commands that there are.
fn listed() -> Vec<String> {
    let help = help(&["--help"]);
    let commands = help.split("Commands:\n").nth(1);
    let commands = commands.and_then(|rest| rest.split("\n\n").next()).expect("a list");
    let commands = commands.lines().filter_map(|line| line.split_whitespace().next());
    commands
        .filter(|command| *command != "help")
        .map(str::to_owned)
        .collect()
}
