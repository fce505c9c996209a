//! A program that makes one call with the crate, as its documentation shows it.

use std::fs;
use std::io;
use std::path::Path;

use postman_codegen::layout::File;

/// The package of the program.
pub(crate) const PACKAGE: &str = "program";

/// Writes the program, and the workspace of it and of `library`.
pub(crate) fn write(folder: &Path, library: &str, files: &[File]) -> io::Result<()> {
    let workspace = format!(
        "[workspace]\nresolver = \"3\"\nmembers = [\"{library}\", \"{PACKAGE}\"]\n\n[profile.release]\nstrip = true\n"
    );
    let manifest = format!(
        "[package]\nname = \"{PACKAGE}\"\nedition = \"2024\"\n\n[dependencies]\n{library} = {{ path = \"../{library}\" }}\n\
         tokio = {{ version = \"1\", features = [\"rt\"] }}\n"
    );
    let example = files.iter().find_map(|file| example(&file.text));
    let example = example.ok_or_else(|| io::Error::other("no method has an example that needs the client alone"))?;
    let main = format!(
        "fn main() -> Result<(), Box<dyn std::error::Error>> {{\n    \
         let client = {library}::Client::builder().build()?;\n    \
         let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;\n    \
         runtime.block_on(run(client))\n}}\n\n{example}"
    );
    let program = folder.join(PACKAGE);
    fs::create_dir_all(program.join("src"))?;
    fs::write(folder.join("Cargo.toml"), workspace)?;
    lock(folder)?;
    fs::write(program.join("Cargo.toml"), manifest)?;
    fs::write(program.join("src/main.rs"), main)
}

/// The dependencies that the tests have, too.
pub(crate) fn lock(folder: &Path) -> io::Result<()> {
    let locked = concat!(env!("CARGO_MANIFEST_DIR"), "/../Cargo.lock");
    fs::copy(locked, folder.join("Cargo.lock")).map(|_| ())
}

/// The first example of a method that needs nothing but the client.
fn example(text: &str) -> Option<String> {
    let mut blocks = text.split("/// ```no_run\n").skip(1);
    let block = blocks.find(|block| block.trim_start().starts_with("/// # async fn run(client: ") && alone(block))?;
    let lines = block.lines().map(|line| line.trim_start().trim_start_matches("///"));
    let code = lines.take_while(|line| line.trim() != "```").map(|line| {
        let shown = line.strip_prefix(" # ").or_else(|| line.strip_prefix(' '));
        format!("{}\n", shown.unwrap_or(line))
    });
    Some(code.collect())
}

/// Whether the example's function has one parameter.
fn alone(block: &str) -> bool {
    let parameters = block.split_once('(').and_then(|(_, rest)| rest.split_once(')'));
    parameters.is_some_and(|(parameters, _)| !parameters.contains(','))
}
