//! The program of README.md.

use zoom::users::UpdateUserPasswordError::{BadRequest, NotFound};
use zoom::{Client, Error};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let zoom = Client::builder().bearer_token(std::env::var("ZOOM_TOKEN")?).build()?;
    match zoom.users().update_user_password("me", "correct horse").await {
        Ok(done) => println!("changed: {}", done.status()),
        Err(Error::Api(failure)) => match failure.error() {
            BadRequest(reason) => println!("refused, code {:?}: {reason}", reason.code()),
            NotFound(_) => println!("no such user"),
            _ => println!("failed: {}", failure.status()),
        },
        Err(other) => return Err(other.into()),
    }
    Ok(())
}
