// Written by postman-codegen; edit the collection and generate again.

//! List bookings: `GET /bookings`.
//!
//! ```sh
//! SHOWCASE_BEARER_TOKEN=… cargo run --example bookings
//! ```

use std::env;
use std::error::Error;

use showcase::Client;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let client = Client::builder()
        .bearer_token(env::var("SHOWCASE_BEARER_TOKEN")?)
        .build()?;
    let answer = client.bookings().list_bookings().from("2024-06-01").limit(2).await?;
    let content = &*answer;
    println!("{} {content:#?}", answer.status());
    Ok(())
}
