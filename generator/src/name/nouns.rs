//! The nouns of requests' names: what an answer is called after.

use super::titles;
use crate::words::{is_in, is_vague, singular};

/// Verbs that begin a request's name; what follows is the noun that an answer is called after.
const VERBS: &str = "create fetch find get list read retrieve search show view";

/// Those of them whose answer holds several things, be the noun no plural: `List metadata`.
const LISTING: &str = "list search";

/// Verbs whose answer is the noun too, unless something follows it: `Add user to group` gives no user.
const CHANGES: &str = "activate add archive cancel close copy deactivate disable duplicate edit enable finalize lock \
    modify patch publish replace restore save unarchive unlock update";

/// Words before a noun that say which or how many there are of it.
const COUNTS: &str = "all every list multiple one several single specific";

/// Words that a noun ends before.
const LINKS: &str = "as at by for from in of on per that to under using via where which with within";

/// Plurals of what one thing has.
const PARTS: &str = "credentials details preferences settings stats";

/// The noun of `Get a user` and `Get a user by id`: `user`; of `Get user settings`: `user settings`; empty where there are
/// several.
pub(super) fn subject(phrase: &[String], method: &str) -> Vec<String> {
    let noun = noun_of(phrase);
    if phrase.first().is_some_and(|verb| is_in(LISTING, verb)) {
        return Vec::new();
    }
    if is_plural(&noun, method) { Vec::new() } else { noun }
}

/// The noun of a name that has no verb: `preferences` of `GET /preferences`, called `Preferences`.
pub(super) fn bare(phrase: &[String], method: &str) -> Vec<String> {
    let has_verb = phrase.first().is_some_and(|word| titles::is_verb(word));
    let noun = plain_noun(phrase);
    let says = method == "GET" && !has_verb && !is_vague(&noun) && !is_plural(&noun, method);
    if says { noun } else { Vec::new() }
}

/// Whether it means several things; what changes settings answers seldom with them.
fn is_plural(noun: &[String], method: &str) -> bool {
    let is_part = |last: &String| method == "GET" && is_in(PARTS, last);
    noun.last()
        .is_some_and(|last| singular(last) != *last && !is_part(last))
}

/// The noun of each thing in the answer of `List issue events for a repository`: `issue event`. Its type is called
/// `IssueEventItem`, since what `Get issue event` answers may have more.
pub(super) fn answer_item(phrase: &[String]) -> Vec<String> {
    let mut noun = noun_of(phrase);
    // `repositories starred by a user` are repositories.
    let plural = noun.iter().rposition(|word| singular(word) != *word);
    noun.truncate(plural.map_or(0, |place| place + 1));
    if let Some(last) = noun.last_mut() {
        *last = singular(last);
    }
    noun
}

/// The words after the verb, up to one that links them to what follows; empty for other verbs and long nouns.
fn noun_of(phrase: &[String]) -> Vec<String> {
    let Some((verb, rest)) = phrase.split_first() else {
        return Vec::new();
    };
    let noun = plain_noun(rest);
    let whole = rest.ends_with(&noun);
    let names = is_in(VERBS, verb) || is_in(CHANGES, verb) && whole;
    if names { noun } else { Vec::new() }
}

/// The words up to one that links them to what follows, without how many there are; empty for long nouns.
fn plain_noun(rest: &[String]) -> Vec<String> {
    let is_count = |word: &&String| is_in(COUNTS, word) || *word == "of";
    let counts = rest.iter().take_while(is_count).count();
    // In `Get list` the list is the noun.
    let rest = rest.get(counts..).filter(|rest| !rest.is_empty()).unwrap_or(rest);
    let noun: Vec<String> = rest.iter().take_while(|word| !is_in(LINKS, word)).cloned().collect();
    let fits = (1..=3).contains(&noun.len()) && !noun.iter().any(|word| is_in("and or", word));
    if fits { noun } else { Vec::new() }
}
