//! What the keys on the way to a type say of it.

use foldhash::HashMap;

use crate::shape;
use crate::words::{led, singular, without_count, words};

/// The words of a key, and those of one of the things that it holds: few keys are the keys of most fields.
pub(super) type Words<'a> = HashMap<&'a str, [Vec<String>; 2]>;

/// The words of each key on the way; of what holds many things of one kind, in the singular.
pub(super) fn keys<'a>(path: &'a [String], words_of: &mut Words<'a>) -> Vec<Vec<String>> {
    let mut keys: Vec<Vec<String>> = Vec::new();
    for (index, step) in path.iter().enumerate() {
        if let Some(tag) = step.strip_prefix('|').filter(|tag| !tag.is_empty()) {
            let told = keys.pop().unwrap_or_default();
            keys.push(joined(&words(tag), &told));
        } else if is_key(step) {
            let many = path.get(index + 1).is_some_and(|next| !is_key(next));
            let words = words_of.entry(step).or_insert_with(|| [spoken(step), noun(step)]);
            keys.push(words[usize::from(many)].clone());
        }
    }
    keys
}

/// The last key on the way, and what stands behind it: equal ones have equal words.
pub(super) fn last_steps(path: &[String]) -> &[String] {
    let last = path.iter().rposition(|step| is_key(step));
    &path[last.unwrap_or(0)..]
}

/// Whether a step is a key, and not an element, a value or an arm.
fn is_key(step: &str) -> bool {
    !matches!(step, "[]" | "{}") && !step.starts_with('|')
}

/// The words of a key: `address1` is an address, and what an id leads to is an item.
fn spoken(key: &str) -> Vec<String> {
    if shape::is_id(key) {
        return vec!["item".to_owned()];
    }
    without_count(words(key))
}

/// The words of a key, the last one in the singular.
fn noun(key: &str) -> Vec<String> {
    let mut words = spoken(key);
    if let Some(last) = words.last_mut() {
        *last = singular(last);
    }
    words
}

/// `user`, `user info` → `user info`; nothing is said twice at the seam.
///
/// Where both are too long for a name, the first words give way: the last ones say what it is.
pub(super) fn joined(before: &[String], after: &[String]) -> Vec<String> {
    let most = before.len().min(after.len());
    let seam = (1..=most).rev().find(|count| before.ends_with(&after[..*count]));
    let before = &before[..before.len() - seam.unwrap_or(0)];
    [led(before, after, ""), after].concat()
}
