// Written by postman-codegen; edit the collection and generate again.

//! List harbors: `GET /harbors/`.
//!
//! ```sh
//! cargo run --example harbors
//! ```

use std::error::Error;

use showcase::Client;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let client = Client::builder().build()?;
    let answer = client.harbors().list_harbors().limit(20).await?;
    let content = &*answer;
    println!("{} {content:#?}", answer.status());
    Ok(())
}
