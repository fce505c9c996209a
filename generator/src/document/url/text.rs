//! URLs and queries written as one text.

use crate::document::{QueryEntry, Url};

/// Splits the text of a URL into origin, path and query (postman-format.md, 3.1).
///
/// Leading white space and the fragment are dropped, `\` is read as `/`, `{{…}}` is opaque.
pub(in crate::document) fn split(text: &str) -> Url {
    let text = text.trim_start_matches(|first: char| first.is_whitespace() || first == '\u{feff}');
    let mask = masked(text);
    let end = mask.find('#').unwrap_or(mask.len());
    let head_end = mask[..end].find('?').unwrap_or(end);
    let query = (head_end < end).then(|| query_text(&text[head_end + 1..end], &mask[head_end + 1..end]));
    let (protocol, start) = match mask[..head_end].replace('\\', "/").find("://") {
        Some(at) => {
            let rest = mask[at + 3..head_end].trim_start_matches(['/', '\\']);
            (&text[..at], head_end - rest.len())
        }
        None => ("", 0),
    };
    let path_start = mask[start..head_end]
        .find(['/', '\\'])
        .map_or(head_end, |at| start + at);
    let separator = if protocol.is_empty() { "" } else { "://" };
    Url {
        origin: format!("{protocol}{separator}{}", &text[start..path_start]),
        path: slashes(&text[path_start..head_end], &mask[path_start..head_end]),
        query,
        ..Url::default()
    }
}

/// The text with every `{{…}}` blotted out, byte for byte, so that what is found in it has a meaning.
fn masked(text: &str) -> String {
    let mut mask = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find("{{") {
        // Of `{{{{x}}` the inner pair counts.
        let name = &rest[open + 2..];
        match name.find(['{', '}']) {
            Some(close) if name[close..].starts_with("}}") => {
                mask.push_str(&rest[..open]);
                mask.push_str(&"_".repeat(close + 4));
                rest = &name[close + 2..];
            }
            _ => {
                mask.push_str(&rest[..open + 1]);
                rest = &rest[open + 1..];
            }
        }
    }
    mask.push_str(rest);
    mask
}

fn slashes(text: &str, mask: &str) -> String {
    if !mask.contains('\\') {
        return text.to_owned();
    }
    let mut written = String::with_capacity(text.len());
    for (index, letter) in text.char_indices() {
        let outside = mask[index..].starts_with('\\');
        written.push(if outside { '/' } else { letter });
    }
    written
}

fn query_text(text: &str, mask: &str) -> Vec<QueryEntry> {
    let mut entries = Vec::new();
    let mut start = 0;
    for part in mask.split('&') {
        entries.push(pair(&text[start..start + part.len()]));
        start += part.len() + 1;
    }
    blank(&mut entries);
    entries
}

/// Splits a query text without regard to variables, as Postman does outside URLs.
pub(in crate::document) fn pairs(text: &str) -> Vec<QueryEntry> {
    let mut entries: Vec<QueryEntry> = text.split('&').map(pair).collect();
    blank(&mut entries);
    entries
}

/// `a=1` has a value, `a` has none.
pub(in crate::document) fn pair(text: &str) -> QueryEntry {
    let (key, value) = match text.split_once('=') {
        Some((key, value)) => (key, Some(value.to_owned())),
        None => (text, None),
    };
    QueryEntry {
        key: Some(key.to_owned()),
        value,
        ..QueryEntry::default()
    }
}

/// An empty part has no key, unless it is the last.
fn blank(entries: &mut [QueryEntry]) {
    if let Some((_, others)) = entries.split_last_mut() {
        for entry in others {
            if entry.value.is_none() && entry.key.as_deref() == Some("") {
                entry.key = None;
            }
        }
    }
}
