// Written by postman-codegen; edit the collection and generate again.

//! Get a meeting: `GET /meetings/{meeting_id}`.
//!
//! ```sh
//! ZOOM_BEARER_TOKEN=… cargo run --example meetings
//! ```

use std::env;
use std::error::Error;

use zoom::Client;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let client = Client::builder().bearer_token(env::var("ZOOM_BEARER_TOKEN")?).build()?;
    let answer = client
        .meetings()
        .get_meeting(93_398_114_182)
        .show_previous_occurrences(true)
        .await?;
    let content = &*answer;
    println!("{} {content:#?}", answer.status());
    Ok(())
}
