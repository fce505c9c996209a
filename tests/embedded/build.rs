//! Makes the module `scripted`, those of collections whose scripts sign, and one of many secrets.

use postman_codegen::build::{Build, BuildError};

fn main() -> Result<(), BuildError> {
    Build::new("../../collections/zoom.postman_collection.json").module("scripted")?;
    Build::new("../../generator/tests/features/scripts-that-sign.json").module("exchange")?;
    Build::new("../../generator/tests/features/scripts-that-sign-queries.json").module("exchange_by_query")?;
    Build::new("../../generator/tests/features/scripts-that-sign-for-a-server.json").module("desk")?;
    Build::new("../../generator/tests/features/scripts-that-name-the-client.json").module("named")?;
    Build::new("../../generator/tests/features/scripts-that-hash-bytes.json").module("hashing")?;
    Build::new("../../generator/tests/leaks/leaks.json").module("leaks")
}
