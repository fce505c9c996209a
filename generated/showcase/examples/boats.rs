// Written by postman-codegen; edit the collection and generate again.

//! List boats: `GET /boats`.
//!
//! ```sh
//! SHOWCASE_BEARER_TOKEN=… cargo run --example boats
//! ```

use std::env;
use std::error::Error;

use showcase::Client;
use showcase::boats::BoatType;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let client = Client::builder()
        .bearer_token(env::var("SHOWCASE_BEARER_TOKEN")?)
        .build()?;
    let answer = client
        .boats()
        .list_boats()
        .type_(BoatType::Sail)
        .sort("-length")
        .await?;
    let content = &*answer;
    println!("{} {content:#?}", answer.status());
    Ok(())
}
