//! What README.md and the pages in `docs` say can be followed: commands run, links and cited sections are there.
#![cfg(unix)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

/// Commands that go on until they are ended, or that need Postman, have tests of their own.
const ELSEWHERE: [&str; 4] = [
    "postman-codegen mock ",
    "postman-codegen pull ",
    "postman-codegen record ",
    "--watch",
];

/// What takes too long for any check, or is for a person at a terminal.
const BY_HAND: [&str; 5] = [
    "cargo bench -p postman-codegen --bench compile",
    "cargo install --path generator",
    "cargo run -p postman-codegen --example fuzz",
    "cargo insta review",
    "cargo update -p idna_adapter",
];

/// How the program is called from a clone.
const FROM_CLONE: &str = "cargo run -p postman-codegen -- ";

/// A collection that shows no type.
const TODO: &str = r#"{"info": {"name": "Todo"}, "item": [
    {"name": "List todos", "request": {"method": "GET", "url": "https://todo.example/todos"}},
    {"name": "Add todo", "request": {"method": "POST", "url": "https://todo.example/todos",
        "body": {"mode": "raw", "raw": "{\"title\": \"Milk\"}"}}}
]}"#;

/// What stands for newman, which needs the API: it writes the report of a run into the file that is named last.
const NEWMAN: &str = r#"for last; do :; done; cat > "$last" <<'END'
{"collection": {"item": [{"id": "a", "name": "List todos"}, {"id": "b", "name": "Add todo"}]}, "run": {"executions": [
    {"item": {"id": "a"}, "response": {"code": 200, "body": "[{\"id\": 1, \"title\": \"Milk\", \"done\": false}]"}},
    {"item": {"id": "b"}, "response": {"code": 201, "body": "{\"id\": 2, \"title\": \"Milk\", \"done\": false}"}}
]}}
END
"#;

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The pages, README.md first.
fn pages() -> Vec<PathBuf> {
    let docs = repository().join("generator/docs");
    let entries = fs::read_dir(docs).expect("it is there");
    let mut docs: Vec<PathBuf> = entries.map(|entry| entry.expect("it can be read").path()).collect();
    docs.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    docs.sort();
    let first = ["README.md", "generator/CONTRIBUTING.md"].map(|name| repository().join(name));
    first.into_iter().chain(docs).collect()
}

fn page_text(page: &Path) -> String {
    fs::read_to_string(page).unwrap_or_else(|error| panic!("{}: {error}", page.display()))
}

/// The lines of all blocks of shell, and what else begins as a command.
fn commands(text: &str) -> Vec<String> {
    let mut commands = Vec::new();
    let mut is_shell = false;
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) => is_shell = &*language == "sh",
            Event::End(TagEnd::CodeBlock) => is_shell = false,
            Event::Text(lines) if is_shell => commands.extend(lines.lines().map(str::to_owned)),
            Event::Code(code)
                if ["postman-codegen ", "cargo ", ".ci/"]
                    .iter()
                    .any(|start| code.starts_with(start)) =>
            {
                commands.push(code.into_string());
            }
            _ => {}
        }
    }
    let without_comment = |line: String| line.split(" #").next().unwrap_or_default().trim().to_owned();
    commands.into_iter().map(without_comment).collect()
}

/// A clone with nothing but collections, and beside them what the pages call theirs.
fn clone_for(page: &Path) -> PathBuf {
    let name = page.file_stem().unwrap_or_default();
    let clone = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("docs")
        .join(name)
        .join("clone");
    let _ = fs::remove_dir_all(clone.parent().unwrap_or(&clone));
    fs::create_dir_all(clone.join("collections")).expect("it can be made");
    for collection in ["zoom", "showcase"] {
        let name = format!("collections/{collection}.postman_collection.json");
        fs::copy(repository().join(&name), clone.join(name)).expect("it can be copied");
    }
    for name in ["zoom", "old", "new"] {
        let copy = clone.join(format!("{name}.postman_collection.json"));
        fs::copy(repository().join("collections/zoom.postman_collection.json"), copy).expect("it can be copied");
    }
    // A fork with its answers is a run, too.
    fs::copy(clone.join("zoom.postman_collection.json"), clone.join("run.json")).expect("it can be copied");
    fs::write(clone.join("todo.postman_collection.json"), TODO).expect("it can be written");
    fs::write(clone.join("newman"), NEWMAN).expect("it can be written");
    fs::write(clone.join("production.env"), "baseUrl=https://api.zoom.us/v2\n").expect("it can be written");
    clone
}

/// Runs a command of the program as a shell does.
fn run_in(clone: &Path, command: &str) -> (bool, String) {
    let program = Path::new(env!("CARGO_BIN_EXE_postman-codegen"));
    let folder = program.parent().expect("a folder").display();
    let line = format!("PATH={folder}:$PATH; newman() {{ sh ./newman \"$@\"; }}; {command}");
    let output = Command::new("sh").args(["-c", &line]).current_dir(clone).output();
    let output = output.expect("it runs");
    let said = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8_lossy(&said).into_owned())
}

/// Those of the program are run here, in order; all others by `.ci/run`, but for a few.
#[test]
fn commands_of_the_pages_work() {
    let checks = page_text(&repository().join(".ci/run"));
    for page in pages() {
        let clone = clone_for(&page);
        for command in commands(&page_text(&page)) {
            let place = page.display();
            if ELSEWHERE.iter().any(|elsewhere| command.contains(elsewhere)) {
                continue;
            }
            let own = command.replacen(FROM_CLONE, "postman-codegen ", 1);
            if own.starts_with("postman-codegen ") || own.starts_with("newman ") {
                // A command by its name alone is one that there is.
                let is_bare = own.split_whitespace().count() == 2;
                let own = if is_bare { format!("{own} --help") } else { own };
                let (is_done, said) = run_in(&clone, &own);
                assert!(is_done, "{place}: `{command}`\n{said}");
            } else {
                let is_checked = command == ".ci/run" || checks.contains(&in_checks(&command));
                let is_by_hand = BY_HAND.iter().any(|known| command.starts_with(known));
                assert!(is_checked || is_by_hand, "{place}: nothing runs `{command}`");
            }
        }
    }
}

