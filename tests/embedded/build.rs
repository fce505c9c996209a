//! Makes the module `scripted`.

use postman_codegen::build::{Build, BuildError};

fn main() -> Result<(), BuildError> {
    Build::new("../../collections/zoom.postman_collection.json").module("scripted")
}
