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

/// The synopsis in README.md has each command with options that it takes, and leaves no command out.
#[test]
fn the_readme_shows_the_commands_that_there_are() {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../README.md")).expect("it is there");
    let mut shown = Vec::new();
    for synopsis in readme.split("\npostman-codegen ").skip(1) {
        let synopsis = synopsis.split("\n```").next().unwrap_or_default();
        let command = synopsis.split_whitespace().next().expect("a command");
        let help = help(&[command, "--help"]);
        let words = synopsis.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-');
        for option in words.filter(|word| word.starts_with("--")) {
            assert!(help.contains(option), "`{command}` has no `{option}`");
        }
        shown.push(command.to_owned());
    }
    let listed = help(&["--help"]);
    let commands = listed
        .split("Commands:\n")
        .nth(1)
        .and_then(|rest| rest.split("\n\n").next());
    let commands = commands
        .expect("a list")
        .lines()
        .filter_map(|line| line.split_whitespace().next());
    for command in commands.filter(|command| *command != "help") {
        assert!(
            shown.iter().any(|known| known == command),
            "README.md does not show `{command}`"
        );
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
