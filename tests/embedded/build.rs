//! Makes the module `scripted`, and those of collections whose scripts sign.

use postman_codegen::build::{Build, BuildError};

fn main() -> Result<(), BuildError> {
    Build::new("../../collections/zoom.postman_collection.json").module("scripted")?;
    Build::new("../../generator/tests/features/scripts-that-sign.json").module("exchange")?;
    Build::new("../../generator/tests/features/scripts-that-sign-queries.json").module("exchange_by_query")?;
    Build::new("../../generator/tests/features/scripts-that-sign-for-a-server.json").module("desk")?;
    Build::new("../../generator/tests/features/scripts-that-name-the-client.json").module("named")?;
    Build::new("../../generator/tests/features/scripts-that-hash-bytes.json").module("hashing")
}
