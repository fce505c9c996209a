//! Measures what a generated crate costs to compile: `cargo bench --bench compile`.
//!
//! Takes collections and sizes of synthetic ones (100 by default), and prints a row of a Markdown table for each: the
//! crate's lines; the processor's seconds, user and system, of `cargo check` and of `cargo build --release` for this
//! crate alone, its dependencies built; and the size of a stripped program that makes one of its calls, with TLS.
//! Everything is compiled with Cargo's default profiles. The seconds are read from `/proc`, so this runs on Linux only.
//!
//! With `--programs`, it prints how large such a program is if it is built to be small, with different features, and how
//! large one is that is written by hand with reqwest and the same features.

#[path = "../size/collection.rs"]
mod collection;
mod program;
mod programs;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use postman_codegen::source::Source;
use postman_codegen::{Generated, Generator, files};

/// The package that is measured.
const PACKAGE: &str = "api";

/// How often the kernel counts in a second.
const TICKS: f64 = 100.0;

fn main() -> Result<(), Box<dyn Error>> {
    let mut inputs: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let programs = inputs.iter().position(|word| word == "--programs");
    if let Some(at) = programs {
        inputs.remove(at);
    }
    if inputs.is_empty() {
        inputs.push("100".to_owned());
    }
    if programs.is_some() {
        for input in inputs {
            let (folder, name, generated) = generate(&input)?;
            println!("Programs for {name}:\n");
            programs::print(&folder, PACKAGE, &generated.files)?;
        }
        return Ok(());
    }
    println!("| collection | requests | lines | check, CPU s | release, CPU s | program, MB |");
    println!("| :--- | ---: | ---: | ---: | ---: | ---: |");
    for input in inputs {
        println!("{}", row(&input)?);
    }
    Ok(())
}

/// Generates and compiles the crate of one collection.
fn row(input: &str) -> Result<String, Box<dyn Error>> {
    let (folder, name, generated) = generate(input)?;
    program::write(&folder, PACKAGE, &generated.files)?;

    let rust = generated.files.iter().filter(|file| file.path.ends_with(".rs"));
    let lines: usize = rust.map(|file| file.text.lines().count()).sum();
    let check = alone(&folder, &["check"])?;
    let release = alone(&folder, &["build", "--release"])?;
    let program = folder.join("target/release").join(program::PACKAGE);
    let megabytes = fs::metadata(program)?.len() as f64 / 1e6;
    let requests = generated.operations;
    Ok(format!(
        "| {name} | {requests} | {lines} | {check:.1} | {release:.1} | {megabytes:.2} |"
    ))
}

/// Writes the crate of one collection; gives the folder that it is in, the collection's name, and the crate.
fn generate(input: &str) -> Result<(PathBuf, String, Generated), Box<dyn Error>> {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("compile");
    fs::create_dir_all(&folder)?;
    let (name, file) = match input.parse() {
        Ok(size) => {
            let file = folder.join("synthetic.json");
            fs::write(&file, collection::text(size))?;
            ("synthetic".to_owned(), file)
        }
        Err(_) => {
            let file = PathBuf::from(input);
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            (name.split('.').next().unwrap_or_default().to_owned(), file)
        }
    };
    let source = Source::load(&file, None, None)?;
    let generated = Generator::new().crate_name(PACKAGE).generate(&source);
    let generated = generated.map_err(|notes| notes.render(&source))?;
    files::write(&folder.join(PACKAGE), &generated.files, files::Foreign::Keep)?;
    Ok((folder, name, generated))
}

/// The processor's seconds that a command of Cargo takes for the package, when all it depends on is there.
fn alone(folder: &Path, command: &[&str]) -> Result<f64, Box<dyn Error>> {
    cargo(folder, command)?;
    let profile = &command[1..];
    cargo(folder, &[&["clean", "--package", PACKAGE], profile].concat())?;
    let before = processor()?;
    cargo(folder, &[command, &["--package", PACKAGE]].concat())?;
    Ok(processor()? - before)
}

fn cargo(folder: &Path, arguments: &[&str]) -> Result<(), Box<dyn Error>> {
    let mut cargo = Command::new(env!("CARGO"));
    // What Cargo tells this process is not for the one that it starts.
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("CARGO_PROFILE_") {
            cargo.env_remove(name);
        }
    }
    cargo.current_dir(folder).args(arguments).arg("--quiet");
    let output = cargo
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .stdin(Stdio::null())
        .output()?;
    if output.status.success() {
        return Ok(());
    }
    Err(String::from_utf8_lossy(&output.stderr).into_owned().into())
}

/// Seconds that the processor has spent on the processes that this one has waited for, and theirs.
fn processor() -> Result<f64, Box<dyn Error>> {
    let text = fs::read_to_string("/proc/self/stat")?;
    // The name of the program, in brackets, may hold blanks; the fields after it count from 3.
    let (_, fields) = text.rsplit_once(')').unwrap_or_default();
    let mut spent = fields.split_whitespace().skip(16 - 3).take(2);
    let (user, system) = (spent.next(), spent.next());
    let ticks = |field: Option<&str>| field.unwrap_or_default().parse::<f64>();
    Ok((ticks(user)? + ticks(system)?) / TICKS)
}
