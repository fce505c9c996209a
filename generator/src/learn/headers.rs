//! Headers of answers that are kept: the kind of the body, and what the generated client reads.

use super::made_up::MadeUp;

/// Names, or the starts of names that end in `-`, in lower case.
const READ: &str = "etag link location retry-after total-count x-total x-total-count ratelimit- x-rate-limit- \
    x-ratelimit-";

/// The headers to keep.
pub(super) fn read_headers(headers: Vec<(String, String)>) -> Vec<(String, String)> {
    let mut kept: Vec<(String, String)> = headers
        .into_iter()
        .filter(|(name, _)| name.eq_ignore_ascii_case("content-type") || read_name(name).is_some())
        .collect();
    kept.sort();
    kept
}

/// The name in lower case, if the generated client reads such a header.
pub(super) fn read_name(name: &str) -> Option<String> {
    let name = name.to_ascii_lowercase();
    let is_read = |known: &str| known == name || known.ends_with('-') && name.starts_with(known);
    READ.split(' ').any(is_read).then_some(name)
}

/// The value without what it says of the run.
pub(super) fn made_up(name: &str, value: &str, made_up: &mut MadeUp<'_>) -> String {
    if name.eq_ignore_ascii_case("content-type") {
        return value.split(';').next().unwrap_or_default().trim().to_owned();
    }
    match name.to_ascii_lowercase().as_str() {
        "link" => links(value, made_up),
        "etag" => format!("\"{}\"", made_up.text(value.trim_matches('"'))),
        _ if value.bytes().all(|byte| byte.is_ascii_digit()) => value.to_owned(),
        _ => made_up.text(value),
    }
}

/// `<https://…>; rel="next", …`: the URLs are made up, the relations are kept.
fn links(value: &str, made_up: &mut MadeUp<'_>) -> String {
    let links = value.split('<').skip(1).filter_map(|piece| piece.split_once('>'));
    let links = links.map(|(url, rest)| {
        let relation = rest.split("rel=").nth(1).unwrap_or_default();
        let relation = relation.trim_start_matches('"');
        let end = relation.find(|letter: char| !letter.is_ascii_alphabetic());
        let relation = relation.get(..end.unwrap_or(relation.len())).unwrap_or_default();
        format!("<{}>; rel=\"{relation}\"", made_up.text(url))
    });
    links.collect::<Vec<_>>().join(", ")
}
