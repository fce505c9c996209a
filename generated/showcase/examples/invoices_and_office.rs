// Written by postman-codegen; edit the collection and generate again.

//! Büro: `GET /büro/öffnungszeiten`.
//!
//! ```sh
//! cargo run --example invoices_and_office
//! ```

use std::error::Error;

use showcase::Client;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let client = Client::builder().build()?;
    let answer = client.invoices_and_office().buro().await?;
    let content = &*answer;
    println!("{} {content:#?}", answer.status());
    Ok(())
}
