//! The picture of a session in README.md is what the program prints; `PICTURE=overwrite` draws it again.
#![cfg(unix)]

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

const COMMANDS: [&str; 3] = [
    "postman-codegen inspect photos.postman_collection.json",
    "postman-codegen explain pets.postman_collection.json dogs::Dog.name",
    "postman-codegen diff pets.postman_collection.json new.postman_collection.json",
];

#[test]
fn the_picture_is_what_is_printed() {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let here = Path::new(env!("CARGO_TARGET_TMPDIR")).join("picture");
    let _ = fs::remove_dir_all(&here);
    fs::create_dir_all(&here).expect("the directory can be made");
    for (from, to) in [
        ("diagnostics/unknown-body-mode.json", "photos.postman_collection.json"),
        (
            "commands/tools.in/pets.postman_collection.json",
            "pets.postman_collection.json",
        ),
        (
            "commands/tools.in/new.postman_collection.json",
            "new.postman_collection.json",
        ),
    ] {
        fs::copy(sources.join(from), here.join(to)).expect("it can be copied");
    }
    let session: String = COMMANDS.iter().map(|command| run(command, &here)).collect();
    let drawn = anstyle_svg::Term::new()
        .min_width_px(900)
        .render_svg(session.trim_end());
    let picture = sources.join("../docs/session.svg");
    if env::var("PICTURE").is_ok_and(|value| value == "overwrite") {
        fs::write(&picture, &drawn).expect("it can be written");
    }
    let committed = fs::read_to_string(&picture).expect("the picture is there");
    assert!(committed == drawn, "PICTURE=overwrite draws it again:\n{session}");
}

/// The prompt, and both outputs as a terminal mixes them.
fn run(command: &str, directory: &Path) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_postman-codegen"));
    let folder = program.parent().expect("a folder").display();
    let line = format!("PATH={folder}:$PATH; {command} 2>&1");
    let output = Command::new("sh")
        .args(["-c", &line])
        .env("CLICOLOR_FORCE", "1")
        .env_remove("NO_COLOR")
        .current_dir(directory)
        .output();
    let printed = String::from_utf8(output.expect("it runs").stdout).expect("a text");
    format!("\u{1b}[1;32m$\u{1b}[0m \u{1b}[1m{command}\u{1b}[0m\n{printed}\n")
}
