//! The crates of some of what was tried, compiled: that a file parses does not show that rustc takes it.

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::Command;

use postman_codegen::Generator;

use super::campaign::Trial;
use super::targets::source;

/// Writes the crates of what was kept as a workspace, in `target/fuzz`, and compiles them with their tests and examples; no
/// warning may come. Gives how many there are.
///
/// # Errors
///
/// What rustc says of them; what each was made of stands beside it.
pub(crate) fn compile(kept: &[Trial]) -> Result<usize, Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let folder = root.join("target/fuzz");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let mut made = 0;
    for trial in kept {
        let name = format!("fuzz-{}", made + 1);
        let generator = Generator::new().crate_name(&name).replay().tests();
        let Ok(generated) = generator.generate(&source(trial.kind, &trial.text)) else {
            continue;
        };
        made += 1;
        for file in &generated.files {
            let path = folder.join(&name).join(&file.path);
            fs::create_dir_all(path.parent().unwrap_or(&folder))?;
            fs::write(path, &file.text)?;
        }
        fs::write(
            folder.join(format!("{name}.txt")),
            format!("{}\n{}", trial.name, trial.text),
        )?;
    }
    if made > 0 {
        check(&root, &folder)?;
    }
    Ok(made)
}

fn check(root: &Path, folder: &Path) -> Result<(), Box<dyn Error>> {
    fs::write(
        folder.join("Cargo.toml"),
        "[workspace]\nresolver = \"3\"\nmembers = [\"fuzz-*\"]\n",
    )?;
    fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock"))?;
    let checked = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["check", "--workspace", "--all-targets", "--keep-going", "--quiet"])
        .env("RUSTFLAGS", "-D warnings")
        .env("CARGO_TARGET_DIR", root.join("target/fuzz-target"))
        .current_dir(folder)
        .output()?;
    match checked.status.success() {
        true => Ok(()),
        false => Err(format!(
            "a crate of {} does not compile:\n{}",
            folder.display(),
            String::from_utf8_lossy(&checked.stderr)
        )
        .into()),
    }
}
