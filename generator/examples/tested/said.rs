//! What the text of a script asserts, found by searching.

/// What is found.
#[derive(Default)]
pub(crate) struct Said {
    /// Each once.
    pub(crate) statuses: Vec<u16>,
    /// The keys on the way to each field of the answer that is read; lists left out.
    pub(crate) fields: Vec<Vec<String>>,
}

/// What stands before a status.
const STATUS: &[&str] = &[
    "to.have.status(",
    "pm.response.code).to.equal(",
    "pm.response.code).to.eql(",
    "pm.response.code).to.eq(",
    "pm.response.code).to.be.equal(",
    "pm.response.code).to.be.eql(",
    "responseCode.code === ",
    "responseCode.code == ",
    "responseCode.code===",
    "responseCode.code==",
];

/// The whole answer.
const ANSWER: &[&str] = &["pm.response.json()", "JSON.parse(responseBody)"];

/// Searches a script, comments left out.
pub(crate) fn asserted(script: &str) -> Said {
    let lines = script.lines().filter(|line| !line.trim_start().starts_with("//"));
    let text: Vec<&str> = lines.collect();
    let text = text.join("\n");
    let mut said = Said::default();
    for mark in STATUS {
        for (at, mark) in text.match_indices(mark) {
            let code: String = text[at + mark.len()..]
                .chars()
                .take_while(char::is_ascii_digit)
                .collect();
            let status = code.parse().ok().filter(|status| (200..600).contains(status));
            if let Some(status) = status.filter(|status| !said.statuses.contains(status)) {
                said.statuses.push(status);
            }
        }
    }
    for name in ANSWER.iter().flat_map(|answer| names_of(&text, answer)) {
        for (at, _) in text.match_indices(&name) {
            let is_inner = text[..at].ends_with(|before: char| is_letter(before) || before == '.');
            let keys = if is_inner {
                Vec::new()
            } else {
                keys(&text[at + name.len()..])
            };
            if !keys.is_empty() && !said.fields.contains(&keys) {
                said.fields.push(keys);
            }
        }
    }
    said
}

/// The variables that are set to an answer.
fn names_of(text: &str, answer: &str) -> Vec<String> {
    let names = text.match_indices(answer).filter_map(|(at, _)| {
        let follows = text[at + answer.len()..].starts_with([';', '\n', '\r']);
        let before = text[..at].trim_end().strip_suffix('=')?.trim_end();
        let start = before.rfind(|letter| !is_letter(letter)).map_or(0, |end| end + 1);
        (follows && start < before.len()).then(|| before[start..].to_owned())
    });
    names.collect()
}

/// `.data[0].id` gives `data`, `id`; a method at the end is no key.
fn keys(mut rest: &str) -> Vec<String> {
    let mut keys = Vec::new();
    loop {
        if let Some(index) = rest.strip_prefix('[') {
            let Some((place, after)) = index.split_once(']') else {
                return keys;
            };
            if !place.bytes().all(|byte| byte.is_ascii_digit()) {
                return keys;
            }
            rest = after;
            continue;
        }
        let Some(name) = rest.strip_prefix('.') else {
            return keys;
        };
        let end = name.find(|letter| !is_letter(letter)).unwrap_or(name.len());
        let (key, after) = name.split_at(end);
        if key.is_empty() || key == "length" || after.starts_with('(') {
            return keys;
        }
        keys.push(key.to_owned());
        rest = after;
    }
}

fn is_letter(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '_' | '$')
}
