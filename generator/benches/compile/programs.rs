//! The sizes of small programs that make one call, with different features, and of the same written by hand.

use std::error::Error;
use std::fs;
use std::path::Path;

use postman_codegen::layout::File;

use crate::{cargo, program};

/// The package that is written by hand.
const BY_HAND: &str = "by-hand";

/// What is chosen for a program: its features, and whether its host names are ASCII only.
const CHOICES: &[(&str, Hosts)] = &[
    ("rustls,brotli", Hosts::Any),
    ("rustls", Hosts::Any),
    ("rustls,brotli", Hosts::Ascii),
    ("rustls", Hosts::Ascii),
    ("native-tls,brotli", Hosts::Any),
    ("native-tls", Hosts::Any),
];

/// Which host names a program can call. `idna_adapter` 1.0.0 is what the authors of `idna` offer without Unicode.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Hosts {
    Any,
    Ascii,
}

/// Prints a table of the programs that call `library`, a crate that is written in `folder`.
pub(crate) fn print(folder: &Path, library: &str, files: &[File]) -> Result<(), Box<dyn Error>> {
    write(folder, library, files)?;
    println!("| features | `idna_adapter` | MB | by hand, MB |");
    println!("| :--- | :--- | ---: | ---: |");
    for (features, hosts) in CHOICES {
        program::lock(folder)?;
        let adapter = match hosts {
            Hosts::Any => "",
            Hosts::Ascii => {
                cargo(folder, &["update", "--package", "idna_adapter", "--precise", "1.0.0"])?;
                "1.0.0"
            }
        };
        let (generated, written) = (
            built(folder, program::PACKAGE, features)?,
            built(folder, BY_HAND, features)?,
        );
        println!("| `{features}` | {adapter} | {generated:.2} | {written:.2} |");
    }
    Ok(())
}

/// How many megabytes a package's program has.
fn built(folder: &Path, package: &str, features: &str) -> Result<f64, Box<dyn Error>> {
    let arguments = [
        "build",
        "--profile",
        "small",
        "--package",
        package,
        "--features",
        features,
    ];
    cargo(folder, &arguments)?;
    Ok(fs::metadata(folder.join("target/small").join(package))?.len() as f64 / 1e6)
}

fn write(folder: &Path, library: &str, files: &[File]) -> Result<(), Box<dyn Error>> {
    program::write(folder, library, files)?;
    let workspace = format!(
        "[workspace]\nresolver = \"3\"\nmembers = [\"{library}\", \"{}\", \"{BY_HAND}\"]\n\n[profile.small]\n\
         inherits = \"release\"\nopt-level = \"z\"\nlto = true\ncodegen-units = 1\npanic = \"abort\"\nstrip = true\n",
        program::PACKAGE
    );
    // Where a collection has several top folders, `all` stands for all of them.
    let manifest = files.iter().find(|file| file.path.ends_with("Cargo.toml"));
    let all = manifest.is_some_and(|manifest| manifest.text.contains("\nall = ["));
    let all = if all { ", features = [\"all\"]" } else { "" };
    let chosen = format!(
        "[package]\nname = \"{}\"\nedition = \"2024\"\n\n[features]\nbrotli = [\"{library}/brotli\"]\n\
         native-tls = [\"{library}/native-tls\"]\nrustls = [\"{library}/rustls\"]\n\n[dependencies]\n\
         {library} = {{ path = \"../{library}\", default-features = false{all} }}\n\
         tokio = {{ version = \"1\", features = [\"rt\"] }}\n",
        program::PACKAGE
    );
    let by_hand = folder.join(BY_HAND);
    fs::create_dir_all(by_hand.join("src"))?;
    fs::write(folder.join("Cargo.toml"), workspace)?;
    fs::write(folder.join(program::PACKAGE).join("Cargo.toml"), chosen)?;
    fs::write(
        by_hand.join("Cargo.toml"),
        include_str!("by_hand.toml").replace("NAME", BY_HAND),
    )?;
    Ok(fs::write(by_hand.join("src/main.rs"), include_str!("by_hand.txt"))?)
}
