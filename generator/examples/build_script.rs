//! How a `build.rs` makes a client of a collection.
//!
//! In a build script the crate is written into a folder of the workspace, or into `OUT_DIR`; Cargo is told to run it
//! again when the collection changes.

use std::error::Error;
use std::path::Path;

use postman_codegen::Generator;
use postman_codegen::source::Source;

fn main() -> Result<(), Box<dyn Error>> {
    let collection = Path::new("collections/zoom.postman_collection.json");
    println!("cargo::rerun-if-changed={}", collection.display());
    let source = Source::load(collection, None, None)?;
    let folder = std::env::var_os("OUT_DIR").unwrap_or_else(|| std::env::temp_dir().into());
    let folder = Path::new(&folder).join("zoom");
    let (generated, written) = Generator::new().crate_name("zoom").write(&source, &folder)?;
    if !generated.warnings.list.is_empty() {
        println!(
            "cargo::warning={} remarks about the collection",
            generated.warnings.list.len()
        );
    }
    println!(
        "{} operations, {} files changed in {}",
        generated.operations,
        written.changed,
        folder.display()
    );
    Ok(())
}
