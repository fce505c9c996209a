// Written by postman-codegen; edit the collection and generate again.

//! <https://api.harbor.example/v1/webhooks>: `GET /webhooks`.
//!
//! ```sh
//! SHOWCASE_BEARER_TOKEN=… cargo run --example webhooks
//! ```

use std::env;
use std::error::Error;

use showcase::Client;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let client = Client::builder()
        .bearer_token(env::var("SHOWCASE_BEARER_TOKEN")?)
        .build()?;
    let answer = client.webhooks().get_webhooks().await?;
    let content = &*answer;
    println!("{} {content:#?}", answer.status());
    Ok(())
}
