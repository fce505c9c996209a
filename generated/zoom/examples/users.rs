// Written by postman-codegen; edit the collection and generate again.

//! List users: `GET /users`.
//!
//! ```sh
//! ZOOM_BEARER_TOKEN=… cargo run --example users
//! ```

use std::env;
use std::error::Error;

use zoom::Client;
use zoom::users::UserStatus;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let client = Client::builder().bearer_token(env::var("ZOOM_BEARER_TOKEN")?).build()?;
    let answer = client
        .users()
        .list_users()
        .status(UserStatus::Active)
        .page_size(30)
        .await?;
    let content = &*answer;
    println!("{} {content:#?}", answer.status());
    Ok(())
}
