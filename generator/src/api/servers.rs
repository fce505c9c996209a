//! Names of servers that a collection writes out.

use super::Setting;
use super::scopes::{Piece, pieces};

/// `base_url` for the origin of most requests, whose rank is 0, else named after the host.
pub(super) fn server_key(settings: &[Setting], text: &str, rank: usize) -> String {
    if rank == 0 && !is_taken(settings, "base_url") {
        return "base_url".to_owned();
    }
    let (scheme, host) = text
        .split_once("://")
        .map_or((None, text), |(scheme, host)| (Some(scheme), host));
    let host = slug(&without_userinfo(host).0);
    // `{{url}}{{site}}` is the URL of a site.
    let mut words: Vec<&str> = host.split('_').collect();
    if words.len() > 1 {
        words.dedup();
        words.retain(|word| *word != "url");
    }
    let host = words.join("_");
    let key = match host.as_str() {
        "" => "url".to_owned(),
        host if host.ends_with("url") => host.to_owned(),
        host => format!("{host}_url"),
    };
    let other = match scheme {
        None if text.contains("{{") => None,
        scheme => Some(format!("{}_{key}", slug(scheme.unwrap_or("http")))),
    };
    unique(settings, &key, other)
}

/// The key; where another setting has it the other one, or the key with a number.
pub(super) fn unique(settings: &[Setting], key: &str, other: Option<String>) -> String {
    let numbered = (2..=settings.len() + 2).map(|number| format!("{key}_{number}"));
    let mut proposals = std::iter::once(key.to_owned()).chain(other).chain(numbered);
    proposals.find(|key| !is_taken(settings, key)).unwrap_or_default()
}

fn is_taken(settings: &[Setting], key: &str) -> bool {
    settings.iter().any(|setting| same_name(&setting.key, key))
}

/// The path of a base address that names no host (`/`, `/api/v1`, `//host/v1`, a blank); `None` for one that does.
pub(super) fn relative(address: &str) -> Option<&str> {
    let text = address.trim();
    let below = text.trim_start_matches('.');
    let path = match below.strip_prefix("//") {
        Some(rest) => rest.trim_start_matches('/').find('/').map_or("", |at| {
            let rest = rest.trim_start_matches('/');
            rest.get(at..).unwrap_or_default()
        }),
        None if below.is_empty() || below.starts_with('/') => below,
        None => return None,
    };
    Some(path.trim_end_matches('/'))
}

/// Whether two keys would give one identifier.
fn same_name(one: &str, other: &str) -> bool {
    let letters = |name: &str| -> String {
        name.chars()
            .filter(|letter| letter.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect()
    };
    letters(one) == letters(other)
}

/// `auth_zoom_us` of `auth.zoom.us`; variables count by their names.
fn slug(text: &str) -> String {
    let words: Vec<String> = text
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    if words.is_empty() {
        "base".to_owned()
    } else {
        words.join("_")
    }
}

/// The origin without a user's name and password, and whether something literal was taken out.
pub(super) fn without_userinfo(text: &str) -> (String, bool) {
    let start = text.find("://").map_or(0, |at| at + 3);
    match text[start..].rfind('@') {
        Some(at)
            if pieces(&text[start..start + at])
                .iter()
                .any(|piece| matches!(piece, Piece::Literal(text) if *text != ":")) =>
        {
            (format!("{}{}", &text[..start], &text[start + at + 1..]), true)
        }
        _ => (text.to_owned(), false),
    }
}
