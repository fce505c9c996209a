// Written by postman-codegen; edit the collection and generate again.

//! Full-text search: `GET /search`.
//!
//! ```sh
//! SHOWCASE_API_KEY_CREDENTIAL=… cargo run --example search
//! ```

use std::env;
use std::error::Error;

use showcase::Client;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let client = Client::builder()
        .api_key_credential(env::var("SHOWCASE_API_KEY_CREDENTIAL")?)
        .build()?;
    let answer = client.search().full_text_search("a&b #1").in_(["name", "tags"]).await?;
    let content = &*answer;
    println!("{} {content:#?}", answer.status());
    Ok(())
}