/// From nothing to types, by the commands that `report` prints.
#[test]
fn readme_types_what_has_no_answers() {
    let readme = repository().join("README.md");
    let clone = clone_for(Path::new("from-nothing.md"));
    let commands = commands(&page_text(&readme)).into_iter();
    let commands: Vec<String> = commands.filter(|command| command.contains("todo.")).collect();
    let said: Vec<String> = commands
        .iter()
        .map(|command| {
            let (is_done, said) = run_in(&clone, command);
            assert!(is_done, "`{command}`\n{said}");
            said
        })
        .collect();
    let told = format!(
        "2 of 2 methods return raw bodies; a run types them:\n  {}\n  {}\n",
        commands[1], commands[2]
    );
    assert!(said[0].starts_with(&told), "{}", said[0]);
    let (_, again) = run_in(&clone, &commands[0]);
    assert!(!again.contains("raw bodies"), "{again}");
    let operations = fs::read_to_string(clone.join("clients/todo/src/operations.rs")).expect("it is there");
    assert!(operations.contains("type Success = Vec<Todo>;"), "{operations}");
}

/// How `.ci/run` writes a command: benches are run briefly, as tests are.
fn in_checks(command: &str) -> String {
    match command
        .strip_prefix("cargo bench ")
        .and_then(|rest| rest.split_once(" --bench "))
    {
        Some((package, bench)) => {
            let bench = bench.split(' ').next().unwrap_or_default();
            format!("run cargo test {package} --locked --bench {bench} ")
        }
        None => match command.split_once(" --example ") {
            Some((package, example)) => format!("run {package} --locked --example {example}"),
            None => format!("run {command}"),
        },
    }
}

/// The anchor of a heading, as GitHub makes it.
fn anchor(heading: &str) -> String {
    let kept = heading
        .chars()
        .filter(|letter| letter.is_alphanumeric() || " -_".contains(*letter));
    kept.collect::<String>().to_lowercase().replace(' ', "-")
}

/// The headings below the title, as they are read.
fn headings(text: &str) -> Vec<String> {
    let mut headings = Vec::new();
    let mut heading: Option<String> = None;
    for event in Parser::new(text) {
        match event {
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => headings.extend(heading.take()),
            Event::Text(part) | Event::Code(part) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&part);
                }
            }
            _ => {}
        }
    }
    headings.into_iter().skip(1).collect()
}

fn links(text: &str) -> Vec<String> {
    let targets = Parser::new_ext(text, Options::ENABLE_TABLES).filter_map(|event| match event {
        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => Some(dest_url.into_string()),
        _ => None,
    });
    targets.filter(|target| !target.starts_with("https://")).collect()
}

#[test]
fn links_of_the_pages_lead_somewhere() {
    for page in pages() {
        for link in links(&page_text(&page)) {
            let (file, fragment) = link.split_once('#').unwrap_or((&link, ""));
            let target = match file {
                "" => page.clone(),
                _ => page.with_file_name("").join(file),
            };
            assert!(target.exists(), "{}: {link}", page.display());
            if !fragment.is_empty() {
                let anchors: Vec<String> = headings(&page_text(&target))
                    .iter()
                    .map(|heading| anchor(heading))
                    .collect();
                assert!(
                    anchors.iter().any(|known| known == fragment),
                    "{}: {link}",
                    page.display()
                );
            }
        }
    }
}

/// Each page of `docs` with sections lists them all.
#[test]
fn pages_list_their_sections() {
    for page in pages().iter().skip(2) {
        let text = page_text(page);
        let listed: BTreeSet<String> = links(&text).into_iter().collect();
        for section in text.lines().filter_map(|line| line.strip_prefix("## ")) {
            let link = format!("#{}", anchor(section));
            assert!(listed.contains(&link), "{} does not list `{section}`", page.display());
        }
    }
}

/// `(postman-format.md, sections 4 and 5)` in a comment is a place that can be looked up.
#[test]
fn cited_sections_of_the_format_are_there() {
    let format = page_text(&repository().join("generator/docs/postman-format.md"));
    let sections: BTreeSet<String> = headings(&format)
        .iter()
        .filter_map(|heading| heading.split(' ').next())
        .map(|number| number.trim_end_matches('.').to_owned())
        .collect();
    let mut cited = 0;
    for file in sources(&repository().join("generator/src")) {
        let text = page_text(&file);
        for citation in text.split("postman-format.md, ").skip(1) {
            let citation = citation.split([')', '\n', ':']).next().unwrap_or_default();
            let numbers = citation.split(|letter: char| !letter.is_ascii_digit() && letter != '.');
            for number in numbers
                .map(|number| number.trim_matches('.'))
                .filter(|number| !number.is_empty())
            {
                assert!(sections.contains(number), "{}: section {number}", file.display());
                cited += 1;
            }
        }
    }
    assert!(cited > 20, "{cited} citations");
}

/// The files of Rust below a folder.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("it can be read");
    let paths = entries.map(|entry| entry.expect("it can be read").path());
    let below = paths.flat_map(|path| match path.is_dir() {
        true => sources(&path),
        false => vec![path],
    });
    below
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .collect()
}
