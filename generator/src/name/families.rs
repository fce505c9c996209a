//! Names of what stands under several keys: `openPrice`, `closePrice` → `Price`; `created_by`, `owner`, `owner` → `Owner`.

use std::collections::BTreeMap;

use foldhash::HashMap;

use super::keys::{Words, keys, last_steps};
use crate::shape::{self, Kind, Origin};
use crate::words::{is_in, is_vague, singular, words};

/// Last words of a key that say how something is related to what, and not what it is.
const RELATIONS: &str = "at by for from in of on to with";

/// So many places under different keys of one thing are parts of it.
const SIBLINGS: usize = 3;

/// Names for a type, best first; none where all places call it the same.
pub(super) fn names<'a>(origins: &'a [Origin], kind: &Kind, words_of: &mut Words<'a>) -> Vec<Vec<String>> {
    let mut ends = origins.iter().map(|origin| last_steps(&origin.path));
    let first = ends.next();
    // Most types are called the same in all of their many places.
    if !matches!(kind, Kind::Struct(_)) || ends.all(|end| Some(end) == first) {
        return Vec::new();
    }
    if origins.iter().all(|origin| shape::is_link(&origin.path)) {
        return vec![vec!["link".to_owned()]];
    }
    let spoken: Vec<Vec<Vec<String>>> = origins.iter().map(|origin| keys(&origin.path, words_of)).collect();
    let own: Vec<&[String]> = spoken
        .iter()
        .filter_map(|keys| keys.last())
        .map(Vec::as_slice)
        .collect();
    let said: Vec<&[String]> = own.iter().copied().filter(|words| says(words)).collect();
    let is_one = own.windows(2).all(|pair| pair[0] == pair[1]);
    if is_one || own.len() < 2 || all_say_little(&own) {
        return Vec::new();
    }
    let parts = siblings(origins, &spoken);
    let common =
        Some(common_end(&said)).filter(|words| parts.is_none() && says(words) && !shape::is_wrapper(&words.join("_")));
    let most = most_frequent(&said).filter(|_| parts.is_none());
    let kind = most.is_none().then(|| constant(kind)).flatten();
    // The whole thing of that kind may have the name.
    let reference = kind
        .iter()
        .map(|words| [words.as_slice(), &["reference".to_owned()]].concat());
    let reference: Vec<Vec<String>> = reference.collect();
    parts
        .into_iter()
        .flatten()
        .chain(common)
        .chain(most)
        .chain(kind)
        .chain(reference)
        .collect()
}

/// Whether places differ only in keys that say nothing: what they hold was called the same before.
fn all_say_little(own: &[&[String]]) -> bool {
    let mut said = own
        .iter()
        .filter(|words| !is_vague(words) && !shape::is_wrapper(&words.join("_")));
    let first = said.next();
    said.all(|words| Some(words) == first)
}

fn says(words: &[String]) -> bool {
    let is_relation = words.last().is_none_or(|last| is_in(RELATIONS, last));
    let is_data = words.iter().any(|word| word.bytes().any(|byte| byte.is_ascii_digit()));
    !is_relation && !is_data && !is_vague(words)
}

/// What the keys of parts have in common, else one of what they are parts of.
fn siblings(origins: &[Origin], spoken: &[Vec<Vec<String>>]) -> Option<Vec<Vec<String>>> {
    let mut around: BTreeMap<(usize, &[String]), Vec<usize>> = BTreeMap::new();
    for (index, origin) in origins.iter().enumerate() {
        let (_, parents) = origin.path.split_last()?;
        around.entry((origin.operation.0, parents)).or_default().push(index);
    }
    if around.values().any(|parts| parts.len() < SIBLINGS) {
        return None;
    }
    let own: Vec<&[String]> = spoken
        .iter()
        .filter_map(|keys| keys.last())
        .map(Vec::as_slice)
        .collect();
    let parent = spoken.first().and_then(|keys| keys.iter().rev().nth(1));
    let of_parent = parent.filter(|words| says(words)).map(|words| {
        let mut words = words.clone();
        if let Some(last) = words.last_mut() {
            *last = singular(last);
        }
        words
    });
    let common = [common_end(&own), common_start(&own)];
    let common = common.into_iter().filter(|words| says(words));
    let names: Vec<Vec<String>> = common.chain(of_parent).collect();
    // What they are parts of may have the name.
    let values = names
        .iter()
        .map(|words| [words.as_slice(), &["value".to_owned()]].concat());
    let values: Vec<Vec<String>> = values.collect();
    Some(names.into_iter().chain(values).collect())
}

fn common_end(own: &[&[String]]) -> Vec<String> {
    let Some((first, others)) = own.split_first() else {
        return Vec::new();
    };
    let length = (0..=first.len()).rev().find(|length| {
        let end = &first[first.len() - length..];
        others.iter().all(|words| words.ends_with(end))
    });
    first[first.len() - length.unwrap_or(0)..].to_vec()
}

fn common_start(own: &[&[String]]) -> Vec<String> {
    let Some((first, others)) = own.split_first() else {
        return Vec::new();
    };
    let length = (0..=first.len()).rev().find(|length| {
        let start = &first[..*length];
        others.iter().all(|words| words.starts_with(start))
    });
    first[..length.unwrap_or(0)].to_vec()
}

/// What most places call it; of several the shortest, and of these the first.
fn most_frequent(said: &[&[String]]) -> Option<Vec<String>> {
    let mut counts: HashMap<&[String], usize> = HashMap::default();
    said.iter().for_each(|words| *counts.entry(words).or_default() += 1);
    let most = counts.values().max()?;
    let often = said.iter().filter(|words| counts.get(*words) == Some(most));
    often.min_by_key(|words| words.len()).map(|words| words.to_vec())
}

/// What its own `type` or `object` says it is, in every place.
fn constant(kind: &Kind) -> Option<Vec<String>> {
    let Kind::Struct(fields) = kind else { return None };
    let field = fields
        .iter()
        .find(|field| matches!(field.key.as_str(), "type" | "object" | "kind"))?;
    let text: String = serde_json::from_str(field.sample.as_deref()?).ok()?;
    let is_word = |byte: u8| byte.is_ascii_lowercase() || matches!(byte, b'_' | b'-');
    let words = words(&text);
    (text.bytes().all(is_word) && says(&words)).then_some(words)
}
