//! `pull`: a collection from Postman's own API.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::Args;
use serde_json::Value;
use ureq::Agent;
use ureq::http::StatusCode;

use super::{Failed, print_raw, shell_word, tell};

/// What `--help` shows at its end.
pub(super) const EXAMPLES: &str = "\
Make a key at https://go.postman.co/settings/me/api-keys.

Example: POSTMAN_API_KEY=… postman-codegen pull 12ece9e1-2abf-4edc-8e34-de66e74114d2 --out zoom.postman_collection.json";

/// The variable of the environment with the key.
const KEY: &str = "POSTMAN_API_KEY";

/// A longer answer is no collection that Postman would hold.
const LONGEST: u64 = 512 << 20;

#[derive(Args)]
pub(super) struct Pull {
    /// The collection's id, as its page in Postman shows it under "Info".
    #[arg(value_name = "ID", value_parser = id)]
    id: String,
    /// Where it is written; by default it is printed.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Overwrite the file.
    #[arg(long, requires = "out")]
    force: bool,
    /// Where Postman's API is.
    #[arg(long, value_name = "URL", default_value = "https://api.getpostman.com")]
    base_url: String,
}

/// What may stand in the path of a URL as it is.
fn id(text: &str) -> Result<String, String> {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
    if !text.is_empty() && text.chars().all(is_plain) {
        Ok(text.to_owned())
    } else {
        Err("an id has letters, digits and `-`".to_owned())
    }
}

pub(super) fn run(options: &Pull) -> Result<(), Failed> {
    if let Some(out) = options.out.as_deref().filter(|out| out.exists() && !options.force) {
        return Err(wrong(
            &format!("`{}` is there already", out.display()),
            "overwrite it with --force",
        ));
    }
    let key = std::env::var(KEY).ok().filter(|key| !key.trim().is_empty());
    let key = key.ok_or_else(|| {
        wrong(
            &format!("the environment has no {KEY}"),
            "set it to a key of Postman's API",
        )
    })?;
    let collection = fetch(options, key.trim())?;
    match &options.out {
        Some(out) => write(out, &collection),
        None => print_raw(&collection),
    }
}

/// The collection as Postman exports it.
fn fetch(options: &Pull, key: &str) -> Result<String, Failed> {
    let url = format!("{}/collections/{}", options.base_url.trim_end_matches('/'), options.id);
    // Followed to another origin, the key would be given away.
    let config = Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .timeout_global(Some(Duration::from_secs(300)))
        .build();
    let answer = Agent::new_with_config(config).get(&url).header("X-Api-Key", key).call();
    let mut answer = answer.map_err(|error| wrong(&format!("cannot ask {url}: {error}"), "try again"))?;
    let status = answer.status();
    let text = answer.body_mut().with_config().limit(LONGEST).read_to_string();
    let text = text.map_err(|error| wrong(&format!("cannot read the answer of {url}: {error}"), "try again"))?;
    if status != StatusCode::OK {
        return Err(refused(status, &text, &options.id));
    }
    let mut answer: Value = serde_json::from_str(&text).unwrap_or_default();
    match answer.get_mut("collection").map(Value::take) {
        Some(collection) if collection.is_object() => Ok(format!("{collection:#}\n")),
        _ => Err(wrong(
            &format!("the answer of {url} holds no collection"),
            "look at --base-url",
        )),
    }
}

fn refused(status: StatusCode, text: &str, id: &str) -> Failed {
    let said: Value = serde_json::from_str(text).unwrap_or_default();
    let said = said["error"]["message"].as_str().unwrap_or_default();
    let said: String = said.chars().filter(|letter| !letter.is_control()).take(200).collect();
    let (message, help) = match status.as_u16() {
        401 | 403 => (
            format!("Postman refuses the key in {KEY} for the collection `{id}`"),
            "make a key at https://go.postman.co/settings/me/api-keys",
        ),
        404 => (
            format!("Postman has no collection `{id}` for this key"),
            "take the id from the collection's page in Postman, under Info",
        ),
        429 => (
            "Postman takes no more calls now".to_owned(),
            "wait a minute; a month's limit is shown at https://go.postman.co/billing",
        ),
        _ => (format!("Postman answered {status}"), "try again"),
    };
    let message = if said.is_empty() {
        message
    } else {
        format!("{message}: {said}")
    };
    wrong(&message, help)
}

fn write(out: &Path, collection: &str) -> Result<(), Failed> {
    let written = fs::write(out, collection);
    written.map_err(|error| {
        wrong(
            &format!("cannot write `{}`: {error}", out.display()),
            "choose another file",
        )
    })?;
    tell(&format!(
        "{}\ntry next:\n  postman-codegen generate {}",
        out.display(),
        shell_word(out)
    ));
    Ok(())
}

fn wrong(message: &str, help: &str) -> Failed {
    Failed::Wrong(format!("error: {message}\n  help: {help}; nothing was written"))
}
